//! Multinomial logistic regression with a quadratic penalty, by Adam over all lines at once.
//!
//! The start is zero and the order of lines is that of the files, so that the same lines give the same weights.

use std::collections::BTreeMap;

use super::lines::Line;

const KINDS: usize = 6;
/// How many passes over all lines.
const PASSES: usize = 160;
/// Weight of the penalty for each line.
const PENALTY: f64 = 5.0;
const STEP: f64 = 0.05;
/// Clues that stand in fewer lines teach nothing about others.
const LEAST_LINES: usize = 4;
/// Clues that speak less, in logits, are left out, and the others trained again without them.
const LEAST_WEIGHT: f64 = 0.1;

/// The weights of all clues.
pub struct Model {
    ids: BTreeMap<String, usize>,
    weights: Vec<[f64; KINDS]>,
}

impl Model {
    /// Trains on `lines`.
    pub fn train(lines: &[&Line]) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for clue in lines.iter().flat_map(|line| &line.clues) {
            *counts.entry(clue).or_default() += 1;
        }
        let often = counts.into_iter().filter(|(_, count)| *count >= LEAST_LINES).map(|(clue, _)| clue);
        let all = Self::of(often.chain(["any="]), lines);
        let speaks = |weights: &[f64; KINDS]| weights.iter().any(|weight| weight.abs() >= LEAST_WEIGHT);
        let heavy = all.ids.iter().filter(|(_, id)| speaks(&all.weights[**id]));
        Self::of(heavy.map(|(clue, _)| clue.as_str()), lines)
    }

    /// Trains the weights of these clues.
    fn of<'c>(clues: impl Iterator<Item = &'c str>, lines: &[&Line]) -> Self {
        let ids: BTreeMap<String, usize> = clues.enumerate().map(|(id, clue)| (clue.to_owned(), id)).collect();
        let mut model = Self { weights: vec![[0.0; KINDS]; ids.len()], ids };
        let rows: Vec<(Vec<usize>, usize)> = lines.iter().map(|line| (model.row(line), line.kind)).collect();
        model.descend(&rows);
        model
    }

    fn row(&self, line: &Line) -> Vec<usize> {
        let always = self.ids.get("any=").copied();
        line.clues.iter().filter_map(|clue| self.ids.get(clue).copied()).chain(always).collect()
    }

    fn descend(&mut self, rows: &[(Vec<usize>, usize)]) {
        let mut mean = vec![[0.0; KINDS]; self.weights.len()];
        let mut square = mean.clone();
        for pass in 1..=PASSES {
            let mut slope: Vec<[f64; KINDS]> =
                self.weights.iter().map(|weights| weights.map(|weight| weight * PENALTY)).collect();
            for (clues, kind) in rows {
                let mut odds = self.odds(clues);
                odds[*kind] -= 1.0;
                for &clue in clues {
                    for (sum, part) in slope[clue].iter_mut().zip(odds) {
                        *sum += part;
                    }
                }
            }
            let (first, second) = (1.0 - 0.9_f64.powi(pass as i32), 1.0 - 0.999_f64.powi(pass as i32));
            for (id, slope) in slope.iter().enumerate() {
                for kind in 0..KINDS {
                    mean[id][kind] = 0.9 * mean[id][kind] + 0.1 * slope[kind];
                    square[id][kind] = 0.999 * square[id][kind] + 0.001 * slope[kind] * slope[kind];
                    let step = STEP * (mean[id][kind] / first) / ((square[id][kind] / second).sqrt() + 1e-8);
                    self.weights[id][kind] -= step;
                }
            }
        }
    }

    /// The share of each kind that the weights give a row.
    fn odds(&self, clues: &[usize]) -> [f64; KINDS] {
        let mut sums = [0.0; KINDS];
        for &clue in clues {
            for (sum, weight) in sums.iter_mut().zip(self.weights[clue]) {
                *sum += weight;
            }
        }
        let top = sums.iter().copied().fold(f64::MIN, f64::max);
        let parts = sums.map(|sum| (sum - top).exp());
        let whole: f64 = parts.iter().sum();
        parts.map(|part| part / whole)
    }

    /// The kind that the clues of a line speak for.
    pub fn kind(&self, line: &Line) -> usize {
        let odds = self.odds(&self.row(line));
        (0..KINDS).max_by(|&a, &b| odds[a].total_cmp(&odds[b])).unwrap_or(0)
    }

    /// Every clue that is worth keeping, with its weights in tenths: finer ones decide nothing more on lines of others.
    pub fn clues(&self) -> impl Iterator<Item = (&str, [i8; KINDS])> {
        self.ids
            .iter()
            .map(|(clue, id)| (clue.as_str(), self.weights[*id].map(|weight| (weight * 10.0).round() as i8)))
            .filter(|(_, weights)| weights.iter().any(|&weight| weight != 0))
    }
}
