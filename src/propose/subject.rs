//! The thing that a statement makes or changes, as a noun phrase: "the runbooks for the billing service".
//!
//! In go a statement's text and its reading, out comes the phrase with its places. It begins behind the verb, its
//! number and words such as "first draft of", holds what follows "for", "of" or "on", and ends before a date, a
//! number, a side clause or another verb. Its head is the noun that says what it is: works are chosen by it.

use std::ops::Range;

use super::knowledge::term::{self, Word};
use super::knowledge::{find_deeds, find_works};
use super::own::lowered;
use crate::analysis::lexicon::{Class, Forms};
use crate::analysis::{Features, HeadClass, Lexicon};

/// The longest phrase that a sentence can hold without being hard to read, in words.
const LONGEST: usize = 9;

/// What stands before "of" and says only how much of the thing, or which version.
const PARTS: &str = "v1 v2 iteration iterations version versions draft drafts mvp poc pass part parts set list series number \
    piece pieces round rounds phase phases rest implementation creation development launch rollout introduction";

/// What stands before "to" or "for" and says only that the thing is changed.
const CHANGES: [&str; 9] =
    ["iteration", "iterations", "update", "updates", "change", "changes", "support", "improvements", "additions"];

/// Words before a noun that say how many of it there are, or which in a row.
const COUNTS: &str = "all both every each on for a an the our my your their its this these at least up to over more than minimum of one \
    two three four five six seven eight nine ten twelve twenty first initial additional another several some \
    further own eur euro euros usd dollars gbp pounds chf";

/// Prepositions that tie a second noun to the first.
const TIES: [&str; 4] = ["for", "of", "on", "about"];

/// A thing of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// With its article, as it stands within a sentence.
    pub words: String,
    /// The whole phrase, bytes of the statement.
    pub range: Range<usize>,
    /// The noun with the words before it: the phrase up to the first preposition.
    pub noun: Range<usize>,
}

impl Subject {
    /// Finds the thing. `None` where there is none, or its words are no plain noun phrase.
    pub fn of(text: &str, reading: &Features) -> Option<Self> {
        let words = term::words(text);
        if is_put_somewhere(&words) {
            return None;
        }
        Self::behind(text, reading, &words, start(&words, reading)?)
    }

    /// The thing behind a label: the scanning in "Phase 2: Roll out scanning".
    pub fn labelled(text: &str, reading: &Features) -> Option<Self> {
        let words = term::words(text);
        let behind = Some(label(&words, text, reading)).filter(|behind| *behind > 0)?;
        let deed = find_deeds(&words[behind..]).into_iter().find(|deed| deed.range.start == words[behind].range.start);
        let verbs = deed.map_or(usize::from(is_done(&words[behind])), |deed| deed.width);
        Self::behind(text, reading, &words, behind + verbs)
    }

    /// What somebody has or has done: the price list in "Each shop has a price list".
    pub fn had(text: &str, reading: &Features) -> Option<Self> {
        let words = term::words(text);
        Self::behind(text, reading, &words, had(&words, reading)?)
    }

