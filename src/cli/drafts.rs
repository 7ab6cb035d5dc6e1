//! Reading and parsing the inputs, on several threads where there are many.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use std::thread;

use aho_corasick::AhoCorasick;
use okrlint::model::{Document, Form, Shape};
use okrlint::text::Source;

use super::bounded;
use super::lines::{self, Unread};
use super::paths::{Input, quoted};

/// A draft that was read.
#[derive(Debug)]
pub struct Draft {
    /// Where it comes from.
    pub input: Input,
    /// The decoded text.
    pub source: Source,
    /// What it holds.
    pub document: Document,
}

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Drafts {
    /// In the order of the inputs.
    pub drafts: Vec<Draft>,
    /// How many files of a folder hold no OKRs.
    pub passed_over: usize,
    /// What could not be read, as sentences.
    pub faults: Vec<String>,
    /// The lines of JSON Lines that hold no draft.
    pub unread: Vec<Unread>,
}

enum Outcome {
    Draft(Box<Draft>),
    PassedOver,
    Fault(String),
}

/// From how many inputs on threads pay for their start.
const MANY: usize = 64;

/// Reads all `inputs`; standard input is called `stdin_name`. With `as_lines` an input of JSON Lines holds many drafts.
pub fn read(inputs: Vec<Input>, stdin_name: &str, as_lines: bool) -> Drafts {
    let mut drafts = Drafts::default();
    let (of_lines, inputs): (Vec<Input>, Vec<Input>) =
        inputs.into_iter().partition(|input| as_lines && lines::is_lines(input));
    for input in of_lines {
        match text(&input, stdin_name) {
            Err(sentence) => drafts.faults.push(sentence),
            Ok(source) => {
                for draft in lines::drafts(&input, &source) {
                    match draft {
                        Ok(draft) => drafts.drafts.push(draft),
                        Err(line) => {
                            drafts.faults.push(format!("{}: {}", line.path, line.error));
                            drafts.unread.push(line.behind(drafts.drafts.len()));
                        }
                    }
                }
            }
        }
    }
    for result in read_all(&inputs, stdin_name) {
        match result {
            Outcome::Draft(draft) => drafts.drafts.push(*draft),
            Outcome::PassedOver => drafts.passed_over += 1,
            Outcome::Fault(sentence) => drafts.faults.push(sentence),
        }
    }
    drafts
}

fn read_all(inputs: &[Input], stdin_name: &str) -> Vec<Outcome> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    if inputs.len() < MANY || threads == 1 {
        return inputs.iter().map(|input| read_one(input, stdin_name)).collect();
    }
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<(usize, Outcome)>> = Mutex::new(Vec::with_capacity(inputs.len()));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut own = Vec::new();
                while let Some((at, input)) = take(inputs, &next) {
                    own.push((at, read_one(input, stdin_name)));
                }
                results.lock().unwrap_or_else(std::sync::PoisonError::into_inner).append(&mut own);
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

fn take<'a>(inputs: &'a [Input], next: &AtomicUsize) -> Option<(usize, &'a Input)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    inputs.get(at).map(|input| (at, input))
}

/// Reads one input without looking for OKRs in it; what cannot be read comes back as a sentence.
pub fn text(input: &Input, stdin_name: &str) -> Result<Source, String> {
    let (bytes, name) = match input {
        Input::Stdin => (bounded::stdin(), stdin_name.to_owned()),
        Input::Named(path) | Input::Found(path) => (bounded::file(path), path.to_string_lossy().into_owned()),
    };
    let cannot = |error: &dyn std::fmt::Display| format!("cannot read {}: {error}", quoted(Path::new(&name)));
    let bytes = bytes.map_err(|error| cannot(&error))?;
    #[cfg(feature = "import")]
    if okrlint::import::is_packed(&bytes) {
        let text = okrlint::import::markdown(&bytes).map_err(|error| cannot(&error))?;
        return Ok(Source::new(name, text));
    }
    let text = okrlint::text::decode(bytes).map_err(|error| cannot(&error))?;
    Ok(Source::new(name, text))
}

fn read_one(input: &Input, stdin_name: &str) -> Outcome {
    let source = match text(input, stdin_name) {
        Ok(source) => source,
        Err(sentence) => return Outcome::Fault(sentence),
    };
    if matches!(input, Input::Found(path) if is_foreign(path, &source.text)) {
        return Outcome::PassedOver;
    }
    let document = okrlint::parse::parse(&source.text, None, &source.name);
    if matches!(input, Input::Found(path) if !is_draft(path, &document)) {
        return Outcome::PassedOver;
    }
    Outcome::Draft(Box::new(Draft { input: input.clone(), source, document }))
}

/// Whether a file that was found rather than named is to be checked: its form must say that it holds OKRs, or the name
/// of the file or of its folder must. A change log also is a list.
fn is_draft(path: &Path, document: &Document) -> bool {
    match document.shape {
        Shape::Nothing => false,
        Shape::Projects => says_okr(path),
        Shape::Okrs => states_okrs(document) || says_okr(path),
    }
}

/// Whether a structured file speaks of OKRs at all: `package.json` also has keys and lists, wherever it lies.
fn is_foreign(path: &Path, text: &str) -> bool {
    static TERMS: LazyLock<AhoCorasick> = LazyLock::new(|| {
        let terms = ["objective", "key result", "key_result", "key-result", "keyresult", "okr"];
        let builder = AhoCorasick::builder().ascii_case_insensitive(true).build(terms);
        builder.expect("six short words make a small automaton")
    });
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let is_structured = matches!(ending.as_str(), "yaml" | "yml" | "json" | "toml" | "csv" | "tsv");
    is_structured && !TERMS.is_match(text)
}

fn says_okr(path: &Path) -> bool {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = path.parent().and_then(Path::file_name);
    let names = [path.file_name(), folder];
    names.into_iter().flatten().any(|name| name.to_string_lossy().to_ascii_lowercase().contains("okr"))
}

fn states_okrs(document: &Document) -> bool {
    document.objectives.iter().any(|objective| {
        let stated = objective.form == Form::Stated && objective.text.is_some();
        stated || objective.key_results.iter().any(|key_result| key_result.form == Form::Stated)
    })
}
