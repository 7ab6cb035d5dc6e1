//! A request over a wire and its answer, for every edge that speaks JSON: the server and the page's engine.
//!
//! In goes a [`Request`] with the rules of its profile, out comes the JSON that the command line prints for the same
//! draft, by the same renderers. The day is an argument: whoever asks says which day it is, else the edge does.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use crate::lint::{Memory, Report, lint_with};
use crate::parse::parse;
use crate::propose::{self, Proposal, propose};
use crate::render::rewrite::Proposed;
use crate::render::{json, plan, rewrite};
use crate::rules::{RuleSet, Unknown, profile_names};
use crate::text::Source;

/// What a draft without a file is called in an answer.
pub const NAME: &str = "draft";

/// A draft to check or to reword.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The draft. Spans of the answer are bytes of it.
    pub text: String,
    /// How it is written down; found out where it is not said.
    #[serde(default)]
    pub format: Option<json::wire::FormatName>,
    /// The profile whose levels and limits are to hold.
    #[serde(default)]
    pub profile: Option<String>,
    /// The day to take for today, for deadlines and cycles: `2026-11-20`.
    #[serde(default, deserialize_with = "day")]
    #[schemars(with = "Option<String>")]
    pub today: Option<Date>,
    /// A byte of the text: proposals only for the statement that stands there.
    #[serde(default)]
    pub at: Option<usize>,
    /// Whether the language model that a server was started with is asked for proposals too. Where this is not said it
    /// is asked, if there is one.
    #[serde(default)]
    pub model: Option<bool>,
}

/// A day in ISO form.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let text: Option<String> = Option::deserialize(deserializer)?;
    let day = text.map(|text| text.parse().map_err(|_| serde::de::Error::custom("`today` is no day like 2026-11-20")));
    day.transpose()
}

impl Request {
    /// The draft, read and judged.
    pub fn report(&self, rules: &RuleSet, today: Option<Date>) -> Report {
        self.report_with(rules, today, None)
    }

    fn report_with(&self, rules: &RuleSet, today: Option<Date>, memory: Option<&mut Memory>) -> Report {
        let document = parse(&self.text, self.format.map(Into::into), NAME);
        let source = Source::new(NAME, self.text.as_str());
        let reports = lint_with(vec![(source, document)], rules, self.today.or(today), memory);
        reports.into_iter().next().expect("a report comes back for each draft")
    }

    /// The answer of `okrlint check --format json`.
    pub fn check(&self, rules: &RuleSet, today: Option<Date>) -> String {
        json::render(&[self.report(rules, today)])
    }

    /// The same, of a draft that is checked again and again while somebody writes; `memory` belongs to `rules`.
    pub fn check_again(&self, rules: &RuleSet, today: Option<Date>, memory: &mut Memory) -> String {
        json::render(&[self.report_with(rules, today, Some(memory))])
    }

    /// The draft with what is proposed for it.
    pub fn proposed(&self, rules: &RuleSet, today: Option<Date>) -> Proposed {
        let report = self.report(rules, today);
        let mut proposals: Vec<Proposal> = propose(&report, rules, None);
        if let Some(place) = self.at {
            proposals.retain(|proposal| proposal.span.start <= place && place <= proposal.span.end);
        }
        (report, proposals)
    }

    /// The answer of `okrlint rewrite --format json`.
    pub fn rewrite(&self, rules: &RuleSet, today: Option<Date>) -> String {
        rewrite::wire::render(&[self.proposed(rules, today)])
    }

    /// The answer of `okrlint convert --format json`: the text is a list of projects.
    pub fn convert(&self, rules: &RuleSet) -> String {
        plan::wire::render(&propose::convert(&Source::new(NAME, self.text.as_str()), rules))
    }

    /// The answer of `okrlint initiatives --format json`.
    pub fn initiatives(&self, rules: &RuleSet, today: Option<Date>) -> String {
        plan::wire::render(&propose::initiatives(&self.report(rules, today), rules))
    }
}

/// The rules of every profile, made once for many requests.
#[derive(Debug, Clone)]
pub struct Profiles {
    sets: Vec<RuleSet>,
    usual: usize,
}

impl Profiles {
    /// One set a profile, as `make` makes it; `usual` is taken where a request names none.
    pub fn new<E: From<Unknown>>(usual: &str, make: impl FnMut(&str) -> Result<RuleSet, E>) -> Result<Self, E> {
        let sets = profile_names().map(make).collect::<Result<Vec<_>, E>>()?;
        match sets.iter().position(|set| set.profile == usual) {
            Some(usual) => Ok(Self { sets, usual }),
            None => Err(Unknown::new("profile", usual, profile_names()).into()),
        }
    }

