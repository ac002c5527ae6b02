//! Signing in with the browser: to a council for the first time or again, or at one loopback address.

use std::rc::Rc;
use std::time::Duration;

use tokio::task::spawn_local;
use tokio::time::timeout;

use super::connect::{council_id, identify, move_in, with_keychain, with_supplier};
use super::councils::{connection, keep_tokens, record};
use super::desk::Desk;
use super::live::{Home, Who};
use crate::domain::connection::{Connection, Credentials, Endpoint, OAuthClient, Pace};
use crate::domain::council::{CouncilId, Reality};
use crate::domain::outcome::{ReadFailure, SignInFailure, Unsent};
use crate::domain::region::Region;
use crate::domain::set_up::{SetUp, USUAL_PORT};
use crate::msg::{Candidate, Loopback, Reply, RequestId, Signed, SignedAgain, WayIn};
use crate::text::tr;
use crate::zoho::{self, CallbackPages, Scopes, Session};

/// The client at a loopback address, when no set-up file says otherwise (blueprint section 7).
const LOOPBACK_CLIENT: &str = "1000.LOOPBACK";
/// How long Zoho has for ending a sign-in that nobody wants any more.
const LETTING_GO: Duration = Duration::from_secs(10);
/// How long a session that was taken over from may still be in use, and how often that is looked at.
const LONGEST_CALL: Duration = Duration::from_mins(2);
const LOOK: Duration = Duration::from_millis(250);

/// A council that somebody has signed in to for the first time, until she says whether it is the right one.
#[derive(Debug)]
pub(super) struct Pending {
    id: RequestId,
    connection: Connection,
    session: Session,
    who: Who,
    home: Home,
}

/// Signs in with the browser.
pub(super) async fn sign_in(desk: &Rc<Desk>, id: RequestId, way: WayIn) {
    let result = match way {
        WayIn::Loopback(loopback) => at_loopback(desk, loopback).await,
        WayIn::Council(council) => match to_council(desk, id, &council).await {
            Ok(Some(signed)) => Ok(signed),
            // The clerk is asked first.
            Ok(None) => return,
            Err(failure) => Err(failure),
        },
    };
    desk.reply(Reply::SignedIn { id, result });
}

/// Adds the council that she has signed in to, or lets it go.
pub(super) async fn confirm(desk: &Rc<Desk>, id: RequestId, yes: bool) {
    let Some(pending) = desk.pending.borrow_mut().take_if(|pending| pending.id == id) else { return };
    let Pending { connection, session, who, home, .. } = pending;
    let result = if yes {
        settle(desk, connection, session, who, home).await
    } else {
        let_go(desk, session);
        Err(SignInFailure::NotAdded)
    };
    desk.reply(Reply::SignedIn { id, result });
}

/// Goes to the browser once more for the council that is open.
pub(super) async fn again(desk: &Rc<Desk>, id: RequestId, mail: bool) {
    let result = try_again(desk, mail).await;
    desk.reply(Reply::SignedAgain { id, result });
}

/// Ends a session at Zoho without making anybody wait, once no request uses it any more.
pub(super) fn let_go(desk: &Desk, session: Session) {
    let hurry = desk.start.zoho.hurry;
    let task = spawn_local(async move {
        let in_use = async {
            while session.is_shared() {
                tokio::time::sleep(hurry.wait(LOOK)).await;
            }
        };
        timeout(LONGEST_CALL, in_use).await.ok();
        match timeout(LETTING_GO, session.revoke()).await {
            Ok(Ok(())) => tracing::info!("a sign-in that is no longer needed was ended at Zoho"),
            Ok(Err(why)) => tracing::warn!(%why, "a sign-in that is no longer needed could not be ended at Zoho"),
            Err(_late) => tracing::warn!("a sign-in that is no longer needed could not be ended at Zoho in time"),
        }
    });
    desk.keep_until_the_end(task);
}

