//! Files of other programs over the wire.

use std::io::{Cursor, Write};

use super::Running;
use super::client::{Answer, post, send};
use zip::write::{SimpleFileOptions, ZipWriter};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

fn document(text: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    let xml = format!("<w:document><w:p><w:t>{text}</w:t></w:p></w:document>");
    writer.write_all(xml.as_bytes()).expect("written");
    writer.finish().expect("an archive").into_inner()
}

fn import(server: &Running, kind: &str, file: &[u8]) -> Answer {
    let headers = [
        format!("Host: {}", server.address),
        format!("Content-Type: {kind}"),
        format!("Content-Length: {}", file.len()),
    ];
    send(server.address, "POST", "/api/import", &headers.each_ref().map(String::as_str), file)
}

#[test]
fn a_file_comes_back_as_markdown() {
    let server = Running::start();
    let answer = import(&server, WORD, &document("O: Be found")).expect(200).json();
    assert_eq!(answer, serde_json::json!({ "version": 1, "format": "markdown", "text": "O: Be found\n" }));
    let html = b"<ul><li>Visits 1 to 2</li></ul>";
    assert_eq!(import(&server, "text/html; charset=utf-8", html).expect(200).json()["text"], "- Visits 1 to 2\n");
    // The content says what it is, whatever the header says.
    assert_eq!(import(&server, WORD, html).expect(200).json()["text"], "- Visits 1 to 2\n");
}

#[test]
fn only_files_are_taken() {
    let server = Running::start();
    for kind in ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""] {
        import(&server, kind, b"<ul><li>x</li></ul>").expect(415);
    }
    let answer = import(&server, "application/octet-stream", b"%PDF-1.7").expect(422);
    assert!(answer.error().contains(".docx"), "{answer:?}");
    assert!(import(&server, WORD, b"PK\x03\x04").expect(422).error().contains("damaged"));
    post(server.address, "/api/import", &[], "{}").expect(415);
}

#[test]
fn a_file_has_a_largest_size_packed_and_unpacked() {
    let server = Running::with(|settings| settings.limits.upload = 200_000);
    let file = document("O: Be found");
    import(&server, WORD, &file).expect(200);
    import(&server, WORD, &[file.as_slice(), &[0; 200_000]].concat()).expect(413);
    let bomb = document(&" ".repeat(okrlint::import::MOST_UNPACKED + 1));
    assert!(bomb.len() < 200_000, "it is small to send");
    assert!(import(&server, WORD, &bomb).expect(413).error().contains("more than is read"));
    import(&server, WORD, &file).expect(200);
}
