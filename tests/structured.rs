//! Drafts in structured formats: what is read out of them, and that nothing breaks the reading.

use okrlint::model::{Document, Format, ProblemKind, Shape, Slot};
use okrlint::parse::parse;
use okrlint::text::Text;

/// One line a statement, indented by what it stands under.
fn outline(source: &str, format: Format) -> String {
    let document = parse(source, Some(format), "draft");
    spans_hold(source, &document);
    let mut lines = Vec::new();
    for objective in &document.objectives {
        let id = objective.id.as_deref().map(|id| format!("{id} ")).unwrap_or_default();
        let text = objective.text.as_ref().map_or("–", |text| text.as_str());
        let team = objective.team.as_ref().map(|team| format!(" @{}", team.as_str())).unwrap_or_default();
        lines.push(format!("{id}{text}{team}"));
        for key_result in &objective.key_results {
            let id = key_result.id.as_deref().map(|id| format!("{id} ")).unwrap_or_default();
            lines.push(format!("  {id}{}", key_result.text.as_str()));
            lines.extend(key_result.initiatives.iter().map(|initiative| format!("    > {}", initiative.text.as_str())));
        }
        lines.extend(objective.initiatives.iter().map(|initiative| format!("  > {}", initiative.text.as_str())));
    }
    lines.extend(document.initiatives.iter().map(|initiative| format!("> {}", initiative.text.as_str())));
    lines.join("\n")
}

/// Every span of the document slices its source.
fn spans_hold(source: &str, document: &Document) {
    let check = |span: okrlint::text::Span| {
        assert!(source.get(span.range()).is_some(), "{span:?} does not slice the source");
    };
    for objective in &document.objectives {
        check(objective.span);
        if let Some(text) = &objective.text {
            check(text.span());
            check(text.locate(0..text.as_str().len()));
        }
        for key_result in &objective.key_results {
            check(key_result.text.span());
            check(key_result.text.locate(0..key_result.text.as_str().len()));
            for text in
                [&key_result.fields.baseline, &key_result.fields.target, &key_result.fields.due].into_iter().flatten()
            {
                check(text.span());
            }
            key_result.initiatives.iter().for_each(|initiative| check(initiative.text.span()));
        }
    }
    document.skipped.iter().for_each(|skipped| check(skipped.span));
    document.problems.iter().for_each(|problem| check(problem.span));
    document.comments.iter().for_each(|comment| check(comment.span()));
}

#[track_caller]
fn check(source: &str, format: Format, expected: &str) {
    assert_eq!(outline(source, format), expected, "{source}");
}

const FULL: &str = "\
O1 Dentists hear of us from each other
  KR1 Share of signups by referral
    > Referral card in every parcel
  Handbook printed
O2 Clinics stay after the trial @Retention
  Trial to paid";

#[test]
fn yaml_with_every_key() {
    let source = "\
# first draft
cycle: Q3 2027
team: Growth
language: en
context: >
  Ads got dearer.

  The board wants referrals.
non_goals: [\"No TV\", No fairs]
objectives:
  - objective: Dentists hear of us from each other
    id: O1
    owner: Ana, Ben
    type: aspirational
    supports: [C1, C2]
    description: |
      Word of mouth
      is cheap.
    key_results:
      - key_result: Share of signups by referral
        id: KR1
        baseline: 8 %   # from the CRM
        current: 9%
        target: 20%
        unit: '%'
        due: 2027-09-30
        type: metric
        depends: [legal, data]
        initiatives:
          - initiative: Referral card in every parcel
            owner: Cem
            because: it worked in Graz
      - Handbook printed
  - {id: O2, objective: 'Clinics stay after the trial', team: Retention, key_results: [Trial to paid]}
";
    check(source, Format::Yaml, FULL);
    let document = parse(source, None, "plan.yaml");
    assert_eq!(document.cycle.as_ref().map(|cycle| cycle.text.as_str()), Some("Q3 2027"));
    assert!(document.cycle.as_ref().is_some_and(|cycle| cycle.period.is_some()));
    assert_eq!(document.team.as_ref().map(|team| team.as_str()), Some("Growth"));
    assert_eq!(document.context.len(), 2);
    assert_eq!(document.non_goals.as_ref().map(Vec::len), Some(2));
    assert_eq!(document.comments.iter().map(|text| text.as_str()).collect::<Vec<_>>(), ["first draft", "from the CRM"]);
    let first = &document.objectives[0];
    assert_eq!(first.fields.owners.len(), 2);
    assert_eq!(first.fields.supports.len(), 2);
    assert_eq!(first.description[0].as_str(), "Word of mouth is cheap.");
    let fields = &first.key_results[0].fields;
    assert_eq!(fields.baseline.as_ref().map(|text| &source[text.span().range()]), Some("8 %"));
    assert_eq!(fields.unit.as_ref().map(|text| text.as_str()), Some("%"));
    assert_eq!(fields.depends.as_ref().map(|text| text.as_str()), Some("legal, data"));
    assert!(document.skipped.is_empty(), "{:?}", document.skipped);
    assert!(document.problems.is_empty(), "{:?}", document.problems);
}

#[test]
fn json_and_toml_give_the_same() {
    let json = r#"{
  // the same in JSON
  "cycle": "Q3 2027", "team": "Growth",
  "objectives": [
    {"id": "O1", "objective": "Dentists hear of us from each other", "key_results": [
      {"id": "KR1", "key_result": "Share of signups by referral", "baseline": 8, "target": 20, "initiatives": ["Referral card in every parcel"]},
      "Handbook printed",
    ]},
    {"id": "O2", "objective": "Clinics stay after the trial", "team": "Retention", "keyResults": [{"title": "Trial to paid"}]},
  ],
}"#;
    check(json, Format::Json, FULL);
    let toml = r#"
cycle = "Q3 2027"   # the "same" in TOML
team = 'Growth'
[[objectives]]
id = "O1"
objective = "Dentists hear of us from each other"
[[objectives.key_results]]
id = "KR1"
key_result = "Share of signups by referral"
baseline = 8
target = 20
initiatives = ["Referral card in every parcel"]
[[objectives.key_results]]
key_result = "Handbook printed"
[[objectives]]
id = "O2"
objective = "Clinics stay after the trial"
team = "Retention"
key_results = ["Trial to paid"]
"#;
    check(toml, Format::Toml, FULL);
    let document = parse(toml, None, "plan.toml");
    assert_eq!(document.comments.len(), 1);
    assert_eq!(document.comments[0].as_str(), "the \"same\" in TOML");
    let baseline = document.objectives[0].key_results[0].fields.baseline.as_ref();
    assert_eq!(baseline.map(|text| text.as_str()), Some("8"));
}

