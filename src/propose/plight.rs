//! People in a plight that names the metric by itself: accounts at risk, lapsed members.
//!
//! In goes a statement that is work, out comes whether those people leave or come back, in the author's words for them.
//! Whatever the work is, a playbook or a call, nobody counts anything else for them.

use super::knowledge::{metric, term};
use super::own::{Statement, is_personal};
use super::task::with_scope;
use super::{Offer, mend};

/// Who can leave and come back.
const PEOPLE: &str = "accounts customers clients members subscribers donors partners dealers resellers contracts users buyers guests \
    tenants supporters shoppers policyholders readers retailers distributors";

/// Which of them may leave.
const WAVERING: [&str; 5] = ["at-risk", "wavering", "unhappy", "dissatisfied", "declining"];

/// Which of them have left.
const GONE: [&str; 9] =
    ["lapsed", "churned", "dormant", "former", "lost", "inactive", "sleeping", "cancelled", "canceled"];

/// What is done to their records rather than for them.
const CLEARED: &str = "purge delete remove clean archive deactivate close suppress clear prune scrub";

/// The key result about them.
pub fn offer(statement: &Statement<'_>) -> Option<Offer> {
    let (people, is_gone) = found(statement.text)?;
    let who = if is_personal(&people) { "who" } else { "that" };
    let (text, id, because) = match is_gone {
        true => (
            format!("Increase the share of {people} {who} come back from [baseline?]% to [target?]%"),
            "win-back-rate",
            "Those who have left are won when they come back.",
        ),
        false => (
            format!("Reduce the share of {people} {who} leave from [baseline?]% to [target?]%"),
            "customer-churn-rate",
            "Those who may leave are kept when they stay.",
        ),
    };
    Some(Offer {
        text: with_scope(&text, &statement.kept),
        metric: Some(id.to_owned()),
        because: because.to_owned(),
        ..mend::of_metric(metric(id))
    })
}

/// The people in the author's words, and whether they have left.
fn found(text: &str) -> Option<(String, bool)> {
    let words = term::words(text);
    let at = words.iter().position(|word| term::is_in(PEOPLE, &word.lower))?;
    let people = words[at].lower.as_str();
    let before = text.get(..words[at].range.start)?.trim_end().to_lowercase();
    let behind = text.get(words[at].range.end..)?.trim_start().to_lowercase();
    let ends = |plight: &&&str| {
        let before = before.strip_suffix(**plight);
        before.is_some_and(|before| !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '-'))
    };
    if let Some(plight) = WAVERING.iter().find(ends) {
        return Some((format!("{plight} {people}"), false));
    }
    let is_cleared = words.first().is_some_and(|word| term::is_in(CLEARED, &word.lower));
    if let Some(plight) = GONE.iter().find(ends).filter(|_| !is_cleared) {
        return Some((format!("{plight} {people}"), true));
    }
    // "at risk of frostbite" is another risk.
    let risk =
        ["at risk", "in danger of leaving", "about to leave"].iter().find_map(|risk| behind.strip_prefix(risk))?;
    let is_leaving = !risk.trim_start().starts_with("of ") || risk.contains("of leaving") || risk.contains("of churn");
    (is_leaving && !risk.starts_with(char::is_alphanumeric)).then(|| (format!("{people} at risk"), false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, bool)>) {
        assert_eq!(found(text), expected.map(|(people, is_gone)| (people.to_owned(), is_gone)), "{text}");
    }

    #[test]
    fn those_who_waver_and_those_who_left_are_told_apart() {
        check("Write a playbook for at-risk accounts", Some(("at-risk accounts", false)));
        check("Agree on a rescue plan for clients at risk", Some(("clients at risk", false)));
        check("Call unhappy subscribers within a week", Some(("unhappy subscribers", false)));
        check("Print a letter to lapsed donors", Some(("lapsed donors", true)));
        check("Set up a mail series for dormant users", Some(("dormant users", true)));
    }

    #[test]
    fn others_are_in_no_plight() {
        check("Write a playbook for key accounts", None);
        check("Build a shelter for guests at risk of frostbite", None);
        check("Purge inactive accounts from the list", None);
        check("Recover almost-lost customers lists", None);
    }
}
