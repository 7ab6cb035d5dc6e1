//! The rules: what a coach looks for, as data, with the levels and limits in force.
//!
//! A [`RuleSet`] is made once from the built-in catalogue, a profile and a configuration, and then only read.
//! [`run`] asks every rule about every statement, objective, set and draft, and answers with findings. Which of
//! them are told, and how often, is settled above, in `lint`.

mod builtin;
pub mod check;
pub mod file;
pub mod limits;
mod message;
pub mod run;
pub mod view;
mod when;
pub mod words;

use std::borrow::Cow;

use crate::analysis::lexicon::Lexicon;
pub use builtin::{profile, profile_names, sources};
use check::Matcher;
use file::{Check, Citation, Example, Level, ProfileFile, Prose, RuleFile, Scope, SourceFile};
pub use limits::{Limits, Origin};
use when::{Asked, Held};

/// A rule with what is in force for it.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Kebab-case, the name of the fault.
    pub id: String,
    /// Its folder: `objective`, `key-result`, `set`, `initiative`, `draft`, or `own` for a user's rule.
    pub category: String,
    /// How loud it is.
    pub level: Level,
    /// Who set the level.
    pub level_origin: Origin,
    /// As written down, without its prose.
    pub file: Cow<'static, RuleFile>,
    prose: ProseOf,
    matcher: Option<Matcher>,
    needs_reading: bool,
    asked: Asked,
}

/// Where the prose of a rule is.
#[derive(Debug, Clone)]
enum ProseOf {
    /// In the built-in table, at this index.
    BuiltIn(usize),
    Own(Box<Prose>),
}

impl Rule {
    fn new(id: String, category: String, file: Cow<'static, RuleFile>, prose: ProseOf) -> Result<Self, String> {
        let (needs_reading, asked) = (needs_reading(&file), Asked::of(&file.when));
        let matcher = match &file.check {
            Check::Phrase(phrase) => Some(Matcher::new(phrase)?),
            _ => None,
        };
        Ok(Self {
            id,
            category,
            level: file.severity,
            level_origin: Origin::Rule,
            file,
            prose,
            matcher,
            needs_reading,
            asked,
        })
    }

    fn prose(&self) -> &Prose {
        match &self.prose {
            ProseOf::BuiltIn(index) => &builtin::prose()[*index],
            ProseOf::Own(prose) => prose,
        }
    }

    /// What it finds, in a few words.
    pub fn summary(&self) -> &str {
        &self.prose().summary
    }

    /// The remedy.
    pub fn help(&self) -> &str {
        &self.file.help
    }

    /// Why it matters.
    pub fn why(&self) -> &str {
        &self.prose().why
    }

    /// Who says so.
    pub fn sources(&self) -> &[Citation] {
        &self.prose().sources
    }

    /// Drafts in which it speaks.
    pub fn bad(&self) -> &[Example] {
        &self.prose().bad
    }

    /// Drafts in which it is silent.
    pub fn good(&self) -> &[Example] {
        &self.prose().good
    }

    /// Whether a profile or the configuration asks for it, so that it also speaks of fields that a draft does
    /// not use.
    pub fn is_demanded(&self) -> bool {
        !matches!(self.level_origin, Origin::Rule) && self.level >= Level::Warning
    }

    /// The limits it compares with.
    pub fn limits(&self) -> Vec<file::Limit> {
        limits::of_check(&self.file.check)
    }

    /// Whether it looks at a statement, whose words are `held`.
    fn holds(&self, statement: &view::Statement<'_>, held: &Held) -> bool {
        self.file.when.holds(statement, held, &self.asked)
    }

    /// Whether it judges what a sentence says, which is done for English only.
    pub fn needs_reading(&self) -> bool {
        self.needs_reading
    }
}

