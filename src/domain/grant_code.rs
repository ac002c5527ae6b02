//! The code that Zoho's console makes for a Self Client, and that is pasted into Beadle.

use std::time::Duration;

use zeroize::Zeroizing;

use super::names::is_invisible;
use super::secret::{Token, TypedSecret};

/// How long such a code usually lives: whoever makes it chooses 3 to 10 minutes, and 3 is what the console suggests (field
/// note `zoho-api.md` 3). Beadle can't see what was chosen.
pub const USUAL_LIFE: Duration = Duration::from_mins(3);

/// The fewest and the most characters of each of the two long parts. All that were ever seen have 32.
const PART: std::ops::RangeInclusive<usize> = 24..=64;

/// Why what was pasted can't be such a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantCodeFault {
    /// Nothing is there.
    Empty,
    /// It begins like one and is not whole.
    Cut,
    /// It is the client's name, which stands on the same page of the console.
    ClientId,
    /// It is something else.
    Other,
}

/// Reads what was pasted: `1000.`, a long part, a dot, another long part. White space and what nobody sees are taken out,
/// wherever they stand: a code has none, and copying brings them along.
///
/// # Errors
/// What is wrong with it.
pub fn read(typed: &TypedSecret) -> Result<Token, GrantCodeFault> {
    // Made as large as it gets, so that growing leaves no copies behind.
    let mut code = Zeroizing::new(String::with_capacity(typed.expose().len()));
    code.extend(typed.expose().chars().filter(|c| !c.is_whitespace() && !c.is_control() && !is_invisible(*c)));
    let is_hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let parts: Vec<&str> = code.split('.').collect();
    match parts.as_slice() {
        [""] => Err(GrantCodeFault::Empty),
        [kind, one, two]
            if is_kind(kind) && [one, two].iter().all(|part| is_hex(part) && PART.contains(&part.len())) =>
        {
            Ok(Token::new(std::mem::take(&mut *code)))
        }
        [kind, rest @ ..] if is_kind(kind) && rest.len() <= 2 && rest.iter().all(|part| is_hex(part)) => {
            let is_too_long = rest.iter().any(|part| part.len() > *PART.end());
            Err(if is_too_long { GrantCodeFault::Other } else { GrantCodeFault::Cut })
        }
        [kind, id] if is_kind(kind) && id.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            Err(GrantCodeFault::ClientId)
        }
        _ => Err(GrantCodeFault::Other),
    }
}

/// `1000`, or `1004` as another of Zoho's data centres writes.
fn is_kind(part: &str) -> bool {
    part.len() == 4 && part.starts_with("100") && part.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Token, GrantCodeFault> {
        let mut typed = TypedSecret::new();
        typed.expose_mut().push_str(text);
        read(&typed)
    }

    #[test]
    fn stray_spaces_do_no_harm() {
        let (one, two) = ("0123456789abcdef".repeat(2), "fedcba9876543210".repeat(2));
        let whole = format!("1000.{one}.{two}");
        for text in [whole.clone(), format!(" \u{200b}{whole}\r\n"), format!("1000.{one}\n .{two}\u{a0}")] {
            assert_eq!(of(&text).unwrap().expose(), whole, "{text:?}");
        }
    }

    #[test]
    fn what_else_may_be_on_the_clipboard() {
        let part = "0123456789abcdef".repeat(2);
        for (text, fault) in [
            ("  ", GrantCodeFault::Empty),
            ("1000", GrantCodeFault::Cut),
            ("1000.0123", GrantCodeFault::Cut),
            (&format!("1000.{part}."), GrantCodeFault::Cut),
            (&format!("1000.{part}.0123"), GrantCodeFault::Cut),
            ("1000.SETUPFILEQ7XW2KLZPM4RTYV9HNGOB", GrantCodeFault::ClientId),
            (&part, GrantCodeFault::Other),
            (&format!("{part}.{part}.{part}"), GrantCodeFault::Other),
            (&format!("1000.{part}.{part}.{part}"), GrantCodeFault::Other),
            (&format!("1000.{part}.{}", part.repeat(3)), GrantCodeFault::Other),
            ("https://api-console.zoho.eu/", GrantCodeFault::Other),
            ("ZohoMail.accounts.READ", GrantCodeFault::Other),
        ] {
            assert_eq!(of(text).err(), Some(fault), "{text}");
        }
    }
}
