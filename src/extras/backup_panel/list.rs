//! Progress as a Markdown task list, for any editor and any wiki. `tasks` reads it again with what was ticked there.

use std::fmt::Write;

use crate::content::{EDITION, ROADMAP};
use crate::domain::annotations::Annotations;
use crate::domain::clock::Day;
use crate::domain::log::dates::Dates;
use crate::domain::progress::{Progress, Status, is_link};
use crate::domain::roadmap::Stage;
use crate::domain::route::{Page, Route};
use crate::domain::stats::Tally;
use crate::domain::topic::Choice;
use crate::extras::dates::in_words;

/// Progress as a task list, with the days of every topic. `site` is the whole address of the site, with a slash at its end.
pub fn write(progress: &Progress, dates: &[Dates], site: &str, today: Day) -> String {
    let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &progress.statuses(&ROADMAP));
    let mut text = format!(
        "# Backend roadmap {}: my progress\n\n{tally} on {today}. Tick boxes here and import the list on {site}progress/ again.\n",
        EDITION.year()
    );
    for stage in ROADMAP.stages {
        write_stage(&mut text, stage, progress, dates, site);
    }
    text
}

fn write_stage(text: &mut String, stage: &Stage, progress: &Progress, dates: &[Dates], site: &str) {
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
        let days = in_words(dates.get(usize::from(topic.0)).copied().unwrap_or_default());
        if !days.is_empty() {
            let _ = write!(text, " – {days}");
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
