//! The disk, the keychain and the operating system's side of things.

#[cfg(test)]
mod clipboard;
#[cfg(test)]
mod council;
#[cfg(all(test, windows))]
mod credential_manager;
#[cfg(test)]
mod guides;
#[cfg(test)]
mod journal;
#[cfg(test)]
mod keychain;
#[cfg(test)]
mod logging;
#[cfg(test)]
mod machine;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod other_process;
#[cfg(test)]
mod paths;
#[cfg(test)]
mod raise;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod real_keyring;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod secret_service;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod set_up;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod slip;
#[cfg(test)]
mod support;
