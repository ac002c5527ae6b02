//! A window without a screen: the shell over a scripted model.

use beadle::ui::shell::shell_ui;
use beadle::ui::theme;
use beadle::ui::view::View;
use egui_kittest::Harness;
use jiff::tz::TimeZone;

use crate::common::{Desk, now};

/// The model and what drawing keeps.
pub(crate) struct Stage {
    pub(crate) desk: Desk,
    view: View,
}

impl Stage {
    /// Sends the focus where the last message wants it.
    pub(crate) fn send_focus(&mut self) {
        for effect in &self.desk.effects {
            if let beadle::msg::Effect::Focus(key) = effect {
                self.view.request_focus(*key);
            }
        }
    }
}

pub(crate) type Window<'a> = Harness<'a, Stage>;

/// A window over this model.
pub(crate) fn window(desk: Desk) -> Window<'static> {
    windowed(desk, egui::Theme::Light, 1.0, true)
}

pub(crate) fn windowed(desk: Desk, look: egui::Theme, zoom: f32, is_drawn: bool) -> Window<'static> {
    opened(desk, look, zoom, is_drawn, egui::vec2(1100.0, 740.0))
}

/// A window of this size, in points.
pub(crate) fn sized(desk: Desk, size: egui::Vec2) -> Window<'static> {
    opened(desk, egui::Theme::Light, 1.0, true, size)
}

fn opened(desk: Desk, look: egui::Theme, zoom: f32, is_drawn: bool, size: egui::Vec2) -> Window<'static> {
    let view = View::new(now(), TimeZone::UTC);
    let mut builder = Harness::builder()
        .with_size(size)
        .with_theme(look)
        .with_os(egui::os::OperatingSystem::Windows)
        .with_max_steps(12)
        // As on a usual screen, so that two clicks can follow each other quickly.
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(move |ctx| {
            theme::install(ctx);
            ctx.set_zoom_factor(zoom);
        });
    if is_drawn {
        builder = builder.with_render_cursor(false);
    }
    let mut harness = builder.build_ui_state(
        |ui, stage: &mut Stage| {
            stage.view.elapsed = stage.desk.elapsed;
            shell_ui(ui, &stage.desk.model, &mut stage.view);
            let out = std::mem::take(&mut stage.view.out);
            for msg in out {
                stage.desk.send(msg);
                stage.send_focus();
                ui.ctx().request_repaint();
            }
        },
        Stage { desk, view },
    );
    harness.run();
    harness
}
