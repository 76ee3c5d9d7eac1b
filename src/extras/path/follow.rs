//! Whether the learner follows a path, and how many hours a week.

use leptos::prelude::*;

use crate::browser::storage::BrowserStore;
use crate::components::text;
use crate::content::ROADMAP;
use crate::domain::path::PathIndex;
use crate::domain::store::Store;
use crate::extras::shown::Shown;
use crate::state::effect::effect;
use crate::state::learner::Learner;

/// Where the hours a week are stored.
const PACE: &str = "backend-roadmap:weekly-hours";
/// The fewest and the most hours a week.
const PACES: [u16; 2] = [1, 60];

/// The button that follows the path or leaves it, and the hours a week.
#[component]
pub fn Follow(
    /// The path.
    path: PathIndex,
    /// The hours a week.
    pace: RwSignal<u16>,
    /// The learner.
    shown: Shown,
) -> impl IntoView {
    let learner = Learner::of_context();
    // The static page shows the default: what is stored comes once the page has been taken over.
    effect(move |is_first| {
        if is_first && let Some(stored) = BrowserStore.read(PACE).ok().flatten().and_then(|stored| parse(&stored)) {
            pace.set(stored);
        }
    });
    let is_followed = Memo::new(move |_| shown.path.get() == Some(path));
    let label = move || if is_followed.get() { "Leave this path" } else { "Follow this path" }.to_owned();
    let toggle = move |_| learner.follow_path(if is_followed.get_untracked() { None } else { Some(path) });
    let change = move |event: leptos::ev::Event| {
        if let Some(hours) = parse(&event_target_value(&event)) {
            pace.set(hours);
            // Without storage the choice lasts as long as the page.
            let _ = BrowserStore.write(PACE, &hours.to_string());
        }
    };
    let said = move || match shown.path.get() {
        Some(own) if own == path => "You follow this path: “Next” leads along it.".to_owned(),
        Some(other) => format!(
            "You follow the path “{}”. Whichever you follow, nothing that you did is lost.",
            ROADMAP.path(other).title
        ),
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
                <input
                    type="number"
                    min=PACES[0].to_string()
                    max=PACES[1].to_string()
                    autocomplete="off"
                    value=pace.get_untracked().to_string()
                    prop:value=move || pace.get().to_string()
                    on:change=change
                />
            </label>
            <p class="path__said" inner_html=text(said)></p>
        </div>
    }
}

/// Hours a week that can be kept.
fn parse(text: &str) -> Option<u16> {
    let [least, most] = PACES;
    text.trim().parse().ok().filter(|hours| (least..=most).contains(hours))
}
