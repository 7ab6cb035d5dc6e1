//! What is read from drafts in free text: every layout that people use, as one draft and what stands in it.
//!
//! Each case is a draft and its statements, one a line: `O` an objective, `K` a key result, `I` an initiative, `-` a slot
//! without text. The laws at the end hold for any input at all.

use okrlint::model::{Document, FieldName, Form, Format, ProblemKind, Shape, Slot};
use okrlint::parse::parse;
use okrlint::text::Text;

/// The statements of a document, one a line.
fn show(document: &Document) -> String {
    let mut lines = String::new();
    let mut add = |mark: &str, text: &str| {
        lines.push_str(mark);
        lines.push(' ');
        lines.push_str(text);
        lines.push('\n');
    };
    for objective in &document.objectives {
        add("O", objective.text.as_ref().map_or("-", Text::as_str));
        objective.initiatives.iter().for_each(|initiative| add("  I", initiative.text.as_str()));
        for key_result in &objective.key_results {
            add("  K", key_result.text.as_str());
            key_result.initiatives.iter().for_each(|initiative| add("    I", initiative.text.as_str()));
        }
    }
    document.initiatives.iter().for_each(|initiative| add("I", initiative.text.as_str()));
    lines
}

#[track_caller]
fn check(source: &str, expected: &str) -> Document {
    let document = parse(source, None, "<stdin>");
    assert_eq!(show(&document), expected, "\n{source}");
    check_places(source, &document);
    document
}

/// Every text knows its place.
fn check_places(source: &str, document: &Document) {
    let check = |text: &Text| {
        let span = text.span();
        assert!(source.get(span.range()).is_some(), "{span:?} slices the source");
        let mut at = 0;
        for c in text.as_str().chars() {
            let place = text.locate(at..at + c.len_utf8());
            assert!(source.get(place.range()).is_some(), "{place:?} slices the source");
            at += c.len_utf8();
        }
    };
    for objective in &document.objectives {
        assert!(source.get(objective.span.range()).is_some());
        objective.text.iter().chain(&objective.description).chain(&objective.team).for_each(check);
        for key_result in &objective.key_results {
            check(&key_result.text);
            key_result
                .fields
                .owners
                .iter()
                .chain(&key_result.fields.due)
                .chain(&key_result.fields.status)
                .for_each(check);
        }
    }
    document.skipped.iter().for_each(|skipped| assert!(source.get(skipped.span.range()).is_some()));
    document.problems.iter().for_each(|problem| assert!(source.get(problem.span.range()).is_some()));
    document.comments.iter().chain(&document.context).for_each(check);
}

const TWO: &str =
    "O Bakers order their flour from us\n  K Online orders from 12% to 30%\n  K Repeat orders from 2 to 5 a month\n";

/// Layouts that all say the same two key results of one objective.
#[test]
fn a_title_names_what_the_headings_below_it_are() {
    check(
        "# Objectives Q3\n\n## Dealers enjoy selling us\n\n- Dealer NPS from 12 to 35\n- Reorder rate from 24% to 40%\n",
        "O Dealers enjoy selling us\n  K Dealer NPS from 12 to 35\n  K Reorder rate from 24% to 40%\n",
    );
    check(
        "# Team goals\n\n## Be the first choice of dealers\n\n- Launch portal\n- Reorder rate to 40%\n",
        "O Be the first choice of dealers\n  K Launch portal\n  K Reorder rate to 40%\n",
    );
    check(
        "# 2027 goals\n\n## Guides\n\n- Readers find an answer at once\n- Authors publish without help\n",
        "O Readers find an answer at once\nO Authors publish without help\n",
    );
}

