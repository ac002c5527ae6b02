//! Every sentence of the screen and of the help.

use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::sentence::Sentence;

/// Stands for what is filled in: a name, a time.
const FILLED_IN: &str = "Siân";

/// All of them, file by file.
pub(crate) fn all() -> Vec<Sentence> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for path in files(&root.join("assets/locales/en-GB"), "ftl") {
        let file = name(&path);
        let text = fs::read_to_string(&path).unwrap();
        let resource = parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                let patterns = message.value.iter();
                all.extend(patterns.flat_map(written_out).flat_map(|text| Sentence::of(&file, &text)));
            }
        }
    }
    for path in files(&root.join("assets/help/en-GB"), "md") {
        let file = format!("help/{}", name(&path));
        all.extend(Sentence::of(&file, &plain(&fs::read_to_string(&path).unwrap())));
    }
    all
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|known| known == ending)).collect();
    files.sort();
    assert!(!files.is_empty(), "{}", folder.display());
    files
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The text with something filled in; once for each variant, where there are some.
fn written_out(pattern: &Pattern<&str>) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let parts = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter().flat_map(|variant| written_out(&variant.value)).collect()
            }
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                vec![(*value).to_owned()]
            }
            PatternElement::Placeable { .. } => vec![FILLED_IN.to_owned()],
        };
        texts = texts.iter().flat_map(|text| parts.iter().map(move |part| format!("{text}{part}"))).collect();
    }
    texts
}

/// Markdown as it is read: an entry of a list and a heading end what stands before them.
fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for line in markdown.lines() {
        let begins_anew =
            line.is_empty() || line.starts_with(['#', '-']) || line.starts_with(|c: char| c.is_ascii_digit());
        text.push(if begins_anew { '\n' } else { ' ' });
        text.push_str(line.trim_start_matches(['#', '-', ' ']));
    }
    // Where a link leads is not read.
    let mut read = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("](") {
        read.push_str(before);
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    read.push_str(rest);
    read.replace(['[', '*'], "")
}
