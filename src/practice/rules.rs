//! Which passwords Zoho refuses, as far as its pages say.

use super::account::Account;
use super::answer::Refusal;
use super::secret::{Fingerprint, Salt};

/// A few passwords that stand in every list of leaked ones, in lower case.
const NOTORIOUS: [&str; 8] = [
    "password-123456",
    "password-2024",
    "letmein-2024!",
    "p@ssw0rd-2023",
    "summer-2024!",
    "welcome-2024!",
    "qwerty-69!",
    "football-69!",
];

/// The fewest and the most characters.
const LENGTH: std::ops::RangeInclusive<usize> = 8..=250;

/// Says no when Zoho would.
pub(super) fn check(password: &str, account: &Account, salt: &Salt) -> Result<Fingerprint, Refusal> {
    // Before the pattern: the most notorious of them all have runs such as 123 in them.
    if NOTORIOUS.contains(&password.to_lowercase().as_str()) {
        return Err(Refusal::breached());
    }
    check_length(password)?;
    let too_simple = lacks_a_class(password) || has_run(password) || has_part_of(password, account);
    if too_simple {
        return Err(Refusal::bad_pattern("password"));
    }
    let fingerprint = Fingerprint::of(salt, password);
    if account.used_before(fingerprint) {
        return Err(Refusal::in_history());
    }
    Ok(fingerprint)
}

fn check_length(password: &str) -> Result<(), Refusal> {
    let refusal = |code| Err(Refusal::new(axum::http::StatusCode::BAD_REQUEST, code, "password"));
    let length = password.chars().count();
    if length < *LENGTH.start() {
        return refusal("LESS_THAN_MIN_LENGTH");
    }
    if length > *LENGTH.end() {
        return refusal("MORE_THAN_MAX_LENGTH");
    }
    Ok(())
}

/// Wants a lower-case and an upper-case letter, a digit and something else.
fn lacks_a_class(password: &str) -> bool {
    let classes: [fn(char) -> bool; 4] =
        [char::is_lowercase, char::is_uppercase, char::is_numeric, |c| !c.is_alphanumeric()];
    !classes.iter().all(|class| password.chars().any(class))
}

/// Three letters or digits in a row that are the same or follow one another: `000`, `abc`, `321`.
fn has_run(password: &str) -> bool {
    let mut before = None;
    let mut last: Option<char> = None;
    for c in password.chars().map(|c| c.to_ascii_lowercase()) {
        let step = match last {
            Some(last) if last.is_ascii_alphanumeric() && c.is_ascii_alphanumeric() => {
                i64::from(u32::from(c)) - i64::from(u32::from(last))
            }
            _ => i64::MAX,
        };
        if step.unsigned_abs() <= 1 && before == Some(step) {
            return true;
        }
        before = Some(step);
        last = Some(c);
    }
    false
}

/// A part of the person's name or addresses, three characters or more, in whatever case.
fn has_part_of(password: &str, account: &Account) -> bool {
    let password = password.to_lowercase();
    let locals = account.addresses().filter_map(|address| address.split('@').next());
    [account.first_name.as_str(), &account.last_name, &account.display_name]
        .into_iter()
        .chain(locals)
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .filter(|part| part.chars().count() >= 3)
        .any(|part| password.contains(&part.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_in_letters_and_digits_only() {
        let cases = [
            ("abc", true),
            ("CBa", true),
            ("111", true),
            ("x987x", true),
            ("aab", false),
            ("---", false),
            ("a12", false),
        ];
        for (text, run) in cases {
            assert_eq!(has_run(text), run, "{text}");
        }
    }

    #[test]
    fn all_four_classes_are_wanted() {
        for (text, lacks) in [
            ("Maple-Otter-47", false),
            ("maple-otter-47", true),
            ("MAPLE-47", true),
            ("Maple-Otter", true),
            ("Maple47", true),
        ] {
            assert_eq!(lacks_a_class(text), lacks, "{text}");
        }
    }
}
