//! The closed set of check kinds, one file each: what a rule looks for, and where it saw it.
//!
//! A check gets a view and answers with [`Seen`], or nothing. It knows neither levels nor other rules.

mod count;
mod form;
mod mark;
mod missing;
mod pattern;
mod phrase;
mod quantity;
mod relation;
mod repeat;
mod share;
mod value;

use std::cell::OnceCell;

use jiff::civil::Date;

use super::Limits;
use super::file::{Check, Level, Place, Reading};
use super::view::{DraftView, InitiativeView, ObjectiveView, SetView, Statement, Subject};
use super::words::Words;
use crate::analysis::lexicon::{Class, Forms, Lexicon};
use crate::diagnostic::Label;
use crate::text::Span;

pub use missing::uses_any;
pub use phrase::Matcher;
pub use share::is_growing;

/// Names and values to fill a message with.
pub type Args = Vec<(&'static str, String)>;

/// What a check saw.
#[derive(Debug, Default)]
pub struct Seen {
    /// Which part of the draft, where that differs from what the check was given.
    pub subject: Option<Subject>,
    /// The exact words.
    pub span: Span,
    /// What the message may name.
    pub args: Args,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// The level that the check's own grades give it.
    pub level: Option<Level>,
}

impl Seen {
    /// Seen at `span`.
    pub fn at(span: Span) -> Self {
        Self { span, ..Self::default() }
    }

    /// With a value for the message.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// About another part of the draft than the one the check was given.
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// With a second place.
    pub fn beside(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Label { span, message: message.into() });
        self
    }
}

/// What a check may know beside its view.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The draft that the view belongs to.
    pub draft: &'a DraftView<'a>,
    /// The day of the run, where it is known.
    pub today: Option<Date>,
    /// The limits in force.
    pub limits: &'a Limits,
    /// What is known of words.
    pub lexicon: &'a Lexicon,
    /// Whether a profile or the configuration asks for the rule.
    pub is_demanded: bool,
    /// The compiled words of the rule, where it has any.
    pub matcher: Option<&'a Matcher>,
    /// The words of the objective above the statement, looked up when a rule first asks.
    pub above: Option<&'a OnceCell<Words>>,
}

/// Whether a statement has as few words as the check asks for.
fn is_short(reading: &Reading, statement: &Statement<'_>) -> bool {
    let words = |most: usize| statement.text.as_str().split_whitespace().take(most + 1).count();
    reading.most_words.is_none_or(|most| words(most) <= most)
}

/// What is seen at one objective sentence or key result.
pub fn statement(check: &Check, statement: &Statement<'_>, scene: Scene<'_>) -> Option<Seen> {
    match check {
        Check::Reading(reading) if !is_short(reading, statement) => None,
        Check::Reading(reading) => Some(Seen {
            level: reading.listed.filter(|_| !begins_with_verb(statement, reading.at, scene.lexicon)),
            ..Seen::at(statement.span_of(reading.at))
        }),
        Check::Missing(missing) => missing::on_statement(missing, statement, scene),
        Check::Mark(mark) => mark::on_statement(mark, statement),
        Check::Quantity(quantity) => quantity::on_statement(quantity, statement, scene),
        Check::Count(count) => count::on_statement(count, statement, scene.limits),
        Check::Relation(relation) => relation::on_statement(relation, statement, scene),
        Check::Value(value) => value::on_statement(value, statement, scene.limits),
        Check::Phrase(phrase) => phrase::on_statement(phrase, statement, scene.matcher),
        Check::Repeat(_) | Check::Share(_) | Check::Form(_) | Check::Process(_) => None,
    }
}

/// Whether a part of a statement opens with a verb in its base form: "cut churn to 2%", not "churn at 2%".
fn begins_with_verb(statement: &Statement<'_>, place: Place, lexicon: &Lexicon) -> bool {
    const VERBS: [Class; 7] =
        [Class::Change, Class::SoftChange, Class::Achieve, Class::Keep, Class::Ensure, Class::Hire, Class::Activity];
    let Some(range) = statement.part(place) else { return false };
    let first = statement.words(range).split(|letter: char| !letter.is_alphabetic()).find(|word| !word.is_empty());
    let entry = lexicon.entry(&first.unwrap_or_default().to_lowercase());
    entry.classes.any(&VERBS) && entry.forms.has(Forms::BASE)
}

/// What is seen at one initiative.
pub fn initiative(check: &Check, initiative: &InitiativeView<'_>, scene: Scene<'_>) -> Option<Seen> {
    match check {
        Check::Missing(missing) => missing::on_initiative(missing, initiative),
        Check::Count(count) => count::on_text(count, &initiative.initiative.text, scene.limits),
        Check::Relation(relation) => relation::on_initiative(relation, initiative, scene),
        Check::Phrase(_) => phrase::on_text(&initiative.initiative.text, scene.matcher),
        _ => None,
    }
}

/// What is seen at an objective with all its key results.
pub fn key_results(check: &Check, objective: &ObjectiveView<'_>, scene: Scene<'_>) -> Vec<Seen> {
    match check {
        Check::Count(count) => count::on_objective(count, objective, scene).into_iter().collect(),
        Check::Share(share) => share::on_objective(share, objective, scene.limits).into_iter().collect(),
        Check::Relation(relation) => relation::on_objective(relation, objective, scene.draft).into_iter().collect(),
        Check::Value(value) => value::on_objective(value, objective).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// What is seen at all objectives of a team in a cycle.
pub fn set(check: &Check, set: &SetView<'_>, limits: &Limits) -> Vec<Seen> {
    match check {
        Check::Count(count) => count::on_set(count, set, limits),
        Check::Missing(missing) => missing::on_set(missing, set).into_iter().collect(),
        Check::Repeat(repeat) => repeat::on_set(repeat, set, limits),
        Check::Share(share) => share::on_set(share, set, limits).into_iter().collect(),
        Check::Relation(relation) => relation::on_set(relation, set),
        _ => Vec::new(),
    }
}

/// What is seen at the form of a draft.
pub fn draft(check: &Check, draft: &DraftView<'_>) -> Vec<Seen> {
    match check {
        Check::Form(form) => form::on_draft(form, draft),
        _ => Vec::new(),
    }
}
