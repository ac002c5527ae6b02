//! The set-up file that a supplier gives a clerk so that she types nothing (blueprint section 7).

use serde::Deserialize;
use serde_json::Value;
use zeroize::Zeroizing;

use super::connection::OAuthClient;
use super::names::clean_name;
use super::region::Region;
use super::secret::Token;
use super::supplier::Supplier;

/// The most bytes a set-up file has.
pub const MOST_BYTES: u64 = 64 * 1024;

/// The loopback port that is registered when the file names none.
pub const USUAL_PORT: u16 = 8090;

/// The longest name of a council, in characters.
const MOST_NAME: usize = 100;
/// The longest client id or secret, in bytes. Zoho's have about 45.
const MOST_CLIENT: usize = 200;

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
    /// A value that must be there is not.
    #[error("the set-up file does not say: {}", .0.name())]
    Missing(SetUpField),
    /// A value that makes no sense.
    #[error("the set-up file has a value that makes no sense: {}", .0.name())]
    Odd(SetUpField),
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
        }
    }
}

impl SetUp {
    /// Reads the file's bytes. Values that this version does not know are passed over.
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
        Ok(Self {
            council: council(raw.council.as_ref())?,
            region: region(raw.region.as_ref())?,
            client: OAuthClient {
                client_id: client_id(raw.client_id.as_ref())?,
                client_secret: raw.client_secret.as_ref().map(|text| client_secret(text)).transpose()?,
                redirect_port: redirect_port(raw.redirect_port.as_ref())?,
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

fn council(value: Option<&Value>) -> Result<String, SetUpFault> {
    let name = value.ok_or(SetUpFault::Missing(SetUpField::Council))?.as_str().map(clean_name).unwrap_or_default();
    let fits = !name.is_empty() && name.chars().count() <= MOST_NAME;
    if fits { Ok(name) } else { Err(SetUpFault::Odd(SetUpField::Council)) }
}

fn region(value: Option<&Value>) -> Result<Region, SetUpFault> {
    let Some(value) = value else { return Ok(Region::default()) };
    let text = value.as_str().unwrap_or_default().trim().to_ascii_lowercase();
    serde_json::from_value(Value::String(text)).map_err(|_unknown| SetUpFault::Odd(SetUpField::Region))
}

fn client_id(value: Option<&Value>) -> Result<String, SetUpFault> {
    let text = value.ok_or(SetUpFault::Missing(SetUpField::ClientId))?.as_str().unwrap_or_default().trim();
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    if text.is_empty() || text.len() > MOST_CLIENT || !text.bytes().all(fits) {
        return Err(SetUpFault::Odd(SetUpField::ClientId));
    }
    Ok(text.to_owned())
}

fn client_secret(text: &str) -> Result<Token, SetUpFault> {
    let secret = text.trim();
    if secret.is_empty() || secret.len() > MOST_CLIENT || !secret.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(SetUpFault::Odd(SetUpField::ClientSecret));
    }
    Ok(Token::new(secret.to_owned()))
}

/// Below 1024 a port belongs to the system.
fn redirect_port(value: Option<&Value>) -> Result<u16, SetUpFault> {
    let Some(value) = value else { return Ok(USUAL_PORT) };
    let port = value.as_u64().and_then(|port| u16::try_from(port).ok()).filter(|port| *port >= 1024);
    port.ok_or(SetUpFault::Odd(SetUpField::RedirectPort))
}

fn supplier(value: Option<&Value>) -> Result<Option<Supplier>, SetUpFault> {
    let odd = SetUpFault::Odd(SetUpField::Supplier);
    let fields = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Object(fields)) => fields,
        Some(_) => return Err(odd),
    };
    let text = |name| match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.as_str())),
        Some(_) => Err(odd),
    };
    Ok(Supplier::new(text("name")?, text("phone")?, text("email")?))
}
