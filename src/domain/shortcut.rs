//! The keyboard shortcuts: one table for the page that lists them and for the listener that obeys them.

use super::progress::Status;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Put the cursor in the search field.
    Search,
    /// Show the list of shortcuts.
    ShowShortcuts,
    /// Go to the next topic.
    NextTopic,
    /// Go to the previous topic.
    PreviousTopic,
    /// Give the topic in hand a status.
    SetStatus(Status),
    /// Take back the last change of progress.
    Undo,
    /// Close the topic, or leave the search field.
    Close,
}

/// A key, as a keyboard event tells it.
#[derive(Clone, Copy, Debug)]
pub struct Key<'a> {
    /// The character or the name of the key.
    pub key: &'a str,
    /// Whether Control, Alt or Meta is held.
    pub is_modified: bool,
    /// Whether Shift is held.
    pub is_shifted: bool,
    /// Whether the learner is in a field that takes text, or in a dialog.
    pub is_typing: bool,
}

/// A shortcut as the page of shortcuts lists it.
#[derive(Clone, Copy, Debug)]
pub struct Shortcut {
    /// The key.
    pub key: &'static str,
    /// What it does.
    pub command: Command,
    /// What it does, in words.
    pub label: &'static str,
}

/// All shortcuts, in the order in which they are listed.
pub const SHORTCUTS: &[Shortcut] = &[
    Shortcut { key: "/", command: Command::Search, label: "Search the roadmap" },
    Shortcut { key: "j", command: Command::NextTopic, label: "Go to the next topic" },
    Shortcut { key: "k", command: Command::PreviousTopic, label: "Go to the previous topic" },
    Shortcut { key: "t", command: Command::SetStatus(Status::Todo), label: "Set the topic to To do" },
    Shortcut { key: "l", command: Command::SetStatus(Status::Learning), label: "Set the topic to Learning" },
    Shortcut { key: "d", command: Command::SetStatus(Status::Done), label: "Set the topic to Done" },
    Shortcut { key: "s", command: Command::SetStatus(Status::Skipped), label: "Set the topic to Skipped" },
    Shortcut { key: "u", command: Command::Undo, label: "Undo the last change" },
    Shortcut { key: "?", command: Command::ShowShortcuts, label: "Show this list" },
    Shortcut { key: "Escape", command: Command::Close, label: "Close the topic, or leave the search field" },
];

/// The command of a key. Escape always works; the other keys are off while typing, with a modifier held, and when the
/// learner has turned them off.
pub fn command_of(key: Key<'_>, single_keys_are_on: bool) -> Option<Command> {
    let shortcut = SHORTCUTS.iter().find(|shortcut| shortcut.key == key.key)?;
    let is_allowed = !key.is_modified && (key.key == "Escape" || single_keys_are_on && !key.is_typing);
    is_allowed.then_some(shortcut.command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_keys_are_silent_while_typing_when_modified_and_when_off() {
        let key = Key { key: "d", is_modified: false, is_shifted: false, is_typing: false };
        assert_eq!(command_of(key, true), Some(Command::SetStatus(Status::Done)));
        assert_eq!(command_of(key, false), None);
        assert_eq!(command_of(Key { is_typing: true, ..key }, true), None);
        assert_eq!(command_of(Key { is_modified: true, ..key }, true), None);
        assert_eq!(command_of(Key { key: "x", ..key }, true), None);
    }

    #[test]
    fn escape_works_while_typing_and_with_shortcuts_off() {
        let key = Key { key: "Escape", is_modified: false, is_shifted: false, is_typing: true };
        assert_eq!(command_of(key, false), Some(Command::Close));
    }

    #[test]
    fn no_key_has_two_meanings() {
        for (at, shortcut) in SHORTCUTS.iter().enumerate() {
            assert!(SHORTCUTS[at + 1..].iter().all(|other| other.key != shortcut.key), "{}", shortcut.key);
        }
    }
}