    fn behind(text: &str, reading: &Features, words: &[Word], first: usize) -> Option<Self> {
        let first = behind_verbs(words, behind_tag(words, first, text), text);
        let first = behind_counts(words, first, text);
        let first = behind_part(words, first, text);
        let first = behind_date(words, behind_praise(words, first), reading);
        let is_pronoun = ["it", "them", "this", "that", "these", "everything", "something", "nothing", "able", "ready"];
        if words.get(first).is_none_or(|word| is_pronoun.contains(&word.lower.as_str())) {
            return None;
        }
        let (end, noun_end) = end(words, first, text, reading)?;
        let noun = words[first].range.start..words[noun_end - 1].range.end;
        let is_year =
            |word: &str| word.len() == 4 && word.starts_with("20") && word.bytes().all(|it| it.is_ascii_digit());
        let is_dated = |part: &Range<usize>| {
            reading.deadline.as_ref().is_some_and(|it| overlaps(&it.range, part))
                || text.get(part.clone()).is_some_and(|part| part.split(' ').any(is_year))
        };
        // "the rates for 2027" are the rates.
        let whole = words[first].range.start..words[end - 1].range.end;
        let range = if is_dated(&whole) && !is_dated(&noun) { noun.clone() } else { whole };
        let phrase = text.get(range.clone())?;
        // "the roadmap 2027" is the roadmap; a year within a name is a part of it that may be taken for a date.
        if let Some(at) = phrase.rfind(' ').filter(|&at| is_year(&phrase[at + 1..]) && range.end == noun.end) {
            let named = Self::of(text.get(..range.start + at)?, reading)?;
            let words = text.get(named.range.clone())?;
            let is_name = words.starts_with(char::is_uppercase) && !words.contains(' ');
            return Some(if is_name { Self { words: words.to_owned(), ..named } } else { named });
        }
        if phrase.split(' ').any(is_year) {
            return None;
        }
        let is_plain = |letter: char| letter.is_alphanumeric() || " -'’./&".contains(letter);
        if !phrase.chars().all(is_plain)
            || phrase.contains(" - ")
            || reading.deadline.as_ref().is_some_and(|it| overlaps(&it.range, &range))
        {
            return None;
        }
        let words = with_article(phrase, text.get(noun.clone())?, range.start == 0);
        Some(Self { words, range, noun }.shortened(text))
    }

    /// The thing that stands at `range`, by these words alone.
    pub fn named(text: &str, range: &Range<usize>) -> Option<Self> {
        let phrase = text.get(range.clone())?;
        // A capital within a sentence is how the author writes a name: "Salesforce", "the Reference Implementation".
        let is_known = || !Lexicon::default().entry(&phrase.to_lowercase()).lemma.is_empty();
        let is_name =
            phrase.starts_with(char::is_uppercase) && (range.start > 0 || !phrase.contains(' ') && !is_known());
        let words = match (is_name, phrase.contains([' ', '-'])) {
            (true, false) => phrase.to_owned(),
            (true, true) => format!("the {phrase}"),
            (false, _) => with_article(phrase, phrase, range.start == 0),
        };
        Some(Self { words, range: range.clone(), noun: range.clone() })
    }

    /// Without what makes a sentence hard to read: a second noun behind a long first one, and more than four words
    /// before the noun.
    fn shortened(mut self, text: &str) -> Self {
        const LONG: usize = 7;
        const WIDE: usize = 5;
        // A name behind it says which one it is: "for the Alps".
        let has_name = text.get(self.noun.end..self.range.end).is_some_and(|tied| tied.contains(char::is_uppercase));
        if self.words.split(' ').count() > LONG + usize::from(has_name) && self.noun.end < self.range.end {
            self.words = self.noun_words().to_owned();
            self.range.end = self.noun.end;
        }
        // "the website updates" are of the website, and it is the website that is visited.
        const CHANGED: [&str; 18] = [
            " updates", " update", " changes", " improvements", " improvement", " enhancements", " revisions",
            " tweaks", " refresh", " rollout", " roll-out", " installation", " activation", " implementation",
            " configuration", " upgrade", " overhaul", " go-live",
        ];
        let is_whole = self.noun == self.range && self.words.split(' ').count() > 2;
        if let Some(thing) = CHANGED.iter().find_map(|end| self.words.strip_suffix(end)).filter(|_| is_whole) {
            self.words.truncate(thing.len());
        }
        let all: Vec<&str> = self.words.split(' ').collect();
        let is_title = all.iter().skip(1).any(|word| word.starts_with(char::is_uppercase));
        if all.len() > WIDE + 1 && !is_title && self.noun.end == self.range.end && !all.contains(&"and") {
            let last = all[all.len() - 3..].join(" ");
            if let Some(at) = text.get(..self.noun.end).and_then(|text| text.rfind(&last)) {
                self.words = format!("the {last}");
                (self.range.start, self.noun.start) = (at, at);
            }
        }
        self
    }

    /// The first noun alone, with its article: "the account managers" of "the account managers in sales".
    pub fn noun_words(&self) -> &str {
        let length = self.words.len().saturating_sub(self.range.end - self.noun.end);
        self.words.get(..length).unwrap_or(&self.words)
    }

