//! A set-up file while its supplier fills it in. What passes here is read back the same: both go by the rules of
//! [`set_up`].

use super::address::Address;
use super::connection::OAuthClient;
use super::region::Region;
use super::secret::TypedSecret;
use super::set_up::{self, SetUp, SetUpFault, SetUpField, USUAL_PORT};
use super::supplier::Supplier;

/// As typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetUpForm {
    /// The council's name.
    pub council: String,
    /// Its data centre.
    pub region: Region,
    /// The client ID.
    pub client_id: String,
    /// The client secret; empty for a client without one.
    pub client_secret: TypedSecret,
    /// The sign-in port, in digits.
    pub redirect_port: String,
    /// The supplier's name.
    pub supplier: String,
    /// The number to ring.
    pub phone: String,
    /// The address to write to.
    pub email: String,
}

impl SetUpForm {
    /// Nothing filled in but what is usual.
    #[must_use]
    pub fn new() -> Self {
        Self {
            council: String::new(),
            region: Region::default(),
            client_id: String::new(),
            client_secret: TypedSecret::new(),
            redirect_port: USUAL_PORT.to_string(),
            supplier: String::new(),
            phone: String::new(),
            email: String::new(),
        }
    }

    /// What the file will say.
    ///
    /// # Errors
    /// Everything that has to be put right, in the order of the form.
    pub fn finish(&self) -> Result<SetUp, Vec<SetUpFault>> {
        let mut faults = Vec::new();
        let council = keep(set_up::council(&self.council), &mut faults);
        let client_id = keep(set_up::client_id(&self.client_id), &mut faults);
        let client_secret = self.has_secret().then(|| set_up::client_secret(self.client_secret.expose())).transpose();
        let client_secret = keep(client_secret, &mut faults);
        let redirect_port = keep(port(&self.redirect_port), &mut faults);
        let name = keep(set_up::contact(SetUpField::SupplierName, &self.supplier), &mut faults);
        let phone = keep(set_up::contact(SetUpField::SupplierPhone, &self.phone), &mut faults);
        let email = keep(email(&self.email), &mut faults);
        match (council, client_id, client_secret, redirect_port, name, phone, email) {
            (
                Some(council),
                Some(client_id),
                Some(client_secret),
                Some(redirect_port),
                Some(name),
                Some(phone),
                Some(email),
            ) => Ok(SetUp {
                council,
                region: self.region,
                client: OAuthClient { client_id, client_secret, redirect_port },
                supplier: Supplier::new(name.as_deref(), phone.as_deref(), email.as_deref()),
            }),
            _ => Err(faults),
        }
    }

    /// A client secret is filled in.
    #[must_use]
    pub fn has_secret(&self) -> bool {
        !self.client_secret.expose().trim().is_empty()
    }

    /// What is wrong with this field, if anything.
    #[must_use]
    pub fn fault_of(&self, field: SetUpField) -> Option<SetUpFault> {
        self.finish().err()?.into_iter().find(|fault| fault.field() == Some(field))
    }
}

impl Default for SetUpForm {
    fn default() -> Self {
        Self::new()
    }
}

fn keep<T>(result: Result<T, SetUpFault>, faults: &mut Vec<SetUpFault>) -> Option<T> {
    result.map_err(|fault| faults.push(fault)).ok()
}

fn port(text: &str) -> Result<u16, SetUpFault> {
    let text = text.trim();
    // `parse` alone would take a plus sign.
    let digits = if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None };
    set_up::redirect_port(digits.ok_or(SetUpFault::Odd(SetUpField::RedirectPort))?)
}

/// A file may give any words here; a form can say that they are no address.
fn email(text: &str) -> Result<Option<String>, SetUpFault> {
    let given = set_up::contact(SetUpField::SupplierEmail, text)?;
    match given {
        Some(text) if text.parse::<Address>().is_err() => Err(SetUpFault::Odd(SetUpField::SupplierEmail)),
        given => Ok(given),
    }
}
