//! New lines in a YAML draft: initiatives under a key result that stands on a line of its own.
//!
//! In go the source and the place of a statement, out come edits. A bare item of a list becomes a mapping, `- key_result:
//! …`, so that initiatives can stand beside it; a mapping gets one more key. Lists between brackets and texts over several
//! lines have no such place.

use crate::diagnostic::Edit;
use crate::text::Span;

/// Where initiatives go beside a statement.
#[derive(Debug)]
pub struct Place {
    /// Where the key goes that makes a bare item a mapping.
    item: Option<usize>,
    /// The end of the statement's line.
    end: usize,
    /// Spaces before the keys of the mapping.
    column: usize,
}

impl Place {
    /// The place beside the statement at `span`; `None` where the form of the draft has none.
    pub fn of(source: &str, span: Span) -> Option<Self> {
        let start = source[..span.start].rfind('\n').map_or(0, |end| end + 1);
        let end = source[span.end..].find(['\n', '\r']).map_or(source.len(), |length| span.end + length);
        let is_one_line = !source.get(span.range())?.contains('\n');
        let lead = source.get(start..span.start)?;
        let rest = source.get(span.end..end)?.trim_start_matches(['"', '\'']).trim_start();
        if !is_one_line || !(rest.is_empty() || rest.starts_with('#')) {
            return None;
        }
        let indent = lead.len() - lead.trim_start_matches(' ').len();
        let body = lead[indent..].trim_end_matches(['"', '\'']);
        let quote = lead[indent..].len() - body.len();
        let (dash, key) = match body.strip_prefix("- ") {
            Some(key) => (2 + key.len() - key.trim_start().len(), key.trim_start()),
            None => (0, body),
        };
        let column = indent + dash;
        if key.is_empty() {
            return (dash > 0).then_some(Self { item: Some(span.start - quote), end, column });
        }
        let is_key = key
            .trim_end()
            .strip_suffix(':')
            .is_some_and(|key| key.chars().all(|it| it.is_alphanumeric() || "_- ".contains(it)));
        let place = Self { item: None, end, column };
        (is_key && !place.has_initiatives(source)).then_some(place)
    }

    /// Whether the mapping holds a list of initiatives already.
    fn has_initiatives(&self, source: &str) -> bool {
        const LINES: usize = 40;
        let lines = source[self.end..].lines().skip(1).take(LINES);
        let depth =
            |line: &&str| line.len() - line.trim_start_matches(' ').len() >= self.column || line.trim().is_empty();
        let mut own = lines.take_while(depth).filter(|line| line.len() - line.trim_start().len() == self.column);
        own.any(|line| line.trim_start().to_lowercase().starts_with("initiative"))
    }

    /// The edits that put `steps` there, each with its assumption.
    pub fn steps(&self, source: &str, steps: &[(&str, Option<&str>)]) -> Vec<Edit> {
        let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
        let column = " ".repeat(self.column);
        let mut lines = format!("{line_end}{column}initiatives:");
        for (step, assumption) in steps {
            match assumption {
                Some(assumption) => {
                    lines += &format!("{line_end}{column}  - initiative: {}", scalar(step));
                    lines += &format!("{line_end}{column}    assumption: {}", scalar(assumption));
                }
                None => lines += &format!("{line_end}{column}  - {}", scalar(step)),
            }
        }
        let mapping = self.item.map(|at| Edit { span: Span::new(at, at), text: "key_result: ".to_owned() });
        mapping.into_iter().chain([Edit { span: Span::new(self.end, self.end), text: lines }]).collect()
    }
}

