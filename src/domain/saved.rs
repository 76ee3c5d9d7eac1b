//! The format of saved progress: one decoder for whatever claims to be a saved state, one encoder. Never panics, never
//! drops what it does not understand, and never writes anything itself.
//!
//! ```json
//! {"checksum":"1c291ca3","data":{"topics":{"http":{"changed":1795358760000,"status":"done"}}},
//!  "format":"backend-roadmap/progress","saved":1795358760000,"version":1}
//! ```
//! Version 2 added notes: beside `status` and `changed` a topic may have `"note":{"<writer>":[<count>,"<text>"]}`, see
//! [`Note`]. Version 3 goes with a log of what happened, see [`log`](super::log): the store has it under keys of its own, a
//! backup in a field `"log":{"2026-11":"<text of the month>"}` beside the data. The check sum is the CRC-32 of the same object without it, in compact JSON with sorted keys: see [`Raw`].

use std::fmt;

use serde::de::DeserializeOwned;

use super::checksum::crc32;
use super::clock::Millis;
use super::log::months::Months;
use super::note::Note;
use super::progress::{Progress, Record, Status};
use super::raw::{Fields, Raw};
use super::topic::Choice;

/// What the `format` field says.
const FORMAT: &str = "backend-roadmap/progress";

/// The version that this program writes. Raise it when an older program would misread what a newer one wrote.
pub const VERSION: u64 = 3;

/// What a text turned out to hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// What could be understood.
    pub progress: Progress,
    /// The log of a backup, for [`months::parse`](super::log::months::parse).
    pub log: Option<Raw>,
    /// When it was saved; 0 when the text does not say.
    pub saved: Millis,
    /// The version of the format; 0 when the text does not say.
    pub version: u64,
    /// What is wrong with it, if anything.
    pub problem: Option<Problem>,
}

/// Why a saved state must not be written over without asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The text is not JSON, most often because it was cut short.
    NotJson,
    /// It is JSON of some other program.
    OtherFormat,
    /// It reads, but is not what was written.
    Damaged,
    /// A newer version of this program wrote it.
    Newer {
        /// The version it names.
        version: u64,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson => f.write_str("The saved text is cut short or is not JSON."),
            Self::OtherFormat => f.write_str("The saved text is not progress of this roadmap."),
            Self::Damaged => {
                f.write_str("The saved text was changed since it was written: its check sum does not match.")
            }
            Self::Newer { version } => write!(
                f,
                "A newer version of this site saved it (format {version}; this page knows {VERSION}). Reload the page to get that version."
            ),
        }
    }
}

/// Writes progress down.
pub fn encode(progress: &Progress, saved: Millis) -> String {
    seal(envelope(progress, saved))
}

/// Writes progress down together with the log.
pub fn encode_backup(progress: &Progress, log: &Months, saved: Millis) -> String {
    let mut envelope = envelope(progress, saved);
    envelope.insert("log".into(), Raw::of(log));
    seal(envelope)
}

fn envelope(progress: &Progress, saved: Millis) -> Fields {
    let mut fields = Fields::new();
    fields.insert("format".into(), Raw::of(FORMAT));
    fields.insert("version".into(), Raw::of(&VERSION));
    fields.insert("saved".into(), Raw::of(&saved));
    fields.insert("data".into(), Raw::of(&encode_data(progress)));
    fields
}

/// The text of an envelope, with its check sum.
fn seal(mut envelope: Fields) -> String {
    envelope.insert("checksum".into(), Raw::of(&checksum_of(&envelope)));
    Raw::of(&envelope).text().to_owned()
}

fn encode_data(progress: &Progress) -> Fields {
    let mut topics = progress.unread.clone();
    for (topic, record) in &progress.records {
        let mut fields = record.extra.clone();
        fields.insert("status".into(), Raw::of(record.status.slug()));
        fields.insert("changed".into(), Raw::of(&record.changed));
        if record.note != Note::default() {
            fields.insert("note".into(), Raw::of(&record.note));
        }
        topics.insert(topic.clone(), Raw::of(&fields));
    }
    let mut data = progress.extra.clone();
    data.insert("topics".into(), Raw::of(&topics));
    data
}

fn checksum_of(envelope: &Fields) -> String {
    format!("{:08x}", crc32(Raw::of(envelope).text().as_bytes()))
}

