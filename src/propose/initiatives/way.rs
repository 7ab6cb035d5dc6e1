//! What a way to move a number needs to be true, by what is done: telling helps whoever lacks knowledge, removing helps where
//! something stands in the way. Each can turn out wrong.

use crate::propose::knowledge::term;
use crate::propose::own::raised;

/// Verbs of one kind of step, and what it needs.
const WAYS: [(&str, &str); 11] = [
    (
        "tell show say write explain publish name describe speak share announce state report send present inform document",
        "{people} lack a piece of knowledge, and act on it once they have it.",
    ),
    (
        "ask learn interview survey listen test measure find check track compare watch look study review read follow log",
        "The cause is not known yet, and can be found where this looks.",
    ),
    (
        "cut drop remove shorten stop reduce skip limit merge end close kill delete avoid leave free",
        "What falls away is what held {people} up, and nobody misses it.",
    ),
    (
        "make simplify offer let give automate prefill provide put keep open allow ease lead",
        "{people} want to already, and only the effort keeps them from it.",
    ),
    (
        "act remind call invite answer reply respond return contact meet visit welcome warn",
        "There is a moment in which it is still open, and this reaches {people} in it.",
    ),
    (
        "train coach hire assign pair teach practise rehearse staff support help",
        "What is missing is skill or time, and not the will.",
    ),
    ("thank reward pay celebrate credit recognise", "For {people} a small occasion makes the difference."),
    (
        "fix repair replace mend solve correct clean harden protect secure",
        "Most of the trouble comes from this one cause.",
    ),
    (
        "choose aim focus target concentrate prioritise select pick rank segment sort narrow spend",
        "A part makes most of the difference, and it can be told before.",
    ),
    (
        "agree set define plan decide standardise commit promise align",
        "It goes wrong where nobody has said how, and holds once it is said.",
    ),
    (
        "build add create develop introduce launch run start use try widen sharpen improve design",
        "{people} have the need today, and no good way to meet it.",
    ),
];

/// What a step like `lever` needs of `people`; none where its verb is not known.
pub fn needs(lever: &str, people: &str) -> Option<String> {
    let words = term::words(lever);
    let verb = words.first()?;
    let (_, needs) = WAYS.iter().find(|(verbs, _)| term::is_in(verbs, &verb.lower))?;
    Some(raised(&needs.replace("{people}", people)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verb_says_what_a_step_needs() {
        let tells = needs("tell bakers what is new", "bakers").expect("a known verb");
        assert_eq!(tells, "Bakers lack a piece of knowledge, and act on it once they have it.");
        assert_ne!(needs("ask ten bakers", "bakers"), needs("cut two steps", "bakers"));
        assert_eq!(needs("zorble the bakers", "bakers"), None);
    }
}
