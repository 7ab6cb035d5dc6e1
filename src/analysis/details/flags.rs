//! The codebook's flags: what a statement clearly says besides its kind.

use super::super::clause::Side;
use super::super::items::{Row, is_value};
use super::super::key_result::Reading;
use super::super::lexicon::{Class, Forms};
use super::super::listed::Listed;
use super::super::quantity::{QuantityKind, Role};
use super::super::{Features, Flags, HeadClass, KeyResultKind};
use super::compound;
use super::scope::is_of_subject;

/// Reads the flags; `features` holds what was read before them.
pub(super) fn flags(row: &Row<'_>, reading: &Reading, parts: &[Reading], features: &Features) -> Flags {
    let result = matches!(reading.kind, KeyResultKind::Outcome | KeyResultKind::OutcomeUnquantified);
    let counted = matches!(reading.kind, KeyResultKind::Outcome | KeyResultKind::OutputCount);
    let has_baseline = features.baseline.is_some_and(|index| row.quantities[index].value.is_some());
    let values = row
        .quantities
        .iter()
        .any(|quantity| is_value(quantity) && quantity.kind != QuantityKind::All && quantity.role != Role::Baseline);
    let has_target = counted && values && reading.value.is_some();
    let is_kept = result && is_kept(row, reading);
    Flags {
        has_target,
        has_baseline,
        relative: counted && !has_baseline && !is_kept && is_moved(row, reading, features),
        has_deadline: features.deadline.is_some() || reading.kind != KeyResultKind::NotKr && names_period(row),
        how: result && is_action_with_effect(row, reading),
        maintain: is_kept,
        placeholder: row.quantities.iter().any(|quantity| quantity.kind == QuantityKind::Placeholder),
        compound: compound::is_compound(row, reading, parts),
        vague_target: !has_target && promises_vaguely(row, reading, result),
    }
}

/// "keep", "stays", "does not fall below": a level that holds.
fn is_kept(row: &Row<'_>, reading: &Reading) -> bool {
    if reading.head.class == HeadClass::Keep || reading.head.continued || reading.promised {
        return true;
    }
    let start = reading.items.start;
    if row.is_any(start, &["keep", "maintain", "preserve", "sustain"]) && !row.is_value(start + 1) {
        return true;
    }
    // "Churn under 2% while NPS stays above 40": what is held there is a guardrail.
    let guard = (start + 2..reading.items.end).find(|&at| row.is_any(at, &["while", "whilst"]));
    let end = guard.filter(|&at| (start..at).any(|at| row.is_value(at))).unwrap_or(reading.items.end);
    (start + 1..end).any(|at| holds(row, at) || is_barred(row, at))
}

/// "stays at", "kept under", "to maintain a score of".
fn holds(row: &Row<'_>, at: usize) -> bool {
    static KEEPING: Listed = Listed::new(&[
        "stay", "stays", "stayed", "remain", "remains", "keep", "keeps", "kept", "hold", "holds", "held", "maintain",
        "maintains", "maintained", "sustain", "sustained", "preserved",
    ]);
    const BEHIND: [&str; 14] = [
        "at", "above", "below", "under", "over", "within", "between", "low", "high", "stable", "flat", "steady", "up",
        "constant",
    ];
    let item = &row.items[at];
    let next = at + 1;
    // "stays under" may be one term.
    let word = row.word(at);
    let (first, is_term) = match word.bytes().position(|byte| byte == b' ') {
        Some(end) => (&word[..end], true),
        None => (word, false),
    };
    if !KEEPING.has(first) {
        return false;
    }
    let level = is_term && item.has(Class::Keep)
        || row.is_any(next, &BEHIND)
        || row.is_value(next)
        || row.any(next, &[Class::Cap, Class::Floor])
        || row.items.get(next).is_some_and(|next| matches!(next.mark(), Some('≤' | '≥' | '<' | '>' | '=')));
    let led = row.is(at - 1, "to") && item.form(Forms::BASE) && row.any(next, &[Class::Determiner]);
    level || led
}

