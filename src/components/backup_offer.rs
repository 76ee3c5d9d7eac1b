//! The offer of a backup, once there is something to lose.

use leptos::prelude::*;

use super::when;
use crate::browser::{durability, task};
use crate::state::effect::effect;
use crate::state::learner::Learner;

/// Hidden until it is time.
#[component]
pub fn BackupOffer() -> impl IntoView {
    let learner = Learner::of_context();
    let is_due = RwSignal::new(false);
    effect(move |is_first| {
        let is_now = learner.is_backup_due();
        // Offer nothing until the progress changes.
        if !is_first {
            is_due.set(is_now);
        }
    });
    let back_up = move |_| {
        learner.back_up();
        // A learner who wants a backup also wants the browser to keep the data.
        task::spawn(async {
            durability::ask().await;
        });
    };
    let offer = move || {
        view! {
            <p>"Your progress lives in this browser alone. A file keeps it safe."</p>
            <button class="button button--strong" type="button" on:click=back_up>"Download a backup"</button>
            <button class="button" type="button" on:click=move |_| learner.settle_backup()>"Not now"</button>
        }
        .into_any()
    };
    view! {
        <section class="backup-offer" id="backup-offer" aria-label="Backup" hidden=move || !is_due.get()>
            {when(move || is_due.get(), offer)}
        </section>
    }
}