    /// Whether it is a name alone: "Pipedrive", and not "the price list".
    pub fn is_name(&self) -> bool {
        self.noun == self.range && self.words.starts_with(char::is_uppercase) && !self.is_plural()
    }

    /// Whether there is more than one of it, or it takes "are".
    pub fn is_plural(&self) -> bool {
        let last = self.noun_word().to_lowercase();
        let known = Lexicon::default().entry(&last).lemma;
        last.ends_with('s')
            && !["ss", "us", "is", "lytics", "litics", "nomics"].iter().any(|end| last.ends_with(end))
            && known != last
    }

    fn noun_word(&self) -> &str {
        self.noun_words().rsplit([' ', '-']).next().unwrap_or_default()
    }
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The word with which the phrase may begin: behind the verb, or the first where there is none.
fn start(words: &[Word], reading: &Features) -> Option<usize> {
    let in_purpose = |at: usize| reading.purpose.as_ref().is_some_and(|purpose| purpose.contains(&at));
    let object = reading.object.as_ref().map(|object| object.range.start).filter(|at| !in_purpose(*at));
    let has_verb = !matches!(reading.head.class, HeadClass::None | HeadClass::Clause);
    let behind_verb = has_verb.then_some(reading.head.range.end);
    let at = match (object, behind_verb) {
        (Some(object), Some(verb)) => object.max(verb),
        (Some(object), None) => object,
        (None, Some(verb)) => verb,
        (None, None) => 0,
    };
    let first = words.iter().position(|word| word.range.start >= at)?;
    // "Building internal models is a step of its own" says something of the building, and is about the models.
    let has_be = words.iter().any(|word| word.lower == "is" || word.lower == "are");
    let is_told = reading.head.class == HeadClass::Clause && has_be && words[first].lower.ends_with("ing");
    Some(if is_told && first == 0 && is_verb(&words[0]) { 1 } else { first })
}

/// "Launch on Product Hunt", "Ship to Austria": where something goes that the line does not name.
fn is_put_somewhere(words: &[Word]) -> bool {
    const PUT: [&str; 10] =
        ["launch", "list", "publish", "post", "ship", "present", "go", "deploy", "expand", "exhibit"];
    let [verb, lead, ..] = words else { return false };
    let is_lead = ["on", "in", "at", "to", "into", "with"].contains(&lead.lower.as_str()) && !lead.is_parted;
    is_lead && PUT.contains(&verb.lower.as_str())
}

/// How many words a label has that says only whose or which a line is: "Brand team:", "Phase 2:". What is followed by
/// a number is counted, and what is done or known is what the line is about.
pub fn label(words: &[Word], text: &str, reading: &Features) -> usize {
    const LONGEST: usize = 4;
    let is_colon = |at: usize| {
        let between = text.get(words[at - 1].range.end..words[at].range.start).unwrap_or_default();
        between.starts_with(": ") && between.trim() == ":"
    };
    let Some(behind) = (1..words.len().min(LONGEST + 1)).find(|&at| is_colon(at)) else { return 0 };
    let (last, next) = (&words[behind - 1], &words[behind]);
    let is_done = !reading.head.lemma.is_empty() && reading.head.range.start < next.range.start;
    let is_known = || find_works(&words[..behind]).iter().any(|work| !work.is_less && work.range.end == last.range.end);
    if words.len() == behind + 1 || is_number(next) || is_done || is_known() { 0 } else { behind }
}

/// "Each shop has a price list", "The council has signed the agreement": what somebody has or has done.
fn had(words: &[Word], reading: &Features) -> Option<usize> {
    let last = words.iter().position(|word| word.range.end == reading.head.range.end)?;
    let is_had = reading.head.class == HeadClass::Clause && term::is_in("has have gets get", &words[last].lower);
    let entry = |at: usize| words.get(at).map(|word| Lexicon::default().entry(&word.lower));
    let is_done = |at: usize| entry(at).is_some_and(|entry| entry.forms.has(Forms::PARTICIPLE));
    let is_adverb = |at: usize| words.get(at).is_some_and(|word| word.lower.ends_with("ly"));
    let next = last + 1 + usize::from(is_adverb(last + 1));
    let thing = next + usize::from(is_done(next));
    words.get(thing).filter(|word| is_had && !word.is_parted).map(|_| thing)
}

/// "Run the Q3 tasting", "2027 budget": behind when it is, which is kept apart.
fn behind_date(words: &[Word], first: usize, reading: &Features) -> usize {
    let Some(word) = words.get(first) else { return first };
    let is_year = word.lower.len() == 4 && word.lower.starts_with("20") && is_number(word);
    let date = reading.deadline.as_ref().filter(|it| it.range.contains(&word.range.start)).map(|it| it.range.end);
    let behind = date.or(is_year.then_some(word.range.end));
    let next = behind.and_then(|end| words.iter().position(|word| word.range.start >= end && !word.is_parted));
    next.unwrap_or(first)
}

/// "(BP) Directory published": behind a mark in brackets, which says under what the line is filed.
fn behind_tag(words: &[Word], first: usize, text: &str) -> usize {
    let close = match text.chars().next() {
        Some('(') => text.find(')'),
        Some('[') => text.find(']'),
        _ => None,
    };
    let behind = close.and_then(|close| words.iter().position(|word| word.range.start > close));
    behind.map_or(first, |behind| behind.max(first))
}

/// "Record and share the film": behind the second verb, and behind one that was taken for a noun.
fn behind_verbs(words: &[Word], first: usize, text: &str) -> usize {
    let lower = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    // "Pay down debt", "Build out the account": the particle belongs to the verb.
    let is_particle = first > 0 && ["down", "out", "up", "off", "back"].contains(&lower(first));
    let first = first + usize::from(is_particle && words.len() > first + 1);
    let first = if lower(first) == "and" && words.len() > first + 2 { first + 2 } else { first };
    // "Fully rewrite the guide": how it is done stands before what is done.
    let is_how = |word: &Word| word.lower.len() > 4 && word.lower.ends_with("ly");
    let first = if first == 0 && words.len() > 2 && is_how(&words[0]) && is_done(&words[1]) { 2 } else { first };
    // "Create / update the handbook" is about the handbook, "Hire & train three dispatchers" about the dispatchers.
    let is_behind_mark = |word: &Word| text[..word.range.start].trim_end().ends_with(['/', '&', '+']) && is_done(word);
    let first = first + usize::from(words.len() > first + 1 && is_behind_mark(&words[first]));
    let is_order =
        ["launch", "ship", "leverage", "get", "target", "go", "work", "complete", "run"].contains(&lower(first));
    // "Managers complete the coaching training" is about the training.
    const TAKEN: &str = "complete completed attend attended finish finished pass passed take took receive received join joined \
        undergo underwent";
    let is_taken = |at: &usize| *at + 1 < words.len() && term::is_in(TAKEN, lower(*at)) && !words[*at].is_parted;
    if let Some(taken) = (first.max(1)..first + 4).find(is_taken).filter(|_| words[..first].iter().all(is_count)) {
        return taken + 1;
    }
    if first == 0 && is_order && words.len() > 2 { 1 } else { first }
}

/// "100% of the drivers": how many of them.
fn is_count(word: &Word) -> bool {
    is_number(word) || term::is_in(COUNTS, &word.lower) || word.lower == "of"
}

fn is_number(word: &Word) -> bool {
    let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|end| word.lower.ends_with(end));
    word.lower.starts_with(|letter: char| letter.is_ascii_digit()) && !is_ordinal
}

