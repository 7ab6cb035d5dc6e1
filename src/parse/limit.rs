//! How many statements of a source are read, so that memory stays bounded.
//!
//! A statement takes a hundred times the room of its shortest line. A draft that people write has far fewer of
//! them than it has room for; what goes beyond is left out and told.

/// More statements than this are never read.
const MOST: usize = 200_000;

/// So many are read of the smallest source.
const LEAST: usize = 10_000;

/// The shortest statement with its label and its line end, on the average.
const SHORTEST: usize = 12;

/// What the message says.
pub(super) const TOO_MANY: &str = "more statements than a draft of this size can hold";

/// How many statements are read of a source of `bytes`.
pub(super) fn statements(bytes: usize) -> usize {
    (bytes / SHORTEST).clamp(LEAST, MOST)
}
