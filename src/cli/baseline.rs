//! `--baseline`: the findings of an old portfolio, so that only new ones are shown.
//!
//! A finding is known again by its rule, its file and the words it is about, never by its line: a draft may grow
//! above it. Each entry answers for as many findings as it counts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use okrlint::diagnostic::Diagnostic;
use okrlint::lint::Report;
use serde::{Deserialize, Serialize};

use super::bounded;
use super::paths::quoted;

const VERSION: u32 = 1;

/// The file's content.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Baseline {
    version: u32,
    findings: Vec<Known>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    path: String,
    rule: String,
    words: String,
    count: usize,
}

/// Path, rule and words.
type Key = (String, String, String);

/// Takes from `reports` what `file` lists.
pub fn apply(file: &Path, reports: &mut [Report]) -> Result<()> {
    let mut known = read(file)?;
    let folder = folder_of(file);
    for report in reports {
        let path = relative(&report.source.name, &folder);
        let mut diagnostics = std::mem::take(&mut report.diagnostics);
        diagnostics.retain(|diagnostic| match known.get_mut(&key(report, &path, diagnostic)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        });
        report.diagnostics = diagnostics;
    }
    Ok(())
}

fn read(file: &Path) -> Result<BTreeMap<Key, usize>> {
    let shown = quoted(file);
    let text = bounded::file(file).with_context(|| format!("cannot read the baseline {shown}"))?;
    let baseline: Baseline =
        serde_json::from_slice(&text).with_context(|| format!("{shown} is no baseline; --write-baseline makes one"))?;
    let version = baseline.version;
    ensure!(version == VERSION, "{shown} is a baseline of version {version}, and this program reads {VERSION}");
    let mut known: BTreeMap<Key, usize> = BTreeMap::new();
    for entry in baseline.findings {
        *known.entry((entry.path, entry.rule, entry.words)).or_default() += entry.count;
    }
    Ok(known)
}

/// Writes down all findings of `reports` and says how many there are.
pub fn write(file: &Path, reports: &[Report]) -> Result<usize> {
    let folder = folder_of(file);
    let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
    for report in reports {
        let path = relative(&report.source.name, &folder);
        for diagnostic in &report.diagnostics {
            *counts.entry(key(report, &path, diagnostic)).or_default() += 1;
        }
    }
    let total = counts.values().sum();
    let findings = counts.into_iter().map(|((path, rule, words), count)| Known { path, rule, words, count });
    let mut json = serde_json::to_string_pretty(&Baseline { version: VERSION, findings: findings.collect() })?;
    json.push('\n');
    std::fs::write(file, json).with_context(|| format!("cannot write {}", quoted(file)))?;
    Ok(total)
}

fn key(report: &Report, path: &str, diagnostic: &Diagnostic) -> Key {
    (path.to_owned(), diagnostic.rule.clone(), words(report, diagnostic).to_owned())
}

/// The statement that the finding is about; for a finding on the whole set, its message.
fn words<'a>(report: &'a Report, diagnostic: &'a Diagnostic) -> &'a str {
    let objective = diagnostic.objective.and_then(|index| report.document.objectives.get(index));
    let key_result = objective.zip(diagnostic.key_result).and_then(|(it, index)| it.key_results.get(index));
    let text = key_result.map(|it| &it.text).or_else(|| objective.and_then(|it| it.text.as_ref()));
    text.map_or(diagnostic.message.as_str(), |text| text.as_str())
}

fn folder_of(file: &Path) -> PathBuf {
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    file.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The path as seen from the baseline's folder, so that the baseline holds wherever the program is started.
fn relative(name: &str, folder: &Path) -> String {
    let path = std::path::absolute(name).unwrap_or_else(|_| PathBuf::from(name));
    let path = path.strip_prefix(folder).map(Path::to_path_buf).unwrap_or_else(|_| PathBuf::from(name));
    path.to_string_lossy().replace('\\', "/")
}
