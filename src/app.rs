//! The window: drains replies, draws, hands what was done to `update`, and carries out the effects.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use egui::style::ScrollAnimation;
use egui::{Context, ViewportCommand};

use crate::domain::council::CouncilId;
use crate::domain::file_name::file_name;
use crate::domain::password::random::Random;
use crate::domain::password::saved::SavedRecipe;
use crate::domain::password::spoken::Alphabet;
use crate::domain::preferences::{Preferences, Theme};
use crate::model::Model;
use crate::model::reset::Reset;
use crate::msg::{
    AddingMsg, ChoicesMsg, ClipboardMsg, Effect, FileQuestion, FocusKey, MakingMsg, Msg, Notice, PreferencesMsg,
    ResetMsg, SlipMsg, SpellingMsg, StartMode, Tone,
};
use crate::platform::clipboard::{Clipboard, ClipboardReport};
use crate::platform::file_dialog::FileDialog;
use crate::store::settings::WindowPlace;
use crate::text::{tr, tr_with};
use crate::ui::shell;
use crate::ui::theme;
use crate::ui::view::View;
use crate::update::{Deps, update};
use crate::worker::clock::{self, Clock};
use crate::worker::{Next, WorkerHandle};

/// What the app is given: the real things, or a test's.
pub struct Services {
    /// The worker.
    pub worker: WorkerHandle,
    /// Tells the time.
    pub clock: Clock,
    /// Random bytes.
    pub random: Box<dyn Random>,
    /// The clipboard, when there is one.
    pub clipboard: Option<(Clipboard, Receiver<ClipboardReport>)>,
    /// How the clerk likes Beadle.
    pub preferences: Preferences,
    /// Told how she likes it now, to be written at once. False when it could not be.
    pub remember_preferences: Box<dyn FnMut(Preferences) -> bool>,
    /// A test's own patience before a password on the screen is covered.
    pub cover_after: Option<Duration>,
    /// Told where the window was, when it closes.
    pub save_place: Box<dyn FnMut(WindowPlace)>,
    /// Told which council is open.
    pub remember_council: Box<dyn FnMut(CouncilId)>,
    /// The spelling alphabet that was chosen last.
    pub alphabet: Alphabet,
    /// Told which spelling alphabet was chosen.
    pub remember_alphabet: Box<dyn FnMut(Alphabet)>,
    /// The recipes that the clerk saved.
    pub recipes: Vec<SavedRecipe>,
    /// Told what they are now, to be written at once. False when they could not be.
    pub remember_recipes: Box<dyn FnMut(Vec<SavedRecipe>) -> bool>,
    /// Shows the system's window for choosing a file.
    pub ask_for_file: AskForFile,
    /// The publisher's client ID, if Beadle was built with one.
    pub publisher: Option<String>,
    /// Set-up files that a second start handed over.
    pub handed_over: Receiver<PathBuf>,
    /// Told to the clerk at the start.
    pub notices: Vec<Notice>,
}

/// Shows the system's window for choosing a file, above the parent where there is one. Its answer comes when the clerk has
/// chosen; the sender goes when nothing will come.
pub type AskForFile = Box<dyn FnMut(FileDialog, Option<&eframe::Frame>) -> Receiver<Option<PathBuf>>>;

/// The application.
pub struct App {
    model: Model,
    view: View,
    services: Services,
    started: Instant,
    title: String,
    is_closing: bool,
    worker_is_gone: bool,
    /// When something was last touched.
    touched: Duration,
    place: Option<WindowPlace>,
    is_hidden_from_capture: bool,
    /// A file that is to be asked for, as soon as the window is at hand.
    to_ask: Option<FileQuestion>,
    /// The system's window that is open.
    asked: Option<(FileQuestion, Receiver<Option<PathBuf>>)>,
}

