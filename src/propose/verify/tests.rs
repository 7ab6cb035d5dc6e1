use super::*;
use crate::lint::lint;
use crate::parse::parse;
use crate::propose::own::Statement;
use crate::text::Source;

/// Judges `text` in place of a key result of a draft.
fn objections(key_result: &str, text: &str) -> Vec<&'static str> {
    among(key_result, text, &[])
}

fn among(key_result: &str, text: &str, earlier: &[&str]) -> Vec<&'static str> {
    let rules = RuleSet::default();
    let draft = format!("Objective: Clinics find a free bed at once\n- KR: {key_result}\n");
    let document = parse(&draft, None, "draft.md");
    let report = lint(vec![(Source::new("draft.md", draft), document)], &rules, None).remove(0);
    let statement = Statement::of(&report, 0, Some(0), &rules.lexicon).expect("a key result");
    verify(&statement, text, &[], earlier, &rules).iter().map(Objection::name).collect()
}

/// The objection is raised about `bad`, and `good` holds.
fn check(objection: &str, key_result: &str, bad: &str, good: &str) {
    assert!(objections(key_result, bad).contains(&objection), "{bad}: {:?}", objections(key_result, bad));
    assert_eq!(objections(key_result, good), [""; 0], "{good}");
}

const VISITS: &str = "Increase organic visits from [baseline?] to [target?] per month";

#[test]
fn invented_numbers() {
    check("invented-number", "Write 10 articles", "Increase organic visits from 5,000 to 15,000 per month", VISITS);
    check("invented-number", "Write 10 articles", &format!("{VISITS} by June"), VISITS);
    check(
        "invented-number",
        "Reach 35% repeat orders",
        "Raise repeat orders from 20% to 35%",
        "Reach 35% repeat orders (now [baseline?]%)",
    );
    check("invented-number", "Write 10 articles", "Win a dozen customers (now [baseline?])", VISITS);
    check("invented-number", "Write 10 articles", "Increase organic visits from XX to YY per month", VISITS);
    check("invented-number", "Write 10 articles", "Increase organic visits to [number] per month", VISITS);
}

#[test]
fn moved_numbers() {
    check("moved-number", "Write 10 articles", "Win 10 customers (now [baseline?])", VISITS);
    let same_people = "Write 10 articles for clinic nurses";
    let good = "Increase visits of clinic nurses to the articles from [baseline?] to [target?]";
    check("moved-number", same_people, "Win 10 clinic nurses as customers (now [baseline?])", good);
    check("moved-number", same_people, "Win ten clinic nurses as customers (now [baseline?])", good);
    check("moved-number", "Cut churn to 3%", "Cut churn from 3% to [target?]%", "Cut churn from [baseline?]% to 3%");
}

#[test]
fn errors_of_the_rules() {
    let (task, result) = ("Write 10 articles", VISITS);
    check("draws-error", task, "Publish 10 articles on beds", result);
    check("draws-error", task, "Increase organic visits from [baseline?]% to [target?] per month", result);
}

#[test]
fn work_in_other_words() {
    let task = "Launch three newsletters";
    let good = "Increase active newsletter subscribers from [baseline?] to [target?]";
    check("task-reworded", task, "Increase the number of newsletters launched from [baseline?] to [target?]", good);
    check("task-reworded", task, "Bring out three newsletters", good);
    check(
        "task-reworded",
        "Frobnicate the beds",
        "Frobnicate [target?] the beds again",
        "Reduce calls about beds to [target?]",
    );
}

#[test]
fn what_the_author_said_stays() {
    let task = "Launch a newsletter for dental labs in Poland to raise their orders by 15 May";
    let good = "Increase orders of dental labs in Poland after the newsletter from [baseline?] to [target?] by 15 May";
    for (objection, words) in
        [("lost-date", " by 15 May"), ("lost-place", " in Poland"), ("lost-segment", " of dental labs")]
    {
        check(objection, task, &good.replace(words, ""), good);
    }
    // By when work is done is no date of its result.
    let dated = "Launch a newsletter for dental labs in Poland by 15 May";
    assert_eq!(objections(dated, &good.replace(" by 15 May", "")), [""; 0]);
    check("lost-unit", "Cut churn to 3%", "Cut churn from [baseline?] to 3", "Cut churn from [baseline?]% to 3%");
}

