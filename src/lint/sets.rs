//! Which objectives belong together: those of one team in one cycle, over all drafts.

use std::collections::HashMap;

use crate::model::{Cycle, Document, Shape};
use crate::rules::view::{DraftView, ObjectiveView, SetView, is_cancelled};

/// What tells sets apart. Drafts that do not say both team and cycle are sets of their own.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    document: Option<usize>,
    team: Option<String>,
    cycle: Option<String>,
}

/// All sets, in the order in which they begin. A draft without objectives is a set as well.
pub fn sets<'a>(drafts: &'a [DraftView<'a>]) -> Vec<SetView<'a>> {
    let mut sets: Vec<SetView<'a>> = Vec::new();
    let mut places: HashMap<Key, usize> = HashMap::new();
    // Of a list of projects it is said once that it is one; its lines were never meant as key results.
    for draft in drafts.iter().filter(|draft| draft.document.shape != Shape::Projects) {
        for view in draft.objectives.iter().filter(|view| !is_cancelled(&view.objective.fields)) {
            let place = *places.entry(key(draft, view)).or_insert_with(|| {
                sets.push(SetView::default());
                sets.len() - 1
            });
            let set = &mut sets[place];
            set.objectives.push(*view);
            if set.drafts.last().is_none_or(|last| last.index != draft.index) {
                set.drafts.push(draft);
            }
        }
    }
    sets
}

fn key(draft: &DraftView<'_>, view: &ObjectiveView<'_>) -> Key {
    let document: &Document = draft.document;
    let team = view.objective.team.as_ref().or(document.team.as_ref());
    let team = team.map(|team| team.as_str().trim().to_lowercase()).filter(|team| !team.is_empty());
    let cycle = view.objective.cycle.as_ref().or(document.cycle.as_ref()).map(name);
    let stands_alone = team.is_none() || cycle.is_none();
    Key { document: stands_alone.then_some(draft.index), team, cycle }
}

/// "Q3 2026" and "July to September 2026" are one cycle.
fn name(cycle: &Cycle) -> String {
    match &cycle.period {
        Some(period) => format!("{}/{}", period.first, period.last),
        None => cycle.text.as_str().trim().to_lowercase(),
    }
}
