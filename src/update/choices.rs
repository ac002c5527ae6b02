//! The page `More choices`: recipes, the clerk's own ones, and her own words.

use std::path::PathBuf;

use super::Deps;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::password::layout;
use crate::domain::password::own_list::OwnList;
use crate::domain::password::saved::{MOST_SAVED, SavedRecipe};
use crate::domain::password::vocabulary::Vocabulary;
use crate::model::Model;
use crate::model::kinds::{Busy, Kinds, Remark};
use crate::model::reset::Reset;
use crate::msg::{
    ChoicesMsg, Command, Effect, FileQuestion, FocusKey, RecipeFile, RecipeNotRead, RequestId, WordsFile, WordsNotRead,
};
use crate::reset::choices::{Choices, Kit};
use crate::reset::draft::Problem;
use crate::reset::recipe::Kind;
use crate::reset::step::Step;

pub(super) fn update(model: &mut Model, msg: ChoicesMsg, deps: &mut Deps<'_>) -> Vec<Effect> {
    match msg {
        ChoicesMsg::Saved(saved) => {
            model.kinds.saved = saved;
            return Vec::new();
        }
        ChoicesMsg::Chosen(question, path) => return chosen(model, question, path),
        _ => {}
    }
    if model.signed_in().is_some_and(|signed_in| signed_in.trip.is_some()) {
        return Vec::new();
    }
    match msg {
        ChoicesMsg::Open => open(model, deps),
        ChoicesMsg::Close => close(model),
        ChoicesMsg::Use => use_these(model, deps),
        ChoicesMsg::Pick(kind) => pick(model, &kind, deps),
        ChoicesMsg::Edit(form) => on_page(model, deps, |choices, _, kit| choices.edit(*form, kit)),
        ChoicesMsg::Another => on_page(model, deps, |choices, _, kit| choices.refresh(kit)),
        ChoicesMsg::Name(name) => on_page(model, deps, |choices, _, _| choices.name = name),
        ChoicesMsg::Save => save(model),
        ChoicesMsg::Delete(name) => delete(model, &name),
        ChoicesMsg::PutBack => put_back(model),
        ChoicesMsg::Ask(question) => ask(model, question),
        ChoicesMsg::ForgetWords => forget_words(model),
        ChoicesMsg::Saved(_) | ChoicesMsg::Chosen(..) => Vec::new(),
    }
}

/// A recipe was read from a file.
pub(super) fn recipe_read(
    model: &mut Model,
    id: RequestId,
    result: Result<Box<RecipeFile>, RecipeNotRead>,
    deps: &mut Deps<'_>,
) -> Vec<Effect> {
    if !is_done(model, id) {
        return Vec::new();
    }
    match result {
        Ok(file) => {
            let RecipeFile { reading, repairs } = *file;
            model.kinds.remark = Some(Remark::Read(reading.ignored));
            on_page(model, deps, |choices, _, kit| choices.pick(Kind::ByHand, &reading.config, repairs, kit));
        }
        Err(RecipeNotRead::File(trouble)) => model.kinds.remark = Some(Remark::NotRead(trouble)),
        Err(RecipeNotRead::Content(reason)) => model.kinds.remark = Some(Remark::NotARecipe(reason)),
    }
    Vec::new()
}

/// A recipe was written to a file of this name.
pub(super) fn recipe_written(model: &mut Model, id: RequestId, result: Result<String, FileTrouble>) -> Vec<Effect> {
    if is_done(model, id) {
        model.kinds.remark = Some(result.map_or_else(Remark::NotWritten, Remark::Written));
    }
    Vec::new()
}

/// A list of words was read.
pub(super) fn words_read(
    model: &mut Model,
    id: RequestId,
    result: Result<Box<WordsFile>, WordsNotRead>,
    deps: &mut Deps<'_>,
) -> Vec<Effect> {
    if !is_done(model, id) {
        return Vec::new();
    }
    model.kinds.remark = Some(match result {
        Ok(file) => match (Vocabulary::own(&file.list), file.not_kept) {
            (Ok(words), not_kept) => {
                take_words(model, words, deps);
                not_kept.map_or_else(|| Remark::WordsTaken(Box::new(file.list)), Remark::WordsNotKept)
            }
            (Err(too_small), _) => Remark::WordsTooFew(too_small),
        },
        Err(WordsNotRead::File(trouble)) => Remark::WordsNotRead(trouble),
        Err(WordsNotRead::Content(reason)) => Remark::NotAWordList(reason),
        Err(WordsNotRead::TooSmall(too_small)) => Remark::WordsTooFew(too_small),
    });
    Vec::new()
}

