//! `--watch`: check again whenever a draft or a configuration changes, until the program is stopped.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use notify_debouncer_full::notify::{EventKind, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, new_debouncer};

use super::args::{self, Color};
use super::bounded::Redirected;
use super::output;
use super::paths::{CONFIG, is_searched};

/// How long the files must rest before the check runs again.
const REST: Duration = Duration::from_millis(150);

/// Runs `check` now and after every change of what it reads.
pub fn watch(arguments: &args::Check, color: Color, mut check: impl FnMut() -> Result<()>) -> Result<()> {
    let stdin = arguments.inputs.named(false).iter().any(|path| path == Path::new("-"));
    ensure!(!stdin, "--watch needs files: standard input cannot change");
    let (sender, events) = mpsc::channel();
    let mut debouncer = new_debouncer(REST, None, move |event: DebounceEventResult| {
        // A closed channel means that the program ends.
        let _ = sender.send(event);
    })
    .context("cannot watch files")?;
    for (folder, is_deep) in folders(arguments) {
        let mode = if is_deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        debouncer.watch(&folder, mode).with_context(|| format!("cannot watch {}", folder.display()))?;
    }
    run(&mut check, color)?;
    for event in events {
        if event.is_ok_and(|events| events.iter().any(|event| matters(&event.kind, &event.paths, arguments))) {
            run(&mut check, color)?;
        }
    }
    Ok(())
}

/// What cannot be read now may be mended with the next change; only a closed pipe ends the watching.
fn run(check: &mut impl FnMut() -> Result<()>, color: Color) -> Result<()> {
    if output::is_terminal() {
        output::print("\u{1b}[2J\u{1b}[3J\u{1b}[H")?;
    }
    match check() {
        Err(error) if error.is::<output::ClosedPipe>() => Err(error),
        Err(error) => {
            output::complain(&error, color);
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

/// The folders to watch, each with whether its subfolders count too. Editors replace files, so the folder of a file
/// is watched, not the file.
fn folders(arguments: &args::Check) -> BTreeSet<(PathBuf, bool)> {
    let mut folders = BTreeSet::new();
    let here = [PathBuf::from(".")];
    for path in if arguments.inputs.paths.is_empty() { &here } else { arguments.inputs.paths.as_slice() } {
        if path.is_dir() {
            folders.insert((path.clone(), true));
        } else {
            folders.insert((parent(path), false));
        }
    }
    folders.extend(arguments.settings.config.as_deref().map(|path| (parent(path), false)));
    folders
}

fn parent(path: &Path) -> PathBuf {
    path.parent().filter(|it| !it.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Whether the check itself writes this file: its own result must not start it again.
fn is_written(path: &Path, arguments: &args::Check) -> bool {
    let is_output = arguments.output.as_deref().is_some_and(|output| {
        output.file_name() == path.file_name()
            && output.canonicalize().is_ok_and(|output| path.canonicalize().is_ok_and(|path| path == output))
    });
    is_output || Redirected::of_process().holds(path)
}

/// Whether an event changes what the check reads; a file that was only opened does not.
fn matters(kind: &EventKind, paths: &[PathBuf], arguments: &args::Check) -> bool {
    if matches!(kind, EventKind::Access(_)) {
        return false;
    }
    let named = |path: &Path| {
        let named = arguments.inputs.paths.iter().chain(&arguments.settings.config);
        named.into_iter().any(|it| it.file_name() == path.file_name())
    };
    let is_read = |path: &&PathBuf| is_searched(path) || named(path) || path.file_name().is_some_and(|it| it == CONFIG);
    paths.iter().filter(is_read).any(|path| !is_written(path, arguments))
}
