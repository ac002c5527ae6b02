//! A password spelled out, line by line, as it is said over the telephone. Like the password it is never selectable,
//! and only there while the password is shown.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Ui};

use crate::domain::password::spoken::Alphabet;
use crate::domain::secret::Password;
use crate::model::spelling::Spelling;
use crate::msg::SpellingMsg;
use crate::spelled::{Line, lines};
use crate::text::tr;
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::radio::{group, radio};

pub(super) use crate::spelled::{letters_said, said};

/// `Spell it out`, on or off. Covered passwords are not spelled, so it is only there for one that is shown.
pub(super) fn toggle(ui: &mut Ui, shown: bool, spelling: Spelling, view: &mut View) {
    if !shown {
        return;
    }
    let toggle = Button::new(&tr("button-spell-out"), Weight::Quiet).selected(spelling.on).show(ui, view);
    if toggle.clicked() {
        view.emit(SpellingMsg::Show(!spelling.on));
    }
}

/// The lines, and the choice of alphabet.
pub(super) fn spelled_ui(ui: &mut Ui, password: &Password, shown: bool, spelling: Spelling, view: &mut View) {
    if shown && spelling.on {
        lines_ui(ui, password, spelling, view);
    }
}

/// The same, whether or not the switch is on.
pub(super) fn lines_ui(ui: &mut Ui, password: &Password, spelling: Spelling, view: &mut View) {
    ui.spacing_mut().item_spacing.y = space::XS;
    for line in lines(password, spelling.alphabet) {
        ui.add(Label::new(layout(&line, ui)).selectable(false).wrap());
    }
    ui.add_space(space::XS);
    group(ui, &tr("spell-alphabet"), |ui| {
        ui.horizontal_wrapped(|ui| {
            for alphabet in Alphabet::ALL {
                let name = tr(match alphabet {
                    Alphabet::Everyday => "spell-alphabet-everyday",
                    Alphabet::Nato => "spell-alphabet-nato",
                });
                if radio(ui, &name, alphabet == spelling.alphabet, 0.0).clicked() {
                    view.emit(SpellingMsg::Use(alphabet));
                }
            }
        });
    });
}

fn layout(line: &Line, ui: &Ui) -> LayoutJob {
    let color = colours(ui).text;
    let format = |font_id| TextFormat { font_id, color, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    job.append(line.word(), 0.0, format(fonts::semibold(size::TEXT)));
    job.append(line.rest(), 0.0, format(fonts::text(size::TEXT)));
    job
}
