//! A wording of somebody else's brought into form without asking again.
//!
//! In go a wording and what was objected to, out comes the same wording with blanks in the place of numbers that nobody
//! gave, with values where it had none, and with the date, place and people that it lost. Whether that holds is for the
//! verifier to say; nothing is added that the author or a blank does not give.

use crate::analysis::{Context, Quantity, QuantityKind, Role, read_key_result};
use crate::propose::own::{Kept, Statement, deadline_range};
use crate::propose::verify::{self, Belonging, Objection};
use crate::propose::{blank, mend, task};
use crate::rules::RuleSet;

/// The key result `text` brought into form; `None` where something else speaks against it, or nothing came of it.
pub fn restored(statement: &Statement<'_>, text: &str, objections: &[Objection], rules: &RuleSet) -> Option<String> {
    let is_of_form = |it: &Objection| {
        matches!(
            it,
            Objection::InventedNumber(_)
                | Objection::MovedNumber(_)
                | Objection::DrawsError(_)
                | Objection::NoKeyResult
                | Objection::Lost { what: Belonging::Date | Belonging::Place | Belonging::Segment, .. }
        )
    };
    if statement.key_result_index.is_none() || objections.is_empty() || !objections.iter().all(is_of_form) {
        return None;
    }
    let blanked = without_date(statement, with_blanks(statement, text, rules), rules);
    let valued = with_values(statement, blanked, rules);
    let whole = task::with_scope(&valued, &lost(statement, objections));
    (whole != text).then_some(whole)
}

/// Blanks in the place of numbers that the author did not give, or gave for something else.
fn with_blanks(statement: &Statement<'_>, text: &str, rules: &RuleSet) -> String {
    let reading = read_key_result(text, &Context { objective: statement.objective, lexicon: &rules.lexicon });
    let mut faulty = verify::faulty_numbers(statement, text, &reading);
    faulty.retain(|number| number.kind != QuantityKind::Date && !number.is_masked());
    faulty.sort_by_key(|number| std::cmp::Reverse(number.range.start));
    let mut text = text.to_owned();
    for number in faulty {
        text = blanked(&text, number);
    }
    text
}

/// Without a date that the author did not give.
fn without_date(statement: &Statement<'_>, text: String, rules: &RuleSet) -> String {
    let reading = read_key_result(&text, &Context { objective: statement.objective, lexicon: &rules.lexicon });
    let date = deadline_range(&text, &reading).filter(|_| verify::is_date_invented(statement, &text, &reading));
    match date {
        Some(date) => mend::tidy(&format!("{}{}", &text[..date.start], &text[date.end..])),
        None => text,
    }
}

/// "from 20% to 35%" with blanks; "by 20%" becomes from where to where, since a change names no value.
fn blanked(text: &str, number: &Quantity) -> String {
    let Some(words) = text.get(number.range.clone()) else { return text.to_owned() };
    let digits = digits(words);
    let (start, end) = (number.range.start + digits.start, number.range.start + digits.end);
    let before = text[..start].trim_end();
    if let Some(before) = before.strip_suffix(" by").filter(|_| number.role == Role::Change) {
        let rest = text[end..].trim_start_matches('%');
        let is_share = ["share", "rate", "percentage", "conversion", "proportion"].iter().any(|it| before.contains(it));
        let sign = if is_share { "%" } else { "" };
        return format!("{before} from [baseline?]{sign} to [target?]{sign}{rest}");
    }
    let name = if number.role == Role::Baseline { "baseline" } else { "target" };
    format!("{}{}{}", &text[..start], blank(name), &text[end..])
}

/// The number within its words, with a multiplier that is written to it: "12k" of "12k users"; all of a number in words.
fn digits(words: &str) -> std::ops::Range<usize> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let (Some(start), Some(last)) = (words.find(is_digit), words.rfind(is_digit)) else { return 0..words.len() };
    let rest = &words[last + 1..];
    let multiplier = rest.chars().take_while(|letter| matches!(letter, 'k' | 'K' | 'm' | 'M' | 'b' | 'B')).count();
    let is_word = rest[multiplier..].starts_with(char::is_alphanumeric);
    start..last + 1 + if is_word { 0 } else { multiplier }
}

/// With "from [baseline?] to [target?]" where a result has no values.
fn with_values(statement: &Statement<'_>, text: String, rules: &RuleSet) -> String {
    let mended = mend::mend(&text, statement.objective, &rules.lexicon);
    match mended.texts.as_slice() {
        [one] if mended.initiatives.is_empty() => one.clone(),
        _ => text,
    }
}

/// What the objections name as lost.
fn lost(statement: &Statement<'_>, objections: &[Objection]) -> Kept {
    let is_lost = |belonging: Belonging| {
        objections.iter().any(|it| matches!(it, Objection::Lost { what, .. } if *what == belonging))
    };
    let kept = statement.kept.clone();
    Kept {
        people: kept.people.filter(|_| is_lost(Belonging::Segment)),
        partners: kept.partners.filter(|_| is_lost(Belonging::Segment)),
        place: kept.place.filter(|_| is_lost(Belonging::Place)),
        deadline: kept.deadline.filter(|_| is_lost(Belonging::Date)),
        has_stop: kept.has_stop,
    }
}

