//! What assistive technology finds in the window.

use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;

use crate::rig::Rig;

/// One thing in the window.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// Its place in the tree.
    pub(crate) place: usize,
    pub(crate) role: Role,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) enabled: bool,
}

/// Everything in the window at one moment.
pub(crate) struct Screen(Vec<Seen>);

impl Screen {
    /// As it was drawn last.
    pub(crate) fn of(rig: &Rig) -> Self {
        let nodes = rig.window.root().children_recursive().enumerate();
        let seen = nodes.filter_map(|(place, node)| {
            let node = node.accesskit_node();
            let (role, name, value) = (node.role(), node.label(), node.value());
            let matters = name.is_some() || value.is_some();
            matters.then(|| Seen {
                place,
                role,
                name: name.unwrap_or_default(),
                value: value.unwrap_or_default(),
                enabled: !node.is_disabled(),
            })
        });
        Self(seen.collect())
    }

    /// Everything.
    pub(crate) fn all(&self) -> &[Seen] {
        &self.0
    }

    /// Everything that can be pressed or filled in.
    pub(crate) fn controls(&self) -> impl Iterator<Item = &Seen> {
        self.0.iter().filter(|seen| {
            seen.enabled
                && matches!(
                    seen.role,
                    Role::Button
                        | Role::RadioButton
                        | Role::CheckBox
                        | Role::ListBoxOption
                        | Role::TextInput
                        | Role::PasswordInput
                        | Role::SearchInput
                )
        })
    }

    /// A button of this name that can be pressed.
    pub(crate) fn button(&self, name: &str) -> Option<&Seen> {
        self.0.iter().find(|seen| seen.role == Role::Button && seen.enabled && seen.name == name)
    }

    /// A sentence that a screen reader says by itself and that begins so.
    pub(crate) fn status(&self, start: &str) -> Option<&Seen> {
        self.0.iter().find(|seen| seen.role == Role::Status && seen.name.starts_with(start))
    }

    /// A text that contains this.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.0.iter().any(|seen| seen.name.contains(words) || seen.value.contains(words))
    }

    /// What stands in the fields of this name.
    pub(crate) fn fields<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Seen> {
        let is_field = |role| matches!(role, Role::TextInput | Role::PasswordInput | Role::SearchInput);
        self.0.iter().filter(move |seen| is_field(seen.role) && seen.name == name)
    }
}
