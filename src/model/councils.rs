//! The councils that were set up on this computer: the list of them, and what is being done about one.

use std::collections::HashMap;

use super::users::Users;
use crate::domain::council::CouncilId;
use crate::domain::file_trouble::FileTrouble;
use crate::domain::fold::fold;
use crate::msg::{JournalFate, KnownCouncil, Movement, RequestId};

/// The councils, and the list in which one is looked for.
#[derive(Debug, Default)]
pub struct Councils {
    /// Sorted by name.
    pub known: Vec<KnownCouncil>,
    /// The one that `Sign in to Zoho Mail` is about; on the page, the selected one.
    pub chosen: Option<CouncilId>,
    /// The request that looks for them.
    pub finding: Option<RequestId>,
    /// The council that was open last has been opened by itself, which happens once.
    pub is_settled: bool,
    /// What is being done about one of them.
    pub doing: Option<Doing>,
    /// The users of councils that were open earlier in this run, as they were last read.
    pub opened: HashMap<CouncilId, Users>,
    /// Somebody who was searched for in vain, found in one of those.
    pub elsewhere: Option<Elsewhere>,
    /// What is searched for as soon as the next council is open.
    pub search_next: Option<String>,
    search: String,
}

/// Something that is done about one council.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doing {
    /// Which one.
    pub council: CouncilId,
    /// What.
    pub what: Task,
    /// The request, while the worker is at it.
    pub request: Option<RequestId>,
    /// Why it did not work the last time.
    pub failure: Option<FileTrouble>,
}

/// What is done about a council.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// It gets this name, as far as it is typed.
    Rename(String),
    /// It is removed.
    Remove(JournalFate),
}

/// Somebody in another council.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// Where.
    pub council: CouncilId,
    /// The person's name.
    pub name: String,
    /// How many fit what was searched for there.
    pub n_fitting: usize,
}

impl Councils {
    /// The one that `Sign in to Zoho Mail` is about.
    #[must_use]
    pub fn chosen(&self) -> Option<&KnownCouncil> {
        self.find(self.chosen.as_ref()?)
    }

    /// One of them.
    #[must_use]
    pub fn find(&self, id: &CouncilId) -> Option<&KnownCouncil> {
        self.known.iter().find(|council| council.id == *id)
    }

    /// Takes the list over. What was chosen stays chosen; else it is the first.
    pub fn take(&mut self, known: Vec<KnownCouncil>) {
        self.finding = None;
        self.known = known;
        self.opened.retain(|id, _| self.known.iter().any(|council| council.id == *id));
        if self.chosen().is_none() {
            self.chosen = self.known.first().map(|council| council.id.clone());
        }
    }

    /// The text of the search field.
    #[must_use]
    pub fn search(&self) -> &str {
        &self.search
    }

    /// Searches. The first that fits is chosen.
    pub fn set_search(&mut self, text: String) {
        self.search = text;
        let first = self.shown().next().map(|council| council.id.clone());
        if first.is_some() && self.selected().is_none() {
            self.chosen = first;
        }
    }

    /// Those whose name or mail domain has every word that is searched for.
    pub fn shown(&self) -> impl Iterator<Item = &KnownCouncil> {
        let words: Vec<String> = self.search.split_whitespace().map(fold).collect();
        self.known.iter().filter(move |council| {
            let text = fold(&format!("{} {}", council.name, council.domain.as_deref().unwrap_or_default()));
            words.iter().all(|word| text.contains(word))
        })
    }

    /// The place of the chosen one among those that are shown.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        let chosen = self.chosen.as_ref()?;
        self.shown().position(|council| council.id == *chosen)
    }

    /// Chooses by the place among those that are shown.
    pub fn select(&mut self, place: usize) {
        let id = self.shown().nth(place).map(|council| council.id.clone());
        if id.is_some() {
            self.chosen = id;
        }
    }

    /// Moves the choice and keeps it among those that are shown.
    pub fn move_selection(&mut self, movement: Movement) {
        let Some(last) = self.shown().count().checked_sub(1) else { return };
        let place = movement.lead(self.selected(), last);
        self.select(place);
    }
}

impl Doing {
    /// Something new.
    #[must_use]
    pub fn new(council: CouncilId, what: Task) -> Self {
        Self { council, what, request: None, failure: None }
    }
}
