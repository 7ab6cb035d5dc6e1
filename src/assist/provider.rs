//! The servers that have a name here: their usual address, where their key is found, what they understand.

use serde::Deserialize;

/// A kind of server. All of them speak OpenAI's chat completions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Provider {
    /// OpenAI's own service.
    #[serde(rename = "openai")]
    OpenAi,
    /// A deployment on Azure OpenAI; the model's name is that of the deployment.
    Azure,
    /// Ollama on this machine.
    Ollama,
    /// llama.cpp's server on this machine.
    LlamaCpp,
    /// LM Studio on this machine.
    LmStudio,
    /// vLLM on this machine.
    Vllm,
    /// OpenRouter, which passes on to many services.
    #[serde(rename = "openrouter")]
    OpenRouter,
}

impl Provider {
    /// All of them by name.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::OpenAi, "openai"),
        (Self::Azure, "azure"),
        (Self::Ollama, "ollama"),
        (Self::LlamaCpp, "llama-cpp"),
        (Self::LmStudio, "lm-studio"),
        (Self::Vllm, "vllm"),
        (Self::OpenRouter, "openrouter"),
    ];

    /// Its name in settings.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
    }

    /// Where it is, unless the user says otherwise. An Azure deployment has an address of its own.
    pub const fn base_url(self) -> Option<&'static str> {
        match self {
            Self::OpenAi => Some("https://api.openai.com/v1"),
            Self::Azure => None,
            Self::Ollama => Some("http://127.0.0.1:11434/v1"),
            Self::LlamaCpp => Some("http://127.0.0.1:8080/v1"),
            Self::LmStudio => Some("http://127.0.0.1:1234/v1"),
            Self::Vllm => Some("http://127.0.0.1:8000/v1"),
            Self::OpenRouter => Some("https://openrouter.ai/api/v1"),
        }
    }

    /// The variable that holds its key by custom, where it needs one.
    pub const fn key_env(self) -> Option<&'static str> {
        match self {
            Self::OpenAi => Some("OPENAI_API_KEY"),
            Self::Azure => Some("AZURE_OPENAI_API_KEY"),
            Self::OpenRouter => Some("OPENROUTER_API_KEY"),
            Self::Ollama | Self::LlamaCpp | Self::LmStudio | Self::Vllm => None,
        }
    }

    /// Whether it is a service whose strict schemas know neither lengths of strings nor of lists, and whose newer
    /// models take no temperature and call the limit of an answer `max_completion_tokens`.
    pub const fn is_service(self) -> bool {
        matches!(self, Self::OpenAi | Self::Azure | Self::OpenRouter)
    }
}
