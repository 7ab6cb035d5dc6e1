//! Numbers that do not fit each other, or that are no number to reach.

use super::{Scene, Seen, value};
use crate::analysis::lexicon::{Class, Lexicon};
use crate::analysis::quantity::Comparator;
use crate::analysis::{Direction, HeadClass, Quantity, QuantityKind, Role};
use crate::rules::file::{Limit, Place, QuantityCheck, QuantityFault};
use crate::rules::view::Statement;
use crate::rules::when::{find_word, has_word};

pub fn on_statement(check: &QuantityCheck, statement: &Statement<'_>, scene: Scene<'_>) -> Option<Seen> {
    match check.fault {
        QuantityFault::Equal => equal(statement),
        QuantityFault::AgainstVerb => against_verb(statement, scene.lexicon),
        QuantityFault::WrongWay => wrong_way(statement, scene.lexicon),
        QuantityFault::ImpossibleShare => impossible_share(statement, &check.words),
        QuantityFault::UnlikeUnits => unlike_units(statement, scene.lexicon),
        QuantityFault::PercentOrPoints => percent_or_points(statement, &check.words),
        QuantityFault::Timid => timid(statement, scene.limits.get(Limit::MinUplift)),
        QuantityFault::Fantastic => fantastic(statement, scene.limits.get(Limit::MaxFactor)),
        QuantityFault::RateLeap => rate_leap(statement, scene.limits.get(Limit::MaxFactor), &check.words),
        QuantityFault::Round => round(statement),
        QuantityFault::Reached => reached(statement),
        QuantityFault::Binary => binary(statement),
        QuantityFault::OnlyDate => only_date(statement),
        QuantityFault::Blank => blank(statement, false),
        QuantityFault::MarkedBlank => blank(statement, true),
    }
}

/// Marks baseline and target together and names both.
fn numbers(statement: &Statement<'_>) -> Seen {
    let name = |quantity: Option<&Quantity>| quantity.map(|quantity| text_of(statement, quantity)).unwrap_or_default();
    Seen::at(statement.span_of(Place::Numbers))
        .with("baseline", name(statement.baseline()))
        .with("target", name(statement.target()))
}

/// The author's words for a number; a number from a field is written out.
fn text_of(statement: &Statement<'_>, quantity: &Quantity) -> String {
    let words = statement.words(quantity.range.clone());
    match quantity.value {
        Some(number) if words.is_empty() => number.to_string(),
        _ => words.to_owned(),
    }
}

fn equal(statement: &Statement<'_>) -> Option<Seen> {
    let (from, to) = statement.values()?;
    let keeps = statement.reading.flags.maintain || statement.reading.direction == Some(Direction::Maintain);
    let same_unit = same_unit(statement.baseline()?, statement.target()?);
    // "10/10" is a mark and its scale.
    let is_scale = statement.target()?.kind == QuantityKind::Ratio;
    (is_equal(from, to) && same_unit && !keeps && !is_scale).then(|| numbers(statement))
}

fn is_equal(one: f64, other: f64) -> bool {
    (one - other).abs() <= f64::EPSILON * one.abs().max(other.abs()).max(1.0)
}

fn against_verb(statement: &Statement<'_>, lexicon: &Lexicon) -> Option<Seen> {
    let (baseline, target) = (statement.baseline()?, statement.target()?);
    // A rank rises while its number falls.
    if target.kind == QuantityKind::Rank || baseline.kind == QuantityKind::Rank || !same_unit(baseline, target) {
        return None;
    }
    let verb = statement.words(statement.reading.head.range.clone()).to_lowercase();
    goes_against(statement, lexicon).then(|| numbers(statement).with("verb", verb))
}

/// Whether the numbers go the other way than the verb says.
fn goes_against(statement: &Statement<'_>, lexicon: &Lexicon) -> bool {
    let Some((from, to)) = statement.values() else { return false };
    let reading = statement.reading;
    let wanted = match (reading.head.class, reading.lower_is_better) {
        (HeadClass::Change, _) => verb_direction(lexicon, &reading.head.lemma),
        (HeadClass::SoftChange, Some(true)) => Some(Direction::Decrease),
        (HeadClass::SoftChange, Some(false)) => Some(Direction::Increase),
        _ => None,
    };
    match wanted {
        Some(Direction::Increase) => to < from,
        Some(Direction::Decrease) => to > from,
        _ => false,
    }
}

