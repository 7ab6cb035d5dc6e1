//! What a mail brings along besides the list in it: headers, a greeting, thanks, a signature, what is quoted.
//!
//! In go the lines of a text, out comes which of them are such furniture. A text without a sign of a mail has none, and a
//! line with the mark of a list is none either, whatever it says.

use crate::propose::knowledge::term;

/// Lines behind a closing that can be a signature.
const SIGNATURE: usize = 10;

/// Whether each line is furniture, in order.
pub fn furniture(lines: &[&str]) -> Vec<bool> {
    let bare: Vec<&str> = lines.iter().map(|line| line.trim_start_matches(['>', ' ', '\t']).trim_end()).collect();
    let is_item = |at: usize| super::without_mark(bare[at]).len() < bare[at].len();
    let is_header = |at: usize| {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        names_header(bare[at]) && beside.filter_map(|at| bare.get(at)).any(|line| names_header(line))
    };
    let is_sign = |at: usize| {
        let line = bare[at];
        !is_item(at) && (is_header(at) || greets(line) || closes(line) || is_of_program(line))
    };
    let mut is_furniture: Vec<bool> = (0..bare.len()).map(is_sign).collect();
    if !is_furniture.contains(&true) {
        return is_furniture;
    }
    let (mut left, mut is_in_quote) = (0, false);
    for at in 0..bare.len() {
        let is_end = closes(bare[at]) || bare[at] == "--";
        let is_quoted = lines[at].trim_start().starts_with('>');
        left = match (is_item(at) && bare[at] != "--", is_end) {
            (true, _) => 0,
            (false, true) => SIGNATURE,
            (false, false) if is_quoted != is_in_quote => 0,
            (false, false) => usize::saturating_sub(left, 1),
        };
        if is_end {
            is_in_quote = is_quoted;
        }
        is_furniture[at] |= left > 0 || !is_item(at) && is_talk(bare[at]);
    }
    is_furniture
}

/// Whether a line around a list says something of its own, and is no header, greeting, closing or signature.
pub fn says_more(line: &str) -> bool {
    const LONG: usize = 5;
    let bare = line.trim_start_matches(['>', ' ', '\t']).trim_end();
    let is_frame = names_header(bare) || greets(bare) || closes(bare) || is_of_program(bare);
    !is_frame && !bare.ends_with(':') && term::words(bare).len() >= LONG
}

fn names_header(line: &str) -> bool {
    const HEADERS: [&str; 8] = ["From:", "To:", "Cc:", "CC:", "Bcc:", "Date:", "Sent:", "Subject:"];
    HEADERS.iter().any(|header| line.starts_with(header))
}

/// "Hi all,", "Dear colleagues", "Hello Ana!"
fn greets(line: &str) -> bool {
    const GREETINGS: &str = "hi hello hey dear hallo moin";
    const ALL: &str = "all team everyone everybody folks there both colleagues together guys friends";
    let words = term::words(line);
    let first = words.first().map_or("", |word| word.lower.as_str());
    let is_day =
        first == "good" && words.get(1).is_some_and(|word| term::is_in("morning afternoon evening day", &word.lower));
    let is_addressed =
        line.ends_with([',', '!']) || words.len() == 1 || words.iter().any(|word| term::is_in(ALL, &word.lower));
    (term::is_in(GREETINGS, first) || is_day) && words.len() <= 5 && is_addressed
}

/// "Thanks and best regards", "Cheers,".
fn closes(line: &str) -> bool {
    const CLOSING: &str = "thanks thank you many kind kindest best warm warmest regards greetings wishes cheers sincerely \
        yours faithfully truly in advance a lot so much and with love bye see soon all the br lg vg mfg";
    const ENDS: &str = "thanks thank regards greetings wishes cheers sincerely yours best bye br lg vg mfg";
    let words = term::words(line);
    let is_all = words.iter().all(|word| term::is_in(CLOSING, &word.lower));
    !words.is_empty() && words.len() <= 7 && is_all && words.iter().any(|word| term::is_in(ENDS, &word.lower))
}

/// What mail programs write by themselves.
fn is_of_program(line: &str) -> bool {
    let lower = line.to_lowercase();
    const BEGIN: [&str; 5] =
        ["sent from my ", "get outlook for ", "begin forwarded message", "von meinem ", "sent from outlook"];
    BEGIN.iter().any(|lead| lower.starts_with(lead))
        || lower.ends_with(" wrote:")
        || lower.contains("original message--")
        || lower.contains("forwarded message -")
}

/// What is said to the reader of a mail rather than listed: "Let me know what you think."
fn is_talk(line: &str) -> bool {
    const LEADS: [&str; 28] = [
        "let me know", "please ", "can you ", "could you ", "can we ", "here is ", "here are ", "here's ",
        "as discussed", "as promised", "see below", "looking forward", "any questions", "feel free", "hope ", "i hope",
        "below ", "attached ", "find below", "find attached", "happy to ", "thanks ", "thank you ", "i think ",
        "what do you think", "talk soon", "have a ", "i would ",
    ];
    let lower = line.to_lowercase();
    LEADS.iter().any(|lead| lower.starts_with(lead)) || lower.ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let lines: Vec<&str> = text.lines().collect();
        let marks = furniture(&lines);
        let left: Vec<&str> =
            lines.iter().zip(marks).filter(|(line, is)| !is && !line.is_empty()).map(|(line, _)| *line).collect();
        assert_eq!(left, expected, "{text}");
    }

    #[test]
    fn what_stands_around_a_list_in_a_mail_is_furniture() {
        check(
            "From: Ana\nTo: Marketing\n\nHi all,\n- Newsletter\n- Thank-you cards\n\nLet me know what you think.\n\n\
             Best regards\nAna Obi\nHead of Marketing\nTel. 1234\nSent from my iPhone\n",
            &["- Newsletter", "- Thank-you cards"],
        );
        check("Hello team\nPodcast with nurses\nRebrand\nCheers,\nTom\n", &["Podcast with nurses", "Rebrand"]);
        check("On 3 May Ben wrote:\n> Dear Ana,\n> Trade fair\n> Thanks\n> Ben\n", &["> Trade fair"]);
        check("Rebrand\n--\nAna Obi\nSent from my phone\n", &["Rebrand"]);
    }

    #[test]
    fn a_list_without_a_mail_around_it_has_none() {
        let list = "Date: 12 June\nPlease-touch exhibition\nHello Kitty promotion\nBest-of newsletter\nWhere to go?";
        check(list, &list.lines().collect::<Vec<_>>());
    }
}
