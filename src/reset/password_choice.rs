//! The password of step 6: one of three suggestions, or one typed twice.

use crate::domain::password::generate::{Generated, WordCount};
use crate::domain::password::random::{NoRandom, Random};
use crate::domain::password::rules::{Forbidden, TypedProblem, check_typed};
use crate::domain::password::words::WordList;
use crate::domain::secret::{Password, TypedSecret};

/// How many suggestions are shown.
pub const N_SUGGESTIONS: usize = 3;

/// What the clerk has before her on step 6.
#[derive(Debug, Clone, Default)]
pub struct PasswordChoice {
    suggestions: Vec<Generated>,
    selected: usize,
    typing: Option<Typing>,
    failed: bool,
}

/// A password being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typing {
    /// `New password`.
    pub first: TypedSecret,
    /// `New password again`.
    pub again: TypedSecret,
}

impl PasswordChoice {
    /// Draws the three suggestions if there are none yet. On failure the page says so; there is no fallback.
    pub fn ensure_drawn(&mut self, random: &mut dyn Random, words: &WordList, count: WordCount, forbidden: &Forbidden) {
        if self.suggestions.is_empty() {
            self.draw(random, words, count, forbidden);
        }
    }

    /// Draws three new suggestions and selects the first.
    pub fn draw(&mut self, random: &mut dyn Random, words: &WordList, count: WordCount, forbidden: &Forbidden) {
        let drawn: Result<Vec<Generated>, NoRandom> =
            (0..N_SUGGESTIONS).map(|_| Generated::draw(random, words, count, forbidden)).collect();
        match drawn {
            Ok(drawn) => {
                self.suggestions = drawn;
                self.selected = 0;
                self.failed = false;
            }
            Err(NoRandom) => self.failed = true,
        }
    }

    /// Appends a word to the selected suggestion and keeps the words already made.
    pub fn add_word(&mut self, random: &mut dyn Random, words: &WordList, forbidden: &Forbidden) {
        let Some(selected) = self.suggestions.get_mut(self.selected) else { return };
        if selected.n_words() >= usize::from(WordCount::SIX.get()) {
            return;
        }
        match selected.with_word_added(random, words, forbidden) {
            Ok(longer) => *selected = longer,
            Err(NoRandom) => self.failed = true,
        }
    }

    /// Chooses one of the suggestions, counted from 0.
    pub fn select(&mut self, place: usize) {
        if place < self.suggestions.len() {
            self.selected = place;
        }
    }

    /// Starts typing, or goes back to the suggestions and wipes what was typed.
    pub fn set_typing(&mut self, typing: bool) {
        self.typing = typing.then(Typing::default);
    }

    /// Takes over what stands in the two fields.
    pub fn edit_typing(&mut self, typing: Typing) {
        if self.typing.is_some() {
            self.typing = Some(typing);
        }
    }

    /// The two fields, while she types her own.
    #[must_use]
    pub fn typing(&self) -> Option<&Typing> {
        self.typing.as_ref()
    }

    /// The suggestions, first to last.
    #[must_use]
    pub fn suggestions(&self) -> &[Generated] {
        &self.suggestions
    }

    /// Which suggestion is selected, counted from 0.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The operating system gave no random numbers at the last draw.
    #[must_use]
    pub fn draw_failed(&self) -> bool {
        self.failed
    }

    /// How many words the chosen password has; `None` when it is typed.
    #[must_use]
    pub fn n_words(&self) -> Option<usize> {
        if self.typing.is_some() {
            return None;
        }
        self.suggestions.get(self.selected).map(Generated::n_words)
    }

    /// What keeps the typed password from being used.
    #[must_use]
    pub fn typed_problem(&self) -> Option<TypedProblem> {
        let typing = self.typing.as_ref()?;
        check_typed(typing.first.expose(), typing.again.expose())
    }

    /// The password as it would be set, when it is fit.
    #[must_use]
    pub fn password(&self) -> Option<Password> {
        match &self.typing {
            Some(_) if self.typed_problem().is_some() => None,
            Some(typing) => Some(Password::new(typing.first.expose().to_owned())),
            None => self.suggestions.get(self.selected).map(Generated::password),
        }
    }
}
