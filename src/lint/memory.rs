//! Readings that are kept from one check to the next: who writes changes one statement and leaves the others.
//!
//! A reading depends on the statement, on the objective over it and on the lexicon, so that a kept one is what reading
//! it again would give; with another lexicon a new memory begins. Only what the last check of a whole draft asked for is
//! kept, and what checks of a part of it have asked for since.

use std::collections::HashMap;

use crate::analysis::Features;

/// A check that asks for less than one in so many of the kept readings is one of a part of the draft.
const PART: usize = 8;

/// The readings of the last check.
#[derive(Debug, Default)]
pub struct Memory {
    before: Readings,
    now: Readings,
}

/// A statement, and of a key result the objective that it stands under.
type Key = (Level, String, Option<String>);
type Readings = HashMap<Key, Features>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Level {
    Objective,
    KeyResult,
}

impl Memory {
    /// The reading of an objective, by `read` where it is not kept.
    pub(super) fn objective(&mut self, text: &str, read: impl FnOnce() -> Features) -> Features {
        self.recall((Level::Objective, text.to_owned(), None), read)
    }

    /// The reading of a key result under `objective`, by `read` where it is not kept.
    pub(super) fn key_result(
        &mut self,
        text: &str,
        objective: Option<&str>,
        read: impl FnOnce() -> Features,
    ) -> Features {
        self.recall((Level::KeyResult, text.to_owned(), objective.map(str::to_owned)), read)
    }

    /// Ends a check: what it did not ask for is dropped, unless it was of a small part of what is kept.
    pub(super) fn forget(&mut self) {
        let asked = std::mem::take(&mut self.now);
        if asked.len() < self.before.len() / PART {
            self.before.extend(asked);
        } else {
            self.before = asked;
        }
    }

    fn recall(&mut self, key: Key, read: impl FnOnce() -> Features) -> Features {
        if let Some(known) = self.now.get(&key) {
            return known.clone();
        }
        let reading = self.before.remove(&key).unwrap_or_else(read);
        self.now.insert(key, reading.clone());
        reading
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_asked_for_is_forgotten() {
        let mut memory = Memory::default();
        let mut read = 0;
        for texts in [["a", "b"], ["a", "c"], ["a", "b"]] {
            for text in texts {
                memory.key_result(text, None, || {
                    read += 1;
                    Features::default()
                });
            }
            memory.forget();
        }
        assert_eq!(read, 4, "a, b and c, and b again");
    }

    #[test]
    fn a_part_leaves_the_rest() {
        let mut memory = Memory::default();
        let texts: Vec<String> = (0..40).map(|number| format!("line {number}")).collect();
        for text in &texts {
            memory.key_result(text, None, Features::default);
        }
        memory.forget();
        memory.key_result("line 3 changed", None, Features::default);
        memory.forget();
        for text in &texts {
            memory.key_result(text, None, || panic!("{text} is read again"));
        }
    }
}
