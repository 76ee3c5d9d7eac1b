//! The banner that says that progress does not reach the store, why, and what the learner can do.

use leptos::prelude::*;

use crate::browser::history;
use crate::domain::persistence::Saving;
use crate::domain::progress::Progress;
use crate::domain::route::data_url;
use crate::domain::saved::{self, Problem};
use crate::ui::state::AppState;

/// Nothing while all is well.
#[component]
pub fn SavingBanner() -> impl IntoView {
    let state = AppState::of_app();
    move || match state.saving.get() {
        Saving::On => ().into_any(),
        Saving::Failing(error) => view! {
            <section class="saving-banner" role="alert" aria-label="Saving">
                <p>
                    <strong>"Your progress is not being saved. "</strong>
                    {error.to_string()}
                    " Changes last until you close this page; export them to keep them."
                </p>
                <div class="saving-banner__actions">
                    <ExportLink />
                    <button class="button" type="button" on:click=move |_| state.persist()>"Try again"</button>
                </div>
            </section>
        }
        .into_any(),
        Saving::Blocked { problem: problem @ Problem::Newer { .. }, text } => view! {
            <section class="saving-banner" role="alert" aria-label="Saving">
                <p>
                    <strong>"Your progress can be read here, not changed. "</strong>
                    {problem.to_string()}
                </p>
                <div class="saving-banner__actions">
                    <button class="button" type="button" on:click=|_| history::reload()>"Reload"</button>
                    <DownloadLink text label="Download what is saved" />
                </div>
            </section>
        }
        .into_any(),
        Saving::Blocked { problem, text } => unreadable(state, &problem, text),
    }
}

/// The choices after an unreadable state: go on with what this page holds, with what could still be read, or afresh.
/// The unreadable text is kept in each case.
fn unreadable(state: AppState, problem: &Problem, text: String) -> AnyView {
    let legible = saved::decode(&text).progress;
    let legible_count = legible.status_map().len();
    let held = state.progress.get_untracked();
    let held_count = held.status_map().len();
    let choice = move |label: String, progress: Progress| {
        view! {
            <button class="button" type="button" on:click=move |_| state.resolve_blocked(progress.clone())>
                {label}
            </button>
        }
    };
    view! {
        <section class="saving-banner" role="alert" aria-label="Saving">
            <p>
                <strong>"Your saved progress could not be read. "</strong>
                {problem.to_string()}
                " Nothing is saved until you choose; the unreadable text is kept aside."
            </p>
            <div class="saving-banner__actions">
                {(held_count > 0).then(|| choice(format!("Go on with the last good copy ({held_count} topics)"), held))}
                {(legible_count > 0).then(|| choice(format!("Go on with what can be read ({legible_count} topics)"), legible))}
                {choice("Start afresh".into(), Progress::default())}
                <DownloadLink text label="Download the unreadable text" />
            </div>
        </section>
    }
    .into_any()
}

/// A link that downloads the progress as it is in memory.
#[component]
pub fn ExportLink() -> impl IntoView {
    let state = AppState::of_app();
    view! {
        <a class="button" download="backend-roadmap-progress.json" href=move || data_url("application/json", &state.export())>
            "Export progress"
        </a>
    }
}

#[component]
fn DownloadLink(text: String, label: &'static str) -> impl IntoView {
    view! {
        <a class="button" download="backend-roadmap-saved.txt" href=data_url("text/plain", &text)>
            {label}
        </a>
    }
}
