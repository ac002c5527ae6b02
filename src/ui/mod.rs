//! The only place that draws. Pages read the model and say what was done; they change nothing.

pub mod fonts;
pub mod theme;
pub mod tokens;
pub mod view;
pub mod widgets;