    /// The built-in rules.
    pub fn builtin() -> Self {
        Self::new(crate::rules::DEFAULT_PROFILE, RuleSet::builtin).expect("every profile that is named exists")
    }

    /// The rules of the profile called `name`, of the usual one where there is no name.
    pub fn rules(&self, name: Option<&str>) -> Result<&RuleSet, Unknown> {
        let Some(name) = name else { return Ok(&self.sets[self.usual]) };
        let found = self.sets.iter().find(|set| set.profile == name);
        found.ok_or_else(|| Unknown::new("profile", name, self.names()))
    }

    /// The name of the usual profile.
    pub fn usual(&self) -> &str {
        &self.sets[self.usual].profile
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sets.iter().map(|set| set.profile.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAFT: &str = "Objective: Clinics find a free bed at once\n- Launch the booking portal by 1 May 2026\n";

    fn request(json: &str) -> Result<Request, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn all_but_the_text_may_be_left_out() {
        let bare = request(r#"{"text":"x"}"#).expect("a request");
        assert_eq!(bare, Request { text: "x".to_owned(), ..Request::default() });
        let full = request(r#"{"text":"x","format":"markdown","profile":"google","today":"2026-11-20"}"#);
        assert_eq!(full.expect("a request").today, Some(jiff::civil::date(2026, 11, 20)));
    }

    #[test]
    fn what_is_misspelt_is_told() {
        assert!(request(r#"{"text":"x","profil":"google"}"#).expect_err("no field").contains("`profil`"));
        assert!(request(r#"{"text":"x","today":"soon"}"#).expect_err("no day").contains("2026-11-20"));
        assert!(request(r#"{"text":"x","format":"docx"}"#).expect_err("no format").contains("`docx`"));
        let profiles = Profiles::builtin();
        let unknown = profiles.rules(Some("balancd")).map(|_| ()).expect_err("no profile");
        assert!(unknown.to_string().contains("did you mean `balanced`"), "{unknown}");
    }

    #[test]
    fn the_answer_is_that_of_the_command_line() {
        let profiles = Profiles::builtin();
        let rules = profiles.rules(None).expect("the usual profile");
        let request = Request { text: DRAFT.to_owned(), ..Request::default() };
        let answer: serde_json::Value = serde_json::from_str(&request.check(rules, None)).expect("JSON");
        assert_eq!(answer["documents"][0]["path"], NAME);
        assert_eq!(answer["documents"][0]["diagnostics"][0]["rule"], "task-as-key-result");
        let answer: serde_json::Value = serde_json::from_str(&request.rewrite(rules, None)).expect("JSON");
        assert_eq!(answer["documents"][0]["proposals"][0]["original"], "Launch the booking portal by 1 May 2026");
    }

    #[test]
    fn a_check_with_a_memory_says_what_one_without_says() {
        let profiles = Profiles::builtin();
        let rules = profiles.rules(None).expect("the usual profile");
        let drafts = [
            "Objective: Clinics find a free bed at once\n- Raise bookings from 40 to 90 a day\n- Launch the portal\n",
            "Objective: Clinics find a free bed at once\n- Raise bookings from 40 to 95 a day\n- Launch the portal\n",
            "Objective: Wards find a free bed at once\n- Raise bookings from 40 to 95 a day\n- Launch the portal\n",
            "Objective: Launch the portal\n- Launch the portal\n- Launch the portal\n",
        ];
        let mut memory = Memory::default();
        for text in drafts.into_iter().cycle().take(9) {
            let request = Request { text: text.to_owned(), ..Request::default() };
            assert_eq!(request.check_again(rules, None, &mut memory), request.check(rules, None), "{text}");
        }
    }

    #[test]
    fn proposals_can_be_for_one_statement() {
        let profiles = Profiles::builtin();
        let rules = profiles.rules(None).expect("the usual profile");
        let text = format!("{DRAFT}- Publish a price list\n");
        let of = |at: Option<usize>| {
            let request = Request { text: text.clone(), at, ..Request::default() };
            request.proposed(rules, None).1.into_iter().map(|it| it.original).collect::<Vec<_>>()
        };
        let second = text.find("Publish");
        assert_eq!(of(None), ["Launch the booking portal by 1 May 2026", "Publish a price list"]);
        assert_eq!(of(second), ["Publish a price list"]);
        assert!(of(Some(0)).is_empty() && of(Some(usize::MAX)).is_empty());
    }

    #[test]
    fn every_profile_is_made_once() {
        let profiles = Profiles::builtin();
        assert_eq!(profiles.names().collect::<Vec<_>>(), profile_names().collect::<Vec<_>>());
        assert_eq!(profiles.usual(), "balanced");
    }
}
