//! Numbers that the author left open: "X%", "N users", "__", "??", "[target?]", "<X>", "TBD%".
//!
//! [`read`] says how many tokens such a blank takes; sign, currency and unit are read around it as around a number.

use super::QuantityKind;
use super::line::Line;
use super::measure;
use super::words::Sense;

/// The first token behind the blank that begins at token `at`.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<usize> {
    match line.mark(at) {
        Some('_') => run(line, at, '_').filter(|&end| end > at + 1 || is_free(line, at)),
        Some('?') => run(line, at, '?').filter(|&end| {
            (end > at + 1 && !line.is_glued(at)) || is_measured(line, end) || is_asked(line, at) && !line.is_glued(at)
        }),
        Some('#') => run(line, at, '#').filter(|&end| stands_alone(line, at, end)),
        Some('…') if is_measured(line, at + 1) => Some(at + 1),
        Some('[' | '{' | '<' | '(') => bracketed(line, at),
        Some('%') => lost_percent(line, at),
        Some(_) => None,
        None if is_decimal(line, at) => Some(at + 3),
        None if line.is_word(at) => letters(line, at).then_some(at + 1),
        None => None,
    }
}

/// "X.X", which falls into three tokens.
fn is_decimal(line: &Line<'_>, at: usize) -> bool {
    let is_blank = |at: usize| line.is_any(at, &["x", "y"]);
    is_blank(at)
        && is_blank(at + 2)
        && line.is_mark(at + 1, &['.', ','])
        && line.is_glued(at + 1)
        && line.is_glued(at + 2)
}

/// The end of a run of one glued mark.
fn run(line: &Line<'_>, at: usize, mark: char) -> Option<usize> {
    let more = (at + 1..line.len()).take_while(|&next| line.is_glued(next) && line.is_mark(next, &[mark])).count();
    Some(at + 1 + more)
}

/// "# of partners", "to #%": no number of an issue and no tag behind it.
fn stands_alone(line: &Line<'_>, at: usize, end: usize) -> bool {
    let is_tied = line.is_glued(at) && !line.is_mark(at.wrapping_sub(1), &['€', '$', '£'])
        || line.is_glued(end) && !is_measured(line, end);
    // "Grow # of orders by 25%": "the number of", where another number is the one to reach.
    let is_number_of = line.is(end, "of") && (end..line.len().min(end + 24)).any(|next| line.is_number(next));
    !is_tied && !is_number_of && at > 0 && (is_measured(line, end) || line.is_word(end) || line.is_end(end))
}

/// "from ? to ? seconds".
fn is_asked(line: &Line<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| line.is_any(before, &["from", "to", "by", "least", "than", "under", "over"]))
}

fn is_free(line: &Line<'_>, at: usize) -> bool {
    !line.is_glued(at) && !(line.is_glued(at + 1) && (line.is_word(at + 1) || line.is_mark(at + 1, &['_'])))
}

/// Whether a percent sign or a unit is glued on behind.
fn is_measured(line: &Line<'_>, at: usize) -> bool {
    line.is_mark(at, &['%', '€'])
}

/// "[number]", "{n}", "<X>", "[baseline?]": a bracket around a word that stands for a number, or a question.
fn bracketed(line: &Line<'_>, at: usize) -> Option<usize> {
    const WORDS: [&str; 16] = [
        "x",
        "xx",
        "xxx",
        "n",
        "y",
        "number",
        "target",
        "baseline",
        "value",
        "amount",
        "percent",
        "percentage",
        "tbd",
        "current",
        "goal",
        "figure",
    ];
    let close = match line.mark(at)? {
        '[' => ']',
        '{' => '}',
        '<' => '>',
        _ => ')',
    };
    let end = (at + 1..line.len()).take(7).find(|&next| line.is_mark(next, &[close]))?;
    let is_blank_word = |at: usize| line.is_any(at, &WORDS);
    let inside = at + 1..end;
    if inside.is_empty() || inside.clone().any(|at| line.is_number(at)) {
        return None;
    }
    let marked = close != ')' && inside.clone().all(|at| line.is_mark(at, &['#', '%', '.', '-', '–']));
    let asks = line.is_mark(end - 1, &['?']) || line.is_mark(at + 1, &['_', '?', '…']);
    let is_date = inside.clone().any(|at| line.is_any(at, &["date", "deadline", "when", "owner", "who", "name"]));
    let is_blank = if close == ')' {
        // Round brackets hold a blank only where nothing else is in them.
        let awaited =
            at > 0 && line.is_any(at - 1, &["to", "from", "by", "at", "of", "above", "below", "under", "over"]);
        inside.len() == 1 && (awaited && line.is_mark(at + 1, &['?']) || line.is_any(at + 1, &["tbd", "x", "xx"]))
    } else {
        !is_date && (marked || asks || is_blank_word(at + 1) || is_blank_word(end - 1))
    };
    is_blank.then_some(end + 1)
}

