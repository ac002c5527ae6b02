//! Breaking text into lines. The lines borrow the text, so that no copy of a password is left behind.

use super::face::{Face, Faces};

/// Letters of one font.
pub(super) type Run<'a> = (Face, &'a str);

/// A line may end behind these, beside a space: addresses have no spaces.
const ENDS: &str = "-@._/";

/// Breaks the text into lines of no more than this width: between words where there are any, within one that is wider
/// than a whole line.
pub(super) fn break_lines<'a>(faces: &Faces, runs: &[Run<'a>], size: f32, most: f32) -> Vec<Vec<Run<'a>>> {
    let width = |face, text: &str| faces.width(face, text, size);
    let (mut lines, mut line, mut used) = (Vec::new(), Vec::new(), 0.0);
    let words = runs.iter().flat_map(|(face, text)| Words { rest: text }.map(|word| (*face, word)));
    for (face, word) in words {
        let bare = width(face, word.trim_end());
        if used > 0.0 && used + bare > most {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        let mut rest = word;
        while width(face, rest.trim_end()) > most {
            let (part, after) = rest.split_at_checked(fitting(faces, face, rest, size, most)).unwrap_or((rest, ""));
            lines.push(vec![(face, part)]);
            rest = after;
        }
        if !rest.is_empty() {
            used += width(face, rest);
            line.push((face, rest));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// How many bytes of the text fit: one letter at least.
fn fitting(faces: &Faces, face: Face, text: &str, size: f32, most: f32) -> usize {
    let mut used = 0.0;
    let mut end = 0;
    let mut letter = [0; 4];
    for c in text.chars() {
        used += faces.width(face, c.encode_utf8(&mut letter), size);
        if used > most && end > 0 {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Splits a text behind each place where a line may end.
struct Words<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let nexts = self.rest.char_indices().skip(1).map(Some).chain(std::iter::once(None));
        let mut pairs = self.rest.chars().zip(nexts);
        let end = pairs.find_map(|(c, next)| match next {
            None => Some(self.rest.len()),
            Some((at, next)) => (!next.is_whitespace() && (c.is_whitespace() || ENDS.contains(c))).then_some(at),
        });
        let (word, rest) = self.rest.split_at_checked(end.unwrap_or(self.rest.len())).unwrap_or((self.rest, ""));
        self.rest = rest;
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, most: f32) -> Vec<String> {
        let faces = Faces::load().unwrap();
        // A letter of the password's font is 6 points wide at this size.
        let lines = break_lines(&faces, &[(Face::Password, text)], 10.0, most);
        for line in &lines {
            let text: String = line.iter().map(|(_, text)| *text).collect();
            assert!(faces.width(Face::Password, text.trim_end(), 10.0) <= most, "{text}");
        }
        lines.iter().map(|line| line.iter().map(|(_, text)| *text).collect()).collect()
    }

    #[test]
    fn lines_end_between_words() {
        assert_eq!(broken("one two three", 60.0), ["one two ", "three"]);
        assert_eq!(broken("It ends. So", 48.0), ["It ends. ", "So"]);
        assert_eq!(broken("cllr.pugh@here.uk", 66.0), ["cllr.pugh@", "here.uk"]);
    }

    #[test]
    fn what_is_too_wide_is_broken_anywhere_and_nothing_is_lost() {
        assert_eq!(broken("a bcdefghijkl m", 30.1), ["a ", "bcdef", "ghijk", "l m"]);
        let long: String = ('!'..='~').chain('!'..='~').chain(['é'; 60]).collect();
        let lines = broken(&long, 100.0);
        assert!(lines.len() > 10);
        assert_eq!(lines.concat(), long);
        assert_eq!(broken("x", 1_000.0), ["x"]);
    }

    #[test]
    fn a_letter_wider_than_the_line_stands_alone() {
        let faces = Faces::load().unwrap();
        let lines = break_lines(&faces, &[(Face::Text, "WWW")], 10.0, 1.0);
        assert_eq!(lines.len(), 3);
    }
}
