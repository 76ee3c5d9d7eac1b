//! The banner that says that progress does not reach the store, why, and what the learner can do.

use leptos::prelude::*;

use super::part;
use crate::browser::history;
use crate::domain::persistence::Saving;
use crate::domain::progress::Progress;
use crate::domain::route::data_url;
use crate::domain::saved::{self, Problem};
use crate::state::learner::Learner;
use crate::state::notices::Notices;
use crate::wording::topics;

/// Hidden while all is well.
#[component]
pub fn SavingBanner() -> impl IntoView {
    let learner = Learner::of_context();
    let content = part(move || {
        match &*learner.saving.read() {
        Saving::On => ().into_any(),
        Saving::Failing(error) | Saving::WithoutLog(error) => {
            let what = match &*learner.saving.read() {
                Saving::WithoutLog(_) => "Your progress is saved, but not the dates and answers of what you do.",
                _ => "Your progress is not being saved.",
            };
            let text = format!("{error} Changes last until you close this page; export them to keep them.");
            view! {
                <p><strong>{what}</strong> " " <span>{text}</span></p>
                <div class="saving-banner__actions">
                    <button class="button" type="button" on:click=move |_| learner.persist()>"Try again"</button>
                    <button class="button" type="button" on:click=move |_| learner.back_up()>"Export progress"</button>
                </div>
            }
            .into_any()
        }
        Saving::Blocked { problem: problem @ Problem::Newer { .. }, text } => view! {
            <p><strong>"Your progress can be read here, not changed."</strong> " " <span>{problem.to_string()}</span></p>
            <div class="saving-banner__actions">
                <button class="button" type="button" on:click=move |_| history::reload()>"Reload"</button>
                {download(text)}
            </div>
        }
        .into_any(),
        Saving::Blocked { problem, text } => {
            let told = format!("{problem} Nothing is saved until you choose; the unreadable text is kept aside.");
            let held = learner.progress.get_untracked();
            let legible = saved::decode(text).progress;
            view! {
                <p><strong>"Your saved progress could not be read."</strong> " " <span>{told}</span></p>
                <div class="saving-banner__actions">
                    {choice_of("Go on with the last good copy", held)}
                    {choice_of("Go on with what can be read", legible)}
                    <Choice label="Start afresh".to_owned() progress=Progress::default() />
                    {download(text)}
                </div>
            }
            .into_any()
        }
    }
    });
    view! {
        <section
            class="saving-banner"
            id="saving"
            role="alert"
            aria-label="Saving"
            hidden=Signal::derive(move || *learner.saving.read() == Saving::On)
        >
            {content}
        </section>
    }
}

/// A button that goes on with a progress.
#[component]
fn Choice(label: String, progress: Progress) -> impl IntoView {
    let (learner, notices) = (Learner::of_context(), Notices::of_context());
    let go_on = move |_| {
        if let Err(problem) = learner.resolve_blocked(progress.clone()) {
            notices.say(problem);
        }
    };
    view! { <button class="button" type="button" on:click=go_on>{label}</button> }
}

/// The choice to go on with a copy, if there is something in it.
fn choice_of(label: &str, progress: Progress) -> Option<impl IntoView + use<>> {
    let count = progress.status_map().len();
    (count > 0).then(|| view! { <Choice label=format!("{label} ({})", topics(count)) progress /> })
}

fn download(text: &str) -> impl IntoView + use<> {
    view! {
        <a class="button" href=data_url("text/plain", text) download="backend-roadmap-saved.txt">
            "Download what is saved"
        </a>
    }
}
