//! The only place that changes the model: a message goes in, effects come out. No clock, no random source and no I/O
//! of its own; all of that is handed in.

mod account;
pub mod adding;
mod by_hand;
mod change;
mod check;
mod choices;
mod clipboard;
mod councils;
mod guide;
mod hand_over;
mod help;
mod history;
mod making;
mod other_ways;
mod session;
mod setting_up;
mod settings;
mod slip;
mod trouble;
mod users;
mod waiting;
mod wizard;

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::domain::guide::Guide;
use crate::domain::outcome::KeychainTrouble;
use crate::domain::password::random::Random;
use crate::model::{Leaving, Model};
use crate::msg::{Command, Effect, FocusKey, Msg, Notice, Page, Reply, SpellingMsg, Tone};

/// What `update` needs of the world.
pub struct Deps<'a> {
    /// Random bytes; may fail, and then nothing is made up.
    pub random: &'a mut dyn Random,
    /// The time of day.
    pub now: Timestamp,
    /// A clock that never goes back, since the start of the program.
    pub elapsed: Duration,
    /// The clerk's time zone.
    pub zone: TimeZone,
}

/// Takes one message in.
pub fn update(model: &mut Model, msg: Msg, deps: &mut Deps<'_>) -> Vec<Effect> {
    let effects = take(model, msg, deps);
    help::give_way(model);
    effects
}

fn take(model: &mut Model, msg: Msg, deps: &mut Deps<'_>) -> Vec<Effect> {
    match msg {
        Msg::Start(mode) => session::start(model, mode),
        Msg::Welcome(msg) => session::welcome(model, msg),
        Msg::OtherWays(msg) => other_ways::update(model, msg, deps),
        Msg::Adding(msg) => adding::update(model, msg, deps),
        Msg::SettingUp(msg) => setting_up::update(model, msg, deps),
        Msg::Making(msg) => making::update(model, msg),
        Msg::Help(msg) => help::update(model, msg),
        Msg::Account(msg) => account::update(model, msg, deps),
        Msg::Councils(msg) => councils::update(model, msg),
        Msg::GoTo(page) => {
            model.help = None;
            go_to(model, page)
        }
        Msg::Users(msg) => users::update(model, msg, deps.now),
        Msg::Reset(msg) => wizard::update(model, msg, deps),
        Msg::Choices(msg) => choices::update(model, msg, deps),
        Msg::Clipboard(msg) => clipboard::update(model, msg, deps),
        Msg::Preferences(msg) => settings::prefer(model, msg),
        Msg::Settings(msg) => settings::update(model, msg),
        Msg::Guide(msg) => guide::update(model, msg, deps.now),
        Msg::Spelling(msg) => spell(model, msg),
        Msg::Slip(msg) => slip::update(model, msg),
        Msg::Loose(msg) => history::update(model, msg, deps),
        Msg::Trouble(msg) => trouble::update(model, msg),
        Msg::Reply(reply) => take_reply(model, reply, deps),
        Msg::Notify(notice) => {
            model.notice = Some(notice);
            Vec::new()
        }
        Msg::DismissNotice => {
            model.notice = None;
            Vec::new()
        }
        Msg::WorkerGone => {
            model.worker_is_gone = true;
            model.notice = Some(notice("notice-worker-gone", Tone::Warning));
            change::worker_gone(model, deps)
        }
        Msg::CloseWindow => close_window(model),
        Msg::Leave(leave) => answer_leaving(model, leave),
    }
}

/// A notice with a tone.
pub(crate) fn notice(key: &'static str, tone: Tone) -> Notice {
    Notice { key, args: Vec::new(), tone }
}

/// What a keychain that can't be used means for staying signed in.
fn notice_of_keychain(trouble: KeychainTrouble) -> Notice {
    let key = match trouble {
        KeychainTrouble::None => "notice-keychain-none",
        KeychainTrouble::Locked | KeychainTrouble::Silent => "notice-keychain-locked",
        KeychainTrouble::Refused => "notice-keychain-refused",
    };
    notice(key, Tone::Warning)
}

fn spell(model: &mut Model, msg: SpellingMsg) -> Vec<Effect> {
    match msg {
        SpellingMsg::Show(on) => {
            model.spelling.on = on;
            Vec::new()
        }
        SpellingMsg::Use(alphabet) => {
            model.spelling.alphabet = alphabet;
            vec![Effect::RememberAlphabet(alphabet)]
        }
    }
}

fn go_to(model: &mut Model, page: Page) -> Vec<Effect> {
    if page != Page::NewClerk {
        model.page = page;
    }
    match page {
        Page::Users => vec![],
        Page::Councils => vec![Effect::Focus(FocusKey::List)],
        Page::History => history::read(model),
        Page::Settings => settings::open(model),
        // Only where there is a council to take over.
        Page::NewClerk => guide::open(model, Guide::NewClerk),
    }
}

