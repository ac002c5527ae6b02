//! The short text that describes a pretend council.

use std::time::Duration;

use beadle::practice::{Fault, FlagSpelling, Options, Pace, Place};

fn error(text: &str) -> String {
    text.parse::<Options>().unwrap_err().to_string()
}

#[test]
fn nothing_means_fourteen_people_and_no_trouble() {
    let expected = Options {
        place: Place::Little,
        people: 14,
        latency: Duration::ZERO,
        pace: Pace::None,
        flag: FlagSpelling::ResetAuthtoken,
        fault: None,
    };
    assert_eq!("".parse(), Ok(expected.clone()));
    assert_eq!(Options::default(), expected);
}

#[test]
fn everything_at_once() {
    let options: Options = "40,council=great,latency=2s,pace=zoho,flag=neither,fault=reset-cut".parse().unwrap();
    assert_eq!((options.people, options.place), (40, Place::Great));
    assert_eq!(options.latency, Duration::from_secs(2));
    assert_eq!(options.pace, Pace::Zoho);
    assert_eq!(options.flag, FlagSpelling::Neither);
    assert_eq!(options.fault, Some(Fault::ResetCutAfter));
    let options: Options = " latency=350ms , flag=resetAuthToken ,1".parse().unwrap();
    assert_eq!((options.people, options.latency), (1, Duration::from_millis(350)));
    assert_eq!(options.flag, FlagSpelling::ResetAuthToken);
}

#[test]
fn limits() {
    assert_eq!("100000".parse::<Options>().unwrap().people, 100_000);
    assert_eq!("latency=600s".parse::<Options>().unwrap().latency, Duration::from_mins(10));
    for wrong in ["0", "100001", "-3", "+3x", "3.5", "99999999999999999999"] {
        assert!(error(wrong).contains("whole number from 1 to 100000"), "{wrong}");
    }
    for wrong in ["latency=601s", "latency=2", "latency=", "latency=-1s", "latency=2m", "latency=99999999999999999999s"]
    {
        assert!(error(wrong).contains("300ms or 2s"), "{wrong}");
    }
}

#[test]
fn every_mistake_names_what_is_wrong_and_what_is_allowed() {
    assert!(error("pace=fast").contains("\"fast\"") && error("pace=fast").contains("none or zoho"));
    assert!(error("flag=resetauthtoken").contains("resetAuthtoken, resetAuthToken or neither"));
    let fault = error("fault=reset-cat");
    assert!(fault.contains("\"reset-cat\"") && fault.contains("reset-cut-before") && fault.contains(" or mail-cut"));
    assert!(error("colour=blue").contains("colour=blue"));
    assert!(error("many").contains("latency=2s"));
    assert!(error("3,4").contains("given twice"));
    assert!(error("fault=list-500,fault=list-html").contains("fault is given twice"));
}

#[test]
fn every_fault_can_be_named_and_is_described() {
    for fault in Fault::ALL {
        assert_eq!(format!("fault={}", fault.name()).parse::<Options>().unwrap().fault, Some(*fault));
        assert!(fault.name().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        assert!(fault.description().len() > 20, "{}", fault.name());
    }
    let mut names: Vec<_> = Fault::ALL.iter().map(|fault| fault.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Fault::ALL.len());
}
