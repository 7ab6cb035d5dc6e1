//! Work and its result in one line, taken apart: the result is mended, the work kept as an initiative.
//!
//! In goes a line that begins with work, ends with how, or says what it is for; out come the two sides, each in the
//! author's words. Nothing is parted unless the result stands by itself.

use super::worked_off::asks_for_views;
use super::{Mended, Mender, mend, moves, points_back, tidy};
use crate::analysis::lexicon::Class;
use crate::analysis::{Context, Features, HeadClass, KeyResultKind, Lexicon, PhraseClass, Role, read_key_result};
use crate::propose::knowledge::{find_metrics, term};
use crate::propose::own::{Kept, Statement, lowered, raised};
use crate::propose::task::with_scope;
use crate::propose::{KEY_RESULT_WORK, clause, key_result_kind};

/// A line that is work with its result behind it, taken apart: "Launch a campaign; 100 parents sign up".
pub fn apart(statement: &Statement<'_>, lexicon: &Lexicon) -> Option<Mended> {
    let mender = Mender { objective: statement.objective, lexicon };
    let parted = mender.work_and_result(statement.text)?;
    let mut mended = Mended::default();
    mender.mend_parted(statement.text, parted, &mut mended);
    Some(mended)
}

/// The clause that says what work is for, as a result: "to raise bookings by 20%" is "Raise bookings by 20%".
pub fn purpose(statement: &Statement<'_>, lexicon: &Lexicon) -> Option<Mended> {
    let words = statement.reading.purpose.as_ref().map(|range| statement.words(range))?;
    const LEADS: [&str; 7] = ["in order to ", "so that ", "so ", "to ", "resulting in ", "leading to ", "which "];
    let lower = lowered(words.trim());
    let clause = LEADS.iter().find_map(|lead| lower.strip_prefix(lead))?;
    aim(clause, statement, lexicon)
}

/// A clause as a result: "raise bookings by 20%".
fn aim(clause: &str, statement: &Statement<'_>, lexicon: &Lexicon) -> Option<Mended> {
    let clause = raised(clause.trim().trim_end_matches('.'));
    let context = Context { objective: statement.objective, lexicon };
    let reading = read_key_result(&clause, &context);
    // "Customers stop calling" is a sentence, and no number that goes from where to where.
    if reading.head.class == HeadClass::Clause && reading.target.is_none() && !moves(&clause) {
        return None;
    }
    // "to extend the query editor" is more of the work, and "to receive feedback" its beginning.
    const BETTERING: [&str; 6] = ["extend", "expand", "enhance", "simplify", "streamline", "upgrade"];
    let is_of_thing =
        reading.object.as_ref().is_none_or(|it| !matches!(it.class, PhraseClass::Measure | PhraseClass::Outside));
    let names_metric = !find_metrics(&term::words(&clause)).is_empty();
    let is_more_work = BETTERING.contains(&reading.head.lemma.as_str()) && is_of_thing && !names_metric;
    if reading.target.is_none() && (is_more_work || asks_for_views(&clause, lexicon)) {
        return None;
    }
    let kind = key_result_kind(&reading);
    let is_result = matches!(kind, Some(KeyResultKind::Outcome | KeyResultKind::OutcomeUnquantified));
    let mended = is_result.then(|| mend(&clause, statement.objective, lexicon))?;
    // "Calls go better" has nothing that could be counted.
    let [text] = mended.texts.as_slice() else { return None };
    (reading.target.is_some() || text.contains('[')).then_some(mended)
}

