//! Opens the window with the first renderer that works: glow, then wgpu, then wgpu drawing with the processor alone; the
//! caller then has a message that says what to do.
//!
//! glow starts faster and smaller, but needs OpenGL, which remote desktops and virtual machines may lack. eframe's
//! glow path can panic where it finds no usable OpenGL, so each try is caught (field note `style-models.md` 2.3).

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use eframe::egui_wgpu::wgpu::{Adapter, DeviceType};
use eframe::egui_wgpu::{WgpuConfiguration, WgpuSetup, WgpuSetupCreateNew};
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
    climb(ladder(choice), |rung| {
        let options = options(rung, place);
        eframe::run_native("beadle", options, Box::new(|context| creator(context).map_err(Into::into)))
    })
}

/// A way of drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rung {
    /// OpenGL.
    Glow,
    /// Direct3D 12, Metal or Vulkan, on the graphics card that saves power.
    Wgpu,
    /// The same on the processor: WARP on Windows, lavapipe on Linux. Where the card's driver says that it can, and can't.
    WgpuOnProcessor,
}

fn ladder(choice: RendererChoice) -> &'static [Rung] {
    match choice {
        RendererChoice::Auto => &[Rung::Glow, Rung::Wgpu, Rung::WgpuOnProcessor],
        RendererChoice::Glow => &[Rung::Glow],
        RendererChoice::Wgpu => &[Rung::Wgpu, Rung::WgpuOnProcessor],
    }
}

/// Tries one rung after the other, until a window was open. One that panics is no worse than one that fails.
fn climb<E: fmt::Display>(ladder: &[Rung], mut open: impl FnMut(Rung) -> Result<(), E>) -> Result<(), NoRenderer> {
    for rung in ladder {
        match catch_unwind(AssertUnwindSafe(|| open(*rung))) {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => tracing::warn!(%error, ?rung, "this renderer could not open a window"),
            Err(_panic) => tracing::warn!(?rung, "this renderer broke while opening a window"),
        }
    }
    Err(NoRenderer)
}

/// Only adapters that are the processor itself.
fn on_processor() -> WgpuConfiguration {
    let pick = |adapters: &[Adapter]| {
        let own = adapters.iter().find(|adapter| adapter.get_info().device_type == DeviceType::Cpu);
        own.cloned().ok_or_else(|| "the processor can't draw by itself here".to_owned())
    };
    let setup = WgpuSetupCreateNew {
        native_adapter_selector: Some(Arc::new(move |adapters, _surface| pick(adapters))),
        ..WgpuSetupCreateNew::without_display_handle()
    };
    WgpuConfiguration { wgpu_setup: WgpuSetup::CreateNew(setup), ..WgpuConfiguration::default() }
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

fn options(rung: Rung, place: Option<&WindowPlace>) -> NativeOptions {
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
        renderer: if rung == Rung::Glow { Renderer::Glow } else { Renderer::Wgpu },
        wgpu_options: if rung == Rung::WgpuOnProcessor { on_processor() } else { WgpuConfiguration::default() },
        persist_window: false,
        event_loop_builder: event_loop_hook(),
        ..NativeOptions::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is tried, when each rung ends like this.
    fn tried(choice: RendererChoice, end: impl Fn(Rung) -> Result<(), &'static str>) -> (Vec<Rung>, bool) {
        let mut tried = Vec::new();
        let ended = climb(ladder(choice), |rung| {
            tried.push(rung);
            end(rung)
        });
        (tried, ended.is_ok())
    }

    #[test]
    fn the_first_that_works_is_the_last_that_is_tried() {
        assert_eq!(tried(RendererChoice::Auto, |_| Ok(())), (vec![Rung::Glow], true));
        let without_opengl = |rung| if rung == Rung::Glow { Err("no OpenGL") } else { Ok(()) };
        assert_eq!(tried(RendererChoice::Auto, without_opengl), (vec![Rung::Glow, Rung::Wgpu], true));
        let only_processor = |rung| if rung == Rung::WgpuOnProcessor { Ok(()) } else { Err("no driver") };
        let all = vec![Rung::Glow, Rung::Wgpu, Rung::WgpuOnProcessor];
        assert_eq!(tried(RendererChoice::Auto, only_processor), (all.clone(), true));
        assert_eq!(tried(RendererChoice::Auto, |_| Err("nothing")), (all, false));
    }

    #[test]
    fn one_that_panics_is_followed_by_the_next() {
        let breaks = |rung| if rung == Rung::Glow { panic!("as eframe does") } else { Ok(()) };
        assert_eq!(tried(RendererChoice::Auto, breaks), (vec![Rung::Glow, Rung::Wgpu], true));
    }

    #[test]
    fn a_choice_is_kept_to() {
        assert_eq!(tried(RendererChoice::Glow, |_| Err("no")), (vec![Rung::Glow], false));
        assert_eq!(tried(RendererChoice::Wgpu, |_| Err("no")), (vec![Rung::Wgpu, Rung::WgpuOnProcessor], false));
    }
}
