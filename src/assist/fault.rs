//! What can go wrong with a server, and what to do about it.
//!
//! A [`Fault`] is told once, in a sentence with its remedy. Some end the asking, since every further request would
//! meet the same; after the others the next statement is asked. Nothing of a key ever stands in one.

use std::time::Duration;

/// Why a statement has no answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Fault {
    /// No key where one is needed.
    #[error("there is no key for {host}")]
    NoKey {
        /// Who wants one.
        host: String,
        /// The variable in which it was looked for.
        variable: Option<String>,
    },
    /// The command that prints the key failed.
    #[error("the command for the key failed: {0}")]
    KeyCommand(String),
    /// A setting makes no sense.
    #[error("{0}")]
    Setting(String),
    /// 401 or 403.
    #[error("{host} does not take the key (status {status})")]
    WrongKey {
        /// Who refused it.
        host: String,
        /// The status.
        status: u16,
    },
    /// 404: no such model, or no such service at the address.
    #[error("{url} knows no model “{model}” (status 404): {message}")]
    UnknownModel {
        /// Where it was looked for.
        url: String,
        /// What was looked for.
        model: String,
        /// What the server says.
        message: String,
    },
    /// Nobody answers.
    #[error("no server answers at {url}: {why}")]
    NoServer {
        /// The address.
        url: String,
        /// Why.
        why: String,
    },
    /// No whole answer in time.
    #[error("no whole answer from {host} within {} seconds", limit.as_secs_f32())]
    Slow {
        /// The server.
        host: String,
        /// The time it had.
        limit: Duration,
    },
    /// 429 that did not pass.
    #[error("{host} asks to slow down{}", wait.map(|wait| format!(" and to wait {} seconds", wait.as_secs())).unwrap_or_default())]
    RateLimited {
        /// The server.
        host: String,
        /// How long it asks to wait.
        wait: Option<Duration>,
    },
    /// The account is used up.
    #[error("the quota at {host} is used up: {message}")]
    QuotaGone {
        /// The server.
        host: String,
        /// What it says.
        message: String,
    },
    /// 5xx that did not pass.
    #[error("{host} is out of order (status {status})")]
    Server {
        /// The server.
        host: String,
        /// The status.
        status: u16,
    },
    /// Any other refusal of a request.
    #[error("{host} refuses the request (status {status}): {message}")]
    Rejected {
        /// The server.
        host: String,
        /// The status.
        status: u16,
        /// What it says.
        message: String,
    },
    /// It points elsewhere; the draft and the key stay here.
    #[error("{host} points to {to}, and neither the draft nor the key is sent on")]
    Redirect {
        /// The server.
        host: String,
        /// Where it points.
        to: String,
    },
    /// Not the kind of answer that a model gives.
    #[error("{host} answers with {found} and not with JSON or a stream of events")]
    WrongType {
        /// The server.
        host: String,
        /// What came.
        found: String,
    },
    /// More bytes than an answer can have.
    #[error("the answer of {host} is longer than {} KB", limit / 1024)]
    TooLong {
        /// The server.
        host: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// The connection ended within the answer.
    #[error("the answer of {host} breaks off")]
    Cut {
        /// The server.
        host: String,
    },
    /// `finish_reason` is `length`.
    #[error("the answer was cut at its limit of {limit} tokens")]
    Length {
        /// The limit.
        limit: u32,
    },
    /// `finish_reason` is `content_filter`.
    #[error("a content filter of {host} stopped the answer")]
    Filtered {
        /// The server.
        host: String,
    },
    /// The model declines.
    #[error("the model declines: {0}")]
    Declined(String),
    /// A `finish_reason` that nobody foresaw.
    #[error("the answer ended for a reason that is not known: “{0}”")]
    UnknownFinish(String),
    /// No choices in the answer, or nothing in them.
    #[error("the answer of {host} is empty")]
    Empty {
        /// The server.
        host: String,
    },
    /// An answer that is not what was asked for.
    #[error("the answer is not in the form that was asked for: {0}")]
    Form(String),
    /// The budget of tokens or money is used up.
    #[error("the budget of {0} is used up")]
    Budget(String),
    /// Nobody knows whether a batch was taken.
    #[error("whether the batch with the file {file} was taken is not known{}", why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default())]
    Fate {
        /// The uploaded file.
        file: String,
        /// What went wrong.
        why: Option<String>,
    },
    /// A statement too long to send.
    #[error("a statement of {0} characters is too long to send")]
    Statement(usize),
    /// Stopped by the user.
    #[error("stopped")]
    Stopped,
    /// Not in the cache, and nothing may be sent.
    #[error("there is no answer for it yet")]
    NotAsked,
    /// A template that cannot be rendered.
    #[error("{0}")]
    Prompt(String),
}

