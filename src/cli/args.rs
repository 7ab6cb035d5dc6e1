//! What can be asked on the command line, and how the help says it.

use std::borrow::Cow;
use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use super::bounded;
use super::model::Model;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold());

const EXAMPLES: &str = "\
Examples:
  okrlint check draft.md               one draft
  pbpaste | okrlint check -            what was just copied
  okrlint check okrs/                  all drafts of a folder
  okrlint check draft.md --show-readings
                                       how every line was read, and why
  okrlint rewrite draft.md             what could stand there instead
  okrlint convert projects.txt         what a list of projects could be for
  okrlint explain task-as-key-result   why a rule speaks, with examples

Exit status: 0 nothing to fix or consider, 1 found something, 2 could not run.";

/// Checks drafts of OKRs: which key results are tasks, which have no baseline, which objectives say nothing.
#[derive(Debug, Parser)]
#[command(name = "okrlint", version, styles = STYLES, after_help = EXAMPLES, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,

    /// Whether to colour
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check drafts and say what to fix and what to consider
    Check(Box<Check>),
    /// Propose other wordings for what is flagged, with what stays to be found out
    Rewrite(Box<Rewrite>),
    /// Go through what is flagged one by one, with the questions a coach would ask
    Coach(Coach),
    /// Turn a list of projects into objectives with key results that the projects should move
    Convert(Convert),
    /// Propose first steps for key results that have none
    Initiatives(Initiatives),
    /// Begin a first set from the company's goals: the right metrics with blanks, and the open questions
    Draft(Draft),
    /// Serve the page and the HTTP interface, on this machine alone unless told otherwise
    #[cfg(feature = "server")]
    Serve(Serve),
    /// Say why a rule speaks: reason, sources, examples and the limits in force
    Explain(Explain),
    /// List all rules with their level in the active profile
    Rules(Rules),
    /// Write a commented okrlint.toml into the current folder
    Init(Init),
    /// Print a completion script for a shell
    Completions(Completions),
}

/// The drafts to read, and the day on which they are read.
#[derive(Debug, Args)]
pub struct Inputs {
    /// Files and folders; `-` is standard input, no path is the current folder
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// The day to take for today, for deadlines and cycles
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, help_heading = "Settings")]
    pub today: Option<Date>,

    /// Call standard input by this name, and read it where no path is given: the name decides the format and where okrlint.toml is looked for
    #[arg(long, value_name = "NAME", help_heading = "Settings")]
    pub stdin_filename: Option<String>,
}

impl Inputs {
    /// The paths that were named. Who names standard input and nothing else means to have it read, and so does who pipes
    /// lines into a program that takes lines.
    pub fn named(&self, as_lines: bool) -> Cow<'_, [PathBuf]> {
        let is_stdin = self.stdin_filename.is_some() || as_lines && bounded::is_stdin_given();
        if self.paths.is_empty() && is_stdin {
            return Cow::Owned(vec![PathBuf::from("-")]);
        }
        Cow::Borrowed(&self.paths)
    }
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub inputs: Inputs,

    #[command(flatten)]
    pub settings: Settings,

    #[command(flatten)]
    pub model: Model,

    /// How to write down what was found
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human, help_heading = "Output")]
    pub format: Format,

    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,

    /// Also print how every statement was read, and what was skipped and why
    #[arg(long, help_heading = "Output")]
    pub show_readings: bool,

    /// Also print how often each rule spoke and each kind was read
    #[arg(long, help_heading = "Output")]
    pub statistics: bool,

    /// Check again whenever a draft or its okrlint.toml changes
    #[arg(long, help_heading = "Output", conflicts_with_all = ["output", "write_baseline"])]
    pub watch: bool,

    /// From which weight on the exit status is 1
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = FailOn::Warning, help_heading = "Which findings count")]
    pub fail_on: FailOn,

    /// Leave out what this file lists, so that an old portfolio shows only what is new
    #[arg(long, value_name = "FILE", help_heading = "Which findings count")]
    pub baseline: Option<PathBuf>,

    /// Write what is found now into a file for --baseline
    #[arg(long, value_name = "FILE", conflicts_with = "baseline", help_heading = "Which findings count")]
    pub write_baseline: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Rewrite {
    #[command(flatten)]
    pub inputs: Inputs,

    /// Only for statements about which this rule spoke
    #[arg(long, value_name = "RULE")]
    pub only: Option<String>,

    #[command(flatten)]
    pub settings: Settings,

    #[command(flatten)]
    pub model: Model,

    /// How to write down what is proposed; schemas/rewrite.schema.json describes the JSON
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = RewriteFormat::Human, help_heading = "Output")]
    pub format: RewriteFormat,

    /// Print a unified diff with the first wording of each statement
    #[arg(long, help_heading = "Output", conflicts_with = "apply")]
    pub diff: bool,

    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output", conflicts_with = "apply")]
    pub output: Option<PathBuf>,

    /// Ask for each statement which wording to take, and write the drafts
    #[arg(long, help_heading = "Changing the drafts")]
    pub apply: bool,

    /// Do not ask: take the first wording of each key result that has no blank; objectives stay as they are
    #[arg(long, requires = "apply", help_heading = "Changing the drafts")]
    pub yes: bool,
}

