//! Lists of a person's own words.

use beadle::domain::password::own_list::{MOST_BYTES, NotAList, OwnList};

fn words(list: &OwnList) -> Vec<&str> {
    list.words.iter().collect()
}

#[test]
fn one_word_a_line_with_what_lists_have_around_them() {
    let text = "\u{feff}# Trees\r\nmaple\r\n\r\n  otter  \n\t\n#elm\nCedar\n11111\tabacus\n62 birch";
    let list = OwnList::read(text.as_bytes()).unwrap();
    assert_eq!(words(&list), ["maple", "otter", "Cedar", "abacus", "birch"]);
    assert_eq!((list.n_duplicates, list.n_odd, list.n_short), (0, 0, 0));
    assert_eq!(list.remarks(), Vec::<String>::new());
}

#[test]
fn accents_are_letters_however_they_are_written() {
    let list = OwnList::read("cafe\u{301}\ncafé\nŵyn\nЁлка\nstraße\n".as_bytes()).unwrap();
    assert_eq!(words(&list), ["café", "ŵyn", "Ёлка", "straße"], "composed, and so the same");
    assert_eq!(list.n_duplicates, 1);
}

#[test]
fn what_is_no_plain_word_is_counted_and_named() {
    let long = "x".repeat(41);
    let odd = [
        "t-shirt",
        "o'clock",
        "two words",
        "maple1",
        "1",
        "ma\u{202e}ple",
        "ma\u{ad}ple",
        "ma\u{200b}ple",
        "ma\u{3164}ple",
        "a,b",
        &long,
        "11111 12345",
        "x\u{301}y",
    ];
    let text = format!("maple\n{}\nMaple\nMAPLE\nab\notter\n", odd.join("\n"));
    let list = OwnList::read(text.as_bytes()).unwrap();
    assert_eq!(words(&list), ["maple", "otter"]);
    assert_eq!((list.n_odd, list.n_duplicates, list.n_short), (odd.len(), 2, 1));
    assert_eq!(list.odd_lines, [2, 3, 4, 5, 6]);
    assert_eq!(
        list.remarks(),
        [
            "13 lines left out that hold something else than one word of letters: 2, 3, 4, 5, 6 and more",
            "1 word left out of fewer than 3 letters",
            "2 words left out that stood there already",
        ]
    );
    assert_eq!(words(&OwnList::read("x".repeat(40).as_bytes()).unwrap()).len(), 1);
}

#[test]
fn what_is_no_list() {
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("maple\n".bytes().flat_map(|b| [b, 0])).collect();
    for (bytes, reason) in [
        (&b""[..], NotAList::Empty),
        (b"\n# nothing\n\n", NotAList::Empty),
        (b"1\n2\n", NotAList::Empty),
        (b"maple\notter\ncaf\xe9\n", NotAList::NotText(3)),
        (b"\xff", NotAList::NotText(1)),
        (&utf16, NotAList::Utf16),
        (b"\xfe\xff\0m", NotAList::Utf16),
    ] {
        assert_eq!(OwnList::read(bytes), Err(reason), "{bytes:?}");
    }
    let mut big = b"maple\n".repeat(MOST_BYTES / 6);
    big.resize(MOST_BYTES, b'\n');
    assert_eq!(words(&OwnList::read(&big).unwrap()), ["maple"]);
    big.push(b'\n');
    assert_eq!(OwnList::read(&big), Err(NotAList::TooBig));
}
