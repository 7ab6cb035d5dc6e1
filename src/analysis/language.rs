//! Which language a draft is written in.
//!
//! In go what the author declares and a sample of the draft, out comes a two-letter code. A script tells most
//! languages that are not written in Latin letters; among the others function words decide. English is the
//! answer unless much speaks for another language and next to nothing for English: a short draft full of product
//! names, acronyms and numbers holds no evidence at all, and is read as English.

mod words;

use std::borrow::Cow;
use std::collections::HashSet;

use words::{ENGLISH, LANGUAGES};

/// How many bytes of a sample are looked at.
const SAMPLE: usize = 8 * 1024;

/// The code of a draft's language: what is declared, else what the sample shows.
pub fn language(declared: Option<&str>, sample: &str) -> Cow<'static, str> {
    declared.and_then(code_of).unwrap_or_else(|| Cow::Borrowed(detect(sample)))
}

/// Whether one statement is plainly in another language than English. Short ones never are.
pub fn is_foreign(statement: &str) -> bool {
    detect(statement) != "en"
}

/// The code of the language of one statement of an English draft. A few words or a change ("von 4 % auf 15 %") are enough
/// where nothing in it is English.
pub fn of_statement(statement: &str) -> &'static str {
    match detect(statement) {
        "en" => by_change(statement),
        code => code,
    }
}

/// Whether a statement is in the language `code` too, beside others that plainly are: a word or a letter of that language is
/// enough where nothing is English.
pub fn is_beside(statement: &str, code: &str) -> bool {
    let Some(index) = LANGUAGES.iter().position(|language| language.code == code) else { return false };
    let evidence = evidence(statement);
    evidence.english == 0 && (evidence.found[index] > 0 || evidence.lettered[index] > 0)
}

/// How languages other than English lead from one value to another: the words before either, and the language.
pub(crate) const CHANGES: [(&str, &str, &str); 16] = [
    ("von", "auf", "de"),
    ("van", "naar", "nl"),
    ("de", "à", "fr"),
    ("du", "au", "fr"),
    ("de", "a", "es"),
    ("del", "al", "es"),
    ("da", "a", "it"),
    ("dal", "al", "it"),
    ("dallo", "allo", "it"),
    ("dall", "all", "it"),
    ("de", "para", "pt"),
    ("från", "till", "sv"),
    ("fra", "til", "da"),
    ("z", "do", "pl"),
    ("od", "do", "pl"),
    ("ze", "do", "pl"),
];

/// "derzeit 12 %": words of other languages that call a value today's.
pub(crate) const NOW_ABROAD: [&str; 14] = [
    "derzeit", "aktuell", "heute", "bisher", "bislang", "momentan", "actuellement", "actualmente", "hoy",
    "attualmente", "oggi", "atualmente", "hoje", "momenteel",
];

/// The language in which a statement says from where to where, where no word of it is English.
fn by_change(statement: &str) -> &'static str {
    let is_lead = |word: &str| CHANGES.iter().any(|(from, ..)| from.eq_ignore_ascii_case(word));
    let mut words = statement.split([' ', '\u{a0}', '\'', '’']).filter(|word| !word.is_empty());
    let Some(lead) = words.by_ref().find(|word| is_lead(word)) else { return "en" };
    let begins_with_digit = |word: &str| {
        word.trim_start_matches(['€', '$', '£', '~', '<', '>', '(']).starts_with(|c: char| c.is_ascii_digit())
    };
    let mut words = words.peekable();
    words.next_if(|word| NOW_ABROAD.iter().any(|now| now.eq_ignore_ascii_case(word)));
    if !words.next().is_some_and(begins_with_digit) {
        return "en";
    }
    // A unit and what is counted may stand between both.
    const BETWEEN: usize = 4;
    let rest: Vec<&str> = words.take(BETWEEN).collect();
    let found = CHANGES.iter().find(|(from, to, _)| {
        let is_to = |pair: &[&str]| to.eq_ignore_ascii_case(pair[0]) && begins_with_digit(pair[1]);
        from.eq_ignore_ascii_case(lead) && rest.windows(2).any(is_to)
    });
    found.filter(|_| evidence(statement).english == 0).map_or("en", |(.., code)| code)
}

