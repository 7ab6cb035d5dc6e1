//! The page's files, and the headers that every answer has.

use std::io::Read;

use super::Running;
use super::client::{get, post};

#[test]
fn every_answer_says_what_the_page_may_do() {
    let server = Running::start();
    let answers = [
        get(server.address, "/", &[]),
        get(server.address, "/api/rules", &[]),
        get(server.address, "/nothing", &[]),
        get(server.address, "/", &["Origin: http://evil.example"]),
        post(server.address, "/api/check", &[], "{"),
    ];
    for answer in answers {
        let policy = answer.header("content-security-policy").expect("a policy");
        for part in
            ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval';", "frame-ancestors 'none'", "base-uri 'none'"]
        {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains("http"),
            "{policy}"
        );
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("x-frame-options"), Some("DENY"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

#[test]
fn the_page_has_no_script_of_its_own_between_its_lines() {
    let server = Running::start();
    let page = get(server.address, "/", &[]).expect(200);
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    let text = page.text();
    for script in text.split("<script").skip(1) {
        let (attributes, rest) = script.split_once('>').expect("a tag ends");
        assert!(attributes.contains("src="), "an inline script: {attributes}");
        assert!(rest.trim_start().starts_with("</script"), "an inline script");
    }
    assert!(!text.contains(" onclick=") && !text.contains(" style="), "{text}");
}

#[test]
fn a_file_is_sent_once_and_small() {
    let server = Running::start();
    let plain = get(server.address, "/", &[]).expect(200);
    let tag = plain.header("etag").expect("a tag");
    assert_eq!(get(server.address, "/", &[&format!("If-None-Match: {tag}")]).expect(304).body, b"");
    get(server.address, "/", &["If-None-Match: \"other\""]).expect(200);
    let packed = get(server.address, "/", &["Accept-Encoding: br, gzip"]).expect(200);
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert!(packed.body.len() < plain.body.len());
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(packed.body.as_slice()).read_to_end(&mut unpacked).expect("gzip");
    assert_eq!(unpacked, plain.body);
}

#[test]
fn nothing_beside_the_page_is_sent() {
    let server = Running::start();
    for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "/etc/passwd", "//etc/passwd", "/%00"] {
        let status = get(server.address, path, &[]).status;
        assert!(matches!(status, 400 | 404), "{path}: {status}");
    }
}
