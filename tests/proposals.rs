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

/// Ways to write the same draft down, whose edits have to leave a file that can be read.
fn drafts(objective: &str, tasks: &[String]) -> [(&'static str, String); 5] {
    let bare = serde_json::json!({ "objectives": [{ "objective": objective, "key_results": tasks }] });
    let keyed: Vec<_> = tasks.iter().map(|task| serde_json::json!({ "key_result": task, "owner": "Ana" })).collect();
    let keyed = serde_json::json!({ "objectives": [{ "objective": objective, "key_results": keyed }] });
    let pretty = serde_json::to_string_pretty(&keyed).expect("it is JSON");
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let rows = |part: &str, quote: &dyn Fn(&str) -> String| {
        let rows = tasks.iter().map(|task| format!("{}{part}{}{part}{part}Ana\n", quote(objective), quote(task)));
        format!("Objective{part}Key result{part}Initiatives{part}Owner\n{}", rows.collect::<String>())
    };
    let bars = tasks.iter().map(|task| format!("| {objective} | {task} |  | Ana |\n")).collect::<String>();
    [
        ("draft.json", bare.to_string()),
        ("draft.json", pretty),
        ("draft.csv", rows(",", &quoted)),
        ("draft.tsv", rows("\t", &str::to_owned)),
        ("draft.md", format!("| Objective | Key result | Initiatives | Owner |\n|---|---|---|---|\n{bars}")),
    ]
}

/// The edited file is one of its kind still, and holds as many rows or key results as before.
fn is_whole(name: &str, before: &str, after: &str) -> bool {
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    let cells = |text: &str| {
        let part = if name.ends_with(".tsv") { b'\t' } else { b',' };
        let mut reader = csv::ReaderBuilder::new().delimiter(part).from_reader(text.as_bytes());
        reader.records().map(|row| row.map(|row| row.len())).collect::<Result<Vec<_>, _>>().ok()
    };
    let bars = |text: &str| text.lines().map(|line| line.replace("\\|", "").matches('|').count()).collect::<Vec<_>>();
    match name {
        "draft.json" => json(after).is_some(),
        "draft.md" => bars(before) == bars(after),
        _ => cells(after).is_some() && cells(before) == cells(after),
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]

    #[test]
    fn a_kept_initiative_leaves_the_file_whole(
        places in proptest::collection::vec((0..8_usize, 0..6_usize), 1..5),
    ) {
        const TASKS: [&str; 8] = [
            "Launch a newsletter for bakers", "Write 10 articles", "Print a flyer", "Run a webinar series", "Introduce a new CRM",
            "Hold a workshop on sourdough", "Publish a price list", "Redesign the home page",
        ];
        const ENDS: [&str; 6] = ["", " by 15 May", ", and print it", " \"for all\"", " in Košice; fast", " (part 2)"];
        let tasks: Vec<String> = places.iter().map(|&(task, end)| format!("{}{}", TASKS[task], ENDS[end])).collect();
        let rules = RuleSet::default();
        for (name, text) in drafts("Hobby bakers come back to us", &tasks) {
            let document = parse(&text, None, name);
            let report = lint(vec![(Source::new(name, text.clone()), document)], &rules, None).remove(0);
            let proposals = propose(&report, &rules, None);
            let firsts = proposals.iter().filter_map(|it| it.alternatives.first());
            let edits: Vec<_> = firsts.flat_map(|it| it.edits.iter().cloned()).collect();
            let edited = apply(&text, &edits).expect("the edits fit");
            proptest::prop_assert!(is_whole(name, &text, &edited), "{name}\n{text}\n{edited}");
        }
    }
}

#[test]
fn a_kept_initiative_stands_beside_its_result_in_every_form() {
    let rules = RuleSet::default();
    for (name, text) in drafts("Hobby bakers come back to us", &["Launch a newsletter for bakers".to_owned()]) {
        let document = parse(&text, None, name);
        let report = lint(vec![(Source::new(name, text.clone()), document)], &rules, None).remove(0);
        let proposal = propose(&report, &rules, None).into_iter().find(|it| it.key_result.is_some()).expect("one");
        let edited = apply(&text, &proposal.alternatives[0].edits).expect("the edits fit");
        let document = parse(&edited, None, name);
        let key_result = &document.objectives[0].key_results[0];
        assert_eq!(key_result.text.as_str(), proposal.alternatives[0].text, "{edited}");
        assert_eq!(key_result.initiatives[0].text.as_str(), "Launch a newsletter for bakers", "{edited}");
    }
}
