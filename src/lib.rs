//! okrlint reads drafts of OKRs and says what a coach would say.
//!
//! The modules in reading order: [`text`] and [`time`] hold places and days, [`model`] what a draft holds,
//! [`parse`] turns any text into a [`model::Document`], [`analysis`] reads each sentence, [`lint`] puts both
//! together and asks the rules.

// The core: no files, no environment, no clock, no output. The lists stand in clippy.toml.
#![cfg_attr(
    not(test),
    warn(clippy::disallowed_methods, clippy::disallowed_types, clippy::print_stdout, clippy::print_stderr)
)]

pub mod analysis;
pub mod config;
pub mod diagnostic;
pub mod lint;
pub mod model;
pub mod parse;
pub mod render;
pub mod rules;
pub mod suppress;
pub mod text;
pub mod time;
