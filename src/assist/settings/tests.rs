use super::*;

fn named(name: &str) -> Wishes {
    Wishes { name: Some(name.to_owned()), ..Wishes::default() }
}

fn user(text: &str) -> Wishes {
    Wishes::of_user(&Source::new("config.toml", text)).expect("a configuration")
}

#[test]
fn a_name_alone_is_a_model_of_openai() {
    let settings = named("gpt-5-mini").resolve().expect("settings");
    assert_eq!(settings.base_url.as_str(), "https://api.openai.com/v1");
    assert_eq!(settings.key, KeyPlace::Variable("OPENAI_API_KEY".to_owned()));
    assert_eq!(settings.temperature, None, "its newer models take none");
    assert!(!settings.is_local());
}

#[test]
fn a_server_of_this_machine_needs_no_key() {
    for (provider, name) in Provider::ALL {
        let settings = Wishes { provider: Some(provider), ..named("any") }.resolve();
        if provider == Provider::Azure {
            assert!(settings.expect_err("it has no usual address").to_string().contains("--base-url"));
            continue;
        }
        let settings = settings.expect(name);
        assert_eq!(settings.is_local(), settings.key == KeyPlace::None, "{name}");
    }
}

#[test]
fn a_key_goes_only_where_it_was_named_for() {
    let elsewhere = Wishes { base_url: Some("https://llm.example.org/v1".to_owned()), ..named("any") };
    assert_eq!(elsewhere.clone().resolve().expect("settings").key, KeyPlace::None);
    let proxy = Wishes { provider: Some(Provider::OpenAi), ..elsewhere.clone() };
    assert_eq!(proxy.resolve().expect("settings").key, KeyPlace::None, "OPENAI_API_KEY is for OpenAI");
    let own = user("[model]\nbase-url = \"https://ours.example.org/v1\"\nkey-command = \"print-key\"\n");
    assert_eq!(elsewhere.over(own.clone()).resolve().expect("settings").key, KeyPlace::None, "it is for our server");
    assert_eq!(
        named("any").over(own).resolve().expect("settings").key,
        KeyPlace::Command("print-key".to_owned()),
        "the same server keeps its key"
    );
}

#[test]
fn flags_go_before_the_users_own_configuration() {
    let own = user("[model]\nname = \"one\"\nprovider = \"ollama\"\ntimeout = 30\nredact = [\"Falcon\"]\n");
    let flags = Wishes { timeout: Some(5.0), redact: vec!["Otter".to_owned()], ..named("two") };
    let settings = flags.over(own).resolve().expect("settings");
    assert_eq!((settings.model.as_str(), settings.provider), ("two", Some(Provider::Ollama)));
    assert_eq!(settings.timeout, Duration::from_secs(5));
    assert_eq!(settings.redact, ["Otter", "Falcon"]);
}

#[test]
fn an_address_is_one_of_the_web_without_secrets() {
    for (wrong, word) in [
        ("ftp://example.org", "https://"),
        ("https://me:secret@example.org/v1", "password"),
        ("example.org", "cannot be read"),
        ("https://example.org/v1?key=1", "more than"),
    ] {
        let fault = Wishes { base_url: Some(wrong.to_owned()), ..named("any") }.resolve().expect_err(wrong);
        assert!(fault.to_string().contains(word), "{wrong}: {fault}");
        assert!(!fault.to_string().contains("secret"), "{fault}");
    }
}

#[test]
fn money_needs_prices() {
    let wishes = Wishes { max_cost: Some(1.0), ..named("any") };
    assert!(wishes.clone().resolve().is_err());
    assert!(Wishes { price_in: Some(0.5), ..wishes }.resolve().is_ok());
}

#[test]
fn an_unknown_key_is_told_at_its_place() {
    let fault = Wishes::of_user(&Source::new("config.toml", "[model]\nbase_url = \"x\"\n")).expect_err("a fault");
    assert_eq!(fault.help.as_deref(), Some("did you mean `base-url`?"));
}

#[test]
fn loopback_is_this_machine_and_a_name_like_it_is_not() {
    for (url, is_local) in [
        ("http://localhost:1234/v1", true),
        ("http://127.0.0.9/v1", true),
        ("http://[::1]:80/v1", true),
        ("http://localhost.example.org/v1", false),
        ("http://10.0.0.1/v1", false),
    ] {
        let settings = Wishes { base_url: Some(url.to_owned()), ..named("any") }.resolve().expect(url);
        assert_eq!(settings.is_local(), is_local, "{url}");
        assert_eq!(settings.is_open(), !is_local, "{url}");
    }
}

#[test]
fn a_key_is_never_printed() {
    let place = KeyPlace::Command("echo sk-very-secret".to_owned());
    let key = key::fetch(&place, "localhost").expect("a key").expect("a key");
    assert!(!format!("{key:?}").contains("sk-very-secret"));
    assert!(key::fetch(&KeyPlace::Command("exit 3".to_owned()), "localhost").is_err());
    let variable = KeyPlace::Variable("OKRLINT_NO_SUCH_VARIABLE".to_owned());
    let fault = key::fetch(&variable, "example.org").expect_err("it is not set");
    assert!(fault.remedy().contains("OKRLINT_NO_SUCH_VARIABLE"));
}
