//! The three fonts as they come, for the window and for the slip: one copy in the program.

/// Inter: text.
pub static TEXT: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.otf");
/// Its semibold: what stands out.
pub static STRONG: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.otf");
/// `JetBrains Mono`: passwords.
pub static PASSWORD: &[u8] = include_bytes!("../assets/fonts/JetBrainsMono-Medium.ttf");
