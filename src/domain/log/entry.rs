//! What an entry of the log tells, and its text. Knows nothing of writers, months and stores.
//!
//! | kind | text of the act |
//! |---|---|
//! | changes | `<change>,<change>…`; a change is `t`, `l`, `d`, `s` for the new status or `n` for a note, and the key |
//! | an answer | `a`, `r` or `w` for right or wrong, and the key of the question |
//! | study time | `h`, the key of the topic, `@` and the minutes, which end at the moment of the entry |
//! | an undo | `u` and the moment of the entry that is undone |
//!
//! A key is the topic's number to the base 36 and what is inside the topic, such as `3k/names-a-method`, or `~` and the key
//! as progress has it. Behind an `@` follows the revision of the text of a topic that is done, or the choices of an answer.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::domain::clock::{Day, DayRule, Millis};
use crate::domain::progress::Changes;
use crate::domain::roadmap::Roadmap;
use crate::domain::status::Status;
use crate::domain::topic::Choice;

/// What would end a key.
const ESCAPED: &AsciiSet = &CONTROLS.add(b' ').add(b',').add(b'@').add(b'%');

/// What a learner did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Topics, or what is inside them, changed, all at once.
    Changed(Vec<Change>),
    /// A question was answered.
    Answered {
        /// Its key in progress.
        question: String,
        /// Whether the answer was right.
        is_right: bool,
        /// The positions of the choices; none of a question that is answered in one's own words.
        choices: Vec<u8>,
    },
    /// Some time spent on a topic ended.
    Studied {
        /// The id of the topic.
        topic: String,
        /// How many minutes.
        minutes: u16,
    },
    /// What this writer had done at another moment was taken back.
    Undone(Millis),
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its key in progress.
    pub key: String,
    /// The new status; nothing where a note was written.
    pub status: Option<Status>,
    /// The revision of the text of a topic that is done; nothing of a text that has never changed.
    pub revision: Option<u16>,
}

impl Act {
    /// What changed, with the revisions of the topics that are done.
    pub fn of(changes: &Changes, roadmap: &Roadmap) -> Self {
        let status = |(key, status): (&String, &Status)| {
            let topic = roadmap.find(key).filter(|_| *status == Status::Done);
            let revision = topic.map(|topic| roadmap.topic(topic).revision).filter(|revision| *revision > 0);
            Change { key: key.clone(), status: Some(*status), revision }
        };
        let note = |key: &String| Change { key: key.clone(), status: None, revision: None };
        Self::Changed(changes.statuses.iter().map(status).chain(changes.notes.keys().map(note)).collect())
    }

    /// Writes the text of an act.
    pub fn write(&self, roadmap: &Roadmap, to: &mut String) {
        match self {
            Self::Changed(changes) => {
                for (at, change) in changes.iter().enumerate() {
                    to.push_str(if at > 0 { "," } else { "" });
                    to.push(change.status.map_or('n', letter));
                    write_key(&change.key, roadmap, to);
                    if let Some(revision) = change.revision {
                        to.push('@');
                        write_number(revision.into(), to);
                    }
                }
            }
            Self::Answered { question, is_right, choices } => {
                to.push_str(if *is_right { "ar" } else { "aw" });
                write_key(question, roadmap, to);
                for (at, choice) in choices.iter().enumerate() {
                    to.push_str(if at > 0 { "." } else { "@" });
                    write_number((*choice).into(), to);
                }
            }
            Self::Studied { topic, minutes } => {
                to.push('h');
                write_key(topic, roadmap, to);
                to.push('@');
                write_number((*minutes).into(), to);
            }
            Self::Undone(moment) => {
                to.push('u');
                write_number(moment.0, to);
            }
        }
    }

