//! From the bytes of a file to text: UTF-8, UTF-16 and Windows-1252 are recognised, anything else is refused.
//!
//! A byte order mark stays in the text as U+FEFF, so that offsets count it. No byte is ever replaced: what cannot be
//! decoded whole is an error that says why.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Why bytes are not text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// A format of another program, known by its first bytes.
    #[error("it is {0}, not text: save or export it as text, Markdown or CSV first")]
    Program(&'static str),
    /// An encoding that is not read.
    #[error("it is {0} text: save it as UTF-8 first")]
    Encoding(&'static str),
    /// Bytes that no text has.
    #[error("it is not text")]
    Binary,
    /// UTF-8 but for one place.
    #[error("it is not valid UTF-8: byte {0} is wrong")]
    BrokenUtf8(usize),
    /// UTF-16 with half a character.
    #[error("it is not valid UTF-16")]
    BrokenUtf16,
}

/// Decodes the content of a file.
pub fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    if let Some(program) = program(&bytes) {
        return Err(NotText::Program(program));
    }
    if is_utf32(&bytes) {
        return Err(NotText::Encoding("UTF-32"));
    }
    if let Some(encoding) = utf16(&bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes);
        return text.map(|text| text.into_owned()).ok_or(NotText::BrokenUtf16);
    }
    if bytes.contains(&0) {
        return Err(NotText::Binary);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => windows_1252(error.as_bytes(), error.utf8_error().valid_up_to()),
    }
}

/// Names the formats that people take for text.
fn program(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &str); 7] = [
        (b"PK\x03\x04", "a Word, Excel or ZIP file"),
        (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
        (b"%PDF-", "a PDF file"),
        (b"{\\rtf", "an RTF file"),
        (b"\x1f\x8b", "a compressed file"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
    ];
    known.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name)
}

/// UTF-32 by its byte order mark, or because three of every four bytes at the beginning are zero. The mark of its
/// little-endian form begins with that of UTF-16, so that this is asked first.
fn is_utf32(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(512) & !3];
    let is_plain = |zeros: [usize; 3], letter: usize| {
        head.chunks_exact(4).all(|unit| zeros.iter().all(|&at| unit[at] == 0) && unit[letter] != 0)
    };
    let is_marked = matches!(bytes, [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..]);
    bytes.len().is_multiple_of(4)
        && (is_marked || head.len() >= 8 && (is_plain([1, 2, 3], 0) || is_plain([0, 1, 2], 3)))
}

/// UTF-16 by its byte order mark, or because every other byte at the beginning is zero.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(512) & !1];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if half > 1 && odd > half * 3 / 4 && even == 0 => Some(UTF_16LE),
        () if half > 1 && even > half * 3 / 4 && odd == 0 => Some(UTF_16BE),
        () => None,
    }
}

/// Reads bytes that are not UTF-8 as Windows-1252 where that makes a text of mostly plain letters.
fn windows_1252(bytes: &[u8], broken_at: usize) -> Result<String, NotText> {
    let is_control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c) || byte == 0x7f;
    let is_unused = |byte: u8| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    if bytes.iter().any(|&byte| is_control(byte) || is_unused(byte)) {
        return Err(if broken_at > 0 && !bytes.iter().copied().any(is_control) {
            NotText::BrokenUtf8(broken_at)
        } else {
            NotText::Binary
        });
    }
    // A character of several bytes before the fault: by chance, Windows-1252 hardly ever makes one.
    if !bytes[..broken_at].is_ascii() {
        return Err(NotText::BrokenUtf8(broken_at));
    }
    let high = bytes.iter().filter(|&&byte| byte >= 0x80).count();
    if high * 10 > bytes.len() * 3 {
        return Err(NotText::Binary);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAFT: &str = "Ziel: mehr Leser – für “alle”\n- 50 % öfter\n";

    fn utf16_bytes(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn recognised_encodings_give_the_same_text() {
        let (windows, _, lossy) = WINDOWS_1252.encode(DRAFT);
        assert!(!lossy);
        for bytes in [
            DRAFT.as_bytes().to_vec(),
            windows.into_owned(),
            utf16_bytes(DRAFT, u16::to_le_bytes),
            utf16_bytes(DRAFT, u16::to_be_bytes),
        ] {
            assert_eq!(decode(bytes).as_deref(), Ok(DRAFT));
        }
    }

    #[test]
    fn a_byte_order_mark_stays() {
        let marked = format!("\u{feff}{DRAFT}");
        for bytes in
            [marked.as_bytes().to_vec(), utf16_bytes(&marked, u16::to_le_bytes), utf16_bytes(&marked, u16::to_be_bytes)]
        {
            assert_eq!(decode(bytes).as_deref(), Ok(marked.as_str()));
        }
    }

    #[test]
    fn other_bytes_are_refused_with_a_reason() {
        let refused = |bytes: &[u8]| decode(bytes.to_vec()).expect_err("not text");
        assert_eq!(refused(b"PK\x03\x04rest"), NotText::Program("a Word, Excel or ZIP file"));
        assert_eq!(refused(b"a\0\0\0b"), NotText::Binary);
        assert_eq!(refused(b"\x01\x02\x80"), NotText::Binary);
        assert_eq!(refused("für \u{2014} x\u{e9}".as_bytes().split_last().expect("bytes").1), NotText::BrokenUtf8(10));
        assert_eq!(refused(&[0xff, 0xfe, 0x00, 0xd8]), NotText::BrokenUtf16);
        assert_eq!(refused(&[0xe4; 40]), NotText::Binary);
    }

    #[test]
    fn utf32_is_refused_with_its_name() {
        for to_bytes in [u32::to_le_bytes, u32::to_be_bytes] {
            for text in ["Be found", "\u{feff}Be found"] {
                let bytes: Vec<u8> = text.chars().flat_map(|c| to_bytes(c as u32)).collect();
                assert_eq!(decode(bytes), Err(NotText::Encoding("UTF-32")));
            }
        }
    }

    #[test]
    fn nothing_is_a_text() {
        assert_eq!(decode(Vec::new()).as_deref(), Ok(""));
    }
}
