//! Progress as a Markdown task list, for any editor and any wiki: written, and read again with what was ticked there.

use std::fmt::Write;

use crate::content::{EDITION, ROADMAP};
use crate::domain::annotations::Annotations;
use crate::domain::clock::Millis;
use crate::domain::progress::{Action, Progress, Status, StatusMap, is_link};
use crate::domain::roadmap::Stage;
use crate::domain::route::{Page, Route};
use crate::domain::stats::Tally;
use crate::domain::topic::{Choice, TopicIndex};

/// A list that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// The statuses of the topics that it names.
    pub progress: Progress,
    /// Whether it names any topic.
    pub has_topics: bool,
    /// What stands behind boxes that name no topic of this roadmap.
    pub unknown: Vec<String>,
}

/// Progress as a task list. `site` is the whole address of the site, with a slash at its end.
pub fn write(progress: &Progress, site: &str, now: Millis) -> String {
    let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &progress.statuses(&ROADMAP));
    let date = now.to_day();
    let mut text = format!(
        "# Backend roadmap {}: my progress\n\n{tally} on {date}. Tick boxes here and import the list on {site}progress/ again.\n",
        EDITION.year()
    );
    for stage in ROADMAP.stages {
        write_stage(&mut text, stage, progress, site);
    }
    text
}

fn write_stage(text: &mut String, stage: &Stage, progress: &Progress, site: &str) {
    let _ = write!(text, "\n## {}\n\n", stage.title);
    for topic in stage.topics {
        let it = ROADMAP.topic(*topic);
        let status = progress.status(it.id);
        let indent = if it.parent.is_some() { "  " } else { "" };
        let tick = if status == Status::Done { 'x' } else { ' ' };
        let href = Route::to(Page::Topic(*topic)).href(site, &ROADMAP);
        let _ = write!(text, "{indent}- [{tick}] [{}]({href})", bracketed(it.title));
        if let Status::Learning | Status::Skipped = status {
            let _ = write!(text, " ({})", status.label().to_lowercase());
        }
        if Annotations::of(progress, it.id).is_starred {
            text.push_str(" ★");
        }
        text.push('\n');
        for line in progress.note(it.id).lines() {
            let _ = writeln!(text, "{}", format!("{indent}  > {line}").trim_end());
        }
        for (link, _) in progress.items(it.id).filter(|(item, _)| is_link(item)) {
            let (address, title) = link.split_once(' ').unwrap_or((link, link));
            let _ = writeln!(text, "{indent}  - [{}](<{address}>)", bracketed(title));
        }
    }
}

/// A text between the brackets of a link.
fn bracketed(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

/// Reads the boxes of a Markdown text: `- [x] …`, with a link to a topic or its title. Nothing if there is none.
pub fn read(text: &str) -> Option<List> {
    let mut statuses = StatusMap::default();
    let mut list = List::default();
    for (is_done, rest) in text.lines().filter_map(task) {
        let status = status_of(is_done, rest);
        match topic_of(rest) {
            Some(topic) => drop(statuses.insert(ROADMAP.topic(topic).id.to_owned(), status)),
            None => list.unknown.push(rest.to_owned()),
        }
    }
    list.has_topics = !statuses.is_empty();
    let is_list = list.has_topics || !list.unknown.is_empty();
    list.progress.apply(&Action::Set(statuses.into()), Millis(0));
    is_list.then_some(list)
}

/// Whether a line is a task, whether it is ticked, and what stands behind the box.
fn task(line: &str) -> Option<(bool, &str)> {
    let line = line.trim();
    let rest = line.strip_prefix(['-', '*', '+'])?.trim_start().strip_prefix('[')?;
    let (mark, rest) = rest.split_once(']')?;
    let is_done = match mark {
        "x" | "X" => true,
        "" | " " => false,
        _ => return None,
    };
    Some((is_done, rest.trim()))
}

fn status_of(is_done: bool, rest: &str) -> Status {
    let has = |status: Status| rest.to_lowercase().contains(&format!("({})", status.label().to_lowercase()));
    match is_done {
        true => Status::Done,
        false if has(Status::Learning) => Status::Learning,
        false if has(Status::Skipped) => Status::Skipped,
        false => Status::Todo,
    }
}

/// The topic that a line links to or is titled like.
fn topic_of(rest: &str) -> Option<TopicIndex> {
    let linked = rest.split_once("/topics/").and_then(|(_, rest)| rest.split(['/', ')', '>', ' ', '?', '#']).next());
    if let Some(topic) = linked.and_then(|id| ROADMAP.find(id)) {
        return Some(topic);
    }
    let title = rest.strip_prefix('[').and_then(|rest| rest.split("](").next()).unwrap_or(rest);
    let title = title.replace(['\\', '★'], "");
    let title = ["(learning)", "(skipped)", "(Learning)", "(Skipped)"]
        .iter()
        .fold(title, |title, word| title.replace(word, ""));
    ROADMAP.indices().find(|topic| ROADMAP.topic(*topic).title.eq_ignore_ascii_case(title.trim()))
}
