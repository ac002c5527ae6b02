//! What is around every page: the strip, the bar with the council's name and mail domain, the notice.

use egui::{
    Align, CentralPanel, Color32, CornerRadius, Frame, Id, Label, Layout, Margin, Panel, RichText, Stroke, Ui,
    UiBuilder, Vec2,
};

use super::room::Room;
use super::tab::Tab;
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

/// The product's mark in the bar, at most.
const MARK: f32 = 28.0;

/// Draws the whole window.
pub fn shell_ui(ui: &mut Ui, model: &Model, view: &mut View) {
    if ui.input_mut(|input| input.consume_shortcut(&key_hint::QUIT)) {
        view.emit(Msg::CloseWindow);
    }
    help_key(ui, model, view);
    set_up_file::dropping_ui(ui, model, view);
    view.look_at(model);
    view.room = Room::of(ui);
    strip(ui, model);
    view.note_help(ui.ctx(), model.help.is_some());
    if let Some(help) = &model.help {
        if let Some(signed_in) = model.signed_in() {
            bar(ui, model, signed_in, view);
        }
        notice(ui, model, view);
        let room = UiBuilder::new().scope_id(Id::unique("help")).max_rect(ui.available_rect_before_wrap());
        ui.scope_builder(room, |ui| padded(ui, view, |ui, view| help::help_ui(ui, help, view)));
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
            ui.scope_builder(room, |ui| padded(ui, view, |ui, view| settings::settings_ui(ui, model, view)));
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

/// The council's name and mail domain, and the way to every page: in one row, or in two where the window is narrow.
fn bar(ui: &mut Ui, model: &Model, signed_in: &SignedIn, view: &mut View) {
    let c = colours(ui);
    let is_narrow = view.room.is_narrow;
    let side = if is_narrow { view.room.side() } else { 20 };
    let frame = Frame::new().fill(c.surface).inner_margin(Margin::symmetric(side, 0)).stroke(Stroke::NONE);
    let height = if is_narrow { size::BAR_NARROW } else { size::BAR };
    let panel = Panel::top("bar").exact_size(height).frame(frame).show_separator_line(true);
    // There is one question, and her own page waits behind it.
    let has_tabs = model.adding.is_none();
    panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(space::M, 0.0);
        let row = |ui: &mut Ui, height: f32, width: f32, content: &mut dyn FnMut(&mut Ui)| {
            let layout = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(Vec2::new(width, height), layout, |ui| {
                ui.set_min_size(Vec2::new(width, height));
                content(ui);
            });
        };
        let tabs: Vec<(Tab, String)> = if has_tabs { Tab::all(model) } else { Vec::new() };
        if is_narrow {
            let width = ui.available_width();
            row(ui, height - size::CONTROL_SMALL - space::S, width, &mut |ui| whose_ui(ui, signed_in));
            row(ui, size::CONTROL_SMALL, width, &mut |ui| tabs_ui(ui, model, &tabs, view));
            return;
        }
        let wanted =
            tabs.iter().map(|(tab, name)| tab.button(model, name, view.room).width(ui) + space::XS).sum::<f32>();
        let wanted = if has_tabs { wanted + space::S + space::M } else { 0.0 };
        ui.horizontal(|ui| {
            let width = (ui.available_width() - wanted).max(0.0);
            row(ui, size::BAR, width, &mut |ui| whose_ui(ui, signed_in));
            row(ui, size::BAR, ui.available_width(), &mut |ui| tabs_ui(ui, model, &tabs, view));
        });
    });
}

/// Which council this is. A name that is too long is cut short before its domain is.
fn whose_ui(ui: &mut Ui, signed_in: &SignedIn) {
    welcome::mark(ui, ui.available_height().min(MARK));
    let room = (ui.available_width() - space::M).max(0.0);
    let domain = label::width(ui, &signed_in.domain).min(room / 2.0);
    let name = RichText::new(&signed_in.council).font(fonts::semibold(size::TEXT));
    ui.scope(|ui| {
        ui.set_max_width(room - domain);
        ui.add(Label::new(name).truncate());
    });
    ui.add(Label::new(RichText::new(&signed_in.domain).color(colours(ui).soft)).truncate());
}

/// From left to right, which is also the way of the Tab key.
fn tabs_ui(ui: &mut Ui, model: &Model, tabs: &[(Tab, String)], view: &mut View) {
    ui.spacing_mut().item_spacing.x = space::XS;
    for (tab, name) in tabs {
        let response = tab.button(model, name, view.room).show(ui, view);
        if *tab == Tab::Page(Page::Settings) {
            // What follows is about the window, not a page of the council.
            ui.add_space(space::S);
        }
        if !response.clicked() {
            continue;
        }
        match tab {
            Tab::Page(page) => view.emit(Msg::GoTo(*page)),
            Tab::Help => {
                view.hold_for_help(Some(response.id));
                view.emit(HelpMsg::Toggle);
            }
            Tab::SignOut => view.emit(AccountMsg::SignOut),
        }
    }
}

/// Zoho has ended the sign-in: what can be done about it stands above every page until it is done.
fn lapsed(ui: &mut Ui, signed_in: &SignedIn, view: &mut View) {
    if !signed_in.has_lapsed || signed_in.trip.is_some() {
        return;
    }
    let (front, back) = Look::Warning.colours(ui);
    let frame =
        Frame::new().fill(back).inner_margin(Margin::symmetric(view.room.side(), 6)).corner_radius(CornerRadius::ZERO);
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
    let frame =
        Frame::new().fill(back).inner_margin(Margin::symmetric(view.room.side(), 6)).corner_radius(CornerRadius::ZERO);
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
        padded(ui, view, |ui, view| welcome::adding_ui(ui, adding, &signed_in.council, view));
        return;
    }
    match (&model.page, &model.reset) {
        (Page::Users | Page::NewClerk, _) if signed_in.trip.is_some() => padded(ui, view, |ui, view| {
            if let Some(trip) = signed_in.trip {
                signing_in::trip_ui(ui, signed_in, trip, view);
            }
        }),
        (Page::Users, _) if model.trouble.is_some() => padded(ui, view, |ui, view| {
            if let Some(trouble) = &model.trouble {
                trouble::trouble_ui(ui, signed_in, trouble, view);
            }
        }),
        (Page::Users, Some(reset)) => reset::reset_ui(ui, model, signed_in, reset, view),
        (Page::Users, None) => padded(ui, view, |ui, view| users::users_ui(ui, model, view)),
        (Page::History, _) => padded(ui, view, |ui, view| history::history_ui(ui, model, view)),
        (Page::Councils, _) => padded(ui, view, |ui, view| councils::councils_ui(ui, model, view)),
        (Page::Settings, _) => padded(ui, view, |ui, view| settings::settings_ui(ui, model, view)),
        (Page::NewClerk, _) => {
            if let Some(page) = &model.guides.page {
                guide::guide_ui(ui, model, signed_in, page, view);
            }
        }
    }
}

fn padded(ui: &mut Ui, view: &mut View, content: impl FnOnce(&mut Ui, &mut View)) {
    let margin = Margin::symmetric(view.room.side(), view.room.top());
    let frame = Frame::new().fill(colours(ui).background).inner_margin(margin);
    CentralPanel::default().frame(frame).show(ui, |ui| content(ui, view));
}
