//! Two councils at two servers: going over, what may never be mixed up, renaming and removing.

use std::path::PathBuf;

use beadle::domain::outcome::SignInFailure;
use beadle::model::{Model, Session};
use beadle::msg::StartMode;
use beadle::platform::browser::Browser;
use egui_kittest::kittest::NodeT as _;
use tempfile::TempDir;

use crate::council::Council;
use crate::rig::{Rig, World, files_below};
use crate::stage::{wait_for_deletion, wait_for_users, wait_for_welcome};

const LITTLE: &str = "Little Wittering Parish Council";
const GREAT: &str = "Great Wittering Town Council";
/// How many times somebody goes over to the other council at random; a long run is asked for with this variable.
const SWITCHES: &str = "BEADLE_SWITCHES";
const FEW_SWITCHES: u32 = 150;

/// Two pretend councils at the place of Zoho, and a clerk's computer.
pub(crate) struct Two {
    little: Council,
    great: Council,
    folder: TempDir,
    world: World,
}

impl Two {
    fn new() -> Self {
        let (little, great) = (Council::start(""), Council::start("council=great"));
        let mut world = World { zoho: little.endpoint(), ..World::new() };
        world.elsewhere.insert("1000.GREAT".to_owned(), great.endpoint());
        Self { little, great, folder: tempfile::tempdir().unwrap(), world }
    }

    fn profile(&self) -> PathBuf {
        self.folder.path().join("profile")
    }

