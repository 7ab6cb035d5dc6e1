//! The catalogue that `build.rs` checked and embedded, unpacked once on first use.

use std::sync::OnceLock;

use super::file::Catalogue;

/// All built-in rules, profiles and sources.
pub fn catalogue() -> &'static Catalogue {
    static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.postcard"));
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| postcard::from_bytes(BYTES).expect("the build wrote it from the same types"))
}

/// The names of the profiles that come with the program.
pub fn profile_names() -> impl Iterator<Item = &'static str> {
    catalogue().profiles.keys().map(String::as_str)
}
