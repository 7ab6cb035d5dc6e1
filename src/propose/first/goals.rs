//! What a strategy says: its sentences with the metrics they name, and whether one is a goal that can be measured.

use crate::analysis::lexicon::Class;
use crate::analysis::{
    Context, Features, HeadClass, KeyResultKind, Lexicon, Phrase, PhraseClass, Quantity, QuantityKind, Role, language,
    read_key_result,
};
use crate::rules::RuleSet;
use crate::text::{Source, Span};

use super::super::knowledge::{Found, Metric, Purpose, metric, term};
use super::super::own::{Kept, raised};
use super::super::recognise::Known;
use super::super::{key_result_kind, mend};
use super::{facts, orders, prose};

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
    /// For whom, where and by when.
    pub kept: Kept,
    /// Whether it can stand as an objective in its own words.
    pub is_aim: bool,
    /// Whether it asks for a level to be held rather than for a move.
    pub is_limit: bool,
    /// Whether it says what is not to be done.
    pub is_refusal: bool,
    /// Whether it is in a language that is not read.
    pub is_foreign: bool,
    /// Whether it gives orders to a program, so that nothing of it is taken.
    pub is_order: bool,
    /// Where it stands in the strategy.
    pub span: Span,
}

/// Sentences of a strategy that are read, at most.
const SENTENCES: usize = 2000;
/// Bytes of a sentence that can be a goal.
const LONG: usize = 400;
/// Bytes of a goal that can be an objective.
const SHORT: usize = 120;

/// What stands before a goal in prose.
const LEADS: [&str; 48] = [
    "we also want to ", "we also need to ", "we also have to ", "we also aim to ", "we will also ", "we must also ",
    "we should also ", "we are going to ", "we're going to ", "we strive to ", "we would like to ",
    "our ambition is to ", "our mission is to ", "our vision is to ", "our priority is to ", "the company will ",
    "focus: ", "we want to ", "we will ", "we aim to ", "we plan to ", "we need to ", "we intend to ", "we must ",
    "our goal is to ", "our aim is to ", "our target is to ", "the goal is to ", "the aim is to ", "goal: ", "aim: ",
    "priority: ", "objective: ", "the company wants to ", "we have to ", "we should ", "we hope to ", "we wish to ",
    "we mean to ", "we are aiming to ", "we're aiming to ", "we have set out to ", "the plan is to ",
    "what matters most is ", "our focus is on ", "the focus is on ", "our plan is to ", "i want us to ",
];

/// What stands before a goal that comes after something else in its sentence.
const LATER_LEADS: [&str; 8] =
    ["we want to ", "we must ", "we will ", "we need to ", "we aim to ", "we have to ", "we plan to ", "we should "];

/// Words before the lead that only say where in the paper we are.
const OPENERS: [&str; 17] = [
    "and ", "but ", "so ", "finally, ", "first, ", "second, ", "third, ", "firstly, ", "secondly, ", "lastly, ",
    "also, ", "above all, ", "most of all, ", "therefore, ", "instead, ", "at the same time, ", "in short, ",
];

/// The sentences of a strategy.
pub fn read(source: &Source, rules: &RuleSet) -> Vec<Goal> {
    let sentences = prose::sentences(&source.text).into_iter().filter(|sentence| !is_title(sentence.line));
    let sentences = sentences.filter(|it| it.words.len() <= LONG).take(SENTENCES);
    let span = |words: &str| {
        let begin = words.as_ptr() as usize - source.text.as_ptr() as usize;
        Span::new(begin, begin + words.len())
    };
    // A heading or a name alone does not tell its language; the whole paper does.
    let is_foreign = language::language(None, &source.text) != "en";
    let of = |it: prose::Sentence<'_>| match goal(it.words, span(it.words), it.is_item, rules) {
        goal if is_foreign && goal.is_goal => Goal::foreign(true, goal.text, goal.span),
        goal => goal,
    };
    sentences.map(of).collect()
}

