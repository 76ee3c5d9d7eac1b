//! The plan as weeks: what comes in each, and how long.

use std::ops::Range;

use leptos::prelude::*;

use super::planner::{Outlook, Planner};
use crate::components::{part, text};
use crate::domain::plan::dates::{after, monday, range};
use crate::domain::plan::entries::duration;
use crate::domain::plan::schedule::Block;
use crate::state::site::Site;
use crate::wording::counted;

/// How many weeks are shown; those after them are folded.
const SHOWN: usize = 4;

/// The weeks as a list, the later ones folded.
#[component]
pub fn Weeks(
    /// The plan.
    planner: Planner,
) -> impl IntoView {
    let site = Site::of_context();
    let weeks = move |places: Range<usize>| match &*planner.outlook.read() {
        Some(outlook) => list(outlook, places, site),
        None => ().into_any(),
    };
    let count = Memo::new(move |_| planner.outlook.read().as_ref().map_or(0, |outlook| weeks_of(outlook).count()));
    let more = move || counted(count.get().saturating_sub(SHOWN), "more week", "more weeks");
    view! {
        <section class="plan__weeks" aria-labelledby="plan-weeks">
            <h2 id="plan-weeks">"Weeks"</h2>
            {part(move || weeks(0..SHOWN))}
            <details class="plan__later" hidden=move || count.get() <= SHOWN>
                <summary inner_html=text(more)></summary>
                {part(move || weeks(SHOWN..usize::MAX))}
            </details>
        </section>
    }
}

fn weeks_of(outlook: &Outlook) -> impl Iterator<Item = &[Block]> {
    let blocks = outlook.schedule.as_ref().map_or(&[][..], |schedule| &schedule.blocks);
    blocks.chunk_by(|one, other| monday(one.day) == monday(other.day))
}

fn list(outlook: &Outlook, places: Range<usize>, site: Site) -> AnyView {
    let weeks = weeks_of(outlook).enumerate().filter(|(place, _)| places.contains(place));
    let items = weeks.map(|(place, blocks)| week(place, blocks, outlook, site));
    view! { <ol class="plan__list">{items.collect_view()}</ol> }.into_any()
}

fn week(place: usize, blocks: &[Block], outlook: &Outlook, site: Site) -> AnyView {
    let first = blocks.first().map(|block| monday(block.day)).unwrap_or_default();
    let total: u32 = blocks.iter().map(|block| block.minutes).sum();
    let steps = blocks.chunk_by(|one, other| one.task == other.task).map(|blocks| {
        let task = blocks.first().map(|block| block.task).unwrap_or_default();
        let minutes = blocks.iter().map(|block| block.minutes).sum();
        let title = outlook.title(task);
        let name = match outlook.page(task) {
            Some(page) => view! { <a href=site.href(page)>{title}</a> }.into_any(),
            None => view! { {title} }.into_any(),
        };
        view! { <li>{name}<span class="plan__time">{duration(minutes)}</span></li> }
    });
    view! {
        <li class="plan__week">
            <h3>{format!("Week {}", place + 1)}</h3>
            <p class="plan__dates">{format!("{} · {}", range(first, after(first, 6)), duration(total))}</p>
            <ul>{steps.collect_view()}</ul>
        </li>
    }
    .into_any()
}
