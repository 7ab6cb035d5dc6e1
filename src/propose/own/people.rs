//! For whom a statement is, and with whom it is done: "dental labs", "the Lidl buyers", "with Rewe and Edeka".
//!
//! In goes a statement's text, out come words of it that a rewording keeps. People are plural and of a kind that the
//! lexicon knows; names alone count only beside work that is done together with others, since "with Figma" is a tool.

use std::ops::Range;

use crate::analysis::lexicon::{Class, Classes, Forms, VERBS};
use crate::analysis::{Features, Lexicon};
use crate::propose::knowledge::term::{self, Word};
use crate::propose::knowledge::{find_metrics, find_works};

/// The people of a segment, its preposition left out; none where it says how many rather than who.
pub fn of_segment(segment: &str) -> Option<String> {
    let (_, people) = segment.split_once(' ')?;
    told(people)
}

/// The people of a line to, for or with whom something is done.
pub fn in_line(words: &[Word], text: &str, reading: &Features) -> Option<String> {
    let is_aside = |at: usize| {
        let sides = [reading.purpose.as_ref(), reading.means.as_ref()];
        sides.into_iter().flatten().any(|side: &Range<usize>| side.contains(&at))
    };
    // With whom one agrees on something is not for whom it is.
    const TALKED: &str = "agree align coordinate settle clarify decide define finalise finalize check sync collaborate cooperate \
        discuss share work compare";
    // Those who help with the work are not those it is for.
    const HELPERS: &str = "creators influencers bloggers agencies vendors suppliers freelancers consultants contractors experts \
        speakers ambassadors journalists competitors peers";
    let verb = reading.head.lemma.split(' ').next().unwrap_or_default();
    let is_talked = term::is_in(TALKED, verb);
    let leads = words.iter().enumerate().filter(|(_, word)| !(is_talked && word.lower == "with"));
    let leads = leads.filter(|(_, word)| {
        matches!(word.lower.as_str(), "for" | "with" | "to" | "among") && !is_aside(word.range.start)
    });
    let from = words.iter().position(|word| word.lower == "from").unwrap_or(usize::MAX);
    let mut leads = leads.filter(|(at, word)| word.lower != "to" || *at < from);
    leads.find_map(|(at, lead)| {
        let people = text.get(phrase(words, at + 1, text, lead.lower == "to")?)?;
        let helps = lead.lower == "with"
            && people.rsplit(' ').next().is_some_and(|last| term::is_in(HELPERS, &last.to_lowercase()));
        told(people).filter(|_| !helps)
    })
}

/// The bytes of the people who stand at word `first`: a noun phrase of up to five words that ends in people.
fn phrase(words: &[Word], first: usize, text: &str, is_behind_to: bool) -> Option<Range<usize>> {
    const LONGEST: usize = 5;
    let begin = words.get(first)?;
    let entry = |word: &Word| Lexicon::default().entry(&word.lower);
    let has_determiner = entry(begin).classes.any(&[Class::Determiner, Class::Universal, Class::NumberWord]);
    // "to guide customers" is what is done, and "to customers" whom it is done to.
    let is_verb =
        |word: &Word| entry(word).forms.has(Forms::BASE) && entry(word).classes.within(VERBS) != Classes::NONE;
    if is_behind_to && !has_determiner && is_verb(begin) && !are_people(begin) {
        return None;
    }
    let reach = first..words.len().min(first + LONGEST);
    let ends = reach.take_while(|&at| at == first || !words[at].is_parted && !ends_before(&words[at]));
    let end = ends.filter(|&at| are_people(&words[at])).last()?;
    // "for customer success managers to use": people are the last noun, and no part of another name.
    let goes_on = words.get(end + 1).is_some_and(|next| !next.is_parted && is_noun(next));
    // "the auditors' association" is no auditors.
    let is_owner = text[words[end].range.end..].starts_with(['\'', '’']);
    let range = begin.range.start..words[end].range.end;
    (!goes_on && !is_owner).then_some(range).filter(|range| !text[range.clone()].contains('"'))
}

fn ends_before(word: &Word) -> bool {
    const ENDS: &str =
        "in at on for to from of by with via who that which and or before until per across into about so as is are";
    term::is_in(ENDS, &word.lower)
}

/// Whether a word goes on with the noun before it: "managers" in "customer success managers".
fn is_noun(word: &Word) -> bool {
    let entry = Lexicon::default().entry(&word.lower);
    entry.classes.any(&[
        Class::Product,
        Class::OwnActivity,
        Class::Measure,
        Class::Outside,
        Class::Inside,
        Class::Quality,
    ]) && !entry.classes.any(&[Class::Preposition, Class::Pronoun, Class::Adverb])
}

/// Several people or organisations of whom a line can be for some: "nurses", but not "people" or "employees".
fn are_people(word: &Word) -> bool {
    const SEVERAL: [&str; 5] = ["women", "men", "children", "parents", "youth"];
    const ANYBODY: &str = "people personas targets contacts names roles others employees staff colleagues teams members managers leads \
        leaders engineers developers sellers reps hires departments executives directors stakeholders owners champions candidates applicants folks";
    let entry = Lexicon::default().entry(&word.lower);
    let is_several = word.lower.ends_with('s') && !word.lower.ends_with("ss") || SEVERAL.contains(&word.lower.as_str());
    let is_other =
        entry.classes.any(&[Class::Product, Class::OwnActivity, Class::Measure, Class::TimeUnit, Class::Place]);
    let is_person = entry.classes.any(&[Class::Outside, Class::Inside, Class::WeakPerson]);
    is_several && is_person && !is_other && !term::is_in(ANYBODY, &word.lower)
}

