//! What is known of single words: verb classes, noun classes, function words, and what a rule may mark.
//!
//! The word lists are data in `rules/lexicon/`; `build.rs` inflects them and lays them out as one table.
//! A word may belong to several classes ("lead", "support"): which of them holds is decided by the reading.

use std::collections::HashMap;

/// A set of [`Class`]es.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(pub u128);

impl Classes {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// The set of one class.
    pub const fn of(class: Class) -> Self {
        Self(1 << class as u32)
    }

    /// Whether `class` is in the set.
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether any of `classes` is in the set.
    pub const fn any(self, classes: &[Class]) -> bool {
        let mut index = 0;
        while index < classes.len() {
            if self.has(classes[index]) {
                return true;
            }
            index += 1;
        }
        false
    }

    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// What a word can be. The string is the class's name in the word lists.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $name,)* }

        impl Class {
            /// Every class with its name in the word lists, in the order of the enum.
            pub const ALL: &[(Class, &str)] = &[$((Class::$name, $key),)*];
        }
    };
}

classes! {
    // Verbs. A class holds for every inflected form; `Forms` tells which form the word is.
    /// Own work: launch, write, build, train.
    Activity = "activity",
    /// A level moves: increase, cut, halve.
    Change = "change",
    /// A level or a piece of work gets better: improve, expand.
    SoftChange = "soft-change",
    /// Somebody outside has to give it: reach, win, attract, sell.
    Achieve = "achieve",
    /// A level stays: keep, hold, stay.
    Keep = "keep",
    /// An empty verb over a clause: ensure, guarantee, make sure.
    Ensure = "ensure",
    /// have, get (with an object clause).
    Have = "have",
    /// People join the team: hire, recruit.
    Hire = "hire",
    /// What people outside do: adopt, renew, refer, buy.
    Others = "others",
    /// Something comes of it: drive, deliver, generate, produce, bring.
    Yield = "yield",
    /// A service is rendered in time: respond, resolve, answer, pay, ship.
    Service = "service",
    /// A load is borne: support, handle, process, serve.
    Capacity = "capacity",
    /// Watching a number: track, monitor, measure, report.
    Track = "track",
    /// Finding something out: investigate, explore, validate.
    Learn = "learn",
    /// become, turn into.
    Become = "become",
    /// is, are, was, be.
    Link = "link",
    /// can, will, should.
    Modal = "modal",
    /// help, let, enable, allow, empower.
    Enable = "enable",
    /// The change goes up.
    Up = "up",
    /// The change goes down.
    Down = "down",
    // Nouns.
    /// A quantity that moves: rate, revenue, latency, NPS.
    Measure = "measure",
    /// A measure of which less is better.
    LowerBetter = "lower-better",
    /// A measure or noun of which more is better.
    HigherBetter = "higher-better",
    /// People and organisations outside the team.
    Outside = "outside",
    /// People of the team or the company.
    Inside = "inside",
    /// What people outside do, as a noun: signup, booking, referral.
    OutsideAct = "outside-act",
    /// What the team makes: article, dashboard, feature.
    Product = "product",
    /// What the team does, as a noun: workshop, audit, interview.
    OwnActivity = "own-activity",
    /// second … year, sprint.
    TimeUnit = "time-unit",
    /// kg, MB, km, kWh.
    SizeUnit = "size-unit",
    /// euro, dollars, EUR.
    Money = "money",
    /// number, total, share, volume, percentage: the counted thing follows "of".
    QuantityWord = "quantity-word",
    /// A condition of people or things that can be better or worse: trust, awareness, quality, culture.
    Quality = "quality",
    /// A place or market: region, Poland, city.
    Place = "place",
    // Adjectives, adverbs, participles.
    /// Reached or not: live, ready, in place, operational.
    State = "state",
    /// How well something is done: on time, same-day, first-contact.
    Adjunct = "adjunct",
    /// more, fewer, faster, better, stronger.
    Comparative = "comparative",
    /// done, completed: own work, whatever the verb.
    Done = "done",
    /// A describing word.
    Adjective = "adjective",
    /// quickly, successfully, also.
    Adverb = "adverb",
    // Function words.
    /// of, in, by, with, among.
    Preposition = "preposition",
    /// the, our, each.
    Determiner = "determiner",
    /// and, or, but.
    Conjunction = "conjunction",
    /// who, that, which, we, it.
    Pronoun = "pronoun",
    /// not, no, without.
    Negation = "negation",
    /// ten, dozen, half, double.
    NumberWord = "number-word",
    /// January, Jan.
    Month = "month",
    /// under, below, fewer, at most, no more than.
    Cap = "cap",
    /// at least, over, more than, minimum.
    Floor = "floor",
    /// about, around, roughly.
    Approximate = "approximate",
    /// all, every, each, entire.
    Universal = "universal",
    /// notes, summary, status: headings that are no statement.
    Heading = "heading",
    /// TBD, XX, tbc, lorem.
    Blank = "blank",
    // What rules on wording mark.
    /// significantly, many, various.
    VagueQuantifier = "vague-quantifier",
    /// world-class, best-in-class.
    Superlative = "superlative",
    /// synergies, leverage, flywheel.
    Jargon = "jargon",
    /// try, explore, aim.
    Hedge = "hedge",
    /// followers, impressions, page views.
    Vanity = "vanity",
    /// ranking, share price: others decide it, or it swings.
    Volatile = "volatile",
    /// users, engagement: which ones, counted how?
    LooseMetric = "loose-metric",
    /// newsletter, TikTok, webinar: a channel or solution.
    Channel = "channel",
    /// help, assist, participate, consult.
    SoftActivity = "soft-activity",
    /// bonus, salary, appraisal.
    Pay = "pay",
    // What a general dictionary says of a word that no list above holds; weak evidence.
    /// An artefact, a text, a message.
    WeakProduct = "weak-product",
    /// An act or event.
    WeakAct = "weak-act",
    /// A person.
    WeakPerson = "weak-person",
    /// A group or organisation.
    WeakGroup = "weak-group",
    /// An attribute, state or feeling.
    WeakState = "weak-state",
    /// A quantity, possession or money.
    WeakQuantity = "weak-quantity",
    /// Some other noun.
    WeakNoun = "weak-noun",
    /// A verb.
    WeakVerb = "weak-verb",
    /// A verb of making, changing or handling things.
    WeakWorkVerb = "weak-work-verb",
    /// More often a noun than a verb.
    MostlyNoun = "mostly-noun",
    /// More often a verb than a noun.
    MostlyVerb = "mostly-verb",
    /// The word begins a term of several words ("churn rate", "in place").
    TermStart = "term-start",
}

/// Which inflected forms a word can be, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forms(pub u8);

#[allow(missing_docs)]
impl Forms {
    pub const NONE: Self = Self(0);
    /// Base form of a verb: "write".
    pub const BASE: Self = Self(1);
    /// "writes".
    pub const THIRD: Self = Self(2);
    /// "wrote".
    pub const PAST: Self = Self(4);
    /// "written".
    pub const PARTICIPLE: Self = Self(8);
    /// "writing".
    pub const GERUND: Self = Self(16);
    /// Singular noun.
    pub const SINGULAR: Self = Self(32);
    /// Plural noun.
    pub const PLURAL: Self = Self(64);

    /// Whether any form of `other` is among these.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What is known of a word or term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    /// Base form; empty where the word is unknown.
    pub lemma: &'static str,
    /// What it can be.
    pub classes: Classes,
    /// Which forms it can be.
    pub forms: Forms,
}

/// The built-in tables with a user's own words laid over them.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    own: HashMap<String, Entry>,
}
