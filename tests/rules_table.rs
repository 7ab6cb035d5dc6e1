//! `docs/rules.md` is what the rule files say today.

#[path = "../examples/rules_table.rs"]
mod rules_table;

#[test]
fn the_page_is_up_to_date() {
    let page = include_str!("../docs/rules.md").replace("\r\n", "\n");
    let made = rules_table::page();
    assert!(page == made, "run: cargo run --example rules_table > docs/rules.md");
}
