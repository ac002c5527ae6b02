//! Passwords as xkpasswd makes them: both layouts of its configurations, drawing, and the figures, against what
//! xkpasswd's own programs print (`tests/data/xkpasswd`).

#[cfg(test)]
mod data;
#[cfg(test)]
mod drawing;
#[cfg(test)]
mod fairness;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod grammar;
#[cfg(test)]
mod layouts;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod matcher;
#[cfg(test)]
mod repairs;
#[cfg(test)]
mod sources;
#[cfg(test)]
mod spellings;
#[cfg(test)]
mod statistics;
#[cfg(test)]
mod tailored;
