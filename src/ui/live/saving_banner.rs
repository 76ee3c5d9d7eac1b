//! The banner that says that progress does not reach the store, why, and what the learner can do.

use leptos::prelude::*;

use crate::domain::persistence::Saving;
use crate::domain::route::data_url;
use crate::domain::saved::{self, Problem};
use crate::ui::paint::export_url;
use crate::ui::state::AppState;

/// Nothing while all is well.
#[component]
pub fn SavingBanner(
    /// The state of the app.
    state: AppState,
) -> impl IntoView {
    move || match state.saving.get() {
        Saving::On => None,
        Saving::Failing(error) => {
            // What is exported is what is in memory at that moment.
            state.progress.track();
            let text = format!("{error} Changes last until you close this page; export them to keep them.");
            let export = ("backend-roadmap-progress.json", export_url(state), "Export progress");
            Some(banner("Your progress is not being saved.", text, vec![("save", "Try again".into())], export))
        }
        Saving::Blocked { problem, text } => {
            let download = ("backend-roadmap-saved.txt", data_url("text/plain", &text), "Download what is saved");
            Some(if matches!(problem, Problem::Newer { .. }) {
                let buttons = vec![("reload", "Reload".into())];
                banner("Your progress can be read here, not changed.", problem.to_string(), buttons, download)
            } else {
                let sentence = format!("{problem} Nothing is saved until you choose; the unreadable text is kept aside.");
                banner("Your saved progress could not be read.", sentence, choices(state, &text), download)
            })
        }
    }
}

/// The choices after an unreadable state: go on with what this page holds, with what could still be read, or afresh.
fn choices(state: AppState, text: &str) -> Vec<(&'static str, String)> {
    let held = state.progress.read_untracked().status_map().len();
    let legible = saved::decode(text).progress.status_map().len();
    let mut choices = Vec::new();
    if held > 0 {
        choices.push(("keep-copy", format!("Go on with the last good copy ({held} topics)")));
    }
    if legible > 0 {
        choices.push(("keep-legible", format!("Go on with what can be read ({legible} topics)")));
    }
    choices.push(("start-afresh", "Start afresh".into()));
    choices
}

fn banner(
    title: &'static str,
    text: String,
    buttons: Vec<(&'static str, String)>,
    download: (&'static str, String, &'static str),
) -> impl IntoView {
    let buttons = buttons
        .into_iter()
        .map(|(command, label)| view! { <button class="button" type="button" data-command=command>{label}</button> })
        .collect_view();
    let (name, href, label) = download;
    view! {
        <section class="saving-banner" role="alert" aria-label="Saving">
            <p><strong>{title}</strong> " " {text}</p>
            <div class="saving-banner__actions">
                {buttons}
                <a class="button" download=name href=href>{label}</a>
            </div>
        </section>
    }
}
