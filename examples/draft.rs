//! Writes a generated draft to standard output, or a folder of small ones: the inputs of `scripts/speed`.
//!
//! `draft good BYTES`, `draft prose BYTES`, `draft key-results COUNT`, `draft folder COUNT PATH`.

#[path = "../benches/check/drafts.rs"]
mod drafts;

use std::io::{Error, Write};

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let text = match arguments[..] {
        ["good", bytes] => drafts::good(number(bytes)?),
        ["prose", bytes] => drafts::prose(number(bytes)?),
        ["key-results", count] => drafts::key_results(number(count)?),
        ["folder", count, path] => return folder(number(count)?, std::path::Path::new(path)),
        _ => {
            return Err(Error::other(
                "usage: draft good|prose BYTES, draft key-results COUNT, draft folder COUNT PATH",
            ));
        }
    };
    std::io::stdout().write_all(text.as_bytes())
}

fn number(argument: &str) -> Result<usize, Error> {
    argument.parse().map_err(|error| Error::other(format!("{argument}: {error}")))
}

/// A hundred drafts in each folder.
fn folder(count: usize, path: &std::path::Path) -> Result<(), Error> {
    for number in 0..count {
        let team = path.join(format!("team-{:03}", number / 100));
        std::fs::create_dir_all(&team)?;
        std::fs::write(team.join(format!("draft-{number:05}.md")), drafts::small(number))?;
    }
    Ok(())
}
