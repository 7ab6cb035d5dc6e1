//! What belongs to a statement and has to stay: for whom, where, by when, whose, and how it is written.
//!
//! In goes a statement of a report, out come its words with their places in the statement's text. All ranges are
//! bytes of that text, on character boundaries.

mod people;
mod place;

use std::ops::Range;

use super::knowledge::term;
use super::mend;
use crate::analysis::lexicon::Class;
use crate::analysis::{Context, Features, Lexicon, read_key_result};
use crate::lint::Report;
use crate::text::{Span, Text};
pub use people::is_personal;
pub use place::is_language;

/// A statement with what is known of it.
#[derive(Debug, Clone)]
pub struct Statement<'a> {
    /// The sentence, cleaned of marks.
    pub text: &'a str,
    /// How it was read.
    pub reading: &'a Features,
    /// The objective above a key result.
    pub objective: Option<&'a str>,
    /// Its place in the source.
    pub span: Span,
    /// Index of the objective.
    pub objective_index: usize,
    /// Index of the key result, where it is one.
    pub key_result_index: Option<usize>,
    /// What a rewording keeps of it.
    pub kept: Kept,
    /// The key results that stand under it, where it is an objective.
    pub below: Vec<&'a str>,
    /// Owners that are named within the sentence itself.
    pub owners: Vec<&'a str>,
}

impl<'a> Statement<'a> {
    /// The statement at an index of a report; `None` where there is no sentence, or one that nobody reads to its end.
    pub fn of(report: &'a Report, objective: usize, key_result: Option<usize>, lexicon: &Lexicon) -> Option<Self> {
        let above = report.document.objectives.get(objective)?;
        let readings = report.readings.get(objective)?;
        let (text, fields, reading, is_slot) = match key_result {
            None => (above.text.as_ref()?, &above.fields, &readings.objective, above.is_slot),
            Some(at) => {
                let key_result = above.key_results.get(at)?;
                (&key_result.text, &key_result.fields, readings.key_results.get(at)?, key_result.is_slot)
            }
        };
        if text.is_empty() || is_slot || is_too_long(text.as_str()) {
            return None;
        }
        let span = text.span();
        let kept = match key_result {
            Some(_) if super::is_work(reading) => Kept::of_work(text.as_str(), reading),
            Some(_) => Kept::of_result(text.as_str(), reading),
            // The reading of an objective does not look for people and places.
            None => Kept::of(text.as_str(), &read_key_result(text.as_str(), &Context { objective: None, lexicon })),
        };
        Some(Self {
            text: text.as_str(),
            reading,
            kept,
            objective: above
                .text
                .as_ref()
                .filter(|_| key_result.is_some())
                .map(Text::as_str)
                .filter(|text| !is_too_long(text)),
            span,
            objective_index: objective,
            key_result_index: key_result,
            below: above.key_results.iter().filter(|_| key_result.is_none()).map(|it| it.text.as_str()).collect(),
            owners: fields.owners.iter().map(Text::as_str).filter(|owner| text.as_str().contains(owner)).collect(),
        })
    }

    /// The words of `range`, empty where it is none of the text.
    pub fn words(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

/// The longest statement about which something is proposed, in characters.
pub const LONGEST: usize = 2000;

/// Whether a text is no sentence any more but a page, of which nobody can say what it asks for.
pub fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST && text.chars().nth(LONGEST).is_some()
}

/// What a rewording keeps of a statement.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    /// People or organisations it is for, or with whom it is done: "dental labs".
    pub people: Option<String>,
    /// Those by name with whom it is done, with the preposition: "with Rewe and Edeka".
    pub partners: Option<String>,
    /// Where, with its preposition: "in Poland".
    pub place: Option<String>,
    /// By when, with its preposition: "by 15 May".
    pub deadline: Option<String>,
    /// Whether it ends with a full stop.
    pub has_stop: bool,
}

