//! Progress as a table for spreadsheets: a row a topic.

use crate::content::ROADMAP;
use crate::domain::annotations::Annotations;
use crate::domain::clock::{Day, Millis, Offset};
use crate::domain::log::dates::Dates;
use crate::domain::progress::{Progress, is_link};
use crate::domain::topic::Choice;

/// Progress as rows of cells, with the days of every topic. `offset` tells how far the learner's clock is ahead of UTC.
pub fn rows(progress: &Progress, dates: &[Dates], offset: impl Fn(Millis) -> Offset) -> Vec<Vec<String>> {
    let head = ["Stage", "Topic", "Status", "Started", "Finished", "Known", "Changed", "Star", "Note", "Links", "Id"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let day = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
    for (at, topic) in ROADMAP.topics.iter().enumerate() {
        let Dates { started, finished, known } = dates.get(at).copied().unwrap_or_default();
        let record = progress.records.get(topic.id);
        let changed = record.map(|record| record.changed).filter(|changed| *changed > Millis(0));
        let links: Vec<&str> = progress.items(topic.id).map(|(item, _)| item).filter(|item| is_link(item)).collect();
        rows.push(vec![
            ROADMAP.stage(topic.stage).title.to_owned(),
            topic.title.to_owned(),
            progress.status(topic.id).label().to_owned(),
            day(started),
            day(finished),
            day(known),
            changed.map_or(String::new(), |changed| changed.to_minute(offset(changed))),
            if Annotations::of(progress, topic.id).is_starred { "yes".to_owned() } else { String::new() },
            progress.note(topic.id),
            links.join("\n"),
            topic.id.to_owned(),
        ]);
    }
    rows
}
