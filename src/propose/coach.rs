//! What an author answers to a coach's questions, made into wordings and edits.
//!
//! In go a report, one of its proposals and the answers, out come further alternatives in the author's own words. An
//! answer's numbers are the author's and stay; what it leaves open becomes a marked blank.

use super::edits;
use super::knowledge::term;
use super::own::{Statement, lowered, raised};
use super::recognise::Known;
use super::verify::Belonging;
use super::{Alternative, Objection, Proposal, bare, blank, key_result_kind, mend, phrase, verify};
use crate::analysis::{Context, Features, HeadClass, KeyResultKind, Lexicon, read_key_result};
use crate::diagnostic::Edit;
use crate::lint::Report;
use crate::rules::RuleSet;

/// The question that finds the measure of a piece of work.
pub const HOW: &str = "How will we know that we did this?";
/// The question that finds what it is for.
pub const WHY: &str = "Why do we need this?";

/// Whether a proposal is about a key result that is work, so that both questions are asked.
pub fn is_work(report: &Report, proposal: &Proposal) -> bool {
    let readings = report.readings.get(proposal.objective);
    let reading = proposal.key_result.and_then(|at| readings?.key_results.get(at));
    reading.is_some_and(super::is_work)
}

/// Wordings of a key result out of what its author answered: the result that an answer names, else the metric.
pub fn answered(report: &Report, rules: &RuleSet, proposal: &Proposal, answers: &[&str]) -> Vec<Alternative> {
    let Some(statement) = Statement::of(report, proposal.objective, proposal.key_result, &rules.lexicon) else {
        return Vec::new();
    };
    let mut found: Vec<Alternative> = Vec::new();
    for answer in answers.iter().map(|answer| answer.trim()).filter(|answer| !says_nothing(answer)) {
        for (text, metric) in wordings(&statement, answer, rules) {
            let is_new = found.iter().all(|it| it.text != text);
            let objections = of_author(&statement, &text, answers, rules);
            let Some(of_work) = of_work_alone(&objections).filter(|_| is_new) else { continue };
            found.push(alternative(text, metric, &of_work, proposal, report));
        }
    }
    found
}

/// Where and for whom the work is done, in the author's words, where an answer does not say it again: the work keeps it.
/// `None` where something else speaks against the answer.
fn of_work_alone(objections: &[Objection]) -> Option<Vec<&str>> {
    fn of_work(objection: &Objection) -> Option<&str> {
        match objection {
            Objection::Lost { what: Belonging::Place | Belonging::Segment | Belonging::Date, words } => Some(words),
            _ => None,
        }
    }
    objections.iter().map(of_work).collect()
}

/// Whether an answer leaves the question open: nothing, "?", "no idea", "nobody knows yet".
pub fn says_nothing(answer: &str) -> bool {
    const OPEN: [&str; 34] = [
        "no idea", "nobody knows", "no one knows", "noone knows", "don't know", "dont know", "do not know", "not sure",
        "unsure", "unknown", "no clue", "dunno", "idk", "who knows", "no answer", "nothing", "none", "n/a", "na",
        "tbd", "tba", "todo", "not yet", "later", "skip", "pass", "hm", "hmm", "good question", "can't say",
        "cannot say", "hard to say", "we'll see", "because",
    ];
    const AROUND: &str = "i we really honestly yet at all just to be honest sorry well oh it it's is still the moment so far have has we've i've \
        today that this now for me us about here think maybe perhaps currently";
    let words: Vec<String> = term::words(answer).into_iter().map(|word| word.lower).collect();
    let said = format!(" {} ", words.join(" "));
    let Some(open) = OPEN.iter().map(|open| term::key(open)).find(|open| said.contains(&format!(" {open} "))) else {
        return words.is_empty();
    };
    let rest = said.replacen(&format!(" {open} "), " ", 1);
    rest.split_whitespace().all(|word| term::is_in(AROUND, word))
}

/// Whether an answer names a value: "12", "9 days", "about a third".
pub fn is_value(answer: &str, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 80;
    let context = Context { objective: None, lexicon };
    let holds = |text: String| read_key_result(&text, &context).quantities.iter().any(|it| it.value.is_some());
    answer.len() <= LONGEST && (holds(format!("a level of {answer}")) || holds(format!("{answer} of them")))
}

