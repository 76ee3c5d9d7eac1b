//! A learner's note on a topic, written on any number of devices. Merging never loses a text: whatever nobody has
//! written over stays, so that two devices that both wrote keep both texts. Knows nothing of how a text is shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
/// What stands between two texts that were written apart from each other.
pub const DIVIDER: &str = "\n\n---\n\n";

/// A note: the last word of every writer. A writer is one page load of one device, so that it never writes twice at
/// the same time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Note(pub BTreeMap<String, Version>);

/// What a writer wrote last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Saved", into = "Saved")]
pub struct Version {
    /// How often this writer has written: of two versions of one writer the higher is the later.
    pub count: u64,
    /// The text; nothing once somebody who had seen it has written over it.
    pub text: Option<String>,
}

/// A version as it is saved: a list of the count and, unless it was written over, the text.
#[derive(Serialize, Deserialize)]
struct Saved(u64, #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")] Option<String>);

/// Reads a text that is there: `null` is none.
fn some<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(Some)
}

impl From<Saved> for Version {
    fn from(Saved(count, text): Saved) -> Self {
        Self { count, text }
    }
}

impl From<Version> for Saved {
    fn from(Version { count, text }: Version) -> Self {
        Self(count, text)
    }
}

impl Version {
    /// What settles which of two versions of one writer is the later. Two texts at one count were tampered with; the
    /// greater one is as good as any, and the same on every device.
    fn rank(&self) -> (u64, bool, Option<&str>) {
        (self.count, self.text.is_none(), self.text.as_deref())
    }
}

impl Note {
    /// The texts that nobody has written over, each once, with a divider between them.
    pub fn text(&self) -> String {
        self.texts().join(DIVIDER)
    }

    /// The texts that nobody has written over, each once: several if it was written in several places.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = Vec::new();
        for text in self.0.values().filter_map(|version| version.text.as_deref()) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts
    }

    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.0.values().all(|version| version.text.is_none())
    }

    /// Writes a text in the place of all that the writer saw; an empty one deletes the note.
    pub fn write(&mut self, writer: &str, text: &str) {
        let count = self.0.get(writer).map_or(0, |version| version.count);
        for seen in self.0.values_mut() {
            seen.text = None;
        }
        let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        self.0.insert(writer.to_owned(), Version { count: count.saturating_add(1), text });
    }

    /// Takes over what another copy of the note knows.
    pub fn merge(&mut self, theirs: Self) {
        for (writer, version) in theirs.0 {
            if self.0.get(&writer).is_none_or(|own| own.rank() < version.rank()) {
                self.0.insert(writer, version);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(texts: &[(&str, &str)]) -> Note {
        let mut note = Note::default();
        for (writer, text) in texts {
            note.write(writer, text);
        }
        note
    }

    fn merged(ours: &Note, theirs: &Note) -> Note {
        let mut note = ours.clone();
        note.merge(theirs.clone());
        note
    }

    #[test]
    fn two_devices_that_both_wrote_keep_both_texts() {
        let before = written(&[("a", "DNS is a phone book.")]);
        let (mut phone, mut laptop) = (before.clone(), before);
        phone.write("b", "DNS is cached.");
        laptop.write("c", "DNS has a TTL.");
        let note = merged(&phone, &laptop);
        assert_eq!(note.text(), "DNS is cached.\n\n---\n\nDNS has a TTL.");
        assert_eq!(note, merged(&laptop, &phone));
    }

    #[test]
    fn a_text_that_was_written_over_does_not_come_back_from_an_older_copy() {
        let old = written(&[("a", "one")]);
        let new = written(&[("a", "one"), ("b", "two")]);
        assert_eq!(merged(&new, &old), new);
        assert_eq!(merged(&old, &new), new);
        let emptied = written(&[("a", "one"), ("b", " ")]);
        assert!(merged(&old, &emptied).is_blank());
    }

    #[test]
    fn the_same_text_from_two_devices_is_read_once() {
        assert_eq!(merged(&written(&[("a", "one")]), &written(&[("b", "one")])).text(), "one");
    }
}
