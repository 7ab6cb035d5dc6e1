//! Lays out the word lists of `rules/lexicon/` as one table: every inflected form of every word and term.
//!
//! In: `*.toml`, each a series of `[[list]]` with its classes, and `wordnet.tsv`. Out: `lexicon.rs` (one text, rows
//! of offsets into it, a hash table of row numbers; plain numbers, so that a start relocates nothing) and
//! `wordnet.fst`. A class that does not exist, or a word that stands twice in one class, fails the build by name.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[allow(dead_code)]
#[path = "../src/analysis/lexicon/class.rs"]
mod class;
#[path = "../src/analysis/lexicon/inflect.rs"]
mod inflect;

use crate::{hash, pack};
use class::{Class, Classes, Forms, Part};
use inflect::Irregulars;

const FOLDER: &str = "rules/lexicon";

type Error = Box<dyn std::error::Error>;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ListFile {
    list: Vec<List>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    classes: Vec<String>,
    /// How its words are inflected, where it is not as its first class says.
    part: Option<PartName>,
    #[serde(rename = "about")]
    _about: String,
    /// Words and terms, with commas or line ends between them.
    words: String,
}

#[derive(serde::Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum PartName {
    Verb,
    Noun,
    Fixed,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct IrregularFile {
    #[serde(rename = "about")]
    _about: String,
    verbs: String,
    nouns: String,
    doubling: String,
    plural_only: String,
}

/// Where a word's lemma comes from, the weakest first.
#[derive(Default, PartialEq, PartialOrd)]
enum LemmaRank {
    #[default]
    None,
    Listed,
    Inflected,
    Base,
    /// "planning" is a noun too, but as head of a statement it means the verb.
    Gerund,
}

/// What is known of a word or term, while the lists are read.
#[derive(Default)]
struct Word {
    lemma: String,
    rank: LemmaRank,
    classes: Classes,
    forms: Forms,
    term_words: usize,
}

/// Reads the lists and writes both tables into the build's output folder.
pub fn build() -> Result<(), Error> {
    for watched in [FOLDER, "src/analysis/lexicon", "build/lexicon.rs"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let inflector = Inflector::read()?;
    let irregulars = inflector.irregulars();
    let mut words = read_lists(&irregulars)?;
    let dictionary = read_dictionary()?;
    add_nominals(&mut words)?;
    add_dictionary_readings(&mut words, &dictionary, &irregulars);
    add_irregular_forms(&mut words, &dictionary, &irregulars);
    mark_term_starts(&mut words);
    fs::write(out.join("lexicon.rs"), source(&words, &irregulars)?)?;
    write_dictionary(&dictionary, &out.join("wordnet.fst"))
}

/// Inflects words and terms with the irregular forms of the lexicon.
pub struct Inflector {
    lines: [String; 4],
}

impl Inflector {
    /// Reads the irregular forms.
    pub fn read() -> Result<Self, Error> {
        let file: IrregularFile = read_toml(&Path::new(FOLDER).join("irregular.toml"))?;
        let lists = [file.verbs, file.nouns, file.doubling, file.plural_only];
        Ok(Self { lines: lists.map(|list| items(&list).collect::<Vec<_>>().join("\n")) })
    }

    fn irregulars(&self) -> Irregulars<'_> {
        let [verbs, nouns, doubling, plural_only] = &self.lines;
        Irregulars { verbs, nouns, doubling, plural_only }
    }

    /// Every form of a noun or noun term.
    pub fn noun(&self, term: &str) -> Vec<String> {
        self.forms(term, Part::Noun)
    }

    /// Every form of a verb or verb term.
    pub fn verb(&self, term: &str) -> Vec<String> {
        self.forms(term, Part::Verb)
    }

    fn forms(&self, term: &str, part: Part) -> Vec<String> {
        inflect::forms(term, part, &self.irregulars()).into_iter().map(|(form, _)| form).collect()
    }
}

fn read_toml<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Error> {
    toml::from_str(&fs::read_to_string(path)?).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', '\n']).map(str::trim).filter(|item| !item.is_empty())
}

fn read_lists(irregulars: &Irregulars) -> Result<BTreeMap<String, Word>, Error> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(FOLDER)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|end| end == "toml") && !path.ends_with("irregular.toml"));
    files.sort();
    let mut words = BTreeMap::new();
    let mut seen = HashMap::new();
    let mut doubles = Vec::new();
    for path in files {
        let file: ListFile = read_toml(&path)?;
        for list in &file.list {
            let (classes, part) = list_classes(list, &path)?;
            for item in items(&list.words) {
                for name in &list.classes {
                    if let Some(first) = seen.insert((item.to_owned(), name.clone()), path.clone()) {
                        doubles.push(format!("{}: {item:?} is in {name} twice ({})", path.display(), first.display()));
                    }
                }
                for (form, forms) in inflect::forms(item, part, irregulars) {
                    add(&mut words, &form, item, classes, forms);
                }
            }
        }
    }
    if doubles.is_empty() { Ok(words) } else { Err(doubles.join("; ").into()) }
}