/// What speaks against the author's own line `text` in the place of a statement. Numbers that the author `said` are the
/// author's, and whether it would fit any team the author knows best.
pub fn objections(report: &Report, rules: &RuleSet, proposal: &Proposal, text: &str, said: &[&str]) -> Vec<Objection> {
    let statement = Statement::of(report, proposal.objective, proposal.key_result, &rules.lexicon);
    statement.map(|statement| of_author(&statement, text, said, rules)).unwrap_or_default()
}

fn of_author(statement: &Statement<'_>, text: &str, said: &[&str], rules: &RuleSet) -> Vec<Objection> {
    let mut objections = verify::verify(statement, text, &[], &[], rules);
    let is_said = |number: &str| said.iter().any(|said| said.contains(number.trim_end_matches('%').trim()));
    objections.retain(|it| match it {
        Objection::InventedNumber(number) | Objection::MovedNumber(number) => !is_said(number),
        // Names and places that the author says are the author's.
        Objection::FitsAnyTeam
        | Objection::InventedName(_)
        | Objection::InventedPlace(_)
        | Objection::InventedSegment(_)
        | Objection::InventedAddress(_)
        | Objection::NoMeasure(_) => false,
        _ => true,
    });
    objections
}

/// An answer without the words that lead to what it says, and whether they say that a cause follows rather than a
/// result: "because customers leave", "to win more leads".
fn behind_lead(answer: &str) -> (&str, bool) {
    const CAUSES: [&str; 4] = ["because of ", "because ", "since ", "due to "];
    const RESULTS: [&str; 11] = [
        "in order to ", "so that ", "so we can ", "so we ", "so ", "to ", "we want to ", "we need to ", "we want ",
        "that ", "for ",
    ];
    let lower = answer.to_ascii_lowercase();
    let behind =
        |leads: &[&str]| leads.iter().find(|lead| lower.starts_with(**lead)).and_then(|lead| answer.get(lead.len()..));
    match (behind(&CAUSES), behind(&RESULTS)) {
        (Some(rest), _) => (rest, true),
        // "because" also stands within: "to be ready, because …".
        (_, Some(rest)) => (rest.split(", because ").next().unwrap_or(rest), false),
        _ => (answer.split(", because ").next().unwrap_or(answer), false),
    }
}

fn wordings(statement: &Statement<'_>, answer: &str, rules: &RuleSet) -> Vec<(String, Option<String>)> {
    let (answer, is_cause) = behind_lead(answer);
    let reading = read_key_result(answer, &Context { objective: statement.objective, lexicon: &rules.lexicon });
    let known = Known::of_text(answer, &reading);
    let metric = known.metrics.first().or(known.aims.first()).map(|found| found.what);
    let is_result =
        matches!(key_result_kind(&reading), Some(KeyResultKind::Outcome | KeyResultKind::OutcomeUnquantified));
    if is_result && !is_cause {
        let moved = moved(answer, &reading);
        let answer = moved.as_deref().unwrap_or(answer);
        let texts = mend::mend(answer, statement.objective, &rules.lexicon).texts;
        return texts.into_iter().map(|text| (raised(&text), metric.map(|it| it.id.to_owned()))).collect();
    }
    let free = metric.filter(|metric| phrase::is_free_of_numbers(metric));
    free.map(|metric| (phrase::key_result(metric, &statement.kept), Some(metric.id.to_owned()))).into_iter().collect()
}

/// Verbs by which a number moves by itself.
const MOVES: &str = "go goes get gets come comes drop drops fall falls rise rises climb climbs move moves sink sinks shrink \
    shrinks jump jumps is are was were be up down find finds need needs take takes wait waits see have has";

