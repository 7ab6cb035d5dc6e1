//! What leaves the machine: never what was to stay, and of the rest exactly what a dry run shows.

use super::*;

const PRIVATE: &str = "Objective: Readers of Falcon come back on their own\n- KR: Launch the newsletter with Marta Lind, see https://intra.example.org/x and mail ben@example.org or @carla (owner: Marta Lind)\n- KR: Cut unsubscribes from 3% to 1%\n";

#[tokio::test]
async fn what_is_to_stay_is_replaced_and_put_back() {
    let answer = wordings(&[
        "Increase the share of TERM_A readers who reply to NAME_A about the newsletter from [baseline?]% to [target?]%",
    ]);
    let server = server(streamed(&answer)).await;
    let wishes = Wishes { redact: vec!["falcon".to_owned()], ..wishes(&server.uri()) };
    let assistant = Assistant::new(settings(wishes)).expect("settings");
    let rewritten = rewrite(&assistant, PRIVATE).await;
    let sent = bodies(&server).await;
    assert!(!sent.is_empty());
    for body in &sent {
        let text = body.to_string();
        for word in ["Falcon", "falcon", "intra.example.org", "ben@example.org", "@carla"] {
            assert!(!text.contains(word), "{word} was sent: {text}");
        }
        assert!(text.contains("TERM_A") && text.contains("LINK_A") && text.contains("MAIL_A"), "{text}");
    }
    let owners: Vec<_> = report(PRIVATE).document.objectives[0].key_results[0]
        .fields
        .owners
        .iter()
        .map(|it| it.as_str().to_owned())
        .collect();
    assert!(owners.contains(&"Marta Lind".to_owned()), "{owners:?}");
    assert!(sent.iter().all(|body| !body.to_string().contains("Marta")), "the owner was sent");
    let texts: Vec<_> = rewritten.proposals[0].alternatives.iter().map(|it| it.text.as_str()).collect();
    assert!(texts.iter().any(|text| text.contains("Falcon readers") && text.contains("Marta Lind")), "{texts:?}");
    assert!(texts.iter().all(|text| !text.contains("TERM_") && !text.contains("NAME_")), "{texts:?}");
}

#[tokio::test]
async fn without_anything_private_words_go_as_they_are() {
    let server = server(streamed(&wordings(&[GOOD]))).await;
    rewrite(&assistant(&server.uri()), DRAFT).await;
    let body = bodies(&server).await.remove(0).to_string();
    assert!(body.contains("Launch the newsletter") && !body.contains("TERM_") && !body.contains("NAME_"), "{body}");
}

#[tokio::test]
async fn a_mark_that_stands_for_nothing_is_not_shown() {
    let answer =
        wordings(&["Increase the share of newsletter readers who know NAME_Q from [baseline?]% to [target?]%"]);
    let server = server(streamed(&answer)).await;
    let rewritten = rewrite(&assistant(&server.uri()), DRAFT).await;
    let texts: Vec<_> = rewritten.proposals.iter().flat_map(|it| &it.alternatives).map(|it| it.text.clone()).collect();
    assert!(texts.iter().all(|text| !text.contains("NAME_")), "{texts:?}");
}

#[tokio::test]
async fn a_dry_run_shows_what_is_sent_to_the_byte() {
    let server = server(streamed(&wordings(&[GOOD]))).await;
    let dry = Assistant::recording(settings(wishes(&server.uri()))).expect("settings");
    rewrite(&dry, DRAFT).await;
    assert_eq!(bodies(&server).await.len(), 0, "nothing was sent");
    rewrite(&assistant(&server.uri()), DRAFT).await;
    let sent = server.received_requests().await.expect("requests are kept");
    let shown = dry.recorded();
    assert_eq!((shown.len(), sent.len()), (1, 1));
    assert_eq!(shown[0].body.as_bytes(), sent[0].body);
    assert_eq!(shown[0].url, format!("{}{}", server.uri(), sent[0].url.path()));
}

#[tokio::test]
async fn the_key_goes_in_the_head_alone() {
    let server = server(streamed(&wordings(&[GOOD]))).await;
    let wishes = Wishes { key_command: Some("echo sk-test-1234".to_owned()), ..wishes(&server.uri()) };
    let assistant = Assistant::new(settings(wishes)).expect("settings");
    rewrite(&assistant, DRAFT).await;
    let sent = server.received_requests().await.expect("requests are kept").remove(0);
    assert_eq!(sent.headers["authorization"], "Bearer sk-test-1234");
    assert!(!String::from_utf8_lossy(&sent.body).contains("sk-test") && !sent.url.as_str().contains("sk-test"));
    assert!(!format!("{assistant:?}").contains("sk-test"), "it is never printed");
}

#[tokio::test]
async fn without_a_key_none_is_sent() {
    let server = server(streamed(&wordings(&[GOOD]))).await;
    rewrite(&assistant(&server.uri()), DRAFT).await;
    let sent = server.received_requests().await.expect("requests are kept").remove(0);
    assert!(sent.headers.get("authorization").is_none());
    let names: Vec<_> = sent.headers.keys().map(|name| name.as_str()).collect();
    assert!(
        !names.iter().any(|name| name.starts_with("openai-") || *name == "cookie" || *name == "referer"),
        "{names:?}"
    );
}

#[tokio::test]
async fn azure_has_its_own_address_and_head() {
    let server = MockServer::start().await;
    let mock = Mock::given(method("POST")).and(path("/openai/deployments/tiny/chat/completions"));
    mock.respond_with(streamed(&wordings(&[GOOD]))).mount(&server).await;
    let wishes = Wishes {
        name: Some("tiny".to_owned()),
        provider: Some(okrlint::assist::Provider::Azure),
        base_url: Some(server.uri()),
        key_command: Some("echo azure-key".to_owned()),
        ..Wishes::default()
    };
    let rewritten = rewrite(&Assistant::new(settings(wishes)).expect("settings"), DRAFT).await;
    assert_eq!(rewritten.tally.unanswered, 0, "{:?}", rewritten.faults);
    let sent = server.received_requests().await.expect("requests are kept").remove(0);
    assert_eq!(sent.headers["api-key"], "azure-key");
    assert_eq!(sent.url.query(), Some("api-version=2024-10-21"));
    let body: Value = sent.body_json().expect("JSON");
    assert!(!body.to_string().contains("maxLength") && body["max_completion_tokens"].is_u64(), "{body}");
}

#[tokio::test]
async fn people_are_kept_back_who_own_nothing() {
    let draft = "Objective: Readers come back on their own\n- KR: Anna and Piotr will launch the newsletter, call +48 601 234 567 or bob(at)example.org - Mary Jones\n";
    let answer =
        wordings(&["Increase the share of newsletter readers who answer NAME_A from [baseline?]% to [target?]%"]);
    let server = server(streamed(&answer)).await;
    let rewritten = rewrite(&assistant(&server.uri()), draft).await;
    let sent = bodies(&server).await;
    assert!(!sent.is_empty());
    for word in ["Anna", "Piotr", "Mary", "Jones", "601", "bob", "example.org"] {
        assert!(sent.iter().all(|body| !body.to_string().contains(word)), "{word} was sent");
    }
    let texts: Vec<_> = rewritten.proposals.iter().flat_map(|it| &it.alternatives).map(|it| it.text.as_str()).collect();
    assert!(texts.iter().any(|text| text.contains("who answer Anna from")), "{texts:?}");
}