#[test]
fn one_draft_in_many_layouts() {
    let layouts = [
        "O1: Bakers order their flour from us\nKR1.1: Online orders from 12% to 30%\nKR1.2: Repeat orders from 2 to 5 a month\n",
        "O1 Bakers order their flour from us\n  KR1 Online orders from 12% to 30%\n  KR2 Repeat orders from 2 to 5 a month\n",
        "Objective: Bakers order their flour from us\nKey results:\n- Online orders from 12% to 30%\n- Repeat orders from 2 to 5 a month\n",
        "Objective: Bakers order their flour from us\n\nKey results:\n\nOnline orders from 12% to 30%\n\nRepeat orders from 2 to 5 a month\n",
        "Objective\nBakers order their flour from us\n\nKey Results\n1. Online orders from 12% to 30%\n2. Repeat orders from 2 to 5 a month\n",
        "Bakers order their flour from us\n- Online orders from 12% to 30%\n- Repeat orders from 2 to 5 a month\n",
        "Bakers order their flour from us\n\n* Online orders from 12% to 30%\n\n* Repeat orders from 2 to 5 a month\n",
        "1. Bakers order their flour from us\n   a) Online orders from 12% to 30%\n   b) Repeat orders from 2 to 5 a month\n",
        "1. Bakers order their flour from us\n1.1 Online orders from 12% to 30%\n1.2 Repeat orders from 2 to 5 a month\n",
        "1. Bakers order their flour from us\n- Online orders from 12% to 30%\n- Repeat orders from 2 to 5 a month\n",
        "•\tBakers order their flour from us\no\tOnline orders from 12% to 30%\no\tRepeat orders from 2 to 5 a month\n",
        "- Bakers order their flour from us\n\t- Online orders from 12% to 30%\n\t- Repeat orders from 2 to 5 a month\n",
        "🎯 Bakers order their flour from us\n✅ Online orders from 12% to 30%\n❌ Repeat orders from 2 to 5 a month\n",
        "🎯 Objective: Bakers order their flour from us\n📈 KR1: Online orders from 12% to 30%\n📈 KR2: Repeat orders from 2 to 5 a month\n",
        "Bakers order their flour from us\n[ ] Online orders from 12% to 30%\n[x] Repeat orders from 2 to 5 a month\n",
        "Objective: Bakers order their flour\nfrom us\nKR: Online orders from 12%\n    to 30%\nKR: Repeat orders from 2 to 5 a month\n",
        "O\tBakers order their flour from us\nKR\tOnline orders from 12% to 30%\nKR\tRepeat orders from 2 to 5 a month\n",
        "O1\tBakers order their flour from us\nKR1.1\tOnline orders from 12% to 30%\nKR1.2\tRepeat orders from 2 to 5 a month\n",
        "Obj 1 > Bakers order their flour from us\nKR 1.1 > Online orders from 12% to 30%\nKR 1.2 > Repeat orders from 2 to 5 a month\n",
        "Bakers order their flour from us\n➡️ Online orders from 12% to 30%\n→ Repeat orders from 2 to 5 a month\n",
        "Q2 2027 - Flour Sales\nBakers order their flour from us\nOnline orders from 12% to 30%\nRepeat orders from 2 to 5 a month\n",
        "Flour sales team, Q2\n\nBakers order their flour from us\nOnline orders from 12% to 30%\nRepeat orders from 2 to 5 a month\n",
        "[10:02] Ida: Objective: Bakers order their flour from us\n[10:03] Ole: KR: Online orders from 12% to 30%\n[10:04] Ida: KR: Repeat orders from 2 to 5 a month\n",
        "Bakers order their flour from us, as measured by Online orders from 12% to 30% and Repeat orders from 2 to 5 a month\n",
        "Objective                          Metric                          From   To\nBakers order their flour from us   Online orders from 12% to 30%   12%    30%\n                                   Repeat orders from 2 to 5 a month   2   5\n",
        "> Objective: Bakers order their flour from us\n> - KR: Online orders from 12% to 30%\n> - KR: Repeat orders from 2 to 5 a month\n",
        "Bakers order their flour from us\nOnline orders from 12% to 30%\nRepeat orders from 2 to 5 a month\n",
        "# OKRs\n\n### Objective\n\nBakers order their flour\nfrom us\n\n### Key results\n- Online orders from 12% to 30%\n- Repeat orders from 2 to 5 a month\n",
        "## Bakers order their flour from us\n\nThey call three mills today. We want to be the first.\n\n- [ ] Online orders from 12% to 30%\n- [x] Repeat orders from 2 to 5 a month\n",
        "# Sales OKRs\n- **Bakers order their flour from us**\n  - Online orders from 12% to 30%\n  - Repeat orders from 2 to 5 a month\n",
        "### Objective: `Bakers order their flour from us`\n- **Tracked:** weekly\n- **Key Results:** Ida and Ole\n  1. `Online orders from 12% to 30%`\n  2. `Repeat orders from 2 to 5 a month`\n<br />\n- **Notes:**\n  * Counted on Fridays\n",
        "- **Objective:** [Bakers order their flour from us](https://example.org/1)\n  - **Key Results:**\n    - [Online orders from 12% to 30%](https://example.org/2) - @ida\n    - Repeat orders from 2 to 5 a month - @ole\n",
        "- **Sales: Bakers order their flour from us**\n  - Sales KR: Online orders from 12% to 30%\n  - Sales KR: Repeat orders from 2 to 5 a month\n",
        "| Objective | Key result |\n|---|---|\n| Bakers order their flour from us | Online orders from 12% to 30% |\n| | Repeat orders from 2 to 5 a month |\n",
        "h2. Objective: Bakers order their flour from us\n|| KR || Owner ||\n| Online orders from 12% to 30% | Ida |\n| Repeat orders from 2 to 5 a month | Ole |\n",
        "| OKR | KRs |\n|---|---|\n| Bakers order their flour from us | Online orders from 12% to 30%<br>Repeat orders from 2 to 5 a month |\n",
        "## Objective: Bakers order their flour from us\n\n| KR | Owner |\n|:--|--:|\n| Online orders from 12% to 30% | Ida |\n| Repeat orders from 2 to 5 a month | Ole |\n",
        "| Objective | Bakers order their flour from us |\n| KR | Online orders from 12% to 30% |\n| KR | Repeat orders from 2 to 5 a month |\n",
        "|  |  |\n|---|---|\n| **Goal** | Bakers order their flour from us |\n| **Key Result 1** | Online orders from 12% to 30% |\n| **Key Result 2** | Repeat orders from 2 to 5 a month |\n| **Owner** | Ida |\n",
        "<h2>Objective: Bakers order their flour from us</h2>\n<ul><li>Online orders from 12% to 30%</li><li>Repeat orders from 2 to 5 a month</li></ul>\n",
        "Objective: Bakers order their flour from us KR1: Online orders from 12% to 30%; KR2: Repeat orders from 2 to 5 a month\n",
        "Bakers order their flour from us | KR1: Online orders from 12% to 30% | KR2: Repeat orders from 2 to 5 a month\n",
        "- **O1:** Bakers order their flour from us **KR1:** Online orders from 12% to 30% **KR2:** Repeat orders from 2 to 5 a month\n",
        "**Objective:** Bakers order their flour from us **Key results:** 1) Online orders from 12% to 30% 2) Repeat orders from 2 to 5 a month\n",
        "Objective: Bakers order their flour from us\nKey results: • Online orders from 12% to 30% • Repeat orders from 2 to 5 a month\n",
        "Goal: Bakers order their flour from us\nMeasure: Online orders from 12% to 30%\nMeasure: Repeat orders from 2 to 5 a month\n",
        "Goal: Bakers order their flour from us\nHow we measure success:\n- Online orders from 12% to 30%\n- Repeat orders from 2 to 5 a month\n",
        "## Bakers order their flour from us\n- Online orders from 12% to 30%\n- Repeat orders from 2 to 5 a month\n\n# Notes\n\nA list for later\nTalk to Ida\n",
        "Objective A: Bakers order their flour from us\nKR A1: Online orders from 12% to 30%\nKR A2) Repeat orders from 2 to 5 a month\n",
        "[O1] Bakers order their flour from us\n[KR1] Online orders from 12% to 30%\n[KR2] Repeat orders from 2 to 5 a month\n",
        "Objective — Bakers order their flour from us\nKR — Online orders from 12% to 30%\nKR — Repeat orders from 2 to 5 a month\n",
        "I. Bakers order their flour from us\n   a. Online orders from 12% to 30%\n   b. Repeat orders from 2 to 5 a month\n",
        "Bakers order their flour from us, as measured by:\n- Online orders from 12% to 30%\n- Repeat orders from 2 to 5 a month\n",
        "h2. Objective: Bakers order their flour from us\n* Online orders from 12% to 30% (SALES-12)\n** counted weekly\n* Repeat orders from 2 to 5 a month [SALES-13]\n",
        "h2. Objective: Bakers order their flour from us\n# Online orders from 12% to 30%\n# Repeat orders from 2 to 5 a month\n",
        "O1 Bakers order their flour from us\n==> KR1 Online orders from 12% to 30%\n==> KR2 Repeat orders from 2 to 5 a month\n",
        "O 1 : Bakers order their flour from us\nKR 1 . 1 : Online orders from 12% to\n30%\nKR 1 . 2 : Repeat orders from 2 to 5 a month\n",
        "Flour sales\n    Bakers order their flour from us\n        Online orders from 12% to 30%\n        Repeat orders from 2 to 5 a month\n",
        "| # | Objective | KR 1 | KR 2 | KR 3 |\n|---|---|---|---|---|\n| 1 | Bakers order their flour from us | Online orders from 12% to 30% | Repeat orders from 2 to 5 a month | |\n",
        "<table><tr><th>Objective</th><th>Key results</th><th>Owner</th></tr><tr><td rowspan=\"2\"><p>Bakers order their flour from us</p></td><td><ul><li>Online orders from 12% to 30%</li></ul></td><td>Ida</td></tr><tr><td><p>Repeat orders from 2 to 5 a month</p></td><td>Ole</td></tr></table>\n",
        "Objective: Bakers order their flour from us\nHow we'll measure it:\n- Online orders from 12% to 30%\n- Repeat orders from 2 to 5 a month\n",
        "Objective: Bakers order their flour from us 🟢 0.6\n- Online orders from 12% to 30% – 🟢\n- Repeat orders from 2 to 5 a month (2/5)\n",
        "Objective 1: Bakers order their flour from us\n(a) Online orders from 12% to 30%\n(b) Repeat orders from 2 to 5 a month\n",
        "Objectives Q2 2027:\n1) Bakers order their flour from us\n   - KR: Online orders from 12% to 30%\n   - KR: Repeat orders from 2 to 5 a month\n",
        "Objectives\n1. Bakers order their flour from us\n\nKey Results for Objective 1\n- Online orders from 12% to 30%\n- Repeat orders from 2 to 5 a month\n",
        "## Bakers order their flour from us\n- Online orders from 12% to 30%\n- Repeat orders from 2 to 5 a month\n\n**Risks**\n- A dry summer\n",
        "Bakers order their flour from us\nOwner: Ida\n- Online orders from 12% to 30% | Ole | 30 June\n- Repeat orders from 2 to 5 a month | Ida | 30 June\n",
        "Objective | Key result | Owner\nBakers order their flour from us | Online orders from 12% to 30% | Ida\n | Repeat orders from 2 to 5 a month | Ole\n",
        "| Key result | Owner |\n|---|---|\n| **Objective 1: Bakers order their flour from us** | |\n| Online orders from 12% to 30% | Ida |\n| Repeat orders from 2 to 5 a month | Ole |\n",
        "OBJECTIVE\nBakers order their flour from us\n\nKEY RESULTS\nOnline orders from 12% to 30%\nRepeat orders from 2 to 5 a month\n\nOWNER\nIda\n",
        "Objective: Bakers order their flour from us\n·\u{a0}\u{a0} Online orders from 12% to 30% -> 25\no\u{a0}\u{a0} counted weekly\n·\u{a0}\u{a0} Repeat orders from 2 to 5 a month\n",
        "<details>\n<summary>\nOKRs\n</summary>\n\n- Objective: Bakers order their flour from us\n  - Key result: Online orders from 12% to 30%\n  - Key result: Repeat orders from 2 to 5 a month\n\n</details>\n",
    ];
    for layout in layouts {
        check(layout, TWO);
        check(&layout.replace('\n', "\r\n"), TWO);
        check(&format!("\u{feff}{layout}"), TWO);
    }
}

