//! What the page of today says, as text. Knows no component.

use crate::content::{PROJECT_TITLES, ROADMAP};
use crate::domain::path::Step;
use crate::domain::today::{Reason, Suggestion, Today, Visit};
use crate::domain::topic::TopicIndex;
use crate::wording::counted;

/// How many of the topics that a step opens are named.
const NAMED: usize = 2;

/// Where the learner was last, and how long ago.
pub fn where_was(today: &Today) -> String {
    let Some(Visit { topic, days_ago }) = today.last else {
        return "You have not begun yet. Take any of this as a start: you can change everything later.".to_owned();
    };
    let title = ROADMAP.topic(topic).title;
    match days_ago {
        _ if today.is_return() => format!(
            "Welcome back. You were at “{title}” {} ago. Nothing is lost and there is nothing to make up for: begin with something short.",
            span(days_ago)
        ),
        0 => format!("You were at “{title}” today."),
        1 => format!("You were at “{title}” yesterday."),
        _ => format!("You were at “{title}” {} ago.", counted(days_ago as usize, "day", "days")),
    }
}

/// A number of days in the largest unit that fits: "3 weeks".
fn span(days: u32) -> String {
    match days {
        ..60 => counted(days as usize / 7, "week", "weeks"),
        60..730 => counted(days as usize / 30, "month", "months"),
        _ => counted(days as usize / 365, "year", "years"),
    }
}

/// The name of a step.
pub fn step_title(step: Step, topic: Option<TopicIndex>) -> String {
    match (step, topic) {
        (Step::Project(stage), _) => {
            format!("Project: {}", PROJECT_TITLES.get(usize::from(stage.0)).copied().unwrap_or_default())
        }
        (_, Some(topic)) => ROADMAP.topic(topic).title.to_owned(),
        (_, None) => String::new(),
    }
}

/// Why a step is suggested.
pub fn reason(reason: Reason, has_path: bool) -> &'static str {
    match (reason, has_path) {
        (Reason::Begun, _) => "You have begun it",
        (Reason::Next, true) => "Next on your path",
        (Reason::Next, false) => "Next on the roadmap",
        (Reason::OpensMost, _) => "Opens the way to the most",
        (Reason::Short, _) => "The shortest, to get going",
        (Reason::Ready, _) => "You have all it needs",
    }
}

/// What a step opens the way to; empty if nothing.
pub fn opens(suggestion: &Suggestion) -> String {
    let named: Vec<&str> = suggestion.opens.iter().take(NAMED).map(|topic| ROADMAP.topic(*topic).title).collect();
    match suggestion.opens.len().saturating_sub(NAMED) {
        _ if named.is_empty() => String::new(),
        0 => format!("Opens the way to: {}", named.join(", ")),
        more => format!("Opens the way to: {} and {more} more", named.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_visit_is_told_without_blame() {
        let topic = ROADMAP.find("http").unwrap_or(TopicIndex(0));
        let told = |days_ago| where_was(&Today { last: Some(Visit { topic, days_ago }), ..Today::default() });
        assert!(told(0).ends_with("today."));
        assert!(told(1).ends_with("yesterday."));
        assert!(told(13).ends_with("13 days ago."));
        for (days, span) in [(14, "2 weeks"), (21, "3 weeks"), (60, "2 months"), (800, "2 years")] {
            let told = told(days);
            assert!(told.contains(span) && told.contains("Nothing is lost"), "{told}");
        }
        assert!(where_was(&Today::default()).starts_with("You have not begun yet."));
    }
}
