//! What several test programs share: people, a scripted world, and the model driven by messages.

#![expect(clippy::unwrap_used, reason = "test data; a test that can't make it should stop")]
#![allow(dead_code, unreachable_pub, reason = "each test program uses its own part of this file")]
#![allow(
    clippy::allow_attributes,
    reason = "which part is unused differs between the programs, so expect can't be used"
)]

use std::time::Duration;

use beadle::domain::council::{CouncilId, Reality};
use beadle::domain::outcome::Answer;
use beadle::domain::password::random::{NoRandom, Random};
use beadle::domain::region::Region;
use beadle::domain::user::{Role, User};
use beadle::model::Model;
use beadle::msg::{
    ChangeBy, Command, ComputerWork, Effect, KnownCouncil, Msg, Reply, RequestId, ResetMsg, Signed, StartMode,
    UsersMsg, WelcomeMsg,
};
use beadle::reset::answers::Reason;
use beadle::reset::operation::{ChangeEnd, ChangeReport};
use beadle::update::{Deps, update};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Tuesday 24 November 2026, nine in the morning.
pub const NOW: &str = "2026-11-24T09:00:00Z";

/// Passwords that are the same each time (`SplitMix64`).
pub struct Seeded(pub u64);

impl Random for Seeded {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandom> {
        for byte in buffer {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = self.0;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            *byte = u8::try_from((mixed ^ (mixed >> 31)) & 0xff).unwrap();
        }
        Ok(())
    }
}

/// A source that always fails.
pub struct Broken;

impl Random for Broken {
    fn fill(&mut self, _buffer: &mut [u8]) -> Result<(), NoRandom> {
        Err(NoRandom)
    }
}

pub fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// A councillor of the pretend council. `number` makes the ids.
pub fn person(number: u64, name: &str, local: &str) -> User {
    let (first, last) = name.rsplit_once(' ').unwrap_or((name, ""));
    User {
        zuid: (809_000_000 + number).into(),
        account_id: (2_560_636_000_000_000_000 + number).into(),
        name: name.to_owned(),
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        address: format!("{local}@littlewittering-pc.gov.uk").parse().unwrap(),
        aliases: Vec::new(),
        outside: Vec::new(),
        role: Role::Member,
        enabled: true,
        last_login: Some("2026-11-03T10:00:00Z".parse().unwrap()),
        last_password_reset: Some("2025-11-20T10:00:00Z".parse().unwrap()),
        two_step: Some(false),
        mail_apps: Some(true),
        forwards_to: Vec::new(),
    }
}

pub fn clerk() -> User {
    User { role: Role::SuperAdmin, ..person(1, "Harriet Lowe", "clerk") }
}

pub fn sian() -> User {
    person(2, "Siân Pugh", "cllr.pugh")
}

pub fn everybody() -> Vec<User> {
    let owen = User { last_login: None, mail_apps: Some(false), ..person(3, "Owen Pugh", "cllr.opugh") };
    let margaret = User { two_step: Some(true), ..person(4, "Margaret Pugh-Thornbury", "cllr.mpt") };
    let lukasz = User {
        aliases: vec!["planning@littlewittering-pc.gov.uk".parse().unwrap()],
        ..person(5, "Łukasz Nowicki", "cllr.nowicki")
    };
    let disabled = User { enabled: false, ..person(6, "Desmond Tate", "cllr.tate") };
    let forwarded = User { forwards_to: vec!["zoe@example.org".to_owned()], ..person(7, "Zoë Marsh", "cllr.marsh") };
    let allotments = person(8, "Allotments", "allotments");
    vec![clerk(), sian(), owen, margaret, lukasz, disabled, forwarded, allotments]
}

/// A council that was set up on this computer.
pub fn known_council(name: &str) -> KnownCouncil {
    let id = CouncilId::from_random([9; 16]);
    KnownCouncil { id, name: name.to_owned(), region: Region::Eu, domain: None, supplier: None }
}

/// The clerk, signed in to the pretend council.
pub fn signed() -> Signed {
    Signed {
        council_id: None,
        council: "Little Wittering Parish Council".to_owned(),
        reality: Reality::Pretend,
        region: Region::Eu,
        zoid: 800_000_000.into(),
        owner: clerk(),
        since: None,
        web_mail: "mail.zoho.eu".to_owned(),
        console_url: "https://mailadmin.zoho.eu".to_owned(),
        own_account_url: "https://accounts.zoho.eu/home#security/password".to_owned(),
        supplier: None,
        may_send_mail: true,
        keychain: None,
    }
}

/// The model with a scripted world around it.
pub struct Desk {
    pub model: Model,
    pub effects: Vec<Effect>,
    pub random: Box<dyn Random>,
    pub elapsed: Duration,
}

impl Desk {
    pub fn new() -> Self {
        Self { model: Model::new(), effects: Vec::new(), random: Box::new(Seeded(7)), elapsed: Duration::ZERO }
    }

