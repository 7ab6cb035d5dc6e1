//! One sentence judged by itself: which rules call it an error, without a draft around it.
//!
//! In goes a sentence with its reading and the objective above it, out come the ids of rules. It is what [`super::lint`] says
//! about a draft that holds nothing else, at a fraction of the work: nothing is parsed, read or put into words twice.

use super::calm;
use crate::analysis::Features;
use crate::model::{Document, KeyResult, Objective};
use crate::rules::RuleSet;
use crate::rules::file::{Level, Scope};
use crate::rules::run::Run;
use crate::rules::view::{DraftView, ObjectiveView, Statement};
use crate::text::{Source, Span, Text};

/// The rules on one sentence.
#[derive(Debug)]
pub struct Sentences<'a> {
    rules: &'a RuleSet,
    run: Run<'a>,
}

impl<'a> Sentences<'a> {
    /// Asks `rules`.
    pub fn new(rules: &'a RuleSet) -> Self {
        Self { rules, run: Run::new(rules, None) }
    }

    /// The rules that call the key result `text` an error; `reading` is of that very text, below `objective`.
    pub fn key_result(&mut self, objective: Option<&str>, text: &str, reading: &Features) -> Vec<&'a str> {
        let above = objective.unwrap_or_default();
        let source = Source::new("", format!("{above}\n{text}"));
        let place = Span::new(above.len() + 1, source.text.len());
        let key_result = KeyResult { text: Text::verbatim(&source.text, place), ..KeyResult::default() };
        let text = objective.map(|above| Text::verbatim(&source.text, Span::new(0, above.len())));
        let objective = Objective { text, key_results: vec![key_result], ..Objective::default() };
        let readings = std::slice::from_ref(reading);
        self.errors(Scope::KeyResult, &source, &objective, &Features::default(), readings)
    }

    /// The rules that call the objective `text` an error; `reading` is of that very text.
    pub fn objective(&mut self, text: &str, reading: &Features) -> Vec<&'a str> {
        let source = Source::new("", text);
        let text = Text::verbatim(&source.text, Span::new(0, source.text.len()));
        let objective = Objective { text: Some(text), ..Objective::default() };
        self.errors(Scope::Objective, &source, &objective, reading, &[])
    }

    fn errors(
        &mut self,
        scope: Scope,
        source: &Source,
        objective: &Objective,
        reading: &Features,
        key_results: &[Features],
    ) -> Vec<&'a str> {
        let document = Document::default();
        let draft = DraftView { index: 0, source, document: &document, objectives: Vec::new(), language: "en" };
        let view = ObjectiveView { document: 0, index: 0, objective, reading, key_results };
        let statement: Option<Statement<'_>> = match scope {
            Scope::Objective => view.statement(),
            _ => view.statements().next(),
        };
        let Some(statement) = statement else { return Vec::new() };
        self.run.findings.clear();
        self.run.sentence(scope, &statement, &draft);
        calm::silence(&mut self.run.findings, self.rules);
        let errors = self.run.findings.iter().filter(|finding| finding.level == Level::Error);
        errors.map(|finding| self.rules.rules()[finding.rule].id.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Context, read_key_result, read_objective};
    use crate::diagnostic::Severity;

    /// The errors about the key result of a draft that holds nothing else.
    fn of_draft(objective: &str, key_result: &str, rules: &RuleSet) -> Vec<String> {
        let draft = format!("Objective: {objective}\n- KR: {key_result}\n");
        let document = crate::parse::parse(&draft, None, "draft.md");
        let report = super::super::lint(vec![(Source::new("draft.md", draft), document)], rules, None).remove(0);
        let errors = report.diagnostics.iter().filter(|it| it.severity == Severity::Error && it.key_result.is_some());
        errors.map(|it| it.rule.clone()).collect()
    }

    #[test]
    fn a_sentence_by_itself_draws_what_it_draws_in_a_draft() {
        let rules = RuleSet::default();
        let mut sentences = Sentences::new(&rules);
        let objective = "Clinics find a free bed at once";
        for text in [
            "Launch the portal",
            "Publish 10 articles on beds",
            "Cut the time to find a bed from 40 to 10 minutes",
            "Cut the time to find a bed from 10 to 40 minutes",
            "Raise repeat bookings from 20% to 120%",
            "Raise repeat bookings from 20% to 20%",
            "Improve bookings",
            "Increase bookings from [baseline?] to [target?]",
            "Die Zahl der Buchungen von 20 auf 30 erhöhen",
        ] {
            let reading = read_key_result(text, &Context { objective: Some(objective), lexicon: &rules.lexicon });
            let mut found = sentences.key_result(Some(objective), text, &reading);
            let mut expected = of_draft(objective, text, &rules);
            found.sort_unstable();
            expected.sort_unstable();
            if text.is_ascii() {
                assert_eq!(found, expected, "{text}");
            }
        }
    }

    #[test]
    fn an_objective_that_is_work_is_an_error_and_leaves_nothing_behind() {
        let rules = RuleSet::default();
        let mut sentences = Sentences::new(&rules);
        let mut judge = |text: &str| {
            let reading = read_objective(text, &Context { objective: None, lexicon: &rules.lexicon });
            sentences.objective(text, &reading)
        };
        assert_eq!(judge("Launch the booking portal"), ["objective-as-task"]);
        assert_eq!(judge("Clinics find a free bed at once"), [""; 0]);
    }
}