fn take_reply(model: &mut Model, reply: Reply, deps: &mut Deps<'_>) -> Vec<Effect> {
    if let Some(id) = reply.says_signed_out() {
        account::lapse(model, id);
    }
    match reply {
        Reply::Councils { id, councils, open, n_unreadable } => {
            session::found_councils(model, id, councils, open, n_unreadable)
        }
        Reply::SetUpRead { id, result, resembles } => adding::file_read(model, id, result, resembles),
        Reply::SetUpWritten(id, result) => making::written(model, id, result),
        Reply::Device(id, news) => other_ways::device_news(model, id, news),
        Reply::CouncilAdded { id, result } => adding::added(model, id, result),
        Reply::SetUpDeleted { id, is_gone } => adding::file_deleted(model, id, is_gone),
        Reply::OpeningWaits { id, why, until } => session::opening_waits(model, id, why, until),
        Reply::ConfirmCouncil { id, candidate } => session::confirm_council(model, id, candidate),
        Reply::SignedAgain { id, result } => account::signed_again(model, id, result, deps),
        Reply::SignedOut { id, result } => account::signed_out(model, id, result),
        Reply::SignedIn { id, result } => session::signed_in(model, id, result, deps.now),
        Reply::UsersPage { id, users, n_unreadable } => users::page(model, id, users, n_unreadable),
        Reply::UsersPaused { id, until } => users::paused(model, id, until),
        Reply::UsersEnd { id, result } => users::end(model, id, result, deps.now),
        Reply::UserRead { id, result } if trouble::is_reading(model, id) => trouble::read(model, result),
        Reply::UserRead { id, result } if guide::is_reading(model, id) => guide::read(model, result, deps.now),
        Reply::UserRead { id, result } => users::user_read(model, id, result),
        Reply::ChangeStage { id, stage } => change::stage(model, id, stage),
        Reply::ChangeEnded { id, report } => change::ended(model, id, &report, deps),
        Reply::Checked { id, finding, at, last } if history::is_checking(model, id) => {
            if last {
                history::checked(model, id, finding, at, deps)
            } else {
                Vec::new()
            }
        }
        Reply::Checked { id, finding, at, last } => check::checked(model, id, finding, at, last, deps),
        Reply::Awaited { id, seen, user, at } => waiting::seen(model, id, &seen, user.as_deref(), at),
        Reply::JournalCaughtUp => {
            change::journal_caught_up(model);
            Vec::new()
        }
        Reply::Emailed { id, answer } => change::emailed(model, id, answer, deps.now),
        Reply::RecipeRead { id, result } => choices::recipe_read(model, id, result, deps),
        Reply::RecipeWritten { id, result } => choices::recipe_written(model, id, result),
        Reply::WordsRead { id, result } => choices::words_read(model, id, result, deps),
        Reply::WordsLoaded { list, .. } => choices::words_loaded(model, &list, deps),
        Reply::WordsForgotten { id, is_gone } => choices::words_forgotten(model, id, is_gone, deps),
        Reply::Guide(id, done) => guide::take_done(model, id, done),
        Reply::Slip(id, done) => slip::take_done(model, id, done),
        Reply::Council(id, done) => councils::take_done(model, id, done),
        Reply::BrowserFailed => {
            model.notice = Some(notice("notice-browser-failed", Tone::Warning));
            Vec::new()
        }
        Reply::Computer(fact) => settings::learn(model, fact),
        Reply::History { id, result } => {
            settings::checked(model, id, result.as_ref(), deps.now);
            history::took(model, id, result, deps.now)
        }
    }
}

fn close_window(model: &mut Model) -> Vec<Effect> {
    if model.reset.as_ref().is_some_and(crate::model::reset::Reset::is_open) {
        model.leaving = Some(Leaving::Window);
        return vec![Effect::Focus(FocusKey::Question)];
    }
    end(model)
}

fn end(model: &Model) -> Vec<Effect> {
    let mut effects = wizard::note_left(model);
    effects.extend([Effect::Send(Command::Shutdown), Effect::CloseWindow]);
    effects
}

fn answer_leaving(model: &mut Model, leave: bool) -> Vec<Effect> {
    let Some(leaving) = model.leaving.take() else { return Vec::new() };
    if !leave {
        return vec![Effect::Focus(FocusKey::Outcome)];
    }
    match leaving {
        Leaving::Window => end(model),
        Leaving::Unresolved => wizard::leave(model),
        Leaving::Account => account::sign_out(model),
    }
}
