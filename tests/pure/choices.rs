//! `More choices`: another kind of password, saved recipes, files and words, by messages.

use std::path::PathBuf;

use beadle::domain::file_trouble::FileTrouble;
use beadle::domain::password::config::Separator;
use beadle::domain::password::layout::{self, Layout, Reading};
use beadle::domain::password::own_list::OwnList;
use beadle::domain::password::presets::Preset;
use beadle::domain::password::problem::{NotAConfig, Repair};
use beadle::domain::password::tailored::Unfit;
use beadle::domain::password::vocabulary::TooSmall;
use beadle::model::kinds::{Busy, Remark};
use beadle::model::reset::Reset;
use beadle::msg::{
    ChoicesMsg, Command, Effect, FileQuestion, Msg, RecipeFile, RecipeNotRead, Reply, ResetMsg, WordsFile, WordsNotRead,
};
use beadle::reset::answers::Reason;
use beadle::reset::choices::Choices;
use beadle::reset::draft::Problem;
use beadle::reset::recipe::Kind;
use beadle::reset::recipe_form::RecipeForm;
use beadle::reset::step::Step;

use crate::common::{Desk, sian};

fn on_step_six() -> Desk {
    let mut desk = Desk::wizard_for(&sian());
    desk.reset(ResetMsg::Reason(Reason::Forgotten));
    desk.reset(ResetMsg::Next);
    desk
}

fn choosing() -> Desk {
    let mut desk = on_step_six();
    choose(&mut desk, ChoicesMsg::Open);
    desk
}

fn choose(desk: &mut Desk, msg: ChoicesMsg) {
    desk.send(Msg::Choices(msg));
}

fn edit(desk: &mut Desk, change: impl FnOnce(&mut RecipeForm)) {
    let mut form = choices(desk).form().clone();
    change(&mut form);
    choose(desk, ChoicesMsg::Edit(Box::new(form)));
}

fn wizard(desk: &Desk) -> &Reset {
    desk.model.reset.as_ref().unwrap()
}

fn choices(desk: &Desk) -> &Choices {
    wizard(desk).open_choices().unwrap()
}

fn suggestions(desk: &Desk) -> Vec<String> {
    let suggestions = wizard(desk).draft.password.suggestions();
    suggestions.iter().map(|suggestion| suggestion.password().expose().to_owned()).collect()
}

fn saved(desk: &Desk) -> Vec<&str> {
    desk.model.kinds.saved.iter().map(beadle::domain::password::saved::SavedRecipe::name).collect()
}

/// Words that differ and have no run, from a list of the clerk's.
fn own_list(n: usize) -> OwnList {
    let letters = ['b', 'f', 'j', 'm', 'q', 't', 'x', 'z', 'k', 'p', 'v', 'r', 'g'];
    let word = |number: usize| {
        let pick = |place: usize| letters[place % 13];
        format!("o{}a{}e{}", pick(number), pick(number / 13), pick(number / 169))
    };
    OwnList::read((0..n).map(word).collect::<Vec<_>>().join("\n").as_bytes()).unwrap()
}

#[test]
fn another_kind_is_used_only_when_she_says_so_and_only_for_this_reset() {
    let mut desk = choosing();
    let before = suggestions(&desk);
    choose(&mut desk, ChoicesMsg::Pick(Kind::Preset(Preset::Temporary)));
    choose(&mut desk, ChoicesMsg::Close);
    assert_eq!(suggestions(&desk), before, "looking changes nothing");
    choose(&mut desk, ChoicesMsg::Open);
    assert_eq!(choices(&desk).kind(), &Kind::Preset(Preset::Temporary), "what was looked at is still there");
    choose(&mut desk, ChoicesMsg::Use);
    assert!(wizard(&desk).open_choices().is_none());
    for password in suggestions(&desk) {
        let parts: Vec<&str> = password.split('-').collect();
        assert!(matches!(parts.as_slice(), [a, b, n] if a.len() == 4 && b.len() == 4 && n.len() == 2), "{password}");
    }
    desk.reset(ResetMsg::MakeAnother);
    assert_eq!(suggestions(&desk)[0].split('-').count(), 3, "the kind stays");
    assert!(!wizard(&desk).draft.wants_another_word(), "such a password can't grow by a word");
    desk.reset(ResetMsg::Cancel);
    let mut next = desk.with_wizard_for(&sian());
    next.reset(ResetMsg::Reason(Reason::Forgotten));
    next.reset(ResetMsg::Next);
    assert_eq!(suggestions(&next)[0].split('-').count(), 5, "the next reset begins with Beadle's own kind");
}

