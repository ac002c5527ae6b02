//! Opens the window with the first renderer that works: glow, then wgpu, then a message that says what to do.
//!
//! glow starts faster and smaller, but needs OpenGL, which remote desktops and virtual machines may lack. eframe's
//! glow path can panic where it finds no usable OpenGL, so each try is caught (field note `style-models.md` 2.3).

use std::panic::{AssertUnwindSafe, catch_unwind};

use eframe::{NativeOptions, Renderer};
use egui::ViewportBuilder;

use crate::store::settings::{RendererChoice, WindowPlace};

/// The smallest window that shows every control.
const SMALLEST: [f32; 2] = [900.0, 600.0];
/// The window at the first start.
const USUAL: [f32; 2] = [1100.0, 740.0];

/// No renderer worked.
#[derive(Debug, thiserror::Error)]
#[error("no renderer could open a window")]
pub struct NoRenderer;

/// Makes the app inside the window; may be called once for each renderer that is tried.
pub type Creator<'a> = dyn Fn(&eframe::CreationContext<'_>) -> Result<Box<dyn eframe::App>, NoApp> + 'a;

/// The app could not be made, whatever the renderer.
#[derive(Debug, thiserror::Error)]
#[error("the app could not be started")]
pub struct NoApp;

/// Opens the window and runs until it is closed.
///
/// # Errors
/// When no renderer could open a window.
pub fn run(choice: RendererChoice, place: Option<&WindowPlace>, creator: &Creator<'_>) -> Result<(), NoRenderer> {
    let ladder: &[Renderer] = match choice {
        RendererChoice::Auto => &[Renderer::Glow, Renderer::Wgpu],
        RendererChoice::Glow => &[Renderer::Glow],
        RendererChoice::Wgpu => &[Renderer::Wgpu],
    };
    for renderer in ladder {
        let options = options(*renderer, place);
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            eframe::run_native("beadle", options, Box::new(|context| creator(context).map_err(Into::into)))
        }));
        match attempt {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => tracing::warn!(%error, ?renderer, "this renderer could not open a window"),
            Err(_panic) => tracing::warn!(?renderer, "this renderer broke while opening a window"),
        }
    }
    Err(NoRenderer)
}

/// The window's own icon. On macOS the bundle's is the better one, and an empty one leaves it alone.
fn icon() -> egui::IconData {
    if cfg!(target_os = "macos") {
        return egui::IconData::default();
    }
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/beadle-64.png")).unwrap_or_else(|error| {
        tracing::error!(%error, "the icon is damaged");
        egui::IconData::default()
    })
}

/// winit's menu on macOS quits at once, without the question that a password in doubt needs. Without that menu Cmd+Q
/// is a key like any other, and the window asks.
#[cfg(target_os = "macos")]
fn event_loop_hook() -> Option<eframe::EventLoopBuilderHook> {
    use winit::platform::macos::EventLoopBuilderExtMacOS as _;
    Some(Box::new(|builder| {
        builder.with_default_menu(false);
    }))
}

#[cfg(not(target_os = "macos"))]
fn event_loop_hook() -> Option<eframe::EventLoopBuilderHook> {
    None
}

fn options(renderer: Renderer, place: Option<&WindowPlace>) -> NativeOptions {
    let mut viewport = ViewportBuilder::default()
        .with_title("Beadle")
        .with_app_id("beadle")
        .with_icon(icon())
        .with_min_inner_size(SMALLEST)
        .with_inner_size(USUAL);
    if let Some(place) = place.filter(|place| place.is_plausible()) {
        viewport = viewport.with_inner_size([place.width, place.height]).with_maximized(place.maximised);
        if let (Some(x), Some(y)) = (place.x, place.y) {
            viewport = viewport.with_position([x, y]);
        }
    }
    NativeOptions {
        viewport,
        renderer,
        persist_window: false,
        event_loop_builder: event_loop_hook(),
        ..NativeOptions::default()
    }
}
