//! Labelled lines, with the clues that the reading finds in them.

use std::error::Error;
use std::path::{Path, PathBuf};

use okrlint::analysis::{KeyResultKind, Lexicon, ObjectiveKind, clues};

/// Which kind of statement a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A key result.
    KeyResult,
    /// An objective.
    Objective,
}

impl Level {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::KeyResult => "key result",
            Self::Objective => "objective",
        }
    }

    /// Where its weights are kept.
    pub fn weights(self) -> &'static str {
        match self {
            Self::KeyResult => "rules/weights/key-result.tsv",
            Self::Objective => "rules/weights/objective.tsv",
        }
    }

    /// Its kinds, in the order of the weights.
    pub fn kinds(self) -> Vec<&'static str> {
        match self {
            Self::KeyResult => KeyResultKind::ALL.iter().map(|kind| kind.name()).collect(),
            Self::Objective => ObjectiveKind::ALL.iter().map(|kind| kind.name()).collect(),
        }
    }

    fn kind(self, name: &str) -> Option<usize> {
        self.kinds().iter().position(|kind| *kind == name)
    }
}

/// One labelled line.
pub struct Line {
    /// The file it stands in: one author.
    pub file: String,
    /// Its level.
    pub level: Level,
    /// Place of its kind in [`Level::kinds`].
    pub kind: usize,
    /// What the rules alone read it as.
    pub read: usize,
    /// Its clues, each once.
    pub clues: Vec<String>,
}

/// All labelled lines of the repository, in the order of their files.
pub fn read() -> Result<Vec<Line>, Box<dyn Error>> {
    let lexicon = Lexicon::default();
    let mut lines = Vec::new();
    for (folder, end) in [("rules/weights/lines", "tsv"), ("tests/batches", "jsonl"), ("tests/near-miss", "tsv")] {
        for path in files(Path::new(folder), end)? {
            let text = std::fs::read_to_string(&path)?;
            for (number, row) in text.lines().enumerate().filter(|(_, row)| !row.is_empty()) {
                let Some((level, kind, text)) = labelled(&path, number, row)? else { continue };
                let kind = level.kind(&kind).ok_or_else(|| {
                    format!("{}:{}: no kind of {} is called {kind:?}", path.display(), number + 1, level.name())
                })?;
                lines.push(line(&path, level, kind, &text, &lexicon));
            }
        }
    }
    Ok(lines)
}

fn files(folder: &Path, end: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|found| found == end));
    files.sort();
    Ok(files)
}

/// Level, name of the kind, text.
type Labelled = (Level, String, String);

/// What a row holds; nothing for a row of column names.
fn labelled(path: &Path, number: usize, row: &str) -> Result<Option<Labelled>, Box<dyn Error>> {
    let place = || format!("{}:{}", path.display(), number + 1);
    if path.extension().is_some_and(|end| end == "jsonl") {
        let value: serde_json::Value = serde_json::from_str(row).map_err(|error| format!("{}: {error}", place()))?;
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let level = if value["level"] == "objective" { Level::Objective } else { Level::KeyResult };
        return Ok(Some((level, field("kind"), field("text"))));
    }
    let cells: Vec<&str> = row.split('\t').collect();
    match cells[..] {
        ["k", kind, text] => Ok(Some((Level::KeyResult, kind.to_owned(), text.to_owned()))),
        ["o", kind, text] => Ok(Some((Level::Objective, kind.to_owned(), text.to_owned()))),
        ["pair", ..] => Ok(None),
        [_, kind, .., text] if cells.len() == 10 => {
            let objective = path.file_stem().is_some_and(|stem| stem == "objectives");
            let level = if objective { Level::Objective } else { Level::KeyResult };
            Ok(Some((level, kind.to_owned(), text.to_owned())))
        }
        _ => Err(format!("{}: not a labelled line", place()).into()),
    }
}

fn line(path: &Path, level: Level, kind: usize, text: &str, lexicon: &Lexicon) -> Line {
    let mut clues = clues(text, level == Level::Objective, lexicon);
    let read = clues.iter().find_map(|clue| level.kind(clue.strip_prefix("read=")?)).unwrap_or(level.kinds().len() - 1);
    clues.sort();
    clues.dedup();
    let file = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Line { file, level, kind, read, clues }
}
