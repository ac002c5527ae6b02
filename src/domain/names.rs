//! Names as they may be shown: without characters that hide, reorder or break a line.
//!
//! egui draws zero-width and bidirectional controls as nothing, so two different names could look the same
//! (field note `security-and-reliability.md` 1.10). They are taken out where a name enters Beadle.

/// The longest name that is kept, in characters.
const MOST_CHARACTERS: usize = 200;

/// Takes out control, zero-width and bidirectional characters, folds white space and cuts at 200 characters.
#[must_use]
pub fn clean_name(raw: &str) -> String {
    let mut clean = String::with_capacity(raw.len());
    let visible = raw.chars().filter(|c| !is_invisible(*c)).map(|c| if c.is_control() { ' ' } else { c });
    for word in visible.collect::<String>().split_whitespace() {
        if !clean.is_empty() {
            clean.push(' ');
        }
        clean.push_str(word);
    }
    match clean.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => clean.get(..end).unwrap_or_default().trim_end().to_owned(),
        None => clean,
    }
}

/// True for characters that leave no mark of their own but change how others are read.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// The surname by which a colleague might be mixed up with another: the last word, and both halves of a
/// double-barrelled one, folded for comparison.
#[must_use]
pub fn surname_parts(name: &str) -> Vec<String> {
    let Some(last) = name.split_whitespace().next_back() else { return Vec::new() };
    last.split('-').map(super::fold::fold).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_go_and_accents_stay() {
        assert_eq!(clean_name("  Siân\u{202E}\t Pugh\u{200B} "), "Siân Pugh");
        assert_eq!(clean_name("A\nB"), "A B");
        assert_eq!(clean_name(&"x".repeat(500)).chars().count(), 200);
    }

    #[test]
    fn double_barrelled_surnames_count_by_half() {
        assert_eq!(surname_parts("Margaret Pugh-Thornbury"), ["pugh", "thornbury"]);
        assert_eq!(surname_parts(""), Vec::<String>::new());
    }
}
