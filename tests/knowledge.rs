//! The knowledge base of metrics and works: that its files are regular, that they refer to each other rightly, and
//! that a word never means two things. The pairs in `tests/golden` hold which metrics come first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

#[path = "../src/propose/knowledge/file.rs"]
mod file;

use file::{Head, Level, Stage, Unit, Way};

type Metric = file::Metric<String>;
type Work = file::Work<String>;
type Purpose = file::Purpose<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Metrics {
    metric: Vec<Metric>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Works {
    work: Vec<Work>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Purposes {
    purpose: Vec<Purpose>,
}

fn files<T: DeserializeOwned>(folder: &str) -> Vec<T> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let paths = entries.map(|entry| entry.expect("the folder can be listed").path());
    paths.filter(|path| path.extension().is_some_and(|end| end == "toml")).map(|path| read(&path)).collect()
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = std::fs::read_to_string(path).expect("the file can be read");
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn metrics() -> Vec<Metric> {
    files::<Metrics>("rules/metrics").into_iter().flat_map(|file| file.metric).collect()
}

fn works() -> Vec<Work> {
    files::<Works>("rules/works").into_iter().flat_map(|file| file.work).collect()
}

fn is_kebab(id: &str) -> bool {
    !id.is_empty() && id.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// A name as it is compared: lower case, hyphens as spaces.
fn plain(name: &str) -> String {
    name.to_lowercase().replace('-', " ")
}

/// What two owners claim: "word: first / second".
fn claimed_twice<'a>(claims: impl Iterator<Item = (String, &'a str)>) -> Vec<String> {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut twice = Vec::new();
    for (word, owner) in claims {
        if let Some(first) = owners.insert(word.clone(), owner)
            && first != owner
        {
            twice.push(format!("{word}: {first} / {owner}"));
        }
    }
    twice
}

fn faults_of_metric(metric: &Metric, ids: &BTreeSet<&str>) -> Vec<&'static str> {
    let has_word = matches!(metric.unit, Unit::Duration | Unit::Score);
    let texts = [&metric.name, &metric.subject, &metric.formula, &metric.source];
    let checks = [
        (!is_kebab(&metric.id), "the id is not kebab-case"),
        (texts.iter().any(|text| text.trim().is_empty() || text.ends_with('.')), "a text is empty or a sentence"),
        (has_word != metric.unit_word.is_some(), "`unit_word` belongs to durations and scores"),
        (metric.per.as_deref() == Some(""), "`per` is empty"),
        (metric.synonyms.len() + metric.opposites.len() < 3, "fewer than three other names"),
        (metric.guardrails.is_empty(), "no guardrail"),
        (metric.guardrails.iter().any(|id| *id == metric.id || !ids.contains(id.as_str())), "an unknown guardrail"),
        (!(2..=4).contains(&metric.levers.len()), "two to four levers are needed"),
        (metric.levers.iter().any(|lever| lever.starts_with(char::is_uppercase)), "a lever in upper case"),
        (
            !metric.assumptions.is_empty() && metric.assumptions.len() != metric.levers.len(),
            "not one assumption a lever",
        ),
        (
            metric.assumptions.iter().any(|it| !it.ends_with('.') || !it.starts_with(char::is_uppercase)),
            "an assumption is no sentence",
        ),
    ];
    checks.into_iter().filter(|(is_fault, _)| *is_fault).map(|(_, fault)| fault).collect()
}

