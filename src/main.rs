//! The program: reads the command line, opens the profile, and shows the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::cell::RefCell;
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::mpsc::{self, SyncSender};

use beadle::app::{App, Services};
use beadle::args::{self, Args, Mode};
use beadle::console::{finish, serve};
use beadle::domain::publisher;
use beadle::generate_command;
use beadle::msg::{Loopback, Notice, StartMode, Tone};
use beadle::platform::browser::Browser;
use beadle::platform::clipboard::Clipboard;
use beadle::platform::folders::Folders;
use beadle::platform::random::OsRandom;
use beadle::platform::renderer::{self, NoApp};
use beadle::platform::single_instance::{LockError, SingleInstance};
use beadle::platform::system_settings::SystemSettings;
use beadle::platform::{hardening, logging, message_box, panic_hook, raise};
use beadle::practice;
use beadle::store::keychain::Keychain;
use beadle::store::paths::Profile;
use beadle::store::set_up_file;
use beadle::store::settings::{RendererChoice, Settings};
use beadle::store::settings_file::{LoadedSettings, SettingsFile, SettingsNotice};
use beadle::text::{tr, tr_with};
use beadle::worker::clock::Clock;
use beadle::worker::hosts::Hosts;
use beadle::worker::{Start, WorkerHandle};
use egui::ViewportCommand;

/// How many set-up files that were handed over wait for the window at most.
const MOST_HANDED_OVER: usize = 8;

fn main() -> ExitCode {
    match args::parse(std::env::args_os()) {
        Ok(args) => run(args),
        Err(exit) => finish(&exit),
    }
}

fn run(args: Args) -> ExitCode {
    let mode = match args.mode {
        Mode::PracticeServer { port, options } => return serve(&options, port),
        Mode::Generate(args) => return generate_command::run(&args),
        Mode::Open => StartMode::Welcome,
        Mode::Practice(options) => match options.parse::<practice::Options>() {
            Ok(_) => StartMode::Practice(options),
            Err(error) => return finish(&args::mistake(&error.to_string())),
        },
        Mode::Server(base, connection) => {
            let set_up = match connection.as_deref().map(set_up_file::read).transpose() {
                Ok(set_up) => set_up.map(Box::new),
                Err(error) => return finish(&args::mistake(&format!("--connection: {error}"))),
            };
            StartMode::Loopback(Loopback { base: base.as_str().to_owned(), set_up })
        }
        // Made absolute at once: the page may outlive the folder that Beadle was started in.
        Mode::Connection(path) => StartMode::Adding(std::path::absolute(&path).unwrap_or(path)),
    };
    hardening::forbid_core_dumps();
    let profile = match Profile::open(args.profile.as_deref()) {
        Ok(profile) => profile,
        Err(error) => return stop(&tr_with("start-no-profile", &[("why", error.to_string().into())])),
    };
    panic_hook::install();
    // Without a log Beadle still works, and says nothing more about it.
    logging::start(&profile.log_file()).ok();
    let _lock = match SingleInstance::acquire(&profile.lock_file()) {
        Ok(lock) => lock,
        Err(LockError::AlreadyRunning) if let StartMode::Adding(file) = &mode => {
            if raise::hand_over(profile.root(), file) {
                return ExitCode::SUCCESS;
            }
            return stop(&tr("start-already-running-set-up"));
        }
        Err(LockError::AlreadyRunning) if raise::ask(profile.root()) => return ExitCode::SUCCESS,
        Err(LockError::AlreadyRunning) => return stop(&tr("start-already-running")),
        Err(error) => return stop(&tr_with("start-no-profile", &[("why", error.to_string().into())])),
    };
    match SettingsFile::load(&profile.settings_file(), &mut OsRandom) {
        Ok(loaded) => open(&profile, loaded, args.renderer, &mode),
        Err(_no_random) => stop(&tr("notice-no-random")),
    }
}

fn open(profile: &Profile, loaded: LoadedSettings, choice: Option<RendererChoice>, mode: &StartMode) -> ExitCode {
    let LoadedSettings { file, settings, notices } = loaded;
    let notices: Vec<Notice> = notices.iter().map(settings_notice).collect();
    let choice = choice.unwrap_or(settings.renderer);
    let place = settings.window;
    let kept = Rc::new(RefCell::new((file, settings)));
    let create = |context: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, NoApp> {
        let services = services(profile, &kept, notices.clone(), &context.egui_ctx)?;
        Ok(Box::new(App::new(&context.egui_ctx, services, mode.clone())))
    };
    match renderer::run(choice, place.as_ref(), &create) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "no window");
            stop(&tr("start-no-renderer"))
        }
    }
}

