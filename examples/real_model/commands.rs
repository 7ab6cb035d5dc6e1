//! The program as a person runs it, against a real server: at most ten calls.

use std::collections::HashSet;
use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::Value;

type Done<T> = Result<T, Box<dyn Error>>;

/// Two statements to reword: with a repair each, four calls. One objective to judge: a fifth.
const DRAFT: &str = "\
Objective: Dentists trust our lab with every crown
- KR: Launch the partner newsletter by 30 June
- KR: Write 10 articles about shade matching
- KR: Raise the share of crowns that fit at the first visit from 82% to 90%
";

/// What one run of the program did.
struct Ran {
    status: Option<i32>,
    out: String,
    err: String,
    seconds: f64,
}

struct Place<'a> {
    folder: PathBuf,
    url: &'a str,
}

/// Drives every command that asks a model.
pub fn drive(url: &str) -> Done<()> {
    let folder = tempfile::tempdir()?;
    std::fs::create_dir_all(folder.path().join("config/okrlint"))?;
    std::fs::write(folder.path().join("config/okrlint/config.toml"), "[model]\nalternatives = 1\ntimeout = 1800\n")?;
    std::fs::write(folder.path().join("draft.md"), DRAFT)?;
    let place = Place { folder: folder.path().to_owned(), url };
    place.refuses_a_wrong_key()?;
    let before = place.run(&["check", "draft.md", "--format", "json"], false)?;
    place.rewrites()?;
    place.judges(&before.out)?;
    place.serves()
}

impl Place<'_> {
    fn refuses_a_wrong_key(&self) -> Done<()> {
        let mut command = self.command(&["rewrite", "draft.md"], true)?;
        let output = command.env("OKRLINT_TEST_KEY", "sk-wrong").output()?;
        let err = String::from_utf8(output.stderr)?;
        expect(output.status.code() == Some(2) && err.contains("does not take the key"), "a wrong key is told", &err)?;
        expect(!err.contains("sk-wrong"), "a key is never printed", &err)
    }

    fn rewrites(&self) -> Done<()> {
        let shown = self.run(&["rewrite", "draft.md", "--dry-run"], true)?;
        let requests = shown.out.lines().filter(|line| line.starts_with("POST ")).count();
        expect(requests == 2, "a dry run shows two requests", &shown.out)?;
        let first = self.run(&["rewrite", "draft.md", "--format", "json"], true)?;
        expect(first.status == Some(0), "rewrite --model answers", &first.err)?;
        holds(&first.out)?;
        print!("rewrite, {:.1} s a statement\n{}", first.seconds / 2.0, first.err);
        let second = self.run(&["rewrite", "draft.md", "--format", "json"], true)?;
        expect(second.out == first.out, "a second run says the same", &second.out)?;
        expect(second.err.contains("0 requests"), "a second run is free", &second.err)?;
        let diff = self.run(&["rewrite", "draft.md", "--diff"], true)?;
        expect(diff.status == Some(0) && diff.err.contains("0 requests"), "so is a diff", &diff.err)
    }

    fn judges(&self, before: &str) -> Done<()> {
        let ran = self.run(&["check", "draft.md", "--format", "json"], true)?;
        let (plain, with): (Value, Value) = (serde_json::from_str(before)?, serde_json::from_str(&ran.out)?);
        let opinions = with["documents"][0]["opinions"].as_array().map_or(0, Vec::len);
        expect(opinions > 0, "check --model has opinions", &ran.err)?;
        let same = |name: &str| plain["documents"][0][name] == with["documents"][0][name];
        expect(same("diagnostics") && plain["summary"] == with["summary"], "diagnostics stay as they are", &ran.out)?;
        print!("check, {:.1} s an objective, {opinions} opinions\n{}", ran.seconds, ran.err);
        Ok(())
    }

    /// The server streams what the model says about one statement: two calls at most.
    fn serves(&self) -> Done<()> {
        let mut command = self.command(&["serve", "--port", "0", "--no-cache"], true)?;
        let mut server = command.stdout(Stdio::piped()).spawn()?;
        let mut address = String::new();
        BufReader::new(server.stdout.take().ok_or("no output")?).read_line(&mut address)?;
        let address = address.split("http://").nth(1).ok_or("no address")?.trim_end_matches(['/', '\n']);
        let body = serde_json::json!({ "text": DRAFT, "at": DRAFT.find("Write 10") }).to_string();
        let answer = post(address, "/api/rewrite", &body);
        server.kill()?;
        server.wait()?;
        let answer = answer?;
        let events: Vec<&str> = answer.lines().filter_map(|line| line.strip_prefix("event: ")).collect();
        expect(events == ["proposal", "done"], "the server asks the model about one statement", &answer)?;
        let proposal = answer.lines().find_map(|line| line.strip_prefix("data: ")).ok_or("no data")?;
        holds(&format!("{{\"documents\":[{{\"proposals\":[{proposal}]}}]}}"))?;
        println!("serve, a statement as an event");
        Ok(())
    }

    fn run(&self, arguments: &[&str], asks: bool) -> Done<Ran> {
        let started = Instant::now();
        let output = self.command(arguments, asks)?.output()?;
        let text = |bytes| String::from_utf8(bytes);
        let (out, err) = (text(output.stdout)?, text(output.stderr)?);
        Ok(Ran { status: output.status.code(), out, err, seconds: started.elapsed().as_secs_f64() })
    }

    fn command(&self, arguments: &[&str], asks: bool) -> Done<Command> {
        let mut command = Command::new(program()?);
        command.current_dir(&self.folder).args(arguments);
        command.env("XDG_CONFIG_HOME", self.folder.join("config")).env("XDG_CACHE_HOME", self.folder.join("cache"));
        if asks {
            command.args(["--model", "qwen", "--base-url", self.url, "--key-env", "OKRLINT_TEST_KEY"]);
        }
        Ok(command)
    }
}

