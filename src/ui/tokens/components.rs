//! What each kind of control is painted with, in each of its states.

use egui::Color32;

use super::{CLEAR, Colours};

/// How a control is being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody is near it.
    Resting,
    /// The pointer is above it.
    Hovered,
    /// The pointer holds it down.
    Pressed,
    /// It is switched on, or its page is open.
    On,
    /// It can't be used now.
    Disabled,
}

/// How much a button asks to be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The one that most people want.
    Primary,
    /// The others.
    Plain,
    /// In the background.
    Quiet,
}

/// A button. The key beside its name has a box of its own colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ButtonColours {
    /// Behind the name; nothing for a quiet one at rest.
    pub fill: Color32,
    /// The name.
    pub text: Color32,
    /// The key and its box.
    pub key: Color32,
    /// Around it.
    pub edge: Color32,
}

/// A row of a list that can be chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowColours {
    /// Behind it; nothing at rest.
    pub fill: Color32,
    /// What is read first.
    pub text: Color32,
    /// What stands beside it.
    pub soft: Color32,
}

/// A radio button or a check box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChoiceColours {
    /// The card behind a radio button.
    pub fill: Color32,
    /// Its name.
    pub text: Color32,
    /// The card's edge.
    pub edge: Color32,
    /// How wide that edge is, in points.
    pub edge_width: f32,
    /// The round mark, or the box.
    pub mark: Color32,
    /// What is inside the box: the tick's back, or the surface.
    pub inside: Color32,
}

/// A field to type into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldColours {
    /// Behind the text.
    pub fill: Color32,
    /// What stands there while nothing is typed.
    pub hint: Color32,
    /// Around it.
    pub edge: Color32,
}

/// Words on a wash: a notice, a status, a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WashColours {
    /// Behind the words.
    pub fill: Color32,
    /// The words.
    pub text: Color32,
}

/// What a wash says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// What is.
    Plain,
    /// What explains.
    Information,
    /// What went well.
    Good,
    /// What needs attention.
    Warning,
    /// What harms somebody.
    Danger,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Resting, Self::Hovered, Self::Pressed, Self::On, Self::Disabled];
}

impl Weight {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Primary, Self::Plain, Self::Quiet];
}

impl Tone {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Plain, Self::Information, Self::Good, Self::Warning, Self::Danger];
}

impl ButtonColours {
    /// Of a button in this state.
    #[must_use]
    pub fn new(c: &Colours, weight: Weight, state: State) -> Self {
        if state == State::Disabled {
            return Self { fill: c.tag, text: c.soft, key: c.soft, edge: c.hairline };
        }
        match weight {
            Weight::Primary => {
                let fill = match state {
                    State::Hovered => c.accent.lerp_to_gamma(c.text, 0.14),
                    State::Pressed => c.accent.lerp_to_gamma(c.text, 0.26),
                    _ => c.accent,
                };
                Self { fill, text: c.on_accent, key: c.on_accent, edge: fill }
            }
            Weight::Plain => Self { fill: lit(c, state).unwrap_or(c.surface), text: c.text, key: c.soft, edge: c.edge },
            Weight::Quiet => Self { fill: lit(c, state).unwrap_or(CLEAR), text: c.accent, key: c.soft, edge: CLEAR },
        }
    }
}

impl RowColours {
    /// Of a row in this state.
    #[must_use]
    pub fn new(c: &Colours, state: State) -> Self {
        let fill = match state {
            State::On | State::Pressed => c.accent_wash,
            State::Hovered => c.tag,
            State::Resting | State::Disabled => CLEAR,
        };
        Self { fill, text: c.text, soft: c.soft }
    }
}

impl ChoiceColours {
    /// Of a radio button or a check box, on or off.
    #[must_use]
    pub fn new(c: &Colours, is_on: bool, state: State) -> Self {
        let fill = match state {
            _ if is_on => c.accent_wash,
            State::Hovered | State::Pressed => c.tag,
            _ => c.surface,
        };
        let (edge, edge_width) = if is_on { (c.accent, 2.5) } else { (c.edge, 1.0) };
        let inside = match state {
            _ if is_on => c.on_accent,
            State::Hovered | State::Pressed => c.accent_wash,
            _ => c.surface,
        };
        Self { fill, text: c.text, edge, edge_width, mark: edge, inside }
    }
}

impl FieldColours {
    /// Of every field.
    #[must_use]
    pub fn new(c: &Colours) -> Self {
        Self { fill: c.surface, hint: c.soft, edge: c.edge }
    }
}

impl WashColours {
    /// Of words in this tone.
    #[must_use]
    pub fn new(c: &Colours, tone: Tone) -> Self {
        let (text, fill) = match tone {
            Tone::Plain => (c.soft, c.tag),
            Tone::Information => (c.information, c.information_wash),
            Tone::Good => (c.accent, c.accent_wash),
            Tone::Warning => (c.warning, c.warning_wash),
            Tone::Danger => (c.danger, c.danger_wash),
        };
        Self { fill, text }
    }
}

