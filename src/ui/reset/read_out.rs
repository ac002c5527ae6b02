//! Reading a password out: one chunk at a time in very large type, with how it is spelled.

use egui::accesskit::Role;
use egui::{
    Align, CentralPanel, EventFilter, FontId, Frame, Id, Key, Layout, Margin, Modifiers, Panel, ScrollArea, Sense, Ui,
    Vec2, WidgetInfo,
};

use crate::domain::password::spoken::{self, Chunk};
use crate::domain::secret::Password;
use crate::model::reset::Ended;
use crate::model::spelling::Spelling;
use crate::model::{Model, SignedIn};
use crate::msg::{FocusKey, ReadOutMsg, ResetMsg};
use crate::reset::read_out::{N_OPENING, ReadOut};
use crate::text::{tr, tr_with};
use crate::ui::theme::colours;
use crate::ui::tokens::{radius, size, space};
use crate::ui::view::View;
use crate::ui::widgets::big::big;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::ring::focus_ring;
use crate::ui::widgets::status::{self, Urgency};
use crate::ui::widgets::{icon, key_hint, label};
use crate::ui::{fonts, welcome};

use super::{consequences, spelled};

/// The widest that anything gets.
const WIDTH: f32 = 900.0;

/// About as high as the page is.
const HEIGHT: f32 = 460.0;

/// Lower than this, the page is read in small letters.
const LOW: f32 = 300.0;

/// Draws the page, in place of the bar and the wizard.
pub(in crate::ui) fn read_out_ui(
    ui: &mut Ui,
    model: &Model,
    signed_in: &SignedIn,
    ended: &Ended,
    read: ReadOut,
    view: &mut View,
) {
    if model.leaving.is_none() {
        keys(ui, ended, view);
    }
    header(ui, signed_in, ended, view);
    let has_foot = view.room.is_low && ended.shows_password && !read.whole;
    if has_foot {
        // Always in sight, however far the page is scrolled.
        let frame = Frame::new().fill(colours(ui).surface).inner_margin(Margin::symmetric(view.room.side(), 0));
        let panel = Panel::bottom("reading_foot").exact_size(view.room.foot()).resizable(false).frame(frame);
        panel.show(ui, |ui| {
            ui.add_space((view.room.foot() - size::CONTROL_BIG) / 2.0);
            ui.vertical_centered(|ui| buttons(ui, read, view));
        });
    }
    let margin = Margin::symmetric(view.room.side(), view.room.top());
    let frame = Frame::new().fill(colours(ui).background).inner_margin(margin);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.set_max_width(WIDTH.min(ui.available_width()));
                if ended.shows_password {
                    body(ui, model.spelling, signed_in, ended, read, view);
                } else {
                    ui.add_space(ui.available_height() / 3.0);
                    status::line(ui, &tr("read-hidden"), Urgency::Now);
                }
            });
        });
    });
}

/// The keys of the page. A button that has the focus answers the space bar itself.
fn keys(ui: &Ui, ended: &Ended, view: &mut View) {
    let focused = ui.memory(egui::Memory::focused);
    let main = Id::unique("they-have-got-it");
    let is_main = focused.is_none_or(|id| id == main);
    let shown = ended.shows_password;
    ui.input_mut(|input| {
        if input.consume_shortcut(&key_hint::SHOW) {
            view.emit(ResetMsg::ShowPassword(!shown));
        }
        if input.consume_shortcut(&key_hint::ESCAPE) {
            view.emit(ResetMsg::ReadOut(ReadOutMsg::Close));
        }
        if is_main && input.consume_key(Modifiers::NONE, Key::Space)
            || input.consume_key(Modifiers::NONE, Key::ArrowRight)
        {
            view.emit(ResetMsg::ReadOut(ReadOutMsg::Got));
        }
        if input.consume_key(Modifiers::NONE, Key::ArrowLeft) {
            view.emit(ResetMsg::ReadOut(ReadOutMsg::Back));
        }
        if input.consume_key(Modifiers::NONE, Key::R) {
            view.emit(ResetMsg::ReadOut(ReadOutMsg::Again));
        }
    });
}