/// "Bounce rate 48% → 55%": worse, and no verb says so. "Increase churn from 2% to 8%": the verb says so too, and still it is worse.
fn wrong_way(statement: &Statement<'_>, lexicon: &Lexicon) -> Option<Seen> {
    let reading = statement.reading;
    let (from, to) = statement.values()?;
    let text = statement.text.as_str();
    let has_verb = reading.head.class != HeadClass::None && !grows_the_worse(statement, lexicon)
        || ["up", "down"].iter().any(|way| has_word(text, way));
    // Which metrics are better low is known well; "returns" are wanted of money and not of shoes.
    let is_worse = reading.lower_is_better == Some(true) && to > from;
    let (baseline, target) = (statement.baseline()?, statement.target()?);
    // Of a span of time the unit says nothing about which way is better: time on page, time to answer.
    let is_plain = matches!(target.kind, QuantityKind::Percent | QuantityKind::Count) && target.comparator.is_none();
    // "Complaints answered within 2 hours 60% → 90%": of what keeps to a limit, more is better.
    let keeps_limit = reading.quantities.iter().any(|one| one.role == Role::Threshold)
        || ["on time", "in time", "resolved", "answered", "solved"].iter().any(|word| has_word(text, word));
    let is_plain = is_plain && !(target.kind == QuantityKind::Percent && keeps_limit);
    (is_worse && !has_verb && is_plain && baseline.kind == target.kind && same_unit(baseline, target))
        .then(|| numbers(statement))
}

/// Whether a verb of growth acts on a metric that is better low, and on nothing else: "increase churn", but not "increase
/// complaints resolved".
fn grows_the_worse(statement: &Statement<'_>, lexicon: &Lexicon) -> bool {
    let reading = statement.reading;
    let grows = reading.head.class == HeadClass::Change
        && verb_direction(lexicon, &reading.head.lemma) == Some(Direction::Increase);
    let Some(object) = reading.object.as_ref().filter(|_| grows) else { return false };
    let words = statement.words(object.range.clone()).to_lowercase();
    let words = words.strip_suffix(" rate").unwrap_or(&words);
    let last = words.rsplit(' ').next().unwrap_or_default();
    let rest = statement.text.as_str().get(object.range.end..).unwrap_or_default().trim_start();
    lexicon.entry(last).classes.has(Class::LowerBetter)
        && ["from ", ":", "to "].iter().any(|lead| rest.starts_with(lead))
}

/// Which way a verb of change moves its object, whatever the numbers say.
fn verb_direction(lexicon: &Lexicon, lemma: &str) -> Option<Direction> {
    let classes = lexicon.entry(lemma).classes;
    match (classes.has(Class::Up), classes.has(Class::Down)) {
        (true, false) => Some(Direction::Increase),
        (false, true) => Some(Direction::Decrease),
        _ => None,
    }
}

fn impossible_share(statement: &Statement<'_>, unbounded: &[String]) -> Option<Seen> {
    let target = statement.target()?;
    let value = target.value?;
    let seen = |bound: &str| {
        Seen::at(statement.span_of(Place::Target)).with("target", text_of(statement, target)).with("bound", bound)
    };
    if target.kind != QuantityKind::Percent {
        return beyond_scale(statement, target, value).map(seen);
    }
    let falls = statement.reading.direction == Some(Direction::Decrease);
    let impossible = match target.role {
        Role::Change => falls && value > 100.0,
        _ => !statement.reading.flags.relative && !(0.0..=100.0).contains(&value),
    };
    // "Increase the open rate" is no increase that is counted: the verb says nothing of what the metric is.
    let verb = match statement.reading.head.class {
        HeadClass::None | HeadClass::Clause => 0..0,
        _ => statement.reading.head.range.clone(),
    };
    let text = statement.text.as_str();
    let parts = [text.get(..verb.start).unwrap_or_default(), text.get(verb.end..).unwrap_or(text)];
    let is_unbounded = || unbounded.iter().any(|word| parts.iter().any(|part| has_word(part, word)));
    (impossible && is_share(statement, target) && !is_unbounded()).then(|| seen("a share ends at 100%"))
}

