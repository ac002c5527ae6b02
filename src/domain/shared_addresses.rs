//! Which mailboxes belong to a job rather than a person, told by the part before the `@`.

use super::address::Address;
use super::fold::fold;

/// Local parts that councils use for a job several people do. `clerk` and `deputy` are people's mailboxes
/// and stay off the list (blueprint section 2).
const SHARED: &[&str] = &[
    "admin",
    "allotment",
    "allotments",
    "bookings",
    "burials",
    "cemetery",
    "community",
    "contact",
    "councillors",
    "enquiries",
    "events",
    "finance",
    "footpaths",
    "hall",
    "hello",
    "highways",
    "info",
    "mail",
    "market",
    "meetings",
    "neighbourhoodplan",
    "news",
    "newsletter",
    "office",
    "parishoffice",
    "planning",
    "playground",
    "post",
    "press",
    "projects",
    "recreation",
    "reception",
    "sport",
    "townhall",
    "trees",
    "villagehall",
    "website",
];

/// True when the primary address is a shared one. Aliases don't count: a person may well hold `info@` beside
/// their own address.
#[must_use]
pub fn is_shared(primary: &Address) -> bool {
    let local = fold(primary.local_part());
    let plain: String = local.chars().filter(char::is_ascii_alphanumeric).collect();
    SHARED.iter().any(|shared| shared.eq_ignore_ascii_case(&plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_are_shared_and_people_are_not() {
        for (address, shared) in [
            ("allotments@x.gov.uk", true),
            ("Village.Hall@x.gov.uk", true),
            ("clerk@x.gov.uk", false),
            ("deputy@x.gov.uk", false),
            ("cllr.office@x.gov.uk", false),
        ] {
            assert_eq!(is_shared(&address.parse().unwrap()), shared, "{address}");
        }
    }
}
