//! Writes the JSON Schemas and the OpenAPI document in `schemas/` from the types of the program: `cargo run --example schemas`.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    std::fs::create_dir_all(&folder)?;
    #[allow(unused_mut, reason = "a library without the server has one schema fewer")]
    let mut schemas = vec![
        ("check.schema.json", okrlint::render::json::schema()),
        ("draft.schema.json", okrlint::parse::draft::schema()),
        ("plan.schema.json", okrlint::render::plan::wire::schema()),
        ("rewrite.schema.json", okrlint::render::rewrite::wire::schema()),
        ("rules.schema.json", okrlint::render::catalogue::schema()),
    ];
    #[cfg(feature = "server")]
    schemas.push(("openapi.json", okrlint::server::openapi::document()));
    for (name, schema) in schemas {
        std::fs::write(folder.join(name), format!("{schema:#}\n"))?;
    }
    Ok(())
}
