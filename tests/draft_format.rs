//! The defined draft format: its schema, its types and its reader agree.

use okrlint::model::Format;
use okrlint::parse::draft::{DraftFile, schema};
use okrlint::parse::parse;
use serde_json::{Value, json};

fn errors(instance: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is one");
    validator.iter_errors(instance).map(|error| error.to_string()).collect()
}

/// Every key of the format.
fn full() -> Value {
    serde_json::from_str(FULL).expect("the example is JSON")
}

const FULL: &str = r#"{
    "$schema": "https://example.org/draft.schema.json",
    "cycle": "Q2 2027",
    "team": "Lifecycle marketing",
    "language": "en",
    "context": ["Renewals pay for growth."],
    "non_goals": ["No new channels"],
    "objectives": [
        "Partners bring us their best clients",
        {
            "objective": "Subscribers miss us when we skip a week",
            "id": "O2", "owner": ["Ida", "Jon"], "type": "committed", "supports": ["C1"], "team": "Newsletter",
            "cycle": 2027, "confidence": 0.7, "score": "0.3", "description": "Reach is rented, readers are not.",
            "why": "Half of all trials begin in the newsletter",
            "key_results": [
                "Replies per issue from 12 to 40",
                {
                    "key_result": "Readers who open three issues in a row", "id": "KR2.2", "baseline": 22,
                    "current": 24.5, "target": "35 %", "unit": "%", "metric": "streak of three",
                    "direction": "increase", "data_source": "Mail tool", "owner": "Ida", "due": "2027-06-30",
                    "confidence": "6/10", "score": 0, "status": "on track", "type": "metric",
                    "depends": ["CRM export"], "why": "three in a row is a habit", "weight": 2,
                    "initiatives": [
                        "Reader interviews",
                        {"initiative": "Shorter issues", "owner": "Jon", "due": "May", "because": "half of all opens end at the fold"}
                    ]
                }
            ],
            "initiatives": ["New template"]
        }
    ]
}"#;

#[test]
fn every_key_is_in_the_schema_the_types_and_the_reader() {
    let draft = full();
    assert_eq!(errors(&draft), Vec::<String>::new());
    serde_json::from_value::<DraftFile>(draft.clone()).expect("the types take what the schema takes");
    let document = parse(FULL, Some(Format::Json), "draft.json");
    let why: Vec<_> = document.skipped.iter().map(|skipped| skipped.why).collect();
    assert_eq!(why, ["note"], "only $schema is no content");
    assert!(document.problems.is_empty(), "{:?}", document.problems);
    assert_eq!(document.objectives.len(), 2);
    let key_result = &document.objectives[1].key_results[1];
    assert_eq!(key_result.fields.target.as_ref().map(|text| text.as_str()), Some("35 %"));
    assert_eq!(key_result.fields.score.as_ref().map(|text| text.as_str()), Some("0"));
    assert_eq!(key_result.initiatives.len(), 2);
    let reason = key_result.initiatives[1].fields.reason.as_ref();
    assert_eq!(reason.map(|text| text.as_str()), Some("half of all opens end at the fold"));
}

#[test]
fn the_example_holds_every_key_of_the_schema() {
    let schema = schema();
    let written = full().to_string();
    let definitions = schema["$defs"].as_object().expect("definitions").values().chain([&schema]);
    for properties in definitions.filter_map(|definition| definition["properties"].as_object()) {
        for name in properties.keys() {
            assert!(written.contains(&format!("\"{name}\":")), "{name} is not in the example");
        }
    }
}

#[test]
fn small_drafts_are_good() {
    for draft in [
        json!({"objectives": []}),
        json!({"objectives": ["Be the first name that florists think of"]}),
        json!({"team": null, "objectives": [{"objective": "TBD", "key_results": ["TBD", "TBD"]}]}),
    ] {
        assert_eq!(errors(&draft), Vec::<String>::new(), "{draft}");
    }
}

#[test]
fn what_the_format_does_not_know_is_refused() {
    for (draft, word) in [
        (json!([]), "object"),
        (json!({}), "objectives"),
        (json!({"objectives": "Be known"}), "array"),
        (json!({"objectives": [], "krs": []}), "krs"),
        (json!({"objectives": [{"key_results": []}]}), "schema"),
        (json!({"objectives": [{"objective": "Be known", "type": "purple"}]}), "schema"),
        (
            json!({"objectives": [{"objective": "Be known", "key_results": [{"key_result": "Recall", "target": [1]}]}]}),
            "schema",
        ),
        (json!({"objectives": [{"objective": "Be known", "key_results": [{"target": 4}]}]}), "schema"),
    ] {
        let found = errors(&draft);
        assert!(found.iter().any(|error| error.contains(word)), "{draft}: {found:?}");
        assert!(serde_json::from_value::<DraftFile>(draft.clone()).is_err(), "{draft}");
    }
}

#[test]
fn the_committed_schema_is_fresh() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/draft.schema.json");
    let written = std::fs::read_to_string(path).expect("the schema is in the repository");
    assert_eq!(written, format!("{:#}\n", schema()), "stale: run `cargo run --example schemas`");
}