impl Kept {
    /// Reads what `text` holds of it.
    pub fn of(text: &str, reading: &Features) -> Self {
        let words = term::words(text);
        let segment = reading.segment.clone().filter(|range| text.get(range.clone()).is_some());
        let is_place = segment.as_ref().is_some_and(|range| place::is_place(&text[range.clone()]));
        let (here, people) = match segment {
            Some(range) if is_place => (Some(place::whole(&words, text, &range)), None),
            Some(range) => (None, people::of_segment(&text[range])),
            None => (None, None),
        };
        let after = reading.segment.as_ref().filter(|_| !is_place).map_or(0, |range| range.end);
        let people = people.or_else(|| people::in_line(&words, text, reading));
        Self {
            partners: people::partners(&words, text, reading).filter(|_| people.is_none()),
            people,
            place: here
                .filter(|place| !place.contains(" new "))
                .or_else(|| place::in_text(&words, text, after, reading))
                .or_else(|| place::of_market(&words, text))
                .or_else(|| place::of_country(&words, text))
                .or_else(|| place::of_language(&words, text)),
            deadline: deadline_range(text, reading).and_then(|range| text.get(range)).map(with_preposition),
            has_stop: text.ends_with('.'),
        }
    }

    /// The same of work. By when work is done says nothing of when people act differently for it: what is launched on
    /// 15 January moves nobody's habits on that day. The initiative keeps the date and the result takes the end of the
    /// cycle, unless the date stands behind the clause that says what the work is for.
    pub fn of_work(text: &str, reading: &Features) -> Self {
        let kept = Self::of(text, reading);
        let is_of_result = reading
            .deadline
            .as_ref()
            .zip(reading.purpose.as_ref())
            .is_some_and(|(deadline, purpose)| purpose.start < deadline.range.start);
        Self { deadline: kept.deadline.filter(|_| is_of_result), ..kept }
    }

    /// The same of a result. A date within work that holds all numbers is of the work: "Get leads by publishing 3 guides by May".
    fn of_result(text: &str, reading: &Features) -> Self {
        let means = reading.means.as_ref().filter(|means| mend::is_numbered_work(reading, means));
        let is_of_work =
            means.zip(reading.deadline.as_ref()).is_some_and(|(means, deadline)| means.contains(&deadline.range.start));
        let kept = Self::of(text, reading);
        let is_of_work = is_of_work || is_date_of_work(text, reading);
        Self { deadline: kept.deadline.filter(|_| !is_of_work), ..kept }
    }

    /// A sentence in the manner of the statement: its first letter, its end, its date.
    pub fn styled(&self, sentence: &str) -> String {
        let mut text = sentence.trim().trim_end_matches('.').to_owned();
        if let Some(deadline) = self.deadline.as_ref().filter(|deadline| !text.contains(deadline.as_str())) {
            text.push(' ');
            text.push_str(deadline);
        }
        let mut text = raised(&text);
        if self.has_stop {
            text.push('.');
        }
        text
    }
}

/// Whether a date is that of the work at the beginning: "Launch it by 12 April so that we get 300 leads by June".
fn is_date_of_work(text: &str, reading: &Features) -> bool {
    const LEADS: [&str; 4] = ["so that ", "in order to ", "so ", "to "];
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    let classes = Lexicon::default().entry(&first).classes;
    let is_work = classes.has(Class::Activity) && !classes.any(&[Class::Change, Class::Achieve]);
    let behind = reading.deadline.as_ref().and_then(|deadline| text.get(deadline.range.end..)).unwrap_or_default();
    let behind = behind.trim_start_matches([',', ' ', ')']);
    is_work && LEADS.iter().any(|lead| behind.starts_with(lead))
}

/// With a first letter in upper case.
pub fn raised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With a first letter in lower case, unless the word is a name in capitals.
pub fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if second.is_none_or(|second| !second.is_uppercase() && !second.is_numeric()) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

fn with_preposition(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    let leads = PREPOSITIONS.contains(&first.as_str()) || ["this", "next"].contains(&first.as_str());
    if leads { lowered(words) } else { format!("by {words}") }
}

const PREPOSITIONS: [&str; 10] = ["by", "before", "until", "till", "in", "during", "on", "at", "within", "through"];

/// The deadline with the preposition before it.
pub fn deadline_range(text: &str, reading: &Features) -> Option<Range<usize>> {
    let words = reading.deadline.as_ref()?.range.clone();
    let before = text.get(..words.start)?;
    let kept = before.trim_end();
    let start = kept.rfind(|letter: char| letter.is_whitespace() || letter == '(').map_or(0, |at| at + 1);
    let is_preposition = PREPOSITIONS.contains(&kept[start..].to_lowercase().as_str());
    // "during the quarter" names no day.
    const PERIODS: [&str; 8] = ["quarter", "year", "month", "week", "the quarter", "the year", "the month", "the week"];
    if PERIODS.contains(&text.get(words.clone()).unwrap_or_default().to_lowercase().as_str()) {
        return None;
    }
    Some(if is_preposition { start..words.end } else { words })
}
