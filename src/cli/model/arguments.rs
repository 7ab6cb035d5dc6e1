//! The flags about a model.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use okrlint::assist::{Provider, Wishes};

const HEADING: &str = "Language model (nothing is sent without --model)";

/// Which model is asked, where, and how much it may cost.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = HEADING)]
pub struct Which {
    /// Ask this model too; what it writes is judged as our own proposals are
    #[arg(long, value_name = "NAME")]
    pub model: Option<String>,

    /// Do not ask the model that the user's own configuration names
    #[arg(long, conflicts_with = "model")]
    pub no_model: bool,

    /// Kind of server, with its usual address: openai, azure, ollama, llama-cpp, lm-studio, vllm, openrouter
    #[arg(long, value_name = "KIND", value_parser = provider)]
    pub provider: Option<Provider>,

    /// Address of the API, often ending in /v1; its key has to be named too
    #[arg(long, value_name = "URL", env = "OKRLINT_BASE_URL", hide_env_values = true)]
    pub base_url: Option<String>,

    /// The variable of the environment that holds the key
    #[arg(long, value_name = "VAR")]
    pub key_env: Option<String>,

    /// A command that prints the key
    #[arg(long, value_name = "CMD", conflicts_with = "key_env")]
    pub key_command: Option<String>,

    /// Seconds for one answer
    #[arg(long, value_name = "SECONDS")]
    pub timeout: Option<f64>,

    /// Requests at the same time
    #[arg(long, value_name = "COUNT")]
    pub concurrency: Option<usize>,

    /// How freely the model writes, from 0
    #[arg(long, value_name = "NUMBER")]
    pub temperature: Option<f32>,

    /// Tokens that this run may use
    #[arg(long, value_name = "COUNT")]
    pub max_tokens: Option<u64>,

    /// Money that this run may use; prices stand in the user's own configuration
    #[arg(long, value_name = "AMOUNT")]
    pub max_cost: Option<f64>,

    /// Words that are not sent: they are replaced before and put back after
    #[arg(long, value_name = "WORDS", value_delimiter = ',')]
    pub redact: Vec<String>,

    /// Neither take answers from the cache nor keep them there
    #[arg(long)]
    pub no_cache: bool,
}

/// The model of one run, which may also be prepared or sent as a batch.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = HEADING)]
pub struct Model {
    #[command(flatten)]
    pub which: Which,

    /// Print what would be sent, to the byte, and send nothing
    #[arg(long)]
    pub dry_run: bool,

    /// OpenAI Batch in three steps, for thousands of statements: write the requests down, submit them, collect the answers into the cache
    #[arg(long, value_enum, value_name = "STEP", requires = "batch_folder", conflicts_with_all = ["dry_run", "no_cache"])]
    pub batch: Option<Step>,

    /// The folder that keeps the state of the batch
    #[arg(long, value_name = "FOLDER")]
    pub batch_folder: Option<PathBuf>,

    /// Submit also where it is not known whether that was done already
    #[arg(long, requires = "batch")]
    pub again: bool,
}

/// A step of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// Write the requests down
    Prepare,
    /// Send them
    Submit,
    /// Take the answers into the cache, for the next run
    Collect,
}

impl Which {
    /// What the command line wishes.
    pub fn wishes(&self) -> Wishes {
        Wishes {
            name: self.model.clone(),
            provider: self.provider,
            base_url: self.base_url.clone(),
            key_env: self.key_env.clone(),
            key_command: self.key_command.clone(),
            timeout: self.timeout,
            concurrency: self.concurrency,
            temperature: self.temperature,
            max_tokens: self.max_tokens,
            max_cost: self.max_cost,
            redact: self.redact.clone(),
            ..Wishes::default()
        }
    }
}

fn provider(name: &str) -> Result<Provider, String> {
    let known = Provider::ALL.iter().find(|(_, known)| *known == name).map(|(provider, _)| *provider);
    known.ok_or_else(|| {
        let names: Vec<_> = Provider::ALL.iter().map(|(_, name)| *name).collect();
        format!("a kind of server is one of {}", names.join(", "))
    })
}
