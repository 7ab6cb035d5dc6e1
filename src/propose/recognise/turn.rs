//! What makes a work another one than its words say: with whom one talks, what stands beside it, a thing that is a name.
//!
//! In goes what was found in a statement, out comes the work that is meant. "Weekly standup with the carrier" is about
//! deliveries, a video that explains an exam is learning content, and what is introduced under a name is a tool.

use std::ops::Range;

use super::super::knowledge::term::{self, Word};
use super::super::knowledge::{Found, Work, find_works, work, works};
use super::super::subject::Subject;
use crate::analysis::Features;

/// What people do with each other that says nothing of what it is for.
const TALKS: &str = "call calls meeting meetings standup standups stand-up sync syncs talk talks discussion discussions \
    conversation conversations check-in check-ins roundtable visit visits exchange session sessions \
    appointment appointments contract contracts agreement agreements negotiation negotiations breakfast lunch dinner \
    retro retros review reviews fixe interview interviews";

/// What may follow people without making them a part of something else's name.
const BEHIND: &str = "in at on for to and or from of every each by about per who that with a an the this next weekly monthly \
    quarterly before until during across over via as so";

/// Verbs of talking, which say as little.
const TALKING: [&str; 11] =
    ["meet", "talk", "speak", "call", "visit", "discuss", "negotiate", "consult", "align", "sync", "brief"];

/// The work that a talk is, by the people with whom it is held: "Hold 15 calls with candidates" is recruiting.
pub fn with_people(words: &[Word], reading: &Features, subject: Option<&Subject>) -> Option<&'static Work> {
    let head = subject.and_then(|it| words.iter().find(|word| word.range.end == it.noun.end));
    let is_talk = head.is_some_and(|head| term::is_in(TALKS, &head.lower));
    let is_talking = TALKING.contains(&reading.head.lemma.as_str());
    // "Call suppliers" and "call with suppliers": people named before the talk only say whose it is.
    let from = match (is_talk, is_talking) {
        (true, _) => head.map_or(0, |head| head.range.end),
        (false, true) => reading.head.range.end,
        (false, false) => return None,
    };
    let behind = words.iter().enumerate().skip_while(|(_, word)| word.range.start < from);
    let leads = |word: &Word| !matches!(word.lower.as_str(), "about" | "on" | "by" | "from" | "to" | "into" | "so");
    // "customer success" and "the supplier portal" are no people.
    let is_person = |at: usize| words.get(at + 1).is_none_or(|next| next.is_parted || term::is_in(BEHIND, &next.lower));
    let mut people = behind.take_while(|(_, word)| is_talking || leads(word)).filter(|(at, _)| is_person(*at));
    people.find_map(|(_, word)| {
        works().iter().find(|work| work.with.iter().any(|person| is_form_of(&word.lower, person)))
    })
}

/// "Prepare the launch of the moisture sensor": what is brought to market, whatever kind of thing it is.
pub fn launched(words: &[Word], reading: &Features, subject: Option<&Subject>) -> Option<Found<Work>> {
    const READY: [&str; 8] = ["prepare", "plan", "support", "organise", "organize", "manage", "coordinate", "execute"];
    let thing = subject.filter(|_| READY.contains(&reading.head.lemma.as_str()))?;
    let at = words.iter().position(|word| ["launch", "rollout"].contains(&word.lower.as_str()))?;
    let is_of = words.get(at + 1).is_some_and(|next| next.lower == "of" && next.range.start < thing.range.start);
    let what = work("product-launch").filter(|_| is_of)?;
    Some(Found { what, range: thing.noun.clone(), width: 2, is_less: false })
}

/// The work into which the verb or words elsewhere in the statement turn `found`, else `found` itself.
pub fn turned(words: &[Word], reading: &Features, found: &Found<Work>) -> Found<Work> {
    // "the customer success team" is people of the house.
    let is_team = |at: usize| {
        let next = words.get(at + 1).map_or("", |next| next.lower.as_str());
        ["success", "support", "service", "care", "team"].contains(&next)
    };
    let is_beside = |at: usize, word: &Word| !found.range.contains(&word.range.start) && !is_team(at);
    let beside = || words.iter().enumerate().filter(|(at, word)| is_beside(*at, word)).map(|(_, word)| word);
    let holds = |all: &[&str]| beside().any(|word| all.iter().any(|one| is_form_of(&word.lower, one)));
    // "Speak at" is a verb also where the first word alone is read as none.
    let first = words.first().filter(|_| words.get(1).is_some_and(|next| next.lower == "at"));
    let does = |verbs: &[&str]| {
        verbs.contains(&reading.head.lemma.as_str()) || first.is_some_and(|it| verbs.contains(&it.lower.as_str()))
    };
    let turn = found.what.turns.iter().find(|turn| holds(&turn.words) || does(&turn.verbs));
    let what = turn.and_then(|turn| work(turn.into)).unwrap_or(found.what);
    Found { what, ..found.clone() }
}

