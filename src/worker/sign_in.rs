//! Signing in: to a council for the first time or again, or at one loopback address; with the browser, on another device,
//! or with a code from Zoho's console.

use std::rc::Rc;

use super::connect::{council_id, identify, move_in, with_keychain, with_supplier};
use super::councils::{add_proven, connection, keep_tokens, known_as, record};
use super::desk::Desk;
use super::live::{Home, Who};
use super::unkept::Unkept;
use crate::domain::connection::{Connection, Credentials, Endpoint, OAuthClient, Pace};
use crate::domain::council::{CouncilId, Reality};
use crate::domain::outcome::{ReadFailure, SignInFailure, Unsent};
use crate::domain::region::Region;
use crate::domain::set_up::{SetUp, USUAL_PORT};
use crate::msg::{By, Candidate, DeviceNews, Loopback, Reply, RequestId, Signed, SignedAgain, WayIn};
use crate::text::tr;
use crate::zoho::{self, CallbackPages, Scopes};

/// The client at a loopback address, when no set-up file says otherwise (blueprint section 7).
const LOOPBACK_CLIENT: &str = "1000.LOOPBACK";

/// A council that somebody has signed in to for the first time, until she says whether it is the right one.
#[derive(Debug)]
pub(super) struct Pending {
    id: RequestId,
    found: Found,
    place: Place,
}

/// Where a council is kept, or will be.
#[derive(Debug)]
enum Place {
    /// It was set up before.
    There(Box<Home>),
    /// Nothing of it is kept yet.
    New(CouncilId, Box<SetUp>),
}

/// Somebody who has just signed in.
#[derive(Debug)]
struct Found {
    connection: Connection,
    session: Unkept,
    who: Who,
}

/// Signs in.
pub(super) async fn sign_in(desk: &Rc<Desk>, id: RequestId, way: WayIn, by: By) {
    let result = match way {
        WayIn::Loopback(loopback) => at_loopback(desk, id, loopback, by).await,
        WayIn::Council(council) => match to_council(desk, id, &council, by).await {
            Ok(Some(signed)) => Ok(signed),
            // The clerk is asked first.
            Ok(None) => return,
            Err(failure) => Err(failure),
        },
        WayIn::Trial(council, set_up) => match try_out(desk, id, council, set_up, by).await {
            // Here she always is.
            Ok(()) => return,
            Err(failure) => Err(failure),
        },
    };
    desk.reply(Reply::SignedIn { id, result });
}

/// Adds the council that she has signed in to, or lets it go.
pub(super) async fn confirm(desk: &Rc<Desk>, id: RequestId, yes: bool) {
    let Some(pending) = desk.pending.borrow_mut().take_if(|pending| pending.id == id) else { return };
    let Pending { found, place, .. } = pending;
    let result = match place {
        _ if !yes => Err(SignInFailure::NotAdded),
        Place::There(home) => settle(desk, found, *home).await,
        Place::New(council, set_up) => settle_new(desk, found, council, &set_up).await,
    };
    desk.reply(Reply::SignedIn { id, result });
}

/// Goes to the browser once more for the council that is open.
pub(super) async fn again(desk: &Rc<Desk>, id: RequestId, mail: bool) {
    let result = try_again(desk, mail).await;
    desk.reply(Reply::SignedAgain { id, result });
}

async fn at_loopback(desk: &Rc<Desk>, id: RequestId, loopback: Loopback, by: By) -> Result<Box<Signed>, SignInFailure> {
    let usual = || SetUp {
        council: tr("council-on-this-computer"),
        region: Region::Eu,
        client: OAuthClient { client_id: LOOPBACK_CLIENT.to_owned(), client_secret: None, redirect_port: USUAL_PORT },
        supplier: None,
    };
    let SetUp { council, region, client, supplier } = loopback.set_up.map_or_else(usual, |set_up| *set_up);
    let hurry = desk.start.zoho.of(&client.client_id).hurry;
    let connection = Connection {
        id: council_id("this-computer")?,
        council,
        region,
        // In a hurry where a test is.
        endpoint: Endpoint { hurry, ..Endpoint::loopback(loopback.base, Pace::Zoho) },
        client,
        credentials: Credentials::Memory(None),
        reality: Reality::Loopback,
    };
    let found = find(desk, id, connection, by).await?;
    let signed = enter(desk, found, None).await?;
    Ok(with_supplier(signed, supplier))
}

/// `None`: she is asked whether it is the right council.
async fn to_council(
    desk: &Rc<Desk>,
    id: RequestId,
    council: &CouncilId,
    by: By,
) -> Result<Option<Box<Signed>>, SignInFailure> {
    let (connection, home) = connection(desk, council).await?;
    let found = find(desk, id, connection, by).await?;
    let known = home.file.borrow().zoid.clone();
    if known.is_none() {
        ask(desk, id, council, found, Place::There(Box::new(home)))?;
        return Ok(None);
    }
    settle(desk, found, home).await.map(Some)
}

/// Signs in to a council of which nothing is kept, with values that may be wrong. What Zoho says of them by itself comes
/// before the browser, which would only show an error that Beadle can't see.
async fn try_out(
    desk: &Rc<Desk>,
    id: RequestId,
    council: CouncilId,
    set_up: Box<SetUp>,
    by: By,
) -> Result<(), SignInFailure> {
    let connection = Connection {
        id: council.clone(),
        council: set_up.council.clone(),
        region: set_up.region,
        endpoint: desk.start.zoho.of(&set_up.client.client_id),
        client: set_up.client.clone(),
        credentials: Credentials::Keychain,
        reality: Reality::Real,
    };
    zoho::check_client(&connection, &desk.start.clock).await?;
    let found = find(desk, id, connection, by).await?;
    ask(desk, id, &council.clone(), found, Place::New(council, set_up))
}

