//! The words of `I'm the new clerk`: for each step what to do, why, and where at Zoho.

use egui::Ui;

use crate::domain::guide::GuideStep;
use crate::model::SignedIn;
use crate::model::guide::GuidePage;
use crate::msg::GuidePlace;
use crate::text::tr;
use crate::ui::tokens::space;
use crate::ui::widgets::label;
use crate::ui::widgets::status::{self, Look};

/// The keys of one step's sentences.
#[derive(Debug)]
pub(super) struct StepWords {
    /// What the step is called.
    pub(super) title: &'static str,
    /// What to do.
    pub(super) what: &'static [&'static str],
    /// Why it matters.
    pub(super) why: &'static str,
    /// What stands above the way there.
    pub(super) place: &'static str,
    /// The way there.
    pub(super) how: &'static [&'static str],
    /// Buttons that open the right page.
    pub(super) visits: &'static [(&'static str, GuidePlace)],
}

const ACCOUNT: (&str, GuidePlace) = ("button-open-account", GuidePlace::OwnAccount);

impl StepWords {
    /// Those of this step.
    pub(super) fn of(step: GuideStep) -> Self {
        match step {
            GuideStep::OwnPassword => Self {
                title: "guide-password",
                what: &["guide-password-what"],
                why: "guide-password-why",
                place: "guide-where",
                how: &["guide-password-how"],
                visits: &[ACCOUNT],
            },
            GuideStep::SignOutDevices => Self {
                title: "guide-devices",
                what: &["guide-devices-what"],
                why: "guide-devices-why",
                place: "guide-where",
                how: &["guide-devices-how", "guide-devices-how-app"],
                visits: &[ACCOUNT, ("button-open-app-passwords", GuidePlace::AppPasswords)],
            },
            GuideStep::TwoStep => Self {
                title: "guide-two-step",
                what: &["guide-two-step-what"],
                why: "guide-two-step-why",
                place: "guide-where",
                how: &["guide-two-step-how"],
                visits: &[ACCOUNT],
            },
            GuideStep::Recovery => Self {
                title: "guide-recovery",
                what: &["guide-recovery-what"],
                why: "guide-recovery-why",
                place: "guide-where",
                how: &["guide-recovery-how"],
                visits: &[ACCOUNT],
            },
            GuideStep::Forwarding => Self {
                title: "guide-forwarding",
                what: &["guide-forwarding-what"],
                why: "guide-forwarding-why",
                place: "guide-where",
                how: &["guide-forwarding-how"],
                visits: &[("button-open-mail", GuidePlace::WebMail)],
            },
            GuideStep::Administrators => Self {
                title: "guide-administrators",
                what: &["guide-administrators-what", "guide-administrators-mailbox"],
                why: "guide-administrators-why",
                place: "guide-where",
                how: &["guide-administrators-how"],
                visits: &[("button-open-console", GuidePlace::Console)],
            },
            GuideStep::OldBeadle => Self {
                title: "guide-old-beadle",
                what: &["guide-old-beadle-what"],
                why: "guide-old-beadle-why",
                place: "guide-where-old-beadle",
                how: &["guide-old-beadle-how", "guide-old-beadle-gone", "guide-old-beadle-client"],
                visits: &[ACCOUNT],
            },
        }
    }
}

/// What may go wrong for her on this step, in one box.
pub(super) fn warnings_ui(ui: &mut Ui, signed_in: &SignedIn, page: &GuidePage) {
    let may_end_sign_in =
        matches!(page.step, GuideStep::OwnPassword | GuideStep::SignOutDevices | GuideStep::OldBeadle);
    if !may_end_sign_in {
        return;
    }
    let user = page.own.as_ref().map_or(&signed_in.owner, |(user, _)| user);
    status::boxed(ui, Look::Warning, |ui, _| {
        ui.spacing_mut().item_spacing.y = space::S;
        // Whoever signs everything out first may find that the next code goes to the old clerk's telephone.
        if page.step != GuideStep::OldBeadle && user.two_step != Some(false) {
            let key = if user.two_step == Some(true) { "guide-codes-first" } else { "guide-codes-perhaps" };
            label::body(ui, &tr(key));
        }
        label::body(ui, &tr("guide-may-sign-out"));
    });
    ui.add_space(space::XS);
}
