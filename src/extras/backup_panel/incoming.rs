//! What a file, a paste or a drop turned out to hold, and what taking it over would change. Changes nothing itself.

use super::tasks::{self, List};
use crate::content::ROADMAP;
use crate::domain::clock::Millis;
use crate::domain::link_finder;
use crate::domain::log::months::{self, Months};
use crate::domain::plan::entries::duration;
use crate::domain::plan::settings::{KEY, Plan};
use crate::domain::progress::{Action, Changes, Progress, Stamp, Status};
use crate::domain::quotation::{excerpt, isolated};
use crate::domain::saved::{self, Problem};
use crate::domain::topic::Choice;

/// Longer texts are not looked at, in bytes. Years of progress with notes take a tenth of it.
pub const SIZE_LIMIT: usize = 5_000_000;
/// How much of a key that is not known is told, in letters.
const NAME: usize = 60;

/// Something to be imported.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// What it holds, in words.
    pub kind: &'static str,
    /// The progress that it tells.
    pub progress: Progress,
    /// The log that it holds.
    pub log: Months,
    /// Whether it is a copy of all that a learner has, with the times of change. A list tells statuses alone.
    pub is_copy: bool,
    /// What of it is not of this roadmap.
    pub unknown: Vec<String>,
    /// What of it is not understood.
    pub odd: Vec<String>,
}

/// One thing that taking over would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The title of the topic, and what in it.
    pub what: String,
    /// What it is now, in words; empty for nothing.
    pub from: String,
    /// What it would be.
    pub to: String,
    /// Whether both sides had something to say of it.
    pub is_conflict: bool,
}

