//! What rules look at: statements, objectives, sets and drafts, each with its reading beside it.
//!
//! Views borrow from the document and its readings; they are cheap to make and own no text.

use std::cell::OnceCell;
use std::ops::Range;

use super::file::{Place, ReadAs};
use super::words::{Sharing, Words};
use crate::analysis::{Features, HeadClass, KeyResultKind, Kind, ObjectiveKind, Quantity, Role};
use crate::model::{Document, Fields, Initiative, KeyResult, Objective};
use crate::text::{Source, Span, Text};

/// Which part of which draft a finding is about. Parts left out mean the whole above them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Subject {
    /// Index of the draft.
    pub document: usize,
    /// Index of the objective.
    pub objective: Option<usize>,
    /// Index of the key result within its objective.
    pub key_result: Option<usize>,
    /// Index of the initiative within its key result, else its objective, else the draft.
    pub initiative: Option<usize>,
}

impl Subject {
    /// The draft as a whole.
    pub fn draft(self) -> Self {
        Self { document: self.document, ..Self::default() }
    }

    /// The next larger whole, up to the draft.
    pub fn above(self) -> Option<Self> {
        if self.initiative.is_some() {
            Some(Self { initiative: None, ..self })
        } else if self.key_result.is_some() {
            Some(Self { key_result: None, ..self })
        } else {
            self.objective.map(|_| Self { objective: None, ..self })
        }
    }
}

/// A draft with all its readings.
#[derive(Debug)]
pub struct DraftView<'a> {
    /// Index among the drafts given.
    pub index: usize,
    /// Its text.
    pub source: &'a Source,
    /// What parsing found.
    pub document: &'a Document,
    /// In the document's order.
    pub objectives: Vec<ObjectiveView<'a>>,
    /// Code of the language it is written in.
    pub language: &'a str,
}

impl DraftView<'_> {
    /// Whether its sentences can be judged, and not only its structure and numbers.
    pub fn is_english(&self) -> bool {
        self.language == "en"
    }

    /// Where a finding about the whole draft is shown: its first statement, else its first line with text.
    pub fn first_span(&self) -> Span {
        self.objectives.first().map_or_else(|| first_line(self.source), ObjectiveView::first_span)
    }
}

fn first_line(source: &Source) -> Span {
    let text = source.text.as_str();
    let start = text.find(|letter: char| !letter.is_whitespace() && letter != '\u{feff}').unwrap_or(text.len());
    let length = text[start..].find(['\n', '\r']).unwrap_or(text.len() - start);
    Span::new(start, start + text[start..start + length].trim_end().len())
}

/// An objective with its reading and those of its key results.
#[derive(Debug, Clone, Copy)]
pub struct ObjectiveView<'a> {
    /// Index of the draft.
    pub document: usize,
    /// Index within the draft.
    pub index: usize,
    /// What parsing found.
    pub objective: &'a Objective,
    /// How the sentence was read; empty where it has no text.
    pub reading: &'a Features,
    /// How its key results were read.
    pub key_results: &'a [Features],
}

impl<'a> ObjectiveView<'a> {
    /// The objective as the subject of a finding.
    pub fn subject(&self) -> Subject {
        Subject { document: self.document, objective: Some(self.index), ..Subject::default() }
    }

    /// The sentence of the objective as a statement, where it has one.
    pub fn statement(&self) -> Option<Statement<'a>> {
        let text = self.objective.text.as_ref().filter(|_| !self.objective.is_slot)?;
        Some(Statement {
            subject: self.subject(),
            text,
            fields: &self.objective.fields,
            reading: self.reading,
            initiatives: &self.objective.initiatives,
            objective: *self,
        })
    }

    /// Its key results as statements; an entry without words is none, nor is one that was given up.
    pub fn statements(&self) -> impl Iterator<Item = Statement<'a>> + use<'a> {
        let view = *self;
        self.objective.key_results.iter().zip(self.key_results).enumerate().filter_map(
            move |(index, (key_result, reading)): (usize, (&'a KeyResult, &'a Features))| {
                (!key_result.is_slot && !key_result.text.is_empty() && !is_cancelled(&key_result.fields)).then_some(
                    Statement {
                        subject: Subject { key_result: Some(index), ..view.subject() },
                        text: &key_result.text,
                        fields: &key_result.fields,
                        reading,
                        initiatives: &key_result.initiatives,
                        objective: view,
                    },
                )
            },
        )
    }

    /// How many key results it has that were not given up.
    pub fn key_result_count(&self) -> usize {
        self.objective.key_results.iter().filter(|key_result| !is_cancelled(&key_result.fields)).count()
    }

    /// Where a finding about the objective is shown.
    pub fn first_span(&self) -> Span {
        let first = self.objective.key_results.first();
        match &self.objective.text {
            Some(text) => text.span(),
            None => first.map_or(self.objective.span, |key_result| key_result.text.span()),
        }
    }
}

