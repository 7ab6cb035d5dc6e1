//! One draft on its way through the linter: read, merged with its fields, and cleared of what is no statement.

use super::{Memory, ObjectiveReading, declared, given_up, reclassify};
use crate::analysis::lexicon::Lexicon;
use crate::analysis::{self, Context, Features, language};
use crate::model::{Document, KeyResult, Objective};
use crate::rules::view::{DraftView, ObjectiveView};
use crate::text::{Source, boundary};
use crate::time;

/// A draft with its readings.
#[derive(Debug)]
pub struct Draft {
    pub source: Source,
    pub document: Document,
    pub readings: Vec<ObjectiveReading>,
    pub language: String,
}

impl Draft {
    /// Reads every statement of a parsed draft that is not kept in `memory`.
    pub fn read(source: Source, mut document: Document, lexicon: &Lexicon, memory: Option<&mut Memory>) -> Self {
        fill_cycles(&mut document);
        given_up::drop(&mut document);
        let language = language_of(&document);
        let judged = language == "en";
        let others = if judged { other_languages(&document) } else { Vec::new() };
        let mut reader = Reader { lexicon, judged, others, memory };
        let mut readings: Vec<_> = document.objectives.iter().map(|objective| reader.objective(objective)).collect();
        if judged {
            reclassify::reclassify(&source.text, &mut document, &mut readings);
        }
        Self { source, document, readings, language }
    }

    /// The draft as rules see it.
    pub fn view(&self, index: usize) -> DraftView<'_> {
        let objectives = self.document.objectives.iter().zip(&self.readings).enumerate();
        let view = |(at, (objective, reading))| view_of(index, at, objective, reading);
        DraftView {
            index,
            source: &self.source,
            document: &self.document,
            objectives: objectives.map(view).collect(),
            language: &self.language,
        }
    }
}

fn view_of<'a>(
    document: usize,
    index: usize,
    objective: &'a Objective,
    reading: &'a ObjectiveReading,
) -> ObjectiveView<'a> {
    ObjectiveView { document, index, objective, reading: &reading.objective, key_results: &reading.key_results }
}

/// The days that the words of each cycle name.
fn fill_cycles(document: &mut Document) {
    let own = document.objectives.iter_mut().filter_map(|objective| objective.cycle.as_mut());
    for cycle in document.cycle.iter_mut().chain(own).filter(|cycle| cycle.period.is_none()) {
        cycle.period = time::period(cycle.text.as_str()).map(|(_, period)| period);
    }
}

/// The language that the draft declares, else the one its statements are most likely written in.
fn language_of(document: &Document) -> String {
    let declared = document.language.as_ref().map(|language| language.as_str());
    let mut sample = String::new();
    let statements = document.objectives.iter().flat_map(|objective| {
        let key_results = objective.key_results.iter().map(|key_result| &key_result.text);
        objective.text.iter().chain(key_results)
    });
    for statement in statements.take_while(|_| declared.is_none()) {
        sample.push_str(statement.as_str());
        sample.push('\n');
        if sample.len() > SAMPLE {
            break;
        }
    }
    language::language(declared, &sample).into_owned()
}

/// The languages that statements of an English draft are plainly in.
fn other_languages(document: &Document) -> Vec<&'static str> {
    let mut codes = Vec::new();
    for objective in &document.objectives {
        for text in objective.text.iter().chain(objective.key_results.iter().map(|key_result| &key_result.text)) {
            let code = language::of_statement(beginning(text.as_str()));
            if code != "en" && !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    codes
}

/// How many bytes tell the language.
const SAMPLE: usize = 4096;

/// What reads the statements of one draft.
struct Reader<'a> {
    lexicon: &'a Lexicon,
    /// Whether the draft is in a language whose sentences are judged.
    judged: bool,
    /// Codes of the languages that some of its statements are plainly in.
    others: Vec<&'static str>,
    memory: Option<&'a mut Memory>,
}

impl Reader<'_> {
    /// Whether a sentence is in a language in which sentences are judged: an English draft may hold others.
    fn is_judged(&self, text: &str) -> bool {
        self.judged
            && language::of_statement(text) == "en"
            && !self.others.iter().any(|code| language::is_beside(text, code))
    }

    fn objective(&mut self, objective: &Objective) -> ObjectiveReading {
        let lexicon = self.lexicon;
        let above = objective.text.as_ref().map(|text| beginning(text.as_str()));
        let read = |text| analysis::read_objective(text, &Context { objective: None, lexicon });
        let reading = above.map(|text| match &mut self.memory {
            Some(memory) => memory.objective(text, || read(text)),
            None => read(text),
        });
        let reading = unless_foreign(reading.unwrap_or_default(), self.is_judged(above.unwrap_or_default()));
        let context = Context { objective: above, lexicon };
        let key_results = objective.key_results.iter().map(|key_result| self.key_result(key_result, &context));
        ObjectiveReading { objective: reading, key_results: key_results.collect() }
    }

    fn key_result(&mut self, key_result: &KeyResult, context: &Context<'_>) -> Features {
        if key_result.text.as_str().is_empty() {
            return Features::default();
        }
        let text = beginning(key_result.text.as_str());
        let read = || analysis::read_key_result(text, context);
        let reading = match &mut self.memory {
            Some(memory) => memory.key_result(text, context.objective, read),
            None => read(),
        };
        let mut reading = unless_foreign(reading, self.is_judged(text));
        declared::merge(&mut reading, key_result, context.lexicon);
        // A draft may have hundreds of thousands of key results, so none keeps room that it does not use.
        reading.quantities.shrink_to_fit();
        reading.evidence.shrink_to_fit();
        reading.marks.shrink_to_fit();
        reading.parts.shrink_to_fit();
        reading
    }
}

/// How many bytes of a statement are read: a reading takes sixty times the room of its words, and what is longer is too
/// long to be one.
const MOST_READ: usize = 16 * 1024;

/// The part of a statement that is read, cut between words where there are any.
fn beginning(text: &str) -> &str {
    if text.len() <= MOST_READ {
        return text;
    }
    let end = boundary(text, MOST_READ);
    text[..end].rsplit_once(' ').map_or(&text[..end], |(words, _)| words)
}

/// In another language only the numbers of a reading hold.
fn unless_foreign(reading: Features, judged: bool) -> Features {
    if judged {
        return reading;
    }
    Features {
        quantities: reading.quantities,
        baseline: reading.baseline,
        target: reading.target,
        unit: reading.unit,
        deadline: reading.deadline,
        ..Features::default()
    }
}
