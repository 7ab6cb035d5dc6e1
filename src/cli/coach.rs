//! `okrlint coach`: one flagged statement at a time, with the questions that find what it is for.
//!
//! The draft is mended in memory and written at the end, when the author says so. After each answer the state goes into
//! a file beside the draft, so that leaving loses nothing, also with Ctrl-C, and no question that was answered is asked
//! again; a draft that changed meanwhile begins anew.

mod state;

use std::io::{self, BufRead};
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use okrlint::diagnostic::Edit;
use okrlint::lint::{Report, lint};
use okrlint::propose::coach::{
    HOW, WHY, answered, filled, is_value, is_work, objections, reworded, says_nothing, unit_of,
};
use okrlint::propose::{Alternative, Proposal, apply, propose};
use okrlint::render::rewrite;
use okrlint::rules::RuleSet;
use okrlint::text::Source;

use super::args::{self, Color};
use super::paths::{Input, quoted};
use super::settings::Settings;
use super::{Outcome, drafts, output, today, truth};
use state::{Before, State};

/// Coaches through a draft; the exit status is 0 also where the author leaves early.
pub fn run(arguments: &args::Coach, color: Color) -> Result<Outcome> {
    let path = &arguments.path;
    ensure!(path != Path::new("-"), "the answers come from standard input; name a file");
    ensure!(!path.is_dir(), "this command reads one file, and {} is a folder", quoted(path));
    let input = Input::Named(path.clone());
    let source = drafts::text(&input, "-").map_err(|sentence| anyhow!(sentence))?;
    let mut settings = Settings::new(&arguments.settings)?;
    let number = settings.number_for(&input, None)?;
    let mut state = State::of(path, &source.text)?;
    match &state.before {
        Before::New => {}
        Before::Left => say(&format!("going on where you left; {} says where\n\n", quoted(&state.path)))?,
        Before::Changed(kept) => say(&format!(
            "{} has changed since you left: beginning with it as it is now. What you leave as it is stays left; the draft \
             that you had by then is kept in {}\n\n",
            quoted(path),
            quoted(kept)
        ))?,
    }
    let day = arguments.today.unwrap_or_else(today::today);
    let mut coach = Coach { rules: settings.set(number), name: source.name, day, color };
    let report = coach.report(&state.now);
    truth::of(&report).iter().for_each(|sentence| output::remark(sentence));
    let is_done = coach.through(&mut state)?;
    if !is_done {
        state.save()?;
        say(&format!(
            "\nleft; {} keeps what you said. To go on: okrlint coach {}\n",
            quoted(&state.path),
            quoted(path)
        ))?;
        return Ok(Outcome::Clean);
    }
    finish(arguments, &source.text, &state)
}

struct Coach<'a> {
    rules: &'a RuleSet,
    name: String,
    day: jiff::civil::Date,
    color: Color,
}

/// What came of one statement.
enum Turn {
    /// Other words stand there now.
    Taken {
        /// The draft.
        now: String,
        /// What stands there.
        lines: Vec<String>,
    },
    /// It stays as it is.
    Left,
    /// The author leaves.
    Stop,
}

