//! The generator of xkpasswd's passwords.