fn behind_counts(words: &[Word], first: usize, text: &str) -> usize {
    let is_count = |word: &&Word| {
        let is_word = word.lower.len() < 3 || word.range.start == 0 || !is_name(text, word);
        // "two-factor login", "A/B tests": the count is a part of the name.
        if text[word.range.end..].starts_with(['-', '/']) && !is_number(word) {
            return false;
        }
        term::is_in(COUNTS, word.lower.as_str()) && is_word || is_number(word)
    };
    // "a 5-city tour": the number belongs to the word behind it.
    let is_joined = |at: usize| {
        at > 0 && is_number(&words[at - 1]) && text[words[at - 1].range.end..].starts_with('-') && at + 1 < words.len()
    };
    let is_unit = |at: usize| {
        let units =
            ["month", "months", "week", "weeks", "day", "days", "year", "years", "hour", "hours", "minute", "minutes"];
        at > 0 && is_number(&words[at - 1]) && units.contains(&words[at].lower.as_str())
    };
    (first..words.len()).find(|&at| !is_count(&&words[at]) && !is_unit(at) && !is_joined(at)).unwrap_or(words.len())
}

/// "first draft of the guide" is the guide.
fn behind_part(words: &[Word], first: usize, text: &str) -> usize {
    let reach = words.iter().enumerate().skip(first).take(4);
    let of = reach.filter(|(_, word)| ["of", "to", "for"].contains(&word.lower.as_str())).map(|(at, _)| at).next();
    let is_part = |at: usize| {
        let (part, tie) = (words[at - 1].lower.as_str(), words[at].lower.as_str());
        tie == "of" && term::is_in(PARTS, part) || tie != "of" && CHANGES.contains(&part)
    };
    match of.filter(|&at| at > first && at + 1 < words.len() && is_part(at)) {
        Some(of) => behind_counts(words, of + 1, text),
        None => first,
    }
}

