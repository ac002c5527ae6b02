//! The councils that were set up on this computer: finding them, adding one from a set-up file, opening one.

use std::cell::RefCell;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::connect::{identify, move_in, signed_of};
use super::desk::Desk;
use super::live::{Home, Who};
use super::off_thread::off_thread;
use crate::domain::connection::{Connection, Credentials, OAuthClient};
use crate::domain::council::{CouncilId, Reality};
use crate::domain::file_trouble::FileTrouble;
use crate::domain::look_alike::{self, Resemblance};
use crate::domain::outcome::{KeychainTrouble, ReadFailure, Refusal, SignInFailure, Unsent};
use crate::domain::region::Region;
use crate::domain::secret::Token;
use crate::domain::set_up::{SetUp, SetUpFault};
use crate::msg::{Added, KnownCouncil, Reply, RequestId, Signed};
use crate::store::council_file::{CouncilFile, CouncilList};
use crate::store::council_secrets::{CouncilSecrets, StoredTokens};
use crate::store::keychain::KeychainError;
use crate::store::set_up_file;
use crate::zoho::{Scopes, Session};

/// How long to wait before Zoho is tried again at the start; the last one again and again.
const TRY_AGAIN: [Duration; 5] = [
    Duration::from_secs(5),
    Duration::from_secs(10),
    Duration::from_secs(20),
    Duration::from_secs(30),
    Duration::from_mins(1),
];

/// Finds the councils, and the one to open at once: the one that was open last, or the only one, if somebody has signed
/// in to it before.
pub(super) fn find(desk: &Desk, id: RequestId) {
    let list = CouncilList::load(&desk.start.profile, Reality::Real);
    for problem in &list.problems {
        tracing::warn!(error = %problem.fault, "a council can't be used");
    }
    let open = match list.councils.as_slice() {
        [only] => Some(only),
        several => several.iter().find(|council| Some(&council.id) == desk.start.last_council.as_ref()),
    };
    let open = open.filter(|council| council.zoid.is_some()).map(|council| council.id.clone());
    let known = list.councils.iter().map(|council| KnownCouncil {
        id: council.id.clone(),
        name: council.name.clone(),
        region: council.region,
        domain: council.domain.clone(),
        supplier: council.supplier.clone(),
    });
    desk.reply(Reply::Councils { id, councils: known.collect(), open, n_unreadable: list.problems.len() });
}

/// Reads a set-up file, and compares its council with those that are here.
pub(super) async fn read_set_up(desk: &Desk, id: RequestId, path: PathBuf) {
    let read = off_thread("beadle-set-up", move || set_up_file::read(&path)).await;
    let result = read.unwrap_or(Err(SetUpFault::Unreadable)).map(Box::new);
    let resembles = result.as_ref().ok().and_then(|set_up| resemblance(desk, set_up));
    desk.reply(Reply::SetUpRead { id, result, resembles });
}

/// Looks at what was typed as at a set-up file.
pub(super) fn check_set_up(desk: &Desk, id: RequestId, set_up: Box<SetUp>) {
    let resembles = resemblance(desk, &set_up);
    desk.reply(Reply::SetUpRead { id, result: Ok(set_up), resembles });
}

fn resemblance(desk: &Desk, set_up: &SetUp) -> Option<Resemblance> {
    let list = CouncilList::load(&desk.start.profile, Reality::Real);
    let known = list.councils.iter().map(|known| (known.name.as_str(), known.client_id.as_str()));
    look_alike::resemblance(&set_up.council, &set_up.client.client_id, known)
}

/// Makes a set-up file.
pub(super) async fn write_set_up(desk: &Desk, id: RequestId, path: PathBuf, set_up: Box<SetUp>) {
    let written = off_thread("beadle-set-up", move || set_up_file::write(&path, &set_up)).await;
    let result = written.unwrap_or(Err(io::ErrorKind::Other.into())).map_err(|error| {
        tracing::warn!(kind = ?error.kind(), "the set-up file was not made");
        FileTrouble::from(error.kind())
    });
    desk.reply(Reply::SetUpWritten(id, result));
}

/// Deletes a set-up file.
pub(super) async fn delete_set_up(desk: &Desk, id: RequestId, path: PathBuf) {
    let deleted = off_thread("beadle-set-up", move || set_up_file::delete(&path)).await;
    if let Some(Err(error)) = &deleted {
        tracing::warn!(kind = ?error.kind(), "the set-up file was not deleted");
    }
    desk.reply(Reply::SetUpDeleted { id, is_gone: matches!(deleted, Some(Ok(()))) });
}

/// Adds the council of a set-up file.
pub(super) async fn add(desk: &Desk, id: RequestId, council: CouncilId, set_up: &SetUp) {
    let result = try_add(desk, council, set_up).await;
    desk.reply(Reply::CouncilAdded { id, result });
}

