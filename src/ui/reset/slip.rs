//! `Save a slip…`, and what became of the slip.

use egui::Ui;

use crate::domain::file_trouble::FileTrouble;
use crate::domain::slip::Replaced;
use crate::domain::slip_file::{NotDeleted, NotSaved, SlipFile};
use crate::model::reset::Ended;
use crate::model::slip::SlipState;
use crate::msg::{FocusKey, SlipMsg};
use crate::text::{tr, tr_with};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::status::{self, Look, Urgency};

/// `Save a slip…`. Grey while one is on the disk, or on its way: then the buttons beside it stay where they are.
pub(super) fn button(ui: &mut Ui, ended: &Ended, view: &mut View) {
    let can_save = ended.slip.can_save();
    let save = Button::new(&tr("button-save-slip"), Weight::Plain).enabled(can_save).show(ui, view);
    if can_save {
        view.take_focus(FocusKey::Slip, &save);
    }
    if save.clicked() {
        view.emit(SlipMsg::Save);
    }
}

/// What became of it.
pub(super) fn slip_ui(ui: &mut Ui, ended: &Ended, view: &mut View) {
    match &ended.slip {
        SlipState::None | SlipState::Asking(_) => {}
        SlipState::Saving(_) => say(ui, &tr("slip-saving")),
        SlipState::NotSaved(why) => warn(ui, "slip-not-saved", not_saved(*why)),
        SlipState::Saved(file) => {
            saved(ui, file);
            delete_button(ui, view);
        }
        SlipState::Deleting(..) => say(ui, &tr("slip-deleting")),
        SlipState::NotDeleted(_, why) => {
            warn(ui, "slip-not-deleted", not_deleted(*why));
            if matches!(why, NotDeleted::File(trouble) if *trouble != FileTrouble::NotFound) {
                delete_button(ui, view);
            }
        }
        SlipState::Deleted => say(ui, &tr("slip-deleted")),
    }
}

fn saved(ui: &mut Ui, file: &SlipFile) {
    say(ui, &tr_with("slip-saved", &[("file", file.name().into())]));
    let Replaced { name, council } = file.replaced;
    if name {
        say(ui, &tr("slip-name-replaced"));
    }
    if council {
        say(ui, &tr("slip-council-replaced"));
    }
}

fn delete_button(ui: &mut Ui, view: &mut View) {
    let delete = Button::new(&tr("button-delete-slip"), Weight::Plain).small().show(ui, view);
    view.take_focus(FocusKey::Slip, &delete);
    if delete.clicked() {
        view.emit(SlipMsg::Delete);
    }
}

fn say(ui: &mut Ui, text: &str) {
    status::line(ui, text, Urgency::Soon);
}

fn warn(ui: &mut Ui, key: &str, why: &str) {
    status::notice(ui, Look::Warning, &tr_with(key, &[("why", tr(why).into())]));
}

fn not_saved(why: NotSaved) -> &'static str {
    match why {
        NotSaved::Letters => "slip-why-letters",
        NotSaved::NotMade => "slip-why-not-made",
        NotSaved::File(FileTrouble::NotFound) => "slip-why-no-folder",
        NotSaved::File(FileTrouble::NotAFile) => "slip-why-not-a-file",
        NotSaved::File(FileTrouble::Denied) => "slip-why-denied",
        NotSaved::File(FileTrouble::Full | FileTrouble::TooBig) => "slip-why-full",
        NotSaved::File(FileTrouble::Other) => "slip-why-other",
    }
}

fn not_deleted(why: NotDeleted) -> &'static str {
    match why {
        NotDeleted::Changed => "slip-why-changed",
        NotDeleted::File(FileTrouble::NotFound) => "slip-why-gone",
        NotDeleted::File(FileTrouble::Denied) => "slip-why-held",
        NotDeleted::File(_) => "slip-why-stuck",
    }
}
