//! The command line (blueprint section 7). Reading it prints nothing and ends nothing: `main` does.

use std::ffi::OsString;
use std::fmt;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::Parser;
use clap::error::ErrorKind;

use crate::domain::password::presets::{NoSuchPreset, Preset};
use crate::store::settings::RendererChoice;

/// The exit code for a command line that makes no sense.
const USAGE: u8 = 2;
/// The most passwords that are made at once.
const MOST_PASSWORDS: i64 = 10_000_000;

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Args {
    /// What to open.
    pub mode: Mode,
    /// Where to keep settings, journal and log; `None`: the system's own place.
    pub profile: Option<PathBuf>,
    /// What to draw with; `None`: as the settings say.
    pub renderer: Option<RendererChoice>,
}

/// What to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// The app.
    Open,
    /// The app with the pretend council, given its options as typed.
    Practice(String),
    /// Only the pretend council's server.
    PracticeServer {
        /// The port; 0: any free one.
        port: u16,
        /// Its options as typed.
        options: String,
    },
    /// The app with a server on this computer in place of Zoho, perhaps with a set-up file for this run.
    Server(LoopbackUrl, Option<PathBuf>),
    /// The app on the page `Add {council}?`, with this set-up file.
    Connection(PathBuf),
    /// Passwords on the standard output, and no window.
    Generate(GenerateArgs),
}

/// Which passwords to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GenerateArgs {
    /// What they are made of.
    pub recipe: Recipe,
    /// A list of words to take in place of Beadle's own.
    pub words: Option<PathBuf>,
    /// How many, at least one.
    pub count: u32,
    /// Whether to print the figures with them, as JSON.
    pub stats: bool,
    /// Whether a configuration with mistakes is repaired.
    pub repair: bool,
}

/// What passwords are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipe {
    /// Beadle's own kind.
    Own,
    /// A preset of xkpasswd.
    Preset(Preset),
    /// A configuration of xkpasswd, from a file.
    Config(PathBuf),
}

/// What to print, where, and the exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// The text, ending in a line break.
    pub text: String,
    /// 0 for `--help` and `--version`, 2 for a mistake.
    pub code: u8,
    /// A mistake goes to the standard error stream.
    pub to_stderr: bool,
}

/// The address of a server on this computer: http or https, a literal loopback address, perhaps a port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoopbackUrl(String);

/// Why a text is no [`LoopbackUrl`]. None of them repeats the text, which may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotLoopback {
    /// Neither http nor https.
    #[error("the address must start with http:// or https://")]
    Scheme,
    /// A name or a password before the host.
    #[error("the address must not hold a user name or password")]
    Credentials,
    /// Any other host.
    #[error(
        "the host must be written as a loopback address, 127.0.0.1 (or another of 127.0.0.0/8) or [::1]; \
         names such as localhost are not accepted"
    )]
    Host,
    /// The port makes no sense.
    #[error("the port must be a number from 1 to 65535")]
    Port,
    /// Something after the host.
    #[error("the address must end after the host and port, without a path")]
    Path,
    /// A question mark or a hash sign.
    #[error("the address must not hold a query or a fragment")]
    Query,
}

/// Resets a council mailbox password in Zoho Mail, and makes sure that it worked.
#[derive(Debug, Parser)]
#[command(name = "beadle", version, disable_help_subcommand = true, args_conflicts_with_subcommands = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,

    /// A set-up file, as --connection takes it; a double-click on one gives it so. Its name ends in .beadle
    #[arg(value_name = "FILE.beadle", conflicts_with_all = ["practice", "practice_server", "connection"])]
    file: Option<PathBuf>,

    /// Open straight into the pretend council. OPTIONS, comma-separated: a number of people, council=great, latency=2s,
    /// pace=zoho, flag=resetAuthToken|resetAuthtoken|neither, fault=NAME
    #[arg(
        long,
        value_name = "OPTIONS",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "",
        conflicts_with_all = ["practice_server", "server", "connection"]
    )]
    practice: Option<String>,

    /// Run only the pretend council's server, for tests and training; port 0 takes any free one
    #[arg(long, value_name = "PORT[,OPTIONS]", conflicts_with_all = ["server", "connection"])]
    practice_server: Option<String>,

    /// Use one server on this computer for every Zoho host, such as <http://127.0.0.1:8080>; what it says is kept in
    /// memory only
    #[arg(long, value_name = "URL")]
    server: Option<String>,

    /// Add the council of a supplier's set-up file, after asking; with --server the file serves this run only
    #[arg(long, value_name = "FILE")]
    connection: Option<PathBuf>,

    /// Keep settings, journal and log in DIR
    #[arg(long, value_name = "DIR")]
    profile: Option<PathBuf>,

    /// What draws the window: auto, glow or wgpu [default: auto]
    #[arg(long, value_name = "auto|glow|wgpu", value_parser = ["auto", "glow", "wgpu"], hide_possible_values = true)]
    renderer: Option<String>,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Print memorable passwords and open no window: of Beadle's own kind, or as xkpasswd makes them
    Generate(GenerateLine),
}

#[derive(Debug, clap::Args)]
struct GenerateLine {
    /// Make them as this preset of xkpasswd says: DEFAULT, WEB32, WEB16, WIFI, APPLEID, NTLM, SECURITYQ, XKCD or
    /// TEMPORARY
    #[arg(long, value_name = "NAME", conflicts_with = "config")]
    preset: Option<String>,

    /// Make them as this configuration of xkpasswd says (JSON, in the old layout or the new one)
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Draw from this list, one word a line, in place of Beadle's own
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,

