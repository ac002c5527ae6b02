//! A pretend council at the place of Zoho, and a clerk's computer with its keychain and its browser.

use std::path::{Path, PathBuf};

use beadle::model::Session;
use beadle::model::adding::{AddingStage, FileFate};
use beadle::msg::StartMode;
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use crate::council::Council;
use crate::rig::{Rig, World, files_below};

/// Of the set-up file.
pub(crate) const CLIENT_SECRET: &str = "canary-client-secret";
pub(crate) const CLERK: &str = "clerk@littlewittering-pc.gov.uk";

/// A pretend council at the place of Zoho, and a clerk's computer.
pub(crate) struct Stage {
    pub(crate) council: Council,
    pub(crate) folder: TempDir,
    pub(crate) world: World,
    pub(crate) port: u16,
}

impl Stage {
    pub(crate) fn new() -> Self {
        let council = Council::start("");
        let world = World { zoho: council.endpoint(), ..World::new() };
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Self { council, folder: tempfile::tempdir().unwrap(), world, port }
    }

    /// The user of the browser clicks these links, one each time.
    pub(crate) fn clicking(mut self, clicks: &[&str]) -> Self {
        self.world.browser = self.council.browser(clicks);
        self
    }

    pub(crate) fn profile(&self) -> PathBuf {
        self.folder.path().join("profile")
    }

    pub(crate) fn set_up_file(&self) -> PathBuf {
        self.folder.path().join("Little Wittering.beadle")
    }

    pub(crate) fn write_set_up(&self) {
        let text = format!(
            r#"{{"council": "Little Wittering Parish Council", "region": "eu", "client_id": "1000.SETUPFILE",
                "client_secret": "{CLIENT_SECRET}", "redirect_port": {},
                "supplier": {{"name": "Parish Mail Ltd", "phone": "01632 960123"}}}}"#,
            self.port
        );
        std::fs::write(self.set_up_file(), text).unwrap();
    }

    pub(crate) fn start(&self, mode: StartMode) -> Rig {
        Rig::start_with(&self.profile(), mode, self.world.clone())
    }

    /// Opens the set-up file and adds its council.
    pub(crate) fn add(&self) -> Rig {
        self.write_set_up();
        let mut rig = self.start(StartMode::Adding(self.set_up_file()));
        rig.wait("the question", |model| {
            matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Asking { .. }))
        });
        rig.press("Add this council");
        rig.wait("the council", |model| {
            matches!(model.adding.as_ref().map(|adding| &adding.stage), Some(AddingStage::Added { .. }))
        });
        rig
    }

    /// The same, on the welcome page, the file not deleted.
    pub(crate) fn add_and_keep_the_file(&self) -> Rig {
        let mut rig = self.add();
        rig.press("Keep it");
        wait_for_welcome(&mut rig);
        rig
    }

    /// Adds its council, signed in for the first time, users loaded.
    pub(crate) fn first_day(&self) -> Rig {
        let mut rig = self.add();
        rig.press("Delete the set-up file");
        wait_for_deletion(&mut rig);
        rig.press("Go on");
        rig.wait("the councils", |model| model.adding.is_none() && model.councils.finding.is_none());
        rig.press("Sign in to Zoho Mail");
        rig.wait("the question", |model| matches!(model.session, Session::Confirming(..)));
        rig.press("Add this council");
        wait_for_users(&mut rig);
        rig
    }
}

pub(crate) fn wait_for_deletion(rig: &mut Rig) {
    rig.wait("the file to go", |model| {
        matches!(
            model.adding.as_ref().map(|adding| &adding.stage),
            Some(AddingStage::Added { file: FileFate::Deleted, .. })
        )
    });
}

pub(crate) fn wait_for_users(rig: &mut Rig) {
    rig.wait("the users", |model| model.signed_in().is_some() && !model.users.is_loading());
}

pub(crate) fn wait_for_welcome(rig: &mut Rig) {
    rig.wait("the welcome page", |model| {
        matches!(model.session, Session::SignedOut(_)) && model.councils.finding.is_none()
    });
}

pub(crate) fn is_ticked(rig: &Rig, name: &str) -> bool {
    let node = rig.window.get_by_role_and_label(Role::CheckBox, name);
    node.accesskit_node().toggled() == Some(Toggled::True)
}

/// Everything that Beadle wrote.
pub(crate) fn on_disk(folder: &Path) -> Vec<u8> {
    files_below(folder).iter().flat_map(|path| std::fs::read(path).unwrap()).collect()
}
