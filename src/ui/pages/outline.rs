//! The outline: the whole roadmap as a line with stations and stops; with a topic beside it, the topic's own stage.

use leptos::prelude::*;

use super::Site;
use super::topic::TopicArticle;
use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::domain::topic::{Choice, Mark, TopicIndex};
use crate::ui::components::filter_bar::FilterBar;
use crate::ui::components::mark_sign::MarkSign;
use crate::ui::components::progress_meter::ProgressMeter;
use crate::ui::components::stage_rail::StageRail;
use crate::ui::components::stage_section::StageSection;
use crate::ui::components::status_control::StatusControl;
use crate::ui::words::{next_label, window_title};

/// The whole roadmap.
#[component]
pub fn OutlinePage() -> impl IntoView {
    let stages = ROADMAP.stage_indices().map(|stage| view! { <StageSection stage /> }).collect_view();
    view! {
        <div class="outline">
            <div class="outline__roadmap">
                <OutlineHead />
                <StageRail />
                <div class="outline__stages">
                    <FilterBar />
                    <div class="outline__fold" data-needs-app>
                        <button class="button button--quiet" type="button" data-command="fold">"Fold all stages"</button>
                        <button class="button button--quiet" type="button" data-command="unfold">"Unfold all"</button>
                    </div>
                    <ol class="outline__line">{stages}</ol>
                </div>
            </div>
            <template id="row-status"><StatusControl /></template>
            <template id="outline-title"><p class="outline__title">{window_title(Page::Outline)}</p></template>
        </div>
    }
}

/// A topic with the part of the outline that it stands in: little enough to be fetched whenever a topic is opened. The
/// app puts the whole outline in its place.
#[component]
pub fn OutlineExcerpt(
    /// The topic.
    topic: TopicIndex,
) -> impl IntoView {
    view! {
        <div class="outline" data-has-topic data-excerpt>
            <TopicArticle topic />
            <div class="outline__roadmap">
                <div class="outline__stages">
                    <ol class="outline__line"><StageSection stage=ROADMAP.topic(topic).stage /></ol>
                </div>
            </div>
        </div>
    }
}

/// The title, what this is, the total and what to do next.
#[component]
fn OutlineHead() -> impl IntoView {
    let site = Site::of_page();
    let marks =
        Mark::ALL.iter().map(|mark| view! { <li><MarkSign mark=Some(*mark) /> {mark.label()}</li> }).collect_view();
    view! {
        <header class="outline__head">
            <h1 class="outline__title" tabindex="-1">{window_title(Page::Outline)}</h1>
            <p class="outline__lead">
                "Every language, tool and technology of the 2021 roadmap, in an order that works: what to learn first, what it unlocks, how long it takes. Your progress stays in this browser."
            </p>
            <div class="outline__total"><ProgressMeter /></div>
            <div class="outline__actions">
                <a class="button button--strong" data-next href=site.href(Page::Topic(TopicIndex(0)))>
                    {next_label(TopicIndex(0))}
                </a>
                <button class="button" type="button" data-needs-app data-command="share">"Share progress…"</button>
            </div>
            <ul class="outline__legend" aria-label="Marks">{marks}</ul>
        </header>
    }
}
