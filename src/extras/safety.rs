//! How safe the learner's data is on this device.

use leptos::prelude::*;

use crate::browser::storage::BrowserStore;
use crate::browser::{durability, task};
use crate::components::text;
use crate::domain::store::Store;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::notices::Notices;

/// The browser's answer, and the button that asks it to keep the data.
#[component]
pub fn Safety() -> impl IntoView {
    let (learner, notices) = (Learner::of_context(), Notices::of_context());
    let persistence_told = RwSignal::new("");
    let size_told = RwSignal::new(String::new());
    let can_ask = RwSignal::new(false);
    let ask_browser = move || {
        task::spawn(async move {
            let (is_persistent, usage) = (durability::is_persistent().await, durability::usage().await);
            persistence_told.set(persistence(is_persistent));
            size_told.set(size(own_bytes(), usage));
            can_ask.set(is_persistent == Some(false));
        });
    };
    effect(move |_| {
        learner.progress.track();
        ask_browser();
    });
    let ask = move |_| {
        task::spawn(async move {
            notices.say(match durability::ask().await {
                Some(true) => "This browser will keep your progress until you delete it.",
                _ => {
                    "The browser declined for now. It may agree once you use the site more often or install it; a backup is safe either way."
                }
            });
            ask_browser();
        });
    };
    view! {
        <div class="settings__safety" data-needs-app>
            <p id="safety" role="status" inner_html=text(move || persistence_told.get().to_owned())></p>
            <button
                class="button"
                type="button"
                data-button="ask-persistence"
                hidden=move || !can_ask.get()
                on:click=ask
            >
                "Ask the browser to keep it"
            </button>
            <p id="usage" inner_html=text(move || size_told.get())></p>
        </div>
    }
}

/// The browser's answer on keeping the data.
fn persistence(is_persistent: Option<bool>) -> &'static str {
    match is_persistent {
        Some(true) => "Persistent: this browser keeps your progress until you delete it yourself.",
        Some(false) => {
            "Not persistent: if the device runs out of space, this browser may delete your progress to make room."
        }
        None => "This browser does not say whether it keeps your progress for good. Take a backup now and then.",
    }
}

/// How much room the site's data takes: the progress with its copies, and all with the offline copy.
fn size(own: usize, usage: Option<(f64, f64)>) -> String {
    let kilobytes = |bytes: f64| (bytes / 1000.0).ceil();
    let own = format!("Your progress with its snapshots takes {} kB.", kilobytes(own as f64));
    match usage {
        Some((used, quota)) => format!(
            "{own} With the offline copy the site takes {:.1} MB of the {:.0} MB that the browser allows.",
            used / 1e6,
            quota / 1e6
        ),
        None => own,
    }
}

/// The length of all that the site has stored, in bytes of UTF-8; browsers count a little differently.
fn own_bytes() -> usize {
    let keys = BrowserStore.keys("backend-roadmap:").unwrap_or_default();
    keys.iter().map(|key| key.len() + BrowserStore.read(key).ok().flatten().map_or(0, |text| text.len())).sum()
}
