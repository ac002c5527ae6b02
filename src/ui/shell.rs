//! What is around every page: the strip, the bar with the council's name and mail domain, the notice.

use egui::{
    Align, CentralPanel, Color32, CornerRadius, Frame, Id, Layout, Margin, Panel, RichText, Sides, Stroke, Ui,
    UiBuilder, Vec2,
};

use super::theme::colours;
use super::tokens::{size, space};
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::status::{self, Look};
use super::widgets::{key_hint, label};
use super::{
    councils, dialog, fonts, guide, help, history, reset, set_up_file, settings, signing_in, trouble, users, welcome,
    words,
};
use crate::domain::council::Reality;
use crate::model::reset::Reset;
use crate::model::{Model, Session, SignedIn};
use crate::msg::{AccountMsg, HelpMsg, Msg, Page, Tone};
use crate::text::{tr, tr_with};

/// Draws the whole window.
pub fn shell_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    if ui.input_mut(|input| input.consume_shortcut(&key_hint::QUIT)) {
        view.emit(Msg::CloseWindow);
    }
    help_key(ui, model, view);
    set_up_file::dropping_ui(ui, model, view);
    view.look_at(model);
    strip(ui, model);
    view.note_help(ui.ctx(), model.help.is_some());
    if let Some(help) = &model.help {
        if let Some(signed_in) = model.signed_in() {
            bar(ui, model, signed_in, view);
        }
        notice(ui, model, view);
        let room = UiBuilder::new().scope_id(Id::unique("help")).max_rect(ui.available_rect_before_wrap());
        ui.scope_builder(room, |ui| padded(ui, |ui| help::help_ui(ui, help, view)));
        return;
    }
    match &model.session {
        Session::SignedIn(signed_in) => {
            if let Some((ended, read)) = model.reset.as_ref().and_then(Reset::read_out) {
                reset::read_out_ui(ui, model, signed_in, ended, read, view);
                dialog::leaving_ui(ui, model, view);
                return;
            }
            bar(ui, model, signed_in, view);
            if model.adding.is_none() {
                lapsed(ui, signed_in, view);
            }
            notice(ui, model, view);
            // Under an id of its own, so that a notice above doesn't take the focus away from what is below.
            let room = UiBuilder::new().scope_id(Id::unique("page")).max_rect(ui.available_rect_before_wrap());
            ui.scope_builder(room, |ui| page(ui, model, signed_in, view));
        }
        _ if model.settings.above_welcome && model.adding.is_none() => {
            notice(ui, model, view);
            let room = UiBuilder::new().scope_id(Id::unique("page")).max_rect(ui.available_rect_before_wrap());
            ui.scope_builder(room, |ui| padded(ui, |ui| settings::settings_ui(ui, model, view)));
        }
        Session::SignedOut(_) | Session::SigningIn(_) | Session::Confirming(..) | Session::SigningOut(_) => {
            notice(ui, model, view);
            let fill = colours(ui).background;
            CentralPanel::default().frame(Frame::new().fill(fill)).show(ui, |ui| welcome::welcome_ui(ui, model, view));
        }
    }
    dialog::leaving_ui(ui, model, view);
}

/// F1 opens the help from everywhere but from a question that has to be answered first.
fn help_key(ui: &Ui, model: &Model, view: &mut View) {
    if model.leaving.is_some() || !ui.input_mut(|input| input.consume_shortcut(&key_hint::HELP)) {
        return;
    }
    if model.help.is_none() {
        view.hold_for_help(ui.memory(egui::Memory::focused));
    }
    view.emit(HelpMsg::Toggle);
}

/// What the window is called.
#[must_use]
pub fn window_title(model: &Model) -> String {
    match model.signed_in() {
        Some(signed_in) => tr_with("window-title", &[("council", signed_in.council.as_str().into())]),
        None => tr("brand"),
    }
}

fn strip(ui: &mut Ui, model: &Model) {
    let key = match model.reality() {
        Reality::Real => return,
        Reality::Pretend => "strip-pretend",
        Reality::Loopback => "strip-loopback",
    };
    let c = colours(ui);
    let frame = Frame::new().fill(c.warning_wash).inner_margin(Margin::symmetric(12, 4));
    Panel::top("strip").frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(tr(key)).font(fonts::semibold(size::NOTE)).color(c.warning));
        });
    });
}