fn header(ui: &mut Ui, signed_in: &SignedIn, ended: &Ended, view: &mut View) {
    let c = colours(ui);
    let frame = Frame::new().fill(c.surface).inner_margin(Margin::symmetric(20, 0));
    Panel::top("reading").exact_size(size::BAR).frame(frame).show_separator_line(true).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let (hide, close) = (tr("button-hide-everything"), tr("button-close"));
        let hide = Button::new(&hide, Weight::Plain).selected(!ended.shows_password);
        let hide = hide.hint_where_wide(key_hint::SHOW, view.room);
        let close = Button::new(&close, Weight::Plain).hint_where_wide(key_hint::ESCAPE, view.room);
        ui.horizontal_centered(|ui| {
            let wanted = hide.width(ui) + close.width(ui) + space::M * 2.0;
            let room = Vec2::new((ui.available_width() - wanted).max(0.0), size::BAR);
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_size(room);
                welcome::mark(ui, 28.0);
                label::heading(ui, &tr("read-title"), 1, fonts::semibold(size::TEXT), c.text);
                let name = ended.operation.plan().user().name.as_str();
                let args = [("name", name.into()), ("council", signed_in.council.as_str().into())];
                label::soft_on_one_line(ui, &tr_with("read-to", &args));
            });
            if hide.show(ui, view).clicked() {
                view.emit(ResetMsg::ShowPassword(!ended.shows_password));
            }
            if close.show(ui, view).clicked() {
                view.emit(ResetMsg::ReadOut(ReadOutMsg::Close));
            }
        });
    });
}

fn body(ui: &mut Ui, spelling: Spelling, signed_in: &SignedIn, ended: &Ended, read: ReadOut, view: &mut View) {
    let plan = ended.operation.plan();
    let chunks = spoken::chunks(plan.password(), spelling.alphabet);
    // In the middle, as far as there is room.
    ui.add_space((ui.available_height() - HEIGHT).max(0.0) / 2.0);
    let letters = Letters::for_height(ui.available_height());
    strip(ui, &chunks, read, &letters, view);
    ui.add_space(if view.room.is_low { space::XS } else { space::L });
    if read.whole {
        whole(ui, spelling, signed_in, ended, view);
    } else {
        let page = spell(&signed_in.web_mail, spelling);
        let user = spell(plan.user().address.as_str(), spelling);
        let said = match read.place() {
            0 => Some(Said {
                name: tr("sheet-page"),
                text: signed_in.web_mail.clone(),
                spelled: page.clone(),
                spoken: page,
            }),
            1 => Some(Said {
                name: tr("sheet-user"),
                text: plan.user().address.to_string(),
                spelled: user.clone(),
                spoken: user,
            }),
            place => place.checked_sub(N_OPENING).and_then(|place| chunks.get(place)).map(|chunk| Said {
                name: tr("sheet-password"),
                text: shown(chunk),
                spelled: spelled::letters_said(chunk),
                spoken: spelled::said(chunk),
            }),
        };
        match said {
            Some(said) => said.draw(ui, read, &letters),
            None => over(ui, ended),
        }
        let next = next(read, &chunks);
        if !view.room.is_low {
            ui.add_space(space::L);
            buttons(ui, read, view);
            ui.add_space(space::S);
        }
        if let Some(next) = next {
            label::soft(ui, &tr_with("read-next", &[("next", next.into())]));
        }
    }
    ui.add_space(space::M);
    let all = tr("button-read-whole");
    if Button::new(&all, Weight::Quiet).selected(read.whole).show(ui, view).clicked() {
        view.emit(ResetMsg::ReadOut(ReadOutMsg::Whole(!read.whole)));
    }
}

/// How large everything is: what is read out should be in sight with the buttons below it.
struct Letters {
    strip: f32,
    text: f32,
    spelled: f32,
}

