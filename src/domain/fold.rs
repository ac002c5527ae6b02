//! One way of folding text for comparison: `Siân` and `sian`, `Łukasz` and `lukasz` are the same.

/// Lower case, without accents, in plain letters. Meant for comparing, never for showing.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    deunicode::deunicode(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_and_case_vanish() {
        for (given, folded) in
            [("Siân", "sian"), ("ŁUKASZ", "lukasz"), ("Zoë", "zoe"), ("Straße", "strasse"), ("Ŵyn", "wyn")]
        {
            assert_eq!(fold(given), folded);
        }
    }
}
