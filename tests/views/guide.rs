//! `I'm the new clerk` by role and name, and with the keyboard.

use beadle::domain::guide::{Guide, GuideStep};
use beadle::domain::guide_ticks::GuideTicks;
use beadle::domain::outcome::{ReadFailure, Unsent};
use beadle::domain::supplier::Supplier;
use beadle::domain::user::User;
use beadle::msg::{Command, Effect, GuideDone, GuideMsg, GuideWork, Msg, Page, Reply, Signed, TicksTrouble};
use egui::Key;
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use crate::common::{Desk, clerk, now, signed};
use crate::stage::{Window, window, windowed};

const TITLES: [&str; 7] = [
    "A password of your own",
    "Sign out all devices",
    "Two-step sign-in",
    "Recovery address and telephone",
    "Forwarding and filters",
    "Administrators",
    "The old Beadle",
];

const USUAL: [f32; 2] = [1100.0, 740.0];
/// The usual window with text at 200 %.
const LARGE_TEXT: [f32; 2] = [550.0, 370.0];
/// Room for the steps at the side, and no more.
const JUST_WIDE: [f32; 2] = [918.0, 600.0];

fn sized(desk: Desk, look: egui::Theme, size: [f32; 2]) -> Window<'static> {
    let mut window = windowed(desk, look, 1.0, true);
    window.set_size(size.into());
    window.run();
    window
}

fn ticked(steps: &[GuideStep]) -> GuideTicks {
    let mut ticks = GuideTicks::new(Guide::NewClerk);
    for step in steps {
        ticks.set(*step, Some(now()));
    }
    ticks
}

/// The page is open, with these ticks and this record.
fn opened_as(mut desk: Desk, ticks: GuideTicks, own: User) -> Desk {
    desk.send(Msg::DismissNotice);
    desk.send(Msg::GoTo(Page::NewClerk));
    let id = desk.request(|command| matches!(command, Command::Guide(_, GuideWork::Read(_))));
    let look = desk.request(|command| matches!(command, Command::ReadUser { .. }));
    desk.reply(Reply::Guide(id, GuideDone::Read(Ok(ticks))));
    desk.reply(Reply::UserRead { id: look, result: Ok(Box::new(own)) });
    desk
}

fn opened(ticks: GuideTicks) -> Desk {
    opened_as(Desk::signed_in(), ticks, clerk())
}

fn press(window: &mut Window<'_>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click_accesskit();
    window.run();
}

fn says(window: &Window<'_>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn item(place: usize, state: &str) -> String {
    format!("Step {} of 7: {}, {state}", place + 1, TITLES.get(place).unwrap())
}

fn choose(window: &mut Window<'_>, place: usize) {
    let name = item(place, "not ticked yet");
    window.get_by_role_and_label(Role::ListItem, &name).click_accesskit();
    window.run();
}

fn focused(window: &Window<'_>) -> Option<String> {
    let node = window.query_all(by().predicate(|_| true)).find(egui_kittest::Node::is_focused)?;
    node.accesskit_node().label()
}

#[test]
fn settings_lead_there_and_back_to_the_button() {
    let mut desk = Desk::signed_in();
    desk.send(Msg::GoTo(Page::Settings));
    let mut window = window(desk);
    press(&mut window, "I'm the new clerk");
    let heading = window.get_by_role_and_label(Role::Heading, "I'm the new clerk");
    assert_eq!(heading.accesskit_node().level(), Some(1));
    assert_eq!(focused(&window).as_deref(), Some("Back"));
    assert!(window.query_by_role(Role::CheckBox).is_none(), "what is ticked is not known yet");
    window.key_press(Key::Escape);
    window.run();
    assert!(window.query_by_role_and_label(Role::Heading, "I'm the new clerk").is_none());
    assert_eq!(focused(&window).as_deref(), Some("I'm the new clerk"));
}