fn list_classes(list: &List, path: &Path) -> Result<(Classes, Part), Error> {
    let mut classes = Classes::NONE;
    let mut part = Part::Fixed;
    for (position, name) in list.classes.iter().enumerate() {
        let class = Class::named(name).ok_or_else(|| format!("{}: no class is named {name:?}", path.display()))?;
        classes = classes.with(Classes::of(class));
        if position == 0 {
            part = class.part();
        }
    }
    Ok((
        classes,
        list.part.map_or(part, |name| match name {
            PartName::Verb => Part::Verb,
            PartName::Noun => Part::Noun,
            PartName::Fixed => Part::Fixed,
        }),
    ))
}

/// Adds one form. A form that is a base form itself ("found") is its own lemma; one that is merely listed as it
/// stands ("planned" among the adjectives) is so only where no inflection leads to it.
fn add(words: &mut BTreeMap<String, Word>, form: &str, lemma: &str, classes: Classes, forms: Forms) {
    let (form, lemma) = (form.replace('-', " "), lemma.replace('-', " "));
    let rank = match (forms, form == lemma) {
        (Forms::NONE, _) => LemmaRank::Listed,
        (Forms::GERUND, false) => LemmaRank::Gerund,
        (_, false) => LemmaRank::Inflected,
        (_, true) => LemmaRank::Base,
    };
    let word = words.entry(form).or_default();
    if rank > word.rank {
        word.lemma = lemma;
        word.rank = rank;
    }
    word.classes = word.classes.with(classes);
    word.forms = word.forms.with(forms);
}

/// Nouns that stand for the act of a listed verb get the class that the verb has ("publication": own work).
fn add_nominals(words: &mut BTreeMap<String, Word>) -> Result<(), Error> {
    let path = Path::new(FOLDER).join("nominal.tsv");
    for line in fs::read_to_string(&path)?.lines().filter(|line| !line.starts_with('#')) {
        let (noun, verbs) = line.split_once('\t').ok_or_else(|| format!("{}: no tab in {line:?}", path.display()))?;
        let Some(class) = verbs.split(' ').find_map(|verb| nominal_class(words.get(verb)?.classes)) else { continue };
        // Not in the plural: "publications" are the things, not the act.
        add(words, noun, noun, Classes::of(class), Forms::SINGULAR);
    }
    Ok(())
}

fn nominal_class(verb: Classes) -> Option<Class> {
    let table = [
        (Class::Hire, Some(Class::NominalHire)),
        (Class::Change, Some(Class::NominalChange)),
        (Class::Others, None),
        (Class::Achieve, None),
        (Class::Keep, None),
        (Class::SoftChange, Some(Class::NominalSoftChange)),
        (Class::Activity, Some(Class::NominalActivity)),
        (Class::Learn, Some(Class::NominalActivity)),
    ];
    table.iter().find(|(class, _)| verb.has(*class)).and_then(|(_, nominal)| *nominal)
}

/// Lays the dictionary's readings beside the lists': a verb that is listed as nothing but a verb may still be a noun
/// ("costume", "quarry"), and the other way round. Where a list speaks for a part of speech, the dictionary is silent.
fn add_dictionary_readings(
    words: &mut BTreeMap<String, Word>,
    dictionary: &BTreeMap<String, String>,
    irregulars: &Irregulars,
) {
    let listed: Vec<(String, Classes)> = words
        .iter()
        .filter(|(text, word)| **text == word.lemma)
        .map(|(text, word)| (text.clone(), word.classes))
        .collect();
    for (text, listed) in listed {
        let Some(codes) = dictionary.get(&text) else { continue };
        let classes = dictionary_classes(codes);
        let (nouns, verbs) = (classes.within(class::NOUNS), classes.within(class::VERBS));
        for (own, part, all) in [(nouns, Part::Noun, class::NOUNS), (verbs, Part::Verb, class::VERBS)] {
            if listed.within(all) == Classes::NONE && own != Classes::NONE {
                for (form, forms) in inflect::forms(&text, part, irregulars) {
                    add(words, &form, &text, own, forms);
                }
            }
        }
        let rest = classes.without(class::NOUNS).without(class::VERBS);
        let leaning = classes.within(Classes::of(Class::MostlyNoun).with(Classes::of(Class::MostlyVerb)));
        add(words, &text, &text, rest.with(leaning), Forms::NONE);
    }
}

