//! The figures as tables of Markdown.

use super::count::{Counted, Figures, Measured};
use super::judged::{Judgements, VERDICTS};

const HEAD: &str = "# How good the offline proposals are

Key results of real drafts that are no outcome (a task, a count of own output, a milestone), each alone with its objective. The drafts are public
and not part of this repository. `labels-develop` is what the proposals were made with; of `labels-figures` nobody who worked on them has
read a line. Written by

```sh
cargo run --profile quick --example proposals -- LABELS-DEVELOP LABELS-FIGURES --judged tests/judged/proposals.tsv --page > docs/proposals.md
```
";

/// Prints all tables, as a page where asked.
pub fn print(all: &[(String, Counted, Vec<Measured>)], judgements: Option<&Judgements>, is_page: bool) {
    if is_page {
        println!("{HEAD}");
    }
    for (name, counted, _) in all {
        println!("## {name}\n");
        println!("| area | lines | with a wording | with a question alone | not flagged |\n|---|--:|--:|--:|--:|");
        counted.domains.iter().for_each(|(domain, figures)| row(domain, figures));
        row("marketing, sales, product", &counted.sum(|it| ["marketing", "sales", "product"].contains(&it)));
        row("all", &counted.sum(|_| true));
        println!(
            "\n{} wordings, {} of them distinct; {} with a digit that no author gave, {} that draw an error, {} that read \
             as work. {} distinct questions where there is no wording. {:.2} seconds for all{}.\n",
            counted.wordings,
            counted.distinct,
            counted.invented,
            counted.errors,
            counted.work,
            counted.questions,
            counted.seconds,
            if cfg!(debug_assertions) { ", in an unoptimised build" } else { "" }
        );
    }
    if let Some(judgements) = judgements {
        judged(judgements);
    }
}

fn row(domain: &str, figures: &Figures) {
    let share = |count: usize| 100.0 * count as f64 / figures.lines.max(1) as f64;
    println!(
        "| {domain} | {} | {:.1} % | {:.1} % | {:.1} % |",
        figures.lines,
        share(figures.worded),
        share(figures.asked),
        share(figures.silent)
    );
}

fn judged(judgements: &Judgements) {
    println!("## Judged\n");
    println!(
        "Of {} first wordings for lines of `labels-develop`, chosen by a hash of their id, the verdict of a coach; {} judged \
         earlier are no longer proposed.\n\n| verdict | wordings | share |\n|---|--:|--:|",
        judgements.total, judgements.stale
    );
    for (verdict, words) in VERDICTS {
        let count = judgements.count(verdict);
        println!("| {words} | {count} | {:.0} % |", 100.0 * count as f64 / judgements.total.max(1) as f64);
    }
}
