//! The profile folder.

use beadle::domain::council::{CouncilId, Reality};
use beadle::store::paths::{Profile, ProfileError};

#[test]
fn folders_are_where_the_blueprint_says() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("My Profile – Siân");
    let profile = Profile::open(Some(&root)).unwrap();
    let id = CouncilId::from_random([7; 16]);
    let name = "07".repeat(16);
    assert_eq!(profile.council_dir(Reality::Real, &id), root.join("councils").join(&name));
    assert_eq!(profile.council_dir(Reality::Pretend, &id), root.join("practice").join("councils").join(&name));
    assert_eq!(profile.council_dir(Reality::Loopback, &id), root.join("loopback").join("councils").join(&name));
    let made = profile.make_council_dir(Reality::Pretend, &id).unwrap();
    assert!(made.is_dir());
    for file in [profile.settings_file(), profile.log_file(), profile.lock_file()] {
        assert_eq!(file.parent(), Some(root.as_path()));
    }
}

#[cfg(unix)]
#[test]
fn new_folders_are_nobody_elses_business() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let profile = Profile::open(Some(&dir.path().join("a").join("b"))).unwrap();
    let council = profile.make_council_dir(Reality::Real, &CouncilId::from_random([7; 16])).unwrap();
    for folder in [dir.path().join("a"), profile.root().to_path_buf(), council] {
        assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700, "{}", folder.display());
    }
}

#[test]
fn a_file_is_no_profile() {
    let file = tempfile::NamedTempFile::new().unwrap();
    assert!(matches!(Profile::open(Some(file.path())), Err(ProfileError::NotAFolder(_))));
    let below = file.path().join("profile");
    assert!(matches!(Profile::open(Some(&below)), Err(ProfileError::NotMade { .. })));
}