impl Letters {
    fn for_height(height: f32) -> Self {
        if height < LOW {
            return Self { strip: size::SECTION, text: size::READ_OUT * 0.45, spelled: size::SECTION };
        }
        if height < HEIGHT + space::XXL {
            return Self { strip: size::HEADING_LOW, text: size::READ_OUT * 0.7, spelled: size::HEADING_LOW };
        }
        Self { strip: size::HEADING, text: size::READ_OUT, spelled: size::HEADING }
    }
}

/// What is being said.
struct Said {
    name: String,
    text: String,
    /// On the page, beneath the text.
    spelled: String,
    /// By a screen reader.
    spoken: String,
}

impl Said {
    fn draw(&self, ui: &mut Ui, read: ReadOut, letters: &Letters) {
        let c = colours(ui);
        label::soft(ui, &self.name);
        big(ui, &self.text, letters.text);
        let text = egui::RichText::new(&self.spelled).font(fonts::text(letters.spelled)).color(c.soft);
        let spelled = ui.add(egui::Label::new(text).wrap().selectable(false));
        // The same sentence is said again only when it is another text; nobody hears a space at its end.
        let again = if read.n_said().is_multiple_of(2) { "" } else { "\u{a0}" };
        status::make_live(ui, spelled.id, &format!("{}{again}", self.spoken), Urgency::Now);
    }
}

fn over(ui: &mut Ui, ended: &Ended) {
    let plan = ended.operation.plan();
    ui.add_space(space::L);
    let response = label::heading(ui, &tr("read-over"), 2, fonts::semibold(size::TITLE), colours(ui).text);
    status::make_live(ui, response.id, &tr("read-over"), Urgency::Now);
    label::body(ui, &tr_with("read-then", &[("then", consequences::then(plan).join(" ").into())]));
    ui.add_space(space::L);
}

fn buttons(ui: &mut Ui, read: ReadOut, view: &mut View) {
    let (back, again, got, close) =
        (tr("button-read-back"), tr("button-say-again"), tr("button-they-have-it"), tr("button-close"));
    let main = |name| {
        if view.room.is_low { Button::new(name, Weight::Primary) } else { Button::new(name, Weight::Primary).big() }
    };
    let back = Button::new(&back, Weight::Plain).hint_where_wide(key_hint::LEFT, view.room).enabled(read.place() > 0);
    let again = Button::new(&again, Weight::Plain).hint_where_wide(key_hint::AGAIN, view.room);
    let got = main(&got).hint_where_wide(key_hint::SPACE, view.room).id(Id::unique("they-have-got-it"));
    let close = main(&close);
    let main = if read.is_over() { &close } else { &got };
    let mut width = back.width(ui) + space::M + main.width(ui);
    if !read.is_over() {
        width += again.width(ui) + space::M;
    }
    ui.allocate_ui_with_layout(Vec2::new(width, size::CONTROL_BIG), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if back.show(ui, view).clicked() {
            view.emit(ResetMsg::ReadOut(ReadOutMsg::Back));
        }
        if read.is_over() {
            let close = close.show(ui, view);
            view.take_focus(FocusKey::ReadOut, &close);
            if close.clicked() {
                view.emit(ResetMsg::ReadOut(ReadOutMsg::Close));
            }
            return;
        }
        if again.show(ui, view).clicked() {
            view.emit(ResetMsg::ReadOut(ReadOutMsg::Again));
        }
        let got = got.show(ui, view);
        view.take_focus(FocusKey::ReadOut, &got);
        if got.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(got.id, filter));
        }
        if got.clicked() {
            view.emit(ResetMsg::ReadOut(ReadOutMsg::Got));
        }
    });
}

