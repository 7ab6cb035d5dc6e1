//! The house rules: what the layout of the source promises, checked on the source itself.
//!
//! ARCHITECTURE.md explains them. Each test lists every place that breaks a rule, as `file:line: what`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The top-level modules with their layers. A module names modules of lower layers; within one layer, only its own,
/// or the one listed in [`NEIGHBOURS`].
const LAYERS: [(&str, u8); 17] = [
    ("text", 0),
    ("time", 0),
    ("model", 1),
    ("diagnostic", 1),
    ("parse", 2),
    ("analysis", 2),
    ("rules", 3),
    ("config", 3),
    ("suppress", 3),
    ("import", 3),
    ("lint", 4),
    ("propose", 5),
    ("render", 6),
    ("assist", 7),
    ("request", 7),
    ("server", 8),
    ("cli", 9),
];

/// Which module may name which other of its own layer. `parse` and `analysis` never meet.
const NEIGHBOURS: [(&str, &str); 2] = [("config", "rules"), ("suppress", "rules")];

/// The library's root and the binary's: they declare modules and stand above all layers.
const ROOTS: [&str; 2] = ["src/lib.rs", "src/main.rs"];

#[test]
fn a_module_names_only_lower_layers() {
    let mut broken = Vec::new();
    for file in rust_files("src") {
        if ROOTS.contains(&file.as_str()) {
            continue;
        }
        let path = module_path(&file);
        let own = &path[0];
        let Some(layer) = layer(own) else {
            broken.push(format!(
                "{file}: module `{own}` has no layer: give it one in tests/house.rs and ARCHITECTURE.md"
            ));
            continue;
        };
        for (line, named) in named_modules(&read(&file), path.len()) {
            let below = layer_of_known(&named) < layer;
            if named != *own && !below && !NEIGHBOURS.contains(&(own, &named)) {
                broken.push(format!("{file}:{line}: `{own}` names `{named}`"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_finder_of_names_finds_them() {
    let source =
        "use crate::text::Span;\n// crate::lint\nuse crate::{model, parse::Draft};\nlet x = super::super::lint::f();";
    let named = |depth| named_modules(source, depth).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(named(2), ["text", "model", "parse", "lint"]);
    assert_eq!(named(3), ["text", "model", "parse"]);
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<_> = rust_files("src")
        .into_iter()
        .filter(|file| !is_test_file(file))
        .filter(|file| {
            let header: String = read(file).lines().map_while(|line| line.strip_prefix("//!")).collect();
            header.split_whitespace().count() < 4
        })
        .collect();
    assert!(silent.is_empty(), "no `//!` header: {silent:?}");
}

#[test]
fn the_program_never_unwraps() {
    let mut broken = Vec::new();
    for file in rust_files("src").into_iter().filter(|file| !is_test_file(file)) {
        for (index, line) in before_tests(&read(&file)).lines().enumerate() {
            let code = code_of(line);
            if [".unwrap()", ".unwrap_err()", "todo!(", "unimplemented!("].iter().any(|call| code.contains(call)) {
                broken.push(format!("{file}:{}: {}", index + 1, code.trim()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let manifest = read("Cargo.toml");
    let (mut section, mut above, mut bare) = ("", "", Vec::new());
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") && line.contains('=') && !above.starts_with('#') {
            bare.push(line);
        }
        above = line;
    }
    assert!(bare.is_empty(), "no comment over {bare:#?}");
}

#[test]
fn the_tree_in_the_architecture_exists() {
    let architecture = read("ARCHITECTURE.md");
    let tree = architecture.split("```tree\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a tree block");
    let (mut missing, mut folder) = (Vec::new(), "");
    let mut named = BTreeSet::new();
    for line in tree.lines().filter(|line| !line.trim().is_empty()) {
        let name = line.split_whitespace().next().expect("not blank");
        let path = if line.starts_with(' ') {
            Path::new(folder).join(name)
        } else {
            folder = name;
            PathBuf::from(name)
        };
        if !root().join(&path).exists() {
            missing.push(path.display().to_string());
        }
        named.insert(path);
    }
    for file in rust_files("src").iter().filter(|file| file.matches('/').count() == 1) {
        if !named.contains(Path::new(file)) {
            missing.push(format!("{file} (exists, but the tree does not show it)"));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn documents_name_rules_that_exist() {
    let rules: BTreeSet<String> = rule_files().iter().map(stem).collect();
    let mut unknown = Vec::new();
    for file in documents() {
        for (index, line) in read(&file).lines().enumerate() {
            for name in named_rules(line).into_iter().filter(|name| !rules.contains(name)) {
                unknown.push(format!("{file}:{}: {name}", index + 1));
            }
        }
    }
    assert!(unknown.is_empty(), "no such rule:\n{}", unknown.join("\n"));
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut dead = Vec::new();
    for file in documents() {
        let folder = Path::new(&file).parent().expect("a file has a folder").to_owned();
        for target in read(&file).split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            if !target.is_empty() && !target.contains(':') && !root().join(&folder).join(target).exists() {
                dead.push(format!("{file}: {target}"));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

/// Words in the places where only a rule's id can stand: `explain ID`, `allow(ID`, `warning[ID]`.
fn named_rules(line: &str) -> Vec<String> {
    ["explain ", "allow(", "error[", "warning[", "note["]
        .iter()
        .flat_map(|mark| line.split(mark).skip(1))
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>())
        .filter(|name| name.contains('-') && !name.starts_with('-') && name != "rule-id")
        .collect()
}

/// Top-level modules named in `source`, a file at depth `depth` in the module tree, with their lines.
fn named_modules(source: &str, depth: usize) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    for (index, line) in source.lines().enumerate() {
        let code = code_of(line);
        let up = "super::".repeat(depth);
        for root in ["crate::", up.as_str()] {
            for (at, _) in code.match_indices(root) {
                if !code[..at].ends_with("super::") {
                    named.extend(heads(&code[at + root.len()..]).into_iter().map(|name| (index + 1, name)));
                }
            }
        }
    }
    named
}

/// The first names after a path's root: one, or those of a group.
fn heads(rest: &str) -> Vec<String> {
    let parts: Vec<&str> = match rest.strip_prefix('{') {
        Some(group) => group.split(", ").collect(),
        None => vec![rest],
    };
    let name = |part: &str| part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    parts.into_iter().map(name).filter(|name| layer(name).is_some()).collect()
}

fn layer(module: &str) -> Option<u8> {
    LAYERS.iter().find(|(name, _)| *name == module).map(|&(_, layer)| layer)
}

fn layer_of_known(module: &str) -> u8 {
    layer(module).expect("only known modules are named")
}

/// `src/render/json/wire.rs` is `render`, `json`, `wire`.
fn module_path(file: &str) -> Vec<String> {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs");
    path.split('/').map(str::to_owned).collect()
}

fn code_of(line: &str) -> &str {
    line.split("//").next().unwrap_or(line)
}

fn before_tests(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or(source)
}

fn is_test_file(file: &str) -> bool {
    let path = module_path(file);
    path.iter().any(|part| part == "tests" || part == "sample")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn rust_files(folder: &str) -> Vec<String> {
    let files =
        files_below(&root().join(folder)).into_iter().filter(|path| path.extension().is_some_and(|e| e == "rs"));
    files.map(|path| relative(&path)).collect()
}

fn rule_files() -> Vec<PathBuf> {
    let is_rule = |path: &PathBuf| {
        let folder = path.parent().map(stem).unwrap_or_default();
        path.extension().is_some_and(|e| e == "toml") && !["rules", "lexicon", "profiles"].contains(&folder.as_str())
    };
    files_below(&root().join("rules")).into_iter().filter(is_rule).collect()
}

/// The prose of the project: what stands at the top, and `docs/`.
fn documents() -> Vec<String> {
    let top = std::fs::read_dir(root()).expect("the project's folder").filter_map(|entry| Some(entry.ok()?.path()));
    let docs = root().join("docs");
    let below = if docs.is_dir() { files_below(&docs) } else { Vec::new() };
    top.chain(below).filter(|path| path.extension().is_some_and(|e| e == "md")).map(|path| relative(&path)).collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap_or_else(|error| panic!("{}: {error}", next.display())) {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).expect("inside the project").to_string_lossy().replace('\\', "/")
}

fn stem(path: impl AsRef<Path>) -> String {
    path.as_ref().file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
