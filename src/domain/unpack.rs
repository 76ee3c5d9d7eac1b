//! Makes the roadmap out of its [`Table`], once, when a program starts; what it makes is kept as long as the program runs.
//! Trusts the build, which alone writes tables: of a broken one it makes a roadmap too, but a wrong one.

use super::roadmap::{Group, Roadmap, Stage, slots};
use super::table::{MARKS, SLUG, Table, number, slug};
use super::topic::{Choice, GroupIndex, Hours, Kind, Level, Mark, Marks, Prerequisite, StageIndex, Topic, TopicIndex};

/// The roadmap of a table.
pub fn unpack(table: &Table<&'static str>) -> Roadmap {
    // Of each column what is not read yet.
    let mut table = Table { ids: whole_ids(table), ..*table };
    let (mut stages, mut groups, mut topics) = (Vec::new(), Vec::new(), Vec::new());
    let (mut last_number, mut whole) = (0, TopicIndex(0));
    while !table.stages.is_empty() {
        let (title, id) = next_name(&mut table);
        let summary = next_line(&mut table.notes);
        let marks = next_marks(&mut table);
        let stage = StageIndex(stages.len() as u16);
        let mut own = Vec::new();
        for _ in 0..next(&mut table.stages) {
            let index = TopicIndex(topics.len() as u16);
            let (title, id) = next_name(&mut table);
            last_number = step(last_number, next(&mut table.numbers)).wrapping_add(1);
            let parent = (next(&mut table.parts) > 0).then_some(whole);
            if parent.is_none() {
                whole = index;
            }
            let least = next(&mut table.least_hours) as u16;
            let most = step(least, next(&mut table.most_hours));
            topics.push(Topic {
                id,
                number: last_number,
                title,
                stage,
                parent,
                group: None,
                kind: one(Kind::ALL, next(&mut table.kinds)).unwrap_or(Kind::Concept),
                marks: next_marks(&mut table),
                level: one(Level::ALL, next(&mut table.levels)).unwrap_or(Level::Beginner),
                hours: Hours { least, most },
                prerequisites: next_prerequisites(&mut table, index),
            });
            own.push(index);
        }
        stages.push(Stage { id, title, summary, marks, topics: own.leak() });
    }
    let mut last = TopicIndex(u16::MAX);
    while !table.groups.is_empty() {
        let (title, id) = next_name(&mut table);
        let note = next_line(&mut table.notes);
        let group = GroupIndex(groups.len() as u16);
        let mut members = Vec::new();
        loop {
            let distance = next(&mut table.groups);
            if distance == 0 {
                break;
            }
            last = TopicIndex(step(last.0, distance));
            if let Some(topic) = topics.get_mut(usize::from(last.0)) {
                topic.group = Some(group);
                members.push(last);
            }
        }
        groups.push(Group { id, title, note, members: members.leak() });
    }
    let topics = topics.leak();
    Roadmap { stages: stages.leak(), groups: groups.leak(), topics, by_id: slots(topics) }
}

/// The column of ids with each as it is. Byte by byte: there may be hundreds of thousands.
fn whole_ids(table: &Table<&'static str>) -> &'static str {
    let (mut titles, mut lines) = (table.titles, table.ids);
    let mut ids = String::with_capacity(titles.len() + lines.len());
    while !lines.is_empty() {
        let title = next_line(&mut titles);
        for byte in next_line(&mut lines).bytes() {
            match byte {
                SLUG => slug(title).for_each(|byte| ids.push(char::from(byte))),
                _ => ids.push(char::from(byte)),
            }
        }
        ids.push('\n');
    }
    ids.leak()
}

/// The next number of a column.
fn next(column: &mut &str) -> u32 {
    let mut signs = column.chars();
    let next = signs.next().map_or(0, number);
    *column = signs.as_str();
    next
}

/// The next title and the id that goes with it.
fn next_name(table: &mut Table<&'static str>) -> (&'static str, &'static str) {
    (next_line(&mut table.titles), next_line(&mut table.ids))
}

fn next_line(column: &mut &'static str) -> &'static str {
    let (line, rest) = column.split_once('\n').unwrap_or((column, ""));
    *column = rest;
    line
}

fn next_marks(table: &mut Table<&'static str>) -> Marks {
    let digits = next(&mut table.marks);
    [one(Mark::ALL, digits % MARKS), one(Mark::ALL, digits / MARKS)]
}

fn next_prerequisites(table: &mut Table<&'static str>, index: TopicIndex) -> &'static [Prerequisite] {
    let mut needed = Vec::new();
    loop {
        let code = next(&mut table.prerequisites);
        let third = (code / 3) as u16;
        needed.push(match code % 3 {
            _ if code == 0 => return needed.leak(),
            0 => Prerequisite::Topic(TopicIndex(index.0.wrapping_sub(third))),
            1 => Prerequisite::Topic(TopicIndex(third)),
            _ => Prerequisite::OneOf(GroupIndex(third)),
        });
    }
}

/// A number that is more than another one by so much, modulo 2^16.
fn step(from: u16, by: u32) -> u16 {
    from.wrapping_add(by as u16)
}

fn one<T: Copy>(of: &[T], at: u32) -> Option<T> {
    of.get(at as usize).copied()
}