    /// How many to make
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=MOST_PASSWORDS))]
    count: u32,

    /// Print one object in JSON: lengths, permutations, bits of entropy, and the passwords as samples
    #[arg(long)]
    stats: bool,

    /// Repair a configuration that has mistakes, and say what was repaired
    #[arg(long)]
    repair: bool,
}

/// Reads the command line, the program's own name first.
pub fn parse<I>(arguments: I) -> Result<Args, Exit>
where
    I: IntoIterator,
    I::Item: Into<OsString> + Clone,
{
    let line = CommandLine::try_parse_from(arguments).map_err(|error| explain(&error))?;
    if let Some(Command::Generate(line)) = line.command {
        return Ok(Args { mode: Mode::Generate(generate(line)?), profile: None, renderer: None });
    }
    // A mistyped word must not be taken for a file.
    if line.file.as_ref().is_some_and(|path| !has_ending(path)) {
        return Err(mistake("a set-up file's name ends in .beadle; --connection takes one of any name"));
    }
    let connection = line.connection.or(line.file);
    if connection.as_ref().is_some_and(|path| path.as_os_str().is_empty()) {
        return Err(mistake("--connection: the file has no name"));
    }
    let mode = match (line.practice, line.practice_server, line.server, connection) {
        (Some(options), ..) => Mode::Practice(options),
        (None, Some(text), ..) => practice_server(&text)?,
        (None, None, Some(url), connection) => {
            let url = url.parse().map_err(|error: NotLoopback| mistake(&format!("--server: {error}")))?;
            Mode::Server(url, connection)
        }
        (None, None, None, Some(connection)) => Mode::Connection(connection),
        (None, None, None, None) => Mode::Open,
    };
    let profile = match line.profile {
        Some(path) if path.as_os_str().is_empty() => return Err(mistake("--profile: the folder has no name")),
        profile => profile,
    };
    let renderer = line.renderer.map(|name| match name.as_str() {
        "glow" => RendererChoice::Glow,
        "wgpu" => RendererChoice::Wgpu,
        _ => RendererChoice::Auto,
    });
    Ok(Args { mode, profile, renderer })
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("beadle"))
}

/// A mistake that shows only later, such as in the pretend council's options.
#[must_use]
pub fn mistake(message: &str) -> Exit {
    Exit { text: format!("error: {message}\n\nFor more information, try '--help'.\n"), code: USAGE, to_stderr: true }
}

fn explain(error: &clap::Error) -> Exit {
    let is_answer = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let code = if is_answer { 0 } else { USAGE };
    Exit { text: error.render().to_string(), code, to_stderr: !is_answer }
}

fn generate(line: GenerateLine) -> Result<GenerateArgs, Exit> {
    for (option, path) in [("--config", &line.config), ("--words", &line.words)] {
        if path.as_ref().is_some_and(|path| path.as_os_str().is_empty()) {
            return Err(mistake(&format!("{option}: the file has no name")));
        }
    }
    let recipe = match (line.preset, line.config) {
        (Some(name), _) => {
            Recipe::Preset(name.parse().map_err(|error: NoSuchPreset| mistake(&format!("--preset: {error}")))?)
        }
        (None, Some(path)) => Recipe::Config(path),
        (None, None) => Recipe::Own,
    };
    Ok(GenerateArgs { recipe, words: line.words, count: line.count, stats: line.stats, repair: line.repair })
}

fn practice_server(text: &str) -> Result<Mode, Exit> {
    let (port, options) = text.split_once(',').unwrap_or((text, ""));
    // `parse` alone would take a plus sign.
    let port = if port.bytes().all(|b| b.is_ascii_digit()) { port.parse().ok() } else { None };
    match port {
        Some(port) => Ok(Mode::PracticeServer { port, options: options.to_owned() }),
        None => Err(mistake("--practice-server: the port must be a number from 0 to 65535")),
    }
}

impl LoopbackUrl {
    /// `http://127.0.0.1:8080`: without a slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LoopbackUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for LoopbackUrl {
    type Err = NotLoopback;

    /// Reads the text as it was typed. A URL library would be too helpful: it turns `127.1`, `2130706433` and
    /// `0x7f.1` into 127.0.0.1, and a person checking a command line would not.
    fn from_str(text: &str) -> Result<Self, NotLoopback> {
        let (scheme, rest) = text.split_once("://").ok_or(NotLoopback::Scheme)?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "http" && scheme != "https" {
            return Err(NotLoopback::Scheme);
        }
        let (authority, tail) = match rest.find(['/', '?', '#', '\\']) {
            Some(end) => rest.split_at(end),
            None => (rest, ""),
        };
        if authority.contains('@') {
            return Err(NotLoopback::Credentials);
        }
        let (host, port) = if let Some(port) = authority.strip_prefix("[::1]") {
            ("[::1]", port)
        } else {
            let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
            // This parser takes four plain decimal numbers and nothing else.
            let address: Ipv4Addr = host.parse().map_err(|_another_spelling| NotLoopback::Host)?;
            if !address.is_loopback() {
                return Err(NotLoopback::Host);
            }
            (host, port)
        };
        let port = read_port(port)?;
        if tail.contains(['?', '#']) {
            return Err(NotLoopback::Query);
        }
        if !matches!(tail, "" | "/") {
            return Err(NotLoopback::Path);
        }
        Ok(Self(match port {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        }))
    }
}

/// Reads what follows the host: nothing, or a colon and a port.
fn read_port(text: &str) -> Result<Option<u16>, NotLoopback> {
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.strip_prefix(':').ok_or(NotLoopback::Host)?;
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotLoopback::Port);
    }
    match digits.parse() {
        Ok(0) | Err(_) => Err(NotLoopback::Port),
        Ok(port) => Ok(Some(port)),
    }
}
