//! The three fonts: Inter for text, its semibold for what stands out, `JetBrains Mono` for passwords.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

use crate::font_files;

const SEMIBOLD: &str = "semibold";
const PASSWORD: &str = "password";

/// Text.
#[must_use]
pub fn text(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Text that stands out.
#[must_use]
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// Passwords: 0 and O, 1 and l and I are told apart, and there are no ligatures.
#[must_use]
pub fn password(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(PASSWORD.into()))
}

/// Installs the fonts, before any text is laid out.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let regular = FontData::from_static(font_files::TEXT);
    let bold = FontData::from_static(font_files::STRONG);
    let mono = FontData::from_static(font_files::PASSWORD);
    for (name, data) in [("inter", regular), (SEMIBOLD, bold), (PASSWORD, mono)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    }
    // egui's own fonts stay behind ours for characters that ours lack.
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (family, first) in [
        (FontFamily::Proportional, "inter"),
        (FontFamily::Name(SEMIBOLD.into()), SEMIBOLD),
        (FontFamily::Name(PASSWORD.into()), PASSWORD),
    ] {
        let names = std::iter::once(first.to_owned()).chain(fallback.iter().cloned()).collect();
        fonts.families.insert(family, names);
    }
    ctx.set_fonts(fonts);
}
