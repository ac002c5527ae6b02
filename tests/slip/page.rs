//! What is on the page.

use beadle::domain::password::spoken::Alphabet;
use beadle::domain::secret::Password;
use beadle::domain::slip::{Certainty, FirstSignIn, Replaced, Slip};
use beadle::domain::slip_file::NotSaved;
use beadle::slip;

use crate::paper::{MADE, Paper, slip_for};

const PASSWORD: &str = "Maple-Otter-Canoe-Violin-47";

fn usual() -> Slip {
    slip_for("Siân Pugh", PASSWORD)
}

/// The longest of everything that Beadle lets in.
fn longest() -> Slip {
    Slip {
        council: "W".repeat(200),
        address: format!("{}@{}.uk", "m".repeat(64), "m".repeat(186)).parse().unwrap(),
        certainty: Certainty::Unknown,
        first: FirstSignIn::Forced,
        has_two_step: true,
        ..slip_for(&"W".repeat(200), &"W".repeat(250))
    }
}

fn is_one_page(paper: &Paper) {
    assert_eq!(paper.fact("Pages").as_deref(), Some("1"));
    for ([left, top, right, bottom], word) in paper.places() {
        let is_inside = left >= 0.0 && top >= 40.0 && right <= 596.0 && bottom <= 842.0 - 40.0;
        assert!(is_inside, "{word} is at {left} {top} {right} {bottom}");
    }
}

#[test]
fn everything_is_said_in_its_order() {
    let paper = Paper::of(usual());
    let words = paper.words();
    let mut rest = words.as_str();
    for part in [
        "Little Wittering Parish Council",
        "The new password for your mailbox",
        "For Siân Pugh",
        "User name cllr.pugh@littlewittering-pc.gov.uk",
        "Where to sign in mail.zoho.eu",
        "Password",
        PASSWORD,
        "Maple: capital M for Mary, a for apple, p for Peter, l for lemon, e for egg; then dash, the minus key",
        "Otter: capital O for orange",
        "Canoe: capital C for Charlie",
        "Violin: capital V for violin",
        "four, seven",
        "When you sign in",
        "Your inbox opens.",
        "On your phone and in Outlook",
        "asks for the password again.",
        "Keep it where nobody else looks, and destroy it when you have signed in.",
        "cut here",
        "Little Wittering Parish Council",
        "Siân Pugh",
    ] {
        let (_, after) = rest.split_once(part).unwrap_or_else(|| panic!("{part} is missing or too early in {words}"));
        rest = after;
    }
    assert_eq!(rest.trim(), "");
    assert!(!words.contains("not certain") && !words.contains("app password"), "{words}");
    is_one_page(&paper);
}

#[test]
fn each_situation_has_its_words() {
    let unknown = Paper::of(Slip { certainty: Certainty::Unknown, alphabet: Alphabet::Nato, ..usual() }).words();
    let (before, _) = unknown.split_once("It is not certain yet that this password works.").unwrap();
    assert!(!before.contains(PASSWORD), "on top");
    assert!(unknown.contains("Maple: capital M for Mike, a for Alfa"));
    let forced = Slip { first: FirstSignIn::Forced, has_two_step: true, ..usual() };
    let words = Paper::of(forced.clone()).words();
    assert!(words.contains("Zoho asks you for another password at once."), "{words}");
    assert!(words.contains("a mail app needs an app password"), "{words}");
    let off = Paper::of(Slip { has_mail_apps: false, ..forced }).words();
    assert!(off.contains("Mail apps such as Outlook are switched off for your mailbox."), "{off}");
    assert!(!off.contains("app password"), "{off}");
}

