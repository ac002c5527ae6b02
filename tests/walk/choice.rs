//! What the clerk may do next, and how likely it is that she does.

use beadle::domain::outcome::{ReadFailure, Unsent};
use beadle::model::reset::{Freshness, Phase};
use beadle::model::users::Load;
use beadle::model::{Model, Session};
use beadle::msg::Page;
use beadle::reset::operation::Outcome;
use beadle::reset::step::Step;
use egui::accesskit::Role;

use crate::screen::{Screen, Seen};

/// One thing that can be done.
#[derive(Debug, Clone)]
pub(crate) enum Move {
    /// Presses what is at this place of the tree.
    Press(Seen),
    /// Presses it with the pointer, twice.
    PressTwice(Seen),
    /// Presses a key.
    Key(egui::Key),
    /// Presses a key together with Ctrl.
    CtrlKey(egui::Key),
    /// Waits until Ctrl+Enter is heard on step 9, and presses it.
    PatientCtrlEnter,
    /// Fills a field in.
    Fill(Seen, &'static str),
    /// Types a password of her own into both fields.
    TypeOwn,
    /// Waits a little.
    Wait,
    /// Waits until nothing is under way.
    Settle,
    /// Closes the window, answers what is asked, and starts Beadle again if it did close.
    Close,
    /// Starts Beadle again, because nothing else helps.
    Restart,
}

/// Where she is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Welcome,
    Asked,
    Help,
    History,
    Trouble,
    Table,
    Editing(Step),
    Applying,
    Unknown,
    Done,
}

impl Place {
    fn of(model: &Model) -> Self {
        if !matches!(model.session, Session::SignedIn(_)) {
            return Self::Welcome;
        }
        if model.leaving.is_some() {
            return Self::Asked;
        }
        if model.help.is_some() {
            return Self::Help;
        }
        if model.page != Page::Users {
            return Self::History;
        }
        if model.trouble.is_some() {
            return Self::Trouble;
        }
        match model.reset.as_ref().map(|reset| &reset.phase) {
            None => Self::Table,
            Some(Phase::Editing(step)) => Self::Editing(*step),
            Some(Phase::Applying(_)) => Self::Applying,
            Some(Phase::Ended(ended)) => match ended.operation.outcome() {
                Some(Outcome::Unknown(_)) => Self::Unknown,
                _ => Self::Done,
            },
        }
    }
}

/// Beadle can't go on without being closed and opened again.
pub(crate) fn is_signed_out(model: &Model) -> bool {
    let gone = ReadFailure::Unsent(Unsent::SignedOut);
    let stale = |freshness: &Freshness| *freshness == Freshness::Stale(gone.clone());
    matches!(model.session, Session::SignedOut(_))
        || matches!(&model.users.load, Load::Failed(failure) if *failure == gone)
        || model.reset.as_ref().is_some_and(|reset| stale(&reset.freshness))
        || model.trouble.as_ref().is_some_and(|trouble| stale(&trouble.freshness))
}

/// Chooses by the dice.
pub(crate) fn choose(screen: &Screen, model: &Model, dice: u32) -> Move {
    let moves = moves(screen, model);
    let total: u32 = moves.iter().map(|(weight, _)| weight).sum();
    let mut left = dice % total.max(1);
    for (weight, one) in moves {
        if left < weight {
            return one;
        }
        left -= weight;
    }
    Move::Settle
}

/// Everything that can be done, with its weight.
fn moves(screen: &Screen, model: &Model) -> Vec<(u32, Move)> {
    let place = Place::of(model);
    let mut moves: Vec<(u32, Move)> = Vec::new();
    for seen in screen.controls() {
        let weight = weight(seen, place, model);
        if weight > 0 {
            moves.push((weight, Move::Press(seen.clone())));
        }
    }
    moves.extend(others(screen, place));
    let way_out = if is_signed_out(model) && place != Place::Applying { 120 } else { 1 };
    match place {
        Place::Welcome => moves.push((200, Move::Restart)),
        Place::Unknown => moves.push((if way_out > 1 { 40 } else { 4 }, Move::Close)),
        Place::Asked => {}
        _ => moves.push((way_out, Move::Close)),
    }
    moves
}

