//! How many of how many: a bar and the same in words.

use leptos::prelude::*;

use crate::domain::stats::Tally;

/// A bar with its figures. The words say all that the bar shows.
#[component]
pub fn ProgressMeter(
    /// What is counted.
    #[prop(into)]
    tally: Signal<Tally>,
) -> impl IntoView {
    view! {
        <span class="progress-meter">
            <progress
                class="progress-meter__bar"
                max=move || tally.get().total.max(1).to_string()
                value=move || tally.get().done.to_string()
                aria-hidden="true"
            ></progress>
            <span class="progress-meter__text">
                {move || tally.get().to_string()}
                {move || match tally.get().skipped {
                    0 => String::new(),
                    skipped => format!(", {skipped} skipped"),
                }}
            </span>
        </span>
    }
}
