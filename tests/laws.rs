//! Laws on generated input: bytes at random, and texts put together from what drafts are made of.

#[path = "laws/invariants.rs"]
mod invariants;

use invariants::{NAMES, hold};
use proptest::prelude::*;
use proptest::sample::select;

#[rustfmt::skip]
/// What stands at the beginning of a line.
const LEADS: [&str; 30] = [
    "", "- ", "* ", "  - ", "\t- ", "1. ", "2) ", "# ", "## ", "### ", "O1: ", "KR1: ", "KR1.2: ", "Objective: ",
    "Key results:", "> ", "| ", "- [ ] ", "- [x] ", "✅ ", "**KR2** ", "Owner: ", "objectives:\n- objective: ", "    key_results: ",
    "{\"objectives\":[{\"objective\":\"", "[[objectives]]\nobjective = \"", "Objective,Key Result,Target\n", "<h2>", "<details>",
    "<!-- okrlint: allow(task-as-key-result), because ",
];

#[rustfmt::skip]
/// What stands in a line.
const WORDS: [&str; 64] = [
    "Raise", "Launch", "launch", "sign-ups", "NPS", "the", "of", "from", "to", "by", "8%", "10k", "€2.5m", "1 200",
    "1.200,5", "X%", "[baseline?]", "= 0/40", "→", "->", "—", "–", "“quoted”", "’s", "Q3 2026", "15 May", "2026-13-45", "double",
    "top 3", "TBD", "…", "(now 12)", "and", "so that", "customers", "é", "İ", "ﬁ", "日本語", "🚀", "\u{301}", "\u{200b}",
    "\u{a0}", "&amp;", "**", "_", "`", "~~", "](", "@anna", "#12", "|", ",", ";", ":", "\"", "'", "0", "-5", "99999999999999999999",
    "1e308", "1/0", "\\", "\u{1b}[31m",
];

const ENDS: [&str; 6] = ["\n", "\r\n", "\n\n", "", " ", "\r"];

fn line() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(select(&WORDS[..]), 0..12);
    (select(&LEADS[..]), words, prop::bool::weighted(0.9), select(&ENDS[..])).prop_map(|(lead, words, spaced, end)| {
        let words = words.join(if spaced { " " } else { "" });
        format!("{lead}{words}{end}")
    })
}

fn draft() -> impl Strategy<Value = String> {
    prop::collection::vec(line(), 0..14).prop_map(|lines| lines.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn drafts_keep_the_laws(text in draft(), name in select(&NAMES[..])) {
        hold(text.as_bytes(), name);
    }

    #[test]
    fn any_text_keeps_the_laws(text in any::<String>(), name in select(&NAMES[..])) {
        hold(text.as_bytes(), name);
    }

    #[test]
    fn any_bytes_keep_the_laws(bytes in prop::collection::vec(any::<u8>(), 0..200), name in select(&NAMES[..])) {
        hold(&bytes, name);
    }

    #[test]
    fn utf_16_keeps_the_laws(text in draft(), is_big in any::<bool>()) {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        let bytes: Vec<u8> = units.flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
        hold(&bytes, "d.txt");
    }
}
