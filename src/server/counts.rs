//! What a server remembers: how often it was asked for what, and no more.

use std::sync::atomic::{AtomicU64, Ordering};

/// How often.
#[derive(Debug, Default)]
pub struct Counts {
    answered: AtomicU64,
    refused: AtomicU64,
}

impl Counts {
    /// Counts one answer; `is_refused` where it is a fault.
    pub fn count(&self, is_refused: bool) {
        let counter = if is_refused { &self.refused } else { &self.answered };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// Requests that got what they asked for.
    pub fn answered(&self) -> u64 {
        self.answered.load(Ordering::Relaxed)
    }

    /// Requests that got a fault.
    pub fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }
}
