//! How quickly drafts are read, and that the time grows with the length and no faster.
//!
//! `cargo bench` prints a table; `scripts/speed` puts these figures and those of whole processes into docs/speed.md.

mod drafts;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use okrlint::analysis::lexicon::Lexicon;
use okrlint::analysis::{Context, read_key_result};
use okrlint::lint::{Report, lint};
use okrlint::rules::RuleSet;
use okrlint::text::Source;

fn main() {
    divan::main();
}

const MEGABYTE: usize = 1_000_000;

/// A draft parsed, read and judged, as every edge does it.
fn check(text: &str, name: &str, rules: &RuleSet) -> Vec<Report> {
    let source = Source::new(name, text);
    let document = okrlint::parse::parse(&source.text, None, name);
    lint(vec![(source, document)], rules, None)
}

fn bench_check(bencher: Bencher, text: &str, name: &str) {
    let rules = RuleSet::default();
    bencher.counter(BytesCount::of_str(text)).bench(|| check(black_box(text), name, &rules));
}

#[divan::bench]
fn check_1_kb(bencher: Bencher) {
    bench_check(bencher, &drafts::good(1000), "draft.md");
}

#[divan::bench]
fn check_10_kb(bencher: Bencher) {
    bench_check(bencher, &drafts::good(10_000), "draft.md");
}

#[divan::bench(sample_count = 3)]
fn check_good_10_mb(bencher: Bencher) {
    bench_check(bencher, &drafts::good(10 * MEGABYTE), "draft.md");
}

#[divan::bench(sample_count = 5)]
fn check_prose_10_mb(bencher: Bencher) {
    bench_check(bencher, &drafts::prose(10 * MEGABYTE), "notes.txt");
}

/// What one pass over the bytes costs at the least: words, numbers and marks, each word hashed once.
#[divan::bench(sample_count = 20)]
fn bare_tokenizer_10_mb(bencher: Bencher) {
    let text = drafts::good(10 * MEGABYTE);
    bencher.counter(BytesCount::of_str(&text)).bench(|| bare_tokens(black_box(text.as_bytes())));
}

#[divan::bench(sample_count = 5)]
fn parse_10_mb(bencher: Bencher) {
    let text = drafts::good(10 * MEGABYTE);
    bencher.counter(BytesCount::of_str(&text)).bench(|| okrlint::parse::parse(black_box(&text), None, "draft.md"));
}

#[divan::bench(sample_count = 5)]
fn parse_prose_10_mb(bencher: Bencher) {
    let text = drafts::prose(10 * MEGABYTE);
    bencher.counter(BytesCount::of_str(&text)).bench(|| okrlint::parse::parse(black_box(&text), None, "notes.txt"));
}

#[divan::bench(sample_count = 5)]
fn read_10_mb(bencher: Bencher) {
    let text = drafts::good(10 * MEGABYTE);
    let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("- KR")).map(|line| &line[3..]).collect();
    let lexicon = Lexicon::default();
    let context = Context { objective: None, lexicon: &lexicon };
    let bytes: usize = lines.iter().map(|line| line.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for line in &lines {
            black_box(read_key_result(black_box(line), &context));
        }
    });
}

/// Returns the number of tokens and a sum over their hashes, so that nothing can be left out.
fn bare_tokens(bytes: &[u8]) -> (usize, u32) {
    let (mut tokens, mut sum, mut at) = (0, 0u32, 0);
    while at < bytes.len() {
        let mut hash = 2_166_136_261u32;
        let start = at;
        while at < bytes.len() && (bytes[at].is_ascii_alphanumeric() || bytes[at] >= 0x80) {
            hash = (hash ^ u32::from(bytes[at] | 0x20)).wrapping_mul(16_777_619);
            at += 1;
        }
        if at > start {
            sum = sum.wrapping_add(hash);
        } else {
            at += 1;
        }
        tokens += 1;
    }
    (tokens, sum)
}
