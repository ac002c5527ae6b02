//! What each colour is for, in each of the four looks.

use egui::Color32;

use super::table as t;

/// The colours of one look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colours {
    /// Its name in a test's report.
    pub name: &'static str,
    /// Behind everything. No two looks have the same.
    pub background: Color32,
    /// Cards, bars and fields.
    pub surface: Color32,
    /// Lines that only decorate; where more contrast is wanted, edges like any other.
    pub hairline: Color32,
    /// Edges of fields and buttons, 3:1.
    pub edge: Color32,
    /// Text.
    pub text: Color32,
    /// Text that matters less.
    pub soft: Color32,
    /// Behind a tag.
    pub tag: Color32,
    /// The one accent.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Behind what is selected.
    pub accent_wash: Color32,
    /// What harms somebody.
    pub danger: Color32,
    /// Behind it.
    pub danger_wash: Color32,
    /// What needs attention.
    pub warning: Color32,
    /// Behind it.
    pub warning_wash: Color32,
    /// What explains.
    pub information: Color32,
    /// Behind it.
    pub information_wash: Color32,
    /// The ring around what has the keyboard focus.
    pub focus: Color32,
    /// How wide that ring is, in points.
    pub ring: f32,
}

/// On a light background.
pub const LIGHT: Colours = Colours {
    name: "light",
    background: t::GREY_50,
    surface: t::WHITE,
    hairline: t::GREY_200,
    edge: t::GREY_500,
    text: t::GREY_900,
    soft: t::GREY_600,
    tag: t::GREY_100,
    accent: t::GREEN_700,
    on_accent: t::WHITE,
    accent_wash: t::GREEN_50,
    danger: t::RED_700,
    danger_wash: t::RED_50,
    warning: t::AMBER_800,
    warning_wash: t::AMBER_50,
    information: t::BLUE_700,
    information_wash: t::BLUE_50,
    focus: t::BLUE_600,
    ring: 2.0,
};

/// On a dark background.
pub const DARK: Colours = Colours {
    name: "dark",
    background: t::GREY_950,
    surface: t::GREY_850,
    hairline: t::GREY_700,
    edge: t::GREY_510,
    text: t::GREY_110,
    soft: t::GREY_400,
    tag: t::GREY_800,
    accent: t::GREEN_300,
    on_accent: t::GREEN_950,
    accent_wash: t::GREEN_900,
    danger: t::RED_300,
    danger_wash: t::RED_950,
    warning: t::AMBER_300,
    warning_wash: t::AMBER_950,
    information: t::BLUE_200,
    information_wash: t::BLUE_950,
    focus: t::BLUE_300,
    ring: 2.0,
};

/// On white, with more contrast.
pub const LIGHT_MORE: Colours = Colours {
    name: "light_more",
    background: t::WHITE,
    surface: t::WHITE,
    hairline: t::INK_500,
    edge: t::BLACK,
    text: t::BLACK,
    soft: t::INK_700,
    tag: t::GREY_100,
    accent: t::DEEP_GREEN,
    on_accent: t::WHITE,
    accent_wash: t::PALE_GREEN,
    danger: t::DEEP_RED,
    danger_wash: t::PALE_RED,
    warning: t::DEEP_AMBER,
    warning_wash: t::PALE_AMBER,
    information: t::DEEP_BLUE,
    information_wash: t::PALE_BLUE,
    focus: t::PURE_BLUE,
    ring: 3.0,
};

/// On black, with more contrast.
pub const DARK_MORE: Colours = Colours {
    name: "dark_more",
    background: t::BLACK,
    surface: t::BLACK,
    hairline: t::CHALK_400,
    edge: t::WHITE,
    text: t::WHITE,
    soft: t::CHALK_200,
    tag: t::SLATE_900,
    accent: t::BRIGHT_GREEN,
    on_accent: t::BLACK,
    accent_wash: t::DARK_GREEN,
    danger: t::BRIGHT_RED,
    danger_wash: t::DARK_RED,
    warning: t::BRIGHT_AMBER,
    warning_wash: t::DARK_AMBER,
    information: t::BRIGHT_BLUE,
    information_wash: t::DARK_BLUE,
    focus: t::YELLOW,
    ring: 3.0,
};

/// All four.
pub const LOOKS: [&Colours; 4] = [&LIGHT, &DARK, &LIGHT_MORE, &DARK_MORE];

impl Colours {
    /// The contrast that text needs here: WCAG 2.2 asks for 4.5 (AA), and for 7 where more is wanted (AAA).
    #[must_use]
    pub fn text_contrast(&self) -> f64 {
        if self.is_more() { 7.0 } else { 4.5 }
    }

    /// The contrast that edges, marks and the focus ring need here.
    #[must_use]
    pub fn edge_contrast(&self) -> f64 {
        if self.is_more() { 4.5 } else { 3.0 }
    }

    /// It is one of the two with more contrast.
    #[must_use]
    pub fn is_more(&self) -> bool {
        self.ring > LIGHT.ring
    }
}

/// The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
#[must_use]
pub fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Color32) -> f64 {
    let channel = |byte: u8| {
        let value = f64::from(byte) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_looks_have_the_same_background() {
        for (place, look) in LOOKS.iter().enumerate() {
            assert!(LOOKS.iter().skip(place + 1).all(|other| other.background != look.background), "{}", look.name);
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(t::WHITE, t::BLACK) - 21.0).abs() < 1e-9);
        // The lightest grey that is readable on white, and the next, which is not.
        let grey = Color32::from_gray;
        assert!(contrast(t::WHITE, grey(0x76)) >= 4.5 && contrast(t::WHITE, grey(0x77)) < 4.5);
    }
}
