//! Sentences of the interface that are used in several places.

use crate::content::ROADMAP;
use crate::domain::filter::Family;
use crate::domain::progress::{Status, Undone};
use crate::domain::roadmap::Statuses;
use crate::domain::route::Page;
use crate::domain::stats::Tally;
use crate::domain::topic::{Choice, HoursBand, Kind, Level, Mark, Prerequisite, TopicIndex};

/// The title of the window on a page.
pub fn window_title(page: Page) -> String {
    match page {
        Page::Outline => "The 2021 roadmap for backend developers".into(),
        _ => format!("{} – Backend developer roadmap", page.title(&ROADMAP)),
    }
}

/// What keeps a learner from a topic, or makes it needless, in a few words; empty if nothing does.
pub fn note(topic: TopicIndex, statuses: &Statuses) -> String {
    if statuses[usize::from(topic.0)] != Status::Todo {
        return String::new();
    }
    if ROADMAP.is_not_chosen(topic, statuses) {
        return "Not needed: you chose another".into();
    }
    let unmet = ROADMAP.unmet(topic, statuses);
    let name = |at: usize| unmet.get(at).map_or(String::new(), |needed| name_of(*needed));
    match unmet.len() {
        0 => String::new(),
        1 => format!("After {}", name(0)),
        2 => format!("After {} and {}", name(0), name(1)),
        more => format!("After {}, {} and {} more", name(0), name(1), more - 2),
    }
}

/// What is needed, by its title.
pub fn name_of(needed: Prerequisite) -> String {
    match needed {
        Prerequisite::Topic(topic) => ROADMAP.topic(topic).title.to_owned(),
        Prerequisite::OneOf(group) => format!("one of the {}", ROADMAP.group(group).title),
    }
}

/// A tally with what was left out: "3 of 6 done, 1 skipped".
pub fn tally(tally: Tally) -> String {
    match tally.skipped {
        0 => tally.to_string(),
        skipped => format!("{tally}, {skipped} skipped"),
    }
}

/// The name of the link to the topic that comes next.
pub fn next_label(topic: TopicIndex) -> String {
    format!("Next: {}", ROADMAP.topic(topic).title)
}

/// The name of a family of filters; empty for those of one choice, whose name says it all.
pub fn family_name(family: Family) -> &'static str {
    match family {
        Family::Status => "Status",
        Family::Kind => "Kind",
        Family::Mark => "Mark",
        Family::Level => "Level",
        Family::Hours => "Hours",
        Family::Stage => "Stage",
        Family::Ready | Family::Chosen | Family::Starred | Family::Noted | Family::Again => "",
    }
}

/// The name of a choice among those of its family.
pub fn choice_name(family: Family, position: usize) -> &'static str {
    fn label<T: Choice>(position: usize) -> &'static str {
        T::ALL.get(position).map_or("", |value| value.label())
    }
    match family {
        Family::Status => label::<Status>(position),
        Family::Kind => label::<Kind>(position),
        Family::Mark => label::<Mark>(position),
        Family::Level => label::<Level>(position),
        Family::Hours => label::<HoursBand>(position),
        Family::Stage => ROADMAP.stages.get(position).map_or("", |stage| stage.title),
        Family::Ready => "Only what I can start now",
        Family::Chosen => "Hide the alternatives I did not choose",
        Family::Starred => "Starred",
        Family::Noted => "Has notes",
        Family::Again => "Questions to try again",
    }
}

/// A choice of a filter, in words that say what it is about.
pub fn choice_label(family: Family, position: usize) -> String {
    let name = choice_name(family, position);
    match (family, family_name(family)) {
        // As what is shown, not as what to do.
        (Family::Chosen, _) => "Without the alternatives I did not choose".into(),
        (_, "") => name.into(),
        (_, family) => format!("{family}: {name}"),
    }
}

/// A number and what it counts: `1 topic`, `2 topics`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A number of topics.
pub fn topics(count: usize) -> String {
    counted(count, "topic", "topics")
}

/// How many topics match.
pub fn match_count(count: usize, shows_all: bool) -> String {
    match count {
        0 => "No topic matches.".into(),
        _ if shows_all => topics(count),
        _ => format!("{count} of {} topics match", ROADMAP.topics.len()),
    }
}

/// What was taken back of a change, by its label.
pub fn undone(label: &str, undone: Undone) -> String {
    let Undone { taken_back, changed_since } = undone;
    let (all, were) = (taken_back + changed_since, if changed_since == 1 { "was" } else { "were" });
    match (taken_back, changed_since) {
        (_, 0) => format!("Undone: {label}"),
        (0, 1) => format!("Not undone, because it was changed elsewhere since: {label}"),
        (0, _) => format!("None of {all} changes was taken back: all were changed elsewhere since."),
        (1, _) => format!("1 of {all} changes was taken back; {changed_since} {were} changed elsewhere since."),
        _ => format!("{taken_back} of {all} changes were taken back; {changed_since} {were} changed elsewhere since."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_many() {
        assert_eq!([0, 1, 2].map(topics), ["0 topics", "1 topic", "2 topics"]);
    }

    #[test]
    fn what_was_not_taken_back_is_told() {
        for (taken_back, changed_since, expected) in [
            (1, 0, "Undone: HTTP: Done"),
            (5, 0, "Undone: HTTP: Done"),
            (0, 1, "Not undone, because it was changed elsewhere since: HTTP: Done"),
            (0, 2, "None of 2 changes was taken back: all were changed elsewhere since."),
            (1, 1, "1 of 2 changes was taken back; 1 was changed elsewhere since."),
            (2, 3, "2 of 5 changes were taken back; 3 were changed elsewhere since."),
        ] {
            assert_eq!(undone("HTTP: Done", Undone { taken_back, changed_since }), expected);
        }
    }
}