impl App {
    /// Puts the theme in place and starts.
    #[must_use]
    pub fn new(ctx: &Context, services: Services, mode: StartMode) -> Self {
        theme::install(ctx);
        apply(ctx, &services.preferences);
        let mut app = Self {
            model: Model::built_with(services.publisher.clone()),
            view: View::new(services.clock.now(), clock::zone()),
            services,
            started: Instant::now(),
            title: String::new(),
            is_closing: false,
            worker_is_gone: false,
            touched: Duration::ZERO,
            place: None,
            is_hidden_from_capture: false,
            to_ask: None,
            asked: None,
        };
        for notice in std::mem::take(&mut app.services.notices) {
            app.take(ctx, Msg::Notify(notice));
        }
        app.take(ctx, Msg::Preferences(PreferencesMsg::Begin(app.services.preferences.clone())));
        app.take(ctx, Msg::Spelling(SpellingMsg::Use(app.services.alphabet)));
        let recipes = std::mem::take(&mut app.services.recipes);
        app.take(ctx, Msg::Choices(ChoicesMsg::Saved(recipes)));
        app.take(ctx, Msg::Start(mode));
        app
    }

    /// What is on the screen, for tests.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Everything that is not drawing. Also runs while the window is hidden. The frame is the window itself; a test has
    /// none.
    pub fn run_logic(&mut self, ctx: &Context, frame: Option<&eframe::Frame>) {
        self.view.now = self.services.clock.now();
        self.view.elapsed = self.started.elapsed();
        self.drain(ctx);
        self.drain_clipboard(ctx);
        self.take_handed_over(ctx);
        self.ask_for_file(ctx, frame);
        self.note_place(ctx);
        self.cover_when_idle(ctx);
        self.hide_from_capture(ctx);
        self.keep_contrast(ctx);
        self.keep_still(ctx);
        if self.model.clipboard.is_some_and(|clipboard| clipboard.until.is_some()) {
            // The seconds are counted down.
            ctx.request_repaint_after(Duration::from_secs(1));
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.is_closing {
            self.take(ctx, Msg::CloseWindow);
            if !self.is_closing {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
        }
        let title = shell::window_title(&self.model);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Draws, and takes in what was done.
    pub fn draw(&mut self, ui: &mut egui::Ui) {
        shell::shell_ui(ui, &self.model, &mut self.view);
        let done = std::mem::take(&mut self.view.out);
        if done.is_empty() {
            return;
        }
        let ctx = ui.ctx().clone();
        for msg in done {
            self.take(&ctx, msg);
        }
        // What was done shows in the next frame.
        ctx.request_repaint();
    }

    fn take(&mut self, ctx: &Context, msg: Msg) {
        let mut deps = Deps {
            random: &mut *self.services.random,
            now: self.view.now,
            elapsed: self.view.elapsed,
            zone: self.view.zone.clone(),
        };
        for effect in update(&mut self.model, msg, &mut deps) {
            self.perform(ctx, effect);
        }
    }

    fn perform(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::Send(command) => self.services.worker.send(command),
            Effect::CopySecret(password, keep) => {
                let copied = self.services.clipboard.as_ref().is_some_and(|(board, _)| board.copy(&password, keep));
                if !copied {
                    self.take(ctx, Msg::Clipboard(ClipboardMsg::NotCopied));
                }
            }
            Effect::CopyText(text) => {
                let is_asked = self.services.clipboard.as_ref().is_some_and(|(board, _)| board.copy_plainly(text));
                if !is_asked {
                    self.take(ctx, Msg::Clipboard(ClipboardMsg::TextNotCopied));
                }
            }
            Effect::KeepOnClipboard(keep) => self.on_clipboard(ctx, |board| board.keep(keep)),
            Effect::ClearClipboard => self.on_clipboard(ctx, Clipboard::clear),
            Effect::Prefer(preferences) => {
                apply(ctx, &preferences);
                let is_written = (self.services.remember_preferences)(preferences);
                self.say_if_not(ctx, is_written);
            }
            Effect::Focus(key) => self.focus(ctx, key),
            Effect::Raise => {
                ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
                ctx.send_viewport_cmd(ViewportCommand::Focus);
            }
            Effect::AskForFile(question) => {
                self.to_ask = Some(question);
                ctx.request_repaint();
            }
            Effect::RememberRecipes(recipes) => {
                let is_written = (self.services.remember_recipes)(recipes);
                self.say_if_not(ctx, is_written);
            }
            Effect::RememberAlphabet(alphabet) => (self.services.remember_alphabet)(alphabet),
            Effect::RememberCouncil(council) => (self.services.remember_council)(council),
            Effect::CloseWindow => {
                self.is_closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// What was to be remembered is in force for this run only.
    fn say_if_not(&mut self, ctx: &Context, is_written: bool) {
        if !is_written {
            let notice = Notice { key: "notice-settings-not-saved", args: Vec::new(), tone: Tone::Warning };
            self.take(ctx, Msg::Notify(notice));
        }
    }

    fn focus(&mut self, ctx: &Context, key: FocusKey) {
        self.view.request_focus(key);
        ctx.request_repaint();
    }

    fn drain(&mut self, ctx: &Context) {
        loop {
            match self.services.worker.next() {
                Next::Reply(reply) => self.take(ctx, Msg::Reply(*reply)),
                Next::Empty => return,
                Next::Gone => {
                    if !self.worker_is_gone && !self.is_closing {
                        self.worker_is_gone = true;
                        self.take(ctx, Msg::WorkerGone);
                    }
                    return;
                }
            }
        }
    }

    /// Opens the system's window that is wanted, and takes its answer.
    fn ask_for_file(&mut self, ctx: &Context, frame: Option<&eframe::Frame>) {
        // One after the other: an answer must not be taken for that to another question.
        if self.asked.is_none()
            && let Some(question) = self.to_ask.take()
        {
            let dialog = file_dialog(question, &self.model);
            self.asked = Some((question, (self.services.ask_for_file)(dialog, frame)));
        }
        let Some((question, answer)) = &self.asked else { return };
        let path = match answer.try_recv() {
            Ok(path) => path,
            Err(TryRecvError::Disconnected) => None,
            Err(TryRecvError::Empty) => return,
        };
        let question = *question;
        self.asked = None;
        self.take(
            ctx,
            match question {
                FileQuestion::SaveSlip(id) => Msg::Slip(SlipMsg::Chosen(id, path)),
                FileQuestion::OpenSetUp(id) => Msg::Adding(AddingMsg::Chosen(id, path)),
                FileQuestion::SaveSetUp(id) => Msg::Making(MakingMsg::Chosen(id, path)),
                _ => Msg::Choices(ChoicesMsg::Chosen(question, path)),
            },
        );
    }

    fn take_handed_over(&mut self, ctx: &Context) {
        let paths: Vec<_> = self.services.handed_over.try_iter().collect();
        for path in paths {
            self.take(ctx, Msg::Adding(AddingMsg::Open(path)));
        }
    }

    fn drain_clipboard(&mut self, ctx: &Context) {
        let mut reports = Vec::new();
        if let Some((_, inbox)) = &self.services.clipboard {
            reports.extend(inbox.try_iter());
        }
        for report in reports {
            let msg = match report {
                ClipboardReport::Copied => ClipboardMsg::Copied,
                ClipboardReport::Cleared => ClipboardMsg::Cleared,
                ClipboardReport::Replaced => ClipboardMsg::Replaced,
                ClipboardReport::NotCopied(_) => ClipboardMsg::NotCopied,
                ClipboardReport::TextCopied => ClipboardMsg::TextCopied,
                ClipboardReport::TextNotCopied(_) => ClipboardMsg::TextNotCopied,
                ClipboardReport::NotCleared(_) => ClipboardMsg::NotCleared,
            };
            self.take(ctx, Msg::Clipboard(msg));
        }
    }

    /// A password that stands open on the screen of somebody who went away is covered; it is not dropped.
    fn cover_when_idle(&mut self, ctx: &Context) {
        if ctx.input(|input| !input.events.is_empty()) {
            self.touched = self.view.elapsed;
        }
        if !self.model.reset.as_ref().is_some_and(Reset::shows_password) {
            return;
        }
        let idle = self.view.elapsed.saturating_sub(self.touched);
        let patience = self.services.cover_after.unwrap_or(self.model.preferences.cover_after.duration());
        match patience.checked_sub(idle).filter(|left| !left.is_zero()) {
            Some(left) => ctx.request_repaint_after(left),
            None => self.take(ctx, Msg::Reset(ResetMsg::ShowPassword(false))),
        }
    }

    /// While a password stands open, the window is kept out of screenshots and shared screens, where the system can do
    /// that and the clerk wants it.
    fn hide_from_capture(&mut self, ctx: &Context) {
        let wanted =
            self.model.preferences.hides_from_capture && self.model.reset.as_ref().is_some_and(Reset::shows_password);
        if wanted != self.is_hidden_from_capture {
            self.is_hidden_from_capture = wanted;
            ctx.send_viewport_cmd(ViewportCommand::ContentProtected(wanted));
        }
    }

    /// More contrast where she wants it, or the system does.
    fn keep_contrast(&self, ctx: &Context) {
        let wanted = self.model.settings.has_more_contrast(&self.model.preferences);
        if wanted != theme::has_more_contrast(ctx) {
            theme::dress(ctx, wanted);
        }
    }

    /// What is scrolled to glides into view, or jumps. Nothing else in Beadle moves by itself.
    fn keep_still(&self, ctx: &Context) {
        let is_still = self.model.settings.is_still(&self.model.preferences);
        let glide = if is_still { ScrollAnimation::none() } else { ScrollAnimation::default() };
        if ctx.global_style().scroll_animation != glide {
            ctx.all_styles_mut(|style| style.scroll_animation = glide);
        }
    }

    /// A clipboard whose thread is gone holds nothing of ours any more.
    fn on_clipboard(&mut self, ctx: &Context, ask: impl FnOnce(&Clipboard) -> bool) {
        let is_asked = self.services.clipboard.as_ref().is_some_and(|(board, _)| ask(board));
        if !is_asked {
            self.take(ctx, Msg::Clipboard(ClipboardMsg::NotCleared));
        }
    }

    fn note_place(&mut self, ctx: &Context) {
        ctx.input(|input| {
            let viewport = input.viewport();
            let Some(inner) = viewport.inner_rect else { return };
            self.place = Some(WindowPlace {
                width: inner.width(),
                height: inner.height(),
                x: viewport.outer_rect.map(|outer| outer.min.x),
                y: viewport.outer_rect.map(|outer| outer.min.y),
                maximised: viewport.maximized.unwrap_or(false),
            });
        });
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        self.run_logic(ctx, Some(frame));
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some((board, _)) = &self.services.clipboard {
            // Without a keeper there is nothing on the clipboard either. Its end waits until it is cleared.
            let is_kept = board.clear();
            tracing::debug!(is_kept, "clearing the clipboard before leaving");
        }
        if let Some(place) = self.place.take() {
            (self.services.save_place)(place);
        }
    }
}

/// Puts what can be seen of them into force.
fn apply(ctx: &Context, preferences: &Preferences) {
    ctx.set_theme(match preferences.theme {
        Theme::System => egui::ThemePreference::System,
        Theme::Light => egui::ThemePreference::Light,
        Theme::Dark => egui::ThemePreference::Dark,
    });
    ctx.set_zoom_factor(f32::from(preferences.text_scale.percent()) / 100.0);
}

fn file_dialog(question: FileQuestion, model: &Model) -> FileDialog {
    let (title, save_as, files, endings): (_, _, _, &[&str]) = match question {
        FileQuestion::OpenRecipe => ("file-open-recipe", None, "files-recipes", &["json"]),
        FileQuestion::SaveRecipe(_) => ("file-save-recipe", Some(tr("file-recipe-name")), "files-recipes", &["json"]),
        FileQuestion::OpenWords => ("file-open-words", None, "files-words", &["txt"]),
        FileQuestion::SaveSlip(_) => ("file-save-slip", Some(slip_name(model)), "files-slips", &["pdf"]),
        FileQuestion::OpenSetUp(_) => ("file-open-set-up", None, "files-set-ups", &["beadle", "json"]),
        FileQuestion::SaveSetUp(_) => ("file-save-set-up", Some(set_up_name(model)), "files-set-ups", &["beadle"]),
    };
    FileDialog { title: tr(title), save_as, files: tr(files), endings }
}

/// `Slip for Siân Pugh.pdf`, in letters that every file system takes.
fn slip_name(model: &Model) -> String {
    let operation = model.reset.as_ref().and_then(Reset::operation);
    let name = operation.map_or("", |operation| operation.plan().user().name.as_str());
    file_name(&tr_with("file-slip-name", &[("name", name.into())]), "pdf")
}

/// The council's name, the same way.
fn set_up_name(model: &Model) -> String {
    file_name(model.making.as_ref().map_or("", |making| making.form.council.as_str()), "beadle")
}
