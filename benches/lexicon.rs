//! What looking up a word costs: words of the lists, inflected words of the dictionary, words in neither, terms.
//!
//! Every figure is for [`WORDS`] lookups.

use divan::{Bencher, black_box};
use okrlint::analysis::lexicon::Lexicon;

/// How many words each measurement looks up.
const WORDS: usize = 8;

const LISTED: [&str; WORDS] =
    ["launch", "customers", "revenue", "onboarding", "published", "newsletter", "increase", "of"];
const DICTIONARY: [&str; WORDS] =
    ["trellis", "pianos", "wandering", "orchards", "kneeling", "lantern", "violet", "glaciers"];
const UNKNOWN: [&str; WORDS] =
    ["zorblax", "qwertings", "plimmo", "acmecorps", "vexxed", "tuvorling", "brimsk", "ondaleo"];
const TERM: [&str; 4] = ["time", "to", "first", "response"];

fn main() {
    divan::main();
}

#[divan::bench(args = [("listed", LISTED), ("dictionary", DICTIONARY), ("unknown", UNKNOWN)])]
fn eight_words(bencher: Bencher, (_, words): &(&str, [&str; WORDS])) {
    let lexicon = Lexicon::default();
    bencher.bench_local(|| {
        for word in words {
            black_box(lexicon.entry(black_box(word)));
        }
    });
}

#[divan::bench]
fn one_term(bencher: Bencher) {
    let lexicon = Lexicon::default();
    bencher.bench_local(|| black_box(lexicon.term(black_box(TERM).iter().copied())));
}
