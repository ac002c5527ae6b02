//! Everything that can go wrong between Beadle and Zoho, row by row: what the clerk is told, what left, and what became
//! of it.
//!
//! The whole app without a screen talks to a real pretend council by way of a front that does nasty things. Time-outs
//! and waits are twenty times shorter than a clerk's. The table is printed at the end of `tests/run faults`.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at what they don't expect"
)]

mod answers;
#[path = "../common/certificates.rs"]
mod certificates;
#[path = "../common/council.rs"]
mod council;
mod engine;
#[path = "../common/front.rs"]
mod front;
mod line_rows;
mod no_way_round;
mod read_rows;
mod report;
mod reset_rows;
#[path = "../common/app.rs"]
mod rig;
mod row;
mod stage;

use std::time::Duration;

use beadle::domain::clock::Clock;
use beadle::domain::outcome::{Answer, FlagSpelling, ResetRequest, SignOut, Unsent};
use beadle::domain::proxy::Proxy;
use beadle::domain::route::Route;
use beadle::domain::secret::{Password, Token};
use beadle::zoho::{Scopes, Session};

use crate::council::Council;
use crate::front::{Gate, Kind, Step, Wait, pass_but};
use crate::report::Report;
use crate::rig::{Rig, VERDICTS};
use crate::stage::{Stage, Way};

#[test]
fn every_fault_is_told_truly() {
    let mut report = Report::new();
    for row in reset_rows::all().into_iter().chain(line_rows::all()) {
        report.run(&row.name, |log| engine::play(&row, log));
    }
    for row in read_rows::all() {
        report.run(&row.name, |log| read_rows::play(&row, log));
    }
    report.finish();
}

/// While an answer is on its way the window goes on, and says so; nothing is told before it is known.
#[test]
fn an_answer_that_is_held_is_waited_for() {
    let stage = Stage::set("", Way::Plain);
    let mut rig = Rig::signed_in(stage.connection());
    rig.walk_to_step_nine(engine::NAME, "Forgotten password");
    let gate = Gate::new();
    stage.front.script(pass_but(Kind::Put, Step::pass().held_after(Wait::Gate(gate.clone()))));
    rig.press("Change");
    rig.wait("the reset at the gate", |_| gate.n_reached() == 1);
    let inspector = stage.council.inspect();
    rig.wait("the change", |_| inspector.changes_applied() == 1);
    rig.rest(Duration::from_millis(300));
    assert!(rig.says("Asking Zoho to change the password of "));
    let statuses = rig.statuses();
    assert!(!statuses.iter().any(|said| VERDICTS.iter().any(|verdict| said.starts_with(verdict))), "{statuses:?}");
    gate.open();
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "That's done");
    assert_eq!(stage.front.puts(), 1);
}

/// A reset can't come this far in the app, which needs the same name to sign in.
#[test]
fn a_name_that_nobody_knows_sends_nothing() {
    let council = Council::start("");
    for base in [council.base(), council.base().replace("http:", "https:")] {
        let mut connection = council.connection(&base);
        connection.endpoint.route = Route::by(Proxy::Server("proxy.invalid:3128".parse().unwrap()));
        let session =
            Session::new(&connection, Token::new(council.refresh_token()), Scopes::UsersAndMail, &Clock::system())
                .unwrap();
        let request = ResetRequest {
            zuid: 5.into(),
            password: Password::new("Maple-Tunnel-Otter-47".to_owned()),
            force_change: false,
            sign_out: SignOut::Say(false, FlagSpelling::Sample),
        };
        let answer = council.run(session.put_reset(&1.into(), &request));
        assert_eq!(answer, Answer::NotSent(Unsent::Dns), "{base}");
    }
    assert_eq!(council.inspect().puts_seen(), 0);
}