#[test]
fn marks_around_statements_are_no_text() {
    let lines = [
        "- [P0] Online orders from 12% to 30%",
        "- Online orders from 12% to 30% [P1][SALES]",
        "- ~~Online orders from 12% to 30%~~",
        "- Online orders from 12% to 30% (#14)",
        "- Online orders from 12% to 30% => 25%, the shop was late",
        "- Online orders from 12% to 30% (WIP: half)",
        "- Online orders from 12% to 30% {: #orders}",
        "- **Online orders** from `12%` to *30%*",
        "- Online orders from 12% to 30% <!-- or 35? -->",
        "- Online orders from 12% to 30% Epic 720",
        "- Online orders from 12% to 30% (7/10)",
        "- :rocket: Online orders from 12% to 30%",
        "- Online orders from 12% to 30% (owner: Ida, due: 15 May)",
    ];
    for line in lines {
        check(
            &format!("Objective: Bakers order from us\n{line}\n"),
            "O Bakers order from us\n  K Online orders from 12% to 30%\n",
        );
    }
    for kept in [
        "Win {#} shops by {date}",
        "Reach [number] bakers",
        "Answer in <3min",
        "Cost < $X",
        "Be 2 times as fast (10x)",
        "Use C# or Rust|Go",
        "X% of bakers, up from ??%",
    ] {
        check(
            &format!("Objective: Bakers order from us\n- {kept}\n"),
            &format!("O Bakers order from us\n  K {kept}\n"),
        );
    }
}

#[test]
fn cascades_keep_each_key_result_with_the_nearest_objective() {
    let source = "1. **CEO: Bakers know us**\n    1. CEO KR: Named by 40% of bakers\n        1. **CMO: The mill tour is the talk of the trade**\n            1. CMO KR: 900 visitors => 720\n    1. CEO KR: Sold in 14 regions\n";
    let document = check(
        source,
        "O Bakers know us\n  K Named by 40% of bakers\n  K Sold in 14 regions\nO The mill tour is the talk of the trade\n  K 900 visitors\n",
    );
    assert_eq!(document.objectives[1].fields.owners[0].as_str(), "CMO");
    let tree = "### Vision: The mill of the north\n\n* Bakers know us ([#5](https://example.org/5))\n\t* [P0] Be named first\n\t\t* [P0] Press pages\n\t\t\t* [P1] 12 articles\n\t\t\t* [P1] 3 awards\n\t\t* [P1] Radio spots\n\t* Sold in 14 regions\n* Bakers stay\n\t* Churn from 9% to 5%\n";
    check(
        tree,
        "O Bakers know us\n  K Sold in 14 regions\nO Be named first\n  K Radio spots\nO Press pages\n  K 12 articles\n  K 3 awards\nO Bakers stay\n  K Churn from 9% to 5%\n",
    );
}

#[test]
fn headings_group_and_name_teams_and_cycles() {
    let source = "# Q3 2026\n\n## Sales\n\n### O1: Bakers order from us\n- KR1: 40 orders\n\n## Mill\n\n### O1: Flour never runs out\n- KR1: 0 days without rye\n";
    let document =
        check(source, "O Bakers order from us\n  K 40 orders\nO Flour never runs out\n  K 0 days without rye\n");
    assert_eq!(document.cycle.as_ref().map(|cycle| cycle.text.as_str()), Some("Q3 2026"));
    assert!(document.cycle.is_some_and(|cycle| cycle.period.is_some()));
    let teams: Vec<_> = document.objectives.iter().map(|objective| objective.team.as_ref().map(Text::as_str)).collect();
    assert_eq!(teams, [Some("Sales"), Some("Mill")]);
    let quarters = "# OKRs\n\n## Q1 2026\nBakers order from us (7/10)\n- 40 orders\n- 3 regions\n\n## Q2 2026\nFlour never runs out\n- 0 days without rye\n\nNew mill\n";
    let document = check(
        quarters,
        "O Bakers order from us\n  K 40 orders\n  K 3 regions\nO Flour never runs out\n  K 0 days without rye\nO New mill\n",
    );
    let cycles: Vec<_> =
        document.objectives.iter().map(|objective| objective.cycle.as_ref().map(|cycle| cycle.text.as_str())).collect();
    assert_eq!(cycles, [Some("Q1 2026"), Some("Q2 2026"), Some("Q2 2026")]);
}

#[test]
fn what_stands_around_is_kept() {
    let source = "Team: Flour sales\nCycle: Q3 2026\nMission: Good bread everywhere\n\nNot this quarter:\n- A second mill\n- Exports\n\nO1: Bakers order from us\nOwner: Ida\nType: aspirational\nWhy: margins are better there\n\
        KR1: Online orders (committed)\n  - Baseline: 12%\n  - Target: 30%\n  - Data source: shop\n  - Confidence: 6/10\n  Initiatives:\n  - Weekly price mail\nKR2: Repeat orders from 2 to 5\n  Owner: Ole | Due: 15 May\n";
    let document = check(
        source,
        "O Bakers order from us\n  K Online orders\n    I Weekly price mail\n  K Repeat orders from 2 to 5\n",
    );
    assert_eq!(document.team.as_ref().map(Text::as_str), Some("Flour sales"));
    assert_eq!(document.context.iter().map(Text::as_str).collect::<Vec<_>>(), ["Good bread everywhere"]);
    let non_goals = document.non_goals.as_ref().map(|goals| goals.iter().map(Text::as_str).collect::<Vec<_>>());
    assert_eq!(non_goals, Some(vec!["A second mill", "Exports"]));
    let objective = &document.objectives[0];
    assert_eq!(objective.fields.owners[0].as_str(), "Ida");
    assert!(objective.fields.kind.is_some() && objective.fields.reason.is_some());
    let [first, second] = objective.key_results.as_slice() else { panic!("two key results") };
    assert_eq!(first.fields.baseline.as_ref().map(Text::as_str), Some("12%"));
    assert_eq!(first.fields.data_source.as_ref().map(Text::as_str), Some("shop"));
    assert_eq!(second.fields.owners[0].as_str(), "Ole");
    assert_eq!(second.fields.due.as_ref().map(Text::as_str), Some("15 May"));
}

