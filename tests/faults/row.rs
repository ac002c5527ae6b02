//! One row of the table of resets: what goes wrong, and what is due then.

use crate::stage::{Stage, Way};

/// How the answer that nobody understands is noted before the record was looked at.
pub(crate) const NOT_UNDERSTOOD: &str = "started, not-understood";

/// One fault.
pub(crate) struct Row {
    /// What goes wrong.
    pub(crate) name: String,
    /// Which call it hits.
    pub(crate) call: &'static str,
    /// The pretend council's options.
    pub(crate) options: &'static str,
    /// How Beadle gets there.
    pub(crate) way: Way,
    /// Done before Beadle starts.
    pub(crate) begin: Box<dyn Fn(&Stage)>,
    /// Done just before `Change` is pressed.
    pub(crate) arm: Box<dyn Fn(&Stage)>,
    /// What is due.
    pub(crate) due: Due,
}

/// What a row is to come to.
#[derive(Debug, Clone)]
pub(crate) struct Due {
    /// How the status begins when the press has been answered.
    pub(crate) verdict: &'static str,
    /// The class that `update` made of it, as `Debug` writes it; one of several, with ` / ` between.
    pub(crate) class: String,
    /// Resets that the front sees.
    pub(crate) puts: usize,
    /// Passwords that are changed.
    pub(crate) changes: usize,
    /// The "started" lines and the outcomes of the "ended" lines, in order; one of several, with ` / ` between. `…`
    /// stands for some `started, not-sent`.
    pub(crate) journal: String,
    /// What becomes of it afterwards.
    pub(crate) then: Then,
}

/// What a look at Zoho's record makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// Nothing is left to look for.
    Nothing,
    /// Done, and the record shows it.
    Verified,
    /// It was changed, which the record shows.
    Resolved,
    /// The record shows no change, and so it stays unknown.
    StaysUnknown,
    /// The record shows no change at first; the server changes it later.
    ResolvedLater,
    /// The record can't be read until the network is back; then it shows the change.
    ResolvedOnceReadable,
    /// Beadle looks by itself, and it was a refusal.
    Refused,
    /// `Change` is pressed again, and then it is done.
    DoneWhenPressedAgain,
}

impl Row {
    /// A fault of the request that changes something.
    pub(crate) fn put(name: impl Into<String>, due: Due) -> Self {
        Self {
            name: name.into(),
            call: "reset PUT",
            options: "",
            way: Way::Plain,
            begin: Box::new(|_| {}),
            arm: Box::new(|_| {}),
            due,
        }
    }

    /// A fault of the read just before it.
    pub(crate) fn read_before(name: impl Into<String>, due: Due) -> Self {
        Self { call: "read before PUT", ..Self::put(name, due) }
    }

    /// Hits this call instead.
    pub(crate) fn call(self, call: &'static str) -> Self {
        Self { call, ..self }
    }

    /// In such a pretend council.
    pub(crate) fn options(self, options: &'static str) -> Self {
        Self { options, ..self }
    }

    /// By this way.
    pub(crate) fn way(self, way: Way) -> Self {
        Self { way, ..self }
    }

    /// Does this before Beadle starts.
    pub(crate) fn begin(self, begin: impl Fn(&Stage) + 'static) -> Self {
        Self { begin: Box::new(begin), ..self }
    }

    /// Does this just before the press.
    pub(crate) fn arm(self, arm: impl Fn(&Stage) + 'static) -> Self {
        Self { arm: Box::new(arm), ..self }
    }
}

impl Due {
    /// Zoho says yes, and it is true.
    pub(crate) fn done() -> Self {
        Self {
            verdict: "That's done",
            class: "Done".to_owned(),
            puts: 1,
            changes: 1,
            journal: "started, done".to_owned(),
            then: Then::Verified,
        }
    }

    /// The person could not be read first, but can be when `Change` is pressed again.
    pub(crate) fn done_when_pressed_again(class: &str) -> Self {
        let Self { verdict, class, .. } = Self::not_read(class);
        Self { verdict, class, then: Then::DoneWhenPressedAgain, ..Self::done() }
    }

    /// Zoho says no.
    pub(crate) fn refused(class: &str) -> Self {
        Self {
            verdict: "Zoho refused",
            class: format!("Refused({class})"),
            changes: 0,
            journal: "started, refused".to_owned(),
            then: Then::Nothing,
            ..Self::done()
        }
    }

    /// Nobody understands the no; a look at the record shows that nothing was changed.
    pub(crate) fn refused_after_a_look() -> Self {
        Self {
            class: "Unknown(NotUnderstood)".to_owned(),
            verdict: "We can't tell yet",
            then: Then::Refused,
            ..Self::refused("").journal(NOT_UNDERSTOOD)
        }
    }

    /// Nothing left this computer.
    pub(crate) fn not_sent(class: &str) -> Self {
        Self {
            verdict: "Nothing was changed",
            class: format!("NotSent({class})"),
            puts: 0,
            changes: 0,
            journal: "started, not-sent".to_owned(),
            then: Then::Nothing,
        }
    }

    /// The person could not be read first, so nothing was sent.
    pub(crate) fn not_read(class: &str) -> Self {
        Self { class: format!("NoBaseline({class})"), journal: String::new(), ..Self::not_sent("") }
    }

    /// It can't be told, and nothing was changed.
    pub(crate) fn unknown(class: &str) -> Self {
        Self {
            verdict: "We can't tell yet",
            class: format!("Unknown({class})"),
            puts: 1,
            changes: 0,
            journal: "started, unknown".to_owned(),
            then: Then::StaysUnknown,
        }
    }

    /// It can't be told, although it was changed.
    pub(crate) fn unknown_but_changed(class: &str) -> Self {
        Self { changes: 1, then: Then::Resolved, ..Self::unknown(class) }
    }

    /// With so many resets on the wire.
    pub(crate) fn puts(self, puts: usize) -> Self {
        Self { puts, ..self }
    }

    /// With these lines.
    pub(crate) fn journal(self, journal: &str) -> Self {
        Self { journal: journal.to_owned(), ..self }
    }

    /// With this afterwards.
    pub(crate) fn then(self, then: Then) -> Self {
        Self { then, ..self }
    }
}
