//! Titles and groups: the team, the cycle and the kind that they name for what stands under them.
//!
//! A title is a heading, an item or a line that is no statement. What it names is kept as a part of its text, with
//! the place of that part.

use std::ops::Range;

use super::{Interpreter, Place, Scope};
use crate::model::{Cycle, DeclaredKind};
use crate::parse::field;
use crate::parse::nodes::ROOT;
use crate::parse::sentence::{is_time, names_okrs, words};
use crate::text::Text;

/// Words of a title that do not name whose it is.
const NOISE: [&str; 17] = [
    "okr",
    "okrs",
    "objectives",
    "objective",
    "key",
    "results",
    "goals",
    "goal",
    "draft",
    "for",
    "the",
    "team",
    "and",
    "of",
    "our",
    "plan",
    "overview",
];

impl Interpreter<'_> {
    /// A heading or a line that groups others, or that nothing claims.
    pub(super) fn group(&mut self, at: usize) -> Place {
        let node = &self.nodes[at];
        let text = node.text.as_str();
        let (is_heading, span) = (node.level().is_some(), node.span);
        let names_set = names_okrs(text) && self.document.objectives.is_empty();
        if (is_heading || at < 4 || names_set)
            && words(text, 12) <= 11
            && (names_okrs(text) || has_time(text) || is_time(text))
        {
            self.title(at);
        }
        self.add_skipped(span, if is_heading { "heading" } else { "text" });
        Place::Group
    }

    /// Takes team and cycle out of a title such as "Marketing OKRs Q3 2026", where it stands above all.
    fn title(&mut self, at: usize) {
        let node = &self.nodes[at];
        if node.parent != ROOT {
            return;
        }
        let text = node.text.clone();
        if let Some(range) = time_in(text.as_str()) {
            self.set_cycle(text.part(range));
        }
        let range = area(text.as_str());
        // "Here are the OKRs:" leads to them and names nobody.
        let is_sentence = text.as_str().trim_end().ends_with(':') && words(text.as_str(), 5) > 4;
        if !range.is_empty() && !is_sentence && names_okrs(text.as_str()) {
            self.document.team.get_or_insert(text.part(range));
        }
    }

    pub(super) fn team_of(&self, scope: Scope) -> Option<Text> {
        let node = &self.nodes[scope.team? as usize];
        let text = node.text.part(area(node.text.as_str()));
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn cycle_of(&self, scope: Scope) -> Option<Cycle> {
        let node = &self.nodes[scope.cycle? as usize];
        let text = node.text.part(time_in(node.text.as_str())?);
        Some(Cycle { text, period: None })
    }
}

pub(super) fn declared_in(text: &str) -> Option<DeclaredKind> {
    (words(text, 5) <= 4).then(|| {
        text.split_whitespace().find_map(|word| {
            matches!(
                word.to_ascii_lowercase().as_str(),
                "committed" | "aspirational" | "moonshot" | "moonshots" | "stretch"
            )
            .then(|| field::declared(word.trim_end_matches('s')))
            .flatten()
        })
    })?
}

pub(super) fn has_time(text: &str) -> bool {
    text.len() < 160 && time_in(text).is_some()
}

/// The words of a line that name a period.
pub(super) fn time_in(text: &str) -> Option<Range<usize>> {
    let mut found: Option<Range<usize>> = None;
    let mut at = 0;
    for word in text.split_inclusive(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '(' | ')')) {
        let bare = word.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '(' | ')'));
        let is_period = !bare.is_empty()
            && is_time(bare)
            && (bare.contains(|c: char| c.is_ascii_digit()) || found.is_some() || bare.len() > 5);
        let is_number = bare.len() < 4 && bare.bytes().all(|b| b.is_ascii_digit());
        if is_period && !is_number {
            found = Some(found.map_or(at, |range| range.start)..at + bare.len());
        } else if found.is_some() && !bare.is_empty() {
            break;
        }
        at += word.len();
    }
    found
}

/// The words of a title that name whose it is: all but the period and "OKRs".
pub(super) fn area(text: &str) -> Range<usize> {
    let mut range = 0..0;
    let mut at = 0;
    if ["how", "what", "why", "when"]
        .iter()
        .any(|word| text.split_whitespace().next().is_some_and(|first| first.eq_ignore_ascii_case(word)))
    {
        return range;
    }
    for word in text.split_inclusive(char::is_whitespace) {
        if word.starts_with(['(', '[']) {
            break;
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
        let is_noise = bare.is_empty() && word.trim() != "&"
            || is_time(bare)
            || NOISE.iter().any(|noise| noise.eq_ignore_ascii_case(bare));
        if !is_noise {
            let start = at + word.find(bare).unwrap_or(0);
            let end = start + bare.len();
            range = if range.is_empty() { start..end } else { range.start..end };
        } else if !range.is_empty() && !matches!(bare, "team" | "Team" | "and" | "of") {
            break;
        }
        at += word.len();
    }
    range
}