/// The code that a declaration stands for: "de", "de-AT", "German", "Deutsch".
fn code_of(declared: &str) -> Option<Cow<'static, str>> {
    let plain = declared.trim().to_lowercase();
    let first = plain.split(['-', '_', ' ', '.', '(']).next().unwrap_or_default();
    if matches!(first, "en" | "eng" | "english") {
        return Some(Cow::Borrowed("en"));
    }
    let known = LANGUAGES.iter().find(|language| language.code == first || language.names.contains(&first));
    match known {
        Some(language) => Some(Cow::Borrowed(language.code)),
        None if first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase()) => {
            Some(Cow::Owned(first.to_owned()))
        }
        None => None,
    }
}

fn detect(sample: &str) -> &'static str {
    let mut end = sample.len().min(SAMPLE);
    while !sample.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &sample[..end];
    if sample.is_ascii() { by_words(sample) } else { by_script(sample).unwrap_or_else(|| by_words(sample)) }
}

/// Scripts that stand for one language, or that further letters split.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Devanagari,
    Thai,
    Hangul,
    Kana,
    Han,
    Georgian,
    Armenian,
}

fn script(letter: char) -> Option<Script> {
    Some(match letter {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{530}'..='\u{58f}' => Script::Armenian,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' => Script::Arabic,
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{e00}'..='\u{e7f}' => Script::Thai,
        '\u{10a0}'..='\u{10ff}' => Script::Georgian,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => Script::Hangul,
        '\u{3040}'..='\u{30ff}' => Script::Kana,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Script::Han,
        _ => return None,
    })
}

/// The language of a sample of which most letters are not Latin.
fn by_script(sample: &str) -> Option<&'static str> {
    let mut counts = [0_usize; 12];
    for letter in sample.chars().filter(|c| c.is_alphabetic()) {
        if let Some(script) = script(letter) {
            // One sign of these scripts is worth a syllable or a word.
            let weight = if matches!(script, Script::Hangul | Script::Kana | Script::Han) { 3 } else { 1 };
            counts[script as usize] += weight;
        }
    }
    let count = |script: Script| counts[script as usize];
    let east = [Script::Hangul, Script::Kana, Script::Han].map(count).iter().sum::<usize>();
    let others: usize = counts.iter().sum::<usize>() - count(Script::Latin);
    if others < 6 || others <= count(Script::Latin) {
        return None;
    }
    if east * 2 > others {
        return Some(match () {
            () if count(Script::Hangul) > count(Script::Kana) + count(Script::Han) => "ko",
            () if count(Script::Kana) * 20 > east => "ja",
            () => "zh",
        });
    }
    let scripts = [
        (Script::Cyrillic, "ru"),
        (Script::Greek, "el"),
        (Script::Hebrew, "he"),
        (Script::Arabic, "ar"),
        (Script::Devanagari, "hi"),
        (Script::Thai, "th"),
        (Script::Georgian, "ka"),
        (Script::Armenian, "hy"),
    ];
    let &(most, code) = scripts.iter().max_by_key(|(script, _)| count(*script))?;
    let has = |letters: &str| sample.contains(|c: char| letters.contains(c));
    Some(match most {
        Script::Cyrillic if has("іїєґІЇЄҐ") => "uk",
        Script::Cyrillic if has("јљњћђџЈЉЊЋЂЏ") => "sr",
        Script::Cyrillic if has("ъЪ") && !has("ыэёЫЭЁ") => "bg",
        Script::Arabic if has("پچگژ") => "fa",
        _ => code,
    })
}

/// Places of the table of words: a power of two, at most two thirds of them taken.
const SLOTS: usize = 4096;

/// Which languages a word speaks for, a bit each, and none for English; found by the hash of the word. Laid out at
/// compile time, so that a start builds nothing.
static WORDS: [Option<(u64, u32)>; SLOTS] = words();

const fn words() -> [Option<(u64, u32)>; SLOTS] {
    let mut table = [None; SLOTS];
    let mut index = 0;
    while index < LANGUAGES.len() {
        add(&mut table, LANGUAGES[index].words.as_bytes(), 1 << index);
        index += 1;
    }
    add(&mut table, ENGLISH.as_bytes(), 0);
    table
}

/// Adds a list of words with spaces between them; what is English too is evidence for no other language.
const fn add(table: &mut [Option<(u64, u32)>; SLOTS], list: &[u8], language: u32) {
    let mut hash = FNV_START;
    let mut at = 0;
    while at <= list.len() {
        if at < list.len() && !list[at].is_ascii_whitespace() {
            hash = fnv(hash, list[at]);
        } else if hash != FNV_START {
            let mut slot = hash as usize % SLOTS;
            while let Some((other, languages)) = table[slot] {
                if other == hash {
                    table[slot] = Some((hash, if language == 0 { 0 } else { languages | language }));
                    break;
                }
                slot = (slot + 1) % SLOTS;
            }
            if table[slot].is_none() {
                table[slot] = Some((hash, language));
            }
            hash = FNV_START;
        }
        at += 1;
    }
}

