//! A name for a file that Windows, macOS and Linux all take.

use super::names::is_invisible;

/// The longest name, with its ending, in characters.
const MOST_CHARACTERS: usize = 100;
/// The longest name in bytes: file systems take 255, and `tar`, cloud folders and others fewer.
const MOST_BYTES: usize = 200;
/// What Windows forbids in a name, and with it what the others do.
const FORBIDDEN: &str = "/\\:*?\"<>|";
/// Names that are devices on Windows, whatever ending they have.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// The same, with a digit behind.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The words as a file's name with this ending (`pdf`). What no system takes is left out, never replaced, so that the
/// name reads on; of words that are nothing else, a plain `_` stays.
#[must_use]
pub fn file_name(words: &str, ending: &str) -> String {
    let fits = |c: &char| !c.is_control() && !is_invisible(*c) && !FORBIDDEN.contains(*c);
    let kept: String = words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(fits).collect();
    let folded = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let room = |most: usize| most.saturating_sub(ending.len() + 1);
    let mut name = String::new();
    // A leading dot hides a file.
    for c in folded.trim_start_matches(['.', ' ']).chars().take(room(MOST_CHARACTERS)) {
        if name.len() + c.len_utf8() > room(MOST_BYTES) {
            break;
        }
        name.push(c);
    }
    // Windows drops a dot or a space at the end.
    name.truncate(name.trim_end_matches(['.', ' ']).len());
    if name.is_empty() || is_device(&name) {
        name.insert(0, '_');
    }
    format!("{name}.{ending}")
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_numbered = |device: &str| {
        let digit = stem.strip_prefix(device);
        digit.is_some_and(|digit| ["1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"].contains(&digit))
    };
    DEVICES.contains(&stem.as_str()) || NUMBERED_DEVICES.iter().any(|device| is_numbered(device))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_every_system() {
        let table = [
            ("Slip for Siân Pugh", "Slip for Siân Pugh.pdf"),
            ("Slip for Łukasz / \"Zoë\"", "Slip for Łukasz Zoë.pdf"),
            ("a/b\\c:d*e?f\"g<h>i|j", "abcdefghij.pdf"),
            ("..hidden", "hidden.pdf"),
            (". . x", "x.pdf"),
            ("../../etc/passwd", "etcpasswd.pdf"),
            ("ends in dots. . .", "ends in dots.pdf"),
            ("two\r\nlines\tand a tab\u{7}", "two lines and a tab.pdf"),
            ("gpj.\u{202E}exe\u{200B}\u{2066}", "gpj.exe.pdf"),
            ("CON", "_CON.pdf"),
            ("nul.tar", "_nul.tar.pdf"),
            ("com1", "_com1.pdf"),
            ("LPT³", "_LPT³.pdf"),
            ("com10", "com10.pdf"),
            ("Conny", "Conny.pdf"),
            ("", "_.pdf"),
            ("???", "_.pdf"),
            ("刘洋", "刘洋.pdf"),
        ];
        for (words, name) in table {
            assert_eq!(file_name(words, "pdf"), name, "{words:?}");
        }
    }

    #[test]
    fn long_names_are_cut() {
        let name = file_name(&"a".repeat(300), "pdf");
        assert_eq!(name.chars().count(), MOST_CHARACTERS);
        assert_eq!(name.rsplit_once('.').unwrap().1, "pdf");
        let name = file_name(&"刘".repeat(100), "pdf");
        assert!(name.len() <= MOST_BYTES && name.ends_with("刘.pdf"), "{} bytes", name.len());
        // What is cut off may leave a space at the end, which Windows would drop.
        assert!(file_name(&format!("{} b", "a".repeat(95)), "pdf").ends_with("a.pdf"));
    }
}
