//! A stage: what a learner can do after it, what may be skipped, and the project that uses its topics.

use leptos::prelude::*;

use crate::components::checklist::Checklist;
use crate::components::heading::late_heading;
use crate::components::load_state::with_data;
use crate::components::progress_meter::ProgressMeter;
use crate::components::prose::Prose;
use crate::content::ROADMAP;
use crate::domain::page_data::PageData;
use crate::domain::progress::stage_key;
use crate::domain::route::Page;
use crate::domain::stage_text::StageText;
use crate::domain::topic::StageIndex;
use crate::state::outline::Outline;
use crate::state::site::Site;

/// The introduction of a stage and its project.
#[component]
pub fn StagePage(
    /// The stage.
    stage: StageIndex,
) -> impl IntoView {
    with_data(Page::Stage(stage), |page, data| match (page, data) {
        (Page::Stage(stage), PageData::Stage(text)) => article(stage, text),
        _ => ().into_any(),
    })
}

fn article(stage: StageIndex, text: &StageText) -> AnyView {
    let (site, it) = (Site::of_context(), ROADMAP.stage(stage));
    let (line, project) = (ROADMAP.line(stage), text.project.clone());
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
        <article class="stage" data-hue=line.map(|line| line.id)>
            <p class="stage__number">{format!("Stage {}", stage.0)} {line.map(|line| format!(" · {} line", line.name))}</p>
            <h1 tabindex="-1" node_ref=late_heading()>{it.title}</h1>
            <p class="stage__lead">{it.summary}</p>
            <ProgressMeter tally=Outline::of_context().stage(stage).tally stage=it.id />
            <section>
                <h2>"What you will be able to do"</h2>
                <Prose html=text.goals.clone() />
                <p>{format!("The topics take {}, the project {}.", ROADMAP.hours(it.topics), project.hours)}</p>
            </section>
            <section>
                <h2>"The topics"</h2>
                <ol class="stage__topics">{topics.collect_view()}</ol>
            </section>
            <section>
                <h2>"What you may skip"</h2>
                <Prose html=text.skips.clone() />
            </section>
            <section>
                <h2>{format!("The project: {}", project.title)}</h2>
                <Prose html=project.text />
                <h3>"It is done when"</h3>
                <Checklist owner=stage_key(it.id) items=project.criteria />
            </section>
            <nav class="topic__neighbours" aria-label="Stages">
                {neighbour("Previous", "prev", stage.0.checked_sub(1))}
                {neighbour("Next", "next", Some(stage.0 + 1))}
            </nav>
        </article>
    }
    .into_any()
}
