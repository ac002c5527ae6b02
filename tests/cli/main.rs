//! The command line: how it is read, and what the program itself prints.

#[cfg(test)]
mod binary;
#[cfg(test)]
mod generate;
#[cfg(test)]
mod reading;
