//! A stage: what a learner can do after it, what may be skipped, and the project that uses its topics.

use leptos::prelude::*;

use super::Site;
use crate::content::render::Renderer;
use crate::content::{ROADMAP, TERMS, TEXTS};
use crate::domain::progress::stage_key;
use crate::domain::route::Page;
use crate::domain::topic::{Hours, StageIndex};
use crate::ui::components::checklist::Checklist;
use crate::ui::components::progress_meter::ProgressMeter;
use crate::ui::components::prose::Prose;

/// The introduction of a stage and its project.
#[component]
pub fn StagePage(
    /// The stage.
    stage: StageIndex,
) -> impl IntoView {
    let site = Site::of_page();
    let it = ROADMAP.stage(stage);
    let (entry, text) = TEXTS.stage(stage);
    let mut renderer = Renderer::new(&site.base, &TERMS);
    let [least, most] = text.project.hours;
    let hours = Hours { least, most };
    let goals = renderer.section(&text.prose, "What you will be able to do");
    let skips = renderer.section(&text.prose, "What you may skip");
    let project = renderer.section(&text.prose, "The project");
    let topics = it.topics.iter().map(|topic| {
        view! { <li><a href=site.href(Page::Topic(*topic))>{ROADMAP.topic(*topic).title}</a></li> }
    });
    let neighbour = |label: &'static str, rel: &'static str, at: Option<u16>| {
        let stage = at.filter(|at| usize::from(*at) < ROADMAP.stages.len()).map(StageIndex)?;
        Some(view! {
            <a class="topic__neighbour" rel=rel href=site.href(Page::Stage(stage))>
                <span>{label}</span>
                " "
                <strong>{ROADMAP.stage(stage).title}</strong>
            </a>
        })
    };
    view! {
        <article class="stage">
            <p class="stage__number">"Stage " {stage.0}</p>
            <h1 tabindex="-1">{it.title}</h1>
            <p class="stage__lead">{entry.summary.as_str()}</p>
            <ProgressMeter stage=it />
            <section>
                <h2>"What you will be able to do"</h2>
                <Prose html=goals />
                <p>"The topics take " {ROADMAP.hours(it.topics).to_string()} ", the project " {hours.to_string()} "."</p>
            </section>
            <section>
                <h2>"The topics"</h2>
                <ol class="stage__topics">{topics.collect_view()}</ol>
            </section>
            <section>
                <h2>"What you may skip"</h2>
                <Prose html=skips />
            </section>
            <section>
                <h2>"The project: " {text.project.title.as_str()}</h2>
                <Prose html=project />
                <h3>"It is done when"</h3>
                <Checklist owner=stage_key(it.id) items=&text.project.criteria />
            </section>
            <nav class="topic__neighbours" aria-label="Stages">
                {neighbour("Previous", "prev", stage.0.checked_sub(1))}
                {neighbour("Next", "next", Some(stage.0 + 1))}
            </nav>
        </article>
    }
}
