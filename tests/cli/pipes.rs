//! A reader that stops reading is no fault.

use std::io::Read;
use std::process::Stdio;

use super::{folder, program};

#[test]
fn a_closed_pipe_is_no_fault() {
    // Lines that differ, and more of them than a pipe holds: what repeats is said once.
    let tasks: String =
        (0..3000).map(|index| format!("- KR: Send mail {index} to readers of issue {index}\n")).collect();
    let folder = folder(&[("long.md", format!("Objective: Readers come back\n{tasks}").as_bytes())]);
    for format in ["human", "json"] {
        let mut child = program(folder.path())
            .args(["check", "long.md", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut first = [0; 16];
        let mut pipe = child.stdout.take().expect("standard output is piped");
        pipe.read_exact(&mut first).expect("it writes");
        drop(pipe);
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.stderr, b"");
    }
}
