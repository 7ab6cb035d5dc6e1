//! Input that nobody would want to read: a clear message or a normal result, never a panic.

use super::{TASK, check_text, folder, run_in};

#[test]
fn a_missing_path_is_never_taken_for_text() {
    let folder = folder(&[]);
    let ran = run_in(folder.path(), &["check", "Launch the new site"], b"").expect(2);
    assert_eq!(ran.out, "");
    assert_eq!(
        ran.err,
        "okrlint: there is no file or folder “Launch the new site”; to check a text, pipe it into `okrlint check -`\n"
    );
}

#[test]
fn a_missing_path_takes_nothing_from_the_others() {
    let folder = folder(&[("one.md", TASK.as_bytes())]);
    let ran = run_in(folder.path(), &["check", "gone.md", "one.md", "away.md"], b"").expect(2);
    assert!(ran.out.contains("error[task-as-key-result]"), "{}", ran.out);
    assert_eq!(ran.err.matches("there is no file or folder").count(), 2, "{}", ran.err);
}

#[test]
fn a_misspelt_path_names_the_nearest() {
    let folder = folder(&[("marketing-good.md", TASK.as_bytes())]);
    let ran = run_in(folder.path(), &["check", "marketing-god.md"], b"").expect(2);
    assert_eq!(ran.err, "okrlint: there is no file or folder marketing-god.md; did you mean marketing-good.md?\n");
}

#[cfg(unix)]
#[test]
fn what_never_ends_is_not_read() {
    let folder = folder(&[]);
    for (path, why) in [("/dev/zero", "a device"), ("/dev/full", "a device")] {
        let ran = run_in(folder.path(), &["check", path], b"").expect(2);
        assert!(ran.err.contains(path) && ran.err.contains(why), "{}", ran.err);
        let ran = run_in(folder.path(), &["check", "-", "--baseline", path], TASK.as_bytes()).expect(2);
        assert!(ran.err.contains(why), "{}", ran.err);
    }
    let ran = run_in(folder.path(), &["check", "-", "--config", "."], TASK.as_bytes()).expect(2);
    assert!(ran.err.contains("a folder, not a file"), "{}", ran.err);
    let ran = run_in(folder.path(), &["check", "/dev/null"], b"");
    assert!(ran.status < 2 && ran.out.contains("read 0 objectives"), "{ran:?}");
}

/// What is piped through a name is read as a file is: `okrlint check <(…)`.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_with_a_name_is_read() {
    let folder = folder(&[]);
    let ran = run_in(folder.path(), &["check", "/dev/stdin"], TASK.as_bytes()).expect(1);
    assert!(ran.out.contains("error[task-as-key-result]"), "{}", ran.out);
}

#[test]
fn what_is_no_text_is_refused_by_name() {
    let folder = folder(&[
        ("plan.docx", b"PK\x03\x04\x14\0\0\0"),
        ("noise.txt", &[0, 159, 146, 150, 0, 1, 2, 3]),
        ("cut.md", &"Größe — weiß".as_bytes()[..10]),
        ("wide.txt", b"O\0\0\x001\0\0\0:\0\0\0 \0\0\0"),
    ]);
    for (name, why) in
        [("plan.docx", "damaged"), ("noise.txt", "not text"), ("cut.md", "UTF-8"), ("wide.txt", "UTF-32")]
    {
        let ran = run_in(folder.path(), &["check", name], b"").expect(2);
        assert!(ran.err.contains(name) && ran.err.contains(why), "{}", ran.err);
        assert_eq!(ran.out, "");
    }
}

#[test]
fn other_encodings_are_read() {
    let utf16: Vec<u8> = TASK.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let windows: Vec<u8> = TASK
        .replace('“', "\u{1}")
        .replace('”', "\u{2}")
        .bytes()
        .map(|byte| match byte {
            1 => 0x93,
            2 => 0x94,
            byte => byte,
        })
        .collect();
    for (name, bytes) in [("utf16.txt", utf16), ("windows.txt", windows)] {
        let folder = folder(&[(name, &bytes)]);
        let ran = run_in(folder.path(), &["check", name], b"").expect(1);
        assert!(ran.out.contains("Send the “we miss you” mail"), "{}", ran.out);
    }
}

#[test]
fn an_empty_draft_is_said_to_be_empty() {
    for text in ["", " \n\t\n", "\u{feff}"] {
        let ran = check_text(text, &[]);
        assert!(ran.status < 2 && ran.out.contains("read 0 objectives, 0 key results"), "{ran:?}");
        assert!(ran.out.contains("<stdin>"), "it names the draft: {}", ran.out);
    }
}