/// The work that is meant where the thing of a verb is a name alone, else `found` itself.
pub fn named(found: Found<Work>, subject: Option<&Subject>) -> Found<Work> {
    let what = found.what.named.filter(|_| subject.is_some_and(Subject::is_name)).and_then(work);
    Found { what: what.unwrap_or(found.what), ..found }
}

/// What a move leaves behind: "Zendesk" in "Switch from Zendesk to Intercom", "the monorepo" in "Move the monorepo to
/// Bazel" where the new place is one that is known.
pub fn left_behind(words: &[Word], reading: &Features) -> Option<Range<usize>> {
    const MOVES: [&str; 8] = ["switch", "migrate", "move", "change", "transition", "shift", "port", "convert"];
    // "Switch" and "move" at the beginning may be read as nouns.
    let first = words.first().map_or("", |word| word.lower.as_str());
    let is_move = MOVES.contains(&reading.head.lemma.as_str()) || MOVES.contains(&first);
    let to = words.iter().rposition(|word| word.lower == "to").filter(|_| is_move)?;
    let is_known = find_works(words.get(to + 1..)?).iter().any(|found| !found.is_less);
    is_known.then(|| reading.head.range.end..words[to].range.start)
}

/// Whether a word is `base` in the singular or plural, or as a verb.
fn is_form_of(word: &str, base: &str) -> bool {
    let plural = |stem: &str| base.strip_suffix('y').is_some_and(|root| stem.strip_suffix("ies") == Some(root));
    word.strip_prefix(base).is_some_and(|end| matches!(end, "" | "s" | "es" | "'s" | "s'")) || plural(word)
}

#[cfg(test)]
mod tests {
    use super::super::Known;
    use crate::analysis::{Context, Lexicon, read_key_result};

    fn check(text: &str, expected: &str) {
        let reading = read_key_result(text, &Context { objective: None, lexicon: &Lexicon::default() });
        let known = Known::of_text(text, &reading);
        assert_eq!(known.works.first().map_or("", |work| work.what.id), expected, "{text}");
    }

    #[test]
    fn a_talk_is_about_those_who_take_part() {
        check("Weekly standup with the carrier", "logistics");
        check("Hold 15 first calls with candidates for the studio", "recruiting-process");
        check("Negotiate a second contract with a regional courier", "logistics");
        check("Meet five investors", "funding-round");
        check("Monthly breakfast with local journalists", "press-work");
        check("Run a retrospective with the warehouse team", "lean-daily-management");
        check("Conduct 12 user interviews on wards", "user-research");
    }

    #[test]
    fn words_beside_a_work_turn_it() {
        check("Produce eight videos that explain the exam topics", "learning-content");
        check("Produce eight videos for the shop", "video");
        check("Organise a summer party for volunteers", "volunteer-management");
        check("Organise a summer party", "team-event");
    }

    #[test]
    fn a_name_that_is_introduced_is_a_tool() {
        check("Introduce Zephyrion", "named-tool");
        check("Introduce comments", "introducing");
    }

    #[test]
    fn what_is_quoted_is_a_name() {
        check("Get on page 1 of google for \"heat pump\"", "search-ranking");
        check("Rank first for “carbon accounting” on Bing", "");
        check("Install a heat pump", "sustainability-programme");
    }

    #[test]
    fn a_tour_and_a_register_are_what_they_are_of() {
        check("Guided tour of the product", "onboarding");
        check("Guided tour of the museum", "museum-offer");
        check("Keep a churn risk register", "health-score");
        check("Set up a risk register", "risk-management");
        check("Brand tour", "event");
    }

    #[test]
    fn what_is_launched_is_brought_to_market() {
        check("Prepare the launch of the moisture sensor", "product-launch");
    }

    #[test]
    fn somebody_elses_event_is_visited() {
        check("Attend DMEXCO with two people", "visiting-event");
        check("Visit three trade fairs", "visiting-event");
        check("Attend the first-aid course", "safety-programme");
        check("Organise a customer conference", "event");
        check("Sponsor Web Summit", "sponsoring");
        check("Speak at two conferences", "conference-talk");
        check("Run a customer summit", "event");
    }
}
