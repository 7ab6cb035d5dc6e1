//! Lays out the data of `rules/` as tables that the library embeds.

#[path = "build/lexicon.rs"]
mod lexicon;

fn main() {
    if let Err(error) = lexicon::build() {
        println!("cargo::error={error}");
        std::process::exit(1);
    }
}
