//! The result of a comparison: the summary, the table and its controls. Hidden while there is none.

use leptos::prelude::*;

use super::comparison::Comparison;
use super::sentences::Sentences;
use super::table::{self, Table};
use crate::browser::node::Node;
use crate::browser::task;
use crate::components::text;
use crate::content::ROADMAP;
use crate::domain::compare::{Agreement, StageOrder};
use crate::domain::progress::Status;
use crate::domain::topic::Choice;
use crate::extras::csv;
use crate::state::notices::Notices;
use crate::wording::topics;

/// The result.
#[component]
pub fn ComparisonResult(
    /// The heading, which gets the focus when there is a new result.
    heading: NodeRef<leptos::html::H2>,
) -> impl IntoView {
    let Comparison { people, options, .. } = Comparison::of_context();
    let is_empty = Memo::new(move |_| people.read().is_empty());
    let orders = StageOrder::ALL.iter().map(|order| {
        let is_chosen = move || options.read().stages == *order;
        view! { <option value=order.slug() selected=is_chosen>{order.label()}</option> }
    });
    let legend = Status::ALL.iter().map(|status| {
        view! { <li><span class="compare__sign" data-status=status.slug()></span> " " {status.label()}</li> }
    });
    let order_stages = move |event| {
        let order = StageOrder::parse_slug(&event_target_value(&event)).unwrap_or_default();
        options.update(|options| options.stages = order);
    };
    let fold = move |command: &'static str, label: &'static str, are_open: bool| {
        let fold = move |_| options.update(|options| options.open_all(are_open));
        view! { <button class="button" type="button" data-compare=command on:click=fold>{label}</button> }
    };
    let table_url = move || {
        let (people, options) = (people.read(), options.read());
        (!people.is_empty()).then(|| csv::url(&table::rows(&options.ordered(&people))))
    };
    view! {
        <p class="compare__empty" hidden=move || !is_empty.get()>
            "The comparison will be here: a row for each topic, a column for each person, and what they have in common."
        </p>
        <section
            id="compare-result"
            class="compare__result"
            aria-labelledby="compare-title"
            hidden=move || is_empty.get()
        >
            <h2 id="compare-title" tabindex="-1" node_ref=heading>"Comparison"</h2>
            <Sentences people />
            <div class="compare__tools">
                <div class="compare__filters" role="group" aria-label="Topics">
                    {Agreement::ALL.iter().map(|agreement| view! { <Filter agreement=*agreement /> }).collect_view()}
                </div>
                <label class="compare__order">
                    "Stages "
                    <select id="compare-stages" autocomplete="off" on:change=order_stages>
                        {orders.collect_view()}
                    </select>
                </label>
                {fold("unfold-all", "Unfold all", true)}
                {fold("fold-all", "Fold all", false)}
                <a class="button" id="compare-csv" href=table_url download="backend-roadmap-comparison.csv">
                    "Download CSV"
                </a>
            </div>
            <ul class="compare__legend" aria-label="Signs">{legend.collect_view()}</ul>
            <div id="compare-table" class="compare__scroll" role="region" aria-label="Comparison" tabindex="0">
                {move || (!is_empty.get()).then(|| view! { <Table people options /> })}
            </div>
        </section>
    }
}

/// The button that shows some of the topics, and how many they are.
#[component]
fn Filter(agreement: Agreement) -> impl IntoView {
    let Comparison { people, options, .. } = Comparison::of_context();
    let notices = Notices::of_context();
    let count = Memo::new(move |_| {
        let people = people.read();
        (!people.is_empty()).then(|| agreement.count(&ROADMAP, &people))
    });
    let show = move |_| {
        options.update(|options| options.show(agreement));
        notices.announce(topics(count.get_untracked().unwrap_or_default()));
    };
    let number = move || count.get().map_or_else(String::new, |count| count.to_string());
    view! {
        <button
            class="compare__filter"
            type="button"
            data-compare="show"
            data-of=agreement.slug()
            aria-pressed=move || (options.read().shown == agreement).to_string()
            on:click=show
        >
            {agreement.label()} " " <span class="compare__number" inner_html=text(number)></span>
        </button>
    }
}

/// Scrolls to the result of a comparison, once it is on the page.
pub fn go_to_result(heading: NodeRef<leptos::html::H2>) {
    task::soon(move || {
        if let Some(heading) = heading.try_get_untracked().flatten() {
            let heading = Node::of(heading);
            heading.scroll_into_view(true);
            heading.focus();
        }
    });
}
