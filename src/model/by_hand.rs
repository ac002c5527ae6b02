//! The pages on which a clerk sets her council up without anybody's help.

use crate::domain::client_fault::ClientFault;
use crate::domain::look_alike::Resemblance;
use crate::domain::set_up::{SetUpFault, SetUpField};
use crate::domain::set_up_form::SetUpForm;

/// What she has filled in so far, and the page that is open. The secret is wiped when the pages are left.
#[derive(Debug)]
pub struct ByHand {
    /// The page.
    pub page: ByHandPage,
    /// The values.
    pub form: SetUpForm,
    /// Beadle's publisher has registered the client: nothing has to be done at Zoho.
    pub is_registered: bool,
    /// This page was to be left once with something wrong on it, which from then on is said.
    pub is_checked: bool,
    /// She has come from the last page to alter one value, and goes back there next.
    pub returns: bool,
    /// What Zoho has against the value of this page.
    pub complaint: Option<ClientFault>,
    /// The council on this computer that this one could be mistaken for; looked for on the way to the last page.
    pub resembles: Option<Resemblance>,
}

/// One thing at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByHandPage {
    /// The council's name, and where its mail is.
    Council,
    /// Opens Zoho's API console.
    Console,
    /// Which kind of client to choose there.
    Kind,
    /// What to paste there.
    Values,
    /// The client ID is pasted back.
    ClientId,
    /// The client secret is pasted back.
    Secret,
    /// Everything is tried with Zoho.
    Test,
}

impl ByHandPage {
    const ALL: [Self; 7] =
        [Self::Council, Self::Console, Self::Kind, Self::Values, Self::ClientId, Self::Secret, Self::Test];
    /// What is left of them with the publisher's client.
    const REGISTERED: [Self; 2] = [Self::Council, Self::Test];

    /// Where what Zoho complains about is put right.
    #[must_use]
    pub fn of(fault: ClientFault) -> Self {
        match fault {
            ClientFault::ClientId => Self::ClientId,
            ClientFault::Secret => Self::Secret,
            ClientFault::Redirect => Self::Values,
            ClientFault::DataCentre => Self::Council,
        }
    }
}

impl ByHand {
    /// The first page; with the publisher's client ID, if Beadle was built with one.
    #[must_use]
    pub fn new(publisher: Option<&str>) -> Self {
        let form = SetUpForm { client_id: publisher.unwrap_or_default().to_owned(), ..SetUpForm::new() };
        Self {
            page: ByHandPage::Council,
            form,
            is_registered: publisher.is_some(),
            is_checked: false,
            returns: false,
            complaint: None,
            resembles: None,
        }
    }

    /// All pages, in their order.
    #[must_use]
    pub fn pages(&self) -> &'static [ByHandPage] {
        if self.is_registered { &ByHandPage::REGISTERED } else { &ByHandPage::ALL }
    }

    /// The place of the open page among them, from 1.
    #[must_use]
    pub fn place(&self) -> usize {
        self.pages().iter().position(|page| *page == self.page).map_or(1, |at| at + 1)
    }

    /// The page so many places on or back.
    #[must_use]
    pub fn neighbour(&self, places: isize) -> Option<ByHandPage> {
        self.pages().get((self.place() - 1).checked_add_signed(places)?).copied()
    }

    /// What is wrong with the value that this page asks for.
    #[must_use]
    pub fn fault(&self) -> Option<SetUpFault> {
        match self.page {
            ByHandPage::Council => self.form.fault_of(SetUpField::Council),
            ByHandPage::ClientId => self.form.fault_of(SetUpField::ClientId),
            ByHandPage::Secret if self.form.has_secret() => self.form.fault_of(SetUpField::ClientSecret),
            ByHandPage::Secret => Some(SetUpFault::Missing(SetUpField::ClientSecret)),
            ByHandPage::Console | ByHandPage::Kind | ByHandPage::Values | ByHandPage::Test => None,
        }
    }
}
