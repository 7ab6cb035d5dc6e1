//! The clause that says what work is for, as a key result about those who act: "so that visitors can find prices".
//!
//! In goes a statement, out comes a sentence of its own words with blanks for the values, or none where the clause names
//! nobody who does something, and nothing that there is to be less or more of. The author's words stay as they are.

mod compared;

use super::knowledge::term;
use super::own::{Statement, deadline_range, is_personal, lowered, raised};
use super::subject;
use crate::analysis::Lexicon;
use crate::analysis::lexicon::{Class, Classes, Forms, VERBS};

/// What leads to a clause that says what somebody does then.
const OF_PEOPLE: [&str; 3] = [" so that ", " so ", " until "];

/// What leads to a clause that begins with a verb.
const OF_VERB: [&str; 6] = [" in order to ", " to ", " that ", " which ", " and ", " "];

/// The key result that the clause of a statement holds.
pub fn key_result(statement: &Statement<'_>) -> Option<String> {
    let text = statement.text;
    let end = deadline_range(text, statement.reading).map_or(text.len(), |range| range.start);
    let text = text.get(..end)?.trim_end_matches([' ', '.', '!', ')']);
    // Where it is to happen is said again behind the measure.
    let text = statement.kept.place.as_deref().and_then(|place| text.strip_suffix(place)).unwrap_or(text).trim_end();
    let clauses =
        |leads: &'static [&'static str]| leads.iter().flat_map(move |lead| text.match_indices(*lead).take(REACH));
    let behind = |(at, lead): (usize, &str)| text.get(at + lead.len()..).map(|clause| (&text[..at], clause));
    let is_behind_work = |(work, _): &(&str, &str)| work.contains(' ');
    if let Some(text) = able(text).or_else(|| first_of_many(text)).or_else(|| compared::of_pace(text)) {
        return Some(text);
    }
    let of_people = clauses(&OF_PEOPLE).filter_map(behind).filter(is_behind_work);
    let of_verbs = clauses(&OF_VERB).filter_map(behind).filter(is_behind_work);
    let of_orders = clauses(&[" in order to ", " to "]).filter_map(behind).filter(is_behind_work);
    let more = clauses(&[" for "]).filter_map(behind).filter(is_behind_work);
    of_people
        .filter_map(|(_, clause)| compared::of_sentence(clause).or_else(|| of_deed(clause)))
        .chain(of_orders.filter_map(|(_, clause)| compared::of_order(clause).or_else(|| compared::of_pace(clause))))
        .chain(of_verbs.filter_map(|(_, clause)| enabled(clause).or_else(|| avoided(clause))))
        .chain(more.filter_map(|(_, clause)| compared(clause)))
        .next()
}

/// "Drivers can confirm a delivery offline": a line that is itself what people are to be able to do; who does it is the
/// result.
fn able(text: &str) -> Option<String> {
    let (_, rest) = people(text)?;
    let is_able = ["can ", "could ", "will be able to ", "are able to "].iter().any(|lead| rest.starts_with(lead));
    let rest = if is_able { lowered(text) } else { return None };
    // "as outlined in the concept" says how it is built.
    let end = rest.match_indices(" as ").map(|(at, _)| at).find(|at| {
        let next = rest[at + " as ".len()..].split(' ').next().unwrap_or_default();
        entry(next).forms.has(Forms::PARTICIPLE)
    });
    of_deed(&rest[..end.unwrap_or(rest.len())])
}

/// "First school uses the timetable": what one does is worth counting over all who do it.
fn first_of_many(text: &str) -> Option<String> {
    const COUNTS: &str = "first one a an two three four five";
    const DOING: &str =
        "use order book adopt sign buy pay subscribe join enrol enroll register renew rely publish submit run";
    let words: Vec<&str> = text.split(' ').collect();
    let bare = usize::from(words.first().is_some_and(|word| term::is_in(COUNTS, &word.to_lowercase())));
    let is_live = |at: usize| ["go", "goes"].contains(&words[at]) && words.get(at + 1) == Some(&"live");
    let at = (bare + 1..words.len().min(bare + 4)).find(|&at| {
        let verb = entry(words[at]);
        let is_verb = verb.forms.has(Forms::THIRD) || verb.forms.has(Forms::BASE);
        is_live(at) || is_verb && term::is_in(DOING, verb.lemma)
    })?;
    let verb = if is_live(at) { "go" } else { entry(words[at]).lemma };
    let people = words[bare..at].join(" ");
    let rest = words.get(at + 1..).filter(|rest| !rest.is_empty())?.join(" ");
    let last = entry(words[at - 1]);
    let is_outside = |word: &&str| entry(word).classes.has(Class::Outside);
    let is_person = last.classes.any(&[Class::Outside, Class::Inside]) && !last.classes.has(Class::Product)
        || at > bare + 1 && words[bare..at - 1].iter().any(is_outside);
    let is_plain = people.chars().all(|letter| letter.is_alphabetic() || " -".contains(letter));
    let has_number = rest.contains(|letter: char| letter.is_ascii_digit());
    if !is_person || !is_plain || has_number {
        return None;
    }
    let people = several(&if entry(words[bare]).lemma.is_empty() && bare == 0 { people } else { lowered(&people) });
    let who = if is_personal(&people) { "who" } else { "that" };
    Some(format!("Increase {people} {who} {verb} {rest} from [baseline?] to [target?]"))
}