impl Coach<'_> {
    /// Goes from statement to statement; whether the end was reached.
    fn through(&mut self, state: &mut State) -> Result<bool> {
        loop {
            let report = self.report(&state.now);
            let proposals = propose(&report, self.rules, None);
            let open: Vec<&Proposal> = proposals.iter().filter(|it| !state.is_left(&it.original)).collect();
            let Some(proposal) = open.first() else { return Ok(true) };
            say(&format!("── {} to go ──\n\n", open.len()))?;
            match self.turn(&report, proposal, state)? {
                Turn::Taken { now, lines } => {
                    state.now = now;
                    // What was just taken is not asked about again, also where a blank stays.
                    lines.iter().for_each(|line| state.leave(line));
                }
                Turn::Left => {
                    say("\n")?;
                    state.leave(&proposal.original);
                }
                Turn::Stop => return Ok(false),
            }
            state.save()?;
        }
    }

    fn report(&self, text: &str) -> Report {
        let document = okrlint::parse::parse(text, None, &self.name);
        let mut reports = lint(vec![(Source::new(&self.name, text), document)], self.rules, Some(self.day));
        reports.pop().expect("one draft gives one report")
    }

    fn turn(&self, report: &Report, proposal: &Proposal, state: &mut State) -> Result<Turn> {
        let (line, _) = report.source.position(proposal.span.start);
        let original = okrlint::render::terminal::one_line(&proposal.original, 400);
        say(&format!("line {line}: {original}\n  ({})\n", proposal.rules.join(", ")))?;
        let mut answers = Vec::new();
        if is_work(report, proposal) {
            for question in [HOW, WHY] {
                let prompt = format!("  {question}\n  (Enter passes on, q stops) > ");
                let Some(answer) = asked(state, &proposal.original, question, &prompt)? else { return Ok(Turn::Stop) };
                answers.push(answer);
            }
        }
        let words: Vec<&str> = answers.iter().map(String::as_str).collect();
        let mut offered = answered(report, self.rules, proposal, &words);
        if let Some(reply) = self.reply(&words, offered.is_empty()) {
            say(&reply)?;
        }
        offered.extend(proposal.alternatives.iter().cloned());
        offered.truncate(LETTERS.len());
        for (letter, alternative) in LETTERS.chars().zip(&mut offered) {
            alternative.id = letter.to_string();
        }
        let shown = Proposal { alternatives: offered, ..proposal.clone() };
        say(&rewrite::below(&shown, output::style(self.color)))?;
        say("\n")?;
        self.choice(report, &shown, state)
    }

    /// What is said to answers that make no wording; nothing to those that do, or that are none.
    fn reply(&self, answers: &[&str], makes_none: bool) -> Option<String> {
        let is_open = |answer: &&str| !answer.is_empty() && says_nothing(answer);
        if answers.iter().all(|it| says_nothing(it)) {
            let reply = "  Then find that out first; who would notice if it were never done?\n";
            return answers.iter().any(is_open).then(|| reply.to_owned());
        }
        let said = *answers.iter().find(|said| makes_none && !says_nothing(said))?;
        let shown = okrlint::render::terminal::one_line(said, 120);
        Some(match is_value(said, &self.rules.lexicon) {
            true => format!(
                "  “{shown}”: of what? Take the line below that counts it and give the figure there, or write a line with w.\n"
            ),
            false => format!(
                "  “{shown}”: what of it could be counted, how many, how often or how soon? With w it is a line of yours.\n"
            ),
        })
    }

    /// Reads which wording to take, and what stands in its blanks.
    fn choice(&self, report: &Report, shown: &Proposal, state: &mut State) -> Result<Turn> {
        let letters: Vec<&str> = shown.alternatives.iter().map(|it| it.id.as_str()).collect();
        let take = if letters.is_empty() { String::new() } else { format!("take {}, ", letters.join(", ")) };
        loop {
            let Some(answer) = ask(&format!("  {take}your own words (w), leave it (n or Enter), stop (q)? "))? else {
                return Ok(Turn::Stop);
            };
            let turn = match answer.to_lowercase().as_str() {
                "q" | "quit" => Some(Turn::Stop),
                "n" | "no" | "" => Some(Turn::Left),
                "w" => self.own(report, shown)?,
                letter => match shown.alternatives.iter().find(|it| it.id == letter) {
                    Some(alternative) => self.take(report, shown, alternative, state)?,
                    None => {
                        let known =
                            if letters.is_empty() { String::new() } else { format!("{}, ", letters.join(", ")) };
                        let said = okrlint::render::terminal::one_line(&answer, 40);
                        say(&format!("  “{said}” is none of {known}w, n and q\n"))?;
                        None
                    }
                },
            };
            if let Some(turn) = turn {
                return Ok(turn);
            }
        }
    }

    /// A line in the author's own words; none where the author wants to choose again.
    fn own(&self, report: &Report, shown: &Proposal) -> Result<Option<Turn>> {
        match ask("  the new line (Enter goes back) > ")? {
            Some(own) if is_stop(&own) => Ok(Some(Turn::Stop)),
            Some(own) if says_nothing(&own) => Ok(None),
            Some(own) => self.judged(report, shown, (&own, &[]), &[&own]),
            None => Ok(Some(Turn::Stop)),
        }
    }

    /// Takes a line unless something speaks against it, and then only where the author wants it all the same.
    fn judged(
        &self,
        report: &Report,
        shown: &Proposal,
        (text, others): (&str, &[String]),
        said: &[&str],
    ) -> Result<Option<Turn>> {
        let objections = objections(report, self.rules, shown, text, said);
        if !objections.is_empty() {
            let reasons: Vec<String> = objections.iter().map(|it| it.message()).collect();
            let reasons = okrlint::render::terminal::one_line(&reasons.join("; "), 400);
            let text = okrlint::render::terminal::one_line(text, 400);
            say(&format!("  {text}\n  but: {reasons}\n"))?;
            loop {
                match ask("  take it all the same (y), or choose again (n)? ")?.map(|it| it.to_lowercase()).as_deref() {
                    Some("y" | "yes") => break,
                    Some("n" | "no" | "") => return Ok(None),
                    Some("q") | None => return Ok(Some(Turn::Stop)),
                    Some(_) => say("  y or n\n")?,
                }
            }
        }
        self.put(report, shown, text, others).map(Some)
    }

    fn take(
        &self,
        report: &Report,
        shown: &Proposal,
        alternative: &Alternative,
        state: &mut State,
    ) -> Result<Option<Turn>> {
        let mut text = alternative.text.clone();
        let mut others = alternative.key_results.clone();
        let mut values = Vec::new();
        for (name, question) in VALUES {
            if !alternative.blanks.iter().any(|blank| blank == name) {
                continue;
            }
            let about = About { statement: &shown.original, wording: &alternative.text };
            let Some(value) = self.value((name, question), &text, &about, state)? else { return Ok(Some(Turn::Stop)) };
            text = filled(&text, name, &value);
            others = others.iter().map(|other| filled(other, name, &value)).collect();
            values.push(value);
        }
        if values.iter().all(String::is_empty) {
            return self.put(report, shown, &text, &others).map(Some);
        }
        // What the wording held before, the author has just chosen.
        let mut said: Vec<&str> = values.iter().map(String::as_str).collect();
        said.push(&alternative.text);
        let turn = self.judged(report, shown, (&text, &others), &said)?;
        if turn.is_none() {
            // Who chooses again gives the values again.
            for (_, question) in VALUES {
                state.forget(&shown.original, &About::key(question, &alternative.text));
            }
        }
        Ok(turn)
    }

    /// The author's value for the blank `name` of `text`, empty where it stays open; `None` where the author stops.
    fn value(
        &self,
        (name, question): (&str, &str),
        text: &str,
        about: &About<'_>,
        state: &mut State,
    ) -> Result<Option<String>> {
        let unit = unit_of(text, name).map(|unit| format!("{unit}; ")).unwrap_or_default();
        let prompt = format!("  {question} ({unit}Enter leaves [{name}?]) > ");
        let key = About::key(question, about.wording);
        let Some(value) = asked(state, about.statement, &key, &prompt)? else { return Ok(None) };
        let is_open = says_nothing(&value);
        let fits = match name {
            OBJECTIVE => value.contains(' '),
            _ => is_value(&value, &self.rules.lexicon),
        };
        if value.is_empty() && name != OBJECTIVE || !is_open && fits {
            return Ok(Some(value));
        }
        // Who does not know it leaves the blank.
        let why = match name {
            _ if is_open => "",
            OBJECTIVE => "that is no sentence; ",
            _ => "that is no value; ",
        };
        say(&format!("  {why}left open as [{name}?]\n"))?;
        Ok(Some(String::new()))
    }

    /// The draft with a line in the place of the statement.
    fn put(&self, report: &Report, shown: &Proposal, text: &str, others: &[String]) -> Result<Turn> {
        let edits: Option<Vec<Edit>> = reworded(report, &kept(report, shown), text, others);
        let Some(now) = edits.and_then(|edits| apply(&report.source.text, &edits)) else {
            let shown = okrlint::render::terminal::one_line(text, 400);
            say(&format!("  This draft has no safe place for it; write it by hand:\n  {shown}\n\n"))?;
            return Ok(Turn::Left);
        };
        say("  taken\n\n")?;
        let lines = std::iter::once(text).chain(others.iter().map(String::as_str)).map(str::to_owned).collect();
        Ok(Turn::Taken { now, lines })
    }
}

