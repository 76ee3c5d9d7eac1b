//! Whether the learner follows a path, and how many hours a week.

use leptos::prelude::*;

use crate::components::text;
use crate::content::ROADMAP;
use crate::domain::path::PathIndex;
use crate::domain::path_progress::difference;
use crate::extras::pace::{Pace, PaceField};
use crate::extras::path_questions::sentence;
use crate::extras::shown::Shown;
use crate::state::learner::Learner;

/// The button that follows the path or leaves it, and the hours a week.
#[component]
pub fn Follow(
    /// The path.
    path: PathIndex,
    /// The hours a week.
    pace: Pace,
    /// The learner.
    shown: Shown,
) -> impl IntoView {
    let learner = Learner::of_context();
    let is_followed = Memo::new(move |_| shown.path.get() == Some(path));
    let label = move || if is_followed.get() { "Leave this path" } else { "Follow this path" }.to_owned();
    let toggle = move |_| learner.follow_path((!is_followed.get_untracked()).then_some(path), &[]);
    let said = move || match shown.path.get() {
        Some(own) if own == path => "You follow this path: “Next” leads along it.".to_owned(),
        Some(other) => {
            let (other, new) = (ROADMAP.path(other), ROADMAP.path(path));
            let progress = shown.progress.read();
            let change = shown.with_standing(|standing| difference((other, standing), (new, standing), &progress));
            format!("You follow the path “{}”. {}", other.title, sentence(change))
        }
        None => "Follow it, and “Next” leads along it. Nothing that you did is lost.".to_owned(),
    };
    view! {
        <div class="path__follow" data-needs-app>
            <button
                class="button button--strong"
                type="button"
                data-follow
                disabled=move || !learner.is_editable.get()
                on:click=toggle
                inner_html=text(label)
            ></button>
            <label class="path__pace">
                "Hours a week "
                <PaceField pace />
            </label>
            <p class="path__said" inner_html=text(said)></p>
        </div>
    }
}