/// The edit that puts `steps` first into the list of initiatives that stands below the statement in its mapping; `None` where
/// there is none, or a step has an assumption.
pub fn into_list(source: &str, span: Span, steps: &[(&str, Option<&str>)]) -> Option<Edit> {
    const LINES: usize = 40;
    let start = source.get(..span.start)?.rfind('\n').map_or(0, |end| end + 1);
    let lead = source.get(start..span.start)?;
    let indent = lead.len() - lead.trim_start_matches([' ', '-']).len();
    let is_one_line =
        !source.get(span.range())?.contains('\n') && lead.trim_end_matches(['"', '\'', ' ']).ends_with(':');
    let first = span.end + source.get(span.end..)?.find('\n')? + 1;
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let (mut at, mut is_found) = (first, false);
    for line in source.get(first..)?.split_inclusive('\n').take(LINES) {
        if is_found {
            let items = line.trim_start_matches(' ').starts_with("- ") && depth(line) >= indent;
            let is_plain = items && is_one_line && steps.iter().all(|(_, assumption)| assumption.is_none());
            let new = steps.iter().map(|(step, _)| format!("{}- {}\n", &line[..depth(line)], scalar(step)));
            return is_plain.then(|| Edit { span: Span::new(at, at), text: new.collect() });
        }
        if depth(line) < indent && !line.trim().is_empty() {
            return None;
        }
        is_found = depth(line) == indent && line.trim() == "initiatives:";
        at += line.len();
    }
    None
}

/// Words as a scalar, between quotation marks where they need them.
fn scalar(words: &str) -> String {
    let is_plain = words.starts_with(char::is_alphabetic)
        && !words.contains(": ")
        && !words.contains(" #")
        && !words.ends_with(':')
        && !words.contains(['\n', '\r']);
    let is_word = ["true", "false", "yes", "no", "null", "on", "off"].contains(&words.to_lowercase().as_str());
    if is_plain && !is_word {
        return words.to_owned();
    }
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::propose::apply;

    fn check(source: &str, statement: &str, expected: Option<&str>) {
        let at = source.find(statement).expect("it stands there");
        let place = Place::of(source, Span::new(at, at + statement.len()));
        let found = place.map(|it| it.steps(source, &[("Call ten bakers", None)]));
        let text = found.map(|edits| apply(source, &edits).expect("they fit"));
        assert_eq!(text.as_deref(), expected, "{source}");
    }

    #[test]
    fn initiatives_stand_beside_a_key_result() {
        check(
            "key_results:\n  - Sell more # soon\n  - Win\n",
            "Sell more",
            Some(
                "key_results:\n  - key_result: Sell more # soon\n    initiatives:\n      - Call ten bakers\n  - Win\n",
            ),
        );
        check(
            "- \"Sell more\"\n",
            "Sell more",
            Some("- key_result: \"Sell more\"\n  initiatives:\n    - Call ten bakers\n"),
        );
        check(
            "- text: Sell more\n  owner: Ana\n",
            "Sell more",
            Some("- text: Sell more\n  initiatives:\n    - Call ten bakers\n  owner: Ana\n"),
        );
    }

    #[test]
    fn one_more_goes_before_those_that_are_there() {
        let check = |source: &str, expected: Option<&str>| {
            let at = source.find("Sell more").expect("it stands there");
            let edit = into_list(source, Span::new(at, at + "Sell more".len()), &[("Call", None)]);
            assert_eq!(edit.map(|edit| apply(source, &[edit]).expect("it fits")).as_deref(), expected, "{source}");
        };
        check(
            "- text: Sell more\n  owner: Ana\n  initiatives:\n    - x\n",
            Some("- text: Sell more\n  owner: Ana\n  initiatives:\n    - Call\n    - x\n"),
        );
        check("- text: Sell more\n  initiatives: [x]\n", None);
        check("- Sell more\n- text: Win\n  initiatives:\n    - x\n", None);
        check("- text: Sell more\n- text: Win\n  initiatives:\n    - x\n", None);
    }

    #[test]
    fn what_has_no_place_is_left() {
        check("key_results: [Sell more, Win]\n", "Sell more", None);
        check("- text: Sell more\n  initiatives: [x]\n", "Sell more", None);
        check("- text: |\n    Sell\n    more\n", "Sell\n    more", None);
    }

    #[test]
    fn words_are_quoted_where_they_must() {
        assert_eq!(scalar("Write: to all"), "\"Write: to all\"");
        assert_eq!(scalar("say \"no\""), "say \"no\"");
        assert_eq!(scalar("\"no\""), "\"\\\"no\\\"\"");
        assert_eq!(scalar("No"), "\"No\"");
    }
}
