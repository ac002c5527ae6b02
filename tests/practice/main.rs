//! The pretend council over real HTTP, and against the samples of the field notes.

#[cfg(test)]
mod faults_list;
#[cfg(test)]
mod faults_reset;
#[cfg(test)]
mod inspection;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod options;
#[cfg(test)]
mod other_ways;
#[cfg(test)]
mod pace;
#[cfg(test)]
mod people;
#[cfg(test)]
mod reset;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod support;
#[cfg(test)]
mod users;
