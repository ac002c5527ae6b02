//! `It still doesn't work`: six questions, each with the live fact beside it and what to say next.

use egui::{Align, Layout, ScrollArea, Ui, Vec2};

use super::tokens::{size, space};
use super::view::View;
use super::widgets::button::{Button, Weight};
use super::widgets::card::card;
use super::widgets::radio::{group, radio};
use super::widgets::status::{self, Urgency};
use super::widgets::{key_hint, label};
use super::words;
use crate::model::SignedIn;
use crate::model::reset::Freshness;
use crate::model::trouble::{Question, Trouble};
use crate::msg::{FocusKey, TroubleMsg};
use crate::text::{tr, tr_with};

/// Room for both answers.
const ANSWERS_WIDTH: f32 = 190.0;

/// Draws the page.
pub(super) fn trouble_ui(ui: &mut Ui, signed_in: &SignedIn, trouble: &Trouble, view: &mut View) {
    if ui.input_mut(|input| input.consume_shortcut(&key_hint::ESCAPE)) {
        view.emit(TroubleMsg::Back);
    }
    let name = trouble.user.name.as_str();
    ScrollArea::vertical().auto_shrink(false).id_salt("trouble").show(ui, |ui| {
        ui.set_max_width(size::COLUMN.min(ui.available_width()));
        ui.spacing_mut().item_spacing.y = space::S;
        label::page_heading(ui, &tr_with("trouble-title", &[("name", name.into())]));
        label::soft(ui, &tr("trouble-about"));
        match &trouble.freshness {
            Freshness::Reading(_) => {
                status::line(ui, &tr("trouble-reading"), Urgency::Soon);
            }
            Freshness::Fresh => {}
            Freshness::Stale(failure) => {
                let why = words::read_failure(failure, view);
                status::line(ui, &tr_with("trouble-stale", &[("why", why.into())]), Urgency::Soon);
            }
        }
        for (place, question) in Question::ORDER.into_iter().enumerate() {
            card(ui, |ui| ask(ui, signed_in, trouble, question, place == 0, view));
        }
        label::body(ui, &tr_with("trouble-end", &[("first", trouble.user.first().into())]));
        ui.horizontal_wrapped(|ui| {
            let another = tr_with("button-another-for", &[("name", name.into())]);
            if Button::new(&another, Weight::Plain).show(ui, view).clicked() {
                view.emit(TroubleMsg::MakeAnother);
            }
            if Button::new(&tr("button-trouble-back"), Weight::Quiet).show(ui, view).clicked() {
                view.emit(TroubleMsg::Back);
            }
        });
        ui.add_space(space::S);
    });
}

fn ask(ui: &mut Ui, signed_in: &SignedIn, trouble: &Trouble, question: Question, is_first: bool, view: &mut View) {
    let keys = Keys::of(question, trouble);
    let user = &trouble.user;
    let args = [
        ("first", user.first().into()),
        ("page", signed_in.web_mail.as_str().into()),
        ("address", user.address.as_str().into()),
        (
            "when",
            user.last_password_reset
                .map_or_else(|| tr("ago-never-known"), |at| words::date_and_time(at, &view.zone))
                .into(),
        ),
        ("state", words::on_off(if question == Question::MailApp { user.mail_apps } else { user.two_step }).into()),
        ("two", words::on_off(user.two_step).into()),
    ];
    let asked = tr_with(keys.question, &args);
    let answer = trouble.answers.get(&question).copied();
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.horizontal_top(|ui| {
        let answers = ANSWERS_WIDTH.min(ui.available_width() / 2.0);
        let text = ui.available_width() - answers - space::M;
        ui.allocate_ui_with_layout(Vec2::new(text, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(text);
            label::section(ui, &asked);
            label::soft(ui, &tr_with(keys.fact, &args));
        });
        group(ui, &asked, |ui| {
            ui.horizontal(|ui| {
                for (value, word) in [(true, "answer-yes"), (false, "answer-no")] {
                    let response = radio(ui, &tr(word), answer == Some(value), 0.0);
                    if is_first && value {
                        view.take_focus(FocusKey::StepStart, &response);
                    }
                    if response.clicked() {
                        view.emit(TroubleMsg::Answer(question, value));
                    }
                }
            });
        });
    });
    if let Some(answer) = answer {
        let advice = tr_with(if answer { keys.yes } else { keys.no }, &args);
        status::line(ui, &advice, Urgency::Soon);
    }
}

/// The sentences of one question.
struct Keys {
    question: &'static str,
    fact: &'static str,
    yes: &'static str,
    no: &'static str,
}

impl Keys {
    fn of(question: Question, trouble: &Trouble) -> Self {
        match question {
            Question::RightPage => Self {
                question: "trouble-page",
                fact: "trouble-page-fact",
                yes: "trouble-page-yes",
                no: "trouble-page-no",
            },
            Question::FullAddress => Self {
                question: "trouble-address",
                fact: "trouble-address-fact",
                yes: "trouble-address-yes",
                no: "trouble-address-no",
            },
            Question::Capitals => Self {
                question: "trouble-capitals",
                fact: "trouble-capitals-fact",
                yes: "trouble-capitals-yes",
                no: "trouble-capitals-no",
            },
            Question::AskedForCode => Self {
                question: "trouble-code",
                fact: "trouble-code-fact",
                // A code that the record knows nothing of is another company's.
                yes: if trouble.user.two_step == Some(false) { "trouble-code-yes-off" } else { "trouble-code-yes" },
                no: "trouble-code-no",
            },
            Question::MailApp => Self {
                question: "trouble-app",
                fact: "trouble-app-fact",
                yes: if trouble.user.mail_apps == Some(false) { "trouble-app-yes-off" } else { "trouble-app-yes" },
                no: "trouble-app-no",
            },
            Question::Blocked => Self {
                question: "trouble-blocked",
                fact: if trouble.user.enabled { "trouble-blocked-fact-open" } else { "trouble-blocked-fact-blocked" },
                yes: "trouble-blocked-yes",
                no: "trouble-blocked-no",
            },
        }
    }
}