/// "does not fall below", "never rises over".
fn is_barred(row: &Row<'_>, at: usize) -> bool {
    row.any(at, &[Class::Change])
        && row.is_any(at + 1, &["below", "under", "above", "over", "beyond"])
        && (row.has(at - 1, Class::Negation) || row.is_any(at - 1, &["not", "never"]))
}

/// Whether the target is a change without its base: "by 25%", "double".
fn is_moved(row: &Row<'_>, reading: &Reading, features: &Features) -> bool {
    let Some(target) = features.target.map(|index| &row.quantities[index]) else { return false };
    let changes = matches!(reading.head.class, HeadClass::Change | HeadClass::SoftChange);
    if target.kind != QuantityKind::Multiple {
        return target.role == Role::Change;
    }
    // "at 3x of quota" and "4x replication" are levels.
    let words = &row.text[target.range.clone()];
    let is_word = words.bytes().all(|byte| !byte.is_ascii_digit());
    let at = reading.value.unwrap_or(reading.items.start);
    // "sign-ups from the blog 2x" is twice as many.
    let is_last = at + 1 == row.items.len();
    let is_level = at > reading.items.start
        && (row.is_any(at - 1, &["at", "above", "over", "of", "to", "below", "under", "from"])
            || !is_last && matches!(reading.head.class, HeadClass::None | HeadClass::Clause | HeadClass::Ensure));
    target.role == Role::Change && (is_word || changes || !is_level && reading.head.class == HeadClass::None) || changes
}

/// A month, a quarter or a day that the line names outside brackets, and no time that something began or was measured.
fn names_period(row: &Row<'_>) -> bool {
    row.quantities.iter().any(|quantity| {
        if quantity.kind != QuantityKind::Date {
            return false;
        }
        let before = super::nearby(row.text, quantity.range.start).trim_end();
        let words = &row.text[quantity.range.clone()];
        let is_year = words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit());
        let is_fiscal =
            words.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("fy")) && !words.contains(['Q', 'q', 'H']);
        let is_counted = ["week", "day", "sprint", "w", "iteration", "month", "next", "this", "cw", "kw"]
            .iter()
            .any(|word| words.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
        let is_bracketed = before.matches(['(', '[', '"', '“']).count() > before.matches([')', ']', '”']).count();
        let last = before.rsplit(' ').next().unwrap_or_default();
        // "from Nov–Feb", "card swipes Nov–Feb": when something is counted.
        let is_span = words.contains(['-', '–']) && words.bytes().all(|byte| !byte.is_ascii_digit());
        let is_past = ["since", "after", "vs", "vs.", "versus", "than", "last", "of", "from"]
            .iter()
            .any(|word| last.eq_ignore_ascii_case(word));
        let is_address = before.ends_with(['/', '-', '_', '#', '.']);
        !(is_year || is_fiscal || is_counted || is_bracketed || is_past || is_span || is_address)
    })
}

