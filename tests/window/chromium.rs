//! A real web browser: Debian's Chromium, without a window of its own.
//!
//! Beadle starts it by the variable BROWSER, as it starts any browser. Each start gets a folder with two named pipes,
//! over which Chromium takes its orders (its debugging protocol: JSON messages, each ended by a zero byte) and ends when
//! the test lets go of them. It finds no host but this computer.

use std::cell::{Cell, RefCell};
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Instant;

use serde_json::{Value, json};

use super::desktop::Desktop;
use super::patience::{PATIENCE, glance};
use super::trouble::{Result, Trouble, ensure};

/// Starts Chromium in a new folder and says so in a file, once its pipes are there.
const SCRIPT: &str = r#"#!/bin/sh
set -eu
cd 'FOLDER'
n=1
until mkdir "$n" 2>/dev/null; do n=$((n + 1)); done
cd "$n"
mkfifo orders answers
echo "$$" > process
exec chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --no-default-browser-check \
  --disable-background-networking --disable-component-update --disable-sync --disable-extensions \
  --password-store=basic --no-proxy-server --host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1' \
  --user-data-dir="$PWD/profile" --remote-debugging-pipe "$1" 3<orders 4>answers 2>log
"#;

/// The browser, installed but not yet opened.
pub(crate) struct Chromium {
    folder: PathBuf,
    script: PathBuf,
}

impl Chromium {
    /// Installs it on this desktop.
    pub(crate) fn install(desktop: &Desktop) -> Result<Self> {
        let folder = desktop.folder().join("chromium");
        fs::create_dir(&folder)?;
        let script = folder.join("browser");
        fs::write(&script, SCRIPT.replace("FOLDER", &folder.to_string_lossy()))?;
        fs::set_permissions(&script, fs::Permissions::from_mode(0o700))?;
        Ok(Self { folder, script })
    }

    /// What the variable BROWSER must hold.
    pub(crate) fn command(&self) -> &Path {
        &self.script
    }

    /// How often it was opened.
    pub(crate) fn n_opened(&self) -> usize {
        let is_there = |number: &usize| self.folder.join(number.to_string()).is_dir();
        (1..=usize::MAX).take_while(is_there).count()
    }

    /// The tab of the so-many-eth opening, from 1, once its page has text.
    pub(crate) fn tab(&self, number: usize) -> Result<Tab> {
        let folder = self.folder.join(number.to_string());
        until("the browser to be opened", || {
            Ok(fs::read_to_string(folder.join("process"))?.contains('\n').then_some(()))
        })?;
        let tab = Tab::open(&folder).map_err(|trouble| {
            let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
            trouble.while_doing(format_args!("opening a tab; Chromium printed:\n{log}"))
        })?;
        tab.wait_for_text("")?;
        Ok(tab)
    }
}

/// A tab of a browser that has one. Dropping it ends the browser.
pub(crate) struct Tab {
    orders: RefCell<File>,
    answers: Receiver<Value>,
    n_orders: Cell<u64>,
    target: String,
    session: String,
}

impl Tab {
    fn open(folder: &Path) -> Result<Self> {
        // Opening a pipe waits for the other end: the browser opens them in this order as well.
        let orders = File::options().write(true).open(folder.join("orders"))?;
        let answers = listen(File::open(folder.join("answers"))?)?;
        let mut tab = Self {
            orders: RefCell::new(orders),
            answers,
            n_orders: Cell::new(0),
            target: String::new(),
            session: String::new(),
        };
        tab.target = until("a tab", || {
            let targets = tab.order("Target.getTargets", &json!({}))?;
            let all = targets.pointer("/targetInfos").and_then(Value::as_array).cloned().unwrap_or_default();
            let page = all.iter().find(|target| target.get("type").is_some_and(|kind| kind == "page"));
            page.map(|page| text_at(page, "/targetId")).transpose()
        })?;
        let attached = tab.order("Target.attachToTarget", &json!({ "targetId": tab.target, "flatten": true }))?;
        tab.session = text_at(&attached, "/sessionId")?;
        Ok(tab)
    }

    /// What the address bar holds.
    pub(crate) fn address(&self) -> Result<String> {
        self.evaluate("location.href")
    }

    /// What a person can read on the page.
    pub(crate) fn text(&self) -> Result<String> {
        self.evaluate("document.body ? document.body.innerText : ''")
    }

    /// The whole page.
    pub(crate) fn html(&self) -> Result<String> {
        self.evaluate("document.documentElement.outerHTML")
    }

    /// Waits until the page can be read and says this; with nothing asked for, until it says anything.
    pub(crate) fn wait_for_text(&self, part: &str) -> Result<()> {
        until(&format!("the page to say {part:?}"), || {
            // Between two pages there is none to ask.
            let text = self.text().unwrap_or_default();
            Ok((!text.trim().is_empty() && text.contains(part)).then_some(()))
        })
        .map_err(|trouble| Trouble::new(format!("{trouble:?}; it says {:?} at {:?}", self.text(), self.address())))
    }

