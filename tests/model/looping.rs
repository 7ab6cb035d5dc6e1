//! Propose, verify, repair once: what becomes of a model's wordings.

use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};

use okrlint::propose::{Author, Proposal, Verdict};

use super::wire::{Wire, raw};
use super::*;

#[tokio::test]
async fn what_holds_is_accepted_and_stands_first() {
    let server = server(streamed(&wordings(&[GOOD]))).await;
    let rewritten = rewrite(&assistant(&server.uri()), DRAFT).await;
    assert_eq!((rewritten.tally.accepted, rewritten.faults.len()), (1, 0), "{rewritten:?}");
    let proposal = &rewritten.proposals[0];
    let first = &proposal.alternatives[0];
    assert_eq!((first.text.as_str(), first.author, first.verdict), (GOOD, Author::Model, Verdict::Accepted));
    assert_eq!(
        (first.id.as_str(), first.blanks.as_slice()),
        ("1.1a", ["baseline".to_owned(), "target".to_owned()].as_slice())
    );
    assert_eq!(proposal.initiatives, ["Launch the newsletter"], "the task is kept");
    let edited = okrlint::propose::apply(DRAFT, &first.edits).expect("it has a place");
    assert!(edited.contains(GOOD) && edited.contains("Launch the newsletter"), "{edited}");
    assert!(proposal.alternatives[1..].iter().all(|it| it.author == Author::Offline), "our own stand beside it");
}

#[tokio::test]
async fn numbers_that_nobody_gave_become_blanks_without_asking_again() {
    let server = server(streamed(&wordings(&[INVENTED]))).await;
    let rewritten = rewrite(&assistant(&server.uri()), DRAFT).await;
    assert_eq!(
        (rewritten.tally.accepted, rewritten.tally.mended, rewritten.tally.repaired),
        (0, 1, 0),
        "{rewritten:?}"
    );
    let first = &rewritten.proposals[0].alternatives[0];
    assert_eq!((first.text.as_str(), first.verdict), (GOOD, Verdict::Repaired));
    assert!(rewritten.tally.objections["invented-number"] >= 1, "what was objected to is counted");
    assert_eq!(bodies(&server).await.len(), 1, "and nothing is asked again");
}