/// "Trial signups, from 200 to 400 a month" with a verb that says which way it goes; `None` where the answer has a verb, or
/// does not say from where to where.
fn moved(answer: &str, reading: &Features) -> Option<String> {
    let of = |at: Option<usize>| reading.quantities.get(at?);
    let (from, to) = (of(reading.baseline)?, of(reading.target)?);
    let verb = if from.value? < to.value? { "Increase" } else { "Reduce" };
    let name = answer.get(..from.range.start)?.trim_end_matches([' ', ',', ':', '(']);
    let name = [" from", " From"].iter().find_map(|lead| name.strip_suffix(lead)).unwrap_or(name);
    let name = if name.eq_ignore_ascii_case("from") { "" } else { name.trim_end_matches([' ', ',', ':']) };
    let has_name = name.chars().filter(|letter| letter.is_alphabetic()).count() > 2;
    // "Support calls drop from 90 to 60" has its verb.
    let has_verb = mend::moves(name) || term::words(name).iter().any(|word| term::is_in(MOVES, &word.lower));
    let is_bare = !has_verb
        && matches!(reading.head.class, HeadClass::None)
        && from.range.end <= to.range.start
        && !answer.contains('(');
    let between = answer.get(from.range.end..to.range.start)?.trim();
    let rest = match between {
        "->" | "→" | "-" | "–" | "=>" => {
            format!("{} to {}", answer.get(from.range.clone())?, answer.get(to.range.start..)?)
        }
        _ => answer.get(from.range.start..)?.to_owned(),
    };
    (is_bare && has_name).then(|| format!("{verb} {} from {rest}", lowered(name)))
}

fn alternative(
    text: String,
    metric: Option<String>,
    of_work: &[&str],
    proposal: &Proposal,
    report: &Report,
) -> Alternative {
    let said: Vec<String> = of_work.iter().map(|words| format!("“{words}”")).collect();
    let because = match said.as_slice() {
        [] => "It is what you answered.".to_owned(),
        said => format!("It is what you answered; {} stays with the work.", said.join(" and ")),
    };
    let kept = Proposal { initiatives: vec![proposal.original.clone()], ..proposal.clone() };
    Alternative {
        edits: reworded(report, &kept, &text, &[]).unwrap_or_default(),
        metric,
        because,
        ..bare(text, Vec::new())
    }
}

/// A wording with a value in the place of a blank: "12" or "12%" for `baseline`.
pub fn filled(text: &str, name: &str, value: &str) -> String {
    let value: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let mark = blank(name);
    let is_share = text.contains(&format!("{mark}%"));
    let bare = value.trim_end_matches('%').trim_end();
    if bare.is_empty() {
        return text.to_owned();
    }
    // "9 days" is no percentage: the author's unit goes before ours, here and in the blank beside it.
    let has_unit = bare.contains(|letter: char| letter.is_alphabetic() || matches!(letter, '€' | '$' | '£'));
    match (is_share, has_unit) {
        (true, true) => text.replace("?]%", "?]").replace(&mark, bare),
        (true, false) => text.replace(&mark, bare),
        (false, _) => text.replace(&mark, &value),
    }
}

/// The unit in which a blank of `text` is to be filled; none where it has none.
pub fn unit_of(text: &str, name: &str) -> Option<&'static str> {
    text.contains(&format!("{}%", blank(name))).then_some("in %")
}