/// Where a scale that everybody knows ends before the target: a score from -100 to 100, five stars.
fn beyond_scale(statement: &Statement<'_>, target: &Quantity, value: f64) -> Option<&'static str> {
    const SCORES: [&str; 3] = ["nps", "enps", "net promoter score"];
    const STARRED: [&str; 12] = [
        "google", "app store", "play store", "trustpilot", "glassdoor", "kununu", "tripadvisor", "yelp", "amazon",
        "capterra", "g2", "goodreads",
    ];
    // What is counted, or a change of the score, has no end: "NPS +12", "300 answers to the NPS survey".
    if target.role == Role::Change || target.kind != QuantityKind::Count || target.unit.is_some() {
        return None;
    }
    let metric = statement.part(Place::Metric).map(|range| statement.words(range).to_lowercase())?;
    if SCORES.contains(&metric.trim()) && value.abs() > 100.0 {
        return Some("the score ends at 100");
    }
    let is_starred = STARRED.iter().any(|name| has_word(&metric, name))
        && (["rating", "score", "stars"].iter().any(|word| has_word(&metric, word))
            || STARRED.contains(&metric.trim()));
    (is_starred && value > 5.0 && value < 10.0).then_some("stars end at 5")
}

/// Whether a percentage is a share of something, rather than of what a sum was before: the metric says so, or a starting
/// value that is one.
fn is_share(statement: &Statement<'_>, target: &Quantity) -> bool {
    const SHARES: [&str; 22] = [
        "rate", "rates", "share", "shares", "percentage", "proportion", "conversion", "retention", "churn", "ctr",
        "occupancy", "coverage", "adoption", "attendance", "uptime", "availability", "accuracy", "satisfaction",
        "bounce", "margin", "completion", "utilisation",
    ];
    let text = statement.text.as_str();
    let is_part = |baseline: &Quantity| {
        baseline.kind == QuantityKind::Percent && baseline.value.is_some_and(|value| value > 0.0 && value < 90.0)
    };
    target.role == Role::Change
        || statement.baseline().is_some_and(is_part)
        || SHARES.iter().any(|word| has_word(text, word))
        || text.get(target.range.end..).is_some_and(|rest| rest.trim_start().starts_with("of "))
}

fn unlike_units(statement: &Statement<'_>, lexicon: &Lexicon) -> Option<Seen> {
    let (baseline, target) = (statement.baseline()?, statement.target()?);
    if target.role == Role::Change || baseline.value.is_none() || target.value.is_none() {
        return None;
    }
    // "from 9 days to 2" says the unit once; "cut from 2 hours to 30" would go up in hours, so it means another one.
    let has_letters = |quantity: &Quantity| statement.words(quantity.range.clone()).contains(char::is_alphabetic);
    let open = matches!(baseline.kind, QuantityKind::Duration | QuantityKind::Size)
        && has_letters(baseline)
        && !target.range.is_empty()
        && !has_letters(target)
        && goes_against(statement, lexicon);
    let is_plain =
        |kind| !matches!(kind, QuantityKind::Rank | QuantityKind::Zero | QuantityKind::Ratio | QuantityKind::Share);
    // "from 12% to 900 parcels".
    let counts_beside_share = |one: &Quantity, other: &Quantity| {
        one.kind == QuantityKind::Percent && other.kind == QuantityKind::Count && other.value > Some(100.0)
    };
    let differ = match (&baseline.unit, &target.unit) {
        (Some(from), Some(to)) => from != to && baseline.kind != target.kind,
        _ => counts_beside_share(baseline, target) || counts_beside_share(target, baseline),
    };
    let currencies =
        baseline.kind == QuantityKind::Money && target.kind == QuantityKind::Money && baseline.unit != target.unit;
    let unlike = open || is_plain(baseline.kind) && is_plain(target.kind) && (differ || currencies);
    unlike.then(|| numbers(statement))
}

fn same_unit(one: &Quantity, other: &Quantity) -> bool {
    match (&one.unit, &other.unit) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

fn percent_or_points(statement: &Statement<'_>, shares: &[String]) -> Option<Seen> {
    let target = statement.target()?;
    let ambiguous = target.kind == QuantityKind::Percent
        && target.role == Role::Change
        && statement.baseline().is_none_or(|from| from.kind == QuantityKind::Percent)
        && !statement.reading.quantities.iter().any(|it| it.role == Role::Target)
        && !leads_to_level(statement, target)
        && !statement.text.as_str().contains("relativ")
        && shares
            .iter()
            .any(|word| has_word(statement.text.as_str(), word) && !is_price(statement.text.as_str(), word));
    ambiguous.then(|| Seen::at(statement.span_of(Place::Target)).with("target", text_of(statement, target)))
}

/// "to above the market's 3.5%": a level stands behind "to", a change behind "by".
fn leads_to_level(statement: &Statement<'_>, target: &Quantity) -> bool {
    let before = &statement.text.as_str()[..target.range.start];
    before.rfind(" to ").is_some_and(|to| before.rfind(" by ").is_none_or(|by| by < to))
}

/// Whether the only `word` of `text` is a price for a time: "average daily rate".
fn is_price(text: &str, word: &str) -> bool {
    const PRICES: [&str; 6] = ["daily rate", "day rate", "hourly rate", "room rate", "exchange rate", "rate card"];
    word == "rate" && PRICES.iter().any(|price| has_word(text, price))
}

fn timid(statement: &Statement<'_>, min_uplift: f64) -> Option<Seen> {
    let (from, to) = statement.values()?;
    let kept = statement.reading.flags.maintain || statement.reading.direction == Some(Direction::Maintain);
    let (baseline, target) = (statement.baseline()?, statement.target()?);
    if kept || from == 0.0 || is_equal(from, to) || !same_unit(baseline, target) || target.kind == QuantityKind::Rank {
        return None;
    }
    let step = (to - from).abs();
    let mut share = step / from.abs();
    // Near the ceiling of a share, what is left counts: 96 % to 99 % closes most of the gap.
    if target.kind == QuantityKind::Percent && (0.0..100.0).contains(&from) {
        share = share.max(step / (100.0 - from));
    }
    if target.kind == QuantityKind::Percent && from >= 100.0 && is_retained_money(statement.text.as_str()) {
        share = share.max(step / (from - 100.0).max(LEAST_GROWTH));
    }
    (share + 1e-9 < min_uplift)
        .then(|| numbers(statement).with("step", percent(share)).with("min", percent(min_uplift)))
}

/// What customers grow by above 100 % is at least counted as so many points, so that one point is no great step.
const LEAST_GROWTH: f64 = 20.0;

/// Whether a percentage is the money that customers keep paying: above 100 % the growth counts, and not all of it.
fn is_retained_money(text: &str) -> bool {
    ["nrr", "grr", "ndr", "retention", "net dollar retention"].iter().any(|word| has_word(text, word))
}

fn percent(share: f64) -> String {
    format!("{} %", (share * 1000.0).round() / 10.0)
}

fn fantastic(statement: &Statement<'_>, max_factor: f64) -> Option<Seen> {
    let (from, to) = statement.values()?;
    // From a handful, a large factor is an ordinary beginning.
    if from.abs().max(to.abs()) < 200.0
        || from.abs().min(to.abs()) < 20.0
        || !same_unit(statement.baseline()?, statement.target()?)
    {
        return None;
    }
    // "from 1,140 to under 100" clears out, and is no slip.
    let is_cleared = statement.target()?.comparator.is_some() && to < from;
    let factor = if is_cleared { 0.0 } else { (to / from).abs().max((from / to).abs()) };
    (factor > max_factor).then(|| numbers(statement).with("factor", factor.round()).with("max", max_factor))
}

/// "Click rate from 0.8% to 80%": a share that grows a hundredfold, or a rate of answers beyond the limit to a height that such
/// rates never have. Both are told as they are where the point or the unit slipped.
fn rate_leap(statement: &Statement<'_>, max_factor: f64, rates: &[String]) -> Option<Seen> {
    /// No rate of answers gets there from a small part of it.
    const HIGH: f64 = 20.0;
    const SLIP: f64 = 100.0;
    let (from, to) = statement.values()?;
    let is_percent = [statement.baseline()?, statement.target()?].iter().all(|one| one.kind == QuantityKind::Percent);
    if !is_percent || from <= 0.0 || to <= from {
        return None;
    }
    let factor = to / from;
    let is_rate = || rates.iter().any(|word| has_word(statement.text.as_str(), word));
    (is_equal(factor, SLIP) || factor >= max_factor && to >= HIGH && is_rate()).then(|| numbers(statement))
}

fn round(statement: &Statement<'_>) -> Option<Seen> {
    let target = statement.target()?;
    let value = target.value?.abs();
    let counts = matches!(target.kind, QuantityKind::Count | QuantityKind::Money) && target.role != Role::Change;
    let is_bound = matches!(target.comparator, Some(Comparator::Under | Comparator::AtMost));
    if !counts || is_bound || value < 500.0 || statement.baseline().is_some() || statement.fields.reason.is_some() {
        return None;
    }
    let scale = 10f64.powf(value.log10().floor());
    let digit = value / scale;
    let is_round = (digit - digit.round()).abs() < 1e-9;
    is_round.then(|| Seen::at(statement.span_of(Place::Target)).with("target", text_of(statement, target)))
}

fn reached(statement: &Statement<'_>) -> Option<Seen> {
    let (from, to) = statement.values()?;
    let field = statement.fields.current.as_ref()?;
    let current = value::number(field.as_str())?;
    let past = if to > from { current >= to } else { to < from && current <= to };
    let target = text_of(statement, statement.target()?);
    past.then(|| Seen::at(field.span()).with("current", current).with("target", target))
}

/// "= 0/1", "(yes/no)": a measure with two values.
fn binary(statement: &Statement<'_>) -> Option<Seen> {
    const FORMS: [&str; 6] = ["0/1", "0 / 1", "yes/no", "yes / no", "done/not done", "0 or 1"];
    let text = statement.text.as_str();
    if !text.bytes().any(|byte| matches!(byte, b'/' | b'0')) {
        return None;
    }
    let (start, form) = FORMS.iter().find_map(|form| Some((find_word(text, form)?, form)))?;
    // "0/1,000" is a progress bar, "0/1.5" a ratio.
    let rest = &text[start + form.len()..];
    let goes_on = rest.starts_with(['.', ',']) && rest[1..].starts_with(|next: char| next.is_ascii_digit());
    (!goes_on).then(|| Seen::at(statement.text.locate(start..start + form.len())))
}

fn only_date(statement: &Statement<'_>) -> Option<Seen> {
    let numbers = &statement.reading.quantities;
    let is_no_target = |quantity: &Quantity| {
        matches!(quantity.kind, QuantityKind::Date | QuantityKind::Version) || quantity.role == Role::Deadline
    };
    if statement.reading.target.is_some() || statement.reading.flags.has_target || !numbers.iter().all(is_no_target) {
        return None;
    }
    let first = numbers.first()?;
    Some(Seen::at(statement.locate(first.range.clone())).with("marked", statement.words(first.range.clone())))
}

fn blank(statement: &Statement<'_>, marked: bool) -> Option<Seen> {
    let blank = statement.reading.quantities.iter().find(|quantity| {
        quantity.kind == QuantityKind::Placeholder
            && is_marked_blank(statement, quantity) == marked
            && !is_blank_of_time(statement.words(quantity.range.clone()))
    })?;
    let words = statement.words(blank.range.clone());
    Some(Seen::at(statement.locate(blank.range.clone())).with("marked", words))
}

/// "{date}", "[month]": what is to be filled in is when, and no number.
fn is_blank_of_time(blank: &str) -> bool {
    const TIMES: [&str; 8] = ["date", "day", "week", "month", "quarter", "year", "deadline", "time"];
    let name = blank.trim_matches(|letter: char| !letter.is_alphabetic());
    TIMES.iter().any(|time| time.eq_ignore_ascii_case(name))
}

/// `[baseline?]`: brackets around words that say what is to be filled in.
fn is_marked_blank(statement: &Statement<'_>, blank: &Quantity) -> bool {
    let text = statement.text.as_str();
    let inside = statement.words(blank.range.clone());
    let bracketed =
        inside.starts_with('[') || text.get(..blank.range.start).is_some_and(|before| before.ends_with('['));
    // "baseline to be measured" says it in so many words.
    let is_said = blank.role == Role::Baseline && inside.to_lowercase().starts_with("base");
    is_said || bracketed && inside.contains(|letter: char| letter.is_lowercase())
}
