//! Tables as a page loads them, over a network: small numbers in few bytes, column by column, and of sorted lines what
//! differs from the line before. A program holds the same tables ready made; a page makes them at its start.
//!
//! Shared by the library, which unpacks, and by `build.rs`, which packs.

// Either side uses its half.
#![allow(dead_code)]

use std::collections::{BTreeMap, BTreeSet};

/// What was packed, read from its beginning.
pub struct Packed<'a>(&'a [u8]);

impl<'a> Packed<'a> {
    /// From the first byte on.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next number; 0 past the end.
    pub fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        while let Some((&byte, rest)) = self.0.split_first() {
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 28 {
                break;
            }
        }
        number
    }

    /// The next number, which may be below zero.
    pub fn signed(&mut self) -> i32 {
        let number = self.number();
        (number >> 1) as i32 ^ -((number & 1) as i32)
    }

    /// So many numbers.
    pub fn numbers(&mut self, count: usize) -> Vec<u32> {
        (0..count).map(|_| self.number()).collect()
    }

    /// So many bytes as they are; fewer at the end.
    pub fn bytes(&mut self, count: usize) -> &'a [u8] {
        let (bytes, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        bytes
    }

    /// So many numbers of four bytes, whose bytes stand in columns.
    pub fn words(&mut self, count: usize) -> Vec<u32> {
        let columns = self.bytes(4 * count);
        let byte =
            |column: usize, row: usize| u32::from(columns.get(column * count + row).copied().unwrap_or_default());
        (0..count).map(|row| (0..4).map(|column| byte(column, row) << (8 * column)).sum()).collect()
    }

    /// Adds the bytes of the next rest of a line to `line`.
    fn rest(&mut self, line: &mut Vec<u8>) {
        while let Some((&byte, rest)) = self.0.split_first() {
            self.0 = rest;
            match byte & 0x7f {
                WIDE => {
                    let (wide, rest) = self.0.split_first().unwrap_or((&0, &[]));
                    self.0 = rest;
                    line.push(*wide | 0x80);
                }
                plain => line.push(plain),
            }
            if byte >= LAST {
                break;
            }
        }
    }
}

/// What the last byte of a rest has on top, so that nothing has to stand between two rests.
const LAST: u8 = 0x80;

/// What stands before a byte that is not ASCII, which follows without its highest bit.
const WIDE: u8 = 1;

/// Puts a number down.
pub fn number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Puts numbers down of which no byte is always small: the lowest bytes of all, then the next ones.
pub fn words(out: &mut Vec<u8>, numbers: &[u32]) {
    out.extend((0..4).flat_map(|column| numbers.iter().map(move |number| (number >> (8 * column)) as u8)));
}

/// Puts a number down that may be below zero.
pub fn signed(out: &mut Vec<u8>, value: i32) {
    number(out, (value << 1 ^ value >> 31) as u32);
}

/// Puts sorted lines down, none of them empty: how many there are, how much of each is that of the line before, then the
/// rests.
pub fn lines<'t>(out: &mut Vec<u8>, sorted: impl Iterator<Item = &'t str> + Clone) {
    number(out, sorted.clone().count() as u32);
    let mut rests = Vec::new();
    let mut before: &[u8] = b"";
    for line in sorted.map(str::as_bytes) {
        let same = before.iter().zip(line).take_while(|(one, other)| one == other).count();
        number(out, same as u32);
        let mut last = rests.len();
        for &byte in &line[same..] {
            last = rests.len();
            if byte.is_ascii() {
                rests.push(byte);
            } else {
                rests.extend([WIDE, byte & !LAST]);
            }
        }
        rests[last] |= LAST;
        before = line;
    }
    out.extend(rests);
}

/// The lines again, handed to `each` one by one.
pub fn unpack_lines(packed: &mut Packed<'_>, mut each: impl FnMut(&[u8])) {
    let count = packed.number() as usize;
    let same = packed.numbers(count);
    let mut line = Vec::new();
    for same in same {
        line.truncate(same as usize);
        packed.rest(&mut line);
        each(&line);
    }
}

/// Puts sorted names with their places down. A name that has its regular plural with the same place behind it stands for
/// both.
pub fn names(out: &mut Vec<u8>, sorted: &BTreeMap<String, u64>) {
    let mut plurals: BTreeSet<String> = BTreeSet::new();
    let mut kept: Vec<(&str, u32)> = Vec::new();
    for (name, &place) in sorted {
        let plural = format!("{name}s");
        let has_plural = sorted.get(&plural) == Some(&place);
        if plurals.contains(name) {
            continue;
        }
        kept.push((name, (place as u32) << 1 | u32::from(has_plural)));
        if has_plural {
            plurals.insert(plural);
        }
    }
    lines(out, kept.iter().map(|(name, _)| *name));
    let numbers: Vec<u32> = kept.iter().map(|(_, number)| *number).collect();
    words(out, &numbers);
}

/// The names again, in order.
pub fn unpack_names(packed: &mut Packed<'_>) -> BTreeMap<Vec<u8>, u64> {
    let mut kept = Vec::new();
    unpack_lines(packed, |name| kept.push(name.to_vec()));
    let numbers = packed.words(kept.len());
    let mut names = BTreeMap::new();
    for (name, number) in kept.into_iter().zip(numbers) {
        let place = u64::from(number >> 1);
        if number & 1 == 1 {
            names.insert([&name, &b"s"[..]].concat(), place);
        }
        names.insert(name, place);
    }
    names
}
