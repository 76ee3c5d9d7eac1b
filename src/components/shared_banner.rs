//! The banner over an opened progress link: whose it is, and what may be done with it.

use leptos::prelude::*;

use super::{part, when};
use crate::browser::focus;
use crate::content::ROADMAP;
use crate::domain::link::Shared;
use crate::domain::path_progress::path_key;
use crate::domain::progress::Action;
use crate::domain::route::Page;
use crate::domain::stats::Tally;
use crate::state::learner::Learner;
use crate::state::navigation::Navigation;
use crate::state::site::Site;

/// Hidden while no link is open.
#[component]
pub fn SharedBanner() -> impl IntoView {
    let learner = Learner::of_context();
    let content = part(move || match &*learner.link.read() {
        None => ().into_any(),
        Some(Ok(shared)) => opened(shared),
        Some(Err(error)) => view! {
            <p>
                <strong>"This link cannot be opened."</strong> " "
                <span>{format!("{error} Your own progress is as it was.")}</span>
            </p>
            <div class="shared-banner__actions"><CompareLink /><CloseButton /></div>
        }
        .into_any(),
    });
    view! {
        <section
            class="shared-banner"
            id="shared"
            role="alert"
            aria-label="Progress link"
            hidden=Signal::derive(move || learner.link.read().is_none())
        >
            {content}
        </section>
    }
}

fn opened(shared: &Shared) -> AnyView {
    let (learner, navigation) = (Learner::of_context(), Navigation::of_context());
    let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &shared.statuses(&ROADMAP));
    let path = ROADMAP.paths.iter().find(|path| shared.statuses.contains_key(&path_key(path.id)));
    let path = path.map(|path| format!(", on the path “{}”", path.title)).unwrap_or_default();
    let is_own = shared.asks_to_merge;
    let (whose, rest) = match (is_own, &shared.name) {
        (true, _) => {
            (view! { "From your other device:" }.into_any(), ". Merge? Until you do, your progress here is unchanged.")
        }
        (false, name) => (
            match name.clone() {
                None => view! { "Somebody’s progress:" }.into_any(),
                Some(name) => view! { <bdi>{name}</bdi> "’s progress:" }.into_any(),
            },
            ". You are looking at a link; your own progress is unchanged.",
        ),
    };
    let adopt = move |action: fn(_) -> Action, label: &'static str| {
        navigation.drop_link();
        learner.adopt_link(action, label);
        focus::heading();
    };
    let merge = move |_| adopt(Action::Merge, "Merged the link into your progress.");
    let replace = move |_| adopt(Action::Replace, "Replaced your progress with the link’s.");
    let can_save = move || learner.saving.read().is_editable();
    let class = if is_own { "button button--strong" } else { "button" };
    view! {
        <p><strong>{whose}</strong> " " <span>{format!("{tally}{path}{rest}")}</span></p>
        <div class="shared-banner__actions">
            <CompareLink />
            {when(can_save, move || view! {
                <button class=class type="button" data-button="merge" title="Take over what is further along than yours" on:click=merge>
                    "Merge"
                </button>
            }.into_any())}
            {when(move || can_save() && !is_own, move || view! {
                <button class="button" type="button" data-button="replace" title="Have exactly these statuses" on:click=replace>
                    "Replace"
                </button>
            }.into_any())}
            <CloseButton />
        </div>
    }
    .into_any()
}

#[component]
fn CompareLink() -> impl IntoView {
    view! { <a class="button" href=Site::of_context().href(Page::Compare)>"Compare"</a> }
}

/// Ends the preview.
#[component]
fn CloseButton() -> impl IntoView {
    let (learner, navigation) = (Learner::of_context(), Navigation::of_context());
    let close = move |_| {
        learner.link.set(None);
        navigation.drop_link();
        focus::heading();
    };
    view! { <button class="button" type="button" on:click=close>"Close"</button> }
}
