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
            is_gap(line, at, end)
                || (end > at + 1 && !line.is_glued(at))
                || is_measured(line, end)
                || is_asked(line, at) && !line.is_glued(at)
        }),
        Some('#') => run(line, at, '#').filter(|&end| stands_alone(line, at, end)),
        Some('…') => Some(at + 1).filter(|&end| is_measured(line, end) || is_gap(line, at, end)),
        Some('.') => run(line, at, '.').filter(|&end| end > at + 1 && is_gap(line, at, end)),
        Some('\\') if line.is_mark(at + 1, &['_']) => escaped(line, at),
        Some('"' | '“' | '‘' | '\'' | '*' | '`') => quoted(line, at),
        Some('[' | '{' | '<' | '(') => bracketed(line, at),
        Some('%') => lost_percent(line, at),
        Some('$' | '€' | '£') => lost_sum(line, at).then_some(at + 1),
        Some(_) => None,
        None if is_decimal(line, at) => Some(at + 3),
        None if line.is_word(at) => letters(line, at).then(|| {
            // "X+ leads", "X-Y leads".
            let plus = line.is_mark(at + 1, &['+']) && line.is_glued(at + 1);
            let range = line.is_mark(at + 1, &['-', '–'])
                && line.is_glued(at + 1)
                && line.is_glued(at + 2)
                && line.is_any(at + 2, &["x", "y", "z", "n"]);
            at + if range { 3 } else { 1 + usize::from(plus) }
        }),
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

/// "\_\_": underscores as Markdown hides them.
fn escaped(line: &Line<'_>, at: usize) -> Option<usize> {
    let more = (at + 1..line.len()).take_while(|&next| line.is_glued(next) && line.is_mark(next, &['\\', '_'])).count();
    (more >= 2 || is_measured(line, at + 1 + more)).then_some(at + 1 + more)
}

/// "“X”", "*X*", "`N`": a letter that stands for a number, set apart by marks.
fn quoted(line: &Line<'_>, at: usize) -> Option<usize> {
    const MARKS: &[char] = &['"', '“', '”', '‘', '’', '\'', '*', '`'];
    let word = (at + 1..line.len()).take(2).find(|&next| !line.is_mark(next, MARKS))?;
    if !line.is_word(word) || !line.is_any(word, &["x", "xx", "xxx", "y", "n"]) {
        return None;
    }
    let marks = (word + 1..line.len()).take(2).take_while(|&next| line.is_mark(next, MARKS)).count();
    (marks > 0 && marks == word - at).then_some(word + 1 + marks)
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

/// "Conduct ? interviews", "host ... events": a free gap between a word and what is counted.
fn is_gap(line: &Line<'_>, at: usize, end: usize) -> bool {
    at > 0
        && line.is_word(at - 1)
        && !line.is_glued(at)
        && is_spaced_word(line, end)
        && line.text_of(end).ends_with('s')
}

/// Whether a word stands at `at` with a space before it.
fn is_spaced_word(line: &Line<'_>, at: usize) -> bool {
    line.is_word(at) && !line.is_glued(at)
}

fn is_free(line: &Line<'_>, at: usize) -> bool {
    !line.is_glued(at) && !(line.is_glued(at + 1) && (line.is_word(at + 1) || line.is_mark(at + 1, &['_'])))
}

/// Whether a percent sign or a unit is glued on behind.
fn is_measured(line: &Line<'_>, at: usize) -> bool {
    line.is_mark(at, &['%', '€'])
}

/// The bracket that closes what `mark` opens.
fn closing(mark: char) -> Option<char> {
    match mark {
        '[' => Some(']'),
        '(' => Some(')'),
        '<' => Some('>'),
        '{' => Some('}'),
        _ => None,
    }
}

/// "[number]", "{n}", "<X>", "[baseline?]": a bracket around a word that stands for a number, or a question.
fn bracketed(line: &Line<'_>, at: usize) -> Option<usize> {
    const WORDS: [&str; 18] = [
        "x", "xx", "xxx", "n", "y", "number", "target", "baseline", "value", "amount", "percent", "percentage", "tbd",
        "current", "goal", "figure", "quantity", "#",
    ];
    let close = closing(line.mark(at)?)?;
    let end = (at + 1..line.len()).take(7).find(|&next| line.is_mark(next, &[close]))?;
    let is_blank_word = |at: usize| line.is_any(at, &WORDS) || line.is_mark(at, &['#']);
    let inside = at + 1..end;
    if inside.is_empty() && close == ']' && is_measured(line, end + 1) {
        return Some(end + 1);
    }
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
        inside.len() == 1
            && (awaited && line.is_mark(at + 1, &['?'])
                || line.is_any(at + 1, &["tbd", "x", "xx", "number"])
                || line.is_mark(at + 1, &['#', '…']))
    } else {
        !is_date && (marked || asks || is_blank_word(at + 1) || is_blank_word(end - 1))
    };
    is_blank.then_some(end + 1)
}

