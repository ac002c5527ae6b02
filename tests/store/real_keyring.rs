//! The keychain of a Linux desktop: the real gnome-keyring, unlocked, locked, killed, and not there.

use super::other_process::{OtherProcess, longest, spelt};
use super::secret_service::SecretService;

#[test]
fn what_one_process_keeps_the_next_one_finds() {
    let service = SecretService::unlocked();
    let mut first = OtherProcess::on(&service);
    assert_eq!(first.ask("read"), "nothing");
    assert_eq!(first.ask("delete"), "done", "nothing there is fine");
    assert_eq!(first.ask("write one"), "done");
    let mut second = OtherProcess::on(&service);
    assert_eq!(second.ask("read"), spelt(b"one"));
    assert_eq!(second.ask("read-other"), "is there: false", "another item is another entry");
    assert_eq!(second.ask("write the longest"), "done");
    drop(second);
    assert_eq!(first.ask("read"), spelt(&longest()));
    drop(first);
    let mut third = OtherProcess::on(&service);
    assert_eq!(third.ask("read"), spelt(&longest()));
    assert_eq!(third.ask("delete"), "done");
    assert_eq!(third.ask("read"), "nothing");
    assert_eq!(OtherProcess::on(&service).ask("read"), "nothing");
}

/// As after an automatic sign-in, on a desktop that can't ask.
#[test]
fn a_locked_keyring_says_so_and_keeps_what_it_has() {
    let mut service = SecretService::unlocked();
    assert_eq!(OtherProcess::on(&service).ask("write kept"), "done");
    service.kill_keyring();
    service.start_locked();
    let mut process = OtherProcess::on(&service);
    for order in ["read", "write other", "delete"] {
        assert_eq!(process.ask(order), "Locked", "{order}");
    }
    service.unlock();
    assert_eq!(process.ask("read"), spelt(b"kept"));
}

/// The question stands on the screen, and she has gone to make tea.
#[test]
fn a_locked_keyring_that_asks_is_not_waited_for_for_ever() {
    let mut service = SecretService::unlocked();
    assert_eq!(OtherProcess::on(&service).ask("write kept"), "done");
    service.kill_keyring();
    service.start_locked();
    for order in ["read", "write other", "delete"] {
        let mut process = OtherProcess::on(&service);
        assert_eq!(process.ask("limit 1500"), "done");
        let mut prompter = service.prompter();
        process.begin(order);
        prompter.wait_until_asked();
        assert_eq!(process.answer(), "TimedOut", "{order}");
        // The next one waits its turn, and not for ever either.
        assert_eq!(process.ask("read"), "TimedOut", "{order}");
        prompter.leave();
        // The question is gone: the keyring is just locked.
        assert_eq!(process.ask("limit 20000"), "done");
        assert_eq!(process.ask("read"), "Locked", "{order}");
    }
    service.unlock();
    let mut process = OtherProcess::on(&service);
    assert_eq!(process.ask("read"), spelt(b"kept"), "what was given up has not happened later");
}

#[test]
fn a_keyring_that_is_killed_is_an_error_until_it_is_back() {
    let mut service = SecretService::unlocked();
    let mut process = OtherProcess::on(&service);
    assert_eq!(process.ask("write one"), "done");
    service.kill_keyring();
    for order in ["read", "write two", "delete"] {
        assert_eq!(process.ask(order), "NoStore", "{order}");
    }
    // What was agreed with the former keyring is worth nothing to the new one.
    service.start_keyring();
    assert_eq!(process.ask("read"), spelt(b"one"));
    assert_eq!(process.ask("write two"), "done");
    assert_eq!(OtherProcess::on(&service).ask("read"), spelt(b"two"));
    assert_eq!(process.ask("delete"), "done");
    assert_eq!(process.ask("read"), "nothing");
}

#[test]
fn a_keyring_that_is_killed_while_it_asks_hangs_nobody() {
    for order in ["read", "write two", "delete"] {
        let mut service = SecretService::unlocked();
        let mut process = OtherProcess::on(&service);
        assert_eq!(process.ask("write one"), "done");
        service.kill_keyring();
        service.start_locked();
        assert_eq!(process.ask("limit 3000"), "done");
        let mut prompter = service.prompter();
        process.begin(order);
        prompter.wait_until_asked();
        service.kill_keyring();
        assert_eq!(process.answer(), "TimedOut", "{order}");
        // Nobody tells the library that nobody will ever answer; the next start of Beadle finds the keyring again.
        assert_eq!(process.ask("read"), "TimedOut", "{order}");
        service.start_keyring();
        assert_eq!(OtherProcess::on(&service).ask("read"), spelt(b"one"), "{order}");
    }
}

#[test]
fn without_a_keyring_there_is_none_until_one_comes() {
    let mut service = SecretService::without_keyring();
    let mut process = OtherProcess::on(&service);
    for order in ["read", "write one", "delete"] {
        assert_eq!(process.ask(order), "NoStore", "{order}");
    }
    service.start_keyring();
    assert_eq!(process.ask("write one"), "done");
    assert_eq!(process.ask("read"), spelt(b"one"));

    let mut nowhere = OtherProcess::with_bus(&service, "unix:path=/nonexistent/bus");
    for order in ["read", "write two", "delete"] {
        assert_eq!(nowhere.ask(order), "NoStore", "{order}");
    }
    assert_eq!(process.ask("read"), spelt(b"one"));
}
