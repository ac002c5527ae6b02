//! `It still doesn't work`: six questions, each with what Zoho's record says about it.

use std::collections::BTreeMap;

use crate::domain::user::User;
use crate::model::reset::Freshness;

/// The page that is open.
#[derive(Debug)]
pub struct Trouble {
    /// Whose sign-in doesn't work.
    pub user: User,
    /// How fresh the record is.
    pub freshness: Freshness,
    /// What she answered.
    pub answers: BTreeMap<Question, bool>,
}

/// A question, in the order of how often it is the cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Is it the right page?
    RightPage,
    /// Is the whole address typed?
    FullAddress,
    /// Are the capital letters right?
    Capitals,
    /// Is a code asked for?
    AskedForCode,
    /// Is it a mail app?
    MailApp,
    /// Does it say that the account is blocked?
    Blocked,
}

impl Question {
    /// Top to bottom.
    pub const ORDER: [Self; 6] =
        [Self::RightPage, Self::FullAddress, Self::Capitals, Self::AskedForCode, Self::MailApp, Self::Blocked];
}

impl Trouble {
    /// Nothing answered yet.
    #[must_use]
    pub fn new(user: User, freshness: Freshness) -> Self {
        Self { user, freshness, answers: BTreeMap::new() }
    }
}
