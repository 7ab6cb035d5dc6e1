//! In place of `--model` where the program was built without it.

/// No flags.
#[derive(Debug, Default, clap::Args)]
pub struct Model {}
