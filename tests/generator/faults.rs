//! What xkpasswd-js 2.6 gets wrong, and what is right.

use beadle::domain::password::config::{CaseTransform, Config};
use beadle::domain::password::own_list::OwnList;
use beadle::domain::password::pool::{Pool, TooFewWords};
use beadle::domain::password::presets::Preset;
use beadle::domain::password::recipe::draw;
use beadle::domain::password::statistics::{Statistics, Verdict};
use beadle::domain::password::words::WordList;

use crate::data::like_the_js_list;
use crate::sources::Seeded;

/// The lengths of many passwords: the shortest and the longest. The list has but the shortest and the longest words,
/// so that both ends are met.
fn drawn_lengths(config: &Config) -> (usize, usize) {
    let words = [config.word_length_min, config.word_length_max].map(|length| "x".repeat(length) + "y");
    let words = words.iter().map(|word| word.get(1..).unwrap()).chain(["oooo"]);
    let pool = Pool::new(config, &WordList::from_words(words)).unwrap();
    let mut random = Seeded(7);
    let lengths = (0..3000).map(|_| draw(config, &pool, &mut random).unwrap().n_characters()).collect::<Vec<_>>();
    (*lengths.iter().min().unwrap(), *lengths.iter().max().unwrap())
}

/// It says 20 to 40, 25 to 49 and 10, and TEMPORARY comes out as poor against a blind search.
#[test]
fn fault_1_a_fixed_separator_counts_in_the_lengths() {
    for (preset, lengths) in [(Preset::Xkcd, (24, 44)), (Preset::SecurityQ, (30, 54)), (Preset::Temporary, (12, 12))] {
        let got = Statistics::new(&preset.config(), 1194);
        assert_eq!((got.length_min, got.length_max), lengths, "{preset}");
        assert_eq!(drawn_lengths(&preset.config()), lengths, "{preset}");
    }
    let temporary = Statistics::new(&Preset::Temporary.config(), 385);
    assert_eq!((temporary.entropy_blind_min, temporary.verdict_blind_min()), (78, Verdict::Good));
}

/// It counts a coin for ALTERNATE, but always begins in lower case. Beadle flips the coin.
#[test]
fn fault_2_alternate_flips_the_coin_that_it_counts() {
    let config = Preset::Web32.config();
    assert_eq!(config.case_transform, CaseTransform::Alternate);
    let pool = Pool::new(&config, &like_the_js_list()).unwrap();
    let mut random = Seeded(2);
    let n_high = (0..2000).filter(|_| {
        let password = draw(&config, &pool, &mut random).unwrap();
        password.expose().chars().find(|c| c.is_alphabetic()).unwrap().is_uppercase()
    });
    let n_high = n_high.count();
    assert!((900..=1100).contains(&n_high), "{n_high} of 2,000 begin in upper case");
    assert!((Statistics::of_pool(&config, &pool).bits_seen() - 61.983).abs() < 0.001);
}

/// It prints 52 bits for APPLEID, which is exactly its line, where there are 51.74.
#[test]
fn fault_3_bits_are_rounded_down() {
    let got = Statistics::new(&Preset::AppleId.config(), 1104);
    assert_eq!((got.entropy_seen, got.verdict_seen(), got.verdict()), (51, Verdict::Poor, Verdict::Ok));
    // 2^n has n bits, not n + 1.
    let upper = Config { case_transform: CaseTransform::Upper, ..Preset::Temporary.config() };
    let bare = Config { padding_digits_after: 0, ..upper };
    assert_eq!(Statistics::new(&bare, 1024).entropy_seen, 20);
    assert_eq!(Statistics::new(&bare, 1023).entropy_seen, 19);
}

/// Its list has Earth and earth, March and march, Mark and mark, Moon and moon, which come out as the same word.
#[test]
fn fault_4_case_twins_count_once() {
    let list = like_the_js_list();
    let twins: Vec<String> = list.iter().take(4).map(str::to_uppercase).collect();
    let with_twins = WordList::from_words(list.iter().chain(twins.iter().map(String::as_str)));
    let config = Config { word_length_max: 13, ..Preset::Xkcd.config() };
    assert_eq!(Pool::new(&config, &with_twins).unwrap().n_words(), 1271);
    let own = OwnList::read(b"Earth\nearth\nMarch\nmarch\nMark\nmark\nMoon\nmoon\n").unwrap();
    assert_eq!((own.words.n_words(), own.n_duplicates), (4, 4));
    // Words that become the same without their accents are twins, too.
    let list = WordList::from_words(["café", "CAFE", "CAFÉ", "moon"]);
    assert_eq!(Pool::new(&config, &list).unwrap().n_words(), 2);
    assert_eq!(Pool::new(&Config { allow_accents: true, ..config }, &list).unwrap().n_words(), 3);
}

/// It draws until a word fits, which never ends where none does.
#[test]
fn fault_5_a_list_without_a_fitting_word_is_said_to_be_so() {
    let config = Preset::Ntlm.config();
    let few = |words: &[&str]| Pool::new(&config, &WordList::from_words(words.iter().copied()));
    assert_eq!(few(&["tree", "orchard"]), Err(TooFewWords { found: 0, min: 5, max: 5 }));
    assert_eq!(few(&["tree", "maple", "Maple"]), Err(TooFewWords { found: 1, min: 5, max: 5 }));
    assert_eq!(few(&["tree", "maple", "cedar"]).unwrap().n_words(), 2);
    let said = few(&[]).unwrap_err().to_string();
    assert_eq!(said, "the list has no word of 5 letters, and two are the least");
}