#[test]
fn a_folder_without_drafts_could_not_run() {
    let folder = folder(&[
        ("site/package.json", br#"{"name": "site"}"#),
        ("site/notes.md", b"Call the printer on Monday.\n"),
        ("empty/picture.png", b"\x89PNG"),
    ]);
    let ran = run_in(folder.path(), &["check", "site"], b"").expect(2);
    assert!(ran.err.contains("found no drafts in site: 2 files were looked into"), "{}", ran.err);
    let ran = run_in(folder.path(), &["check", "empty"], b"").expect(2);
    assert!(ran.err.contains("found no drafts in empty"), "{}", ran.err);
}

#[test]
fn broken_yaml_is_shown_at_its_place() {
    let text = "objectives:\n  - objective: Readers come back\n    key_results: [one, two\n  - objective: \"Be heard\n";
    let folder = folder(&[("q3.yaml", text.as_bytes())]);
    let ran = run_in(folder.path(), &["check", "q3.yaml"], b"").expect(1);
    assert!(ran.out.contains("q3.yaml:"), "{}", ran.out);
}

#[test]
fn an_alias_bomb_stays_small() {
    let mut text = String::from("a0: &a0 [Readers come back, Readers stay]\n");
    for level in 1..30 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        text += &format!("a{level}: &a{level} [{aliases}]\n");
    }
    text += "objectives: *a29\n";
    let folder = folder(&[("bomb.yaml", text.as_bytes())]);
    let ran = run_in(folder.path(), &["check", "bomb.yaml", "--format", "json"], b"");
    assert!(ran.status < 2 && ran.out.len() < 20_000_000, "{} bytes", ran.out.len());
}

#[test]
fn deep_nesting_is_no_trouble() {
    const DEPTH: usize = 10_000;
    let markdown: String =
        (0..DEPTH).map(|level| format!("{}- Cut returns to {level}%\n", " ".repeat(level % 800))).collect();
    let cases = [
        ("quotes.md", format!("{}Cut returns to 3%\n", "> ".repeat(DEPTH))),
        ("lists.md", markdown),
        ("tags.html", format!("{}<li>Cut returns to 3%</li>", "<div>".repeat(DEPTH))),
        ("flow.yaml", format!("objectives: {}", "[".repeat(DEPTH))),
        ("block.yaml", (0..2000).map(|level| format!("{}a:\n", " ".repeat(level))).collect()),
        ("deep.json", format!("{{\"objectives\": {}", "[".repeat(DEPTH))),
        ("closed.json", format!("{{\"objectives\": {}{}}}", "[".repeat(DEPTH), "]".repeat(DEPTH))),
        ("deep.toml", format!("objectives = {}", "[".repeat(DEPTH))),
        ("keys.toml", format!("{}a = 1", "a.".repeat(DEPTH))),
        ("brackets.txt", format!("O1: {}Readers\n- {}", "(".repeat(DEPTH), "[".repeat(DEPTH))),
    ];
    for (name, text) in cases {
        let folder = folder(&[(name, text.as_bytes())]);
        let ran = run_in(folder.path(), &["check", name], b"");
        assert!(ran.status < 2, "{name}: {}", ran.err);
    }
}

#[test]
fn many_thousand_bullets_are_read() {
    let mut text = String::from("Objective: Readers come back on their own\n");
    for index in 0..20_000 {
        text += &format!("- {index} readers\n");
    }
    let ran = check_text(&text, &["--format", "github", "--fail-on", "never"]).expect(0);
    assert!(ran.out.contains("read 1 objective, 20000 key results"), "{}", ran.out.lines().last().unwrap_or_default());
}

#[test]
fn a_line_of_megabytes_is_read() {
    let word = "reader".repeat(2_000_000 / 6);
    let ran = check_text(&format!("Objective: Readers come back\n- Raise {word} to 30%\n"), &["--fail-on", "never"]);
    assert!(ran.expect(0).out.len() < 20_000);
    let words = "Raise returning readers from 20% to 30% and ".repeat(100_000 / 44);
    let ran = check_text(&format!("Objective: Readers come back\n- {words}\n"), &["--fail-on", "never"]).expect(0);
    assert!(ran.out.len() < 20_000, "{} bytes", ran.out.len());
}

#[test]
fn a_long_text_without_objectives_is_read() {
    let paragraph = "The printer was late again, and nobody knows who ordered the paper.\n\n";
    let text = paragraph.repeat(4_000_000 / paragraph.len());
    let ran = check_text(&text, &["--fail-on", "never", "--stdin-filename", "diary.md"]).expect(0);
    assert!(ran.out.len() < 20_000, "{} bytes", ran.out.len());
}

#[test]
fn a_named_pipe_is_read() {
    let folder = folder(&[("other.md", b"Objective: Readers come back\n- KR: Returning readers from 22% to 30%\n")]);
    let ran = run_in(folder.path(), &["check", "--stdin-filename", "plan.md"], TASK.as_bytes()).expect(1);
    assert!(ran.out.contains("plan.md:") && !ran.out.contains("other.md"), "{}", ran.out);
}

#[test]
fn a_file_that_is_named_twice_is_read_once() {
    let folder = folder(&[("plans/okrs.md", TASK.as_bytes())]);
    for named in [["plans/okrs.md", "plans/okrs.md"], ["plans", "plans/okrs.md"], ["./plans/../plans/okrs.md", "plans"]]
    {
        let ran = run_in(folder.path(), &["check", named[0], named[1], "--format", "json"], b"").expect(1);
        assert_eq!(ran.out.matches("\"path\":").count(), 1, "{}", ran.out);
    }
}

#[test]
fn old_line_ends_are_lines() {
    let text = "Objective: Readers come back\rKR1: Returning readers from 22% to 30%\rKR2: Launch the new letter\r";
    let ran = check_text(text, &[]).expect(1);
    assert!(ran.out.contains("<stdin>:3:6") && ran.out.contains("3 | KR2: Launch the new letter"), "{}", ran.out);
}
