//! The verifier: whether a wording may stand in place of a statement, whoever wrote it.
//!
//! In go the statement and the wording, out come objections, none where it holds. Numbers are compared with those of
//! the statement and its objective: one that stands in neither is invented, one that counts another thing has moved.
//! The rules are asked again, and what the author said about people, place, date and owner has to be there still.

mod numbers;
mod words;

use super::own::Statement;
use super::recognise::Known;
use super::{key_result_kind, knowledge};
use crate::analysis::{
    Context, Features, KeyResultKind, Kind, ObjectiveKind, PhraseClass, language, read_key_result, read_objective,
};
use crate::diagnostic::Severity;
use crate::lint::lint;
use crate::parse::parse;
use crate::rules::RuleSet;
use crate::text::Source;
use words::{content, is_alike, stem};

/// Why a wording does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Objection {
    /// A number that the author did not give.
    InventedNumber(String),
    /// A number of the author's that has another role, another unit or counts another thing.
    MovedNumber(String),
    /// A rule says that it is to be fixed.
    DrawsError(String),
    /// The work in other words.
    TaskReworded,
    /// Something that the author said is gone.
    Lost {
        /// What it is.
        what: Belonging,
        /// In the author's words.
        words: String,
    },
    /// Nothing in it belongs to this statement, its objective or the work it names.
    FitsAnyTeam,
    /// The same as an earlier wording, or as the statement itself.
    SameAsAnother,
    /// Not in the language of the statement.
    OtherLanguage,
    /// No key result, or no objective where an objective is asked for.
    NoKeyResult,
    /// A result where a first step is asked for.
    NoStep,
}

/// What belongs to a statement and has to stay with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belonging {
    /// By when.
    Date,
    /// Whose it is.
    Owner,
    /// What stands behind its number.
    Unit,
    /// Where.
    Place,
    /// For whom.
    Segment,
}

impl Objection {
    /// Its name for programs.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::InventedNumber(_) => "invented-number",
            Self::MovedNumber(_) => "moved-number",
            Self::DrawsError(_) => "draws-error",
            Self::TaskReworded => "task-reworded",
            Self::Lost { what: Belonging::Date, .. } => "lost-date",
            Self::Lost { what: Belonging::Owner, .. } => "lost-owner",
            Self::Lost { what: Belonging::Unit, .. } => "lost-unit",
            Self::Lost { what: Belonging::Place, .. } => "lost-place",
            Self::Lost { what: Belonging::Segment, .. } => "lost-segment",
            Self::FitsAnyTeam => "fits-any-team",
            Self::SameAsAnother => "same-as-another",
            Self::OtherLanguage => "other-language",
            Self::NoKeyResult => "no-key-result",
            Self::NoStep => "no-step",
        }
    }

    /// The same for a person, lower case and without full stop.
    pub fn message(&self) -> String {
        match self {
            Self::InventedNumber(number) => format!("“{number}” stands neither in the statement nor in its objective"),
            Self::MovedNumber(number) => format!("“{number}” counts something else in the statement"),
            Self::DrawsError(rule) => format!("it still draws the error {rule}"),
            Self::TaskReworded => "it is the same work in other words".to_owned(),
            Self::Lost { words, .. } => format!("“{words}” is lost"),
            Self::FitsAnyTeam => "it would fit any team".to_owned(),
            Self::SameAsAnother => "it says the same as another wording".to_owned(),
            Self::OtherLanguage => "it is in another language than the statement".to_owned(),
            Self::NoKeyResult => "it is no key result".to_owned(),
            Self::NoStep => "it is a result and no step".to_owned(),
        }
    }
}