fn needs_reading(file: &RuleFile) -> bool {
    let judges = match &file.check {
        Check::Mark(_) | Check::Reading(_) | Check::Share(_) => true,
        Check::Missing(missing) => matches!(
            missing.what,
            file::Part::Baseline | file::Part::Target | file::Part::Metric | file::Part::Unit | file::Part::Guardrail
        ),
        _ => false,
    };
    judges || file.when.needs_reading()
}

/// A name that nothing has, with the nearest that something has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no {what} is called `{name}`{}", self.hint().map(|hint| format!("; {hint}")).unwrap_or_default())]
pub struct Unknown {
    /// What was looked for: "rule", "profile", "limit".
    pub what: &'static str,
    /// The name.
    pub name: String,
    /// The nearest right name, where one is near.
    pub nearest: Option<String>,
    /// All right names, where none is near and they are few enough to be read.
    pub known: Vec<String>,
}

impl Unknown {
    /// The nearest of `known` is found by spelling.
    pub fn new<'a>(what: &'static str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        const FEW: usize = 24;
        let known: Vec<&str> = known.into_iter().collect();
        let nearest = nearest(name, known.iter().copied()).map(str::to_owned);
        let is_listed = nearest.is_none() && known.len() <= FEW;
        let known = if is_listed { known.into_iter().map(str::to_owned).collect() } else { Vec::new() };
        Self { what, name: name.to_owned(), nearest, known }
    }

    /// The way out: the nearest name, else the list of names.
    pub fn hint(&self) -> Option<String> {
        match &self.nearest {
            Some(name) => Some(format!("did you mean `{name}`?")),
            None if self.known.is_empty() => None,
            None => Some(format!("expected one of `{}`", self.known.join("`, `"))),
        }
    }
}

/// The name nearest in spelling, where it is near enough to have been meant; else the one that holds a word so near:
/// "task" is meant for `task-as-key-result`.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Of a word of four letters one may be wrong or missing.
    const NEAR: f64 = 0.74;
    let likeness = strsim::normalized_damerau_levenshtein;
    let known: Vec<&str> = known.into_iter().collect();
    let best = |scored: Vec<(f64, &'a str)>, least: f64| {
        let near = scored.into_iter().filter(|(score, _)| *score >= least);
        // Of several that are equally near, the first.
        near.reduce(|one, other| if other.0 > one.0 { other } else { one }).map(|(_, name)| name)
    };
    let whole = known.iter().map(|known| (likeness(name, known), *known)).collect();
    let of_word = |known: &&'a str| {
        let words = known.split('-').enumerate();
        // The first word of a name weighs a little more than the others.
        words.map(|(at, word)| likeness(name, word) - if at == 0 { 0.0 } else { 0.005 }).fold(0.0, f64::max)
    };
    best(whole, 0.5).or_else(|| best(known.iter().map(|known| (of_word(known), *known)).collect(), NEAR))
}

/// All rules with the levels, limits and words in force.
#[derive(Debug, Clone)]
pub struct RuleSet {
    /// Name of the profile.
    pub profile: String,
    /// The numbers that rules compare with.
    pub limits: Limits,
    /// What is known of words.
    pub lexicon: Lexicon,
    /// Statements that a configuration exempts from a rule.
    pub exceptions: Vec<Exception>,
    rules: Vec<Rule>,
}

/// An exception that quotes the statement it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Id of the rule.
    pub rule: String,
    /// The statement, or a part of it that is long enough to tell.
    pub statement: String,
    /// Why.
    pub because: String,
}

/// The profile where none is named.
pub const DEFAULT_PROFILE: &str = "balanced";

impl Default for RuleSet {
    fn default() -> Self {
        Self::builtin(DEFAULT_PROFILE).expect("the build has checked that the default profile exists")
    }
}

