//! Passwords of a configuration for one person keep Zoho's stated rules.

use beadle::domain::password::config::{CaseTransform, Config, Padding, Separator};
use beadle::domain::password::presets::Preset;
use beadle::domain::password::rules::{Forbidden, has_run};
use beadle::domain::password::statistics::Statistics;
use beadle::domain::password::tailored::{Tailored, Unfit};
use beadle::domain::password::words::WordList;
use beadle::domain::user::{Role, User};

use crate::sources::{Script, Seeded};

fn forbidden(name: &str, address: &str) -> Forbidden {
    Forbidden::for_user(&User {
        zuid: 809_000_002_u64.into(),
        account_id: 2_560_636_000_000_000_002_u64.into(),
        name: name.to_owned(),
        first_name: String::new(),
        last_name: String::new(),
        address: address.parse().unwrap(),
        aliases: Vec::new(),
        outside: Vec::new(),
        role: Role::Member,
        enabled: true,
        last_login: None,
        last_password_reset: None,
        two_step: None,
        mail_apps: None,
        forwards_to: Vec::new(),
    })
}

#[test]
fn no_password_of_any_preset_has_a_run_or_letters_of_the_name() {
    let words = WordList::beadle();
    for preset in Preset::ALL {
        let forbidden = forbidden("Ann Stone-Ingham", "cllr.stone@littlewittering-pc.gov.uk");
        let tailored = Tailored::new(preset.config(), &words, forbidden.clone()).unwrap();
        let mut random = Seeded(11);
        for _ in 0..2_000 {
            let password = tailored.draw(&mut random).unwrap();
            let text = password.expose();
            assert!(!has_run(text) && !forbidden.shares_run_with(text), "{preset}: {text}");
        }
    }
}

/// Digits and signs may come together to what no word has: only drawing again helps there.
#[test]
fn a_password_that_breaks_a_rule_is_drawn_again_whole() {
    let config = Config {
        num_words: 2,
        word_length_min: 4,
        word_length_max: 4,
        case_transform: CaseTransform::Lower,
        separator: Separator::None,
        padding: Padding::None,
        padding_digits_before: 0,
        padding_digits_after: 3,
        ..Preset::Default.config()
    };
    let words = WordList::from_words(["dusk", "fern"]);
    let tailored = Tailored::new(config, &words, Forbidden::default()).unwrap();
    // Two words, then 456, which is a run; then the whole again.
    let mut script = Script::new(&[0, 1, 4, 5, 6, 1, 0, 7, 4, 1]);
    assert_eq!(tailored.draw(&mut script).unwrap().expose(), "ferndusk741");
}

#[test]
fn what_cannot_be_set_is_said() {
    let words = WordList::beadle();
    let of = |config: Config| Tailored::new(config, &words, Forbidden::default());
    let bare = Config {
        num_words: 2,
        word_length_min: 3,
        word_length_max: 4,
        separator: Separator::None,
        padding: Padding::None,
        padding_digits_before: 0,
        padding_digits_after: 0,
        ..Preset::Default.config()
    };
    assert_eq!(of(bare.clone()).err(), Some(Unfit::TooShort(6)));
    assert!(of(Config { word_length_min: 4, ..bare.clone() }).is_ok(), "eight are enough for Zoho");
    let long = Config { num_words: 100, ..Preset::Default.config() };
    assert!(matches!(of(long).err(), Some(Unfit::TooLong(n)) if n > 250));
    let none = Config { word_length_min: 12, word_length_max: 12, ..bare.clone() };
    assert!(matches!(of(none).err(), Some(Unfit::TooFewWords(few)) if few.found == 0));
    // Every word of the list shares letters with the person.
    let few = WordList::from_words(["maple", "dapple", "grapple"]);
    let apples = Tailored::new(bare, &few, forbidden("Ida Apple", "ida@example.org"));
    assert!(matches!(apples.err(), Some(Unfit::TooFewWords(few)) if few.found == 0));
}

/// Of two hundred digits hardly ever none is a run; drawing ends all the same.
#[test]
fn a_recipe_that_only_breaks_rules_ends() {
    let config =
        Config { num_words: 2, padding_digits_before: 100, padding_digits_after: 100, ..Preset::Xkcd.config() };
    let tailored = Tailored::new(config, &WordList::beadle(), Forbidden::default()).unwrap();
    let unfit = (0..20).find_map(|seed| tailored.draw(&mut Seeded(seed)).err());
    assert_eq!(unfit, Some(Unfit::BreaksRules));
}

#[test]
fn its_figures_count_the_words_that_are_left() {
    let words = WordList::beadle();
    let config = Preset::Xkcd.config();
    let tailored = Tailored::new(config.clone(), &words, forbidden("Ann Stone", "stone@example.org")).unwrap();
    let figures = tailored.statistics();
    assert!(figures.words_available < u64::from(words.n_words()));
    assert_eq!(figures, Statistics::new(&config, figures.words_available));
}
