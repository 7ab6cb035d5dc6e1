//! What is said to a model: templates of `prompts/` rendered strictly, and the draft fenced as data.
//!
//! In go values, out comes a [`Prompt`]. A name that a template misspells is an error, never an empty word. Words of a
//! draft reach a prompt only through [`fenced`], as JSON in which no mark can end the fence.

use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use serde_json::Value;

use super::Fault;

/// What is sent to a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What holds for all statements.
    pub system: String,
    /// Turns of the talk: the user's and the model's by turns, the user's first and last.
    pub turns: Vec<String>,
}

/// The templates by name.
const TEMPLATES: [(&str, &str); 7] = [
    ("rewrite.system.md", include_str!("../../prompts/rewrite.system.md")),
    ("rewrite.user.md", include_str!("../../prompts/rewrite.user.md")),
    ("repair.user.md", include_str!("../../prompts/repair.user.md")),
    ("opinion.system.md", include_str!("../../prompts/opinion.system.md")),
    ("opinion.user.md", include_str!("../../prompts/opinion.user.md")),
    ("steps.system.md", include_str!("../../prompts/steps.system.md")),
    ("steps.user.md", include_str!("../../prompts/steps.user.md")),
];

/// The templates, read and checked.
#[derive(Debug)]
pub struct Prompts {
    environment: Environment<'static>,
}

impl Prompts {
    /// The built-in templates, and in their place those of the same name in `folder`.
    pub fn new(folder: Option<&Path>) -> Result<Self, Fault> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.expect("the marks of a template are the usual ones"));
        for (name, built_in) in TEMPLATES {
            let own = folder.map(|folder| folder.join(name)).filter(|file| file.is_file());
            let text = match &own {
                Some(file) => std::fs::read_to_string(file)
                    .map_err(|error| Fault::Prompt(format!("cannot read {}: {error}", file.display())))?,
                None => built_in.to_owned(),
            };
            environment.add_template_owned(name, text).map_err(|error| broken(name, &error))?;
        }
        Ok(Self { environment })
    }

    /// The template `name` with `values` in it.
    pub fn render(&self, name: &str, values: &Value) -> Result<String, Fault> {
        let template = self.environment.get_template(name).map_err(|error| broken(name, &error))?;
        let text = template.render(Serde(values)).map_err(|error| broken(name, &error))?;
        Ok(text.trim().to_owned())
    }
}

fn broken(name: &str, error: &minijinja::Error) -> Fault {
    let line = error.line().map(|line| format!(" on line {line}")).unwrap_or_default();
    let detail = error.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
    Fault::Prompt(format!("the template {name} cannot be rendered{line}: {}{detail}", error.kind()))
}

/// `data` as JSON between tags. Angle brackets and letters that are not seen are written as escapes, so that no text
/// can look like the end of the fence.
pub fn fenced(data: &Value) -> String {
    let json = data.to_string();
    let mut text = String::with_capacity(json.len() + 32);
    text.push_str("<draft>\n");
    for letter in json.chars() {
        if matches!(letter, '<' | '>' | '&') || is_hidden(letter) {
            let mut units = [0; 2];
            for unit in letter.encode_utf16(&mut units) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(letter);
        }
    }
    text.push_str("\n</draft>");
    text
}

/// Controls, marks of direction, joiners and tags: what a person does not see and a model reads.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests;
