//! What needs no window: the answers of the command line, and the pretend council's server on its own.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::args::{self, Exit};
use crate::practice;

/// Prints the text where it belongs.
#[must_use]
pub fn finish(exit: &Exit) -> ExitCode {
    // Nothing is left to do when even this can't be written.
    if exit.to_stderr {
        write!(io::stderr(), "{}", exit.text).ok();
    } else {
        write!(io::stdout(), "{}", exit.text).ok();
    }
    ExitCode::from(exit.code)
}

/// Runs the pretend council's server until the process is ended.
#[must_use]
pub fn serve(options: &str, port: u16) -> ExitCode {
    let options = match options.parse::<practice::Options>() {
        Ok(options) => options,
        Err(error) => return finish(&args::mistake(&error.to_string())),
    };
    match practice::serve_forever(options, port) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => finish(&args::mistake(&format!("the pretend council can't use port {port}: {error}"))),
    }
}
