//! What is wrong with a configuration or rule file, in a frame like that of a diagnostic.

use super::frame::{Frame, Style};
use crate::config::ConfigError;
use crate::diagnostic::Severity;

/// The fault at its place, with what to do about it.
pub fn render(error: &ConfigError, style: Style) -> String {
    let frame = Frame {
        severity: Severity::Error,
        rule: None,
        message: &error.message,
        source: &error.source_text,
        span: error.span,
        alike: Vec::new(),
        within: None,
        related: &[],
        footers: error.help.iter().map(|help| ("help", help.clone())).collect(),
    };
    frame.render(style)
}
