//! What is known of metrics, works and purposes, as `build.rs` packed it, and how they are found in a text.
//!
//! The lists are unpacked when the first proposal is made; the names are maps that are read where they lie, so that
//! a check pays for none of it. Of several names that begin at a word the longest counts.

pub mod file;
pub mod term;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use fst::raw::Fst;

use term::Word;

#[cfg(any(test, target_family = "wasm"))]
use crate::analysis::lexicon::pack::{Packed, unpack_names};

/// A metric of the knowledge base. Its other names are in the maps only.
pub type Metric = file::Metric<&'static str>;
/// A work of the knowledge base. Its words are in the maps only.
pub type Work = file::Work<&'static str>;

/// A purpose of the knowledge base.
pub type Purpose = file::Purpose<&'static str>;
/// What is no project.
pub type Routine = file::Routine<&'static str>;

fn unpack<T: serde::Deserialize<'static>>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).expect("the build wrote it from the same types")
}

/// All metrics.
pub fn metrics() -> &'static [Metric] {
    static METRICS: OnceLock<Vec<Metric>> = OnceLock::new();
    METRICS.get_or_init(|| unpack(include_bytes!(concat!(env!("OUT_DIR"), "/metrics.postcard"))))
}

/// All works.
pub fn works() -> &'static [Work] {
    static WORKS: OnceLock<Vec<Work>> = OnceLock::new();
    WORKS.get_or_init(|| unpack(include_bytes!(concat!(env!("OUT_DIR"), "/works.postcard"))))
}

/// All purposes.
pub fn purposes() -> &'static [Purpose] {
    static PURPOSES: OnceLock<Vec<Purpose>> = OnceLock::new();
    PURPOSES.get_or_init(|| unpack(include_bytes!(concat!(env!("OUT_DIR"), "/purposes.postcard"))))
}

/// What is no project.
pub fn routine() -> &'static Routine {
    static ROUTINE: OnceLock<Routine> = OnceLock::new();
    ROUTINE.get_or_init(|| unpack(include_bytes!(concat!(env!("OUT_DIR"), "/routine.postcard"))))
}

/// The metric called `id`.
pub fn metric(id: &str) -> Option<&'static Metric> {
    metrics().iter().find(|metric| metric.id == id)
}

/// The work called `id`.
pub fn work(id: &str) -> Option<&'static Work> {
    works().iter().find(|work| work.id == id)
}

/// A name of something known, found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<T: 'static> {
    /// What it names.
    pub what: &'static T,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// How many words the name has.
    pub width: usize,
    /// Of a metric: the thing is seen from the other side, so that less of it is better where more of the metric
    /// is. Of a work: the word is ambiguous.
    pub is_less: bool,
}

/// From names to the place of what they name in its list, and one bit of what the name says besides.
type Names = fst::Map<Cow<'static, [u8]>>;

macro_rules! names {
    ($name:literal) => {{
        static NAMES: OnceLock<Names> = OnceLock::new();
        #[cfg(not(target_family = "wasm"))]
        let bytes: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".fst"));
        #[cfg(not(target_family = "wasm"))]
        let made = || Names::new(Cow::Borrowed(bytes)).expect("the build wrote the map");
        // A page loads the names packed to half and makes the map.
        #[cfg(target_family = "wasm")]
        let made = || unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".packed")));
        NAMES.get_or_init(made)
    }};
}

#[cfg(any(test, target_family = "wasm"))]
fn unpacked(bytes: &[u8]) -> Names {
    let mut map = fst::MapBuilder::memory();
    for (name, place) in unpack_names(&mut Packed::new(bytes)) {
        map.insert(name, place).expect("they are sorted");
    }
    Names::new(Cow::Owned(map.into_inner().expect("memory takes all"))).expect("it was just made")
}

/// The metrics that `words` name, in order and without overlaps.
pub fn find_metrics(words: &[Word]) -> Vec<Found<Metric>> {
    find(words, names!("metrics"), metrics())
}

