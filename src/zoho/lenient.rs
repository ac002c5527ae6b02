//! Reading JSON from a service whose numbers may come as strings and whose lists may come as single objects
//! (field note `zoho-api.md` 1.2 and 1.5). Only named fields are ever taken out: old answers hold passwords in
//! `sendMailDetails`, so everything else is skipped without being stored.

use std::fmt;
use std::marker::PhantomData;

use jiff::Timestamp;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The earliest and latest times that are believed, in milliseconds: 2000-01-01 to 2100-01-01.
const BELIEVABLE: std::ops::Range<i64> = 946_684_800_000..4_102_444_800_000;

/// Any single value; what it means is asked for afterwards.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Scalar {
    /// Missing, `null`, a list, an object, or a number too large to be exact.
    #[default]
    Nothing,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number. Zoho's ids exceed 2^53, so they never pass through a float.
    Whole(i128),
    /// A string.
    Text(String),
}

impl Scalar {
    /// A text; numbers are written out.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Whole(number) => Some(number.to_string()),
            Self::Nothing | Self::Bool(_) => None,
        }
    }

    /// A whole number, also from a string.
    pub(super) fn number(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => i64::try_from(*number).ok(),
            Self::Text(text) => text.trim().parse().ok(),
            Self::Nothing | Self::Bool(_) => None,
        }
    }

    /// Yes or no, also from a string or a number.
    pub(super) fn flag(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            Self::Whole(0) => Some(false),
            Self::Whole(1) => Some(true),
            Self::Text(text) => match text.trim().to_ascii_lowercase().as_str() {
                "true" | "enabled" | "active" | "yes" | "on" | "1" => Some(true),
                "false" | "disabled" | "inactive" | "no" | "off" | "0" => Some(false),
                _ => None,
            },
            Self::Nothing | Self::Whole(_) => None,
        }
    }

    /// Milliseconds since 1970. Zoho writes -1 or nothing for "never"; absurd times are not believed.
    pub(super) fn time(&self) -> Option<Timestamp> {
        let milliseconds = self.number().filter(|number| BELIEVABLE.contains(number))?;
        Timestamp::from_millisecond(milliseconds).ok()
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Scalar, E> {
        Ok(Scalar::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar::Whole(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar::Whole(number.into()))
    }

    /// A fraction, or an integer beyond 64 bits that has already lost its last digits.
    fn visit_f64<E>(self, _: f64) -> Result<Scalar, E> {
        Ok(Scalar::Nothing)
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scalar, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nothing)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nothing)
    }
}

/// One value of a list: an object of the wanted kind, or something else.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entry<T> {
    /// An object.
    Object(T),
    /// A plain value where an object was expected.
    Plain(Scalar),
}

impl<T> Default for Entry<T> {
    fn default() -> Self {
        Self::Plain(Scalar::Nothing)
    }
}

impl<T> Entry<T> {
    /// The object, if it is one.
    pub(super) fn object(self) -> Option<T> {
        match self {
            Self::Object(object) => Some(object),
            Self::Plain(_) => None,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entry<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EntryVisitor(PhantomData))
    }
}

struct EntryVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntryVisitor<T> {
    type Value = Entry<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Entry<T>, E> {
        Ok(Entry::Plain(Scalar::Bool(flag)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Entry<T>, E> {
        Ok(Entry::Plain(Scalar::Whole(number.into())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Entry<T>, E> {
        Ok(Entry::Plain(Scalar::Whole(number.into())))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Entry<T>, E> {
        Ok(Entry::Plain(Scalar::Nothing))
    }

    fn visit_str<E>(self, text: &str) -> Result<Entry<T>, E> {
        Ok(Entry::Plain(Scalar::Text(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Entry<T>, E> {
        Ok(Entry::Plain(Scalar::Nothing))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Entry<T>, A::Error> {
        ScalarVisitor.visit_seq(list).map(Entry::Plain)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Entry::Object)
    }
}

/// A list, or a single value where Zoho sometimes writes one instead of a list of one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Many<T>(pub(super) Vec<Entry<T>>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ManyVisitor(PhantomData))
    }
}

struct ManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ManyVisitor<T> {
    type Value = Many<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or an object")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Many<T>, E> {
        Ok(Many(vec![Entry::Plain(Scalar::Bool(flag))]))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Many<T>, E> {
        Ok(Many(vec![Entry::Plain(Scalar::Whole(number.into()))]))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Many<T>, E> {
        Ok(Many(vec![Entry::Plain(Scalar::Whole(number.into()))]))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Many<T>, E> {
        Ok(Many(vec![Entry::Plain(Scalar::Nothing)]))
    }

    fn visit_str<E>(self, text: &str) -> Result<Many<T>, E> {
        Ok(Many(vec![Entry::Plain(Scalar::Text(text.to_owned()))]))
    }

    fn visit_unit<E>(self) -> Result<Many<T>, E> {
        Ok(Many::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Many<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            entries.push(entry);
        }
        Ok(Many(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Many<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(|object| Many(vec![Entry::Object(object)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scalar(json: &str) -> Scalar {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn every_spelling_of_a_value() {
        assert_eq!(scalar("841943").text().unwrap(), "841943");
        assert_eq!(scalar("18446744073709551615").text().unwrap(), "18446744073709551615");
        assert_eq!(scalar("18446744073709551616").text(), None, "no longer exact");
        assert_eq!(scalar("1.5").number(), None);
        assert_eq!(scalar("\" 12 \"").number(), Some(12));
        assert_eq!(scalar("-1").number(), Some(-1));
        for yes in ["true", "\"true\"", "1", "\"Enabled\""] {
            assert_eq!(scalar(yes).flag(), Some(true), "{yes}");
        }
        for no in ["false", "\"FALSE\"", "0", "\"disabled\""] {
            assert_eq!(scalar(no).flag(), Some(false), "{no}");
        }
        for nothing in ["null", "[]", "{}", "[[1,{\"a\":2}]]", "\"perhaps\"", "7"] {
            assert_eq!(scalar(nothing).flag(), None, "{nothing}");
        }
    }

    #[test]
    fn times_that_never_were() {
        for never in ["null", "-1", "0", "\"-1\"", "1716820111", "99999999999999999", "9223372036854775807", "\"soon\""]
        {
            assert_eq!(scalar(never).time(), None, "{never}");
        }
        assert_eq!(scalar("1716820111249").time(), scalar("\"1716820111249\"").time());
        assert_eq!(scalar("1716820111249").time().unwrap().to_string(), "2024-05-27T14:28:31.249Z");
    }
}
