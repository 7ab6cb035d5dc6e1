//! OpenAI Batch: thousands of questions at once, prepared, submitted and collected in three steps that can each be
//! repeated.
//!
//! A folder keeps the state of one batch. Requests are those that a run would send; collected answers go into the cache,
//! from where the next run takes them. Before a batch is submitted, that it will be is written down: where the fate of a
//! submission is not known, it is never sent again unasked.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::client::{Client, Recorded};
use super::{Fault, answer};

/// Bytes of collected answers, at most.
const LONGEST: usize = 512 << 20;

/// How far a batch is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Stage {
    /// Requests are written down.
    Prepared {
        /// How many.
        requests: usize,
    },
    /// The submission is under way, or was when the program ended: its fate is not known.
    Submitting {
        /// The uploaded file.
        file: String,
    },
    /// The server has it.
    Submitted {
        /// The batch.
        batch: String,
    },
    /// Its answers are in the cache.
    Collected {
        /// The batch.
        batch: String,
        /// Answers that were taken.
        answers: usize,
        /// Requests without an answer that can be taken.
        missing: usize,
    },
}

/// The folder of a batch.
#[derive(Debug, Clone)]
pub struct Batch {
    folder: PathBuf,
}

/// What a collection found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Collected {
    /// The server is at work; its own word for that.
    Waiting(String),
    /// The answers are in the cache.
    Done {
        /// Answers that were taken.
        answers: usize,
        /// Requests without an answer that can be taken.
        missing: usize,
    },
}

