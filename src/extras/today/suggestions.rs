//! A thing to do today, as an item of a list or a sentence with a link.

use leptos::prelude::*;

use super::sentences::{opens, reason, step_title};
use crate::components::text;
use crate::content::ROADMAP;
use crate::domain::filter::{Family, Filter};
use crate::domain::path::Step;
use crate::domain::route::{Page, Route};
use crate::domain::today::{SmallStep, Suggestion};
use crate::domain::topic::Choice;
use crate::extras::shown::Shown;
use crate::state::site::Site;
use crate::wording::counted;

/// A thing to choose: why, what, how long it takes and what it opens.
#[component]
pub fn SuggestionItem(
    /// The thing.
    suggestion: Suggestion,
    /// The learner.
    shown: Shown,
) -> impl IntoView {
    let page = match (suggestion.step, suggestion.topic) {
        (Step::Project(stage), _) => Page::Stage(stage),
        (_, Some(topic)) => Page::Topic(topic),
        (_, None) => Page::Outline,
    };
    let why = suggestion.reason;
    let words = move || reason(why, shown.path.get().is_some()).to_owned();
    let level = suggestion.topic.map(|topic| format!(" · {}", ROADMAP.topic(topic).level.label()));
    view! {
        <li class="today__choice">
            <p class="today__reason" inner_html=text(words)></p>
            <h3 class="today__title">
                <a href=Site::of_context().href(page)>{step_title(suggestion.step, suggestion.topic)}</a>
            </h3>
            <p class="today__figures">{suggestion.hours.to_string()} {level}</p>
            <p class="today__opens">{opens(&suggestion)}</p>
        </li>
    }
}

/// What can be done in ten minutes.
#[component]
pub fn SmallStepLink(
    /// The step.
    step: SmallStep,
) -> impl IntoView {
    let (before, topic, after) = match step {
        SmallStep::TryAgain(topic) => ("Try the questions of “", topic, "” again: one of them went wrong."),
        SmallStep::Tick(topic) => {
            ("Open “", topic, "”, read what you will be able to do, and tick what you can do by now.")
        }
        SmallStep::Recall(topic) => ("Say aloud what you know about “", topic, "”, then compare it with the page."),
        SmallStep::Begin(topic) => ("Read the first section of “", topic, "”."),
    };
    view! {
        <p data-small>
            {before}<a href=Site::of_context().href(Page::Topic(topic))>{ROADMAP.topic(topic).title}</a>{after}
        </p>
    }
}

/// The way to the questions that went wrong.
#[component]
pub fn AgainLink(
    /// In how many topics there are some.
    count: usize,
) -> impl IntoView {
    let mut filter = Filter::default();
    filter.choose(Family::Again, 1, true);
    let href = Site::of_context().href_of(&Route { page: Page::Outline, filter });
    let label = format!("{} questions to try again", counted(count, "topic has", "topics have"));
    view! { <p><a data-again href=href>{label}</a></p> }
}