/// An action with its measured effect, or a result with the way to it.
fn is_action_with_effect(row: &Row<'_>, reading: &Reading) -> bool {
    // "Trials that reach the report go from 34% to 55%" begins with a noun, not with an order.
    let is_order =
        row.items.get(reading.head.at).is_some_and(|head| !head.form(Forms::THIRD) || head.form(Forms::BASE));
    let acts = is_order && matches!(reading.head.class, HeadClass::Activity | HeadClass::Hire | HeadClass::Ensure);
    let effect = reading.value.is_some_and(|value| {
        reading.sides.iter().any(|clause| {
            clause.items.contains(&value)
                && !is_of_subject(row, clause.items.clone(), value)
                && (clause.side == Side::Purpose
                    || clause.side == Side::Relative && row.is_any(clause.items.start, &["that", "which"]))
        })
    });
    // "Calls to guests, so that no-shows halve": the connecting word tells the effect, whatever leads the line.
    let told = reading.kind == KeyResultKind::Outcome
        && reading.value.is_some_and(|value| {
            reading.sides.iter().any(|clause| {
                clause.items.contains(&value)
                    && !is_of_subject(row, clause.items.clone(), value)
                    && clause.side == Side::Purpose
                    && row.is_any(clause.items.start, &["so", "so that", "that", "which"])
            })
        });
    let begins = begins_as_verb(row, reading);
    let led = begins || !matches!(reading.head.class, HeadClass::None | HeadClass::Clause);
    // "Sponsor a club to win 500 fans": the effect was taken for the head.
    let head = reading.head.at;
    // "Average days to complete a repair" begins with a noun.
    let start = reading.items.start;
    let is_verb = !row.is_noun(start) || row.any(start + 1, &[Class::Determiner, Class::Universal]);
    let is_purpose = begins && is_verb && head > start + 1 && row.is(head - 1, "to");
    told || is_purpose && reading.kind == KeyResultKind::Outcome
        || acts && effect && reading.kind == KeyResultKind::Outcome
        || reading.how && led
        || reading.sides.iter().any(|clause| clause.side == Side::Means && is_deed(row, clause.body))
        || by_deed(row, reading)
        || reading.kind == KeyResultKind::Outcome && names_cause(row, reading)
}

/// "thanks to reminders", "because of new trainings", "thereby taking 90 seconds off", "the night shift brings waits down".
fn names_cause(row: &Row<'_>, reading: &Reading) -> bool {
    let words = reading.items.start + 1..row.items.len();
    // "No line stops because of us" names no way to it.
    let is_zero = reading.value.and_then(|at| row.quantity(at)).is_some_and(|value| value.value == Some(0.0));
    static SAYING: Listed =
        Listed::new(&["thereby", "thanks to", "doing so", "in doing so", "because of", "thanks", "because", "doing"]);
    static MOVING: Listed = Listed::new(&["bring", "brings", "take", "takes", "push", "pushes", "pull", "pulls"]);
    let is_said = words.clone().filter(|&at| SAYING.has(row.word(at))).any(|at| {
        row.is_any(at, &["thereby", "thanks to", "doing so", "in doing so"])
            || row.is(at, "because of") && !is_zero
            || row.is(at, "thanks") && row.is(at + 1, "to")
            || row.is(at, "because") && row.is(at + 1, "of") && !is_zero
            || row.is(at, "doing") && row.is(at + 1, "so")
    });
    // Something else moves the level: its way stands behind what it moves.
    let moves = |at: usize| {
        MOVING.has(row.word(at))
            && !row.any(at - 1, &[Class::Outside, Class::Pronoun])
            && row.items.get(at + 1).is_some_and(|next| next.is_word())
            && (at + 2..(at + 7).min(row.items.len())).any(|at| row.is_any(at, &["down", "up", "from"]))
    };
    is_said || reading.items.clone().skip(1).any(moves)
}

/// Whether the first word can be a verb with an object, though it was not read as the head.
fn begins_as_verb(row: &Row<'_>, reading: &Reading) -> bool {
    let at = reading.items.start;
    row.items[at].form(Forms::BASE)
        && row.is_verb(at)
        && !row.any(at, &[Class::Change, Class::SoftChange])
        && (row.any(at + 1, &[Class::Determiner, Class::Universal])
            || row.items.get(at + 1).is_some_and(|next| next.is_word()) && !row.is_function(at + 1))
}

/// "through co-marketing", "by redesigning": a deed, where "through the new site" names a channel.
fn is_deed(row: &Row<'_>, at: usize) -> bool {
    let gerund = |at: usize| row.items.get(at).is_some_and(|item| item.is_word()) && row.word(at).ends_with("ing");
    let is_bare = !row.any(at, &[Class::Determiner, Class::Pronoun]);
    // "via account-based marketing", "through partnerships": the head of the phrase says that something is done.
    let is_done = |head: usize| {
        let word = row.word(head);
        row.items[head].any(&[Class::OwnActivity, Class::WeakAct])
            || ["ing", "ships", "efforts", "campaigns", "programs", "programmes"].iter().any(|end| word.ends_with(end))
    };
    gerund(at) || is_bare && row.noun(at, row.items.len(), false).is_some_and(|noun| is_done(noun.head))
}

