//! Keys of many layouts, and what they ask for.

use super::*;

const DONE: Option<Command> = Some(Command::SetStatus(Status::Done));
const SEARCH: Option<Command> = Some(Command::Search);
const LIST: Option<Command> = Some(Command::ShowShortcuts);

fn typed<'a>(key: &'a str, code: &'a str) -> Key<'a> {
    Key { key, code, is_modified: false, is_alt_graph: false, is_shifted: false, is_typing: false }
}

fn check(cases: &[(&str, &str, Option<Command>)]) {
    for (key, code, expected) in cases {
        assert_eq!(command_of(typed(key, code), true), *expected, "{key} at {code}");
    }
}

#[test]
fn single_keys_are_silent_while_typing_when_modified_and_when_off() {
    let key = typed("d", "KeyD");
    assert_eq!(command_of(key, true), DONE);
    assert_eq!(command_of(key, false), None);
    assert_eq!(command_of(Key { is_typing: true, ..key }, true), None);
    assert_eq!(command_of(Key { is_modified: true, ..key }, true), None);
    assert_eq!(command_of(typed("x", "KeyX"), true), None);
    for sign in ["/", "?"] {
        let key = typed(sign, "Slash");
        assert_eq!(command_of(key, false), None);
        assert_eq!(command_of(Key { is_typing: true, ..key }, true), None);
        assert_eq!(command_of(Key { is_modified: true, ..key }, true), None);
    }
}

#[test]
fn escape_works_while_typing_and_with_shortcuts_off() {
    let key = Key { is_typing: true, ..typed("Escape", "Escape") };
    assert_eq!(command_of(key, false), Some(Command::Close));
    assert_eq!(command_of(Key { is_modified: true, ..key }, true), None);
}

#[test]
fn a_letter_of_another_alphabet_goes_by_its_place() {
    check(&[
        // Russian, Bulgarian, Greek, Hebrew, Arabic, Armenian, Georgian, Thai, Hindi, Korean
        ("в", "KeyD", DONE),
        ("о", "KeyJ", Some(Command::NextTopic)),
        ("л", "KeyK", Some(Command::PreviousTopic)),
        ("е", "KeyT", Some(Command::SetStatus(Status::Todo))),
        ("д", "KeyL", Some(Command::SetStatus(Status::Learning))),
        ("ы", "KeyS", Some(Command::SetStatus(Status::Skipped))),
        ("г", "KeyU", Some(Command::Undo)),
        ("В", "KeyD", DONE),
        ("а", "KeyD", DONE),
        ("δ", "KeyD", DONE),
        ("ג", "KeyD", DONE),
        ("ي", "KeyD", DONE),
        ("դ", "KeyD", DONE),
        ("დ", "KeyD", DONE),
        ("ก", "KeyD", DONE),
        ("\u{94D}", "KeyD", DONE),
        ("ㅇ", "KeyD", DONE),
        ("ф", "KeyA", None),
        ("ж", "Semicolon", None),
        (".", "Slash", SEARCH),
        ("/", "KeyQ", SEARCH),
    ]);
}

#[test]
fn a_latin_letter_goes_by_itself_wherever_it_is() {
    check(&[
        // Dvorak
        ("d", "KeyH", DONE),
        ("e", "KeyD", None),
        ("h", "KeyJ", None),
        ("/", "BracketLeft", SEARCH),
        (".", "KeyE", None),
        // French, German, Turkish, Polish, Czech: letters with marks, and signs in the places of letters
        ("k", "KeyK", Some(Command::PreviousTopic)),
        (",", "KeyM", None),
        ("é", "KeyD", None),
        ("ß", "KeyS", None),
        ("ı", "KeyI", None),
        ("ğ", "KeyU", None),
        ("ḋ", "KeyD", None),
        ("'", "KeyD", None),
        ("“", "KeyD", None),
        ("!", "Slash", None),
        ("-", "Slash", None),
        (".", "Period", None),
        ("Dead", "KeyD", None),
        ("Process", "KeyD", None),
        ("Unidentified", "KeyD", None),
        ("", "KeyD", None),
        // A keyboard on a screen says no place.
        ("d", "", DONE),
        ("в", "", None),
    ]);
}

#[test]
fn caps_lock_is_no_shift() {
    check(&[("D", "KeyD", DONE), ("J", "KeyJ", Some(Command::NextTopic)), ("U", "KeyU", Some(Command::Undo))]);
    for (key, code) in [("D", "KeyD"), ("d", "KeyD"), ("В", "KeyD"), ("в", "KeyD")] {
        assert_eq!(command_of(Key { is_shifted: true, ..typed(key, code) }, true), None, "Shift and {key}");
    }
}

#[test]
fn what_alt_gr_makes_is_no_command_but_the_signs() {
    let with = |key, code| command_of(Key { is_alt_graph: true, ..typed(key, code) }, true);
    for (key, code) in [("d", "KeyD"), ("đ", "KeyS"), ("ð", "KeyD"), ("в", "KeyD"), (".", "Slash"), ("€", "KeyE")]
    {
        assert_eq!(with(key, code), None, "{key}");
    }
    assert_eq!([with("/", "KeyQ"), with("?", "KeyW")], [SEARCH, LIST], "as on a Brazilian keyboard");
}

#[test]
fn the_signs_may_need_shift() {
    for (key, code, expected) in
        [("/", "Digit7", SEARCH), ("/", "Period", SEARCH), ("?", "Slash", LIST), ("?", "Minus", LIST)]
    {
        assert_eq!(command_of(Key { is_shifted: true, ..typed(key, code) }, true), expected, "{key} at {code}");
    }
}

#[test]
fn digits_are_those_that_are_typed_or_that_have_the_place() {
    let shifted = |key, code| Key { is_shifted: true, ..typed(key, code) };
    for (key, expected) in [
        (typed("3", "Digit3"), Some(3)),
        (typed("3", "Numpad3"), Some(3)),
        (typed("3", ""), Some(3)),
        // French
        (typed("&", "Digit1"), Some(1)),
        (typed("é", "Digit2"), Some(2)),
        (typed("\"", "Digit3"), Some(3)),
        (shifted("3", "Digit3"), Some(3)),
        // Arabic, Czech
        (typed("٣", "Digit3"), Some(3)),
        (typed("š", "Digit3"), Some(3)),
        (typed("+", "Digit1"), None),
        (shifted("1", "Digit1"), Some(1)),
        // American
        (shifted("#", "Digit3"), None),
        (Key { is_alt_graph: true, ..typed("#", "Digit3") }, None),
        (Key { is_modified: true, ..typed("3", "Digit3") }, None),
        (typed("d", "KeyD"), None),
        (typed("F3", "F3"), None),
    ] {
        assert_eq!(key.digit(), expected, "{key:?}");
    }
}

#[test]
fn no_key_has_two_meanings() {
    for (at, shortcut) in SHORTCUTS.iter().enumerate() {
        assert!(SHORTCUTS[at + 1..].iter().all(|other| other.key != shortcut.key), "{}", shortcut.key);
    }
}