#[test]
fn it_is_tagged_and_says_what_it_is_and_nothing_of_who_made_it() {
    let paper = Paper::of(usual());
    let fact = |name| paper.fact(name);
    assert_eq!(fact("Title").as_deref(), Some("New mailbox password for Siân Pugh"));
    assert_eq!(fact("Tagged").as_deref(), Some("yes"));
    assert_eq!(fact("Page size").as_deref(), Some("595.28 x 841.89 pts (A4)"));
    assert!(fact("CreationDate").unwrap().contains("9:05:07 2026"), "{}", paper.info());
    for unwanted in ["Author", "Creator", "Producer", "Subject", "Keywords"] {
        assert_eq!(fact(unwanted), None, "{}", paper.info());
    }
    let objects = paper.objects();
    assert!(objects.contains("/Lang (en-GB)"), "the language");
    assert!(objects.contains("pdfuaid:part>1<"), "PDF/UA-1");
    assert!(objects.contains("/DisplayDocTitle true"));
}

#[test]
fn a_screen_reader_finds_headings_and_reads_in_order() {
    let structure = Paper::of(usual()).structure();
    let tags: Vec<&str> =
        structure.lines().filter(|line| line.trim_start().starts_with(['H', 'P'])).map(str::trim).collect();
    let headings: Vec<&&str> = tags.iter().filter(|tag| tag.starts_with('H')).collect();
    assert!(headings[0].starts_with("H1"), "{structure}");
    assert_eq!(headings.len(), 7, "{structure}");
    assert!(headings[1..].iter().all(|tag| tag.starts_with("H2")), "{structure}");
    let place = |text: &str| structure.find(text).unwrap_or_else(|| panic!("{text} is not in {structure}"));
    let order =
        ["Little Wittering", "User name", "cllr.pugh@", "Password", "When you sign in", "Keep it where", "cut here"];
    let places: Vec<usize> = order.iter().map(|text| place(text)).collect();
    assert!(places.is_sorted(), "{places:?} {structure}");
}

#[test]
fn the_fonts_are_in_it_and_cut_down() {
    let paper = Paper::of(usual());
    let fonts = paper.fonts();
    let rows: Vec<Vec<&str>> = fonts.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows.len(), 3, "{fonts}");
    for row in rows {
        // Name, type in three words or so, encoding, then: embedded, a part, readable.
        let is = row[row.len() - 5..row.len() - 2].to_vec();
        assert_eq!(is, ["yes", "yes", "yes"], "{fonts}");
        assert_eq!(row[0].chars().nth(6), Some('+'), "{fonts}");
    }
    assert!(paper.bytes().len() < 60_000, "{} bytes", paper.bytes().len());
}

#[test]
fn accents_come_out_right() {
    for name in ["Siân Pugh", "Łukasz Nowicki", "Zoë Marsh", "Llŷr Ŵyn", "e\u{301}ve"] {
        let paper = Paper::of(slip_for(name, PASSWORD));
        assert_eq!(paper.replaced, Replaced::default(), "{name}");
        assert_eq!(paper.words().matches(name).count(), 2, "{name}: {}", paper.words());
        assert!(paper.fact("Title").unwrap().contains(name));
    }
}

#[test]
fn what_cannot_be_printed_has_a_stand_in_or_is_refused() {
    let paper = Paper::of(slip_for("刘洋", PASSWORD));
    assert_eq!(paper.replaced, Replaced { name: true, council: false });
    assert_eq!(paper.words().matches("cllr.pugh@littlewittering-pc.gov.uk").count(), 3);
    assert!(!paper.fact("Title").unwrap().contains("刘洋"));
    let council = Paper::of(Slip { council: "小村".to_owned(), ..usual() });
    assert_eq!(council.replaced, Replaced { name: false, council: true });
    let refused = slip::write(slip_for("Siân Pugh", "пароль-47"), MADE.parse().unwrap()).err();
    assert_eq!(refused, Some(NotSaved::Letters));
}

