//! What holds for every proposal about every draft of `tests/documents/`.

use std::path::Path;

use okrlint::lint::{Report, lint};
use okrlint::parse::parse;
use okrlint::propose::{Proposal, apply, propose};
use okrlint::rules::RuleSet;
use okrlint::text::{Source, decode};

fn proposed() -> Vec<(Report, Vec<Proposal>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let entries = std::fs::read_dir(folder).expect("the folder of drafts");
    let rules = RuleSet::default();
    let one = |path: std::path::PathBuf| {
        let name = path.to_string_lossy().into_owned();
        let text = decode(std::fs::read(&path).expect("a readable draft")).ok()?;
        let document = parse(&text, None, &name);
        let report = lint(vec![(Source::new(name, text), document)], &rules, None).pop()?;
        let proposals = propose(&report, &rules, None);
        Some((report, proposals))
    };
    entries.map(|entry| entry.expect("a readable entry").path()).filter_map(one).collect()
}

#[test]
fn every_digit_is_the_authors() {
    let (mut wordings, mut drafts) = (0, 0);
    for (report, proposals) in proposed() {
        drafts += usize::from(!proposals.is_empty());
        for alternative in proposals.iter().flat_map(|proposal| &proposal.alternatives) {
            wordings += 1;
            for text in std::iter::once(&alternative.text).chain(&alternative.key_results) {
                let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty());
                for number in numbers {
                    assert!(report.source.text.contains(number), "{}: {text}", report.source.name);
                }
            }
        }
    }
    assert!(wordings > 100 && drafts > 20, "{wordings} wordings in {drafts} drafts");
}

#[test]
fn edits_keep_every_task() {
    let mut edited = 0;
    for (report, proposals) in proposed() {
        for proposal in &proposals {
            for alternative in proposal.alternatives.iter().filter(|it| !it.edits.is_empty()) {
                let text = apply(&report.source.text, &alternative.edits).expect("the edits fit");
                let words =
                    std::iter::once(&alternative.text).chain(&alternative.key_results).chain(&proposal.initiatives);
                for words in words {
                    assert!(text.contains(words.as_str()), "{}: {words}", report.source.name);
                }
                edited += 1;
            }
        }
    }
    assert!(edited > 50, "{edited}");
}