/// "school" as "schools".
fn several(people: &str) -> String {
    match people {
        _ if people.ends_with('s') || people.ends_with("people") => people.to_owned(),
        _ if people.ends_with('y')
            && !people.ends_with(['a', 'e', 'o'])
            && !people.ends_with("ey")
            && !people.ends_with("ay") =>
        {
            format!("{}ies", &people[..people.len() - 1])
        }
        _ if people.ends_with("ch") || people.ends_with("sh") || people.ends_with('x') => format!("{people}es"),
        _ => format!("{people}s"),
    }
}

/// Places of one lead that are looked at.
const REACH: usize = 12;

/// "visitors can find prices", "customers stop calling about invoices".
fn of_deed(clause: &str) -> Option<String> {
    let (people, rest) = people(clause)?;
    let (first, behind) = rest.split_once(' ')?;
    let lower = first.to_lowercase();
    let less = |deed: String| Some(share("Reduce", &people, &deed));
    match lower.as_str() {
        "can" | "could" | "will" => {
            deed(behind.strip_prefix("be able to ").unwrap_or(behind)).map(|deed| share("Increase", &people, deed))
        }
        "are" => behind.strip_prefix("able to ").and_then(deed).map(|deed| share("Increase", &people, deed)),
        "do" => behind.strip_prefix("not ").and_then(deed).and_then(|deed| less(deed.to_owned())),
        "don't" | "don’t" => deed(behind).and_then(|deed| less(deed.to_owned())),
        "no" => behind.strip_prefix("longer ").and_then(deed).and_then(|deed| less(deed.to_owned())),
        "never" => deed(behind).and_then(|deed| less(deed.to_owned())),
        "stop" | "avoid" => gerund(behind).and_then(less),
        // "clinics cut their waiting time" says itself what moves.
        _ if entry(first).classes.has(Class::Change) => None,
        _ => deed(&rest).map(|deed| share("Increase", &people, deed)),
    }
}

/// "enable reps to quote in a day", "lets drivers confirm deliveries", "helping teams find rooms".
fn enabled(clause: &str) -> Option<String> {
    const ENABLE: &str = "enable enables enabling let lets letting allow allows allowing help helps helping empower empowers \
        empowering";
    const LONG: [&str; 6] = [
        "make it possible for ", "makes it possible for ", "make it easy for ", "makes it easy for ",
        "make it easier for ", "makes it easier for ",
    ];
    let long = LONG.iter().find_map(|lead| clause.strip_prefix(lead));
    let short = || clause.split_once(' ').filter(|(first, _)| term::is_in(ENABLE, &first.to_lowercase()));
    let behind = long.or_else(|| short().map(|(_, behind)| behind))?;
    let (people, rest) = people(behind)?;
    let rest = rest.strip_prefix("to ").unwrap_or(&rest);
    compared::of_sentence(&format!("{people} {rest}"))
        .or_else(|| deed(rest).map(|deed| share("Increase", &people, deed)))
}

/// The key result that a clause holds by itself, by what leads to it: "so that customers renew more often".
pub fn behind(lead: &str, clause: &str) -> Option<String> {
    let clause = clause.trim_end_matches([' ', '.', '!', ')']);
    match lead.trim() {
        "so that" | "so" => compared::of_sentence(clause).or_else(|| of_deed(clause)),
        "to" | "in order to" => {
            let order = compared::of_order(clause).or_else(|| compared::of_pace(clause));
            order.or_else(|| enabled(clause)).or_else(|| avoided(clause))
        }
        verb => enabled(&format!("{verb} {clause}")),
    }
}

/// "avoid damage in transit", "prevent double bookings".
fn avoided(clause: &str) -> Option<String> {
    const AVOID: &str = "avoid avoids avoiding prevent prevents preventing minimise minimises minimising minimize minimizes \
        minimizing eliminate eliminates eliminating";
    let (first, thing) = clause.split_once(' ')?;
    let is_avoided = term::is_in(AVOID, &first.to_lowercase());
    (is_avoided && is_thing(thing)).then(|| format!("Reduce {thing} from [baseline?] to [target?]"))
}

