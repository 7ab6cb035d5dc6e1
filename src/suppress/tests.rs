use super::{Allow, is_quoted, normal};
use crate::text::{Span, Text};

fn allow(comment: &str) -> Option<Allow> {
    Allow::parse(&Text::verbatim(comment, Span::new(0, comment.len())))
}

#[test]
fn comments_name_rules_and_a_reason() {
    let read = allow("<!-- okrlint: allow(jargon, hedge), because the board writes it so -->").expect("an exception");
    assert_eq!(read.rules, ["jargon", "hedge"]);
    assert_eq!(read.reason.as_deref(), Some("the board writes it so"));
    let read = allow("# okrlint: allow( jargon ) because: of the client").expect("an exception");
    assert_eq!(read.rules, ["jargon"]);
    assert_eq!(read.reason.as_deref(), Some("of the client"));
}

#[test]
fn a_reason_has_words() {
    for comment in ["okrlint: allow(jargon)", "okrlint: allow(jargon), because", "okrlint: allow(jargon), because -->"]
    {
        assert_eq!(allow(comment).expect("an exception").reason, None, "{comment}");
    }
}

#[test]
fn other_comments_are_none() {
    for comment in ["okrlint is our linter", "okrlint: deny(jargon)", "okrlint: allow jargon", "allow(jargon)", ""] {
        assert_eq!(allow(comment), None, "{comment}");
    }
}

#[test]
fn quotes_may_be_restyled_but_not_tiny() {
    assert_eq!(normal("  **Set up**  the “audit” log! "), "set up the audit log");
    assert!(is_quoted("Set up the audit log", &normal("set up the *audit* log")));
    assert!(is_quoted("Set up the audit log by May", &normal("Set up the audit log")));
    assert!(!is_quoted("Set up the audit log by May", &normal("audit log")));
}