#[test]
fn long_names_addresses_and_passwords_stay_on_one_page() {
    let long_name = Slip {
        address: format!("{}@{}.gov.uk", "cllr.pugh".repeat(7), "littlewittering".repeat(11)).parse().unwrap(),
        ..slip_for(&"Siân Pugh-Thornbury ".repeat(10), PASSWORD)
    };
    let letters: String = ('!'..='~').cycle().take(250).collect();
    let words = slip_for("Siân Pugh", &"Canoe-".repeat(16));
    for slip in [long_name, slip_for("Siân Pugh", &letters), words, longest()] {
        let (password, name) = (slip.password.expose().to_owned(), slip.name.trim().to_owned());
        let paper = Paper::of(slip);
        is_one_page(&paper);
        // Nothing is left out where it is broken, and nothing put between.
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let structure = bare(&paper.structure().replace(['"', '\n'], ""));
        let text = bare(&paper.words());
        assert!(text.contains(&bare(&password)) || structure.contains(&bare(&password)), "{password}: {text}");
        assert!(text.contains(&bare(&name)), "{name}: {text}");
        let is_spelled = password.len() <= 100;
        assert_eq!(text.contains(&bare("The password is too long to be spelled out here.")), !is_spelled);
        // A letter of 14 points has a box of 18 and more.
        let places = paper.places();
        let first = password.chars().next().unwrap();
        let tall = places.iter().filter(|(_, word)| word.starts_with(first));
        assert!(tall.map(|([_, top, _, bottom], _)| bottom - top).fold(0.0, f32::max) >= 18.0, "{first}");
    }
}

#[test]
fn a_spelling_that_does_not_fit_is_left_out_and_that_is_said() {
    // Each letter and sign of its own is a line.
    let odd = slip_for(&"Siân Pugh-Thornbury ".repeat(10), &"wW0O1lI!x~".repeat(10));
    for slip in [odd.clone(), Slip { certainty: Certainty::Unknown, first: FirstSignIn::Forced, ..odd }] {
        let paper = Paper::of(slip);
        is_one_page(&paper);
        let words = paper.words();
        assert!(words.contains("The password is too long to be spelled out here."), "{words}");
        assert!(!words.contains("wavy line"), "{words}");
        assert!(words.contains("cut here"), "{words}");
    }
}

#[test]
fn a_usual_password_is_large_and_in_one_line() {
    for (password, least) in [(PASSWORD, 30.0), ("Maple-Otter-Canoe-Violin-Kettle-Garden-47", 22.0)] {
        let places = Paper::of(slip_for("Siân Pugh", password)).places();
        let ([_, top, _, bottom], _) = places.iter().find(|(_, word)| word == password).unwrap();
        assert!(bottom - top >= least, "{}", bottom - top);
    }
}

#[test]
fn letters_the_frame_and_the_line_to_cut_along_are_drawn() {
    let paper = Paper::of(Slip { certainty: Certainty::Unknown, ..usual() });
    let (width, rows) = paper.picture();
    let ink = |left: f32, top: f32, right: f32, bottom: f32| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places on a page are small")]
        let at = |value: f32| value as usize;
        let inside = (at(top)..at(bottom)).flat_map(|y| (at(left)..at(right)).map(move |x| y * width + x));
        inside.filter(|place| rows[*place] < 200).count()
    };
    for ([left, top, right, bottom], word) in paper.places() {
        assert!(ink(left, top, right + 1.0, bottom) > 3, "{word}");
    }
    let place = |wanted: &str| paper.places().into_iter().find(|(_, word)| word == wanted).unwrap().0;
    let [left, top, right, bottom] = place("cut");
    let dashes = ink(4.0, top, left - 8.0, bottom);
    let is_dashed = dashes > 80 && dashes < 220;
    assert!(is_dashed && ink(right + 30.0, top, 590.0, bottom) > 80, "{dashes}");
    let [_, top, _, bottom] = place(PASSWORD);
    assert!(ink(54.0, top, 58.0, bottom) > 10 && ink(537.0, top, 541.0, bottom) > 10, "the sides of the frame");
    assert_eq!(ink(0.0, 0.0, 595.0, 40.0) + ink(0.0, 812.0, 595.0, 841.0), 0, "the edges are white");
}

#[test]
fn the_same_slip_is_the_same_file_and_debug_tells_nothing() {
    assert_eq!(Paper::of(usual()).bytes(), Paper::of(usual()).bytes());
    let other = Slip { password: Password::new("Otter-Maple-47".to_owned()), ..usual() };
    assert_ne!(Paper::of(usual()).bytes(), Paper::of(other).bytes());
}