#[tokio::test]
async fn what_has_to_stay_and_which_numbers_may_stand_is_said() {
    let server = server(streamed(&wordings(&[GOOD]))).await;
    let draft = "Objective: Readers come back on their own\n- Launch 3 newsletters for bakers in Kent by 30 June\n";
    rewrite(&assistant(&server.uri()), draft).await;
    let bodies = bodies(&server).await;
    let said = bodies[0]["messages"][1]["content"].as_str().expect("words");
    for words in ["by 30 June", "in Kent", "\"numbers\":[]"] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[tokio::test]
async fn the_numbers_of_a_result_beside_work_may_stand() {
    for (line, numbers) in [
        ("Publish 4 guides so that we get 200 leads", "[\"200\"]"),
        ("Rewrite 5 emails and cut the unsubscribe rate to 0.4%", "[\"0.4%\"]"),
        ("Run 3 webinars and 2 workshops", "[]"),
    ] {
        let server = server(streamed(&wordings(&[GOOD]))).await;
        rewrite(&assistant(&server.uri()), &format!("Objective: Readers come back on their own\n- {line}\n")).await;
        let bodies = bodies(&server).await;
        let said = bodies[0]["messages"][1]["content"].as_str().expect("words");
        assert!(said.contains(&format!("\"numbers\":{numbers}")), "{line}\n{said}");
    }
}

#[tokio::test]
async fn what_is_objected_to_is_repaired_with_the_reasons() {
    let server = server_of(vec![streamed(&wordings(&[WORK])), streamed(&wordings(&[GOOD]))]).await;
    let rewritten = rewrite(&assistant(&server.uri()), DRAFT).await;
    assert_eq!((rewritten.tally.accepted, rewritten.tally.repaired), (0, 1), "{rewritten:?}");
    assert_eq!(rewritten.proposals[0].alternatives[0].verdict, Verdict::Repaired);
    assert!(rewritten.tally.objections["task-reworded"] >= 1);
    let bodies = bodies(&server).await;
    assert_eq!(bodies.len(), 2, "one repair");
    let turns = bodies[1]["messages"].as_array().expect("a talk");
    let roles: Vec<_> = turns.iter().map(|turn| turn["role"].as_str().unwrap_or_default()).collect();
    assert_eq!(roles, ["system", "user", "assistant", "user"]);
    let last = turns[3]["content"].as_str().expect("words");
    assert!(last.contains("it is the same work in other words"), "{last}");
}

#[tokio::test]
async fn what_still_does_not_hold_is_refused_and_ours_stand_in_its_place() {
    let server = server(streamed(&wordings(&[WORK]))).await;
    let rewritten = rewrite(&assistant(&server.uri()), DRAFT).await;
    assert_eq!((rewritten.tally.refused, bodies(&server).await.len()), (1, 2), "{rewritten:?}");
    let alternatives = &rewritten.proposals[0].alternatives;
    assert_eq!(alternatives[0].author, Author::Offline);
    let refused = alternatives.last().expect("it is shown");
    assert_eq!((refused.verdict, refused.author), (Verdict::Refused, Author::Model));
    assert!(refused.edits.is_empty(), "what is refused can never be applied");
    assert!(refused.objections.iter().any(|it| it.name() == "task-reworded"));
    let ids: Vec<_> = alternatives.iter().map(|it| it.id.as_str()).collect();
    let mut unique = ids.clone();
    unique.dedup();
    assert_eq!(ids, unique);
}

#[tokio::test]
async fn only_what_does_not_hold_is_asked_again() {
    let both = Wishes { alternatives: Some(2), ..Wishes::default() };
    let server = server_of(vec![streamed(&wordings(&[GOOD, WORK])), streamed(&wordings(&[ALSO_GOOD]))]).await;
    let assistant = Assistant::new(settings(both.over(wishes(&server.uri())))).expect("settings");
    let rewritten = rewrite(&assistant, DRAFT).await;
    let verdicts: Vec<_> = rewritten.proposals[0].alternatives.iter().take(2).map(|it| it.verdict).collect();
    assert_eq!(verdicts, [Verdict::Accepted, Verdict::Repaired], "{rewritten:?}");
    let bodies = bodies(&server).await;
    let list = &bodies[1]["response_format"]["json_schema"]["schema"]["properties"]["alternatives"];
    assert_eq!(list["minItems"], 1, "one of two is asked again");
}

#[tokio::test]
async fn what_holds_at_once_is_heard_of_before_the_repair() {
    let both = Wishes { alternatives: Some(2), ..Wishes::default() };
    let server = server_of(vec![streamed(&wordings(&[GOOD, WORK])), streamed(&wordings(&[ALSO_GOOD]))]).await;
    let assistant = Assistant::new(settings(both.over(wishes(&server.uri())))).expect("settings");
    let heard = std::sync::Mutex::new(Vec::new());
    let texts = |proposal: &Proposal| -> Vec<String> {
        let by_model = proposal.alternatives.iter().filter(|it| it.author == Author::Model && !it.edits.is_empty());
        by_model.map(|it| it.text.clone()).collect()
    };
    let begun = |proposal: &Proposal| heard.lock().expect("no panic").push(texts(proposal));
    let finished = |it: &Finished| heard.lock().expect("no panic").push(texts(&it.proposal));
    let (report, rules) = (report(DRAFT), RuleSet::default());
    let own = okrlint::propose::propose(&report, &rules, None);
    assistant.reword(&report, &rules, own, &begun, &finished).await;
    assert_eq!(heard.into_inner().expect("no panic"), [vec![GOOD], vec![GOOD, ALSO_GOOD]]);
}

#[tokio::test]
async fn the_same_twice_is_one() {
    let server = server(streamed(&wordings(&[GOOD, GOOD]))).await;
    let both = Wishes { alternatives: Some(2), ..Wishes::default() };
    let assistant = Assistant::new(settings(both.over(wishes(&server.uri())))).expect("settings");
    let rewritten = rewrite(&assistant, DRAFT).await;
    assert!(rewritten.tally.objections["same-as-another"] >= 1, "{:?}", rewritten.tally);
}

#[tokio::test]
async fn a_fault_in_the_repair_leaves_what_holds() {
    let both = Wishes { alternatives: Some(2), ..Wishes::default() };
    let server = server_of(vec![streamed(&wordings(&[GOOD, WORK])), ResponseTemplate::new(401)]).await;
    let assistant = Assistant::new(settings(both.over(wishes(&server.uri())))).expect("settings");
    let rewritten = rewrite(&assistant, DRAFT).await;
    assert_eq!(rewritten.tally.accepted, 1, "{rewritten:?}");
    assert_eq!(rewritten.proposals[0].alternatives[0].text, GOOD);
}

#[tokio::test]
async fn each_statement_is_heard_of_as_it_is_finished() {
    let draft = "Objective: Readers come back on their own\n- Launch the newsletter\n- Redesign the archive\n";
    let server = server(streamed(&wordings(&[GOOD]))).await;
    let heard = std::sync::Mutex::new(Vec::new());
    let on = |finished: &Finished| {
        let is_answered = !matches!(finished.outcome, Outcome::Unanswered(_));
        heard.lock().expect("no panic").push((finished.place, is_answered));
    };
    let rewritten = assistant(&server.uri()).rewrite(&report(draft), &RuleSet::default(), None, &on).await;
    let mut heard = heard.into_inner().expect("no panic");
    heard.sort_unstable();
    assert_eq!(heard, (0..rewritten.proposals.len()).map(|place| (place, true)).collect::<Vec<_>>());
}

#[tokio::test]
async fn who_stops_keeps_what_is_finished() {
    let draft = "Objective: Readers come back on their own\n- Launch the newsletter\n- Redesign the archive\n";
    let slow = streamed(&wordings(&[GOOD])).set_delay(Duration::from_secs(30));
    let server = server_of(vec![streamed(&wordings(&[GOOD])), slow]).await;
    let mut settings = settings(wishes(&server.uri()));
    settings.concurrency = 1;
    settings.timeout = Duration::from_secs(60);
    let assistant = Assistant::new(settings).expect("settings");
    let before = std::time::Instant::now();
    let rewritten = assistant.rewrite(&report(draft), &RuleSet::default(), None, &|_| assistant.stop()).await;
    assert!(before.elapsed() < Duration::from_secs(20), "it did not wait");
    assert_eq!((rewritten.tally.accepted, rewritten.tally.unanswered), (1, rewritten.proposals.len() - 1));
    assert_eq!(rewritten.faults, [Fault::Stopped]);
    assert_eq!(rewritten.proposals[0].alternatives[0].text, GOOD);
}

/// A server that lets the first request through and holds the next two until both are there.
fn holding_two() -> Wire {
    let (seen, both) = (AtomicUsize::new(0), Barrier::new(2));
    Wire::start_many(move |mut stream| {
        if matches!(seen.fetch_add(1, Ordering::SeqCst), 1 | 2) {
            both.wait();
        }
        let content = json!({ "message": { "content": wordings(&[GOOD]) }, "finish_reason": "stop" });
        let body = json!({ "choices": [content] }).to_string();
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n";
        raw(&mut stream, &format!("{head}content-length: {}\r\n\r\n{body}", body.len()));
    })
}

#[tokio::test]
async fn requests_run_side_by_side_up_to_the_limit() {
    let draft = "Objective: Readers come back on their own\n- Launch the newsletter\n- Redesign the archive\n";
    for (concurrency, is_answered) in [(2, true), (1, false)] {
        let wire = holding_two();
        let mut settings = settings(wishes(&wire.url));
        settings.concurrency = concurrency;
        // Who asks one by one waits for an answer that never comes.
        settings.timeout = Duration::from_secs(if concurrency == 1 { 1 } else { 60 });
        let assistant = Assistant::new(settings).expect("settings");
        // The first question finds out how to ask; it is not of those that run side by side.
        rewrite(&assistant, DRAFT).await;
        let rewritten = rewrite(&assistant, draft).await;
        assert_eq!(
            rewritten.tally.unanswered == 0,
            is_answered,
            "{concurrency} at once: {:?} {:?}",
            rewritten.tally,
            rewritten.faults
        );
    }
}

#[tokio::test]
async fn an_answer_that_breaks_once_is_asked_for_in_another_way() {
    let broken = event(&json!({ "error": { "code": 500, "message": "output does not match the grammar" } }));
    let broken = ResponseTemplate::new(200).set_body_raw(broken, "text/event-stream");
    let server = server_of(vec![streamed(&wordings(&[GOOD])), broken, streamed(&wordings(&[GOOD]))]).await;
    let assistant = assistant(&server.uri());
    rewrite(&assistant, DRAFT).await;
    let rewritten = rewrite(&assistant, &DRAFT.replace("3%", "4%").replace("on their own", "by themselves")).await;
    assert_eq!(rewritten.tally.unanswered, 0, "{:?}", rewritten.faults);
    let forms: Vec<_> = bodies(&server).await.iter().map(|it| it["response_format"]["type"].clone()).collect();
    assert_eq!(forms, ["json_schema", "json_schema", "json_object"]);
}

#[tokio::test]
async fn a_draft_in_another_language_is_not_sent() {
    let server = server(streamed(&wordings(&[GOOD]))).await;
    let draft = "Ziel: Unsere Leserinnen kommen von selbst zurück\n- Den neuen Rundbrief bis Ende März veröffentlichen und verschicken\n";
    let rewritten = rewrite(&assistant(&server.uri()), draft).await;
    assert_eq!((rewritten.tally.statements, bodies(&server).await.len()), (0, 0));
}

/// An answer with one wording that holds, and `because` and `guardrail` beside it.
fn beside(because: &str, guardrail: &str) -> String {
    json!({ "alternatives": [{ "metric": "readers who come back", "text": GOOD, "because": because, "guardrail": guardrail }] })
        .to_string()
}

#[tokio::test]
async fn what_stands_beside_a_wording_is_judged_too() {
    let long = "Readers who come back read more of what is written. ".repeat(6);
    for bad in [
        "It raises the share by 40%.",
        "Studies from five countries show it.",
        "See https://evil.example.org/why.",
        "<!-- okrlint: allow task-as-key-result -->",
        "**Readers** come back.",
        "That is what Mallory says.",
        "Leser kommen wieder, weil sie Neues lesen wollen.",
        &long,
    ] {
        let server = server(streamed(&beside(bad, bad))).await;
        let rewritten = rewrite(&assistant(&server.uri()), DRAFT).await;
        let first = &rewritten.proposals[0].alternatives[0];
        assert_eq!((first.text.as_str(), first.verdict), (GOOD, Verdict::Accepted));
        assert!(first.because != bad && first.guardrail.as_deref() != Some(bad), "{bad}: {first:?}");
        assert!(!rewritten.tally.objections.is_empty(), "{bad} is counted");
    }
}

#[tokio::test]
async fn what_holds_beside_a_wording_stays() {
    let (because, guardrail) = ("Readers who come back read the newsletter.", "unsubscribes");
    let server = server(streamed(&beside(because, guardrail))).await;
    let rewritten = rewrite(&assistant(&server.uri()), DRAFT).await;
    let first = &rewritten.proposals[0].alternatives[0];
    assert_eq!((first.because.as_str(), first.guardrail.as_deref()), (because, Some(guardrail)));
}

#[tokio::test]
async fn what_a_wording_adds_is_refused() {
    for added in [
        " (owner: Mallory)",
        " @mallory",
        " in Germany",
        ", see https://evil.example.org",
        " <!-- okrlint: allow -->",
        " | done",
    ] {
        let server = server(streamed(&wordings(&[&format!("{GOOD}{added}")]))).await;
        let rewritten = rewrite(&assistant(&server.uri()), DRAFT).await;
        let all = rewritten.proposals.iter().flat_map(|it| &it.alternatives);
        let held: Vec<_> = all.filter(|it| it.verdict != Verdict::Refused).map(|it| &it.text).collect();
        assert!(!held.is_empty() && held.iter().all(|text| !text.contains(added.trim())), "{added}: {held:?}");
        let sent = bodies(&server).await;
        let last = sent[1]["messages"][3]["content"].as_str().expect("a repair is asked for");
        assert!(last.contains("Why, in the same order"), "{last}");
    }
}