/// "by way of", "by simplification of".
fn by_deed(row: &Row<'_>, reading: &Reading) -> bool {
    let start = reading.items.start;
    if row.is(start, "by") && row.word(start + 1).ends_with("ing") {
        return true;
    }
    (start + 1..reading.items.end).any(|at| {
        let noun = row.word(at + 1);
        row.is(at, "by way of")
            || row.is(at, "by")
                && (row.is(at + 1, "way") || noun.ends_with("tion") || noun.ends_with("ment"))
                && row.is(at + 2, "of")
    })
}

/// "significantly more", "many": a number is promised, by words only.
fn promises_vaguely(row: &Row<'_>, reading: &Reading, result: bool) -> bool {
    match reading.kind {
        KeyResultKind::NotKr | KeyResultKind::Milestone => false,
        _ if result => reading.items.clone().any(|at| is_vague(row, reading, at)),
        _ => reading.items.clone().any(|at| counts_vaguely(row, at) || moves_vaguely(row, at)),
    }
}

/// A word of degree or amount, or a comparative of the measure itself.
fn is_vague(row: &Row<'_>, reading: &Reading, at: usize) -> bool {
    const COMPARATIVES: [&str; 8] = ["better", "higher", "lower", "shorter", "faster", "longer", "more", "fewer"];
    // "Lower nurse turnover" is a verb.
    if row.is(at, "lower") && at == reading.items.start {
        return false;
    }
    if at == reading.head.at && reading.head.class != HeadClass::None && row.items[at].form(Forms::BASE) {
        return false;
    }
    let is_degree = row.word(at).ends_with("ly") && row.has(at, Class::VagueQuantifier)
        || row.is_any(
            at,
            &[
                "many", "several", "much", "lots", "lots of", "a lot", "a lot of", "plenty of", "significant",
                "substantial", "considerable", "numerous", "as many as possible", "dramatic", "massive", "noticeable",
            ],
        );
    let is_negated = row.is_any(at.wrapping_sub(1), &["no", "not", "any", "or"]);
    // "less toxic", "easier": a quality, not an amount.
    let leads = at == reading.items.start || at + 1 == reading.items.end || row.is(at + 1, "often");
    let is_amount = row.is_any(at, &COMPARATIVES) || row.is(at, "less") && row.is_noun(at + 1);
    !is_negated
        && (is_degree
            || is_amount
                && (leads
                    || row.is_noun(at + 1)
                    || row.is_noun(at + 2) && !row.is_function(at + 1)
                    || row.is(at + 1, "on")))
}

/// "significantly", "considerably less": a degree of change.
fn moves_vaguely(row: &Row<'_>, at: usize) -> bool {
    row.is_any(
        at,
        &["significantly", "substantially", "considerably", "noticeably", "dramatically", "drastically", "markedly"],
    )
}

/// "more articles", "several breakfasts", "more often": of own work, which needs no target otherwise.
fn counts_vaguely(row: &Row<'_>, at: usize) -> bool {
    let plural =
        |at: usize| row.items.get(at).is_some_and(|item| item.form(Forms::PLURAL) && !item.form(Forms::SINGULAR));
    let counts = row.is_any(at, &["more", "many", "several", "fewer", "lots of", "a lot of", "plenty of"])
        && (plural(at + 1) || plural(at + 2) && row.items[at + 1].is_word() && !row.is_function(at + 1));
    let often = row.is(at, "more") && row.is_any(at + 1, &["often", "frequently", "regularly"]);
    let possible = row.is(at, "as") && row.is_any(at + 1, &["many", "much", "often"])
        || row.is_any(at, &["as many as possible", "as much as possible", "as often as possible"]);
    counts && !row.is_any(at.wrapping_sub(1), &["or", "and", "no", "not"]) || often || possible
}