#[test]
fn other_shapes_people_use() {
    let cases = [
        (
            "okrs:\n  O1:\n    title: Be found\n    krs:\n      KR1: Visits 1k to 2k\n      KR2:\n        text: Calls\n        target: 40\n",
            "O1 Be found\n  KR1 Visits 1k to 2k\n  KR2 Calls",
        ),
        (
            "- objective: Be found\n  key results: [Visits]\n- goal: Be kept\n  results:\n    - Renewals: from 80% to 90%\n",
            "Be found\n  Visits\nBe kept\n  Renewals: from 80% to 90%",
        ),
        (
            "teams:\n  Brand:\n    objectives:\n      - objective: Be loved\n  Web:\n    - objective: Be quick\n",
            "Be loved @Brand\nBe quick @Web",
        ),
        (
            "company:\n  objectives:\n    - name: Be known\n      key_results:\n      - Recall 10 to 20 %\n",
            "Be known\n  Recall 10 to 20 %",
        ),
        ("objective: Be found\nkey results:\n- a\n- b\n", "Be found\n  a\n  b"),
        ("O1: Be found\nKR1: a\nKR2: b\nO2: Be kept\nKR1: c\n", "O1 Be found\n  KR1 a\n  KR2 b\nO2 Be kept\n  KR1 c"),
        ("key_results:\n- a\n- b\n", "–\n  a\n  b"),
        ("objectives:\n- Be found:\n  - a\n  - b\n", "Be found\n  a\n  b"),
        ("objectives:\n- TBD\n- Be found\n- Be found\n", "TBD\nBe found\nBe found"),
        ("objectives:\n- objective: Be found\n  key_results:\n  - TBD\n  -\n  - a\n", "Be found\n  TBD\n  \n  a"),
        (
            "base: &b {owner: Ana}\nobjectives:\n- objective: Be found\n  <<: *b\n  key_results: &k [a]\n- objective: Be kept\n  key_results: *k\n",
            "Be found\n  a\nBe kept\n  a",
        ),
        ("objectives: [Be found]\n---\nobjectives: [Be kept]\n", "Be found\nBe kept"),
        ("objectives:\n- objective: Be found\n  objective: Be kept\n", "Be found\nBe kept"),
        (
            "objectives:\n- objective: Be found\n  key_results:\n  - metric: Recall\n    target: {value: 20, unit: '%'}\n",
            "Be found\n  Recall",
        ),
        ("objectives:\n- objective: 2027\n  key_results: [true, 4.50, .nan]\n", "2027\n  true\n  4.50\n  .nan"),
    ];
    for (source, expected) in cases {
        check(source, Format::Yaml, expected);
        let crlf = source.replace('\n', "\r\n");
        check(&crlf, Format::Yaml, expected);
        check(&format!("\u{feff}{source}"), Format::Yaml, expected);
    }
}

#[test]
fn a_bare_list_is_a_list_of_projects() {
    let document = parse("- New website\n- Spring fair\n", Some(Format::Yaml), "list.yaml");
    assert_eq!(document.shape, Shape::Projects);
    assert_eq!(document.objectives[0].key_results.len(), 2);
    let document = parse("projects: [New website, Spring fair]\n", Some(Format::Yaml), "list.yaml");
    assert_eq!(document.shape, Shape::Projects);
    assert_eq!(document.objectives[0].key_results.len(), 2);
}

fn syntax_at(source: &str, format: Format) -> (usize, usize) {
    let document = parse(source, Some(format), "draft");
    let problem = document.problems.iter().find(|problem| matches!(problem.kind, ProblemKind::Syntax(_)));
    let span = problem.unwrap_or_else(|| panic!("no syntax problem in {source:?}")).span;
    okrlint::text::Source::new("draft", source).position(span.start)
}

