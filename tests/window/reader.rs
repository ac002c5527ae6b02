//! The window as a screen reader has it: over AT-SPI, by role and accessible name, never by place or colour.
//!
//! What the window says of itself (AccessKit) and what arrives here, read off a trial window with egui 0.37:
//!
//! | AccessKit role                           | AT-SPI role (number)              | here                            |
//! |------------------------------------------|-----------------------------------|---------------------------------|
//! | `Window`                                 | frame (23)                        | `Frame`; the application is 75  |
//! | `Button`                                 | push button (43)                  | `Button`                        |
//! | `Button` with `toggled`                  | toggle button (62)                | `Button`, on is state `Pressed` |
//! | `CheckBox`, `RadioButton`                | check box (7), radio button (44)  | on is state `Checked`           |
//! | `TextInput`, `PasswordInput`             | entry (79), password text (40)    | `Field`                         |
//! | `Heading`                                | heading (83)                      | `Heading`, without its level    |
//! | `ListBox`, `List`                        | list box (98), list (31)          | `ListBox`, `List`               |
//! | `ListBoxOption`, `ListItem`              | list item (32), both              | `ListItem`, chosen: `Selected`  |
//! | `RadioGroup`, `Group`, `Pane`            | panel (39), all                   | `Group`                         |
//! | `Label`                                  | label (29); its value is its name | `Label`                         |
//! | `Status`                                 | status bar (54)                   | `Status`                        |
//!
//! Boxes that only lay out, and runs of text, don't arrive at all, nor does anything scrolled well out of a clipped
//! list. A heading's level does not arrive: AT-SPI has it as an attribute which AccessKit does not send; places in a
//! list do (`posinset`, counted from 1, and `setsize`). A press is AT-SPI's action 0, offered by whatever egui lets a
//! mouse click. A field's text is there only if the window gives it in text runs, as egui's own fields do; a value
//! alone does not arrive, and a covered password arrives as dots. A live region of any role is announced when its
//! name changes, or when it appears.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::zvariant::{OwnedObjectPath, OwnedValue};

use super::patience::{PATIENCE, glance};
use super::trouble::{Result, Trouble, ensure};

/// What a node is, in AT-SPI's numbers, as far as these tests name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The window itself.
    Frame,
    /// A button, also one that stays pressed.
    Button,
    /// A check box.
    CheckBox,
    /// A radio button.
    RadioButton,
    /// A field to type into, also one for a password.
    Field,
    /// A heading of any level.
    Heading,
    /// A list whose options can be chosen.
    ListBox,
    /// An option of a list box, or an item of a plain list.
    ListItem,
    /// A plain list.
    List,
    /// A group with a name, such as a question with its answers.
    Group,
    /// Text.
    Label,
    /// A status.
    Status,
    /// A link.
    Link,
    /// Anything else, by its number.
    Other(u32),
}

impl From<u32> for Role {
    fn from(number: u32) -> Self {
        match number {
            7 => Self::CheckBox,
            23 => Self::Frame,
            29 => Self::Label,
            31 => Self::List,
            32 => Self::ListItem,
            39 => Self::Group,
            43 | 62 => Self::Button,
            44 => Self::RadioButton,
            54 => Self::Status,
            40 | 79 => Self::Field,
            83 => Self::Heading,
            88 => Self::Link,
            98 => Self::ListBox,
            other => Self::Other(other),
        }
    }
}

/// The states these tests ask for, each with its place in AT-SPI's 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// A box that is ticked, a radio button that is chosen.
    Checked = 4,
    /// A field that can be typed into.
    Editable = 7,
    /// What has the keyboard.
    Focused = 12,
    /// A toggle that is on.
    Pressed = 20,
    /// The selected option of a list box.
    Selected = 23,
    /// What answers: not greyed out.
    Sensitive = 24,
    /// A field that is only read.
    ReadOnly = 43,
}

/// How a name must read.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Named {
    Exactly(String),
    Starting(String),
    Containing(String),
}

/// What is looked for: roles it may have (any, if none is given) and how its name must read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    role: Option<Role>,
    named: Named,
}

impl Wanted {
    /// A node of this role with exactly this name.
    pub(crate) fn new(role: Role, name: &str) -> Self {
        Self { role: Some(role), named: Named::Exactly(name.to_owned()) }
    }

    /// A node of this role with a name that starts so.
    pub(crate) fn starting(role: Role, start: &str) -> Self {
        Self { role: Some(role), named: Named::Starting(start.to_owned()) }
    }