/// Reads any text as a saved state.
///
/// With a problem, `progress` still holds what could be read of it, for the learner to look at.
pub fn decode(text: &str) -> Decoded {
    let failed = |problem| Decoded {
        progress: Progress::default(),
        log: None,
        saved: Millis(0),
        version: 0,
        problem: Some(problem),
    };
    let Some(value) = Raw::parse(text) else { return failed(Problem::NotJson) };
    let Some(mut envelope) = value.read::<Fields>() else { return failed(Problem::OtherFormat) };
    if field(&envelope, "format").is_none_or(|format: String| format != FORMAT) {
        return failed(Problem::OtherFormat);
    }
    let claimed = envelope.remove("checksum").and_then(|claimed| claimed.read::<String>());
    let is_whole = claimed == Some(checksum_of(&envelope));
    let version = field(&envelope, "version").unwrap_or(0);
    let progress = field(&envelope, "data").and_then(decode_data);
    let problem = match version {
        _ if !is_whole => Some(Problem::Damaged),
        1..=VERSION if progress.is_some() => None,
        newer if newer > VERSION => Some(Problem::Newer { version }),
        _ => Some(Problem::Damaged),
    };
    Decoded {
        progress: progress.unwrap_or_default(),
        log: envelope.get("log").cloned(),
        saved: field(&envelope, "saved").unwrap_or_default(),
        version,
        problem,
    }
}

/// The value of a field, if it is there and of that type.
fn field<T: DeserializeOwned>(fields: &Fields, name: &str) -> Option<T> {
    fields.get(name)?.read()
}

/// Nothing if there is no place for topics: to go on with none would lose whatever is there instead.
fn decode_data(mut fields: Fields) -> Option<Progress> {
    let topics: Fields = fields.remove("topics")?.read()?;
    let mut progress = Progress { extra: fields, ..Progress::default() };
    for (topic, value) in topics {
        match value.read().and_then(decode_record) {
            Some(record) => {
                progress.records.insert(topic, record);
            }
            None => {
                progress.unread.insert(topic, value);
            }
        }
    }
    Some(progress)
}

fn decode_record(mut extra: Fields) -> Option<Record> {
    let status = Status::parse_slug(&extra.remove("status")?.read::<String>()?)?;
    let changed = extra.remove("changed")?.read()?;
    let note = field(&extra, "note").filter(|note: &Note| *note != Note::default());
    if note.is_some() {
        extra.remove("note");
    }
    Some(Record { status, changed, note: note.unwrap_or_default(), extra })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::log::months;
    use crate::domain::progress::{Action, Stamp};

    fn sample() -> Progress {
        let mut progress = Progress::default();
        progress.apply(&Action::set("http", Status::Done), Millis(5));
        progress.apply(&Action::set("not-of-this-roadmap", Status::Learning), Millis(6));
        progress
            .apply(&Action::write("dns", "A phone book.\n\n*With* a TTL."), Stamp { now: Millis(6), writer: "k3f9a2" });
        progress
    }

    #[test]
    fn what_is_encoded_decodes_to_itself() {
        let decoded = decode(&encode(&sample(), Millis(7)));
        assert_eq!(
            decoded,
            Decoded { progress: sample(), log: None, saved: Millis(7), version: VERSION, problem: None }
        );
    }

    #[test]
    fn a_backup_holds_the_log_as_it_is() {
        let log = Months::from([("2026-11".to_owned(), "k3f9a2 mf3k2x9a=d1 mf3k2x9b=?\n".to_owned())]);
        let decoded = decode(&encode_backup(&sample(), &log, Millis(7)));
        assert_eq!((decoded.problem, decoded.progress), (None, sample()));
        assert_eq!(decoded.log.as_ref().map(months::parse), Some(log));
    }

    #[test]
    fn every_truncation_is_noticed() {
        let text = encode(&sample(), Millis(7));
        for end in 0..text.len() {
            assert!(decode(&text[..end]).problem.is_some(), "cut after {end} bytes");
        }
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let text = encode(&sample(), Millis(7));
        for at in 0..text.len() {
            for replacement in ["0", "z", " ", "\"", "}"] {
                if &text[at..=at] == replacement {
                    continue;
                }
                let mut damaged = text.clone();
                damaged.replace_range(at..=at, replacement);
                assert!(decode(&damaged).problem.is_some(), "{damaged}");
            }
        }
    }

    #[test]
    fn a_newer_version_is_told_from_damage() {
        let mut newer = envelope(&sample(), Millis(7));
        newer.insert("version".into(), Raw::of(&(VERSION + 1)));
        let decoded = decode(&seal(newer));
        assert_eq!(decoded.problem, Some(Problem::Newer { version: VERSION + 1 }));
        assert_eq!(decoded.progress, sample());
    }
}
