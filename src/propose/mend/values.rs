//! Where the values of a result belong, and the blanks that hold their places.
//!
//! In goes a result with its reading, out comes the same with `[baseline?]` or `[target?]` beside its metric and before
//! its date. No number is made up.

use std::ops::Range;

use super::{ensured, moves, tidy};
use crate::analysis::lexicon::Class;
use crate::analysis::{Features, HeadClass, Lexicon, Quantity, QuantityKind, Role};
use crate::propose::knowledge::file::Unit;
use crate::propose::knowledge::term;
use crate::propose::knowledge::{Found, Metric};
use crate::propose::own::{Statement, deadline_range};
use crate::propose::recognise::Known;
use crate::propose::{Offer, subject};

/// Whether "from … to …" makes sense behind the words: a level is asked for, or a known metric named.
pub fn takes_values(text: &str, reading: &Features) -> bool {
    use HeadClass::{Achieve, Change, SoftChange};
    // "from weekly to daily" says it in words, "become" and "earlier" name no level.
    if says_level(text) || reading.head.lemma == "become" || compares_time(text) {
        return false;
    }
    const NOBODY: [&str; 9] = ["that", "nothing", "nobody", "none", "everything", "everyone", "it", "they", "this"];
    if NOBODY.contains(&text.split(' ').next().unwrap_or_default().to_lowercase().as_str()) {
        return false;
    }
    let asks = matches!(reading.head.class, Change | SoftChange | Achieve) && reading.head.range.start == 0;
    // "Ensure that clinics are content" is a sentence, and no number that goes from where to where.
    if ensured(text).is_some() {
        return false;
    }
    // "Every pipeline validates permissions" names a metric by chance, and is no level.
    if reading.head.class == HeadClass::Clause && !moves(text) {
        return false;
    }
    let is_past = text.get(reading.head.range.clone()).is_some_and(|head| head.ends_with("ed") && head != "Exceed");
    let mut known = Known::of_text(text, reading);
    // "Nothing falls through the cracks" has the name of a measure for its verb.
    let head = &reading.head;
    let is_verb = |range: &Range<usize>| {
        head.class == HeadClass::Clause && range.start < head.range.end && head.range.start < range.end
    };
    known.metrics.retain(|found| !is_verb(&found.range));
    known.aims.retain(|found| !is_verb(&found.range));
    asks && !is_past || !known.metrics.is_empty() || !known.aims.is_empty()
}

/// "from weekly to daily".
fn says_level(text: &str) -> bool {
    text.find(" from ").is_some_and(|from| text[from..].contains(" to "))
}

fn compares_time(text: &str) -> bool {
    let last = text.trim_end_matches(['.', '!']).rsplit(' ').next().unwrap_or_default();
    const NO_LEVELS: &str = "earlier faster sooner quicker often longer better worse well easier smoother smoothly";
    term::is_in(NO_LEVELS, last)
}

/// Puts blanks for today's value and the one to reach behind a result.
pub fn add_values(text: &mut String, reading: &Features) {
    let known = Known::of_text(text, reading);
    let own = |found: &&Found<Metric>| {
        reading.metric.as_ref().is_none_or(|own| own.start < found.range.end && found.range.start < own.end)
    };
    let is_percent = known.metrics.iter().find(own).is_some_and(|found| found.what.unit == Unit::Percent);
    // "clicks" are counted, whatever is known of click rates.
    let is_count = reading.metric.as_ref().and_then(|range| text.get(range.clone())).is_some_and(|words| {
        let last = words.rsplit(' ').next().unwrap_or_default();
        last.ends_with('s') && !last.ends_with("ss") && !last.ends_with("ness")
    });
    let sign = if is_percent && !is_count { "%" } else { "" };
    let at = values_at(text, reading);
    *text = format!("{} from [baseline?]{sign} to [target?]{sign}{}", &text[..at], &text[at..]);
}

/// Where values stand: behind the words, before the date and the final mark.
pub fn values_at(text: &str, reading: &Features) -> usize {
    let end = text.trim_end_matches(['.', '!', ' ']).len();
    // "In Q4, grow revenue" begins with its date.
    let leads = |range: &std::ops::Range<usize>| !text[..range.start].contains(char::is_alphabetic);
    let date = deadline_range(text, reading).filter(|range| !leads(range));
    let at = date.map_or(end, |range| range.start.min(end));
    let open = text[..at].trim_end().trim_end_matches(['(', ',']);
    open.trim_end().len()
}

