//! The set-up file that a supplier gives a clerk so that she types nothing (blueprint section 7).

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::connection::OAuthClient;
use super::look_alike;
use super::names::{clean_name, is_invisible};
use super::region::Region;
use super::secret::Token;
use super::supplier::Supplier;

/// The most bytes a set-up file has.
pub const MOST_BYTES: u64 = 64 * 1024;

/// The loopback port that is registered when the file names none.
pub const USUAL_PORT: u16 = 8090;

/// Where Zoho sends the browser back to: this computer. It must be registered to the letter.
#[must_use]
pub fn redirect_address(port: u16) -> String {
    format!("http://127.0.0.1:{port}/callback")
}

/// The longest name of a council, and the longest value about a supplier, in characters.
pub const MOST_NAME: usize = 100;
/// The longest client id or secret, in bytes. Zoho's have about 45.
const MOST_CLIENT: usize = 200;
/// Below this a port belongs to the system.
const FIRST_PORT: u16 = 1024;

/// Words in a key by which a file tries to say where Beadle is to connect. The region decides that, and nothing else
/// does: a file that asks for more was made for something else, or to lead the clerk's sign-in astray.
const WORDS_OF_PLACES: [&str; 15] = [
    "api",
    "base",
    "domain",
    "endpoint",
    "endpoints",
    "host",
    "hosts",
    "location",
    "origin",
    "proxy",
    "server",
    "servers",
    "uri",
    "uris",
    "url",
];

/// Everything a set-up file says. The secret is hidden from `Debug`.
#[derive(Debug, Clone)]
pub struct SetUp {
    /// The council's name.
    pub council: String,
    /// Its data centre; Europe when the file names none.
    pub region: Region,
    /// The OAuth client that the supplier registered.
    pub client: OAuthClient,
    /// Who can help.
    pub supplier: Option<Supplier>,
}

/// A value of a set-up file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetUpField {
    /// `council`.
    Council,
    /// `region`.
    Region,
    /// `client_id`.
    ClientId,
    /// `client_secret`.
    ClientSecret,
    /// `redirect_port`.
    RedirectPort,
    /// `supplier`.
    Supplier,
    /// Its `name`.
    SupplierName,
    /// Its `phone`.
    SupplierPhone,
    /// Its `email`.
    SupplierEmail,
}

/// Why a set-up file can't be used. None of them repeats what the file says: it may hold a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SetUpFault {
    /// There is no such file.
    #[error("the set-up file is not there")]
    NotFound,
    /// The disk does not give it.
    #[error("the set-up file can't be read")]
    Unreadable,
    /// Longer than [`MOST_BYTES`], or not JSON, or not an object.
    #[error("this is not a set-up file")]
    NotSetUp,
    /// It wants to say where Beadle connects to.
    #[error("the set-up file names a web address, which Beadle takes from no file")]
    NamesPlace,
    /// A value that must be there is not.
    #[error("the set-up file does not say: {}", .0.name())]
    Missing(SetUpField),
    /// A value that makes no sense.
    #[error("the set-up file has a value that makes no sense: {}", .0.name())]
    Odd(SetUpField),
    /// A value with control characters, or with others that can't be seen.
    #[error("the set-up file has a value with hidden characters: {}", .0.name())]
    Hidden(SetUpField),
    /// The council's name is written in letters that only look like others.
    #[error("the set-up file has a council's name of misleading letters")]
    Misleading,
}

impl SetUpField {
    /// As the file calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Council => "council",
            Self::Region => "region",
            Self::ClientId => "client_id",
            Self::ClientSecret => "client_secret",
            Self::RedirectPort => "redirect_port",
            Self::Supplier => "supplier",
            Self::SupplierName => "supplier name",
            Self::SupplierPhone => "supplier phone",
            Self::SupplierEmail => "supplier email",
        }
    }
}

impl SetUpFault {
    /// The value that it is about.
    #[must_use]
    pub fn field(self) -> Option<SetUpField> {
        match self {
            Self::NotFound | Self::Unreadable | Self::NotSetUp | Self::NamesPlace => None,
            Self::Missing(field) | Self::Odd(field) | Self::Hidden(field) => Some(field),
            Self::Misleading => Some(SetUpField::Council),
        }
    }
}

impl SetUp {
    /// Reads the file's bytes. Values that this version does not know are passed over, unless they name a place on the
    /// network.
    ///
    /// # Errors
    /// When it is no set-up file, or a value is missing or makes no sense.
    pub fn parse(bytes: &[u8]) -> Result<Self, SetUpFault> {
        // Windows' Notepad may have put a byte order mark in front.
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        if u64::try_from(bytes.len()).is_ok_and(|n| n > MOST_BYTES) {
            return Err(SetUpFault::NotSetUp);
        }
        // What serde says of a mistake quotes the file.
        let raw: RawSetUp = serde_json::from_slice(bytes).map_err(|_quotes| SetUpFault::NotSetUp)?;
        #[expect(clippy::zero_sized_map_values, reason = "the values are passed over: one of them is a secret")]
        let keys: BTreeMap<String, IgnoredAny> =
            serde_json::from_slice(bytes).map_err(|_quotes| SetUpFault::NotSetUp)?;
        if keys.keys().any(|key| names_place(key)) {
            return Err(SetUpFault::NamesPlace);
        }
        Ok(Self {
            council: council(&text_of(SetUpField::Council, raw.council.as_ref())?)?,
            region: region(raw.region.as_ref())?,
            client: OAuthClient {
                client_id: client_id(&text_of(SetUpField::ClientId, raw.client_id.as_ref())?)?,
                client_secret: raw.client_secret.as_ref().map(|text| client_secret(text)).transpose()?,
                redirect_port: port_of(raw.redirect_port.as_ref())?,
            },
            supplier: supplier(raw.supplier.as_ref())?,
        })
    }
}

