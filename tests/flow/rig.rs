//! The app in a window that nobody sees, and the folder it keeps its things in.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use beadle::app::{App, Services};
use beadle::domain::password::random::{NoRandom, Random};
use beadle::model::Model;
use beadle::model::reset::{Ended, Phase};
use beadle::msg::StartMode;
use beadle::store::paths::Profile;
use beadle::store::settings::{Settings, Theme};
use beadle::worker::clock::Clock;
use beadle::worker::{Start, WorkerHandle};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

/// How long a test waits for the worker.
const PATIENCE: Duration = Duration::from_mins(1);

/// The app, driven by hand.
pub(crate) struct Rig {
    pub(crate) window: Harness<'static, App>,
    folder: TempDir,
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

    pub(crate) fn start(mode: StartMode) -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), mode)
    }

    pub(crate) fn start_in(folder: TempDir, mode: StartMode) -> Self {
        let profile = Profile::open(Some(folder.path())).unwrap();
        let profile_id = Settings::new(&mut Os).unwrap().profile_id;
        let clock = Clock::system();
        let start = Start { profile, profile_id, clock: clock.clone() };
        let worker = WorkerHandle::spawn(start, Box::new(|| {})).unwrap();
        let services = Services {
            worker,
            clock,
            random: Box::new(Os),
            clipboard: None,
            theme: Theme::Light,
            zoom: 1.0,
            save_place: Box::new(|_| {}),
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
                    app.run_logic(&ctx);
                    app.draw(ui);
                },
                app,
            );
        Self { window, folder }
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
        while !holds(self.model()) {
            assert!(started.elapsed() < PATIENCE, "waited in vain for {what}: {:?}", self.model());
            std::thread::sleep(Duration::from_millis(10));
            self.window.run_steps(2);
        }
        self.window.run_steps(2);
    }

    pub(crate) fn press(&mut self, name: &str) {
        self.window.get_by_role_and_label(egui::accesskit::Role::Button, name).click_accesskit();
        self.window.run_steps(3);
    }

    pub(crate) fn choose(&mut self, name: &str, place: usize) {
        let nodes: Vec<_> = self.window.get_all_by_role_and_label(egui::accesskit::Role::RadioButton, name).collect();
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

    pub(crate) fn journal_path(&self) -> PathBuf {
        self.folder.path().join("practice/councils/little-wittering/journal.jsonl")
    }

    /// Event and outcome of each line.
    pub(crate) fn journal(&self) -> Vec<(String, String)> {
        let text = std::fs::read_to_string(self.journal_path()).unwrap_or_default();
        let lines = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        lines
            .map(|line| {
                let word = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
                (word("event"), word("outcome"))
            })
            .collect()
    }

    /// True when these bytes are in no file of the profile.
    pub(crate) fn is_nowhere_on_disk(&self, secret: &str) -> bool {
        let mut folders = vec![self.folder.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if std::fs::read(&path).unwrap().windows(secret.len()).any(|bytes| bytes == secret.as_bytes()) {
                    return false;
                }
            }
        }
        true
    }
}
