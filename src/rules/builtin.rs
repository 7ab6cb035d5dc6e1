//! The tables that `build.rs` checked and embedded. Each is unpacked when it is first asked for: a check needs the
//! rules and one or two profiles, only people ask for the prose and the sources.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::file::{Embedded, ProfileFile, Prose, SourceFile};

macro_rules! table {
    ($name:literal) => {
        unpack(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".postcard")))
    };
}

fn unpack<T: Deserialize<'static>>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).expect("the build wrote it from the same types")
}

/// All built-in rules without their prose, by category and id.
pub(super) fn rules() -> &'static [Embedded<&'static str>] {
    static RULES: OnceLock<Vec<Embedded<&'static str>>> = OnceLock::new();
    RULES.get_or_init(|| table!("rules"))
}

/// The prose of all built-in rules, in the same order.
pub(super) fn prose() -> &'static [Prose] {
    static PROSE: OnceLock<Vec<Prose>> = OnceLock::new();
    PROSE.get_or_init(|| table!("prose"))
}

/// The works that rules and profiles cite, by key.
pub fn sources() -> &'static BTreeMap<String, SourceFile> {
    static SOURCES: OnceLock<BTreeMap<String, SourceFile>> = OnceLock::new();
    SOURCES.get_or_init(|| table!("sources"))
}

/// The profiles that come with the program, packed, by name.
fn packed_profiles() -> &'static [(&'static str, &'static [u8])] {
    static PROFILES: OnceLock<Vec<(&'static str, &'static [u8])>> = OnceLock::new();
    PROFILES.get_or_init(|| table!("profiles"))
}

/// The profile of that name.
pub fn profile(name: &str) -> Option<ProfileFile> {
    let (_, packed) = packed_profiles().iter().find(|(known, _)| *known == name)?;
    Some(unpack(packed))
}

/// The names of the profiles that come with the program, in alphabetical order.
pub fn profile_names() -> impl Iterator<Item = &'static str> {
    packed_profiles().iter().map(|(name, _)| *name)
}