/// Owners, dues and confidences that share a line, each with the statement that it is said of.
#[test]
fn fields_that_share_a_line_are_told_apart() {
    let source = "*Team: Flour sales · Owner: Priya N.*\n\n## O1: Bakers order from us\n*Owner: Maria · Confidence: 70% · Supports: O2*\n\n\
        - Online orders from 12% to 30% (owner: @tom – due 12/15)\n- Repeat orders from 2 to 5 — owner: @tom – due 12/15\n- Orders by phone from 9 to 3 [owner: Lea] [confidence: 50%]\n\n## O2: Flour never runs out\n- KR: 0 days without rye\n";
    let document = check(
        source,
        "O Bakers order from us\n  K Online orders from 12% to 30%\n  K Repeat orders from 2 to 5\n  K Orders by phone from 9 to 3\nO Flour never runs out\n  K 0 days without rye\n",
    );
    assert_eq!(document.team.as_ref().map(Text::as_str), Some("Flour sales"));
    let owners = |fields: &okrlint::model::Fields| {
        fields.owners.iter().map(|owner| owner.as_str().to_owned()).collect::<Vec<_>>()
    };
    let [first, second] = document.objectives.as_slice() else { panic!("two objectives") };
    assert_eq!(
        (owners(&first.fields), owners(&second.fields)),
        (vec!["Maria".to_owned()], vec!["Priya N.".to_owned()])
    );
    assert_eq!(first.fields.confidence.as_ref().map(Text::as_str), Some("70%"));
    assert_eq!(first.fields.supports[0].as_str(), "O2");
    for key_result in &first.key_results[..2] {
        assert_eq!(owners(&key_result.fields), ["@tom"]);
        assert_eq!(key_result.fields.due.as_ref().map(Text::as_str), Some("12/15"));
    }
    assert_eq!(first.key_results[2].fields.confidence.as_ref().map(Text::as_str), Some("50%"));
}

#[test]
fn sections_beside_the_objectives_are_told_apart() {
    let source = "OBJECTIVE 1: Bakers order from us\nKR1: Online orders from 12% to 30%\nKR2: Repeat orders from 2 to 5\n\nHEALTH METRICS\n- Returns stay under 4%\n\nRISKS\n- A dry summer\n\nDEPENDENCIES\n- The shop team\n\n\
        NEXT STEPS\n- Send the draft to Ana\n\nParking lot:\n- A second mill\n";
    let document = check(
        source,
        "O Bakers order from us\n  K Online orders from 12% to 30%\n  K Repeat orders from 2 to 5\n  K Returns stay under 4%\n",
    );
    let kinds: Vec<_> =
        document.objectives[0].key_results.iter().map(|one| one.fields.kind.map(|it| it.kind)).collect();
    assert_eq!(kinds, [None, None, Some(okrlint::model::DeclaredKind::Guardrail)]);
    assert_eq!(document.non_goals.map(|goals| goals[0].as_str().to_owned()).as_deref(), Some("A second mill"));
    let under = "## O1: Bakers order from us\n- KR: 40 orders\n\n### Next steps\n- Write to all bakers\n\n### Dependencies\n- Shop team\n- Press\n";
    let document = check(under, "O Bakers order from us\n  I Write to all bakers\n  K 40 orders\n");
    assert_eq!(document.objectives[0].fields.depends.as_ref().map(Text::as_str), Some("Shop team; Press"));
}

/// What follows the last key result is said of the objective, unless its siblings have the same.
#[test]
fn fields_after_the_last_key_result() {
    let of_all = "O1: Bakers order from us\nKR1: 40 orders\nKR2: 3 regions\nOwner: Ida\nScore: 0.7\n\nO2: Flour never runs out\nKR1: 0 days without rye\n";
    let document = check(
        of_all,
        "O Bakers order from us\n  K 40 orders\n  K 3 regions\nO Flour never runs out\n  K 0 days without rye\n",
    );
    let fields = &document.objectives[0].fields;
    assert_eq!((fields.owners.len(), fields.score.as_ref().map(Text::as_str)), (1, Some("0.7")));
    let of_each = "O1: Bakers order from us\nKR1: 40 orders\nScore: 0.3\nKR2: 3 regions\nScore: 0.4\n";
    let document = check(of_each, "O Bakers order from us\n  K 40 orders\n  K 3 regions\n");
    assert!(document.objectives[0].fields.is_none());
    assert!(document.objectives[0].key_results.iter().all(|key_result| key_result.fields.score.is_some()));
}

#[test]
fn labels_of_other_languages() {
    let drafts = [
        "Objetivo 1: El pan sale de aquí\nRC1: Pedidos del 12% al 30%\nRC2: Clientes que vuelven de 2 a 5\nResponsable: Ida\n",
        "Ziel 1: Das Brot kommt von hier\nSchlüsselergebnis 1: Bestellungen von 12% auf 30%\nSchlüsselergebnis 2: Kunden, die wiederkommen, von 2 auf 5\nVerantwortlich: Ida\n",
        "Objectif : Le pain vient d’ici\nRésultat clé 1 : Commandes de 12% à 30%\nRC2 : Clients qui reviennent de 2 à 5\nResponsable : Ida\n",
    ];
    for draft in drafts {
        let document = parse(draft, None, "");
        let [objective] = document.objectives.as_slice() else { panic!("one objective in {draft}") };
        assert!(objective.text.is_some() && objective.key_results.len() == 2, "{draft}");
        assert_eq!(objective.fields.owners[0].as_str(), "Ida", "{draft}");
        check_places(draft, &document);
    }
}

#[test]
fn minutes_are_no_draft() {
    let source = "Minutes, flour weekly, 12 May\nPresent: Ida, Ole\nWe talked about the fair. Ole will call the printer.\nNext meeting on Thursday.\n";
    assert_eq!(parse(source, None, "").shape, Shape::Nothing);
    check(
        "Minutes, flour weekly\nPresent: Ida, Ole\n- Ole calls the printer\n\nO1: Bakers order from us\n- 40 orders\n",
        "O Bakers order from us\n  K 40 orders\n",
    );
}

#[test]
fn an_empty_slot_is_a_problem_of_its_parent() {
    let document = check(
        "O1: Bakers order from us\nKR1: 40 orders\nKR2: TBD\nKey result 3:\nO2:\nKR1: 3 regions\n",
        "O Bakers order from us\n  K 40 orders\nO -\n  K 3 regions\n",
    );
    let slots: Vec<_> = document.problems.iter().map(|problem| problem.kind.clone()).collect();
    let slot = |objective, is_objective: bool| {
        let what = if is_objective { Slot::Objective } else { Slot::KeyResult };
        ProblemKind::EmptySlot { objective, key_result: None, what }
    };
    assert_eq!(slots, [slot(0, false), slot(0, false), slot(1, true)]);
}

