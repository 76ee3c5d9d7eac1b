//! Turns valid content into Rust source: the roadmap as a table, and the list of the files that it came from.

use std::collections::{BTreeMap, HashMap};

use super::schema::Content;
use super::validate::{edition_of, reading_order};
use crate::domain::edition::Edition;
use crate::domain::table::{MARKS, SLUG, Table, sign, slug};
use crate::domain::topic::{Choice, Mark};

/// The table of the roadmap.
pub fn table(content: &Content) -> Table<String> {
    let order = reading_order(content);
    let topic_at = positions(order.iter().map(|topic| &topic.front.id));
    let group_at = positions(content.stages.group.iter().map(|group| &group.id));
    let mut table = Table::default();
    let (mut last_number, mut last_member) = (0_u16, u16::MAX);
    let mut topics = order.iter().map(|topic| &topic.front).enumerate().peekable();
    for stage in &content.stages.stage {
        add_name(&mut table, &stage.title, &stage.id);
        table.notes += &format!("{}\n", stage.summary);
        add_marks(&mut table, &stage.marks);
        let mut count = 0;
        while let Some((at, it)) = topics.next_if(|(_, topic)| topic.stage == stage.id) {
            count += 1;
            add_name(&mut table, &it.title, &it.id);
            add_marks(&mut table, &it.marks);
            table.numbers.push(sign(difference(it.number, last_number.wrapping_add(1))));
            last_number = it.number;
            table.parts.push(sign(it.parent.is_some().into()));
            table.kinds.push(sign(it.kind.position() as u32));
            table.levels.push(sign(it.level.position() as u32));
            let [least, most] = it.hours;
            table.least_hours.push(sign(least.into()));
            table.most_hours.push(sign(difference(most, least)));
            // What is near is told by the distance, what everything builds on by its place: small numbers, seen often.
            let topics = it.prerequisites.iter().map(|id| match (at.saturating_sub(topic_at(id)), topic_at(id)) {
                (back, place) if (1..=place).contains(&back) => 3 * back,
                (_, place) => 3 * place + 1,
            });
            let groups = it.one_of.iter().map(|id| 3 * group_at(id) + 2);
            table.prerequisites.extend(topics.chain(groups).chain([0]).map(|code| sign(code as u32)));
        }
        table.stages.push(sign(count));
    }
    for group in &content.stages.group {
        add_name(&mut table, &group.title, &group.id);
        table.notes += &format!("{}\n", group.note);
        for (at, _) in order.iter().enumerate().filter(|(_, topic)| topic.front.group.as_ref() == Some(&group.id)) {
            table.groups.push(sign(difference(at as u16, last_member)));
            last_member = at as u16;
        }
        table.groups.push(sign(0));
    }
    table
}

/// The Rust source of a list of the content's files with their texts.
pub fn files(paths: &[String]) -> String {
    let entry = |path: &String| {
        format!("({path:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/src/content/{path}\")))")
    };
    format!("&[{}]", paths.iter().map(entry).collect::<Vec<_>>().join(", "))
}

/// Where each id stands in a list; a wrong one, which valid content has not, counts as the first.
fn positions<'a>(ids: impl Iterator<Item = &'a String>) -> impl Fn(&str) -> usize {
    let positions: HashMap<&str, usize> = ids.enumerate().map(|(at, id)| (id.as_str(), at)).collect();
    move |id| positions.get(id).copied().unwrap_or(0)
}

fn add_name(table: &mut Table<String>, title: &str, id: &str) {
    let usual: String = slug(title).map(char::from).collect();
    let id = if usual.is_empty() { id.to_owned() } else { id.replace(&usual, &char::from(SLUG).to_string()) };
    table.titles += &format!("{title}\n");
    table.ids += &format!("{id}\n");
}

fn add_marks(table: &mut Table<String>, marks: &BTreeMap<String, Mark>) {
    let digit = |edition: &Edition| {
        let mark = marks.iter().find(|(year, _)| edition_of(year) == Some(*edition));
        mark.map_or(MARKS - 1, |(_, mark)| mark.position() as u32)
    };
    let digits = Edition::ALL.iter().rev().fold(0, |sum, edition| sum * MARKS + digit(edition));
    table.marks.push(sign(digits));
}

/// What a number is more than another, modulo 2^16.
fn difference(number: u16, than: u16) -> u32 {
    number.wrapping_sub(than).into()
}
