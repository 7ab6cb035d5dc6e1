//! From reports to text: one file a format, each with its own wire types.
//!
//! In go reports, out comes a string. A renderer neither counts (that is [`crate::lint::Summary`]) nor decides an
//! exit code, and it sends nothing of a draft to a terminal that the terminal could take for a command.

pub mod catalogue;
pub mod explain;
pub mod fault;
pub mod frame;
pub mod github;
pub mod human;
pub mod json;
pub mod junit;
pub mod markdown;
mod opinions;
pub mod plan;
pub mod readings;
pub mod rewrite;
pub mod sarif;
pub mod statistics;
pub mod terminal;
mod values;
mod words;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