/// Names of what can be taken.
const LETTERS: &str = "abcdef";

/// The blanks of a wording, with what is asked to fill them.
const VALUES: [(&str, &str); 3] = [
    (OBJECTIVE, "What will be true for whom once it is reached? Say it in words, without a number."),
    ("baseline", "Where does it stand today?"),
    ("target", "Which value would be bold and still within reach?"),
];

/// The blank that takes a sentence rather than a value.
const OBJECTIVE: &str = "objective";

/// What a value is asked for.
struct About<'a> {
    statement: &'a str,
    wording: &'a str,
}

impl About<'_> {
    /// The name under which a value is kept: another wording asks for another one.
    fn key(question: &str, wording: &str) -> String {
        format!("{question} {wording}")
    }
}

/// The author's answer to a question about a statement: the one given before the author left, else a new one, which is
/// kept. `None` where the author stops.
fn asked(state: &mut State, statement: &str, question: &str, prompt: &str) -> Result<Option<String>> {
    if let Some(said) = state.answer(statement, question) {
        let shown = okrlint::render::terminal::one_line(said, 120);
        say(&format!("{}you said: {shown}\n", prompt.split('(').next().unwrap_or_default()))?;
        return Ok(Some(said.to_owned()));
    }
    let answer = ask(prompt)?.filter(|answer| !is_stop(answer));
    if let Some(answer) = answer.as_ref().filter(|answer| !answer.is_empty()) {
        state.answered(statement, question, answer)?;
    }
    Ok(answer)
}

