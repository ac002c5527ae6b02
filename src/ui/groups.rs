//! The groups that the users list can be narrowed to: a row of chips, each with how many people are in it.

use egui::{ScrollArea, Ui};

use super::tokens::space;
use super::view::View;
use super::widgets::chip::chip;
use super::widgets::radio::group;
use crate::domain::user_group::{Days, UserGroup};
use crate::model::users::Users;
use crate::msg::UsersMsg;
use crate::text::{tr, tr_with};

/// In a window that is lower than this, there is one line of them, and rows of the table instead of another.
const TWO_LINES: f32 = 640.0;

/// Draws the row, where there is anything to choose: groups that nobody is in are left out.
pub(super) fn groups_ui(ui: &mut Ui, users: &Users, view: &mut View) {
    let offered: Vec<UserGroup> = UserGroup::ALL.into_iter().filter(|of| is_offered(users, *of)).collect();
    if offered.len() < 2 {
        ui.add_space(space::XS);
        return;
    }
    group(ui, &tr("group-question"), |ui| {
        if ui.ctx().content_rect().height() < TWO_LINES {
            // One line of them; the others are scrolled to.
            let area = ScrollArea::horizontal().id_salt("groups").auto_shrink([false, true]);
            area.show(ui, |ui| {
                ui.horizontal(|ui| {
                    // Room for the ring around the first.
                    ui.add_space(space::XS);
                    chips(ui, users, &offered, view);
                });
            });
        } else {
            ui.horizontal_wrapped(|ui| chips(ui, users, &offered, view));
        }
    });
    ui.add_space(space::S);
}

/// There is somebody in it, and no narrower group has the same people.
fn is_offered(users: &Users, of: UserGroup) -> bool {
    let says_nothing = |next: Days| users.n_in(of) == users.n_in(UserGroup::NotFor(next));
    let is_told_by_another = match of {
        UserGroup::NotFor(Days::D30) => says_nothing(Days::D90),
        UserGroup::NotFor(Days::D90) => says_nothing(Days::D365),
        _ => false,
    };
    of == users.group() || users.n_in(of) > 0 && !is_told_by_another
}

fn chips(ui: &mut Ui, users: &Users, offered: &[UserGroup], view: &mut View) {
    ui.spacing_mut().item_spacing = egui::Vec2::splat(space::XS + 2.0);
    for of in offered {
        let args = [("group", name(*of).into()), ("n", users.n_in(*of).into())];
        if chip(ui, &tr_with("group-size", &args), users.group() == *of, view).clicked() {
            view.emit(UsersMsg::Show(*of));
        }
    }
}

/// What a group is called.
#[must_use]
pub(super) fn name(of: UserGroup) -> String {
    match of {
        UserGroup::Everyone => tr("group-everyone"),
        UserGroup::NeverSignedIn => tr("group-never"),
        UserGroup::NotFor(days) => tr_with("group-not-for", &[("n", days.get().into())]),
        UserGroup::TwoStepOff => tr("group-two-step"),
        UserGroup::Administrators => tr("group-administrators"),
        UserGroup::Disabled => tr("group-disabled"),
        UserGroup::Shared => tr("group-shared"),
    }
}