fn bar(ui: &mut Ui, model: &Model, signed_in: &SignedIn, view: &mut View) {
    let c = colours(ui);
    let frame = Frame::new().fill(c.surface).inner_margin(Margin::symmetric(20, 0)).stroke(Stroke::NONE);
    let panel = Panel::top("bar").exact_size(size::BAR).frame(frame).show_separator_line(true);
    panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        // Where the window is narrow or the text large, the names are cut short and the pages stay in reach.
        Sides::new().height(size::BAR).shrink_left().truncate().show(
            ui,
            |ui| {
                welcome::mark(ui, 28.0);
                ui.label(RichText::new(&signed_in.council).font(fonts::semibold(size::TEXT)));
                ui.label(RichText::new(&signed_in.domain).color(c.soft));
            },
            |ui| {
                // There is one question, and her own page waits behind it.
                if model.adding.is_some() {
                    return;
                }
                // The help stands above whatever page is open.
                let is_open = |page| model.help.is_none() && model.page == page;
                ui.spacing_mut().item_spacing.x = space::XS;
                let name = tr("button-sign-out");
                if Button::new(&name, Weight::Quiet).small().show(ui, view).clicked() {
                    view.emit(AccountMsg::SignOut);
                }
                let name = tr("button-help");
                let help = Button::new(&name, Weight::Quiet).small().selected(model.help.is_some()).show(ui, view);
                if help.clicked() {
                    view.hold_for_help(Some(help.id));
                    view.emit(HelpMsg::Toggle);
                }
                if model.councils.known.len() > 1 {
                    let name = tr("button-switch-council");
                    let switch = Button::new(&name, Weight::Quiet).small().selected(is_open(Page::Councils));
                    if switch.show(ui, view).clicked() {
                        view.emit(Msg::GoTo(Page::Councils));
                    }
                }
                ui.add_space(space::S);
                for (page, key) in
                    [(Page::Settings, "page-settings"), (Page::History, "page-history"), (Page::Users, "page-users")]
                {
                    let name = tr(key);
                    // The guide is opened from the settings, and leads back there.
                    let is_here = is_open(page) || page == Page::Settings && is_open(Page::NewClerk);
                    let tab = Button::new(&name, Weight::Quiet).selected(is_here);
                    if tab.show(ui, view).clicked() {
                        view.emit(Msg::GoTo(page));
                    }
                }
            },
        );
    });
}

/// Zoho has ended the sign-in: what can be done about it stands above every page until it is done.
fn lapsed(ui: &mut Ui, signed_in: &SignedIn, view: &mut View) {
    if !signed_in.has_lapsed || signed_in.trip.is_some() {
        return;
    }
    let (front, back) = Look::Warning.colours(ui);
    let frame = Frame::new().fill(back).inner_margin(Margin::symmetric(28, 6)).corner_radius(CornerRadius::ZERO);
    Panel::top("lapsed").frame(frame).show_separator_line(false).show(ui, |ui| {
        let text = match &signed_in.trip_failure {
            None => tr("lapsed"),
            Some(failure) => tr_with("lapsed-still", &[("why", words::trip_failure(failure, view).into())]),
        };
        ui.horizontal_top(|ui| {
            let name = tr("button-sign-in-again");
            let again = Button::new(&name, Weight::Primary).small();
            beside(ui, &again, front, |ui| {
                let response = label::body(ui, &text);
                status::make_live(ui, response.id, &text, status::Urgency::Now);
            });
            if again.show(ui, view).clicked() {
                view.emit(AccountMsg::SignInAgain);
            }
        });
    });
}

/// Text in as many lines as it needs, with a button beside it. (A layout from the right would be as high as the window
/// as soon as the text wraps.)
fn beside(ui: &mut Ui, button: &Button<'_>, colour: Color32, text: impl FnOnce(&mut Ui)) {
    let width = ui.available_width() - button.width(ui) - space::M;
    ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.add_space((size::CONTROL_SMALL - size::TEXT) / 2.0 - 2.0);
        ui.visuals_mut().override_text_color = Some(colour);
        text(ui);
    });
}

fn notice(ui: &mut Ui, model: &Model, view: &mut View) {
    let Some(notice) = &model.notice else { return };
    let look = match notice.tone {
        Tone::Information => Look::Information,
        Tone::Warning => Look::Warning,
    };
    let args: Vec<_> = notice.args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    let text = tr_with(notice.key, &args);
    let (front, back) = look.colours(ui);
    let frame = Frame::new().fill(back).inner_margin(Margin::symmetric(28, 6)).corner_radius(CornerRadius::ZERO);
    Panel::top("notice").frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let name = tr("button-dismiss");
            let dismiss = Button::new(&name, Weight::Quiet).small();
            beside(ui, &dismiss, front, |ui| {
                let response = label::body(ui, &text);
                status::make_live(ui, response.id, &text, status::Urgency::Soon);
            });
            if dismiss.show(ui, view).clicked() {
                view.emit(Msg::DismissNotice);
            }
        });
    });
}

fn page(ui: &mut Ui, model: &Model, signed_in: &SignedIn, view: &mut View) {
    if let Some(adding) = &model.adding {
        padded(ui, |ui| welcome::adding_ui(ui, adding, &signed_in.council, view));
        return;
    }
    match (&model.page, &model.reset) {
        (Page::Users | Page::NewClerk, _) if signed_in.trip.is_some() => padded(ui, |ui| {
            if let Some(trip) = signed_in.trip {
                signing_in::trip_ui(ui, signed_in, trip, view);
            }
        }),
        (Page::Users, _) if model.trouble.is_some() => padded(ui, |ui| {
            if let Some(trouble) = &model.trouble {
                trouble::trouble_ui(ui, signed_in, trouble, view);
            }
        }),
        (Page::Users, Some(reset)) => reset::reset_ui(ui, model, signed_in, reset, view),
        (Page::Users, None) => padded(ui, |ui| users::users_ui(ui, model, view)),
        (Page::History, _) => padded(ui, |ui| history::history_ui(ui, model, view)),
        (Page::Councils, _) => padded(ui, |ui| councils::councils_ui(ui, model, view)),
        (Page::Settings, _) => padded(ui, |ui| settings::settings_ui(ui, model, view)),
        (Page::NewClerk, _) => {
            if let Some(page) = &model.guides.page {
                guide::guide_ui(ui, model, signed_in, page, view);
            }
        }
    }
}

fn padded(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(colours(ui).background).inner_margin(Margin::symmetric(28, 20));
    CentralPanel::default().frame(frame).show(ui, content);
}