/// What lies behind a button that is being used, or is on.
fn lit(c: &Colours, state: State) -> Option<Color32> {
    match state {
        State::Hovered | State::On => Some(c.accent_wash),
        State::Pressed => Some(c.accent_wash.lerp_to_gamma(c.accent, 0.08)),
        State::Resting | State::Disabled => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::looks::contrast;
    use super::super::{LIGHT, LOOKS};
    use super::*;

    /// A line of the report: what stands on what.
    struct Pair {
        name: String,
        front: Color32,
        back: Color32,
    }

    fn pair(name: impl Into<String>, front: Color32, back: Color32) -> Pair {
        Pair { name: name.into(), front, back }
    }

    /// What is behind a part that is not filled: the page, or a card.
    fn behind(c: &Colours, fill: Color32) -> Vec<Color32> {
        if fill == CLEAR { vec![c.background, c.surface] } else { vec![fill] }
    }

    fn texts(c: &Colours) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for (name, front) in [("text", c.text), ("soft text", c.soft), ("accent", c.accent), ("danger", c.danger)] {
            pairs.push(pair(format!("{name} on the page"), front, c.background));
            pairs.push(pair(format!("{name} on a card"), front, c.surface));
        }
        for state in State::ALL {
            for weight in Weight::ALL {
                let b = ButtonColours::new(c, weight, state);
                for back in behind(c, b.fill) {
                    pairs.push(pair(format!("{weight:?} button, {state:?}: name"), b.text, back));
                    pairs.push(pair(format!("{weight:?} button, {state:?}: key"), b.key, back));
                }
            }
            let r = RowColours::new(c, state);
            for back in behind(c, r.fill) {
                pairs.push(pair(format!("row, {state:?}: text"), r.text, back));
                pairs.push(pair(format!("row, {state:?}: soft text"), r.soft, back));
            }
            for is_on in [false, true] {
                let choice = ChoiceColours::new(c, is_on, state);
                pairs.push(pair(format!("choice {is_on}, {state:?}: name"), choice.text, choice.fill));
            }
        }
        for tone in Tone::ALL {
            let wash = WashColours::new(c, tone);
            pairs.push(pair(format!("{tone:?} wash"), wash.text, wash.fill));
        }
        let field = FieldColours::new(c);
        pairs.push(pair("hint of a field", field.hint, field.fill));
        pairs.push(pair("text of a field", c.text, field.fill));
        pairs
    }

    fn edges(c: &Colours) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for back in [c.background, c.surface] {
            pairs.push(pair("focus ring", c.focus, back));
            pairs.push(pair("field's edge", FieldColours::new(c).edge, back));
            pairs.push(pair("plain button's edge", ButtonColours::new(c, Weight::Plain, State::Resting).edge, back));
            for is_on in [false, true] {
                let choice = ChoiceColours::new(c, is_on, State::Resting);
                pairs.push(pair(format!("choice {is_on}: edge"), choice.edge, back));
                pairs.push(pair(format!("choice {is_on}: mark"), choice.mark, choice.fill));
            }
        }
        pairs.push(pair("tick in its box", c.on_accent, c.accent));
        pairs
    }

    /// Every pair there is, for every look; the closest ones are printed.
    #[test]
    fn every_pair_in_use_has_enough_contrast() {
        for look in LOOKS {
            for (kind, mut pairs, least) in
                [("text", texts(look), look.text_contrast()), ("edges", edges(look), look.edge_contrast())]
            {
                pairs.sort_by(|a, b| contrast(a.front, a.back).total_cmp(&contrast(b.front, b.back)));
                println!("{}, {kind}, {} pairs, at least {least}:", look.name, pairs.len());
                for pair in pairs.iter().take(3) {
                    println!("  {:5.2}  {}", contrast(pair.front, pair.back), pair.name);
                }
                let low: Vec<&str> =
                    pairs.iter().filter(|p| contrast(p.front, p.back) < least).map(|p| p.name.as_str()).collect();
                assert!(low.is_empty(), "{}: too little contrast: {low:?}", look.name);
            }
        }
    }

    /// A control that is being used looks another way than one that is not.
    #[test]
    fn states_can_be_told_apart() {
        for weight in Weight::ALL {
            let fill = |state| ButtonColours::new(&LIGHT, weight, state).fill;
            assert_ne!(fill(State::Resting), fill(State::Hovered), "{weight:?}");
            assert_ne!(fill(State::Hovered), fill(State::Pressed), "{weight:?}");
            assert_ne!(fill(State::Resting), fill(State::Disabled), "{weight:?}");
        }
    }
}
