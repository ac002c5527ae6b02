//! What a reset means for this person, in sentences.

use egui::Ui;

use crate::domain::user::User;
use crate::model::reset::Ended;
use crate::msg::ResetMsg;
use crate::reset::consequences::Consequence;
use crate::reset::plan::Plan;
use crate::text::{tr, tr_with};
use crate::ui::view::View;
use crate::ui::widgets::card::card;
use crate::ui::widgets::check::{CheckLook, check};
use crate::ui::widgets::label;

/// Before the change: what it may break. Nothing when nothing is to be said.
pub(super) fn before_ui(ui: &mut Ui, user: &User, consequences: &[Consequence]) {
    if consequences.is_empty() {
        return;
    }
    card(ui, |ui| {
        label::section(ui, &tr("consequences-before"));
        for consequence in consequences {
            label::soft(ui, &sentence(*consequence, user));
        }
    });
}

/// When it is done: what to say, and what can wait.
pub(super) fn after_ui(ui: &mut Ui, ended: &Ended, view: &mut View) {
    let plan = ended.operation.plan();
    if plan.is_for_nobody() {
        return;
    }
    let user = plan.user();
    // What the next screen asks stands in the sheet above.
    let rest: Vec<Consequence> = plan.consequences().into_iter().filter(|one| !is_in_sheet(*one)).collect();
    // A mailbox that several people use has no one phone for the code.
    let has_later = user.two_step == Some(false) && !plan.is_shared();
    if rest.is_empty() && !has_later {
        return;
    }
    card(ui, |ui| {
        if !rest.is_empty() {
            label::section(ui, &tr("consequences-after"));
        }
        for consequence in rest {
            label::soft(ui, &sentence(consequence, user));
            if consequence == Consequence::Shared
                && check(ui, &tr("check-told-others"), ended.told_others, CheckLook::Line).clicked()
            {
                view.emit(ResetMsg::ToldOthers(!ended.told_others));
            }
        }
        if has_later {
            label::section(ui, &tr("later-title"));
            label::soft(ui, &tr_with("later-two-step", &[("first", user.first().into())]));
        }
    });
}

/// What the person's screen asks once the password is typed.
#[must_use]
pub(super) fn then(plan: &Plan) -> Vec<String> {
    if plan.is_for_nobody() {
        return vec![tr("sheet-then-nobody")];
    }
    let asks = plan.consequences().into_iter().filter(|one| is_in_sheet(*one));
    let mut said: Vec<String> = asks.map(|one| sentence(one, plan.user())).collect();
    let asks_code = !said.is_empty();
    said.push(tr(match (plan.force_change(), asks_code) {
        (true, _) => "sheet-then-forced",
        (false, true) => "sheet-then-inbox-after",
        (false, false) => "sheet-then-inbox",
    }));
    said
}

fn is_in_sheet(consequence: Consequence) -> bool {
    matches!(consequence, Consequence::NeedsCode | Consequence::MayNeedCode)
}

fn sentence(consequence: Consequence, user: &User) -> String {
    let key = match consequence {
        Consequence::NeedsCode => "consequence-needs-code",
        Consequence::MayNeedCode => "consequence-may-need-code",
        Consequence::AppsAsk => "consequence-apps-ask",
        Consequence::AppPasswords => "consequence-app-passwords",
        Consequence::AppsOff => "consequence-apps-off",
        Consequence::ForcedOnTheWebOnly => "consequence-forced-web",
        Consequence::Shared => "consequence-shared",
        Consequence::Forwarded => "consequence-forwarded",
    };
    tr_with(key, &[("first", user.first().into()), ("to", user.forwards_to.join(", ").into())])
}
