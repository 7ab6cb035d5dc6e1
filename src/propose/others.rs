//! Wordings of somebody else, a language model's: judged as our own are, and given the same shape.
//!
//! In goes a wording for a statement of a report, out come the verifier's objections, or an [`Alternative`]. Nothing
//! here asks who wrote it.

mod restored;

use std::ops::Range;

use super::knowledge::{find_metrics, term};
use super::own::{Kept, Statement};
use super::{Alternative, Author, Objection, Proposal, Verdict, bare, edits, key_result_kind, verify};
use crate::analysis::{Context, HeadClass, KeyResultKind, Lexicon, Quantity, read_key_result};
use crate::lint::Report;
use crate::rules::RuleSet;

/// Another wording of a statement, not yet judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// The statement.
    pub text: String,
    /// Key results that follow it, where an objective is reworded.
    pub key_results: Vec<String>,
    /// What is measured.
    pub metric: Option<String>,
    /// Why this.
    pub because: String,
    /// What to watch beside it.
    pub guardrail: Option<String>,
    /// Where its number is usually found.
    pub data_source: Option<String>,
}

/// What the verifier objects to in `wording`, after the `earlier` ones. `None` where the report has no such statement.
pub fn judge(
    report: &Report,
    proposal: &Proposal,
    wording: &Wording,
    earlier: &[&str],
    rules: &RuleSet,
) -> Option<Vec<Objection>> {
    let statement = Statement::of(report, proposal.objective, proposal.key_result, &rules.lexicon)?;
    Some(verify::verify(&statement, &wording.text, &wording.key_results, earlier, rules))
}

/// `wording` brought into form without asking again, where that answers all `objections`: blanks for numbers that nobody
/// gave, values where it had none, and what it lost of date, place and people.
pub fn restored(
    report: &Report,
    proposal: &Proposal,
    wording: &Wording,
    (objections, earlier): (&[Objection], &[&str]),
    rules: &RuleSet,
) -> Option<Wording> {
    let statement = Statement::of(report, proposal.objective, proposal.key_result, &rules.lexicon)?;
    let text = restored::restored(&statement, &wording.text, objections, rules)?;
    let holds = verify::verify(&statement, &text, &wording.key_results, earlier, rules).is_empty();
    holds.then(|| Wording { text, ..wording.clone() })
}

/// `wording` without what does not hold beside its text, and what was objected to: a reason with a number that nobody gave,
/// a link, markup. Our own takes its place where we measure the same.
pub fn sifted(report: &Report, proposal: &Proposal, wording: Wording, rules: &RuleSet) -> (Wording, Vec<Objection>) {
    const REASON: usize = 240;
    const NAME: usize = 120;
    let Some(statement) = Statement::of(report, proposal.objective, proposal.key_result, &rules.lexicon) else {
        return (wording, Vec::new());
    };
    let mut objections = Vec::new();
    let mut holds = |text: &String, longest: usize| {
        let found = verify::beside(&statement, text, longest, rules);
        let holds = found.is_empty();
        objections.extend(found);
        holds
    };
    let metric = wording.metric.filter(|text| holds(text, NAME));
    let because = Some(wording.because).filter(|text| holds(text, REASON));
    let guardrail = wording.guardrail.filter(|text| holds(text, NAME));
    let data_source = wording.data_source.filter(|text| holds(text, NAME));
    let ours = ours(proposal, &wording.text);
    let wording = Wording {
        metric,
        because: because.or_else(|| ours.map(|own| own.because.clone())).unwrap_or_default(),
        guardrail: guardrail.or_else(|| ours?.guardrail.clone()),
        data_source: data_source.or_else(|| ours?.data_source.clone()),
        text: wording.text,
        key_results: wording.key_results,
    };
    (wording, objections)
}

/// Our own alternative that measures what `text` does.
fn ours<'a>(proposal: &'a Proposal, text: &str) -> Option<&'a Alternative> {
    let named = find_metrics(&term::words(text));
    let measures = |own: &&Alternative| named.iter().any(|found| own.metric.as_deref() == Some(found.what.id));
    proposal.alternatives.iter().find(measures)
}