#[test]
fn broken_syntax_loses_nothing() {
    let json = "{\"objectives\": [{\"objective\": \"Be found\", \"key_results\": [\"Visits\", \"Calls\" \"Mails\"]}]}";
    check(json, Format::Json, "Be found\n  Visits\n  Calls\n  Mails");
    assert_eq!(syntax_at(json, Format::Json), (1, json.find("\"Mails").map_or(0, |at| at + 1)));
    check("{\"objectives\": [\"Be found\", \"Be", Format::Json, "Be found\nBe");
    let toml = "[[objectives]]\nobjective = \"Be found\"\nowner = Ana\n[[objectives]]\nobjective = \"Be kept\"\n";
    check(toml, Format::Toml, "Be found\nBe kept");
    assert_eq!(syntax_at(toml, Format::Toml).0, 3);
    let yaml = "objectives:\n- objective: Be found\n  key_results:\n  - Visits\n  - Calls: from: 3\n";
    assert!(outline(yaml, Format::Yaml).starts_with("Be found\n  Visits"), "{}", outline(yaml, Format::Yaml));
    assert_eq!(syntax_at(yaml, Format::Yaml).0, 5);
    let tabs = "objectives:\n\t- objective: Be found\n";
    assert_eq!(syntax_at(tabs, Format::Yaml).0, 2);
}

/// Faults as people make them, each with all that can be read around it.
#[test]
fn what_stands_behind_a_fault_is_read() {
    let json = "{\"objectives\": [\n  {\"objective\": \"Be found\", \"key_results\": [\n    \"Visits\"\n    \"Calls,\n    {\"key_result\": \"Fairs\", \"baseline\": 40%}\n  ]}},\n  {objective: \"Be kept\", 'key_results': ['Renewals']}\n]}\n";
    check(json, Format::Json, "Be found\n  Visits\n  Calls\n  Fairs\nBe kept\n  Renewals");
    let yaml = "team: Kits\nobjectives:\n  - objective: \"Be found\"\n    owner: Ana\n    key_results:\n      - Visits: from 3: to 5\n      - 'Calls'\n  - objective: Be kept\n    key_results:\n      - key_result: Renewals\n        baseline: \"40\"\n    initiatives:\n      - New letter\n";
    check(yaml, Format::Yaml, "Be found\n  Visits: from 3: to 5\n  Calls\nBe kept\n  Renewals\n  > New letter");
    let document = parse(yaml, Some(Format::Yaml), "draft");
    assert_eq!(document.objectives[0].fields.owners[0].as_str(), "Ana");
    assert_eq!(document.objectives[1].key_results[0].fields.baseline.as_ref().map(Text::as_str), Some("40"));
    let toml = "[[objectives]]\nobjective = \"Be found\nkey_results = [\n  \"Visits\"\n  \"Calls\",\n]\n\n[[objectives]]\nobjective = \"Be kept\"\n";
    let document = parse(toml, Some(Format::Toml), "draft");
    check(toml, Format::Toml, "–\n  Visits\n  Calls\nBe kept");
    let skipped: Vec<_> = document.skipped.iter().map(|skipped| &toml[skipped.span.range()]).collect();
    assert_eq!(skipped, ["objective = \"Be found"]);
    // A fault at the very end of the file.
    check("{\"objectives\": [\"Be found\"]}+", Format::Json, "Be found");
    for (source, format) in [(json, Format::Json), (yaml, Format::Yaml), (toml, Format::Toml)] {
        let document = parse(source, Some(format), "draft");
        let told = document.problems.iter().filter(|problem| matches!(problem.kind, ProblemKind::Syntax(_))).count();
        assert!((1..=3).contains(&told), "{:?}", document.problems);
    }
}

#[test]
fn entries_that_keep_a_place_free_are_kept_and_told() {
    let yaml = "objectives:\n- objective: Be found\n  key_results:\n  - Visits\n  - TBD\n  - {key_result: to be added, target: 40}\n- TBD\n";
    check(yaml, Format::Yaml, "Be found\n  Visits\n  TBD\n  to be added\nTBD");
    let document = parse(yaml, Some(Format::Yaml), "draft");
    let slots: Vec<_> = document.problems.iter().map(|problem| &problem.kind).collect();
    let slot = |objective, key_result: Option<usize>| ProblemKind::EmptySlot {
        objective,
        key_result,
        what: if key_result.is_none() { Slot::Objective } else { Slot::KeyResult },
    };
    assert_eq!(slots, [&slot(0, Some(1)), &slot(0, Some(2)), &slot(1, None)]);
}

/// A slip in a key is told with the name that was meant; in the name of a list it hides no statement.
#[test]
fn keys_that_nothing_is_called() {
    let yaml = "teem: Kits\nobjectives:\n- objective: Be found\n  key_reslts:\n  - {key_result: Visits, basline: 3, shade: red}\n  - {key_result: Calls, shade: blue}\n";
    check(yaml, Format::Yaml, "Be found\n  Visits\n  Calls");
    let told: Vec<_> = parse(yaml, Some(Format::Yaml), "draft")
        .problems
        .into_iter()
        .filter_map(|problem| match problem.kind {
            ProblemKind::UnknownKey { key, nearest } => Some((yaml[problem.span.range()].to_owned(), key, nearest)),
            _ => None,
        })
        .collect();
    let expected =
        [("teem", Some("team")), ("key_reslts", Some("key_results")), ("basline", Some("baseline")), ("shade", None)];
    assert_eq!(told, expected.map(|(key, nearest)| (key.to_owned(), key.to_owned(), nearest)));
}

