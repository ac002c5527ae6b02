//! Signing in with a code that Zoho's console made for a Self Client (field note `zoho-api.md` 3): no browser comes back,
//! so there is neither a redirect address nor PKCE.

use std::sync::Arc;

use super::auth::{Authority, TokenFailure};
use super::session::Session;
use super::throttle::Throttle;
use crate::domain::clock::Clock;
use crate::domain::connection::Connection;
use crate::domain::outcome::SignInFailure;
use crate::domain::scopes::Scopes;
use crate::domain::secret::Token;

/// Exchanges the code. What it allows was decided in the console: the answer says what that was, and an answer that does
/// not is taken to allow no mail.
///
/// A code of another data centre's console is unknown here, and so is one that was used or has run out: Zoho says
/// `invalid_code` to all of them. (Which words it has for a client that is no Self Client is not documented; every word
/// about the client is taken for that.)
///
/// # Errors
/// Why nobody is signed in. Nothing is left behind at Zoho then, but for an answer that was lost on its way.
pub async fn sign_in_with_code(connection: &Connection, code: &Token, clock: &Clock) -> Result<Session, SignInFailure> {
    let authority = Authority::of(connection, connection.region, clock)?;
    let fields = [("grant_type", "authorization_code"), ("code", code.expose())];
    let grant = authority.token(&fields).await.map_err(|failure| match failure {
        TokenFailure::Refused(word) if word == "invalid_code" => SignInFailure::CodeRefused,
        TokenFailure::Refused(word) if is_about_the_client(&word) => SignInFailure::NotThisWay(word),
        other => authority.failed(other),
    })?;
    if !Scopes::suffice(grant.scope.as_deref()) {
        if let Some(refresh) = &grant.refresh
            && let Err(error) = authority.revoke(refresh).await
        {
            tracing::warn!(%error, "a sign-in that allows too little could not be ended at Zoho");
        }
        return Err(SignInFailure::CodeTooNarrow);
    }
    let throttle = Arc::new(Throttle::new(connection.endpoint.pace));
    authority.into_session(connection.region, &grant, Scopes::Users, throttle)
}

/// True when the sign-in server does not like who asks.
pub(super) fn is_about_the_client(word: &str) -> bool {
    // The last two are RFC 6749's words, beside Zoho's own.
    word.starts_with("invalid_client")
        || matches!(word, "invalid_redirect_uri" | "unauthorized_client" | "unsupported_grant_type")
}