/// "(baseline tbc)", ", baseline to be measured in April": the first token behind the words that leave today's value open.
pub(super) fn open_baseline(line: &Line<'_>, at: usize) -> Option<usize> {
    const OPEN: [&str; 10] =
        ["tbc", "tbd", "tba", "unknown", "missing", "pending", "open", "unclear", "outstanding", "unmeasured"];
    if !line.is_any(at, &["baseline", "base"])
        || !line.is_mark(at.wrapping_sub(1), &['(', '[', ',', ';', '–', '—', '-'])
    {
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
    let end =
        (says..line.len().min(says + 12)).find(|&next| line.is_mark(next, &[')', ']', ';', ','])).unwrap_or(line.len());
    (is_open && end <= says + 12).then_some(end)
}

/// A percent sign that lost its number: "to  %", "maintain % uptime".
fn lost_percent(line: &Line<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let led = line.is_any(before, &["to", "by", "from", "least", "than", "above", "below", "under", "over"]);
    let asked = before == 0
        && matches!(line.sense(0), Sense::Plain | Sense::Change)
        && is_spaced_word(line, at + 1)
        && line.is_any(0, &["maintain", "achieve", "reach", "keep", "hit", "get", "attain", "score", "hold"]);
    (!line.is_glued(at) && (led || asked)).then_some(at)
}

/// A currency sign that lost its number: "generate $ in pipeline". In "clicks per $" it is what is counted by.
fn lost_sum(line: &Line<'_>, at: usize) -> bool {
    at > 0
        && !line.is_glued(at)
        && !line.is_any(at - 1, &["per", "each", "every"])
        && !line.is_glued(at + 1)
        && (line.is_end(at + 1) || line.is_any(at + 1, &["in", "of", "per", "from", "to", "worth", "by", "a", "for"]))
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
    if is_run || matches!(word, "X.X" | "x.x" | "X-Y" | "x-y" | "XXk" | "Xk" | "XM") {
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
            let next = line.text_of(at + 1);
            // "X leads", "X MQLs", "X Active Users".
            let plural = |at: usize| is_spaced_word(line, at) && line.text_of(at).ends_with('s');
            let counts = is_spaced_word(line, at + 1)
                && (next.starts_with(|first: char| first.is_lowercase()) || plural(at + 1) || plural(at + 2))
                && !line.is_any(at + 1, &["and", "or", "for", "in", "on", "is", "are", "to", "with", "as", "by"]);
            let is_channel =
                at.checked_sub(1).is_some_and(|before| line.is_any(before, &["on", "via", "for", "at", "and"]));
            // "from X to Y" and "by X": the small words on either side make it a number.
            let paired =
                introduced && (ends || line.is_any(at + 1, &["to", "in", "by", "per", "for", "and", "or", "→", "-"]));
            let asked = at == 1 && line.is(at + 1, "in");
            if !has_unit && is_name(line, at) {
                return false;
            }
            has_unit || currency || paired || asked || (counts && !is_channel) || is_joined(line, at)
        }
        // "from A% to B%".
        _ if word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            line.is_mark(at + 1, &['%']) && line.is_glued(at + 1) || currency && introduced
        }
        "Xx" => true,
        "x" | "n" if at > 0 && line.is_word(at - 1) && counted_behind(line, at) => true,
        "x" | "y" | "n" => {
            has_unit && line.is_mark(at + 1, &['%'])
                || currency
                || (introduced && ends && line.is(at, "x") && line.is_any(at.wrapping_sub(1), &["by", "to", "from"]))
                || (introduced && !ends && line.is_any(at + 1, &["to", "→"]))
                || (line.is(at, "x") && introduced && line.is_word(at + 1))
        }
        "TBD" | "tbd" | "TBC" | "tbc" | "TBA" | "tba" => {
            // "tbc w/ Finance": with whom, and no weeks.
            let has_unit = has_unit && !line.is_mark(at + 2, &['/']);
            has_unit || currency || (introduced && !line.is_any(at.wrapping_sub(1), &["by", "of"]))
        }
        _ => false,
    }
}

