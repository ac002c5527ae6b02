//! The clerk on her walk: Beadle in a window that nobody sees, before a front with weather and a council.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use beadle::domain::connection::Hurry;
use beadle::model::history::LooseCheck;
use beadle::model::reset::{EmailState, Freshness, Phase};
use beadle::model::slip::SlipState;
use beadle::model::{Leaving, Model, Session};
use beadle::msg::{Page, StartMode};
use beadle::reset::step::Step;
use beadle::worker::clock::Clock;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use jiff::SignedDuration;
use tempfile::TempDir;

use crate::choice::{Move, choose, is_signed_out};
use crate::council::Council;
use crate::front::{Front, Step as Answer};
use crate::plan::{Plan, ResetFault, Turn};
use crate::records;
use crate::rig::{Rig, World};
use crate::screen::{Screen, Seen};
use crate::slips::Slips;
use crate::tally::{self, Tally};
use crate::truth::Truth;
use crate::weather::Weather;

/// How much shorter every wait and time-out is: a minute is 0.6 seconds.
const HURRY: u32 = 100;
/// How long nobody has to touch anything before a password is covered.
const COVER_AFTER: Duration = Duration::from_millis(150);
/// Who signs in.
const CLERK: &str = "clerk@littlewittering-pc.gov.uk";
/// How long Beadle may take to come to rest.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often she tries to open Beadle.
const TRIES_TO_OPEN: usize = 4;
/// How many presses it may take from anywhere back to the table.
const PRESSES_HOME: usize = 12;
/// On the way home: what is typed in the search finds nobody.
const EMPTY_SEARCH: &str = "empty the search";
/// A pause in which the worker can do something.
const PAUSE: Duration = Duration::from_millis(2);

/// One walk under way.
pub(crate) struct Walker {
    /// `None` only while Beadle is being started again.
    rig: Option<Rig>,
    truth: Truth,
    weather: Weather,
    front: Front,
    council: Council,
    folder: TempDir,
    world: World,
    slips: Slips,
    /// How far the computer's clock is ahead, in minutes.
    ahead: Arc<AtomicI64>,
    tally: Arc<Tally>,
    n_own: u32,
    /// What was done, for whoever reads of a failure.
    story: Vec<String>,
}

/// Walks, and says what does not hold.
pub(crate) fn walk(plan: &Plan, tally: &Arc<Tally>) -> Result<(), String> {
    let mut walker = Walker::new(tally);
    let done = walker.go(plan);
    tally.add(tally::TOTALS, tally::CHANGES, walker.council.inspect().changes_applied());
    tally.count(tally::TOTALS, "walks");
    done.map_err(|broken| format!("{}\n\n{broken}", walker.story.join("\n")))
}

impl Walker {
    fn new(tally: &Arc<Tally>) -> Self {
        let council = Council::start("");
        let front = Front::start(&council.base(), |_| Answer::pass());
        let weather = Weather::new(council.inspect(), Arc::clone(tally));
        weather.rule(&front);
        let truth = Truth::new(weather.clone(), Arc::clone(tally));
        let (system, ahead) = (Clock::system(), Arc::<AtomicI64>::default());
        let minutes = Arc::clone(&ahead);
        let clock = Clock::new(move || system.now() + SignedDuration::from_mins(minutes.load(Ordering::SeqCst)));
        Self {
            rig: None,
            truth,
            weather,
            front,
            council,
            folder: tempfile::tempdir().unwrap(),
            world: World { clock, cover_after: Some(COVER_AFTER), ..World::new() },
            slips: Slips::new(),
            ahead,
            tally: Arc::clone(tally),
            n_own: 0,
            story: Vec::new(),
        }
    }

    fn go(&mut self, plan: &Plan) -> Result<(), String> {
        self.start()?;
        for turn in &plan.0 {
            self.turn(turn)?;
        }
        self.settle()?;
        self.go_home()?;
        let Self { rig, truth, weather, .. } = self;
        records::check_files(truth, rig.as_ref().unwrap(), weather);
        self.verdict()
    }

    fn verdict(&self) -> Result<(), String> {
        if self.truth.broken.is_empty() { Ok(()) } else { Err(self.truth.broken.join("\n")) }
    }

    fn rig(&mut self) -> &mut Rig {
        self.rig.as_mut().unwrap()
    }

    fn model(&self) -> &Model {
        self.rig.as_ref().unwrap().model()
    }

    fn screen(&self) -> Screen {
        Screen::of(self.rig.as_ref().unwrap())
    }

    /// One frame, and a look at what has come of it.
    fn frame(&mut self) {
        self.weather.pass_time(&self.front);
        let Self { rig, truth, .. } = self;
        let rig = rig.as_mut().unwrap();
        rig.window.run_steps(1);
        truth.watch(rig.model());
    }