/// What a server answers, read to the end of the connection.
fn post(address: &str, path: &str, body: &str) -> Done<String> {
    let mut stream = TcpStream::connect(address)?;
    let length = body.len();
    // The older version of the protocol, whose answers come in one piece.
    write!(
        stream,
        "POST {path} HTTP/1.0\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

/// What has to hold of every answer: known names, nothing refused that could be applied, no number that nobody gave.
fn holds(out: &str) -> Done<()> {
    let output: Value = serde_json::from_str(out)?;
    let given: HashSet<&str> = numbers(DRAFT).collect();
    let mut of_the_model = 0;
    for proposal in output["documents"][0]["proposals"].as_array().ok_or("no proposals")? {
        for alternative in proposal["alternatives"].as_array().ok_or("no alternatives")? {
            let (text, verdict) = (alternative["text"].as_str().ok_or("no text")?, &alternative["verdict"]);
            let is_refused = verdict == "refused";
            let edits = alternative["edits"].as_array().map_or(0, Vec::len);
            let objections = alternative["objections"].as_array().map_or(0, Vec::len);
            expect(is_refused == (objections > 0) && !(is_refused && edits > 0), "a verdict has its reasons", text)?;
            expect(is_refused || numbers(text).all(|it| given.contains(it)), "no number is made up", text)?;
            of_the_model += usize::from(alternative["author"] == "model");
        }
    }
    expect(of_the_model > 0, "the model wrote something", out)
}

fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty())
}

fn expect(holds: bool, what: &str, seen: &str) -> Done<()> {
    if holds { Ok(()) } else { Err(format!("not so: {what}\n{seen}").into()) }
}

/// The program beside the folder of this example.
fn program() -> Done<PathBuf> {
    let own = std::env::current_exe()?;
    let folder = own.parent().and_then(Path::parent).ok_or("this example has no folder")?;
    Ok(folder.join(format!("okrlint{}", std::env::consts::EXE_SUFFIX)))
}