#[test]
fn the_same_kind_again_keeps_what_may_have_been_read_out() {
    let mut desk = choosing();
    let before = suggestions(&desk);
    choose(&mut desk, ChoicesMsg::Use);
    assert_eq!(suggestions(&desk), before);
}

#[test]
fn an_example_is_never_one_of_the_suggestions() {
    let mut desk = choosing();
    choose(&mut desk, ChoicesMsg::Pick(Kind::Preset(Preset::Xkcd)));
    let example = choices(&desk).outlook().unwrap().example.expose().to_owned();
    choose(&mut desk, ChoicesMsg::Another);
    assert_ne!(choices(&desk).outlook().unwrap().example.expose(), example);
    choose(&mut desk, ChoicesMsg::Use);
    assert!(!suggestions(&desk).contains(&example));
}

#[test]
fn what_gives_no_password_cannot_be_used() {
    let mut desk = choosing();
    let before = suggestions(&desk);
    choose(&mut desk, ChoicesMsg::Pick(Kind::Preset(Preset::Temporary)));
    edit(&mut desk, |form| (form.word_length_min, form.word_length_max) = (12, 12));
    choose(&mut desk, ChoicesMsg::Use);
    assert!(matches!(wizard(&desk).complaint, Some(Problem::NoPassword(Unfit::TooFewWords(_)))));
    assert!(wizard(&desk).open_choices().is_some() && suggestions(&desk) == before);
}

#[test]
fn another_step_closes_the_page() {
    let mut desk = choosing();
    desk.reset(ResetMsg::GoTo(Step::ChangePassword));
    desk.reset(ResetMsg::Next);
    assert!(wizard(&desk).open_choices().is_none());
}

#[test]
fn a_field_of_another_choice_keeps_what_was_typed() {
    let mut desk = choosing();
    choose(&mut desk, ChoicesMsg::Pick(Kind::Preset(Preset::Web32)));
    let alphabet = choices(&desk).form().separator_alphabet.clone();
    edit(&mut desk, |form| form.separator = beadle::reset::recipe_form::SeparatorChoice::Fixed);
    assert_eq!(choices(&desk).config().separator, Separator::Fixed('-'));
    edit(&mut desk, |form| form.separator_character.clear());
    assert_eq!(choices(&desk).repairs().iter().map(Repair::key).collect::<Vec<_>>(), ["separator_character"]);
    edit(&mut desk, |form| form.separator = beadle::reset::recipe_form::SeparatorChoice::Random);
    assert_eq!((choices(&desk).form().separator_alphabet.as_str(), choices(&desk).repairs()), (&*alphabet, &[][..]));
}

#[test]
fn a_recipe_is_saved_replaced_deleted_and_put_back() {
    let mut desk = choosing();
    choose(&mut desk, ChoicesMsg::Name("Hall".to_owned()));
    choose(&mut desk, ChoicesMsg::Save);
    assert!(saved(&desk).is_empty(), "Beadle's own kind is there anyway");
    choose(&mut desk, ChoicesMsg::Pick(Kind::Preset(Preset::Xkcd)));
    choose(&mut desk, ChoicesMsg::Save);
    assert!(desk.effects.iter().any(|effect| matches!(effect, Effect::RememberRecipes(saved) if saved.len() == 1)));
    assert_eq!((saved(&desk), choices(&desk).kind()), (vec!["Hall"], &Kind::Saved("Hall".to_owned())));
    edit(&mut desk, |form| form.num_words = 6);
    assert_eq!(choices(&desk).kind(), &Kind::ByHand);
    choose(&mut desk, ChoicesMsg::Name(" hall".to_owned()));
    choose(&mut desk, ChoicesMsg::Save);
    assert_eq!((saved(&desk), desk.model.kinds.saved[0].config().num_words), (vec!["hall"], 6));
    choose(&mut desk, ChoicesMsg::Delete("hall".to_owned()));
    assert!(saved(&desk).is_empty());
    assert_eq!(choices(&desk).config().num_words, 6, "what is on the page stays");
    choose(&mut desk, ChoicesMsg::PutBack);
    assert_eq!(saved(&desk), ["hall"]);
    assert!(desk.effects.iter().any(|effect| matches!(effect, Effect::RememberRecipes(saved) if saved.len() == 1)));
}

