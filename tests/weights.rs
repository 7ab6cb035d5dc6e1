//! The weights belong to the labelled lines: whoever adds a line trains them again.

use std::path::{Path, PathBuf};

/// How many labelled lines of a level the files hold: key results (`k`) or objectives (`o`).
fn labelled(level: &str) -> usize {
    let lines = rows("rules/weights/lines", "tsv").filter(|row| row.starts_with(&format!("{level}\t"))).count();
    let name = if level == "o" { "\"objective\"" } else { "\"key_result\"" };
    let batches = rows("tests/batches", "jsonl").filter(|row| row.contains(&format!("\"level\": {name}"))).count();
    let file = if level == "o" { "objectives.tsv" } else { "key-results.tsv" };
    let near = read(&root().join("tests/near-miss").join(file)).lines().skip(1).count();
    lines + batches + near
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn rows(folder: &str, end: &str) -> impl Iterator<Item = String> {
    let entries = std::fs::read_dir(root().join(folder)).expect("the folder is part of the repository");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(move |path| path.extension().is_some_and(|found| found == end))
        .flat_map(|path| read(&path).lines().map(str::to_owned).collect::<Vec<_>>())
}

#[test]
fn the_weights_were_trained_on_all_labelled_lines() {
    for (file, level) in [("key-result.tsv", "k"), ("objective.tsv", "o")] {
        let text = read(&root().join("rules/weights").join(file));
        let from = format!("from {} labelled lines", labelled(level));
        assert!(
            text.lines().next().is_some_and(|line| line.contains(&from)),
            "{file} was not trained {from}: run `cargo run --release --example train`"
        );
    }
}

#[test]
fn every_labelled_line_has_a_kind_and_stands_once() {
    let mut seen = std::collections::HashMap::new();
    let mut twice = Vec::new();
    for row in rows("rules/weights/lines", "tsv") {
        let cells: Vec<&str> = row.split('\t').collect();
        assert!(matches!(cells[..], ["k" | "o", kind, text] if !kind.is_empty() && !text.trim().is_empty()), "{row:?}");
        if let Some(kind) = seen.insert((cells[0].to_owned(), cells[2].to_lowercase()), cells[1].to_owned())
            && kind != cells[1]
        {
            twice.push(row);
        }
    }
    assert!(twice.is_empty(), "labelled in two ways:\n{}", twice.join("\n"));
}