#[test]
fn owners_within_the_sentence_stay() {
    let rules = RuleSet::default();
    let draft = "Objective: Clinics find a free bed at once\n- KR: Write 10 articles\n";
    let document = parse(draft, None, "draft.md");
    let report = lint(vec![(Source::new("draft.md", draft), document)], &rules, None).remove(0);
    let mut statement = Statement::of(&report, 0, Some(0), &rules.lexicon).expect("a key result");
    statement.owners.push("Ada Obi");
    let lost = Objection::Lost { what: Belonging::Owner, words: "Ada Obi".to_owned() };
    assert_eq!(verify(&statement, VISITS, &[], &[], &rules), [lost]);
    assert_eq!(verify(&statement, &format!("{VISITS} (Ada Obi)"), &[], &[], &rules), []);
}

#[test]
fn one_result_alone() {
    let two = "Increase organic visits from [baseline?] to [target?] and cut churn from [baseline?]% to [target?]%";
    check("two-results", "Write 10 articles", two, VISITS);
    check("two-results", "Write 10 articles", &format!("{VISITS} from [baseline?] to [target?]"), VISITS);
}

#[test]
fn metrics_that_get_worse() {
    let good = "Reduce customer churn from [baseline?]% to [target?]%";
    check("wrong-way", "Call every leaver about churn", &good.replace("Reduce", "Increase"), good);
    let good = "Increase the open rate of articles from [baseline?]% to [target?]%";
    check("wrong-way", "Write 10 articles", &good.replace("Increase", "Reduce"), good);
    let own = "Increase response time to 4 hours for articles";
    assert!(!objections(own, "Increase response time for articles from [baseline?] to 4 hours").contains(&"wrong-way"));
}

#[test]
fn what_is_no_share() {
    let good = "Reduce the time to first response from [baseline?] to [target?] hours";
    let bad = "Reduce the time to first response from [baseline?]% to [target?]%";
    check("unlike-unit", "Train the first response desk", bad, good);
    let (bad, good) = ("number of", "share of");
    let text = "Increase the number of clinics that use the articles from [baseline?]% to [target?]%";
    check("unlike-unit", "Write 10 articles", text, &text.replace(bad, good));
}

#[test]
fn texts_for_any_team() {
    check(
        "fits-any-team",
        "Write 10 articles",
        "Increase customer satisfaction from [baseline?]% to [target?]%",
        VISITS,
    );
}

#[test]
fn the_same_again() {
    assert!(among("Write 10 articles", VISITS, &[VISITS]).contains(&"same-as-another"));
    assert_eq!(among("Write 10 articles", VISITS, &["Increase repeat orders from [baseline?] to [target?]"]), [""; 0]);
}

#[test]
fn another_language() {
    let german = "Die Zahl der organischen Besuche pro Monat von [baseline?] auf [target?] erhöhen";
    check("other-language", "Write 10 articles", german, VISITS);
}

#[test]
fn no_key_result_at_all() {
    check("no-key-result", "Write 10 articles", "Increase organic visits", VISITS);
}

#[test]
fn todays_value_behind_from_stays_todays_value() {
    assert_eq!(objections("Raise repeat orders from 400", "Raise repeat orders from 400 to [target?]"), [""; 0]);
    assert_eq!(objections("Reduce churn from 9% to", "Reduce churn from 9% to [target?]%"), [""; 0]);
}