#[test]
fn a_list_of_projects_has_no_objectives() {
    let document = check(
        "Marketing plan\n- Launch the web shop\n- Trade fair in May\n",
        "O -\n  K Launch the web shop\n  K Trade fair in May\n",
    );
    assert_eq!(document.shape, Shape::Projects);
    assert!(document.objectives[0].key_results.iter().all(|line| line.form == Form::Implied));
}

#[test]
fn a_question_over_a_list_is_no_objective() {
    let source = "# What we work on in spring\n\n- Web shop (Ida)\n- Trade fair in May\n";
    let document = check(source, "O -\n  K Web shop (Ida)\n  K Trade fair in May\n");
    assert_eq!(document.shape, Shape::Projects);
}

#[test]
fn goals_alone_are_objectives() {
    check(
        "# Goals 2027\n\nWhat the mill is up to.\n\n## Sales\n- Bakers order from us\n- Bakers stay\n\n## Mill\n- Flour never runs out\n",
        "O Bakers order from us\nO Bakers stay\nO Flour never runs out\n",
    );
}

#[test]
fn what_is_no_content_is_skipped() {
    let source = "# OKRs\n\n- [Sales](#sales)\n  - [Objective: Bakers order](#o)\n\n*Objectives: qualitative, inspiring*\n\n*Key results: 3-5 measurable results*\n\n## Sales\n\nObjective: Bakers order from us\n\n- KR: 40 orders\n\nPoor key results:\n- Send mails\n\n\
        ## How we score\n\n- 0.7 is good\n- 1.0 is sandbagging\n\n| Date | KR #1 | Total |\n|---|---|---|\n| 1 May | 0.4 | 0.4 |\n\n<!--\n- KR: hidden\n-->\n";
    let document = check(source, "O Bakers order from us\n  K 40 orders\n");
    let reasons: Vec<_> = document.skipped.iter().map(|skipped| skipped.why).collect();
    for why in ["table of contents", "guide", "table", "example of what not to write"] {
        assert!(reasons.contains(&why), "{why} in {reasons:?}");
    }
    assert_eq!(document.comments.len(), 1);
}

#[test]
fn prose_is_nothing() {
    let source = "# The mill\n\nOur mill has stood at the river for two hundred years. It has burnt down twice. Each time the village built it up again.\n\nToday four people work here. They grind rye, wheat and spelt, and on Saturdays they sell bread. Come and see us.\n\n\
        The shop is open from nine to five. Dogs are welcome. Children get a roll. Nobody has to pay for looking around.\n\n- Rye\n- Wheat\n";
    assert_eq!(parse(source, None, "mill.md").shape, Shape::Nothing);
}

#[test]
fn a_cancelled_statement_keeps_that_as_its_status() {
    let document = check(
        "Objective: Bakers order from us\n- KR: ~~40 orders~~\n- ~~3 new regions~~\n",
        "O Bakers order from us\n  K 40 orders\n  K 3 new regions\n",
    );
    assert_eq!(document.objectives[0].key_results[1].fields.status.as_ref().map(Text::as_str), Some("cancelled"));
}

#[test]
fn what_is_struck_through_says_what_became_of_it() {
    let document = check(
        "Objective: Bakers order from us\n- KR1: ~~40 orders~~ done\n- KR2: -3 new regions-\n- ~~2 fairs~~ (in May)\n",
        "O Bakers order from us\n  K 40 orders\n  K 3 new regions\n  K 2 fairs (in May)\n",
    );
    let key_results = &document.objectives[0].key_results;
    let status = |at: usize| key_results[at].fields.status.as_ref().map(Text::as_str);
    assert_eq!([status(0), status(1), status(2)], [Some("done"), Some("cancelled"), None]);
    check("Objective: Bakers\n-Orders from 3 to 5-\n", "O Bakers\n  K Orders from 3 to 5\n");
}

#[test]
fn words_that_are_struck_through_are_gone() {
    for line in ["~~Win 9 cafés~~", "<del>Win 9 cafés</del>", "<s>Win 9 cafés</s>", "~Win 9 cafés~"] {
        for label in ["- KR2: ", "- ", "KR2: ", "- Key result 2: ", "- **KR2:** "] {
            let source = format!("Objective: Bakers order from us\n- KR1: Orders from 3 to 5\n{label}{line}\n");
            let document = check(&source, "O Bakers order from us\n  K Orders from 3 to 5\n  K Win 9 cafés\n");
            let status = document.objectives[0].key_results[1].fields.status.as_ref().map(Text::as_str);
            assert_eq!(status, Some("cancelled"), "{source}");
        }
    }
    check(
        "Objective: Bakers order from us\n- ~~Win 9 cafés~~ Orders of cafés from 3 to 9\n- Orders from ~~3~~ 4 to 5\n",
        "O Bakers order from us\n  K Orders of cafés from 3 to 9\n  K Orders from  4 to 5\n",
    );
}

#[test]
fn a_cell_that_is_struck_through_is_given_up() {
    let document = check(
        "| Objective | KR | From | To |\n|---|---|---|---|\n| Bakers order | Orders | 3 | 5 |\n| | ~~New portal~~ | | |\n| | <del>Fairs</del> | 2 | 4 |\n| | Cafés | 1 | 4 |\n",
        "O Bakers order\n  K Orders\n  K Cafés\n",
    );
    assert_eq!(document.skipped.iter().filter(|skipped| skipped.why == "given up").count(), 2);
}

#[test]
fn questions_lead_key_results() {
    for question in ["**How do we know?**", "How will we know?", "How do we measure success:", "### How do we know?"] {
        check(
            &format!("*What we want:* Bakers order from us\n\n{question}\n- Orders from 3 to 5\n- 9 new cafés\n"),
            "O Bakers order from us\n  K Orders from 3 to 5\n  K 9 new cafés\n",
        );
    }
}

#[test]
fn objectives_for_a_time_are_listed_under_it() {
    for title in ["Objectives for the next half year:", "Objectives for Q3:", "Objectives of the bakery team:"] {
        let document =
            parse(&format!("{title}\n\n1. Bakers order from us\n2. New oven\n3. Sell 15% more\n"), None, "draft.txt");
        let texts: Vec<_> = document.objectives.iter().filter_map(|one| Some(one.text.as_ref()?.as_str())).collect();
        assert_eq!(texts, ["Bakers order from us", "New oven", "Sell 15% more"], "{title}");
    }
}

#[test]
fn titles_of_slides_are_no_objectives() {
    check(
        "OUR FOCUS 2027\nCrust love\n\n▸ Bakers order from us\n  • Orders from 3 to 5\n▸ Cafés recommend us\n  • Cafés that refer another 2% → 9%\n",
        "O Bakers order from us\n  K Orders from 3 to 5\nO Cafés recommend us\n  K Cafés that refer another 2% → 9%\n",
    );
}

#[test]
fn jottings_have_no_objective_among_them() {
    let document = parse("more orders\nbetter crust\nfewer returns\nhire a baker\n", None, "draft.txt");
    assert!(document.objectives.iter().all(|objective| objective.text.is_none()));
    assert_eq!(document.objectives[0].key_results.len(), 4);
    check("Bakers order from us\nOrders from 3 to 5\n", "O Bakers order from us\n  K Orders from 3 to 5\n");
}

