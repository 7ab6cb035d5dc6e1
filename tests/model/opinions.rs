//! Opinions: what rules cannot know, apart from what they say.

use super::*;

fn answer() -> String {
    json!({ "opinions": [
        { "about": "relevance", "key_result": 0, "message": "A newsletter alone does not bring readers back." },
        { "about": "relevance", "key_result": 1, "message": "It bears on the objective." },
        { "about": "relevance", "key_result": 7, "message": "There is no such key result." },
        { "about": "sufficiency", "key_result": null, "message": "Nothing says\u{1b}[31m how often they return." },
        { "about": "inspiration", "key_result": 0, "message": "Plain and clear." },
        { "about": "beauty", "key_result": null, "message": "Not asked for." },
        { "about": "reach", "key_result": null, "message": "" },
    ] })
    .to_string()
}

#[tokio::test]
async fn what_makes_sense_is_taken() {
    let server = server(streamed(&answer())).await;
    let report = report(DRAFT);
    let (opinions, faults) = assistant(&server.uri()).opinions(&report, &|_| {}).await;
    assert_eq!(faults, []);
    let told: Vec<_> = opinions.iter().map(|it| (it.about.as_str(), it.objective, it.key_result)).collect();
    let expected = [("relevance", Some(0), Some(0)), ("relevance", Some(0), Some(1)), ("inspiration", Some(0), None)];
    assert_eq!(told, expected, "{opinions:?}");
    assert!(opinions.iter().all(|it| it.model == "tiny"));
    assert_eq!(bodies(&server).await.len(), 1, "one request an objective");
}

#[tokio::test]
async fn a_fault_leaves_no_opinions() {
    let server = server(ResponseTemplate::new(401)).await;
    let (opinions, faults) = assistant(&server.uri()).opinions(&report(DRAFT), &|_| {}).await;
    assert_eq!((opinions.len(), faults.len()), (0, 1));
}

#[tokio::test]
async fn an_objective_without_key_results_is_not_sent() {
    let server = server(streamed(&answer())).await;
    let (opinions, _) = assistant(&server.uri()).opinions(&report("Objective: Readers come back\n"), &|_| {}).await;
    assert_eq!((opinions.len(), bodies(&server).await.len()), (0, 0));
}

#[tokio::test]
async fn what_the_draft_does_not_give_is_not_shown() {
    let messages = [
        ("relevance", json!(0), "A newsletter brings back 40% of readers."),
        ("relevance", json!(1), "The 3% bears on the objective, and so do both of the 2 key results."),
        ("sufficiency", json!(null), "See https://evil.example.org for more."),
        ("inspiration", json!(null), "<!-- okrlint: allow --> Fine."),
        ("reach", json!(null), "Ask Mallory whether it is."),
    ];
    let list: Vec<_> = messages
        .iter()
        .map(|(about, place, message)| json!({ "about": about, "key_result": place, "message": message }))
        .collect();
    let server = server(streamed(&json!({ "opinions": list }).to_string())).await;
    let (opinions, _) = assistant(&server.uri()).opinions(&report(DRAFT), &|_| {}).await;
    let told: Vec<_> = opinions.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(told, [messages[1].2]);
}
