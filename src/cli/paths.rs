//! From what was named on the command line to the files that are to be read.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::bounded::Redirected;

/// The endings of files that a folder is searched for.
const ENDINGS: [&str; 13] =
    ["md", "markdown", "mdx", "mkd", "txt", "text", "yaml", "yml", "json", "toml", "csv", "tsv", "html"];

/// The name of the configuration file, which is no draft.
pub const CONFIG: &str = "okrlint.toml";

/// Something to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file that was named.
    Named(PathBuf),
    /// A file that was found in a folder.
    Found(PathBuf),
}

/// What to read, and what could not be searched.
#[derive(Debug, Default)]
pub struct Inputs {
    /// In the order in which they were named, the files of a folder by name.
    pub inputs: Vec<Input>,
    /// Folders and files that could not be looked into, as sentences.
    pub faults: Vec<String>,
}

impl Inputs {
    /// Takes out the file that the result goes to, where a search found it.
    pub fn leave_out(&mut self, output: Option<&Path>) {
        let Some(place) = output.and_then(|output| output.canonicalize().ok()) else { return };
        let is_it =
            |path: &Path| path.file_name() == place.file_name() && path.canonicalize().is_ok_and(|it| it == place);
        self.inputs.retain(|input| !matches!(input, Input::Found(path) if is_it(path)));
    }
}

/// The files behind `paths`. A path that does not exist is a fault: it is never taken for text.
pub fn inputs(paths: &[PathBuf]) -> Inputs {
    let here = [PathBuf::from(".")];
    let mut found = Inputs::default();
    for path in if paths.is_empty() { &here } else { paths } {
        if path == Path::new("-") {
            if !found.inputs.contains(&Input::Stdin) {
                found.inputs.push(Input::Stdin);
            }
            continue;
        }
        // One path that is not there takes nothing from the others.
        match kind(path) {
            Ok(Kind::Folder) => walk(path, &mut found),
            Ok(Kind::File) => found.inputs.push(Input::Named(path.clone())),
            Err(error) => found.faults.push(format!("{error:#}")),
        }
    }
    if paths.len() > 1 {
        found.inputs = distinct(found.inputs);
    }
    found
}

/// Refuses to write over what is being read: a report in the place of a draft would be the end of the draft.
pub fn spare(inputs: &[Input], output: Option<&Path>) -> Result<()> {
    let Some(output) = output else { return Ok(()) };
    let Ok(place) = output.canonicalize() else { return Ok(()) };
    for input in inputs {
        if let Input::Named(path) = input
            && path.canonicalize().is_ok_and(|path| path == place)
        {
            bail!("{} is being read, and --output would write over it: name another file", quoted(output));
        }
    }
    Ok(())
}

/// Each file once, whatever it was called: where a file was named and found, it was named.
fn distinct(inputs: Vec<Input>) -> Vec<Input> {
    let mut places: HashMap<PathBuf, usize> = HashMap::new();
    let mut kept: Vec<Input> = Vec::with_capacity(inputs.len());
    for input in inputs {
        let (Input::Named(path) | Input::Found(path)) = &input else {
            kept.push(input);
            continue;
        };
        // What cannot be resolved cannot be opened either, and is told by the name that was given.
        match places.entry(std::fs::canonicalize(path).unwrap_or_else(|_| path.clone())) {
            Entry::Vacant(place) => {
                place.insert(kept.len());
                kept.push(input);
            }
            Entry::Occupied(place) if matches!(input, Input::Named(_)) => {
                let known = &mut kept[*place.get()];
                if matches!(known, Input::Found(_)) {
                    *known = input;
                }
            }
            Entry::Occupied(_) => {}
        }
    }
    kept
}

enum Kind {
    File,
    Folder,
}

fn kind(path: &Path) -> Result<Kind> {
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Ok(Kind::Folder),
        Ok(_) => Ok(Kind::File),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => match sibling(path) {
            Some(near) => bail!("there is no file or folder {}; did you mean {}?", quoted(path), quoted(&near)),
            None => {
                bail!("there is no file or folder {}; to check a text, pipe it into `okrlint check -`", quoted(path))
            }
        },
        Err(error) => Err(error).with_context(|| format!("cannot open {}", quoted(path))),
    }
}

/// The draft or folder beside a missing one whose name is nearest to it.
fn sibling(path: &Path) -> Option<PathBuf> {
    /// More names than a person would look through.
    const MOST: usize = 2_000;
    let name = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?.flatten().take(MOST);
    let may_be_meant =
        |entry: &std::fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir()) || is_searched(&entry.path());
    let mut names: Vec<String> =
        entries.filter(may_be_meant).filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    let near = |other: &&String| strsim::normalized_damerau_levenshtein(name, other) >= 0.7;
    let likeness = |other: &String| strsim::normalized_damerau_levenshtein(name, other);
    let best = names.iter().filter(near).max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
    Some(folder.map_or_else(|| PathBuf::from(best), |folder| folder.join(best)))
}

/// A path as it may be shown: in quotes where it is no plain name.
pub fn quoted(path: &Path) -> String {
    let shown = path.to_string_lossy();
    let safe = okrlint::render::terminal::one_line(&shown, 300);
    if safe.is_empty() || safe.contains(char::is_whitespace) { format!("“{safe}”") } else { safe }
}

fn walk(folder: &Path, found: &mut Inputs) {
    let entries = ignore::WalkBuilder::new(folder).sort_by_file_path(Ord::cmp).build();
    let redirected = Redirected::of_process();
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|it| it.is_file()) && is_searched(entry.path()) => {
                if redirected.holds(entry.path()) {
                    continue;
                }
                let path = entry.into_path();
                let path = path.strip_prefix("./").map(Path::to_path_buf).unwrap_or(path);
                found.inputs.push(Input::Found(path));
            }
            Ok(_) => {}
            Err(error) => found.faults.push(format!("cannot search: {error}")),
        }
    }
}

/// Whether a file of this name could be a draft.
pub fn is_searched(path: &Path) -> bool {
    let ending = path.extension().and_then(|it| it.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|it| ENDINGS.contains(&it.as_str())) && path.file_name().is_some_and(|name| name != CONFIG)
}
