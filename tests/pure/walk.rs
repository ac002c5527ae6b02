//! Random walks through the wizard: whatever is pressed in whatever order, what may never happen doesn't.

use std::time::Duration;

use beadle::domain::outcome::{Answer, Doubt, Refusal, Unsent};
use beadle::domain::password::presets::Preset;
use beadle::model::reset::Phase;
use beadle::msg::{ChangeBy, ChoicesMsg, Command, Msg, Page, Reply, ResetMsg, UsersMsg};
use beadle::reset::answers::{Alone, CanRead, Reason};
use beadle::reset::draft::SettingName;
use beadle::reset::operation::{ChangeEnd, ChangeReport, Outcome};
use beadle::reset::recipe::Kind;
use beadle::reset::step::Step;
use beadle::reset::verify::Finding;
use proptest::prelude::*;

use crate::common::{Desk, now, request_id, sian};

fn press(choice: u8) -> Msg {
    let reset = |msg| Msg::Reset(msg);
    match choice % 38 {
        n @ 0..=7 => reset(ResetMsg::Reason(Reason::ORDER[usize::from(n)])),
        8 => reset(ResetMsg::CanRead(CanRead::Yes)),
        9 => reset(ResetMsg::CanRead(CanRead::No)),
        10 => reset(ResetMsg::Alone(Alone::Yes)),
        11 => reset(ResetMsg::Alone(Alone::RatherNot)),
        12 | 13 => reset(ResetMsg::Next),
        14 => reset(ResetMsg::Back),
        15 | 16 => reset(ResetMsg::UseSuggestions),
        17 => reset(ResetMsg::Cancel),
        18 => reset(ResetMsg::MakeAnother),
        19 => reset(ResetMsg::AddWord),
        20 => reset(ResetMsg::Choose(SettingName::Force, true)),
        21 => reset(ResetMsg::Choose(SettingName::Force, false)),
        22 => reset(ResetMsg::Choose(SettingName::Email, true)),
        23 => reset(ResetMsg::Choose(SettingName::SignOut, true)),
        24 => reset(ResetMsg::SendTo("someone@example.org".to_owned())),
        25 => reset(ResetMsg::KeysReleased),
        26 => reset(ResetMsg::Change(ChangeBy::Shortcut)),
        27 | 28 => reset(ResetMsg::Change(ChangeBy::Button)),
        29 => reset(ResetMsg::Finish),
        30 => reset(ResetMsg::MakeAnotherForSame),
        31 => Msg::GoTo(Page::History),
        32 => Msg::CloseWindow,
        33 => Msg::Choices(ChoicesMsg::Open),
        34 => Msg::Choices(ChoicesMsg::Pick(Kind::Preset(Preset::Temporary))),
        35 => Msg::Choices(ChoicesMsg::Use),
        36 => Msg::Choices(ChoicesMsg::Close),
        _ => Msg::Users(UsersMsg::Open(0)),
    }
}

fn answer(choice: u8) -> Answer {
    match choice % 5 {
        0 | 1 => Answer::Done { server_time: None },
        2 => Answer::Refused(Refusal::Breached),
        3 => Answer::NotSent(Unsent::Connect),
        _ => Answer::Unknown(Doubt::TimedOut),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_change_at_a_time_and_no_password_is_lost(presses in proptest::collection::vec((any::<u8>(), any::<u8>()), 1..120)) {
        let mut desk = Desk::wizard_for(&sian());
        let mut in_flight = None;
        for (choice, detail) in presses {
            desk.elapsed += Duration::from_millis(400);
            let open_before = desk
                .model
                .reset
                .as_ref()
                .filter(|reset| reset.is_open())
                .and_then(|reset| reset.operation())
                .map(|operation| operation.plan().password().clone());
            if choice >= 200 {
                // The worker answers whatever is on its way.
                if let Some(id) = in_flight.take() {
                    let report = ChangeReport {
                        end: ChangeEnd::Answered(answer(detail)),
                        baseline: None,
                        sent: vec![now()],
                        journal_failed: false,
                        earlier: Vec::new(),
                    };
                    desk.reply(Reply::ChangeEnded { id, report: Box::new(report) });
                    for id in desk.commands().filter(|c| matches!(c, Command::Verify { .. })).map(request_id).collect::<Vec<_>>() {
                        desk.reply(Reply::Checked { id, finding: Finding::NotSeen, at: now(), last: true });
                    }
                    continue;
                }
            }
            desk.send(press(choice));
            for command in desk.commands() {
                if let Command::Change { id, plan, .. } = command {
                    prop_assert!(in_flight.is_none(), "a second change while one is on its way");
                    let shown = desk.model.reset.as_ref().map(|reset| reset.draft.user().zuid.clone());
                    prop_assert_eq!(Some(plan.user().zuid.clone()), shown, "somebody else than the person on the page");
                    in_flight = Some(*id);
                }
                let closing = matches!(command, Command::Shutdown);
                prop_assert!(!(closing && open_before.is_some()), "the window closed over an open outcome");
            }
            if let Some(password) = open_before {
                let kept = desk.model.reset.as_ref().and_then(|reset| reset.operation()).map(|op| op.plan().password().clone());
                prop_assert_eq!(kept, Some(password), "a password that may be set was dropped");
            }
            if let Some(reset) = &desk.model.reset {
                if let Phase::Ended(ended) = &reset.phase {
                    prop_assert!(!matches!(ended.operation.outcome(), Some(Outcome::NotSent(_))));
                }
                if reset.step() == Some(Step::Change) {
                    prop_assert!(reset.draft.answers().reason.is_some());
                }
            }
        }
    }
}