/// Figures behind the sentences of a table without a header are where from and where to.
#[test]
fn columns_without_names_keep_their_values() {
    let tables = [
        ("Be found,Visits a month,120,300\n,Calls,12%,20%\nBe kept,Renewals,40%,75%\n", Format::Csv),
        (
            "O\tBe found\t\t\nKR\tVisits a month\t120\t300\nKR\tCalls\t12%\t20%\nO\tBe kept\t\t\nKR\tRenewals\t40%\t75%\n",
            Format::Tsv,
        ),
        (
            "| Objective | Be found | | |\n|---|---|---|---|\n| KR | Visits a month | 120 | 300 |\n| KR | Calls | 12% | 20% |\n| Objective | Be kept | | |\n| KR | Renewals | 40% | 75% |\n",
            Format::Markdown,
        ),
        (
            "## Objective: Be found\n| Visits a month | 120 | 300 |\n|---|---|---|\n| Calls, all of them | 12% | 20% |\n",
            Format::Markdown,
        ),
    ];
    for (source, format) in tables {
        let document = parse(source, Some(format), "table");
        let first = &document.objectives[0];
        assert_eq!(first.text.as_ref().map(Text::as_str), Some("Be found"), "{source}");
        let values: Vec<_> = first
            .key_results
            .iter()
            .map(|one| [&one.fields.baseline, &one.fields.target].map(|value| value.as_ref().map(Text::as_str)))
            .collect();
        assert_eq!(values, [[Some("120"), Some("300")], [Some("12%"), Some("20%")]], "{source}");
    }
    let rows = "Objective,Be found\nOwner,Lea\nKey result 1,Visits\nBaseline,120\nKR2,Calls\n";
    check(rows, Format::Csv, "Be found\n  1 Visits\n  KR2 Calls");
    let document = parse(rows, Some(Format::Csv), "rows");
    assert_eq!(document.objectives[0].fields.owners[0].as_str(), "Lea");
    assert_eq!(document.objectives[0].key_results[0].fields.baseline.as_ref().map(Text::as_str), Some("120"));
}

#[test]
fn wrong_shapes_are_skipped_with_a_reason() {
    let source =
        "objectives:\n- objective: Be found\n  owner: {a: {b: c}}\n  colour: red\n  notes: later\n  type: purple\n";
    let document = parse(source, Some(Format::Yaml), "draft");
    let why: Vec<_> = document.skipped.iter().map(|skipped| (&source[skipped.span.range()], skipped.why)).collect();
    assert!(why.contains(&("colour: red", "unknown key")), "{why:?}");
    assert!(why.contains(&("type: purple", "unknown type")), "{why:?}");
    assert!(why.contains(&("notes: later", "note")), "{why:?}");
    assert_eq!(document.objectives.len(), 1);
}

#[test]
fn tables_in_the_habits_of_spreadsheets() {
    let cases = [
        // The objective stands on its first row only.
        (
            "Objective,Key result,Owner\nBe found,Visits 1k to 2k,Ana\n,Calls 3 to 9,Ben\nBe kept,Renewals,Ana\n",
            "Be found\n  Visits 1k to 2k\n  Calls 3 to 9\nBe kept\n  Renewals",
        ),
        // It is repeated, and comes back.
        (
            "Objective;KR;Start\nBe found;Visits;1,5\nBe kept;Renewals;80\nBe found;Calls;3\n",
            "Be found\n  Visits\n  Calls\nBe kept\n  Renewals",
        ),
        // Rows have types.
        (
            "Type,Text,Owner\nObjective,Be found,Ana\nKR,Visits,Ben\nKey Result,Calls,\nInitiative,Fair,Cem\n",
            "Be found\n  Visits\n  Calls\n    > Fair",
        ),
        ("O,Be found\nKR,Visits\nKR,Calls\nO,Be kept\n", "Be found\n  Visits\n  Calls\nBe kept"),
        // Labels and numbers in columns named like sentences.
        (
            "O\tObjective\tKR\tKey result\tGoal\n1\tBe found\t1.1\tVisits\t40\n\t\t1.2\tCalls\t9\n",
            "1 Be found\n  1.1 Visits\n  1.2 Calls",
        ),
        // A column a key result.
        (
            "Objective,KR 1,KR 2,KR 3\nBe found,Visits,Calls,\nBe kept,Renewals,,\n",
            "Be found\n  Visits\n  Calls\nBe kept\n  Renewals",
        ),
        // One column.
        ("Key results\n\"Visits, all pages\"\nCalls, demos\n", "–\n  Visits, all pages\n  Calls, demos"),
        ("Objectives\nBe found\nBe kept\n", "Be found\nBe kept"),
        // Several statements in one cell, and one over two lines.
        (
            "Objective,Key results\n\"Be found\nby dentists\",\"1. Visits to 40\n2. Calls to 90\"\n",
            "Be found by dentists\n  Visits to 40\n  Calls to 90",
        ),
        // Titles over the header, labels in the cells, a delimiter line.
        (
            "sep=;\nPlan for spring;;\n\nObjective;Key Result;Initiatives\nO1: Be found;KR1.1: Visits;Fair\n",
            "O1 Be found\n  KR1.1 Visits\n    > Fair",
        ),
        // A comma that nobody quoted.
        (
            "Objective,Key result,Owner\nBe found,Visits from 1,000 to 2,500,Ana\n",
            "Be found\n  Visits from 1,000 to 2,500",
        ),
        (
            "Team,Objective,Key result\nA,Be found,Visits\nB,Be found,Calls\n",
            "Be found @A\n  Visits\nBe found @B\n  Calls",
        ),
        ("Be found\tVisits\n\tCalls\n", "Be found\n  Visits\n  Calls"),
        ("ID,Title,Owner\nO1,Be found,Ana\nKR1,Visits,Ben\n", "O1 Be found\n  KR1 Visits"),
    ];
    for (source, expected) in cases {
        check(source, Format::Csv, expected);
        check(&format!("\u{feff}{}", source.replace('\n', "\r\n")), Format::Csv, expected);
    }
}

