//! A line that can't be trusted: nothing is sent over it, and nobody is asked to trust it all the same.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::certificates::{Certificate, older_tls};
use crate::engine;
use crate::front::Security;
use crate::rig::Rig;
use crate::stage::{Stage, Way};

/// Everything that can be pressed, ticked or followed.
fn offers(rig: &Rig) -> Vec<String> {
    let roles = [Role::Button, Role::CheckBox, Role::RadioButton, Role::Link, Role::TextInput];
    let named = |role| rig.window.query_all_by_role(role).filter_map(|node| node.accesskit_node().label());
    let mut offers: Vec<String> = roles.into_iter().flat_map(named).collect();
    offers.sort();
    offers
}

/// What is offered after `Change` came to nothing because of this.
fn after(spoil: impl Fn(&Stage)) -> Vec<String> {
    let stage = Stage::set("", Way::Secure);
    let mut rig = Rig::signed_in(stage.connection());
    rig.walk_to_step_nine(engine::NAME, "Forgotten password");
    spoil(&stage);
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "Nothing was changed");
    let offers = offers(&rig);
    // Trying again is no way round either.
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "Nothing was changed");
    assert_eq!((stage.front.puts(), stage.council.inspect().changes_applied()), (0, 0));
    // Once it is in order, nothing else is needed.
    stage.front.come_up();
    stage.set_certificate(Certificate::Good);
    rig.press("Change");
    rig.wait_for_answer();
    assert_eq!(rig.verdict(), "That's done");
    offers
}

#[test]
fn a_line_that_can_not_be_trusted_offers_no_more_than_one_that_is_not_there() {
    let plain = after(|stage| stage.front.go_down());
    assert!(plain.iter().any(|name| name == "Change"), "{plain:?}");
    for certificate in
        [Certificate::SelfSigned, Certificate::UnknownAuthority, Certificate::Expired, Certificate::WrongHost]
    {
        let offered = after(|stage| {
            stage.set_certificate(certificate);
            stage.front.cut_all();
        });
        assert_eq!(offered, plain, "{certificate:?}");
    }
    for security in [older_tls(2), Security::CutHandshake] {
        let offered = after(|stage| {
            stage.front.set_security(security.clone());
            stage.front.cut_all();
        });
        assert_eq!(offered, plain);
    }
}