    /// Clicks the middle of the element with this id, as a hand does with a mouse.
    pub(crate) fn click(&self, id: &str) -> Result<()> {
        let place = self.evaluate(&format!(
            "(() => {{ const box = document.getElementById('{id}')?.getBoundingClientRect(); \
             return box ? `${{box.x + box.width / 2}} ${{box.y + box.height / 2}}` : ''; }})()"
        ))?;
        let coordinates: Vec<f64> = place.split(' ').filter_map(|number| number.parse().ok()).collect();
        let [x, y] = coordinates.as_slice() else {
            return Err(Trouble::new(format!("nothing with the id {id:?} in {:?}", self.html())));
        };
        for kind in ["mousePressed", "mouseReleased"] {
            let click = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.order("Input.dispatchMouseEvent", &click)?;
        }
        Ok(())
    }

    /// Loads the page once more, as F5 does.
    pub(crate) fn reload(&self) -> Result<()> {
        self.order("Page.reload", &json!({})).map(drop)
    }

    /// Goes back to the page before, as its arrow does.
    pub(crate) fn back(&self) -> Result<()> {
        let history = self.order("Page.getNavigationHistory", &json!({}))?;
        let now = history.pointer("/currentIndex").and_then(Value::as_u64).unwrap_or_default();
        let before = format!("/entries/{}/id", now.saturating_sub(1));
        let id = history.pointer(&before).cloned().ok_or_else(|| Trouble::new("there is no page before"))?;
        self.order("Page.navigateToHistoryEntry", &json!({ "entryId": id })).map(drop)
    }

    /// Closes the tab, as its cross does.
    pub(crate) fn close(self) -> Result<()> {
        self.send("Target.closeTarget", &json!({ "targetId": self.target }), false).map(drop)
    }

    fn evaluate(&self, script: &str) -> Result<String> {
        let result = self.order("Runtime.evaluate", &json!({ "expression": script, "returnByValue": true }))?;
        text_at(&result, "/result/value")
    }

    /// Gives an order and waits for its result.
    fn order(&self, method: &str, parameters: &Value) -> Result<Value> {
        let id = self.send(method, parameters, true)?;
        let start = Instant::now();
        loop {
            let left = PATIENCE.saturating_sub(start.elapsed());
            let answer = self
                .answers
                .recv_timeout(left)
                .map_err(|why| Trouble::new(format!("Chromium does not answer {method}: {why}")))?;
            // Others are events, which nobody asked for.
            if answer.get("id").and_then(Value::as_u64) == Some(id) {
                let result = answer.get("result").cloned();
                return result.ok_or_else(|| Trouble::new(format!("Chromium on {method}: {answer}")));
            }
        }
    }

    fn send(&self, method: &str, parameters: &Value, to_the_tab: bool) -> Result<u64> {
        let id = self.n_orders.get() + 1;
        self.n_orders.set(id);
        let mut order = json!({ "id": id, "method": method, "params": parameters });
        if let Some(order) = order.as_object_mut()
            && to_the_tab
            && !self.session.is_empty()
        {
            order.insert("sessionId".to_owned(), json!(self.session));
        }
        let mut bytes = order.to_string().into_bytes();
        bytes.push(0);
        self.orders.borrow_mut().write_all(&bytes)?;
        Ok(id)
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        // The test's folder is deleted next: whoever still writes into it would leave half of it behind.
        if self.send("Browser.close", &json!({}), false).is_ok() {
            let start = Instant::now();
            while start.elapsed() < PATIENCE && self.answers.recv_timeout(PATIENCE).is_ok() {}
        }
    }
}

/// Waits until nobody listens any more at the door that the browser comes back to.
pub(crate) fn wait_until_the_door_is_shut() -> Result<()> {
    until("the door of the sign-in to be shut", || {
        Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, 8090)).is_err().then_some(()))
    })
}

/// Reads messages until the browser ends.
fn listen(pipe: File) -> Result<Receiver<Value>> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new().name("chromium".to_owned()).spawn(move || {
        for message in BufReader::new(pipe).split(0).map_while(std::result::Result::ok) {
            let Ok(message) = serde_json::from_slice(&message) else { return };
            // Nobody may be listening any more.
            if sender.send(message).is_err() {
                return;
            }
        }
    })?;
    Ok(receiver)
}

fn text_at(value: &Value, pointer: &str) -> Result<String> {
    let text = value.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    text.ok_or_else(|| Trouble::new(format!("no {pointer} in {value}")))
}

/// Waits until there is something; errors count as "not yet".
fn until<T>(what: &str, look: impl Fn() -> Result<Option<T>>) -> Result<T> {
    let start = Instant::now();
    loop {
        let seen = look();
        if let Ok(Some(found)) = seen {
            return Ok(found);
        }
        ensure(start.elapsed() < PATIENCE, || match seen {
            Err(trouble) => format!("waited for {what}: {trouble:?}"),
            Ok(_) => format!("waited for {what}"),
        })?;
        glance();
    }
}