/// A line read as a result that begins with work, and says what that is for without a number: "Redesign the website to
/// increase trial sign-ups".
pub fn for_its_aim(statement: &Statement<'_>, lexicon: &Lexicon) -> Option<Mended> {
    const LONG: usize = 400;
    const LEADS: [&str; 9] = [
        " so that ", " in order to ", " so ", " to ", " enabling ", " letting ", " allowing ", " helping ",
        " which lets ",
    ];
    let text = statement.text;
    let mender = Mender { objective: statement.objective, lexicon };
    if text.len() > LONG || !begins_with_work(text, lexicon) {
        return None;
    }
    let sides = LEADS.iter().flat_map(|lead| text.match_indices(lead).take(3));
    let mut found = sides.filter_map(|(at, lead)| {
        let (work, clause) = (text[..at].trim(), &text[at + lead.len()..]);
        // "Increase trial sign-ups from 20" holds a value of its own.
        let is_work = work.contains(' ') && mender.read(work).target.is_none_or(|_| is_work_alone(&mender, work));
        // The date of the work stays with it.
        let is_dated = statement.reading.deadline.as_ref().is_some_and(|deadline| deadline.range.start < at);
        let deadline = statement.kept.deadline.clone().filter(|_| !is_dated);
        let kept = Kept { deadline, ..statement.kept.clone() };
        // "Lend lathes to 5 apprentices" says to whom, and not what for.
        let is_aim = !lead.ends_with(" to ") || begins_with_verb(clause, lexicon);
        let clause = Some(clause).filter(|_| is_work && is_aim)?;
        let result = result_of(lead, clause, &kept, statement, lexicon)?;
        Some(Mended { texts: vec![result], initiatives: vec![raised(work)], reasons: vec![super::WORK_APART] })
    });
    found.next()
}

fn begins_with_verb(clause: &str, lexicon: &Lexicon) -> bool {
    let first = clause.split(' ').next().unwrap_or_default().to_lowercase();
    let head = read_key_result(&raised(clause), &Context { objective: None, lexicon }).head;
    matches!(first.as_str(), "double" | "triple" | "quadruple" | "halve")
        || !matches!(head.class, HeadClass::None | HeadClass::Clause)
}

fn is_work_alone(mender: &Mender<'_>, work: &str) -> bool {
    key_result_kind(&mender.read(work)).is_some_and(|kind| KEY_RESULT_WORK.contains(&kind))
}

fn result_of(lead: &str, whole: &str, kept: &Kept, statement: &Statement<'_>, lexicon: &Lexicon) -> Option<String> {
    let bare = |words: &str, end: &Option<String>| {
        let bare = end.as_deref().and_then(|end| words.strip_suffix(end)).map(str::trim_end);
        bare.unwrap_or(words).to_owned()
    };
    let clause = bare(&bare(whole.trim_end_matches('.'), &kept.deadline), &kept.place);
    let own = clause::behind(lead, &clause).map(|text| with_scope(&text, kept));
    own.or_else(|| {
        let text = aim(whole, statement, lexicon)?.texts.into_iter().next()?;
        Some(with_scope(&text, kept))
    })
}

/// "Redesign", "Train", and "Improve the website": a verb of work, or of a thing of the team's own that is to get better.
fn begins_with_work(text: &str, lexicon: &Lexicon) -> bool {
    let Some(first) = text.split(' ').next() else { return false };
    let classes = lexicon.entry(&first.to_lowercase()).classes;
    classes.any(&[Class::Activity, Class::SoftChange]) && !classes.any(&[Class::Change, Class::Achieve])
}

/// A result without a number of its own, before the work that holds the only one: "Get leads by publishing 3 guides (Ana, by
/// 1 May)".
pub fn before_its_how(statement: &Statement<'_>, lexicon: &Lexicon) -> Option<Mended> {
    let (text, reading) = (statement.text, statement.reading);
    let means = reading.means.clone().filter(|means| is_numbered_work(reading, means))?;
    let rest = text.get(means.end..)?;
    let is_end = rest.trim_matches([' ', '.', ')']).is_empty();
    let mender = Mender { objective: statement.objective, lexicon };
    let initiative = mender.as_initiative(text.get(means.clone())?).filter(|_| is_end)?;
    let result = text.get(..means.start)?.trim_end_matches([' ', ',', '(']);
    let result = gained(result).unwrap_or_else(|| result.to_owned());
    let mended = mend(&result, statement.objective, lexicon);
    let [text] = mended.texts.as_slice() else { return None };
    let is_measured = text.contains("[target?]");
    is_measured.then(|| Mended {
        texts: vec![with_scope(text, &statement.kept)],
        initiatives: vec![initiative],
        reasons: vec![super::WORK_APART],
    })
}

