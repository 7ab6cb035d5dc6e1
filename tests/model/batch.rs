//! OpenAI Batch: prepared, submitted once, collected into the cache.

use okrlint::assist::{Batch, Collected, Stage};
use wiremock::matchers::path as at;

use super::*;

struct Place {
    cache: tempfile::TempDir,
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { cache: tempfile::tempdir().expect("a folder"), folder: tempfile::tempdir().expect("a folder") }
    }

    fn settings(&self, url: &str) -> Settings {
        let mut settings = settings(wishes(url));
        settings.cache = Some(self.cache.path().to_owned());
        settings
    }

    fn batch(&self) -> Batch {
        Batch::new(self.folder.path())
    }

    async fn prepare(&self, url: &str) -> usize {
        let assistant = Assistant::recording(self.settings(url)).expect("settings");
        rewrite(&assistant, DRAFT).await;
        self.batch().prepare(&assistant.recorded()).expect("a folder to write to")
    }

    fn requests(&self) -> Vec<Value> {
        let text = std::fs::read_to_string(self.folder.path().join("requests.jsonl")).expect("requests");
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }
}

async fn mount(server: &MockServer, verb: &str, place: &str, answer: ResponseTemplate) {
    Mock::given(method(verb)).and(at(place)).respond_with(answer).mount(server).await;
}

async fn count(server: &MockServer, place: &str) -> usize {
    let requests = server.received_requests().await.expect("requests are kept");
    requests.iter().filter(|request| request.url.path() == place).count()
}

#[tokio::test]
async fn the_three_steps() {
    let (place, server) = (Place::new(), MockServer::start().await);
    assert_eq!(place.prepare(&server.uri()).await, 1);
    let request = place.requests().remove(0);
    assert!(request["body"]["stream"].is_null() && request["url"] == "/v1/chat/completions", "{request}");
    mount(&server, "POST", "/v1/files", ResponseTemplate::new(200).set_body_json(json!({ "id": "file-1" }))).await;
    mount(&server, "POST", "/v1/batches", ResponseTemplate::new(200).set_body_json(json!({ "id": "batch-1" }))).await;
    let state = json!({ "status": "completed", "output_file_id": "file-2" });
    mount(&server, "GET", "/v1/batches/batch-1", ResponseTemplate::new(200).set_body_json(state)).await;
    let body = json!({ "choices": [{ "finish_reason": "stop", "message": { "content": wordings(&[GOOD]) } }] });
    let line = json!({ "custom_id": request["custom_id"], "response": { "status_code": 200, "body": body } });
    let stranger = json!({ "custom_id": "other", "response": { "status_code": 200, "body": body } });
    let answers = format!("{stranger}\n{line}\nno json\n");
    mount(&server, "GET", "/v1/files/file-2/content", ResponseTemplate::new(200).set_body_string(answers)).await;
    let assistant = Assistant::new(place.settings(&server.uri())).expect("settings");
    assert_eq!(assistant.submit(&place.batch(), false).await, Ok("batch-1".to_owned()));
    let upload = server.received_requests().await.expect("kept").remove(0);
    let upload = String::from_utf8_lossy(&upload.body).into_owned();
    assert!(upload.contains("name=\"purpose\"") && upload.contains("Launch the newsletter"), "{upload}");
    assert!(assistant.submit(&place.batch(), true).await.is_err(), "it is never submitted twice");
    assert_eq!(assistant.collect(&place.batch()).await, Ok(Collected::Done { answers: 1, missing: 0 }));
    let rewritten = rewrite(&Assistant::new(place.settings(&server.uri())).expect("settings"), DRAFT).await;
    assert_eq!(
        (rewritten.tally.accepted, count(&server, "/v1/chat/completions").await),
        (1, 0),
        "{:?}",
        rewritten.faults
    );
    assert_eq!(place.prepare(&server.uri()).await, 0, "nothing is left to ask");
}

#[tokio::test]
async fn a_submission_of_unknown_fate_is_not_sent_again_unasked() {
    let (place, server) = (Place::new(), MockServer::start().await);
    place.prepare(&server.uri()).await;
    mount(&server, "POST", "/v1/files", ResponseTemplate::new(200).set_body_json(json!({ "id": "file-1" }))).await;
    mount(&server, "POST", "/v1/batches", ResponseTemplate::new(502)).await;
    let assistant = Assistant::new(place.settings(&server.uri())).expect("settings");
    assert!(assistant.submit(&place.batch(), false).await.is_err());
    assert_eq!(place.batch().stage(), Ok(Some(Stage::Submitting { file: "file-1".to_owned() })));
    let fault = assistant.submit(&place.batch(), false).await.expect_err("it is not sent again");
    assert!(fault.remedy().contains("--again") && fault.remedy().contains("--batch collect"), "{fault}");
    assert_eq!(count(&server, "/v1/batches").await, 1);
    let other = Assistant::recording(place.settings(&server.uri())).expect("settings");
    assert!(place.batch().prepare(&other.recorded()).is_err(), "nor is it overwritten");
    assert!(assistant.submit(&place.batch(), true).await.is_err());
    assert_eq!(count(&server, "/v1/batches").await, 2, "asked to, it is");
}

