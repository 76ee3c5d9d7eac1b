//! The format of saved progress: one decoder for whatever claims to be a saved state, one encoder. Never panics, never
//! drops what it does not understand, and never writes anything itself.
//!
//! ```json
//! {"checksum":"1c291ca3","data":{"topics":{"http":{"changed":1795358760000,"status":"done"}}},
//!  "format":"backend-roadmap/progress","saved":1795358760000,"version":1}
//! ```
//! Version 2 added notes: beside `status` and `changed` a topic may have `"note":{"<writer>":[<count>,"<text>"]}`, see
//! [`Note`]. The check sum is the CRC-32 of the same object without it, in compact JSON with sorted keys.

use std::collections::BTreeMap;
use std::fmt;

use super::checksum::crc32;
use super::clock::Millis;
use super::json::Json;
use super::note::{Note, Version};
use super::progress::{Progress, Record, Status};
use super::topic::Choice;

/// What the `format` field says.
const FORMAT: &str = "backend-roadmap/progress";

/// The version that this program writes. Raise it when an older program would misread what a newer one wrote.
pub const VERSION: u64 = 2;

/// What a text turned out to hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// What could be understood.
    pub progress: Progress,
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
                f.write_str("The saved text was changed since it was written: its check sum does not fit.")
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
    let mut envelope = BTreeMap::new();
    envelope.insert("format".into(), FORMAT.into());
    envelope.insert("version".into(), VERSION.into());
    envelope.insert("saved".into(), saved.0.into());
    envelope.insert("data".into(), encode_data(progress));
    let checksum = checksum_of(&envelope);
    envelope.insert("checksum".into(), checksum.as_str().into());
    Json::Object(envelope).to_string()
}

fn encode_data(progress: &Progress) -> Json {
    let mut topics = progress.unread.clone();
    for (topic, record) in &progress.records {
        let mut fields = record.extra.clone();
        fields.insert("status".into(), record.status.slug().into());
        fields.insert("changed".into(), record.changed.0.into());
        if record.note != Note::default() {
            fields.insert("note".into(), encode_note(&record.note));
        }
        topics.insert(topic.clone(), Json::Object(fields));
    }
    let mut data = progress.extra.clone();
    data.insert("topics".into(), Json::Object(topics));
    Json::Object(data)
}

/// By writer a list: the count, and the text unless it was written over.
fn encode_note(note: &Note) -> Json {
    let list = |version: &Version| {
        let text = version.text.as_deref().map(Json::from);
        Json::List([version.count.into()].into_iter().chain(text).collect())
    };
    Json::Object(note.0.iter().map(|(writer, version)| (writer.clone(), list(version))).collect())
}

fn checksum_of(envelope: &BTreeMap<String, Json>) -> String {
    format!("{:08x}", crc32(Json::Object(envelope.clone()).to_string().as_bytes()))
}

/// Reads any text as a saved state.
///
/// With a problem, `progress` still holds what could be read of it, for the learner to look at.
pub fn decode(text: &str) -> Decoded {
    let failed =
        |problem| Decoded { progress: Progress::default(), saved: Millis(0), version: 0, problem: Some(problem) };
    let Some(value) = Json::parse(text) else { return failed(Problem::NotJson) };
    let Json::Object(mut envelope) = value else { return failed(Problem::OtherFormat) };
    if envelope.get("format").and_then(Json::as_text) != Some(FORMAT) {
        return failed(Problem::OtherFormat);
    }
    let claimed = envelope.remove("checksum");
    let is_whole = claimed.as_ref().and_then(Json::as_text) == Some(checksum_of(&envelope).as_str());
    let version = envelope.get("version").and_then(Json::as_u64).unwrap_or(0);
    let progress = envelope.remove("data").and_then(decode_data);
    let problem = match version {
        _ if !is_whole => Some(Problem::Damaged),
        1..=VERSION if progress.is_some() => None,
        newer if newer > VERSION => Some(Problem::Newer { version }),
        _ => Some(Problem::Damaged),
    };
    Decoded {
        progress: progress.unwrap_or_default(),
        saved: Millis(envelope.get("saved").and_then(Json::as_u64).unwrap_or(0)),
        version,
        problem,
    }
}

/// Nothing if there is no place for topics: to go on with none would lose whatever is there instead.
fn decode_data(data: Json) -> Option<Progress> {
    let Json::Object(mut fields) = data else { return None };
    let Some(Json::Object(topics)) = fields.remove("topics") else { return None };
    let mut progress = Progress { extra: fields, ..Progress::default() };
    for (topic, value) in topics {
        match decode_record(&value) {
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

fn decode_record(value: &Json) -> Option<Record> {
    let Json::Object(fields) = value else { return None };
    let mut extra = fields.clone();
    let status = Status::parse_slug(extra.remove("status")?.as_text()?)?;
    let changed = Millis(extra.remove("changed")?.as_u64()?);
    let note = extra.get("note").and_then(decode_note);
    if note.is_some() {
        extra.remove("note");
    }
    Some(Record { status, changed, note: note.unwrap_or_default(), extra })
}

fn decode_note(value: &Json) -> Option<Note> {
    let Json::Object(writers) = value else { return None };
    let mut note = Note::default();
    for (writer, value) in writers {
        let Json::List(list) = value else { return None };
        let (count, text) = match list.as_slice() {
            [count] => (count, None),
            [count, text] => (count, Some(text.as_text()?.to_owned())),
            _ => return None,
        };
        note.0.insert(writer.clone(), Version { count: count.as_u64()?, text });
    }
    (!note.0.is_empty()).then_some(note)
}

#[cfg(test)]
mod tests {
    use super::*;
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
        assert_eq!(decoded, Decoded { progress: sample(), saved: Millis(7), version: VERSION, problem: None });
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
        let mut envelope = BTreeMap::new();
        envelope.insert("format".into(), FORMAT.into());
        envelope.insert("version".into(), (VERSION + 1).into());
        envelope.insert("data".into(), encode_data(&sample()));
        envelope.insert("checksum".into(), checksum_of(&envelope).as_str().into());
        let decoded = decode(&Json::Object(envelope).to_string());
        assert_eq!(decoded.problem, Some(Problem::Newer { version: VERSION + 1 }));
        assert_eq!(decoded.progress, sample());
    }
}