/// Whether all numbers of a line stand in the how, and it has some: "by publishing 3 guides".
pub fn is_numbered_work(reading: &Features, means: &std::ops::Range<usize>) -> bool {
    let mut values = reading.quantities.iter().filter(|it| it.role != Role::Deadline && !it.is_masked()).peekable();
    values.peek().is_some() && values.all(|it| means.contains(&it.range.start))
}

/// "Get leads" asks for more of them.
fn gained(text: &str) -> Option<String> {
    const GET: &str = "get win gain generate attract drive achieve collect receive acquire bring";
    let (verb, thing) = text.split_once(' ')?;
    let is_bare = !thing.split(' ').any(|word| term::is_in("more fewer less better many", &word.to_lowercase()));
    (is_bare && term::is_in(GET, &verb.to_lowercase())).then(|| format!("Increase {thing}"))
}

impl Mender<'_> {
    /// "Launch a chat bot to halve the requests": the work at the beginning, and the result that stands behind it.
    pub(super) fn work_and_result(&self, text: &str) -> Option<(String, String)> {
        const LONG: usize = 400;
        const JOINTS: [&str; 15] = [
            "; ", " so that ", " in order to ", " resulting in ", " leading to ", " which ", " that ", " & ", " + ",
            " – ", " — ", ": ", ", ", " to ", " and ",
        ];
        let is_of_work = |word: &str| {
            let classes = self.lexicon.entry(&word.to_lowercase()).classes;
            classes.any(&[Class::Activity]) && !classes.any(&[Class::Change])
        };
        if text.len() > LONG || !text.split(' ').next().is_some_and(is_of_work) {
            return None;
        }
        let parts = JOINTS.iter().flat_map(|joint| {
            text.match_indices(joint).take(3).map(|(at, joint)| (&text[..at], text[at + joint.len()..].trim()))
        });
        let kind = |words: &str| key_result_kind(&self.read(words));
        let is_work = |words: &str| kind(words).is_some_and(|kind| KEY_RESULT_WORK.contains(&kind));
        let plain = |words: &str| {
            raised(["and ", "so ", "to "].iter().find_map(|lead| words.strip_prefix(lead)).unwrap_or(words))
        };
        let found = parts.map(|(work, result)| (work.trim(), plain(result)));
        let mut found = found.filter(|(work, result)| {
            work.contains(' ') && !points_back(result) && is_result_alone(result, &self.read(result)) && is_work(work)
        });
        found.next().map(|(work, result)| (raised(work), result))
    }

    /// Cuts the how off a result, unless it holds the result's number or date.
    pub(super) fn cut_means(&self, text: &mut String, mended: &mut Mended) {
        let reading = self.read(text);
        let Some(means) = reading.means.filter(|_| reading.flags.how) else { return };
        let Some(initiative) = text.get(means.clone()).and_then(|words| self.as_initiative(words)) else { return };
        let (before, behind) = (&text[..means.start], &text[means.end..]);
        if goes_on(&text[means.clone()], behind) {
            return;
        }
        // A bracket that opens right before the how closes with it.
        let (before, behind) = match before.trim_end().strip_suffix('(') {
            Some(outside) => (outside, behind.strip_prefix(')').unwrap_or(behind)),
            None => (before, behind),
        };
        let rest = tidy(&format!("{}{behind}", without_extent(before)));
        // A number or date within the how belongs to the result.
        let holds = |at: Option<usize>| {
            let number = at.and_then(|at| reading.quantities.get(at));
            number.is_some_and(|number| (means.start..means.end).contains(&number.range.start))
        };
        if holds(reading.target) || holds(reading.baseline) {
            return;
        }
        let dated = reading.deadline.is_none_or(|deadline| !(means.start..means.end).contains(&deadline.range.start));
        if dated && !rest.is_empty() {
            *text = rest;
            mended.initiatives.push(initiative);
            mended.reasons.push("The how can change while the result stays, so it is kept as an initiative.");
        }
    }

    /// "by redesigning the form" as work: "Redesign the form". "through Meta" names a channel, and nothing to do.
    fn as_initiative(&self, means: &str) -> Option<String> {
        let means = means.trim().trim_end_matches(['.', ',']);
        // "(by calling them)" stands in brackets of its own; "through ads (print)" holds some.
        let is_open = means.matches('(').count() < means.matches(')').count();
        let means = match means.strip_prefix('(') {
            Some(inner) => inner.strip_suffix(')').unwrap_or(inner),
            None if is_open => means.strip_suffix(')').unwrap_or(means),
            None => means,
        };
        let (preposition, work) = means.split_once(' ')?;
        if !["by", "through", "via", "with", "using"].contains(&preposition.to_lowercase().as_str()) {
            return None;
        }
        let first = work.split(' ').next()?;
        let lemma = self.lexicon.entry(&first.to_lowercase()).lemma;
        let is_gerund = first.ends_with("ing")
            && !lemma.is_empty()
            && (work.contains(' ') || preposition.eq_ignore_ascii_case("by"));
        if is_gerund {
            return Some(raised(&format!("{lemma}{}", &work[first.len()..])));
        }
        preposition.eq_ignore_ascii_case("using").then(|| format!("Use {work}"))
    }
}