/// Adds a council that somebody has just signed in to with these values. One of this name and client that nobody ever
/// signed in to is completed: what was kept of it may have been wrong.
///
/// # Errors
/// When it belongs to another organisation, or the disk does not take it.
pub(super) async fn add_proven(desk: &Desk, council: CouncilId, set_up: &SetUp) -> Result<Added, SignInFailure> {
    let Some(mut added) = try_add(desk, council, set_up).await else { return Err(SignInFailure::NotSaved) };
    if !added.was_there {
        return Ok(added);
    }
    let folder = desk.start.profile.council_dir(Reality::Real, &added.council);
    let mut file = CouncilFile::load(&folder).map_err(|_unreadable| SignInFailure::NoCouncil)?;
    if file.zoid.is_some() {
        return Err(SignInFailure::OtherCouncil);
    }
    file.redirect_port = set_up.client.redirect_port;
    file.save(&folder).map_err(|error| {
        tracing::error!(%error, "the council was not saved");
        SignInFailure::NotSaved
    })?;
    if let Some(secret) = &set_up.client.client_secret {
        added.keychain = keep_client_secret(desk, &added.council, secret, false).await;
    }
    Ok(added)
}

/// Opens a council with the sign-in that the keychain holds.
pub(super) async fn open(desk: &Desk, id: RequestId, council: &CouncilId) {
    let result = try_open(desk, id, council).await;
    desk.reply(Reply::SignedIn { id, result });
}

/// How to reach a council, and where it keeps its things.
///
/// # Errors
/// When its description or its secret can't be read.
pub(super) async fn connection(desk: &Desk, council: &CouncilId) -> Result<(Connection, Home), SignInFailure> {
    let folder = desk.start.profile.council_dir(Reality::Real, council);
    let file = CouncilFile::load(&folder).map_err(|error| {
        tracing::warn!(%error, "the council can't be opened");
        SignInFailure::NoCouncil
    })?;
    let secrets = secrets(desk, council);
    let client_secret = client_secret(desk, &file, &secrets).await?;
    let connection = Connection {
        id: council.clone(),
        council: file.name.clone(),
        region: file.region,
        endpoint: desk.start.zoho.of(&file.client_id),
        client: OAuthClient { client_id: file.client_id.clone(), client_secret, redirect_port: file.redirect_port },
        credentials: Credentials::Keychain,
        reality: Reality::Real,
    };
    Ok((connection, Home { folder, file: RefCell::new(file), secrets }))
}

/// Compares the organisation with the one recorded for this council, or records it; notes mail domain and data centre.
///
/// # Errors
/// When it is another one.
pub(super) fn record(home: &Home, who: &Who, region: Region) -> Result<(), SignInFailure> {
    let mut file = home.file.borrow_mut();
    let before = file.clone();
    file.record_zoid(&who.zoid).map_err(|_other| SignInFailure::OtherCouncil)?;
    file.region = region;
    file.domain = Some(who.owner.address.domain().to_owned());
    if *file == before {
        return Ok(());
    }
    file.save(&home.folder).map_err(|error| {
        tracing::error!(%error, "the council's description was not saved");
        SignInFailure::NoJournal
    })
}

/// The name of another council of this computer that is this very organisation.
pub(super) fn known_as(desk: &Desk, council: &CouncilId, who: &Who) -> Option<String> {
    let list = CouncilList::load(&desk.start.profile, Reality::Real);
    let known = list.councils.into_iter().find(|known| known.id != *council && known.zoid.as_ref() == Some(&who.zoid));
    known.map(|known| known.name)
}

/// Keeps the session's tokens in the keychain; returns why not, if not.
pub(super) async fn keep_tokens(secrets: &CouncilSecrets, session: &Session) -> Option<KeychainTrouble> {
    let may_send_mail = session.scopes() == Scopes::UsersAndMail;
    let tokens = StoredTokens { refresh: session.refresh_token(), may_send_mail };
    let secrets = secrets.clone();
    trouble(off_thread("beadle-tokens", move || secrets.keep_tokens(&tokens)).await)
}

/// What is wrong with the keychain, if anything.
pub(super) fn trouble(result: Option<Result<(), KeychainError>>) -> Option<KeychainTrouble> {
    let error = result.unwrap_or(Err(KeychainError::Broken)).err()?;
    tracing::warn!(%error, "the keychain was no help");
    Some(error.trouble())
}

/// What the keychain holds for this council.
pub(super) fn secrets(desk: &Desk, council: &CouncilId) -> CouncilSecrets {
    CouncilSecrets::new(desk.start.keychain.clone(), desk.start.profile_id.clone(), council.clone())
}

async fn client_secret(
    desk: &Desk,
    file: &CouncilFile,
    secrets: &CouncilSecrets,
) -> Result<Option<Token>, SignInFailure> {
    if !file.has_client_secret {
        return Ok(None);
    }
    if let Some(secret) = desk.client_secrets.borrow().get(&file.id) {
        return Ok(Some(secret.clone()));
    }
    let secrets = secrets.clone();
    let read = off_thread("beadle-client", move || secrets.client_secret()).await;
    match read.unwrap_or(Err(KeychainError::Broken)) {
        Ok(Some(secret)) => Ok(Some(secret)),
        Ok(None) => Err(SignInFailure::NoClientSecret),
        Err(error) => {
            tracing::warn!(%error, "the client's secret could not be read");
            Err(match error.trouble() {
                trouble @ (KeychainTrouble::Locked | KeychainTrouble::Silent) => SignInFailure::Keychain(trouble),
                // Only the file can help.
                KeychainTrouble::None | KeychainTrouble::Refused => SignInFailure::NoClientSecret,
            })
        }
    }
}