/// Whether a status says that the statement holds no more.
pub fn is_cancelled(fields: &Fields) -> bool {
    const GIVEN_UP: [&str; 7] =
        ["cancelled", "canceled", "dropped", "abandoned", "discarded", "withdrawn", "postponed"];
    const PUT_OFF: [&str; 6] = ["moved", "postponed", "deferred", "pushed", "shifted", "rescheduled"];
    let Some(status) = fields.status.as_ref().map(|status| status.as_str().trim_matches(['(', ')', '[', ']', ' ']))
    else {
        return false;
    };
    let (first, rest) = status.split_at(status.find(|c: char| !c.is_alphabetic()).unwrap_or(status.len()));
    // "dropped to 30%" says where it stands.
    let ends = rest.is_empty()
        || rest.starts_with([',', ';', ':', '.', ')'])
        || [" -", " –", " —", " (", " because", " due", " by ", " as "].iter().any(|lead| rest.starts_with(lead));
    // "moved to Q4": given up for now.
    let is_put_off = [" to ", " into "].iter().any(|lead| rest.starts_with(lead))
        && PUT_OFF.iter().any(|word| first.eq_ignore_ascii_case(word));
    is_put_off || ends && GIVEN_UP.iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// A sentence with its fields and its reading.
#[derive(Debug, Clone, Copy)]
pub struct Statement<'a> {
    /// Which one.
    pub subject: Subject,
    /// Its words.
    pub text: &'a Text,
    /// What stands around it.
    pub fields: &'a Fields,
    /// How it was read.
    pub reading: &'a Features,
    /// What is to be done for it.
    pub initiatives: &'a [Initiative],
    /// The objective it is, or stands under.
    pub objective: ObjectiveView<'a>,
}