/// The proposal with the work that its statement is: it stays as an initiative, also under the author's own words.
fn kept(report: &Report, shown: &Proposal) -> Proposal {
    let mut kept = shown.clone();
    if kept.initiatives.is_empty() && is_work(report, shown) {
        kept.initiatives.push(shown.original.clone());
    }
    kept
}

/// Whether an answer asks to stop.
fn is_stop(answer: &str) -> bool {
    ["q", "Q", "quit"].contains(&answer)
}

/// Says something as wide as the terminal is.
fn say(text: &str) -> Result<()> {
    output::print(&output::folded(text))
}

/// A line of the author's; `None` at the end of the input.
fn ask(prompt: &str) -> Result<Option<String>> {
    say(prompt)?;
    let mut line = String::new();
    if io::stdin().lock().read_line(&mut line).context("cannot read the answer")? == 0 {
        return Ok(None);
    }
    Ok(Some(line.trim().to_owned()))
}

/// Shows the mended draft and writes it where the author wants it.
fn finish(arguments: &args::Coach, read: &str, state: &State) -> Result<Outcome> {
    if state.now == read {
        match state.left_count() {
            0 => say("nothing to mend was found, and nothing was changed\n")?,
            1 => say("you left the one statement as it is; nothing was changed\n")?,
            count => say(&format!("you left all {count} statements as they are; nothing was changed\n"))?,
        }
        state.remove()?;
        return Ok(Outcome::Clean);
    }
    let shown: String = state.now.lines().map(|line| format!("{}\n", okrlint::render::terminal::safe(line))).collect();
    output::print(&format!("── the mended draft ──\n\n{shown}\n"))?;
    match &arguments.output {
        Some(file) => {
            output::deliver(&state.now, Some(file))?;
            state.remove()?;
        }
        None => match ask(&format!("write it to {} (y), or leave the file as it is (n)? ", quoted(&arguments.path)))? {
            Some(answer) if ["y", "yes"].contains(&answer.to_lowercase().as_str()) => {
                super::apply::write(&arguments.path, read, &state.now)?;
                state.remove()?;
                say(&format!("wrote {}\n", quoted(&arguments.path)))?;
            }
            _ => {
                state.save()?;
                say(&format!(
                    "not written; {} keeps it. To go on: okrlint coach {}\n",
                    quoted(&state.path),
                    quoted(&arguments.path)
                ))?;
            }
        },
    }
    Ok(Outcome::Clean)
}
