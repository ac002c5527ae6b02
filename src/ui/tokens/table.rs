//! The table of colours: what they are, not what they are for. The light and dark ones are those of the project's
//! sketches (`design/README.md`); the last two groups are for those who need more contrast.

use egui::Color32;

const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

pub(super) const WHITE: Color32 = hex(0xFF_FFFF);
pub(super) const BLACK: Color32 = hex(0x00_0000);

// Greys with a little green in them, from light to dark.
pub(super) const GREY_50: Color32 = hex(0xF5_F6F4);
pub(super) const GREY_100: Color32 = hex(0xED_F1EE);
pub(super) const GREY_110: Color32 = hex(0xE8_EEEB);
pub(super) const GREY_200: Color32 = hex(0xDC_E1DD);
pub(super) const GREY_400: Color32 = hex(0xA9_B6B0);
pub(super) const GREY_500: Color32 = hex(0x7F_8A85);
pub(super) const GREY_510: Color32 = hex(0x7C_8A84);
pub(super) const GREY_600: Color32 = hex(0x54_615B);
pub(super) const GREY_700: Color32 = hex(0x33_403B);
pub(super) const GREY_800: Color32 = hex(0x24_302C);
pub(super) const GREY_850: Color32 = hex(0x1A_2220);
pub(super) const GREY_900: Color32 = hex(0x17_211D);
pub(super) const GREY_950: Color32 = hex(0x12_1816);

// The accent.
pub(super) const GREEN_50: Color32 = hex(0xE3_F1EC);
pub(super) const GREEN_300: Color32 = hex(0x63_CDB2);
pub(super) const GREEN_700: Color32 = hex(0x0E_6655);
pub(super) const GREEN_900: Color32 = hex(0x17_3A32);
pub(super) const GREEN_950: Color32 = hex(0x05_221B);

// What harms.
pub(super) const RED_50: Color32 = hex(0xFB_E9E7);
pub(super) const RED_300: Color32 = hex(0xFF_9C92);
pub(super) const RED_700: Color32 = hex(0xA8_261C);
pub(super) const RED_950: Color32 = hex(0x3B_1D1A);

// What needs attention.
pub(super) const AMBER_50: Color32 = hex(0xFF_F3DC);
pub(super) const AMBER_300: Color32 = hex(0xF2_C26B);
pub(super) const AMBER_800: Color32 = hex(0x7A_4B00);
pub(super) const AMBER_950: Color32 = hex(0x35_290F);

// What explains, and where the keyboard is.
pub(super) const BLUE_50: Color32 = hex(0xE7_F0FA);
pub(super) const BLUE_200: Color32 = hex(0x9C_C7F5);
pub(super) const BLUE_300: Color32 = hex(0x8A_B4F8);
pub(super) const BLUE_600: Color32 = hex(0x0B_57D0);
pub(super) const BLUE_700: Color32 = hex(0x1C_5590);
pub(super) const BLUE_950: Color32 = hex(0x16_293D);

// More contrast, on white.
pub(super) const INK_700: Color32 = hex(0x2B_322F);
pub(super) const INK_500: Color32 = hex(0x4A_524E);
pub(super) const DEEP_GREEN: Color32 = hex(0x00_4336);
pub(super) const PALE_GREEN: Color32 = hex(0xC9_EFE3);
pub(super) const DEEP_RED: Color32 = hex(0x8A_0000);
pub(super) const PALE_RED: Color32 = hex(0xFF_E3DF);
pub(super) const DEEP_AMBER: Color32 = hex(0x57_3400);
pub(super) const PALE_AMBER: Color32 = hex(0xFF_EDC2);
pub(super) const DEEP_BLUE: Color32 = hex(0x00_3874);
pub(super) const PALE_BLUE: Color32 = hex(0xDC_EBFF);
pub(super) const PURE_BLUE: Color32 = hex(0x00_2FD6);

// More contrast, on black.
pub(super) const CHALK_200: Color32 = hex(0xDE_E4E1);
pub(super) const CHALK_400: Color32 = hex(0xA3_ACA7);
pub(super) const SLATE_900: Color32 = hex(0x1E_2422);
pub(super) const BRIGHT_GREEN: Color32 = hex(0x7D_F0D3);
pub(super) const DARK_GREEN: Color32 = hex(0x00_3A2E);
pub(super) const BRIGHT_RED: Color32 = hex(0xFF_B8B0);
pub(super) const DARK_RED: Color32 = hex(0x47_0B06);
pub(super) const BRIGHT_AMBER: Color32 = hex(0xFF_D98A);
pub(super) const DARK_AMBER: Color32 = hex(0x3D_2A00);
pub(super) const BRIGHT_BLUE: Color32 = hex(0xB5_D8FF);
pub(super) const DARK_BLUE: Color32 = hex(0x06_2648);
pub(super) const YELLOW: Color32 = hex(0xFF_E14D);