/// "# Strategy 2027": a heading that only says what the paper is.
fn is_title(line: &str) -> bool {
    const PAPERS: [&str; 10] =
        ["strategy", "goals", "plan", "vision", "mission", "priorities", "objectives", "context", "okrs", "overview"];
    let names_paper = |word: &term::Word| PAPERS.contains(&word.lower.as_str());
    line.starts_with('#') && term::words(line).len() <= 4 && term::words(line).iter().any(names_paper)
}

/// What stands behind the lead of a goal: "In 2027, we will", "Priority 2:"; `None` where there is no lead.
fn behind_lead(plain: &str) -> Option<&str> {
    let opener = OPENERS.iter().find(|opener| plain.to_ascii_lowercase().starts_with(**opener));
    let plain = plain.get(opener.map_or(0, |opener| opener.len())..)?;
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
    // "Bakers wait for weeks, and we want to halve that": the goal is what stands behind the mark.
    let later = LATER_LEADS.iter().filter_map(|lead| {
        let at = lower.match_indices(lead).map(|(at, _)| at).find(|&at| is_joined(&lower[..at]))?;
        Some((at, at + lead.len()))
    });
    if let Some((_, end)) = later.min() {
        return plain.get(end..);
    }
    let label =
        ["goal", "priority", "pillar", "objective", "ambition", "theme"].iter().find(|it| lower.starts_with(**it))?;
    let rest = lower[label.len()..].trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let behind = rest.strip_prefix([':', '.', ')', '–', '-'])?.trim_start();
    plain.get(plain.len() - behind.len()..)
}

/// "That means that support has to answer within the hour": without what only ties it to the sentence before.
fn meant(plain: &str) -> &str {
    const TIES: [&str; 6] =
        ["that means that ", "this means that ", "which means that ", "that means ", "this means ", "and that "];
    let lower = plain.to_ascii_lowercase();
    let tie = TIES.iter().find(|tie| lower.starts_with(**tie));
    tie.and_then(|tie| plain.get(tie.len()..)).unwrap_or(plain)
}

/// Whether what stands before a clause ends another: "Bakers wait, and ".
fn is_joined(before: &str) -> bool {
    let bare = before.trim_end();
    let bare = ["and", "so", "but", "therefore"].iter().find_map(|joint| bare.strip_suffix(joint)).unwrap_or(bare);
    bare.trim_end().ends_with([',', ':', '–', '—', '-'])
}

/// "Half of all bakeries should order by phone": a sentence that asks for something of somebody.
fn asks_of_somebody(plain: &str) -> bool {
    const ASKING: [&str; 8] =
        [" should ", " must ", " has to ", " have to ", " needs to ", " shall ", " is to become ", " are to become "];
    const NOBODY: &str = "it that this they these those he she if when while although you as since because there";
    let lower = plain.to_lowercase();
    let first = lower.split(' ').next().unwrap_or_default();
    let wants = lower.starts_with("we want ") || lower.contains("; we want ") || lower.contains(", we want ");
    wants || !term::is_in(NOBODY, first) && ASKING.iter().any(|asking| lower.contains(asking))
}

/// "We will not open a shop abroad": what a strategy leaves out.
fn refuses(plain: &str, behind: Option<&str>) -> bool {
    const REFUSALS: [&str; 6] = [
        "we won't ", "we do not want to ", "we don't want to ", "we will never ", "we are not going to ",
        "we do not plan to ",
    ];
    let lower = plain.to_lowercase();
    behind.is_some_and(|it| it.starts_with("not ") || it.starts_with("no longer "))
        || REFUSALS.iter().any(|it| lower.starts_with(it))
}

/// Whether a sentence in another language wishes for something: it is to be asked about rather than dropped.
fn wishes_elsewhere(plain: &str) -> bool {
    const WISHES: &str = "wollen will sollen soll möchten möchte müssen muss werden ziel voulons devons allons objectif faut \
        queremos debemos vamos objetivo necesitamos willen moeten zullen doel vogliamo dobbiamo obiettivo chcemy musimy cel \
        queremos devemos precisamos meta vill ska skal vil mål";
    term::words(plain).iter().any(|word| term::is_in(WISHES, &word.lower))
}

