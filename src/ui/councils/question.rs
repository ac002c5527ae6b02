//! Renaming and removing a council: what is asked before.

use egui::{Id, Ui};

use crate::domain::file_trouble::FileTrouble;
use crate::model::councils::{Councils, Doing, Task};
use crate::msg::{CouncilsMsg, FocusKey, JournalFate, KnownCouncil};
use crate::text::{tr, tr_with};
use crate::ui::tokens::space;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::field::{self, FieldKind};
use crate::ui::widgets::radio::{group, radio};
use crate::ui::widgets::status::{self, Look, Urgency};
use crate::ui::widgets::{key_hint, label};

/// Draws the question, or says that the answer is being carried out.
pub(super) fn doing_ui(ui: &mut Ui, councils: &Councils, doing: &Doing, view: &mut View) {
    let Some(council) = councils.find(&doing.council) else { return };
    if doing.request.is_some() {
        let key = match &doing.what {
            Task::Rename(_) => "council-renaming",
            Task::Remove(_) => "council-removing",
        };
        status::line(ui, &tr_with(key, &[("council", council.name.as_str().into())]), Urgency::Soon);
        return;
    }
    if ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE)) {
        view.emit(CouncilsMsg::NeverMind);
    }
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        match &doing.what {
            Task::Rename(name) => rename_ui(ui, council, name, doing.failure, view),
            Task::Remove(fate) => remove_ui(ui, council, *fate, doing.failure, view),
        }
    });
}

fn rename_ui(ui: &mut Ui, council: &KnownCouncil, name: &str, failure: Option<FileTrouble>, view: &mut View) {
    label::question(ui, &tr_with("council-rename-question", &[("council", council.name.as_str().into())]));
    label::soft(ui, &tr("council-rename-about"));
    let id = Id::unique("council-name");
    let enter =
        ui.memory(|memory| memory.has_focus(id)) && ui.input_mut(|input| input.consume_shortcut(&key_hint::NEXT));
    let mut text = name.to_owned();
    let response = field::labelled(ui, id, &tr("field-council-name"), &mut text, FieldKind::Text, "");
    view.take_focus(FocusKey::Question, &response);
    view.take_focus(FocusKey::Problem, &response);
    if text != name {
        view.emit(CouncilsMsg::Name(text));
    }
    complain(ui, "council-not-renamed", failure);
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        let can_save = !name.trim().is_empty();
        let save = Button::new(&tr("button-save-name"), Weight::Primary).enabled(can_save).show(ui, view);
        if (save.clicked() || enter) && can_save {
            view.emit(CouncilsMsg::Rename);
        }
        if Button::new(&tr("button-cancel"), Weight::Plain).show(ui, view).clicked() {
            view.emit(CouncilsMsg::NeverMind);
        }
    });
}

fn remove_ui(ui: &mut Ui, council: &KnownCouncil, fate: JournalFate, failure: Option<FileTrouble>, view: &mut View) {
    let question = tr_with("council-remove-question", &[("council", council.name.as_str().into())]);
    label::question(ui, &question);
    label::body(ui, &tr("council-remove-about"));
    let journal = tr("council-journal-question");
    label::section(ui, &journal);
    group(ui, &journal, |ui| {
        for (answer, key) in
            [(JournalFate::Kept, "council-journal-kept"), (JournalFate::Deleted, "council-journal-deleted")]
        {
            if radio(ui, &tr(key), fate == answer, ui.available_width()).clicked() {
                view.emit(CouncilsMsg::Journal(answer));
            }
        }
    });
    complain(ui, "council-not-removed", failure);
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        // The keyboard begins where an Enter too many does nothing.
        let keep = Button::new(&tr("button-keep-council"), Weight::Primary).show(ui, view);
        view.take_focus(FocusKey::Question, &keep);
        view.take_focus(FocusKey::Problem, &keep);
        if keep.clicked() {
            view.emit(CouncilsMsg::NeverMind);
        }
        if Button::new(&tr("button-remove-council"), Weight::Plain).show(ui, view).clicked() {
            view.emit(CouncilsMsg::Remove);
        }
    });
}

fn complain(ui: &mut Ui, key: &str, failure: Option<FileTrouble>) {
    let Some(trouble) = failure else { return };
    let why = match trouble {
        FileTrouble::Full | FileTrouble::TooBig => "council-why-full",
        FileTrouble::Denied => "council-why-denied",
        FileTrouble::NotFound | FileTrouble::NotAFile | FileTrouble::Other => "council-why-other",
    };
    status::notice(ui, Look::Warning, &tr_with(key, &[("why", tr(why).into())]));
}