#[derive(Debug, Args)]
pub struct Coach {
    /// The draft; what was said so far is kept beside it as .NAME.okrlint-coach
    #[arg(value_name = "DRAFT")]
    pub path: PathBuf,

    #[command(flatten)]
    pub settings: Settings,

    /// The day to take for today, for deadlines and cycles
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, help_heading = "Settings")]
    pub today: Option<Date>,

    /// Write the mended draft to this file, without asking
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Convert {
    /// The list: plain lines, bullets, a table or a structured file; `-` is standard input
    #[arg(value_name = "LIST")]
    pub path: PathBuf,

    #[command(flatten)]
    pub plan: Plan,

    #[command(flatten)]
    pub model: Model,
}

#[derive(Debug, Args)]
pub struct Initiatives {
    /// The draft; `-` is standard input
    #[arg(value_name = "DRAFT")]
    pub path: PathBuf,

    #[command(flatten)]
    pub plan: Plan,

    #[command(flatten)]
    pub model: Model,
}

#[derive(Debug, Args)]
#[group(id = "ground", required = true, multiple = true, args = ["context", "focus"])]
pub struct Draft {
    /// The company's strategy or goals; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub context: Option<PathBuf>,

    /// What the team turns to: a stage (acquisition), a function (hiring) or a word such as brand
    #[arg(long, value_name = "WORD")]
    pub focus: Option<String>,

    #[command(flatten)]
    pub plan: Plan,

    #[command(flatten)]
    pub model: Model,
}

/// How a proposed set is made and written down.
#[derive(Debug, Args)]
pub struct Plan {
    #[command(flatten)]
    pub settings: Settings,

    /// Call standard input by this name: it decides the format and where okrlint.toml is looked for
    #[arg(long, value_name = "NAME", help_heading = "Settings")]
    pub stdin_filename: Option<String>,

    /// How to write the set down; schemas/plan.schema.json describes the JSON
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ListFormat::Human, help_heading = "Output")]
    pub format: ListFormat,

    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
}

/// What decides which rules speak.
#[derive(Debug, Args)]
pub struct Settings {
    /// Levels and limits to take, instead of those that okrlint.toml names
    #[arg(long, value_name = "PROFILE", help_heading = "Settings")]
    pub profile: Option<String>,

    /// Take this configuration, instead of the nearest okrlint.toml above each draft
    #[arg(long, value_name = "FILE", help_heading = "Settings")]
    pub config: Option<PathBuf>,
}

/// An address of this machine; of the names, only the one that is the same everywhere.
#[cfg(feature = "server")]
fn address(text: &str) -> Result<std::net::IpAddr, String> {
    match text {
        "localhost" => Ok(std::net::Ipv4Addr::LOCALHOST.into()),
        _ => text.parse().map_err(|_| "this is no address such as 127.0.0.1, 0.0.0.0 or ::1".to_owned()),
    }
}

#[cfg(feature = "server")]
#[derive(Debug, Args)]
pub struct Serve {
    /// The address to listen on; any but the loopback needs a token
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = address)]
    pub host: std::net::IpAddr,

    /// The port; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = 4747)]
    pub port: u16,

    /// What requests have to show; better put into OKRLINT_TOKEN, where other users of the machine do not see it
    #[arg(long, value_name = "TOKEN", help_heading = "Beyond this machine")]
    pub token: Option<String>,

    /// A name by which the server is called, beside its addresses; can be given several times
    #[arg(long, value_name = "NAME", help_heading = "Beyond this machine")]
    pub name: Vec<String>,

    /// The header in which the proxy in front says who asks, such as X-Forwarded-For
    #[arg(long, value_name = "HEADER", help_heading = "Beyond this machine")]
    pub proxy_header: Option<String>,

    #[command(flatten)]
    pub settings: Settings,

    #[command(flatten)]
    pub model: super::model::Which,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// Id of the rule, as findings show it
    pub rule: String,

    #[command(flatten)]
    pub settings: Settings,
}

#[derive(Debug, Args)]
pub struct Rules {
    #[command(flatten)]
    pub settings: Settings,

    /// How to write the list
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ListFormat::Human)]
    pub format: ListFormat,
}

#[derive(Debug, Args)]
pub struct Init {
    /// The folder to write into
    #[arg(default_value = ".", value_name = "FOLDER")]
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Findings under their lines of source
    Human,
    /// One document for programs; schemas/check.schema.json describes it
    Json,
    /// JSON Lines: a draft a line in (`{"text": "…"}`; standard input and *.jsonl), its document a line out
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// JUnit XML, for CI servers
    Junit,
    /// A comment for a pull request
    Markdown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RewriteFormat {
    /// Wordings under their statements
    Human,
    /// One document for programs
    Json,
    /// JSON Lines: a draft a line in (`{"text": "…"}`; standard input and *.jsonl), its document a line out
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Human,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a day is written like 2026-09-30".to_owned())
}
