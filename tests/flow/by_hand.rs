//! A clerk sets her council up without help, from the first start to the list of users, by what the screens say alone.

use beadle::domain::connection::Endpoint;
use beadle::domain::outcome::SignInFailure;
use beadle::model::Session;
use beadle::msg::StartMode;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::council::Council;
use crate::front::{Front, Step};
use crate::rig::{Rig, World, files_below, holds};
use crate::stage::{CLERK, CLIENT_SECRET, Stage, on_disk, wait_for_users, wait_for_welcome};

const TRY: &str = "Try it with Zoho";

/// From the welcome page to the last page, every value filled in as the pages say.
fn to_the_last_page(stage: &Stage) -> Rig {
    let mut rig = stage.start(StartMode::Welcome);
    wait_for_welcome(&mut rig);
    rig.press("Sign in to Zoho Mail");
    rig.press("I'll set it up myself");
    assert!(rig.says("Step 1 of 7"));
    rig.type_into("Council's name", "Little Wittering Parish Council");
    rig.press("Next");
    assert!(rig.says("https://api-console.zoho.eu"));
    rig.press("Next");
    assert!(rig.says("Server-based Applications"));
    rig.press("Next");
    assert!(rig.says("http://127.0.0.1:8090/callback"));
    rig.press("Next");
    rig.type_into("Client ID", " 1000.BYHAND ");
    rig.press("Next");
    paste_secret(&mut rig, &format!(" {CLIENT_SECRET} "));
    rig.press("Next");
    assert!(rig.says("Step 7 of 7") && !rig.says(CLIENT_SECRET));
    rig
}

fn paste_secret(rig: &mut Rig, secret: &str) {
    rig.window.get_by_role_and_label(Role::PasswordInput, "Client secret").focus();
    rig.window.run_steps(2);
    rig.window.event(egui::Event::Paste(secret.to_owned()));
    rig.window.run_steps(3);
}

/// Tries it, and takes another port as long as another program, perhaps another test, has the one that is offered.
fn try_it(rig: &mut Rig) {
    loop {
        rig.press(TRY);
        rig.wait("an answer", |model| !matches!(model.session, Session::SigningIn(_)));
        let Session::SignedOut(Some(SignInFailure::PortTaken(_))) = rig.model().session else { return };
        rig.press("Use another port");
        assert!(rig.says("The redirect address at Zoho is not the same as here."));
        rig.press("Next");
    }
}

fn wait_for(rig: &mut Rig, failure: &SignInFailure) {
    rig.wait("the end", |model| matches!(&model.session, Session::SignedOut(Some(why)) if why == failure));
}

fn has_council_file(stage: &Stage) -> bool {
    files_below(&stage.profile()).iter().any(|path| path.ends_with("council.json"))
}

#[test]
fn from_the_first_start_to_the_users_and_in_again_the_next_day() {
    let stage = Stage::new().clicking(&["accept"]);
    let mut rig = to_the_last_page(&stage);
    assert!(!has_council_file(&stage));
    try_it(&mut rig);
    assert!(rig.says(&format!("You signed in as {CLERK}. Add this council?")), "{:?}", rig.statuses());
    assert!(rig.says("You called it Little Wittering Parish Council."));
    assert!(!has_council_file(&stage), "nothing is kept before she says yes");
    rig.press("Add this council");
    wait_for_users(&mut rig);
    rig.wait("the list of councils", |model| model.councils.known.len() == 1);
    assert!(has_council_file(&stage));
    assert!(!holds(&on_disk(&stage.profile()), CLIENT_SECRET), "the secret belongs in the keychain only");
    drop(rig);
    let mut again = stage.start(StartMode::Welcome);
    wait_for_users(&mut again);
    assert_eq!(again.model().signed_in().unwrap().council, "Little Wittering Parish Council");
    drop(again);
    assert_eq!(stage.council.n_sign_ins(), 1);
}

#[test]
fn what_is_declined_or_refused_keeps_nothing_but_what_she_typed() {
    let stage = Stage::new().clicking(&["reject", "accept", "accept"]);
    let mut rig = to_the_last_page(&stage);
    try_it(&mut rig);
    assert!(rig.says("Access was declined at Zoho"), "{:?}", rig.statuses());
    try_it(&mut rig);
    rig.press("Don't add it");
    wait_for(&mut rig, &SignInFailure::NotAdded);
    assert!(rig.says("The council was not added"));
    stage.council.wait_for_sign_ins(0);
    assert!(!has_council_file(&stage));
    try_it(&mut rig);
    rig.press("Add this council");
    wait_for_users(&mut rig);
}