/// The list of an earlier run is there.
pub(super) fn words_loaded(model: &mut Model, list: &OwnList, deps: &mut Deps<'_>) -> Vec<Effect> {
    if let Ok(words) = Vocabulary::own(list) {
        take_words(model, words, deps);
    }
    Vec::new()
}

/// Beadle's own words are to be used again.
pub(super) fn words_forgotten(model: &mut Model, id: RequestId, is_gone: bool, deps: &mut Deps<'_>) -> Vec<Effect> {
    if is_done(model, id) {
        take_words(model, Vocabulary::beadle(), deps);
        model.kinds.remark = Some(if is_gone { Remark::WordsForgotten } else { Remark::WordsNotForgotten });
    }
    Vec::new()
}

/// Suggestions that are there stay: one of them may have been read out already.
fn take_words(model: &mut Model, words: Vocabulary, deps: &mut Deps<'_>) {
    model.kinds.words = words;
    on_page(model, deps, |choices, _, kit| choices.refresh(kit));
}

fn open(model: &mut Model, deps: &mut Deps<'_>) -> Vec<Effect> {
    let Model { reset: Some(reset), kinds, .. } = model else { return Vec::new() };
    if reset.step() != Some(Step::EnterPassword) || reset.draft.password.typing().is_some() {
        return Vec::new();
    }
    kinds.remark = None;
    let mut kit = kit(reset, kinds, deps);
    // What was put together before, and not used, is still there.
    let mut choices = reset.choices.take().unwrap_or_else(|| Choices::new(reset.draft.password.recipe(), &mut kit));
    choices.refresh(&mut kit);
    reset.choices = Some(choices);
    reset.chooses = true;
    vec![Effect::Focus(FocusKey::StepStart)]
}

fn close(model: &mut Model) -> Vec<Effect> {
    let Some(reset) = &mut model.reset else { return Vec::new() };
    if !reset.chooses {
        return Vec::new();
    }
    reset.chooses = false;
    reset.complaint = None;
    vec![Effect::Focus(FocusKey::StepStart)]
}

fn use_these(model: &mut Model, deps: &mut Deps<'_>) -> Vec<Effect> {
    let Model { reset: Some(reset), kinds, .. } = model else { return Vec::new() };
    let Some(choices) = reset.choices.as_ref().filter(|_| reset.chooses) else { return Vec::new() };
    if let Err(unfit) = choices.outlook() {
        reset.complaint = Some(Problem::NoPassword(unfit));
        return vec![Effect::Focus(FocusKey::Problem)];
    }
    // The same kind again is no reason to throw away what may have been read out already.
    if choices.recipe() != *reset.draft.password.recipe() {
        reset.draft.password.set_recipe(choices.recipe());
        let (count, forbidden) = (reset.draft.words_needed(), reset.draft.forbidden());
        reset.draft.password.draw(deps.random, &kinds.words, count, &forbidden);
    }
    close(model)
}

fn pick(model: &mut Model, kind: &Kind, deps: &mut Deps<'_>) -> Vec<Effect> {
    on_page(model, deps, |choices, kinds, kit| match kind {
        Kind::Beadle => choices.pick_beadle(kit),
        Kind::Preset(preset) => choices.pick(kind.clone(), &preset.config(), Vec::new(), kit),
        Kind::Saved(name) => {
            if let Some(saved) = kinds.called(name) {
                choices.pick(kind.clone(), saved.config(), Vec::new(), kit);
            }
        }
        Kind::ByHand => {
            // Begins with what is on the page, or with a copy of what was.
            let config = choices.config().clone();
            choices.pick(kind.clone(), &config, Vec::new(), kit);
        }
    })
}

