//! Slips on the disk.

use std::path::{Path, PathBuf};

use beadle::domain::file_trouble::FileTrouble;
use beadle::domain::slip_file::{Mark, NotDeleted};
use beadle::store::slip_file;

const SLIP: &[u8] = b"%PDF made up";

fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn written(folder: &Path) -> (PathBuf, Mark) {
    let path = folder.join("Slip.pdf");
    let mark = slip_file::write(&path, SLIP).unwrap();
    (path, mark)
}

#[test]
fn it_is_written_for_its_owner_alone_and_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mark) = written(folder.path());
    assert_eq!(std::fs::read(&path).unwrap(), SLIP);
    assert_eq!(mark.n_bytes, 12);
    assert_eq!(names_in(folder.path()), ["Slip.pdf"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
#[cfg(unix)]
fn a_former_file_is_replaced_with_its_rights_and_a_link_does_not_lead_elsewhere() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let (path, other) = (folder.path().join("Slip.pdf"), folder.path().join("other"));
    std::fs::write(&path, "open to everybody").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o666)).unwrap();
    slip_file::write(&path, SLIP).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::write(&other, "not this one").unwrap();
    std::fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(&other, &path).unwrap();
    slip_file::write(&path, SLIP).unwrap();
    assert_eq!(std::fs::read(&other).unwrap(), b"not this one");
    assert_eq!(std::fs::read(&path).unwrap(), SLIP);
}

#[test]
fn where_it_cannot_be_written_nothing_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let trouble = |path: &Path| slip_file::trouble(&slip_file::write(path, SLIP).unwrap_err());
    assert_eq!(trouble(&folder.path().join("no such folder").join("Slip.pdf")), FileTrouble::NotFound);
    std::fs::create_dir(folder.path().join("folder.pdf")).unwrap();
    assert_eq!(trouble(&folder.path().join("folder.pdf")), FileTrouble::NotAFile);
    assert_eq!(names_in(folder.path()), ["folder.pdf"]);
}

#[test]
fn it_is_deleted_only_while_it_is_what_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mark) = written(folder.path());
    for other in [&b"%PDF made_up"[..], b"%PDF made up and longer", b""] {
        std::fs::write(&path, other).unwrap();
        assert_eq!(slip_file::delete(&path, &mark), Err(NotDeleted::Changed));
        assert_eq!(std::fs::read(&path).unwrap(), other);
    }
    std::fs::write(&path, SLIP).unwrap();
    assert_eq!(slip_file::delete(&path, &mark), Ok(()));
    assert_eq!(names_in(folder.path()), Vec::<String>::new());
    assert_eq!(slip_file::delete(&path, &mark), Err(NotDeleted::File(FileTrouble::NotFound)));
    std::fs::create_dir(&path).unwrap();
    assert_eq!(slip_file::delete(&path, &mark), Err(NotDeleted::Changed));
}

#[test]
#[cfg(unix)]
fn a_link_in_its_place_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mark) = written(folder.path());
    let moved = folder.path().join("moved.pdf");
    std::fs::rename(&path, &moved).unwrap();
    std::os::unix::fs::symlink(&moved, &path).unwrap();
    assert_eq!(slip_file::delete(&path, &mark), Err(NotDeleted::Changed));
    assert!(moved.exists());
}
