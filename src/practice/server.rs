//! The server itself: routes, the wait before every answer, starting and stopping.

use std::fmt;
use std::io;
use std::net::Ipv4Addr;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, get, post};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::answer::Refusal;
use super::inspect::{self, Inspector};
use super::line::{Line, LoopbackListener};
use super::options::Options;
use super::state::Shared;
use super::{PRACTICE_CLIENT, device, login, mail, oauth, reset, self_client, users};

/// What somebody who signs in to the pretend council is given without asking.
const SCOPES: [&str; 4] = [
    "ZohoMail.accounts.READ",
    "ZohoMail.organization.accounts.READ",
    "ZohoMail.organization.accounts.UPDATE",
    "ZohoMail.messages.CREATE",
];

/// How long a stop waits for answers under way.
const STOP_PATIENCE: Duration = Duration::from_secs(2);

/// A running pretend council. Dropping it stops it.
pub struct PracticeServer {
    shared: Shared,
    clerk: Grant,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

/// Lets somebody in without the login page.
#[derive(Clone, PartialEq, Eq)]
pub struct Grant {
    /// The client that the token belongs to; it has no secret.
    pub client_id: &'static str,
    /// Good until it is revoked.
    pub refresh_token: String,
}

impl fmt::Debug for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Grant").field("client_id", &self.client_id).finish_non_exhaustive()
    }
}

impl fmt::Debug for PracticeServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PracticeServer").field("base_url", &self.base_url()).finish_non_exhaustive()
    }
}

/// How a request came in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arrival {
    /// No other request came before it on the same connection.
    pub(super) first_on_its_connection: bool,
}

impl PracticeServer {
    /// Starts on 127.0.0.1, at a port of the system's choice when `port` is 0, and serves in a task of the current
    /// tokio runtime.
    pub async fn start(options: Options, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let base_url = format!("http://{}", listener.local_addr()?);
        let (stop, stopping) = watch::channel(false);
        let shared = Shared::new(options, base_url, stopping)?;
        let clerk = shared.council().clerk().map(|clerk| clerk.zuid);
        let clerk = clerk.ok_or_else(|| io::Error::other("a pretend council needs a clerk"))?;
        let clerk = grant(&shared, clerk)?;

        let service = router(&shared).into_make_service_with_connect_info::<Line>();
        let until = shared.clone();
        let serving = tokio::spawn(async move {
            let served = axum::serve(LoopbackListener(listener), service)
                .with_graceful_shutdown(async move { until.stopped().await })
                .await;
            if let Err(error) = served {
                tracing::error!(%error, "practice: the server ended");
            }
        });
        Ok(Self { shared, clerk, stop, serving })
    }

    /// `http://127.0.0.1:PORT`, the one base for every Zoho host.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.shared.base_url().to_owned()
    }

    /// A refresh token of the clerk, made when the server started.
    #[must_use]
    pub fn sign_in_clerk(&self) -> Grant {
        self.clerk.clone()
    }

    /// A new refresh token of whoever has that address. `None` when nobody has it or the mailbox is switched off.
    pub fn sign_in(&self, address: &str) -> io::Result<Option<Grant>> {
        let zuid =
            self.shared.council().roll.find(address).filter(|account| account.enabled).map(|account| account.zuid);
        zuid.map(|zuid| grant(&self.shared, zuid)).transpose()
    }

    /// Looks inside, for tests.
    #[must_use]
    pub fn council(&self) -> Inspector {
        Inspector::new(self.shared.clone())
    }

    /// Stops: no new connections, and every request still waiting is cut off.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if tokio::time::timeout(STOP_PATIENCE, &mut self.serving).await.is_err() {
            self.serving.abort();
        }
    }

    /// Serves until the task ends, which it never does by itself.
    pub(super) async fn served(&mut self) -> io::Result<()> {
        (&mut self.serving).await.map_err(io::Error::other)
    }
}

fn grant(shared: &Shared, zuid: u64) -> io::Result<Grant> {
    let refresh = shared.council().tokens.new_refresh(PRACTICE_CLIENT, zuid, &SCOPES.map(str::to_owned))?;
    Ok(Grant { client_id: PRACTICE_CLIENT, refresh_token: refresh.expose().to_owned() })
}

fn router(shared: &Shared) -> Router {
    Router::new()
        .route("/oauth/v2/auth", get(login::page))
        .route("/oauth/v2/auth/answer", get(login::answer))
        .route("/oauth/v2/token", post(oauth::token))
        .route("/oauth/v2/token/revoke", post(oauth::revoke))
        .route("/oauth/v3/device/code", post(device::code))
        .route("/oauth/v3/device/token", post(device::token))
        .route("/oauth/v3/device", get(device::page))
        .route("/oauth/v3/device/answer", get(device::answer))
        .route("/", get(self_client::page))
        .route("/self-client/code", get(self_client::code))
        .route("/api/accounts", get(users::who_am_i))
        .route("/api/accounts/{account_id}/messages", post(mail::send))
        .route("/api/organization/{zoid}/accounts", get(users::list))
        .route("/api/organization/{zoid}/accounts/{id}", get(users::one).put(reset::reset))
        .route("/practice/state", get(inspect::state))
        .route("/practice/password-is", post(inspect::password_is))
        .route("/practice/mail-contains", post(inspect::mail_contains))
        .route(reset::REDIRECT_TARGET, any(inspect::redirected))
        .fallback(nowhere)
        .method_not_allowed_fallback(nowhere)
        .layer(from_fn_with_state(shared.clone(), attend))
        .with_state(shared.clone())
}

async fn nowhere() -> Refusal {
    Refusal::no_such_url()
}

/// What every request goes through: it is counted, it waits, and it is carried out even if the client goes away in the
/// meantime, because a real server would carry it out as well.
async fn attend(
    State(shared): State<Shared>,
    ConnectInfo(line): ConnectInfo<Line>,
    mut request: Request,
    next: Next,
) -> Response {
    let first_on_its_connection = line.request_came();
    let path = request.uri().path();
    if path.starts_with("/practice/") {
        return next.run(request).await;
    }
    shared.council().counts.add(request.method(), path);
    request.extensions_mut().insert(Arrival { first_on_its_connection });
    let latency = shared.options().latency;
    let work = tokio::spawn(async move {
        if !latency.is_zero() {
            tokio::time::sleep(latency).await;
        }
        next.run(request).await
    });
    tokio::select! {
        answer = work => answer.unwrap_or_else(|error| {
            tracing::error!(%error, "practice: a request failed");
            Refusal::internal().into_response()
        }),
        () = shared.stopped() => {
            line.cut();
            Refusal::internal().into_response()
        }
    }
}
