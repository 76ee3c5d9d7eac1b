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
    /// The place of the key, by what is there on a keyboard of the United States: `KeyD`, `Digit3`, `Slash`.
    pub code: &'a str,
    /// Whether Control, Alt or Meta is held, and not as a part of AltGr.
    pub is_modified: bool,
    /// Whether AltGr is held, which makes other characters.
    pub is_alt_graph: bool,
    /// Whether Shift is held.
    pub is_shifted: bool,
    /// Whether the learner is in a field that takes text, or in a dialog.
    pub is_typing: bool,
}

impl Key<'_> {
    /// The Latin letter of the key, in lower case: the one that it types, or, if it types a letter of another alphabet, the
    /// one that has its place. Caps Lock changes nothing. With Shift or AltGr a key is no letter for a command.
    pub fn letter(&self) -> Option<char> {
        let typed = self.key.chars().next()?;
        let letter = if is_latin_or_sign(typed) { self.key } else { self.code.strip_prefix("Key")? };
        let mut letters = letter.chars();
        let (letter, None) = (letters.next()?, letters.next()) else { return None };
        let is_plain = !self.is_shifted && !self.is_alt_graph && !self.is_modified;
        (is_plain && letter.is_ascii_alphabetic()).then(|| letter.to_ascii_lowercase())
    }

    /// The digit of the key: the one that it types, with Shift on a French keyboard, or the one that has its place.
    pub fn digit(&self) -> Option<u8> {
        let by_place = || self.code.strip_prefix("Digit").filter(|_| !self.is_shifted);
        let digit = match self.key {
            // On a Czech keyboard the plus has the place of a digit.
            "+" | "-" | "=" => None,
            typed if typed.len() == 1 && typed.starts_with(|c: char| c.is_ascii_digit()) => Some(typed),
            _ => by_place(),
        };
        digit.filter(|_| !self.is_alt_graph && !self.is_modified)?.parse().ok()
    }

    /// The key in the words of [`SHORTCUTS`]. The signs are those that are typed, whatever key makes them.
    fn name(&self) -> Option<char> {
        match (self.key, self.code) {
            _ if self.is_modified => None,
            ("/", _) => Some('/'),
            ("?", _) => Some('?'),
            // Where the slash is on a keyboard, and Cyrillic and Hebrew have the full stop.
            (".", "Slash") if !self.is_shifted && !self.is_alt_graph => Some('/'),
            _ => self.letter(),
        }
    }
}

/// Whether a character is of a Latin layout, or no letter.
fn is_latin_or_sign(c: char) -> bool {
    matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{2000}'..='\u{2BFF}')
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
    if key.key == "Escape" {
        return (!key.is_modified).then_some(Command::Close);
    }
    let name = key.name().filter(|_| single_keys_are_on && !key.is_typing)?;
    SHORTCUTS.iter().find(|shortcut| shortcut.key.chars().eq([name])).map(|shortcut| shortcut.command)
}

#[cfg(test)]
mod tests;
