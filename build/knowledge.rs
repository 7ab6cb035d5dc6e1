//! What is known of metrics, works and purposes, packed for `src/propose/knowledge.rs`.
//!
//! In go the files of `rules/`, out come packed lists and three maps from names to places in them: names of metrics,
//! nouns and verbs of works, each with its inflected forms. What the files must hold is proved by `tests/knowledge.rs`;
//! here a file that cannot be read stops the build.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[allow(dead_code, missing_docs)]
#[path = "../src/propose/knowledge/file.rs"]
mod file;
#[allow(dead_code)]
#[path = "../src/propose/knowledge/term.rs"]
mod term;

use file::{Metric, Purpose, Routine, Work};

use super::lexicon::Inflector;
use super::pack;

type Error = Box<dyn std::error::Error>;
type Names = BTreeMap<String, u64>;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Metrics {
    metric: Vec<Metric<String>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Works {
    work: Vec<Work<String>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Purposes {
    purpose: Vec<Purpose<String>>,
}

/// What a name says besides whose it is: of a metric, that it is seen from the other side; of a work, that it is weak.
const LESS: u64 = 1;

/// Reads the files and writes lists and maps into the build's output folder.
pub fn embed() -> Result<(), Error> {
    let inflector = Inflector::read()?;
    let metrics = read("rules/metrics", |text| toml::from_str::<Metrics>(text).map(|file| file.metric))?;
    let works = read("rules/works", |text| toml::from_str::<Works>(text).map(|file| file.work))?;
    let purposes = read("rules/purposes", |text| toml::from_str::<Purposes>(text).map(|file| file.purpose))?;
    let routine: Routine<String> = toml::from_str(&fs::read_to_string("rules/routine.toml")?)?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let nouns = nouns_of_works(&works, &inflector);
    let mut of_metrics = names_of_metrics(&metrics, &inflector);
    shorten(&mut of_metrics, &nouns);
    write_names(&out.join("metrics.fst"), of_metrics)?;
    write_names(&out.join("nouns.fst"), nouns)?;
    write_names(&out.join("verbs.fst"), verbs_of_works(&works, &inflector))?;
    let metrics: Vec<Metric<String>> = metrics.into_iter().map(without_names).collect();
    let works: Vec<Work<String>> = works.into_iter().map(without_words).collect();
    fs::write(out.join("metrics.postcard"), postcard::to_allocvec(&metrics)?)?;
    fs::write(out.join("works.postcard"), postcard::to_allocvec(&works)?)?;
    fs::write(out.join("purposes.postcard"), postcard::to_allocvec(&purposes)?)?;
    fs::write(out.join("routine.postcard"), postcard::to_allocvec(&routine)?)?;
    Ok(())
}

fn read<T>(folder: &str, parse: impl Fn(&str) -> Result<Vec<T>, toml::de::Error>) -> Result<Vec<T>, Error> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        all.extend(parse(&text).map_err(|error| format!("{}: {error}", path.display()))?);
    }
    Ok(all)
}

/// The maps hold the names, so that the lists need not.
fn without_names(metric: Metric<String>) -> Metric<String> {
    Metric { synonyms: Vec::new(), opposites: Vec::new(), ..metric }
}

fn without_words(work: Work<String>) -> Work<String> {
    Work { words: Vec::new(), weak: Vec::new(), verbs: Vec::new(), ..work }
}

fn names_of_metrics(metrics: &[Metric<String>], inflector: &Inflector) -> Names {
    let entries = metrics.iter().enumerate().flat_map(|(index, metric)| {
        let same = std::iter::once(&metric.name).chain(&metric.synonyms).map(move |name| (name, place(index, 0)));
        same.chain(metric.opposites.iter().map(move |name| (name, place(index, LESS))))
    });
    names(entries, |name| inflector.noun(name))
}

/// "repeat purchase" beside "repeat purchase rate": people leave the last word out. Never one word, which could be
/// anything, nor a name that something else has.
fn shorten(names: &mut Names, nouns: &Names) {
    let short = |(name, place): (&String, &u64)| {
        let short = name.strip_suffix(" rate").filter(|short| short.contains(' ') && !nouns.contains_key(*short))?;
        Some((short.to_owned(), *place))
    };
    let short: Vec<(String, u64)> = names.iter().filter_map(short).collect();
    for (name, place) in short {
        names.entry(name).or_insert(place);
    }
}

fn nouns_of_works(works: &[Work<String>], inflector: &Inflector) -> Names {
    let entries = works.iter().enumerate().flat_map(|(index, work)| {
        let strong = work.words.iter().map(move |word| (word, place(index, 0)));
        strong.chain(work.weak.iter().map(move |word| (word, place(index, LESS))))
    });
    names(entries, |name| inflector.noun(name))
}

fn verbs_of_works(works: &[Work<String>], inflector: &Inflector) -> Names {
    let entries =
        works.iter().enumerate().flat_map(|(index, work)| work.verbs.iter().map(move |verb| (verb, place(index, 0))));
    names(entries, |name| inflector.verb(name))
}

fn place(index: usize, flag: u64) -> u64 {
    (index as u64) << 1 | flag
}

/// Names as they are written first, so that no inflected form takes the place of one.
fn names<'a>(entries: impl Iterator<Item = (&'a String, u64)> + Clone, forms: impl Fn(&str) -> Vec<String>) -> Names {
    let mut names = Names::new();
    for (name, place) in entries.clone() {
        names.entry(term::key(name)).or_insert(place);
    }
    for (name, place) in entries {
        for form in forms(&term::key(name)) {
            names.entry(form).or_insert(place);
        }
    }
    names.remove("");
    names
}

/// The map, and the same packed for a page, which makes it itself.
fn write_names(path: &Path, names: Names) -> Result<(), Error> {
    let mut packed = Vec::new();
    pack::names(&mut packed, &names);
    fs::write(path.with_extension("packed"), packed)?;
    let mut map = fst::MapBuilder::memory();
    for (name, place) in names {
        map.insert(name, place)?;
    }
    fs::write(path, map.into_inner()?)?;
    Ok(())
}
