//! Keys that nothing is called: told once each, with the name of the format that was most likely meant.
//!
//! A list under a key that is one slip away from a name is read as what that name holds, so that no statement is lost by a
//! slip; a single value under such a key is left out, as it may be the author's own.

use super::{Draft, Entry, Slot, statement};
use crate::model::{Problem, ProblemKind};

/// The names of the draft format that a slip may have meant.
const NAMES: [&str; 31] = [
    "cycle", "team", "language", "context", "non_goals", "objectives", "objective", "id", "owner", "type", "supports",
    "confidence", "score", "description", "why", "key_results", "key_result", "initiatives", "initiative", "baseline",
    "current", "target", "unit", "metric", "direction", "data_source", "due", "status", "depends", "weight", "because",
];

/// More keys than this are not told of.
const MOST: usize = 20;

impl Draft<'_> {
    /// What the key of `entry` holds; a slip in the name of a list does not hide it.
    pub(super) fn slot(&self, entry: Entry) -> Option<Slot> {
        let name = self.tree.name(self.source, entry.key);
        Slot::of(&name).or_else(|| {
            let is_list = statement::is_nested(&self.tree.node(entry.value).value);
            let meant = nearest(&name).filter(|_| is_list)?;
            matches!(meant, "objectives" | "key_results" | "initiatives" | "non_goals").then(|| Slot::of(meant))?
        })
    }

    /// Leaves the entry out and says so.
    pub(super) fn unknown(&mut self, entry: Entry) {
        self.skip(entry, "unknown key");
        self.tell_unknown(entry);
    }

    /// Says that nothing is called so, once for each name.
    pub(super) fn tell_unknown(&mut self, entry: Entry) {
        let key = self.tree.name(self.source, entry.key).into_owned();
        if key.is_empty() || self.unknown.len() >= MOST || !self.unknown.insert(key.clone()) {
            return;
        }
        let nearest = nearest(&key);
        let span = self.tree.node(entry.key).span;
        self.document.problems.push(Problem { span, kind: ProblemKind::UnknownKey { key, nearest } });
    }
}

/// The name one or two letters away from `key`.
fn nearest(key: &str) -> Option<&'static str> {
    let plain = key.trim().to_lowercase().replace(['-', ' '], "_");
    if plain.len() > 24 {
        return None;
    }
    let scored = NAMES.iter().map(|name| (strsim::damerau_levenshtein(&plain, name), *name));
    let (distance, name) = scored.min_by_key(|&(distance, _)| distance)?;
    (distance > 0 && distance <= 1 + usize::from(name.len() > 6) && name.len() > 3).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_their_name() {
        let cases = [
            ("teem", Some("team")),
            ("basline", Some("baseline")),
            ("key_reslts", Some("key_results")),
            ("Objctives", Some("objectives")),
            ("colour", None),
            ("jira", None),
            ("ids", None),
        ];
        for (key, name) in cases {
            assert_eq!(nearest(key), name, "{key}");
        }
    }
}