#[test]
fn every_step_says_what_why_and_where_and_has_its_tick() {
    let mut window = window(opened(GuideTicks::new(Guide::NewClerk)));
    window.get_by_role_and_label(Role::List, "Steps");
    for (place, title) in TITLES.into_iter().enumerate() {
        if place > 0 {
            choose(&mut window, place);
        }
        let heading = window.get_by_role_and_label(Role::Heading, title);
        assert_eq!(heading.accesskit_node().level(), Some(2));
        let why = window.get_by_role_and_label(Role::Heading, "Why");
        assert_eq!(why.accesskit_node().level(), Some(3));
        let name = format!("Done: {title}");
        let tick = window.get_by_role_and_label(Role::CheckBox, &name);
        assert_eq!(tick.accesskit_node().toggled(), Some(Toggled::False));
        let opens = window.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        assert!(opens.into_iter().any(|name| name.starts_with("Open ")), "{title}");
        let name = item(place, "not ticked yet");
        let item = window.get_by_role_and_label(Role::ListItem, &name);
        assert_eq!(item.accesskit_node().is_selected(), Some(true));
        assert!(!says(&window, "["), "a sentence is missing on {title}");
    }
    assert!(window.query_by_role_and_label(Role::Button, "Next step").is_none(), "it is the last one");
    assert!(window.query_by_role_and_label(Role::Button, "Begin again").is_none(), "nothing is ticked");
}

#[test]
fn a_tick_is_seen_everywhere_and_asks_for_the_next_step() {
    let mut window = window(opened(ticked(&[GuideStep::OwnPassword])));
    window.get_by_role_and_label(Role::ListItem, &item(0, "ticked"));
    assert!(says(&window, "1 of 7 steps is ticked."));
    window.get_by_role_and_label(Role::CheckBox, "Done: Sign out all devices").click_accesskit();
    window.run();
    let tick = window.get_by_role_and_label(Role::CheckBox, "Done: Sign out all devices");
    assert_eq!(tick.accesskit_node().toggled(), Some(Toggled::True));
    assert!(says(&window, "Ticked on 24 November 2026"));
    assert!(says(&window, "2 of 7 steps are ticked."));
    assert!(window.state().desk.commands().any(|command| matches!(command, Command::Guide(_, GuideWork::Keep(_)))));
    press(&mut window, "Next step");
    assert_eq!(focused(&window), Some(item(2, "not ticked yet")));
    press(&mut window, "Step before");
    assert_eq!(focused(&window), Some(item(1, "ticked")));
}

#[test]
fn the_keyboard_reaches_every_tick() {
    for size in [USUAL, LARGE_TEXT] {
        let desk = opened(GuideTicks::new(Guide::NewClerk));
        let mut window = sized(desk, egui::Theme::Light, size);
        for (place, title) in TITLES.into_iter().enumerate() {
            let tick = format!("Done: {title}");
            let mut n_keys = 0;
            while focused(&window).as_ref() != Some(&tick) {
                window.key_press(Key::Tab);
                window.run_steps(20);
                n_keys += 1;
                assert!(n_keys < 40, "{tick} in {size:?}");
            }
            window.key_press(Key::Space);
            window.run_steps(20);
            let node = window.get_by_role_and_label(Role::CheckBox, &tick);
            assert_eq!(node.accesskit_node().toggled(), Some(Toggled::True), "{tick} in {size:?}");
            assert!(node.is_focused(), "the focus stays on {tick}");
            if place < 6 {
                window.key_press(Key::Tab);
                window.run_steps(20);
                assert_eq!(focused(&window).as_deref(), Some("Next step"));
                window.key_press(Key::Enter);
                window.run_steps(20);
            }
        }
        assert!(says(&window, "7 of 7 steps are ticked."));
        let end = "All steps are ticked, the last one on 24 November 2026. The desk is yours.";
        window.get_by_role_and_label(Role::Status, end);
    }
}

