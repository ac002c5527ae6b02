//! Colours, sizes and spaces, each with a name. Nowhere else is a colour made.
//!
//! In three layers: the table of colours, what a colour is for in each look (`Colours`), and what each kind of control is
//! painted with in each of its states (`components`). Pages use the last two.

pub mod components;
mod looks;
mod table;

use egui::Color32;

pub use looks::{Colours, DARK, DARK_MORE, LIGHT, LIGHT_MORE, LOOKS, contrast};

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
    /// The same where every line counts.
    pub const HEADING_LOW: f32 = 19.0;
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
    /// The same in two rows, where the window is narrow.
    pub const BAR_NARROW: f32 = 70.0;
    /// The bar with the wizard's buttons.
    pub const FOOT: f32 = 64.0;
    /// The same where every line counts.
    pub const FOOT_LOW: f32 = 52.0;
    /// The list of steps.
    pub const STEPS: f32 = 262.0;
    /// The widest a column of text and controls gets.
    pub const COLUMN: f32 = 760.0;
    /// How far the focus ring is from what it is around.
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
    /// Chips: half their height.
    pub const CHIP: u8 = 16;
    /// Cards.
    pub const CARD: u8 = 12;
}
