//! The JSON Schemas of the answers that are asked for.
//!
//! The order of the properties is the order in which a model writes: what is measured comes before the wording. Lengths
//! keep small models from running on; services that know none of these get the schema without them.

use serde_json::{Map, Value, json};

/// An answer that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its name for the server.
    pub name: &'static str,
    /// Its schema.
    pub schema: Value,
}

/// Alternatives to a statement.
pub fn wordings(count: usize, is_objective: bool) -> Shape {
    let sentence = if is_objective { json!({ "type": "string", "maxLength": 160 }) } else { key_result() };
    let mut properties = Map::new();
    if !is_objective {
        properties.insert("metric".to_owned(), json!({ "type": "string", "maxLength": 80 }));
    }
    properties.insert("text".to_owned(), sentence);
    if is_objective {
        let list = json!({ "type": "array", "items": key_result(), "maxItems": 2 });
        properties.insert("key_results".to_owned(), list);
    }
    properties.insert("because".to_owned(), json!({ "type": "string", "maxLength": 140 }));
    if !is_objective {
        properties.insert("guardrail".to_owned(), json!({ "type": "string", "maxLength": 80 }));
    }
    let list = json!({ "type": "array", "items": object(properties), "minItems": count, "maxItems": count });
    Shape { name: "alternatives", schema: object(Map::from_iter([("alternatives".to_owned(), list)])) }
}

/// Opinions on an objective and its key results.
pub fn opinions(key_results: usize) -> Shape {
    let mut properties = Map::new();
    let names = ["relevance", "sufficiency", "inspiration", "reach"];
    properties.insert("about".to_owned(), json!({ "type": "string", "enum": names }));
    let last = key_results.saturating_sub(1);
    properties.insert("key_result".to_owned(), json!({ "type": ["integer", "null"], "minimum": 0, "maximum": last }));
    properties.insert("message".to_owned(), json!({ "type": "string", "maxLength": 240 }));
    let (fewest, most) = (3, key_results + 3);
    let list = json!({ "type": "array", "items": object(properties), "minItems": fewest, "maxItems": most });
    Shape { name: "opinions", schema: object(Map::from_iter([("opinions".to_owned(), list)])) }
}

/// First steps for a key result.
pub fn steps(count: usize) -> Shape {
    let mut properties = Map::new();
    properties.insert("assumption".to_owned(), json!({ "type": "string", "maxLength": 140 }));
    properties.insert("text".to_owned(), json!({ "type": "string", "maxLength": 120 }));
    let list = json!({ "type": "array", "items": object(properties), "minItems": count, "maxItems": count });
    Shape { name: "steps", schema: object(Map::from_iter([("steps".to_owned(), list)])) }
}

fn key_result() -> Value {
    // A pattern on the first verb would be tighter, but llama.cpp drops the whole schema for one.
    json!({ "type": "string", "maxLength": 160 })
}

fn object(properties: Map<String, Value>) -> Value {
    let required: Vec<&String> = properties.keys().collect();
    let required = json!(required);
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// The schema without what a service's strict mode may refuse.
pub fn without_bounds(schema: &Value) -> Value {
    const BOUNDS: [&str; 5] = ["maxLength", "minItems", "maxItems", "minimum", "maximum"];
    match schema {
        Value::Object(entries) => {
            // Under `properties` the keys are names of ours, and none is called like a bound.
            let kept = entries.iter().filter(|(key, _)| !BOUNDS.contains(&key.as_str()));
            Value::Object(kept.map(|(key, value)| (key.clone(), without_bounds(value))).collect())
        }
        Value::Array(values) => Value::Array(values.iter().map(without_bounds).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_measured_is_written_first() {
        let shape = wordings(2, false);
        let text = shape.schema.to_string();
        let at = |name: &str| text.find(&format!("\"{name}\":{{")).expect(name);
        assert!(at("metric") < at("text") && at("text") < at("because"), "{text}");
    }

    #[test]
    fn every_object_is_closed_and_asks_for_all_it_has() {
        for shape in [wordings(1, false), wordings(3, true), opinions(0), opinions(5), steps(2)] {
            closed(&shape.schema);
            closed(&without_bounds(&shape.schema));
            assert!(jsonschema::validator_for(&shape.schema).is_ok(), "{}", shape.schema);
        }
    }

    fn closed(schema: &Value) {
        if let Some(properties) = schema["properties"].as_object() {
            let required = schema["required"].as_array().expect("a list").len();
            assert_eq!((required, &schema["additionalProperties"]), (properties.len(), &Value::Bool(false)));
            properties.values().for_each(closed);
        }
        if !schema["items"].is_null() {
            closed(&schema["items"]);
        }
    }

    #[test]
    fn a_service_gets_no_bounds_and_the_same_names() {
        let bare = without_bounds(&wordings(2, false).schema).to_string();
        assert!(!bare.contains("maxLength") && !bare.contains("minItems"), "{bare}");
        assert!(bare.contains("\"metric\"") && bare.contains("\"guardrail\""), "{bare}");
    }
}
