//! What the system's own settings say about proxies, movement and contrast (field note `security-and-reliability.md` 1.8).
//!
//! Windows keeps them in its registry; macOS and GNOME answer when a small program of theirs is asked. What is asked may
//! take seconds, so none of this is for the window's thread. Turning the answers into facts is pure, and so tested
//! everywhere.

use std::fmt;
use std::sync::Arc;

use crate::domain::computer::Computer;
use crate::domain::proxy::ComputersProxy;

/// Asks the system, or stands in for it in a test. Cheap to clone.
#[derive(Clone)]
pub struct SystemSettings(Arc<dyn Fn() -> Computer + Send + Sync>);

/// One answer of the system, by its name there.
pub type Setting<'a> = (&'a str, &'a str);

impl SystemSettings {
    /// Those of this computer.
    #[must_use]
    pub fn system() -> Self {
        Self(Arc::new(|| Computer {
            proxy: proxy(),
            wants_less_motion: ask::wants_less_motion(),
            wants_more_contrast: ask::wants_more_contrast(),
        }))
    }

    /// Made-up ones.
    #[must_use]
    pub fn new(look: impl Fn() -> Computer + Send + Sync + 'static) -> Self {
        Self(Arc::new(look))
    }

    /// Looks. May take seconds.
    #[must_use]
    pub fn look(&self) -> Computer {
        (self.0)()
    }
}

impl fmt::Debug for SystemSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SystemSettings")
    }
}

/// From `Internet Settings` in the registry of Windows. The HTTP client follows a `ProxyServer` that holds for
/// everything, and stumbles over one that names a proxy for each kind of address.
#[must_use]
pub fn from_registry(script: Option<&str>, is_on: bool, server: Option<&str>) -> ComputersProxy {
    if script.is_some_and(|script| !script.trim().is_empty()) {
        return ComputersProxy::Script;
    }
    let entries = server.filter(|server| is_on && server.contains('=')).unwrap_or_default().split(';');
    let secure = entries.filter_map(|entry| entry.trim().split_once('=')).find(|(kind, _)| *kind == "https");
    not_followed(secure.map(|(_, server)| server.to_owned()))
}

/// From what `scutil --proxy` prints on macOS: lines as `ProxyAutoConfigEnable : 1`. The HTTP client follows the
/// proxies for web pages and secure web pages itself.
#[must_use]
pub fn from_scutil(printed: &str) -> ComputersProxy {
    let value = |name: &str| {
        let mut lines = printed.lines().filter_map(|line| line.split_once(" : "));
        lines.find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim())
    };
    let is_script = value("ProxyAutoConfigEnable") == Some("1");
    if is_script { ComputersProxy::Script } else { ComputersProxy::NothingElse }
}

/// From `gsettings list-recursively org.gnome.system.proxy`: lines as `org.gnome.system.proxy mode 'auto'`. Nothing of
/// it is followed by the HTTP client, which knows only the environment there.
#[must_use]
pub fn from_gsettings(printed: &str) -> ComputersProxy {
    let value = |schema: &str, key: &str| {
        let mut lines = printed.lines().filter_map(|line| line.strip_prefix(schema)?.trim_start().strip_prefix(key));
        lines.next().map(|value| value.trim().trim_matches('\'')).filter(|value| !value.is_empty())
    };
    match value("org.gnome.system.proxy ", "mode ") {
        Some("auto") => ComputersProxy::Script,
        Some("manual") => {
            let host = value("org.gnome.system.proxy.https ", "host ");
            let port = value("org.gnome.system.proxy.https ", "port ");
            not_followed(host.zip(port).map(|(host, port)| format!("{host}:{port}")))
        }
        _ => ComputersProxy::NothingElse,
    }
}