#[test]
fn fifty_recipes_are_the_most() {
    let mut desk = choosing();
    choose(&mut desk, ChoicesMsg::Pick(Kind::Preset(Preset::Xkcd)));
    for n in 0..51 {
        choose(&mut desk, ChoicesMsg::Name(format!("Number {n}")));
        choose(&mut desk, ChoicesMsg::Save);
    }
    assert_eq!((saved(&desk).len(), desk.model.kinds.remark.clone()), (50, Some(Remark::TooManySaved)));
    assert_eq!(choices(&desk).name, "Number 50", "what was typed is still there");
}

#[test]
fn a_file_is_asked_for_once_and_no_file_changes_nothing() {
    let mut desk = choosing();
    choose(&mut desk, ChoicesMsg::Ask(FileQuestion::OpenRecipe));
    assert!(matches!(desk.effects.as_slice(), [Effect::AskForFile(FileQuestion::OpenRecipe)]));
    choose(&mut desk, ChoicesMsg::Ask(FileQuestion::OpenWords));
    assert!(desk.effects.is_empty(), "one window at a time");
    choose(&mut desk, ChoicesMsg::Chosen(FileQuestion::OpenRecipe, None));
    assert_eq!((desk.model.kinds.busy, desk.effects.len()), (None, 0));
    assert_eq!(choices(&desk).kind(), &Kind::Beadle);
}

#[test]
fn a_recipe_from_a_file_fills_the_form_and_says_what_was_put_right() {
    let mut desk = choosing();
    choose(&mut desk, ChoicesMsg::Ask(FileQuestion::OpenRecipe));
    choose(&mut desk, ChoicesMsg::Chosen(FileQuestion::OpenRecipe, Some(PathBuf::from("mine.json"))));
    let id = desk.request(|command| matches!(command, Command::ReadRecipe { .. }));
    let text = r#"{"num_words": 1, "word_length_min": 4, "word_length_max": 6, "colour": "green"}"#;
    let (reading, repairs) = layout::read_repaired(text).unwrap();
    desk.reply(Reply::RecipeRead { id, result: Ok(Box::new(RecipeFile { reading, repairs })) });
    assert_eq!(choices(&desk).form().num_words, 2);
    assert_eq!(choices(&desk).repairs().iter().map(Repair::key).collect::<Vec<_>>(), ["num_words"]);
    assert_eq!(desk.model.kinds.remark, Some(Remark::Read(vec!["colour".to_owned()])));

    let before = choices(&desk).form().clone();
    for why in [RecipeNotRead::Content(NotAConfig::NotJson), RecipeNotRead::File(FileTrouble::Denied)] {
        choose(&mut desk, ChoicesMsg::Ask(FileQuestion::OpenRecipe));
        choose(&mut desk, ChoicesMsg::Chosen(FileQuestion::OpenRecipe, Some(PathBuf::from("other.json"))));
        let id = desk.request(|command| matches!(command, Command::ReadRecipe { .. }));
        desk.reply(Reply::RecipeRead { id, result: Err(why) });
        assert_eq!((choices(&desk).form(), desk.model.kinds.busy), (&before, None));
    }
}

#[test]
fn what_comes_too_late_is_dropped() {
    let mut desk = choosing();
    choose(&mut desk, ChoicesMsg::Ask(FileQuestion::OpenRecipe));
    choose(&mut desk, ChoicesMsg::Chosen(FileQuestion::OpenRecipe, Some(PathBuf::from("mine.json"))));
    let id = desk.request(|command| matches!(command, Command::ReadRecipe { .. }));
    desk.reset(ResetMsg::Cancel);
    let config = Preset::Xkcd.config();
    let reading = Reading { config, layout: Layout::Js, ignored: Vec::new() };
    desk.reply(Reply::RecipeRead { id, result: Ok(Box::new(RecipeFile { reading, repairs: Vec::new() })) });
    assert!(desk.model.reset.is_none());
    assert_eq!(desk.model.kinds.busy, None);
}

