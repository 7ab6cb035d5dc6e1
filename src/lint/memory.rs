//! Readings that are kept from one check to the next: who writes changes one statement and leaves the others.
//!
//! A reading depends on the statement, on the objective over it and on the lexicon, so that a kept one is what reading
//! it again would give; with another lexicon a new memory begins. Only what the last check asked for is kept.

use std::collections::HashMap;

use crate::analysis::Features;

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

    /// Ends a check: what it did not ask for is dropped.
    pub(super) fn forget(&mut self) {
        self.before = std::mem::take(&mut self.now);
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
}
