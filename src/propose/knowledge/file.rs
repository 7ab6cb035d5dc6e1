//! The shapes of `rules/metrics/`, `rules/works/`, `rules/purposes/` and `rules/routine.toml`, as they are written down and as they are embedded.
//!
//! `build.rs` reads them with owned texts and packs them; the library unpacks them with texts borrowed from the
//! packed bytes. Nothing here names another module of the crate.

use serde::{Deserialize, Serialize};

/// What an outcome is measured by; `rules/metrics/README.md` explains the keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Metric<S> {
    pub id: S,
    pub name: S,
    #[serde(default = "none")]
    pub synonyms: Vec<S>,
    #[serde(default = "none")]
    pub opposites: Vec<S>,
    pub unit: Unit,
    #[serde(default = "nothing")]
    pub unit_word: Option<S>,
    #[serde(default = "nothing")]
    pub per: Option<S>,
    pub direction: Way,
    pub stage: Stage,
    pub level: Level,
    pub subject: S,
    /// Set where it makes sense in one kind of trade only.
    #[serde(default)]
    pub trade: Option<Trade>,
    pub formula: S,
    pub source: S,
    pub guardrails: Vec<S>,
    /// Ids of metrics for the sake of which this one is counted, where it tells nothing by itself.
    #[serde(default = "none")]
    pub leads_to: Vec<S>,
    pub levers: Vec<S>,
    /// Why each of the levers should move this number, in their order; empty where that is not known.
    #[serde(default = "none")]
    pub assumptions: Vec<S>,
}

fn none<S>() -> Vec<S> {
    Vec::new()
}

fn nothing<S>() -> Option<S> {
    None
}

/// What stands behind the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Unit {
    Percent,
    Count,
    Duration,
    Money,
    Ratio,
    Score,
    Rank,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Way {
    Increase,
    Decrease,
}

/// Where on a journey it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Stage {
    Awareness,
    Acquisition,
    Activation,
    Adoption,
    Retention,
    Referral,
    Revenue,
    Satisfaction,
    Speed,
    Quality,
    Reliability,
    Cost,
    Risk,
}

/// Whom one sells to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trade {
    /// People who buy for themselves.
    Consumer,
    /// Organisations.
    Business,
}

/// How far it is from the team's own hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Level {
    Input,
    Output,
    Outcome,
}

/// What a team makes or does; `rules/works/README.md` explains the keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Work<S> {
    pub id: S,
    #[serde(default = "none")]
    pub words: Vec<S>,
    #[serde(default = "none")]
    pub weak: Vec<S>,
    #[serde(default = "none")]
    pub verbs: Vec<S>,
    #[serde(default)]
    pub head: Option<Head>,
    /// Set where `{work}` is what its verbs act on: things or people.
    #[serde(default)]
    pub acts_on: Option<ActsOn>,
    /// Whether its verbs say more of a line than the nouns in it.
    #[serde(default)]
    pub leads: bool,
    /// Whether it says so little of a line that what the objective is about says more.
    #[serde(default)]
    pub general: bool,
    /// Whether its words say only of what kind a thing is, so that they speak where no other noun and no verb does.
    #[serde(default)]
    pub kind: bool,
    /// People with whom a talk, a visit or a contract is this work.
    #[serde(default = "none")]
    pub with: Vec<S>,
    /// What makes it another work.
    #[serde(default = "none")]
    pub turns: Vec<Turn<S>>,
    /// The work that is meant where the thing is a name alone.
    #[serde(default = "nothing")]
    pub named: Option<S>,
    /// The work that is meant where its verb acts on people outside the house.
    #[serde(default = "nothing")]
    pub of_people: Option<S>,
    pub people: S,
    pub question: S,
    pub assumption: S,
    pub serves: Vec<Served<S>>,
}

/// Words of a statement that make a work another one: a video that explains an exam is learning content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Turn<S> {
    /// Beside it, in the singular.
    #[serde(default = "none")]
    pub words: Vec<S>,
    /// What is done with it.
    #[serde(default = "none")]
    pub verbs: Vec<S>,
    pub into: S,
}

/// On what the verbs of a work act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActsOn {
    /// What is made to be used.
    Things,
    /// Whatever has a name: goals and questions too.
    Anything,
    /// What is made, and what can be decided: roles, options, causes.
    Questions,
    /// Who can be asked or taught.
    People,
}

/// Which verb the words of a work need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Head {
    /// A verb of hiring.
    Hire,
}

/// A metric that a work serves, by id, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Served<S> {
    pub metric: S,
    /// The metric as it is of this very work, with `{work}` and `{people}`.
    #[serde(default = "nothing")]
    pub name: Option<S>,
    pub because: S,
}

/// What an objective can be about; `rules/purposes/README.md` explains the keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Purpose<S> {
    pub id: S,
    pub objective: S,
    pub people: S,
    pub focus: Vec<S>,
    pub question: S,
    pub metrics: Vec<S>,
}

/// What is no project: work that goes on anyway. The words are lower case, hyphens as spaces.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routine<S> {
    /// How often something is done.
    pub rhythms: Vec<S>,
    /// Things that come round.
    pub things: Vec<S>,
    /// Verbs that keep something going.
    pub keeping: Vec<S>,
    /// Verbs that begin or change something, so that a line is a project whatever it names.
    pub beginning: Vec<S>,
    /// What a house buys, pays and celebrates without a result of its own.
    pub house: Vec<S>,
    /// What makes work possible and moves no number by itself.
    pub enabling: Vec<S>,
    /// What law, a norm or an agreement asks for.
    pub duties: Vec<S>,
    /// What is decided once and is no work of its own.
    pub decisions: Vec<S>,
    /// Verbs that decide, at the head of a line.
    pub deciding: Vec<S>,
    /// Verbs that look into something, at the head of a line.
    pub finding: Vec<S>,
    /// Words that may stand around those things.
    pub around: Vec<S>,
}
