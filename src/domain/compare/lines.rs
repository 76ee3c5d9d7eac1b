//! The links that a learner pasted to be compared, one per line, as people; and what is wrong with which line. Takes
//! nothing of a link but statuses and a name.

use std::fmt;

use super::Person;
use crate::domain::link::{self, LinkError, Shared};
use crate::domain::progress::Status;
use crate::domain::roadmap::Roadmap;

/// How many links can be compared.
pub const LIMIT: usize = 30;

/// What stands between a name and a link.
const BETWEEN: &[char] = &[':', ';', ',', '|', '-', '–', '—', '•', '*', '<', '>', '"', '\''];

/// Why a line, counted from 1, tells nobody's progress or not all that is on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineError {
    /// There is no progress link on it.
    NoLink(usize),
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
    let (mut seen, mut errors): (Vec<(&str, usize)>, Vec<LineError>) = (Vec::new(), Vec::new());
    let mut too_many = None;
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let Some(found) = find(line, roadmap) else {
            errors.push(LineError::NoLink(number));
            continue;
        };
        if let Some((_, first)) = seen.iter().find(|(fragment, _)| *fragment == found.fragment) {
            errors.push(LineError::Twice(number, *first));
            continue;
        }
        let shared = match found.shared {
            Ok(shared) => shared,
            Err(error) => {
                errors.push(LineError::Broken(number, error));
                continue;
            }
        };
        if seen.len() == LIMIT {
            let (_, count) = too_many.get_or_insert((number, 0));
            *count += 1;
            continue;
        }
        if find(found.after, roadmap).is_some() {
            errors.push(LineError::Several(number));
        }
        seen.push((found.fragment, number));
        let statuses = shared.statuses(roadmap);
        let names = [name(found.before), name(found.after), shared.name.unwrap_or_default()];
        let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| format!("Person {}", seen.len()));
        people.push(Person { name: distinct(name, &people), statuses });
    }
    errors.extend(too_many.map(|(line, count)| LineError::TooMany(line, count)));
    (people, errors)
}

/// A link on a line, and what stands around it.
struct Found<'a> {
    before: &'a str,
    fragment: &'a str,
    after: &'a str,
    shared: Result<Shared, LinkError>,
}

/// The first progress link on a line: a fragment behind `#`, or alone.
fn find<'a>(line: &'a str, roadmap: &Roadmap) -> Option<Found<'a>> {
    let behind_hash = line.match_indices('#').map(|(at, _)| at + 1);
    let begins_word =
        |at: &usize| line.get(..*at).is_some_and(|before| before.trim_end() != before || before.is_empty());
    let alone = line.match_indices(link::PREFIX).map(|(at, _)| at).filter(begins_word);
    for at in behind_hash.chain(alone) {
        let (before, rest) = line.split_at_checked(at)?;
        let word = rest.split_whitespace().next().filter(|word| rest.starts_with(word)).unwrap_or("");
        let fragment = word.trim_end_matches(['>', ')', ']', '"', '\'', ',', ';', '.']);
        if let Some(shared) = link::decode(fragment, roadmap) {
            let after = rest.get(fragment.len()..).unwrap_or("");
            return Some(Found { before: without_address(before), fragment, after, shared });
        }
    }
    None
}

/// What stands before the address that ends here.
fn without_address(before: &str) -> &str {
    let word = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let address = before.rfind("https://").or_else(|| before.rfind("http://"));
    let end = address.filter(|at| *at >= word).unwrap_or(word);
    before.get(..end).unwrap_or("")
}

/// A name as it stands beside a link, without what stands between them.
fn name(beside: &str) -> String {
    let is_between = |c: char| c.is_whitespace() || BETWEEN.contains(&c);
    let beside = beside.trim_matches(is_between).trim_end_matches(['(', '[']).trim_start_matches([')', ']']);
    // Another address is no name.
    if beside.contains("://") { String::new() } else { link::clean_name(beside.trim_matches(is_between)) }
}

/// A name that nobody has yet.
fn distinct(name: String, people: &[Person]) -> String {
    let is_taken = |name: &str| people.iter().any(|person| person.name == name);
    let numbered = |number: usize| if number == 1 { name.clone() } else { format!("{name} {number}") };
    (1..).map(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}
