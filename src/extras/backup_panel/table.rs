//! Progress as a table for spreadsheets: a row a topic.

use crate::content::ROADMAP;
use crate::domain::annotations::Annotations;
use crate::domain::clock::{Day, Millis, Offset};
use crate::domain::log::dates::Dates;
use crate::domain::progress::{Progress, is_link};
use crate::domain::topic::Choice;

/// Progress as rows of cells, with the days of every topic.
pub fn rows(progress: &Progress, dates: &[Dates]) -> Vec<Vec<String>> {
    let head = ["Stage", "Topic", "Status", "Started", "Finished", "Changed (UTC)", "Star", "Note", "Links", "Id"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let day = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
    for (at, topic) in ROADMAP.topics.iter().enumerate() {
        let Dates { started, finished } = dates.get(at).copied().unwrap_or_default();
        let record = progress.records.get(topic.id);
        let changed = record.map(|record| record.changed).filter(|changed| *changed > Millis(0));
        let links: Vec<&str> = progress.items(topic.id).map(|(item, _)| item).filter(|item| is_link(item)).collect();
        rows.push(vec![
            ROADMAP.stage(topic.stage).title.to_owned(),
            topic.title.to_owned(),
            progress.status(topic.id).label().to_owned(),
            day(started),
            day(finished),
            changed.map_or(String::new(), |changed| changed.to_minute(Offset::UTC)),
            if Annotations::of(progress, topic.id).is_starred { "yes".to_owned() } else { String::new() },
            progress.note(topic.id),
            links.join("\n"),
            topic.id.to_owned(),
        ]);
    }
    rows
}
