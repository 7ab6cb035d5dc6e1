//! What gets more, sooner or more often by work: "customers renew more often", "tickets are solved sooner", "book more
//! meetings".
//!
//! In goes a clause that says what work is for, out comes what there is to measure of it, in its own words. Whoever says
//! "sooner" has a span of time in mind, and whoever says "more often" a number over time.

use super::{entry, is_thing, people, share};
use crate::analysis::lexicon::{Class, Classes, Forms, VERBS};
use crate::propose::own::raised;

/// Ends of a clause, with the measure that they ask for.
const ENDS: [(&[&str], &str); 4] = [
    (&["more often", "more frequently", "more regularly"], "Increase how often"),
    (&["less often", "less frequently", "more rarely"], "Reduce how often"),
    (&["faster", "sooner", "quicker", "more quickly", "earlier", "in less time"], "Reduce the time until"),
    (&["longer", "for longer"], "Increase how long"),
];

/// The longest clause that can be said again, in words.
const LONGEST: usize = 9;

/// The key result that a clause about somebody or something holds, where it compares.
pub fn of_sentence(clause: &str) -> Option<String> {
    let clause = clause.split([',', ';', '(']).next().unwrap_or(clause).trim_end_matches([' ', '.', '!']);
    if clause.split(' ').count() > LONGEST || clause.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    of_end(clause).or_else(|| of_amount(clause)).or_else(|| of_level(clause)).or_else(|| of_people(clause))
}

/// "customers renew more often", "tickets are solved sooner".
fn of_end(clause: &str) -> Option<String> {
    let (rest, measure) = ENDS.iter().find_map(|(ends, measure)| {
        let rest = ends.iter().find_map(|end| clause.strip_suffix(end)?.strip_suffix(' '))?;
        Some((rest, measure))
    })?;
    let words: Vec<&str> = without_article(rest).split(' ').collect();
    // "they answer sooner" names nobody.
    let is_told = words.len() > 1 && !entry(words[0]).classes.any(&[Class::Pronoun]) && words[0] != "we";
    // "features ship sooner": a thing, and what it does.
    let does = |last: &&str| entry(last).forms.has(Forms::BASE) && entry(last).classes.within(VERBS) != Classes::NONE;
    let is_sentence = people(rest).is_some()
        || words.iter().any(|word| ["is", "are", "get", "gets"].contains(word))
        || words.split_last().is_some_and(|(last, before)| does(last) && is_thing(&before.join(" ")));
    let is_plain = rest.chars().all(|letter| letter.is_alphabetic() || " -'’/&".contains(letter));
    (is_told && is_sentence && is_plain).then(|| of(measure, &words.join(" ")))
}

/// "reps close more deals": what they do it to is counted.
fn of_amount(clause: &str) -> Option<String> {
    let (who, rest) = people(clause)?;
    let (deed, rest) = rest.split_once(' ')?;
    let (more, thing) = rest.split_once(' ')?;
    let verb = verb_of(more)?;
    let is_done = entry(deed).forms.has(Forms::BASE) && !entry(deed).classes.has(Class::Modal);
    (is_done && is_thing(thing)).then(|| of(&format!("{verb} the"), &format!("{thing} that {who} {deed}")))
}

/// "churn goes down", "onboarding is faster".
fn of_level(clause: &str) -> Option<String> {
    const UP: [&str; 7] = [" goes up", " go up", " rises", " rise", " increases", " is higher", " are higher"];
    const DOWN: [&str; 10] = [
        " goes down", " go down", " falls", " drops", " drop", " decreases", " is lower", " are lower", " shrinks",
        " shrink",
    ];
    const FAST: [&str; 6] =
        [" is faster", " gets faster", " is quicker", " is shorter", " takes less time", " speeds up"];
    let behind = |ends: &[&str]| ends.iter().find_map(|end| clause.strip_suffix(end)).map(without_article);
    let thing = |words: &&str| {
        is_thing(words) && !entry(words.split(' ').next().unwrap_or_default()).classes.has(Class::Pronoun)
    };
    if let Some(words) = behind(&UP).filter(thing) {
        return Some(of("Increase", words));
    }
    if let Some(words) = behind(&DOWN).filter(thing) {
        return Some(of("Reduce", words));
    }
    behind(&FAST).filter(thing).map(|words| of("Reduce the time that", &format!("{words} takes")))
}