/// "Gen Z", "Model Y", "Type X": a letter that is part of a name.
fn is_name(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let is_capital = line.text_of(before).starts_with(|first: char| first.is_uppercase());
    line.is_any(before, &["gen", "generation", "generations"])
        || is_capital && line.is_any(before, &["model", "type", "class", "category", "series"])
}

/// "X+ leads", "X-Y leads", "X/10": tied to what makes it a number.
fn is_joined(line: &Line<'_>, at: usize) -> bool {
    line.is_glued(at + 1)
        && (line.is_mark(at + 1, &['+']) && is_spaced_word(line, at + 2)
            || line.is_mark(at + 1, &['-', '–', '/']) && line.is_glued(at + 2) && {
                line.is_number(at + 2) || line.is_any(at + 2, &["x", "y", "z", "n"])
            })
}

/// "hire x engineers", "x amount of interviews": what is counted stands behind the letter.
fn counted_behind(line: &Line<'_>, at: usize) -> bool {
    is_spaced_word(line, at + 1)
        && (line.text_of(at + 1).ends_with('s') && !line.is_any(at + 1, &["is", "as", "this", "was", "has"])
            || line.is_any(at + 1, &["amount", "number", "new", "more", "people"]))
}

/// Whether a number was lost before "or more" at token `at`: "book or more demos", "meet with or more editors".
pub(super) fn is_lost_before_or_more(line: &Line<'_>, at: usize) -> bool {
    if !line.is(at, "or") || !line.is_any(at + 1, &["more", "fewer", "less", "higher", "better"]) || at == 0 {
        return false;
    }
    let led = line.is_any(at - 1, &["with", "to", "of", "by", "from", "at", "for", "least", "than"]);
    let verb = at == 1 && matches!(line.sense(0), Sense::Plain | Sense::Change) && line.is_word(0);
    let counts = line.is_word(at + 2) && !line.is_any(at + 2, &["than", "and", "or"]);
    verb && counts || led && (counts || line.is_end(at + 2))
}

/// Whether numbers were lost around "from" at token `at`: "grow visits from to", "cut it from to days".
pub(super) fn is_lost_pair(line: &Line<'_>, at: usize) -> bool {
    line.is(at, "from") && line.is(at + 1, "to") && (line.is_end(at + 2) || line.is_word(at + 2)) && at > 0
}

/// The end of a date left open that begins at token `at`, behind "by" and the like: "by [date]", "by DATE", "by QX".
pub(super) fn open_date(line: &Line<'_>, at: usize) -> Option<usize> {
    const DATES: [&str; 6] = ["date", "month", "day", "deadline", "quarter", "dd.mm."];
    let before = at.checked_sub(1)?;
    if !line.is_any(before, &["by", "before", "until", "till", "on"]) {
        return None;
    }
    let named = |at: usize| line.is_any(at, &DATES);
    if let Some(close) = line.mark(at).and_then(closing) {
        let end = (at + 1..line.len()).take(5).find(|&next| line.is_mark(next, &[close]))?;
        let only = end == at + 2 && line.is_any(at + 1, &["x", "xx", "y"]);
        return ((at + 1..end).any(named) || only).then_some(end + 1);
    }
    let ends = |at: usize| line.is_end(at) || !line.is_word(at);
    if line.is_any(at, &["x", "xx", "xxx"]) && line.text_of(at).starts_with('X') {
        // "by X" is a date where another number came before, else how much.
        let counted = (0..before).any(|at| line.is_number(at) || line.is_mark(at, &['%']) || letters(line, at));
        return if named(at + 1) { Some(at + 2) } else { (counted && ends(at + 1)).then_some(at + 1) };
    }
    let bare = named(at) && ends(at + 1) && (line.text_of(at).bytes().all(|byte| byte.is_ascii_uppercase()));
    let quarter = matches!(line.text_of(at), "QX" | "Qx" | "QN")
        || line.is(at, "q") && line.is_mark(at + 1, &['#', '_', '?']) && line.is_glued(at + 1);
    if bare || quarter {
        return Some(at + if line.is(at, "q") { 2 } else { 1 });
    }
    if line.is_mark(at, &['_']) {
        let end = (at..line.len()).find(|&next| !line.is_mark(next, &['_', '/'])).unwrap_or(line.len());
        return (end > at + 1 && ends(end) && !is_measured(line, end)).then_some(end);
    }
    None
}
