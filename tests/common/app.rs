//! The app in a window that nobody sees, and the folder it keeps its things in.

#![allow(dead_code, reason = "each test program uses its own part of this file")]
#![allow(
    clippy::allow_attributes,
    reason = "which part is unused differs between the programs, so expect can't be used"
)]

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use beadle::app::{App, Services};
use beadle::domain::computer::Computer;
use beadle::domain::connection::{Connection, Endpoint, Pace};
use beadle::domain::council::CouncilId;
use beadle::domain::password::random::{NoRandom, Random};
use beadle::domain::password::saved::SavedRecipe;
use beadle::domain::password::spoken::Alphabet;
use beadle::domain::preferences::{Preferences, Theme};
use beadle::model::Model;
use beadle::model::reset::{Ended, Phase};
use beadle::msg::StartMode;
use beadle::platform::browser::Browser;
use beadle::platform::folders::Folders;
use beadle::platform::system_settings::SystemSettings;
use beadle::store::keychain::Keychain;
use beadle::store::paths::Profile;
use beadle::store::settings::{ProfileId, Settings};
use beadle::worker::clock::Clock;
use beadle::worker::hosts::Hosts;
use beadle::worker::{Start, WorkerHandle};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use keyring_core::mock;
use tempfile::TempDir;

/// How long a test waits for the worker.
const PATIENCE: Duration = Duration::from_mins(1);

/// How the four outcomes begin, wherever they are told.
pub(crate) const VERDICTS: [&str; 4] = ["That's done", "Nothing was changed", "Zoho refused", "We can't tell yet"];

/// What is around the app beside its folder. Kept by a test that starts it more than once.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) profile_id: ProfileId,
    pub(crate) keychain: Keychain,
    /// Where the requests of councils that were set up go.
    pub(crate) zoho: Endpoint,
    /// Where those of councils with these client IDs go instead.
    pub(crate) elsewhere: HashMap<String, Endpoint>,
    pub(crate) browser: Browser,
    pub(crate) folders: Folders,
    pub(crate) system_settings: SystemSettings,
    pub(crate) last_council: Option<CouncilId>,
    pub(crate) clock: Clock,
    pub(crate) cover_after: Option<Duration>,
    /// As the clerk likes it, before and during the run.
    pub(crate) preferences: Rc<RefCell<Preferences>>,
    /// The recipes that were saved, before and during the run.
    pub(crate) recipes: Rc<RefCell<Vec<SavedRecipe>>>,
    /// What the clerk answers when the system asks her for a file, first to last; no file, when there are no more.
    pub(crate) files: Rc<RefCell<VecDeque<PathBuf>>>,
    /// The client ID that Beadle's publisher has registered.
    pub(crate) publisher: Option<String>,
    /// The disk takes no settings.
    pub(crate) disk_is_full: Rc<Cell<bool>>,
}

impl World {
    /// An empty keychain, no Zoho, and no browser.
    pub(crate) fn new() -> Self {
        Self {
            profile_id: Settings::new(&mut Os).unwrap().profile_id,
            keychain: Keychain::with_store(mock::Store::new().unwrap()),
            zoho: Endpoint::loopback("http://127.0.0.1:9".to_owned(), Pace::Unlimited),
            elsewhere: HashMap::new(),
            browser: Browser::new(|_| false),
            folders: Folders::new(|_| false),
            system_settings: SystemSettings::new(Computer::default),
            last_council: None,
            clock: Clock::system(),
            cover_after: None,
            preferences: Rc::default(),
            recipes: Rc::default(),
            files: Rc::default(),
            publisher: None,
            disk_is_full: Rc::default(),
        }
    }

    /// She will choose this file.
    pub(crate) fn will_choose(&self, path: &Path) {
        self.files.borrow_mut().push_back(path.to_path_buf());
    }
}

/// The app, driven by hand.
pub(crate) struct Rig {
    pub(crate) window: Harness<'static, App>,
    folder: PathBuf,
    /// The folder, when it goes with the rig.
    own: Option<TempDir>,
    longest_gap: Duration,
    /// Stands for a second start with a set-up file.
    other_start: Sender<PathBuf>,
}