/// Everything at once.
fn whole(ui: &mut Ui, spelling: Spelling, signed_in: &SignedIn, ended: &Ended, view: &mut View) {
    let plan = ended.operation.plan();
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        for (name, text) in [("sheet-page", signed_in.web_mail.as_str()), ("sheet-user", plan.user().address.as_str())]
        {
            label::soft(ui, &tr(name));
            label::strong(ui, text);
        }
        label::soft(ui, &tr("sheet-password"));
        super::password_view::read_only(ui, &tr("field-new-password"), plan.password(), true, size::TITLE);
        spelled::lines_ui(ui, plan.password(), spelling, view);
    });
}

/// All chunks in a row, with a tick on each that the other end has. A click begins again from there.
fn strip(ui: &mut Ui, chunks: &[Chunk], read: ReadOut, letters: &Letters, view: &mut View) {
    let texts: Vec<String> = [tr("sheet-page"), tr("sheet-user")].into_iter().chain(chunks.iter().map(shown)).collect();
    let font = |place| if place < N_OPENING { fonts::text(size::TEXT) } else { fonts::password(letters.strip) };
    let c = colours(ui);
    let measure = |place: usize, text: &str| ui.painter().layout_no_wrap(text.to_owned(), font(place), c.text).size().x;
    let widths: Vec<f32> = texts.iter().enumerate().map(|(place, text)| measure(place, text) + TICK).collect();
    let total: f32 = widths.iter().map(|width| width + space::S).sum();
    let room = ui.available_width();
    ui.allocate_ui_with_layout(
        Vec2::new(total.min(room), 0.0),
        Layout::left_to_right(Align::Center).with_main_wrap(true),
        |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for (place, (text, width)) in texts.iter().zip(widths).enumerate() {
                chunk_ui(ui, place, text, width, font(place), read, view);
            }
        },
    );
}

/// Room for the tick behind a chunk.
const TICK: f32 = 20.0;

fn chunk_ui(ui: &mut Ui, place: usize, text: &str, width: f32, font: FontId, read: ReadOut, view: &mut View) {
    let c = colours(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), Sense::CLICK);
    let is_done = place < read.place();
    let key = if is_done { "read-from-done" } else { "read-from" };
    let name = tr_with(key, &[("chunk", text.into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, place == read.place(), &name));
    let colour = if place == read.place() || response.hovered() { c.text } else { c.soft };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, colour);
    let at = egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let end = at.x + galley.size().x;
    ui.painter().galley(at, galley, colour);
    if is_done {
        let tick = egui::Rect::from_center_size(egui::pos2(end + TICK / 2.0, rect.center().y), Vec2::splat(14.0));
        icon::tick(ui.painter(), tick, c.accent);
    } else if place == read.place() {
        ui.painter().hline(rect.left()..=end, rect.bottom() - 2.0, egui::Stroke::new(2.5, c.accent));
    }
    focus_ring(ui, &response, radius::KEY);
    if response.clicked() {
        view.emit(ResetMsg::ReadOut(ReadOutMsg::GoTo(place)));
    }
}

/// What comes after this place.
fn next(read: ReadOut, chunks: &[Chunk]) -> Option<String> {
    match read.place() {
        0 => Some(tr("sheet-user")),
        place => Some(match chunks.get((place + 1).checked_sub(N_OPENING)?)? {
            Chunk::Word { text, .. } => text.to_string(),
            other => spelled::said(other),
        }),
    }
}

fn shown(chunk: &Chunk) -> String {
    match chunk {
        Chunk::Word { text, .. } => text.to_string(),
        // Nobody sees a space.
        Chunk::Sign(' ') => tr("read-space"),
        Chunk::Digit(c) | Chunk::Sign(c) => c.to_string(),
    }
}

/// How an address is spelled: it is no secret, and read out the same way.
fn spell(text: &str, spelling: Spelling) -> String {
    let chunks = spoken::chunks(&Password::new(text.to_owned()), spelling.alphabet);
    let said = chunks.iter().map(spelled::said);
    said.reduce(|so_far, next| tr_with("spell-then", &[("so-far", so_far.into()), ("next", next.into())]))
        .unwrap_or_default()
}
