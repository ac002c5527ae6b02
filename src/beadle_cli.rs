//! The console twin: everything of the command line that opens no window. On Windows a program with a window can't
//! print in the console that it was started from; this one can.

use std::process::ExitCode;

use beadle::args::{self, Mode};
use beadle::console::{finish, serve};
use beadle::generate_command;

fn main() -> ExitCode {
    match args::parse(std::env::args_os()) {
        Ok(args) => match args.mode {
            Mode::PracticeServer { port, options } => serve(&options, port),
            Mode::Generate(args) => generate_command::run(&args),
            Mode::Open | Mode::Practice(_) | Mode::Server(..) | Mode::Connection(_) => {
                finish(&args::mistake("this program opens no window; start beadle instead"))
            }
        },
        Err(exit) => finish(&exit),
    }
}
