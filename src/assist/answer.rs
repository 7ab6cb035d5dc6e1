//! From what a model wrote to what it means.
//!
//! In goes text, out comes JSON: bare, in a fence, or with words around it. A key written twice counts as it was
//! written last. Fields are taken as far as they have the right type; what has not is a fault of form.

use serde_json::Value;

use super::Fault;
use crate::propose::others::Wording;

/// Letters of one field, at most. A longer one is no line of a draft.
const LONGEST: usize = 400;

/// The JSON object in `text`.
pub fn object(text: &str) -> Result<Value, Fault> {
    let text = text.trim().trim_start_matches('\u{feff}');
    let whole =
        parsed(text).or_else(|| within_fence(text).and_then(parsed)).or_else(|| within_braces(text).and_then(parsed));
    whole.ok_or_else(|| {
        let is_cut = text.contains('{') && text.matches('{').count() > text.matches('}').count();
        Fault::Form(if is_cut { "its JSON breaks off" } else { "it holds no JSON object" }.to_owned())
    })
}

fn parsed(text: &str) -> Option<Value> {
    serde_json::from_str(text.trim()).ok().filter(Value::is_object)
}

fn within_fence(text: &str) -> Option<&str> {
    let (_, after) = text.split_once("```")?;
    let after = after.split_once('\n').map_or(after, |(_, rest)| rest);
    after.split("```").next()
}

/// From the first brace to the last: "Here is the answer: {…} I hope it helps."
fn within_braces(text: &str) -> Option<&str> {
    let (start, end) = (text.find('{')?, text.rfind('}')?);
    text.get(start..=end)
}

/// The wordings of an answer, `most` at most; `show` puts back what was hidden.
pub fn wordings(answer: &Value, most: usize, show: &dyn Fn(&str) -> Option<String>) -> Result<Vec<Wording>, Fault> {
    let list = answer["alternatives"].as_array().ok_or_else(|| Fault::Form("it has no alternatives".to_owned()))?;
    let field = |entry: &Value, name: &str| entry[name].as_str().and_then(line).and_then(|text| show(&text));
    let mut wordings = Vec::new();
    for entry in list.iter().take(most) {
        let Some(text) = field(entry, "text") else { continue };
        let key_results = entry["key_results"].as_array().map(Vec::as_slice).unwrap_or_default();
        let key_results: Vec<_> =
            key_results.iter().take(2).filter_map(|it| line(it.as_str()?).and_then(|it| show(&it))).collect();
        wordings.push(Wording {
            text,
            key_results,
            metric: field(entry, "metric"),
            because: field(entry, "because").unwrap_or_default(),
            guardrail: field(entry, "guardrail"),
            data_source: field(entry, "data_source"),
        });
    }
    if wordings.is_empty() {
        return Err(Fault::Form("its alternatives hold no text".to_owned()));
    }
    Ok(wordings)
}

/// One line without the marks that models put around one: a bullet, quotes, bold. `None` where nothing is left, or
/// more than a line can hold.
pub fn line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut line = words.join(" ");
    for lead in ["- ", "* ", "• ", "KR: ", "Key result: ", "Objective: "] {
        line = line.strip_prefix(lead).unwrap_or(&line).to_owned();
    }
    let bare = line.trim_matches(['"', '“', '”', '*', '`', ' ']);
    let is_sound = !bare.is_empty() && bare.chars().count() <= LONGEST && !bare.chars().any(char::is_control);
    is_sound.then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn json_is_found_bare_in_a_fence_and_among_words() {
        let expected = json!({"a": 1});
        for text in [
            "{\"a\": 1}",
            "\u{feff} {\"a\": 1}\n",
            "```json\n{\"a\": 1}\n```",
            "Sure!\n```\n{\"a\": 1}\n```\nAnything else?",
            "Here it is: {\"a\": 1} I hope it helps.",
            "{\"a\": 0, \"a\": 1}",
        ] {
            assert_eq!(object(text).as_ref(), Ok(&expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_object_is_a_fault_of_form() {
        for (text, word) in
            [("", "no JSON"), ("I cannot do that.", "no JSON"), ("[1]", "no JSON"), ("{\"a\": {\"b\":", "breaks off")]
        {
            let fault = object(text).expect_err(text);
            assert!(fault.is_of_form() && fault.to_string().contains(word), "{text}: {fault}");
        }
    }

    #[test]
    fn wordings_are_lines_without_marks() {
        let show = |text: &str| Some(text.to_owned());
        let answer = json!({"alternatives": [
            {"metric": "churn", "text": "- **Cut churn\nfrom [baseline?]% to [target?]%**", "because": "It  shows."},
            {"metric": 3, "text": ["no", "text"]},
            {"text": "x".repeat(1000)},
        ]});
        let wordings = wordings(&answer, 3, &show).expect("one is sound");
        assert_eq!(wordings.len(), 1);
        assert_eq!(wordings[0].text, "Cut churn from [baseline?]% to [target?]%");
        assert_eq!(wordings[0].because, "It shows.");
        assert!(super::wordings(&json!({"alternatives": []}), 3, &show).is_err());
        assert!(super::wordings(&json!({"answer": "none"}), 3, &show).is_err());
    }
}