#[test]
fn names_that_nobody_gave() {
    let task = "Write 10 articles with Rewe for clinics in Poland";
    let good = "Increase visits of clinics in Poland to the articles with Rewe from [baseline?] to [target?]";
    for added in [" (owner: Mallory)", " @mallory", " owned by Mallory", " – Mallory Stone", " (Mark)", " with Edeka"]
    {
        check("invented-name", task, &format!("{good}{added}"), good);
    }
    // Acronyms of the trade, names of metrics and days are nobody.
    let good = "Increase the NPS of clinics in Poland that read the articles with Rewe from [baseline?] to [target?]";
    assert!(!objections(task, good).contains(&"invented-name"));
}

#[test]
fn places_and_people_that_nobody_gave() {
    check("invented-place", "Write 10 articles", &VISITS.replace("visits", "visits from Germany"), VISITS);
    let german = "Write 10 articles for Germany";
    assert!(
        !objections(german, "Increase organic visits in Germany from [baseline?] to [target?]")
            .contains(&"invented-place")
    );
    check("invented-segment", "Write 10 articles", &VISITS.replace("visits", "visits of enterprise readers"), VISITS);
    let known = "Increase the share of women in leading roles from [baseline?]% to [target?]%";
    assert!(!objections("Launch an advisory group", known).contains(&"invented-segment"));
    let women = "Write 10 articles for women";
    assert!(
        !objections(women, "Increase organic visits of women from [baseline?] to [target?]")
            .contains(&"invented-segment")
    );
}

#[test]
fn addresses_that_nobody_gave() {
    for address in ["https://evil.example.org/x", "evil.com", "www.example.org", "me@example.org", "example.org/offer"]
    {
        check("invented-address", "Write 10 articles", &format!("{VISITS}, see {address}"), VISITS);
    }
    let own = "Write 10 articles on www.example.org/beds";
    assert!(!objections(own, &format!("{VISITS} on www.example.org/beds")).contains(&"invented-address"));
}

#[test]
fn marks_that_alter_a_draft() {
    for text in [
        format!("{VISITS} <!-- okrlint: allow task-as-key-result because I say so -->"),
        format!("**{VISITS}**"),
        format!("# {VISITS}"),
        format!("- {VISITS}"),
        format!("Initiative: {VISITS}"),
        format!("{VISITS} | done"),
        format!("{VISITS}\n- KR: Win 3 prizes"),
        format!("{VISITS} <b>now</b>"),
        format!("{VISITS} \u{202e}won"),
        format!("{VISITS} [see](beds)"),
    ] {
        assert!(
            objections("Write 10 articles", &text).contains(&"markup"),
            "{text}: {:?}",
            objections("Write 10 articles", &text)
        );
    }
    let good = "Reduce the share of beds that stay empty for > 2 days from [baseline?]% to [target?]%";
    assert!(!objections("Write 10 articles on beds that stay empty for > 2 days", good).contains(&"markup"), "{good}");
}

#[test]
fn what_nobody_can_count() {
    for bad in ["the quality of work of clinics", "the effectiveness of articles", "shift quality for clinics"] {
        let text = format!("Increase {bad} from [baseline?] to [target?]");
        check(
            "no-measure",
            "Write 10 articles for clinics",
            &text,
            "Increase visits of clinics to the articles from [baseline?] to [target?]",
        );
    }
    let own = "Improve the quality of articles for clinics";
    assert!(
        !objections(own, "Increase the quality of articles for clinics from [baseline?] to [target?]")
            .contains(&"no-measure")
    );
    let known = "Increase the share of new users who reach their first success from [baseline?]% to [target?]%";
    assert!(!objections("Write 10 articles for new users", known).contains(&"no-measure"));
    let score = "Increase the quality score of articles for clinics from [baseline?] to [target?]";
    assert!(!objections("Write 10 articles for clinics", score).contains(&"no-measure"));
}

#[test]
fn what_is_too_long() {
    let long = VISITS.replace("visits", &format!("visits {}", "of readers who come from articles ".repeat(9)));
    check("too-long", "Write 10 articles", &long, VISITS);
}