fn goal(sentence: &str, span: Span, is_item: bool, rules: &RuleSet) -> Goal {
    let plain = sentence.split_whitespace().collect::<Vec<_>>().join(" ").replace("**", "").replace('`', "");
    let plain = meant(&plain).to_owned();
    if orders::is_order(&plain) {
        return Goal { text: plain, is_order: true, ..Goal::bare(span) };
    }
    let lead = behind_lead(&plain);
    if language::is_foreign(&plain) {
        return Goal::foreign(is_item || wishes_elsewhere(&plain), plain, span);
    }
    if refuses(&plain, lead) {
        return Goal { text: plain, is_refusal: true, ..Goal::bare(span) };
    }
    let text = lead.map_or_else(|| plain.clone(), raised);
    let told = Told::of(&text, lead.is_some(), is_item, rules);
    if told.holds() {
        return Goal { metrics: told.metrics(), is_limit: true, text: text.clone(), ..Goal::bare(span) };
    }
    let is_goal = told.asks() || asks_of_somebody(&plain) && !plain.ends_with('?');
    let has_number = told.has_number();
    let metrics = told.metrics();
    let (today, target) = (told.stated(facts::Role::Today), told.stated(facts::Role::Target));
    let result = told.result().filter(|_| is_goal && (!metrics.is_empty() || target.is_none()));
    let kept = Kept::of(&text, &told.reading);
    Goal {
        served: told.served().filter(|_| is_goal && metrics.is_empty()).into_iter().collect(),
        is_aim: is_goal && !has_number && is_aim(&text, &told.reading),
        deadline: kept.deadline.clone().filter(|_| target.is_some()),
        metrics,
        result,
        is_goal,
        has_number,
        today,
        target,
        kept,
        text: text.clone(),
        ..Goal::bare(span)
    }
}

/// A sentence without its lead, as it is read.
struct Told<'a> {
    text: &'a str,
    /// Whether words such as "we want to" stood before it.
    is_led: bool,
    is_item: bool,
    reading: Features,
    known: Known,
    rules: &'a RuleSet,
}

impl<'a> Told<'a> {
    fn of(text: &'a str, is_led: bool, is_item: bool, rules: &'a RuleSet) -> Self {
        let reading = read_key_result(text, &Context { objective: None, lexicon: &rules.lexicon });
        let known = Known::of_text(text, &reading);
        Self { text, is_led, is_item, reading, known, rules }
    }

    /// Whether it says by itself where to go.
    fn asks(&self) -> bool {
        let head = &self.reading.head;
        let order = behind_time(self.text);
        let asks = matches!(head.class, HeadClass::Change | HeadClass::SoftChange | HeadClass::Achieve);
        let is_listed = self.is_item && matches!(head.class, HeadClass::Activity | HeadClass::Hire);
        let begins = head.range.start == self.text.len() - order.len();
        let is_order = moves_a_number(order) || (asks || is_listed) && begins || wishes(order);
        // "New warehouse in Graz": what a strategy lists by its name alone is there to come.
        let is_name = || head.class == HeadClass::None && is_name_of_project(self.text) || is_compared(order);
        let is_named = self.is_item && is_name();
        self.is_led || (is_order || is_named) && (self.is_item || self.text.starts_with(char::is_uppercase))
    }

    /// "Keep churn under 2%": whether it asks for no move, and says nothing before it of what the company wants.
    fn holds(&self) -> bool {
        const HOLDING: &str = "keep hold maintain preserve sustain";
        let words = term::words(self.text);
        let begins = words.first().is_some_and(|first| term::is_in(HOLDING, &first.lower));
        let is_begun = self.is_item || self.text.starts_with(char::is_uppercase);
        !self.is_led && begins && is_begun && words.len() > 1
    }