/// "fewer returns", "more repeat orders".
fn compared(clause: &str) -> Option<String> {
    let (first, thing) = clause.split_once(' ')?;
    let verb = match first {
        "fewer" | "less" => "Reduce",
        "more" => "Increase",
        _ => return None,
    };
    let is_several = |word: &term::Word| word.lower.ends_with('s') && !word.lower.ends_with("ss");
    let is_counted = first == "less" || term::words(thing).iter().any(is_several);
    (is_counted && is_thing(thing)).then(|| format!("{verb} {thing} from [baseline?] to [target?]"))
}

/// Whether words are a plain noun phrase of a few words.
fn is_thing(thing: &str) -> bool {
    const LONGEST: usize = 7;
    let is_plain = |letter: char| letter.is_alphanumeric() || " -'’".contains(letter);
    let first = entry(thing.split(' ').next().unwrap_or_default());
    let is_verb = first.forms.has(Forms::GERUND) && !first.classes.any(&[Class::Measure, Class::OwnActivity]);
    thing.chars().all(is_plain)
        && thing.split(' ').count() <= LONGEST
        && !is_verb
        && !first.classes.any(&[Class::Pronoun, Class::Preposition, Class::Conjunction])
        && subject::phrase_end(thing, 0) > 0
}

/// The people with whom a clause begins, without their article, and what follows.
fn people(clause: &str) -> Option<(String, String)> {
    const LONGEST: usize = 3;
    let words: Vec<&str> = clause.split(' ').collect();
    let bare =
        usize::from(words.first().is_some_and(|word| entry(word).classes.any(&[Class::Determiner, Class::Universal])));
    let end = (bare..words.len().min(bare + LONGEST)).find(|&at| are_people(words[at]))?;
    let people = words[bare..=end].join(" ");
    let is_plain = people.chars().all(|letter| letter.is_alphabetic() || " -".contains(letter));
    let leads_on = words[bare..end]
        .iter()
        .all(|word| !entry(word).classes.any(&[Class::Preposition, Class::Conjunction, Class::Modal]));
    let rest = words.get(end + 1..).filter(|rest| !rest.is_empty())?.join(" ");
    (is_plain && leads_on).then_some((people, rest))
}

fn are_people(word: &str) -> bool {
    const SEVERAL: [&str; 6] = ["people", "women", "men", "children", "staff", "parents"];
    let classes = entry(word).classes;
    let is_several = word.ends_with('s') && !word.ends_with("ss") || SEVERAL.contains(&word);
    let is_other = classes.any(&[Class::Product, Class::Measure, Class::OwnActivity]);
    is_several && word != "sales" && classes.any(&[Class::Outside, Class::Inside, Class::WeakPerson]) && !is_other
}

/// What is done, where words begin with a verb and compare nothing: how much faster is no share of anybody.
fn deed(words: &str) -> Option<&str> {
    const LONGEST: usize = 10;
    let words = words.split([',', ';', '(']).next().unwrap_or(words).trim_end();
    let first = entry(words.split(' ').next()?);
    let is_verb = first.forms.has(Forms::BASE) && first.classes.within(VERBS) != Classes::NONE;
    let is_empty =
        first.classes.any(&[Class::Link, Class::Become]) || ["have", "feel", "be", "know"].contains(&first.lemma);
    let compares = words.split(' ').any(|word| entry(word).classes.has(Class::Comparative));
    let has_number = words.contains(|letter: char| letter.is_ascii_digit());
    let length = words.split(' ').count();
    (is_verb && !is_empty && !compares && !has_number && (2..=LONGEST).contains(&length)).then_some(words)
}

/// "calling about invoices" as "call about invoices".
fn gerund(words: &str) -> Option<String> {
    let (first, rest) = words.split_once(' ')?;
    let known = entry(first);
    let is_gerund = first.ends_with("ing") && known.forms.has(Forms::GERUND) && !known.lemma.is_empty();
    deed(&format!("{} {rest}", if is_gerund { known.lemma } else { return None })).map(str::to_owned)
}

fn entry(word: &str) -> crate::analysis::lexicon::Entry {
    Lexicon::default().entry(&word.to_lowercase())
}

