//! The page that is read.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Id, Label, Response, ScrollArea, Ui, Vec2};

use super::keys::keys_ui;
use crate::domain::help_topic::HelpTopic;
use crate::help::{Block, Text, page};
use crate::model::help::Help;
use crate::msg::{FocusKey, HelpMsg};
use crate::text::tr_with;
use crate::ui::fonts;
use crate::ui::theme::colours;
use crate::ui::tokens::{size, space};
use crate::ui::view::View;
use crate::ui::widgets::button::{Button, Weight};
use crate::ui::widgets::label;
use crate::ui::widgets::reading::reading_place;

/// Room for the sign before an entry of a list.
const SIGN: f32 = 24.0;
const BULLET: &str = "•";
/// Lines of running text stand a little further apart than those of a form.
const LEADING: f32 = 1.35;

pub(super) fn text_ui(ui: &mut Ui, help: &Help, line: f32, view: &mut View) {
    let Some(page) = page(help.topic) else { return };
    let (place, movement) = reading_place(ui, Id::unique("help-text"), &page.title, size::TEXT * LEADING);
    view.take_focus(FocusKey::HelpText, &place);
    ScrollArea::vertical().auto_shrink(false).id_salt(("help-text", help.topic)).show(ui, |ui| {
        if movement != 0.0 {
            ui.scroll_with_delta(Vec2::new(0.0, movement));
        }
        // Away from the ring around the place.
        egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 10)).show(ui, |ui| {
            ui.set_max_width(line.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = space::S;
            label::page_heading(ui, &page.title);
            for block in &page.blocks {
                block_ui(ui, block, view);
            }
            if help.topic == HelpTopic::Keys {
                keys_ui(ui);
            }
            ui.add_space(space::L);
        });
    });
}

fn block_ui(ui: &mut Ui, block: &Block, view: &mut View) {
    match block {
        Block::Heading(text) => {
            ui.add_space(space::S);
            label::section(ui, &text.plain());
        }
        Block::Paragraph(text) => drop(words(ui, text)),
        Block::Entry(number, text) => {
            let sign = number.map_or_else(|| BULLET.to_owned(), |number| format!("{number}."));
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let at = ui.cursor().min + Vec2::new(space::XS, 0.0);
                let mut job = LayoutJob::default();
                job.append(&sign, 0.0, running(fonts::text(size::TEXT), colours(ui).soft));
                let sign_drawn = ui.painter().layout_job(job);
                ui.painter().galley(at, sign_drawn, colours(ui).soft);
                ui.add_space(SIGN);
                let spoken = number.map(|_| format!("{sign} {}", text.plain()));
                ui.vertical(|ui| {
                    let response = words(ui, text);
                    if let Some(spoken) = spoken {
                        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(spoken));
                    }
                });
            });
        }
    }
    links(ui, &block.text().links, view);
}

/// As one paragraph, so that a screen reader says it whole.
fn words(ui: &mut Ui, text: &Text) -> Response {
    let c = colours(ui);
    let mut job = LayoutJob::default();
    for (words, stands_out) in &text.runs {
        let font = if *stands_out { fonts::semibold(size::TEXT) } else { fonts::text(size::TEXT) };
        job.append(words, 0.0, running(font, c.text));
    }
    ui.add(Label::new(job).wrap())
}

/// How running text is set.
fn running(font: FontId, colour: Color32) -> TextFormat {
    TextFormat { line_height: Some(size::TEXT * LEADING), ..TextFormat::simple(font, colour) }
}

/// Where a paragraph leads, below it: each is a target of its own that the keys reach.
fn links(ui: &mut Ui, links: &[HelpTopic], view: &mut View) {
    if links.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for topic in links {
            let Some(page) = page(*topic) else { continue };
            let name = tr_with("help-link", &[("title", page.title.as_str().into())]);
            let link = Button::new(&name, Weight::Quiet).small().show(ui, view);
            if link.clicked() {
                view.emit(HelpMsg::GoTo(*topic));
            }
        }
    });
}
