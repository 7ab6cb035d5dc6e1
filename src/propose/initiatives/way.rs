//! What a way to move a number needs to be true, by what is done: asking helps where the cause is not known, training where
//! skill is missing. Each can turn out wrong.

use crate::propose::knowledge::term;
use crate::propose::own::raised;

/// Verbs of one kind of step, and what it needs. Only kinds are told of which that is true whatever the step is about.
const WAYS: [(&str, &str); 4] = [
    (
        "ask learn interview survey listen test measure find check track compare watch look study review read log",
        "The cause is not known yet, and can be found where this looks.",
    ),
    ("remind recall warn", "{people} still want to, and only the moment has slipped by."),
    ("train coach practise rehearse", "What is missing is skill, and not the will or the time."),
    ("thank reward celebrate", "For {people} a small occasion makes the difference."),
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
        let asks = needs("ask ten bakers", "bakers").expect("a known verb");
        assert_eq!(asks, "The cause is not known yet, and can be found where this looks.");
        assert_ne!(needs("remind bakers", "bakers"), needs("train two bakers", "bakers"));
        assert_eq!(needs("leave deals that do not fit", "bakers"), None, "what it needs is not told by the verb");
        assert_eq!(needs("zorble the bakers", "bakers"), None);
    }
}
