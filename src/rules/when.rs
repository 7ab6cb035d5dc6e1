//! The conditions of a rule: which statements it looks at. Cheap tests come first; no text is copied.

use super::file::{About, DeclaredType, Flag, Head, When};
use super::view::Statement;
use crate::analysis::{Flags, HeadClass, PhraseClass, Sureness};
use crate::model::DeclaredKind;

impl When {
    /// Whether all conditions hold; `held` are the words of the statement and `asked` those of the conditions.
    pub fn holds(&self, statement: &Statement<'_>, held: &Held, asked: &Asked) -> bool {
        let has = |(word, &slot): (&String, &Slot)| held.may_hold(slot) && has_word(statement.text.as_str(), word);
        self.reading_holds(statement)
            && self.declared_holds(statement)
            && self.has.iter().all(|&place| statement.part(place).is_some())
            && !self.lacks.iter().any(|&place| statement.part(place).is_some())
            && (self.words.is_empty() || self.words.iter().zip(&asked.words).any(has))
            && (self.not_words.is_empty() || !self.not_words.iter().zip(&asked.not_words).any(has))
    }

    /// Whether a condition asks what the sentence says, which only English sentences are read for.
    pub fn needs_reading(&self) -> bool {
        !self.reads_as.is_empty() || !self.head.is_empty() || !self.about.is_empty() || !self.verbs.is_empty()
    }

    fn reading_holds(&self, statement: &Statement<'_>) -> bool {
        let reading = statement.reading;
        let head = &reading.head;
        let phrase = reading.counted.as_ref().or(reading.object.as_ref());
        (self.reads_as.is_empty() || statement.read_as().is_some_and(|kind| self.reads_as.contains(&kind)))
            && self.sure.is_none_or(|sure| sure == (reading.sureness == Sureness::High))
            && self.flags.iter().all(|&flag| is_set(reading.flags, flag))
            && !self.not_flags.iter().any(|&flag| is_set(reading.flags, flag))
            && (self.head.is_empty() || self.head.contains(&head_of(head.class)))
            && (self.verbs.is_empty() || self.verbs.contains(&head.lemma))
            && (self.about.is_empty() || phrase.is_some_and(|phrase| self.about.contains(&about(phrase.class))))
    }

    fn declared_holds(&self, statement: &Statement<'_>) -> bool {
        let declared = statement.fields.kind.map(|declared| declared_type(declared.kind));
        (self.declared.is_empty() || declared.is_some_and(|kind| self.declared.contains(&kind)))
            && !declared.is_some_and(|kind| self.not_declared.contains(&kind))
    }
}

/// Where the first word of a phrase is marked in [`Held`]; none where it begins with no letter.
type Slot = Option<u8>;

/// The words that conditions ask for, hashed once.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    words: Vec<Slot>,
    not_words: Vec<Slot>,
}

impl Asked {
    /// Those of `when`, in its order.
    pub fn of(when: &When) -> Self {
        let slots = |words: &[String]| words.iter().map(|word| slot_of(word)).collect();
        Self { words: slots(&when.words), not_words: slots(&when.not_words) }
    }
}

/// The words of a statement, a bit each: what rules out most other words without a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held([u64; 4]);

impl Held {
    /// Those of `text`.
    pub fn of(text: &str) -> Self {
        let mut bits = [0; 4];
        let mut hash = OUTSIDE;
        for &byte in text.as_bytes().iter().chain(b" ") {
            if is_part(byte) {
                hash = mix(hash, byte);
            } else if hash != OUTSIDE {
                let slot = slot(hash);
                bits[usize::from(slot >> 6)] |= 1 << (slot & 63);
                hash = OUTSIDE;
            }
        }
        Self(bits)
    }

    /// Whether a word can stand in the text; false only where it surely does not.
    fn may_hold(&self, slot: Slot) -> bool {
        slot.is_none_or(|slot| self.0[usize::from(slot >> 6)] >> (slot & 63) & 1 == 1)
    }
}

/// The hash before the first letter of a word.
const OUTSIDE: u32 = 1;

fn slot_of(phrase: &str) -> Slot {
    let first = phrase.bytes().take_while(|&byte| is_part(byte));
    let hash = first.fold(OUTSIDE, mix);
    (hash != OUTSIDE).then(|| slot(hash))
}

fn mix(hash: u32, byte: u8) -> u32 {
    (hash.rotate_left(5) ^ u32::from(byte | 0x20)).wrapping_mul(0x9e37_79b9)
}

fn slot(hash: u32) -> u8 {
    (hash >> 24) as u8
}