    /// Adds a council from a set-up file with this client, and signs in to it in the browser.
    fn add(&mut self, name: &str, client: &str, browser: Browser) -> Rig {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let file = self.folder.path().join(format!("{client}.beadle"));
        let text = format!(r#"{{"council": "{name}", "client_id": "{client}", "redirect_port": {port}}}"#);
        std::fs::write(&file, text).unwrap();
        self.world.browser = browser;
        let mut rig = Rig::start_with(&self.profile(), StartMode::Adding(file), self.world.clone());
        rig.wait("the question", |model| model.adding.is_some());
        rig.wait_to_offer("Add this council");
        rig.press("Add this council");
        rig.wait_to_offer("Delete the set-up file");
        rig.press("Delete the set-up file");
        wait_for_deletion(&mut rig);
        rig.press("Go on");
        wait_for_welcome(&mut rig);
        rig.press("Sign in to Zoho Mail");
        rig
    }

    fn add_and_confirm(&mut self, name: &str, client: &str, browser: Browser) -> Rig {
        let mut rig = self.add(name, client, browser);
        rig.wait("the question", |model| matches!(model.session, Session::Confirming(..)));
        rig.press("Add this council");
        wait_for_users(&mut rig);
        rig
    }

    /// Both added, the great one open.
    fn both(&mut self) -> Rig {
        let browser = self.little.browser(&["accept"]);
        drop(self.add_and_confirm(LITTLE, "1000.LITTLE", browser));
        let browser = self.great.browser(&["accept"]);
        self.add_and_confirm(GREAT, "1000.GREAT", browser)
    }

    fn n_logins(&self) -> usize {
        self.little.inspect().counts().login + self.great.inspect().counts().login
    }
}

fn switch(rig: &mut Rig, name: &str) {
    rig.press("Switch council");
    choose(rig, name);
    rig.press(&format!("Switch to {name}"));
}

fn choose(rig: &mut Rig, name: &str) {
    let row = rig.window.root().children_recursive().find(|node| {
        let node = node.accesskit_node();
        node.role() == egui::accesskit::Role::ListBoxOption && node.label().is_some_and(|it| it.starts_with(name))
    });
    row.unwrap().click_accesskit();
    rig.window.run_steps(3);
}

fn is_open(model: &Model, name: &str) -> bool {
    model.signed_in().is_some_and(|signed_in| signed_in.council == name) && !model.users.is_loading()
}

/// Everything that is there belongs to the council that is named.
fn all_of_one(rig: &Rig) {
    let model = rig.model();
    let Some(signed_in) = model.signed_in() else {
        assert_eq!(model.users.n_users(), 0, "nobody is signed in, and there are users");
        return;
    };
    let domain = if signed_in.council == LITTLE { "littlewittering-pc.gov.uk" } else { "greatwittering-tc.gov.uk" };
    let other = if signed_in.council == LITTLE { "greatwittering" } else { "littlewittering" };
    assert_eq!(signed_in.domain, domain);
    for place in 0..model.users.n_shown() {
        let address = model.users.shown(place).unwrap().address.as_str();
        assert!(address.ends_with(domain), "{address} at {}", signed_in.council);
    }
    // On the page with the list of councils each has its mail domain.
    if model.page == beadle::msg::Page::Users {
        assert!(!rig.says(other), "something of {other} is on the screen of {}", signed_in.council);
    }
}

#[test]
fn each_council_keeps_to_itself_and_going_back_needs_nobody() {
    let mut two = Two::new();
    let mut rig = two.both();
    all_of_one(&rig);
    let n_logins = two.n_logins();
    for name in [LITTLE, GREAT, LITTLE] {
        switch(&mut rig, name);
        rig.wait("the other council", |model| is_open(model, name));
        all_of_one(&rig);
        assert_eq!(rig.model().users.n_users(), 14);
    }
    assert_eq!(two.n_logins(), n_logins, "the browser was not needed");
    drop(rig);
    let mut again = Rig::start_with(&two.profile(), StartMode::Welcome, two.world.clone());
    wait_for_welcome(&mut again);
    assert!(again.says("Which council?"));
    choose(&mut again, GREAT);
    again.press("Sign in to Zoho Mail");
    again.wait("the council", |model| is_open(model, GREAT));
    all_of_one(&again);
    assert_eq!(two.n_logins(), n_logins, "the sign-in was kept");
}

#[test]
fn an_organisation_that_is_there_is_not_added_twice() {
    let mut two = Two::new();
    let browser = two.little.browser(&["accept"]);
    drop(two.add_and_confirm(LITTLE, "1000.LITTLE", browser));
    let browser = two.little.browser(&["accept"]);
    let mut rig = two.add("Wittering", "1000.SECOND", browser);
    rig.wait(
        "the refusal",
        |model| matches!(&model.session, Session::SignedOut(Some(SignInFailure::KnownCouncil(name))) if name == LITTLE),
    );
    assert!(rig.says(&format!("This organisation is on this computer already, as {LITTLE}")), "{:?}", rig.statuses());
    two.little.wait_for_sign_ins(1);
}

#[test]
fn a_search_in_vain_finds_the_person_in_the_other_council() {
    let mut two = Two::new();
    let mut rig = two.both();
    switch(&mut rig, LITTLE);
    rig.wait("the other council", |model| is_open(model, LITTLE));
    rig.type_into("Search users", "clerk@greatwittering");
    assert!(rig.says(&format!("Harriet Lowe is at {GREAT}.")), "{:?}", rig.statuses());
    rig.press(&format!("Switch to {GREAT}"));
    rig.wait("the other council", |model| is_open(model, GREAT));
    assert_eq!((rig.model().users.search(), rig.model().users.n_shown()), ("clerk@greatwittering", 1));
}

#[test]
fn a_new_name_is_there_at_the_next_start_and_survives_the_next_sign_in() {
    let mut two = Two::new();
    let mut rig = two.both();
    rig.press("Switch council");
    rig.press("Rename");
    rig.type_into("Name on this computer", "The Town");
    rig.press("Save the name");
    rig.wait("the name", |model| model.signed_in().is_some_and(|signed_in| signed_in.council == "The Town"));
    assert!(rig.says("The council is now called The Town."));
    switch(&mut rig, LITTLE);
    rig.wait("the other council", |model| is_open(model, LITTLE));
    switch(&mut rig, "The Town");
    rig.wait("the council", |model| is_open(model, "The Town"));
    drop(rig);
    let mut again = Rig::start_with(&two.profile(), StartMode::Welcome, two.world.clone());
    wait_for_welcome(&mut again);
    choose(&mut again, "The Town");
    again.press("Sign in to Zoho Mail");
    again.wait("the council", |model| is_open(model, "The Town"));
}

#[test]
fn removing_signs_out_and_keeps_or_deletes_the_journal() {
    for deletes in [false, true] {
        let mut two = Two::new();
        let mut rig = two.both();
        assert_eq!(two.great.n_sign_ins(), 1);
        let n_journals = |two: &Two| {
            let files = files_below(&two.profile());
            files.iter().filter(|path| path.ends_with("journal.jsonl")).count()
        };
        rig.walk_to_step_nine("Siân Pugh", "Forgotten password");
        rig.press("Change");
        rig.wait_for_answer();
        rig.press("Finish");
        let before = n_journals(&two);
        rig.press("Switch council");
        rig.press("Remove");
        assert!(rig.says(&format!("Remove {GREAT} from this computer?")));
        if deletes {
            rig.choose("Delete the history too", 0);
        }
        rig.press("Remove this council");
        rig.wait("the removal", |model| model.councils.doing.is_none() && model.councils.known.len() == 1);
        assert!(rig.says(&format!("{GREAT} was removed from this computer.")), "{:?}", rig.statuses());
        two.great.wait_for_sign_ins(0);
        assert_eq!(two.little.n_sign_ins(), 1, "the other one is still signed in to");
        assert_eq!(n_journals(&two), before - usize::from(deletes));
        drop(rig);
        let mut again = Rig::start_with(&two.profile(), StartMode::Welcome, two.world.clone());
        again.wait("the council that is left", |model| is_open(model, LITTLE));
        assert_eq!(again.model().councils.known.len(), 1);
        assert!(!again.offers("Switch council"));
        assert_eq!(again.model().notice.as_ref().map(|notice| notice.key), None, "nothing is left unreadable");
    }
}

/// Over to the other council at any moment: while users are read, while somebody is looked up, while nothing has been
/// answered yet.
#[test]
fn whenever_she_goes_over_nothing_of_one_council_shows_under_the_other() {
    let switches = std::env::var(SWITCHES).map_or(FEW_SWITCHES, |n| n.parse().unwrap());
    let mut two = Two::new();
    let mut rig = two.both();
    let mut dice: u32 = 7;
    let mut n_whole = 0;
    for n in 0..switches {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let to = if rig.model().signed_in().is_some_and(|it| it.council == LITTLE) { GREAT } else { LITTLE };
        switch(&mut rig, to);
        for _ in 0..(dice >> 20) % 9 {
            rig.window.run_steps(1);
            all_of_one(&rig);
        }
        match (dice >> 24) % 6 {
            // In the middle of whatever it is.
            0..=2 => rig.wait("the council", |model| model.signed_in().is_some()),
            3 => {
                rig.wait("the council", |model| model.signed_in().is_some());
                if rig.offers("Refresh") {
                    rig.press("Refresh");
                }
            }
            4 => {
                rig.wait("the users", |model| is_open(model, to));
                n_whole += 1;
                // Somebody of the other council is looked up here, where nobody has that address.
                rig.type_into("Search users", "cllr.pugh@example.org");
                rig.key(egui::Key::Enter);
            }
            _ => {
                rig.wait("the users", |model| is_open(model, to));
                n_whole += 1;
                assert_eq!(rig.model().users.n_users(), 14, "switch {n}");
            }
        }
        all_of_one(&rig);
    }
    assert!(n_whole > switches / 10, "{n_whole}");
    for council in [&two.little, &two.great] {
        let counts = council.inspect().counts();
        assert!(counts.list > 0 && council.inspect().changes_applied() == 0, "{counts:?}");
    }
}