/// Whether today's value is missing beside a number to reach.
pub fn needs_baseline(reading: &Features) -> bool {
    let target = reading.target.and_then(|at| reading.quantities.get(at));
    let is_number = target.is_some_and(|target| target.value.is_some() && target.kind != QuantityKind::Placeholder);
    let from = reading.quantities.iter().any(|quantity| quantity.role == Role::Baseline);
    // "Double demo requests from 40" gives it beside a multiple.
    let is_multiple = target.is_some_and(|target| target.kind == QuantityKind::Multiple);
    let values =
        reading.quantities.iter().filter(|it| it.value.is_some() && !it.is_masked() && it.role != Role::Deadline);
    let from = from || is_multiple && values.count() > 1;
    is_number && !from && reading.baseline.is_none() && !reading.flags.has_baseline && !reading.flags.maintain
}

/// "Reduce churn from 9% to": a blank for the value to reach, where only today's value is given.
pub fn with_target(text: &str, reading: &Features) -> Option<String> {
    let numbers: Vec<_> = reading.quantities.iter().filter(|it| !it.is_masked() && it.role != Role::Deadline).collect();
    let [only] = numbers.as_slice() else { return None };
    let before = text.get(..only.range.start)?.trim_end();
    let is_start = before.rsplit(' ').next()?.eq_ignore_ascii_case("from") && before.contains(' ');
    let rest = text.get(only.range.end..)?;
    let behind = rest.trim_start().strip_prefix("to").filter(|behind| !behind.starts_with(char::is_alphanumeric));
    // "from 9% to zero" says where to, in a word.
    let is_told =
        behind.is_some_and(|behind| behind.trim_start().starts_with(char::is_alphabetic)) && reading.deadline.is_none();
    // "Get feedback from 5 users" says from whom.
    let is_level = only.kind != QuantityKind::Count || behind.is_some() || moves(before);
    if !is_start || is_told || !is_level || only.value.is_none() {
        return None;
    }
    let sign = if only.kind == QuantityKind::Percent { "%" } else { "" };
    let rest = behind.unwrap_or(rest);
    Some(format!("{} to [target?]{sign}{}", &text[..only.range.end], if rest.trim().is_empty() { "" } else { rest }))
}

/// "by 5%" of a share as from where to where, since a share of a share can be meant either way.
pub fn as_levels(statement: &Statement<'_>) -> Option<Offer> {
    let mut changes =
        statement.reading.quantities.iter().filter(|it| it.kind == QuantityKind::Percent && it.role == Role::Change);
    let (change, None) = (changes.next()?, changes.next()) else { return None };
    let before = statement.text.get(..change.range.start)?.trim_end();
    // "Increase retention 5%" leaves out the "by".
    let is_bare =
        moves(before.split(' ').next()?) && before.contains(' ') && !before.ends_with(['(', '+', '-', '~', '/']);
    if has_base(statement.text, statement.reading) {
        return None;
    }
    let led = before.strip_suffix("by").or_else(|| before.strip_suffix("By"));
    let before = led.or(is_bare.then_some(before))?.trim_end();
    let rest = statement.text.get(change.range.end..)?;
    Some(Offer {
        text: tidy(&format!("{before} from [baseline?]% to [target?]%{rest}")),
        because: "From where to where leaves no doubt whether points or a share of today's value are meant.".to_owned(),
        ..Offer::default()
    })
}

/// Whether another value than the target stands behind "from": nothing is asked for that stands there.
fn has_base(text: &str, reading: &Features) -> bool {
    let values = reading.quantities.iter().enumerate().filter(|(_, it)| it.role != Role::Deadline && !it.is_masked());
    let mut others = values.filter(|(at, it)| reading.target != Some(*at) && it.value.is_some());
    others.any(|(_, it)| {
        let before = text.get(..it.range.start).unwrap_or_default().trim_end();
        before.rsplit(' ').next().is_some_and(|word| word.eq_ignore_ascii_case("from"))
    })
}

