//! Checks the data of `rules/` and lays it out as tables that the library embeds.

#[path = "src/analysis/lexicon/hash.rs"]
mod hash;
#[path = "build/knowledge.rs"]
mod knowledge;
#[path = "build/lexicon.rs"]
mod lexicon;
#[path = "src/analysis/lexicon/pack.rs"]
mod pack;
#[path = "build/rules.rs"]
mod rules;
#[path = "build/weights.rs"]
mod weights;

/// Whether the library is built for a page, which loads it over a network and makes large tables itself.
fn is_for_a_page() -> bool {
    std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm")
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src/rules/file.rs");
    println!("cargo::rerun-if-changed=src/rules/file");
    println!("cargo::rerun-if-changed=src/propose/knowledge");
    let words = lexicon::build().and_then(|()| weights::build()).map_err(|error| vec![error.to_string()]);
    let knowledge = || knowledge::embed().map_err(|error| vec![error.to_string()]);
    if let Err(faults) = words.and_then(|()| rules::embed()).and_then(|()| knowledge()) {
        for fault in &faults {
            println!("cargo::error={}", fault.replace('\n', "\\n"));
        }
        std::process::exit(1);
    }
}