    /// Beadle is opened, or opened again, signed in afresh, in fair weather. On a busy machine a time-out may strike.
    fn start(&mut self) -> Result<(), String> {
        for _ in 0..TRIES_TO_OPEN {
            self.open()?;
            if matches!(self.model().session, Session::SignedIn(_)) {
                break;
            }
        }
        let failure = match &self.model().session {
            Session::SignedOut(failure) => format!("{failure:?}"),
            _ => String::new(),
        };
        self.truth.check("Beadle opens", failure.is_empty(), || failure);
        self.look()
    }

    fn open(&mut self) -> Result<(), String> {
        self.story.push("opens Beadle".to_owned());
        // The one before ends first: a change under way is waited for.
        self.rig = None;
        self.weather.clear_up(&self.front);
        self.truth.closed();
        let mut connection = self.council.connection_of(CLERK, &self.front.base);
        connection.endpoint.hurry = Hurry::times(HURRY.try_into().unwrap());
        let mode = StartMode::Connected(Box::new(connection));
        self.rig = Some(Rig::start_with(self.folder.path(), mode, self.world.clone()));
        self.rest()
    }

    fn turn(&mut self, turn: &Turn) -> Result<(), String> {
        self.tally.count(tally::TOTALS, tally::ACTIONS);
        if turn.jump != 0 {
            self.ahead.fetch_add(turn.jump, Ordering::SeqCst);
            self.tally.count(tally::TOTALS, "jumps of the computer's clock");
            self.story.push(format!("the computer's clock jumps by {} minutes", turn.jump));
        }
        self.weather.forecast(turn.read, turn.mail, turn.token);
        let screen = self.screen();
        let one = choose(&screen, self.model(), turn.dice);
        self.story.push(format!("{} (reset: {:?}, read: {:?})", told(&one), turn.reset, turn.read));
        self.perform(one, turn)?;
        self.frame();
        self.look()
    }

    /// Everything that must hold now.
    fn look(&mut self) -> Result<(), String> {
        let screen = self.screen();
        let Self { rig, truth, slips, .. } = self;
        let model = rig.as_ref().unwrap().model();
        truth.look(&screen, model);
        slips.look(truth, model);
        self.verdict()
    }

    fn perform(&mut self, one: Move, turn: &Turn) -> Result<(), String> {
        match one {
            Move::Press(seen) => self.press(&seen, turn)?,
            Move::PressTwice(seen) => self.press_twice(&seen, turn.reset),
            Move::Key(key) => self.key(key, Modifiers::NONE),
            Move::CtrlKey(key) => {
                self.may_change(turn.reset);
                self.key(key, ctrl());
            }
            Move::PatientCtrlEnter => {
                pause(Duration::from_millis(520));
                self.frame();
                self.may_change(turn.reset);
                self.key(Key::Enter, ctrl());
            }
            Move::Fill(seen, text) => self.fill(&seen, text),
            Move::TypeOwn => self.type_own(turn.dice),
            Move::Wait => {
                for _ in 0..3 {
                    pause(PAUSE);
                    self.frame();
                }
            }
            Move::Settle => self.settle()?,
            Move::Close => self.close(turn)?,
            Move::Restart => self.start()?,
        }
        Ok(())
    }

    fn press(&mut self, seen: &Seen, turn: &Turn) -> Result<(), String> {
        if matches!(seen.name.as_str(), "Change" | "Try again with the same password") {
            self.may_change(turn.reset);
        }
        match seen.name.as_str() {
            "It worked" => self.tally.count(tally::WORDS, "It worked"),
            "It didn't" => self.tally.count(tally::WORDS, "It didn't"),
            "Save a slip…" => self.slips.will_choose(&self.world, turn.dice),
            _ => {}
        }
        let closes = seen.name == "Close anyway" && self.model().leaving == Some(Leaving::Window);
        self.click(seen);
        self.frame();
        if closes && self.model().leaving.is_none() { self.start() } else { Ok(()) }
    }

    /// The weather for a reset, if this press leads to one.
    fn may_change(&self, fault: ResetFault) {
        let phase = self.model().reset.as_ref().map(|reset| &reset.phase);
        if matches!(phase, Some(Phase::Ended(_) | Phase::Editing(Step::Change))) {
            self.weather.press(fault);
        }
    }

    fn click(&mut self, seen: &Seen) {
        let place = seen.place;
        if let Some(node) = self.rig().window.root().children_recursive().nth(place) {
            node.click_accesskit();
        }
    }