/// Whether a byte belongs to a word.
fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn is_set(flags: Flags, flag: Flag) -> bool {
    match flag {
        Flag::HasTarget => flags.has_target,
        Flag::HasBaseline => flags.has_baseline,
        Flag::Relative => flags.relative,
        Flag::HasDeadline => flags.has_deadline,
        Flag::How => flags.how,
        Flag::Maintain => flags.maintain,
        Flag::Placeholder => flags.placeholder,
        Flag::Compound => flags.compound,
        Flag::VagueTarget => flags.vague_target,
    }
}

fn head_of(class: HeadClass) -> Head {
    match class {
        HeadClass::None => Head::None,
        HeadClass::Change => Head::Change,
        HeadClass::SoftChange => Head::SoftChange,
        HeadClass::Achieve => Head::Achieve,
        HeadClass::Keep => Head::Keep,
        HeadClass::Ensure => Head::Ensure,
        HeadClass::Hire => Head::Hire,
        HeadClass::Activity => Head::Activity,
        HeadClass::Clause => Head::Clause,
    }
}

fn about(class: PhraseClass) -> About {
    match class {
        PhraseClass::Measure => About::Measure,
        PhraseClass::Outside => About::Outside,
        PhraseClass::OutsideAct => About::OutsideAct,
        PhraseClass::Inside => About::Inside,
        PhraseClass::Product => About::Product,
        PhraseClass::Activity => About::Activity,
        PhraseClass::Unknown => About::Unknown,
    }
}

/// The declared type in the words of rule files.
pub fn declared_type(kind: DeclaredKind) -> DeclaredType {
    match kind {
        DeclaredKind::Committed => DeclaredType::Committed,
        DeclaredKind::Aspirational => DeclaredType::Aspirational,
        DeclaredKind::Metric => DeclaredType::Metric,
        DeclaredKind::Milestone => DeclaredType::Milestone,
        DeclaredKind::Guardrail => DeclaredType::Guardrail,
        DeclaredKind::Baseline => DeclaredType::Baseline,
        DeclaredKind::Learning => DeclaredType::Learning,
        DeclaredKind::Compliance => DeclaredType::Compliance,
    }
}

/// Whether `word` (a word or phrase in lower case) stands in `text` as a whole word, whatever its case.
pub fn has_word(text: &str, word: &str) -> bool {
    find_word(text, word).is_some()
}

/// Where a byte that is `first` with its bit for lower case set stands. Eight bytes are looked at together.
fn position(bytes: &[u8], first: u8) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGH: u64 = ONES << 7;
    let mut chunks = bytes.chunks_exact(8);
    let mut at = 0;
    for chunk in chunks.by_ref() {
        let word = u64::from_le_bytes(chunk.try_into().unwrap_or_default());
        // A byte is zero where it matches; the lowest bit that is set below marks the first of them.
        let differs = (word | (ONES << 5)) ^ (ONES * u64::from(first));
        let matches = differs.wrapping_sub(ONES) & !differs & HIGH;
        if matches != 0 {
            return Some(at + (matches.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    chunks.remainder().iter().position(|&byte| byte | 0x20 == first).map(|step| at + step)
}

/// First byte of `word` in `text`, as a whole word and whatever its case (ASCII).
pub fn find_word(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let first = word.first()? | 0x20;
    let is_here = |at: usize| {
        text[at..at + word.len()].eq_ignore_ascii_case(word)
            && (at == 0 || !is_part(text[at - 1]))
            && text.get(at + word.len()).is_none_or(|&next| !is_part(next))
    };
    let starts = text.get(..(text.len() + 1).checked_sub(word.len())?)?;
    let mut at = 0;
    // Few bytes begin the word, so that a plain search for the first one passes over most of the text.
    while let Some(step) = position(&starts[at..], first) {
        if is_here(at + step) {
            return Some(at + step);
        }
        at += step + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Held, find_word, has_word, slot_of};

    #[test]
    fn no_word_that_stands_in_a_text_is_ruled_out() {
        let text = "Net revenue-retention: 104% ÜBER a b";
        for word in ["net", "REVENUE", "retention", "revenue-retention: 104", "104%", "a", "a b", "über", "% Ü"] {
            assert!(has_word(text, word) <= Held::of(text).may_hold(slot_of(word)), "{word}");
        }
        assert!(!Held::of(text).may_hold(slot_of("zebra")));
    }

    #[test]
    fn words_are_found_whole() {
        assert_eq!(find_word("Grow the Rate of leads", "rate"), Some(9));
        assert!(!has_word("Grow corporate sales", "rate"));
        assert!(!has_word("", "rate"));
        assert!(!has_word("rate", ""));
        assert!(has_word("net revenue retention: 104%", "revenue retention"));
        assert_eq!(find_word("Ärger über RÜCK-läufer, reruns and repeat Rates", "rates"), Some(46));
    }
}
