//! A progress bar with its figures in words.

use leptos::prelude::*;

use super::text;
use crate::domain::stats::Tally;
use crate::wording;

/// A bar with its figures, of a stage or of all. The words say all that the bar shows.
#[component]
pub fn ProgressMeter(
    /// How far the learner is.
    #[prop(into)]
    tally: Signal<Tally>,
    /// The id of the stage; empty for all stages.
    #[prop(optional)]
    stage: &'static str,
) -> impl IntoView {
    view! {
        <span class="progress-meter" data-needs-app data-tally=stage>
            <progress
                class="progress-meter__bar"
                max=Signal::derive(move || tally.get().total.max(1).to_string())
                value=Signal::derive(move || tally.get().done.to_string())
                aria-hidden="true"
            ></progress>
            <span class="progress-meter__text" inner_html=text(move || wording::tally(tally.get()))></span>
        </span>
    }
}
