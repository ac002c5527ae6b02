//! Signing in: to the pretend council inside Beadle, or to one loopback address with the browser.

use std::rc::Rc;
use std::sync::Arc;

use super::desk::Desk;
use super::live::Live;
use crate::domain::connection::{Connection, Credentials, Endpoint, OAuthClient, Pace};
use crate::domain::council::{CouncilId, Reality};
use crate::domain::outcome::{ReadFailure, SignInFailure, Unsent};
use crate::domain::region::Region;
use crate::domain::secret::Token;
use crate::msg::{Reply, RequestId, Signed};
use crate::platform::browser;
use crate::practice::{self, PracticeServer};
use crate::store::head_store::{HeadStore, KeychainHead, MemoryHead};
use crate::store::journal_file::Journal;
use crate::store::keychain::{EntryName, Item, Keychain};
use crate::store::paths;
use crate::text::tr;
use crate::zoho::{self, CallbackPages, Scopes, Session};

/// The loopback port of the redirect, and the client, when no set-up file says otherwise (blueprint section 7).
const REDIRECT_PORT: u16 = 8090;
const LOOPBACK_CLIENT: &str = "1000.LOOPBACK";

/// Starts the pretend council and signs in to it.
pub(super) async fn practise(desk: &Desk, id: RequestId, options: &str) {
    let result = try_practise(desk, options).await;
    desk.reply(Reply::SignedIn { id, result });
}

/// Opens a council that somebody is signed in to already.
pub(super) async fn open(desk: &Desk, id: RequestId, connection: Connection) {
    let result = try_open(desk, connection).await;
    desk.reply(Reply::SignedIn { id, result });
}

/// Signs in with the browser at one loopback address.
pub(super) async fn sign_in(desk: &Desk, id: RequestId, base: String) {
    let result = try_sign_in(desk, base).await;
    desk.reply(Reply::SignedIn { id, result });
}

async fn try_practise(desk: &Desk, options: &str) -> Result<Box<Signed>, SignInFailure> {
    // Checked when Beadle was started; the button passes none.
    let options: practice::Options = options.parse().unwrap_or_default();
    let pace = if options.pace == practice::Pace::Zoho { Pace::Zoho } else { Pace::Unlimited };
    let server = PracticeServer::start(options, 0).await.map_err(|error| {
        tracing::error!(%error, "the pretend council could not be opened");
        SignInFailure::Read(ReadFailure::Unsent(Unsent::Connect))
    })?;
    let grant = server.sign_in_clerk();
    let refresh_token = Token::new(grant.refresh_token);
    let connection = Connection {
        id: council_id("little-wittering")?,
        council: practice::COUNCIL.to_owned(),
        region: Region::Eu,
        endpoint: Endpoint::loopback(server.base_url(), pace),
        client: OAuthClient {
            client_id: grant.client_id.to_owned(),
            client_secret: None,
            redirect_port: REDIRECT_PORT,
        },
        credentials: Credentials::Memory(Some(refresh_token)),
        reality: Reality::Pretend,
    };
    *desk.practice.borrow_mut() = Some(server);
    try_open(desk, connection).await
}

/// With the refresh token that the connection brings.
async fn try_open(desk: &Desk, connection: Connection) -> Result<Box<Signed>, SignInFailure> {
    let Credentials::Memory(Some(refresh_token)) = &connection.credentials else {
        return Err(SignInFailure::Read(ReadFailure::Unsent(Unsent::SignedOut)));
    };
    let session = Session::new(&connection, refresh_token.clone())?;
    enter(desk, connection, session).await
}

async fn try_sign_in(desk: &Desk, base: String) -> Result<Box<Signed>, SignInFailure> {
    let connection = Connection {
        id: council_id("this-computer")?,
        council: tr("council-on-this-computer"),
        region: Region::Eu,
        endpoint: Endpoint::loopback(base, Pace::Zoho),
        client: OAuthClient {
            client_id: LOOPBACK_CLIENT.to_owned(),
            client_secret: None,
            redirect_port: REDIRECT_PORT,
        },
        credentials: Credentials::Memory(None),
        reality: Reality::Loopback,
    };
    let pages =
        CallbackPages { done: tr("callback-done"), declined: tr("callback-declined"), failed: tr("callback-failed") };
    let session = zoho::sign_in(&connection, Scopes::UsersAndMail, &pages, browser::open).await?;
    enter(desk, connection, session).await
}

/// Finds out who signed in, and opens the council's journal.
async fn enter(desk: &Desk, connection: Connection, session: Session) -> Result<Box<Signed>, SignInFailure> {
    let owner = session.who_am_i().await?;
    let Some(zoid) = owner.zoid else { return Err(SignInFailure::PersonalAccount) };
    if !owner.user.role.may_administer() {
        return Err(SignInFailure::NotAdmin);
    }
    let journal = open_journal(desk, &connection)?;
    let signed = Signed {
        council: connection.council.clone(),
        reality: connection.reality,
        owner: owner.user.clone(),
        web_mail: connection.region.web_mail_host(),
        console_url: connection.region.console_url(),
        own_account_url: connection.region.own_account_url(),
    };
    let live = Live::new(connection, session, zoid, owner.user, desk.start.clock.clone(), journal);
    desk.enter(Rc::new(live));
    Ok(Box::new(signed))
}

fn open_journal(desk: &Desk, connection: &Connection) -> Result<Journal, SignInFailure> {
    let heads: Arc<dyn HeadStore> = match connection.credentials {
        Credentials::Keychain => {
            let name = EntryName {
                profile: desk.start.profile_id.clone(),
                council: connection.id.clone(),
                item: Item::JournalHead,
            };
            Arc::new(KeychainHead::new(Keychain::system(), name))
        }
        Credentials::Memory(_) => Arc::new(MemoryHead::default()),
    };
    let opened = desk
        .start
        .profile
        .make_council_dir(connection.reality, &connection.id)
        .map_err(|error| tracing::error!(%error, "no folder for the council"))
        .and_then(|folder| {
            Journal::open(&paths::journal_file(&folder), heads)
                .map_err(|error| tracing::error!(%error, "the journal could not be opened"))
        });
    opened.map_err(|()| SignInFailure::NoJournal)
}

fn council_id(text: &str) -> Result<CouncilId, SignInFailure> {
    text.parse().map_err(|_not_an_id| SignInFailure::NoJournal)
}
