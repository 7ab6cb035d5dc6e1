//! Titles and groups: the team, the cycle and the kind that they name for what stands under them.
//!
//! A title is a heading, an item or a line that is no statement. What it names is kept as a part of its text, with
//! the place of that part.

use super::{Interpreter, Place, Scope};
use crate::model::{Cycle, DeclaredKind};
use crate::parse::field;
use crate::parse::nodes::ROOT;
use crate::parse::sentence::{is_time, names_okrs, words};
use crate::parse::title::{area, has_time, is_dated_name, is_title, names_team, time_in};
use crate::text::Text;

impl Interpreter<'_> {
    /// A heading or a line that groups others, or that nothing claims.
    pub(super) fn group(&mut self, at: usize) -> Place {
        let node = &self.nodes[at];
        let text = node.text.as_str();
        let (is_heading, span) = (node.level().is_some(), node.span);
        let team = area(text);
        if node.is_line() && names_team(text) && !team.is_empty() {
            self.team_line = Some((at, node.text.part(team)));
        } else if is_heading {
            (self.team_line, self.cycle_line) = (None, None);
        }
        // "Ideas Q2" over a second list: a time of its own.
        if node.is_line() && !self.document.objectives.is_empty() && (is_dated_name(text) || is_time(text)) {
            let is_new =
                |time: &Text| self.document.cycle.as_ref().is_none_or(|cycle| cycle.text.as_str() != time.as_str());
            let time = time_in(text).map(|range| node.text.part(range)).filter(is_new);
            self.cycle_line = time.map(|time| (at, time));
        }
        let text = self.nodes[at].text.as_str();
        let names_set = names_okrs(text) && self.document.objectives.is_empty();
        if (is_heading || at < 4 || names_set)
            && words(text, 12) <= 11
            && (names_okrs(text) || has_time(text) || is_time(text) || is_title(text))
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
        let names_team = names_okrs(text.as_str()) || is_dated_name(text.as_str());
        if !range.is_empty() && !is_sentence && names_team {
            self.document.team.get_or_insert(text.part(range));
        }
    }

    /// Whose an objective is: what the last line or title above it names.
    pub(super) fn team_of(&self, scope: Scope) -> Option<Text> {
        let is_last = |at: usize| scope.team.is_none_or(|title| (title as usize) < at);
        if let Some((_, team)) = self.team_line.as_ref().filter(|(at, _)| is_last(*at)) {
            return Some(team.clone());
        }
        let node = &self.nodes[scope.team? as usize];
        let text = node.text.part(area(node.text.as_str()));
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn cycle_of(&self, scope: Scope) -> Option<Cycle> {
        let is_last = |at: usize| scope.cycle.is_none_or(|title| (title as usize) < at);
        if let Some((_, text)) = self.cycle_line.as_ref().filter(|(at, _)| is_last(*at)) {
            return Some(Cycle { text: text.clone(), period: None });
        }
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
