//! `okrlint serve` as a process.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use super::client::{get, post};
use super::{DRAFT, TOKEN, request};

fn serve() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_okrlint"));
    command.arg("serve").env_remove("OKRLINT_TOKEN").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn any_address_but_the_loopback_needs_a_token() {
    for arguments in [["--host", "0.0.0.0"], ["--name", "okr.example.com"], ["--proxy-header", "X-Real-IP"]] {
        let output = serve().args(["--port", "0"]).args(arguments).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("OKRLINT_TOKEN"), "{said}");
    }
    let output = serve().args(["--token", "short"]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("at least 16"));
}

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let output = serve().args(["--port", &port]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains(&port));
}

#[cfg(unix)]
#[test]
fn it_tells_its_address_serves_and_ends_when_told() {
    for (signal, profile) in [("-TERM", "google"), ("-INT", "balanced")] {
        let folder = tempfile::TempDir::new().expect("a folder");
        std::fs::write(folder.path().join("okrlint.toml"), format!("profile = \"{profile}\"\n")).expect("written");
        let mut child = serve()
            .args(["--port", "0"])
            .current_dir(folder.path())
            .env("OKRLINT_TOKEN", TOKEN)
            .spawn()
            .expect("it starts");
        let mut out = BufReader::new(child.stdout.take().expect("piped"));
        let mut line = String::new();
        out.read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("okrlint listens on http://").expect("an address").trim_end_matches('/');
        let address = address.parse().expect("an address");
        let token = format!("Authorization: Bearer {TOKEN}");
        post(address, "/api/check", &[&token], &request()).expect(200);
        assert_eq!(get(address, "/api/about", &[&token]).expect(200).json()["profile"], profile);
        get(address, "/api/about", &[]).expect(401);
        let killed = Command::new("kill").args([signal, &child.id().to_string()]).status().expect("kill runs");
        assert!(killed.success());
        let mut said = String::new();
        child.stderr.take().expect("piped").read_to_string(&mut said).expect("UTF-8");
        out.read_to_string(&mut line).expect("UTF-8");
        assert_eq!(child.wait().expect("it ends").code(), Some(0), "{said}");
        assert!(said.contains("answered 2 requests, refused 1"), "{said}");
        // Nothing of a draft is logged, and the token neither.
        let words = DRAFT.split_whitespace().filter(|word| word.len() > 7);
        assert!(
            !words.into_iter().chain([TOKEN]).any(|word| said.contains(word) || line.contains(word)),
            "{said}{line}"
        );
    }
}
