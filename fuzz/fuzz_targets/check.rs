//! Arbitrary bytes through decoding, parsing, linting and every renderer. The first byte chooses the format.

#![no_main]

#[path = "../../tests/laws/invariants.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if let Some((first, rest)) = data.split_first() {
        let names = invariants::NAMES;
        invariants::hold(rest, names[usize::from(*first) % names.len()]);
    }
});
