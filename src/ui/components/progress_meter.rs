//! How many of how many: a bar and the same in words. The app keeps both up to date.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::progress::Status;
use crate::domain::roadmap::Stage;
use crate::domain::stats::Tally;

/// A bar with its figures, of a stage or of all. The words say all that the bar shows.
#[component]
pub fn ProgressMeter(
    /// The stage; all stages without.
    #[prop(optional)]
    stage: Option<&'static Stage>,
) -> impl IntoView {
    let statuses = vec![Status::Todo; ROADMAP.topics.len()];
    let tally = match stage {
        Some(stage) => Tally::of(stage.topics.iter().copied(), &ROADMAP, &statuses),
        None => Tally::of(ROADMAP.indices(), &ROADMAP, &statuses),
    };
    view! {
        <span class="progress-meter" data-needs-app data-tally=stage.map_or("", |stage| stage.id)>
            <progress class="progress-meter__bar" max=tally.total.to_string() value="0" aria-hidden="true"></progress>
            <span class="progress-meter__text">{tally.to_string()}</span>
        </span>
    }
}