#[test]
fn cells_know_their_place() {
    let source = "Objective,Key result,Baseline,Target,Objective owner\n\"Be \"\"found\"\"\",Visits,10,,Ana\n";
    let document = parse(source, Some(Format::Csv), "draft.csv");
    let objective = &document.objectives[0];
    let text = objective.text.as_ref().expect("a text");
    assert_eq!(text.as_str(), "Be \"found\"");
    assert_eq!(&source[text.span().range()], "\"Be \"\"found\"\"\"");
    assert_eq!(&source[text.locate(4..9).range()], "found");
    assert_eq!(objective.fields.owners[0].as_str(), "Ana");
    let fields = &objective.key_results[0].fields;
    assert_eq!(fields.baseline.as_ref().map(|text| text.as_str()), Some("10"));
    assert_eq!(fields.empty, [okrlint::model::FieldName::Target]);
}

/// A field that stands once belongs to every key result of its row, one beside each key result to that alone.
#[test]
fn a_field_behind_several_key_results_is_said_of_each() {
    let owners = |source: &str| -> Vec<String> {
        let document = parse(source, None, "plan.csv");
        let key_results = document.objectives.into_iter().flat_map(|objective| objective.key_results);
        key_results.map(|one| one.fields.owners.iter().map(Text::as_str).collect::<Vec<_>>().join("+")).collect()
    };
    let row = "Bakers order,Orders from 3 to 5,Cafés from 1 to 4";
    assert_eq!(owners(&format!("Objective,KR1,KR2,Owner\n{row},Ana\n")), ["Ana", "Ana"]);
    assert_eq!(
        owners("Objective,KR1,Owner,KR2,Owner\nBakers order,Orders 3 to 5,Ana,Cafés 1 to 4,Ben\n"),
        ["Ana", "Ben"]
    );
    assert_eq!(owners(&format!("Objective,KR1,KR2,Objective owner\n{row},Ana\n")), ["", ""]);
    let cell = "Objective,Key results,Owner\nBakers order,\"Orders from 3 to 5\nCafés from 1 to 4\",Ana\n";
    assert_eq!(owners(cell), ["Ana", "Ana"]);
    let figures = parse(&format!("Objective,KR1,KR2,Target\n{row},9\n"), None, "plan.csv");
    let targets = figures.objectives[0].key_results.iter().map(|one| one.fields.target.is_some());
    assert_eq!(targets.collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_goal_beside_values_is_the_number_to_reach() {
    let document = parse("KR,Start,Now,Goal\nOrders a week,3,4,9\nNPS,12,12,30\n", None, "plan.csv");
    let key_results = &document.objectives[0].key_results;
    assert_eq!((document.objectives.len(), key_results.len()), (1, 2));
    assert_eq!(key_results[1].fields.target.as_ref().map(Text::as_str), Some("30"));
    let document = parse(
        "Goal,Measure,Q1 actual,Q2 target,Who\nBakers order,Orders a week,3,9,Ana\n,NPS,12,30,Ben\n",
        None,
        "plan.csv",
    );
    let key_results = &document.objectives[0].key_results;
    let target = |at: usize| key_results[at].fields.target.as_ref().map(Text::as_str);
    assert_eq!((key_results.len(), target(0), target(1)), (2, Some("9"), Some("30")));
    let document = parse("Goal,KR,Start,Target\nBakers order,Orders a week,3,9\n", None, "plan.csv");
    assert_eq!(document.objectives[0].text.as_ref().map(Text::as_str), Some("Bakers order"));
}

/// A row of a wide table is bounded as a long table is, and what stands beyond is told once.
#[test]
fn fifty_thousand_columns_are_bounded() {
    let columns = 50_000;
    let limits = |document: &okrlint::model::Document| {
        document.problems.iter().filter(|problem| matches!(problem.kind, ProblemKind::Limit(_))).count()
    };
    let source = format!("Objective{}\nBakers order{}\n", ",KR".repeat(columns), ",a 5".repeat(columns));
    let document = parse(&source, None, "wide.csv");
    assert_eq!(document.objectives[0].key_results.len(), source.len() / 12);
    assert_eq!(limits(&document), 1);
    let source = format!("{source}Cooks order{}\n", ",b 5".repeat(columns));
    assert_eq!(limits(&parse(&source, None, "wide.csv")), 1);
    // Columns that nobody knows are skipped, side by side as one where they are many.
    let source =
        format!("Objective,KR1{}\nBakers order,Orders from 3 to 5{}\n", ",x".repeat(columns), ",y".repeat(columns));
    let document = parse(&source, None, "wide.csv");
    assert_eq!((document.objectives[0].key_results.len(), limits(&document)), (1, 0));
}

#[test]
fn a_table_of_projects_is_one() {
    let document = parse("Project,Owner,Due\nNew website,Ana,May\nFair,Ben,June\n", Some(Format::Csv), "p.csv");
    assert_eq!(document.shape, Shape::Projects);
    assert_eq!(document.objectives[0].key_results.len(), 2);
    assert_eq!(document.objectives[0].key_results[1].fields.owners[0].as_str(), "Ben");
}

#[test]
fn hostile_input_does_no_harm() {
    let deep = 100_000;
    let bomb = {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..40 {
            let item = format!("*a{}", level - 1);
            text.push_str(&format!("a{level}: &a{level} [{}]\n", vec![item; 9].join(", ")));
        }
        text.push_str("objectives: *a39\n");
        text
    };
    let chain = {
        let mut text = String::from("a0: &a0 [x]\n");
        (1..20_000).for_each(|level| text.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1)));
        text.push_str("objectives: *a19999\n");
        text
    };
    let merges = {
        let mut text = String::from("a0: &a0 {k: v}\n");
        (1..3_000).for_each(|level| {
            text.push_str(&format!("a{level}: &a{level} {{<<: [*a{0}, *a{0}], k{level}: v}}\n", level - 1))
        });
        text.push_str("objectives: [*a2999, *a2999]\n");
        text
    };
    let nested: String = (0..10_000).map(|level| format!("{}- \n", " ".repeat(level.min(2_000)))).collect();
    let long = format!("objectives:\n- objective: {}\n", "word ".repeat(2_000_000));
    let cases = [
        (Format::Json, "[".repeat(deep)),
        (Format::Json, "{\"a\":".repeat(deep)),
        (Format::Json, format!("{}{}", "[".repeat(deep), "]".repeat(deep))),
        (Format::Yaml, "[".repeat(deep)),
        (Format::Yaml, "{a: ".repeat(deep)),
        (Format::Yaml, "- ".repeat(deep)),
        (Format::Yaml, nested),
        (Format::Yaml, bomb),
        (Format::Yaml, chain),
        (Format::Yaml, merges),
        (Format::Yaml, "&a [*a, *a]".to_owned()),
        (Format::Yaml, long.clone()),
        (Format::Yaml, "? [a, b]\n: c\n? {d: e}\n: [f]\n1: 2\ntrue: false\n~: ~\n".to_owned()),
        (Format::Toml, format!("a = {}", "[".repeat(deep))),
        (Format::Toml, format!("{} = 1", vec!["a"; deep].join("."))),
        (Format::Toml, format!("a = \"{}\"", "x\\u00e9".repeat(100_000))),
        (Format::Json, format!("[\"{}\"]", "\\u00e9 \\n".repeat(100_000))),
        (Format::Json, format!("[\"{}\"]", "\r".repeat(100_000))),
        (Format::Csv, "\"".repeat(deep)),
        (Format::Csv, "\"\"\"a\n".repeat(deep)),
        (Format::Csv, "\"a,\n".repeat(deep)),
        (Format::Csv, ",".repeat(deep)),
        (Format::Csv, format!("Objective,Key result\nA,\"{}\"\n", "- \"\"x\"\" y\n".repeat(deep))),
        (Format::Csv, format!("Objective,Key result\n{}", "A,b\n".repeat(deep))),
        (Format::Csv, format!("Objective,Owner\nA,{}", "x & ".repeat(deep))),
    ];
    for (format, source) in cases {
        let document = parse(&source, Some(format), "draft");
        spans_hold(&source, &document);
    }
    let document = parse(&long, Some(Format::Yaml), "draft");
    assert_eq!(document.objectives.len(), 1);
}

