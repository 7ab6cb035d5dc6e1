//! Files of other programs, built here part by part: what they say, and what they try.

use std::io::{Cursor, Write};
use std::process::Command;
use std::time::{Duration, Instant};

use okrlint::import::{MOST_UNPACKED, NotRead, markdown};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A zip archive of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content.as_bytes()).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

const BOOK: &str = r#"<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Q1" sheetId="1" r:id="rId1"/>
    <sheet name="Old" sheetId="2" state="hidden" r:id="rId2"/><sheet name="Ideas" sheetId="3" r:id="rId3"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Target="/xl/worksheets/sheet3.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$€-407]#,##0"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
const STRINGS: &str = r#"<sst><si><t>Objective</t></si><si><t>Key result</t></si><si><r><t>Readers come </t></r><r><t>back</t></r><rPh><t>x</t></rPh></si></sst>"#;

/// A workbook with one sheet of these rows.
fn workbook(rows: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    packed(&[
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/worksheets/sheet2.xml", "<worksheet><row><c t=\"str\"><v>hidden</v></c></row></worksheet>"),
    ])
}

const ROWS: &str = r#"
    <row r="1"><c r="B1" t="inlineStr"><is><t>Marketing &amp; sales</t></is></c></row>
    <row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="E3" t="str"><v>Baseline</v></c><c r="F3" t="str"><v>Target</v></c><c r="G3" t="str"><v>Due</v></c></row>
    <row r="4"><c r="B4" t="s"><v>2</v></c><c r="C4" t="str"><v>Share of readers who return a|week</v></c><c r="D4" s="1"/><c r="E4" s="1"><v>0.22</v></c><c r="F4" s="1"><v>0.3</v></c><c r="G4" s="3"><v>46096</v></c></row>
    <row r="5"><c r="C5" t="str"><v>Monthly revenue</v></c><c r="E5" s="2"><v>5000</v></c><c r="F5" s="2"><v>8000.5</v></c></row>
    <row r="6" hidden="1"><c r="C6" t="str"><v>nobody sees this</v></c></row>"#;

const SHEET: &str = "Marketing & sales\n\n\
    | Objective | Key result | Baseline | Target | Due |\n|---|---|---|---|---|\n\
    | Readers come back | Share of readers who return a\\|week | 22% | 30% | 2026-03-15 |\n\
    | | Monthly revenue | €5000 | €8000.5 | |\n";

#[test]
fn a_sheet_becomes_a_table() {
    assert_eq!(markdown(&workbook(ROWS)).as_deref(), Ok(SHEET));
}

#[test]
fn several_sheets_have_their_names() {
    let sheet = "<worksheet><row><c t=\"str\"><v>O: Be found</v></c></row><row><c t=\"str\"><v>- Visits 1 to 2</v></c></row></worksheet>";
    let bytes = packed(&[
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/worksheets/sheet3.xml", sheet),
    ]);
    let one = "O: Be found\n- Visits 1 to 2\n";
    assert_eq!(markdown(&bytes), Ok(format!("# Q1\n\n{one}\n# Ideas\n\n{one}")));
}

#[test]
fn an_opendocument_sheet_becomes_a_table() {
    let content = r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="Q1">
        <table:table-row><table:table-cell><text:p>Objective</text:p></table:table-cell><table:table-cell><text:p>Key result</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell><office:annotation><text:p>a remark</text:p></office:annotation><text:p>Be found</text:p></table:table-cell><table:table-cell office:value="0.3"><text:p>Visits<text:s/>to 30%</text:p></table:table-cell></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>"#;
    let bytes = packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)]);
    assert_eq!(
        markdown(&bytes).as_deref(),
        Ok("| Objective | Key result |\n|---|---|\n| Be found | Visits to 30% |\n")
    );
}

const NUMBERING: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
    <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;

fn document(body: &str) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    packed(&[("word/document.xml", &document), ("word/numbering.xml", NUMBERING)])
}

fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_word_document_keeps_its_shape() {
    let item = |level: u8, text: &str| {
        paragraph(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='2'/></w:numPr>"), text)
    };
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", text));
    let body = [
        paragraph("<w:pStyle w:val='Heading1'/>", "Readers come back"),
        item(0, "Returning readers from 22% to 30%"),
        item(1, "Write &lt;b&gt; letters"),
        "<w:p><w:r><w:t>Owner: </w:t></w:r><w:del><w:r><w:delText>Bo</w:delText></w:r></w:del><w:ins><w:r><w:t>Ana</w:t></w:r></w:ins><w:r><w:tab/><w:t>Q1</w:t></w:r></w:p>".to_owned(),
        format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}<w:tc>{}{}</w:tc></w:tr></w:tbl>", cell("Objective"), cell("Key result"), cell("Be found"), paragraph("", "One"), paragraph("", "Two")),
        "<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>".to_owned(),
    ];
    let expected = "# Readers come back\n\n- Returning readers from 22% to 30%\n   1. Write \\<b> letters\n\nOwner: Ana Q1\n\n\
        | Objective | Key result |\n|---|---|\n| Be found | One<br>Two |\n\nboxed\n";
    assert_eq!(markdown(&document(&body.concat())).as_deref(), Ok(expected));
}

#[test]
fn markdown_reads_back_as_what_the_file_says() {
    let text = markdown(&workbook(ROWS)).expect("a sheet");
    let draft = okrlint::parse::parse(&text, None, "q1.xlsx");
    let objective = &draft.objectives[0];
    assert_eq!(objective.text.as_ref().map(|text| text.as_str()), Some("Readers come back"));
    assert_eq!(objective.key_results.len(), 2, "{draft:#?}");
    assert_eq!(objective.key_results[0].text.as_str(), "Share of readers who return a|week");
}

#[test]
fn html_keeps_its_lists() {
    let html = b"<html><head><title>x</title></head><body><h1>Be found</h1><ul><li>Visits 1 to 2</li></ul><script>alert(1)</script></body></html>";
    assert_eq!(markdown(html).as_deref(), Ok("# Be found\n\n- Visits 1 to 2\n"));
}

/// The answer, which has to come soon.
#[track_caller]
fn soon(bytes: &[u8]) -> Result<String, NotRead> {
    let start = Instant::now();
    let answer = markdown(bytes);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    answer
}

#[test]
fn a_zip_bomb_is_refused() {
    let zeros = " ".repeat(MOST_UNPACKED + 1);
    for part in ["xl/workbook.xml", "word/document.xml", "content.xml"] {
        let bytes = packed(&[(part, &zeros)]);
        assert!(bytes.len() < 1024 * 1024, "it is small to send");
        assert_eq!(soon(&bytes), Err(NotRead::TooLarge), "{part}");
    }
}