/// What a wording of a statement has to hold, and the numbers that it may: words of the author's.
pub fn givens(report: &Report, proposal: &Proposal, rules: &RuleSet) -> Givens {
    let Some(statement) = Statement::of(report, proposal.objective, proposal.key_result, &rules.lexicon) else {
        return Givens::default();
    };
    let kept = &statement.kept;
    let keep = [&kept.people, &kept.partners, &kept.place, &kept.deadline].into_iter().flatten().cloned();
    let keep = keep.chain(statement.owners.iter().map(|owner| (*owner).to_owned())).collect();
    let lexicon = &rules.lexicon;
    let numbers = statement.reading.quantities.iter().filter(|it| it.value.is_some() && !it.is_masked());
    let numbers = numbers.filter(|number| is_of_result(&statement, number, lexicon));
    Givens { keep, numbers: numbers.map(|it| statement.words(&it.range).to_owned()).collect() }
}

/// Whether a number is of the result: in "Write 10 posts and cut churn to 3%" and "Write 10 posts to win 40 clinics" the
/// second is, the first counts the work.
fn is_of_result(statement: &Statement<'_>, number: &Quantity, lexicon: &Lexicon) -> bool {
    let reading = statement.reading;
    let holds = |range: &Range<usize>| range.start <= number.range.start && number.range.end <= range.end;
    if let Some(purpose) = &reading.purpose {
        let does = matches!(reading.head.class, HeadClass::Activity | HeadClass::Hire);
        return holds(purpose) || !does && !super::is_work(reading);
    }
    if !super::is_work(reading) {
        return true;
    }
    let part = reading.parts.iter().find(|part| holds(part)).filter(|_| reading.parts.len() > 1);
    part.is_some_and(|part| {
        let words = statement.words(part).trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let words = ["and ", "then "].iter().find_map(|joint| words.strip_prefix(joint)).unwrap_or(words);
        let reading = read_key_result(words, &Context { objective: statement.objective, lexicon });
        matches!(key_result_kind(&reading), Some(KeyResultKind::Outcome))
    })
}

/// What the author gives for a wording.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Givens {
    /// Date, place, people and owners, which have to stay.
    pub keep: Vec<String>,
    /// The numbers that may stand in it; none of work, whose count is no target of anything.
    pub numbers: Vec<String>,
}

/// A wording as an alternative of the statement. It has no edits yet.
pub fn alternative(wording: Wording, verdict: Verdict, objections: Vec<Objection>) -> Alternative {
    Alternative {
        metric: wording.metric,
        because: wording.because,
        guardrail: wording.guardrail,
        data_source: wording.data_source,
        author: Author::Model,
        verdict,
        objections,
        ..bare(wording.text, wording.key_results)
    }
}

/// `sentence` with the first letter and the end of the statement of `proposal`.
pub fn in_manner(proposal: &Proposal, sentence: &str) -> String {
    let original = proposal.original.as_str();
    let sentence = match proposal.key_result {
        Some(_) => &restored::without_how(sentence, original),
        None => sentence,
    };
    let manner = Kept { has_stop: original.ends_with('.'), ..Kept::default() };
    manner.styled(&restored::marked(sentence))
}

/// The statement itself where it is work, so that it is kept as an initiative.
pub fn kept_work(report: &Report, proposal: &Proposal) -> Option<String> {
    let readings = report.readings.get(proposal.objective)?;
    let reading = readings.key_results.get(proposal.key_result?)?;
    super::is_work(reading).then(|| proposal.original.clone())
}

/// Numbers the alternatives of a proposal anew, in their order.
pub fn number(proposal: &mut Proposal) {
    let (objective, key_result) = (proposal.objective, proposal.key_result);
    for (place, alternative) in proposal.alternatives.iter_mut().enumerate() {
        alternative.id = super::id(objective, key_result, place);
    }
}

/// Gives the alternatives of `proposals` their edits anew; what was refused has none.
pub fn place(report: &Report, proposals: &mut [Proposal]) {
    let refused: Vec<Vec<Alternative>> = proposals
        .iter_mut()
        .map(|proposal| {
            let (refused, kept) =
                std::mem::take(&mut proposal.alternatives).into_iter().partition(|it| it.verdict == Verdict::Refused);
            proposal.alternatives = kept;
            refused
        })
        .collect();
    edits::place(report, proposals);
    for (proposal, refused) in proposals.iter_mut().zip(refused) {
        proposal.alternatives.extend(refused);
        number(proposal);
    }
}
