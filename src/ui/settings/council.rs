//! Which council is open, and who is signed in to it.

use egui::Ui;

use crate::domain::council::Reality;
use crate::domain::guide::Guide;
use crate::domain::supplier::Supplier;
use crate::model::SignedIn;
use crate::msg::{FocusKey, Msg, Page};
use crate::text::{tr, tr_with};
use crate::ui::guide;
use crate::ui::tokens::space;
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::card::card;
use crate::ui::widgets::facts::facts;
use crate::ui::widgets::label;
use crate::ui::words;

/// The council, and who set it up.
pub(super) fn council_ui(ui: &mut Ui, signed_in: &SignedIn, view: &mut View) {
    let mut rows = vec![
        (tr("settings-council-name"), signed_in.council.clone()),
        (tr("settings-council-domain"), signed_in.domain.clone()),
        (tr("adding-region"), tr(words::region_key(signed_in.region))),
        (tr("settings-council-organisation"), signed_in.zoid.to_string()),
    ];
    match &signed_in.supplier {
        Some(supplier) => rows.extend(of_supplier(supplier)),
        None => rows.push((tr("adding-supplier"), tr("adding-not-given"))),
    }
    card(ui, |ui| {
        label::section(ui, &tr("settings-council"));
        facts(ui, "council", &rows);
        match signed_in.reality {
            Reality::Real => {}
            Reality::Pretend => drop(label::note(ui, &tr("settings-council-pretend"))),
            Reality::Loopback => drop(label::note(ui, &tr("settings-council-loopback"))),
        }
        // With several there is `Switch council` as well; with one this is the only way there.
        if signed_in.council_id.is_some() {
            ui.add_space(space::XS);
            if Button::new(&tr("button-manage-councils"), Weight::Plain).small().show(ui, view).clicked() {
                view.emit(Msg::GoTo(Page::Councils));
            }
        }
    });
}

/// Who is signed in, since when, and what Zoho allows.
pub(super) fn signing_in_ui(ui: &mut Ui, signed_in: &SignedIn, view: &mut View) {
    let owner = &signed_in.owner;
    let args = [("name", owner.name.as_str().into()), ("address", owner.address.to_string().into())];
    let since = match (signed_in.since, signed_in.reality) {
        (Some(since), _) => words::date_and_time(since, &view.zone),
        (None, Reality::Real) => tr("settings-signed-in-earlier"),
        (None, Reality::Pretend | Reality::Loopback) => tr("settings-signed-in-by-itself"),
    };
    let mail = tr(if signed_in.may_send_mail { "settings-mail-allowed" } else { "settings-mail-later" });
    let mut rows = vec![(tr("settings-signed-in-as"), tr_with("settings-signed-in-name", &args))];
    rows.extend(words::role(owner.role).map(|role| (tr("settings-signed-in-role"), role)));
    rows.extend([(tr("settings-signed-in-since"), since), (tr("settings-signed-in-mail"), mail)]);
    card(ui, |ui| {
        label::section(ui, &tr("settings-signed-in"));
        facts(ui, "signed-in", &rows);
        let where_kept = match signed_in.reality {
            Reality::Real => "settings-signed-in-keychain",
            Reality::Pretend | Reality::Loopback => "settings-signed-in-memory",
        };
        label::note(ui, &tr(where_kept));
        ui.add_space(space::XS);
        label::body(ui, &tr("settings-new-clerk"));
        let guide = Button::new(&guide::title(Guide::NewClerk), Weight::Plain).small().show(ui, view);
        view.take_focus(FocusKey::Guide, &guide);
        if guide.clicked() {
            view.emit(Msg::GoTo(Page::NewClerk));
        }
    });
}

fn of_supplier(supplier: &Supplier) -> impl Iterator<Item = (String, String)> {
    let values =
        [("adding-supplier", &supplier.name), ("adding-phone", &supplier.phone), ("adding-email", &supplier.email)];
    values.into_iter().filter_map(|(key, value)| Some((tr(key), value.clone()?)))
}
