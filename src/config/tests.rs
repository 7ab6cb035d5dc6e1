use super::{Config, ConfigError};
use crate::rules::file::{Level, Limit};
use crate::text::Source;

fn config(text: &str) -> Config {
    Config::parse(Source::new("okrlint.toml", text)).expect("a sound configuration")
}

/// The message, the marked words and the help of the error that `text` makes.
fn fault(text: &str) -> (String, String, String) {
    let source = Source::new("okrlint.toml", text);
    let error: Box<ConfigError> = match Config::parse(source) {
        Err(error) => error,
        Ok(config) => config.rule_set(None, &[]).expect_err("a fault"),
    };
    let words = error.source_text.slice(error.span).to_owned();
    (error.message.clone(), words, error.help.unwrap_or_default())
}

#[test]
fn levels_limits_and_words_are_set() {
    let rules = config(
        "profile = 'mature-kr'\n[rules]\njargon = 'error'\n[limits]\nkey-results-ok = 4\n[words]\nvanity = ['likes']\n",
    )
    .rule_set(None, &[])
    .expect("sound");
    assert_eq!(rules.profile, "mature-kr");
    assert_eq!(rules.rule("jargon").expect("built in").level, Level::Error);
    assert_eq!(rules.rule("done-or-not").expect("built in").level, Level::Error);
    assert_eq!(rules.limits.get(Limit::KeyResultsOk), 4.0);
}

#[test]
fn the_command_line_chooses_the_profile() {
    let rules = config("profile = 'mature-kr'").rule_set(Some("google"), &[]).expect("sound");
    assert_eq!(rules.profile, "google");
}

#[test]
fn unknown_names_are_shown_with_the_nearest() {
    let expected = |message: &str, words: &str, help: &str| (message.to_owned(), words.to_owned(), help.to_owned());
    assert_eq!(
        fault("profil = 'google'"),
        expected("no setting is called `profil`", "profil", "did you mean `profile`?")
    );
    assert_eq!(
        fault("[rules]\ntask-as-keyresult = 'off'"),
        expected("no rule is called `task-as-keyresult`", "task-as-keyresult", "did you mean `task-as-key-result`?")
    );
    assert_eq!(
        fault("[limits]\nkey-result-ok = 3"),
        expected("no limit is called `key-result-ok`", "key-result-ok", "did you mean `key-results-ok`?")
    );
    assert_eq!(
        fault("profile = 'googel'"),
        expected("no profile is called `googel`", "'googel'", "did you mean `google`?")
    );
    let (_, _, help) = fault("profile = 'zzz'");
    assert!(help.starts_with("expected one of `") && help.contains("`google`"), "{help}");
    assert_eq!(
        fault("[rules]\njargon = 'eror'"),
        expected("`eror` is none of the words that may stand here", "'eror'", "did you mean `error`?")
    );
}

#[test]
fn limits_are_numbers_from_zero() {
    assert_eq!(fault("[limits]\nmin-uplift = -1").0, "`min-uplift` has to be a number from zero");
    assert_eq!(fault("[limits]\nmin-uplift = nan").0, "`min-uplift` has to be a number from zero");
}

const OWN: &str = r#"
scope = "key-result"
severity = "warning"
summary = "A word that our team does not use"
message = "we do not say \"{marked}\""
help = "Say \"school\"."

[check.phrase]
words = ["account", "accounts"]
"#;

#[test]
fn own_rules_stand_in_the_file_or_beside_it() {
    let in_file = format!("[[rule]]\nid = 'no-accounts'\n{}", OWN.replace("[check", "[rule.check"));
    let rules = config(&in_file).rule_set(None, &[]).expect("sound");
    assert_eq!(rules.rule("no-accounts").expect("its own").category, "own");
    let beside = [Source::new("team/no-accounts.toml", OWN)];
    let rules = config("[rules]\nno-accounts = 'error'").rule_set(None, &beside).expect("sound");
    assert_eq!(rules.rule("no-accounts").expect("its own").level, Level::Error);
}

#[test]
fn a_broken_own_rule_is_shown_at_its_place() {
    let broken = [Source::new("team/no-accounts.toml", OWN.replace("severity", "severety"))];
    let error = config("").rule_set(None, &broken).expect_err("a misspelt key");
    assert_eq!(error.to_string(), "team/no-accounts.toml:3: no setting is called `severety`");
    assert_eq!(error.help.as_deref(), Some("did you mean `severity`?"));
    let pattern = OWN.replace("words = [\"account\", \"accounts\"]", "pattern = '(['");
    let error = config("").rule_set(None, &[Source::new("no-accounts.toml", pattern)]).expect_err("a broken pattern");
    assert!(error.message.contains("regex parse error"), "{}", error.message);
}

#[test]
fn exceptions_need_rule_statement_and_reason() {
    let allow = |rule: &str, because: &str| {
        format!("[[allow]]\nrule = '{rule}'\nstatement = 'Set up the audit log'\nbecause = '{because}'\n")
    };
    let rules = config(&allow("task-as-key-result", "the auditor asks for it")).rule_set(None, &[]).expect("sound");
    assert_eq!(rules.exceptions.len(), 1);
    assert_eq!(fault(&allow("task-as-key-result", " ")).0, "an exception needs a `because`");
    assert_eq!(fault(&allow("task", "so")).0, "no rule is called `task`");
}

#[test]
fn a_file_beside_a_draft_says_neither_where_a_draft_is_sent_nor_what_is_run() {
    for key in ["base-url", "key-command", "key-env", "provider", "always", "name"] {
        let (message, at, help) = fault(&format!("[model]\n{key} = 'x'"));
        assert_eq!((message, at), (format!("`{key}` is not taken from a file beside a draft"), key.to_owned()));
        assert!(help.contains("your own configuration folder"), "{help}");
    }
    assert_eq!(fault("[model]\nredcat = []").2, "did you mean `redact`?");
}

#[test]
fn a_file_beside_a_draft_may_keep_words_on_the_machine() {
    let config = config("[model]\nredact = ['Falcon']\ntemperature = 0.5\nalternatives = 3");
    let wishes = config.model().expect("sound");
    assert_eq!(
        (wishes.redact, wishes.temperature, wishes.alternatives),
        (vec!["Falcon".to_owned()], Some(0.5), Some(3))
    );
    assert_eq!(fault("[model]\nalternatives = 9").0, "`alternatives` has to be 1, 2 or 3");
    assert_eq!(fault("[model]\nredact = 'Falcon'").0, "`redact` has to be a list of words");
}

#[test]
fn a_value_of_the_wrong_sort_is_told_in_plain_words() {
    let cases = [
        ("rules = 'x'", "settings with names are expected here, as in `name = value`", "'x'"),
        ("profile = 3", "a text in quotes is expected here", "3"),
        ("[limits]\nobjectives-ok = 'three'", "a number without quotes is expected here", "'three'"),
        ("words = []", "settings with names are expected here, as in `name = value`", "[]"),
        ("[[allow]]\nrule = 'no-owner'", "`statement` is missing here", "[[allow]]"),
    ];
    for (text, message, words) in cases {
        let (told, marked, _) = fault(text);
        assert_eq!((told.as_str(), marked.as_str()), (message, words), "{text}");
    }
}
