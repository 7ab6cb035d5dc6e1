//! Rule files, profiles and sources: read, checked against each other, and written as binary tables.
//!
//! In go `rules/CATEGORY/ID.toml`, `rules/profiles/NAME.toml` and `rules/sources.toml`; out come tables for
//! `src/rules/builtin.rs`, what every check needs apart from what only people read. A fault names its file and line,
//! and the build stops.

// The shapes are the program's own; the build uses only some of them.
#[allow(dead_code, missing_docs)]
#[path = "../src/rules/file.rs"]
mod file;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use file::{Embedded, Limit, ProfileFile, Prose, RuleFile, SourceFile};
use serde::Serialize;
use serde::de::DeserializeOwned;

const CATEGORIES: [&str; 5] = ["objective", "key-result", "set", "initiative", "draft"];
const DEFAULT_PROFILE: &str = "balanced";

/// All rule files, profiles and sources.
#[derive(Default)]
struct Catalogue {
    /// Category, id and content, sorted by category and id.
    rules: Vec<(String, String, RuleFile)>,
    profiles: BTreeMap<String, ProfileFile>,
    sources: BTreeMap<String, SourceFile>,
}

/// Embeds all rules, or says what is wrong with them.
pub fn embed() -> Result<(), Vec<String>> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| vec!["no manifest folder".into()])?);
    let mut faults = Vec::new();
    let catalogue = read(&root.join("rules"), &mut faults);
    check(&catalogue, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    write(catalogue).map_err(|fault| vec![fault])
}

fn write(catalogue: Catalogue) -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no output folder")?);
    let (rules, prose): (Vec<Embedded<String>>, Vec<Prose>) = catalogue
        .rules
        .into_iter()
        .map(|(category, id, mut rule)| {
            let prose = rule.take_prose();
            ((category, id, rule), prose)
        })
        .unzip();
    let profiles: Vec<(String, Vec<u8>)> = catalogue
        .profiles
        .into_iter()
        .map(|(name, profile)| Ok((name, encoded(&profile)?)))
        .collect::<Result<_, String>>()?;
    let tables = [
        ("rules", encoded(&rules)?),
        ("prose", encoded(&prose)?),
        ("profiles", encoded(&profiles)?),
        ("sources", encoded(&catalogue.sources)?),
    ];
    for (name, bytes) in tables {
        fs::write(out.join(name).with_extension("postcard"), bytes).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn encoded(table: &impl Serialize) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(table).map_err(|error| error.to_string())
}

fn read(root: &Path, faults: &mut Vec<String>) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for category in CATEGORIES {
        for path in toml_files(&root.join(category)) {
            if let Some(rule) = parse::<RuleFile>(&path, faults) {
                catalogue.rules.push((category.to_owned(), stem(&path), rule));
            }
        }
    }
    for path in toml_files(&root.join("profiles")) {
        if let Some(profile) = parse(&path, faults) {
            catalogue.profiles.insert(stem(&path), profile);
        }
    }
    catalogue.sources = parse(&root.join("sources.toml"), faults).unwrap_or_default();
    catalogue
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn parse<T: DeserializeOwned>(path: &Path, faults: &mut Vec<String>) -> Option<T> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            faults.push(format!("{}: {error}", path.display()));
            return None;
        }
    };
    match toml::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            faults.push(format!("{}:{line}: {}", path.display(), error.message()));
            None
        }
    }
}

fn check(catalogue: &Catalogue, faults: &mut Vec<String>) {
    let mut ids = BTreeSet::new();
    for (category, id, rule) in &catalogue.rules {
        if !ids.insert(id.as_str()) {
            faults.push(format!("rules/{category}/{id}.toml: the id is taken"));
        }
        for fault in faults_of(rule) {
            faults.push(format!("rules/{category}/{id}.toml: {fault}"));
        }
        for citation in &rule.sources {
            if !catalogue.sources.contains_key(&citation.key) {
                faults.push(format!("rules/{category}/{id}.toml: unknown source `{}`", citation.key));
            }
        }
    }
    for (category, id, rule) in &catalogue.rules {
        for earlier in rule.after.iter().filter(|earlier| !ids.contains(earlier.as_str()) || *earlier == id) {
            faults.push(format!("rules/{category}/{id}.toml: `after` names no other rule: `{earlier}`"));
        }
    }
    for (category, id, rule) in &catalogue.rules {
        for covered in rule.covers.iter().filter(|covered| !ids.contains(covered.as_str()) || *covered == id) {
            faults.push(format!("rules/{category}/{id}.toml: `covers` names no other rule: `{covered}`"));
        }
        if let Some(leader) = rule.gather_with.as_ref().filter(|leader| !ids.contains(leader.as_str())) {
            faults.push(format!("rules/{category}/{id}.toml: `gather_with` names no rule: `{leader}`"));
        }
    }
    check_profiles(catalogue, &ids, faults);
}

fn check_profiles(catalogue: &Catalogue, ids: &BTreeSet<&str>, faults: &mut Vec<String>) {
    for (name, profile) in &catalogue.profiles {
        let sources = profile
            .rules
            .values()
            .map(|level| &level.source)
            .chain(profile.limits.values().map(|limit| &limit.source))
            .filter(|source| !catalogue.sources.contains_key(*source));
        for source in sources {
            faults.push(format!("rules/profiles/{name}.toml: unknown source `{source}`"));
        }
        for id in profile.rules.keys().filter(|id| !ids.contains(id.as_str())) {
            faults.push(format!("rules/profiles/{name}.toml: no rule is called `{id}`"));
        }
    }
    let Some(default) = catalogue.profiles.get(DEFAULT_PROFILE) else {
        faults.push(format!("rules/profiles/{DEFAULT_PROFILE}.toml is not there"));
        return;
    };
    for (limit, name) in Limit::ALL {
        if !default.limits.contains_key(limit) {
            faults.push(format!("rules/profiles/{DEFAULT_PROFILE}.toml: the limit `{name}` has no value"));
        }
    }
}

fn faults_of(rule: &RuleFile) -> Vec<String> {
    let mut faults = Vec::new();
    if rule.id.is_some() {
        faults.push("`id` is the file's name; leave the key out".to_owned());
    }
    if rule.sources.is_empty() || rule.why.trim().is_empty() {
        faults.push("`why` and `sources` are needed".to_owned());
    }
    let messages = std::iter::once(&rule.message)
        .chain(&rule.gather)
        .chain(rule.when_unsure.as_ref().map(|unsure| &unsure.message));
    for message in messages {
        let acronym = message.split(' ').next().is_some_and(|word| word.chars().skip(1).any(char::is_uppercase));
        if message.starts_with(char::is_uppercase) && !acronym || message.ends_with('.') {
            faults.push(format!("a message is in lower case and without a full stop: {message}"));
        }
    }
    if rule.bad.len() < 2 || rule.good.len() < 2 {
        faults.push("at least two `[[bad]]` and two `[[good]]` are needed".to_owned());
    }
    if rule.bad.iter().any(|example| example.at.is_none()) {
        faults.push("every `[[bad]]` says with `at` which words are marked".to_owned());
    }
    faults
}
