//! Where a key comes from. It is fetched when the first request is sent, and wrapped so that nothing prints it.

use std::process::{Command, Stdio};

use secrecy::SecretString;

use super::Fault;

/// Where a key is found.
#[derive(Clone, PartialEq, Eq)]
pub enum KeyPlace {
    /// Nowhere: the server needs none.
    None,
    /// In a variable of the environment.
    Variable(String),
    /// A command of the user's own prints it.
    Command(String),
}

impl std::fmt::Debug for KeyPlace {
    /// Without the command, in which a key may stand.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Variable(variable) => write!(f, "Variable({variable})"),
            Self::Command(_) => f.write_str("Command(…)"),
        }
    }
}

/// Fetches the key for `host`.
pub fn fetch(place: &KeyPlace, host: &str) -> Result<Option<SecretString>, Fault> {
    let key = match place {
        KeyPlace::None => return Ok(None),
        KeyPlace::Variable(variable) => std::env::var(variable).unwrap_or_default(),
        KeyPlace::Command(command) => printed_by(command)?,
    };
    let key = key.trim();
    if key.is_empty() {
        let variable = match place {
            KeyPlace::Variable(variable) => Some(variable.clone()),
            _ => None,
        };
        return Err(Fault::NoKey { host: host.to_owned(), variable });
    }
    if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Fault::Setting("the key holds characters that no key has".to_owned()));
    }
    Ok(Some(SecretString::from(key)))
}

/// The first line that a command prints. What it says on standard error is not shown, since a key may stand in that too.
fn printed_by(command: &str) -> Result<String, Fault> {
    let mut shell = if cfg!(windows) { Command::new("cmd") } else { Command::new("sh") };
    shell.arg(if cfg!(windows) { "/C" } else { "-c" }).arg(command);
    let output = shell.stdin(Stdio::inherit()).stderr(Stdio::null()).output();
    let output = output.map_err(|error| Fault::KeyCommand(error.to_string()))?;
    if !output.status.success() {
        return Err(Fault::KeyCommand(output.status.to_string()));
    }
    let text = String::from_utf8(output.stdout).map_err(|_| Fault::KeyCommand("it prints no text".to_owned()))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
