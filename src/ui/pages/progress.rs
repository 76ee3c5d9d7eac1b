//! My progress: the figures, the link, the export, snapshots, undo and reset.

use leptos::prelude::*;

use crate::browser::storage::BrowserStore;
use crate::content::ROADMAP;
use crate::domain::persistence::snapshots;
use crate::domain::progress::Action;
use crate::domain::route::Page;
use crate::domain::stats::Tally;
use crate::ui::components::progress_meter::ProgressMeter;
use crate::ui::components::reset_dialog::ResetDialog;
use crate::ui::components::saving_banner::ExportLink;
use crate::ui::components::share_form::ShareForm;
use crate::ui::state::AppState;

/// What a learner can see of and do with all of the progress.
#[component]
pub fn ProgressPage() -> impl IntoView {
    let state = AppState::of_app();
    let total = Memo::new(move |_| Tally::of(ROADMAP.indices(), &ROADMAP, &state.statuses.read()));
    let stages = ROADMAP
        .stages
        .iter()
        .map(|stage| {
            let tally = Memo::new(move |_| Tally::of(stage.topics.iter().copied(), &ROADMAP, &state.statuses.read()));
            view! {
                <li class="progress__stage">
                    <a href=format!("{}#stage-{}", state.href(Page::Outline), stage.id)>{stage.title}</a>
                    " "
                    <ProgressMeter tally />
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="progress">
            <h1 tabindex="-1">"My progress"</h1>
            <p class="progress__total"><ProgressMeter tally=total /></p>
            <p>"Of topics to choose from, such as the languages, one counts. Skipped topics leave the total, so 100 % is always in reach."</p>
            <section aria-labelledby="share-title">
                <h2 id="share-title">"Share it"</h2>
                <ShareForm />
            </section>
            <section aria-labelledby="keep-title">
                <h2 id="keep-title">"Keep it"</h2>
                <p>"Progress lives in this browser alone, for this address. It survives reloads and restarts, but not “clear site data”: an export is your backup."</p>
                <div class="progress__actions">
                    <ExportLink />
                    <button
                        class="button"
                        type="button"
                        disabled=move || state.undoable().is_none() || !state.is_editable.get()
                        on:click=move |_| state.undo()
                    >
                        {move || state.undoable().map_or("Nothing to undo".into(), |label| format!("Undo: {label}"))}
                    </button>
                    <ResetDialog />
                </div>
                <Snapshots />
            </section>
            <section aria-labelledby="stages-title">
                <h2 id="stages-title">"Stage by stage"</h2>
                <ol class="progress__stages" start="0">{stages}</ol>
            </section>
        </div>
    }
}

/// The snapshots in the store; read anew after each change of progress.
#[component]
fn Snapshots() -> impl IntoView {
    let state = AppState::of_app();
    let found = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        state.progress.track();
        found.set(snapshots(&BrowserStore));
    });
    move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let items = found
                .into_iter()
                .map(|snapshot| {
                    let statuses = snapshot.progress.statuses(&ROADMAP);
                    let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &statuses);
                    let taken = snapshot.taken.to_minute();
                    let action = Action::Replace(snapshot.progress.status_map());
                    let restore = move |_| state.dispatch_large(&action, "Restored the snapshot.");
                    view! {
                        <li>
                            <span>{taken.clone()} " UTC: " {tally.to_string()}</span>
                            " "
                            <button
                                class="button"
                                type="button"
                                disabled=move || !state.is_editable.get()
                                aria-label=format!("Restore the snapshot of {taken}")
                                on:click=restore
                            >
                                "Restore"
                            </button>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <h3>"Snapshots"</h3>
                <p>"Taken before a merge, a replacement, a reset or a restoration; the last five are kept."</p>
                <ul class="progress__snapshots">{items}</ul>
            }
        })
    }
}
