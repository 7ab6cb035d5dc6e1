//! New initiatives in a JSON draft: an array beside the key result.
//!
//! In go the source and the place of a statement, out come edits. A bare string of an array becomes an object with the
//! statement under `key_result`; an object gets one more key. An object that has initiatives is left as it is.

use crate::diagnostic::Edit;
use crate::text::Span;

/// How far an object is looked through, in bytes.
const REACH: usize = 8000;

/// Where initiatives go beside a statement.
#[derive(Debug)]
pub struct Place {
    /// The statement with its quotation marks.
    quoted: Span,
    /// Whether it stands in an array by itself.
    is_item: bool,
    /// What stands before a further key: a space, or a line end with its indent.
    gap: String,
}

impl Place {
    /// The place beside the statement at `span`; `None` where the form of the draft has none.
    pub fn of(source: &str, span: Span) -> Option<Self> {
        let before = source.get(..span.start)?.strip_suffix('"')?;
        let behind = source.get(span.end..)?.strip_prefix('"')?;
        let quoted = Span::new(span.start - 1, span.end + 1);
        // What a colon follows is a key and no value.
        let is_value = !behind.trim_start().starts_with(':');
        match before.trim_end().chars().next_back()? {
            '[' | ',' if is_value => Some(Self { quoted, is_item: true, gap: " ".to_owned() }),
            ':' if is_value => {
                let start = before.len().saturating_sub(REACH);
                let near = before.get((start..=before.len()).find(|&at| before.is_char_boundary(at))?..)?;
                let own = &near[near.rfind('{')? + 1..];
                let has = own.to_lowercase().contains("\"initiative") || holds_initiatives(behind)?;
                (!has).then(|| Self { quoted, is_item: false, gap: gap(own) })
            }
            _ => None,
        }
    }

    /// The edits that put `steps` there, each with its assumption.
    pub fn steps(&self, steps: &[(&str, Option<&str>)]) -> Vec<Edit> {
        let step = |(step, assumption): &(&str, Option<&str>)| match assumption {
            Some(assumption) => {
                format!("{{ \"initiative\": {}, \"assumption\": {} }}", string(step), string(assumption))
            }
            None => string(step),
        };
        let steps: Vec<String> = steps.iter().map(step).collect();
        let close = if self.is_item { " }" } else { "" };
        let text = format!(",{}\"initiatives\": [{}]{close}", self.gap, steps.join(", "));
        let open = self.is_item.then(|| "{ \"key_result\": ".to_owned());
        let start = Span::new(self.quoted.start, self.quoted.start);
        let end = Span::new(self.quoted.end, self.quoted.end);
        let open = open.map(|text| Edit { span: start, text });
        open.into_iter().chain([Edit { span: end, text }]).collect()
    }
}

/// The edit that puts `steps` first into the list of initiatives that the object of the statement has; `None` where it has
/// none, or a step has an assumption.
pub fn into_list(source: &str, span: Span, steps: &[(&str, Option<&str>)]) -> Option<Edit> {
    const KEY: &str = "\"initiatives\"";
    let open = source.get(..span.start)?.rfind('{')?;
    let close = span.end + source.get(span.end..)?.find('}')?;
    let key = open + source.get(open..close)?.find(KEY)?;
    let list = source.get(key + KEY.len()..)?.trim_start().strip_prefix(':')?.trim_start().strip_prefix('[')?;
    let at = source.len() - list.len();
    let is_plain = steps.iter().all(|(_, assumption)| assumption.is_none());
    let joint = if list.trim_start().starts_with(']') { "" } else { ", " };
    let steps: Vec<String> = steps.iter().map(|(step, _)| string(step)).collect();
    is_plain.then(|| Edit { span: Span::new(at, at), text: format!("{}{joint}", steps.join(", ")) })
}

/// What stands before the first key of an object whose keys begin lines, else a space.
fn gap(own: &str) -> String {
    let blank = &own[..own.len() - own.trim_start().len()];
    if blank.contains('\n') { blank.to_owned() } else { " ".to_owned() }
}

/// Whether the rest of an object names initiatives; `None` where its end is not found.
fn holds_initiatives(rest: &str) -> Option<bool> {
    let (mut depth, mut is_text, mut is_escaped) = (0_usize, false, false);
    for (at, letter) in rest.char_indices().take_while(|(at, _)| *at < REACH) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' if is_text => is_escaped = true,
            '"' => {
                is_text = !is_text;
                let names = || rest.get(at + 1..at + 11).is_some_and(|it| it.eq_ignore_ascii_case("initiative"));
                if is_text && depth == 0 && names() {
                    return Some(true);
                }
            }
            '{' | '[' if !is_text => depth += 1,
            '}' | ']' if !is_text && depth == 0 => return Some(false),
            '}' | ']' if !is_text => depth -= 1,
            _ => {}
        }
    }
    None
}

fn string(words: &str) -> String {
    serde_json::Value::from(words).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::propose::apply;

    fn check(source: &str, expected: Option<&str>) {
        let at = source.find("Sell more").expect("it stands there");
        let place = Place::of(source, Span::new(at, at + "Sell more".len()));
        let found = place.map(|it| it.steps(&[("Call \"ten\" bakers", None)]));
        let text = found.map(|edits| apply(source, &edits).expect("they fit"));
        assert_eq!(text.as_deref(), expected, "{source}");
        if let Some(text) = text {
            serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON still");
        }
    }

    #[test]
    fn initiatives_stand_beside_a_key_result() {
        check(
            r#"{"key_results": ["Sell more", "Win"]}"#,
            Some(r#"{"key_results": [{ "key_result": "Sell more", "initiatives": ["Call \"ten\" bakers"] }, "Win"]}"#),
        );
        check(
            "[{\n  \"text\": \"Sell more\",\n  \"owner\": \"Ana\"\n}]",
            Some(
                "[{\n  \"text\": \"Sell more\",\n  \"initiatives\": [\"Call \\\"ten\\\" bakers\"],\n  \"owner\": \"Ana\"\n}]",
            ),
        );
        check(r#"[{"text": "Sell more"}]"#, Some(r#"[{"text": "Sell more", "initiatives": ["Call \"ten\" bakers"]}]"#));
    }

    #[test]
    fn one_more_goes_before_those_that_are_there() {
        let check = |source: &str, expected: Option<&str>| {
            let at = source.find("Sell more").expect("it stands there");
            let edit = into_list(source, Span::new(at, at + "Sell more".len()), &[("Call", None)]);
            assert_eq!(edit.map(|edit| apply(source, &[edit]).expect("it fits")).as_deref(), expected, "{source}");
        };
        check(
            r#"[{"text": "Sell more", "initiatives": ["x"]}]"#,
            Some(r#"[{"text": "Sell more", "initiatives": ["Call", "x"]}]"#),
        );
        check(
            r#"[{"initiatives": [], "text": "Sell more"}]"#,
            Some(r#"[{"initiatives": ["Call"], "text": "Sell more"}]"#),
        );
        check(r#"[{"text": "Sell more"}, {"initiatives": []}]"#, None);
        check(r#"[{"text": "Sell more", "initiatives": "x"}]"#, None);
    }

    #[test]
    fn what_has_no_place_is_left() {
        check(r#"[{"initiatives": ["x"], "text": "Sell more"}]"#, None);
        check(r#"[{"text": "Sell more", "a": "}", "Initiatives": ["x"]}]"#, None);
        check(r#"{"Sell more": ["x"]}"#, None);
        check(r#"[{"text": "Sell more""#, None);
        check("Sell more", None);
    }
}
