//! The line with all its stations: where one is, and a jump to each.

use leptos::prelude::*;

use super::text;
use crate::browser::{event, focus, frame};
use crate::content::ROADMAP;
use crate::domain::topic::StageIndex;
use crate::state::outline::Outline;
use crate::state::site::Site;

/// Links to the stages.
#[component]
pub fn StageRail() -> impl IntoView {
    let stations = ROADMAP.stage_indices().map(|stage| view! { <Stop stage /> }).collect_view();
    view! {
        <nav class="stage-rail" aria-label="Stages">
            <ol class="stage-rail__line">{stations}</ol>
        </nav>
    }
}

#[component]
fn Stop(stage: StageIndex) -> impl IntoView {
    let (it, tally) = (ROADMAP.stage(stage), Outline::of_context().stage(stage).tally);
    let count = move || format!("{}/{}", tally.get().done, tally.get().total);
    view! {
        <li class="stage-rail__stop" data-stage=it.id data-hue=ROADMAP.line(stage).map(|line| line.id) data-complete=move || tally.get().percent() == 100>
            <StageLink stage>
                <span class="stage-rail__station" aria-hidden="true">{stage.0.to_string()}</span>
                <span class="stage-rail__title">{it.title}</span>
                " "
                <span class="stage-rail__count" data-count=it.id inner_html=text(count)></span>
            </StageLink>
        </li>
    }
}

/// A link to a stage of the outline. Where the outline is on the page the stage is unfolded, and the open topic stays.
#[component]
pub fn StageLink(
    /// The stage.
    stage: StageIndex,
    /// The content of the link.
    children: Children,
) -> impl IntoView {
    let (site, outline) = (Site::of_context(), Outline::of_context());
    let id = ROADMAP.stage(stage).id;
    let jump = move |click: leptos::ev::MouseEvent| {
        if event::is_plain(&click) {
            click.prevent_default();
            outline.stage(stage).is_unfolded.set(true);
            frame::before_paint(move || focus::stage(id));
        }
    };
    view! {
        <a href=site.stage_href(stage) data-jump=id on:click=jump>{children()}</a>
    }
}