/// Judges a wording of `statement`: `text`, with `key_results` that follow it, after the `earlier` wordings.
pub fn verify(
    statement: &Statement<'_>,
    text: &str,
    key_results: &[String],
    earlier: &[&str],
    rules: &RuleSet,
) -> Vec<Objection> {
    let judge = Judge { statement, rules };
    let mut objections = of_any(statement, text, earlier);
    match statement.key_result_index {
        None => objections.extend((!judge.is_objective(text)).then_some(Objection::NoKeyResult)),
        Some(_) => objections.extend(judge.as_key_result(text)),
    }
    for key_result in key_results {
        objections.extend(judge.as_key_result(key_result));
    }
    let whole = std::iter::once(text).chain(key_results.iter().map(String::as_str)).collect::<Vec<_>>();
    for part in &whole {
        objections.extend(numbers::objections(statement, part, &judge.read(part)));
    }
    objections.extend(judge.lost(&whole.join("\n")));
    objections.extend(judge.errors(text, key_results));
    if judge.fits_any_team(&whole.join("\n")) {
        objections.push(Objection::FitsAnyTeam);
    }
    objections.dedup();
    objections
}

/// Whether no rule would have the key result mended.
pub fn draws_no_error(statement: &Statement<'_>, text: &str, rules: &RuleSet) -> bool {
    Judge { statement, rules }.errors(text, &[]).is_empty()
}

/// What speaks against any text in place of or beside a statement: another language, the same again.
pub(super) fn of_any(statement: &Statement<'_>, text: &str, earlier: &[&str]) -> Vec<Objection> {
    let is_other = language::language(None, statement.text) == "en" && language::language(None, text) != "en";
    let is_same = is_alike(text, statement.text) || earlier.iter().any(|earlier| is_alike(text, earlier));
    let objections = [is_other.then_some(Objection::OtherLanguage), is_same.then_some(Objection::SameAsAnother)];
    objections.into_iter().flatten().collect()
}

/// Numbers of `text` that the author did not give, or that count another thing.
pub(super) fn of_numbers(statement: &Statement<'_>, text: &str, reading: &Features) -> Vec<Objection> {
    numbers::objections(statement, text, reading)
}

struct Judge<'a> {
    statement: &'a Statement<'a>,
    rules: &'a RuleSet,
}

