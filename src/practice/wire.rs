//! An account as Zoho writes it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::account::{Account, LastLogin};
use super::clock::Millis;
use super::place::Place;

/// Every field that the field notes know of, with the JSON type that Zoho gives it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "this is Zoho's format, not ours")]
pub(super) struct AccountJson<'a> {
    country: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_login: Option<Millis>,
    mx_status: bool,
    active_sync_enabled: bool,
    mobile_number: &'static str,
    is_custom_admin: bool,
    incoming_blocked: bool,
    language: &'static str,
    r#type: &'static str,
    extra_storage: Empty,
    incoming_user_name: &'a str,
    email_address: Vec<EmailAddress<'a>>,
    mailbox_status: &'static str,
    pop_blocked: bool,
    used_storage: u32,
    spamcheck_enabled: bool,
    imap_access_enabled: bool,
    time_zone: &'static str,
    account_creation_time: Millis,
    zuid: u64,
    web_blocked: bool,
    plan_storage: u32,
    first_name: &'a str,
    account_id: String,
    sequence: u32,
    mailbox_address: &'a str,
    last_password_reset: Millis,
    tfa_enabled: bool,
    iam_status: u32,
    status: bool,
    last_name: &'a str,
    account_display_name: &'a str,
    role: &'static str,
    gender: &'static str,
    account_name: &'static str,
    display_name: &'a str,
    is_logo_exist: bool,
    #[serde(rename = "URI")]
    uri: String,
    primary_email_address: &'a str,
    enabled: bool,
    mailbox_creation_time: Millis,
    basic_storage: &'static str,
    last_client: &'static str,
    allowed_storage: u32,
    send_mail_details: [SendMailDetail<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mail_forward: Vec<MailForward<'a>>,
    pop_fetch_time: i32,
    address: Empty,
    plan_type: u32,
    user_expiry: i32,
    pop_access_enabled: bool,
    imap_blocked: bool,
    iam_user_role: &'static str,
    outgoing_blocked: bool,
    policy_id: BTreeMap<&'static str, Policy>,
    smtp_status: bool,
    extra_e_discovery_storage: Empty,
    ediscovery_storage: EdiscoveryStorage,
}

/// `{}`.
#[derive(Debug, Serialize)]
struct Empty {}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct EmailAddress<'a> {
    is_alias: bool,
    is_primary: bool,
    mail_id: &'a str,
    is_confirmed: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SendMailDetail<'a> {
    send_mail_id: String,
    display_name: &'a str,
    server_name: &'static str,
    signature_id: String,
    server_port: u16,
    user_name: &'a str,
    /// Old samples have this. A client that logs or shows it gives itself away.
    password: &'static str,
    connection_type: &'static str,
    mode: &'static str,
    validated: bool,
    from_address: &'a str,
    smtp_connection: u32,
    validation_required: bool,
    validation_state: u32,
    status: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct MailForward<'a> {
    #[serde(rename = "mailForward")]
    to: &'a str,
    delete_copy: bool,
    status: &'static str,
}

/// The values of `policyId` are of two kinds.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Policy {
    Zoid(u64),
    Name(&'static str),
}

#[derive(Debug, Serialize)]
struct EdiscoveryStorage {
    #[serde(rename = "iseDiscoveryStorageEnabled")]
    enabled: bool,
    #[serde(rename = "ediscoveryUsedStorage")]
    used: u32,
    #[serde(rename = "ediscoveryAllowedStorage")]
    allowed: u32,
}

impl<'a> AccountJson<'a> {
    /// As the account is at a moment.
    pub(super) fn new(place: Place, account: &'a Account, now: Millis) -> Self {
        let role = account.role.name();
        Self {
            country: "gb",
            last_login: match account.last_login(now) {
                LastLogin::At(at) => Some(at),
                LastLogin::MinusOne => Some(-1),
                LastLogin::LeftOut => None,
            },
            mx_status: true,
            active_sync_enabled: false,
            mobile_number: "",
            is_custom_admin: false,
            incoming_blocked: false,
            language: "en",
            r#type: "ZOHO_ACCOUNT",
            extra_storage: Empty {},
            incoming_user_name: &account.address,
            email_address: email_addresses(account),
            mailbox_status: if account.enabled { "enabled" } else { "disabled" },
            pop_blocked: false,
            used_storage: account.used_kilobytes,
            spamcheck_enabled: true,
            imap_access_enabled: account.mail_apps,
            time_zone: "Europe/London",
            account_creation_time: account.created,
            zuid: account.zuid,
            web_blocked: false,
            plan_storage: 5,
            first_name: &account.first_name,
            account_id: account.mailbox_id.to_string(),
            sequence: 1,
            mailbox_address: &account.address,
            last_password_reset: account.password_record.at(now).unwrap_or(-1),
            tfa_enabled: account.two_step,
            iam_status: 1,
            status: true,
            last_name: &account.last_name,
            account_display_name: &account.display_name,
            role,
            gender: "NOT_SPECIFIED",
            account_name: place.account_name(),
            display_name: &account.display_name,
            is_logo_exist: true,
            uri: format!("https://mail.zoho.eu/api/accounts/{}", account.mailbox_id),
            primary_email_address: &account.address,
            enabled: account.enabled,
            mailbox_creation_time: account.created,
            basic_storage: "free",
            last_client: "WEB_ZM",
            allowed_storage: 5_242_880,
            send_mail_details: [send_mail_detail(account)],
            mail_forward: account
                .forwards_to
                .iter()
                .map(|to| MailForward { to, delete_copy: false, status: "verified" })
                .collect(),
            pop_fetch_time: -1,
            address: Empty {},
            plan_type: 0,
            user_expiry: -1,
            pop_access_enabled: false,
            imap_blocked: false,
            iam_user_role: role,
            outgoing_blocked: false,
            policy_id: BTreeMap::from([
                ("zoid", Policy::Zoid(place.zoid())),
                ("1082700000000000001", Policy::Name("Business Policy")),
            ]),
            smtp_status: true,
            extra_e_discovery_storage: Empty {},
            ediscovery_storage: EdiscoveryStorage { enabled: false, used: 0, allowed: 0 },
        }
    }
}

fn email_addresses(account: &Account) -> Vec<EmailAddress<'_>> {
    let address = |mail_id, is_primary, is_alias| EmailAddress { is_alias, is_primary, mail_id, is_confirmed: true };
    std::iter::once(address(account.address.as_str(), true, false))
        .chain(account.aliases.iter().map(|alias| address(alias, false, true)))
        .chain(account.outside_address.iter().map(|outside| address(outside, false, false)))
        .collect()
}

fn send_mail_detail(account: &Account) -> SendMailDetail<'_> {
    SendMailDetail {
        send_mail_id: (account.mailbox_id + 2).to_string(),
        display_name: &account.display_name,
        server_name: "smtpout.mail.zoho.eu",
        signature_id: (account.mailbox_id + 501).to_string(),
        server_port: 25,
        user_name: &account.address,
        password: SEND_MAIL_PASSWORD,
        connection_type: "plain",
        mode: "mailbox",
        validated: false,
        from_address: &account.address,
        smtp_connection: 0,
        validation_required: true,
        validation_state: 0,
        status: true,
    }
}

/// The `password` member of `sendMailDetails`: a test looks for this text in logs, journals and error messages, where
/// it must never turn up.
pub const SEND_MAIL_PASSWORD: &str = "canary-Wren-Lantern-58";