/// Irregular forms of words that no list holds ("criteria") get rows, since no ending leads from them to their lemma.
fn add_irregular_forms(
    words: &mut BTreeMap<String, Word>,
    dictionary: &BTreeMap<String, String>,
    irregulars: &Irregulars,
) {
    for (table, part, all) in
        [(irregulars.verbs, Part::Verb, class::VERBS), (irregulars.nouns, Part::Noun, class::NOUNS)]
    {
        for lemma in table.lines().filter_map(|row| row.split(' ').next()) {
            let classes = dictionary.get(lemma).map_or(Classes::NONE, |codes| dictionary_classes(codes).within(all));
            if classes != Classes::NONE
                && !words.get(lemma).is_some_and(|word| word.classes.within(all) != Classes::NONE)
            {
                for (form, forms) in inflect::forms(lemma, part, irregulars) {
                    add(words, &form, lemma, classes, forms);
                }
            }
        }
    }
}

fn dictionary_classes(codes: &str) -> Classes {
    class::DICTIONARY_CODES
        .iter()
        .filter(|(code, _)| codes.contains(*code))
        .fold(Classes::NONE, |classes, (_, class)| classes.with(Classes::of(*class)))
}

/// Gives every beginning of a term a row: the tokenizer may see "on time delivery" as one, two or three words.
fn mark_term_starts(words: &mut BTreeMap<String, Word>) {
    let terms: Vec<String> = words.keys().filter(|text| text.contains(' ')).cloned().collect();
    for term in terms {
        let count = term.split(' ').count();
        for (space, _) in term.match_indices(' ') {
            let start = &term[..space];
            let word = words.entry(start.to_owned()).or_default();
            if word.lemma.is_empty() {
                word.lemma = start.to_owned();
            }
            word.classes = word.classes.with(Classes::of(Class::TermStart));
            word.term_words = word.term_words.max(count);
        }
    }
}

fn source(words: &BTreeMap<String, Word>, irregulars: &Irregulars) -> Result<String, Error> {
    let index: HashMap<&str, usize> = words.keys().enumerate().map(|(row, text)| (text.as_str(), row)).collect();
    if words.len() >= usize::from(u16::MAX) {
        return Err("more words than a row number of 16 bits can name".into());
    }
    let sets: BTreeSet<(u128, u8)> = words.values().map(set_of).collect();
    let sets: Vec<(u128, u8)> = sets.into_iter().collect();
    let mut rows = Vec::new();
    for (form, word) in words {
        let lemma = index.get(word.lemma.as_str()).ok_or_else(|| format!("{form:?} has a lemma without a row"))?;
        let set = sets.binary_search(&set_of(word)).map_err(|_| "a set of classes was lost")?;
        rows.push((form.as_str(), [*lemma, set, word.term_words]));
    }
    let (rows, sets) = (laid_rows(&rows)?, laid_sets(&sets)?);
    let (slots, beginnings) = (slots(words), beginnings(words));
    let longest = words.keys().map(|text| text.split(' ').count()).max().unwrap_or(1);
    Ok(format!(
        "const fn r(start: u32, lemma: u16, set: u16, term_words: u8) -> Row {{ Row {{ start, lemma, set, term_words }} }}
/// How many words the longest term has.
const TERM_WORDS: usize = {longest};
/// A place of `SLOTS` that holds nothing.
const EMPTY: u32 = u32::MAX;
{rows}
{sets}
{slots}
/// A bit for every beginning of a term that has two words or more, by its hash.
{beginnings}
const IRREGULAR_VERBS: &str = {:?};
const IRREGULAR_NOUNS: &str = {:?};
const DOUBLING: &str = {:?};
const PLURAL_ONLY: &str = {:?};
",
        irregulars.verbs,
        irregulars.nouns,
        irregulars.doubling,
        irregulars.plural_only,
    ))
}

/// The texts of all rows, then lemma, set and words of each and a last row where the text ends; packed in any case, ready
/// made only where no network lies between the tables and their user.
fn laid_rows(rows: &[(&str, [usize; 3])]) -> Result<String, Error> {
    let mut packed = Vec::new();
    pack::lines(&mut packed, rows.iter().map(|(text, _)| *text));
    for column in 0..3 {
        for (at, (_, row)) in rows.iter().enumerate() {
            // Most lemmas stand near their forms.
            match column {
                0 => pack::signed(&mut packed, i32::try_from(row[0])? - i32::try_from(at)?),
                _ => pack::number(&mut packed, u32::try_from(row[column])?),
            }
        }
    }
    let file = PathBuf::from(env::var("OUT_DIR")?).join("rows.packed");
    fs::write(&file, packed)?;
    let file = file.display().to_string();
    if crate::is_for_a_page() {
        return Ok(format!(
            "static TABLES: std::sync::LazyLock<(String, Vec<Row>)> = \
             std::sync::LazyLock::new(|| unpacked_rows(include_bytes!({file:?})));
static TEXT: std::sync::LazyLock<&str> = std::sync::LazyLock::new(|| TABLES.0.as_str());
static ROWS: std::sync::LazyLock<&[Row]> = std::sync::LazyLock::new(|| TABLES.1.as_slice());"
        ));
    }
    let mut start = 0;
    let mut laid = String::new();
    for (text, [lemma, set, term_words]) in rows.iter().chain([&("", [0; 3])]) {
        writeln!(laid, "r({start},{lemma},{set},{term_words}),")?;
        start += text.len();
    }
    let text: String = rows.iter().map(|(text, _)| *text).collect();
    let count = rows.len() + 1;
    Ok(format!(
        "static TEXT: &str = {text:?};
static ROWS: [Row; {count}] = [{laid}];
#[cfg(test)]
const ROWS_PACKED: &[u8] = include_bytes!({file:?});"
    ))
}

