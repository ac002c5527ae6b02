//! The JSON that goes out: the request that changes a mailbox, and a mail. Nothing else writes to Zoho.

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};
use zeroize::Zeroizing;

use super::mail::Mail;
use crate::domain::outcome::{ResetRequest, SignOut};

/// The body of a reset, `PUT .../accounts/{zuid}` (field note `zoho-api.md` 1.6).
///
/// The one place where it is built. `oneTimePassword` and the sign-out flag are on unless Zoho is told
/// otherwise, so both are always written; only [`SignOut::LeaveToZoho`] leaves the second one out.
pub fn reset_body(request: &ResetRequest) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
    to_bytes(&ResetBody(request), request.password.expose().len())
}

/// The body of a mail, `POST /api/accounts/{accountId}/messages` (field note `zoho-api.md` 5).
pub(super) fn mail_body(mail: &Mail) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
    let body = MailBody {
        from_address: mail.from.as_str(),
        to_address: mail.to.as_str(),
        subject: &mail.subject,
        content: &mail.content,
        mail_format: "plaintext",
        ask_receipt: "no",
        encoding: "UTF-8",
    };
    to_bytes(&body, mail.content.len() + mail.subject.len())
}

struct ResetBody<'a>(&'a ResetRequest);

impl Serialize for ResetBody<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let request = self.0;
        let mut body = serializer.serialize_map(None)?;
        body.serialize_entry("mode", "resetPassword")?;
        let digits = request.zuid.as_str();
        // A number that does not write back to the same digits could name somebody else.
        match request.zuid.as_u64().filter(|number| number.to_string() == digits) {
            Some(number) => body.serialize_entry("zuid", &number)?,
            None => body.serialize_entry("zuid", digits)?,
        }
        body.serialize_entry("password", request.password.expose())?;
        body.serialize_entry("oneTimePassword", &request.force_change)?;
        match request.sign_out {
            SignOut::Say(sign_out, spelling) => body.serialize_entry(spelling.key(), &sign_out)?,
            SignOut::LeaveToZoho => {}
        }
        body.end()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MailBody<'a> {
    from_address: &'a str,
    to_address: &'a str,
    subject: &'a str,
    content: &'a str,
    mail_format: &'a str,
    ask_receipt: &'a str,
    encoding: &'a str,
}

/// Writes into a buffer large enough never to move: a move would leave a copy of the secret behind. An escaped
/// character takes at most six bytes.
fn to_bytes(body: &impl Serialize, n_secret_bytes: usize) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(n_secret_bytes.saturating_mul(6).saturating_add(2048)));
    serde_json::to_writer(&mut *bytes, body)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::outcome::FlagSpelling;
    use crate::domain::secret::Password;

    fn body(zuid: &str, password: &str, sign_out: SignOut) -> String {
        let request = ResetRequest {
            zuid: zuid.parse().unwrap(),
            password: Password::new(password.to_owned()),
            force_change: false,
            sign_out,
        };
        String::from_utf8(reset_body(&request).unwrap().to_vec()).unwrap()
    }

    #[test]
    fn every_byte_of_a_reset() {
        assert_eq!(
            body("800000002", "Maple-Tunnel-47", SignOut::Say(false, FlagSpelling::Sample)),
            r#"{"mode":"resetPassword","zuid":800000002,"password":"Maple-Tunnel-47","oneTimePassword":false,"resetAuthtoken":false}"#
        );
        assert_eq!(
            body("800000002", "é\"\\\n", SignOut::Say(true, FlagSpelling::Table)),
            r#"{"mode":"resetPassword","zuid":800000002,"password":"é\"\\\n","oneTimePassword":false,"resetAuthToken":true}"#
        );
        assert_eq!(
            body("123456789012345678901234", "x", SignOut::LeaveToZoho),
            r#"{"mode":"resetPassword","zuid":"123456789012345678901234","password":"x","oneTimePassword":false}"#
        );
        assert!(body("007", "x", SignOut::LeaveToZoho).contains(r#""zuid":"007""#), "7 is somebody else");
    }

    #[test]
    fn the_buffer_never_moves() {
        let worst = "\u{1}".repeat(1000);
        let request = ResetRequest {
            zuid: 1.into(),
            password: Password::new(worst),
            force_change: true,
            sign_out: SignOut::LeaveToZoho,
        };
        let bytes = reset_body(&request).unwrap();
        assert!(bytes.capacity() >= bytes.len() && bytes.capacity() == 1000 * 6 + 2048);
    }
}
