//! What would move: the dates of today beside those that were agreed to, and the button that takes them over.

use leptos::html;
use leptos::prelude::*;

use super::planner::{Outlook, Planner, title};
use crate::browser::focus;
use crate::components::{part, when};
use crate::domain::clock::Day;
use crate::domain::plan::dates::words;
use crate::domain::plan::proposal::Move;

/// A move of fewer days is none to speak of: a day more or less is how weeks are.
const NOTABLE: u32 = 7;
/// How many moves are listed.
const LISTED: usize = 8;

/// The proposal; nothing if the dates hold.
#[component]
pub fn Proposal(
    /// The plan.
    planner: Planner,
) -> impl IntoView {
    let (place, is_taken) = (NodeRef::<html::Div>::new(), RwSignal::new(false));
    let take_over = move |_| {
        planner.take_over();
        is_taken.set(true);
        if let Some(place) = place.get_untracked() {
            focus::on(&place);
        }
    };
    let proposal = part(move || match &*planner.outlook.read() {
        Some(outlook) if outlook.moves.iter().any(is_notable) || !outlook.left_out.is_empty() => {
            let (listed, more) = sentences(outlook);
            view! {
                <section class="plan__proposal" aria-labelledby="plan-proposal">
                    <h2 id="plan-proposal">"Planned from today"</h2>
                    <p>"This is no longer as you agreed to it:"</p>
                    <ul>{listed.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
                    <p>{more}</p>
                    <p data-needs-app>
                        <button
                            class="button button--strong"
                            type="button"
                            data-plan="take-over"
                            disabled=move || !planner.learner.is_editable.get()
                            on:click=take_over
                        >
                            "Take over"
                        </button>
                        " You can undo it."
                    </p>
                </section>
            }
            .into_any()
        }
        _ => when(move || is_taken.get(), || view! { <p>"These are the days of your plan now."</p> }.into_any())
            .into_any(),
    });
    // The button goes with the proposal: the focus stays at its place.
    view! { <div tabindex="-1" node_ref=place>{proposal}</div> }
}

fn is_notable(it: &Move) -> bool {
    it.from.is_none_or(|Day(from)| from.abs_diff(it.to.0) >= NOTABLE)
}

/// The first changes that are worth a word, and how many there are besides.
fn sentences(outlook: &Outlook) -> (Vec<String>, String) {
    let notable = outlook.moves.iter().filter(|it| is_notable(it));
    let sentence = |it: &Move| {
        let title = outlook.title(it.task);
        match it.from {
            Some(from) => format!("{title}: from {} to {}", words(from), words(it.to)),
            None => format!("{title}: new, {}", words(it.to)),
        }
    };
    let left_out = outlook.left_out.iter().map(|step| format!("{}: no longer in the plan", title(*step)));
    let mut all: Vec<String> = left_out.chain(notable.map(sentence)).collect();
    let more = match all.len().saturating_sub(LISTED) {
        0 => String::new(),
        1 => "One more step changes as well.".into(),
        more => format!("{more} more steps change as well."),
    };
    all.truncate(LISTED);
    (all, more)
}
