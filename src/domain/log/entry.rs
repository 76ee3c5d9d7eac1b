//! What an entry of the log tells, and its text. Knows nothing of writers, months and stores.
//!
//! | kind | text of the act |
//! |---|---|
//! | changes | `<change>,<change>…`; a change is `t`, `l`, `d`, `s` for the new status, `k` for done because it was known before, or `n` for a note, and the key |
//! | an answer | `a`, `r` or `w` for right or wrong, and the key of the question |
//! | an answer in the placement | the same with `p` in place of `a` |
//! | study time | `h`, the key of the topic, `@` and the minutes, which end at the moment of the entry |
//! | a calendar file | `c` of days or `w` of weeks, the moment that the plan was made at, `@`, the first day and how many days later each other one is, with a `.` between them |
//! | an undo | `u` and the moment of the entry that is undone |
//!
//! A key is the topic's number to the base 36 and what is inside the topic, such as `3k/names-a-method`, or `~` and the key
//! as progress has it. Behind an `@` follows the revision of the text of a topic that is done, or the choices of an answer.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::domain::clock::{Day, DayRule, Millis};
use crate::domain::progress::Changes;
use crate::domain::roadmap::Roadmap;
use crate::domain::status::Status;
use crate::domain::topic::{Choice, Topic};

/// What would end a key.
const ESCAPED: &AsciiSet = &CONTROLS.add(b' ').add(b',').add(b'@').add(b'%');

/// The first letter of a change to done of a topic that was known before.
const KNOWN: char = 'k';

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
        /// Whether it was asked to find out what the learner knows already.
        is_placement: bool,
    },
    /// Some time spent on a topic ended.
    Studied {
        /// The id of the topic.
        topic: String,
        /// How many minutes.
        minutes: u16,
    },
    /// A file for calendars was made.
    CalendarMade {
        /// When its plan was made, which names the plan.
        plan: Millis,
        /// Whether it has an entry for each week, not for each day.
        is_weekly: bool,
        /// The days of its entries in order; of weeks the Mondays.
        days: Vec<Day>,
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
    /// Whether a topic is done because the learner knew it before, so that nothing is known of when it was learned.
    pub is_known: bool,
    /// The revision of the text of a topic that is done; nothing of a text that has never changed.
    pub revision: Option<u16>,
}

impl Act {
    /// What changed, with the revisions of the topics that are done. `is_known` says that those were known before.
    pub fn of(changes: &Changes, is_known: bool, roadmap: &Roadmap) -> Self {
        let status = |(key, status): (&String, &Status)| {
            let topic = roadmap.find(key).filter(|_| *status == Status::Done);
            let revision = topic.map(|topic| roadmap.topic(topic).revision).filter(|revision| *revision > 0);
            Change { key: key.clone(), status: Some(*status), is_known: is_known && topic.is_some(), revision }
        };
        let note = |key: &String| Change { key: key.clone(), status: None, is_known: false, revision: None };
        Self::Changed(changes.statuses.iter().map(status).chain(changes.notes.keys().map(note)).collect())
    }

    /// The learner has seen the present text of a topic that is done.
    pub fn seen(topic: &Topic) -> Self {
        let (status, revision) = (Some(Status::Done), Some(topic.revision));
        Self::Changed(vec![Change { key: topic.id.to_owned(), status, is_known: false, revision }])
    }

    /// Whether topics are done that were known before.
    pub fn is_known(&self) -> bool {
        matches!(self, Self::Changed(changes) if changes.iter().any(|change| change.is_known))
    }

    /// Writes the text of an act.
    pub fn write(&self, roadmap: &Roadmap, to: &mut String) {
        match self {
            Self::Changed(changes) => {
                for (at, change) in changes.iter().enumerate() {
                    to.push_str(if at > 0 { "," } else { "" });
                    to.push(if change.is_known { KNOWN } else { change.status.map_or('n', letter) });
                    write_key(&change.key, roadmap, to);
                    if let Some(revision) = change.revision {
                        to.push('@');
                        write_number(revision.into(), to);
                    }
                }
            }
            Self::Answered { question, is_right, choices, is_placement } => {
                to.push(if *is_placement { 'p' } else { 'a' });
                to.push(if *is_right { 'r' } else { 'w' });
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
            Self::CalendarMade { plan, is_weekly, days } => {
                to.push(if *is_weekly { 'w' } else { 'c' });
                write_number(plan.0, to);
                let mut before = 0;
                for (at, Day(day)) in days.iter().enumerate() {
                    to.push(if at > 0 { '.' } else { '@' });
                    write_number(day.saturating_sub(before).into(), to);
                    before = *day;
                }
            }
            Self::Undone(moment) => {
                to.push('u');
                write_number(moment.0, to);
            }
        }
    }

    /// The act of a text, if this version knows its kind.
    pub fn parse(text: &str, roadmap: &Roadmap) -> Option<Self> {
        let kind = text.chars().next()?;
        let rest = text.get(kind.len_utf8()..)?;
        match kind {
            'u' => Some(Self::Undone(Millis(number(rest)?))),
            'a' | 'p' => Self::parse_answer(rest, kind == 'p', roadmap),
            'h' => {
                let (topic, minutes) = rest.split_once('@')?;
                let minutes = u16::try_from(number(minutes)?).ok()?;
                Some(Self::Studied { topic: parse_key(topic, roadmap)?, minutes })
            }
            'c' | 'w' => Self::parse_calendar(rest, kind == 'w'),
            _ => text.split(',').map(|change| Change::parse(change, roadmap)).collect::<Option<_>>().map(Self::Changed),
        }
    }

    fn parse_answer(text: &str, is_placement: bool, roadmap: &Roadmap) -> Option<Self> {
        let (answer, choices) = text.split_once('@').unwrap_or((text, ""));
        let is_right = answer.starts_with('r');
        let question = parse_key(answer.strip_prefix(['r', 'w'])?, roadmap)?;
        let choices = choices.split('.').filter(|choice| !choice.is_empty());
        let choices = choices.map(|choice| u8::try_from(number(choice)?).ok()).collect::<Option<_>>()?;
        Some(Self::Answered { question, is_right, choices, is_placement })
    }

    fn parse_calendar(text: &str, is_weekly: bool) -> Option<Self> {
        let (plan, days) = text.split_once('@')?;
        let mut day = 0_u32;
        let days = days.split('.').map(|later| {
            day = day.checked_add(u32::try_from(number(later)?).ok()?)?;
            Some(Day(day))
        });
        Some(Self::CalendarMade { plan: Millis(number(plan)?), is_weekly, days: days.collect::<Option<_>>()? })
    }
}

impl Change {
    fn parse(text: &str, roadmap: &Roadmap) -> Option<Self> {
        let first = text.chars().next()?;
        let is_known = first == KNOWN;
        let of_status = if is_known { letter(Status::Done) } else { first };
        let status = Status::ALL.iter().copied().find(|status| letter(*status) == of_status);
        if status.is_none() && first != 'n' {
            return None;
        }
        let rest = text.get(first.len_utf8()..)?;
        let (key, revision) = match rest.split_once('@') {
            Some((key, revision)) => (key, Some(u16::try_from(number(revision)?).ok()?)),
            None => (rest, None),
        };
        Some(Self { key: parse_key(key, roadmap)?, status, is_known, revision })
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
