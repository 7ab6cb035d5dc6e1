//! okrlint reads drafts of OKRs and says what a coach would say.
//!
//! The modules in reading order: [`text`] and [`time`] hold places and days, [`model`] what a draft holds,
//! [`parse`] turns any text into a [`model::Document`], [`analysis`] reads each sentence, [`lint`] puts both
//! together and asks the rules.
//!
//! ```
//! use okrlint::{lint::lint, parse::parse, rules::RuleSet, text::Source};
//!
//! let draft = "Objective: Clinics find a free bed at once\n- Launch the booking portal\n";
//! let document = parse(draft, None, "draft.txt");
//! let rules = RuleSet::builtin("balanced").expect("the default profile exists");
//! let reports = lint(vec![(Source::new("draft.txt", draft), document)], &rules, None);
//! assert!(reports[0].diagnostics.iter().any(|diagnostic| diagnostic.rule == "task-as-key-result"));
//! ```

// The core: no files, no environment, no clock, no output. The lists stand in clippy.toml.
#![cfg_attr(
    not(test),
    warn(clippy::disallowed_methods, clippy::disallowed_types, clippy::print_stdout, clippy::print_stderr)
)]

pub mod analysis;
// The only part of the library that opens sockets and files, and only where a model was named.
#[cfg(feature = "model")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types)]
pub mod assist;
pub mod config;
pub mod diagnostic;
#[cfg(feature = "import")]
pub mod import;
pub mod lint;
pub mod model;
pub mod parse;
pub mod propose;
pub mod render;
pub mod request;
pub mod rules;
#[cfg(feature = "server")]
pub mod server;
pub mod suppress;
pub mod text;
pub mod time;
