//! Counting proposals, so that no two outputs can disagree.

use super::{Proposal, Verdict};

/// How much is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Statements with a proposal.
    pub statements: usize,
    /// Wordings for them that hold.
    pub alternatives: usize,
    /// Wordings of a model that do not.
    pub refused: usize,
    /// Statements with a question and no wording.
    pub questions_alone: usize,
}

impl Tally {
    /// Counts over the proposals of any number of drafts.
    pub fn of<'a>(drafts: impl IntoIterator<Item = &'a [Proposal]>) -> Self {
        let mut tally = Self::default();
        for proposal in drafts.into_iter().flatten() {
            tally.statements += 1;
            let refused = proposal.alternatives.iter().filter(|it| it.verdict == Verdict::Refused).count();
            tally.refused += refused;
            tally.alternatives += proposal.alternatives.len() - refused;
            tally.questions_alone += usize::from(proposal.alternatives.len() == refused);
        }
        tally
    }
}
