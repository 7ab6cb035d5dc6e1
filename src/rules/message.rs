//! Filling the messages of rule files: `{name}` becomes a value of the finding or a part of the statement.

use super::check::Args;
use super::file::Place;
use super::view::Statement;

/// Fills `template`. A name that nothing knows stays as it stands, which the rule harness reports.
pub fn fill(template: &str, args: &Args, statement: Option<&Statement<'_>>) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = behind.split_once('}') else {
            filled.push('{');
            rest = behind;
            continue;
        };
        match value(name, args, statement) {
            Some(value) => filled.push_str(&value),
            None => filled.extend(["{", name, "}"]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn value(name: &str, args: &Args, statement: Option<&Statement<'_>>) -> Option<String> {
    if let Some((_, value)) = args.iter().find(|(known, _)| *known == name) {
        return Some(short(value, LONGEST_VALUE));
    }
    let statement = statement?;
    let (place, otherwise) = match name {
        "metric" => (Place::Metric, "the metric"),
        "counted" => (Place::Counted, "what is counted"),
        "target" => (Place::Target, "the target"),
        "baseline" => (Place::Baseline, "the baseline"),
        "means" => (Place::Means, "the means"),
        "head" => (Place::Head, "the verb"),
        "deadline" => (Place::Deadline, "the date"),
        "second" => (Place::SecondPart, "the second result"),
        _ => return None,
    };
    let words = statement.part(place).map(|range| statement.words(range)).filter(|words| !words.is_empty());
    Some(words.map_or_else(|| otherwise.to_owned(), |words| short(words, LONGEST_QUOTE)))
}

/// No message repeats a whole paragraph: characters quoted from a statement, and of a value of the finding.
const LONGEST_QUOTE: usize = 60;
const LONGEST_VALUE: usize = 160;

fn short(words: &str, longest: usize) -> String {
    let words = words.trim();
    match words.char_indices().nth(longest) {
        None => words.to_owned(),
        Some((end, _)) => {
            let cut = &words[..end];
            format!("{} …", cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn names_become_values() {
        let args = vec![("count", "6".to_owned()), ("max", "5".to_owned())];
        assert_eq!(fill("{count} of at most {max}", &args, None), "6 of at most 5");
        assert_eq!(fill("{nothing} and {open", &args, None), "{nothing} and {open");
    }
}
