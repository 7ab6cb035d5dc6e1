use super::*;
use crate::diagnostic::Severity;

fn plan(list: &str) -> Plan {
    convert(&Source::new("projects.txt", list), &RuleSet::default())
}

/// The plan in short: objectives, key results, initiatives, and what is not placed.
fn outline(plan: &Plan) -> String {
    let mut text = String::new();
    for objective in &plan.objectives {
        text += &format!("O {}\n", objective.text.as_deref().unwrap_or("-"));
        for key_result in &objective.key_results {
            text += &format!("K {}\n", key_result.text);
            text.extend(key_result.initiatives.iter().map(|it| format!("I {}\n", it.text)));
        }
    }
    text.extend(plan.unplaced.iter().map(|it| format!("- {} {}\n", it.reason.name(), it.text)));
    text
}

#[test]
fn a_list_becomes_objectives_with_the_projects_under_what_they_move() {
    let list = "Projects for spring\n- Launch a newsletter\n- Write 10 articles\n- Webinar series\n* Migrate to a new CRM\n\
                - Website traffic\n- Weekly team meeting\n";
    let expected = "O Buyers see quickly that we are the right choice\n\
        K Increase qualified leads from events to [target?] per event (now [baseline?])\nI Webinar series\n\
        K Increase lead-to-deal conversion from [baseline?]% to [target?]%\nI Migrate to a new CRM\n\
        O Customers come back and bring others with them\n\
        K Increase repeat purchase rate from [baseline?]% to [target?]%\nI Launch a newsletter\n\
        O Buyers know us and come to us by themselves\n\
        K Increase organic visits from [baseline?] to [target?] per month\nI Write 10 articles\n\
        - kpi Website traffic\n- routine Weekly team meeting\n";
    assert_eq!(outline(&plan(list)), expected);
}

#[test]
fn what_it_writes_draws_no_error() {
    for list in [
        "Rebrand\nAttribution model\nSEO audit\nTrade fair in Poland\nHire 2 designers\n",
        "1. ISO 27001 certification\n2. New data warehouse\n3. Onboarding flow\n4. Incident process\n",
        "| Project | Owner |\n|---|---|\n| Fundraising campaign | Ana |\n| Volunteer day | Ben |\n",
        "",
        "-\n\n# x\n",
    ] {
        let plan = plan(list);
        let errors = plan.report.diagnostics.iter().filter(|it| it.severity == Severity::Error);
        let errors: Vec<_> = errors.filter(|it| it.objective.is_some()).map(|it| &it.rule).collect();
        assert!(errors.is_empty(), "{errors:?}\n{}", plan.draft());
        assert!(plan.objectives.len() <= OBJECTIVES);
        assert!(plan.objectives.iter().all(|it| (1..=KEY_RESULTS).contains(&it.key_results.len())));
    }
}

#[test]
fn every_line_is_somewhere() {
    let list = "- Launch a newsletter\n- Zzyx the frobnicator\n- Reply to tickets\n- [x] Rebrand (owner: Ana)\n";
    let plan = plan(list);
    let initiatives = plan.objectives.iter().flat_map(|it| &it.key_results).flat_map(|it| &it.initiatives);
    let placed: Vec<_> = initiatives.map(|it| it.origin).collect();
    assert_eq!(placed.len() + plan.unplaced.len(), 4, "{}", plan.draft());
    let of = |span: Span| &list[span.range()];
    assert!(placed.iter().flatten().any(|span| of(*span) == "Rebrand (owner: Ana)"), "{}", plan.draft());
}

#[test]
fn key_results_of_one_objective_take_different_stages() {
    let list =
        "Rebrand\nBrand campaign\nPress release\nSEO audit\nArticle\nPodcast\nReferral programme\nLoyalty programme\n";
    for objective in plan(list).objectives {
        let ids = objective.key_results.iter().filter_map(|it| it.metric);
        let mut stages: Vec<_> = ids.filter_map(knowledge::metric).map(|metric| metric.stage as usize).collect();
        stages.dedup();
        assert_eq!(stages.len(), objective.key_results.len(), "{objective:?}");
    }
}
