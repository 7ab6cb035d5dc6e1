//! XML as a sequence of steps. Names come without their prefixes; entities that a document defines itself are left
//! out, so that nothing grows by being named.

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use super::NotRead;

/// One step through a document.
#[derive(Debug)]
pub enum Step<'a> {
    /// An element begins.
    Open(&'a str, Tag<'a>),
    /// An element ends; one without content ends at once.
    Close(&'a str),
    /// Characters between tags.
    Text(&'a str),
}

/// An opening tag with its attributes.
#[derive(Debug)]
pub struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// The value of the attribute `name`, its prefix left out.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut known = attributes.with_checks(false).filter_map(Result::ok);
        let found = known.find(|it| it.key.local_name().as_ref() == name.as_bytes())?;
        let raw = String::from_utf8_lossy(&found.value);
        Some(unescape(&raw).map(|text| text.into_owned()).unwrap_or_else(|_| raw.into_owned()))
    }

    /// The value of a number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether a switch is on: its value is missing, or says so.
    pub fn is_on(&self, name: &str) -> bool {
        self.get(name).is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// Goes through `xml`, telling `see` each step.
pub fn walk(xml: &str, mut see: impl FnMut(Step<'_>) -> Result<(), NotRead>) -> Result<(), NotRead> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    let broken = NotRead::Damaged("a part is broken XML");
    loop {
        match reader.read_event().map_err(|_| broken)? {
            Event::Start(tag) => {
                let name = tag.local_name();
                see(Step::Open(&String::from_utf8_lossy(name.as_ref()), Tag(&tag)))?;
            }
            Event::End(tag) => see(Step::Close(&String::from_utf8_lossy(tag.local_name().as_ref())))?,
            Event::Text(text) => see(Step::Text(&String::from_utf8_lossy(&text)))?,
            Event::CData(text) => see(Step::Text(&String::from_utf8_lossy(&text)))?,
            Event::GeneralRef(name) => {
                if let Ok(Some(letter)) = name.resolve_char_ref() {
                    see(Step::Text(letter.encode_utf8(&mut [0; 4])))?;
                } else if let Some(text) = resolve_predefined_entity(&String::from_utf8_lossy(&name)) {
                    see(Step::Text(text))?;
                }
            }
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Empty(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(xml: &str) -> Result<String, NotRead> {
        let mut text = String::new();
        walk(xml, |step| {
            if let Step::Text(more) = step {
                text.push_str(more);
            }
            Ok(())
        })?;
        Ok(text)
    }

    #[test]
    fn own_entities_do_not_grow() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;&amp;&#252;<![CDATA[<]]></x>";
        assert_eq!(text(bomb).as_deref(), Ok("&ü<"));
    }

    #[test]
    fn depth_costs_nothing() {
        let deep = "<a>".repeat(100_000) + "x" + &"</a>".repeat(100_000);
        assert_eq!(text(&deep).as_deref(), Ok("x"));
        assert_eq!(text("<a>x</b>"), Err(NotRead::Damaged("a part is broken XML")));
    }
}
