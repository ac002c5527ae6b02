//! People beyond the fourteen: plausible, unique, and the same ones each time.

use super::account::{Account, LastLogin, PasswordRecord, Role};
use super::clock::{DAY, HOUR, MINUTE, Millis};
use super::people::Maker;

const FIRST_NAMES: [&str; 40] = [
    "Alison",
    "Brian",
    "Carys",
    "Derek",
    "Eleri",
    "Frank",
    "Geraint",
    "Hilary",
    "Imogen",
    "Jacek",
    "Kathleen",
    "Leonard",
    "Maureen",
    "Nigel",
    "Oluwaseun",
    "Pauline",
    "Quentin",
    "Rhiannon",
    "Stuart",
    "Tamsin",
    "Ursula",
    "Vernon",
    "Winifred",
    "Yusuf",
    "Agnieszka",
    "Bronwen",
    "Chloë",
    "Dilys",
    "Edmund",
    "Françoise",
    "Gareth",
    "Hamza",
    "Ifor",
    "Judith",
    "Keith",
    "Lowri",
    "Małgorzata",
    "Norman",
    "Olive",
    "Percival",
];

const LAST_NAMES: [&str; 48] = [
    "Abbot",
    "Barraclough",
    "Cadwallader",
    "Dunmore",
    "Entwistle",
    "Fairweather",
    "Garside",
    "Hathersage",
    "Ingleby",
    "Jessop",
    "Kettlewell",
    "Lambourne",
    "Meredith",
    "Nettleship",
    "Oakeshott",
    "Pemberton",
    "Quarmby",
    "Ravenscroft",
    "Satterthwaite",
    "Tregowan",
    "Underhill",
    "Vaisey",
    "Wainfleet",
    "Yardley",
    "Ackroyd",
    "Birtwhistle",
    "Cholmley",
    "Dewhurst",
    "Eastwood",
    "Featherby",
    "Gwynne",
    "Hollingworth",
    "Iqbal",
    "Jagger",
    "Kowalczyk",
    "Llewellyn",
    "Mistry",
    "Nowak",
    "O'Hanlon",
    "Prothero",
    "Rowbotham",
    "Sutcliffe",
    "Thackray",
    "Uttley",
    "Vowles",
    "Whittingham",
    "Yelland",
    "Zielińska",
];

const OFFICES: [&str; 12] = [
    "Cemetery",
    "Playground",
    "Footpaths",
    "Events",
    "Newsletter",
    "Treasurer",
    "Website",
    "Archive",
    "Market",
    "Library",
    "Museum",
    "Transport",
];

/// Numbers that look random and are the same each time (splitmix64, a public-domain recipe).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `sides` - 1. The tiny bias does no harm here.
    fn up_to(&mut self, sides: u64) -> u64 {
        self.roll() % sides.max(1)
    }

    fn percent(&mut self, chance: u64) -> bool {
        self.up_to(100) < chance
    }

    fn pick(&mut self, names: &[&'static str]) -> &'static str {
        let sides = u64::try_from(names.len()).unwrap_or_default();
        usize::try_from(self.up_to(sides)).ok().and_then(|place| names.get(place)).copied().unwrap_or_default()
    }

    /// A span of up to so many days.
    fn span(&mut self, days: u64) -> Millis {
        let days = Millis::try_from(self.up_to(days)).unwrap_or_default();
        let minutes = Millis::try_from(self.up_to(24 * 60)).unwrap_or_default();
        days * DAY + minutes * MINUTE
    }
}

/// Adds people until there are `count`.
pub(super) fn fill_up(everybody: &mut Vec<Account>, count: usize, maker: &mut Maker<'_>) {
    let mut dice = Dice(0x11_77_1E);
    for number in everybody.len()..count {
        let account = somebody(number, maker, &mut dice);
        everybody.push(account);
    }
}

/// One more person. The number in the address keeps it unique.
fn somebody(number: usize, maker: &mut Maker<'_>, dice: &mut Dice) -> Account {
    let created = 2 * DAY + dice.span(6 * 365);
    let mut account = if dice.percent(8) {
        let office = dice.pick(&OFFICES);
        maker.person(office, "", &format!("{}{number}", office.to_ascii_lowercase()), created)
    } else {
        let first = dice.pick(&FIRST_NAMES);
        let last = if dice.percent(6) {
            format!("{}-{}", dice.pick(&LAST_NAMES), dice.pick(&LAST_NAMES))
        } else {
            dice.pick(&LAST_NAMES).to_owned()
        };
        let local: String = last.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
        maker.person(first, &last, &format!("cllr.{local}{number}"), created)
    };
    account.two_step = dice.percent(35);
    account.mail_apps = dice.percent(60);
    account.enabled = !dice.percent(4);
    if dice.percent(1) {
        account.role = Role::Admin;
    }
    if dice.percent(15) {
        account.aliases.push(maker.address(&format!("ward{number}")));
    }
    if dice.percent(5) {
        account.forwards_to = Some(format!("person{number}@example.com"));
    }
    account.last_login = match dice.up_to(20) {
        0 => LastLogin::MinusOne,
        1 => LastLogin::LeftOut,
        2..=11 => LastLogin::At(maker.ago(MINUTE + dice.span(14).min(created - HOUR))),
        _ => LastLogin::At(maker.ago(MINUTE + dice.span(900).min(created - HOUR))),
    };
    if dice.percent(70) {
        account.password_record = PasswordRecord::new(Some(maker.ago(HOUR + dice.span(900).min(created - HOUR))));
    }
    account
}
