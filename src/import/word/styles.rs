//! What the styles and lists of a Word document mean: which style is a heading, which list counts.

use std::collections::{HashMap, HashSet};

use super::super::NotRead;
use super::super::xml::{Step, walk};

/// What a style makes of its paragraphs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// The level of the heading, from 1.
    pub heading: Option<u8>,
    /// The list that its paragraphs are items of.
    pub list: Option<usize>,
    /// How deep in that list, from 0.
    pub level: Option<usize>,
}

/// All styles by id.
#[derive(Debug, Default)]
pub struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads the part that defines them. Ids are in the language of the program that wrote the file, names are not.
    pub fn read(xml: &str) -> Result<Self, NotRead> {
        let mut styles = Self::default();
        let (mut id, mut style) = (String::new(), Style::default());
        walk(xml, |step| {
            match step {
                Step::Open("style", tag) => (id, style) = (tag.get("styleId").unwrap_or_default(), Style::default()),
                Step::Close("style") => {
                    styles.0.insert(std::mem::take(&mut id), std::mem::take(&mut style));
                }
                Step::Open("name", tag) => {
                    style.heading = style.heading.or(heading(&tag.get("val").unwrap_or_default()))
                }
                Step::Open("outlineLvl", tag) => {
                    let level = tag.number("val").filter(|level| *level < 6);
                    style.heading = style.heading.or(level.map(|level| level as u8 + 1));
                }
                Step::Open("numId", tag) => style.list = tag.number("val"),
                Step::Open("ilvl", tag) => style.level = tag.number("val"),
                _ => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// The style of that id. Programs that write no styles use the English ids.
    pub fn get(&self, id: &str) -> Option<Style> {
        let by_id = || {
            heading(&id.replace("Heading", "heading ")).map(|level| Style { heading: Some(level), ..Style::default() })
        };
        self.0.get(id).copied().or_else(by_id)
    }
}

/// The level of "heading 2"; a title is of the first.
fn heading(name: &str) -> Option<u8> {
    let name = name.trim().to_ascii_lowercase();
    if name == "title" {
        return Some(1);
    }
    let level: u8 = name.strip_prefix("heading ")?.trim().parse().ok()?;
    (1..=9).contains(&level).then_some(level.min(6))
}

/// Which levels of which lists count.
#[derive(Debug, Default)]
pub struct Lists {
    /// Lists with the form that they take.
    forms: HashMap<usize, usize>,
    /// Levels of forms that have bullets.
    bullets: HashSet<(usize, usize)>,
}

impl Lists {
    /// Reads the part that defines them.
    pub fn read(xml: &str) -> Result<Self, NotRead> {
        let mut lists = Self::default();
        let (mut form, mut level, mut list) = (0, 0, 0);
        walk(xml, |step| {
            match step {
                Step::Open("abstractNum", tag) => form = tag.number("abstractNumId").unwrap_or(0),
                Step::Open("lvl", tag) => level = tag.number("ilvl").unwrap_or(0),
                Step::Open("numFmt", tag) if tag.get("val").is_some_and(|kind| kind == "bullet" || kind == "none") => {
                    lists.bullets.insert((form, level));
                }
                Step::Open("num", tag) => list = tag.number("numId").unwrap_or(0),
                Step::Open("abstractNumId", tag) => {
                    lists.forms.extend(tag.number("val").map(|form| (list, form)));
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(lists)
    }

    /// Whether that level of a list counts. A list that is defined nowhere has bullets.
    pub fn is_numbered(&self, list: usize, level: usize) -> bool {
        self.forms.get(&list).is_some_and(|form| !self.bullets.contains(&(*form, level)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_styles_tell_headings() {
        let xml = "<w:styles><w:style w:styleId='berschrift2'><w:name w:val='heading 2'/></w:style>\
            <w:style w:styleId='Own'><w:name w:val='Own'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
            <w:style w:styleId='Aufzhlung'><w:name w:val='List Bullet'/><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style></w:styles>";
        let styles = Styles::read(xml).expect("XML");
        assert_eq!(styles.get("berschrift2").and_then(|style| style.heading), Some(2));
        assert_eq!(styles.get("Own").and_then(|style| style.heading), Some(1));
        assert_eq!(styles.get("Aufzhlung").and_then(|style| style.list), Some(3));
        assert_eq!(styles.get("Heading3").and_then(|style| style.heading), Some(3));
        assert_eq!(styles.get("Nothing"), None);
    }
}