/// "better onboarding" is onboarding: what is to become of a thing does not say which one it is.
fn behind_praise(words: &[Word], first: usize) -> usize {
    const PRAISE: &str = "better stronger improved enhanced regular consistent exclusive simplified streamlined ongoing great \
        engaging practical compelling insightful actionable impactful useful valuable in-depth high-impact updated loveable lovable appropriate robust effective efficient successful comprehensive high-quality seamless \
        world-class best-in-class revised refreshed solid proper strong";
    let ends = |at: &usize| {
        let is_last = words.get(at + 1).is_none_or(|next| next.is_parted || TIES.contains(&next.lower.as_str()));
        is_last || !term::is_in(PRAISE, &words[*at].lower)
    };
    (first..words.len()).find(ends).unwrap_or(first)
}

fn is_name(text: &str, word: &Word) -> bool {
    text.get(word.range.clone()).is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Behind the last word of the phrase, and behind the last of its first noun.
fn end(words: &[Word], first: usize, text: &str, reading: &Features) -> Option<(usize, usize)> {
    // "for logging sources" is read as a purpose, and says which ones.
    let is_for = |side: &&Range<usize>| text.get(side.start..).is_some_and(|side| side.starts_with("for "));
    let sides = [reading.purpose.as_ref().filter(|side| !is_for(side)), reading.means.as_ref()];
    let (mut at, mut noun_end) = (first, None);
    while let Some(word) = words.get(at).filter(|_| at - first < LONGEST) {
        let in_side = sides.iter().flatten().any(|side| side.contains(&word.range.start));
        let joined = |word: &Word| text[..word.range.start].trim_end().ends_with('&');
        if at > first && word.is_parted && !joined(word)
            || in_side
            || is_number(word) && at > first && noun_end.is_some()
        {
            break;
        }
        if word.lower == "on" && words.get(at + 1).is_some_and(|next| next.lower == "board") {
            break;
        }
        let is_joined = text[..word.range.start].ends_with('-');
        let is_tie = at > first && TIES.contains(&word.lower.as_str()) && !is_joined;
        if is_tie && noun_end.is_none() {
            noun_end = Some(at);
        } else if !is_tie && ends_phrase(words, at, first, text) {
            break;
        }
        at += 1;
    }
    // A phrase that was cut short must not end in the air.
    let dangles = |word: &Word| {
        TIES.contains(&word.lower.as_str())
            || [
                "and", "or", "the", "a", "an", "our", "new", "all", "each", "its", "their", "to", "first", "last",
                "next", "top", "these", "those", "this", "that", "them",
            ]
            .contains(&word.lower.as_str())
    };
    while at > first && dangles(&words[at - 1]) {
        at -= 1;
    }
    let last = at.checked_sub(1).filter(|_| at > first).map(|last| &words[last])?;
    // "the tool for C#" is no tool for C.
    let is_sign = text[last.range.end..].starts_with(['#', '+']);
    let is_cut = is_sign
        || words.get(at).is_some_and(|next| {
            let before = text[..next.range.start].trim_end();
            let slash = next.is_parted && before.ends_with('/');
            // "the episodes of Bread (4) and Wine (6)"
            let is_counted = next.is_parted && before.ends_with('(') && is_number(next);
            // "the club for year 8"
            let is_numbered = !next.is_parted && is_number(next) && noun_end.is_some();
            slash || is_counted || is_numbered || !next.is_parted && at - first == LONGEST
        });
    // "procedures for procure to pay": what is tied must not break off at a verb.
    let breaks_off = words.get(at).is_some_and(|next| next.lower == "to" && !next.is_parted) && is_verb(last);
    let at = match noun_end {
        Some(noun) if is_cut || breaks_off => noun,
        _ => at,
    };
    (at > first).then(|| (at, noun_end.filter(|&noun| noun <= at).unwrap_or(at)))
}

/// Whether the phrase ends before a word: a preposition, a conjunction before another verb, a verb.
fn ends_phrase(words: &[Word], at: usize, first: usize, text: &str) -> bool {
    const PREPOSITIONS: &str = "a an among beside besides alongside supports includes provides allows enables improves uses incorporates heading online offline \
        together again it them successfully every each weekly once twice out up live beyond to by with via through using \
        from in at before after until as into that which who where when while so if per across against between \
        during within without including towards toward around under over off vs versus based is are was were has have been be \
        can could will would should must may might shall do does did not don't willing able now due then how why whether";
    let word = &words[at];
    // "LinkedIn Live" is a name, "weekly figures" are figures, and "go-live" is one word.
    if at > first && text[..word.range.start].ends_with('-') {
        return false;
    }
    let is_within_name = word.lower == "live" && at > first && is_name(text, word)
        || at == first && ["weekly", "online", "offline", "live"].contains(&word.lower.as_str());
    if term::is_in(PREPOSITIONS, word.lower.as_str()) && !is_within_name {
        return true;
    }
    // "the plan for what we do" is a plan, "what a member is" is a thing by itself.
    if word.lower == "what" && at > first {
        return true;
    }
    if matches!(word.lower.as_str(), "and" | "or") {
        let begins = |next: &Word| is_verb(next) || term::is_in("get obtain gain receive secure win earn", &next.lower);
        return words.get(at + 1).is_none_or(|next| next.is_parted || begins(next) || is_number(next));
    }
    const GERUNDS: &str = "educating linking teaching helping requiring walking addressing summarising supporting covering using \
        describing explaining showing enabling allowing following regarding concerning leading resulting \
        demonstrating introducing promoting comparing evaluating identifying highlighting detailing outlining \
        featuring containing";
    if at > first && term::is_in(GERUNDS, word.lower.as_str()) {
        return true;
    }
    if at == first || is_name(text, word) && word.range.start > 0 {
        return false;
    }
    // "… reviewed", "… in place": a participle behind the noun says what became of it.
    let entry = Lexicon::default().entry(&word.lower);
    let ends = |next: &Word| {
        next.is_parted || term::is_in(PREPOSITIONS, next.lower.as_str()) || TIES.contains(&next.lower.as_str())
    };
    const DONE: &str = "built made sent done held set written found sold kept drawn run begun shown live available great ready \
        complete perfect better operational accessible usable visible searchable functional stable robust secure compliant";
    let is_last = words.get(at + 1).is_none_or(|next| ends(next) || next.lower == "and");
    let is_before_done = words.get(at + 1).is_some_and(|next| next.lower.ends_with("ed"));
    if word.lower.ends_with("ly") && (is_last || is_before_done) && !is_name(text, word) {
        return true;
    }
    (word.lower.ends_with("ed") || term::is_in(DONE, &word.lower)) && is_last
        || entry.forms.has(Forms::THIRD) && !entry.forms.has(Forms::PLURAL) && !entry.lemma.is_empty()
}

/// Whether a word can be what is done, whatever else it can be: "update".
fn is_done(word: &Word) -> bool {
    let entry = Lexicon::default().entry(&word.lower);
    entry.forms.has(Forms::BASE)
        && entry.classes.any(&[Class::Activity, Class::Change, Class::SoftChange, Class::Yield])
}

fn is_verb(word: &Word) -> bool {
    let classes = Lexicon::default().entry(&word.lower).classes;
    classes.any(&[Class::Change]) && !classes.any(&[Class::Product, Class::OwnActivity, Class::Measure])
        || classes.any(&[Class::Activity]) && !classes.any(&[Class::Product, Class::OwnActivity, Class::Measure])
}

/// "Booking portal" within a sentence: "the booking portal"; a name has no article.
fn with_article(phrase: &str, noun: &str, begins: bool) -> String {
    let first = phrase.split([' ', '-']).next().unwrap_or_default();
    let is_known = |word: &str| !Lexicon::default().entry(&word.to_lowercase()).lemma.is_empty();
    const NETWORKS: &str = "instagram linkedin facebook youtube slack discord google pinterest whatsapp excel tiktok";
    let is_plain = !first.chars().skip(1).any(char::is_uppercase) && !term::is_in(NETWORKS, &first.to_lowercase());
    let phrase =
        if is_plain && (begins || is_known(first)) && !is_title(phrase) { lowered(phrase) } else { phrase.to_owned() };
    let last = noun.rsplit(' ').next().unwrap_or_default();
    // Short names of kinds of things, which take an article as the things do.
    const KINDS: &str = "MVP FAQ CRM API PRD POC SLA RFC ADR ERP CMS SDK RFP KPI NDA LMS BI PM PO CTO CFO COO CMO CPO DPO MLRO AE SDR BDR CSM SRE";
    // "Gruber's book" and "Google Ads" are names as well.
    let is_owned = first.starts_with(char::is_uppercase)
        && !is_known(first)
        && (phrase.split(' ').take(2).any(|word| word.ends_with("'s") || word.ends_with("’s"))
            || noun.split(' ').count() == 2 && last.starts_with(char::is_uppercase) && last.ends_with('s'));
    let is_camel = !noun.contains(' ')
        && last.chars().skip(1).any(char::is_uppercase)
        && last.chars().any(char::is_lowercase)
        && !last.ends_with('s');
    let is_name = is_owned
        || last.starts_with(|letter: char| letter.is_ascii_digit())
        || is_camel
        || !term::is_in(KINDS, last) && last.starts_with(char::is_uppercase) && !is_known(last)
        || !term::is_in(KINDS, last) && !noun.contains(' ') && last.chars().all(char::is_uppercase);
    if is_name || phrase.starts_with("all ") || phrase.starts_with("each ") { phrase } else { format!("the {phrase}") }
}

/// "Team Member Resource Groups": a second capital says that this is how the author writes it.
fn is_title(phrase: &str) -> bool {
    phrase
        .split(' ')
        .nth(1)
        .is_some_and(|second| second.starts_with(char::is_uppercase) && second.chars().any(char::is_lowercase))
}

/// Where the noun phrase ends that begins at byte `at` of `text`.
pub fn phrase_end(text: &str, at: usize) -> usize {
    let words = term::words(text);
    let Some(first) = words.iter().position(|word| word.range.start >= at) else { return at };
    let is_far = text.get(at..words[first].range.start).is_none_or(|gap| !gap.trim().is_empty());
    if is_far || ends_phrase(&words, first, first, text) {
        return at;
    }
    let stops = |at: &usize| {
        words[*at].is_parted || TIES.contains(&words[*at].lower.as_str()) || ends_phrase(&words, *at, first, text)
    };
    let end = (first + 1..words.len()).find(stops).unwrap_or(words.len());
    words[end - 1].range.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Context, read_key_result};

    fn check(text: &str, expected: Option<&str>) {
        let reading = read_key_result(text, &Context { objective: None, lexicon: &Lexicon::default() });
        let subject = Subject::of(text, &reading);
        assert_eq!(subject.as_ref().map(|subject| subject.words.as_str()), expected, "{text}");
    }

    #[test]
    fn the_thing_stands_without_verb_number_and_date() {
        check("Write 10 articles", Some("the articles"));
        check("Publish the first draft of the price list by 15 May", Some("the price list"));
        check("Document at least 3 runbooks for the billing service", Some("the runbooks for the billing service"));
        check("Record and share a film on fitting crowns", Some("the film on fitting crowns"));
        check("Launch the portal so that clinics find a bed", Some("the portal"));
        check("Introduce Pipedrive", Some("Pipedrive"));
        check("Hold a workshop with dental labs every week", Some("the workshop"));
        check("Booking portal launched", Some("the booking portal"));
        check("Make the newsletter great", Some("the newsletter"));
        check("Build a better checkout", Some("the checkout"));
        check("Film designer hired and settled in", Some("the film designer"));
        check("Introduce HubSpot", Some("HubSpot"));
        check("Print Gruber's recipe book", Some("Gruber's recipe book"));
        check("Trainers complete the first-aid course", Some("the first-aid course"));
        check("100% of drivers completed the first-aid course", Some("the first-aid course"));
        check("All our nurses attended the lifting lesson", Some("the lifting lesson"));
        check("Find three reasons why labs do not reorder", Some("the reasons"));
        check("Write engaging stories for labs", Some("the stories for labs"));
        check("Fully rewrite the care guide", Some("the care guide"));
        check("Completely replace the till software", Some("the till software"));
        check("Draft / generate a price list", Some("the price list"));
        check("Launch on Product Hunt", None);
        check("Ship to Austria", None);
        check("List in two directories", None);
        check("Design price tags and get approval", Some("the price tags"));
        check("Create/update the care handbook", Some("the care handbook"));
        check("Write / revise the price list for labs", Some("the price list for labs"));
        check("Alarms must name the ward", Some("alarms"));
        check("Find pilot labs willing to talk about us", Some("the pilot labs"));
        check("Hire & train three dispatchers", Some("the dispatchers"));
        check("New head gardener on board", Some("the new head gardener"));
        check("Old greenhouse log switched off", Some("the old greenhouse log"));
        check("Rates for 2027 sent to growers", Some("the rates"));
        check("Run the 2027 tulip show", Some("the tulip show"));
        check("Visit every grower once a season", Some("the grower"));
    }

    #[test]
    fn a_label_is_no_part_of_the_thing() {
        let check = |text: &str, expected: Option<&str>| {
            let reading = read_key_result(text, &Context { objective: None, lexicon: &Lexicon::default() });
            let subject = Subject::labelled(text, &reading).map(|subject| subject.words);
            assert_eq!(subject.as_deref(), expected, "{text}");
        };
        check("Phase 2: Roll out scanning to all depots", Some("the scanning"));
        check("Growers team: persona pages for florists", Some("the persona pages for florists"));
        check("Fire drills: all halls", None);
        check("Tour: 15 towns", None);
    }

    #[test]
    fn what_somebody_has_is_a_thing_too() {
        let check = |text: &str, expected: Option<&str>| {
            let reading = read_key_result(text, &Context { objective: None, lexicon: &Lexicon::default() });
            let had = Subject::had(text, &reading).map(|subject| subject.words);
            assert_eq!(had.as_deref(), expected, "{text}");
        };
        check("Each shop has its own price list", Some("the price list"));
        check("The council has signed the lease agreement", Some("the lease agreement"));
        check("The first class has graduated", None);
    }

    #[test]
    fn a_plural_is_known_by_its_noun() {
        let is_plural = |text: &str| {
            let reading = read_key_result(text, &Context { objective: None, lexicon: &Lexicon::default() });
            Subject::of(text, &reading).is_some_and(|subject| subject.is_plural())
        };
        assert!(is_plural("Write 10 articles for labs") && is_plural("Define the metrics"));
        assert!(!is_plural("Launch the portal for labs") && !is_plural("Write an analysis"));
    }

    #[test]
    fn a_phrase_ends_before_the_next_preposition() {
        let text = "Win two outside firms in Graz";
        assert_eq!(&text[..phrase_end(text, 7)], "Win two outside firms");
        assert_eq!(phrase_end("Enrol 15% in the course", 9), 9);
    }
}
