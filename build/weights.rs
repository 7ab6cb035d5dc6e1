//! Lays out `rules/weights/*.tsv` as hash tables: a clue's name, then how much it speaks for each kind.
//!
//! Out comes `weights.rs`. Only the hashes of the names are kept; two clues with one hash fail the build.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::hash;

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
    let mut rows: Vec<(u32, [i16; KINDS])> = Vec::new();
    let mut seen = HashMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let clue = cells.next().unwrap_or_default();
        let weights: Vec<i16> = cells.map(str::parse).collect::<Result<_, _>>()?;
        let weights = <[i16; KINDS]>::try_from(weights)
            .map_err(|_| format!("{}: {clue:?} needs {KINDS} weights", path.display()))?;
        let (place, what) = clue.split_once('=').ok_or_else(|| format!("{}: no = in {clue:?}", path.display()))?;
        let key = hash::extend(hash::extend(hash::extend(hash::SEED, place), "="), what);
        if let Some(other) = seen.insert(key, clue.to_owned()) {
            return Err(format!("{}: {clue:?} and {other:?} have one hash", path.display()).into());
        }
        rows.push((key, weights));
    }
    let slots = (rows.len() * 3 / 2).next_power_of_two().max(2);
    let mut keys = vec![0_u32; slots];
    let mut places = vec![u16::MAX; slots];
    for (row, (key, _)) in rows.iter().enumerate() {
        let mut slot = hash::place(*key, slots).0;
        while places[slot] != u16::MAX {
            slot = (slot + 1) & (slots - 1);
        }
        (keys[slot], places[slot]) = (*key, u16::try_from(row)?);
    }
    let weights: Vec<[i16; KINDS]> = rows.into_iter().map(|(_, weights)| weights).collect();
    writeln!(
        source,
        "const {name}_WEIGHTS: Table = Table {{ keys: &{keys:?}, places: &{places:?}, weights: &{weights:?} }};"
    )?;
    Ok(())
}
