//! Numbers compared: each number of a wording has to be one of the author's, in its role, its unit and its place.

use super::words::content;
use super::{Belonging, Objection};
use crate::analysis::token::tokenize;
use crate::analysis::{Features, Lexicon, Quantity, QuantityKind, Role, quantity};
use crate::propose::own::Statement;
use crate::time::MONTHS;

/// The numbers of the objective above a statement.
pub fn above(statement: &Statement<'_>) -> Vec<Quantity> {
    let text = statement.objective.unwrap_or_default();
    if text.is_empty() { Vec::new() } else { quantity::quantities(text, &tokenize(text, &Lexicon::default())) }
}

/// Objections to the numbers of `text`, which was read as `reading`; `above` are those of the statement's objective.
pub fn objections(statement: &Statement<'_>, above: &[Quantity], text: &str, reading: &Features) -> Vec<Objection> {
    let mut objections: Vec<_> =
        faulty(statement, above, text, reading).into_iter().map(|(_, objection)| objection).collect();
    if let Some(date) = invented_date(statement, text, reading) {
        let is_told =
            objections.iter().any(|it| matches!(it, Objection::InventedNumber(words) if date.contains(words)));
        objections.extend((!is_told).then(|| Objection::InventedNumber(date.to_owned())));
    }
    objections
}

/// The numbers of `text` to which there is an objection.
pub fn faulty<'a>(
    statement: &Statement<'_>,
    above: &[Quantity],
    text: &str,
    reading: &'a Features,
) -> Vec<(&'a Quantity, Objection)> {
    let mut objections = Vec::new();
    for number in &reading.quantities {
        let words = text.get(number.range.clone()).unwrap_or_default();
        if number.kind == QuantityKind::Placeholder {
            // "from XX to YY" would be taken for filled in: a blank has one form.
            if !words.is_empty() && !words.contains("?]") && !statement.text.contains(words) {
                objections.push((number, Objection::InventedNumber(words.to_owned())));
            }
            continue;
        }
        if !words.contains(|letter: char| letter.is_ascii_digit()) && number.value.is_none() {
            continue;
        }
        let given = of_author(statement, above, number, words);
        if given.is_empty() {
            let has_digit = words.contains(|letter: char| letter.is_ascii_digit());
            let is_name = number.is_masked() && !has_digit && !is_spelled(words);
            if !is_name && (!is_article(words) || is_spelled(words)) {
                objections.push((number, Objection::InventedNumber(words.to_owned())));
            }
        } else if (!number.is_masked() || is_spelled(words))
            && given.iter().all(|given| has_moved(statement, given, text, reading, number))
        {
            objections.push((number, Objection::MovedNumber(words.to_owned())));
        }
    }
    objections
}

/// The date of `text` that the author did not give: "by June" where the statement has none.
pub fn invented_date<'a>(statement: &Statement<'_>, text: &'a str, reading: &Features) -> Option<&'a str> {
    let words = text.get(reading.deadline.as_ref()?.range.clone())?;
    // "next year" may be a part of what is measured; a day, a month or a quarter is none.
    let names_month =
        words.split_whitespace().any(|word| MONTHS.iter().any(|month| word.to_lowercase().starts_with(month)));
    if !names_month && !words.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let given = format!("{}\n{}", statement.text, statement.objective.unwrap_or_default()).to_lowercase();
    let is_given = words.to_lowercase().split_whitespace().all(|word| given.contains(word));
    (!is_given).then_some(words)
}

/// "a month" and "no one" hold no number that could be invented.
fn is_article(words: &str) -> bool {
    const ARTICLES: [&str; 9] = ["a", "an", "one", "once", "first", "no", "none", "zero", "another"];
    words.split_whitespace().next().is_some_and(|first| ARTICLES.contains(&first.to_lowercase().as_str()))
}

/// "ten", "a dozen": a number in letters, which is invented or moved like one in digits.
pub fn is_spelled(words: &str) -> bool {
    const SPELLED: [&str; 22] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
        "twenty", "thirty", "forty", "fifty", "sixty", "hundred", "hundreds", "thousand", "dozen", "dozens",
    ];
    words.split_whitespace().any(|word| SPELLED.contains(&word.to_lowercase().as_str()))
}

/// A number of the author's and the text it stands in.
struct Given<'a> {
    text: &'a str,
    number: &'a Quantity,
    is_statement: bool,
}

