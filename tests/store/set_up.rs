//! Set-up files as a supplier makes them.

use std::path::Path;

use beadle::domain::region::Region;
use beadle::domain::set_up::SetUp;
use beadle::domain::set_up_form::SetUpForm;
use beadle::store::set_up_file;
use proptest::prelude::*;

fn form(texts: [String; 7], region: usize) -> SetUpForm {
    let [council, client_id, secret, redirect_port, supplier, phone, email] = texts;
    let region = Region::ALL[region];
    let mut form = SetUpForm { council, region, client_id, redirect_port, supplier, phone, email, ..SetUpForm::new() };
    form.client_secret.expose_mut().push_str(&secret);
    form
}

fn values(set_up: &SetUp) -> String {
    let secret = set_up.client.client_secret.as_ref().map(|secret| secret.expose().to_owned());
    format!("{set_up:?} {secret:?}")
}

fn written_and_read(folder: &Path, set_up: &SetUp) -> SetUp {
    let path = folder.join("a.beadle");
    set_up_file::write(&path, set_up).unwrap();
    set_up_file::read(&path).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_form_takes_is_read_back_the_same(
        council in "\\PC{1,110}|[ A-Za-zŵŷâ'&\"\\\\/-]{1,60}",
        client_id in " ?[0-9A-Za-z._-]{1,210}",
        secret in " ?[!-~]{0,210}",
        port in "[0-9]{4,5}",
        supplier in ".{0,40}",
        phone in "[ +0-9]{0,20}",
        email in "([a-z]{1,5}@[a-z]{1,5}\\.uk)?",
        region in 0..Region::ALL.len(),
    ) {
        let form = form([council, client_id, secret, port, supplier, phone, email], region);
        if let Ok(set_up) = form.finish() {
            let folder = tempfile::tempdir().unwrap();
            prop_assert_eq!(values(&written_and_read(folder.path(), &set_up)), values(&set_up));
        }
    }
}

#[test]
fn the_file_is_for_its_owner_alone_and_leaves_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let texts = ["Tŷ \"Quoted\" \\ Council", "1000.A", "s3cret", "8091", "Parish Mail", "", "help@example.org"];
    let set_up = form(texts.map(ToOwned::to_owned), 0).finish().unwrap();
    assert_eq!(values(&written_and_read(folder.path(), &set_up)), values(&set_up));
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["a.beadle"]);
    let text = std::fs::read_to_string(folder.path().join("a.beadle")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["client_secret"], "s3cret");
    assert_eq!(value["supplier"], serde_json::json!({"name": "Parish Mail", "email": "help@example.org"}));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let path = folder.path().join("a.beadle");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        // Also where one with other rights was before.
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        set_up_file::write(&path, &set_up).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert!(set_up_file::write(&folder.path().join("no such folder").join("a.beadle"), &set_up).is_err());
}