/// The sets of classes with the forms of a word, packed byte by byte.
fn laid_sets(sets: &[(u128, u8)]) -> Result<String, Error> {
    let mut packed = Vec::new();
    pack::number(&mut packed, u32::try_from(sets.len())?);
    packed.extend((0..u128::BITS / 8).flat_map(|byte| sets.iter().map(move |(set, _)| (set >> (8 * byte)) as u8)));
    packed.extend(sets.iter().map(|(_, forms)| *forms));
    let file = PathBuf::from(env::var("OUT_DIR")?).join("sets.packed");
    fs::write(&file, packed)?;
    let bytes = format!("include_bytes!({:?})", file.display().to_string());
    let table = table("SETS", "(u128, u8)", sets, &format!("unpacked_sets({bytes})"));
    Ok(format!("{table}\n#[cfg(test)]\nconst SETS_PACKED: &[u8] = {bytes};"))
}

/// The beginnings of terms.
fn beginnings(words: &BTreeMap<String, Word>) -> String {
    let beginnings = hash::beginnings(words.keys().map(String::as_str));
    table("BEGINNINGS", "u64", &beginnings, "hash::beginnings((0..ROWS.len() - 1).map(row_text))")
}

/// The hash table.
fn slots(words: &BTreeMap<String, Word>) -> String {
    let slots = hash::slots(words.keys().map(String::as_str));
    table("SLOTS", "u32", &slots, "hash::slots((0..ROWS.len() - 1).map(row_text))")
}

/// A table, ready made. A page loads its engine over a network, and makes the table itself, by `made`, in less time than
/// that would take.
fn table<T: std::fmt::Debug>(name: &str, item: &str, ready: &[T], made: &str) -> String {
    if crate::is_for_a_page() {
        return format!("static {name}: std::sync::LazyLock<Vec<{item}>> = std::sync::LazyLock::new(|| {made});");
    }
    format!("static {name}: [{item}; {}] = {ready:?};", ready.len())
}

fn set_of(word: &Word) -> (u128, u8) {
    (word.classes.0, word.forms.0)
}

/// Lemma and the letters of its code, as `wordnet.py` writes them.
fn read_dictionary() -> Result<BTreeMap<String, String>, Error> {
    let path = Path::new(FOLDER).join("wordnet.tsv");
    let text = fs::read_to_string(&path)?;
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (word, codes) =
                line.split_once('\t').ok_or_else(|| format!("{}: no tab in {line:?}", path.display()))?;
            Ok((word.to_owned(), codes.to_owned()))
        })
        .collect()
}

fn write_dictionary(dictionary: &BTreeMap<String, String>, path: &Path) -> Result<(), Error> {
    let codes: BTreeSet<&str> = dictionary.values().map(String::as_str).collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    let mut packed = Vec::new();
    pack::lines(&mut packed, codes.iter().copied());
    for code in dictionary.values() {
        let place = codes.binary_search(&code.as_str()).map_err(|_| "a code was lost")?;
        pack::number(&mut packed, u32::try_from(place)?);
    }
    // The codes stand before the words, so that they can be counted off while the words are unpacked.
    let mut words = Vec::new();
    pack::lines(&mut words, dictionary.keys().map(String::as_str));
    let mut both = Vec::new();
    pack::number(&mut both, u32::try_from(dictionary.len())?);
    both.extend(packed);
    both.extend(words);
    fs::write(path.with_extension("packed"), both)?;
    let mut map = fst::MapBuilder::memory();
    for (word, codes) in dictionary {
        let mut bits = 0;
        for letter in codes.chars() {
            let bit = class::DICTIONARY_CODES
                .iter()
                .position(|(code, _)| *code == letter)
                .ok_or_else(|| format!("wordnet.tsv: {word:?} has the unknown code {letter:?}"))?;
            bits |= 1 << bit;
        }
        map.insert(word, bits)?;
    }
    fs::write(path, map.into_inner()?)?;
    Ok(())
}
