//! Drafts of any size for the measurements, the same in every run.
//!
//! Three sorts: good key results in which no two lines repeat each other, prose around which there is nothing to find, and
//! the first of these cut into many small files. Sentences are put together from short lists; places are made
//! of syllables, so that a hundred thousand lines differ.

/// A good draft in Markdown of at least `bytes` bytes: objectives with three key results each.
pub fn good(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 512);
    text.push_str("# Marketing OKRs Q1 2027\n");
    let mut number = 0;
    while text.len() < bytes {
        objective(number, &mut text);
        number += 1;
    }
    text
}

/// A good draft with exactly `count` key results.
#[allow(dead_code)]
pub fn key_results(count: usize) -> String {
    let mut text = String::from("# Marketing OKRs Q1 2027\n");
    for number in 0..count {
        if number % 3 == 0 {
            title(number / 3, &mut text);
        }
        key_result(number, &mut text);
    }
    text
}

/// The `number`th small draft of a folder.
#[allow(dead_code)]
pub fn small(number: usize) -> String {
    let mut text = String::from("# Marketing OKRs Q1 2027\n");
    objective(number, &mut text);
    text
}

/// Paragraphs without an objective or a key result, of at least `bytes` bytes.
pub fn prose(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 512);
    let mut number = 0;
    while text.len() < bytes {
        for sentence in 0..5 {
            let place = place(number);
            text.push_str(SENTENCES[(number + sentence) % SENTENCES.len()]);
            text.push_str(&place);
            text.push_str(if sentence < 4 { ". " } else { ".\n\n" });
            number += 1;
        }
    }
    text
}

fn objective(number: usize, text: &mut String) {
    title(number, text);
    for key_result_number in number * 3..number * 3 + 3 {
        key_result(key_result_number, text);
    }
}

fn title(number: usize, text: &mut String) {
    let goal = GOALS[number % GOALS.len()];
    text.push_str(&format!("\n## O{}: {} {goal}\n\n", number + 1, place(number)));
}

fn key_result(number: usize, text: &mut String) {
    let (lead, from, to, tail) = METRICS[number % METRICS.len()];
    let (low, high) = (from + number % 7, to + number % 11);
    text.push_str(&format!("- KR{}: {lead} in {} from {low}{tail} to {high}{tail}\n", number % 3 + 1, place(number)));
}

/// A name that no other number below 1,728,000 has.
fn place(number: usize) -> String {
    const FIRST: [&str; 12] = ["Bel", "Dor", "Fen", "Gal", "Hol", "Kir", "Lan", "Mor", "Nor", "Pel", "Tar", "Wes"];
    const MIDDLE: [&str; 12] = ["a", "ber", "der", "en", "i", "ling", "mar", "o", "ri", "sen", "u", "ver"];
    const LAST: [&str; 12] =
        ["bach", "burg", "dale", "field", "ford", "ham", "heim", "mouth", "stad", "ton", "ville", "wick"];
    let mut name = String::from(FIRST[number % 12]);
    let mut rest = number / 12;
    while rest >= 12 {
        name.push_str(MIDDLE[rest % 12]);
        rest /= 12;
    }
    name.push_str(LAST[rest]);
    name
}

const GOALS: [&str; 6] = [
    "hospitals find us when they plan their rotas",
    "buyers trust us with their first order",
    "families choose us for the second child too",
    "dealers recommend us before they are asked",
    "readers come back because each issue helps them",
    "guests tell their friends about the stay",
];

const METRICS: [(&str, usize, usize, &str); 9] = [
    ("Raise organic trial sign-ups", 310, 540, " a month"),
    ("Lift the share of visitors who ask for a demo", 4, 11, "%"),
    ("Cut the median wait for a first answer", 26, 12, " hours"),
    ("Increase repeat orders", 120, 190, " a week"),
    ("Raise unaided brand recall", 12, 20, "%"),
    ("Reduce the churn of first-year customers", 19, 9, "%"),
    ("Grow newsletter readers who click", 900, 1400, " a week"),
    ("Bring the win rate against the market leader", 21, 33, "%"),
    ("Shorten the sales cycle", 74, 48, " days"),
];

const SENTENCES: [&str; 7] = [
    "The weather held and the fair was well visited, mostly by people from ",
    "Somebody asked why the old catalogue is still printed in ",
    "We talked for a while about the office, the parking and the trains to ",
    "Nobody remembered who had ordered the banners for ",
    "The new colleague introduced herself and told us about her years in ",
    "After lunch the group walked through the warehouse of ",
    "It was agreed that the minutes are sent round before the next visit to ",
];