/// Asks her whether the council that she has signed in to is the right one.
fn ask(desk: &Desk, id: RequestId, council: &CouncilId, found: Found, place: Place) -> Result<(), SignInFailure> {
    if let Some(name) = known_as(desk, council, &found.who) {
        return Err(SignInFailure::KnownCouncil(name));
    }
    let council = found.connection.council.clone();
    let candidate = Candidate { council, address: found.who.owner.address.to_string() };
    *desk.pending.borrow_mut() = Some(Pending { id, found, place });
    desk.reply(Reply::ConfirmCouncil { id, candidate });
    Ok(())
}

/// Keeps a council whose values have been proven, and then does as for any other.
async fn settle_new(
    desk: &Rc<Desk>,
    mut found: Found,
    council: CouncilId,
    set_up: &SetUp,
) -> Result<Box<Signed>, SignInFailure> {
    let added = add_proven(desk, council, set_up).await?;
    let (connection, home) = connection(desk, &added.council).await?;
    found.connection.id = connection.id;
    let mut signed = settle(desk, found, home).await?;
    signed.keychain = signed.keychain.or(added.keychain);
    Ok(signed)
}

/// Records the organisation, moves in, and keeps the tokens.
async fn settle(desk: &Rc<Desk>, found: Found, home: Home) -> Result<Box<Signed>, SignInFailure> {
    record(&home, &found.who, found.connection.region)?;
    let secrets = home.secrets.clone();
    let signed = enter(desk, found, Some(home)).await?;
    let keychain = match desk.live() {
        Some(live) => keep_tokens(&secrets, &live.session()).await,
        None => None,
    };
    Ok(with_keychain(signed, keychain))
}

/// Moves in with the session, which is kept once that has worked.
async fn enter(desk: &Rc<Desk>, found: Found, home: Option<Home>) -> Result<Box<Signed>, SignInFailure> {
    let Found { connection, session, who } = found;
    let Some(used) = session.session().cloned() else { return Err(gone()) };
    let mut signed = move_in(desk, connection, used, who, home).await?;
    session.keep();
    signed.since = Some(desk.start.clock.now());
    Ok(signed)
}

/// Signs in, and finds out who it is.
async fn find(desk: &Rc<Desk>, id: RequestId, mut connection: Connection, by: By) -> Result<Found, SignInFailure> {
    let clock = &desk.start.clock;
    let session = match by {
        By::Browser => {
            let browser = desk.start.browser.clone();
            let open = move |address: &str| browser.open(address);
            // Sending mail is asked for when an email is to be sent.
            zoho::sign_in(&connection, Scopes::Users, &pages(), clock, open).await?
        }
        By::Device => {
            let tell = |news| desk.reply(Reply::Device(id, in_our_words(news)));
            // It can't be asked for later, as that is a trip through this computer's browser.
            zoho::sign_in_by_device(&connection, Scopes::UsersAndMail, clock, tell).await?
        }
        By::Code(code) => zoho::sign_in_with_code(&connection, &code, clock).await?,
    };
    // Her account may be in another data centre than the set-up file says.
    connection.region = session.region();
    let session = Unkept::new(desk, session);
    let who = identify_unkept(&session).await?;
    Ok(Found { connection, session, who })
}

fn in_our_words(news: zoho::DeviceNews) -> DeviceNews {
    match news {
        zoho::DeviceNews::Code(code) => DeviceNews::Code(Box::new(code)),
        zoho::DeviceNews::Lost(why) => DeviceNews::Lost(why),
        zoho::DeviceNews::Back => DeviceNews::Back,
    }
}

async fn identify_unkept(session: &Unkept) -> Result<Who, SignInFailure> {
    match session.session() {
        Some(session) => identify(session).await,
        None => Err(gone()),
    }
}

/// Nobody is signed in.
fn gone() -> SignInFailure {
    SignInFailure::Read(ReadFailure::Unsent(Unsent::SignedOut))
}

async fn try_again(desk: &Rc<Desk>, mail: bool) -> Result<SignedAgain, SignInFailure> {
    let live = desk.live().ok_or_else(gone)?;
    let scopes = if mail { Scopes::UsersAndMail } else { live.session().scopes() };
    let browser = desk.start.browser.clone();
    let open = move |address: &str| browser.open(address);
    let session = live.session().sign_in_again(&live.connection, scopes, &pages(), open).await?;
    let allows_mail = session.scopes() == Scopes::UsersAndMail;
    let session = Unkept::new(desk, session);
    let who = identify_unkept(&session).await?;
    if who.zoid != live.zoid {
        return Err(SignInFailure::OtherCouncil);
    }
    if who.owner.zuid != live.owner.zuid {
        return Err(SignInFailure::OtherPerson);
    }
    if mail && !allows_mail {
        return Err(SignInFailure::NoMail);
    }
    let session = session.keep().ok_or_else(gone)?;
    let keychain = match &live.home {
        Some(home) => keep_tokens(&home.secrets, &session).await,
        None => None,
    };
    // The former one is ended as soon as no request uses it any more.
    drop(Unkept::new(desk, live.take_over(session)));
    Ok(SignedAgain { may_send_mail: allows_mail, keychain })
}

fn pages() -> CallbackPages {
    CallbackPages { done: tr("callback-done"), declined: tr("callback-declined"), failed: tr("callback-failed") }
}