impl Fault {
    /// Whether every further request would meet the same.
    pub const fn is_final(&self) -> bool {
        matches!(
            self,
            Self::NoKey { .. }
                | Self::KeyCommand(_)
                | Self::Setting(_)
                | Self::WrongKey { .. }
                | Self::UnknownModel { .. }
                | Self::NoServer { .. }
                | Self::QuotaGone { .. }
                | Self::Redirect { .. }
                | Self::WrongType { .. }
                | Self::Budget(_)
                | Self::Fate { .. }
                | Self::Stopped
                | Self::Prompt(_)
        )
    }

    /// Whether the same request may succeed a moment later.
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::RateLimited { .. } | Self::Server { .. } | Self::Cut { .. })
    }

    /// Whether it is the answer's form that is wrong, so that another way of asking may help.
    pub const fn is_of_form(&self) -> bool {
        matches!(self, Self::Form(_) | Self::Rejected { status: 200 | 400 | 415 | 422 | 501, .. })
    }

    /// What to do about it: an imperative with a full stop.
    pub fn remedy(&self) -> String {
        match self {
            Self::NoKey { variable: Some(variable), .. } => {
                format!(
                    "Put the key into the variable {variable}, or name another place with --key-env or --key-command."
                )
            }
            Self::KeyCommand(_) => {
                "Run the command by itself to see what it says; that is not shown here, since a key may stand in it."
                    .to_owned()
            }
            Self::Fate { .. } => {
                "It is not sent again unasked: --batch collect looks for it in the account; where there is none, add \
                 --again to --batch submit, or begin in another folder."
                    .to_owned()
            }
            Self::NoKey { variable: None, .. } => {
                "Say where the key is with --key-env or --key-command, or in the user's own configuration.".to_owned()
            }
            Self::WrongKey { .. } => "Check the key and that it may use this model.".to_owned(),
            Self::UnknownModel { .. } => {
                "Check the name given to --model and the address given to --base-url.".to_owned()
            }
            Self::NoServer { .. } => "Start the server, or give its address with --base-url.".to_owned(),
            Self::Slow { .. } => {
                "Give it more time with --timeout, or send fewer at once with --concurrency 1.".to_owned()
            }
            Self::RateLimited { .. } => "Run the command again later, with a lower --concurrency.".to_owned(),
            Self::QuotaGone { .. } => "Look into the account, or name another server.".to_owned(),
            Self::Server { .. } | Self::Cut { .. } => {
                "Run the command again later; what is finished is kept.".to_owned()
            }
            Self::Redirect { .. } => "If that address is right, give it with --base-url.".to_owned(),
            Self::WrongType { .. } => "Check that --base-url is that of the API; it often ends in /v1.".to_owned(),
            Self::Length { .. } => "Raise answer-tokens in the user's own configuration.".to_owned(),
            Self::Budget(_) => "Raise the budget and run the command again; what is finished is kept.".to_owned(),
            Self::Rejected { .. }
            | Self::Form(_)
            | Self::UnknownFinish(_)
            | Self::Empty { .. }
            | Self::TooLong { .. } => "Try another model; this one does not keep to what it is asked.".to_owned(),
            Self::Filtered { .. } | Self::Declined(_) => "Reword the line yourself, or name another model.".to_owned(),
            Self::Statement(_) => "Shorten the line.".to_owned(),
            Self::NotAsked => "Collect the batch first.".to_owned(),
            Self::Setting(_) => "Correct the setting.".to_owned(),
            Self::Stopped => "What is finished is kept; run the command again for the rest.".to_owned(),
            Self::Prompt(_) => "Correct the template in the user's own configuration.".to_owned(),
        }
    }
}
