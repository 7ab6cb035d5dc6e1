//! The labelled batches stay as well read as they are: a floor under the share of lines read as their label says.

use okrlint::analysis::{Context, Features, Kind, Lexicon, read_key_result, read_objective};
use serde_json::Value;

/// Batches that have been scored; a batch that has not stays unread.
const SCORED: std::ops::RangeInclusive<u32> = 1..=14;

#[test]
fn batches_keep_their_share_of_right_readings() {
    let lexicon = Lexicon::default();
    let (mut right, mut all) = ([0usize; 2], [0usize; 2]);
    let mut wrong = Vec::new();
    for batch in SCORED {
        let path = format!("{}/tests/batches/{batch}.jsonl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).expect("the batch is part of the repository");
        for line in text.lines() {
            let label: Value = serde_json::from_str(line).expect("a line is one JSON object");
            let words = label["text"].as_str().expect("a label has its text");
            let context = Context { objective: label["objective"].as_str(), lexicon: &lexicon };
            let level = usize::from(label["level"] == "objective");
            let read = if level == 1 { read_objective(words, &context) } else { read_key_result(words, &context) };
            let is_right = [&label["kind"], &label["kind_alt"]].contains(&&name(&read));
            right[level] += usize::from(is_right);
            all[level] += 1;
            if !is_right {
                wrong.push(format!("{} read as {} | {words}", label["kind"], name(&read)));
            }
        }
    }
    let share = |level: usize| right[level] as f64 / all[level] as f64;
    assert!(share(0) >= 0.92, "key results {:.3}\n{}", share(0), wrong.join("\n"));
    assert!(share(1) >= 0.91, "objectives {:.3}\n{}", share(1), wrong.join("\n"));
}

/// The kind by its name in the labels.
fn name(features: &Features) -> Value {
    match features.kind {
        Some(Kind::KeyResult(kind)) => serde_json::to_value(kind).expect("a kind is a name"),
        Some(Kind::Objective(kind)) => serde_json::to_value(kind).expect("a kind is a name"),
        None => Value::Null,
    }
}
