//! The links that a learner pasted to be compared, one per line, as people; and what is wrong with which line. Takes
//! nothing of a link but statuses and a name.

use std::fmt;

use super::{Person, names};
use crate::domain::link::LinkError;
use crate::domain::link_finder::{self, Found};
use crate::domain::progress::Status;
use crate::domain::roadmap::Roadmap;

/// How many links can be compared.
pub const LIMIT: usize = 30;

/// Why a line, counted from 1, tells nobody's progress or not all that is on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineError {
    /// There is no progress link on it.
    NoLink(usize),
    /// There is none, but an address that may lead to one.
    Wrapped(usize),
    /// There is one that cannot be opened.
    Broken(usize, LinkError),
    /// There are several; the first one counts.
    Several(usize),
    /// Its link stands on an earlier line, too.
    Twice(usize, usize),
    /// From this line on there are so many links too many.
    TooMany(usize, usize),
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLink(line) => write!(f, "Line {line} has no progress link."),
            Self::Wrapped(line) => write!(f, "Line {line} has no progress link. {}", link_finder::WRAPPED),
            Self::Broken(line, error) => write!(f, "Line {line}: {error}"),
            Self::Several(line) => {
                write!(f, "Line {line} has several links: only the first is compared. Give each a line of its own.")
            }
            Self::Twice(line, first) => write!(f, "Line {line} has the same link as line {first}: it counts once."),
            Self::TooMany(line, 1) => write!(f, "Line {line} is left out: at most {LIMIT} links can be compared."),
            Self::TooMany(line, count) => {
                write!(f, "From line {line} on {count} links are left out: at most {LIMIT} can be compared.")
            }
        }
    }
}

/// The people that a text tells of, and what is wrong with its lines. The learner's own statuses, if they are given,
/// come first.
pub fn read(text: &str, own: Option<Vec<Status>>, roadmap: &Roadmap) -> (Vec<Person>, Vec<LineError>) {
    let mut people: Vec<Person> = Vec::new();
    people.extend(own.map(|statuses| Person { name: "Me".into(), statuses }));
    let (mut seen, mut errors): (Vec<(String, usize)>, Vec<LineError>) = (Vec::new(), Vec::new());
    let mut too_many = None;
    let mut found = link_finder::find(text, roadmap).into_iter().peekable();
    let (mut start, mut covered) = (0, 0);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let end = start + line.len();
        let here: Vec<Found> = std::iter::from_fn(|| found.next_if(|found| found.hash < end)).collect();
        let before = covered.max(start);
        covered = here.last().map_or(covered, |last| last.place.end);
        let after = text.get(covered..).and_then(|rest| rest.lines().next()).unwrap_or("");
        start = end;
        let distinct = link_finder::distinct(&here);
        let Some(first) = distinct.first() else {
            // The rest of a link that was wrapped has been read.
            if before < end && line.contains(|c: char| !c.is_whitespace() && c != '>') {
                let is_wrapped = link_finder::has_address(line);
                errors.push(if is_wrapped { LineError::Wrapped(number) } else { LineError::NoLink(number) });
            }
            continue;
        };
        let payload = first.fragment.split_once('=').map_or("", |(_, payload)| payload);
        if let Some((_, first)) = seen.iter().find(|(seen, _)| seen == payload) {
            errors.push(LineError::Twice(number, *first));
            continue;
        }
        let shared = match &first.shared {
            Ok(shared) => shared,
            Err(error) => {
                errors.push(LineError::Broken(number, *error));
                continue;
            }
        };
        if seen.len() == LIMIT {
            let (_, count) = too_many.get_or_insert((number, 0));
            *count += 1;
            continue;
        }
        if distinct.len() > 1 {
            errors.push(LineError::Several(number));
        }
        seen.push((payload.to_owned(), number));
        let name_before = here.first().and_then(|first| text.get(before..first.place.start)).unwrap_or("");
        let names = [names::beside(name_before), names::beside(after), shared.name.clone().unwrap_or_default()];
        let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| format!("Person {}", seen.len()));
        people.push(Person { name: distinct_name(name, &people), statuses: shared.statuses(roadmap) });
    }
    errors.extend(too_many.map(|(line, count)| LineError::TooMany(line, count)));
    (people, errors)
}

/// A name that nobody has yet.
fn distinct_name(name: String, people: &[Person]) -> String {
    let is_taken = |name: &str| people.iter().any(|person| person.name == name);
    let numbered = |number: usize| if number == 1 { name.clone() } else { format!("{name} {number}") };
    (1..).map(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}