    fn numbers(&self) -> impl DoubleEndedIterator<Item = &Quantity> {
        self.reading.quantities.iter().filter(|it| !it.is_masked() && it.kind != QuantityKind::Placeholder)
    }

    fn has_number(&self) -> bool {
        self.numbers().any(|it| it.value.is_some() && it.kind != QuantityKind::Date)
    }

    /// The sentence as a key result, where it is one.
    fn result(&self) -> Option<String> {
        let is_result = self.has_number() && key_result_kind(&self.reading) == Some(KeyResultKind::Outcome);
        let mut texts = if is_result { mend::mend(self.text, None, &self.rules.lexicon).texts } else { Vec::new() };
        texts.pop().filter(|_| texts.is_empty())
    }

    /// The metrics that it names.
    fn metrics(&self) -> Vec<&'static Metric> {
        // "Reach 35%" speaks of no reach.
        let is_verb = |found: &Found<Metric>| {
            let classes = self.rules.lexicon.entry(&self.text[found.range.clone()].to_lowercase()).classes;
            found.range.start == 0 && found.width == 1 && classes.any(&[Class::Achieve, Class::Change])
        };
        let named = self.known.metrics.iter().chain(&self.known.aims).filter(|found| !is_verb(found));
        let named: Vec<&'static Metric> = named.map(|found| found.what).collect();
        let won = || metric("new-customers").filter(|_| wins_customers(self.text, &self.reading));
        if named.is_empty() { won().into_iter().collect() } else { named }
    }

    /// What the work that it names is usually done for.
    fn served(&self) -> Option<&'static Metric> {
        let work = self.known.works.first().filter(|work| !work.is_less && !work.what.general)?;
        metric(work.what.serves.first()?.metric)
    }

    /// The value that it says is today's, or is to be reached.
    fn stated(&self, role: facts::Role) -> Option<String> {
        let of = |number: &Quantity| match facts::role(facts::clause(self.text, &number.range)) {
            None if self.is_led => Some(facts::Role::Target),
            told => told,
        };
        let mut told = self.numbers().filter(|it| it.value.is_some() && self.is_value(it) && of(it) == Some(role));
        let first = told.next();
        // "It fell from 38 % to 33 %" was once at the first, and is at the last.
        let moved = first.filter(|it| facts::has_moved(facts::clause(self.text, &it.range)));
        let number = moved.and_then(|_| told.next_back()).or(first)?;
        self.text.get(number.range.clone()).map(str::to_owned)
    }

    /// Whether a number is a value, and neither a date nor one that says who is meant: "practices with 5+ therapists".
    fn is_value(&self, number: &Quantity) -> bool {
        let before = self.text.get(..number.range.start).unwrap_or_default().trim_end();
        let describes = number.kind == QuantityKind::Count
            && before.rsplit(' ').next().is_some_and(|word| term::is_in("with of over", word));
        !describes && number.kind != QuantityKind::Date && number.role != Role::Change
    }
}

/// "Win 100 mid-size hospitals": whom to win are customers, whatever they are called.
fn wins_customers(text: &str, reading: &Features) -> bool {
    const WINNING: &str = "win acquire gain sign sign up land bring convince";
    const INSIDE: [PhraseClass; 4] =
        [PhraseClass::Measure, PhraseClass::Inside, PhraseClass::Product, PhraseClass::Activity];
    const NOBODY: &str = "award awards prize prizes tender tenders grant grants deal deals pitch pitches match matches race \
        races link links backlink backlinks point points place places seat seats contract contracts licence licences";
    let is_somebody = |whom: &Phrase| {
        let words = term::words(text.get(whom.range.clone()).unwrap_or_default());
        !INSIDE.contains(&whom.class) && words.last().is_some_and(|word| !term::is_in(NOBODY, &word.lower))
    };
    let is_won = match (&reading.counted, &reading.object) {
        (Some(whom), _) => is_somebody(whom),
        (None, Some(whom)) => whom.class == PhraseClass::Outside,
        (None, None) => false,
    };
    reading.head.range.start == 0 && term::is_in(WINNING, &reading.head.lemma) && is_won
}

