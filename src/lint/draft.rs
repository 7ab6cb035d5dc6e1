//! One draft on its way through the linter: read, merged with its fields, and cleared of what is no statement.

use super::{Memory, ObjectiveReading, declared, given_up, reclassify};
use crate::analysis::lexicon::Lexicon;
use crate::analysis::{self, Context, Features, language};
use crate::model::{Document, KeyResult, Objective};
use crate::rules::view::{DraftView, ObjectiveView};
use crate::text::{Source, Text, boundary};
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
        let foreign = if judged { foreign(&document) } else { Vec::new() };
        let mut reader = Reader { lexicon, judged, foreign: foreign.into_iter(), memory };
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
    let statements = document.objectives.iter().flat_map(texts);
    for statement in statements.take_while(|_| declared.is_none()) {
        sample.push_str(statement.as_str());
        sample.push('\n');
        if sample.len() > SAMPLE {
            break;
        }
    }
    language::language(declared, &sample).into_owned()
}

/// The texts of an objective and its key results.
fn texts(objective: &Objective) -> impl Iterator<Item = &Text> {
    objective.text.iter().chain(objective.key_results.iter().map(|key_result| &key_result.text))
}

/// Of each statement of an English draft that holds words, in order, whether it is in another language: plainly, or by a word
/// or letter of a language that others are plainly in.
fn foreign(document: &Document) -> Vec<bool> {
    let all = || document.objectives.iter().flat_map(texts).filter(|text| !text.is_empty());
    let statements = || all().map(|text| beginning(text.as_str()));
    let codes: Vec<&'static str> = statements().map(language::of_statement).collect();
    let mut others: Vec<&str> = codes.iter().copied().filter(|code| *code != "en").collect();
    others.sort_unstable();
    others.dedup();
    let is_foreign =
        |(text, code): (&str, &str)| code != "en" || others.iter().any(|other| language::is_beside(text, other));
    statements().zip(codes.iter().copied()).map(is_foreign).collect()
}

/// How many bytes tell the language.
const SAMPLE: usize = 4096;

/// What reads the statements of one draft.
struct Reader<'a> {
    lexicon: &'a Lexicon,
    /// Whether the draft is in a language whose sentences are judged.
    judged: bool,
    /// Of each statement in order, whether it is in another language.
    foreign: std::vec::IntoIter<bool>,
    memory: Option<&'a mut Memory>,
}

impl Reader<'_> {
    /// Whether the next statement is in a language whose sentences are judged: an English draft may hold others.
    fn is_judged(&mut self) -> bool {
        self.judged && !self.foreign.next().unwrap_or(false)
    }

    fn objective(&mut self, objective: &Objective) -> ObjectiveReading {
        let lexicon = self.lexicon;
        let above = objective.text.as_ref().map(|text| beginning(text.as_str()));
        let read = |text| analysis::read_objective(text, &Context { objective: None, lexicon });
        let reading = above.map(|text| match &mut self.memory {
            Some(memory) => memory.objective(text, || read(text)),
            None => read(text),
        });
        let is_judged = above.is_some_and(|text| !text.is_empty()) && self.is_judged();
        let reading = unless_foreign(reading.unwrap_or_default(), is_judged);
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
        let mut reading = unless_foreign(reading, self.is_judged());
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
