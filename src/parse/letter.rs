//! What a letter adds to the draft inside of it: questions, requests and the name under it.
//!
//! In go the nodes of a draft in order, out come those that belong to the letter, as a label that makes them notes. A closing
//! counts only where nothing but a few short lines follows, so that "Thanks" inside a draft stays what it is.

use super::key::Key;
use super::label::{Label, Labelled};
use super::nodes::Node;
use super::sentence::words;

/// Lines below a closing: a name, a role, a company, a telephone number, a link.
const MOST_BELOW: usize = 6;

/// Marks the lines of a letter around the draft.
pub(super) fn mark(nodes: &mut [Node]) {
    let mut asks = false;
    for node in nodes.iter_mut().filter(|node| is_plain(node)) {
        let text = node.text.as_str();
        let is_answer = asks && text.starts_with("A:");
        asks = text.starts_with("Q:") && text.trim_end().ends_with('?');
        if asks || is_answer || is_request(text) {
            set_aside(node);
        }
    }
    let from = nodes.len().saturating_sub(MOST_BELOW + 1);
    let closing = (from..nodes.len()).find(|&at| {
        let below = &nodes[at + 1..];
        is_closing(nodes[at].text.as_str())
            && nodes[at..].iter().all(is_plain)
            && below.iter().all(|node| is_signature(node.text.as_str()))
    });
    // A draft is more than its closing.
    if let Some(at) = closing.filter(|&at| at > 0) {
        nodes[at..].iter_mut().for_each(set_aside);
    }
}

fn is_plain(node: &Node) -> bool {
    node.is_line() && node.label.label.is_none()
}

/// A name, a role, an address, a telephone number.
fn is_signature(line: &str) -> bool {
    let is_number =
        line.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, ':' | '.' | ' ')).starts_with(['+', '0']);
    words(line, 8) <= 7 && (is_number || !line.contains(|c: char| c.is_ascii_digit()))
}

fn set_aside(node: &mut Node) {
    let rest = node.text.as_str().len();
    node.label = Labelled { label: Some(Label::Key(Key::Aside)), rest, ..Labelled::default() };
}

/// "Cheers", "Best regards,", "Thanks! Bea", "Viele Grüße, Bea".
fn is_closing(text: &str) -> bool {
    const CLOSINGS: [&str; 29] = [
        "cheers",
        "best",
        "best wishes",
        "best regards",
        "kind regards",
        "warm regards",
        "regards",
        "many thanks",
        "thanks",
        "thanks a lot",
        "thanks all",
        "thank you",
        "thx",
        "all the best",
        "talk soon",
        "speak soon",
        "see you",
        "yours",
        "sincerely",
        "br",
        "viele grüße",
        "liebe grüße",
        "beste grüße",
        "mit freundlichen grüßen",
        "lg",
        "saludos",
        "un saludo",
        "cordialement",
        "bien à vous",
    ];
    const LONGEST: usize = 80;
    if text.len() > LONGEST {
        return false;
    }
    let lower = text.trim().to_lowercase();
    CLOSINGS.iter().any(|closing| {
        lower.strip_prefix(closing).is_some_and(|rest| {
            let name = rest.trim_start_matches([',', '!', '.', ' ', '-', '–', '—', '/', '|']);
            let is_set_off = rest.is_empty()
                || rest.starts_with([',', '!', '.'])
                || [" -", " –", " —", " /", " |"].iter().any(|mark| rest.starts_with(mark));
            name.is_empty() || is_set_off && words(name, 4) <= 3
        })
    })
}

/// "Let me know what you think!", "Happy to discuss".
fn is_request(text: &str) -> bool {
    const REQUESTS: [&str; 16] = [
        "let me know ",
        "let us know ",
        "looking forward to your ",
        "looking forward to hearing",
        "what do you think",
        "any feedback",
        "any thoughts",
        "thoughts?",
        "feedback welcome",
        "feedback is welcome",
        "comments welcome",
        "happy to discuss",
        "please have a look",
        "please review",
        "please comment",
        "could you have a look",
    ];
    let begins = |lead: &&str| text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead));
    REQUESTS.iter().any(begins) && words(text, 21) <= 20 && !text.contains('%')
}

#[cfg(test)]
mod tests {
    use super::{is_closing, is_request};

    #[test]
    fn letters_end_with_words_of_their_own() {
        for text in ["Cheers", "Cheers / Bea", "Best regards,", "Thanks! Bea", "Thanks, Bea Lindner", "Viele Grüße"] {
            assert!(is_closing(text), "{text}");
        }
        for text in [
            "Best service in town",
            "Thank you letters reach every donor",
            "Regards of our members rise",
            "Best, fastest and cheapest in town",
        ] {
            assert!(!is_closing(text), "{text}");
        }
        assert!(is_request("Let me know what you think!") && !is_request("Let customers know what we think"));
    }
}