#[tokio::test]
async fn what_was_surely_refused_can_be_submitted_again() {
    let (place, server) = (Place::new(), MockServer::start().await);
    place.prepare(&server.uri()).await;
    mount(&server, "POST", "/v1/files", ResponseTemplate::new(200).set_body_json(json!({ "id": "file-1" }))).await;
    mount(&server, "POST", "/v1/batches", ResponseTemplate::new(401)).await;
    let assistant = Assistant::new(place.settings(&server.uri())).expect("settings");
    assert!(matches!(assistant.submit(&place.batch(), false).await, Err(Fault::WrongKey { .. })));
    assert_eq!(place.batch().stage(), Ok(Some(Stage::Prepared { requests: 1 })));
}

#[tokio::test]
async fn what_is_not_finished_waits_and_what_failed_is_missing() {
    let (place, server) = (Place::new(), MockServer::start().await);
    place.prepare(&server.uri()).await;
    std::fs::write(place.folder.path().join("batch.json"), "{\"state\":\"submitted\",\"batch\":\"batch-1\"}")
        .expect("a file");
    let running = ResponseTemplate::new(200).set_body_json(json!({ "status": "in_progress" }));
    Mock::given(at("/v1/batches/batch-1")).respond_with(running).up_to_n_times(1).mount(&server).await;
    let expired = ResponseTemplate::new(200).set_body_json(json!({ "status": "expired" }));
    mount(&server, "GET", "/v1/batches/batch-1", expired).await;
    let assistant = Assistant::new(place.settings(&server.uri())).expect("settings");
    assert_eq!(assistant.collect(&place.batch()).await, Ok(Collected::Waiting("in_progress".to_owned())));
    assert_eq!(assistant.collect(&place.batch()).await, Ok(Collected::Done { answers: 0, missing: 1 }));
}

#[tokio::test]
async fn an_id_that_is_a_path_is_not_followed() {
    let (place, server) = (Place::new(), MockServer::start().await);
    place.prepare(&server.uri()).await;
    std::fs::write(place.folder.path().join("batch.json"), "{\"state\":\"submitted\",\"batch\":\"../x\"}")
        .expect("a file");
    let assistant = Assistant::new(place.settings(&server.uri())).expect("settings");
    assert!(assistant.collect(&place.batch()).await.is_err());
    assert_eq!(server.received_requests().await.expect("kept").len(), 0);
}

#[tokio::test]
async fn a_batch_of_unknown_fate_is_looked_for_before_it_is_collected() {
    let (place, server) = (Place::new(), MockServer::start().await);
    place.prepare(&server.uri()).await;
    let state = "{\"state\":\"submitting\",\"file\":\"file-1\"}";
    std::fs::write(place.folder.path().join("batch.json"), state).expect("a file");
    let list = |file: &str| json!({ "data": [{ "id": "batch-0" }, { "id": "batch-1", "input_file_id": file }] });
    let other = ResponseTemplate::new(200).set_body_json(list("file-9"));
    Mock::given(at("/v1/batches")).respond_with(other).up_to_n_times(1).mount(&server).await;
    mount(&server, "GET", "/v1/batches", ResponseTemplate::new(200).set_body_json(list("file-1"))).await;
    let running = ResponseTemplate::new(200).set_body_json(json!({ "status": "in_progress" }));
    mount(&server, "GET", "/v1/batches/batch-1", running).await;
    let assistant = Assistant::new(place.settings(&server.uri())).expect("settings");
    assert!(matches!(assistant.collect(&place.batch()).await, Err(Fault::Fate { .. })), "another's is not taken");
    assert_eq!(place.batch().stage(), Ok(Some(Stage::Submitting { file: "file-1".to_owned() })));
    assert_eq!(assistant.collect(&place.batch()).await, Ok(Collected::Waiting("in_progress".to_owned())));
    assert_eq!(place.batch().stage(), Ok(Some(Stage::Submitted { batch: "batch-1".to_owned() })));
    let sent = server.received_requests().await.expect("kept");
    assert!(sent.iter().all(|request| request.method.as_str() == "GET"), "nothing is submitted");
}