/// What is not a press of something in the window.
fn others(screen: &Screen, place: Place) -> Vec<(u32, Move)> {
    let mut moves = Vec::new();
    let mut add = |weight: u32, one: Move| moves.push((weight, one));
    match place {
        Place::Applying => {
            add(400, Move::Settle);
            add(120, Move::Wait);
            add(10, Move::Key(egui::Key::Escape));
            add(10, Move::CtrlKey(egui::Key::Enter));
        }
        Place::Unknown | Place::Done => {
            add(25, Move::Settle);
            add(15, Move::Wait);
            add(4, Move::CtrlKey(egui::Key::Enter));
            add(3, Move::Key(egui::Key::Escape));
            add(3, Move::Key(egui::Key::F9));
        }
        Place::Editing(step) => {
            add(6, Move::Wait);
            add(6, Move::Settle);
            add(2, Move::Key(egui::Key::Escape));
            add(8, Move::Key(egui::Key::Enter));
            add(6, Move::CtrlKey(egui::Key::Enter));
            add(2, Move::Key(egui::Key::F9));
            if step == Step::Change {
                add(4, Move::PatientCtrlEnter);
                if let Some(change) = screen.button("Change") {
                    add(50, Move::PressTwice(change.clone()));
                }
            }
            if screen.fields("New password again").next().is_some() {
                add(60, Move::TypeOwn);
            }
            for (weight, text) in
                [(12, "somebody@example.org"), (3, "nobody"), (4, "cllr.pugh@littlewittering-pc.gov.uk")]
            {
                for field in screen.fields("Send to") {
                    add(weight, Move::Fill(field.clone(), text));
                }
            }
        }
        Place::Table => {
            add(5, Move::Wait);
            add(8, Move::Settle);
            for text in
                ["Pugh", "e", "zzz", "", "clerk@littlewittering-pc.gov.uk", "new.person@littlewittering-pc.gov.uk"]
            {
                for field in screen.fields("Search users") {
                    add(2, Move::Fill(field.clone(), text));
                }
            }
            add(4, Move::Key(egui::Key::Enter));
            add(4, Move::Key(egui::Key::ArrowDown));
        }
        Place::Help | Place::History | Place::Trouble => {
            add(4, Move::Wait);
            add(6, Move::Settle);
            add(2, Move::Key(egui::Key::Escape));
        }
        Place::Asked => {
            add(6, Move::Wait);
            add(6, Move::Key(egui::Key::Escape));
            add(6, Move::Settle);
        }
        Place::Welcome => {}
    }
    moves
}

/// How likely a press of this is.
#[expect(clippy::match_same_arms, reason = "a table of weights, one line for each name")]
fn weight(seen: &Seen, place: Place, model: &Model) -> u32 {
    let name = seen.name.as_str();
    // These would leave for the browser or for another council, or end the one sign-in that the walk has.
    if matches!(name, "Open Zoho's console" | "Change mine at Zoho" | "Sign out" | "Sign in again")
        // And this for the window of another program.
        || name.ends_with(" in folder")
        || place == Place::Welcome
    {
        return 0;
    }
    match seen.role {
        Role::ListBoxOption => return 1,
        Role::Button | Role::RadioButton | Role::CheckBox => {}
        _ => return 0,
    }
    if place == Place::Asked {
        return match name {
            "Stay here" => 60,
            "Leave unresolved" => 25,
            "Close anyway" => 12,
            "Show password" | "Copy password" => 4,
            _ => 1,
        };
    }
    let has_reason = model.reset.as_ref().is_some_and(|reset| reset.draft.answers().reason.is_some());
    let is_own = model.signed_in().is_some_and(|signed_in| name.ends_with(signed_in.owner.name.as_str()));
    match (name, place) {
        ("Close the help", _) => 60,
        ("Users", Place::History) => 60,
        ("Users", Place::Applying | Place::Unknown) => 6,
        ("Users", _) => 1,
        ("History", Place::Table) => 8,
        ("History", _) => 4,
        ("Dismiss", _) => 20,
        ("Refresh" | "Stop", _) => 4,
        ("Try again", _) => 30,
        ("Show everybody", _) => 60,
        ("Check with Zoho", Place::Unknown) => 40,
        ("Check with Zoho", _) => 30,
        ("Put this away", _) => 12,
        ("Change", Place::Editing(Step::Change)) => 160,
        ("Change it all the same", _) => 60,
        ("Use these suggestions", _) => {
            if has_reason {
                140
            } else {
                10
            }
        }
        ("Next", Place::Editing(Step::ChangePassword)) => {
            if has_reason {
                40
            } else {
                4
            }
        }
        ("Next", _) => 80,
        ("Back", Place::Trouble) => 50,
        ("Back", _) => 6,
        ("Cancel", _) => 3,
        ("Add a word", _) => 20,
        ("Use a made-up one instead", _) => 12,
        ("Type my own", _) => 8,
        ("Try again with the same password", _) => 45,
        ("Save a slip…", _) => 20,
        ("Delete the slip now", _) => 30,
        ("It worked", _) => 10,
        ("It didn't", _) => 12,
        ("Leave unresolved", _) => 14,
        ("Finish", _) => 60,
        ("Reset someone else", _) => 40,
        ("It still doesn't work", _) => 12,
        (_, Place::Editing(Step::ChangePassword)) if seen.role == Role::RadioButton => {
            if has_reason {
                3
            } else {
                30
            }
        }
        _ if name.starts_with("Look up ") => 8,
        _ if name.starts_with("Step ") => 1,
        _ if name.starts_with("Reset password for ") => {
            if is_own {
                2
            } else {
                40
            }
        }
        _ if name.starts_with("It still doesn't work for ") => 6,
        _ if name.starts_with("Make another password for ") => {
            if is_own {
                2
            } else {
                25
            }
        }
        _ if name.starts_with("Alter ") => 3,
        _ if seen.role == Role::RadioButton => 5,
        _ if seen.role == Role::CheckBox => 8,
        _ => 2,
    }
}