#[test]
fn zoho_says_which_value_is_wrong_before_the_browser_opens() {
    for (fault, says, alter, value) in [
        ("token-bad-client", "Zoho does not know this client ID.", "Alter the client ID", "Paste the client ID"),
        (
            "token-bad-secret",
            "Zoho says that the client secret does not belong to this client ID.",
            "Alter the client secret",
            "Paste the client secret",
        ),
    ] {
        let mut stage = Stage::new();
        stage.council = Council::start(&format!("fault={fault}"));
        stage.world = World { zoho: stage.council.endpoint(), ..World::new() };
        // No browser opens here; a try that came to it would say so.
        let mut rig = to_the_last_page(&stage);
        try_it(&mut rig);
        assert!(rig.says(says), "{:?}", rig.statuses());
        rig.press(alter);
        assert!(rig.says(value) && rig.says(says), "the page of the value says it, too");
        assert!(!has_council_file(&stage));
    }
}

#[test]
fn an_error_on_zohos_page_is_told_by_the_clerk_and_put_right() {
    let stage = Stage::new().clicking(&[]);
    let mut rig = to_the_last_page(&stage);
    rig.press(TRY);
    rig.wait_to_offer("It names the redirect address");
    rig.press("It names the redirect address");
    assert!(rig.says("The redirect address at Zoho is not the same as here."));
    rig.press("Next");
    assert!(rig.offers(TRY));
}

#[test]
fn without_a_network_it_says_so_and_nothing_is_lost() {
    let mut stage = Stage::new().clicking(&["accept"]);
    let front = Front::start(&stage.council.base(), |_| Step::pass());
    stage.world.zoho = Endpoint { base: Some(front.base.clone()), ..stage.council.endpoint() };
    front.go_down();
    let mut rig = to_the_last_page(&stage);
    rig.press(TRY);
    rig.wait("the end", |model| matches!(model.session, Session::SignedOut(Some(SignInFailure::Read(_)))));
    assert!(rig.offers(TRY) && rig.says("1000.BYHAND"));
    front.come_up();
    try_it(&mut rig);
    rig.press("Add this council");
    wait_for_users(&mut rig);
}

#[test]
fn the_same_organisation_is_not_set_up_twice() {
    let stage = Stage::new().clicking(&["accept", "accept"]);
    drop(stage.first_day());
    let mut rig = stage.start(StartMode::Welcome);
    wait_for_users(&mut rig);
    rig.press("Sign out");
    rig.press("Sign out now");
    wait_for_welcome(&mut rig);
    rig.press("Set up your council");
    rig.press("I'll set it up myself");
    rig.type_into("Council's name", "Another name");
    for _ in 0..4 {
        rig.press("Next");
    }
    rig.type_into("Client ID", "1000.OTHER");
    rig.press("Next");
    paste_secret(&mut rig, CLIENT_SECRET);
    rig.press("Next");
    try_it(&mut rig);
    assert!(
        rig.says("This organisation is on this computer already, as Little Wittering Parish Council"),
        "{:?}",
        rig.statuses()
    );
    assert_eq!(files_below(&stage.profile()).iter().filter(|path| path.ends_with("council.json")).count(), 1);
}

#[test]
fn a_council_that_was_added_with_a_wrong_secret_is_completed() {
    let stage = Stage::new().clicking(&["accept"]);
    // Added from a file, and never signed in to.
    drop(stage.add_and_keep_the_file());
    let mut rig = stage.start(StartMode::Welcome);
    wait_for_welcome(&mut rig);
    rig.press("Set up your council");
    rig.press("I'll set it up myself");
    rig.type_into("Council's name", "Little Wittering Parish Council");
    for _ in 0..4 {
        rig.press("Next");
    }
    rig.type_into("Client ID", "1000.SETUPFILE");
    rig.press("Next");
    paste_secret(&mut rig, "the-right-one");
    rig.press("Next");
    try_it(&mut rig);
    rig.press("Add this council");
    wait_for_users(&mut rig);
    assert_eq!(rig.model().councils.known.len(), 1, "it is the same council");
    drop(rig);
    let mut again = stage.start(StartMode::Welcome);
    wait_for_users(&mut again);
}

#[test]
fn with_the_publishers_client_only_the_name_is_asked_for() {
    let mut stage = Stage::new().clicking(&["accept"]);
    stage.world.publisher = Some("1000.PUBLISHER".to_owned());
    let mut rig = stage.start(StartMode::Welcome);
    wait_for_welcome(&mut rig);
    rig.press("Sign in to Zoho Mail");
    assert!(rig.says("Nobody has to prepare anything."));
    rig.press("I'll set it up myself");
    rig.type_into("Council's name", "Little Wittering Parish Council");
    rig.press("Next");
    assert!(rig.says("Step 2 of 2") && !rig.says("Client ID"));
    // Its port can't be altered, so another test may have it for a moment.
    loop {
        rig.press(TRY);
        rig.wait("an answer", |model| !matches!(model.session, Session::SigningIn(_)));
        if !matches!(rig.model().session, Session::SignedOut(Some(SignInFailure::PortTaken(_)))) {
            break;
        }
    }
    rig.press("Add this council");
    wait_for_users(&mut rig);
    assert!(!rig.model().signed_in().unwrap().owner.name.is_empty());
}