/// Whether a how goes on behind the words that were read as one: "through ads and through partners".
fn goes_on(means: &str, behind: &str) -> bool {
    const JOINTS: [&str; 4] = ["and", "or", "&", "+"];
    let last = means.trim_end_matches([' ', ',']).rsplit(' ').next().unwrap_or_default();
    let next = behind.trim_start_matches([' ', ',']).split(' ').next().unwrap_or_default();
    JOINTS.contains(&last) || JOINTS.contains(&next) || ["through", "via", "using"].contains(&next)
}

/// Without the words that say how far a how goes: "…, mostly" before "by posting daily".
fn without_extent(before: &str) -> &str {
    const EXTENTS: [&str; 16] = [
        "mostly", "mainly", "primarily", "largely", "chiefly", "partly", "particularly", "especially", "notably",
        "predominantly", "principally", "in part", "for example", "e.g.", "amongst others", "among other things",
    ];
    let bare = before.trim_end_matches([' ', ',']);
    let lower = bare.to_ascii_lowercase();
    let extent = EXTENTS.iter().find(|extent| lower.strip_suffix(*extent).is_some_and(|rest| rest.ends_with(' ')));
    extent.map_or(before, |extent| &bare[..bare.len() - extent.len()])
}

/// Whether words are a result by themselves that says how much of what: "100 parents sign up", "cut errors by half".
fn is_result_alone(text: &str, reading: &Features) -> bool {
    use HeadClass::{Achieve, Change, Clause, SoftChange};
    let target = reading.target.and_then(|at| reading.quantities.get(at));
    // A number far behind in a list belongs to another of its items.
    let is_near = |at: usize| text.find(", ").is_none_or(|comma| at < comma);
    let is_item = text.starts_with(|letter: char| letter.is_ascii_digit()) && text.contains(", ");
    key_result_kind(reading) == Some(KeyResultKind::Outcome)
        && !is_item
        && target.is_some_and(|target| is_near(target.range.start))
        && target.is_some_and(|target| !target.is_masked())
        && (matches!(reading.head.class, Change | SoftChange | Achieve) && reading.head.range.start == 0
            || text.split(' ').next().is_some_and(|first| term::is_in("Bring Get Win Earn", first))
            || reading.head.class == Clause && text.split(' ').count() > 2)
}
