//! The line with all its stations: where one is, and a jump to each.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::progress::Status;
use crate::domain::route::Page;
use crate::domain::stats::Tally;
use crate::ui::pages::Site;

/// Links to the stages.
#[component]
pub fn StageRail() -> impl IntoView {
    let outline = Site::of_page().href(Page::Outline);
    let statuses = vec![Status::Todo; ROADMAP.topics.len()];
    let stations = ROADMAP
        .stages
        .iter()
        .enumerate()
        .map(|(at, stage)| {
            let tally = Tally::of(stage.topics.iter().copied(), &ROADMAP, &statuses);
            view! {
                <li class="stage-rail__stop" data-stage=stage.id>
                    <a href=format!("{outline}#stage-{}", stage.id) data-jump=stage.id>
                        <span class="stage-rail__station" aria-hidden="true">{at.to_string()}</span>
                        <span class="stage-rail__title">{stage.title}</span>
                        " "
                        <span class="stage-rail__count" data-count=stage.id>{format!("0/{}", tally.total)}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="stage-rail" aria-label="Stages">
            <ol class="stage-rail__line">{stations}</ol>
        </nav>
    }
}