/// The edits that put a wording in the place of a statement, with the key results that follow it and the work that is
/// kept; `None` where the draft has no safe place for them.
pub fn reworded(report: &Report, proposal: &Proposal, text: &str, key_results: &[String]) -> Option<Vec<Edit>> {
    edits::reworded(report, proposal, text, key_results)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::propose::{apply, propose};
    use crate::text::Source;

    #[test]
    fn an_answer_that_leaves_it_open_is_no_wording() {
        for answer in [
            "",
            "?",
            "???",
            "…",
            "no idea",
            "Nobody knows yet.",
            "I really don't know",
            "not sure, honestly",
            "tbd",
            "We don’t know that yet",
        ] {
            assert!(says_nothing(answer), "{answer}");
        }
        for answer in
            ["9 days", "bakers order again", "nobody waits longer than a day", "0", "no complaints", "12%", "know-how"]
        {
            assert!(!says_nothing(answer), "{answer}");
        }
        let (report, rules) = report();
        let proposal = &propose(&report, &rules, None)[0];
        assert_eq!(answered(&report, &rules, proposal, &["nobody knows", "?"]), []);
    }

    const DRAFT: &str = "Objective: Clinics find a free bed at once\n- KR: Launch the portal\n";

    fn report() -> (Report, RuleSet) {
        report_of(DRAFT)
    }

    fn report_of(draft: &str) -> (Report, RuleSet) {
        let rules = RuleSet::default();
        let document = parse(draft, None, "draft.md");
        (crate::lint::lint(vec![(Source::new("draft.md", draft), document)], &rules, None).remove(0), rules)
    }

    fn check(answer: &str, expected: &[&str]) {
        let (report, rules) = report();
        let proposal = propose(&report, &rules, None).into_iter().find(|it| it.key_result.is_some()).expect("a task");
        assert!(is_work(&report, &proposal));
        let found = answered(&report, &rules, &proposal, &[answer]);
        assert_eq!(found.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), expected, "{answer}");
        for alternative in found {
            let edited = apply(DRAFT, &alternative.edits).expect("edits that fit");
            assert!(edited.contains(&alternative.text) && edited.contains("Initiative: Launch the portal"), "{edited}");
        }
    }

    #[test]
    fn an_answer_that_is_a_result_is_taken_with_its_numbers() {
        check(
            "clinics cut the time to find a bed from 40 to 10 minutes",
            &["Clinics cut the time to find a bed from 40 to 10 minutes"],
        );
        check(
            "to cut the time to find a bed from 40 to 10 minutes, because nurses are cross",
            &["Cut the time to find a bed from 40 to 10 minutes"],
        );
        check("because beds are never free", &[]);
        check("so that it is there", &[]);
        check("we launch it", &[]);
        check("", &[]);
    }

    #[test]
    fn an_answer_with_figures_is_the_wording() {
        check("trial signups, from 200 to 400 a month", &["Increase trial signups from 200 to 400 a month"]);
        check("NPS: 28 to 40", &["Increase NPS from 28 to 40"]);
        check("trial signups 200 -> 400 a month", &["Increase trial signups from 200 to 400 a month"]);
        check("time to first order, 9 days to 3", &["Reduce time to first order from 9 days to 3"]);
        check("support calls drop from 90 to 60 a week", &["Support calls drop from 90 to 60 a week"]);
        check("from 200 to 400", &[]);
    }

    #[test]
    fn where_the_work_is_done_stays_with_the_work() {
        let draft = "Objective: Clinics find a free bed at once\n- KR: Roll out the portal in Austria\n";
        let (report, rules) = report_of(draft);
        let proposal = propose(&report, &rules, None).into_iter().find(|it| it.key_result.is_some()).expect("a task");
        let found = answered(&report, &rules, &proposal, &["trial signups, from 200 to 400 a month"]);
        assert_eq!(found[0].text, "Increase trial signups from 200 to 400 a month");
        assert!(found[0].because.contains("“in Austria” stays with the work"), "{}", found[0].because);
        let found = answered(&report, &rules, &proposal, &["trial signups in Austria, from 200 to 400 a month"]);
        assert_eq!(found[0].because, "It is what you answered.");
        assert_eq!(answered(&report, &rules, &proposal, &["roll out the portal twice"]), []);
    }

    #[test]
    fn the_authors_own_words_are_judged_too() {
        let (report, rules) = report();
        let proposal = propose(&report, &rules, None).into_iter().find(|it| it.key_result.is_some()).expect("a task");
        let judge = |text: &str| -> Vec<&str> {
            objections(&report, &rules, &proposal, text, &[text]).iter().map(Objection::name).collect()
        };
        assert!(judge("Launch the new portal").contains(&"task-reworded"));
        assert!(judge("Raise the share of beds found at once from 60% to 20%").contains(&"draws-error"));
        assert_eq!(judge("Raise the share of beds found at once from 20% to 60%"), [""; 0]);
        assert_eq!(judge("Raise customer satisfaction from 20% to 60%"), [""; 0], "the author knows the team");
    }

    #[test]
    fn a_value_is_a_number_in_figures_or_words() {
        let lexicon = Lexicon::default();
        for value in ["12", "9 %", "€40k", "9 days", "about a third", "twelve"] {
            assert!(is_value(value, &lexicon), "{value}");
        }
        for other in ["n", "soon", "more", "a lot"] {
            assert!(!is_value(other, &lexicon), "{other}");
        }
    }

    #[test]
    fn blanks_take_values() {
        assert_eq!(
            filled("Cut churn from [baseline?]% to [target?]%", "baseline", " 9 % "),
            "Cut churn from 9% to [target?]%"
        );
        assert_eq!(filled("Win [target?] labs", "target", "1,200"), "Win 1,200 labs");
        assert_eq!(filled("Win [target?] labs", "target", ""), "Win [target?] labs");
        assert_eq!(
            filled("Cut it from [baseline?]% to [target?]%", "baseline", "9 days"),
            "Cut it from 9 days to [target?]"
        );
        assert_eq!(filled("Cut it from [baseline?] to [target?]", "target", "9%"), "Cut it from [baseline?] to 9%");
    }
}
