//! The connection to Zoho.