#[test]
fn a_line_over_its_key_results_in_one_line_is_their_objective() {
    let document = check(
        "Plan Q3\n\nP1. Bakers order from us\nKRs: orders 3 -> 5; 9 new cafés\nP2. Cafés recommend us\nKRs: NPS 12 -> 30; returns 9% -> 4%\n",
        "O Bakers order from us\n  K orders 3 -> 5\n  K 9 new cafés\nO Cafés recommend us\n  K NPS 12 -> 30\n  K returns 9% -> 4%\n",
    );
    assert_eq!(document.objectives[1].fields.priority.as_ref().map(Text::as_str), Some("P2"));
}

#[test]
fn an_age_over_a_list_is_no_cycle() {
    for title in ["Aided awareness 16–24:", "# Women 25-34", "Students 18-21"] {
        let source = format!("{title}\n- Austria from 20% to 30%\n- Spain from 12% to 20%\n");
        let document = parse(&source, None, "draft.md");
        assert!(document.cycle.is_none(), "{title}");
        assert_eq!(document.objectives[0].key_results.len(), 2, "{title}");
    }
}

#[test]
fn objectives_behind_a_table_of_contents_are_read() {
    check(
        "## Contents\n- [O1: Bakers](#o1)\n\nO1: Bakers order from us\n- KR1: Orders from 3 to 5\n",
        "O Bakers order from us\n  K Orders from 3 to 5\n",
    );
}

#[test]
fn columns_may_be_set_apart_by_spaces() {
    let document = check(
        "Objective            Key result                 Baseline   Target   Owner\n\
         -----------------------------------------------------------------------\n\
         Bakers order         Repeat orders                   10%      20%   Ana\n                     Basket value                    €20\n\
         Cafés recommend us   Cafés that refer another         2%       9%   Ben\n\nThank you\n",
        "O Bakers order\n  K Repeat orders\n  K Basket value\nO Cafés recommend us\n  K Cafés that refer another\n",
    );
    let fields = &document.objectives[0].key_results[1].fields;
    assert_eq!(fields.baseline.as_ref().map(Text::as_str), Some("€20"));
    assert!(fields.target.is_none() && fields.owners.is_empty());
    check(
        "Objective: Bakers order from us\n\nMetric          Baseline   Target\nRepeat orders   10%        20%\n",
        "O Bakers order from us\n  K Repeat orders\n",
    );
}

#[test]
fn fields_need_no_colon() {
    let document = check(
        "O1: Bakers order from us\nKR1: Repeat orders from 10% to 20%\n  * call them\n  * Confidence 6/10\n  * write to them\n\
         KR2: Basket value from €20 to €31\nConfidence 7/10\n",
        "O Bakers order from us\n  K Repeat orders from 10% to 20%\n  K Basket value from €20 to €31\n",
    );
    let key_results = &document.objectives[0].key_results;
    let confidence = |at: usize| key_results[at].fields.confidence.as_ref().map(Text::as_str);
    assert_eq!([confidence(0), confidence(1)], [Some("6/10"), Some("7/10")]);
    assert_eq!(document.skipped.len(), 2, "each of the lines by itself: {:?}", document.skipped);
}

#[test]
fn an_empty_initiative_is_told_as_one() {
    let document = parse("Objective: Bakers\n- KR: 40 orders\n  - Initiative: TBD\n", None, "a.md");
    let slots: Vec<_> = document.problems.iter().map(|problem| &problem.kind).collect();
    assert!(matches!(slots[..], [ProblemKind::EmptySlot { what: Slot::Initiative, .. }]), "{slots:?}");
}

#[test]
fn columns_that_stay_empty_are_named() {
    let document = check("| Key result | Baseline |\n|---|---|\n| 40 orders | |\n", "O -\n  K 40 orders\n");
    assert_eq!(document.objectives[0].key_results[0].fields.empty, [FieldName::Baseline]);
}

#[test]
fn a_quote_that_never_closes_is_told_once_and_costs_its_own_line() {
    let document =
        parse("Objective,KR\n\"Bakers order from us,40 orders\n,50 orders\n,60 orders\n", Some(Format::Csv), "a.csv");
    let key_results: Vec<_> = document.objectives[0].key_results.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(key_results, ["40 orders", "50 orders", "60 orders"]);
    assert_eq!(document.problems.len(), 1, "{:?}", document.problems);
}

#[test]
fn no_more_statements_are_read_than_a_draft_of_its_size_can_hold() {
    let rows = "a,b\n".repeat(100_000);
    let wide =
        ["Objective", "KR", "KR"].join(",") + &",KR".repeat(1998) + "\n" + &("x,".repeat(2000) + "\n").repeat(20);
    let table = "| KR |".to_owned()
        + &" KR |".repeat(1999)
        + "\n"
        + &"|-".repeat(2000)
        + "|\n"
        + &("|ab".repeat(2000) + "|\n").repeat(20);
    let drafts = [
        (Format::Csv, format!("Objective,KR\n\"{rows}")),
        (Format::Csv, wide),
        (Format::Markdown, format!("# Objective: Bakers\n\n{table}")),
        (Format::Markdown, "- a\n".repeat(100_000)),
        (Format::Yaml, format!("objectives:\n- objective: Bakers\n  key_results: [{}]\n", "a,".repeat(50_000))),
    ];
    for (format, source) in drafts {
        let document = parse(&source, Some(format), "a");
        let statements: usize = document.objectives.iter().map(|objective| 1 + objective.key_results.len()).sum();
        let most = source.len() / 16 + 12_001;
        assert!((1000..=most).contains(&statements), "{format:?}: {statements} of {} bytes", source.len());
        let told = document.problems.iter().filter(|problem| matches!(problem.kind, ProblemKind::Limit(_))).count();
        assert_eq!(told, 1, "{format:?}: {statements}");
    }
}

#[test]
fn size_and_depth_do_no_harm() {
    let bullets = "Objective: Bakers order from us\n".to_owned() + &"- KR: 40 orders\n".repeat(100_000);
    assert_eq!(parse(&bullets, Some(Format::Markdown), "a.md").objectives[0].key_results.len(), 100_000);
    let nested: String = (0..2_000).map(|depth| format!("{}- level\n", " ".repeat(depth * 2))).collect();
    assert!(!parse(&nested, None, "a.md").objectives.is_empty());
    let lists = "<ul><li>level".repeat(10_000);
    assert!(!parse(&lists, Some(Format::Html), "a.html").objectives.is_empty());
    for piece in [
        "a ", "[", "](", "*", "`", "<", "&", "(", "=> ", "| ", "[A][B]", "_a_ ", "<!-- ", "{: ", ": ", ">", "~~", "\r",
        "<ul><li>", "</script><script>",
    ] {
        let line = piece.repeat(50_000 / piece.len());
        for format in [Format::Text, Format::Html] {
            parse(&line, Some(format), "");
            parse(&format!("O1: {line}\nKR: {line}"), Some(format), "");
        }
    }
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    const DRAFT: &str = "# Sales OKRs Q3\n\n## O1: Bakers *order* from us (0.4)\n- **KR1.1:** Online orders 12% → 30% [P0] => 20%\n  - Owner: Ida\n  - Initiatives:\n    - Mail\n\nObjective: Köln & Umgebung\r\nKey results:\r\n1. [ ] `40` orders &ge; 3\n| KR | Owner |\n|---|---|\n| 3 regions | Ole |\n<ul><li>x</li></ul>\n<!-- y -->\n";

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_a_document(source in any::<String>()) {
            for format in [None, Some(Format::Text), Some(Format::Markdown), Some(Format::Html)] {
                check_places(&source, &parse(&source, format, ""));
            }
        }

        #[test]
        fn any_mixture_of_marks_is_a_document(pieces in prop::collection::vec(prop::sample::select(vec![
            "O1:", "KR", "Key results:", "Objective", "\n", "\n\n", "  ", "\t", "- ", "* ", "1. ", "1.1 ", "# ", "**", "`", "[", "](", ")", "~~", "|", "|---|", "é", "😀", "=>", "->", "→",
            "<li>", "<h1>", "<br>", "<!--", "-->", "&amp;", "12%", "Owner:", "(", "TBD", "Initiatives:", "[P0]", "@ana", ":", "word", "\r", "---", "===", "Epic 7", "\u{a0}", "0.7",
        ]), 0..60)) {
            let source: String = pieces.concat();
            for format in [Format::Text, Format::Html] {
                check_places(&source, &parse(&source, Some(format), ""));
            }
        }

        #[test]
        fn a_broken_draft_is_a_document(at in 0..DRAFT.len(), length in 0usize..40, insert in "[-*#|`<>\\[\\]():~ \n\r\té]{0,6}") {
            let mut source = DRAFT.to_owned();
            let start = (0..=at).rev().find(|&at| source.is_char_boundary(at)).unwrap_or(0);
            let end = (start + length..=source.len()).find(|&end| source.is_char_boundary(end)).unwrap_or(source.len());
            source.replace_range(start..end.max(start), &insert);
            check_places(&source, &parse(&source, None, ""));
        }
    }
}

