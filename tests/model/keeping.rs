//! Answers kept on disk: a second run is free, and only what changed is asked again.

use super::*;

fn keeping(url: &str, folder: &std::path::Path) -> Assistant {
    let mut settings = settings(wishes(url));
    settings.cache = Some(folder.to_owned());
    Assistant::new(settings).expect("settings")
}

#[tokio::test]
async fn a_second_run_asks_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = server_of(vec![streamed(&wordings(&[WORK])), streamed(&wordings(&[GOOD]))]).await;
    let first = rewrite(&keeping(&server.uri(), folder.path()), DRAFT).await;
    assert_eq!(bodies(&server).await.len(), 2);
    let assistant = keeping(&server.uri(), folder.path());
    let second = rewrite(&assistant, DRAFT).await;
    assert_eq!(bodies(&server).await.len(), 2, "nothing more was sent");
    assert_eq!(first.proposals, second.proposals);
    assert_eq!((assistant.spent().requests, assistant.spent().from_cache), (0, 2));
}

#[tokio::test]
async fn only_what_changed_is_asked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = server(streamed(&wordings(&[GOOD]))).await;
    let draft =
        |second: &str| format!("Objective: Readers come back on their own\n- Launch the newsletter\n- {second}\n");
    rewrite(&keeping(&server.uri(), folder.path()), &draft("Redesign the archive")).await;
    let before = bodies(&server).await.len();
    rewrite(&keeping(&server.uri(), folder.path()), &draft("Rename the app")).await;
    let asked: Vec<_> = bodies(&server).await.split_off(before).iter().map(|body| body.to_string()).collect();
    assert!(!asked.is_empty() && asked.iter().all(|body| body.contains("Rename the app")), "{asked:?}");
}

#[tokio::test]
async fn how_a_server_is_asked_is_found_out_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let refusing = ResponseTemplate::new(400).set_body_json(json!({ "error": { "message": "no response_format" } }));
    let server = server_of(vec![refusing.clone(), refusing, streamed(&wordings(&[GOOD]))]).await;
    rewrite(&keeping(&server.uri(), folder.path()), DRAFT).await;
    assert_eq!(bodies(&server).await.len(), 3);
    let other = DRAFT.replace("newsletter", "podcast");
    rewrite(&keeping(&server.uri(), folder.path()), &other).await;
    let later = bodies(&server).await.split_off(3);
    assert!(!later.is_empty() && later.iter().all(|body| body["response_format"].is_null()), "{later:?}");
}

#[tokio::test]
async fn a_broken_answer_on_disk_is_asked_for_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = server(streamed(&wordings(&[GOOD]))).await;
    rewrite(&keeping(&server.uri(), folder.path()), DRAFT).await;
    let before = bodies(&server).await.len();
    for sub in std::fs::read_dir(folder.path()).expect("a folder").flatten() {
        for file in std::fs::read_dir(sub.path()).expect("a folder").flatten() {
            std::fs::write(file.path(), "{\"alternatives\": 3").expect("a file");
        }
    }
    let rewritten = rewrite(&keeping(&server.uri(), folder.path()), DRAFT).await;
    assert_eq!(rewritten.tally.accepted, 1);
    assert!(bodies(&server).await.len() > before);
}

#[tokio::test]
async fn another_model_is_asked_for_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = server(streamed(&wordings(&[GOOD]))).await;
    rewrite(&keeping(&server.uri(), folder.path()), DRAFT).await;
    let mut other = settings(Wishes { name: Some("other".to_owned()), ..wishes(&server.uri()) });
    other.cache = Some(folder.path().to_owned());
    rewrite(&Assistant::new(other).expect("settings"), DRAFT).await;
    let models: Vec<_> = bodies(&server).await.iter().map(|body| body["model"].clone()).collect();
    assert_eq!(models, ["tiny", "other"]);
}