fn share(verb: &str, people: &str, deed: &str) -> String {
    let who = if is_personal(people) { "who" } else { "that" };
    raised(&format!("{verb} the share of {people} {who} {deed} from [baseline?]% to [target?]%"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::lint;
    use crate::parse::parse;
    use crate::rules::RuleSet;
    use crate::text::Source;

    fn check(text: &str, expected: Option<&str>) {
        let rules = RuleSet::default();
        let draft = format!("Objective: Buyers trust us\n- KR: {text}\n");
        let document = parse(&draft, None, "draft.md");
        let report = lint(vec![(Source::new("draft.md", draft), document)], &rules, None).remove(0);
        let statement = Statement::of(&report, 0, Some(0), &rules.lexicon).expect("a key result");
        assert_eq!(key_result(&statement).as_deref(), expected, "{text}");
    }

    #[test]
    fn those_who_can_do_something_are_a_share() {
        check(
            "Redesign the website so that visitors can find prices",
            Some("Increase the share of visitors who find prices from [baseline?]% to [target?]%"),
        );
        check(
            "Launch a portal so that our clinics book beds themselves by 15 May",
            Some("Increase the share of clinics that book beds themselves from [baseline?]% to [target?]%"),
        );
        check(
            "Build a configurator to enable dealers to quote in a day",
            Some("Increase the share of dealers who quote in a day from [baseline?]% to [target?]%"),
        );
        check(
            "Develop an app which lets drivers confirm deliveries",
            Some("Increase the share of drivers who confirm deliveries from [baseline?]% to [target?]%"),
        );
        check(
            "Add a calculator enabling buyers to compare plans",
            Some("Increase the share of buyers who compare plans from [baseline?]% to [target?]%"),
        );
    }

    #[test]
    fn a_line_that_says_what_people_can_do_is_about_who_does() {
        check(
            "Drivers can confirm deliveries without a network",
            Some(
                "Increase the share of drivers who confirm deliveries without a network from [baseline?]% to [target?]%",
            ),
        );
        check(
            "Our clinics can change their order until noon, as agreed in spring",
            Some("Increase the share of clinics that change their order until noon from [baseline?]% to [target?]%"),
        );
        check(
            "Teachers are able to share a lesson plan as described in the concept",
            Some("Increase the share of teachers who share a lesson plan from [baseline?]% to [target?]%"),
        );
    }

    #[test]
    fn the_first_who_does_it_is_one_of_many() {
        check(
            "First school uses the timetable in real operation",
            Some("Increase schools that use the timetable in real operation from [baseline?] to [target?]"),
        );
        check(
            "Partner bank goes live with our API",
            Some("Increase partner banks that go live with our API from [baseline?] to [target?]"),
        );
        check(
            "One clinic books beds online",
            Some("Increase clinics that book beds online from [baseline?] to [target?]"),
        );
        check("The parser uses less memory", None);
    }

    #[test]
    fn what_people_stop_and_what_is_avoided_gets_less() {
        check(
            "Write a FAQ so customers stop calling about invoices",
            Some("Reduce the share of customers who call about invoices from [baseline?]% to [target?]%"),
        );
        check(
            "Improve packaging to avoid damage in transit",
            Some("Reduce damage in transit from [baseline?] to [target?]"),
        );
        check("Rewrite the size guide for fewer returns", Some("Reduce returns from [baseline?] to [target?]"));
    }

    #[test]
    fn a_clause_that_names_nobody_who_acts_is_none() {
        for text in [
            "Launch the portal",
            "Train the tills for shorter queues",
            "Launch the portal so that it is there",
            "Write a letter to customers",
            "Move the data so that nothing is lost",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn what_is_to_come_sooner_or_more_often_is_measured_so() {
        check(
            "Launch a portal so that customers renew more often in Spain",
            Some("Increase how often customers renew from [baseline?] to [target?]"),
        );
        check(
            "Train the agents so that tickets are solved sooner",
            Some("Reduce the time until tickets are solved from [baseline?] to [target?]"),
        );
        check(
            "Roll out Gong enabling reps to close faster",
            Some("Reduce the time until reps close from [baseline?] to [target?]"),
        );
        check(
            "Set up lead scoring so reps close more deals",
            Some("Increase the deals that reps close from [baseline?] to [target?]"),
        );
        check(
            "Introduce a checklist so that fewer clinics call",
            Some("Reduce the share of clinics that call from [baseline?]% to [target?]%"),
        );
        check(
            "Create a handbook so that support tickets go down",
            Some("Reduce support tickets from [baseline?] to [target?]"),
        );
        check(
            "Run workshops to help teams decide faster",
            Some("Reduce the time until teams decide from [baseline?] to [target?]"),
        );
        check(
            "Refactor the billing service to make changes faster",
            Some("Reduce the time until changes are made from [baseline?] to [target?]"),
        );
        check("Run a webinar to generate more pipeline", Some("Increase pipeline from [baseline?] to [target?]"));
        check(
            "Hire 2 sellers to book more meetings",
            Some("Increase the meetings that are booked from [baseline?] to [target?]"),
        );
    }

    #[test]
    fn what_names_nobody_and_nothing_is_no_measure() {
        check("Hire 2 sellers so that they close faster", None);
        check("Launch a portal so that it is better", None);
        check("Start a podcast to do more", None);
    }
}