#[test]
fn one_long_text_in_many_cells_is_refused() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1024 * 1024));
    let rows = "<row><c t=\"s\"><v>0</v></c></row>".repeat(10_000);
    let sheet = format!("<worksheet>{rows}</worksheet>");
    let bytes = packed(&[
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", &strings),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    assert_eq!(soon(&bytes), Err(NotRead::TooLarge));
}

#[test]
fn a_cell_in_the_last_corner_is_no_grid() {
    let rows = "<row r='1'><c r='A1' t='str'><v>O: Be found</v></c></row><row r='1048576'><c r='XFD1048576' t='str'><v>far</v></c></row>";
    assert_eq!(soon(&workbook(rows)).as_deref(), Ok("| O: Be found | |\n|---|---|\n| | far |\n"));
    let diagonal: String = (0..5000)
        .map(|at| {
            format!(
                "<row><c r='{}{}1' t='str'><v>x</v></c><c t='str'><v>y</v></c></row>",
                char::from(b'A' + (at / 26 % 26) as u8),
                char::from(b'A' + (at % 26) as u8)
            )
        })
        .collect();
    assert_eq!(soon(&workbook(&diagonal)), Err(NotRead::TooLarge));
    let repeated = r#"<x><spreadsheet><table><table-row><table-cell number-columns-repeated="999999999999"><p>x</p></table-cell></table-row></table></spreadsheet></x>"#;
    assert_eq!(soon(&packed(&[("content.xml", repeated)])), Err(NotRead::TooLarge));
}

#[test]
fn deep_nesting_costs_nothing() {
    let html = "<div>".repeat(20_000) + "<ul><li>Visits 1 to 2</li></ul>" + &"</div>".repeat(20_000);
    assert_eq!(soon(html.as_bytes()).as_deref(), Ok("- Visits 1 to 2\n"));
    let lists = "<ul><li>".repeat(20_000) + "Visits";
    assert!(soon(lists.as_bytes()).expect("a list").contains("- Visits"));
    let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    let tables = open.repeat(20_000) + &paragraph("", "Visits 1 to 2") + &close.repeat(20_000);
    assert!(soon(&document(&tables)).expect("a table").contains("Visits 1 to 2"));
    let paragraphs = "<w:p><w:r>".repeat(20_000) + "<w:t>x</w:t>" + &"</w:r></w:p>".repeat(20_000);
    assert_eq!(soon(&document(&paragraphs)).as_deref(), Ok("x\n"));
}

#[test]
fn entities_do_not_grow() {
    let mut kinds = String::from("<!ENTITY a0 \"haha\">");
    for level in 1..30 {
        kinds += &format!("<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10));
    }
    let document = format!(
        "<!DOCTYPE x [{kinds}]><w:document><w:p><w:t>Be found &a29;&amp; kept <!-- x --></w:t></w:p></w:document>"
    );
    assert_eq!(soon(&packed(&[("word/document.xml", &document)])).as_deref(), Ok("Be found & kept\n"));
    let outside =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document><w:p><w:t>a&e;b</w:t></w:p></w:document>";
    assert_eq!(soon(&packed(&[("word/document.xml", outside)])).as_deref(), Ok("ab\n"));
}

#[test]
fn broken_and_foreign_files_are_told() {
    let whole = workbook(ROWS);
    for length in (0..whole.len()).step_by(97) {
        assert!(soon(&whole[..length]).is_err(), "cut at {length}");
    }
    let mut flipped = whole.clone();
    for at in (0..whole.len()).step_by(41) {
        flipped[at] ^= 0x55;
        let _ = soon(&flipped);
        flipped[at] ^= 0x55;
    }
    assert_eq!(soon(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Err(NotRead::Old));
    assert_eq!(soon(&packed(&[("readme.txt", "x")])), Err(NotRead::Foreign));
    assert_eq!(soon(&packed(&[("content.xml", "<x><text/></x>")])), Err(NotRead::Foreign));
    assert_eq!(soon(b"%PDF-1.7"), Err(NotRead::Foreign));
    assert_eq!(soon(b"Objective: be found"), Err(NotRead::Foreign));
    assert_eq!(soon(&packed(&[("word/document.xml", "<a></b>")])), Err(NotRead::Damaged("a part is broken XML")));
    assert!(matches!(soon(b"PK\x03\x04"), Err(NotRead::Damaged(_))));
}

/// Runs the program on a file of this name.
fn run(command: &str, name: &str, bytes: &[u8], more: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::TempDir::new().expect("a folder");
    std::fs::write(folder.path().join(name), bytes).expect("a file");
    let mut program = Command::new(env!("CARGO_BIN_EXE_okrlint"));
    let output = program.current_dir(folder.path()).args([command, name]).args(more).output().expect("it runs");
    assert_eq!(std::fs::read(folder.path().join(name)).expect("it is there"), bytes, "a file was changed");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr),
    )
}

#[test]
fn check_reads_them_the_same_way() {
    let (status, said) = run("check", "q1.xlsx", &workbook(ROWS), &["--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}"));
    assert!(matches!(status, Some(0 | 1)), "{said}");
    assert_eq!(
        (&answer["documents"][0]["path"], &answer["documents"][0]["format"]),
        (&"q1.xlsx".into(), &"markdown".into())
    );
    assert_eq!(answer["summary"]["key_results"], 2);
    let body = paragraph("<w:pStyle w:val='Heading1'/>", "Objective: Readers come back")
        + &paragraph("", "KR1: Launch the newsletter");
    let (status, said) = run("check", "draft.docx", &document(&body), &[]);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("draft.docx:3:"), "{said}");
    let (status, said) = run("check", "broken.docx", b"PK\x03\x04rest", &[]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("damaged"), "{said}");
}

#[test]
fn wordings_are_not_written_into_them() {
    let body = paragraph("", "Objective: Readers come back")
        + &paragraph("", "- Cut unsubscribes from 3% to 1% by sending fewer mails");
    let (status, said) = run("rewrite", "draft.docx", &document(&body), &["--apply", "--yes"]);
    assert!(status == Some(2) && said.contains("left as it is") || said.contains("nothing taken"), "{status:?} {said}");
}
