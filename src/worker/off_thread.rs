//! Work that may block for seconds (a keychain, a browser, a slow disk) on a thread of its own, so that requests go on.

use tokio::sync::oneshot;

/// Runs the work and waits for it without blocking the worker. `None`: no thread was to be had, or the work panicked.
/// When the waiting is given up, the work still goes on to its end.
pub(super) async fn off_thread<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (told, tell) = oneshot::channel();
    let thread = std::thread::Builder::new().name(name.to_owned());
    // Without a thread the sender is dropped, which ends the waiting as well.
    thread.spawn(move || told.send(work()).ok()).ok();
    tell.await.ok()
}