/// People as a rewording names them; none where the words say how many and not who.
fn told(people: &str) -> Option<String> {
    let people = with_article(bare(people));
    let is_told = !people.is_empty()
        && are_several(&people)
        && !people.contains(|letter: char| letter.is_ascii_digit() || matches!(letter, '"' | '“' | '”'))
        && !people.starts_with("at ")
        && !["people", "everybody", "folks"].contains(&people.as_str());
    is_told.then_some(people)
}

/// Names of others with whom work is done together: "with Rewe and Edeka" in "Run a webinar with Rewe and Edeka".
pub fn partners(words: &[Word], text: &str, reading: &Features) -> Option<String> {
    const JOINT: &str = "webinar webinars workshop workshops event events campaign campaigns study studies story stories \
        pilot pilots contract contracts agreement agreements partnership partnerships podcast podcasts interview interviews \
        talk talks meeting meetings conference survey promotion promotions tour roadshow programme program review reviews \
        course courses training summit breakfast dinner trial trials collaboration deal deals newsletter tasting tastings";
    let with = words.iter().position(|word| word.lower == "with" && !word.is_parted)?;
    // "in collaboration with" says how it is done, and stays with the work.
    let is_how = with > 1 && words[with - 2].lower == "in";
    let is_joint = !is_how && words[..with].last().is_some_and(|word| term::is_in(JOINT, &word.lower));
    let is_means = reading.means.as_ref().is_some_and(|means| means.contains(&words[with].range.start));
    if !is_joint || is_means {
        return None;
    }
    let is_name = |word: &Word| {
        let known = Lexicon::default().entry(&word.lower);
        text[word.range.clone()].starts_with(char::is_uppercase)
            && known.lemma.is_empty()
            && find_works(std::slice::from_ref(word)).is_empty()
            && find_metrics(std::slice::from_ref(word)).is_empty()
    };
    let first = with + 1 + usize::from(words.get(with + 1).is_some_and(|word| word.lower == "the"));
    let behind = words.get(first..)?;
    let goes_on = |word: &&Word| is_name(word) || matches!(word.lower.as_str(), "and" | "&");
    let length = behind.iter().take(6).take_while(goes_on).count();
    let length = (0..length).rev().find(|&at| is_name(&behind[at]))? + 1;
    let end = behind[length - 1].range.end;
    // "with >Y% clicks" names nobody.
    let named = text.get(words[with].range.start..end)?;
    (!named.contains(['<', '>', '%', '='])).then(|| named.to_owned())
}

/// Whether words name several people or organisations, and not one thing: "dental labs", not "the search lab".
fn are_several(words: &str) -> bool {
    const SEVERAL: [&str; 10] =
        ["people", "staff", "women", "men", "children", "personnel", "youth", "folks", "team", "public"];
    let words = term::words(words);
    let is_several = |word: &term::Word| {
        word.lower.ends_with('s') && !word.lower.ends_with("ss") || SEVERAL.contains(&word.lower.as_str())
    };
    words.iter().any(is_several)
}

/// "the 40 dental labs" without article and number, which says how many and not who.
fn bare(people: &str) -> &str {
    const ARTICLES: [&str; 6] = ["the ", "our ", "all ", "a ", "an ", "every "];
    const NUMBERS: [&str; 10] =
        ["two ", "three ", "four ", "five ", "six ", "seven ", "eight ", "nine ", "ten ", "twelve "];
    let people = ARTICLES.iter().find_map(|article| people.strip_prefix(article)).unwrap_or(people);
    let people = NUMBERS.iter().find_map(|number| people.strip_prefix(number)).unwrap_or(people);
    people.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '.' | '+' | ' '))
}

/// "largest suppliers" takes an article: which ones it speaks of is a matter of fact.
fn with_article(people: &str) -> String {
    let first = people.split(' ').next().unwrap_or_default();
    let is_superlative = ["top", "most", "best"].contains(&first) || first.ends_with("est") && first.len() > 5;
    if is_superlative { format!("the {people}") } else { people.to_owned() }
}

/// Whether "who" follows the word rather than "that".
pub fn is_personal(people: &str) -> bool {
    const ENDINGS: [&str; 13] =
        ["ers", "ors", "ants", "ents", "ees", "ists", "ours", "people", "women", "men", "leads", "fans", "ians"];
    const OTHERS: &str = "apprentices colleagues relatives nurses pupils guests friends chefs cooks guides clerks coaches athletes \
        midwives wives husbands boys girls kids adults teens heads reps executives analysts boaters staff children commuters";
    let last = people.rsplit([' ', '-']).next().unwrap_or(people);
    ENDINGS.iter().any(|ending| people.ends_with(ending))
        || term::is_in(OTHERS, &last.to_lowercase())
        || people == "people of the region"
}
