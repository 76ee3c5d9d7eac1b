//! When the learner has started and finished topics and stages: on the page of a topic, and all of them by stage.

use leptos::prelude::*;

use super::changed_texts::{ChangedText, ChangedTexts};
use super::history::History;
use super::shown::is_live;
use super::study_time::StudyTime;
use crate::content::ROADMAP;
use crate::domain::log::dates::Dates;
use crate::domain::topic::{StageIndex, TopicIndex};
use crate::state::learner::Learner;

/// The days of every topic; of none in the prerendered page.
fn shown() -> Memo<Vec<Dates>> {
    let (history, is_live) = (History::of_context(), is_live());
    Memo::new(move |_| if is_live.get() { history.dates.get() } else { Vec::new() })
}

/// When a topic was started and finished, in words, whether its text has changed since, and how long it was studied.
#[component]
pub fn TopicDates(
    /// The id of the topic.
    topic: String,
) -> impl IntoView {
    let (topic, dates) = (ROADMAP.find(&topic)?, shown());
    let words = move || dates.read().get(usize::from(topic.0)).copied().map(in_words).unwrap_or_default();
    Some(view! {
        <p inner_html=words></p>
        <ChangedText topic />
        <StudyTime topic />
    })
}

/// When stages and their topics were started and finished. Hidden while nothing is.
#[component]
pub fn AllDates() -> impl IntoView {
    let (learner, dates) = (Learner::of_context(), shown());
    let begun = move || {
        let (dates, progress) = (dates.read(), learner.progress.read());
        let has_dates = |topic: &TopicIndex| dates.get(usize::from(topic.0)).is_some_and(|it| *it != Dates::default());
        let stages = ROADMAP.stage_indices().filter(|stage| ROADMAP.stage(*stage).topics.iter().any(has_dates));
        stages.map(|stage| (stage, Dates::of_stage(stage, &dates, &progress, &ROADMAP))).collect::<Vec<_>>()
    };
    view! {
        <ChangedTexts />
        <div class="dates" hidden=move || begun().is_empty()>
            <h3>"Started and finished"</h3>
            <ul class="dates__stages">
                <For
                    each=begun
                    key=|(stage, of_stage)| (stage.0, in_words(*of_stage))
                    children=move |(stage, of_stage)| view! { <Stage stage of_stage dates /> }
                />
            </ul>
        </div>
    }
}

#[component]
fn Stage(stage: StageIndex, of_stage: Dates, dates: Memo<Vec<Dates>>) -> impl IntoView {
    let it = ROADMAP.stage(stage);
    let topics = move || {
        let dates = dates.read();
        let line = |topic: &TopicIndex| {
            let of_topic = dates.get(usize::from(topic.0)).filter(|dates| **dates != Dates::default())?;
            Some(view! { <li>{format!("{}: {}", ROADMAP.topic(*topic).title, in_words(*of_topic))}</li> })
        };
        it.topics.iter().filter_map(line).collect_view()
    };
    view! {
        <li>
            <details>
                <summary>{[it.title, &in_words(of_stage)].join(if of_stage == Dates::default() { "" } else { ": " })}</summary>
                <ul>{topics}</ul>
            </details>
        </li>
    }
}

/// The days in words; empty if there are none.
pub fn in_words(dates: Dates) -> String {
    if let Some(known) = dates.known {
        return format!("known already on {known}");
    }
    match (dates.started, dates.finished) {
        (Some(started), Some(finished)) if started == finished => format!("started and finished on {finished}"),
        (Some(started), Some(finished)) => format!("started on {started}, finished on {finished}"),
        (Some(started), None) => format!("started on {started}"),
        (None, _) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clock::Day;

    #[test]
    fn days_are_told_in_words() {
        for (started, finished, expected) in [
            (None, None, ""),
            (Some(0), None, "started on 1970-01-01"),
            (Some(0), Some(0), "started and finished on 1970-01-01"),
            (Some(0), Some(31), "started on 1970-01-01, finished on 1970-02-01"),
        ] {
            let dates = Dates { started: started.map(Day), finished: finished.map(Day), known: None };
            assert_eq!(in_words(dates), expected);
        }
        let known = Dates { known: Some(Day(31)), ..Dates::default() };
        assert_eq!(in_words(known), "known already on 1970-02-01");
    }
}