impl RuleSet {
    /// The built-in rules as `profile` weighs them.
    pub fn builtin(profile: &str) -> Result<Self, Unknown> {
        let Some(chosen) = builtin::profile(profile) else {
            return Err(Unknown::new("profile", profile, profile_names()));
        };
        let mut set = Self {
            profile: profile.to_owned(),
            limits: Limits::default(),
            lexicon: Lexicon::default(),
            exceptions: Vec::new(),
            rules: Vec::with_capacity(builtin::rules().len()),
        };
        for (index, (category, id, file)) in builtin::rules().iter().enumerate() {
            let prose = ProseOf::BuiltIn(index);
            let rule = Rule::new((*id).to_owned(), (*category).to_owned(), Cow::Borrowed(file), prose);
            set.rules.push(rule.expect("the rule harness compiles every built-in rule"));
        }
        set.apply(&chosen);
        Ok(set)
    }

    fn apply(&mut self, profile: &ProfileFile) {
        for (id, level) in &profile.rules {
            let origin = Origin::Profile { source: level.source.clone(), says: level.says.clone() };
            let known = self.set_level(id, level.level, origin);
            debug_assert!(known.is_ok(), "the build has checked the ids of profiles");
        }
        self.limits.apply(profile);
    }

    /// Where the rule called `id` stands.
    fn find(&self, id: &str) -> Option<usize> {
        self.rules.iter().position(|rule| rule.id == id)
    }

    /// Adds a user's own rule, named `id`. The error is a sentence.
    pub fn add_own(&mut self, id: &str, mut file: RuleFile) -> Result<(), String> {
        if self.find(id).is_some() {
            return Err(format!("there is already a rule called `{id}`"));
        }
        if let Some(unknown) = file.after.iter().find(|earlier| self.find(earlier).is_none()) {
            return Err(Unknown::new("rule", unknown, self.ids()).to_string());
        }
        let prose = ProseOf::Own(Box::new(file.take_prose()));
        self.rules.push(Rule::new(id.to_owned(), "own".to_owned(), Cow::Owned(file), prose)?);
        Ok(())
    }

    /// Sets how loud a rule is.
    pub fn set_level(&mut self, id: &str, level: Level, origin: Origin) -> Result<(), Unknown> {
        let Some(index) = self.find(id) else {
            return Err(Unknown::new("rule", id, self.ids()));
        };
        self.rules[index].level = level;
        self.rules[index].level_origin = origin;
        Ok(())
    }

    /// The same set with every rule but `id` switched off, and that one on.
    pub fn only(mut self, id: &str) -> Result<Self, Unknown> {
        if self.find(id).is_none() {
            return Err(Unknown::new("rule", id, self.ids()));
        }
        let listing = self.rules.iter().any(|rule| rule.id == id && matches!(rule.file.check, Check::Process(_)));
        for rule in &mut self.rules {
            // The rule that lists what others miss needs the others.
            let listed = listing && rule.file.process.is_some();
            if rule.id != id && !listed {
                rule.level = Level::Off;
            } else if rule.level == Level::Off {
                rule.level = Level::Warning;
            }
        }
        Ok(self)
    }

    /// All rules, by category and id; a user's own come last.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule called `id`.
    pub fn rule(&self, id: &str) -> Result<&Rule, Unknown> {
        let index = self.find(id).ok_or_else(|| Unknown::new("rule", id, self.ids()))?;
        Ok(&self.rules[index])
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|rule| rule.id.as_str())
    }

    /// The work that a citation names.
    pub fn source(&self, key: &str) -> Option<&'static SourceFile> {
        sources().get(key)
    }

    /// Indices of the rules that speak of `scope`.
    fn of_scope(&self, scope: Scope) -> Vec<usize> {
        let speaks = |rule: &Rule| {
            let both = rule.file.scope == Scope::Statement && matches!(scope, Scope::Objective | Scope::KeyResult);
            rule.level != Level::Off && (rule.file.scope == scope || both)
        };
        self.rules.iter().enumerate().filter(|(_, rule)| speaks(rule)).map(|(index, _)| index).collect()
    }
}
