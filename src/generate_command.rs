//! `beadle generate`: passwords on the standard output, and nowhere else. No window and no profile is opened.
//!
//! What there is to say beside goes to the standard error stream, a sentence a line. The exit code is 2 for what a
//! person can put right, 1 for what the computer refuses.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::args::{GenerateArgs, Recipe};
use crate::domain::password::config::Config;
use crate::domain::password::generate::{Generated, WordCount};
use crate::domain::password::layout::{self, Reading};
use crate::domain::password::own_list::{self, OwnList};
use crate::domain::password::pool::{FEW_WORDS, Pool};
use crate::domain::password::random::{Buffered, NoRandom, Random};
use crate::domain::password::recipe::{self, OWN_DIGITS};
use crate::domain::password::rules::Forbidden;
use crate::domain::password::statistics::Statistics;
use crate::domain::password::words::WordList;
use crate::domain::secret::Password;
use crate::platform::hardening;
use crate::platform::random::OsRandom;

/// For what a person can put right.
const MISTAKE: u8 = 2;
/// For what the computer refuses.
const REFUSED: u8 = 1;
/// How many words Beadle's own kind has.
const OWN_WORDS: WordCount = WordCount::FOUR;
/// How many unknown keys are named.
const MOST_NAMED: usize = 10;

/// Makes the passwords and prints them.
#[must_use]
pub fn run(args: &GenerateArgs) -> ExitCode {
    hardening::forbid_core_dumps();
    let mut notes = Notes::default();
    let made = Kind::choose(args, &mut notes).and_then(|kind| {
        notes.warn(kind.few_words());
        notes.say();
        print(&kind, args)
    });
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            notes.say();
            stop.say();
            ExitCode::from(stop.code)
        }
    }
}

/// Why there are no passwords, or no more of them.
struct Stop {
    code: u8,
    sentences: Vec<String>,
}

/// Warnings that have not been said yet.
#[derive(Default)]
struct Notes(Vec<String>);

/// What is drawn, with the words that it is drawn from.
enum Kind {
    /// Beadle's own kind, out of Beadle's own list.
    Own(WordList),
    /// Beadle's own kind, out of somebody's own list.
    OwnOutOf(Pool),
    /// As a configuration says.
    Configured(Box<Config>, Pool),
}

impl Kind {
    fn choose(args: &GenerateArgs, notes: &mut Notes) -> Result<Self, Stop> {
        let config = match &args.recipe {
            Recipe::Own => None,
            Recipe::Preset(preset) => Some(preset.config()),
            Recipe::Config(path) => Some(read_config(path, args.repair, notes)?),
        };
        let own_list = args.words.as_deref().map(|path| read_words(path, notes)).transpose()?;
        let pool =
            |config: &Config, list: &WordList| Pool::new(config, list).map_err(|few| Stop::mistake(few.to_string()));
        Ok(match (config, own_list) {
            (None, None) => Self::Own(WordList::beadle()),
            (None, Some(list)) => Self::OwnOutOf(pool(&recipe::own_kind(own_words()), &list)?),
            (Some(config), list) => {
                let pool = pool(&config, &list.unwrap_or_else(WordList::beadle))?;
                Self::Configured(Box::new(config), pool)
            }
        })
    }

    fn few_words(&self) -> Option<String> {
        let n = self.n_words();
        (n < FEW_WORDS)
            .then(|| format!("there are only {n} words to draw from, which makes the passwords easy to guess"))
    }

    fn n_words(&self) -> u32 {
        match self {
            Self::Own(words) => words.n_words(),
            Self::OwnOutOf(pool) | Self::Configured(_, pool) => pool.n_words(),
        }
    }

    fn statistics(&self) -> Statistics {
        match self {
            Self::Own(_) | Self::OwnOutOf(_) => {
                Statistics::of_simple(own_words(), OWN_DIGITS, u64::from(self.n_words()))
            }
            Self::Configured(config, pool) => Statistics::of_pool(config, pool),
        }
    }

    fn draw(&self, random: &mut dyn Random) -> Result<Password, NoRandom> {
        match self {
            Self::Own(words) => Ok(Generated::draw(random, words, OWN_WORDS, &Forbidden::default())?.password()),
            Self::OwnOutOf(pool) => recipe::draw_own_kind(own_words(), pool, random),
            Self::Configured(config, pool) => recipe::draw(config, pool, random),
        }
    }
}

impl Stop {
    fn mistake(sentence: String) -> Self {
        Self { code: MISTAKE, sentences: vec![sentence] }
    }

    fn say(&self) {
        say("error", &self.sentences);
    }
}

impl From<NoRandom> for Stop {
    fn from(error: NoRandom) -> Self {
        Self { code: REFUSED, sentences: vec![error.to_string()] }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self { code: REFUSED, sentences: vec![format!("the passwords can't be written: {error}")] }
    }
}

impl Notes {
    fn warn(&mut self, sentences: impl IntoIterator<Item = String>) {
        self.0.extend(sentences);
    }

    fn say(&mut self) {
        say("warning", &std::mem::take(&mut self.0));
    }
}