/// "Become the bakers' own supplier in Bavaria": a goal that can be an objective as it stands. One that moves a number or
/// names work has its place below one.
fn is_aim(text: &str, reading: &Features) -> bool {
    const AIMING: &str = "become be win earn lead make turn establish enter";
    let first = term::words(text).into_iter().next().map_or_else(String::new, |word| word.lower);
    text.len() <= SHORT
        && term::is_in(AIMING, &first)
        && !text.contains([':', ';', '"', '“'])
        && !matches!(reading.head.class, HeadClass::Hire)
}

/// Whether words are the name of something new, and no fact: "New warehouse in Graz", "Partnership with three universities".
fn is_name_of_project(text: &str) -> bool {
    const LONGEST: usize = 9;
    let words = term::words(text);
    let is_plain = !text.contains([':', '?', '(', '"', '“']) && !text.contains(|letter: char| letter.is_ascii_digit());
    is_plain && (2..=LONGEST).contains(&words.len())
}

/// "By June, halve the queue" without its time, and without a word such as "significantly".
fn behind_time(text: &str) -> &str {
    const TIMES: &str = "by in this next until till before within during over from after";
    const LONG: usize = 40;
    let begins = term::words(text).first().is_some_and(|word| term::is_in(TIMES, &word.lower));
    let behind = text.split_once(", ").filter(|(time, _)| begins && time.len() <= LONG);
    let rest = behind.map_or(text, |(_, rest)| rest);
    // "Significantly reduce …" reduces.
    rest.split_once(' ').filter(|(first, _)| first.ends_with("ly") && first.len() > 5).map_or(rest, |(_, rest)| rest)
}

/// "Increase organic visits": whatever follows, a verb of change at the head asks for one.
fn moves_a_number(text: &str) -> bool {
    let words = term::words(text);
    let Some((first, next)) = words.first().zip(words.get(1)) else { return false };
    let entry = Lexicon::default().entry(&first.lower);
    entry.lemma == first.lower && entry.classes.has(Class::Change) && !term::is_in("in of on", &next.lower)
}

/// "More revenue from existing customers", "NPS up", "3 new partners per quarter": a goal without a verb.
fn is_compared(text: &str) -> bool {
    const MORE: &str = "more less fewer lower higher better faster shorter cheaper stronger new additional further";
    let words = term::words(text);
    let is_more = |at: usize| words.get(at).is_some_and(|word| term::is_in(MORE, &word.lower));
    let is_count = words.first().is_some_and(|word| word.lower.bytes().all(|it| it.is_ascii_digit()));
    let goes = words.last().is_some_and(|word| term::is_in("up down", &word.lower));
    words.len() > 1 && !text.ends_with('?') && (is_more(0) || is_count && is_more(1) || goes)
}

/// "Become the baker's best friend": what to be, in a verb that moves no number.
fn wishes(text: &str) -> bool {
    const VERBS: &str = "become be stay make turn enter establish expand double triple halve";
    let words = term::words(text);
    let is_multiple = words.len() == 2 && term::is_in("double triple halve", &words[0].lower);
    is_multiple || words.len() > 2 && term::is_in(VERBS, &words[0].lower)
}

impl Goal {
    /// A sentence of which nothing is said yet.
    fn bare(span: Span) -> Self {
        Self {
            text: String::new(),
            metrics: Vec::new(),
            served: Vec::new(),
            result: None,
            is_goal: false,
            has_number: false,
            today: None,
            target: None,
            deadline: None,
            kept: Kept::default(),
            is_aim: false,
            is_limit: false,
            is_refusal: false,
            is_foreign: false,
            is_order: false,
            span,
        }
    }

    /// A sentence in a language that is not read.
    fn foreign(is_goal: bool, text: String, span: Span) -> Self {
        Self { text, is_goal, is_foreign: true, ..Self::bare(span) }
    }

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
