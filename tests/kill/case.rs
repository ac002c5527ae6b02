//! The places where Beadle is killed, and what is true after each.

use std::path::Path;

use beadle::domain::journal::read_line;
use tempfile::TempDir;

use crate::again::{self, Record, Told};
use crate::council::Council;
use crate::front::{Deed, Front, Gate, Kind, Step, Wait, answer, pass_but};
use crate::reports::table;
use crate::victim::{Orders, Victim};

/// What Zoho says to a password from a leaked list.
const BREACHED: &str = r#"{"status":{"code":400,"description":"Invalid Input"},"data":{"moreInfo":"This password appears in a data breach"}}"#;

/// One way to be killed.
pub(crate) struct Case {
    name: &'static str,
    how: How,
    /// How many PUTs have arrived at the front.
    puts: usize,
    /// How often the council changes the password.
    changes: usize,
    /// Event and outcome of each line, as the kill leaves them. Looks at the record aside: they come when they come.
    journal: &'static str,
    /// What the next start says.
    told: Told,
    /// What a look at the record says, where one is offered.
    check: Option<Record>,
}

#[derive(Clone)]
enum How {
    /// The child kills itself at this point, and the PUT meets this step.
    Itself(&'static str, Step),
    /// The same, and half of the last line is cut away: the kill came while it was being written.
    Torn(&'static str),
    /// The front has the request, the council has not and never will.
    Sent,
    /// The front has the request, and passes it on when Beadle is dead.
    SentAndLater,
    /// The council has changed the password, and nobody has been told.
    Changed,
    /// The outcome is on the screen.
    Shown,
}

/// What came of one case.
pub(crate) struct Row {
    cells: Vec<String>,
    /// What is not as it should be.
    pub(crate) wrong: Vec<String>,
}

/// Every case.
pub(crate) fn all() -> Vec<Case> {
    let itself = |point| How::Itself(point, Step::pass());
    let cut = Step::after(Deed::Reset);
    let mute = Step::after(Deed::Say(answer(400, "", "")));
    let no = Step::instead(Deed::Say(answer(400, "", BREACHED)));
    let case = |name, how, puts, changes, journal, told, check| Case { name, how, puts, changes, journal, told, check };
    let (moved, unmoved) = (Some(Record::Moved), Some(Record::Unmoved));
    let done = "started, ended done";
    vec![
        case("reading", itself("reading"), 0, 0, "", Told::Nothing, None),
        case("read", itself("read"), 0, 0, "", Told::Nothing, None),
        case("started", itself("started"), 0, 0, "started", Told::Unanswered, unmoved),
        case("sent", How::Sent, 1, 0, "started", Told::Unanswered, unmoved),
        case("sent, and carried out afterwards", How::SentAndLater, 1, 1, "started", Told::Unanswered, moved),
        case("changed", How::Changed, 1, 1, "started", Told::Unanswered, moved),
        case("answered", itself("answered"), 1, 1, "started", Told::Unanswered, moved),
        case("ended", itself("ended"), 1, 1, done, Told::NotHandedOver, None),
        case(
            "ended, shown",
            How::Shown,
            1,
            1,
            "started, ended done, emailed email-accepted",
            Told::NotHandedOver,
            None,
        ),
        case("ended, no answer", How::Itself("ended", cut), 1, 1, "started, ended unknown", Told::Untold, moved),
        case(
            "ended, a no without a reason",
            How::Itself("ended", mute),
            1,
            1,
            "started, ended not-understood",
            Told::Untold,
            moved,
        ),
        case("ended, refused", How::Itself("ended", no), 1, 0, "started, ended refused", Told::Nothing, None),
        case("emailed", itself("emailed"), 1, 1, done, Told::NotHandedOver, None),
        case("writing the first line", How::Torn("started"), 0, 0, "(torn)", Told::Nothing, None),
        case("writing the second line", How::Torn("ended"), 1, 1, "started, (torn)", Told::Unanswered, moved),
    ]
}

impl Case {
    fn is_torn(&self) -> bool {
        matches!(self.how, How::Torn(_))
    }

    /// Has a child killed. The folder is then as it left it. The gate holds back what has not been carried out yet.
    fn kill(&self, profile: &Path, front: &Front, council: &Council) -> (String, Gate) {
        let gate = Gate::new();
        let start = |point| Victim::start(&Orders::new(profile, &front.base, council, point));
        let held = Wait::Gate(gate.clone());
        let password = match &self.how {
            How::Itself(point, step) => {
                front.script(pass_but(Kind::Put, step.clone()));
                start(Some(*point)).death()
            }
            How::Torn(point) => {
                let password = start(Some(*point)).death();
                tear(&again::journal_in(profile).unwrap());
                password
            }
            How::Sent | How::SentAndLater => {
                front.script(pass_but(Kind::Put, Step::pass().held_before(held)));
                let victim = start(None);
                gate.wait_until_reached();
                let password = victim.kill();
                if matches!(self.how, How::SentAndLater) {
                    gate.open();
                    council.wait_for_changes(1);
                }
                password
            }
            How::Changed => {
                front.script(pass_but(Kind::Put, Step::pass().held_after(held)));
                let victim = start(None);
                gate.wait_until_reached();
                victim.kill()
            }
            How::Shown => {
                let mut victim = start(None);
                victim.hear("shown");
                victim.kill()
            }
        };
        front.script(pass_but(Kind::Put, Step::instead(Deed::Reset)));
        (password, gate)
    }
}

/// Kills a child, and starts again with the computer's clock as it was, a day forward and a day back.
pub(crate) fn play(case: &Case) -> Row {
    let mut wrong = Vec::new();
    let council = Council::start("");
    let front = Front::start(&council.base(), |_| Step::pass());
    let first = tempfile::tempdir().unwrap();
    let (password, gate) = case.kill(first.path(), &front, &council);
    let journal = written(first.path());
    let mut check = |right: bool, what: String| {
        if !right {
            wrong.push(format!("{}: {what}", case.name));
        }
    };
    let changes = council.inspect().changes_applied();
    check(front.puts() == case.puts, format!("{} PUTs, not {}", front.puts(), case.puts));
    check(changes == case.changes, format!("{changes} changes, not {}", case.changes));
    check(journal == case.journal, format!("journal \"{journal}\", not \"{}\"", case.journal));
    let sent = front.asked().into_iter().filter(|asked| asked.kind == Kind::Put);
    check(sent.into_iter().all(|put| put.text("password").as_ref() == Some(&password)), "another password".to_owned());
    let n_mails = council.inspect().mails().len();
    let (mut told, mut record) = (String::new(), String::new());
    for (shift, days) in [("", 0), ("a day forward", 1), ("a day back", -1)] {
        let folder = copy(first.path());
        let next = again::Next { folder: folder.path(), base: &front.base, council: &council, days };
        let said = next.play(case.told, case.check, case.is_torn(), &password);
        for what in said.wrong {
            check(false, format!("{what}{}{shift}", if days == 0 { "" } else { ", with the clock " }));
        }
        if days == 0 {
            (told, record) = (said.told, said.record);
        } else {
            check(said.record == record, format!("the look says \"{}\" with the clock {shift}", said.record));
        }
    }
    check(front.puts() == case.puts, "a PUT left by itself after the next start".to_owned());
    check(council.inspect().mails().len() == n_mails, "an email left by itself after the next start".to_owned());
    gate.open();
    let cells =
        vec![case.name.to_owned(), front.puts().to_string(), changes.to_string(), dash(&journal), dash(&told), record];
    Row { cells, wrong }
}

/// The table.
pub(crate) fn report(rows: &[Row]) -> String {
    let titles = ["killed at", "PUTs", "changed", "journal after the kill", "the next start says", "the check says"];
    let cells: Vec<Vec<String>> = rows.iter().map(|row| row.cells.clone()).collect();
    let wrong: Vec<String> = rows.iter().flat_map(|row| &row.wrong).map(|what| format!("WRONG: {what}\n")).collect();
    format!(
        "{}\n{} kills, each started again with the clock as it was, a day forward and a day back.\n{}",
        table(&titles, &cells),
        rows.len(),
        wrong.concat()
    )
}

fn dash(text: &str) -> String {
    if text.is_empty() { "-".to_owned() } else { text.to_owned() }
}

/// Event and outcome of each line of the journal.
fn written(profile: &Path) -> String {
    let text = again::journal_in(profile).map(|path| std::fs::read_to_string(path).unwrap()).unwrap_or_default();
    let mut words = Vec::new();
    for line in text.lines() {
        let Ok((line, _)) = read_line(line) else {
            words.push("(torn)".to_owned());
            continue;
        };
        let line = serde_json::to_value(line.event).unwrap();
        let word = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        if word("event") != "checked" {
            words.push(format!("{} {}", word("event"), word("outcome")).trim_end().to_owned());
        }
    }
    words.join(", ")
}

/// Cuts the second half of the last line away.
fn tear(journal: &Path) {
    let mut bytes = std::fs::read(journal).unwrap();
    let start = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    bytes.truncate(start + (bytes.len() - start) / 2);
    std::fs::write(journal, bytes).unwrap();
}

/// The same files in another folder.
fn copy(from: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    let mut folders = vec![from.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let target = to.path().join(path.strip_prefix(from).unwrap());
            if path.is_dir() {
                std::fs::create_dir(target).unwrap();
                folders.push(path);
            } else {
                std::fs::copy(&path, target).unwrap();
            }
        }
    }
    to
}
