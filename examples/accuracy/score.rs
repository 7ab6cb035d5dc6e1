//! Counts over labelled lines: how often each flag and each detail was read as its label states it.

use std::collections::BTreeMap;

use crate::case::Case;

/// How often something was found, invented and lost.
#[derive(Debug, Default, Clone, Copy)]
pub struct Score {
    pub hit: usize,
    pub extra: usize,
    pub lost: usize,
}

impl Score {
    /// The score of `flag` over the lines where it is not in doubt.
    pub fn of_flag(cases: &[&Case], flag: &str) -> Self {
        let mut score = Self::default();
        for (stated, read) in cases.iter().filter_map(|case| case.has_flag(flag)) {
            score.hit += usize::from(stated && read);
            score.extra += usize::from(!stated && read);
            score.lost += usize::from(stated && !read);
        }
        score
    }

    /// How many lines have it.
    pub fn cases(self) -> usize {
        self.hit + self.lost
    }

    /// Precision, recall and F1; nothing where there was nothing to count.
    pub fn rates(self) -> [Option<f64>; 3] {
        let Self { hit, extra, lost } = self;
        [ratio(hit, hit + extra), ratio(hit, hit + lost), ratio(2 * hit, 2 * hit + extra + lost)]
    }
}

/// Of each detail how many readings are exact, and of how many.
pub fn details(cases: &[&Case]) -> BTreeMap<&'static str, (usize, usize)> {
    let mut table: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (name, exact) in cases.iter().flat_map(|case| case.compared()) {
        let row = table.entry(name).or_default();
        row.0 += usize::from(exact);
        row.1 += 1;
    }
    table
}

/// `part` of `whole`, where there is any.
pub fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