    /// Any node with a name that starts so.
    pub(crate) fn text_starting(start: &str) -> Self {
        Self { role: None, named: Named::Starting(start.to_owned()) }
    }

    /// Any node with a name that contains this.
    pub(crate) fn text_containing(part: &str) -> Self {
        Self { role: None, named: Named::Containing(part.to_owned()) }
    }

    /// Whether the node is such a one.
    pub(crate) fn fits(&self, node: &Node) -> bool {
        self.role.is_none_or(|role| role == node.role)
            && match &self.named {
                Named::Exactly(name) => node.name == *name,
                Named::Starting(start) => node.name.starts_with(start),
                Named::Containing(part) => node.name.contains(part),
            }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.role {
            Some(role) => write!(f, "{role:?}")?,
            None => f.write_str("anything")?,
        }
        match &self.named {
            Named::Exactly(name) => write!(f, " named {name:?}"),
            Named::Starting(start) => write!(f, " with a name starting {start:?}"),
            Named::Containing(part) => write!(f, " with a name containing {part:?}"),
        }
    }
}

/// One node of the window, as it was when it was read.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    path: OwnedObjectPath,
    parent: OwnedObjectPath,
    place: i32,
    interfaces: Vec<String>,
    states: u64,
    /// How deep it lies under the application.
    depth: usize,
    /// What it is.
    pub(crate) role: Role,
    /// Its accessible name.
    pub(crate) name: String,
    /// Its description: a tool tip, an error beside a field.
    pub(crate) description: String,
}

impl Node {
    /// Whether it is in this state.
    pub(crate) fn is(&self, state: State) -> bool {
        self.states & (1 << state as u32) != 0
    }

    fn has(&self, interface: &str) -> bool {
        self.interfaces.iter().any(|name| name.rsplit('.').next() == Some(interface))
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:indent$}{:?} {:?}", "", self.role, self.name, indent = self.depth * 2)?;
        for state in [State::Focused, State::Checked, State::Pressed, State::Selected, State::ReadOnly] {
            if self.is(state) {
                write!(f, " {state:?}")?;
            }
        }
        if !self.is(State::Sensitive) && !self.is(State::ReadOnly) {
            f.write_str(" disabled")?;
        }
        if !self.description.is_empty() {
            write!(f, " ({})", self.description)?;
        }
        Ok(())
    }
}

/// A reference as AT-SPI sends it: the application's bus name and the node's path.
type Reference = (String, OwnedObjectPath);
/// A row of an application's cache: node, application, parent, place in the parent, number of children, interfaces,
/// name, role, description, states.
type Row = (Reference, Reference, Reference, i32, i32, Vec<String>, String, u32, String, Vec<u32>);

/// A screen reader that follows one application.
pub(crate) struct Reader {
    bus: Connection,
    application: String,
    said: Arc<Mutex<Vec<String>>>,
}

impl Reader {
    /// Waits until the process shows itself on the accessibility bus, and follows it.
    ///
    /// `ended` is asked meanwhile: what it says (the application is gone) ends the wait.
    pub(crate) fn follow(bus: Connection, process: u32, mut ended: impl FnMut() -> Result<()>) -> Result<Self> {
        let start = Instant::now();
        let application = loop {
            if let Some(application) = application_of(&bus, process)? {
                break application;
            }
            ended()?;
            if start.elapsed() > PATIENCE {
                return Err(Trouble::new(format!("no window of process {process} on the accessibility bus")));
            }
            glance();
        };
        let said = Arc::new(Mutex::new(Vec::new()));
        listen(&bus, &application, Arc::clone(&said))?;
        Ok(Self { bus, application, said })
    }

    /// Everything that the window shows, in reading order.
    pub(crate) fn nodes(&self) -> Result<Vec<Node>> {
        let cache = self.proxy("/org/a11y/atspi/cache", "Cache")?;
        let rows: Vec<Row> = cache.call("GetItems", &())?;
        let nodes = rows
            .into_iter()
            .map(|(node, _, parent, place, _, interfaces, name, role, description, states)| Node {
                path: node.1,
                parent: parent.1,
                place,
                interfaces,
                states: states.iter().rev().fold(0, |bits, &half| bits << 32 | u64::from(half)),
                depth: 0,
                role: Role::from(role),
                name,
                description,
            })
            .collect();
        Ok(in_reading_order(nodes))
    }

    /// The tree as indented lines, for the message of a failed test.
    pub(crate) fn dump(&self) -> String {
        match self.nodes() {
            Ok(nodes) => nodes.iter().fold(String::new(), |text, node| format!("{text}{node}\n")),
            Err(trouble) => format!("(the window can't be read: {trouble:?})"),
        }
    }