#[test]
fn what_convert_writes_is_read() {
    let document = check(
        "## Objective: Buyers see why we fit\n\n- KR: Increase visits from [baseline?] to [target?]\n  - Data source: web analytics\n  - Guardrail: demo requests\n  - Initiative: New website (owner Ana)\n- KR: Demos from 3 to 9 a week\n  - Guardrail: win rate stays above 20%\n",
        "O Buyers see why we fit\n  K Increase visits from [baseline?] to [target?]\n    I New website\n  K Demos from 3 to 9 a week\n  K win rate stays above 20%\n",
    );
    let key_results = &document.objectives[0].key_results;
    assert_eq!(key_results[0].fields.guardrail.as_ref().map(Text::as_str), Some("demo requests"));
    assert_eq!(key_results[0].initiatives[0].fields.owners[0].as_str(), "Ana");
    assert!(key_results[2].fields.kind.is_some(), "a level to keep is a guardrail of its own");
}

#[test]
fn what_measures_is_a_list_of_key_results() {
    check(
        "Be found by caterers\nMeasured by:\n- visits from 3 to 9\n- demos from 2 to 4\n",
        "O Be found by caterers\n  K visits from 3 to 9\n  K demos from 2 to 4\n",
    );
    check(
        "O: Be found by caterers\n- NPS from 20 to 30\n  Measured by:\n  - our survey\n",
        "O Be found by caterers\n  K NPS from 20 to 30\n",
    );
}

#[test]
fn columns_of_figures_are_from_and_to() {
    check(
        "O: Be found by caterers\n- Visits a day\t120\t200\n- NPS\t20\t40\n- Day of the fair\t3 May\t4 May\n",
        "O Be found by caterers\n  K Visits a day 120 → 200\n  K NPS 20 → 40\n  K Day of the fair 3 May 4 May\n",
    );
}

#[test]
fn a_letter_around_the_draft_is_no_part_of_it() {
    check(
        "Hi all,\nhere is our draft.\n\nCaterers come back\n- Repeat orders from 58% to 70%\n\nLet me know what you think!\n\nBest regards,\nBea Lindner\nHead of Marketing\n",
        "O Caterers come back\n  K Repeat orders from 58% to 70%\n",
    );
    check(
        "Caterers come back\nRepeat orders from 58% to 70%\n\nThanks\nRepeat orders bring us flowers\nFlowers from 3 to 9\n",
        "O Caterers come back\n  K Repeat orders from 58% to 70%\nO Thanks\n  K Repeat orders bring us flowers\n  K Flowers from 3 to 9\n",
    );
}

#[test]
fn questions_with_answers_are_no_objectives() {
    check(
        "Caterers come back\n- Churn from 20% to 10%\n\nQ: who owns the website?\nA: marketing\n\nResellers sell more\n- Leads from 3 to 9\n\nCheers / Bea\n",
        "O Caterers come back\n  K Churn from 20% to 10%\nO Resellers sell more\n  K Leads from 3 to 9\n",
    );
}

#[test]
fn work_with_its_owner_and_state_is_a_list_of_projects() {
    let document = check(
        "Webinar series – Anna – in progress\nNew website, Ben, done\nFair in Lyon: Lea, not started\n",
        "O -\n  K Webinar series\n  K New website\n  K Fair in Lyon\n",
    );
    assert_eq!(document.shape, Shape::Projects);
    assert_eq!(document.objectives[0].key_results[1].fields.owners[0].as_str(), "Ben");
    assert_eq!(document.objectives[0].key_results[2].fields.status.as_ref().map(Text::as_str), Some("not started"));
}

#[test]
fn a_cell_that_is_wrapped_goes_on_with_its_row() {
    let document = check(
        "Objective              Key result                  Baseline   Target\nCaterers come back     Orders of caterers          58%        70%\nwith every menu        with two kitchens\n                       NPS of chefs                20         40\nResellers sell         Reseller leads              3          9\n",
        "O Caterers come back with every menu\n  K Orders of caterers with two kitchens\n  K NPS of chefs\nO Resellers sell\n  K Reseller leads\n",
    );
    assert_eq!(document.objectives[0].key_results[0].fields.target.as_ref().map(Text::as_str), Some("70%"));
}

#[test]
fn keys_of_issues_are_ids() {
    let document = check(
        "Objective: Caterers come back\n- MKT-101 [Epic] Repeat orders from 58% to 70%\n- MKT-102: Churn from 20% to 10%\n- ISO-27001 Audits passed from 2 to 4\n",
        "O Caterers come back\n  K Repeat orders from 58% to 70%\n  K Churn from 20% to 10%\n  K ISO-27001 Audits passed from 2 to 4\n",
    );
    let ids: Vec<_> = document.objectives[0].key_results.iter().map(|line| line.id.as_deref()).collect();
    assert_eq!(ids, [Some("MKT-101"), Some("MKT-102"), None]);
}

#[test]
fn a_team_without_a_colon_stands_beside_fields() {
    let document = check(
        "Team Growth / Cycle: Q1 2027 / Owner: Ana\n\nObjective: Caterers come back\n- Churn from 20% to 10%\n- ...\n",
        "O Caterers come back\n  K Churn from 20% to 10%\n",
    );
    assert_eq!(document.team.as_ref().map(Text::as_str), Some("Growth"));
    assert_eq!(document.objectives[0].fields.owners[0].as_str(), "Ana");
    assert_eq!(document.problems.len(), 1, "an empty slot is told");
}

#[test]
fn a_row_of_two_bars_is_empty() {
    parse("| KR | Owner |\n||\n| 3 regions | Ole |\n", None, "");
}

