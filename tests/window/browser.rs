//! The web browser, played by the test: a script notes the address that Beadle opens, the test goes there.

use std::cell::Cell;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::time::Instant;

use super::desktop::Desktop;
use super::http;
use super::patience::{PATIENCE, glance};
use super::trouble::{Result, Trouble, ensure};

/// A browser in which nobody looks at the page.
pub(crate) struct Browser {
    script: PathBuf,
    opened: PathBuf,
    n_accepted: Cell<usize>,
}

impl Browser {
    /// Installs one on this desktop.
    pub(crate) fn install(desktop: &Desktop) -> Result<Self> {
        let script = desktop.folder().join("browser");
        let opened = desktop.folder().join("opened");
        fs::write(&script, format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", opened.display()))?;
        fs::set_permissions(&script, fs::Permissions::from_mode(0o700))?;
        Ok(Self { script, opened, n_accepted: Cell::new(0) })
    }

    /// What the variable BROWSER must hold.
    pub(crate) fn command(&self) -> &PathBuf {
        &self.script
    }

    /// The address that was opened as the so-many-eth, from 0, once it is.
    pub(crate) fn address(&self, number: usize) -> Result<String> {
        let start = Instant::now();
        loop {
            let text = fs::read_to_string(&self.opened).unwrap_or_default();
            // Complete only with its line end.
            if let Some(address) = text.lines().take(text.matches('\n').count()).nth(number) {
                return Ok(address.to_owned());
            }
            if start.elapsed() > PATIENCE {
                return Err(Trouble::new(format!("page {number} was not opened in the browser; opened were:\n{text}")));
            }
            glance();
        }
    }

    /// Signs in on the next page that is opened: presses `Accept` and goes back to where that leads.
    pub(crate) fn accept(&self, server: &str) -> Result<()> {
        let number = self.n_accepted.replace(self.n_accepted.get() + 1);
        let page = self.address(number)?;
        ensure(page.starts_with(&format!("{server}/oauth/v2/auth?")), || format!("the page opened is {page}"))?;
        let login = http::get(&page)?;
        ensure(login.status == 200, || format!("the login page: HTTP {} {}", login.status, login.body))?;
        let link = link_with_id(&login.body, "accept")
            .ok_or_else(|| Trouble::new(format!("no link to accept in {}", login.body)))?;
        let accepted = http::get(&format!("{server}{link}"))?;
        let back = accepted.header("location").ok_or_else(|| {
            Trouble::new(format!("accepting led nowhere: HTTP {} {}", accepted.status, accepted.body))
        })?;
        ensure(back.starts_with("http://127.0.0.1:8090/callback?"), || format!("accepting led to {back}"))?;
        let landed = http::get(back)?;
        ensure(landed.status == 200, || format!("the way back: HTTP {} {}", landed.status, landed.body))
    }
}

/// Where the link of this id leads.
fn link_with_id(page: &str, id: &str) -> Option<String> {
    let (_, after) = page.split_once(&format!("id=\"{id}\""))?;
    let (_, after) = after.split_once("href=\"")?;
    let (link, _) = after.split_once('"')?;
    Some(link.replace("&amp;", "&"))
}
