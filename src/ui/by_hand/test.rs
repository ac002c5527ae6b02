//! The last page: every value, each to be altered, and a try with Zoho; and what stands on the screen during the try.

use egui::Ui;

use super::row::row;
use super::says;
use crate::domain::client_fault::ClientFault;
use crate::domain::look_alike::Resemblance;
use crate::domain::outcome::SignInFailure;
use crate::domain::set_up::redirect_address;
use crate::model::by_hand::{ByHand, ByHandPage};
use crate::msg::{ByHandMsg, FocusKey, Msg, SettingUpMsg};
use crate::text::{tr, tr_with};
use crate::ui::tokens::space;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Look};
use crate::ui::words;

pub(super) fn test_ui(ui: &mut Ui, by_hand: &ByHand, failure: Option<&SignInFailure>, view: &mut View) {
    let found = failure.and_then(ClientFault::of);
    match (failure, found) {
        (None, _) => {
            let about = if by_hand.is_registered { "by-hand-test-registered" } else { "by-hand-test-about" };
            label::body(ui, &tr(about));
        }
        (Some(_), Some(fault)) => status::notice(ui, Look::Warning, &says(fault, &by_hand.form.redirect_port)),
        (Some(failure), None) => {
            let is_own_wish = matches!(failure, SignInFailure::Cancelled | SignInFailure::NotAdded);
            let look = if is_own_wish { Look::Information } else { Look::Warning };
            status::notice(ui, look, &words::sign_in_failure(failure, view));
        }
    }
    if let Some(resemblance) = &by_hand.resembles {
        let text = match resemblance {
            Resemblance::SameName => tr("by-hand-same-name"),
            Resemblance::Alike(other) => tr_with("by-hand-alike", &[("other", other.as_str().into())]),
        };
        status::notice(ui, Look::Warning, &text);
    }
    ui.add_space(space::XS);
    let wrong = found.map(ByHandPage::of);
    card(ui, |ui| {
        for (term, value, alter, page) in rows(by_hand) {
            let is_wrong = wrong == Some(page);
            let weight = if is_wrong { Weight::Primary } else { Weight::Plain };
            let alter = row(ui, &tr(term), &value, &tr(alter), weight, view);
            if is_wrong {
                // Of several, the first one takes it.
                view.take_focus(FocusKey::StepStart, &alter);
                view.take_focus(FocusKey::Welcome, &alter);
            }
            if alter.clicked() {
                view.emit(SettingUpMsg::ByHand(ByHandMsg::GoTo(page)));
            }
        }
    });
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        let weight = if wrong.is_some() { Weight::Plain } else { Weight::Primary };
        let go = Button::new(&tr("button-try-with-zoho"), weight).show(ui, view);
        if wrong.is_none() {
            view.take_focus(FocusKey::StepStart, &go);
            view.take_focus(FocusKey::Welcome, &go);
        }
        if go.clicked() {
            view.emit(SettingUpMsg::ByHand(ByHandMsg::Try));
        }
        if matches!(failure, Some(SignInFailure::PortTaken(_))) && !by_hand.is_registered {
            let other = Button::new(&tr("button-other-port"), Weight::Plain).show(ui, view);
            if other.clicked() {
                view.emit(SettingUpMsg::ByHand(ByHandMsg::OtherPort));
            }
        }
        if Button::new(&tr("button-back"), Weight::Quiet).show(ui, view).clicked() {
            view.emit(SettingUpMsg::Back);
        }
    });
    label::note(ui, &tr("by-hand-test-kept"));
}

/// While Beadle waits for the browser: what Zoho's page shows, only she can see.
pub(in crate::ui) fn complaints_ui(ui: &mut Ui, by_hand: &ByHand, view: &mut View) {
    let faults: &[(&str, ClientFault)] = if by_hand.is_registered {
        &[]
    } else {
        &[("button-page-client-id", ClientFault::ClientId), ("button-page-redirect", ClientFault::Redirect)]
    };
    if faults.is_empty() {
        return;
    }
    ui.add_space(space::XL);
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        label::section(ui, &tr("by-hand-page-question"));
        label::soft(ui, &tr("by-hand-page-about"));
        ui.horizontal_wrapped(|ui| {
            for (name, fault) in faults {
                if Button::new(&tr(name), Weight::Plain).show(ui, view).clicked() {
                    view.emit(Msg::SettingUp(SettingUpMsg::ByHand(ByHandMsg::PageSays(*fault))));
                }
            }
        });
    });
}

/// The values, as they are named at Zoho, with what alters them and where.
fn rows(by_hand: &ByHand) -> Vec<(&'static str, String, &'static str, ByHandPage)> {
    let form = &by_hand.form;
    let council = ("adding-council", form.council.trim().to_owned(), "button-alter-council", ByHandPage::Council);
    let place = ("by-hand-mail", form.region.web_mail_host(), "button-alter-mail", ByHandPage::Council);
    let mut rows = vec![council, place];
    if !by_hand.is_registered {
        let port = form.redirect_port.trim().parse().unwrap_or_default();
        rows.extend([
            ("adding-client-id", form.client_id.trim().to_owned(), "button-alter-client-id", ByHandPage::ClientId),
            ("adding-secret", tr("by-hand-secret-covered"), "button-alter-secret", ByHandPage::Secret),
            ("by-hand-redirect", redirect_address(port), "button-alter-redirect", ByHandPage::Values),
        ]);
    }
    rows
}