    /// All of this role that stand in the group of this name, in reading order.
    pub(crate) fn all_in_group(&self, group: &str, role: Role) -> Result<Vec<Node>> {
        self.until(&format!("a group named {group:?}"), |nodes| {
            let inside: Vec<Node> = inside(nodes, group).filter(|node| node.role == role).cloned().collect();
            (!inside.is_empty()).then_some(inside)
        })
    }

    /// Waits for the first that fits.
    pub(crate) fn find(&self, wanted: &Wanted) -> Result<Node> {
        self.find_that(wanted, "be there", |_| true)
    }

    /// Waits for the first that fits and of which `holds` is true as well.
    pub(crate) fn find_that(&self, wanted: &Wanted, what: &str, holds: impl Fn(&Node) -> bool) -> Result<Node> {
        self.until(&format!("{wanted} to {what}"), |nodes| {
            nodes.iter().find(|node| wanted.fits(node) && holds(node)).cloned()
        })
    }

    /// Waits until nothing fits any more.
    pub(crate) fn wait_gone(&self, wanted: &Wanted) -> Result<()> {
        self.until(&format!("{wanted} to be gone"), |nodes| (!nodes.iter().any(|node| wanted.fits(node))).then_some(()))
    }

    /// Waits until `answer` makes something of the window.
    pub(crate) fn until<T>(&self, what: &str, answer: impl Fn(&[Node]) -> Option<T>) -> Result<T> {
        let start = Instant::now();
        loop {
            // A node can go away between two calls; the next look settles it.
            if let Ok(nodes) = self.nodes()
                && let Some(found) = answer(&nodes)
            {
                return Ok(found);
            }
            if start.elapsed() > PATIENCE {
                return Err(Trouble::new(format!(
                    "waited {PATIENCE:?} for {what}\nthe window:\n{}announced: {:?}",
                    self.dump(),
                    self.announced()
                )));
            }
            glance();
        }
    }

    /// Presses the first that fits, once it answers.
    pub(crate) fn press(&self, wanted: &Wanted) -> Result<()> {
        let node = self.find_that(wanted, "answer a press", |node| node.is(State::Sensitive) && node.has("Action"))?;
        self.press_node(&node)
    }

    fn press_node(&self, node: &Node) -> Result<()> {
        let done: bool = self.proxy(node.path.as_str(), "Action")?.call("DoAction", &(0_i32))?;
        ensure(done, || format!("{node} refused to be pressed"))
    }

    /// Presses the button of this name.
    pub(crate) fn press_button(&self, name: &str) -> Result<()> {
        self.press(&Wanted::new(Role::Button, name))
    }

    /// Chooses an answer to a question (two questions may have the same answers), and waits until it is chosen.
    pub(crate) fn answer(&self, question: &str, answer: &str) -> Result<()> {
        let wanted = Wanted::new(Role::RadioButton, answer);
        let answer_in = |nodes: &[Node]| inside(nodes, question).find(|node| wanted.fits(node)).cloned();
        self.press_node(&self.until(&format!("the answer {answer:?} to {question:?}"), answer_in)?)?;
        self.until(&format!("the answer {answer:?} to {question:?} to be chosen"), |nodes| {
            answer_in(nodes).filter(|node| node.is(State::Checked)).map(drop)
        })
    }

    /// What has the keyboard now.
    pub(crate) fn focused(&self) -> Result<Option<Node>> {
        Ok(self.nodes()?.into_iter().find(|node| node.is(State::Focused)))
    }

    /// Writes into the field of this name, in place of what is there, and waits until it can be read back.
    pub(crate) fn set_text(&self, field: &str, text: &str) -> Result<()> {
        let wanted = Wanted::new(Role::Field, field);
        let node = self.find_that(&wanted, "take text", |node| node.is(State::Editable))?;
        let done: bool = self.proxy(node.path.as_str(), "EditableText")?.call("SetTextContents", &(text))?;
        ensure(done, || format!("{wanted} refused the text"))?;
        self.until(&format!("{wanted} to show the text"), |nodes| {
            (self.text_of(nodes.iter().find(|node| wanted.fits(node))?)? == text).then_some(())
        })
    }

    /// What stands in the field of this name.
    pub(crate) fn text(&self, field: &str) -> Result<String> {
        let wanted = Wanted::new(Role::Field, field);
        self.until(&format!("the text of {wanted}"), |nodes| self.text_of(nodes.iter().find(|node| wanted.fits(node))?))
    }

