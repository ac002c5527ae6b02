//! Which hosts a council's requests may go to (field note `zoho-api.md` 1.1).

use url::{Host, Url};

use crate::domain::connection::Endpoint;
use crate::domain::outcome::{ReadFailure, Unsent};
use crate::domain::region::Region;

/// The mail API of a data centre, as `https://mail.zoho.eu`.
#[must_use]
pub fn mail_base(region: Region) -> String {
    format!("https://mail.{}", region.host_suffix())
}

/// The sign-in server of a data centre, as `https://accounts.zoho.eu`.
#[must_use]
pub fn accounts_base(region: Region) -> String {
    format!("https://accounts.{}", region.host_suffix())
}

/// The two hosts of one council. Every address that Beadle asks is built here, so nothing that an answer says
/// (`location`, `accounts-server`, `api_domain`) can lead a request elsewhere.
#[derive(Debug, Clone)]
pub(super) struct Hosts {
    mail: Url,
    accounts: Url,
    loopback: bool,
}

impl Hosts {
    /// Zoho's own hosts of the region, or the one loopback base for both.
    pub(super) fn new(region: Region, endpoint: &Endpoint) -> Result<Self, ReadFailure> {
        let unfit = ReadFailure::Unsent(Unsent::Connect);
        let parse = |text: &str| Url::parse(text).ok().filter(Url::has_host);
        let (mail, accounts) = match &endpoint.base {
            Some(base) => {
                let base = parse(base).filter(is_plain_loopback).ok_or(unfit)?;
                (base.clone(), base)
            }
            None => {
                (parse(&mail_base(region)).ok_or_else(|| unfit.clone())?, parse(&accounts_base(region)).ok_or(unfit)?)
            }
        };
        Ok(Self { mail, accounts, loopback: endpoint.base.is_some() })
    }

    /// An address of the mail API; each segment is escaped.
    pub(super) fn mail(&self, segments: &[&str]) -> Url {
        below(&self.mail, segments)
    }

    /// An address of the sign-in server; each segment is escaped.
    pub(super) fn accounts(&self, segments: &[&str]) -> Url {
        below(&self.accounts, segments)
    }

    /// True for a page that somebody may be sent to: one of Zoho's own over https, or, with a loopback base, one of that
    /// server's.
    pub(super) fn may_show(&self, page: &Url) -> bool {
        if self.loopback {
            return self.allows(page);
        }
        let is_zohos = |host: &str| {
            Region::ALL.iter().any(|region| {
                let suffix = region.host_suffix();
                host == suffix || host.strip_suffix(suffix).is_some_and(|before| before.ends_with('.'))
            })
        };
        page.scheme() == "https"
            && page.port().is_none()
            && page.username().is_empty()
            && page.password().is_none()
            && page.host_str().is_some_and(is_zohos)
    }

    /// True when everything goes to this computer.
    pub(super) fn is_loopback(&self) -> bool {
        self.loopback
    }

    /// True when plain http is in use, which only a loopback base may ask for.
    pub(super) fn is_plain_http(&self) -> bool {
        self.mail.scheme() == "http"
    }

    /// The allow-list, asked once more just before sending.
    pub(super) fn allows(&self, url: &Url) -> bool {
        [&self.mail, &self.accounts].iter().any(|base| {
            base.scheme() == url.scheme()
                && base.host() == url.host()
                && base.port_or_known_default() == url.port_or_known_default()
        })
    }
}

fn below(base: &Url, segments: &[&str]) -> Url {
    let mut url = base.clone();
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(segments);
    }
    url
}

/// A literal loopback address over http or https, without a user name, a query or a fragment. `localhost` is
/// a name, and names can be pointed elsewhere.
fn is_plain_loopback(url: &Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(_)) | None => false,
    };
    loopback
        && matches!(url.scheme(), "http" | "https")
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::connection::Pace;

    fn hosts(base: Option<&str>) -> Result<Hosts, ReadFailure> {
        Hosts::new(
            Region::Ca,
            &Endpoint { base: base.map(str::to_owned), ..Endpoint::loopback(String::new(), Pace::Unlimited) },
        )
    }

    #[test]
    fn the_table_decides_and_only_literal_loopback_replaces_it() {
        let ours = hosts(None).unwrap();
        assert_eq!(ours.mail(&["api", "accounts"]).as_str(), "https://mail.zohocloud.ca/api/accounts");
        assert_eq!(ours.accounts(&["oauth"]).as_str(), "https://accounts.zohocloud.ca/oauth");
        for good in ["http://127.0.0.1:4000", "https://127.8.9.1", "http://[::1]:80"] {
            assert!(hosts(Some(good)).is_ok(), "{good}");
        }
        for bad in [
            "http://localhost:4000",
            "http://example.org",
            "http://u:p@127.0.0.1",
            "ftp://127.0.0.1",
            "http://127.0.0.1.example.org",
            "http://127.0.0.1/?a=b",
            "nonsense",
            "",
        ] {
            assert!(hosts(Some(bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn only_zohos_own_pages_are_shown() {
        let (zoho, here) = (hosts(None).unwrap(), hosts(Some("http://127.0.0.1:4000")).unwrap());
        let may_show = |hosts: &Hosts, page: &str| hosts.may_show(&Url::parse(page).unwrap());
        for good in
            ["https://accounts.zoho.eu/oauth/v3/device", "https://zoho.com/device", "https://accounts.zoho.com.au/"]
        {
            assert!(may_show(&zoho, good) && !may_show(&here, good), "{good}");
        }
        for bad in [
            "http://accounts.zoho.eu/",
            "https://accounts.zoho.eu:8443/",
            "https://accounts.zoho.eu@example.org/",
            "https://name@accounts.zoho.eu/",
            "https://zoho.eu.example.org/",
            "https://evilzoho.eu/",
            "https://127.0.0.1/",
        ] {
            assert!(!may_show(&zoho, bad), "{bad}");
        }
        assert!(may_show(&here, "http://127.0.0.1:4000/device") && !may_show(&here, "http://127.0.0.1:4001/device"));
    }

    #[test]
    fn segments_can_not_climb_and_other_hosts_are_not_allowed() {
        let ours = hosts(Some("http://127.0.0.1:4000")).unwrap();
        assert_eq!(ours.mail(&["a", "..", "b/c?d"]).as_str(), "http://127.0.0.1:4000/a/b%2Fc%3Fd");
        assert!(ours.allows(&ours.accounts(&["x"])));
        for other in ["http://127.0.0.1:4001/", "https://127.0.0.1:4000/", "http://127.0.0.2:4000/"] {
            assert!(!ours.allows(&Url::parse(other).unwrap()), "{other}");
        }
    }
}