/// Without a how of somebody else's behind the values: "… to [target?]% by implementing a better form". What the author
/// wrote of it stays.
pub fn without_how(text: &str, original: &str) -> String {
    let behind =
        ["[target?]", "[baseline?]"].iter().filter_map(|mark| text.rfind(mark).map(|at| at + mark.len())).max();
    let Some(behind) = behind else { return text.to_owned() };
    let how = [" by ", " through ", " via "].iter().filter_map(|word| {
        let at = behind + text[behind..].find(word)?;
        let next = text[at + word.len()..].split(' ').next()?;
        (next.ends_with("ing") && next != "spring").then_some(at)
    });
    match how.min() {
        Some(at)
            if !original.to_lowercase().contains(text[at..].trim().trim_end_matches('.').to_lowercase().as_str()) =>
        {
            text[..at].trim_end_matches([',', ' ']).to_owned()
        }
        _ => text.to_owned(),
    }
}

/// Blanks as they are marked here, where somebody marked them in another way: "[baseline]", "[Target?%]".
pub fn marked(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let Some(close) = rest[open..].find(']').map(|length| open + length) else { break };
        let inner = rest[open + 1..close].to_lowercase();
        let sign = if inner.ends_with('%') { "%" } else { "" };
        let name = match inner.trim_end_matches(['%', '?', ' ']).trim() {
            "baseline" | "current" | "current value" | "baseline value" | "today" => "baseline",
            "target" | "target value" | "goal" => "target",
            _ => {
                marked.push_str(&rest[..=open]);
                rest = &rest[open + 1..];
                continue;
            }
        };
        marked.push_str(&rest[..open]);
        marked.push_str(&blank(name));
        marked.push_str(sign);
        rest = &rest[close + 1..];
    }
    marked.push_str(rest);
    alike(marked)
}

/// Both blanks with the unit of the value to reach: "from [baseline?]% to [target?] hours" counts hours.
fn alike(text: String) -> String {
    let (baseline, target) = (blank("baseline"), blank("target"));
    let is_share = |mark: &str| text.contains(&format!("{mark}%"));
    if !text.contains(&target) || is_share(&baseline) == is_share(&target) {
        return text;
    }
    match is_share(&target) {
        true => text.replace(&baseline, &format!("{baseline}%")),
        false => text.replace(&format!("{baseline}%"), &baseline),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::lint;
    use crate::parse::parse;
    use crate::text::Source;

    /// `text` in place of a key result, brought into form.
    fn check(key_result: &str, text: &str, expected: Option<&str>) {
        let rules = RuleSet::default();
        let draft = format!("Objective: Clinics find a free bed at once\n- KR: {key_result}\n");
        let document = parse(&draft, None, "draft.md");
        let report = lint(vec![(Source::new("draft.md", draft), document)], &rules, None).remove(0);
        let statement = Statement::of(&report, 0, Some(0), &rules.lexicon).expect("a key result");
        let objections = verify::verify(&statement, text, &[], &[], &rules);
        let found = restored(&statement, text, &objections, &rules);
        assert_eq!(found.as_deref(), expected, "{text}: {objections:?}");
        if let Some(found) = found {
            assert_eq!(verify::verify(&statement, &found, &[], &[], &rules), [], "{found}");
        }
    }

    const TASK: &str = "Write 10 articles on beds";

    #[test]
    fn numbers_that_nobody_gave_become_blanks() {
        let blanks = "Increase organic visits of clinics from [baseline?] to [target?] per month";
        check(TASK, "Increase organic visits of clinics from 5,000 to 15k per month", Some(blanks));
        check(TASK, "Increase organic visits of clinics from 12k to 20k per month", Some(blanks));
        check(
            TASK,
            "Increase the share of clinics that book a bed by 20%",
            Some("Increase the share of clinics that book a bed from [baseline?]% to [target?]%"),
        );
    }

    #[test]
    fn a_date_that_nobody_gave_goes() {
        let text = "Increase organic visits of clinics from [baseline?] to [target?] per month by June";
        check(TASK, text, text.strip_suffix(" by June"));
        let dated = format!("{TASK} by end of June");
        check(&dated, &text.replace("by June", "by end of July"), text.strip_suffix(" by June"));
    }

    #[test]
    fn what_was_lost_comes_back() {
        check(
            "Launch a newsletter for dental labs in Poland to raise their orders by 15 May",
            "Increase orders after the newsletter from 20 to 30",
            Some(
                "Increase orders after the newsletter among dental labs in Poland from [baseline?] to [target?] by 15 May",
            ),
        );
    }

    #[test]
    fn what_is_no_fault_of_form_is_left() {
        check(TASK, "Write 12 articles on beds", None);
        check(TASK, "Increase organic visits of clinics from [baseline?] to [target?] per month", None);
    }

    #[test]
    fn a_how_of_somebody_else_goes() {
        let text = "Increase bookings from [baseline?] to [target?] by implementing a better form";
        assert_eq!(without_how(text, "Launch the form"), "Increase bookings from [baseline?] to [target?]");
        assert_eq!(without_how(text, "Grow bookings by implementing a better form."), text, "the author's own stays");
        let dated = "Increase bookings from [baseline?] to [target?] by spring";
        assert_eq!(without_how(dated, ""), dated);
        assert_eq!(without_how("Increase bookings by calling", ""), "Increase bookings by calling");
    }

    #[test]
    fn blanks_are_marked_alike() {
        assert_eq!(marked("from [Baseline] to [target?%]"), "from [baseline?]% to [target?]%");
        assert_eq!(
            marked("[x] open [ and [current value]"),
            "[x] open [ and [current value]".replace("[current value]", "[baseline?]")
        );
        assert_eq!(marked("from [baseline?]% to [target?] hours"), "from [baseline?] to [target?] hours");
        assert_eq!(marked("from [baseline?] to [target]%"), "from [baseline?]% to [target?]%");
        assert_eq!(marked("none"), "none");
    }
}
