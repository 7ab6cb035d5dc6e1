//! The README shows what the program prints: every `console` block is run and compared.
//!
//! `OKRLINT_UPDATE=1 cargo test --test readme` writes the output anew. The day is fixed for commands that take one.

use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_okrlint"));
    command.args(arguments).current_dir(root());
    if matches!(arguments.first(), Some(&"check" | &"rewrite")) {
        command.args(["--today", "2026-11-20"]);
    }
    // The configuration of whoever runs the tests is none of theirs.
    command.env("XDG_CONFIG_HOME", root().join("tests"));
    let output = command.output().expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8") + &String::from_utf8_lossy(&output.stderr);
    (output.status.code().expect("it ends by itself"), text)
}

/// The README with the output of every `console` block as it is now.
fn refreshed(readme: &str) -> String {
    let mut fresh = String::new();
    let mut rest = readme;
    while let Some((before, after)) = rest.split_once("```console\n$ okrlint ") {
        let (command, after) = after.split_once('\n').expect("a command is a line");
        let (_, after) = after.split_once("```").expect("a block ends");
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let (status, output) = run(&arguments);
        assert!(status < 2, "okrlint {command}: {output}");
        fresh += &format!("{before}```console\n$ okrlint {command}\n{output}```");
        rest = after;
    }
    fresh + rest
}

#[test]
fn what_it_shows_is_what_is_printed() {
    let path = root().join("README.md");
    let readme = std::fs::read_to_string(&path).expect("a README").replace("\r\n", "\n");
    let fresh = refreshed(&readme);
    assert!(fresh.matches("```console").count() >= 3, "the README shows the program at work");
    if std::env::var_os("OKRLINT_UPDATE").is_some() {
        std::fs::write(&path, &fresh).expect("a writable README");
    } else {
        assert_eq!(readme, fresh, "the README is stale: OKRLINT_UPDATE=1 cargo test --test readme");
    }
}

#[test]
fn its_main_command_runs() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("a README");
    let line = readme.lines().find_map(|line| line.strip_prefix("cargo run --release -- ")).expect("the main command");
    let command = line.split(" #").next().expect("a command before its comment").trim();
    let (status, output) = run(&command.split_whitespace().collect::<Vec<_>>());
    assert_eq!(status, 0, "{output}");
    assert!(output.lines().any(|line| line.starts_with("read ")), "it sums up: {output}");
}

#[test]
fn its_test_command_exists() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("a README");
    assert!(readme.lines().any(|line| line.starts_with("scripts/test ")), "the README names scripts/test");
    assert!(root().join("scripts/test").is_file());
}

#[test]
fn every_command_it_names_exists() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("a README");
    let named: Vec<&str> =
        readme.lines().filter_map(|line| line.strip_prefix("| `okrlint ")?.split([' ', '`']).next()).collect();
    assert!(named.len() >= 5, "the table of commands: {named:?}");
    let (_, help) = run(&["--help"]);
    for command in named {
        assert!(help.contains(&format!("\n  {command} ")), "no such command: {command}");
    }
}
