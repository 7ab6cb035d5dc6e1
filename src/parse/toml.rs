//! Reads the structured draft format from Toml.

use crate::model::{Document, Format};

/// Reads `source`.
pub(super) fn parse(source: &str) -> Document {
    let _ = source;
    Document { format: Format::Toml, ..Document::default() }
}