#[test]
fn empty_files_are_empty_documents() {
    for format in [Format::Yaml, Format::Json, Format::Toml, Format::Csv, Format::Tsv] {
        for source in ["", "\u{feff}", "\n\n", "  \t "] {
            let document = parse(source, Some(format), "draft");
            assert_eq!(document.shape, Shape::Nothing, "{format:?} {source:?}");
            assert_eq!(document.format, format);
            assert!(document.objectives.is_empty());
        }
    }
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    const VALID: [(Format, &str); 4] = [
        (
            Format::Yaml,
            "cycle: Q3\nobjectives:\n- objective: &a 'Be ''found'''\n  key_results: [\"a \\u00e9\", *a, {kr: b, target: 4}]\n# é\n",
        ),
        (
            Format::Json,
            "{\"cycle\": \"Q3\", // é\n \"objectives\": [{\"objective\": \"Be \\\"found\\\"\", \"key_results\": [\"a\", {\"kr\": \"b\", \"target\": 4}]}]}",
        ),
        (
            Format::Toml,
            "cycle = 'Q3' # é\n[[objectives]]\nobjective = \"Be \\\"found\\\"\"\nkey_results = ['a', {kr = 'b', target = 4}]\n",
        ),
        (Format::Csv, "Objective,KR,Owner\n\"Be \"\"found\"\"\",\"1. é\n2. Ü\",\"Ana, Ben\"\n,c,\n"),
    ];

    proptest! {
        #[test]
        fn any_text_is_a_document(source in ".{0,200}|([-\\[\\]{}:,\"'#&*|> \nO1a=\t\r]|é|kr|objectives){0,60}") {
            for format in [Format::Yaml, Format::Json, Format::Toml, Format::Csv, Format::Tsv] {
                let document = parse(&source, Some(format), "draft");
                spans_hold(&source, &document);
            }
        }

        #[test]
        fn a_damaged_file_is_a_document(which in 0..4_usize, at in 0..400_usize, length in 0..12_usize, patch in "[-\\[\\]{}:,\"'#&*|> \nO1aé=\\\\]{0,4}") {
            let (format, valid) = VALID[which];
            let mut marks: Vec<char> = valid.chars().collect();
            let start = at % marks.len();
            let end = (start + length).min(marks.len());
            marks.splice(start..end, patch.chars());
            let source: String = marks.into_iter().collect();
            let document = parse(&source, Some(format), "draft");
            spans_hold(&source, &document);
        }
    }
}