    /// With the pointer, as fast as frames come. The second is a press of its own when the first came to nothing.
    fn press_twice(&mut self, seen: &Seen, fault: ResetFault) {
        let Some(rect) = self.rig().window.root().children_recursive().nth(seen.place).map(|node| node.rect()) else {
            return;
        };
        let (pos, modifiers, button) = (rect.center(), Modifiers::NONE, egui::PointerButton::Primary);
        self.event(Event::PointerMoved(pos));
        for (pressed, fault) in [(true, fault), (false, fault), (true, ResetFault::Pass), (false, ResetFault::Pass)] {
            if !pressed {
                self.may_change(fault);
            }
            self.event(Event::PointerButton { pos, button, pressed, modifiers });
        }
        self.event(Event::PointerGone);
    }

    fn event(&mut self, event: Event) {
        self.rig().window.event(event);
        self.frame();
    }

    fn key(&mut self, key: Key, modifiers: Modifiers) {
        for pressed in [true, false] {
            self.event(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
        }
    }

    fn fill(&mut self, seen: &Seen, text: &str) {
        let place = seen.place;
        if let Some(node) = self.rig().window.root().children_recursive().nth(place) {
            node.focus();
        }
        self.frame();
        self.event(Event::Key { key: Key::A, physical_key: None, pressed: true, repeat: false, modifiers: ctrl() });
        if text.is_empty() {
            self.key(Key::Delete, Modifiers::NONE);
        } else {
            self.event(Event::Text(text.to_owned()));
        }
    }

    /// A password that nobody has thought of before.
    fn type_own(&mut self, dice: u32) {
        self.n_own += 1;
        let letters: String =
            (0..8).map(|n| char::from(b'a' + u8::try_from(((dice >> (n * 3)) % 26 + n * 5) % 26).unwrap())).collect();
        let text = format!("Qz-{letters}-{}7", self.n_own * 20);
        for name in ["New password", "New password again"] {
            let field = self.screen().fields(name).find(|field| field.enabled).cloned();
            if let Some(field) = field {
                self.fill(&field, &text);
            }
        }
        self.frame();
    }

    /// Asks to close the window, and mostly stays when Beadle asks back.
    fn close(&mut self, turn: &Turn) -> Result<(), String> {
        let was_open = is_open(self.model());
        self.key(Key::Q, ctrl());
        self.frame();
        let asked = self.model().leaving == Some(Leaving::Window);
        let right = asked == was_open || !is_open(self.model());
        self.truth
            .check("closing asks when a password may be lost", right, || format!("open: {was_open}, asked: {asked}"));
        if !asked {
            return self.start();
        }
        self.look()?;
        let answer =
            if turn.dice.is_multiple_of(5) || is_signed_out(self.model()) { "Close anyway" } else { "Stay here" };
        self.story.push(format!("  {answer}"));
        let Some(button) = self.screen().button(answer).cloned() else {
            return Err(format!("the question has no `{answer}`"));
        };
        self.press(&button, turn)
    }

    /// Waits until nothing is under way, first in the weather as it is. Then everything must be in order.
    fn settle(&mut self) -> Result<(), String> {
        self.rest()?;
        self.weather.clear_up(&self.front);
        self.rest()?;
        let screen = self.screen();
        let usable = [
            "Users",
            "Finish",
            "Check with Zoho",
            "Next",
            "Use these choices",
            "Close",
            "Practise with a pretend council",
        ];
        let usable = usable.into_iter().any(|name| screen.button(name).is_some());
        self.truth.check("a usable page", usable, || "nothing can be pressed".into());
        let Self { rig, truth, weather, council, .. } = self;
        records::check(truth, rig.as_ref().unwrap(), weather, &council.inspect());
        self.verdict()
    }

    /// Waits until nothing is under way, whatever the weather.
    fn rest(&mut self) -> Result<(), String> {
        let started = Instant::now();
        self.frame();
        while !is_quiet(self.model()) {
            if started.elapsed() > PATIENCE {
                return Err(format!("Beadle does not come to rest: {:?}", self.model()));
            }
            pause(PAUSE);
            self.frame();
        }
        self.frame();
        Ok(())
    }

    /// From wherever she is back to the table, where somebody else can be reset.
    fn go_home(&mut self) -> Result<(), String> {
        let fair = Turn {
            dice: 0,
            reset: ResetFault::Pass,
            read: crate::plan::ReadFault::Pass,
            mail: crate::plan::MailFault::Pass,
            token: crate::plan::TokenFault::Pass,
            jump: 0,
        };
        for _ in 0..PRESSES_HOME {
            if is_signed_out(self.model()) {
                self.start()?;
            }
            let Some(name) = self.way_home() else { break };
            if name == EMPTY_SEARCH {
                let field = self.screen().fields("Search users").next().cloned();
                if let Some(field) = field {
                    self.fill(&field, "");
                }
                continue;
            }
            self.story.push(format!("goes home: {name}"));
            let screen = self.screen();
            let all = screen.all().iter().rev();
            let Some(button) = all.into_iter().find(|seen| seen.enabled && seen.name == name).cloned() else {
                return Err(format!("there is no `{name}` to go on by"));
            };
            self.press(&button, &fair)?;
            self.frame();
            self.rest()?;
            self.look()?;
        }
        let screen = self.screen();
        let is_home = screen.controls().any(|seen| seen.name.starts_with("Reset password for "));
        self.truth.check("the way home", is_home, || format!("{:?}", self.rig.as_ref().unwrap().model().page));
        self.settle()
    }

    fn way_home(&self) -> Option<&'static str> {
        let model = self.model();
        match model.leaving {
            Some(Leaving::Window | Leaving::Account) => return Some("Stay here"),
            Some(Leaving::Unresolved) => return Some("Leave unresolved"),
            None => {}
        }
        if model.help.is_some() {
            return Some("Close the help");
        }
        if model.page != Page::Users {
            return Some("Users");
        }
        if model.trouble.is_some() {
            return Some("Back");
        }
        let screen = self.screen();
        match model.reset.as_ref().map(|reset| &reset.phase) {
            Some(Phase::Ended(ended)) if ended.read_out.is_some() => Some("Close"),
            Some(Phase::Editing(_)) => Some("Cancel"),
            Some(Phase::Applying(_)) => Some("Users"),
            Some(Phase::Ended(_)) if screen.button("Finish").is_some() => Some("Finish"),
            Some(Phase::Ended(_)) => Some("Leave unresolved"),
            None if screen.button("Show everybody").is_some() => Some("Show everybody"),
            None if model.users.n_shown() == 0 && !model.users.search().is_empty() => Some(EMPTY_SEARCH),
            None if screen.controls().any(|seen| seen.name.starts_with("Reset password for ")) => None,
            None if screen.button("Try again").is_some() => Some("Try again"),
            None => Some("Refresh"),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the worker is another thread; the clerk waits for it in real time")]
fn pause(time: Duration) {
    std::thread::sleep(time);
}

fn ctrl() -> Modifiers {
    Modifiers { ctrl: true, command: true, ..Modifiers::NONE }
}

/// Leaving now could lose a password that may be set.
fn is_open(model: &Model) -> bool {
    model.reset.as_ref().is_some_and(beadle::model::reset::Reset::is_open)
}

/// Nothing is under way, but for looks that come by themselves later.
fn is_quiet(model: &Model) -> bool {
    let reads = |freshness: &Freshness| matches!(freshness, Freshness::Reading(_));
    let reset = model.reset.as_ref().is_none_or(|reset| {
        let phase = match &reset.phase {
            Phase::Editing(_) => true,
            Phase::Applying(_) => false,
            Phase::Ended(ended) => {
                let slip = matches!(ended.slip, SlipState::Asking(_) | SlipState::Saving(_) | SlipState::Deleting(..));
                ended.check.is_none() && !slip && !matches!(ended.email, EmailState::Sending(_))
            }
        };
        phase && !reads(&reset.freshness)
    });
    let looking = model.history.checks.values().any(|check| matches!(check, LooseCheck::Looking(_)));
    reset
        && !looking
        && model.trouble.as_ref().is_none_or(|trouble| !reads(&trouble.freshness))
        && !model.users.is_loading()
        && model.users.opening.is_none()
        && model.history.reading.is_none()
        && !matches!(model.session, Session::SigningIn(_) | Session::SigningOut(_))
}

/// A move in words.
fn told(one: &Move) -> String {
    match one {
        Move::Press(seen) => format!("presses `{}` ({:?})", seen.name, seen.role),
        Move::PressTwice(seen) => format!("presses `{}` twice", seen.name),
        Move::Key(key) => format!("presses {key:?}"),
        Move::CtrlKey(key) => format!("presses Ctrl+{key:?}"),
        Move::PatientCtrlEnter => "waits, and presses Ctrl+Enter".to_owned(),
        Move::Fill(seen, text) => format!("types \"{text}\" into `{}`", seen.name),
        Move::TypeOwn => "types a password of her own".to_owned(),
        Move::Wait => "waits a little".to_owned(),
        Move::Settle => "waits until nothing is under way".to_owned(),
        Move::Close => "closes the window".to_owned(),
        Move::Restart => "opens Beadle again".to_owned(),
    }
}
