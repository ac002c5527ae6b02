//! The build script. It only says when the program must be built again: the Windows icon and version come with the
//! Windows program.

fn main() {
    println!("cargo::rerun-if-changed=packaging/build.rs");
}
