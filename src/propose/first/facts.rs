//! Values that a strategy states: "Our win rate is 18%; it should be 30% by December" gives today's value and the target.
//!
//! In go the sentences, out come facts by metric. A value is taken for today's or for the target only where its own clause
//! says which it is; a sentence that names only a target speaks of the one before it.

use super::goals::Goal;
use crate::propose::coach::filled;
use crate::propose::knowledge::Metric;
use crate::propose::own::Kept;
use crate::propose::phrase;

/// What a strategy says of a metric.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The metric.
    pub metric: &'static Metric,
    /// Today's value.
    pub today: Option<String>,
    /// The value to reach.
    pub target: Option<String>,
    /// By when, with its preposition.
    pub deadline: Option<String>,
}

impl Fact {
    /// The metric as a key result with these values in it.
    pub fn key_result(&self) -> String {
        let kept = Kept { deadline: self.deadline.clone(), ..Kept::default() };
        let text = phrase::key_result(self.metric, &kept);
        let text = self.today.as_ref().map_or(text.clone(), |value| filled(&text, "baseline", value));
        self.target.as_ref().map_or(text.clone(), |value| filled(&text, "target", value))
    }
}

/// The facts of a strategy. A sentence that went into one is no goal of its own any more.
pub fn facts(goals: &mut [Goal]) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for at in 0..goals.len() {
        let goal = &goals[at];
        let Some(metric) = goal.metrics.first().copied().filter(|_| goal.result.is_none()) else { continue };
        let (today, mut target, mut deadline) = (goal.today.clone(), goal.target.clone(), goal.deadline.clone());
        if today.is_none() && target.is_none() || !phrase::is_free_of_numbers(metric) {
            continue;
        }
        let speaks_on = |next: &&mut Goal| next.metrics.is_empty() && next.today.is_none() && next.target.is_some();
        if target.is_none()
            && let Some(next) = goals.get_mut(at + 1).filter(speaks_on)
        {
            target = next.target.take();
            deadline = next.deadline.take();
            (next.is_goal, next.result, next.metrics) = (false, None, vec![metric]);
        }
        if facts.iter().all(|fact| fact.metric.id != metric.id) {
            facts.push(Fact { metric, today, target, deadline });
        }
    }
    facts
}

/// Whether a clause says that its value is today's, or that it is to be reached.
pub fn role(clause: &str) -> Option<Role> {
    const TARGET: [&str; 20] = [
        " should ", " want ", " wants ", " reach", " target", " goal", " aim", " must ", " will ", " become",
        " going to ", " ambition", " grow to ", " up to ", " down to ", " increase to ", " by the end", " by 20",
        " in december", " by december",
    ];
    const TODAY: [&str; 14] = [
        " today", " now ", " currently ", " at present ", " is ", " are ", " stands ", " stood ", " was ", " were ",
        " so far ", " at the moment ", " last year ", " last quarter ",
    ];
    let padded =
        format!(" {} ", clause.to_lowercase().trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '%'));
    // The target group is who is meant, and no value to reach.
    let padded = [" target group", " target market", " target audience", " target segment", " target customers"]
        .iter()
        .fold(padded, |padded, people| padded.replace(people, " "));
    let has = |words: &[&str]| words.iter().any(|word| padded.contains(word));
    if has(&MOVED) {
        // "It fell to 9 % and should be 20 %": one clause that says both is asked about.
        return (!has(&WISHED)).then_some(Role::Today);
    }
    match (has(&TARGET), has(&TODAY)) {
        (true, _) => Some(Role::Target),
        (false, true) => Some(Role::Today),
        (false, false) => None,
    }
}

/// Whether a clause tells a move that lies behind: of its values the last is today's.
pub fn has_moved(clause: &str) -> bool {
    let padded = format!(" {} ", clause.to_lowercase());
    MOVED.iter().any(|word| padded.contains(word)) && role(clause) == Some(Role::Today)
}

/// Verbs of a move that lies behind.
const MOVED: [&str; 16] = [
    " fell ", " has fallen ", " have fallen ", " dropped ", " declined ", " decreased ", " slipped ", " sank ",
    " shrank ", " rose ", " has risen ", " have risen ", " climbed ", " went from ", " went down ", " went up ",
];

/// Words that ask for a value, whatever else a clause says.
const WISHED: [&str; 8] = [" should ", " want ", " wants ", " must ", " will ", " target ", " goal ", " aim "];

/// What a value of a strategy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// How it stands.
    Today,
    /// How it is to stand.
    Target,
}

/// The clause of `text` around the bytes `range`: what stands between two marks. A comma within a number is none.
pub fn clause<'a>(text: &'a str, range: &std::ops::Range<usize>) -> &'a str {
    let is_mark = |at: usize, letter: char| match letter {
        ',' => !text[at + 1..].starts_with(|next: char| next.is_ascii_digit()),
        _ => matches!(letter, ';' | ':' | '(' | ')' | '–' | '—'),
    };
    let marks: Vec<(usize, char)> = text.char_indices().filter(|&(at, letter)| is_mark(at, letter)).collect();
    let start = marks.iter().rev().find(|(at, _)| *at < range.start).map_or(0, |(at, letter)| at + letter.len_utf8());
    let end = marks.iter().find(|(at, _)| *at >= range.end).map_or(text.len(), |(at, _)| *at);
    // "40 today and should have 120": a second verb has a value of its own.
    let behind = text.get(range.end..end).unwrap_or_default();
    let end = JOINTS.iter().filter_map(|joint| behind.find(joint)).min().map_or(end, |at| range.end + at);
    let before = text.get(start..range.start).unwrap_or_default();
    let start = JOINTS.iter().filter_map(|joint| before.rfind(joint)).max().map_or(start, |at| start + at);
    text.get(start..end).unwrap_or(text)
}

/// What begins the second half of a clause that tells two values.
const JOINTS: [&str; 8] = [
    " and should ", " and want ", " and must ", " and will ", " but should ", " but want ", " but must ",
    " and we want ",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_says_what_its_value_is() {
        assert_eq!(role("Our win rate is 18%"), Some(Role::Today));
        assert_eq!(role("it should be 30%"), Some(Role::Target));
        assert_eq!(role("4,000 today"), Some(Role::Today));
        assert_eq!(role("Win rate 18%"), None);
        assert_eq!(role("Renewals dropped from 90% to 84% in December"), Some(Role::Today));
        assert_eq!(role("Renewals dropped to 84% and should be 92%"), None);
        assert_eq!(role("Our name is known to 14% of the target market"), Some(Role::Today));
        assert_eq!(role("The target is 14% of all shops"), Some(Role::Target));
        let text = "Subscribers: 4,000 today, 9,000 in December";
        let both = "Bavaria, where we have 40 customers today and should have 120 in May";
        assert_eq!(role(clause(both, &(23..25))), Some(Role::Today));
        assert_eq!(role(clause(both, &(58..61))), Some(Role::Target));
        assert_eq!(clause(text, &(13..18)), " 4,000 today");
        assert_eq!(clause(text, &(26..31)), " 9,000 in December");
    }
}
