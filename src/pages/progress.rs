//! My progress: the figures, sharing, files out and in, undo, reset and snapshots.

use leptos::prelude::*;

use crate::components::extra_place::ExtraPlace;
use crate::components::progress_meter::ProgressMeter;
use crate::components::reset_dialog::ResetDialog;
use crate::components::text;
use crate::content::ROADMAP;
use crate::domain::feature::Feature;
use crate::domain::topic::StageIndex;
use crate::state::dialog::OpenDialog;
use crate::state::learner::Learner;
use crate::state::notices::Notices;
use crate::state::outline::Outline;
use crate::state::site::Site;

/// The learner's progress as a whole, and what can be done with it.
#[component]
pub fn ProgressPage() -> impl IntoView {
    let outline = Outline::of_context();
    let stages = ROADMAP.stage_indices().map(|stage| view! { <StageProgress stage /> }).collect_view();
    let dialog = OpenDialog::of_context();
    view! {
        <div class="progress">
            <h1 tabindex="-1">"My progress"</h1>
            <noscript inner_html="<p>Keeping progress needs JavaScript. Everything else on this site can be read without.</p>"></noscript>
            <p class="progress__total"><ProgressMeter tally=outline.total /></p>
            <p>"Of topics to choose from, such as the languages, one counts. Skipped topics leave the total, so 100 % is always in reach."</p>
            <section aria-labelledby="share-title">
                <h2 id="share-title">"Share it"</h2>
                <p>"A link, a code to scan, a picture or a badge for others; or a code that takes your progress to your phone. This page sends nothing anywhere: you do."</p>
                <div class="progress__actions" data-needs-app>
                    <button class="button button--strong" type="button" data-button="share" on:click=move |_| dialog.open(Feature::Share)>
                        "Share progress…"
                    </button>
                    <button class="button" type="button" data-button="move" on:click=move |_| dialog.open(Feature::Move)>
                        "Move to my phone…"
                    </button>
                </div>
            </section>
            <section aria-labelledby="stages-title">
                <h2 id="stages-title">"Stage by stage"</h2>
                <ol class="progress__stages">{stages}</ol>
                <ExtraPlace feature=Feature::AllDates />
            </section>
            <section aria-labelledby="keep-title">
                <h2 id="keep-title">"Keep it"</h2>
                <p>"Progress lives in this browser alone, for this address. It survives reloads and restarts, but not “clear site data”: a file is your backup."</p>
                <ExtraPlace feature=Feature::Backup />
                <h3>"Take it back"</h3>
                <div class="progress__actions" data-needs-app>
                    <UndoButton />
                    <ResetDialog />
                </div>
                <ExtraPlace feature=Feature::Snapshots />
            </section>
        </div>
    }
}

#[component]
fn StageProgress(stage: StageIndex) -> impl IntoView {
    let it = ROADMAP.stage(stage);
    view! {
        <li class="progress__stage">
            <a href=Site::of_context().stage_href(stage)>{it.title}</a>
            " "
            <ProgressMeter tally=Outline::of_context().stage(stage).tally stage=it.id />
        </li>
    }
}

/// Takes the last change back, and says which one.
#[component]
fn UndoButton() -> impl IntoView {
    let (learner, notices) = (Learner::of_context(), Notices::of_context());
    let label = move || learner.undoable().map_or("Nothing to undo".into(), |label| format!("Undo: {label}"));
    view! {
        <button
            class="button"
            type="button"
            data-undo
            disabled=Signal::derive(move || !learner.is_editable.get() || learner.undoable().is_none())
            on:click=move |_| learner.undo(notices)
            inner_html=text(label)
        ></button>
    }
}
