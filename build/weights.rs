//! Lays out `rules/weights/*.tsv` as hash tables: a clue's name, then how much it speaks for each kind.
//!
//! Out comes `weights.rs`, and each table packed for a page, which lays it out itself. Only the hashes of the names are
//! kept; two clues with one hash fail the build.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::{hash, pack};

const FOLDER: &str = "rules/weights";
const TABLES: [(&str, &str); 2] = [("KEY_RESULT", "key-result.tsv"), ("OBJECTIVE", "objective.tsv")];
const KINDS: usize = 6;

type Error = Box<dyn std::error::Error>;

/// Writes the tables into the build's output folder.
pub fn build() -> Result<(), Error> {
    let mut source = String::new();
    for (name, file) in TABLES {
        table(name, &Path::new(FOLDER).join(file), &mut source)?;
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("weights.rs"), source)?;
    Ok(())
}

fn table(name: &str, path: &Path, source: &mut String) -> Result<(), Error> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut rows: Vec<(u32, [i8; KINDS])> = Vec::new();
    let mut seen = HashMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let clue = cells.next().unwrap_or_default();
        let weights: Vec<i8> = cells.map(str::parse).collect::<Result<_, _>>()?;
        let weights = <[i8; KINDS]>::try_from(weights)
            .map_err(|_| format!("{}: {clue:?} needs {KINDS} weights", path.display()))?;
        let (place, what) = clue.split_once('=').ok_or_else(|| format!("{}: no = in {clue:?}", path.display()))?;
        let key = hash::extend(hash::extend(hash::extend(hash::SEED, place), "="), what);
        if let Some(other) = seen.insert(key, clue.to_owned()) {
            return Err(format!("{}: {clue:?} and {other:?} have one hash", path.display()).into());
        }
        rows.push((key, weights));
    }
    if rows.len() >= usize::from(u16::MAX) {
        return Err(format!("{}: more clues than a row number of 16 bits can name", path.display()).into());
    }
    let file = PathBuf::from(env::var("OUT_DIR")?).join(format!("{name}.packed"));
    fs::write(&file, packed(&rows))?;
    let file = file.display().to_string();
    if crate::is_for_a_page() {
        writeln!(
            source,
            "static {name}_WEIGHTS: std::sync::LazyLock<Table> = \
             std::sync::LazyLock::new(|| Table::unpacked(include_bytes!({file:?})));"
        )?;
        return Ok(());
    }
    let (keys, places) = hash::keyed_slots(rows.iter().map(|(key, _)| *key));
    let weights: Vec<[i8; KINDS]> = rows.into_iter().map(|(_, weights)| weights).collect();
    writeln!(
        source,
        "static {name}_WEIGHTS: Table = Table {{ keys: &{keys:?}, places: &{places:?}, weights: &{weights:?} }};
#[cfg(test)]
const {name}_PACKED: &[u8] = include_bytes!({file:?});"
    )?;
    Ok(())
}

/// The rows by their keys: how many, how far each key is from the one before, then the weights of each. The low bytes of a
/// distance follow no rule and the high ones do, so each byte has a column of its own.
fn packed(rows: &[(u32, [i8; KINDS])]) -> Vec<u8> {
    let mut sorted = rows.to_vec();
    sorted.sort_unstable();
    let mut out = Vec::new();
    pack::number(&mut out, sorted.len() as u32);
    let keys = sorted.iter().map(|(key, _)| *key);
    let steps: Vec<u32> = keys.clone().zip(std::iter::once(0).chain(keys)).map(|(key, before)| key - before).collect();
    pack::words(&mut out, &steps);
    for weight in sorted.iter().flat_map(|(_, weights)| weights) {
        pack::signed(&mut out, i32::from(*weight));
    }
    out
}
