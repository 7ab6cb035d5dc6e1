//! Drafts linted under the configuration that holds for each, shared by the commands that judge.

use std::collections::BTreeMap;

use anyhow::Result;
use jiff::civil::Date;
use okrlint::lint::Report;
use okrlint::model::Document;
use okrlint::text::Source;

use super::drafts::Draft;
use super::settings::Settings;

/// Drafts of one configuration, with their places among all drafts.
type Group = (Vec<usize>, Vec<(Source, Document)>);

/// Lints the drafts of each configuration together. The reports come in the order of the drafts, each with the number
/// of its rule set in `settings`.
pub fn lint(
    drafts: Vec<Draft>,
    stdin_name: Option<&str>,
    today: Date,
    settings: &mut Settings<'_>,
) -> Result<Vec<(usize, Report)>> {
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    let count = drafts.len();
    for (place, draft) in drafts.into_iter().enumerate() {
        let number = settings.number_for(&draft.input, stdin_name)?;
        let (places, members) = groups.entry(number).or_default();
        places.push(place);
        members.push((draft.source, draft.document));
    }
    let mut reports: Vec<(usize, usize, Report)> = Vec::with_capacity(count);
    for (number, (places, members)) in groups {
        let linted = okrlint::lint::lint(members, settings.set(number), Some(today));
        reports.extend(places.into_iter().zip(linted).map(|(place, report)| (place, number, report)));
    }
    reports.sort_by_key(|(place, _, _)| *place);
    Ok(reports.into_iter().map(|(_, number, report)| (number, report)).collect())
}
