//! Keeping the process's memory, and so a password in it, out of files.

/// Asks the system to write no core dump when Beadle crashes. Best effort: where that can't be had, Beadle still
/// works.
///
/// `PR_SET_DUMPABLE` would also keep other programs of the same user from reading our memory, but the desktop's file
/// dialogs (xdg-desktop-portal) look their caller up in `/proc` and may then refuse it.
pub fn forbid_core_dumps() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        if setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).is_err() {
            tracing::warn!("core dumps could not be forbidden");
        }
    }
}
