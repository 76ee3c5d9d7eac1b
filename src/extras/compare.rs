//! Compare: people from pasted progress links beside each other. Changes nobody's progress.

use leptos::prelude::*;

use crate::browser::focus;
use crate::domain::compare::lines::LIMIT;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::site::Site;
use comparison::Comparison;
use group_panel::GroupPanel;
use result::{ComparisonResult, go_to_result};

pub mod comparison;
pub mod group_panel;
pub mod groups;
pub mod options;
pub mod result;
pub mod sentences;
pub mod table;

/// The input, the groups, and the result.
#[component]
pub fn ComparePanel() -> impl IntoView {
    let learner = Learner::of_context();
    let comparison = use_context().unwrap_or_else(|| Comparison::new(learner));
    provide_context(comparison);
    let heading = NodeRef::<leptos::html::H2>::new();
    let links = NodeRef::<leptos::html::Textarea>::new();
    view! {
        <div class="compare__form" data-needs-app>
            <Entry heading links />
            <GroupPanel heading links />
        </div>
        <ComparisonResult heading />
    }
}

/// The input of people.
#[component]
fn Entry(heading: NodeRef<leptos::html::H2>, links: NodeRef<leptos::html::Textarea>) -> impl IntoView {
    let (site, learner, comparison) = (Site::of_context(), Learner::of_context(), Comparison::of_context());
    let me = NodeRef::<leptos::html::Input>::new();
    effect(move |is_first| {
        let wanted = comparison.links.get();
        let Some(field) = links.get() else { return };
        let typed = field.value();
        if is_first && !typed.is_empty() {
            // Text typed before the program started.
            comparison.links.set(typed);
        } else if typed != wanted {
            field.set_value(&wanted);
        }
    });
    effect(move |is_first| {
        let wanted = comparison.has_me.get();
        let Some(field) = me.get() else { return };
        if is_first && comparison.compared.read_untracked().is_none() {
            comparison.has_me.set(field.checked());
        } else if field.checked() != wanted {
            field.set_checked(wanted);
        }
    });
    effect(move |_| {
        comparison.links.track();
        learner.link.track();
        comparison.offer(site);
    });
    let compare = move |_| {
        comparison.compare();
        if comparison.has_people() {
            go_to_result(heading);
        }
    };
    let add = move |_| {
        comparison.add(site);
        if let Some(field) = links.get_untracked() {
            focus::on(&field);
        }
    };
    let choose_me = move |event| {
        comparison.has_me.set(event_target_checked(&event));
        if comparison.has_people() {
            comparison.compare();
        }
    };
    view! {
        <section class="compare__entry" aria-labelledby="compare-people">
            <h2 id="compare-people">"People"</h2>
            <label class="compare__label" for="compare-links">"Progress links, one per line"</label>
            <textarea
                id="compare-links"
                class="compare__links"
                rows="6"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby="compare-hint"
                node_ref=links
                on:input=move |event| comparison.links.set(event_target_value(&event))
            ></textarea>
            <p id="compare-hint" class="compare__hint">
                {format!("Up to {LIMIT}. A name may stand before a link: “Ada https://…”.")}
            </p>
            <label class="compare__me">
                <input id="compare-me" type="checkbox" autocomplete="off" checked node_ref=me on:change=choose_me /> "Include me"
            </label>
            <div class="compare__actions">
                <button class="button button--strong" type="button" data-compare="compare" on:click=compare>
                    "Compare"
                </button>
                <button
                    class="button"
                    type="button"
                    data-compare="add"
                    hidden=move || !comparison.can_add.get()
                    on:click=add
                >
                    "Add the link that is open"
                </button>
            </div>
            <div id="compare-problems" role="alert"><Problems /></div>
        </section>
    }
}

/// The problems of the input.
#[component]
fn Problems() -> impl IntoView {
    let problems = Comparison::of_context().problems;
    let is_empty = Memo::new(move |_| problems.read().is_empty());
    let list = move || {
        view! {
            <ul>
                <For each=move || problems.get() key=Clone::clone let:problem>
                    <li>{problem}</li>
                </For>
            </ul>
        }
    };
    move || (!is_empty.get()).then(list)
}
