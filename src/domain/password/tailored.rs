//! Passwords of a configuration for one person: they keep Zoho's stated rules (field note `zoho-api.md` 6).

use super::config::Config;
use super::pool::{Pool, TooFewWords};
use super::random::{NoRandom, Random};
use super::recipe;
use super::rules::{FEWEST_BY_ZOHO, Forbidden, MOST, has_run};
use super::statistics::Statistics;
use super::words::WordList;
use crate::domain::secret::Password;

/// How many passwords are thrown away for breaking a rule before giving up.
const MOST_DRAWS: usize = 200;

/// A configuration with the words that fit it and the person.
#[derive(Debug, Clone)]
pub struct Tailored {
    config: Config,
    pool: Pool,
    forbidden: Forbidden,
}

/// Why a configuration gives no password that could be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// The operating system gave no random numbers.
    NoRandom,
    /// Hardly a word fits.
    TooFewWords(TooFewWords),
    /// They would have fewer characters than Zoho takes; how many the shortest has.
    TooShort(usize),
    /// They would have more characters than Zoho takes; how many the longest has.
    TooLong(usize),
    /// One after the other broke a rule of Zoho's: a run such as `123`, or three letters of the person's name.
    BreaksRules,
}

impl Tailored {
    /// Picks the words: those that share letters with the person, or hold a run, are left out beforehand, which comes
    /// to the same as drawing again and is much quicker.
    ///
    /// # Errors
    /// [`Unfit`], when the words don't suffice, or Zoho would take none of the passwords for their length.
    pub fn new(config: Config, words: &WordList, forbidden: Forbidden) -> Result<Self, Unfit> {
        let fitting = words.iter().filter(|word| !forbidden.shares_run_with(word) && !has_run(word));
        let pool = Pool::new(&config, &WordList::from_words(fitting)).map_err(Unfit::TooFewWords)?;
        let tailored = Self { config, pool, forbidden };
        let figures = tailored.statistics();
        if figures.length_min < FEWEST_BY_ZOHO {
            return Err(Unfit::TooShort(figures.length_min));
        }
        if figures.length_max > MOST {
            return Err(Unfit::TooLong(figures.length_max));
        }
        Ok(tailored)
    }

    /// Draws a password; draws the whole of it again when a rule is broken, which keeps the choice even.
    ///
    /// # Errors
    /// [`Unfit::NoRandom`], or [`Unfit::BreaksRules`] when no password came that could be set.
    pub fn draw(&self, random: &mut dyn Random) -> Result<Password, Unfit> {
        for _ in 0..MOST_DRAWS {
            let password = recipe::draw(&self.config, &self.pool, random).map_err(|NoRandom| Unfit::NoRandom)?;
            let text = password.expose();
            if !has_run(text) && !self.forbidden.shares_run_with(text) {
                return Ok(password);
            }
        }
        Err(Unfit::BreaksRules)
    }

    /// How strong they are, worked out from the words that are left.
    #[must_use]
    pub fn statistics(&self) -> Statistics {
        Statistics::of_pool(&self.config, &self.pool)
    }
}