#[test]
fn a_key_of_a_digit_is_the_number_of_a_label() {
    let document = check(
        "O1️⃣ Caterers know us\nKR1️⃣ Aided awareness: 21% → 35%\nKR2️⃣ Unaided awareness: 3% → 9%\n",
        "O Caterers know us\n  K Aided awareness: 21% → 35%\n  K Unaided awareness: 3% → 9%\n",
    );
    assert_eq!(document.objectives[0].key_results[1].id.as_deref(), Some("KR2"));
}

#[test]
fn a_quoted_objective_keeps_the_list_below_it() {
    check(
        "> O1 — Sponsors come back by themselves\n- Sponsor renewal rate: 40% → 70%\n- NPS of sponsors: 10 → 40\n",
        "O Sponsors come back by themselves\n  K Sponsor renewal rate: 40% → 70%\n  K NPS of sponsors: 10 → 40\n",
    );
}

#[test]
fn a_guardrail_below_a_list_is_a_key_result() {
    let document = check(
        "## Objective: Be found by caterers\n1. NPS from 30 to 45\n\nInitiative: Webinar\nGuardrail: Churn stays below 5%\n",
        "O Be found by caterers\n  K NPS from 30 to 45\n    I Webinar\n  K Churn stays below 5%\n",
    );
    assert!(document.objectives[0].key_results[1].fields.kind.is_some());
}

/// A line of its own that names a team is said of the objectives below it.
#[test]
fn lines_name_the_teams_of_the_objectives_below_them() {
    let teams = |source: &str| -> Vec<Option<String>> {
        let document = parse(source, None, "<stdin>");
        assert!(document.team.is_none(), "{source}");
        document.objectives.iter().map(|one| one.team.as_ref().map(|team| team.as_str().to_owned())).collect()
    };
    let expected = [Some("Seeds".to_owned()), Some("Plants".to_owned())];
    let one = "Objective: Gardeners plan with us\n- KR1: Planners opened: 12% to 30%\n";
    let other = "Objective: Plants arrive alive\n- KR1: Plants returned: 9% to 3%\n";
    for (first, second) in [
        ("Team Seeds", "Team Plants"),
        ("Seeds team:", "Plants team:"),
        ("Squad Seeds", "Squad Plants"),
        ("Team: Seeds", "Team: Plants"),
        ("**Team Seeds**", "**Team Plants**"),
    ] {
        assert_eq!(teams(&format!("{first}\n{one}\n{second}\n{other}")), expected, "{first}");
    }
    let bare = "SEEDS TEAM\nGardeners plan with us\n- Planners opened: 12% to 30%\n- Plans printed: 2% to 9%\n\nPLANTS TEAM\nPlants arrive alive\n- Plants returned: 9% to 3%\n- Boxes crushed: 4% to 1%\n";
    assert_eq!(teams(bare), [Some("SEEDS".to_owned()), Some("PLANTS".to_owned())]);
    // A team over all of them is the draft's, and one below an objective is that objective's.
    let document = parse(&format!("Team Seeds\n{one}{other}"), None, "<stdin>");
    assert_eq!(document.team.as_ref().map(Text::as_str), Some("Seeds"));
    let below = "Objective: Gardeners plan with us\nTeam: Seeds\nKR1: Planners opened: 12% to 30%\n\nObjective: Plants arrive alive\nTeam: Plants\nKR1: Plants returned: 9% to 3%\n";
    assert_eq!(teams(below), expected);
    check(
        "Objective: Resellers open doors\n- KR1: Shops: 3 to 9\n\nTeam up with resellers\n",
        "O Resellers open doors\n  K Shops: 3 to 9\n",
    );
}

#[test]
fn outlines_of_word_processors_are_nested() {
    check(
        "I. Gardeners plan with us (Lea)\n   A. Planners opened: 12% to 30%\n   B. Plans printed: 2% to 9%\nII. Plants arrive alive (Tom)\n   A. Plants returned: 9% to 3%\n   B. Boxes crushed: 4% to 1%\n",
        "O Gardeners plan with us\n  K Planners opened: 12% to 30%\n  K Plans printed: 2% to 9%\nO Plants arrive alive\n  K Plants returned: 9% to 3%\n  K Boxes crushed: 4% to 1%\n",
    );
    // Steps on a third level make no objective of what they stand under.
    check(
        "1. Gardeners trust us\n    1. Planners opened: 12% to 30%\n        1. Call ten gardeners\n    2. Print the plan\n        1. Choose a printer\n2. Shops find us\n    1. Shops: 3 to 9\n",
        "O Gardeners trust us\n  K Planners opened: 12% to 30%\n  K Print the plan\nO Shops find us\n  K Shops: 3 to 9\n",
    );
}

#[test]
fn goals_with_figures_are_key_results() {
    let document = parse(
        "2027 goals\n\n- Planners opened: 12% -> 30%\n- Plans printed: 2% -> 9%\n- Print the plan\n",
        None,
        "<stdin>",
    );
    assert!(document.objectives.iter().all(|objective| objective.text.is_none()));
}

#[test]
fn an_emoji_behind_a_label_is_no_part_of_it() {
    check(
        "## O1 💡 Gardeners plan with us\n- **KR1** Planners opened: 12% to 30%\n\n## O2 🌱 Plants arrive alive\n- **KR1** Plants returned: 9% to 3%\n",
        "O Gardeners plan with us\n  K Planners opened: 12% to 30%\nO Plants arrive alive\n  K Plants returned: 9% to 3%\n",
    );
}

#[test]
fn a_second_list_has_a_time_of_its_own() {
    let document = parse(
        "Retro Q1 2027 OKRs\n\nO1 Gardeners plan with us\nKR1 Planners opened 12% to 30%\n\nIdeas Q2 2027\n- O1 Gardeners plan with us\n- KR1 Planners opened 30% to 40%\n",
        None,
        "<stdin>",
    );
    let cycles = document.objectives.iter().map(|one| one.cycle.as_ref().map(|cycle| cycle.text.as_str()));
    assert_eq!(cycles.collect::<Vec<_>>(), [None, Some("Q2 2027")]);
    assert_eq!(document.cycle.as_ref().map(|cycle| cycle.text.as_str()), Some("Q1 2027"));
}

#[test]
fn what_a_chat_strikes_through_says_what_became_of_it() {
    let document = check(
        "Objective: Gardeners plan with us\n- KR1: Planners opened 12% to 30%\n- KR2: ~Print the plan~ moved to Q3\n",
        "O Gardeners plan with us\n  K Planners opened 12% to 30%\n  K Print the plan\n",
    );
    let status = document.objectives[0].key_results[1].fields.status.as_ref();
    assert_eq!(status.map(Text::as_str), Some("moved to Q3"));
}

#[test]
fn a_table_of_projects_is_a_list_of_them() {
    let table = "| Project | Owner | Due |\n|---|---|---|\n| Print the plan | Lea | June |\n| Card in every parcel | Tom | May |\n| New seed bags | Tom | May |\n";
    let document = parse(&format!("## Q3 roadmap\n{table}"), None, "<stdin>");
    assert_eq!((document.shape, document.objectives[0].key_results.len()), (Shape::Projects, 3));
    check_places(&format!("## Q3 roadmap\n{table}"), &document);
    // Beside objectives it stays a table about something else.
    check(
        &format!("Objective: Gardeners plan with us\n- KR1: Planners opened: 12% to 30%\n\n{table}"),
        "O Gardeners plan with us\n  K Planners opened: 12% to 30%\n",
    );
}
