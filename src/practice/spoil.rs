//! Bad data for clients to stumble over.

use std::iter::repeat_n;

use serde_json::{Value, json};

/// More than any honest answer: 8 MiB and a bit, in JSON that would be sound.
pub(super) fn huge() -> String {
    let mut text = String::from(r#"{"status":{"code":200,"description":"success"},"data":[],"padding":""#);
    text.extend(repeat_n('x', 9 * 1024 * 1024));
    text.push_str("\"}");
    text
}

/// Ten thousand arrays, one in another.
pub(super) fn deep() -> String {
    const DEPTH: usize = 10_000;
    let mut text = String::from(r#"{"status":{"code":200,"description":"success"},"data":"#);
    text.extend(repeat_n('[', DEPTH));
    text.extend(repeat_n(']', DEPTH));
    text.push('}');
    text
}

/// An account as old servers wrote it: numbers and booleans as text, some fields null, missing or unknown. Who it is
/// can still be told, and rows differ, so that a client can't get used to one way of being wrong.
pub(super) fn strings((row, account): (usize, Value)) -> Value {
    let account_id = account.get("accountId").and_then(Value::as_str).and_then(|id| id.parse::<u64>().ok());
    let mut account = as_text(account);
    if let Some(fields) = account.as_object_mut() {
        fields.insert("address".to_owned(), Value::Null);
        fields.insert("lastClient".to_owned(), Value::Null);
        fields.insert("newerThanYou".to_owned(), json!({"list": [1, null, {"deep": true}]}));
        fields.remove("iamUserRole");
        fields.remove("sendMailDetails");
        match (row % 3, account_id) {
            // Old pages have the accountId as a number, which does not fit a floating-point number.
            (0, Some(account_id)) => {
                fields.insert("accountId".to_owned(), account_id.into());
            }
            (1, _) => {
                fields.insert("lastLogin".to_owned(), Value::Null);
                fields.insert("mailForward".to_owned(), Value::Null);
            }
            _ => {
                fields.remove("tfaEnabled");
                fields.remove("displayName");
            }
        }
    }
    account
}

/// The same with every number and boolean as text, all the way down.
fn as_text(value: Value) -> Value {
    match value {
        Value::Bool(truth) => Value::String(truth.to_string()),
        Value::Number(number) => Value::String(number.to_string()),
        Value::Array(items) => Value::Array(items.into_iter().map(as_text).collect()),
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(key, value)| (key, as_text(value))).collect()),
        other => other,
    }
}
