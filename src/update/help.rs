//! The help: opened where she is, read, and left. It gives way when something happens beneath.

use crate::model::Model;
use crate::model::help::Help;
use crate::msg::{Effect, FocusKey, HelpMsg};

pub(super) fn update(model: &mut Model, msg: HelpMsg) -> Vec<Effect> {
    let beneath = model.topic_here();
    let Some(help) = &mut model.help else {
        if msg == HelpMsg::Toggle {
            model.help = Some(Help::new(beneath));
            return vec![Effect::Focus(FocusKey::HelpText)];
        }
        return Vec::new();
    };
    match msg {
        HelpMsg::Toggle | HelpMsg::Close => {
            model.help = None;
            Vec::new()
        }
        HelpMsg::GoTo(topic) => {
            if topic != help.topic {
                help.trail.push(help.topic);
                help.topic = topic;
            }
            vec![Effect::Focus(FocusKey::HelpText)]
        }
        HelpMsg::Choose(topic, focus) => {
            help.topic = topic;
            // In a narrow window the list makes room for what was chosen; with the arrow keys she still chooses.
            if focus == FocusKey::HelpText {
                help.shows_all = false;
            }
            vec![Effect::Focus(focus)]
        }
        HelpMsg::Search(text) => {
            help.search = text;
            Vec::new()
        }
        HelpMsg::AllPages(shows_all) => {
            help.shows_all = shows_all;
            vec![Effect::Focus(if shows_all { FocusKey::HelpList } else { FocusKey::HelpText })]
        }
        HelpMsg::Back => back(model),
    }
}

fn back(model: &mut Model) -> Vec<Effect> {
    let Some(help) = &mut model.help else { return Vec::new() };
    if !help.search.is_empty() {
        help.search.clear();
        return vec![Effect::Focus(FocusKey::HelpSearch)];
    }
    if help.shows_all {
        help.shows_all = false;
        return vec![Effect::Focus(FocusKey::HelpText)];
    }
    let Some(topic) = help.trail.pop() else {
        model.help = None;
        return Vec::new();
    };
    help.topic = topic;
    vec![Effect::Focus(FocusKey::HelpText)]
}

/// An outcome that has come, a question, or a page that was left by itself is not to wait behind the help.
pub(super) fn give_way(model: &mut Model) {
    let beneath = model.topic_here();
    let is_asked = model.leaving.is_some();
    model.help.take_if(|help| is_asked || help.beneath != beneath);
}
