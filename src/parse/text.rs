//! Reads pasted plain text.
//!
//! Plain text is read as Markdown is: people paste from both and mix them. Marks that are none stay as written.

use super::markdown;
use crate::model::{Document, Format};

/// Reads `source`.
pub(super) fn parse(source: &str) -> Document {
    markdown::parse(source, Format::Text)
}
