//! The command line from outside: what goes in, what comes out, and the exit status.

mod bad_input;
mod baseline;
mod coaching;
mod configuration;
mod exit;
mod knowledge;
mod outputs;
mod pipes;
mod planning;
mod rewriting;
mod watching;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A key result that is a task, for the default profile to find.
const TASK: &str = "Objective: Readers come back on their own\n- Send the “we miss you” mail\n- Raise the share of readers who return within a week from 22% to 30%\n- Cut unsubscribes from 3% to 1%\n";
/// Nothing to fix or consider.
const GOOD: &str = "Objective: Readers come back on their own\n- Raise the share of readers who return within a week from 22% to 30%\n- Cut unsubscribes from 3% to 1%\n- Raise renewals of yearly plans from 40% to 55%\n";

/// What a run of the program did.
#[derive(Debug)]
struct Ran {
    status: i32,
    out: String,
    err: String,
}

/// The program in `folder`, without the environment's wishes about colour.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_okrlint"));
    command.current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR").env_remove("CLICOLOR_FORCE");
    // The configuration of whoever runs the tests is none of theirs.
    command.env("XDG_CONFIG_HOME", folder);
    command
}

/// Runs the program in `folder` with `stdin`.
fn run_in(folder: &Path, arguments: &[&str], stdin: &[u8]) -> Ran {
    let mut command = program(folder);
    let mut child = command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("standard input is piped");
    let stdin = stdin.to_vec();
    // A program that does not read its input closes the pipe; that is its right.
    let writer = std::thread::spawn(move || drop(pipe.write_all(&stdin)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer does not panic");
    Ran {
        status: output.status.code().expect("no signal ends the program"),
        out: String::from_utf8(output.stdout).expect("output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
    }
}

/// Runs the program on standard input alone.
fn check_text(text: &str, arguments: &[&str]) -> Ran {
    let folder = TempDir::new().expect("a folder");
    let arguments: Vec<_> = ["check", "-"].iter().chain(arguments).copied().collect();
    run_in(folder.path(), &arguments, text.as_bytes())
}

/// A folder with files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("files have a folder")).expect("a subfolder");
        std::fs::write(path, content).expect("a file");
    }
    folder
}

impl Ran {
    /// Fails with everything the program said, unless the exit status is `status`.
    #[track_caller]
    fn expect(self, status: i32) -> Self {
        assert_eq!(self.status, status, "out: {}\nerr: {}", self.out, self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }
}