/// "more visitors sign up", "fewer clinics call".
fn of_people(clause: &str) -> Option<String> {
    let (more, rest) = clause.split_once(' ')?;
    let verb = verb_of(more)?;
    let (who, deed) = people(rest)?;
    let first = entry(deed.split(' ').next()?);
    let is_done = first.forms.has(Forms::BASE) && !first.classes.any(&[Class::Modal, Class::Link]);
    is_done.then(|| share(verb, &who, &deed))
}

/// "book more meetings", "get more leads", "answer fewer calls": what work is to bring in by itself.
pub fn of_order(clause: &str) -> Option<String> {
    const GET: [&str; 15] = [
        "get", "win", "gain", "generate", "attract", "drive", "have", "see", "receive", "achieve", "bring", "create",
        "earn", "find", "acquire",
    ];
    let clause = clause.split([',', ';', '(']).next().unwrap_or(clause).trim_end_matches([' ', '.', '!']);
    let (first, rest) = clause.split_once(' ')?;
    let (more, thing) = rest.strip_prefix("in ").unwrap_or(rest).split_once(' ')?;
    let (verb, known) = (verb_of(more)?, entry(first));
    let is_done = known.forms.has(Forms::BASE) && known.lemma == first.to_lowercase();
    let is_told = is_done && is_thing(thing) && thing.split(' ').count() <= 4;
    if GET.contains(&known.lemma) {
        return is_told.then(|| of(verb, thing));
    }
    let is_several = thing.split(' ').next_back().is_some_and(|last| last.ends_with('s'));
    let done = participle(known.lemma)?;
    let be = if is_several { "are" } else { "is" };
    is_told.then(|| of(&format!("{verb} the"), &format!("{thing} that {be} {done}")))
}

/// "collect invoices sooner", "Close the books faster": how long it takes until that is done.
pub fn of_pace(clause: &str) -> Option<String> {
    let rest = ENDS[2].0.iter().find_map(|end| clause.strip_suffix(end)?.strip_suffix(' '))?;
    let (first, thing) = rest.split_once(' ')?;
    let known = entry(first);
    let is_order = known.forms.has(Forms::BASE) && known.lemma == first.to_lowercase();
    let bare = without_article(thing);
    let is_told = is_order && is_thing(bare) && bare.split(' ').count() <= 4 && people(bare).is_none();
    let is_several = bare.ends_with('s') && !bare.ends_with("ss");
    let done = participle(known.lemma).filter(|_| is_told)?;
    Some(of("Reduce the time until", &format!("{thing} {} {done}", if is_several { "are" } else { "is" })))
}

fn verb_of(more: &str) -> Option<&'static str> {
    match more {
        "more" | "additional" => Some("Increase"),
        "fewer" | "less" => Some("Reduce"),
        _ => None,
    }
}

/// "book" as "booked"; none of verbs whose form is not known.
fn participle(verb: &str) -> Option<String> {
    const OWN: [(&str, &str); 13] = [
        ("catch", "caught"),
        ("find", "found"),
        ("build", "built"),
        ("pay", "paid"),
        ("write", "written"),
        ("sell", "sold"),
        ("close", "closed"),
        ("make", "made"),
        ("take", "taken"),
        ("send", "sent"),
        ("spend", "spent"),
        ("ship", "shipped"),
        ("lose", "lost"),
    ];
    if let Some((_, done)) = OWN.iter().find(|(own, _)| *own == verb) {
        return Some((*done).to_owned());
    }
    let done = if verb.ends_with('e') { format!("{verb}d") } else { format!("{verb}ed") };
    let known = entry(&done);
    (known.lemma == verb && known.forms.has(Forms::PARTICIPLE)).then_some(done)
}

fn without_article(words: &str) -> &str {
    ["the ", "our ", "all "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words)
}

fn of(measure: &str, words: &str) -> String {
    raised(&format!("{measure} {words} from [baseline?] to [target?]"))
}
