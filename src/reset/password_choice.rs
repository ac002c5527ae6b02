//! The password of step 6: one of three suggestions, or one typed twice.

use super::recipe::Recipe;
use super::suggestion::Suggestion;
use crate::domain::password::generate::{Generated, WordCount};
use crate::domain::password::random::{NoRandom, Random};
use crate::domain::password::rules::Forbidden;
use crate::domain::password::tailored::{Tailored, Unfit};
use crate::domain::password::tidied::Tidied;
use crate::domain::password::typed::{Appraisal, TypedProblem, Yardstick};
use crate::domain::password::vocabulary::Vocabulary;
use crate::domain::secret::{Password, TypedSecret};

/// How many suggestions are shown.
pub const N_SUGGESTIONS: usize = 3;

/// What the clerk has before her on step 6.
#[derive(Debug, Clone, Default)]
pub struct PasswordChoice {
    recipe: Recipe,
    suggestions: Vec<Suggestion>,
    selected: usize,
    typing: Option<(Typing, Appraisal)>,
    yardstick: Yardstick,
    failure: Option<Unfit>,
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
    pub fn ensure_drawn(
        &mut self,
        random: &mut dyn Random,
        words: &Vocabulary,
        count: WordCount,
        forbidden: &Forbidden,
    ) {
        if self.suggestions.is_empty() {
            self.draw(random, words, count, forbidden);
        }
    }

    /// Draws three new suggestions and selects the first. On failure those there are stay.
    pub fn draw(&mut self, random: &mut dyn Random, words: &Vocabulary, count: WordCount, forbidden: &Forbidden) {
        let drawn = match &self.recipe {
            Recipe::Beadle => draw_own(random, words, count, forbidden),
            Recipe::Made { config, .. } => Tailored::new((**config).clone(), words.all(), forbidden.clone())
                .and_then(|tailored| draw_made(random, &tailored)),
        };
        match drawn {
            Ok(drawn) => {
                self.suggestions = drawn;
                self.selected = 0;
                self.failure = None;
            }
            Err(unfit) => self.failure = Some(unfit),
        }
    }

    /// Makes passwords of another kind from now on. Those there are go, so that none is taken for what it is not.
    pub fn set_recipe(&mut self, recipe: Recipe) {
        self.recipe = recipe;
        self.suggestions.clear();
        self.selected = 0;
        self.failure = None;
    }

    /// Which kind the suggestions are of.
    #[must_use]
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// Appends a word to the selected suggestion and keeps the words already made.
    pub fn add_word(&mut self, random: &mut dyn Random, words: &Vocabulary, forbidden: &Forbidden) {
        let Some(Suggestion::Own(selected)) = self.suggestions.get_mut(self.selected) else { return };
        if selected.n_words() >= usize::from(WordCount::SIX.get()) {
            return;
        }
        match selected.with_word_added(random, words.spoken(), forbidden) {
            Ok(longer) => *selected = longer,
            Err(NoRandom) => self.failure = Some(Unfit::NoRandom),
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
    pub fn suggestions(&self) -> &[Suggestion] {
        &self.suggestions
    }

    /// The suggestion that would be set, unless she types her own.
    #[must_use]
    pub fn selected_suggestion(&self) -> Option<&Suggestion> {
        self.suggestions.get(self.selected)
    }

    /// Which suggestion is selected, counted from 0.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Why the last draw gave nothing.
    #[must_use]
    pub fn draw_failure(&self) -> Option<Unfit> {
        self.failure
    }

    /// How many words the chosen password has; `None` when it is typed or can't grow by one.
    #[must_use]
    pub fn n_words(&self) -> Option<usize> {
        if self.typing.is_some() {
            return None;
        }
        self.selected_suggestion()?.n_words()
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
            None => self.selected_suggestion().map(Suggestion::password),
        }
    }

    fn appraise(&mut self, typing: Typing) {
        let appraisal = Appraisal::of(typing.first.expose(), typing.again.expose(), &self.yardstick);
        self.typing = Some((typing, appraisal));
    }
}

fn draw_own(
    random: &mut dyn Random,
    words: &Vocabulary,
    count: WordCount,
    forbidden: &Forbidden,
) -> Result<Vec<Suggestion>, Unfit> {
    let mut draw = || Generated::draw(random, words.spoken(), count, forbidden).map(Suggestion::Own);
    (0..N_SUGGESTIONS).map(|_| draw()).collect::<Result<_, NoRandom>>().map_err(|NoRandom| Unfit::NoRandom)
}

fn draw_made(random: &mut dyn Random, tailored: &Tailored) -> Result<Vec<Suggestion>, Unfit> {
    let bits = tailored.statistics().entropy_seen;
    (0..N_SUGGESTIONS).map(|_| Ok(Suggestion::Recipe { password: tailored.draw(random)?, bits })).collect()
}