async fn at_loopback(desk: &Rc<Desk>, loopback: Loopback) -> Result<Box<Signed>, SignInFailure> {
    let usual = || SetUp {
        council: tr("council-on-this-computer"),
        region: Region::Eu,
        client: OAuthClient { client_id: LOOPBACK_CLIENT.to_owned(), client_secret: None, redirect_port: USUAL_PORT },
        supplier: None,
    };
    let SetUp { council, region, client, supplier } = loopback.set_up.map_or_else(usual, |set_up| *set_up);
    let connection = Connection {
        id: council_id("this-computer")?,
        council,
        region,
        endpoint: Endpoint::loopback(loopback.base, Pace::Zoho),
        client,
        credentials: Credentials::Memory(None),
        reality: Reality::Loopback,
    };
    let session = in_browser(desk, &connection).await?;
    let who = identify_or_let_go(desk, &session).await?;
    let signed = move_in(desk, connection, session, who, None).await?;
    Ok(with_supplier(signed, supplier))
}

/// `None`: she is asked whether it is the right council.
async fn to_council(desk: &Rc<Desk>, id: RequestId, council: &CouncilId) -> Result<Option<Box<Signed>>, SignInFailure> {
    let (connection, home) = connection(desk, council).await?;
    let session = in_browser(desk, &connection).await?;
    let who = identify_or_let_go(desk, &session).await?;
    let known = home.file.borrow().zoid.clone();
    if known.is_none() {
        let candidate = Candidate { council: connection.council.clone(), address: who.owner.address.to_string() };
        *desk.pending.borrow_mut() = Some(Pending { id, connection, session, who, home });
        desk.reply(Reply::ConfirmCouncil { id, candidate });
        return Ok(None);
    }
    settle(desk, connection, session, who, home).await.map(Some)
}

/// Records the organisation, keeps the tokens, and moves in.
async fn settle(
    desk: &Rc<Desk>,
    connection: Connection,
    session: Session,
    who: Who,
    home: Home,
) -> Result<Box<Signed>, SignInFailure> {
    if let Err(failure) = record(&home, &who) {
        let_go(desk, session);
        return Err(failure);
    }
    let keychain = keep_tokens(&home.secrets, &session).await;
    let signed = move_in(desk, connection, session, who, Some(home)).await?;
    Ok(with_keychain(signed, keychain))
}

async fn in_browser(desk: &Desk, connection: &Connection) -> Result<Session, SignInFailure> {
    let browser = desk.start.browser.clone();
    let open = move |address: &str| browser.open(address);
    // Sending mail is asked for when an email is to be sent.
    zoho::sign_in(connection, Scopes::Users, &pages(), &desk.start.clock, open).await
}

async fn identify_or_let_go(desk: &Desk, session: &Session) -> Result<Who, SignInFailure> {
    let who = identify(session).await;
    if who.is_err() {
        let_go(desk, session.clone());
    }
    who
}

async fn try_again(desk: &Rc<Desk>, mail: bool) -> Result<SignedAgain, SignInFailure> {
    let Some(live) = desk.live() else {
        return Err(SignInFailure::Read(ReadFailure::Unsent(Unsent::SignedOut)));
    };
    let scopes = if mail { Scopes::UsersAndMail } else { live.session().scopes() };
    let browser = desk.start.browser.clone();
    let open = move |address: &str| browser.open(address);
    let session = live.session().sign_in_again(&live.connection, scopes, &pages(), open).await?;
    let who = identify_or_let_go(desk, &session).await?;
    let allows_mail = session.scopes() == Scopes::UsersAndMail;
    let failure = if who.zoid != live.zoid {
        Some(SignInFailure::OtherCouncil)
    } else if who.owner.zuid != live.owner.zuid {
        Some(SignInFailure::OtherPerson)
    } else {
        (mail && !allows_mail).then_some(SignInFailure::NoMail)
    };
    if let Some(failure) = failure {
        let_go(desk, session);
        return Err(failure);
    }
    let keychain = match &live.home {
        Some(home) => keep_tokens(&home.secrets, &session).await,
        None => None,
    };
    let_go(desk, live.take_over(session));
    Ok(SignedAgain { may_send_mail: allows_mail, keychain })
}

fn pages() -> CallbackPages {
    CallbackPages { done: tr("callback-done"), declined: tr("callback-declined"), failed: tr("callback-failed") }
}