/// The operating system's random numbers.
struct Os;

impl Random for Os {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandom> {
        getrandom::fill(buffer).map_err(|_gave_none| NoRandom)
    }
}

impl Rig {
    /// In the pretend council, with these options, users loaded.
    pub(crate) fn practice(options: &str) -> Self {
        let mut rig = Self::start(StartMode::Practice(options.to_owned()));
        rig.wait("the users", |model| !model.users.is_loading() && model.signed_in().is_some());
        rig
    }

    /// In a council that somebody is signed in to already. Returns at once, with the sign-in under way.
    pub(crate) fn connected(connection: Connection) -> Self {
        Self::start(StartMode::Connected(Box::new(connection)))
    }

    /// The same, its things in this folder.
    pub(crate) fn connected_in(folder: TempDir, connection: Connection) -> Self {
        Self::start_in(folder, StartMode::Connected(Box::new(connection)))
    }

    /// The same, users loaded.
    pub(crate) fn signed_in(connection: Connection) -> Self {
        let mut rig = Self::connected(connection);
        rig.wait("the users", |model| !model.users.is_loading() && model.signed_in().is_some());
        rig
    }

    pub(crate) fn start(mode: StartMode) -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), mode)
    }

    pub(crate) fn start_in(folder: TempDir, mode: StartMode) -> Self {
        let rig = Self::start_at(folder.path(), mode, Clock::system(), None);
        Self { own: Some(folder), ..rig }
    }

    /// With another patience before a password on the screen is covered.
    pub(crate) fn start_covering(folder: TempDir, mode: StartMode, cover_after: Duration) -> Self {
        let rig = Self::start_at(folder.path(), mode, Clock::system(), Some(cover_after));
        Self { own: Some(folder), ..rig }
    }

    /// In a folder that somebody else looks after, with another clock than the computer's.
    pub(crate) fn start_at(folder: &Path, mode: StartMode, clock: Clock, cover_after: Option<Duration>) -> Self {
        Self::start_with(folder, mode, World { clock, cover_after, ..World::new() })
    }

    /// In a folder and a world that somebody else looks after.
    pub(crate) fn start_with(folder: &Path, mode: StartMode, world: World) -> Self {
        let World {
            profile_id,
            keychain,
            zoho,
            elsewhere,
            browser,
            folders,
            system_settings,
            last_council,
            clock,
            cover_after,
            recipes,
            files,
            preferences,
            publisher,
            disk_is_full,
        } = world;
        let profile = Profile::open(Some(folder)).unwrap();
        let zoho = Hosts::new(zoho.route.clone(), move |client| elsewhere.get(client).unwrap_or(&zoho).clone());
        let start = Start {
            profile,
            profile_id,
            clock: clock.clone(),
            keychain,
            zoho,
            browser,
            folders,
            system_settings,
            last_council,
        };
        let worker = WorkerHandle::spawn(start, Box::new(|| {})).unwrap();
        let handed_over = std::sync::mpsc::channel();
        let (saved, preferred) = (recipes.borrow().clone(), preferences.borrow().clone());
        let services = Services {
            worker,
            clock,
            random: Box::new(Os),
            clipboard: None,
            preferences: Preferences { theme: Theme::Light, ..preferred },
            remember_preferences: Box::new(move |liked| {
                *preferences.borrow_mut() = liked;
                true
            }),
            cover_after,
            save_place: Box::new(|_| {}),
            remember_council: Box::new(|_| {}),
            alphabet: Alphabet::default(),
            remember_alphabet: Box::new(|_| {}),
            recipes: saved,
            remember_recipes: Box::new(move |saved| {
                if !disk_is_full.get() {
                    *recipes.borrow_mut() = saved;
                }
                !disk_is_full.get()
            }),
            ask_for_file: Box::new(move |_, _| {
                let (answer, answered) = std::sync::mpsc::channel();
                answer.send(files.borrow_mut().pop_front()).unwrap();
                answered
            }),
            publisher,
            handed_over: handed_over.1,
            notices: Vec::new(),
        };
        // The app is made for a context of its own; the window's is themed below.
        let app = App::new(&egui::Context::default(), services, mode);
        let window = Harness::builder()
            .with_size([1100.0, 740.0])
            .with_max_steps(12)
            .with_context_setup(beadle::ui::theme::install)
            .build_ui_state(
                |ui, app: &mut App| {
                    let ctx = ui.ctx().clone();
                    app.run_logic(&ctx, None);
                    app.draw(ui);
                },
                app,
            );
        Self {
            window,
            folder: folder.to_path_buf(),
            own: None,
            longest_gap: Duration::ZERO,
            other_start: handed_over.0,
        }
    }

    /// Another start hands this file over.
    pub(crate) fn hand_over(&mut self, file: &Path) {
        self.other_start.send(file.to_path_buf()).unwrap();
        self.window.run_steps(3);
    }

    /// Ends the app, and keeps the folder for another one. A change that is under way is waited for, as when the window
    /// is closed.
    pub(crate) fn end(self) -> TempDir {
        let Self { window, own, .. } = self;
        drop(window);
        own.unwrap()
    }

    pub(crate) fn model(&self) -> &Model {
        self.window.state().model()
    }

    pub(crate) fn ended(&self) -> &Ended {
        match &self.model().reset.as_ref().unwrap().phase {
            Phase::Ended(ended) => ended,
            other => panic!("not ended: {other:?}"),
        }
    }

    /// Draws until this holds.
    #[expect(clippy::disallowed_methods, reason = "the worker is another thread; the test waits for it in real time")]
    pub(crate) fn wait(&mut self, what: &str, holds: impl Fn(&Model) -> bool) {
        let started = Instant::now();
        let mut drawn = Instant::now();
        while !holds(self.model()) {
            assert!(started.elapsed() < PATIENCE, "waited in vain for {what}: {:?}", self.model());
            std::thread::sleep(Duration::from_millis(8));
            self.window.run_steps(1);
            self.longest_gap = self.longest_gap.max(drawn.elapsed());
            drawn = Instant::now();
        }
        self.window.run_steps(2);
    }

    /// The longest time between two frames in any [`Self::wait`] since this was last asked.
    pub(crate) fn take_longest_gap(&mut self) -> Duration {
        std::mem::take(&mut self.longest_gap)
    }

    /// Draws for so long.
    pub(crate) fn rest(&mut self, time: Duration) {
        let until = Instant::now() + time;
        self.wait("the time to pass", move |_| Instant::now() >= until);
    }

    /// Every sentence that a screen reader says by itself.
    pub(crate) fn statuses(&self) -> Vec<String> {
        self.window.query_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label()).collect()
    }

    /// The one outcome that is told.
    pub(crate) fn verdict(&self) -> &'static str {
        let statuses = self.statuses();
        let told: Vec<_> =
            VERDICTS.into_iter().filter(|verdict| statuses.iter().any(|status| status.starts_with(verdict))).collect();
        let n_told =
            statuses.iter().filter(|status| VERDICTS.iter().any(|verdict| status.starts_with(verdict))).count();
        match told.as_slice() {
            [verdict] if n_told == 1 => verdict,
            _ => panic!("one outcome is to be told, not {told:?}: {statuses:?}"),
        }
    }

    /// True when these words are somewhere on the screen.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.window.query_all_by_label_contains(words).next().is_some()
    }

    /// What assistive technology reads in the field `New password`, when there is one.
    pub(crate) fn password_on_screen(&self) -> Option<String> {
        self.window.query_all_by_role_and_label(Role::TextInput, "New password").next()?.value()
    }

    /// True when a button of this name can be pressed.
    pub(crate) fn offers(&self, name: &str) -> bool {
        let mut nodes = self.window.query_all_by_role_and_label(Role::Button, name);
        nodes.any(|node| !node.accesskit_node().is_disabled())
    }

    pub(crate) fn press(&mut self, name: &str) {
        self.window.get_by_role_and_label(Role::Button, name).click_accesskit();
        self.window.run_steps(3);
    }

    /// Waits until a button of this name can be pressed.
    pub(crate) fn wait_to_offer(&mut self, name: &str) {
        let started = Instant::now();
        while !self.offers(name) {
            assert!(started.elapsed() < PATIENCE, "waited in vain for `{name}`");
            self.rest(Duration::from_millis(8));
        }
    }

    /// Types this into the field of this name, in place of what is there.
    pub(crate) fn type_into(&mut self, name: &str, text: &str) {
        self.window.get_by_role_and_label(Role::TextInput, name).focus();
        self.window.run_steps(2);
        self.window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        self.window.run_steps(1);
        self.window.get_by_role_and_label(Role::TextInput, name).type_text(text);
        self.window.run_steps(3);
    }

    /// Presses a key.
    pub(crate) fn key(&mut self, key: egui::Key) {
        self.window.key_press(key);
        self.window.run_steps(3);
    }

    /// Ticks a box or takes its tick away.
    pub(crate) fn tick(&mut self, name: &str) {
        self.window.get_by_role_and_label(Role::CheckBox, name).click_accesskit();
        self.window.run_steps(3);
    }

    pub(crate) fn choose(&mut self, name: &str, place: usize) {
        let nodes: Vec<_> = self.window.get_all_by_role_and_label(Role::RadioButton, name).collect();
        nodes[place].click_accesskit();
        drop(nodes);
        self.window.run_steps(3);
    }

    /// Opens the wizard for this person, waits until they were read afresh, and goes to step 9 by the suggestions.
    pub(crate) fn walk_to_step_nine(&mut self, name: &str, reason: &str) {
        self.open(name);
        self.choose(reason, 0);
        self.press("Use these suggestions");
    }

    pub(crate) fn open(&mut self, name: &str) {
        self.window.get_by_label("Search users").focus();
        self.window.run_steps(2);
        self.window.get_by_label("Search users").type_text(name);
        self.window.run_steps(3);
        self.press(&format!("Reset password for {name}"));
        self.wait("the fresh record", |model| {
            model
                .reset
                .as_ref()
                .is_some_and(|reset| !matches!(reset.freshness, beadle::model::reset::Freshness::Reading(_)))
        });
    }

    /// Waits until the press of `Change` has come to something.
    pub(crate) fn wait_for_answer(&mut self) {
        self.wait("an answer", |model| {
            !matches!(model.reset.as_ref().map(|reset| &reset.phase), Some(Phase::Applying(_)))
        });
    }

    /// The profile.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The only journal of the profile.
    pub(crate) fn journal_path(&self) -> Option<PathBuf> {
        files_below(&self.folder).into_iter().find(|path| path.ends_with("journal.jsonl"))
    }

    /// Event and outcome of each line.
    pub(crate) fn journal(&self) -> Vec<(String, String)> {
        let text = self.journal_path().map(|path| std::fs::read_to_string(path).unwrap()).unwrap_or_default();
        let lines = text
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        lines
            .map(|line| {
                let word = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
                (word("event"), word("outcome"))
            })
            .collect()
    }

    /// True when the secret is in no file of the profile, as UTF-8 or UTF-16.
    pub(crate) fn is_nowhere_on_disk(&self, secret: &str) -> bool {
        files_below(&self.folder).iter().all(|path| !holds(&std::fs::read(path).unwrap(), secret))
    }
}

/// True when the bytes hold the secret, as UTF-8 or UTF-16.
pub(crate) fn holds(bytes: &[u8], secret: &str) -> bool {
    let spellings = [
        secret.as_bytes().to_vec(),
        secret.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        secret.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ];
    spellings.iter().any(|spelling| bytes.windows(spelling.len()).any(|part| part == spelling.as_slice()))
}

/// Every file below a folder.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_path_buf()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}