#[test]
fn rows_say_what_they_are() {
    let tables = [
        (
            "| Type | Text | Owner |\n|---|---|---|\n| Objective | Shops find us first | Ana |\n| KR | Listings | Ben |\n",
            Format::Markdown,
        ),
        (
            "| # | O / KR | Description | Baseline → Target |\n|---|---|---|---|\n| 1 | O | Shops find us first | |\n| 2 | KR | Listings | 20 → 40 |\n",
            Format::Markdown,
        ),
        ("#,O / KR,Description,Baseline → Target\n1,O,Shops find us first,\n2,KR,Listings,20 -> 40\n", Format::Csv),
    ];
    for (source, format) in tables {
        let document = okrlint::parse::parse(source, Some(format), "");
        let objective = document.objectives.first().expect(source);
        assert_eq!(objective.text.as_ref().map(|text| text.as_str()), Some("Shops find us first"), "{source}");
        let key_result = objective.key_results.first().expect(source);
        assert_eq!((key_result.text.as_str(), objective.key_results.len()), ("Listings", 1), "{source}");
        if source.contains("Target") {
            let of = |field: &Option<okrlint::text::Text>| field.as_ref().map(|text| text.as_str().to_owned());
            assert_eq!(of(&key_result.fields.baseline).as_deref(), Some("20"), "{source}");
            assert_eq!(of(&key_result.fields.target).as_deref(), Some("40"), "{source}");
        }
    }
}

#[test]
fn a_field_of_a_record_is_one_statement() {
    let source = "Objective,Key result\nShops find us first,\"Listings per shop\n(own ones left out)\"\n";
    let document = okrlint::parse::parse(source, Some(Format::Csv), "");
    let texts: Vec<&str> = document.objectives[0].key_results.iter().map(|found| found.text.as_str()).collect();
    assert_eq!(texts, ["Listings per shop (own ones left out)"]);
}

#[test]
fn aliases_that_stand_for_too_much_are_one_message() {
    let mut source = String::from("a: &a [Visits, Calls, Demos, Orders, Returns]\n");
    for (name, of) in ["b", "c", "d", "e"].iter().zip(["a", "b", "c", "d"]) {
        source.push_str(&format!("{name}: &{name} [*{of}, *{of}, *{of}, *{of}, *{of}]\n"));
    }
    source.push_str("objectives:\n  - objective: Be found\n    key_results: *e\n");
    let document = okrlint::parse::parse(&source, Some(Format::Yaml), "");
    let limits = document.problems.iter().filter(|problem| matches!(problem.kind, ProblemKind::Limit(_))).count();
    assert_eq!(limits, 1);
    assert!(document.objectives.is_empty() && document.problems.len() == 1, "{:?}", document.problems);
}

/// Rows of a tracker without a heading row: the columns are told by what they hold.
#[test]
fn rows_of_a_tracker_need_no_heading() {
    let expected =
        "SEED-1 Gardeners plan with us\n  SEED-2 Planners opened in March: 12% to 30%\n    > Card in every parcel";
    let tracker = "SEED-1\tObjective\tGardeners plan with us\tLea\tIn progress\nSEED-2\tKey Result\tPlanners opened in March: 12% to 30%\tTom\tTo do\nSEED-3\tTask\tCard in every parcel\tTom\tDone\n";
    check(tracker, Format::Tsv, expected);
    let document = parse(tracker, None, "pasted.txt");
    assert_eq!(document.format, Format::Tsv);
    let fields = &document.objectives[0].key_results[0].fields;
    assert_eq!(fields.owners[0].as_str(), "Tom");
    assert_eq!(fields.status.as_ref().map(Text::as_str), Some("To do"));
    // The sentence first, an id last, a title above.
    let document = parse(
        "Plan for spring\n\nGardeners plan with us\tObjective\tHigh\tO1\nPlanners opened in March: 12% to 30%\tKR\tLow\tKR1\n",
        None,
        "pasted.txt",
    );
    assert_eq!(document.objectives[0].key_results[0].id.as_deref(), Some("KR1"));
    // An initiative is the first row, and a type stays empty where it goes on.
    check(
        "Initiative\tCard in every parcel\tMarch\nObjective\tGardeners plan with us\tMarch\nKR\tPlanners opened in March: 12% to 30%\tMarch\n",
        Format::Tsv,
        "Gardeners plan with us\n  Planners opened in March: 12% to 30%\n> Card in every parcel",
    );
    check(
        "| KR | Planners opened: 12% to 30% | Lea |\n|---|---|---|\n| Objective | Gardeners plan with us | Tom |\n| KR | Plans printed: 2% to 9% | Tom |\n",
        Format::Markdown,
        "Gardeners plan with us\n  Planners opened: 12% to 30%\n  Plans printed: 2% to 9%",
    );
}

