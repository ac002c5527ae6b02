//! The pages on which a clerk sets her council up without help: one thing at a time, and at the end everything is tried.

mod pages;
mod row;
mod test;

use egui::Ui;

use self::test::test_ui;
use super::set_up_fields::Fields;
use super::tokens::space;
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::label;
use super::widgets::status::{self, Look};
use crate::domain::client_fault::ClientFault;
use crate::domain::outcome::SignInFailure;
use crate::domain::set_up::redirect_address;
use crate::model::by_hand::{ByHand, ByHandPage};
use crate::msg::{ByHandMsg, FocusKey, SettingUpMsg};
use crate::text::{tr, tr_with};

pub(super) use self::test::complaints_ui;

/// Draws the page that is open. `failure` is why the last try with Zoho did not work.
pub(super) fn by_hand_ui(ui: &mut Ui, by_hand: &ByHand, failure: Option<&SignInFailure>, view: &mut View) {
    let of = tr_with("by-hand-of", &[("n", by_hand.place().into()), ("all", by_hand.pages().len().into())]);
    label::soft(ui, &of);
    label::page_heading(ui, &tr(title(by_hand.page)));
    if let Some(fault) = by_hand.complaint {
        status::notice(ui, Look::Warning, &says(fault, &by_hand.form.redirect_port));
        ui.add_space(space::XS);
    }
    if by_hand.page == ByHandPage::Test {
        test_ui(ui, by_hand, failure, view);
        return;
    }
    let mut form = by_hand.form.clone();
    let mut fields = Fields { form: &by_hand.form, is_checked: by_hand.is_checked, view };
    let enter = match by_hand.page {
        ByHandPage::Council => pages::council_ui(ui, &mut form, &mut fields),
        ByHandPage::Console => pages::console_ui(ui, &form, fields.view),
        ByHandPage::Kind => pages::kind_ui(ui),
        ByHandPage::Values => pages::values_ui(ui, &form, fields.view),
        ByHandPage::ClientId => pages::client_id_ui(ui, &mut form, &mut fields),
        ByHandPage::Secret => pages::secret_ui(ui, &mut form, &mut fields),
        ByHandPage::Test => false,
    };
    if form != by_hand.form {
        view.emit(SettingUpMsg::Edit(Box::new(form)));
    }
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        let next = Button::new(&tr("button-next"), Weight::Primary).show(ui, view);
        // Where nothing else has to be done first.
        if by_hand.page == ByHandPage::Kind {
            view.take_focus(FocusKey::StepStart, &next);
        }
        if next.clicked() || enter {
            view.emit(SettingUpMsg::ByHand(ByHandMsg::Next));
        }
        if Button::new(&tr("button-back"), Weight::Quiet).show(ui, view).clicked() {
            view.emit(SettingUpMsg::Back);
        }
    });
}

fn title(page: ByHandPage) -> &'static str {
    match page {
        ByHandPage::Council => "by-hand-council",
        ByHandPage::Console => "by-hand-console",
        ByHandPage::Kind => "by-hand-kind",
        ByHandPage::Values => "by-hand-values",
        ByHandPage::ClientId => "by-hand-client-id",
        ByHandPage::Secret => "by-hand-secret",
        ByHandPage::Test => "by-hand-test",
    }
}

/// What is wrong, and what to do.
fn says(fault: ClientFault, port: &str) -> String {
    match fault {
        ClientFault::ClientId => tr("by-hand-wrong-client-id"),
        ClientFault::Secret => tr("by-hand-wrong-secret"),
        ClientFault::Redirect => {
            // Only digits get this far.
            let address = redirect_address(port.trim().parse().unwrap_or_default());
            tr_with("by-hand-wrong-redirect", &[("address", address.into())])
        }
        ClientFault::DataCentre => tr("by-hand-wrong-data-centre"),
    }
}
