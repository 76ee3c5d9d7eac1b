//! Rules about dates: when a text was reviewed, and what has changed in it since.

use crate::content::schema::{Content, Problem};

/// How long the text of a change may be, in characters.
const CHANGE: std::ops::RangeInclusive<usize> = 20..=200;

pub(super) fn reviews_are_dated(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        if !is_month(&topic.front.reviewed) {
            problems.push(topic.file.problem("reviewed", "The review must be dated with a month such as 2026-11."));
        }
    }
}

pub(super) fn changes_are_dated_sentences(content: &Content, problems: &mut Vec<Problem>) {
    for topic in &content.topics {
        let changes = &topic.front.change;
        let mut complain = |message: &str| problems.push(topic.file.problem("change", message));
        if !changes.iter().all(|change| is_month(&change.month)) || !changes.is_sorted_by_key(|change| &change.month) {
            complain("Each change must have a month such as 2026-11, the oldest first.");
        }
        let is_sentence = |text: &str| text.ends_with('.') && CHANGE.contains(&text.chars().count());
        if !changes.iter().all(|change| is_sentence(&change.text)) {
            complain("The text of a change must be a sentence of 20 to 200 characters with a full stop.");
        }
    }
}

fn is_month(text: &str) -> bool {
    text.split_once('-').is_some_and(|(year, month)| {
        year.len() == 4
            && year.parse().is_ok_and(|year: u16| year >= 2021)
            && month.len() == 2
            && month.parse().is_ok_and(|month: u16| (1..=12).contains(&month))
    })
}