#[derive(Deserialize)]
struct RawSetUp {
    council: Option<Value>,
    region: Option<Value>,
    client_id: Option<Value>,
    /// Alone in being wiped.
    client_secret: Option<Zeroizing<String>>,
    redirect_port: Option<Value>,
    supplier: Option<Value>,
}

// The rules for each value, the same for a file that is read and a form that is filled in.

pub(super) fn council(text: &str) -> Result<String, SetUpFault> {
    let name = visible(SetUpField::Council, text)?;
    if name.is_empty() || name.chars().count() > MOST_NAME {
        return Err(SetUpFault::Odd(SetUpField::Council));
    }
    if look_alike::is_honest(&name) { Ok(name) } else { Err(SetUpFault::Misleading) }
}

pub(super) fn client_id(text: &str) -> Result<String, SetUpFault> {
    let id = text.trim();
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    if id.is_empty() || id.len() > MOST_CLIENT || !id.bytes().all(fits) {
        return Err(SetUpFault::Odd(SetUpField::ClientId));
    }
    Ok(id.to_owned())
}

pub(super) fn client_secret(text: &str) -> Result<Token, SetUpFault> {
    let secret = text.trim();
    if secret.is_empty() || secret.len() > MOST_CLIENT || !secret.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(SetUpFault::Odd(SetUpField::ClientSecret));
    }
    Ok(Token::new(secret.to_owned()))
}

pub(super) fn redirect_port(port: u64) -> Result<u16, SetUpFault> {
    let port = u16::try_from(port).ok().filter(|port| *port >= FIRST_PORT);
    port.ok_or(SetUpFault::Odd(SetUpField::RedirectPort))
}

/// A value about the supplier; `None`: nothing is said.
pub(super) fn contact(field: SetUpField, text: &str) -> Result<Option<String>, SetUpFault> {
    let value = visible(field, text)?;
    if value.chars().count() > MOST_NAME {
        return Err(SetUpFault::Odd(field));
    }
    Ok((!value.is_empty()).then_some(value))
}

/// The text without spaces at its ends, if all of it can be seen. A line break at an end is what copying leaves.
fn visible(field: SetUpField, text: &str) -> Result<String, SetUpFault> {
    let text = text.trim();
    if text.chars().any(|c| c.is_control() || is_invisible(c)) {
        return Err(SetUpFault::Hidden(field));
    }
    Ok(clean_name(text))
}

fn text_of(field: SetUpField, value: Option<&Value>) -> Result<String, SetUpFault> {
    let value = value.ok_or(SetUpFault::Missing(field))?;
    value.as_str().map(ToOwned::to_owned).ok_or(SetUpFault::Odd(field))
}

fn region(value: Option<&Value>) -> Result<Region, SetUpFault> {
    let Some(value) = value else { return Ok(Region::default()) };
    let text = value.as_str().unwrap_or_default().trim().to_ascii_lowercase();
    serde_json::from_value(Value::String(text)).map_err(|_unknown| SetUpFault::Odd(SetUpField::Region))
}

fn port_of(value: Option<&Value>) -> Result<u16, SetUpFault> {
    let Some(value) = value else { return Ok(USUAL_PORT) };
    redirect_port(value.as_u64().ok_or(SetUpFault::Odd(SetUpField::RedirectPort))?)
}

fn supplier(value: Option<&Value>) -> Result<Option<Supplier>, SetUpFault> {
    let fields = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Object(fields)) => fields,
        Some(_) => return Err(SetUpFault::Odd(SetUpField::Supplier)),
    };
    let name = contact_of(SetUpField::SupplierName, fields, "name")?;
    let phone = contact_of(SetUpField::SupplierPhone, fields, "phone")?;
    let email = contact_of(SetUpField::SupplierEmail, fields, "email")?;
    Ok(Supplier::new(name.as_deref(), phone.as_deref(), email.as_deref()))
}

fn contact_of(field: SetUpField, fields: &Map<String, Value>, key: &str) -> Result<Option<String>, SetUpFault> {
    match fields.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => contact(field, text),
        Some(_) => Err(SetUpFault::Odd(field)),
    }
}

/// `redirect_uri`, `accounts-server`, `apiDomain`, `BASE`: the words of the key, however they are put together.
fn names_place(key: &str) -> bool {
    let mut words = String::with_capacity(key.len() + 4);
    let mut was_small = false;
    for c in key.chars() {
        if was_small && c.is_uppercase() {
            words.push(' ');
        }
        was_small = c.is_lowercase();
        words.extend(c.to_lowercase());
    }
    words.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS_OF_PLACES.contains(&word))
}
