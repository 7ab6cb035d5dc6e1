//! Counts of the team's own work that read like a level: "12 of 17 forms configured", "1,200 letters sent in waves".
//!
//! In goes a statement with a number to reach, out comes whether the team itself moves it by working through a list. Today's
//! value of such a count says nothing, since it begins at none by itself; what the work is for has to be asked instead.

use crate::analysis::lexicon::{Class, Entry, Forms};
use crate::analysis::{HeadClass, Lexicon, QuantityKind};
use crate::propose::knowledge::term::{self, Word};
use crate::propose::own::Statement;

/// How far behind its number what is done to the counted things may stand, in words.
const REACH: usize = 6;

/// Whether the target of a statement counts what the team has worked off.
pub fn counts_own_work(statement: &Statement<'_>, lexicon: &Lexicon) -> bool {
    let reading = statement.reading;
    let Some(target) = reading.target.and_then(|at| reading.quantities.get(at)) else { return false };
    if !matches!(target.kind, QuantityKind::Count | QuantityKind::Share | QuantityKind::Ratio) {
        return false;
    }
    let words = term::words(statement.text);
    let behind = words.partition_point(|word| word.range.start < target.range.end);
    let is_own_thing_covering = reading.head.class == HeadClass::Clause
        && COVERING.contains(&reading.head.lemma.as_str())
        && !words[..behind].iter().any(|word| is_person(lexicon.entry(&word.lower)));
    is_own_thing_covering
        || asks_for_views(statement.text, lexicon)
        || is_worked_off(&words, behind, lexicon)
        || is_told_before(&words, target.range.start, lexicon)
        || names_done(&words, lexicon)
}

/// What a thing of the team's own does with as much as the team puts into it.
const COVERING: [&str; 5] = ["cover", "contain", "include", "hold", "list"];

/// "Get feedback on the draft from 5 users": whoever is asked answers, and what follows from it is not said.
pub fn asks_for_views(text: &str, lexicon: &Lexicon) -> bool {
    const VIEWS: &str = "feedback input inputs opinions views comments ideas suggestions impressions";
    let words = term::words(text);
    let [first, rest @ ..] = words.as_slice() else { return false };
    let is_asking =
        ["get", "collect", "gather", "obtain", "receive", "seek"].contains(&lexicon.entry(&first.lower).lemma);
    is_asking && rest.iter().take(3).any(|word| term::is_in(VIEWS, &word.lower))
}

/// "… 17 forms configured": what is done to the counted things is work, and nobody else does it.
fn is_worked_off(words: &[Word], behind: usize, lexicon: &Lexicon) -> bool {
    let reach = (behind..words.len()).take(REACH);
    let mut done = reach.take_while(|&at| at == behind || !words[at].is_parted);
    let Some(at) = done.find(|&at| is_participle(&words[at], lexicon)) else { return false };
    let entry = lexicon.entry(&words[at].lower);
    let by = words.iter().skip(at + 1).take(REACH).take_while(|word| words[at + 1].lower == "by" || word.lower == "by");
    let is_by_others = by.clone().any(|word| is_person(lexicon.entry(&word.lower)));
    at > behind && is_work(entry) && !is_by_others
}

/// "Tables configured: 12 of 17": the same before the number.
fn is_told_before(words: &[Word], number: usize, lexicon: &Lexicon) -> bool {
    let at = words.partition_point(|word| word.range.end <= number);
    let is_listed = words.get(at).is_some_and(|word| word.is_parted);
    let done = at.checked_sub(1).filter(|&last| last > 0 && is_listed).map(|last| &words[last]);
    done.is_some_and(|word| is_participle(word, lexicon) && is_work(lexicon.entry(&word.lower)))
}

/// "Number of identified sites": the same said before the things.
fn names_done(words: &[Word], lexicon: &Lexicon) -> bool {
    let of = words.iter().take(3).position(|word| word.lower == "of");
    let Some(of) = of.filter(|&of| of > 0 && lexicon.entry(&words[of - 1].lower).classes.has(Class::QuantityWord))
    else {
        return false;
    };
    words.get(of + 1).is_some_and(|word| is_participle(word, lexicon) && is_work(lexicon.entry(&word.lower)))
}

fn is_participle(word: &Word, lexicon: &Lexicon) -> bool {
    let entry = lexicon.entry(&word.lower);
    entry.forms.has(Forms::PARTICIPLE) && !entry.lemma.is_empty() && entry.lemma != word.lower
}

fn is_work(entry: Entry) -> bool {
    // What others are invited to is theirs; that they were invited is ours, as is what is done to a list.
    const OURS: [&str; 17] = [
        "invite", "contact", "call", "notify", "inform", "visit", "survey", "approach", "interview", "merge", "clean",
        "archive", "label", "release", "publish", "launch", "fill",
    ];
    if OURS.contains(&entry.lemma) {
        return true;
    }
    const OTHERS: [Class; 5] = [Class::Others, Class::Achieve, Class::Service, Class::Capacity, Class::OutsideAct];
    entry.classes.any(&[Class::Activity, Class::Track, Class::Learn, Class::Done]) && !entry.classes.any(&OTHERS)
}

fn is_person(entry: Entry) -> bool {
    entry.classes.any(&[Class::Outside, Class::Inside, Class::WeakPerson])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::lint;
    use crate::parse::parse;
    use crate::rules::RuleSet;
    use crate::text::Source;

    fn check(text: &str, expected: bool) {
        let rules = RuleSet::default();
        let draft = format!("Objective: Tenants feel at home with us\n- KR: {text}\n");
        let document = parse(&draft, None, "draft.md");
        let report = lint(vec![(Source::new("draft.md", draft), document)], &rules, None).remove(0);
        let statement = Statement::of(&report, 0, Some(0), &rules.lexicon).expect("a key result");
        assert_eq!(counts_own_work(&statement, &rules.lexicon), expected, "{text}");
    }

    #[test]
    fn what_the_team_works_off_is_no_level() {
        check("9 of 14 tariff tables configured", true);
        check("Tenant file: 20k addresses merged", true);
        check("800 letters printed in waves", true);
        check("Number of mapped courtyards: 30", true);
        check("Price list covers 12 of 20 services", true);
        check("600 tenants invited before the summer", true);
        check("3.2 Alpine released", true);
        check("Vacant flats filled: 7 of 9", true);
        check("Meters replaced: 40 of 90", true);
        check("5 of 9 leases drafted & accepted by the owners", true);
        check("Gather feedback on the floor plan from 8 families", true);
    }

    #[test]
    fn what_others_do_is_one() {
        check("40 repairs booked by tenants", false);
        check("Cut complaints to 12", false);
        check("300 tenants registered in the portal", false);
        check("40 tenants recommended by neighbours", false);
        check("Repairs finished in 5 days", false);
    }
}