/// The languages that a word speaks for, given by its bytes in lower case.
fn languages_of(word: impl Iterator<Item = u8>) -> Option<u32> {
    let hash = word.fold(FNV_START, fnv);
    let mut slot = hash as usize % SLOTS;
    while let Some((other, languages)) = WORDS[slot] {
        if other == hash {
            return Some(languages);
        }
        slot = (slot + 1) % SLOTS;
    }
    None
}

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

const fn fnv(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// What the words of a sample speak for.
#[derive(Default)]
struct Evidence {
    words: usize,
    english: usize,
    /// Function words, one count a language.
    found: [usize; LANGUAGES.len()],
    /// Different words with a letter of the language.
    lettered: [usize; LANGUAGES.len()],
}

fn evidence(sample: &str) -> Evidence {
    let mut evidence = Evidence::default();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut lower = String::new();
    let is_between = |c: char| !c.is_alphabetic() && c != '\u{301}';
    let (mut at, mut end) = (0, 0);
    for part in sample.split_inclusive(is_between) {
        let start = at;
        at += part.len();
        let word = part.trim_end_matches(is_between);
        if word.is_empty() {
            continue;
        }
        let before = std::mem::replace(&mut end, start + word.len());
        let is_first = || {
            let mark = ['\n', '.', ':', '!', '?', '-', '•', '"', '„', '«', '“'];
            before == 0 || sample[before..start].contains(mark)
        };
        if is_acronym(word) {
            continue;
        }
        evidence.words += 1;
        let is_ascii = word.is_ascii();
        let languages = if is_ascii {
            languages_of(word.bytes().map(|byte| byte.to_ascii_lowercase()))
        } else {
            lower.clear();
            lower.extend(word.chars().flat_map(char::to_lowercase));
            languages_of(lower.bytes())
        };
        match languages {
            Some(0) => evidence.english += 1,
            // "Los Angeles", "Van Gogh": a particle of a name.
            Some(_) if word.len() <= 4 && word.starts_with(char::is_uppercase) && !is_first() => {}
            Some(languages) => {
                for (index, found) in evidence.found.iter_mut().enumerate() {
                    *found += (languages >> index & 1) as usize;
                }
            }
            None => {}
        }
        if !is_ascii && seen.insert(word) {
            for (index, language) in LANGUAGES.iter().enumerate() {
                evidence.lettered[index] += usize::from(lower.contains(|c| language.letters.contains(c)));
            }
        }
    }
    evidence
}

/// Whether a word of letters is written in capitals alone.
fn is_acronym(word: &str) -> bool {
    let is_capital = |byte: &u8| byte.is_ascii_uppercase();
    match word.len() {
        0 | 1 => false,
        _ if word.is_ascii() => word.as_bytes().iter().all(is_capital),
        _ => !word.contains(char::is_lowercase) && word.contains(char::is_uppercase),
    }
}

/// The language whose words a sample holds; English unless much speaks for another.
fn by_words(sample: &str) -> &'static str {
    let evidence = evidence(sample);
    let score = |index: usize| {
        let found = evidence.found[index];
        // Letters alone may come from names; they count as far as words bear them out.
        found + evidence.lettered[index].min(found)
    };
    let Some(best) = (0..LANGUAGES.len()).rev().max_by_key(|&index| (score(index), evidence.found[index])) else {
        return "en";
    };
    let (found, score, words) = (evidence.found[best], score(best), evidence.words);
    let is_plain = found >= 3 && words >= 6 && score > 3 * evidence.english && score * 6 >= words;
    let is_short = found >= 3 && words >= 4 && evidence.english == 0 && found * 2 >= words;
    // Two words of one language among six may be those of a name, unless a letter bears them out or they are a third.
    let is_likely = found >= 2 && words >= 6 && (evidence.lettered[best] > 0 || found * 3 >= words);
    if is_plain || is_short || evidence.english == 0 && is_likely { LANGUAGES[best].code } else { "en" }
}

#[cfg(test)]
#[path = "language/tests.rs"]
mod tests;
