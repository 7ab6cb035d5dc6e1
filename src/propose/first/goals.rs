//! What a strategy says: its sentences with the metrics they name, and whether one is a goal that can be measured.

use crate::analysis::lexicon::Class;
use crate::analysis::{Context, HeadClass, KeyResultKind, Quantity, QuantityKind, Role, language, read_key_result};
use crate::rules::RuleSet;
use crate::text::{Source, Span};

use super::super::knowledge::{Found, Metric, Purpose, metric, term};
use super::super::own::{Kept, raised};
use super::super::recognise::Known;
use super::super::{key_result_kind, mend};
use super::facts;

/// A sentence of a strategy.
#[derive(Debug, Clone)]
pub struct Goal {
    /// Without mark and lead ("We want to").
    pub text: String,
    /// Metrics that it names.
    pub metrics: Vec<&'static Metric>,
    /// What the work that it names is usually done for, where it names no metric.
    pub served: Vec<&'static Metric>,
    /// The sentence as a key result, where it is a goal with a number.
    pub result: Option<String>,
    /// Whether it says where to go rather than how things are.
    pub is_goal: bool,
    /// Whether it holds a number.
    pub has_number: bool,
    /// The value that it says is today's.
    pub today: Option<String>,
    /// The value that it says is to be reached.
    pub target: Option<String>,
    /// By when, with its preposition.
    pub deadline: Option<String>,
    /// Where it stands in the strategy.
    pub span: Span,
}

/// Sentences of a strategy that are read, at most.
const SENTENCES: usize = 2000;
/// Metrics of the work that a goal names, at most: one goal asks for one objective.
const SERVED: usize = 1;
/// Bytes of a sentence that can be a goal.
const LONG: usize = 240;

/// What stands before a goal in prose.
const LEADS: [&str; 27] = [
    "we are going to ", "we're going to ", "we strive to ", "we would like to ", "our ambition is to ",
    "our mission is to ", "our vision is to ", "our priority is to ", "the company will ", "focus: ", "we want to ",
    "we will ", "we aim to ", "we plan to ", "we need to ", "we intend to ", "we must ", "our goal is to ",
    "our aim is to ", "our target is to ", "the goal is to ", "the aim is to ", "goal: ", "aim: ", "priority: ",
    "objective: ", "the company wants to ",
];

/// The sentences of a strategy that is in a language that is read.
pub fn read(source: &Source, rules: &RuleSet) -> Vec<Goal> {
    if language::language(None, &source.text) != "en" {
        return Vec::new();
    }
    let lines = source.text.lines().filter(|line| !is_title(line)).map(|line| (is_item(line), without_mark(line)));
    let lines = lines.filter(|(_, line)| !line.is_empty());
    let sentences = lines.flat_map(|(is_item, line)| sentences(line).map(move |sentence| (is_item, sentence)));
    let sentences = sentences.filter(|(_, sentence)| sentence.len() <= LONG);
    let begin = |sentence: &str| sentence.as_ptr() as usize - source.text.as_ptr() as usize;
    let span = |sentence: &str| Span::new(begin(sentence), begin(sentence) + sentence.len());
    sentences.take(SENTENCES).map(|(is_item, sentence)| goal(sentence, span(sentence), is_item, rules)).collect()
}

/// "# Strategy 2027": a heading that only says what the paper is.
fn is_title(line: &str) -> bool {
    const PAPERS: [&str; 10] =
        ["strategy", "goals", "plan", "vision", "mission", "priorities", "objectives", "context", "okrs", "overview"];
    let names_paper = |word: &term::Word| PAPERS.contains(&word.lower.as_str());
    line.starts_with('#') && term::words(line).len() <= 4 && term::words(line).iter().any(names_paper)
}

/// Whether a line is one of a list: what a strategy lists is what is to be done.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    line.starts_with(['-', '*', '+', '•']) || number.len() < line.len() && number.starts_with(['.', ')'])
}

fn without_mark(line: &str) -> &str {
    let is_mark = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '*' | '+' | '•' | '#' | '>' | '|');
    let line = line.trim_start_matches(is_mark);
    let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_number = number.len() < line.len() && number.starts_with(['.', ')']);
    (if is_number { &number[1..] } else { line }).trim()
}

/// A line at its full stops and semicolons, a row of a table at its bars.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let sentences = line.split("; ").flat_map(|part| part.split('|')).flat_map(|part| part.split_inclusive(". "));
    sentences.map(|sentence| sentence.trim().trim_end_matches(['.', ';'])).filter(|it| !it.is_empty())
}

/// What stands behind the lead of a goal: "In 2027, we will", "Priority 2:"; `None` where there is no lead.
fn behind_lead(plain: &str) -> Option<&str> {
    let lower = plain.to_ascii_lowercase();
    let begins = |text: &str| LEADS.iter().find(|lead| text.starts_with(**lead)).map(|lead| lead.len());
    if let Some(length) = begins(&lower) {
        return plain.get(length..);
    }
    // "In 2027, we will …", "By the end of the year we want to …": a time before the lead.
    let is_timed = ["in ", "by ", "this ", "next ", "until ", "over "].iter().any(|word| lower.starts_with(word));
    let timed = is_timed.then(|| lower.match_indices("we ").chain(lower.match_indices("our ")).map(|(at, _)| at).min());
    if let Some(at) = timed.flatten().filter(|&at| at <= 48) {
        return begins(&lower[at..]).and_then(|length| plain.get(at + length..));
    }
    let label =
        ["goal", "priority", "pillar", "objective", "ambition", "theme"].iter().find(|it| lower.starts_with(**it))?;
    let rest = lower[label.len()..].trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let behind = rest.strip_prefix([':', '.', ')', '–', '-'])?.trim_start();
    plain.get(plain.len() - behind.len()..)
}

