//! The page `More choices` of step 6: a recipe being put together, with an example and its figures.

use super::recipe::{Kind, Recipe};
use super::recipe_form::RecipeForm;
use crate::domain::password::config::Config;
use crate::domain::password::generate::{Generated, WordCount};
use crate::domain::password::presets::Preset;
use crate::domain::password::problem::Repair;
use crate::domain::password::random::Random;
use crate::domain::password::rules::Forbidden;
use crate::domain::password::statistics::Statistics;
use crate::domain::password::tailored::{Tailored, Unfit};
use crate::domain::password::vocabulary::Vocabulary;
use crate::domain::secret::Password;

/// What is on the page.
#[derive(Debug, Clone)]
pub struct Choices {
    kind: Kind,
    form: RecipeForm,
    config: Config,
    repairs: Vec<Repair>,
    outlook: Result<Outlook, Unfit>,
    /// The name to save it under.
    pub name: String,
}

/// What a recipe leads to.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// One of its passwords. It is never set.
    pub example: Password,
    /// How strong they are.
    pub figures: Statistics,
}

/// What an example is drawn with.
pub struct Kit<'a> {
    /// Random bytes.
    pub random: &'a mut dyn Random,
    /// The words in use.
    pub words: &'a Vocabulary,
    /// What must not be in the password.
    pub forbidden: Forbidden,
    /// How many words Beadle's own kind has as things stand.
    pub count: WordCount,
}

impl Choices {
    /// The page, with what is in use.
    #[must_use]
    pub fn new(recipe: &Recipe, kit: &mut Kit<'_>) -> Self {
        let (kind, config) = match recipe {
            // Where somebody begins who wants something else.
            Recipe::Beadle => (Kind::Beadle, Preset::Default.config()),
            Recipe::Made { kind, config } => (kind.clone(), (**config).clone()),
        };
        let mut choices = Self {
            kind,
            form: RecipeForm::of(&config),
            config,
            repairs: Vec::new(),
            outlook: Err(Unfit::NoRandom),
            name: String::new(),
        };
        choices.refresh(kit);
        choices
    }

    /// Beadle's own kind.
    pub fn pick_beadle(&mut self, kit: &mut Kit<'_>) {
        self.kind = Kind::Beadle;
        self.repairs.clear();
        self.refresh(kit);
    }

    /// This configuration, with what was put right in it.
    pub fn pick(&mut self, kind: Kind, config: &Config, repairs: Vec<Repair>, kit: &mut Kit<'_>) {
        self.kind = kind;
        self.form = RecipeForm::of(config);
        // A file may hold more than the form does.
        let (config, more) = self.form.config();
        self.config = config;
        self.repairs = repairs;
        self.repairs.extend(more);
        self.refresh(kit);
    }

    /// Takes over what stands in the form.
    pub fn edit(&mut self, form: RecipeForm, kit: &mut Kit<'_>) {
        if form == self.form {
            return;
        }
        self.kind = Kind::ByHand;
        (self.config, self.repairs) = form.config();
        self.form = form;
        self.refresh(kit);
    }

    /// Draws another example, and works the figures out again.
    pub fn refresh(&mut self, kit: &mut Kit<'_>) {
        self.outlook = if self.kind == Kind::Beadle { own(kit) } else { made(&self.config, kit) };
    }

    /// It is saved under this name now.
    pub fn saved_as(&mut self, name: String) {
        self.kind = Kind::Saved(name);
        self.name.clear();
    }

    /// The one saved under this name is gone; what is on the page stays.
    pub fn forget(&mut self, name: &str) {
        if self.kind == Kind::Saved(name.to_owned()) {
            self.kind = Kind::ByHand;
        }
    }

    /// Which kind it is.
    #[must_use]
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// The form.
    #[must_use]
    pub fn form(&self) -> &RecipeForm {
        &self.form
    }

    /// The configuration that the form stands for.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// What was put right.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// What it leads to, or why it leads to nothing.
    ///
    /// # Errors
    /// [`Unfit`], when no password of this kind could be set.
    pub fn outlook(&self) -> Result<&Outlook, Unfit> {
        self.outlook.as_ref().map_err(|unfit| *unfit)
    }

    /// What to make passwords of from now on.
    #[must_use]
    pub fn recipe(&self) -> Recipe {
        match &self.kind {
            Kind::Beadle => Recipe::Beadle,
            kind => Recipe::Made { kind: kind.clone(), config: Box::new(self.config.clone()) },
        }
    }
}

fn own(kit: &mut Kit<'_>) -> Result<Outlook, Unfit> {
    let drawn = Generated::draw(kit.random, kit.words.spoken(), kit.count, &kit.forbidden)
        .map_err(|_no_random| Unfit::NoRandom)?;
    let figures = Statistics::of_simple(drawn.n_words(), drawn.n_digits(), u64::from(drawn.n_choices()));
    Ok(Outlook { example: drawn.password(), figures })
}

fn made(config: &Config, kit: &mut Kit<'_>) -> Result<Outlook, Unfit> {
    let tailored = Tailored::new(config.clone(), kit.words.all(), kit.forbidden.clone())?;
    Ok(Outlook { example: tailored.draw(kit.random)?, figures: tailored.statistics() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::password::config::SubstitutionMode;
    use crate::domain::password::random::NoRandom;
    use crate::reset::recipe_form::SeparatorChoice;

    struct Counting(u8);

    impl Random for Counting {
        fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandom> {
            for byte in buffer {
                self.0 = self.0.wrapping_mul(5).wrapping_add(101);
                *byte = self.0;
            }
            Ok(())
        }
    }

    #[test]
    fn a_form_says_what_its_preset_says() {
        for preset in Preset::ALL {
            let config = Config { substitution_mode: SubstitutionMode::Never, ..preset.config() };
            let (again, repairs) = RecipeForm::of(&preset.config()).config();
            assert_eq!((&again, repairs.as_slice()), (&config, &[][..]), "{preset}");
        }
    }

    #[test]
    fn an_edit_makes_it_one_by_hand_and_says_what_it_put_right() {
        let words = Vocabulary::beadle();
        let mut random = Counting(1);
        let mut kit =
            Kit { random: &mut random, words: &words, forbidden: Forbidden::default(), count: WordCount::FOUR };
        let mut choices = Choices::new(&Recipe::Beadle, &mut kit);
        assert_eq!(choices.recipe(), Recipe::Beadle);
        choices.pick(Kind::Preset(Preset::Xkcd), &Preset::Xkcd.config(), Vec::new(), &mut kit);
        let mut form = choices.form().clone();
        form.word_length_min = 9;
        choices.edit(form.clone(), &mut kit);
        assert_eq!((choices.kind(), choices.repairs()), (&Kind::ByHand, &[Repair::Swapped][..]));
        assert_eq!(choices.form().word_length_min, 9, "what was typed stays");
        assert_eq!((choices.config().word_length_min, choices.config().word_length_max), (8, 9));
        (form.num_words, form.word_length_min, form.word_length_max) = (2, 4, 4);
        form.separator = SeparatorChoice::None;
        choices.edit(form.clone(), &mut kit);
        assert!(choices.outlook().is_ok(), "eight letters are what Zoho takes at least");
        form.word_length_min = 3;
        form.separator = SeparatorChoice::Fixed;
        choices.edit(form, &mut kit);
        assert_eq!(choices.outlook().err(), Some(Unfit::TooShort(7)));
    }
}