#[test]
fn with_large_text_the_steps_stand_above_and_everything_fits() {
    for look in [egui::Theme::Light, egui::Theme::Dark] {
        let mut window = sized(opened(ticked(&[GuideStep::OwnPassword])), look, LARGE_TEXT);
        let place = |window: &Window<'_>, place: usize, state: &str| {
            window.get_by_role_and_label(Role::ListItem, &item(place, state)).rect()
        };
        let (first, last) = (place(&window, 0, "ticked"), place(&window, 6, "not ticked yet"));
        assert!((first.top() - last.top()).abs() < 1.0, "one row: {first:?} {last:?}");
        let heading = window.get_by_role_and_label(Role::Heading, "Sign out all devices").rect();
        assert!(heading.top() > first.bottom());
        for place in 1..7 {
            if place > 1 {
                choose(&mut window, place);
            }
            for role in [Role::Button, Role::CheckBox, Role::Heading, Role::ListItem, Role::Label, Role::Status] {
                for node in window.query_all_by_role(role) {
                    let (left, right) = (node.rect().left(), node.rect().right());
                    assert!(
                        left >= 0.0 && right <= LARGE_TEXT[0],
                        "{:?} {left} to {right}",
                        node.accesskit_node().label()
                    );
                }
            }
        }
    }
}

#[test]
fn in_the_foot_nothing_lies_over_anything_else() {
    // Just wide enough for the steps at the side.
    let mut window = sized(opened(ticked(Guide::NewClerk.steps())), egui::Theme::Light, JUST_WIDE);
    window.get_by_role_and_label(Role::ListItem, &item(3, "ticked")).click_accesskit();
    window.run();
    let tick = window.get_by_role_and_label(Role::CheckBox, "Done: Recovery address and telephone").rect();
    let day = window.get_by_label("Ticked on 24 November 2026").rect();
    let before = window.get_by_role_and_label(Role::Button, "Step before").rect();
    let next = window.get_by_role_and_label(Role::Button, "Next step").rect();
    assert!(tick.right() <= before.left() && before.right() <= next.left(), "{tick:?} {before:?} {next:?}");
    assert!(day.top() >= tick.bottom() - 5.0 && day.bottom() <= JUST_WIDE[1], "{tick:?} {day:?}");
}

#[test]
fn beginning_again_is_a_question_with_the_safe_answer_first() {
    let mut window = window(opened(ticked(Guide::NewClerk.steps())));
    press(&mut window, "Begin again");
    assert_eq!(focused(&window).as_deref(), Some("Keep the ticks"));
    window.key_press(Key::Escape);
    window.run();
    assert!(window.query_by_role_and_label(Role::Button, "Keep the ticks").is_none());
    assert_eq!(focused(&window).as_deref(), Some("Begin again"));
    assert!(says(&window, "7 of 7 steps are ticked."));
    press(&mut window, "Begin again");
    press(&mut window, "Take the ticks away");
    assert!(says(&window, "None of the 7 steps is ticked yet."));
    assert_eq!(focused(&window), Some(item(0, "not ticked yet")));
}

#[test]
fn what_zoho_says_is_dated_and_what_it_does_not_say_is_not_made_up() {
    let own = User {
        two_step: Some(true),
        outside: vec!["former.clerk@example.org".parse().unwrap()],
        forwards_to: vec!["private@example.org".to_owned()],
        ..clerk()
    };
    let unknown = User { two_step: None, last_password_reset: None, mail_apps: None, ..clerk() };
    for (user, step, words) in [
        (&own, 0, "Password last changed: 20 November 2025, 10:00"),
        (&own, 0, "Two-step sign-in is on. If the codes still go to the clerk before you, do step 3 first."),
        (&own, 1, "Mail apps such as Outlook are on for this mailbox."),
        (&own, 2, "Two-step sign-in: on"),
        (&own, 3, "Confirmed addresses elsewhere: former.clerk@example.org. Is each of them yours?"),
        (&own, 4, "Mail goes on to private@example.org. Did you set that up?"),
        (&unknown, 0, "Zoho names no day on which the password was changed."),
        (&unknown, 1, "Zoho does not say whether two-step sign-in is on."),
        (&unknown, 2, "Two-step sign-in: not known"),
        (&unknown, 3, "Zoho names no confirmed address outside the council."),
        (&unknown, 4, "Zoho names no address that mail is forwarded to."),
    ] {
        let mut window = window(opened_as(Desk::signed_in(), GuideTicks::new(Guide::NewClerk), user.clone()));
        if step > 0 {
            choose(&mut window, step);
        }
        assert!(says(&window, words), "{words}");
        assert!(says(&window, "Read from Zoho on 24 November 2026, 09:00."), "{words}");
    }
    let calm = window(opened(GuideTicks::new(Guide::NewClerk)));
    assert!(!says(&calm, "do step 3 first"), "two-step sign-in is off");
}

