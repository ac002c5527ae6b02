//! Zoho asks to wait, and the list goes on by itself.

use std::time::Duration;

use beadle::model::users::Load;

use crate::council::{Council, HURRY};
use crate::front::{Deed, Front, Kind, Step};
use crate::rig::Rig;

fn too_fast(retry_after: &str) -> Step {
    let head = format!("HTTP/1.1 429 Too Many Requests\r\n{retry_after}Content-Length: 0\r\n\r\n");
    Step::instead(Deed::Say(head.into_bytes()))
}

#[test]
fn the_list_waits_as_long_as_it_is_asked_to_counts_down_and_goes_on() {
    let council = Council::start("120");
    let front = Front::start(&council.base(), |asked| match (asked.kind, asked.nth) {
        (Kind::List, 2) => too_fast("Retry-After: 20\r\n"),
        _ => Step::pass(),
    });
    let mut rig = Rig::connected(council.connection(&front.base));
    rig.wait("the pause", |model| model.users.paused.is_some());
    assert_eq!(rig.model().users.n_users(), 50, "what had arrived is there");
    assert!(rig.says("Zoho asks us to wait. The list goes on in 0:"), "{:?}", rig.statuses());
    let n_asked = front.count(Kind::List);
    rig.rest(Duration::from_secs(20) / HURRY / 2);
    assert_eq!(front.count(Kind::List), n_asked, "nothing is asked while it waits");
    rig.wait("the rest of the list", |model| matches!(model.users.load, Load::Loaded(_)));
    assert_eq!(rig.model().users.n_users(), 120);
    assert!(!rig.says("Zoho asks us to wait"));
}

#[test]
fn a_pause_can_be_stopped() {
    let council = Council::start("120");
    let front = Front::start(&council.base(), |asked| match (asked.kind, asked.nth) {
        (Kind::List, 2) => too_fast("Retry-After: 9000\r\n"),
        _ => Step::pass(),
    });
    let mut rig = Rig::connected(council.connection(&front.base));
    rig.wait("the pause", |model| model.users.paused.is_some());
    assert!(rig.says("goes on in 5:0"), "five minutes are the most: {:?}", rig.statuses());
    rig.press("Stop");
    assert!(matches!(rig.model().users.load, Load::Cancelled));
    rig.press("Refresh");
    rig.wait("the list", |model| matches!(model.users.load, Load::Loaded(_)));
    assert_eq!(rig.model().users.n_users(), 120);
}

#[test]
fn zoho_that_never_stops_asking_is_given_up() {
    let council = Council::start("");
    let front = Front::start(&council.base(), |asked| match asked.kind {
        Kind::List => too_fast("Retry-After: 1\r\n"),
        _ => Step::pass(),
    });
    let mut rig = Rig::connected(council.connection(&front.base));
    rig.wait("the end", |model| matches!(model.users.load, Load::Failed(_)));
    assert!(rig.says("Zoho asks us to wait: too many requests"));
    assert_eq!(front.count(Kind::List), 6);
}
