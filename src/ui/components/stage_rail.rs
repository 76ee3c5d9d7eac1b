//! The line with all its stations: where one is, and a jump to each.

use leptos::prelude::*;

use crate::browser::document;
use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::domain::stats::Tally;
use crate::ui::state::AppState;

/// Links to the stages. A jump keeps the open topic open.
#[component]
pub fn StageRail() -> impl IntoView {
    let state = AppState::of_app();
    let stations = ROADMAP
        .stages
        .iter()
        .enumerate()
        .map(|(at, stage)| {
            let tally = Memo::new(move |_| Tally::of(stage.topics.iter().copied(), &ROADMAP, &state.statuses.read()));
            let jump = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                state.folded.update(|folded| *folded = folded.with(at, false));
                request_animation_frame(move || document::jump_to(&format!("#stage-{}", stage.id)));
            };
            view! {
                <li class="stage-rail__stop" data-complete=move || (tally.get().percent() == 100).then_some("")>
                    <a
                        href=format!("{}#stage-{}", state.href(Page::Outline), stage.id)
                        on:click=jump
                        aria-disabled=move || {
                            state.matches.with(|matches| !stage.topics.iter().any(|topic| matches.is_match(*topic))).then_some("true")
                        }
                    >
                        <span class="stage-rail__station" aria-hidden="true">{at.to_string()}</span>
                        <span class="stage-rail__title">{stage.title}</span>
                        <span class="stage-rail__count">
                            {move || format!("{}/{}", tally.get().done, tally.get().total)}
                        </span>
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