#[test]
fn a_table_of_labels_is_one_objective_with_its_fields() {
    let source = "| Goal | Gardeners plan with us |\n|---|---|\n| Theme | Spring |\n| How we measure | Planners opened: 12% to 30% |\n| Key result 2 | Plans printed: 2% to 9% |\n| Owner | Lea |\n| By when | 30 June |\n| Notes | Agreed with sales |\n";
    let document = parse(source, Some(Format::Markdown), "plan.md");
    let objective = &document.objectives[0];
    let texts: Vec<&str> = objective.key_results.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["Planners opened: 12% to 30%", "Plans printed: 2% to 9%"]);
    assert_eq!(objective.fields.owners[0].as_str(), "Lea");
    assert_eq!(objective.fields.due.as_ref().map(Text::as_str), Some("30 June"));
    assert_eq!(objective.description[0].as_str(), "Agreed with sales");
    assert!(document.skipped.iter().any(|skipped| &source[skipped.span.range()] == "Spring"));
    check(
        "Objective\tGardeners plan with us\nMetric\tPlanners opened\nBaseline\t12%\nTarget\t30%\nInitiatives\tCard in every parcel\n\tPlan on the seed bag\n",
        Format::Tsv,
        "Gardeners plan with us\n  Planners opened\n    > Card in every parcel\n    > Plan on the seed bag",
    );
    check(
        "| Objective | Gardeners plan with us |\n|---|---|\n| Key results | Planners opened: 12% to 30%<br>Plans printed: 2% to 9% |\n| Owner | Lea |\n",
        Format::Markdown,
        "Gardeners plan with us\n  Planners opened: 12% to 30%\n  Plans printed: 2% to 9%",
    );
}

#[test]
fn initiatives_of_a_row_go_where_the_row_says() {
    let header = "Objective,Key results,Initiatives\n";
    let results = "\"Planners opened: 12% to 30%\nPlans printed: 2% to 9%\"";
    // As many as key results: one each.
    check(
        &format!("{header}Gardeners plan with us,{results},\"Card in every parcel\nPlan on the seed bag\"\n"),
        Format::Csv,
        "Gardeners plan with us\n  Planners opened: 12% to 30%\n    > Card in every parcel\n  Plans printed: 2% to 9%\n    > Plan on the seed bag",
    );
    // Fewer: for all of them.
    check(
        &format!("{header}Gardeners plan with us,{results},Card in every parcel\n"),
        Format::Csv,
        "Gardeners plan with us\n  Planners opened: 12% to 30%\n  Plans printed: 2% to 9%\n  > Card in every parcel",
    );
    // Right behind its key result.
    check(
        "Objective,KR 1,Initiative 1,KR 2,Initiative 2\nGardeners plan with us,Planners opened: 12% to 30%,Card,Plans printed: 2% to 9%,\n",
        Format::Csv,
        "Gardeners plan with us\n  Planners opened: 12% to 30%\n    > Card\n  Plans printed: 2% to 9%",
    );
}

#[test]
fn semicolons_part_the_key_results_of_a_cell() {
    let expected =
        "Gardeners plan with us\n  Raise planners opened from 12% to 30%\n  cut returns to 4%\n  print the plan";
    let cell = "Raise planners opened from 12% to 30%; cut returns to 4%; print the plan";
    check(&format!("Objective,Key results\nGardeners plan with us,{cell}\n"), Format::Csv, expected);
    check(
        &format!("| Objective | Key results |\n|---|---|\n| Gardeners plan with us | {cell} |\n"),
        Format::Markdown,
        expected,
    );
    check(
        "Objective,Key results\nGardeners plan with us,Raise planners opened from 12% to 30%; survey of 200 gardeners\n",
        Format::Csv,
        "Gardeners plan with us\n  Raise planners opened from 12% to 30%; survey of 200 gardeners",
    );
}

/// "Company Objective" over "Team Objective": what the lower one supports.
#[test]
fn types_of_rows_say_whose_an_objective_is() {
    let source = "Level,Title,Owner\nCompany Objective,Gardens come alive,Lea\nTeam Objective,Gardeners plan with us,Tom\nKey Result,Planners opened: 12% to 30%,Tom\nTeam Objective,Plants arrive alive,Tom\n";
    let document = parse(source, Some(Format::Csv), "plan.csv");
    let parents = |at: usize| document.objectives[at].fields.supports.iter().map(Text::as_str).collect::<Vec<_>>();
    assert_eq!((document.objectives.len(), document.objectives[1].key_results.len()), (3, 1));
    assert_eq!((parents(0), parents(1), parents(2)), (vec![], vec!["Gardens come alive"], vec!["Gardens come alive"]));
}

/// Merged cells push the types of key results one column to the right.
#[test]
fn types_may_stand_one_column_further_in() {
    let document = parse(
        "Objective\tGardeners plan with us\n\tKR1\tPlanners opened\t12%\t30%\n\tKR2\tPlans printed\t2%\t9%\nObjective\tPlants arrive alive\n\tKR1\tPlants returned\t9%\t3%\n",
        None,
        "pasted.txt",
    );
    let texts = |at: usize| document.objectives[at].key_results.iter().map(|one| one.text.as_str()).collect::<Vec<_>>();
    assert_eq!((texts(0), texts(1)), (vec!["Planners opened", "Plans printed"], vec!["Plants returned"]));
    let fields = &document.objectives[1].key_results[0].fields;
    let values = [&fields.baseline, &fields.target].map(|field| field.as_ref().map(Text::as_str));
    assert_eq!(values, [Some("9%"), Some("3%")]);
}

#[test]
fn a_parent_is_no_sentence() {
    check(
        "Goal Name,Type,Owner,Parent Goal,Start Value,Target Value\nGardeners plan with us,Objective,Lea,,,\nPlanners opened,Key Result,Lea,Gardeners plan with us,12%,30%\n",
        Format::Csv,
        "Gardeners plan with us\n  Planners opened",
    );
}
