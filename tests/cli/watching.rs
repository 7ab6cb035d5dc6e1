//! `--watch` checks again after a change.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{GOOD, TASK, folder, program};

#[test]
fn a_change_is_checked_again() {
    let folder = folder(&[("draft.md", TASK.as_bytes())]);
    let mut child = program(folder.path())
        .args(["check", "draft.md", "--watch"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let pipe = child.stdout.take().expect("standard output is piped");
    let (sender, lines) = mpsc::channel();
    thread::spawn(move || {
        let summaries = BufReader::new(pipe).lines().map_while(Result::ok).filter(|line| line.starts_with("read "));
        summaries.for_each(|line| drop(sender.send(line)));
    });
    let next = || lines.recv_timeout(Duration::from_secs(30)).expect("a summary");
    let first = next();
    std::fs::write(folder.path().join("draft.md"), GOOD).expect("a file");
    let second = next();
    child.kill().expect("it runs until it is stopped");
    child.wait().expect("it ends");
    assert!(!first.contains("nothing to fix"), "{first}");
    assert_eq!(second, "read 1 objective, 3 key results; nothing to fix");
}