impl Statement<'_> {
    /// What it was read as; none in a language whose sentences are not judged.
    pub fn read_as(&self) -> Option<ReadAs> {
        self.reading.kind.map(read_as)
    }

    /// The value of today.
    pub fn baseline(&self) -> Option<&Quantity> {
        self.reading.baseline.and_then(|index| self.reading.quantities.get(index))
    }

    /// The value to reach, or the change.
    pub fn target(&self) -> Option<&Quantity> {
        self.reading.target.and_then(|index| self.reading.quantities.get(index))
    }

    /// Baseline and target where both are plain values.
    pub fn values(&self) -> Option<(f64, f64)> {
        let (baseline, target) = (self.baseline()?, self.target()?);
        (target.role != Role::Change).then_some((baseline.value?, target.value?))
    }

    /// The source bytes of a range of the clean text; the whole statement where the range is empty.
    pub fn locate(&self, range: Range<usize>) -> Span {
        if range.is_empty() { self.text.span() } else { self.text.locate(range) }
    }

    /// The words at `range`.
    pub fn words(&self, range: Range<usize>) -> &str {
        self.text.as_str().get(range).unwrap_or_default()
    }

    /// Bytes of the clean text that `place` covers; an empty range where it stands in a field.
    pub fn part(&self, place: Place) -> Option<Range<usize>> {
        let reading = self.reading;
        let range_of = |quantity: &Quantity| quantity.range.clone();
        match place {
            Place::Statement => Some(0..self.text.as_str().len()),
            Place::Head => Some(reading.head.range.clone()).filter(|range| !range.is_empty()),
            Place::Core => Some(self.core()),
            Place::Counted => reading.counted.as_ref().map(|phrase| phrase.range.clone()),
            Place::Metric => reading.metric.clone().or_else(|| self.fields.metric.as_ref().map(|_| 0..0)),
            Place::Baseline => self.baseline().map(range_of),
            Place::Target => self.target().map(range_of),
            Place::Numbers => match (self.baseline(), self.target()) {
                (Some(from), Some(to)) => Some(hull(&from.range, &to.range)),
                (from, to) => from.or(to).map(range_of),
            },
            Place::Unit => reading.unit.as_ref().map(|_| 0..0),
            Place::Means => reading.means.clone(),
            Place::Purpose => reading.purpose.clone(),
            Place::Segment => reading.segment.clone(),
            Place::Deadline => {
                let in_field = self.fields.due.as_ref().map(|_| 0..0);
                reading.deadline.as_ref().map(|deadline| deadline.range.clone()).or(in_field)
            }
            // A part of one or two words is a remark, as is one without a number beside one that has it.
            Place::SecondPart => {
                let counts =
                    |range: &Range<usize>| reading.quantities.iter().any(|one| range.contains(&one.range.start));
                let is_result = |range: &Range<usize>| {
                    let words = self.words(range.clone()).split_whitespace().count();
                    words > 2 && reading.quantities.is_empty() || words > 1 && counts(range)
                };
                let part = reading.parts.get(1).cloned().filter(is_result);
                part.or_else(|| self.second_move().filter(is_result))
                    .or_else(|| self.twin_target())
                    .or_else(|| self.listed_measure())
            }
            Place::Reason => self.fields.reason.as_ref().map(|_| 0..0),
        }
    }

    /// "… 20 → 40 / churn 20% → 10%": what stands behind the joint of two values, where the sentence was not cut there.
    fn second_move(&self) -> Option<Range<usize>> {
        const JOINTS: [&str; 6] = [" / ", " + ", " & ", " and ", ", ", "; "];
        let reading = self.reading;
        if !reading.flags.compound || reading.parts.len() > 1 {
            return None;
        }
        let text = self.text.as_str();
        let results = |one: &&Quantity| !one.is_masked() && matches!(one.role, Role::Target | Role::Open);
        let first = reading.quantities.iter().find(results)?.range.end;
        let next = reading.quantities.iter().find(|one| one.range.start >= first && !one.is_masked())?.range.start;
        let gap = text.get(first..next)?;
        let (at, length) = JOINTS.iter().filter_map(|joint| Some((gap.find(joint)?, joint.len()))).min()?;
        Some(first + at + length..text.trim_end().len())
    }

    /// The second of several measures that a line is to move: "satisfaction" in "engagement, satisfaction and loyalty".
    fn listed_measure(&self) -> Option<Range<usize>> {
        let reading = self.reading;
        let moves = matches!(reading.head.class, HeadClass::Change | HeadClass::SoftChange);
        let is_list = moves && reading.flags.compound && reading.parts.len() > 2 && reading.target.is_none();
        reading.parts.get(1).filter(|_| is_list).cloned()
    }

    /// The second of two values that a line is to reach: the 70 of "from 40/50 to 60/70".
    fn twin_target(&self) -> Option<Range<usize>> {
        let reading = self.reading;
        let first = reading.quantities.get(reading.target?).filter(|_| reading.flags.compound)?;
        let second = reading.quantities.get(reading.target? + 1)?;
        (self.text.as_str().get(first.range.end..second.range.start)? == "/").then(|| second.range.clone())
    }

    /// Where `place` stands in the source: in the sentence, in its field, or, failing both, all of the statement.
    pub fn span_of(&self, place: Place) -> Span {
        match self.part(place) {
            Some(range) if !range.is_empty() => self.text.locate(range),
            _ => self.field_span(place).unwrap_or_else(|| self.text.span()),
        }
    }

    fn field_span(&self, place: Place) -> Option<Span> {
        let fields = self.fields;
        let field = match place {
            Place::Baseline => fields.baseline.as_ref(),
            Place::Target | Place::Numbers => fields.target.as_ref().or(fields.baseline.as_ref()),
            Place::Metric => fields.metric.as_ref(),
            Place::Unit => fields.unit.as_ref(),
            Place::Deadline => fields.due.as_ref(),
            Place::Reason => fields.reason.as_ref(),
            _ => None,
        };
        field.map(Text::span)
    }

    /// The words that carry it. A verb that only says which way a level moves tells no two results apart; a verb of
    /// work does.
    pub fn carrying(&self) -> Words {
        let head = &self.reading.head;
        let is_level = matches!(
            head.class,
            HeadClass::Change | HeadClass::SoftChange | HeadClass::Achieve | HeadClass::Keep | HeadClass::Ensure
        );
        let values = [self.baseline(), self.target()].into_iter().flatten().map(|value| value.range.clone());
        let dates = self.reading.deadline.iter().map(|deadline| deadline.range.clone());
        let values: Vec<_> = values.chain(dates).collect();
        Words::with_names(self.text.as_str(), is_level.then_some(&head.range), &values)
    }

    /// The head with what it acts on; all of a statement that has no head verb.
    fn core(&self) -> Range<usize> {
        let head = &self.reading.head;
        match &self.reading.object {
            Some(object) if !head.range.is_empty() => hull(&head.range, &object.range),
            _ => 0..self.text.as_str().len(),
        }
    }
}