/// The text of a file: UTF-8, or UTF-16 as some editors of Windows save it.
pub fn decode(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], of: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks().0.iter().map(|pair| of(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // Without a mark the zeros tell: no text begins with one.
        [1..=0xFF, 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, 1..=0xFF, ..] => utf16(bytes, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Reads a text that claims to be a backup, a task list or a progress link.
///
/// # Errors
/// With what is wrong with it, for the learner.
pub fn read(text: &str) -> Result<Incoming, String> {
    let text = text.trim_start_matches('\u{FEFF}').trim();
    if text.is_empty() {
        return Err("There is nothing in it.".into());
    }
    if text.len() > SIZE_LIMIT {
        return Err("It is larger than five million characters: no backup of this site is.".into());
    }
    if text.starts_with('{') {
        let link = if text.contains("\"format\"") { None } else { read_link(text) };
        return link.unwrap_or_else(|| read_copy(text));
    }
    let list = tasks::read(text);
    if let Some(list) = list.as_ref().filter(|list| list.has_topics) {
        return Ok(of_list(list));
    }
    match (read_link(text), list) {
        (Some(link), _) => link,
        (None, Some(list)) => Ok(of_list(&list)),
        (None, None) if link_finder::has_address(text) => {
            Err(format!("It has no progress link. {}", link_finder::WRAPPED))
        }
        (None, None) => {
            Err("It is neither a backup of this site (JSON), nor a Markdown task list, nor a progress link.".into())
        }
    }
}

fn of_list(list: &List) -> Incoming {
    let List { progress, unknown, odd, .. } = list.clone();
    Incoming { kind: "a task list", progress, log: Months::new(), is_copy: false, unknown, odd }
}

/// The progress link in a text, if there is one or what looks like one.
fn read_link(text: &str) -> Option<Result<Incoming, String>> {
    let found = link_finder::find(text, &ROADMAP);
    let links = link_finder::distinct(&found);
    if links.len() > 1 {
        let count = links.len();
        return Some(Err(format!(
            "There are {count} progress links in it. Paste one of them here, or all of them on the page Compare."
        )));
    }
    let shared = links.first()?.shared.clone();
    Some(shared.map_err(|error| error.to_string()).map(|shared| {
        let mut progress = Progress::default();
        progress.apply(&Action::Set(shared.changes()), Millis(0));
        let (kind, log) = ("a progress link", Months::new());
        Incoming { kind, progress, log, is_copy: false, unknown: Vec::new(), odd: Vec::new() }
    }))
}

fn read_copy(text: &str) -> Result<Incoming, String> {
    let decoded = saved::decode(text);
    match decoded.problem {
        None => {}
        Some(Problem::NotJson) => {
            return Err("It begins like a backup but is not whole: it was cut short, or edited by hand.".into());
        }
        Some(Problem::OtherFormat) => return Err("It is JSON, but not a backup of this site.".into()),
        Some(Problem::Damaged) => {
            return Err(
                "It was changed since this site wrote it, or not all of it arrived: its check sum does not match."
                    .into(),
            );
        }
        Some(Problem::Newer { version }) => {
            return Err(format!(
                "A newer version of this site wrote it (format {version}; this page knows {}). Update the page, then import it.",
                saved::VERSION
            ));
        }
    }
    let is_known = |key: &str| {
        let owner = key.split('/').next().unwrap_or(key);
        ROADMAP.find(owner).is_some()
            || key == KEY
            || ["stage:", "path:", "choice:"].iter().any(|kind| owner.starts_with(kind))
    };
    let unknown = decoded.progress.records.keys().filter(|key| !is_known(key)).cloned();
    let unknown = unknown.chain(decoded.progress.unread.keys().cloned());
    let unknown: Vec<String> = unknown.map(|key| isolated(&excerpt(&key, NAME)).into_owned()).collect();
    let log = decoded.log.as_ref().map(months::parse).unwrap_or_default();
    Ok(Incoming { kind: "a backup", progress: decoded.progress, log, is_copy: true, unknown, odd: Vec::new() })
}

impl Incoming {
    /// The action of Merge.
    pub fn merge(&self) -> Action {
        match self.is_copy {
            true => Action::Absorb(Box::new(self.progress.clone())),
            false => Action::Merge(self.progress.status_map()),
        }
    }

    /// The action of Replace.
    pub fn replace(&self) -> Action {
        match self.is_copy {
            true => Action::Become(Box::new(self.progress.clone())),
            false => Action::Replace(self.progress.status_map()),
        }
    }

    /// What an action would change of one's own progress.
    pub fn changes(&self, own: &Progress, action: &Action) -> Vec<Change> {
        let mut after = own.clone();
        after.apply(action, Stamp { now: Millis(u64::MAX), writer: "preview" });
        tell(own, &after, &self.progress)
    }
}

/// What differs between two states of progress, in the roadmap's order; `theirs` is what the later one was made with.
pub fn tell(before: &Progress, after: &Progress, theirs: &Progress) -> Vec<Change> {
    let Changes { statuses, notes } = before.changes_to(after);
    let is_set = |key: &str| before.status(key) != Status::Todo && theirs.status(key) != Status::Todo;
    let word = |key: &str, status: Status| match (key.contains('/'), status) {
        (_, Status::Todo) => String::new(),
        (true, Status::Done) => "yes".into(),
        (true, _) => "not yet".into(),
        (false, status) => status.label().to_owned(),
    };
    let of_status = statuses.iter().map(|(key, status)| Change {
        what: name(key),
        from: word(key, before.status(key)),
        to: word(key, *status),
        is_conflict: is_set(key),
    });
    let hours =
        |of: &Progress| Plan::of(of).map(|plan| format!("{} a week", duration(plan.weekly()))).unwrap_or_default();
    let of_note = notes.iter().map(|(key, text)| {
        let (what, from, to) = match key.as_str() {
            KEY => ("The plan".to_owned(), hours(before), hours(after)),
            key => (format!("Note on {}", name(key)), before.note(key), text.clone()),
        };
        Change { what, from, to, is_conflict: !before.note(key).is_empty() && !theirs.note(key).is_empty() }
    });
    of_status.chain(of_note).collect()
}

/// What progress has under a key, in words: a topic, something inside it, the path, or a choice for it.
fn name(key: &str) -> String {
    let (owner, item) = key.split_once('/').unwrap_or((key, ""));
    if let Some(path) = owner.strip_prefix("path:").and_then(|id| ROADMAP.find_path(id)) {
        return format!("Following the path “{}”", ROADMAP.path(path).title);
    }
    if let Some(topic) = owner.strip_prefix("choice:").and_then(|id| ROADMAP.find(id)) {
        return format!("{} chosen for the path", ROADMAP.topic(topic).title);
    }
    let title = match ROADMAP.find(owner) {
        Some(topic) => ROADMAP.topic(topic).title.to_owned(),
        None => match owner.strip_prefix("stage:").and_then(|id| ROADMAP.find_stage(id)) {
            Some(stage) => format!("Project of {}", ROADMAP.stage(stage).title),
            None if owner.is_empty() => "Something without a name".to_owned(),
            None => owner.to_owned(),
        },
    };
    match item {
        "" => title,
        "*" => format!("{title}: star"),
        item => format!("{title}: {item}"),
    }
}