    /// Signed in to the pretend council, with everybody in the table.
    pub fn signed_in() -> Self {
        Self::signed_in_as(signed())
    }

    /// The same, with what Zoho allows.
    pub fn signed_in_as(signed: Signed) -> Self {
        let mut desk = Self::new();
        desk.send(Msg::Start(StartMode::Welcome));
        desk.send(Msg::Welcome(WelcomeMsg::Practise));
        let id = desk.request(|command| matches!(command, Command::Practise { .. }));
        desk.reply(Reply::SignedIn { id, result: Ok(Box::new(signed)) });
        let id = desk.request(|command| matches!(command, Command::ListUsers { .. }));
        desk.reply(Reply::UsersPage { id, users: everybody(), n_unreadable: 0 });
        desk.reply(Reply::UsersEnd { id, result: Ok(()) });
        desk
    }

    /// Signed in, with the wizard open for this person.
    pub fn wizard_for(user: &User) -> Self {
        Self::signed_in().with_wizard_for(user)
    }

    /// With the wizard open for this person.
    pub fn with_wizard_for(mut self, user: &User) -> Self {
        let desk = &mut self;
        let place = (0..desk.model.users.n_shown())
            .find(|place| desk.model.users.shown(*place).is_some_and(|shown| shown.zuid == user.zuid))
            .unwrap();
        desk.send(Msg::Users(UsersMsg::Open(place)));
        let id = desk.request(|command| matches!(command, Command::ReadUser { .. }));
        desk.reply(Reply::UserRead { id, result: Ok(Box::new(user.clone())) });
        self
    }

    /// `Change` pressed for this person, and this is the answer.
    pub fn answered(user: &User, answer: Answer) -> Self {
        let mut desk = Self::wizard_for(user);
        desk.reset(ResetMsg::Reason(Reason::Forgotten));
        desk.reset(ResetMsg::UseSuggestions);
        desk.reset(ResetMsg::Change(ChangeBy::Button));
        let id = desk.request(|command| matches!(command, Command::Change { .. }));
        desk.reply(Reply::ChangeEnded { id, report: Box::new(report(user, answer)) });
        desk
    }

    pub fn send(&mut self, msg: Msg) {
        let mut deps = Deps { random: &mut *self.random, now: now(), elapsed: self.elapsed, zone: TimeZone::UTC };
        self.effects = update(&mut self.model, msg, &mut deps);
    }

    pub fn reset(&mut self, msg: ResetMsg) {
        self.send(Msg::Reset(msg));
    }

    pub fn reply(&mut self, reply: Reply) {
        self.send(Msg::Reply(reply));
    }

    /// The id of the command of the last message that fits.
    pub fn request(&self, fits: impl Fn(&Command) -> bool) -> RequestId {
        self.commands().find(|command| fits(command)).map(request_id).unwrap()
    }

    pub fn commands(&self) -> impl Iterator<Item = &Command> {
        self.effects.iter().filter_map(|effect| match effect {
            Effect::Send(command) => Some(command),
            _ => None,
        })
    }
}

/// What the worker tells of a press that was answered so.
pub fn report(user: &User, answer: Answer) -> ChangeReport {
    ChangeReport {
        end: ChangeEnd::Answered(answer),
        baseline: user.last_password_reset,
        sent: vec![now()],
        journal_failed: false,
        earlier: Vec::new(),
    }
}

pub fn request_id(command: &Command) -> RequestId {
    match command {
        Command::Practise { id, .. }
        | Command::Open { id, .. }
        | Command::FindCouncils { id }
        | Command::ReadSetUp { id, .. }
        | Command::WriteSetUp(id, ..)
        | Command::AddCouncil { id, .. }
        | Command::DeleteSetUp { id, .. }
        | Command::OpenCouncil { id, .. }
        | Command::SignIn { id, .. }
        | Command::ConfirmCouncil { id, .. }
        | Command::SignInAgain { id, .. }
        | Command::SignOut { id }
        | Command::ListUsers { id }
        | Command::ReadUser { id, .. }
        | Command::Change { id, .. }
        | Command::Verify { id, .. }
        | Command::SendCredentials { id, .. }
        | Command::Await { id, .. }
        | Command::ReadRecipe { id, .. }
        | Command::WriteRecipe { id, .. }
        | Command::TakeWords { id, .. }
        | Command::LoadWords { id }
        | Command::ForgetWords { id }
        | Command::Guide(id, _)
        | Command::Slip(id, _)
        | Command::Council(id, ..)
        | Command::CheckSetUp(id, _)
        | Command::ReadHistory { id }
        | Command::Computer(ComputerWork::Ask(id) | ComputerWork::FindPlaces(id))
        | Command::Cancel(id) => *id,
        Command::OpenUrl(_)
        | Command::Computer(_)
        | Command::Note { .. }
        | Command::LeaveCouncil
        | Command::Shutdown => RequestId(0),
    }
}