async fn try_add(desk: &Desk, council: CouncilId, set_up: &SetUp) -> Option<Added> {
    let list = CouncilList::load(&desk.start.profile, Reality::Real);
    // A supplier may use one client for several councils, and a council's data centre is corrected at its sign-in.
    let is_same = |known: &&CouncilFile| known.client_id == set_up.client.client_id && known.name == set_up.council;
    let known = list.councils.iter().find(is_same);
    let was_there = known.is_some();
    let council = known.map_or(council, |known| known.id.clone());
    let file = match known {
        None => Some(CouncilFile::from_set_up(council.clone(), set_up)),
        // Nothing of it is overwritten, but a secret that it lacks is completed.
        Some(known) if !known.has_client_secret && set_up.client.client_secret.is_some() => {
            Some(CouncilFile { has_client_secret: true, ..known.clone() })
        }
        Some(_) => None,
    };
    if let Some(file) = file {
        let folder = desk.start.profile.make_council_dir(Reality::Real, &council);
        let folder = folder.map_err(|error| tracing::error!(%error, "no folder for the council")).ok()?;
        file.save(&folder).map_err(|error| tracing::error!(%error, "the council was not saved")).ok()?;
    }
    let keychain = match &set_up.client.client_secret {
        Some(secret) => keep_client_secret(desk, &council, secret, was_there).await,
        None => None,
    };
    Some(Added { council, was_there, keychain })
}

/// A secret that is kept already is left as it is; one that is missing is completed.
async fn keep_client_secret(
    desk: &Desk,
    council: &CouncilId,
    secret: &Token,
    was_there: bool,
) -> Option<KeychainTrouble> {
    let (secrets, kept) = (secrets(desk, council), secret.clone());
    let result = off_thread("beadle-client", move || {
        if was_there && secrets.client_secret()?.is_some() {
            return Ok(());
        }
        secrets.keep_client_secret(&kept)
    });
    let trouble = trouble(result.await);
    if trouble.is_some() {
        desk.client_secrets.borrow_mut().insert(council.clone(), secret.clone());
    }
    trouble
}

async fn try_open(desk: &Desk, id: RequestId, council: &CouncilId) -> Result<Box<Signed>, SignInFailure> {
    // Going back and forth between councils costs Zoho nothing: it gives few tokens within ten minutes.
    if let Some(live) = desk.opened(council) {
        let signed = signed_of(&live);
        desk.enter(live);
        return Ok(signed);
    }
    let (connection, home) = connection(desk, council).await?;
    let secrets = home.secrets.clone();
    let read = off_thread("beadle-tokens", move || secrets.tokens()).await;
    let tokens = read.unwrap_or(Err(KeychainError::Broken)).map_err(|error| {
        tracing::warn!(%error, "the tokens could not be read");
        SignInFailure::Keychain(error.trouble())
    })?;
    let Some(tokens) = tokens else { return Err(SignInFailure::NotKept) };
    let scopes = if tokens.may_send_mail { Scopes::UsersAndMail } else { Scopes::Users };
    let session = Session::new(&connection, tokens.refresh, scopes, &desk.start.clock)?;
    let who = identify_when_possible(desk, id, &connection, &session).await?;
    record(&home, &who, connection.region)?;
    move_in(desk, connection, session, who, Some(home)).await
}

/// Asks who is signed in until Zoho can be reached, and says each time when it will be tried again.
async fn identify_when_possible(
    desk: &Desk,
    id: RequestId,
    connection: &Connection,
    session: &Session,
) -> Result<Who, SignInFailure> {
    let hurry = connection.endpoint.hurry;
    let mut waits = TRY_AGAIN.into_iter();
    let mut usual = TRY_AGAIN.last().copied().unwrap_or_default();
    loop {
        let why = match identify(session).await {
            Err(SignInFailure::Read(why)) if may_pass(&why) => why,
            result => return result,
        };
        usual = waits.next().unwrap_or(usual);
        let (until, wait) = match &why {
            ReadFailure::Unsent(Unsent::Throttled(until)) => {
                let wait = until.duration_since(desk.start.clock.now());
                (*until, Duration::try_from(wait).unwrap_or_default())
            }
            _ => (desk.start.clock.after(hurry.wait(usual)), hurry.wait(usual)),
        };
        desk.reply(Reply::OpeningWaits { id, why, until });
        tokio::time::sleep(wait).await;
    }
}

/// The network, a proxy or a web page in between may be better in a minute; a sign-in that has ended is not.
fn may_pass(why: &ReadFailure) -> bool {
    match why {
        ReadFailure::Unsent(unsent) => !matches!(unsent, Unsent::SignedOut | Unsent::Cancelled),
        ReadFailure::Doubt(_) => true,
        ReadFailure::Refused(refusal) => *refusal == Refusal::Throttled,
        ReadFailure::NoSuchUser | ReadFailure::Cancelled => false,
    }
}
