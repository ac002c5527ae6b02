//! What a server says that is not well, or not Zoho.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::front::answer;

/// A yes.
pub(crate) const YES: &str = r#"{"status":{"code":200,"description":"success"}}"#;
/// The page of a hotel's network.
pub(crate) const PORTAL: &str = "<!DOCTYPE html><html><body><h1>Welcome to our guest network</h1></body></html>";
/// What the token endpoint says, inside HTTP 200, to whoever asks too often.
pub(crate) const TOKEN_THROTTLED: &str = r#"{"error":"Access Denied","error_description":"You have made too many requests continuously. Please try again after some time.","status":"failure"}"#;
/// What it says, inside HTTP 200, of a refresh token that is no longer good.
pub(crate) const TOKEN_REVOKED: &str = r#"{"error":"invalid_code"}"#;
/// An access token that is not accepted.
pub(crate) const TOKEN_REFUSED: &str = r#"{"status":{"code":401,"description":"Unauthorized"},"data":{"errorCode":"INVALID_OAUTHTOKEN","moreInfo":"Invalid OAuth token"}}"#;

/// A yes, whole.
pub(crate) fn yes() -> Vec<u8> {
    answer(200, "", YES)
}

/// A web page.
pub(crate) fn page(status: u16, html: &str) -> Vec<u8> {
    let head =
        format!("HTTP/1.1 {status} Whatever\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n", html.len());
    [head.as_bytes(), html.as_bytes()].concat()
}

/// A no, in Zoho's envelope.
pub(crate) fn no(status: u16, inside: u16, words: &str) -> Vec<u8> {
    let data = format!(r#"{{"moreInfo":"{words}"}}"#);
    answer(status, "", format!(r#"{{"status":{{"code":{inside},"description":"Invalid Input"}},"data":{data}}}"#))
}

/// A no, as the array that Zoho gives now and then.
pub(crate) fn no_in_an_array(status: u16, words: &str) -> Vec<u8> {
    answer(status, "", format!(r#"[2,{{"msg":"{words}","errorCode":"PASSWORD_NOT_ALLOWED"}}]"#))
}

/// A yes with another length than it has.
pub(crate) fn yes_of_length(length: usize) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");
    [head.as_bytes(), YES.as_bytes()].concat()
}

/// A yes that fifty megabytes of blanks follow, squeezed into some fifty thousand bytes.
pub(crate) fn bomb() -> Vec<u8> {
    let mut squeezed = GzEncoder::new(Vec::new(), Compression::best());
    squeezed.write_all(YES.as_bytes()).unwrap();
    squeezed.write_all(&vec![b' '; 50 << 20]).unwrap();
    answer(200, "Content-Encoding: gzip\r\n", squeezed.finish().unwrap())
}

/// A yes that fifty megabytes of blanks follow.
pub(crate) fn huge() -> Vec<u8> {
    answer(200, "", format!("{YES}{}", " ".repeat(50 << 20)))
}

/// Ten thousand arrays, one in another.
pub(crate) fn deep() -> Vec<u8> {
    answer(200, "", format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)))
}

/// A yes whose lists begin and never end.
pub(crate) fn deep_inside_a_yes() -> Vec<u8> {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    answer(200, "", format!(r#"{{"status":{{"code":200}},"data":{deep}}}"#))
}

/// A grant of an access token that is over in `seconds`, from a longer one.
pub(crate) fn shorter_grant(said: &[u8], seconds: u64) -> Vec<u8> {
    let text = String::from_utf8(said.to_vec()).unwrap();
    let (_, body) = text.split_once("\r\n\r\n").unwrap();
    let mut grant: serde_json::Value = serde_json::from_str(body).unwrap();
    if grant["access_token"].is_string() {
        grant["expires_in"] = seconds.into();
    }
    answer(200, "", grant.to_string())
}