fn services(
    profile: &Profile,
    kept: &Rc<RefCell<(SettingsFile, Settings)>>,
    notices: Vec<Notice>,
    ctx: &egui::Context,
) -> Result<Services, NoApp> {
    let settings = kept.borrow().1.clone();
    let clock = Clock::system();
    let start = Start {
        profile: profile.clone(),
        profile_id: settings.profile_id.clone(),
        clock: clock.clone(),
        keychain: Keychain::system(),
        zoho: Hosts::zoho(),
        browser: Browser::system(),
        folders: Folders::system(),
        system_settings: SystemSettings::system(),
        last_council: settings.last_council.clone(),
    };
    let waking = ctx.clone();
    let worker = WorkerHandle::spawn(start, Box::new(move || waking.request_repaint())).map_err(|error| {
        tracing::error!(%error, "no worker");
        NoApp
    })?;
    let (reports, inbox) = mpsc::channel();
    let waking = ctx.clone();
    let clipboard = Clipboard::start(move |report| {
        // Fails only when the window is gone.
        reports.send(report).ok();
        waking.request_repaint();
    });
    let (files, handed_over) = mpsc::sync_channel(MOST_HANDED_OVER);
    if let Err(error) = raise::listen(profile.root(), Window { ctx: ctx.clone(), files }) {
        tracing::warn!(%error, "a second start can't find this window");
    }
    let (saving, remembering, spelling) = (kept.clone(), kept.clone(), kept.clone());
    let (saving_recipes, saving_preferences) = (kept.clone(), kept.clone());
    let asking = ctx.clone();
    Ok(Services {
        worker,
        clock,
        random: Box::new(OsRandom),
        clipboard: clipboard.ok().map(|board| (board, inbox)),
        preferences: settings.preferences(),
        remember_preferences: Box::new(move |preferences| {
            let (file, settings) = &mut *saving_preferences.borrow_mut();
            settings.prefer(preferences);
            let saved = file.save(settings).inspect_err(|error| tracing::warn!(%error, "the settings were not saved"));
            saved.is_ok()
        }),
        cover_after: None,
        save_place: Box::new(move |place| {
            let (file, settings) = &mut *saving.borrow_mut();
            settings.window = Some(place);
            if let Err(error) = file.save(settings) {
                tracing::warn!(%error, "the settings were not saved");
            }
        }),
        // Written with the window's place, when it closes.
        remember_council: Box::new(move |council| remembering.borrow_mut().1.last_council = Some(council)),
        alphabet: settings.alphabet,
        remember_alphabet: Box::new(move |alphabet| spelling.borrow_mut().1.alphabet = alphabet),
        recipes: settings.recipes,
        remember_recipes: Box::new(move |recipes| {
            let (file, settings) = &mut *saving_recipes.borrow_mut();
            settings.recipes = recipes;
            let saved = file.save(settings).inspect_err(|error| tracing::warn!(%error, "the recipes were not saved"));
            saved.is_ok()
        }),
        ask_for_file: Box::new(move |dialog, parent| {
            let waking = asking.clone();
            dialog.show(parent, move || waking.request_repaint())
        }),
        publisher: publisher::client_id().map(ToOwned::to_owned),
        handed_over,
        notices,
    })
}

/// What another start of Beadle can do with this one.
struct Window {
    ctx: egui::Context,
    files: SyncSender<PathBuf>,
}

impl raise::Host for Window {
    fn show(&self) {
        self.ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        self.ctx.send_viewport_cmd(ViewportCommand::Focus);
        self.ctx.request_repaint();
    }

    fn open(&self, file: PathBuf) -> bool {
        let is_taken = self.files.try_send(file).is_ok();
        self.ctx.request_repaint();
        is_taken
    }
}

fn settings_notice(notice: &SettingsNotice) -> Notice {
    let key = match notice {
        SettingsNotice::NewerVersion(_) => "notice-settings-newer",
        SettingsNotice::Corrupt { .. } | SettingsNotice::Unreadable(_) => "notice-settings-broken",
        SettingsNotice::NotSaved(_) => "notice-settings-not-saved",
    };
    Notice { key, args: Vec::new(), tone: Tone::Warning }
}

/// Says why Beadle can't start, where a person sees it and where a script does.
fn stop(text: &str) -> ExitCode {
    message_box::show_error(&tr("brand"), text);
    ExitCode::from(2)
}
