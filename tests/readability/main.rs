//! How hard each sentence of the screen and of the help is to read. What the clerk reads while somebody is on the phone
//! must be easy; the hardest sentences of all are listed in `reports/readability.txt`.

#![expect(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "tests stop at what they don't expect")]

#[path = "../common/reports.rs"]
mod reports;
mod sentence;
mod sources;

use self::sentence::Sentence;

/// The pages of steps 5 to 9 and of the outcomes, and what is read out or said from them.
const ON_THE_PHONE: [&str; 7] =
    ["reset.ftl", "outcome.ftl", "hand-over.ftl", "typed.ftl", "trouble.ftl", "loose.ftl", "spoken.ftl"];
/// The help is read in the middle of a call as well.
const HELP: &str = "help/";

/// School years, by the formula of Flesch and Kincaid (1975). A sentence alone swings further than a text: one long word
/// among six lifts it by three years.
const HARDEST_SENTENCE: f64 = 12.5;
/// The mean of a whole file.
const HARDEST_FILE: f64 = 6.0;
/// As the plain-English guidance of government has it: hardly anybody keeps more in mind.
const MOST_WORDS: usize = 28;

#[test]
fn what_is_read_on_the_phone_is_easy() {
    let all = sources::all();
    let is_gated =
        |sentence: &&Sentence| ON_THE_PHONE.contains(&sentence.file.as_str()) || sentence.file.starts_with(HELP);
    let gated: Vec<&Sentence> = all.iter().filter(is_gated).collect();
    assert!(gated.len() > 300, "only {} sentences: are they read at all?", gated.len());
    let too_hard: Vec<String> = gated
        .iter()
        .filter(|sentence| sentence.grade() > HARDEST_SENTENCE || sentence.n_words() > MOST_WORDS)
        .map(ToString::to_string)
        .collect();
    assert!(too_hard.is_empty(), "too hard for somebody on the phone:\n  {}\n", too_hard.join("\n  "));
}

#[test]
fn no_file_is_hard_as_a_whole() {
    let all = sources::all();
    let mut files: Vec<&str> = all.iter().map(|sentence| sentence.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    let means: Vec<(&str, f64)> = files.into_iter().map(|file| (file, mean(&all, file))).collect();
    report(&all, &means);
    let too_hard: Vec<String> = means
        .iter()
        .filter(|(_, mean)| *mean > HARDEST_FILE)
        .map(|(file, mean)| format!("{file}: {mean:.1}"))
        .collect();
    assert!(too_hard.is_empty(), "too hard as a whole:\n  {}\n", too_hard.join("\n  "));
}

#[test]
fn no_sentence_anywhere_is_endless() {
    let endless: Vec<String> =
        sources::all().iter().filter(|sentence| sentence.n_words() > 40).map(ToString::to_string).collect();
    assert!(endless.is_empty(), "cut these in two:\n  {}\n", endless.join("\n  "));
}

fn mean(all: &[Sentence], file: &str) -> f64 {
    let grades: Vec<f64> = all.iter().filter(|sentence| sentence.file == file).map(Sentence::grade).collect();
    let n = f64::from(u32::try_from(grades.len()).unwrap());
    grades.iter().sum::<f64>() / n
}

fn report(all: &[Sentence], means: &[(&str, f64)]) {
    let mut hardest: Vec<&Sentence> = all.iter().collect();
    hardest.sort_by(|one, two| two.grade().total_cmp(&one.grade()));
    let rows: Vec<Vec<String>> = hardest.iter().take(10).map(|sentence| row(sentence)).collect();
    let mut files: Vec<Vec<String>> =
        means.iter().map(|(file, mean)| vec![(*file).to_owned(), format!("{mean:.1}")]).collect();
    files.sort();
    let text = format!(
        "{} sentences; the ten hardest of all, in school years:\n\n{}\nThe mean of each file:\n\n{}",
        all.len(),
        reports::table(&["years", "words", "file", "sentence"], &rows),
        reports::table(&["file", "years"], &files),
    );
    reports::write("readability", &text);
}

fn row(sentence: &Sentence) -> Vec<String> {
    vec![
        format!("{:.1}", sentence.grade()),
        sentence.n_words().to_string(),
        sentence.file.clone(),
        sentence.text.clone(),
    ]
}