impl Batch {
    /// The batch in `folder`.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// How far it is; `None` where nothing is prepared.
    pub fn stage(&self) -> Result<Option<Stage>, Fault> {
        let file = self.folder.join("batch.json");
        match fs::read_to_string(&file) {
            Ok(text) => serde_json::from_str(&text).map(Some).map_err(|error| broken(&file, &error)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(broken(&file, &error)),
        }
    }

    /// Writes the requests down. A batch that is on its way is not overwritten.
    pub fn prepare(&self, requests: &[Recorded]) -> Result<usize, Fault> {
        if let Some(stage @ (Stage::Submitting { .. } | Stage::Submitted { .. })) = self.stage()? {
            let what =
                if matches!(stage, Stage::Submitted { .. }) { "submitted and not collected" } else { "half submitted" };
            return Err(Fault::Setting(format!(
                "the batch in {} is {what}: take another folder",
                self.folder.display()
            )));
        }
        let mut lines = String::new();
        for request in requests {
            let mut body: Value =
                serde_json::from_str(&request.body).map_err(|error| Fault::Form(error.to_string()))?;
            if let Some(fields) = body.as_object_mut() {
                fields.shift_remove("stream");
                fields.shift_remove("stream_options");
            }
            let line =
                json!({ "custom_id": request.name, "method": "POST", "url": "/v1/chat/completions", "body": body });
            lines += &format!("{line}\n");
        }
        fs::create_dir_all(&self.folder).map_err(|error| broken(&self.folder, &error))?;
        self.write("requests.jsonl", &lines)?;
        self.keep(&Stage::Prepared { requests: requests.len() })?;
        Ok(requests.len())
    }

    /// Submits what is prepared. With `again` also where it is not known whether that was done already.
    pub(super) async fn submit(&self, client: &Client, again: bool) -> Result<String, Fault> {
        match self.stage()? {
            Some(Stage::Prepared { requests: 0 }) => {
                return Err(Fault::Setting("there is nothing to submit".to_owned()));
            }
            Some(Stage::Prepared { .. }) => {}
            Some(Stage::Submitting { .. }) if again => {}
            Some(Stage::Submitting { file }) => return Err(Fault::Fate { file, why: None }),
            Some(Stage::Submitted { batch } | Stage::Collected { batch, .. }) => {
                return Err(Fault::Setting(format!("this was submitted already as {batch}; collect it")));
            }
            None => return Err(Fault::Setting("nothing is prepared in this folder".to_owned())),
        }
        let requests = self.folder.join("requests.jsonl");
        let bytes = fs::read(&requests).map_err(|error| broken(&requests, &error))?;
        // An uploaded file alone costs nothing; if its fate is not known, it may be uploaded again.
        let file = id(&client.upload(bytes).await?)?;
        self.keep(&Stage::Submitting { file: file.clone() })?;
        let body = json!({ "input_file_id": file, "endpoint": "/v1/chat/completions", "completion_window": "24h" });
        match client.fetch(Method::POST, "/batches", Some(&body)).await.and_then(|answer| parsed(&answer)) {
            Ok(answer) => {
                let batch = id(&answer).map_err(|fault| Fault::Fate { file, why: Some(fault.to_string()) })?;
                self.keep(&Stage::Submitted { batch: batch.clone() })?;
                Ok(batch)
            }
            Err(fault) if is_definite(&fault) => {
                let text = String::from_utf8_lossy(&fs::read(&requests).unwrap_or_default()).lines().count();
                self.keep(&Stage::Prepared { requests: text })?;
                Err(fault)
            }
            Err(fault) => Err(Fault::Fate { file, why: Some(fault.to_string()) }),
        }
    }

    /// The batch whose submission nobody saw end, looked for in the account by its file.
    async fn found(&self, client: &Client, file: String) -> Result<String, Fault> {
        let list = parsed(&client.fetch(Method::GET, "/batches?limit=100", None).await?)?;
        let mut batches = list["data"].as_array().into_iter().flatten();
        let Some(found) = batches.find(|it| it["input_file_id"].as_str() == Some(&file)) else {
            return Err(Fault::Fate { file, why: Some("the account lists none".to_owned()) });
        };
        let batch = id(found)?;
        self.keep(&Stage::Submitted { batch: batch.clone() })?;
        Ok(batch)
    }

    /// Takes what is finished into the cache.
    pub(super) async fn collect(&self, client: &Client) -> Result<Collected, Fault> {
        let batch = match self.stage()? {
            Some(Stage::Submitted { batch } | Stage::Collected { batch, .. }) => batch,
            Some(Stage::Submitting { file }) => self.found(client, file).await?,
            _ => return Err(Fault::Setting("nothing was submitted from this folder".to_owned())),
        };
        let state = parsed(&client.fetch(Method::GET, &format!("/batches/{}", plain(&batch)?), None).await?)?;
        let status = state["status"].as_str().unwrap_or_default();
        if !matches!(status, "completed" | "failed" | "expired" | "cancelled") {
            return Ok(Collected::Waiting(crate::render::terminal::one_line(status, 40)));
        }
        let mut wanted = self.names()?;
        let all = wanted.len();
        if let Some(file) = state["output_file_id"].as_str() {
            let answers = client.fetch(Method::GET, &format!("/files/{}/content", plain(file)?), None).await?;
            for line in String::from_utf8_lossy(&answers).lines() {
                if let Some((name, value)) = answered(line).filter(|(name, _)| wanted.contains(name)) {
                    client.keep(&name, &value);
                    wanted.remove(&name);
                }
            }
        }
        let (answers, missing) = (all - wanted.len(), wanted.len());
        self.keep(&Stage::Collected { batch, answers, missing })?;
        Ok(Collected::Done { answers, missing })
    }

    /// The names of all requests.
    fn names(&self) -> Result<HashSet<String>, Fault> {
        let file = self.folder.join("requests.jsonl");
        let text = fs::read_to_string(&file).map_err(|error| broken(&file, &error))?;
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        Ok(lines.filter_map(|line| line["custom_id"].as_str().map(str::to_owned)).collect())
    }

    fn keep(&self, stage: &Stage) -> Result<(), Fault> {
        let text = serde_json::to_string(stage).map_err(|error| Fault::Form(error.to_string()))?;
        self.write("batch.json", &text)
    }

    /// Writes a file in one step, so that no state is ever half written.
    fn write(&self, name: &str, text: &str) -> Result<(), Fault> {
        let (file, beside) = (self.folder.join(name), self.folder.join(format!("{name}.part")));
        let write = || {
            let mut out = fs::File::create(&beside)?;
            std::io::Write::write_all(&mut out, text.as_bytes())?;
            out.sync_all()?;
            fs::rename(&beside, &file)
        };
        write().map_err(|error| broken(&file, &error))
    }
}

/// Bytes that a collection reads, at most.
pub(super) const fn limit() -> usize {
    LONGEST
}

/// Whether the server surely did not take it.
const fn is_definite(fault: &Fault) -> bool {
    matches!(
        fault,
        Fault::WrongKey { .. }
            | Fault::UnknownModel { .. }
            | Fault::RateLimited { .. }
            | Fault::QuotaGone { .. }
            | Fault::Rejected { .. }
            | Fault::Redirect { .. }
            | Fault::NoServer { .. }
            | Fault::NoKey { .. }
    )
}

/// The name of a request and the JSON that answers it; `None` where it failed or was cut.
fn answered(line: &str) -> Option<(String, Value)> {
    let line: Value = serde_json::from_str(line).ok()?;
    let choice = &line["response"]["body"]["choices"][0];
    if line["response"]["status_code"] != 200 || choice["finish_reason"] != "stop" {
        return None;
    }
    let value = answer::object(choice["message"]["content"].as_str()?).ok()?;
    Some((line["custom_id"].as_str()?.to_owned(), value))
}

fn parsed(answer: &[u8]) -> Result<Value, Fault> {
    serde_json::from_slice(answer).map_err(|_| Fault::Form("it is no JSON".to_owned()))
}

fn id(answer: &Value) -> Result<String, Fault> {
    answer["id"].as_str().map(str::to_owned).ok_or_else(|| Fault::Form("it names no id".to_owned()))
}

/// An id that is a word and no path.
fn plain(id: &str) -> Result<&str, Fault> {
    let is_word = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    is_word.then_some(id).ok_or_else(|| Fault::Form("its id is no word".to_owned()))
}

fn broken(path: &Path, error: &dyn std::fmt::Display) -> Fault {
    Fault::Setting(format!("{}: {error}", path.display()))
}