#[test]
fn a_recipe_is_written_as_it_stands() {
    let mut desk = choosing();
    choose(&mut desk, ChoicesMsg::Pick(Kind::Preset(Preset::Xkcd)));
    for layout in [Layout::Js, Layout::Perl] {
        let question = FileQuestion::SaveRecipe(layout);
        choose(&mut desk, ChoicesMsg::Ask(question));
        choose(&mut desk, ChoicesMsg::Chosen(question, Some(PathBuf::from("mine.json"))));
        let Some(Command::WriteRecipe { id, text, .. }) = desk.commands().next().cloned() else { panic!("no command") };
        let reading = layout::read(&text).unwrap();
        assert_eq!((&reading.config, reading.layout), (choices(&desk).config(), layout));
        desk.reply(Reply::RecipeWritten { id, result: Err(FileTrouble::Full) });
        assert_eq!(desk.model.kinds.remark, Some(Remark::NotWritten(FileTrouble::Full)));
    }
}

#[test]
fn her_own_words_are_used_and_given_up() {
    let mut desk = choosing();
    let before = suggestions(&desk);
    choose(&mut desk, ChoicesMsg::Ask(FileQuestion::OpenWords));
    choose(&mut desk, ChoicesMsg::Chosen(FileQuestion::OpenWords, Some(PathBuf::from("words.txt"))));
    let id = desk.request(|command| matches!(command, Command::TakeWords { .. }));
    let file = WordsFile { list: own_list(1_800), not_kept: Some(FileTrouble::Full) };
    desk.reply(Reply::WordsRead { id, result: Ok(Box::new(file)) });
    assert!(desk.model.kinds.words.is_own());
    assert_eq!(desk.model.kinds.remark, Some(Remark::WordsNotKept(FileTrouble::Full)));
    assert_eq!(suggestions(&desk), before, "a password that may have been read out stays");
    let figures = &choices(&desk).outlook().unwrap().figures;
    assert!(figures.words_available <= 1_800);
    choose(&mut desk, ChoicesMsg::Close);
    desk.reset(ResetMsg::MakeAnother);
    for password in suggestions(&desk) {
        let digits = password.rsplit('-').next().unwrap();
        assert!(password.starts_with('O') && digits.len() == 3, "{password}: too few words for two digits");
    }
    choose(&mut desk, ChoicesMsg::Open);
    choose(&mut desk, ChoicesMsg::ForgetWords);
    let id = desk.request(|command| matches!(command, Command::ForgetWords { .. }));
    desk.reply(Reply::WordsForgotten { id, is_gone: true });
    assert!(!desk.model.kinds.words.is_own());
}

#[test]
fn too_few_words_are_not_used() {
    let mut desk = choosing();
    choose(&mut desk, ChoicesMsg::Ask(FileQuestion::OpenWords));
    choose(&mut desk, ChoicesMsg::Chosen(FileQuestion::OpenWords, Some(PathBuf::from("words.txt"))));
    assert!(matches!(desk.model.kinds.busy, Some(Busy::Working(_))));
    let id = desk.request(|command| matches!(command, Command::TakeWords { .. }));
    let too_small = TooSmall { n_spoken: 12, n_all: 20 };
    desk.reply(Reply::WordsRead { id, result: Err(WordsNotRead::TooSmall(too_small)) });
    assert_eq!(desk.model.kinds.remark, Some(Remark::WordsTooFew(too_small)));
    assert!(!desk.model.kinds.words.is_own());
}

#[test]
fn a_damaged_copy_of_her_words_is_not_used() {
    let mut desk = choosing();
    desk.reply(Reply::WordsLoaded { id: beadle::msg::RequestId(1), list: Box::new(own_list(1_700)) });
    assert!(!desk.model.kinds.words.is_own());
    desk.reply(Reply::WordsLoaded { id: beadle::msg::RequestId(1), list: Box::new(own_list(1_730)) });
    assert!(desk.model.kinds.words.is_own());
}