/// Puts a blank for today's value beside the target; whether it found its place.
pub fn add_baseline(text: &mut String, reading: &Features) -> bool {
    let Some(target) = reading.target.and_then(|at| reading.quantities.get(at)) else { return false };
    // A number that goes on in brackets or belongs to a list of jottings has no place for another beside it, and one
    // behind "by shipping" is that of the work.
    let goes_on = text[target.range.end..].trim_start().starts_with('(') || text.contains(';');
    if goes_on || has_base(text, reading) || is_of_work(&text[..target.range.start]) {
        return false;
    }
    let sign = if target.kind == QuantityKind::Percent && target.role != Role::Change { "%" } else { "" };
    let before = text[..target.range.start].trim_end();
    // "Sell the module to ten clinics" says to whom, and no level.
    let is_given = ["sell", "offer", "give", "send", "ship", "license", "rent"].contains(&reading.head.lemma.as_str());
    let is_level =
        before.ends_with(" to") && target.role != Role::Change && !is_given && !is_directed(text, before, target);
    let deadline = reading.deadline.as_ref().map(|deadline| deadline.range.start);
    // "100 parents sign up": what they do belongs to the number.
    if reading.head.class == HeadClass::Clause && target.range.start < 2 + text.len() / 3 {
        let at = values_at(text, reading);
        *text = format!("{} (now [baseline?]{sign}){}", &text[..at], &text[at..]);
        return true;
    }
    if is_level && !before[..before.len() - 3].is_empty() {
        let at = before.len() - 3;
        *text = format!("{} from [baseline?]{sign}{}", &text[..at], &text[at..]);
        return true;
    }
    let counted = reading.counted.as_ref().map(|counted| counted.range.end);
    let counted = counted.filter(|&end| end >= target.range.end);
    // "two outside organizations": the number and what it counts stay together.
    let end = counted.unwrap_or(target.range.end).max(match target.kind {
        QuantityKind::Count if target.role != Role::Change => subject::phrase_end(text, target.range.end),
        _ => 0,
    });
    let rest = &text[end..];
    let rate = [" a ", " per ", " each ", " every "].iter().find_map(|lead| {
        let word = rest.strip_prefix(lead)?.split(|letter: char| !letter.is_alphabetic()).next()?;
        (!word.is_empty() && target.per.is_some()).then_some(lead.len() + word.len())
    });
    let at = end + rate.unwrap_or(0);
    if deadline.is_some_and(|deadline| (target.range.start..at).contains(&deadline)) {
        return false;
    }
    let at = behind_place(text, at, reading);
    *text = format!("{} (now [baseline?]{sign}){}", &text[..at], &text[at..]);
    true
}

/// "Visits to forty firms" go to people, and are no level.
fn is_directed(text: &str, before: &str, target: &Quantity) -> bool {
    const GOING: &str = "visit visits call calls letter letters talk talks presentation presentations introduction introductions \
        offer offers mail mails email emails mailing mailings invitation invitations pitch pitches reach outreach tour tours";
    let what = before.strip_suffix(" to").unwrap_or(before).rsplit(' ').next().unwrap_or_default();
    let has_people = text[target.range.end..].split_whitespace().take(4).any(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
        Lexicon::default().entry(&word).classes.any(&[Class::Outside, Class::Inside])
    });
    target.kind == QuantityKind::Count && has_people && term::is_in(GOING, &what.to_lowercase())
}

/// Whether words end in work that is the means of something: "Improve monitoring by adding".
pub fn is_of_work(before: &str) -> bool {
    let work = before.rfind(" by ").map(|at| &before[at + 4..]);
    let verb = work.and_then(|work| work.split(' ').next()).filter(|verb| verb.ends_with("ing"));
    verb.is_some_and(|verb| Lexicon::default().entry(&verb.to_lowercase()).classes.has(Class::Activity))
}

/// Behind where, for whom or through what a number is to be reached, where that is short: "10 reviews on G2 (now …)".
fn behind_place(text: &str, at: usize, reading: &Features) -> usize {
    const LEADS: [&str; 9] = ["on", "in", "from", "through", "via", "at", "for", "among", "across"];
    const LONGEST: usize = 4;
    let end = values_at(text, reading);
    let rest = text.get(at..end).unwrap_or_default().trim();
    let words: Vec<&str> = rest.split(' ').collect();
    let is_plain = rest.chars().all(|letter| letter.is_alphabetic() || letter == ' ' || letter == '-' || letter == '’')
        || words.len() == 2 && !rest.contains([',', ';', ':', '(']);
    // "three labs willing to be named": who they are belongs to the number.
    const WHICH: [&str; 9] = ["who", "that", "which", "willing", "able", "ready", "happy", "prepared", "as"];
    let last = text.get(..at).and_then(|before| before.rsplit(' ').next()).unwrap_or_default();
    let is_which = (WHICH.contains(&words[0]) || WHICH.contains(&last)) && words.len() <= 2 * LONGEST;
    if is_plain && (words.len() <= LONGEST && LEADS.contains(&words[0]) || is_which) { end } else { at }
}
