//! How long a key press and a frame take with 100,000 users. `cargo bench`.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't set itself up should stop")]

#[path = "../common/mod.rs"]
mod common;

use std::hint::black_box;

use beadle::msg::{Command, Msg, Reply, UsersMsg};
use beadle::ui::shell::shell_ui;
use beadle::ui::theme;
use beadle::ui::view::View;
use criterion::{Criterion, criterion_group, criterion_main};
use egui_kittest::Harness;
use jiff::tz::TimeZone;

use common::{Desk, now, person};

const N_USERS: u64 = 100_000;

fn crowd() -> Desk {
    let mut desk = Desk::signed_in();
    desk.send(Msg::Users(UsersMsg::Refresh));
    let id = desk.request(|command| matches!(command, Command::ListUsers { .. }));
    let users = (0..N_USERS).map(|n| person(1_000 + n, &format!("Person{n} Surname{}", n % 977), &format!("p{n}")));
    desk.reply(Reply::UsersPage { id, users: users.collect(), n_unreadable: 0 });
    desk
}

fn key_press(criterion: &mut Criterion) {
    let mut desk = crowd();
    let mut texts = ["s", "su", "sur", "surname9", "person12 surname"].into_iter().cycle();
    criterion.bench_function("filter 100,000 users", |bencher| {
        bencher.iter(|| desk.send(Msg::Users(UsersMsg::Search(texts.next().unwrap().to_owned()))));
    });
}

fn frame(criterion: &mut Criterion) {
    let desk = crowd();
    let mut view = View::new(now(), TimeZone::UTC);
    let mut window =
        Harness::builder().with_size([1100.0, 740.0]).with_context_setup(theme::install).build_ui(move |ui| {
            shell_ui(ui, black_box(&desk.model), &mut view);
            view.out.clear();
        });
    criterion.bench_function("frame with 100,000 users", |bencher| bencher.iter(|| window.step()));
}

criterion_group!(benches, key_press, frame);
criterion_main!(benches);
