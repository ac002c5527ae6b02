//! Moving in to a council: who is signed in, its journal, and from then on requests go there.

use std::rc::Rc;
use std::sync::Arc;

use super::desk::Desk;
use super::live::{Home, Live, Who};
use super::off_thread::off_thread;
use crate::domain::connection::{Connection, Credentials, Endpoint, OAuthClient, Pace};
use crate::domain::council::{CouncilId, Reality};
use crate::domain::outcome::{KeychainTrouble, ReadFailure, SignInFailure, Unsent};
use crate::domain::region::Region;
use crate::domain::secret::Token;
use crate::domain::set_up::USUAL_PORT;
use crate::domain::supplier::Supplier;
use crate::msg::{Reply, RequestId, Signed};
use crate::practice::{self, PracticeServer};
use crate::store::head_store::{HeadStore, KeychainHead, MemoryHead};
use crate::store::journal_file::Journal;
use crate::store::paths;
use crate::zoho::{Scopes, Session};

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

/// Who signed in.
///
/// # Errors
/// When Zoho can't be asked, and when this person has nothing to look after.
pub(super) async fn identify(session: &Session) -> Result<Who, SignInFailure> {
    let owner = session.who_am_i().await?;
    let Some(zoid) = owner.zoid else { return Err(SignInFailure::PersonalAccount) };
    if !owner.user.role.may_administer() {
        return Err(SignInFailure::NotAdmin);
    }
    Ok(Who { zoid, owner: owner.user })
}

/// Opens the council's journal; from then on requests go to this council.
///
/// # Errors
/// When the journal can't be opened: nothing could be changed safely.
pub(super) async fn move_in(
    desk: &Desk,
    connection: Connection,
    session: Session,
    who: Who,
    home: Option<Home>,
) -> Result<Box<Signed>, SignInFailure> {
    let journal = open_journal(desk, &connection, home.as_ref()).await?;
    let live = Rc::new(Live::new(connection, session, who, desk.start.clock.clone(), journal, home));
    let signed = signed_of(&live);
    desk.enter(live);
    Ok(signed)
}

/// What the window is told of a council that is open.
pub(super) fn signed_of(live: &Live) -> Box<Signed> {
    let file = live.home.as_ref().map(|home| home.file.borrow());
    let connection = &live.connection;
    Box::new(Signed {
        council_id: file.as_ref().map(|file| file.id.clone()),
        council: file.as_ref().map_or_else(|| connection.council.clone(), |file| file.name.clone()),
        reality: connection.reality,
        region: connection.region,
        zoid: live.zoid.clone(),
        owner: live.owner.clone(),
        since: None,
        web_mail: connection.region.web_mail_host(),
        console_url: connection.region.console_url(),
        own_account_url: connection.region.own_account_url(),
        supplier: file.as_ref().and_then(|file| file.supplier.clone()),
        may_send_mail: live.session().scopes() == Scopes::UsersAndMail,
        keychain: None,
    })
}

/// A council in memory only: the id names its folder.
pub(super) fn council_id(text: &str) -> Result<CouncilId, SignInFailure> {
    text.parse().map_err(|_not_an_id| SignInFailure::NoJournal)
}

/// The supplier and the rest of what was signed in to.
pub(super) fn with_supplier(mut signed: Box<Signed>, supplier: Option<Supplier>) -> Box<Signed> {
    signed.supplier = supplier;
    signed
}

/// The same, with why the sign-in could not be kept.
pub(super) fn with_keychain(mut signed: Box<Signed>, trouble: Option<KeychainTrouble>) -> Box<Signed> {
    signed.keychain = trouble;
    signed
}

async fn try_practise(desk: &Desk, options: &str) -> Result<Box<Signed>, SignInFailure> {
    // Checked when Beadle was started; the button passes none.
    let options: practice::Options = options.parse().unwrap_or_default();
    let pace = if options.pace == practice::Pace::Zoho { Pace::Zoho } else { Pace::Unlimited };
    let village = options.place;
    let server = PracticeServer::start(options, 0).await.map_err(|error| {
        tracing::error!(%error, "the pretend council could not be opened");
        SignInFailure::Read(ReadFailure::Unsent(Unsent::Connect))
    })?;
    let grant = server.sign_in_clerk();
    let refresh_token = Token::new(grant.refresh_token);
    let connection = Connection {
        id: council_id(village.folder())?,
        council: village.council().to_owned(),
        region: Region::Eu,
        endpoint: Endpoint::loopback(server.base_url(), pace),
        client: OAuthClient { client_id: grant.client_id.to_owned(), client_secret: None, redirect_port: USUAL_PORT },
        credentials: Credentials::Memory(Some(refresh_token)),
        reality: Reality::Pretend,
    };
    *desk.practice.borrow_mut() = Some(server);
    try_open(desk, connection).await
}

/// With the refresh token that the connection brings, which allows everything.
async fn try_open(desk: &Desk, connection: Connection) -> Result<Box<Signed>, SignInFailure> {
    let Credentials::Memory(Some(refresh_token)) = &connection.credentials else {
        return Err(SignInFailure::NotKept);
    };
    let session = Session::new(&connection, refresh_token.clone(), Scopes::UsersAndMail, &desk.start.clock)?;
    let who = identify(&session).await?;
    move_in(desk, connection, session, who, None).await
}

async fn open_journal(desk: &Desk, connection: &Connection, home: Option<&Home>) -> Result<Journal, SignInFailure> {
    let heads: Arc<dyn HeadStore> = match home {
        Some(home) => Arc::new(KeychainHead::new(home.secrets.keychain().clone(), home.secrets.journal_head())),
        None => Arc::new(MemoryHead::default()),
    };
    let (profile, reality, id) = (desk.start.profile.clone(), connection.reality, connection.id.clone());
    // The keychain is asked for the journal's head, which takes seconds while it is locked.
    let opened = off_thread("beadle-journal", move || {
        let folder = profile.make_council_dir(reality, &id);
        let folder = folder.map_err(|error| tracing::error!(%error, "no folder for the council"))?;
        Journal::open(&paths::journal_file(&folder), heads)
            .map_err(|error| tracing::error!(%error, "the journal could not be opened"))
    });
    opened.await.and_then(Result::ok).ok_or(SignInFailure::NoJournal)
}
