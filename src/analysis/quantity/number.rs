//! From digits and number words to values: "1.200,5", "2,5 Mio", "1 200", "twenty-five", "five million".
//!
//! [`read`] reads the bare number that begins at a token and says which tokens it takes. What stands around it
//! (sign, currency, unit) is not looked at, except letters glued to the digits, which are handed on as a suffix.

use super::line::Line;
use super::words::{Sense, sense};

/// Signs that stand behind a scale: "400 k€", "1,2 Mio. €".
const CURRENCIES: [char; 4] = ['€', '$', '£', '¥'];

/// A bare number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Plain<'a> {
    pub value: f64,
    /// First token behind it.
    pub end: usize,
    /// Letters glued to the digits that are no scale: "ms" of "200ms".
    pub suffix: &'a str,
    /// Whether it has a decimal part.
    pub is_decimal: bool,
    /// Whether it is written in words.
    pub is_words: bool,
    /// Whether several points make it a version: "4.1.2".
    pub is_dotted: bool,
}

/// Reads the number that begins at token `at`.
pub(super) fn read<'a>(line: &Line<'a>, at: usize) -> Option<Plain<'a>> {
    let token = line.tokens.get(at)?;
    let mut plain = match token.is_number() {
        true => digits(line, at)?,
        false => without_zero(line, at).or_else(|| words(line, at))?,
    };
    // "5 million", "2,5 Mio", "10 k"; a single letter counts only where nothing else follows it at once.
    if plain.suffix.is_empty()
        && !plain.is_dotted
        && let Sense::Scale(scale) = line.sense(plain.end)
        && (line.text_of(plain.end).len() > 1
            || !line.is_glued(plain.end + 1)
            || line.is_mark(plain.end + 1, &CURRENCIES))
        && !(plain.is_words && line.text_of(plain.end).len() == 1)
    {
        plain.value *= scale;
        plain.end += 1;
        // "2,5 Mio. Euro": the point belongs to the abbreviation where the sentence goes on.
        if line.is_any(plain.end - 1, &["mio", "mrd", "mn", "tsd"])
            && line.is_mark(plain.end, &['.'])
            && (line.is_word(plain.end + 1) || line.is_mark(plain.end + 1, &CURRENCIES))
        {
            plain.end += 1;
        }
        if let Sense::Scale(second) = line.sense(plain.end)
            && second > scale
        {
            plain.value *= second;
            plain.end += 1;
        }
    } else if plain.suffix.is_empty()
        && matches!(line.text_of(plain.end), "M" | "m")
        && line.is_glued(plain.end + 1)
        && line.is_mark(plain.end + 1, &CURRENCIES)
    {
        // "1.2 M€".
        plain.value *= 1e6;
        plain.end += 1;
    }
    Some(plain)
}

/// ".7", a decimal without its zero.
fn without_zero<'a>(line: &Line<'a>, at: usize) -> Option<Plain<'a>> {
    let is_point = line.is_mark(at, &['.']) && !line.is_glued(at) && line.is_number(at + 1) && line.is_glued(at + 1);
    let decimals = is_point.then(|| digits(line, at + 1))?.filter(|plain| plain.value.fract() == 0.0)?;
    let text = line.text_of(at + 1);
    let places = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_all = places == text.len() && places <= 4;
    let value = decimals.value / 10_f64.powi(i32::try_from(places).ok()?);
    is_all.then_some(Plain { value, is_decimal: true, ..decimals })
}

fn digits<'a>(line: &Line<'a>, at: usize) -> Option<Plain<'a>> {
    let text = line.text_of(at);
    let split = text.find(|character: char| character.is_alphabetic()).unwrap_or(text.len());
    let (figure, suffix) = text.split_at(split);
    let (mut value, mut shape) = parse(figure)?;
    let mut end = at + 1;
    if suffix.is_empty() && shape == Shape::Whole && figure.len() <= 3 {
        (value, shape, end) = spaced_thousands(line, at, value);
    }
    let (scale, suffix) = scale_of(line, end, suffix);
    Some(Plain {
        value: value * scale,
        end,
        suffix,
        is_decimal: shape == Shape::Decimal,
        is_words: false,
        is_dotted: shape == Shape::Dotted,
    })
}

/// The scale that a suffix begins with: "k" of "10k", "m" of "2.5m".
fn scale_of<'a>(line: &Line<'_>, next: usize, suffix: &'a str) -> (f64, &'a str) {
    match suffix {
        "k" | "K" if !line.is_any(next, &["video", "videos", "resolution", "screen", "screens"]) => (1e3, ""),
        "m" | "M" | "mn" | "Mn" | "mio" | "Mio" | "MM" | "mil" => (1e6, ""),
        "b" | "B" | "bn" | "Bn" | "mrd" | "Mrd" => (1e9, ""),
        _ => (1.0, suffix),
    }
}