#[test]
fn administrators_are_named_as_far_as_the_list_goes() {
    let mut window = window(opened(GuideTicks::new(Guide::NewClerk)));
    choose(&mut window, 5);
    for words in [
        "Zoho's list names 1 administrator:",
        "Harriet Lowe, clerk@littlewittering-pc.gov.uk: super administrator. That is you.",
        "The list was read on 24 November 2026, 09:00.",
        "You are the only administrator.",
    ] {
        assert!(says(&window, words), "{words}");
    }
    press(&mut window, "Look again");
    assert!(says(&window, "The list is still being read.") && !says(&window, "You are the only administrator."));
    window.state_mut().desk.send(Msg::Users(beadle::msg::UsersMsg::CancelLoading));
    window.run();
    assert!(says(&window, "The list was not read to its end, so there may be more."));
}

#[test]
fn the_last_step_says_who_can_help() {
    let supplier = Supplier::new(Some("Parish Mail"), Some("01632 960123"), None);
    let desk = Desk::signed_in_as(Signed { supplier, since: Some(now()), ..signed() });
    let mut window = window(opened_as(desk, GuideTicks::new(Guide::NewClerk), clerk()));
    choose(&mut window, 6);
    for words in ["since 24 November 2026, 09:00.", "Parish Mail can help: 01632 960123.", "about other computers"] {
        assert!(says(&window, words), "{words}");
    }
}

#[test]
fn a_record_that_cannot_be_read_and_a_disk_that_takes_nothing_are_said() {
    let mut desk = opened(GuideTicks::new(Guide::NewClerk));
    desk.send(Msg::Guide(GuideMsg::LookAgain));
    let id = desk.request(|command| matches!(command, Command::ReadUser { .. }));
    desk.reply(Reply::UserRead { id, result: Err(ReadFailure::Unsent(Unsent::Connect)) });
    desk.send(Msg::Guide(GuideMsg::Tick(GuideStep::OwnPassword, true)));
    let id = desk.request(|command| matches!(command, Command::Guide(..)));
    let full = beadle::domain::file_trouble::FileTrouble::Full;
    desk.reply(Reply::Guide(id, GuideDone::Kept(Err(TicksTrouble::File(full)))));
    let window = window(desk);
    assert!(says(&window, "Zoho's record could not be read now."));
    assert!(says(&window, "Read from Zoho on 24 November 2026, 09:00."), "what was read earlier stays");
    assert!(says(&window, "The ticks could not be saved: the disk is full."));
    assert!(says(&window, "The ticks are only kept until Beadle is closed."));
    let tick = window.get_by_role_and_label(Role::CheckBox, "Done: A password of your own");
    assert_eq!(tick.accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn buttons_open_zohos_pages_and_practice_says_that_they_are_real() {
    let mut window = window(opened(GuideTicks::new(Guide::NewClerk)));
    assert!(says(&window, "You are practising, but these pages are Zoho's real ones."));
    press(&mut window, "Open my account at Zoho");
    let opened = window.state().desk.effects.iter().any(|effect| matches!(effect, Effect::Send(Command::OpenUrl(_))));
    assert!(opened);
}
