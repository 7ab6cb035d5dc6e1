//! The classes of words and the forms a word can have, as sets of bits.
//!
//! Shared by the lookup and by `build/lexicon.rs`, which lays out the tables: both see the same bits, and a class
//! that a word list names wrongly fails the build.

/// A set of [`Class`]es.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(pub u128);

impl Classes {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// The set of one class.
    #[inline]
    pub const fn of(class: Class) -> Self {
        Self(1 << class as u32)
    }

    /// Whether `class` is in the set.
    #[inline]
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether any of `classes` is in the set.
    #[inline]
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
    #[inline]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This set without what is in `other`.
    #[inline]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What this set shares with `other`.
    #[inline]
    pub const fn within(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Every class from `first` to `last`, in the order of the enum.
    const fn between(first: Class, last: Class) -> Self {
        Self(((1 << (last as u32 + 1)) - 1) & !((1 << first as u32) - 1))
    }
}

/// All that a word can be as a verb, but for what rules on wording mark.
pub const VERBS: Classes = Classes::between(Class::Activity, Class::Down)
    .with(Classes::of(Class::WeakVerb))
    .with(Classes::of(Class::WeakWorkVerb));

/// All that a word can be as a noun, but for what rules on wording mark.
pub const NOUNS: Classes =
    Classes::between(Class::Measure, Class::Place).with(Classes::between(Class::WeakProduct, Class::WeakNoun));

/// How a word is inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// writes, wrote, written, writing; of a term, its first word.
    Verb,
    /// Plural; of a term, its head noun.
    Noun,
    /// Not at all.
    Fixed,
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

            /// The class of that name in the word lists.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().find(|(_, key)| *key == name).map(|(class, _)| *class)
            }

            /// How the words of this class are inflected, where a word list does not say otherwise.
            pub const fn part(self) -> Part {
                use Class::*;
                match self {
                    Activity | Change | SoftChange | Achieve | Keep | Ensure | Have | Hire | Others | Yield | Service
                    | Capacity | Track | Learn | Become | Enable | Up | Down | SoftActivity => Part::Verb,
                    Measure | LowerBetter | HigherBetter | Outside | Inside | OutsideAct | Product | OwnActivity
                    | TimeUnit | SizeUnit | Money | QuantityWord | Quality | Place | Vanity | Volatile | LooseMetric
                    | Channel | Pay => Part::Noun,
                    _ => Part::Fixed,
                }
            }
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
    // A verb in the dress of a noun: what the verb asks for.
    /// reduction, doubling.
    NominalChange = "nominal-change",
    /// improvement, expansion.
    NominalSoftChange = "nominal-soft-change",
    /// publication, introduction.
    NominalActivity = "nominal-activity",
    /// recruitment, hiring.
    NominalHire = "nominal-hire",
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
    #[inline]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[inline]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The letters of `wordnet.tsv`, each for one bit of a code, in order.
pub const DICTIONARY_CODES: &[(char, Class)] = &[
    ('p', Class::WeakProduct),
    ('a', Class::WeakAct),
    ('h', Class::WeakPerson),
    ('g', Class::WeakGroup),
    ('s', Class::WeakState),
    ('q', Class::WeakQuantity),
    ('n', Class::WeakNoun),
    ('v', Class::WeakVerb),
    ('w', Class::WeakWorkVerb),
    ('N', Class::MostlyNoun),
    ('V', Class::MostlyVerb),
    ('j', Class::Adjective),
    ('r', Class::Adverb),
];
