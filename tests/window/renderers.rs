//! What draws the window where drivers are missing: no OpenGL, no Vulkan, neither.

use std::fs;
use std::path::Path;

use super::beadle::{Beadle, command, profile};
use super::desktop::Desktop;
use super::patience::PATIENCE;
use super::trouble::{Result, ensure};

/// Mesa finds no OpenGL driver, neither by GLX nor by EGL.
const NO_OPENGL: [(&str, &str); 2] =
    [("LIBGL_DRIVERS_PATH", "/nonexistent"), ("__EGL_VENDOR_LIBRARY_DIRS", "/nonexistent")];
/// The loader finds no Vulkan driver.
const NO_VULKAN: (&str, &str) = ("VK_DRIVER_FILES", "/nonexistent");

/// The log of a run.
fn log(profile: &Path) -> Result<String> {
    let mut text = String::new();
    for entry in fs::read_dir(profile)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "log") {
            text.push_str(&fs::read_to_string(path)?);
        }
    }
    Ok(text)
}

#[test]
fn without_opengl_or_without_vulkan_the_window_opens() -> Result<()> {
    let desktop = Desktop::start()?;
    for (name, hidden, gives_way) in
        [("no-opengl", NO_OPENGL.as_slice(), true), ("no-vulkan", [NO_VULKAN].as_slice(), false)]
    {
        let profile = profile(&desktop, name, "light")?;
        let mut command = command(&desktop, &profile, &["--practice"])?;
        command.envs(hidden.iter().copied());
        let beadle = Beadle::follow(&desktop, &profile, command)?;
        beadle.users_are_there()?;
        beadle.close()?;
        let log = log(&profile)?;
        let gave_way = log.contains("this renderer could not open a window") && log.contains("Glow");
        ensure(gave_way == gives_way, || format!("{name}: the log says\n{log}"))?;
    }
    Ok(())
}

#[test]
fn with_neither_it_says_what_to_do_and_ends() -> Result<()> {
    let desktop = Desktop::start()?;
    let profile = profile(&desktop, "nothing", "light")?;
    let mut command = command(&desktop, &profile, &["--practice"])?;
    command.envs(NO_OPENGL).env(NO_VULKAN.0, NO_VULKAN.1);
    let mut beadle = desktop.start_program(&mut command, "nothing-draws")?;
    let status = beadle.wait_for_end(PATIENCE)?;
    ensure(status.code() == Some(2), || format!("it ended with {status}"))?;
    let printed = beadle.printed();
    ensure(printed.contains("This computer can't show Beadle's window"), || printed.clone())?;
    ensure(printed.contains("Update the graphics driver"), || printed.clone())?;
    let log = log(&profile)?;
    for rung in ["Glow", "Wgpu", "WgpuOnProcessor"] {
        ensure(log.contains(&format!("rung={rung}")), || format!("{rung} was not tried: {log}"))?;
    }
    Ok(())
}
