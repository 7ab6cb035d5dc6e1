//! A zip archive whose parts are unpacked up to a limit, whatever it says about their sizes.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::NotRead;
use crate::text::decode;

/// An archive and how much of it may still be unpacked.
#[derive(Debug)]
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: usize,
}

impl<'a> Package<'a> {
    /// Reads the list of parts.
    pub fn open(bytes: &'a [u8], most: usize) -> Result<Self, NotRead> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotRead::Damaged("its list of parts is broken"))?;
        Ok(Self { archive, left: most })
    }

    /// Whether it has a part of this name.
    pub fn holds(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part as text; `None` where there is none of this name.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, NotRead> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let broken = NotRead::Damaged("a part cannot be unpacked");
        let mut bytes = Vec::new();
        let part = self.archive.by_index(index).map_err(|_| broken)?;
        let mut limited = part.take(self.left as u64 + 1);
        limited.read_to_end(&mut bytes).map_err(|_| broken)?;
        self.left = self.left.checked_sub(bytes.len()).ok_or(NotRead::TooLarge)?;
        decode(bytes).map(Some).map_err(|_| NotRead::Damaged("a part is no text"))
    }

    /// A part that has to be there.
    pub fn needed(&mut self, name: &str) -> Result<String, NotRead> {
        self.part(name)?.ok_or(NotRead::Damaged("a part is missing"))
    }
}