fn save(model: &mut Model) -> Vec<Effect> {
    let Model { reset: Some(Reset { choices: Some(choices), .. }), kinds, .. } = model else { return Vec::new() };
    if *choices.kind() == Kind::Beadle {
        return Vec::new();
    }
    let Some(recipe) = SavedRecipe::new(&choices.name, choices.config().clone()) else { return Vec::new() };
    let name = recipe.name().to_owned();
    let n_saved = kinds.saved.len();
    match kinds.saved.iter_mut().find(|saved| saved.is_called(&name)) {
        Some(saved) => *saved = recipe,
        None if n_saved >= MOST_SAVED => {
            kinds.remark = Some(Remark::TooManySaved);
            return Vec::new();
        }
        None => kinds.saved.push(recipe),
    }
    choices.saved_as(name.clone());
    kinds.remark = Some(Remark::Saved(name));
    vec![Effect::RememberRecipes(kinds.saved.clone())]
}

fn delete(model: &mut Model, name: &str) -> Vec<Effect> {
    let Model { reset, kinds, .. } = model;
    let Some(place) = kinds.saved.iter().position(|saved| saved.name() == name) else { return Vec::new() };
    let deleted = kinds.saved.remove(place);
    if let Some(choices) = reset.as_mut().and_then(|reset| reset.choices.as_mut()) {
        choices.forget(name);
    }
    kinds.remark = Some(Remark::Deleted(Box::new(deleted)));
    vec![Effect::RememberRecipes(kinds.saved.clone())]
}

fn put_back(model: &mut Model) -> Vec<Effect> {
    let Some(Remark::Deleted(deleted)) = model.kinds.remark.take() else { return Vec::new() };
    model.kinds.remark = Some(Remark::Saved(deleted.name().to_owned()));
    model.kinds.saved.push(*deleted);
    vec![Effect::RememberRecipes(model.kinds.saved.clone())]
}

fn ask(model: &mut Model, question: FileQuestion) -> Vec<Effect> {
    if model.kinds.busy.is_some() {
        return Vec::new();
    }
    model.kinds.busy = Some(Busy::Choosing);
    model.kinds.remark = None;
    vec![Effect::AskForFile(question)]
}

fn chosen(model: &mut Model, question: FileQuestion, path: Option<PathBuf>) -> Vec<Effect> {
    model.kinds.busy = None;
    let Some(path) = path else { return Vec::new() };
    let id = model.mint();
    let command = match question {
        FileQuestion::OpenRecipe => Command::ReadRecipe { id, path },
        FileQuestion::OpenWords => Command::TakeWords { id, path },
        FileQuestion::SaveRecipe(layout) => {
            // The wizard may have been left while the system asked.
            let choices = model.reset.as_ref().and_then(|reset| reset.choices.as_ref());
            let Some(choices) = choices else { return Vec::new() };
            Command::WriteRecipe { id, path, text: format!("{:#}\n", layout::write(choices.config(), layout)) }
        }
        // Answered elsewhere.
        FileQuestion::SaveSlip(_) | FileQuestion::OpenSetUp(_) | FileQuestion::SaveSetUp(_) => return Vec::new(),
    };
    model.kinds.busy = Some(Busy::Working(id));
    vec![Effect::Send(command)]
}

fn forget_words(model: &mut Model) -> Vec<Effect> {
    if model.kinds.busy.is_some() || !model.kinds.words.is_own() {
        return Vec::new();
    }
    let id = model.mint();
    model.kinds.busy = Some(Busy::Working(id));
    vec![Effect::Send(Command::ForgetWords { id })]
}

/// True for what is being waited for, which then is no longer.
fn is_done(model: &mut Model, id: RequestId) -> bool {
    model.kinds.busy.take_if(|busy| *busy == Busy::Working(id)).is_some()
}

/// Does something on the page, if it is open.
fn on_page(
    model: &mut Model,
    deps: &mut Deps<'_>,
    change: impl FnOnce(&mut Choices, &Kinds, &mut Kit<'_>),
) -> Vec<Effect> {
    let Model { reset: Some(reset), kinds, .. } = model else { return Vec::new() };
    reset.complaint = None;
    let Some(mut choices) = reset.choices.take() else { return Vec::new() };
    change(&mut choices, kinds, &mut kit(reset, kinds, deps));
    reset.choices = Some(choices);
    Vec::new()
}

fn kit<'a>(reset: &Reset, kinds: &'a Kinds, deps: &'a mut Deps<'_>) -> Kit<'a> {
    Kit {
        random: &mut *deps.random,
        words: &kinds.words,
        forbidden: reset.draft.forbidden(),
        count: reset.draft.words_needed(),
    }
}
