//! A slip on the disk, looked at with Poppler's programs.

use std::path::PathBuf;
use std::process::Command;

use beadle::domain::password::spoken::Alphabet;
use beadle::domain::secret::Password;
use beadle::domain::slip::{Certainty, FirstSignIn, Replaced, Slip};
use beadle::slip;
use tempfile::TempDir;

/// When all of them are made.
pub(crate) const MADE: &str = "2026-11-24T09:05:07Z";

/// Poppler says this of every document that says that its tags can be relied on (`Suspects` is false).
const NO_COMPLAINT: &str = "Syntax Error: Suspects object is wrong type (boolean)\n";

/// For somebody who keeps the password.
pub(crate) fn slip_for(name: &str, password: &str) -> Slip {
    Slip {
        council: "Little Wittering Parish Council".to_owned(),
        name: name.to_owned(),
        address: "cllr.pugh@littlewittering-pc.gov.uk".parse().unwrap(),
        web_page: "mail.zoho.eu".to_owned(),
        password: Password::new(password.to_owned()),
        alphabet: Alphabet::Everyday,
        certainty: Certainty::Set,
        first: FirstSignIn::Kept,
        has_two_step: false,
        has_mail_apps: true,
    }
}

/// The file, in a folder of its own.
pub(crate) struct Paper {
    folder: TempDir,
    pub(crate) replaced: Replaced,
}

impl Paper {
    pub(crate) fn of(slip: Slip) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let pdf = slip::write(slip, MADE.parse().unwrap()).unwrap();
        std::fs::write(folder.path().join("slip.pdf"), &*pdf.bytes).unwrap();
        Self { folder, replaced: pdf.replaced }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("slip.pdf")
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path()).unwrap()
    }

    /// What is on it, as it stands there.
    pub(crate) fn text(&self) -> String {
        self.run("pdftotext", &["-layout"], &["-"])
    }

    /// The same with every run of white space as one space.
    pub(crate) fn words(&self) -> String {
        self.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn info(&self) -> String {
        self.run("pdfinfo", &[], &[])
    }

    /// One of the facts about it.
    pub(crate) fn fact(&self, name: &str) -> Option<String> {
        let info = self.info();
        let line = info.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':').map(str::trim));
        line.map(ToOwned::to_owned)
    }

    /// The tree that a screen reader goes by, with the text in it.
    pub(crate) fn structure(&self) -> String {
        self.run("pdfinfo", &["-struct-text"], &[])
    }

    /// Which fonts are in it.
    pub(crate) fn fonts(&self) -> String {
        self.run("pdffonts", &[], &[])
    }

    /// Its objects in the open, uncompressed.
    pub(crate) fn objects(&self) -> String {
        self.run("qpdf", &["--qdf", "--object-streams=disable"], &["-"])
    }

    /// Each place on the page where a word stands: `(left, top, right, bottom, word)`, in points.
    pub(crate) fn places(&self) -> Vec<([f32; 4], String)> {
        let page = self.run("pdftotext", &["-bbox"], &["-"]);
        let words = page.lines().filter_map(|line| line.trim().strip_prefix("<word "));
        words
            .map(|line| {
                let number = |key: &str| {
                    let after = line.split_once(&format!("{key}=\"")).unwrap().1;
                    after.split_once('"').unwrap().0.parse::<f32>().unwrap()
                };
                let text = line.split_once('>').unwrap().1.split_once('<').unwrap().0;
                ([number("xMin"), number("yMin"), number("xMax"), number("yMax")], text.to_owned())
            })
            .collect()
    }

    /// The page in grey, one byte a point: width and the rows, top to bottom.
    pub(crate) fn picture(&self) -> (usize, Vec<u8>) {
        let stem = self.folder.path().join("page");
        let stem = stem.to_str().unwrap();
        self.run("pdftoppm", &["-gray", "-r", "72", "-singlefile"], &[stem]);
        let pgm = std::fs::read(format!("{stem}.pgm")).unwrap();
        let mut at = 0;
        let mut field = || {
            let end = at + pgm[at..].iter().position(u8::is_ascii_whitespace).unwrap();
            let text = std::str::from_utf8(&pgm[at..end]).unwrap().to_owned();
            at = end + 1;
            text
        };
        let header = [field(), field(), field(), field()];
        assert_eq!(header[0], "P5");
        (header[1].parse().unwrap(), pgm[at..].to_vec())
    }

    fn run(&self, program: &str, before: &[&str], after: &[&str]) -> String {
        let output = Command::new(program).args(before).arg(self.path()).args(after).output();
        let output = output.unwrap_or_else(|error| panic!("{program} (poppler-utils, qpdf): {error}"));
        let complaint = String::from_utf8_lossy(&output.stderr).replace(NO_COMPLAINT, "");
        assert!(output.status.success() && complaint.is_empty(), "{program}: {complaint}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
