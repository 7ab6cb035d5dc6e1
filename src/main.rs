//! The command line: `okrlint check draft.md`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
