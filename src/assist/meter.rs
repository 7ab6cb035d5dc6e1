//! What a run has used: requests, tokens, money. Counts only; no word of a draft is kept here.

use std::sync::{Mutex, PoisonError};

use super::Fault;
use super::settings::{Prices, Settings};

/// What was used.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Spent {
    /// Requests that were answered.
    pub requests: u64,
    /// Answers taken from the cache.
    pub from_cache: u64,
    /// Tokens sent.
    pub sent: u64,
    /// Tokens answered.
    pub answered: u64,
    /// Whether the server did not count, so that the tokens are an estimate.
    pub is_estimate: bool,
}

impl Spent {
    /// Money, where prices are known.
    pub fn cost(&self, prices: Option<Prices>) -> Option<f64> {
        let prices = prices?;
        #[allow(clippy::cast_precision_loss)]
        let (sent, answered) = (self.sent as f64, self.answered as f64);
        Some((sent * prices.sent + answered * prices.answered) / 1e6)
    }
}

/// The counter of a run, with its budget.
#[derive(Debug, Default)]
pub struct Meter {
    spent: Mutex<Spent>,
}

impl Meter {
    /// What was used so far.
    pub fn spent(&self) -> Spent {
        *self.spent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts an answer taken from the cache.
    pub fn count_cached(&self) {
        self.spent.lock().unwrap_or_else(PoisonError::into_inner).from_cache += 1;
    }

    /// Counts an answer and takes back what was set aside for it.
    pub fn count(&self, aside: Aside, sent: u64, answered: u64, is_estimate: bool) {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        spent.sent = spent.sent.saturating_sub(aside.sent) + sent;
        spent.answered = spent.answered.saturating_sub(aside.answered) + answered;
        spent.requests += 1;
        spent.is_estimate |= is_estimate;
    }

    /// Gives back what was set aside for a request that was not answered.
    pub fn give_back(&self, aside: Aside) {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        spent.sent = spent.sent.saturating_sub(aside.sent);
        spent.answered = spent.answered.saturating_sub(aside.answered);
    }

    /// Sets aside what a request may use at most; a fault where the budget does not hold it. Requests that run side by
    /// side cannot go over the budget together.
    pub fn set_aside(&self, settings: &Settings, letters: usize) -> Result<Aside, Fault> {
        let aside = Aside { sent: tokens_of(letters), answered: u64::from(settings.answer_tokens) };
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        let then = Spent { sent: spent.sent + aside.sent, answered: spent.answered + aside.answered, ..*spent };
        if let Some(limit) = settings.max_tokens.filter(|limit| then.sent + then.answered > *limit) {
            return Err(Fault::Budget(format!("{limit} tokens")));
        }
        let cost = then.cost(settings.prices).unwrap_or_default();
        if let Some(limit) = settings.max_cost.filter(|limit| cost > *limit) {
            return Err(Fault::Budget(format!("{limit} in money")));
        }
        *spent = then;
        Ok(aside)
    }
}

/// What was set aside for one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aside {
    sent: u64,
    answered: u64,
}

/// About how many tokens a text of so many bytes has, on the side of too many.
pub fn tokens_of(letters: usize) -> u64 {
    letters.div_ceil(3) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assist::settings::Wishes;

    fn settings(wishes: Wishes) -> Settings {
        Wishes { name: Some("any".to_owned()), answer_tokens: Some(100), ..wishes }.resolve().expect("settings")
    }

    #[test]
    fn requests_side_by_side_keep_to_the_budget_together() {
        let settings = settings(Wishes { max_tokens: Some(250), ..Wishes::default() });
        let meter = Meter::default();
        let first = meter.set_aside(&settings, 30).expect("within the budget");
        let second = meter.set_aside(&settings, 30).expect("within the budget");
        assert!(matches!(meter.set_aside(&settings, 30), Err(Fault::Budget(_))));
        meter.count(first, 12, 20, false);
        meter.give_back(second);
        assert_eq!(meter.spent(), Spent { requests: 1, sent: 12, answered: 20, ..Spent::default() });
        assert!(meter.set_aside(&settings, 30).is_ok(), "what was not used can be used");
    }

    #[test]
    fn money_is_counted_by_prices() {
        let wishes = Wishes { max_cost: Some(0.0005), price_in: Some(1.0), price_out: Some(4.0), ..Wishes::default() };
        let settings = settings(wishes);
        let meter = Meter::default();
        let aside = meter.set_aside(&settings, 30).expect("0.00041 at most");
        assert!(matches!(meter.set_aside(&settings, 30), Err(Fault::Budget(_))));
        meter.count(aside, 1000, 100, false);
        assert_eq!(meter.spent().cost(settings.prices), Some(0.0014));
    }
}