impl Judge<'_> {
    fn read(&self, text: &str) -> Features {
        let objective = self.statement.objective;
        read_key_result(text, &Context { objective, lexicon: &self.rules.lexicon })
    }

    fn is_objective(&self, text: &str) -> bool {
        let reading = read_objective(text, &Context { objective: None, lexicon: &self.rules.lexicon });
        matches!(reading.kind, Some(Kind::Objective(ObjectiveKind::Good)))
    }

    fn as_key_result(&self, text: &str) -> Option<Objection> {
        let reading = self.read(text);
        match key_result_kind(&reading) {
            Some(KeyResultKind::Task | KeyResultKind::OutputCount | KeyResultKind::Milestone) => {
                Some(Objection::TaskReworded)
            }
            Some(KeyResultKind::Outcome) => self.counts_own_work(text, &reading).then_some(Objection::TaskReworded),
            Some(KeyResultKind::OutcomeUnquantified | KeyResultKind::NotKr) | None => Some(Objection::NoKeyResult),
        }
    }

    /// "Increase the number of newsletters launched" in place of "Launch three newsletters".
    fn counts_own_work(&self, text: &str, reading: &Features) -> bool {
        let own = self.statement.reading;
        let is_work = matches!(
            key_result_kind(own),
            Some(KeyResultKind::Task | KeyResultKind::OutputCount | KeyResultKind::Milestone)
        );
        let object = own.object.as_ref().filter(|it| matches!(it.class, PhraseClass::Product | PhraseClass::Activity));
        let Some(object) = object.filter(|_| is_work) else { return false };
        let made = head_of(self.statement.words(&object.range));
        let purpose = reading.purpose.as_ref().map_or(text.len(), |purpose| purpose.start);
        let main = text.get(..purpose).unwrap_or(text);
        let counted = [reading.counted.as_ref(), reading.object.as_ref()];
        let counts = counted.into_iter().flatten().filter_map(|phrase| text.get(phrase.range.clone())).any(|words| {
            let words = ["the number of ", "number of ", "share of "]
                .iter()
                .find_map(|of| words.strip_prefix(of))
                .unwrap_or(words);
            head_of(words) == made
        });
        let does_again = content(main).iter().any(|word| !own.head.lemma.is_empty() && *word == stem(&own.head.lemma));
        made.is_some() && (counts || does_again && content(main).contains(&made.unwrap_or_default()))
    }

    /// What the author said about date, owner, place and people, and the text does not.
    fn lost(&self, text: &str) -> Vec<Objection> {
        let kept = self.statement.kept.clone();
        let has = |words: &str| {
            let theirs = content(text);
            content(words).iter().all(|word| theirs.contains(word))
        };
        let owners = self.statement.owners.iter().map(|owner| (Belonging::Owner, Some((*owner).to_owned())));
        let others =
            [(Belonging::Date, kept.deadline), (Belonging::Place, kept.place), (Belonging::Segment, kept.people)];
        let belongings = others.into_iter().chain(owners);
        let lost = belongings.filter_map(|(what, words)| words.filter(|words| !has(words)).map(|words| (what, words)));
        let mut objections: Vec<_> = lost.map(|(what, words)| Objection::Lost { what, words }).collect();
        objections.extend(numbers::lost_unit(self.statement, &self.read(text)));
        objections
    }

    /// The rules asked again about a draft that holds nothing but this.
    fn errors(&self, text: &str, key_results: &[String]) -> Vec<Objection> {
        let mut draft = String::new();
        let mut line = |label: &str, text: &str| {
            draft.push_str(label);
            draft.push_str(&text.replace(['\n', '\r'], " "));
            draft.push('\n');
        };
        let is_objective = self.statement.key_result_index.is_none();
        line(
            "Objective: ",
            if is_objective { text } else { self.statement.objective.unwrap_or("Clinics find a free bed at once") },
        );
        for key_result in (!is_objective).then_some(text).into_iter().chain(key_results.iter().map(String::as_str)) {
            line("- KR: ", key_result);
        }
        let document = parse(&draft, None, "proposal.md");
        let Some(report) = lint(vec![(Source::new("proposal.md", draft), document)], self.rules, None).pop() else {
            return Vec::new();
        };
        let errors = report.diagnostics.iter().filter(|diagnostic| {
            let is_about = diagnostic.key_result.is_some() || is_objective && diagnostic.objective.is_some();
            diagnostic.severity == Severity::Error && is_about && self.is_on_sentences(&diagnostic.rule)
        });
        errors.map(|diagnostic| Objection::DrawsError(diagnostic.rule.clone())).collect()
    }

    fn is_on_sentences(&self, rule: &str) -> bool {
        self.rules.rule(rule).is_ok_and(|rule| rule.needs_reading())
    }

    /// Whether nothing ties the text to the statement: no word of it or its objective, and no metric that the work
    /// it names serves.
    fn fits_any_team(&self, text: &str) -> bool {
        let known = Known::of(self.statement);
        let own: Vec<String> = content(self.statement.text)
            .into_iter()
            .chain(content(self.statement.objective.unwrap_or_default()))
            .collect();
        let shares = content(text).iter().any(|word| own.contains(word) && !words::is_general(word));
        let above = known.above.iter().flat_map(|above| &above.works);
        let works = known.works.iter().chain(above).flat_map(|work| &work.what.serves);
        let named = Known::of_text(text, &Features::default());
        let mut metrics = named.metrics.iter().chain(&named.aims).map(|found| found.what.id);
        let served: Vec<&str> = works.map(|served| served.metric).collect();
        !shares && !metrics.any(|id| served.contains(&id)) && !self.is_of_metric(&served, text)
    }

    /// A metric's name with the statement's own people in it is found by its words.
    fn is_of_metric(&self, served: &[&str], text: &str) -> bool {
        let theirs = content(text);
        served.iter().filter_map(|id| knowledge::metric(id)).any(|metric| {
            let name = content(metric.name);
            name.iter().filter(|word| theirs.contains(word)).count() * 3 >= name.len() * 2
        })
    }
}

/// The head of a noun phrase, by its stem: the last word before a preposition.
fn head_of(words: &str) -> Option<String> {
    const PREPOSITIONS: [&str; 8] = ["of", "for", "in", "on", "to", "with", "from", "by"];
    let plain = words.to_lowercase();
    let noun = plain.split_whitespace().take_while(|word| !PREPOSITIONS.contains(word)).last();
    noun.map(stem)
}

#[cfg(test)]
mod tests;
