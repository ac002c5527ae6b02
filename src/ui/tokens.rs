//! Colours, sizes and spaces, each with a name. Nowhere else is a colour made.

use egui::Color32;

/// The colours of one theme (`design/README.md` of the project's sketches).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// Behind everything.
    pub background: Color32,
    /// Cards, bars and fields.
    pub surface: Color32,
    /// Lines that only decorate.
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
}

/// On a light background.
pub const LIGHT: Colours = Colours {
    background: hex(0xF5_F6F4),
    surface: hex(0xFF_FFFF),
    hairline: hex(0xDC_E1DD),
    edge: hex(0x7F_8A85),
    text: hex(0x17_211D),
    soft: hex(0x54_615B),
    tag: hex(0xED_F1EE),
    accent: hex(0x0E_6655),
    on_accent: hex(0xFF_FFFF),
    accent_wash: hex(0xE3_F1EC),
    danger: hex(0xA8_261C),
    danger_wash: hex(0xFB_E9E7),
    warning: hex(0x7A_4B00),
    warning_wash: hex(0xFF_F3DC),
    information: hex(0x1C_5590),
    information_wash: hex(0xE7_F0FA),
    focus: hex(0x0B_57D0),
};

/// On a dark background.
pub const DARK: Colours = Colours {
    background: hex(0x12_1816),
    surface: hex(0x1A_2220),
    hairline: hex(0x33_403B),
    edge: hex(0x7C_8A84),
    text: hex(0xE8_EEEB),
    soft: hex(0xA9_B6B0),
    tag: hex(0x24_302C),
    accent: hex(0x63_CDB2),
    on_accent: hex(0x05_221B),
    accent_wash: hex(0x17_3A32),
    danger: hex(0xFF_9C92),
    danger_wash: hex(0x3B_1D1A),
    warning: hex(0xF2_C26B),
    warning_wash: hex(0x35_290F),
    information: hex(0x9C_C7F5),
    information_wash: hex(0x16_293D),
    focus: hex(0x8A_B4F8),
};

/// Nothing at all, for parts that aren't filled.
pub const CLEAR: Color32 = Color32::TRANSPARENT;

/// Spaces, in points.
pub mod space {
    /// Between an icon and its word.
    pub const XS: f32 = 4.0;
    /// Between things that belong together.
    pub const S: f32 = 8.0;
    /// Between controls.
    pub const M: f32 = 12.0;
    /// Around a card's content.
    pub const L: f32 = 16.0;
    /// Between sections.
    pub const XL: f32 = 24.0;
    /// Around a page.
    pub const XXL: f32 = 32.0;
}

/// Sizes, in points.
pub mod size {
    /// Text.
    pub const TEXT: f32 = 15.0;
    /// Small print: the lines under the steps, tags, key hints.
    pub const SMALL: f32 = 12.5;
    /// Column headings and notes.
    pub const NOTE: f32 = 13.5;
    /// A section's heading.
    pub const SECTION: f32 = 16.0;
    /// A page's heading.
    pub const HEADING: f32 = 24.0;
    /// The product's name on the welcome page.
    pub const TITLE: f32 = 32.0;
    /// A password on the screen.
    pub const PASSWORD: f32 = 24.0;
    /// What is being read out.
    pub const READ_OUT: f32 = 112.0;
    /// A password in a row of step 9.
    pub const PASSWORD_SMALL: f32 = 19.0;
    /// How high a control is.
    pub const CONTROL: f32 = 38.0;
    /// How high a small control is.
    pub const CONTROL_SMALL: f32 = 32.0;
    /// How high the most important control of a page is.
    pub const CONTROL_BIG: f32 = 46.0;
    /// A row of the table.
    pub const ROW: f32 = 54.0;
    /// The bar with the council's name.
    pub const BAR: f32 = 54.0;
    /// The bar with the wizard's buttons.
    pub const FOOT: f32 = 64.0;
    /// The list of steps.
    pub const STEPS: f32 = 262.0;
    /// The widest a column of text and controls gets.
    pub const COLUMN: f32 = 760.0;
    /// The width of the focus ring.
    pub const RING: f32 = 2.0;
}

/// Corner radii, in points.
pub mod radius {
    /// Key hints.
    pub const KEY: u8 = 5;
    /// Buttons, fields, chips.
    pub const CONTROL: u8 = 8;
    /// Radio cards and boxes.
    pub const BOX: u8 = 10;
    /// Cards.
    pub const CARD: u8 = 12;
}

const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(colour: Color32) -> f64 {
        let channel = |byte: u8| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_pair_in_use_has_enough_contrast() {
        for (theme, c) in [("light", LIGHT), ("dark", DARK)] {
            for (name, front, back) in [
                ("text on background", c.text, c.background),
                ("text on surface", c.text, c.surface),
                ("text on wash", c.text, c.accent_wash),
                ("soft on background", c.soft, c.background),
                ("soft on surface", c.soft, c.surface),
                ("soft on tag", c.soft, c.tag),
                ("soft on wash", c.soft, c.accent_wash),
                ("accent on surface", c.accent, c.surface),
                ("accent on background", c.accent, c.background),
                ("accent on wash", c.accent, c.accent_wash),
                ("on accent", c.on_accent, c.accent),
                ("danger on its wash", c.danger, c.danger_wash),
                ("danger on background", c.danger, c.background),
                ("warning on its wash", c.warning, c.warning_wash),
                ("information on its wash", c.information, c.information_wash),
            ] {
                let ratio = contrast(front, back);
                assert!(ratio >= 4.5, "{theme}: {name} has only {ratio:.2}");
            }
            for (name, front, back) in [
                ("edge on surface", c.edge, c.surface),
                ("edge on background", c.edge, c.background),
                ("focus on background", c.focus, c.background),
                ("focus on surface", c.focus, c.surface),
            ] {
                let ratio = contrast(front, back);
                assert!(ratio >= 3.0, "{theme}: {name} has only {ratio:.2}");
            }
        }
    }
}