/// True when one of these variables of the environment names a proxy for secure pages: it counts before everything else.
#[must_use]
pub fn is_in_environment(variables: &[Setting<'_>]) -> bool {
    let names = ["ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy"];
    variables.iter().any(|(name, value)| names.contains(name) && !value.is_empty())
}

/// From the number that Windows keeps at `Flags`: its first bit is `HCF_HIGHCONTRASTON` (Microsoft's page on the
/// structure `HIGHCONTRAST`).
#[must_use]
pub fn is_high_contrast(flags: &str) -> bool {
    flags.trim().parse::<u32>().is_ok_and(|flags| flags & 1 == 1)
}

fn not_followed(server: Option<String>) -> ComputersProxy {
    server.and_then(|server| server.parse().ok()).map_or(ComputersProxy::NothingElse, ComputersProxy::NotFollowed)
}

fn proxy() -> ComputersProxy {
    let variables: Vec<(String, String)> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    let variables: Vec<Setting<'_>> = variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if is_in_environment(&variables) { ComputersProxy::NothingElse } else { ask::proxy() }
}

#[cfg(windows)]
mod ask {
    use windows_registry::CURRENT_USER;

    use super::{ComputersProxy, from_registry, is_high_contrast};

    const INTERNET: &str = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings";
    /// `UserPreferencesMask` holds a bit for each effect; this one is "animate controls and elements inside windows"
    /// (`SPI_SETCLIENTAREAANIMATION`).
    const DESKTOP: &str = r"Control Panel\Desktop";
    const ANIMATES: (usize, u8) = (4, 0x02);
    const CONTRAST: &str = r"Control Panel\Accessibility\HighContrast";

    pub(super) fn proxy() -> ComputersProxy {
        let Ok(settings) = CURRENT_USER.open(INTERNET) else { return ComputersProxy::NothingElse };
        let text = |name: &str| settings.get_string(name).ok();
        let is_on = settings.get_u32("ProxyEnable").is_ok_and(|on| on != 0);
        from_registry(text("AutoConfigURL").as_deref(), is_on, text("ProxyServer").as_deref())
    }

    pub(super) fn wants_less_motion() -> bool {
        let mask = CURRENT_USER.open(DESKTOP).and_then(|desktop| desktop.get_value("UserPreferencesMask"));
        mask.is_ok_and(|mask| mask.get(ANIMATES.0).is_some_and(|byte| byte & ANIMATES.1 == 0))
    }

    pub(super) fn wants_more_contrast() -> bool {
        let flags = CURRENT_USER.open(CONTRAST).and_then(|contrast| contrast.get_string("Flags"));
        flags.is_ok_and(|flags| is_high_contrast(&flags))
    }
}

#[cfg(target_os = "macos")]
mod ask {
    use super::{ComputersProxy, from_scutil, printed_by};

    pub(super) fn proxy() -> ComputersProxy {
        printed_by("/usr/sbin/scutil", &["--proxy"])
            .map_or(ComputersProxy::NothingElse, |printed| from_scutil(&printed))
    }

    pub(super) fn wants_less_motion() -> bool {
        let printed = printed_by("/usr/bin/defaults", &["read", "com.apple.universalaccess", "reduceMotion"]);
        printed.is_some_and(|printed| printed.trim() == "1")
    }

    pub(super) fn wants_more_contrast() -> bool {
        let printed = printed_by("/usr/bin/defaults", &["read", "com.apple.universalaccess", "increaseContrast"]);
        printed.is_some_and(|printed| printed.trim() == "1")
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
mod ask {
    use super::{ComputersProxy, from_gsettings, printed_by};

    pub(super) fn proxy() -> ComputersProxy {
        let printed = printed_by("gsettings", &["list-recursively", "org.gnome.system.proxy"]);
        printed.map_or(ComputersProxy::NothingElse, |printed| from_gsettings(&printed))
    }

    pub(super) fn wants_less_motion() -> bool {
        let printed = printed_by("gsettings", &["get", "org.gnome.desktop.interface", "enable-animations"]);
        printed.is_some_and(|printed| printed.trim() == "false")
    }

    pub(super) fn wants_more_contrast() -> bool {
        let printed = printed_by("gsettings", &["get", "org.gnome.desktop.a11y.interface", "high-contrast"]);
        printed.is_some_and(|printed| printed.trim() == "true")
    }
}

/// What a program of the system prints; `None` where there is no such program, or it has nothing to say.
#[cfg(unix)]
fn printed_by(program: &str, arguments: &[&str]) -> Option<String> {
    let output =
        std::process::Command::new(program).args(arguments).stdin(std::process::Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(server: &str) -> ComputersProxy {
        ComputersProxy::NotFollowed(server.parse().unwrap())
    }

    #[test]
    fn the_registry_of_windows() {
        let script = Some("http://wpad.example/proxy.pac");
        for (script, is_on, server, expected) in [
            (None, false, None, ComputersProxy::NothingElse),
            (Some(" "), false, None, ComputersProxy::NothingElse),
            (script, false, None, ComputersProxy::Script),
            (script, true, Some("proxy.example:3128"), ComputersProxy::Script),
            (None, true, Some("proxy.example:3128"), ComputersProxy::NothingElse),
            (None, true, Some("http=a.example:1;https=b.example:2;ftp=c.example:3"), names("b.example:2")),
            (None, true, Some("http=a.example:1; https=http://b.example:2"), names("b.example:2")),
            (None, true, Some("https=b.example:2"), names("b.example:2")),
            (None, false, Some("https=b.example:2"), ComputersProxy::NothingElse),
            (None, true, Some("http=a.example:1"), ComputersProxy::NothingElse),
            (None, true, Some("https=nonsense"), ComputersProxy::NothingElse),
        ] {
            assert_eq!(from_registry(script, is_on, server), expected, "{script:?} {is_on} {server:?}");
        }
    }

    #[test]
    fn what_scutil_prints() {
        let with =
            |line: &str| format!("<dictionary> {{\n  HTTPEnable : 0\n  {line}\n  ProxyAutoDiscoveryEnable : 0\n}}\n");
        assert_eq!(from_scutil(&with("ProxyAutoConfigEnable : 1")), ComputersProxy::Script);
        assert_eq!(from_scutil(&with("ProxyAutoConfigEnable : 0")), ComputersProxy::NothingElse);
        // The address stays there when it is switched off.
        assert_eq!(from_scutil(&with("ProxyAutoConfigURLString : http://wpad.example/a")), ComputersProxy::NothingElse);
        assert_eq!(from_scutil(""), ComputersProxy::NothingElse);
    }

    #[test]
    fn what_gsettings_prints() {
        let with = |mode: &str| {
            format!(
                "org.gnome.system.proxy autoconfig-url ''\norg.gnome.system.proxy ignore-hosts ['localhost']\n\
                 org.gnome.system.proxy mode '{mode}'\norg.gnome.system.proxy.http host 'a.example'\n\
                 org.gnome.system.proxy.http port 1\norg.gnome.system.proxy.https host 'b.example'\n\
                 org.gnome.system.proxy.https port 3128\n"
            )
        };
        assert_eq!(from_gsettings(&with("none")), ComputersProxy::NothingElse);
        assert_eq!(from_gsettings(&with("auto")), ComputersProxy::Script);
        assert_eq!(from_gsettings(&with("manual")), names("b.example:3128"));
        assert_eq!(from_gsettings(&with("manual").replace("b.example", "")), ComputersProxy::NothingElse);
        assert_eq!(from_gsettings(""), ComputersProxy::NothingElse);
    }

    #[test]
    fn the_flags_of_high_contrast() {
        for (flags, is_on) in [("127", true), ("126", false), ("1", true), ("0", false), ("", false), ("yes", false)] {
            assert_eq!(is_high_contrast(flags), is_on, "{flags}");
        }
    }

    #[test]
    fn the_environment_counts_first() {
        assert!(is_in_environment(&[("HOME", "x"), ("https_proxy", "proxy.example:3128")]));
        assert!(is_in_environment(&[("ALL_PROXY", "proxy.example:3128")]));
        assert!(!is_in_environment(&[("HTTP_PROXY", "proxy.example:3128"), ("HTTPS_PROXY", "")]));
    }
}