fn goal(sentence: &str, span: Span, is_item: bool, rules: &RuleSet) -> Goal {
    let plain = sentence.replace("**", "").replace('`', "");
    let lead = behind_lead(&plain);
    let text = lead.map_or_else(|| plain.clone(), raised);
    let reading = read_key_result(&text, &Context { objective: None, lexicon: &rules.lexicon });
    let known = Known::of_text(&text, &reading);
    let asks = matches!(reading.head.class, HeadClass::Change | HeadClass::SoftChange | HeadClass::Achieve);
    let is_listed = is_item && matches!(reading.head.class, HeadClass::Activity | HeadClass::Hire);
    let is_order = (asks || is_listed) && reading.head.range.start == 0 || wishes(&text);
    let numbers = reading.quantities.iter().filter(|it| !it.is_masked() && it.kind != QuantityKind::Placeholder);
    let has_number = numbers.clone().any(|it| it.value.is_some() && it.kind != QuantityKind::Date);
    // "New warehouse in Graz": what a strategy lists by its name alone is there to come.
    let is_named = is_item && reading.head.class == HeadClass::None && is_name_of_project(&text);
    let is_goal = lead.is_some() || (is_order || is_named) && text.starts_with(char::is_uppercase);
    let is_result = is_goal && has_number && key_result_kind(&reading) == Some(KeyResultKind::Outcome);
    let mut texts = if is_result { mend::mend(&text, None, &rules.lexicon).texts } else { Vec::new() };
    let result = texts.pop().filter(|_| texts.is_empty());
    // "Reach 35%" speaks of no reach.
    let is_verb = |found: &Found<Metric>| {
        let classes = rules.lexicon.entry(&text[found.range.clone()].to_lowercase()).classes;
        found.range.start == 0 && found.width == 1 && classes.any(&[Class::Achieve, Class::Change])
    };
    let named = known.metrics.iter().chain(&known.aims).filter(|found| !is_verb(found));
    let metrics: Vec<&'static Metric> = named.map(|found| found.what).collect();
    let work = known.works.first().filter(|work| !work.is_less && !work.what.general && metrics.is_empty());
    let served = work.into_iter().flat_map(|work| work.what.serves.iter().take(SERVED));
    let served = served.filter_map(|it| metric(it.metric)).filter(|_| is_goal).collect();
    let stated = |role: facts::Role| {
        // "practices with 5+ therapists": the number says who they are.
        let describes = |it: &Quantity| {
            let before = text.get(..it.range.start).unwrap_or_default().trim_end();
            it.kind == QuantityKind::Count
                && before.rsplit(' ').next().is_some_and(|word| term::is_in("with of over", word))
        };
        let is_value = |it: &&Quantity| {
            !matches!(it.kind, QuantityKind::Date) && !matches!(it.role, Role::Change) && !describes(it)
        };
        let numbers = numbers.clone().filter(|it| it.value.is_some()).filter(is_value);
        let of = |range: &std::ops::Range<usize>| match facts::role(facts::clause(&text, range)) {
            None if lead.is_some() => Some(facts::Role::Target),
            told => told,
        };
        let mut told = numbers.filter(|it| of(&it.range) == Some(role));
        let first = told.next();
        // "It fell from 38 % to 33 %" was once at the first, and is at the last.
        let moved = first.filter(|it| facts::has_moved(facts::clause(&text, &it.range)));
        moved.and_then(|_| told.next_back()).or(first).and_then(|it| text.get(it.range.clone())).map(str::to_owned)
    };
    let (today, target) = (stated(facts::Role::Today), stated(facts::Role::Target));
    let deadline = Kept::of(&text, &reading).deadline.filter(|_| target.is_some());
    let result = result.filter(|_| !metrics.is_empty() || target.is_none());
    Goal { text, metrics, served, result, is_goal, has_number, today, target, deadline, span }
}

/// Whether words are the name of something new, and no fact: "New warehouse in Graz", "Partnership with three universities".
fn is_name_of_project(text: &str) -> bool {
    const LONGEST: usize = 9;
    let words = term::words(text);
    let is_plain = !text.contains([':', '?', '(', '"', '“']) && !text.contains(|letter: char| letter.is_ascii_digit());
    is_plain && (2..=LONGEST).contains(&words.len())
}

/// "Become the baker's best friend": what to be, in a verb that moves no number.
fn wishes(text: &str) -> bool {
    const VERBS: &str = "become be stay make turn enter establish expand double triple halve";
    let words = term::words(text);
    let is_multiple = words.len() == 2 && term::is_in("double triple halve", &words[0].lower);
    is_multiple || words.len() > 2 && term::is_in(VERBS, &words[0].lower)
}

impl Goal {
    /// How much it speaks of a purpose: a metric of it weighs more than a word.
    pub fn speaks_of(&self, purpose: &Purpose) -> usize {
        let metrics = self.metrics.iter().filter(|metric| purpose.metrics.contains(&metric.id)).count();
        let text = term::key(&self.text);
        // "Reach 35%" speaks of no reach.
        let text = format!(" {} ", text.strip_prefix("reach ").unwrap_or(&text));
        let words = purpose.focus.iter().filter(|it| text.contains(&format!(" {} ", term::key(it)))).count();
        let is_served = self.served.iter().any(|metric| purpose.metrics.contains(&metric.id));
        3 * metrics + words.max(usize::from(is_served)).min(1)
    }
}
