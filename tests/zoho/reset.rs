//! The request that changes a mailbox: what it says, and what each answer to it means.

use beadle::domain::outcome::{Answer, Doubt, FlagSpelling, Refusal, SignOut, Unsent};
use beadle::domain::secret::Token;
use beadle::zoho::Mail;

use crate::scripted::{Act, PASSWORD, SUCCESS, Scripted, connection, in_minutes, json, request};

/// What becomes of a reset that is answered like this. Also checks that there was exactly one PUT.
async fn outcome(status: u16, body: &str) -> Answer {
    let body = body.to_owned();
    let server = Scripted::with_tokens(move |_, _| json(status, &body)).await;
    let answer = server.session().put_reset(&800_000_000.into(), &request()).await;
    assert_eq!(server.calls().len(), 1, "one press, one PUT");
    answer
}

fn words(code: u16, words: &str) -> String {
    format!(r#"{{"status":{{"code":{code},"description":"Invalid Input"}},"data":{{"moreInfo":"{words}"}}}}"#)
}

#[tokio::test]
async fn one_put_over_a_connection_of_its_own() {
    let server = Scripted::with_tokens(|seen, _| {
        if seen.method == "PUT" {
            json(200, SUCCESS)
        } else {
            json(200, include_str!("../data/zoho/accounts-live.json"))
        }
    })
    .await;
    let session = server.session();
    session.who_am_i().await.unwrap();
    session.who_am_i().await.unwrap();
    let mut table = request();
    table.sign_out = SignOut::Say(true, FlagSpelling::Table);
    table.force_change = true;
    let mut left_out = request();
    left_out.sign_out = SignOut::LeaveToZoho;
    for request in [&request(), &table, &left_out] {
        let answer = session.put_reset(&800_000_000.into(), request).await;
        assert_eq!(answer, Answer::Done { server_time: Some("2026-11-24T01:00:00Z".parse().unwrap()) });
    }
    let calls = server.calls();
    assert_eq!(calls[0].connection, calls[1].connection, "reads share a connection");
    let puts: Vec<_> = calls.iter().filter(|seen| seen.method == "PUT").collect();
    let mut fresh: Vec<_> = puts.iter().map(|put| put.connection).collect();
    fresh.dedup();
    assert_eq!(fresh.len(), 3, "each PUT has a fresh connection");
    assert!(fresh.iter().all(|fresh| *fresh != calls[0].connection));
    let bodies: Vec<_> = puts.iter().map(|put| put.body.as_str()).collect();
    let documented = include_str!("../data/zoho/reset-recommended.json").trim().replace('…', PASSWORD);
    assert_eq!(bodies[0], documented);
    assert_eq!(
        bodies[1],
        r#"{"mode":"resetPassword","zuid":800000002,"password":"Maple-Tunnel-Otter-47","oneTimePassword":true,"resetAuthToken":true}"#
    );
    assert_eq!(
        bodies[2],
        r#"{"mode":"resetPassword","zuid":800000002,"password":"Maple-Tunnel-Otter-47","oneTimePassword":false}"#
    );
    for put in puts {
        assert_eq!(put.target, "/api/organization/800000000/accounts/800000002");
        let head = put.head.to_lowercase();
        assert!(head.contains("authorization: zoho-oauthtoken 1000.access\r\n") && put.head.contains("HTTP/1.1\r\n"));
        assert!(head.contains("content-type: application/json") && !head.contains("accept-encoding"), "{head}");
    }
}

#[tokio::test]
async fn our_keys_are_the_documented_ones() {
    let sample: serde_json::Value = serde_json::from_str(include_str!("../data/zoho/reset-documented.json")).unwrap();
    let mut documented: Vec<_> = sample.as_object().unwrap().keys().cloned().collect();
    let ours = beadle::zoho::wire::reset_body(&request()).unwrap();
    let ours: serde_json::Value = serde_json::from_slice(&ours).unwrap();
    let mut ours: Vec<_> = ours.as_object().unwrap().keys().cloned().collect();
    documented.sort();
    ours.sort();
    assert_eq!(ours, documented);
}

#[tokio::test]
async fn done_needs_both_statuses_and_an_understood_body() {
    for done in [
        include_str!("../data/zoho/reset-answer.json"),
        r#"{"status":{"code":"200","description":"success"},"data":null}"#,
        r#"{"status":{"code":201},"data":{},"new":[1]}"#,
    ] {
        assert!(matches!(outcome(200, done).await, Answer::Done { .. }), "{done}");
    }
    let deep = "[".repeat(100_000);
    for doubtful in [
        "",
        "{",
        "null",
        "true",
        "\"success\"",
        "[]",
        "{}",
        "<html><body>Please log in to the hotel</body></html>",
        r#"{"status":"success"}"#,
        r#"{"status":{"code":200}} trailing"#,
        r#"{"status":{"code":302}}"#,
        r#"{"status":{"code":200},"data":{"errorCode":"SOMETHING"}}"#,
        r#"{"status":{"code":200},"data":{"moreInfo":"Password present in the password history"}}"#,
        r#"{"status":{"code":200},"status":{"code":400}}"#,
        r#"[0,{"msg":"fine"}]"#,
        &deep,
    ] {
        assert_eq!(outcome(200, doubtful).await, Answer::Unknown(Doubt::NotUnderstood), "{doubtful:.60}");
    }
    assert_eq!(outcome(204, "").await, Answer::Unknown(Doubt::NotUnderstood));
    assert_eq!(outcome(400, SUCCESS).await, Answer::Unknown(Doubt::NotUnderstood), "contradicts itself");
    assert_eq!(outcome(200, r#"{"status":{"code":500}}"#).await, Answer::Unknown(Doubt::ServerFailed(500)));
}

#[tokio::test]
async fn refusals_are_understood_wherever_they_hide() {
    let breached = "Password has previously appeared in a data breach";
    let history = "Password present in the password history";
    let array = format!(r#"[2,{{"msg":"{history}","errorCode":"INVALID_PASSWORD"}}]"#);
    let description = format!(r#"{{"status":{{"code":400,"description":"{history}"}}}}"#);
    let table: Vec<(u16, String, Refusal)> = vec![
        (400, words(400, breached), Refusal::Breached),
        (200, words(400, breached), Refusal::Breached),
        (500, words(500, breached), Refusal::Breached),
        (400, words(400, history), Refusal::InHistory),
        (400, array.clone(), Refusal::InHistory),
        (200, array, Refusal::InHistory),
        (400, description, Refusal::InHistory),
        (400, format!(r#"{{"status":{{"code":400,"message":"{breached}"}}}}"#), Refusal::Breached),
        (400, format!(r#"{{"status":{{"code":400}},"data":{{"error":"{breached}"}}}}"#), Refusal::Breached),
        (400, format!(r#"{{"status":{{"code":400}},"data":[{{"errorData":"{breached}"}}]}}"#), Refusal::Breached),
        (
            400,
            words(400, "Password must have 12\\ncharacters"),
            Refusal::PasswordRule("Password must have 12 characters".to_owned()),
        ),
        (400, words(400, "Password Maple-tunnel-otter-47 is too simple"), Refusal::PasswordRule(String::new())),
        (
            403,
            r#"{"status":{"code":403},"data":{"errorCode":"OPERATION_NOT_PERMITTED"}}"#.to_owned(),
            Refusal::NotAllowed,
        ),
        (400, words(400, "Invalid access"), Refusal::NotAllowed),
        (403, words(403, "No"), Refusal::NotAllowed),
        (401, String::new(), Refusal::TokenRefused),
        (401, "<html>".to_owned(), Refusal::TokenRefused),
        (400, r#"{"data":{"errorCode":"INVALID_OAUTHTOKEN"},"status":{"code":400}}"#.to_owned(), Refusal::TokenRefused),
        (200, r#"{"status":{"code":401,"description":"x"}}"#.to_owned(), Refusal::TokenRefused),
        (429, String::new(), Refusal::Throttled),
        (
            400,
            r#"{"data":{"errorCode":"URL_ROLLING_THROTTLES_LIMIT_EXCEEDED"},"status":{"code":400}}"#.to_owned(),
            Refusal::Throttled,
        ),
        (403, r#"[2,{"errorCode":"URL_FIXED_THROTTLES_LIMIT_EXCEEDED"}]"#.to_owned(), Refusal::Throttled),
        (404, words(404, "Account id 12 is invalid"), Refusal::NotFound),
        (
            404,
            r#"{"data":{"errorCode":"URL_RULE_NOT_CONFIGURED"},"status":{"code":404}}"#.to_owned(),
            Refusal::NotFound,
        ),
        (400, words(400, "zuid is null"), Refusal::Other(400, "zuid is null".to_owned())),
        (404, words(404, "PATTERN_NOT_MATCHED"), Refusal::Other(404, "PATTERN_NOT_MATCHED".to_owned())),
        (404, String::new(), Refusal::Unclassified(404)),
        (403, "<html>blocked</html>".to_owned(), Refusal::Unclassified(403)),
        (400, "{}".to_owned(), Refusal::Unclassified(400)),
        (418, "[]".to_owned(), Refusal::Unclassified(418)),
    ];
    for (status, body, refusal) in table {
        assert_eq!(outcome(status, &body).await, Answer::Refused(refusal), "{status} {body}");
    }
}

#[tokio::test]
async fn only_a_refusal_that_names_the_flag_blames_the_flag() {
    let unknown = |key: &str| {
        format!(r#"{{"status":{{"code":404}},"data":{{"errorCode":"EXTRA_KEY_FOUND_IN_JSON","moreInfo":"{key}"}}}}"#)
    };
    assert_eq!(outcome(404, &unknown("resetAuthtoken")).await, Answer::Refused(Refusal::UnknownFlag));
    let parameter = r#"[2,{"msg":"Extra param: resetAuthToken","errorCode":"EXTRA_PARAM_FOUND"}]"#;
    assert_eq!(outcome(400, parameter).await, Answer::Refused(Refusal::UnknownFlag));
    let other = outcome(404, &unknown("oneTimePassword")).await;
    assert_eq!(other, Answer::Refused(Refusal::Other(404, "oneTimePassword".to_owned())));
    let server = Scripted::with_tokens(move |_, _| json(404, &unknown("resetAuthtoken"))).await;
    let mut left_out = request();
    left_out.sign_out = SignOut::LeaveToZoho;
    let answer = server.session().put_reset(&1.into(), &left_out).await;
    assert!(matches!(answer, Answer::Refused(Refusal::Other(404, _))), "a flag that was not sent can't be refused");
}

#[tokio::test]
async fn without_an_access_token_nothing_is_sent() {
    for (status, body, why) in [
        (200, r#"{"error":"invalid_code"}"#, Unsent::SignedOut),
        (400, r#"{"error":"invalid_client"}"#, Unsent::SignedOut),
        (200, include_str!("../data/zoho/token-throttled.json"), Unsent::Throttled(in_minutes(10))),
        (503, "", Unsent::NoToken(Doubt::ServerFailed(503))),
        (200, "<html>", Unsent::NoToken(Doubt::NotUnderstood)),
    ] {
        let server = Scripted::start(move |_, _| json(status, body)).await;
        let answer = server.session().put_reset(&1.into(), &request()).await;
        assert_eq!(answer, Answer::NotSent(why), "{body}");
        assert_eq!((server.calls().len(), server.token_calls().len()), (0, 1));
    }
}

#[tokio::test]
async fn a_mail_goes_out_once_and_its_refusal_quotes_nothing() {
    let server = Scripted::with_tokens(|_, n| {
        if n == 1 {
            json(200, SUCCESS)
        } else {
            json(400, r#"{"status":{"code":400},"data":{"moreInfo":"bad password: canary"}}"#)
        }
    })
    .await;
    let mail = Mail {
        from: "clerk@example.org".parse().unwrap(),
        to: "pugh@example.org".parse().unwrap(),
        subject: "Your new password".to_owned(),
        content: zeroize::Zeroizing::new("It is canary\n".to_owned()),
    };
    let account = "1000000000000008002".parse().unwrap();
    assert!(matches!(server.session().send_mail(&account, &mail).await, Answer::Done { .. }));
    let sent = server.calls().pop().unwrap();
    assert_eq!((sent.method.as_str(), sent.target.as_str()), ("POST", "/api/accounts/1000000000000008002/messages"));
    assert_eq!(
        sent.body,
        r#"{"fromAddress":"clerk@example.org","toAddress":"pugh@example.org","subject":"Your new password","content":"It is canary\n","mailFormat":"plaintext","askReceipt":"no","encoding":"UTF-8"}"#
    );
    let refused = server.session().send_mail(&account, &mail).await;
    assert_eq!(refused, Answer::Refused(Refusal::Other(400, String::new())));
}

#[tokio::test]
async fn only_literal_loopback_may_stand_in_for_zoho() {
    for bad in ["http://localhost:1", "http://example.org", "http://192.168.1.1"] {
        assert!(crate::scripted::new_session(&connection(bad, 1), Token::new("x".to_owned())).is_err(), "{bad}");
    }
    let server = Scripted::with_tokens(|_, _| Act::Reset).await;
    let shown = format!("{:?}", server.session());
    assert!(!shown.contains("1000.refresh"), "{shown}");
}
