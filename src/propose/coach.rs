//! What an author answers to a coach's questions, made into wordings and edits.
//!
//! In go a report, one of its proposals and the answers, out come further alternatives in the author's own words. An
//! answer's numbers are the author's and stay; what it leaves open becomes a marked blank.

use super::edits;
use super::knowledge::term;
use super::own::{Statement, raised};
use super::recognise::Known;
use super::{Alternative, Objection, Proposal, bare, blank, key_result_kind, mend, phrase, verify};
use crate::analysis::{Context, KeyResultKind, Lexicon, read_key_result};
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
            let holds = is_new && of_author(&statement, &text, answers, rules).is_empty();
            found.extend(holds.then(|| alternative(text, metric, proposal, report)));
        }
    }
    found
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
        Objection::FitsAnyTeam => false,
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
        let texts = mend::mend(answer, statement.objective, &rules.lexicon).texts;
        return texts.into_iter().map(|text| (raised(&text), metric.map(|it| it.id.to_owned()))).collect();
    }
    let free = metric.filter(|metric| phrase::is_free_of_numbers(metric));
    free.map(|metric| (phrase::key_result(metric, &statement.kept), Some(metric.id.to_owned()))).into_iter().collect()
}

fn alternative(text: String, metric: Option<String>, proposal: &Proposal, report: &Report) -> Alternative {
    let kept = Proposal { initiatives: vec![proposal.original.clone()], ..proposal.clone() };
    Alternative {
        edits: reworded(report, &kept, &text, &[]).unwrap_or_default(),
        metric,
        because: "It is what you answered.".to_owned(),
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
        let rules = RuleSet::default();
        let document = parse(DRAFT, None, "draft.md");
        (crate::lint::lint(vec![(Source::new("draft.md", DRAFT), document)], &rules, None).remove(0), rules)
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
