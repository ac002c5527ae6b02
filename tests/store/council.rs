//! Council folders.

use beadle::domain::council::{CouncilId, Reality};
use beadle::domain::outcome::FlagSpelling;
use beadle::domain::region::Region;
use beadle::store::council_file::{CouncilFault, CouncilFile, CouncilList, OtherCouncil, RecordZoid};
use beadle::store::paths::{Profile, council_file};

fn profile() -> (tempfile::TempDir, Profile) {
    let dir = tempfile::tempdir().unwrap();
    let profile = Profile::open(Some(dir.path())).unwrap();
    (dir, profile)
}

fn council(byte: u8, name: &str) -> CouncilFile {
    CouncilFile::new(CouncilId::from_random([byte; 16]), name, Region::Eu, "1000.LOOPBACK", 8090)
}

#[test]
fn a_council_reads_back() {
    let (_dir, profile) = profile();
    let mut council = council(1, "Little Wittering Parish Council");
    let dir = profile.make_council_dir(Reality::Real, &council.id).unwrap();
    council.domain = Some("littlewittering-pc.gov.uk".to_owned());
    for flag in [None, Some(FlagSpelling::Sample), Some(FlagSpelling::Table)] {
        council.accepted_flag = flag;
        council.save(&dir).unwrap();
        assert_eq!(CouncilFile::load(&dir).unwrap(), council);
    }
    let text = std::fs::read_to_string(council_file(&dir)).unwrap();
    assert!(text.contains(r#""accepted_flag": "resetAuthToken""#), "{text}");
}

#[test]
fn another_organisation_is_refused() {
    let mut council = council(1, "Little Wittering Parish Council");
    assert_eq!(council.record_zoid(&20_064_355.into()), Ok(RecordZoid::New));
    assert_eq!(council.record_zoid(&20_064_355.into()), Ok(RecordZoid::Same));
    assert_eq!(council.record_zoid(&20_064_356.into()), Err(OtherCouncil));
    assert_eq!(council.zoid, Some(20_064_355.into()));
}

#[test]
fn unknown_fields_are_kept_and_an_unknown_spelling_is_forgotten() {
    let (_dir, profile) = profile();
    let mut council = council(1, "A");
    let dir = profile.make_council_dir(Reality::Real, &council.id).unwrap();
    let text = format!(
        r#"{{"version":1,"id":"{}","name":"A","region":"eu","client_id":"1000.X","redirect_port":8090,
            "accepted_flag":"resetauthtoken","supplier":{{"name":"B"}}}}"#,
        council.id
    );
    std::fs::write(council_file(&dir), text).unwrap();
    council = CouncilFile::load(&dir).unwrap();
    assert_eq!(council.accepted_flag, None);
    council.save(&dir).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&std::fs::read(council_file(&dir)).unwrap()).unwrap();
    assert_eq!(value["supplier"]["name"], "B");
}

#[test]
fn bad_folders_are_reported_and_the_good_ones_listed() {
    let (_dir, profile) = profile();
    assert!(CouncilList::load(&profile, Reality::Real).councils.is_empty(), "a new profile has none");
    for (byte, name) in [(1, "Upper Wittering"), (2, "Little Wittering")] {
        let council = council(byte, name);
        council.save(&profile.make_council_dir(Reality::Real, &council.id).unwrap()).unwrap();
    }
    let bad = |byte: u8, text: &str| {
        let dir = profile.make_council_dir(Reality::Real, &CouncilId::from_random([byte; 16])).unwrap();
        std::fs::write(council_file(&dir), text).unwrap();
    };
    let id = |byte: u8| CouncilId::from_random([byte; 16]);
    bad(3, "{");
    bad(4, r#"{"version":2}"#);
    bad(5, &serde_json::to_string(&council(6, "Copied")).unwrap());
    bad(7, &serde_json::to_string(&council(7, "\u{200b}")).unwrap());
    profile.make_council_dir(Reality::Real, &id(8)).unwrap();
    std::fs::create_dir(profile.councils_dir(Reality::Real).join("Holiday photos")).unwrap();
    std::fs::write(profile.councils_dir(Reality::Real).join("desktop.ini"), "").unwrap();

    let list = CouncilList::load(&profile, Reality::Real);
    let names: Vec<_> = list.councils.iter().map(|council| council.name.as_str()).collect();
    assert_eq!(names, ["Little Wittering", "Upper Wittering"]);
    let faults: Vec<_> = list.problems.iter().map(|problem| problem.fault.to_string()).collect();
    let says = |fault: CouncilFault| fault.to_string();
    assert_eq!(
        faults,
        [
            says(CouncilFault::Corrupt),
            says(CouncilFault::Newer),
            says(CouncilFault::Foreign),
            says(CouncilFault::Corrupt),
            says(CouncilFault::NoFile),
            says(CouncilFault::NoFile),
        ]
    );
    assert!(CouncilList::load(&profile, Reality::Pretend).councils.is_empty(), "practice is kept apart");
}

#[test]
fn a_later_or_foreign_file_is_not_overwritten() {
    let (_dir, profile) = profile();
    let council = council(1, "A");
    let dir = profile.make_council_dir(Reality::Real, &council.id).unwrap();
    std::fs::write(council_file(&dir), r#"{"version":2}"#).unwrap();
    assert!(matches!(council.save(&dir), Err(CouncilFault::Newer)));
    assert_eq!(std::fs::read_to_string(council_file(&dir)).unwrap(), r#"{"version":2}"#);
    let other = profile.make_council_dir(Reality::Real, &CouncilId::from_random([9; 16])).unwrap();
    assert!(matches!(council.save(&other), Err(CouncilFault::Foreign)));
}