    /// `None` while it can't be asked: a field gets its text a moment after it appears.
    fn text_of(&self, node: &Node) -> Option<String> {
        // AT-SPI: -1 is the end.
        self.proxy(node.path.as_str(), "Text").ok()?.call("GetText", &(0_i32, -1_i32)).ok()
    }

    /// What a screen reader was asked to say since the start, oldest first.
    pub(crate) fn announced(&self) -> Vec<String> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until an announcement contains this.
    pub(crate) fn wait_announced(&self, part: &str) -> Result<()> {
        let start = Instant::now();
        while !self.announced().iter().any(|said| said.contains(part)) {
            if start.elapsed() > PATIENCE {
                return Err(Trouble::new(format!("{part:?} was not announced; announced: {:?}", self.announced())));
            }
            glance();
        }
        Ok(())
    }

    fn proxy<'a>(&'a self, path: &'a str, interface: &str) -> Result<Proxy<'a>> {
        Ok(Proxy::new(&self.bus, self.application.as_str(), path, format!("org.a11y.atspi.{interface}"))?)
    }
}

/// The bus name under which the process shows a window, once it does.
fn application_of(bus: &Connection, process: u32) -> Result<Option<String>> {
    let root = "/org/a11y/atspi/accessible/root";
    let desktop = Proxy::new(bus, "org.a11y.atspi.Registry", root, "org.a11y.atspi.Accessible")?;
    let daemon = Proxy::new(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")?;
    let applications: Vec<Reference> = desktop.call("GetChildren", &())?;
    for (name, _) in applications {
        // An application that is just ending is not the one.
        let Ok(owner) = daemon.call::<_, _, u32>("GetConnectionUnixProcessID", &(&name)) else { continue };
        if owner == process && has_window(bus, &name, root)? {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Whether the application under this bus name has a window to show.
fn has_window(bus: &Connection, name: &str, root: &str) -> Result<bool> {
    let application = Proxy::new(bus, name, root, "org.a11y.atspi.Accessible")?;
    Ok(application.get_property::<i32>("ChildCount").is_ok_and(|windows| windows > 0))
}

/// Collects what the application asks screen readers to say. Ends with the connection.
fn listen(bus: &Connection, application: &str, said: Arc<Mutex<Vec<String>>>) -> Result<()> {
    let rule = zbus::MatchRule::builder()
        .msg_type(zbus::message::Type::Signal)
        .sender(application)?
        .interface("org.a11y.atspi.Event.Object")?
        .member("Announcement")?
        .build();
    let signals = MessageIterator::for_match_rule(rule, bus, None)?;
    thread::Builder::new().name("announcements".to_owned()).spawn(move || {
        for message in signals.flatten() {
            // An event: a kind, two numbers, the words themselves, and properties that nobody sends.
            let body = message.body();
            if let Ok((_, _, _, words, _)) =
                body.deserialize::<(String, i32, i32, OwnedValue, HashMap<String, OwnedValue>)>()
                && let Ok(words) = String::try_from(words)
            {
                said.lock().unwrap_or_else(PoisonError::into_inner).push(words);
            }
        }
    })?;
    Ok(())
}

/// What stands in the group of this name.
fn inside<'a>(nodes: &'a [Node], group: &str) -> impl Iterator<Item = &'a Node> {
    let wanted = Wanted::new(Role::Group, group);
    let mut from_there = nodes.iter().skip_while(move |node| !wanted.fits(node));
    let depth = from_there.next().map_or(usize::MAX, |group| group.depth);
    from_there.take_while(move |node| node.depth > depth)
}

/// The nodes depth first, each parent's children by their place, with their depths.
fn in_reading_order(nodes: Vec<Node>) -> Vec<Node> {
    let mut children: HashMap<OwnedObjectPath, Vec<Node>> = HashMap::new();
    let known: Vec<OwnedObjectPath> = nodes.iter().map(|node| node.path.clone()).collect();
    let mut roots = Vec::new();
    for node in nodes {
        // The application's own parent is the desktop, which has the same path as the application.
        if node.parent == node.path || !known.contains(&node.parent) {
            roots.push(node);
        } else {
            children.entry(node.parent.clone()).or_default().push(node);
        }
    }
    // A stack with the next node on top.
    roots.reverse();
    let mut waiting = roots;
    let mut ordered = Vec::new();
    while let Some(node) = waiting.pop() {
        let mut below = children.remove(&node.path).unwrap_or_default();
        below.sort_by_key(|child| std::cmp::Reverse(child.place));
        waiting.extend(below.into_iter().map(|child| Node { depth: node.depth + 1, ..child }));
        ordered.push(node);
    }
    ordered
}