    /// The act of a text, if this version knows its kind.
    pub fn parse(text: &str, roadmap: &Roadmap) -> Option<Self> {
        if let Some(moment) = text.strip_prefix('u') {
            return Some(Self::Undone(Millis(number(moment)?)));
        }
        if let Some(answer) = text.strip_prefix('a') {
            let (answer, choices) = answer.split_once('@').unwrap_or((answer, ""));
            let is_right = answer.starts_with('r');
            let question = parse_key(answer.strip_prefix(['r', 'w'])?, roadmap)?;
            let choices = choices.split('.').filter(|choice| !choice.is_empty());
            let choices = choices.map(|choice| u8::try_from(number(choice)?).ok()).collect::<Option<_>>()?;
            return Some(Self::Answered { question, is_right, choices });
        }
        if let Some(study) = text.strip_prefix('h') {
            let (topic, minutes) = study.split_once('@')?;
            let minutes = u16::try_from(number(minutes)?).ok()?;
            return Some(Self::Studied { topic: parse_key(topic, roadmap)?, minutes });
        }
        text.split(',').map(|change| Change::parse(change, roadmap)).collect::<Option<_>>().map(Self::Changed)
    }
}

impl Change {
    fn parse(text: &str, roadmap: &Roadmap) -> Option<Self> {
        let first = text.chars().next()?;
        let status = Status::ALL.iter().copied().find(|status| letter(*status) == first);
        if status.is_none() && first != 'n' {
            return None;
        }
        let rest = text.get(first.len_utf8()..)?;
        let (key, revision) = match rest.split_once('@') {
            Some((key, revision)) => (key, Some(u16::try_from(number(revision)?).ok()?)),
            None => (rest, None),
        };
        Some(Self { key: parse_key(key, roadmap)?, status, revision })
    }
}

fn letter(status: Status) -> char {
    status.slug().chars().next().unwrap_or_default()
}

fn write_key(key: &str, roadmap: &Roadmap, to: &mut String) {
    let (owner, inside) = key.split_at(key.find('/').unwrap_or(key.len()));
    let rest = match roadmap.find(owner) {
        Some(topic) => {
            write_number(roadmap.topic(topic).number.into(), to);
            inside
        }
        None => {
            to.push('~');
            key
        }
    };
    to.extend(utf8_percent_encode(rest, ESCAPED));
}

fn parse_key(text: &str, roadmap: &Roadmap) -> Option<String> {
    let plain = |text: &str| percent_decode_str(text).decode_utf8().ok().map(String::from);
    if let Some(key) = text.strip_prefix('~') {
        return plain(key);
    }
    let (owner, inside) = text.split_at(text.find('/').unwrap_or(text.len()));
    let owner = number(owner)?;
    let topic = roadmap.topics.iter().find(|topic| u64::from(topic.number) == owner)?;
    Some(format!("{}{}", topic.id, plain(inside)?))
}

/// Begins the text of an entry: the moment, and which day it counts for.
pub fn write_moment(moment: Millis, rule: DayRule, to: &mut String) {
    write_number(moment.0, to);
    to.push(match moment.day(rule).cmp(&moment.day(DayRule::UTC)) {
        std::cmp::Ordering::Less => '-',
        std::cmp::Ordering::Equal => '=',
        std::cmp::Ordering::Greater => '+',
    });
}

/// The moment of an entry's text, the day that it counts for, and the text of the act.
pub fn split_moment(text: &str) -> Option<(Millis, Day, &str)> {
    let (moment, rest) = text.split_at(text.find(['-', '=', '+'])?);
    let moment = Millis(number(moment)?);
    let Day(utc) = moment.day(DayRule::UTC);
    let (sign, act) = rest.split_at(1);
    let day = match sign {
        "-" => utc.saturating_sub(1),
        "+" => utc.saturating_add(1),
        _ => utc,
    };
    Some((moment, Day(day), act))
}

/// Writes a number to the base 36.
fn write_number(number: u64, to: &mut String) {
    if number >= 36 {
        write_number(number / 36, to);
    }
    to.extend(char::from_digit((number % 36) as u32, 36));
}

/// A number as it is written here: without a sign.
fn number(text: &str) -> Option<u64> {
    u64::from_str_radix(text, 36).ok().filter(|_| !text.starts_with('+'))
}