/// The works that nouns of `words` name.
pub fn find_works(words: &[Word]) -> Vec<Found<Work>> {
    find_nouns(words).into_iter().filter(|found| !found.what.kind).collect()
}

/// The works that are named by the kind of a thing alone.
pub fn find_kinds(words: &[Word]) -> Vec<Found<Work>> {
    find_nouns(words).into_iter().filter(|found| found.what.kind).collect()
}

fn find_nouns(words: &[Word]) -> Vec<Found<Work>> {
    find(words, names!("nouns"), works())
}

/// The works that verbs of `words` name.
pub fn find_deeds(words: &[Word]) -> Vec<Found<Work>> {
    find(words, names!("verbs"), works())
}

fn find<T>(words: &[Word], names: &'static Names, list: &'static [T]) -> Vec<Found<T>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // "the new product finder" is no new product: where a longer reach begins behind "new", that counts.
        let behind = || longest(&words[at + 1..], names.as_fst()).map_or(0, |(width, _)| width + 1);
        match longest(&words[at..], names.as_fst()) {
            Some((width, _)) if words[at].lower == "new" && behind() > width => at += 1,
            Some((width, place)) => {
                let range = words[at].range.start..words[at + width - 1].range.end;
                let what = usize::try_from(place >> 1).ok().and_then(|index| list.get(index));
                found.extend(what.map(|what| Found { what, range, width, is_less: place & 1 == 1 }));
                at += width;
            }
            None => at += 1,
        }
    }
    found
}

/// How many words the longest name has that begins with the first of `words`, and its place in the list.
fn longest(words: &[Word], names: &Fst<Cow<'static, [u8]>>) -> Option<(usize, u64)> {
    let mut node = names.root();
    let mut output = fst::raw::Output::zero();
    let mut longest = None;
    for (count, word) in words.iter().enumerate() {
        if count > 0 && word.is_parted {
            break;
        }
        let space = if count > 0 { " " } else { "" };
        for &byte in space.as_bytes().iter().chain(word.lower.as_bytes()) {
            let Some(index) = node.find_input(byte) else { return longest };
            let transition = node.transition(index);
            output = output.cat(transition.out);
            node = names.node(transition.addr);
        }
        if node.is_final() {
            longest = Some((count + 1, output.cat(node.final_output()).value()));
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, metrics: &str, works: &str) {
        let words = term::words(text);
        let metric_ids: Vec<_> = find_metrics(&words).iter().map(|found| found.what.id).collect();
        let work_ids: Vec<_> = find_works(&words).iter().map(|found| found.what.id).collect();
        assert_eq!((metric_ids.join(" "), work_ids.join(" ")), (metrics.into(), works.into()), "{text}");
    }

    #[test]
    fn the_longest_name_counts_in_all_its_forms() {
        check("Improve landing-page conversion", "landing-page-conversion", "landing-page");
        check("Send two White Papers", "", "white-paper");
        check("Lead scorings", "", "lead-scoring");
        check("brand, awareness", "unaided-awareness", "");
        check("the new product finder", "", "product-finder");
        check("", "", "");
    }

    #[test]
    fn a_page_makes_the_same_maps() {
        macro_rules! packed {
            ($name:literal) => {
                unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".packed")))
            };
        }
        for (map, own) in [
            (names!("metrics"), packed!("metrics")),
            (names!("nouns"), packed!("nouns")),
            (names!("verbs"), packed!("verbs")),
        ] {
            assert!(map.len() > 100);
            assert_eq!(map.as_fst().as_bytes(), own.as_fst().as_bytes());
        }
    }

    #[test]
    fn every_guardrail_and_served_metric_exists() {
        let named = |it: &'static Metric| it.guardrails.iter().chain(&it.leads_to);
        assert!(metrics().iter().flat_map(named).all(|id| metric(id).is_some()));
        assert!(works().iter().flat_map(|work| &work.serves).all(|served| metric(served.metric).is_some()));
        let turned = |it: &'static Work| it.turns.iter().map(|turn| turn.into).chain(it.named).chain(it.of_people);
        assert!(works().iter().flat_map(turned).all(|id| work(id).is_some()));
    }
}
