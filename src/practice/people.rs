//! The fourteen people of Little Wittering. All of them are invented.

use std::io;

use super::account::{Account, Identity, LastLogin, PasswordRecord, Role};
use super::clock::{DAY, HOUR, MINUTE, Millis};
use super::crowd;
use super::place::Place;
use super::secret::{Fingerprint, Salt};

/// A week.
const WEEK: Millis = 7 * DAY;
/// A year, near enough for "a year ago".
const YEAR: Millis = 366 * DAY;

/// Makes accounts one after another: the ids follow from the place, the first password is anybody's guess.
pub(super) struct Maker<'a> {
    council: Place,
    now: Millis,
    salt: &'a Salt,
    seed: Salt,
    place: u64,
}

impl<'a> Maker<'a> {
    /// Times are counted back from `now`.
    pub(super) fn new(council: Place, now: Millis, salt: &'a Salt) -> io::Result<Self> {
        Ok(Self { council, now, salt, seed: Salt::new()?, place: 0 })
    }

    /// So long ago.
    pub(super) fn ago(&self, span: Millis) -> Millis {
        self.now - span
    }

    /// The next person, created so long ago.
    pub(super) fn person(&mut self, first_name: &str, last_name: &str, local_part: &str, created: Millis) -> Account {
        let place = self.place;
        self.place += 1;
        let (first_zuid, first_mailbox) = self.council.first_ids();
        let zuid = first_zuid + place * 7;
        let identity = Identity {
            zuid,
            mailbox_id: first_mailbox + place * 1_003,
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            address: self.address(local_part),
            password: Fingerprint::of_nobodys_password(self.salt, &self.seed, zuid),
        };
        let mut account = Account::new(identity, self.ago(created));
        account.used_kilobytes = 7_045 + u32::try_from(place % 97).unwrap_or_default() * 12_345;
        account
    }

    /// An address in the council's own domain.
    pub(super) fn address(&self, local_part: &str) -> String {
        format!("{local_part}@{}", self.council.domain())
    }
}

/// That many people: the fourteen first, then the crowd.
pub(super) fn people(council: Place, count: usize, now: Millis, salt: &Salt) -> io::Result<Vec<Account>> {
    let mut maker = Maker::new(council, now, salt)?;
    let mut everybody = officers(&mut maker);
    everybody.extend(the_pughs(&mut maker));
    everybody.extend(other_councillors(&mut maker));
    everybody.extend(shared_mailboxes(&mut maker));
    everybody.truncate(count);
    crowd::fill_up(&mut everybody, count, &mut maker);
    Ok(everybody)
}

fn signed_in(account: &mut Account, at: Millis) {
    account.last_login = LastLogin::At(at);
}

fn password_changed(account: &mut Account, at: Millis) {
    account.password_record = PasswordRecord::new(Some(at));
}

fn officers(maker: &mut Maker<'_>) -> Vec<Account> {
    let mut clerk = maker.person("Harriet", "Lowe", "clerk", 5 * YEAR);
    clerk.role = Role::SuperAdmin;
    clerk.two_step = true;
    clerk.outside_address = Some("harriet.lowe@example.com".to_owned());
    signed_in(&mut clerk, maker.ago(40 * MINUTE));
    password_changed(&mut clerk, maker.ago(14 * WEEK));

    let mut deputy = maker.person("Gwen", "Ashdown", "deputy", 2 * YEAR);
    deputy.role = Role::Admin;
    deputy.two_step = true;
    signed_in(&mut deputy, maker.ago(5 * HOUR));
    password_changed(&mut deputy, maker.ago(30 * WEEK));
    vec![clerk, deputy]
}

/// Three people whom a hurried clerk could mistake for one another.
fn the_pughs(maker: &mut Maker<'_>) -> Vec<Account> {
    let mut sian = maker.person("Siân", "Pugh", "cllr.pugh", 3 * YEAR);
    signed_in(&mut sian, maker.ago(3 * WEEK + 2 * HOUR));
    password_changed(&mut sian, maker.ago(YEAR + DAY));

    let mut owen = maker.person("Owen", "Pugh", "cllr.opugh", 6 * WEEK);
    owen.mail_apps = false;
    owen.last_login = LastLogin::MinusOne;

    let mut margaret = maker.person("Margaret", "Pugh-Thornbury", "cllr.mpt", 4 * YEAR);
    margaret.two_step = true;
    signed_in(&mut margaret, maker.ago(DAY + HOUR));
    password_changed(&mut margaret, maker.ago(20 * WEEK));
    vec![sian, owen, margaret]
}

fn other_councillors(maker: &mut Maker<'_>) -> Vec<Account> {
    let mut zoe = maker.person("Zoë", "Marchbanks", "cllr.marchbanks", 3 * YEAR);
    zoe.two_step = true;
    signed_in(&mut zoe, maker.ago(2 * HOUR));
    password_changed(&mut zoe, maker.ago(9 * WEEK));

    let mut lukasz = maker.person("Łukasz", "Wrona", "cllr.wrona", 4 * YEAR);
    signed_in(&mut lukasz, maker.ago(2 * YEAR + 3 * WEEK));

    let mut peregrine = maker.person("Peregrine", "Featherstonehaugh-Attlebridge", "cllr.featherstonehaugh", 3 * YEAR);
    peregrine.mail_apps = false;
    signed_in(&mut peregrine, maker.ago(4 * DAY));
    password_changed(&mut peregrine, maker.ago(2 * YEAR));

    let mut joan = maker.person("Joan", "Tilley", "cllr.tilley", 3 * YEAR);
    joan.aliases = ["chair", "joan.tilley", "planning"].map(|local| maker.address(local)).to_vec();
    signed_in(&mut joan, maker.ago(6 * HOUR));
    password_changed(&mut joan, maker.ago(11 * WEEK));

    let mut desmond = maker.person("Desmond", "Quill", "cllr.quill", 2 * YEAR);
    desmond.forwards_to = Some("desmond.quill@example.com".to_owned());
    signed_in(&mut desmond, maker.ago(16 * WEEK));
    password_changed(&mut desmond, maker.ago(40 * WEEK));

    let mut rupert = maker.person("Rupert", "Vane", "cllr.vane", 4 * YEAR);
    rupert.enabled = false;
    signed_in(&mut rupert, maker.ago(35 * WEEK));
    password_changed(&mut rupert, maker.ago(2 * YEAR));

    let mut priya = maker.person("Priya", "Kandola", "cllr.kandola", 3 * DAY);
    priya.mail_apps = false;
    priya.last_login = LastLogin::LeftOut;
    vec![zoe, lukasz, peregrine, joan, desmond, rupert, priya]
}

fn shared_mailboxes(maker: &mut Maker<'_>) -> Vec<Account> {
    let mut allotments = maker.person("Allotments", "", "allotments", 3 * YEAR);
    signed_in(&mut allotments, maker.ago(8 * DAY));
    password_changed(&mut allotments, maker.ago(YEAR + 5 * WEEK));

    let mut bookings = maker.person("Hall", "Bookings", "bookings", 3 * YEAR);
    bookings.aliases = vec![maker.address("hall")];
    signed_in(&mut bookings, maker.ago(20 * MINUTE));
    password_changed(&mut bookings, maker.ago(26 * WEEK));
    vec![allotments, bookings]
}
