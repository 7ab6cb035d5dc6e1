//! What a way to move a number needs to be true, by what is done: asking helps where the cause is not known, training where
//! skill is missing. Each speaks of the number and of those who act, and can turn out wrong.

use crate::propose::knowledge::file::Way;
use crate::propose::knowledge::{Metric, term};
use crate::propose::own::raised;

/// Verbs of one kind of step, and what it needs. `{number}` is the metric, `{people}` who acts when it moves, `{side}` where
/// it is held: down, or up.
const WAYS: [(&str, &str); 13] = [
    (
        "ask learn interview survey listen measure find compare track watch look study review read log talk note sit follow",
        "What keeps {number} {side} is not known yet, and {people} can tell or show it.",
    ),
    (
        "remind recall alert notify",
        "{people} still want to, and only the moment has slipped by; that is what holds {number} {side}.",
    ),
    (
        "train coach practise rehearse teach arm film help",
        "Want of skill, and not of will or time, holds {number} {side}, and {people} notice once it is there.",
    ),
    ("thank reward celebrate", "For {people} a small occasion makes the difference, and {number} shows it."),
    (
        "show say tell explain publish report answer name present open translate recommend promise",
        "Those who would act on it do not know it today, and enough {people} gain by that to move {number}.",
    ),
    (
        "stop remove end drop cut delete shorten close cap limit clear simplify reduce exclude clean merge",
        "What falls away here holds {number} {side}, and {people} do not miss it.",
    ),
    (
        "let give offer lend invite share hand bring make guarantee",
        "It is taken up once it is there, and reaches enough {people} to move {number}.",
    ),
    (
        "agree settle decide define set plan write standardise schedule",
        "What is open today is what holds {number} {side}, and people keep to what is settled here.",
    ),
    (
        "fix mend repair solve correct improve speed patch replace renew sort separate split change",
        "A few causes make up most of what holds {number} {side}, and {people} meet these more than others.",
    ),
    (
        "test check confirm scan try count cover inspect warn",
        "What goes wrong can be seen at this point, before {people} meet it, and there is enough of it to move {number}.",
    ),
    (
        "sell price raise pay trade grow widen",
        "{people} go along with it rather than away, and {number} shows it within the cycle.",
    ),
    (
        "renegotiate bundle buy order swap",
        "The other side gives way to keep the business, by enough to move {number} for {people}.",
    ),
    (
        "keep hold stay protect leave care",
        "This slips today, which holds {number} {side}, and {people} notice when it no longer does.",
    ),
];

/// What any step needs, whatever it does: it is at work where the number is lost, those whom it concerns meet it in time,
/// and it weighs with them.
const ANY: [&str; 4] = [
    "It reaches enough {people} for {number} to move within the cycle.",
    "Most of what holds {number} {side} meets {people} where this is at work.",
    "What changes here weighs more with {people} than what stays as it is, and {number} shows it.",
    "It is here that {number} is decided: {people} are not lost at the next point instead.",
];

/// What a step like `lever` needs to move `metric`; none where its verb is not known.
pub fn needs(lever: &str, metric: &Metric) -> Option<String> {
    let words = term::words(lever);
    let verb = words.first()?;
    let (_, needs) = WAYS.iter().find(|(verbs, _)| term::is_in(verbs, &verb.lower))?;
    Some(filled(needs, metric))
}

/// What any step needs to move `metric`.
pub fn any(metric: &Metric) -> impl Iterator<Item = String> {
    ANY.iter().map(|needs| filled(needs, metric))
}

fn filled(needs: &str, metric: &Metric) -> String {
    let side = if metric.direction == Way::Increase { "down" } else { "up" };
    let number = format!("“{}”", metric.name);
    raised(&needs.replace("{number}", &number).replace("{people}", metric.subject).replace("{side}", side))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::propose::knowledge;

    #[test]
    fn the_verb_says_what_a_step_needs() {
        let metric = knowledge::metric("win-rate").expect("a known metric");
        let asks = needs("ask ten bakers", metric).expect("a known verb");
        assert!(asks.contains("“win rate” down is not known yet"), "{asks}");
        assert_ne!(needs("remind bakers", metric), needs("train two bakers", metric));
        assert_eq!(needs("zorble the bakers", metric), None, "what it needs is not told by the verb");
    }

    #[test]
    fn what_a_step_needs_speaks_of_the_number_and_of_who_acts() {
        for metric in knowledge::metrics() {
            let all = WAYS.iter().map(|(_, needs)| filled(needs, metric)).chain(any(metric));
            for needs in all {
                let lower = needs.to_lowercase();
                assert!(needs.contains(metric.name), "{needs}");
                assert!(lower.contains(&metric.subject.to_lowercase()) || lower.contains("people keep"), "{needs}");
            }
        }
    }
}
