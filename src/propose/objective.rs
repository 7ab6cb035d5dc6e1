//! Objectives: a metric moved below, a project turned into what it is for.
//!
//! In goes an objective with its kind, out come objectives in the author's words, or in those of `rules/purposes/`. What an objective should inspire to
//! is the team's to say: where neither the sentence nor the knowledge base tells, only a question is left.

use super::knowledge::file::Way;
use super::knowledge::{self, Metric, Purpose, term};
use super::own::{Kept, Statement, lowered, raised};
use super::recognise::Known;
use super::{Offer, Offers, blank, is_work, mend, phrase};
use crate::analysis::lexicon::{Class, Classes, Forms, VERBS};
use crate::analysis::{
    Context, HeadClass, Kind, Lexicon, ObjectiveKind, QuantityKind, Role, read_key_result, read_objective,
};
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

/// The number goes into a key result under the objective. What the objective is then is in its own words, where they make
/// a sentence; else a blank, since only the team knows what the number is for.
fn without_metric(statement: &Statement<'_>, known: &Known, rules: &RuleSet) -> Offers {
    let reading = read_key_result(statement.text, &Context { objective: None, lexicon: &rules.lexicon });
    if is_work(&reading) {
        return what_for(statement, known, rules);
    }
    let question = "Where do you want to be once the number is reached? Say that in words.".to_owned();
    let mut offers = Offers { questions: vec![question], ..Offers::default() };
    let parted = beside_with(statement).or_else(|| beside_and(statement, rules));
    let (aim, result) = parted.unwrap_or_else(|| (String::new(), statement.text.to_owned()));
    let mended = mend::mend(&result, None, &rules.lexicon);
    // What stands below already is there once.
    let is_new = |text: &String| !statement.below.iter().any(|below| term::key(below) == term::key(text));
    let key_results: Vec<String> = mended.texts.into_iter().filter(is_new).collect();
    let metric = known.metrics.first().map(|found| found.what);
    // Of two goals in one sentence only the author can say what both are for.
    let own = Some(aim)
        .filter(|aim| !aim.is_empty())
        .or_else(|| without_number(statement))
        .filter(|text| !text.contains(" and ") && is_good(text, rules));
    let because = "An objective is remembered; its number is a key result below it.";
    let open = "The number is a key result; what it is for stays to be said, in words that people remember.";
    offers.initiatives = mended.initiatives;
    let offer = |text: String, because: &str| Offer {
        text,
        key_results: key_results.clone(),
        metric: metric.map(|metric| metric.id.to_owned()),
        because: because.to_owned(),
        is_own: true,
        ..mend::of_metric(metric)
    };
    offers.offers.extend(own.map(|text| offer(text, because)));
    // "Nurses see in 5 seconds where a bed is free" is a sentence around its number, and says what it is for.
    if reading.head.class != HeadClass::Clause {
        offers.last.push(offer(blank("objective"), open));
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

/// "Become the first choice with 30% market share": what to be, and the number that shows it.
fn beside_with(statement: &Statement<'_>) -> Option<(String, String)> {
    let value = statement.reading.quantities.iter().find(|it| it.value.is_some() && !it.is_masked())?;
    let aim = statement.text.get(..value.range.start)?.trim_end().strip_suffix(" with")?;
    let result = statement.text.get(value.range.start..)?;
    aim.contains(' ').then(|| (aim.to_owned(), format!("Reach {result}")))
}

/// "Make onboarding delightful and raise activation to 45%": what to be, and a result of its own behind it.
fn beside_and(statement: &Statement<'_>, rules: &RuleSet) -> Option<(String, String)> {
    let values = || statement.reading.quantities.iter().filter(|it| it.value.is_some() && !it.is_masked());
    let mut sides = statement.text.match_indices(" and ").map(|(at, and)| {
        let result = &statement.text[at + and.len()..];
        (&statement.text[..at], result, at)
    });
    let (aim, result, _) = sides.find(|(aim, result, at)| {
        let is_order = result.contains(' ') && result.split(' ').next().is_some_and(mend::moves);
        let has_all = values().next().is_some() && values().all(|it| it.range.start > *at);
        is_order && has_all && aim.contains(' ') && is_good(aim, rules)
    })?;
    let reading = read_key_result(&raised(result), &Context { objective: None, lexicon: &rules.lexicon });
    let is_result = super::key_result_kind(&reading) == Some(crate::analysis::KeyResultKind::Outcome);
    is_result.then(|| (aim.to_owned(), raised(result)))
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
    let served: Vec<_> =
        served.filter_map(|served| Some((knowledge::metric(served.metric)?, served.because))).collect();
    let says_itself = !offers.offers.is_empty();
    // A number below it that tells, where there is room for one.
    const ROOM: usize = 3;
    let below = |metric: &Metric| {
        let has_room = statement.below.len() < ROOM && phrase::is_free_of_numbers(metric);
        has_room.then(|| phrase::key_result(metric, kept)).into_iter().collect::<Vec<_>>()
    };
    let offer = |text: String, (metric, because): (&'static Metric, &str)| Offer {
        text,
        key_results: if says_itself { Vec::new() } else { below(metric) },
        metric: Some(metric.id.to_owned()),
        because: because.to_owned(),
        ..Offer::default()
    };
    let mut purposes: Vec<&str> = Vec::new();
    // What the sentence says of its aim is nearer than what such work is for elsewhere.
    let known_elsewhere = if says_itself { &[] } else { served.as_slice() };
    for (metric, because) in known_elsewhere {
        let Some(purpose) = purpose_of(metric).filter(|it| !purposes.contains(&it.id)) else { continue };
        purposes.push(purpose.id);
        let people = kept.people.as_deref().map_or_else(|| purpose.people.to_owned(), raised);
        let text = kept.styled(&purpose.objective.replace("{people}", &people));
        offers.offers.extend(Some(text).filter(|text| is_good(text, rules)).map(|text| offer(text, (metric, because))));
    }
    for (metric, because) in &served {
        let text = in_words(metric, kept).map(|words| kept.styled(&words)).filter(|text| is_good(text, rules));
        offers.offers.extend(text.map(|text| offer(text, (metric, because))));
    }
    if !offers.offers.is_empty() {
        offers.initiatives.push(statement.text.to_owned());
    }
    offers
}

/// What an objective can be about that this metric tells first.
fn purpose_of(metric: &Metric) -> Option<&'static Purpose> {
    let place = |purpose: &Purpose| purpose.metrics.iter().position(|id| *id == metric.id);
    knowledge::purposes()
        .iter()
        .filter_map(|it| Some((place(it)?, it)))
        .min_by_key(|(place, _)| *place)
        .map(|(_, it)| it)
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
    // "leads that sales accepts": others do it, and the sentence would break.
    let first = Lexicon::default().entry(deed.split(' ').next()?);
    let is_deed =
        first.classes.has(Class::Link) || first.forms.has(Forms::BASE) && first.classes.within(VERBS) != Classes::NONE;
    if !is_deed || rest.contains(|letter: char| letter.is_ascii_digit()) {
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
