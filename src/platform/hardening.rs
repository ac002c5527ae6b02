//! Keeping the process's memory, and so a password in it, out of files.

/// Asks the system to write no core dump when Beadle crashes. Best effort: where that can't be had, Beadle still
/// works. Returns whether it was had.
///
/// `PR_SET_DUMPABLE` would also keep other programs of the same user from reading our memory, but the desktop's file
/// dialogs (xdg-desktop-portal) then refuse to talk to us, as they look the caller up in `/proc`.
#[must_use]
pub fn forbid_core_dumps() -> bool {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).is_ok()
    }
    #[cfg(not(target_os = "linux"))]
    {
        false
    }
}
