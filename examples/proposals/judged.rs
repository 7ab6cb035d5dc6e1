//! First wordings held against what a coach said of them, kept by the id of the line.

use std::collections::BTreeMap;

use super::count::Measured;

/// What a coach may say; the first signs.
pub const VERDICTS: [(&str, &str); 6] = [
    ("signed", "a coach would sign it"),
    ("subject", "the metric is not that of the line's own subject"),
    ("general", "true of any such work, and too far from this line"),
    ("people", "it speaks of the wrong people"),
    ("grammar", "it is not good English"),
    ("scope", "place, product or date is wrong or lost"),
];

/// Judgements counted.
#[derive(Default)]
pub struct Judgements {
    pub counts: BTreeMap<String, usize>,
    pub total: usize,
    /// Judged wordings that are no longer proposed.
    pub stale: usize,
}

impl Judgements {
    /// Counts a table of id, hash of the wording, and verdict.
    pub fn of<'a>(table: &str, measured: impl Iterator<Item = &'a Measured>) -> Result<Self, String> {
        let now: BTreeMap<&str, &Measured> = measured.map(|it| (it.id.as_str(), it)).collect();
        let mut judgements = Self::default();
        for (number, line) in table.lines().enumerate().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [id, hash, verdict] = cells[..] else { return Err(format!("line {}: three cells", number + 1)) };
            if VERDICTS.iter().all(|(known, _)| *known != verdict) {
                return Err(format!("line {}: no verdict “{verdict}”", number + 1));
            }
            match now.get(id).and_then(|it| it.wordings.first()) {
                Some(first) if fnv(first) == hash => {
                    judgements.total += 1;
                    *judgements.counts.entry(verdict.to_owned()).or_default() += 1;
                }
                _ => judgements.stale += 1,
            }
        }
        Ok(judgements)
    }

    /// How many were given that verdict.
    pub fn count(&self, verdict: &str) -> usize {
        self.counts.get(verdict).copied().unwrap_or(0)
    }
}

/// Prints lines with a wording for judging, or the open ones, behind the first `skipped`: which ones is decided by a hash
/// of their id.
pub fn list(measured: &[Measured], is_open: bool, skipped: usize, number: usize) {
    let mut lines: Vec<&Measured> = measured.iter().filter(|it| it.wordings.is_empty() == is_open).collect();
    lines.sort_by_key(|it| fnv(&it.id));
    for line in lines.into_iter().skip(skipped).take(number) {
        let hash = line.wordings.first().map_or_else(String::new, |first| fnv(first));
        println!("{}\t{hash}\t{}\nO {}\nK {}", line.id, line.domain, line.objective, line.text);
        line.wordings.iter().zip(&line.reasons).for_each(|(it, because)| println!("> {it}\n  {because}"));
        println!("? {}\n", line.question);
    }
}

/// FNV-1a with 32 bits, in hexadecimal.
fn fnv(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}