#[test]
fn every_metric_is_complete() {
    let metrics = metrics();
    let ids: BTreeSet<&str> = metrics.iter().map(|metric| metric.id.as_str()).collect();
    assert_eq!(ids.len(), metrics.len(), "an id is taken twice");
    let faults: Vec<_> = metrics
        .iter()
        .flat_map(|metric| {
            faults_of_metric(metric, &ids).into_iter().map(move |fault| format!("{}: {fault}", metric.id))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(metrics.iter().any(|metric| metric.direction == Way::Decrease));
    assert!(metrics.iter().filter(|metric| metric.level == Level::Outcome).count() * 2 > metrics.len());
}

#[test]
fn a_name_belongs_to_one_metric() {
    let metrics = metrics();
    let names = metrics.iter().flat_map(|metric| {
        let all = std::iter::once(&metric.name).chain(&metric.synonyms).chain(&metric.opposites);
        all.map(|name| (plain(name), metric.id.as_str()))
    });
    let twice = claimed_twice(names);
    assert!(twice.is_empty(), "{}", twice.join("\n"));
    for metric in &metrics {
        let both: Vec<_> = metric.opposites.iter().filter(|name| metric.synonyms.contains(name)).collect();
        assert!(both.is_empty(), "{}: both ways: {both:?}", metric.id);
    }
}

#[test]
fn a_word_belongs_to_one_work() {
    let works = works();
    let nouns =
        works.iter().flat_map(|work| work.words.iter().chain(&work.weak).map(|word| (plain(word), work.id.as_str())));
    let verbs = works.iter().flat_map(|work| work.verbs.iter().map(|verb| (plain(verb), work.id.as_str())));
    let twice: Vec<_> = claimed_twice(nouns).into_iter().chain(claimed_twice(verbs)).collect();
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

/// A name of its own begins in lower case, has no other slot than the two, and no verb that agrees with its thing.
fn is_odd_name(name: &str) -> bool {
    let slotless = name.replace("{work}", "it").replace("{people}", "they");
    let agrees = ["{work} is ", "{work} are ", "{work} has ", "{work} have "].iter().any(|verb| name.contains(verb));
    slotless.contains(['{', '}']) || agrees || name.starts_with(char::is_uppercase) || name.ends_with('.')
}

fn faults_of_work(work: &Work, stages: &BTreeMap<&str, Stage>) -> Vec<&'static str> {
    let served: BTreeSet<&str> = work.serves.iter().map(|served| served.metric.as_str()).collect();
    let first: BTreeSet<_> = work.serves.iter().take(3).map(|served| stages.get(served.metric.as_str())).collect();
    let slotless = work.question.replace("{work}", "").replace("{people}", "");
    let is_sentence = |text: &str| text.ends_with('.') && text.starts_with(char::is_uppercase);
    let checks = [
        (!is_kebab(&work.id), "the id is not kebab-case"),
        (
            work.head == Some(Head::Hire) && !work.id.starts_with("hiring") && !work.id.ends_with("-hire"),
            "`head` is for hires",
        ),
        (work.words.is_empty() || work.people.is_empty(), "no words or no people"),
        (!(3..=6).contains(&work.serves.len()), "three to six metrics are needed"),
        (served.len() != work.serves.len(), "a metric is served twice"),
        (served.iter().any(|id| !stages.contains_key(id)), "an unknown metric"),
        (first.len() < 2, "the first three metrics are of one stage"),
        (!work.question.contains("{work}") || !work.question.ends_with('?'), "the question does not ask about {work}"),
        (slotless.contains(['{', '}']), "an unknown slot"),
        (!is_sentence(&work.assumption), "the assumption is no sentence"),
        (
            work.serves.iter().filter_map(|served| served.name.as_ref()).any(|name| is_odd_name(name)),
            "a name of its own is odd",
        ),
        (!work.serves.iter().all(|served| is_sentence(&served.because)), "a reason is no sentence"),
    ];
    checks.into_iter().filter(|(is_fault, _)| *is_fault).map(|(_, fault)| fault).collect()
}

#[test]
fn every_work_is_complete() {
    let (metrics, works) = (metrics(), works());
    let stages: BTreeMap<&str, Stage> = metrics.iter().map(|metric| (metric.id.as_str(), metric.stage)).collect();
    let ids: BTreeSet<&str> = works.iter().map(|work| work.id.as_str()).collect();
    assert_eq!(ids.len(), works.len(), "an id is taken twice");
    let faults: Vec<_> = works
        .iter()
        .flat_map(|work| faults_of_work(work, &stages).into_iter().map(move |fault| format!("{}: {fault}", work.id)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether `statement` holds `term`, the last word of the term perhaps in the plural.
fn holds(statement: &str, term: &str) -> bool {
    let padded = format!(" {} ", plain(statement));
    let term = plain(term);
    ["", "s", "es"].iter().any(|ending| padded.contains(&format!(" {term}{ending} ")))
}

#[test]
fn the_golden_metric_is_among_the_first_three() {
    let works = works();
    let table = std::fs::read_to_string("tests/golden/works.tsv").expect("the table can be read");
    let sources: BTreeMap<String, toml::Value> = read(Path::new("rules/sources.toml"));
    let mut faults = Vec::new();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [source, statement, id, metric] = cells[..] else { panic!("four cells: {line}") };
        assert!(sources.contains_key(source), "{source}");
        let work = works.iter().find(|work| work.id == id).unwrap_or_else(|| panic!("no work `{id}`"));
        if !work.words.iter().chain(&work.weak).chain(&work.verbs).any(|word| holds(statement, word)) {
            faults.push(format!("{statement}: no word of `{id}`"));
        }
        if !work.serves.iter().take(3).any(|served| served.metric == metric) {
            faults.push(format!("{statement}: `{metric}` is not among the first three of `{id}`"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn faults_of_purpose(purpose: &Purpose, stages: &BTreeMap<&str, Stage>) -> Vec<&'static str> {
    let of: BTreeSet<_> = purpose.metrics.iter().filter_map(|id| stages.get(id.as_str())).collect();
    let checks = [
        (!is_kebab(&purpose.id), "the id is not kebab-case"),
        (purpose.metrics.iter().any(|id| !stages.contains_key(id.as_str())), "an unknown metric"),
        (of.len() < 2, "its metrics are of one stage"),
        (
            purpose.focus.len() < 3 || purpose.focus.iter().any(|word| plain(word) != word.replace('-', " ")),
            "its focus",
        ),
        (!purpose.question.ends_with('?'), "the question is none"),
        (!purpose.people.starts_with(char::is_uppercase), "its people do not begin a sentence"),
        (purpose.objective.ends_with('.') || purpose.objective.replace("{people}", "").contains('{'), "its objective"),
    ];
    checks.into_iter().filter(|(is_fault, _)| *is_fault).map(|(_, fault)| fault).collect()
}

#[test]
fn every_metric_belongs_to_one_purpose() {
    let metrics = metrics();
    let purposes: Vec<Purpose> =
        files::<Purposes>("rules/purposes").into_iter().flat_map(|file| file.purpose).collect();
    let stages: BTreeMap<&str, Stage> = metrics.iter().map(|metric| (metric.id.as_str(), metric.stage)).collect();
    let faults: Vec<_> = purposes
        .iter()
        .flat_map(|it| faults_of_purpose(it, &stages).into_iter().map(move |fault| format!("{}: {fault}", it.id)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let claims = purposes.iter().flat_map(|it| it.metrics.iter().map(move |id| (id.clone(), it.id.as_str())));
    assert_eq!(claimed_twice(claims), Vec::<String>::new());
    let claimed: BTreeSet<&str> = purposes.iter().flat_map(|it| &it.metrics).map(String::as_str).collect();
    let left: Vec<_> = stages.keys().filter(|id| !claimed.contains(**id)).collect();
    assert!(left.is_empty(), "of no purpose: {left:?}");
}

#[test]
fn routine_is_in_lower_case_and_named_once() {
    let routine: file::Routine<String> = read(Path::new("rules/routine.toml"));
    let lists = [&routine.rhythms, &routine.things, &routine.keeping, &routine.beginning];
    for list in lists {
        assert!(list.iter().all(|word| *word == word.to_lowercase()), "{list:?}");
        let distinct: BTreeSet<&String> = list.iter().collect();
        assert_eq!(distinct.len(), list.len(), "{list:?}");
    }
    let both: Vec<_> = routine.keeping.iter().filter(|verb| routine.beginning.contains(verb)).collect();
    assert!(both.is_empty(), "{both:?}");
}

/// "Clean up the CRM": the CRM was there before, and nothing happens "since the CRM".
#[test]
fn a_thing_that_was_there_before_is_no_point_in_time() {
    let is_time = |work: &Work| {
        let names = work.serves.iter().filter_map(|served| served.name.as_deref());
        names
            .chain([work.question.as_str()])
            .any(|text| ["since {work}", "after {work}"].iter().any(|it| text.contains(it)))
    };
    let works = works();
    let of = |id: &str| works.iter().find(|work| work.id == id).map(is_time);
    assert_eq!(["crm-cleanup", "refactoring", "influencer-programme"].map(of), [Some(false); 3]);
    // What is done once can be one.
    assert_eq!(of("price-increase"), Some(true));
}