/// "1 200" and "10 000 000", with any white space of one character.
fn spaced_thousands(line: &Line<'_>, at: usize, first: f64) -> (f64, Shape, usize) {
    let (mut value, mut shape, mut end) = (first, Shape::Whole, at + 1);
    while first > 0.0
        && shape == Shape::Whole
        && let Some(token) = line.tokens.get(end)
        && token.is_number()
        && line.text[line.tokens[end - 1].range.end..token.range.start].chars().count() == 1
    {
        let group = token.text(line.text);
        let is_group = group.len() >= 3
            && group.as_bytes()[..3].iter().all(u8::is_ascii_digit)
            && group.as_bytes().get(3).is_none_or(|&next| next == b',' || next == b'.');
        let Some((more, more_shape)) = parse(group).filter(|_| is_group) else {
            break;
        };
        value = value * 1000.0 + if more >= 1000.0 { break } else { more };
        shape = more_shape;
        end += 1;
    }
    (value, shape, end)
}

/// How a figure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Whole,
    Decimal,
    /// Two points or more that are no thousands: a version or a date.
    Dotted,
}

/// The value of a figure with any habit of separators.
pub(super) fn parse(figure: &str) -> Option<(f64, Shape)> {
    let figure = figure.strip_suffix(['.', ',', '\'', '’']).unwrap_or(figure);
    let last = figure.rfind(['.', ',', '\'', '’']);
    let Some(last) = last else {
        return Some((figure.parse().ok()?, Shape::Whole));
    };
    let separator = figure[last..].chars().next()?;
    let (before, after) = (&figure[..last], &figure[last + separator.len_utf8()..]);
    let groups_fit = before.split(['.', ',', '\'', '’']).skip(1).all(|group| group.len() == 3);
    let is_repeated = before.contains(separator);
    let is_mixed = before.contains(['.', ',', '\'', '’']) && !is_repeated;
    let looks_grouped = after.len() == 3 && !before.starts_with('0') && groups_fit && before.len() <= 15;
    let is_thousands = looks_grouped
        && !is_mixed
        && match separator {
            // English writes decimals with a point, and rarely with a zero at the end: "1.200" is German for 1200.
            '.' => is_repeated || (after.ends_with('0') && before.len() <= 3),
            _ => is_repeated || before.len() <= 3 || separator != ',',
        };
    let plain = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if is_thousands {
        return Some((plain(figure).parse().ok()?, Shape::Whole));
    }
    if is_repeated {
        return Some((plain(before).parse().ok()?, Shape::Dotted));
    }
    Some((format!("{}.{after}", plain(before)).parse().ok()?, Shape::Decimal))
}

/// "twenty-five", "two hundred and fifty", "a dozen", "a million".
fn words<'a>(line: &Line<'a>, at: usize) -> Option<Plain<'a>> {
    if line.is(at, "half")
        && line.is(at + 1, "a")
        && let Sense::Scale(scale) = line.sense(at + 2)
        && line.text_of(at + 2).len() > 2
    {
        return Some(in_words(scale / 2.0, at + 3));
    }
    let is_article = line.is_any(at, &["a", "an"]);
    let mut end = at;
    let (mut total, mut part) = (0.0, None::<f64>);
    if is_article {
        if !matches!(line.sense(at + 1), Sense::Scale(_)) || line.text_of(at + 1).len() < 3 {
            return None;
        }
        part = Some(1.0);
        end += 1;
    }
    // No number has more words than this.
    while end < at + 12 {
        if let Some(number) = cardinal_at(line, end) {
            match part {
                Some(tens) if tens % 10.0 != 0.0 || number >= 10.0 || tens == 0.0 => break,
                Some(tens) => part = Some(tens + number),
                None => part = Some(number),
            }
        } else if let Sense::Scale(scale) = line.sense(end)
            && line.text_of(end).len() > 2
            && let Some(number) = part
        {
            if scale == 100.0 || scale == 12.0 {
                part = Some(number * scale);
            } else {
                total += number * scale;
                part = Some(0.0);
            }
        } else if end > at
            && line.is(end, "and")
            && matches!(line.sense(end - 1), Sense::Scale(scale) if scale == 100.0)
            && cardinal_at(line, end + 1).is_some()
        {
            // The "and" of "two hundred and fifty".
        } else {
            break;
        }
        end += 1;
    }
    let value = total + part?;
    (end > at).then(|| in_words(value, end))
}

fn in_words<'a>(value: f64, end: usize) -> Plain<'a> {
    Plain { value, end, suffix: "", is_decimal: false, is_words: true, is_dotted: false }
}

fn cardinal_at(line: &Line<'_>, at: usize) -> Option<f64> {
    match line.sense(at) {
        Sense::Cardinal(number) => Some(f64::from(number)),
        Sense::Plain | Sense::TimeStart => compound(line.text_of(at)),
        _ => None,
    }
}

/// "seven" and "twenty-five".
pub(super) fn cardinal(word: &str) -> Option<f64> {
    match sense(word) {
        Sense::Cardinal(number) => Some(f64::from(number)),
        _ => compound(word),
    }
}

/// "twenty-five".
fn compound(word: &str) -> Option<f64> {
    const SHORTEST: usize = "fifty-one".len();
    if word.len() < SHORTEST {
        return None;
    }
    let (tens, ones) = word.split_once(['-', '\u{2011}'])?;
    match (sense(tens), sense(ones)) {
        (Sense::Cardinal(tens), Sense::Cardinal(ones)) if tens >= 20 && ones < 10 => Some(f64::from(tens + ones)),
        _ => None,
    }
}
