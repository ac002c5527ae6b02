//! The parts that pages are made of. Each names itself to assistive technology and shows a focus ring.

pub mod big;
pub mod button;
pub mod card;
pub mod check;
pub mod chip;
pub mod facts;
pub mod field;
pub mod icon;
pub mod key_hint;
pub mod label;
pub mod list_keys;
pub mod number;
pub mod radio;
pub mod reading;
pub mod ring;
pub mod row;
pub mod status;
pub mod step_mark;
pub mod tag;