fn hull(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    match (one.is_empty(), other.is_empty()) {
        (true, _) => other.clone(),
        (_, true) => one.clone(),
        _ => one.start.min(other.start)..one.end.max(other.end),
    }
}

fn read_as(kind: Kind) -> ReadAs {
    match kind {
        Kind::KeyResult(KeyResultKind::Outcome) => ReadAs::Outcome,
        Kind::KeyResult(KeyResultKind::OutcomeUnquantified) => ReadAs::OutcomeUnquantified,
        Kind::KeyResult(KeyResultKind::OutputCount) => ReadAs::OutputCount,
        Kind::KeyResult(KeyResultKind::Task) | Kind::Objective(ObjectiveKind::Task) => ReadAs::Task,
        Kind::KeyResult(KeyResultKind::Milestone) => ReadAs::Milestone,
        Kind::KeyResult(KeyResultKind::NotKr) => ReadAs::NotKr,
        Kind::Objective(ObjectiveKind::Good) => ReadAs::Good,
        Kind::Objective(ObjectiveKind::Metric) => ReadAs::Metric,
        Kind::Objective(ObjectiveKind::Maintain) => ReadAs::Maintain,
        Kind::Objective(ObjectiveKind::Vague) => ReadAs::Vague,
        Kind::Objective(ObjectiveKind::NotObjective) => ReadAs::NotObjective,
    }
}

/// All objectives of one team in one cycle, over all drafts given.
#[derive(Debug, Default)]
pub struct SetView<'a> {
    /// In the order of the drafts.
    pub objectives: Vec<ObjectiveView<'a>>,
    /// The drafts they come from, without repeats.
    pub drafts: Vec<&'a DraftView<'a>>,
    words: OnceCell<Vec<Words>>,
    sharing: OnceCell<Sharing>,
}

impl<'a> SetView<'a> {
    /// The subject of a finding about the whole set: the draft in which it begins.
    pub fn subject(&self) -> Subject {
        Subject { document: self.drafts.first().map_or(0, |draft| draft.index), ..Subject::default() }
    }

    /// Where a finding about the whole set is shown.
    pub fn first_span(&self) -> Span {
        let first = self.objectives.first().map(ObjectiveView::first_span);
        first.or_else(|| self.drafts.first().map(|draft| draft.first_span())).unwrap_or_default()
    }

    /// All key results of the set.
    pub fn key_results(&self) -> impl Iterator<Item = Statement<'a>> + '_ {
        self.objectives.iter().flat_map(ObjectiveView::statements)
    }

    /// The words of its key results, in their order; looked up when a rule first asks.
    pub fn words(&self) -> &[Words] {
        self.words.get_or_init(|| self.key_results().map(|statement| statement.carrying()).collect())
    }

    /// Which of its key results share words.
    pub fn sharing(&self) -> &Sharing {
        self.sharing.get_or_init(|| Sharing::of(self.words()))
    }

    /// Whether its sentences can be judged.
    pub fn is_english(&self) -> bool {
        self.drafts.iter().all(|draft| draft.is_english())
    }
}

/// An initiative and what it stands under.
#[derive(Debug, Clone, Copy)]
pub struct InitiativeView<'a> {
    /// Which one.
    pub subject: Subject,
    /// What parsing found.
    pub initiative: &'a Initiative,
    /// The key result it stands under.
    pub key_result: Option<Statement<'a>>,
}