/// "(baseline tbc)", ", baseline to be measured in April": the first token behind the words that leave today's value open.
pub(super) fn open_baseline(line: &Line<'_>, at: usize) -> Option<usize> {
    const OPEN: [&str; 10] =
        ["tbc", "tbd", "tba", "unknown", "missing", "pending", "open", "unclear", "outstanding", "unmeasured"];
    if !line.is_any(at, &["baseline", "base"]) || !line.is_mark(at.wrapping_sub(1), &['(', '[', ',', ';', '–', '—', '-']) {
        return None;
    }
    let filler = |at: usize| line.is_mark(at, &[':', '=', '-', '–']) || line.is_any(at, &["is", "still", "not", "yet"]);
    let says = (at + 1..at + 4).find(|&next| !filler(next))?;
    let is_open = line.is_any(says, &OPEN)
        || line.starts_with(says, &["to", "be"])
        || line.starts_with(says, &["to", "follow"])
        || line.is_mark(says, &['?'])
        || line.is(says - 1, "not") && line.is_any(says, &["known", "measured", "available", "defined", "set"]);
    // What follows in the bracket or clause belongs to it: who measures, and when.
    let end = (says..line.len().min(says + 12)).find(|&next| line.is_mark(next, &[')', ']', ';', ','])).unwrap_or(line.len());
    (is_open && end <= says + 12).then_some(end)
}

/// A percent sign that lost its number: "to  %", "by %".
fn lost_percent(line: &Line<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    (!line.is_glued(at)
        && line.is_any(before, &["to", "by", "from", "least", "than", "above", "below", "under", "over"]))
    .then_some(at)
}

/// "X", "XX", "N", "TBD" and "Y" where they stand for a number.
fn letters(line: &Line<'_>, at: usize) -> bool {
    let word = line.text_of(at);
    if word.len() > 5 {
        return false;
    }
    let is_run = word.len() >= 2
        && (word.bytes().all(|byte| byte == b'X')
            || word.bytes().all(|byte| byte == b'x')
            || matches!(word, "NN" | "YY" | "nn"));
    if is_run || matches!(word, "X.X" | "x.x" | "XXk" | "Xk" | "XM") {
        return true;
    }
    // "XK", "Xms", "XXXk".
    let suffix = word.trim_start_matches('X');
    if suffix.len() < word.len() && matches!(suffix, "k" | "K" | "M" | "m" | "MM" | "bn" | "ms") {
        return true;
    }
    let unit = measure::unit_behind(line, at + 1);
    let has_unit = matches!(
        unit.kind,
        QuantityKind::Percent | QuantityKind::PercentagePoints | QuantityKind::Duration | QuantityKind::Money
    );
    let currency = at.checked_sub(1).is_some_and(|before| line.is_mark(before, &['€', '$', '£']));
    let introduced = at.checked_sub(1).is_some_and(|before| {
        line.is_any(
            before,
            &[
                "to", "from", "by", "least", "most", "than", "under", "below", "above", "over", "reach", "of", "top",
                "<", ">", "≥", "≤", "=", "→",
            ],
        )
    });
    let ends = line.is_end(at + 1);
    match word {
        "X" | "Y" | "N" | "Z" => {
            let counts = line.is_word(at + 1)
                && line.tokens[at + 1].range.start > line.tokens[at].range.end
                && line.text_of(at + 1).starts_with(|first: char| first.is_lowercase())
                && !line.is_any(at + 1, &["and", "or", "for", "in", "on", "is", "are", "to", "with", "as", "by"]);
            let is_channel =
                at.checked_sub(1).is_some_and(|before| line.is_any(before, &["on", "via", "for", "at", "and"]));
            // "from X to Y" and "by X": the small words on either side make it a number.
            let paired =
                introduced && (ends || line.is_any(at + 1, &["to", "in", "by", "per", "for", "and", "or", "→", "-"]));
            has_unit || currency || paired || (counts && !is_channel)
        }
        "x" | "y" | "n" => {
            has_unit && line.is_mark(at + 1, &['%'])
                || currency
                || (introduced && ends && line.is(at, "x") && line.is_any(at.wrapping_sub(1), &["by", "to", "from"]))
                || (introduced && !ends && line.is_any(at + 1, &["to", "→"]))
                || (line.is(at, "x") && introduced && line.is_word(at + 1))
        }
        "TBD" | "tbd" | "TBC" | "tbc" | "TBA" | "tba" => {
            has_unit || currency || (introduced && !line.is_any(at.wrapping_sub(1), &["by", "of"]))
        }
        _ => false,
    }
}

/// Whether "<verb> or more Y" begins at token `at`: the number before "or more" was lost.
pub(super) fn is_lost_before_or_more(line: &Line<'_>, at: usize) -> bool {
    at == 1
        && line.is(at, "or")
        && line.is_any(at + 1, &["more", "fewer", "less"])
        && line.is_word(at + 2)
        && !line.is_any(at + 2, &["than", "and", "or"])
        && matches!(line.sense(0), Sense::Plain | Sense::Change)
        && line.is_word(0)
}
