//! A look into the memory of the running program: how many copies of a password are left when nobody needs it any more.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::time::Duration;

use super::beadle::{self, Beadle};
use super::browser::Browser;
use super::by_name;
use super::council::Council;
use super::desktop::Desktop;
use super::patience::pause;
use super::portal::Portal;
use super::reader::{Role, Wanted};
use super::traces;
use super::trouble::{Result, Trouble, ensure};

/// How long after `Finish` is looked.
const LATER: Duration = Duration::from_secs(5);
/// How many copies in one piece may be left: what a library wrote into a buffer of its own.
const MOST_COPIES: usize = 2;

#[test]
fn hardly_a_copy_of_a_password_is_left_in_memory() -> Result<()> {
    let desktop = Desktop::start()?;
    let portal = Portal::start(&desktop)?;
    let council = Council::start(&desktop, "")?;
    let browser = Browser::install(&desktop)?;
    let profile = beadle::profile(&desktop, "profile", "light")?;
    let set_up = beadle::set_up_file(&desktop, 8090)?;
    let address = council.address();
    let arguments = ["--server", &address, "--connection", &set_up.to_string_lossy()];
    let beadle = Beadle::start(&desktop, &profile, &arguments, Some(browser.command().as_path()))?;
    beadle.press_button("Sign in to Zoho Mail")?;
    browser.accept(&address)?;
    by_name::choose_the_person(&beadle)?;
    by_name::answer_step_5(&beadle)?;
    let password = by_name::read_the_password(&beadle)?;
    by_name::look_at_the_consequences(&beadle, || browser.accept(&address))?;
    beadle.press_button("Change")?;
    beadle.find(&Wanted::text_starting("That's done"))?;
    beadle.find(&Wanted::text_starting("Zoho accepted the email"))?;
    beadle.press_button("Spell it out")?;
    beadle.press_button("Read it out")?;
    for _ in 0..6 {
        beadle.press_button("They've got it")?;
    }
    beadle.press_button("All of it at once")?;
    beadle.press_button("Close")?;
    let slip = desktop.folder().join("home").join("slip.pdf");
    portal.will_choose(&slip);
    beadle.press_button("Save a slip…")?;
    beadle.wait_announced("Slip saved as slip.pdf. Delete the file when it is printed.")?;
    beadle.press_button("Delete the slip now")?;
    beadle.wait_announced("The slip is deleted.")?;
    beadle.press_button("Copy password")?;
    beadle.find(&Wanted::new(Role::Button, "Take it off now"))?;

    let Some(meanwhile) = copies(beadle.id(), &password)? else {
        println!("The memory was not looked at: only root may.");
        return Ok(());
    };
    // A look that finds nothing while the password is on the screen would prove nothing.
    ensure(!meanwhile.is_empty(), || "the password is on the screen, and nowhere in memory".to_owned())?;
    beadle.press_button("Take it off now")?;
    beadle.press_button("Finish")?;
    beadle.find(&Wanted::new(Role::Field, "Search users"))?;
    pause(LATER);
    let left = copies(beadle.id(), &password)?.unwrap_or_default();
    println!("Copies of the password in one piece: {} on Done, {} after Finish.", meanwhile.len(), left.len());
    for (address, place) in &left {
        println!("  {address:#x} {place}");
    }
    ensure(left.len() <= MOST_COPIES, || format!("{} copies are left in memory: {left:#?}", left.len()))?;
    traces::in_no_file(desktop.folder(), &password)?;
    beadle.close()
}

/// Where the secret stands in one piece, as UTF-8 or UTF-16; nothing when the memory may not be read.
fn copies(process: u32, secret: &str) -> Result<Option<BTreeMap<u64, String>>> {
    let Ok(mut memory) = File::open(format!("/proc/{process}/mem")) else { return Ok(None) };
    let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut found = BTreeMap::new();
    for line in std::fs::read_to_string(format!("/proc/{process}/maps"))?.lines() {
        let mut parts = line.split_whitespace();
        let (Some(range), Some(rights)) = (parts.next(), parts.next()) else { continue };
        let place = parts.nth(3).unwrap_or("without a name");
        if !rights.starts_with('r') || place == "[vvar]" || place == "[vsyscall]" {
            continue;
        }
        let (start, end) = range.split_once('-').ok_or_else(|| Trouble::new(format!("no range: {line}")))?;
        let (start, end) = (u64::from_str_radix(start, 16)?, u64::from_str_radix(end, 16)?);
        let mut bytes = vec![0; usize::try_from(end - start)?];
        memory.seek(SeekFrom::Start(start))?;
        // A graphics driver's memory can't be read this way.
        if memory.read_exact(&mut bytes).is_err() {
            continue;
        }
        for needle in [secret.as_bytes(), &wide] {
            for offset in memchr::memmem::find_iter(&bytes, needle) {
                found.insert(start + u64::try_from(offset)?, place.to_owned());
            }
        }
    }
    Ok(Some(found))
}
