//! The password of step 6: one of three suggestions, or one typed twice.

use crate::domain::password::generate::{Generated, WordCount};
use crate::domain::password::random::{NoRandom, Random};
use crate::domain::password::rules::Forbidden;
use crate::domain::password::tidied::Tidied;
use crate::domain::password::typed::{Appraisal, TypedProblem, Yardstick};
use crate::domain::password::words::WordList;
use crate::domain::secret::{Password, TypedSecret};

/// How many suggestions are shown.
pub const N_SUGGESTIONS: usize = 3;

/// What the clerk has before her on step 6.
#[derive(Debug, Clone, Default)]
pub struct PasswordChoice {
    suggestions: Vec<Generated>,
    selected: usize,
    typing: Option<(Typing, Appraisal)>,
    yardstick: Yardstick,
    failed: bool,
}

/// A password being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typing {
    /// `New password`.
    pub first: TypedSecret,
    /// `New password again`.
    pub again: TypedSecret,
    /// What the last change lost.
    pub tidied: Tidied,
}

impl PasswordChoice {
    /// Nothing drawn or typed yet.
    #[must_use]
    pub fn new(yardstick: Yardstick) -> Self {
        Self { yardstick, ..Self::default() }
    }

    /// Takes over what a typed password must have nothing of, and looks once more at what is typed already.
    pub fn measure_by(&mut self, yardstick: Yardstick) {
        self.yardstick = yardstick;
        if let Some((typing, _)) = self.typing.take() {
            self.appraise(typing);
        }
    }

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
        self.typing = None;
        if typing {
            self.appraise(Typing::default());
        }
    }

    /// Takes over what stands in the two fields, without what nobody can see there.
    pub fn edit_typing(&mut self, mut typing: Typing) {
        if self.typing.is_none() {
            return;
        }
        typing.tidied.tidy(typing.first.expose_mut());
        typing.tidied.tidy(typing.again.expose_mut());
        self.appraise(typing);
    }

    /// The two fields, while she types her own.
    #[must_use]
    pub fn typing(&self) -> Option<&Typing> {
        self.typing.as_ref().map(|(typing, _)| typing)
    }

    /// What the typed password comes to, while she types her own.
    #[must_use]
    pub fn appraisal(&self) -> Option<&Appraisal> {
        self.typing.as_ref().map(|(_, appraisal)| appraisal)
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
    pub fn typed_problem(&self) -> Option<&TypedProblem> {
        self.appraisal()?.problem()
    }

    /// The password as it would be set, when it is fit.
    #[must_use]
    pub fn password(&self) -> Option<Password> {
        match &self.typing {
            Some((_, appraisal)) if appraisal.problem().is_some() => None,
            Some((typing, _)) => Some(Password::new(typing.first.expose().to_owned())),
            None => self.suggestions.get(self.selected).map(Generated::password),
        }
    }

    fn appraise(&mut self, typing: Typing) {
        let appraisal = Appraisal::of(typing.first.expose(), typing.again.expose(), &self.yardstick);
        self.typing = Some((typing, appraisal));
    }
}
