//! The schemas in `schemas/` are those of the types.

use std::path::Path;

use serde_json::Value;

fn assert_fresh(name: &str, schema: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name);
    let written = std::fs::read_to_string(&path).expect("the schema is in the repository");
    assert_eq!(written, format!("{schema:#}\n"), "stale: run `cargo run --example schemas`");
}

#[test]
fn the_schema_of_the_output_is_fresh() {
    assert_fresh("check.schema.json", &okrlint::render::json::schema());
}

#[test]
fn the_schema_of_proposals_is_fresh() {
    assert_fresh("rewrite.schema.json", &okrlint::render::rewrite::wire::schema());
}

#[test]
fn the_schema_of_a_plan_is_fresh() {
    assert_fresh("plan.schema.json", &okrlint::render::plan::wire::schema());
}

#[test]
fn the_schema_of_the_list_of_rules_is_fresh() {
    assert_fresh("rules.schema.json", &okrlint::render::catalogue::schema());
}

#[cfg(feature = "server")]
#[test]
fn the_description_of_the_server_is_fresh() {
    assert_fresh("openapi.json", &okrlint::server::openapi::document());
}
