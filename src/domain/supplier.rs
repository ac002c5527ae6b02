//! Who set the council up, and can be rung when Beadle can't help.

use serde::{Deserialize, Serialize};

use super::names::clean_name;

/// The longest of its values that is kept, in characters.
const MOST: usize = 100;

/// The supplier's contact, as the set-up file gives it (blueprint section 7). At least one value is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplier {
    /// The firm or person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// To ring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// To write to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl Supplier {
    /// Cleaned for showing; `None` when nothing is left.
    #[must_use]
    pub fn new(name: Option<&str>, phone: Option<&str>, email: Option<&str>) -> Option<Self> {
        let [name, phone, email] = [name, phone, email].map(|value| value.and_then(clean));
        let is_empty = name.is_none() && phone.is_none() && email.is_none();
        (!is_empty).then_some(Self { name, phone, email })
    }
}

fn clean(value: &str) -> Option<String> {
    let short: String = clean_name(value).chars().take(MOST).collect();
    let short = short.trim();
    (!short.is_empty()).then(|| short.to_owned())
}