/// Where the author gives the same number.
fn of_author<'a>(
    statement: &'a Statement<'_>,
    above: &'a [Quantity],
    number: &Quantity,
    words: &str,
) -> Vec<Given<'a>> {
    let own = statement.reading.quantities.iter().map(|given| (statement.text, given, true));
    let above = above.iter().filter_map(|given| Some((statement.objective?, given, false)));
    let same = |given: &Quantity, text: &str| match (given.value, number.value) {
        (Some(theirs), Some(ours)) => theirs == ours && given.upper == number.upper,
        _ => text.get(given.range.clone()).is_some_and(|theirs| theirs.eq_ignore_ascii_case(words)),
    };
    let all = own.chain(above).filter(|(text, given, _)| same(given, text));
    all.map(|(text, number, is_statement)| Given { text, number, is_statement }).collect()
}

fn has_moved(statement: &Statement<'_>, given: &Given<'_>, text: &str, reading: &Features, number: &Quantity) -> bool {
    let role = |role: Role| match role {
        Role::Open => Role::Target,
        other => other,
    };
    if given.number.unit != number.unit || given.number.kind == QuantityKind::Date {
        return true;
    }
    // "Raise repeat orders from 400" gives today's value, whatever a line with one number is read as.
    let is_start = is_behind_from(given.text, given.number) && number.role == Role::Baseline;
    if given.is_statement && !is_start && role(given.number.role) != role(number.role) {
        return true;
    }
    // Ten articles for clinics are no ten clinics.
    let counts = [(statement.reading, given.text, given.number), (reading, text, number)];
    if let [Some(theirs), Some(ours)] = counts.map(|(reading, text, number)| counted(reading, text, number))
        && given.is_statement
        && !ours.iter().any(|word| theirs.contains(word))
    {
        return true;
    }
    // What a number counts stands beside it; what the line measures may stand anywhere in it.
    let theirs =
        if given.is_statement { subject(statement.reading, given.text, given.number) } else { content(given.text) };
    let ours = subject(reading, text, number);
    !theirs.is_empty() && !ours.is_empty() && !ours.iter().any(|word| theirs.contains(word))
}

/// The words for what a number counts, where they stand right behind it.
fn counted(reading: &Features, text: &str, number: &Quantity) -> Option<Vec<String>> {
    let range = reading.counted.as_ref().map(|it| it.range.clone())?;
    let between = text.get(number.range.end..range.start)?;
    let words = content(text.get(range)?);
    (between.trim().is_empty() && !words.is_empty()).then_some(words)
}

/// Whether a number stands directly behind "from".
fn is_behind_from(text: &str, number: &Quantity) -> bool {
    let before = text.get(..number.range.start).unwrap_or_default().trim_end();
    before.rsplit(' ').next().is_some_and(|word| word.eq_ignore_ascii_case("from"))
}

/// The words for what a number counts or measures, its own left out. Where a line holds several results, those of its
/// own part.
fn subject(reading: &Features, text: &str, number: &Quantity) -> Vec<String> {
    let part = reading.parts.iter().find(|part| part.start <= number.range.start && number.range.end <= part.end);
    let has_no_digit = |word: &str| !word.contains(|letter: char| letter.is_ascii_digit());
    if let Some(part) = part.filter(|_| reading.parts.len() > 1) {
        let part = text.get(part.clone()).unwrap_or_default();
        // "…, save €30k" names nothing but its verb: what is saved stands in the other part.
        if part.split_whitespace().filter(|word| has_no_digit(word)).count() > 1 {
            return content(part);
        }
    }
    let ranges = [
        reading.metric.clone(),
        reading.counted.as_ref().map(|it| it.range.clone()),
        reading.object.as_ref().map(|it| it.range.clone()),
        Some(number.range.end..behind(text, number.range.end)),
    ];
    let words = ranges.into_iter().flatten().filter_map(|range| text.get(range)).flat_map(content);
    words.filter(|word| has_no_digit(word)).collect()
}

/// The end of the three words behind byte `at`.
fn behind(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let ends = rest.char_indices().filter(|(_, letter)| letter.is_whitespace()).map(|(at, _)| at);
    at + ends.filter(|&end| end > 0).nth(3).unwrap_or(rest.len())
}

/// The author's target without its unit: "to 40" in place of "to 40%".
pub fn lost_unit(statement: &Statement<'_>, reading: &Features) -> Option<Objection> {
    let given = statement.reading.quantities.iter().filter(|given| given.unit.is_some() && !given.is_masked());
    for given in given {
        let same = |number: &&Quantity| number.value.is_some() && number.value == given.value && !number.is_masked();
        let mut ours = reading.quantities.iter().filter(same).peekable();
        if ours.peek().is_some() && ours.all(|number| number.unit.is_none()) {
            return Some(Objection::Lost { what: Belonging::Unit, words: statement.words(&given.range).to_owned() });
        }
    }
    None
}
