//! Labelled lines: JSONL as the accuracy command documents it, or the TAB-separated form of `tests/near-miss`.

use serde::Deserialize;

/// A label as it stands in the file.
#[derive(Debug, Default, Deserialize)]
pub struct Label {
    pub id: String,
    pub level: String,
    pub org: String,
    pub text: String,
    pub objective: Option<String>,
    pub kind: String,
    pub kind_alt: Option<String>,
    #[serde(default)]
    pub flags: Vec<String>,
    #[serde(default)]
    pub flags_in_doubt: Vec<String>,
    pub metric: Option<String>,
    pub direction: Option<String>,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    pub unit: Option<String>,
    pub deadline: Option<String>,
    /// Whether a detail that is left out says that the line has none.
    #[serde(skip)]
    pub is_whole: bool,
}

/// Reads the labels of `path`: TAB-separated where its name ends so, else JSONL.
pub fn read(path: &str) -> Result<Vec<Label>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    if !path.ends_with(".tsv") {
        return lines
            .map(|(number, line)| serde_json::from_str(line).map_err(|error| format!("line {}: {error}", number + 1)))
            .collect();
    }
    let level = if path.ends_with("objectives.tsv") { "objective" } else { "key_result" };
    let mut lines = lines.map(|(number, line)| (number + 1, line.split('\t').collect::<Vec<_>>()));
    let (_, head) = lines.next().ok_or("no header")?;
    lines.map(|(number, row)| from_row(&head, &row, number, level)).collect()
}

/// A row of the near-miss suite; every column of the header has to be there.
fn from_row(head: &[&str], row: &[&str], number: usize, level: &str) -> Result<Label, String> {
    if row.len() != head.len() {
        return Err(format!("line {number}: {} columns instead of {}", row.len(), head.len()));
    }
    let cell = |name: &str| head.iter().position(|&column| column == name).map_or("", |at| row[at]);
    let words = |name: &str| Some(cell(name)).filter(|words| !words.is_empty()).map(str::to_owned);
    let value = |name: &str| {
        words(name).map(|words| words.parse().map_err(|_| format!("line {number}: {name} is no number"))).transpose()
    };
    Ok(Label {
        id: format!("{number}"),
        level: level.to_owned(),
        org: format!("pair {}", cell("pair")),
        text: cell("text").to_owned(),
        kind: cell("kind").to_owned(),
        flags: cell("flags").split(',').filter(|flag| !flag.is_empty()).map(str::to_owned).collect(),
        metric: words("metric"),
        direction: words("direction"),
        baseline: value("baseline")?,
        target: value("target")?,
        unit: words("unit"),
        deadline: words("deadline"),
        is_whole: level == "key_result",
        ..Label::default()
    })
}