fn say(kind: &str, sentences: &[String]) {
    let mut err = io::stderr().lock();
    for sentence in sentences {
        // Nothing is left to do when even this can't be written.
        writeln!(err, "{kind}: {sentence}").ok();
    }
}

fn own_words() -> usize {
    usize::from(OWN_WORDS.get())
}

fn read_config(path: &Path, repair: bool, notes: &mut Notes) -> Result<Config, Stop> {
    let bytes = read_file("--config", path, layout::MOST_BYTES)?;
    let text = String::from_utf8(bytes)
        .map_err(|_binary| Stop::mistake("--config: the file is not text in UTF-8".to_owned()))?;
    let Reading { config, ignored, .. } = if repair {
        let (reading, repairs) = layout::read_repaired(&text).map_err(|reason| Stop::mistake(reason.to_string()))?;
        notes.warn(repairs.iter().map(ToString::to_string));
        reading
    } else {
        layout::read(&text).map_err(|problems| {
            let sentences = problems.iter().map(ToString::to_string).collect();
            Stop { code: MISTAKE, sentences }
        })?
    };
    if !ignored.is_empty() {
        let more = if ignored.len() > MOST_NAMED { " and more" } else { "" };
        let named = ignored.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        notes.warn([format!("the configuration has keys that are not known and were passed over: {named}{more}")]);
    }
    Ok(config)
}

fn read_words(path: &Path, notes: &mut Notes) -> Result<WordList, Stop> {
    let bytes = read_file("--words", path, own_list::MOST_BYTES)?;
    let list = OwnList::read(&bytes).map_err(|reason| Stop::mistake(format!("--words: {reason}")))?;
    notes.warn(list.remarks().into_iter().map(|remark| format!("--words: {remark}")));
    Ok(list.words)
}

/// Reads the file, and no more than one byte beyond the most.
fn read_file(option: &str, path: &Path, most: usize) -> Result<Vec<u8>, Stop> {
    let unreadable = |error: io::Error| {
        Stop::mistake(match error.kind() {
            io::ErrorKind::NotFound => format!("{option}: there is no such file"),
            _ => format!("{option}: the file can't be read: {error}"),
        })
    };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return Err(Stop::mistake(format!("{option}: this is a folder, not a file")));
    }
    // A pipe or a device would never end.
    if !about.is_file() {
        return Err(Stop::mistake(format!("{option}: this is not a plain file")));
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    File::open(path).map_err(unreadable)?.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// Prints as many as were asked for. Whoever reads them may close the pipe when they have enough.
fn print(kind: &Kind, args: &GenerateArgs) -> Result<(), Stop> {
    let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
    let mut random = Buffered::new(OsRandom);
    let written = if args.stats {
        print_object(kind, args.count, &mut random, &mut out)
    } else {
        print_lines(kind, args.count, &mut random, &mut out)
    };
    match written.and_then(|()| Ok(out.flush()?)) {
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(Failure::Output(error)) => Err(error.into()),
        Err(Failure::Random(error)) => Err(error.into()),
        Ok(()) => Ok(()),
    }
}

/// What ends the printing.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Output(#[from] io::Error),
    #[error(transparent)]
    Random(#[from] NoRandom),
}

fn print_lines(kind: &Kind, count: u32, random: &mut dyn Random, out: &mut impl Write) -> Result<(), Failure> {
    for _ in 0..count {
        writeln!(out, "{}", kind.draw(random)?.expose())?;
    }
    Ok(())
}

/// One object in JSON. It is written bit by bit, as there may be millions of samples.
fn print_object(kind: &Kind, count: u32, random: &mut dyn Random, out: &mut impl Write) -> Result<(), Failure> {
    let figures = kind.statistics();
    writeln!(out, "{{")?;
    writeln!(out, "  \"length_min\": {},", figures.length_min)?;
    writeln!(out, "  \"length_max\": {},", figures.length_max)?;
    writeln!(out, "  \"permutations_blind_min\": \"{}\",", figures.permutations_blind_min)?;
    writeln!(out, "  \"permutations_blind_max\": \"{}\",", figures.permutations_blind_max)?;
    writeln!(out, "  \"permutations_seen\": \"{}\",", figures.permutations_seen)?;
    writeln!(out, "  \"entropy_blind_min\": {},", figures.entropy_blind_min)?;
    writeln!(out, "  \"entropy_blind_max\": {},", figures.entropy_blind_max)?;
    writeln!(out, "  \"entropy_blind\": {},", figures.entropy_blind)?;
    writeln!(out, "  \"entropy_seen\": {},", figures.entropy_seen)?;
    writeln!(out, "  \"words_available\": {},", figures.words_available)?;
    write!(out, "  \"samples\": [")?;
    for place in 0..count {
        write!(out, "{}\n    ", if place == 0 { "" } else { "," })?;
        serde_json::to_writer(&mut *out, kind.draw(random)?.expose()).map_err(io::Error::from)?;
    }
    writeln!(out, "\n  ]\n}}")?;
    Ok(())
}
