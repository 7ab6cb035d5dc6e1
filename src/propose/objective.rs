//! Objectives: a metric moved below, a project turned into what it is for.
//!
//! In goes an objective with its kind, out come objectives in the author's words. What an objective should inspire to
//! is the team's to say: where neither the sentence nor the knowledge base tells, only a question is left.

use super::knowledge::file::Way;
use super::knowledge::{self, Metric};
use super::own::{Kept, Statement, lowered, raised};
use super::recognise::Known;
use super::{Offer, Offers, mend};
use crate::analysis::{Context, Kind, ObjectiveKind, QuantityKind, Role, read_objective};
use crate::rules::RuleSet;

/// Proposals for an objective.
pub fn offers(statement: &Statement<'_>, kind: ObjectiveKind, known: &Known, rules: &RuleSet) -> Offers {
    match kind {
        ObjectiveKind::Metric => without_metric(statement, known, rules),
        ObjectiveKind::Task => what_for(statement, known, rules),
        _ => Offers::default(),
    }
}

fn is_good(text: &str, rules: &RuleSet) -> bool {
    let reading = read_objective(text, &Context { objective: None, lexicon: &rules.lexicon });
    reading.kind == Some(Kind::Objective(ObjectiveKind::Good))
}

/// The number goes into a key result under the objective.
fn without_metric(statement: &Statement<'_>, known: &Known, rules: &RuleSet) -> Offers {
    let question = "Where do you want to be once the number is reached? Say that in words.".to_owned();
    let mut offers = Offers { questions: vec![question], ..Offers::default() };
    // Of two goals in one sentence only the author can say which the number belongs to.
    let Some(text) = without_number(statement).filter(|_| !statement.text.contains(" and ")) else { return offers };
    let mended = mend::mend(statement.text, None, &rules.lexicon);
    if is_good(&text, rules) && mended.texts.len() == 1 {
        let metric = known.metrics.first().map(|found| found.what);
        offers.initiatives = mended.initiatives;
        offers.offers.push(Offer {
            text,
            key_results: mended.texts,
            metric: metric.map(|metric| metric.id.to_owned()),
            because: "An objective is remembered; its number is a key result below it.".to_owned(),
            ..mend::of_metric(metric)
        });
    }
    offers
}

/// "Grow partner revenue by 30%" without its values: "Grow partner revenue". `None` where the sentence would not be whole
/// without one: "Hit 40 new clinics" would hit nothing.
fn without_number(statement: &Statement<'_>) -> Option<String> {
    let text = statement.text;
    let values = statement.reading.quantities.iter().filter(|quantity| {
        !quantity.is_masked() && !matches!(quantity.role, Role::Deadline | Role::Incidental | Role::Threshold)
    });
    if !mend::moves(text.split(' ').next()?) {
        return None;
    }
    let mut rest = text.to_owned();
    for quantity in values.collect::<Vec<_>>().into_iter().rev() {
        let before = rest.get(..quantity.range.start)?.trim_end();
        let lead = [" by", " to", " from"].iter().find(|lead| before.ends_with(**lead))?;
        let behind = rest.get(quantity.range.end..)?;
        if quantity.kind == QuantityKind::All || !is_end(behind) {
            return None;
        }
        rest = format!("{} {behind}", rest.get(..before.len() - lead.len())?);
    }
    let rest = mend::tidy(&rest);
    (rest != text && rest.split(' ').count() > 1).then(|| raised(&rest))
}

/// Whether a sentence can go on with `behind` where a value stood before it: its end, or where, for whom and by when.
pub(super) fn is_end(behind: &str) -> bool {
    const GOES_ON: [&str; 14] = [
        "in", "for", "among", "across", "with", "by", "until", "before", "at", "this", "next", "within", "so", "during",
    ];
    let mut words = behind.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.next().is_none_or(|word| GOES_ON.contains(&word.to_lowercase().as_str()))
}

/// What the project is for: its own words where they say it, else what such work changes for people.
fn what_for(statement: &Statement<'_>, known: &Known, rules: &RuleSet) -> Offers {
    let question = "Who can do what once this is finished that they cannot do today? That is the objective.".to_owned();
    let mut offers = Offers { questions: vec![question], ..Offers::default() };
    let kept = &statement.kept;
    if let Some(text) = aim(statement).map(|aim| kept.styled(&aim)).filter(|text| is_good(text, rules)) {
        offers.offers.push(Offer {
            text,
            because: "The sentence itself says what the project is for.".to_owned(),
            ..Offer::default()
        });
    }
    let served = known.works.first().filter(|work| !work.is_less).into_iter().flat_map(|work| &work.what.serves);
    for served in served {
        let Some(metric) = knowledge::metric(served.metric) else { continue };
        let text = in_words(metric, kept).map(|words| kept.styled(&words)).filter(|text| is_good(text, rules));
        offers.offers.extend(text.map(|text| Offer {
            text,
            metric: Some(metric.id.to_owned()),
            because: served.because.to_owned(),
            ..Offer::default()
        }));
    }
    if !offers.offers.is_empty() {
        offers.initiatives.push(statement.text.to_owned());
    }
    offers
}

/// The clause behind "so that", "to" or "in order to".
fn aim(statement: &Statement<'_>) -> Option<String> {
    const LEADS: [&str; 4] = [" so that ", " in order to ", " so ", " to "];
    let (_, clause) = LEADS.iter().find_map(|lead| statement.text.split_once(lead))?;
    Some(raised(clause.trim()))
}

/// "share of visitors who become leads" as an aim: "More visitors become leads".
fn in_words(metric: &Metric, kept: &Kept) -> Option<String> {
    let rest = metric.name.strip_prefix("share of ")?;
    let (people, deed) = rest.split_once(" who ").or_else(|| rest.split_once(" that "))?;
    if rest.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let people = kept.people.as_deref().filter(|_| people == metric.subject).unwrap_or(people);
    let more = match metric.direction {
        Way::Increase => "More",
        Way::Decrease => "Fewer",
    };
    let place = kept.place.as_ref().map(|place| format!(" {place}")).unwrap_or_default();
    Some(format!("{more} {} {deed}{place}", lowered(people)))
}
