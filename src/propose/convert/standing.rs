//! Whether a line of a list is over: done, or stopped. What is over is not planned again.
//!
//! A ticked box, a struck-out line, a column and the words "done:" or "(shipped in May)" say so.

use super::super::knowledge::term;

/// How it stands with a project that needs no plan any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is done.
    Done,
    /// It was stopped, or put off.
    Stopped,
}

const DONE: &str = "done completed complete finished shipped launched live delivered closed released achieved implemented \
    erledigt fertig abgeschlossen";
const STOPPED: &str = "cancelled canceled stopped dropped abandoned discontinued postponed paused parked rejected deprioritised deprioritized \
    frozen killed obsolete abgesagt gestoppt";
const STOPPED_AS: [&str; 6] = ["on hold", "put off", "not doing", "wont do", "won't do", "no longer needed"];

/// What the mark before a line says of it.
pub fn of_mark(mark: &str) -> Option<Standing> {
    let is_ticked = ["[x]", "[X]", "✓", "✔", "☑", "✅"].iter().any(|tick| mark.contains(tick));
    is_ticked.then_some(Standing::Done)
}

/// What a column or field that says how it stands holds: "Done", "100%", "cancelled in May".
pub fn of_status(status: &str) -> Option<Standing> {
    let status = status.trim();
    if status.trim_end_matches(['%', ' ']) == "100" && status.ends_with('%') {
        return Some(Standing::Done);
    }
    said(status)
}

/// What a line itself says: before a colon, in brackets or behind a dash at its end, or by its first words.
pub fn of_line(text: &str) -> Option<Standing> {
    let text = text.trim().trim_end_matches('.');
    if text.starts_with("~~") && text.ends_with("~~") && text.len() > 4 {
        return Some(Standing::Stopped);
    }
    if is_told(text) {
        return Some(Standing::Done);
    }
    let before =
        [": ", " – ", " — ", " - ", "] "].iter().filter_map(|mark| text.split_once(mark)).map(|(lead, _)| lead);
    let bracket = text.strip_suffix([')', ']']).and_then(|text| text.rsplit_once(['(', '['])).map(|(_, words)| words);
    let behind =
        [" – ", " — ", " - ", ": ", ", ", " → "].iter().filter_map(|mark| text.rsplit_once(mark)).map(|(_, end)| end);
    before.chain(bracket).chain(behind).find_map(said)
}

/// "Shipped the new booking form": what was done, with its article.
fn is_told(text: &str) -> bool {
    const TOLD: &str = "shipped finished completed launched delivered released";
    const ARTICLES: &str = "the a an our new its all both two three";
    let words = term::words(text);
    let is = |at: usize, list: &str| words.get(at).is_some_and(|word| term::is_in(list, &word.lower));
    is(0, TOLD) && is(1, ARTICLES)
}

/// Words that say no more than how it stands, and since when: "done", "status: shipped in May".
fn said(words: &str) -> Option<Standing> {
    const WHEN: &str = "in on since by last this as of already and now is at early late mid end was been it week month quarter \
        year january february march april may june july august september october november december jan feb mar apr jun jul \
        aug sep sept oct nov dec spring summer autumn winter";
    const LONGEST: usize = 5;
    let words = term::words(words);
    let words: Vec<&str> =
        words.iter().map(|word| word.lower.as_str()).filter(|word| !term::is_in("status state", word)).collect();
    let phrase = words.join(" ");
    if STOPPED_AS.iter().any(|words| phrase.starts_with(words)) && words.len() <= LONGEST + 2 {
        return Some(Standing::Stopped);
    }
    let first = *words.first()?;
    let is_date = |word: &&str| term::is_in(WHEN, word) || word.contains(|letter: char| letter.is_ascii_digit());
    let says_when = words[1..].iter().all(is_date);
    let standing = match first {
        first if term::is_in(DONE, first) => Standing::Done,
        first if term::is_in(STOPPED, first) => Standing::Stopped,
        _ => return None,
    };
    (says_when && words.len() <= LONGEST).then_some(standing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_is_told() {
        for done in [
            "Done: new CRM",
            "Referral programme (done in May)",
            "Newsletter relaunch – shipped",
            "[done] Rebrand",
            "Price list, completed",
            "Shipped the new booking form",
            "Podcast (status: live since 3 March)",
        ] {
            assert_eq!(of_line(done), Some(Standing::Done), "{done}");
        }
        for stopped in ["Cancelled: loyalty app", "On hold: podcast", "~~Partner portal~~", "Rebrand (postponed)"] {
            assert_eq!(of_line(stopped), Some(Standing::Stopped), "{stopped}");
        }
        assert_eq!(of_mark("- [x] "), Some(Standing::Done));
        assert_eq!([of_status("Done"), of_status("100 %"), of_status("completed 3 May")], [Some(Standing::Done); 3]);
    }

    #[test]
    fn what_goes_on_is_not() {
        for open in [
            "Live chat for clinics",
            "Webinar – live from Munich",
            "Closed beta for bakers",
            "Launch the finished catalogue",
            "Shipped orders dashboard",
            "Delivered in a day: a promise to bakers",
            "Complete profile campaign",
            "Done-for-you setup",
            "Podcast (in progress, 60%)",
            "Stop the fax line",
            "Finished goods stock count",
        ] {
            assert_eq!(of_line(open), None, "{open}");
        }
        assert_eq!(of_mark("- [ ] "), None);
        for open in ["In progress", "not done", "50%", "Planned", "nearly done", "To be completed"] {
            assert_eq!(of_status(open), None, "{open}");
        }
    }
}
