//! Several learners beside each other: a mentor's or a team's view, made of progress links. The desk fills it.

use leptos::prelude::*;

use crate::domain::compare::lines::LIMIT;
use crate::domain::compare::{Agreement, StageOrder};
use crate::domain::link::NAME_LIMIT;
use crate::domain::progress::Status;
use crate::domain::topic::Choice;

/// Where progress links are put beside each other.
#[component]
pub fn ComparePage() -> impl IntoView {
    view! {
        <div class="compare" data-desk>
            <h1 tabindex="-1">"Compare"</h1>
            <noscript><p>"Comparing needs JavaScript. Everything else on this site can be read without."</p></noscript>
            <p class="compare__lead">"Paste the progress links of people who learn together and see who is ahead where, what all have done and what nobody has started. It happens in this browser alone: nothing is sent anywhere."</p>
            <div class="compare__form" data-needs-app>
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
                    ></textarea>
                    <p id="compare-hint" class="compare__hint">{format!("Up to {LIMIT}. A name may stand before a link: “Ada https://…”.")}</p>
                    <label class="compare__me"><input id="compare-me" type="checkbox" checked /> "Include me"</label>
                    <div class="compare__actions">
                        <button class="button button--strong" type="button" data-compare="compare">"Compare"</button>
                        <button class="button" type="button" data-compare="add" hidden>"Add the link that is open"</button>
                    </div>
                    <div id="compare-problems" role="alert"></div>
                </section>
                <section class="compare__saved" aria-labelledby="compare-groups-title">
                    <h2 id="compare-groups-title">"Groups"</h2>
                    <p class="compare__hint">"These people under a name, kept on this device to be opened again."</p>
                    <label class="compare__label" for="compare-name">"Name of the group"</label>
                    <div class="compare__actions">
                        <input id="compare-name" type="text" autocomplete="off" maxlength=NAME_LIMIT.to_string() />
                        <button class="button" type="button" data-compare="save">"Save as group"</button>
                    </div>
                    <div class="compare__said">
                        <p id="compare-said" role="status"></p>
                        <button class="button" type="button" data-compare="undo" hidden>"Undo"</button>
                        <button class="button" type="button" data-compare="put-aside" hidden>"Put them aside"</button>
                    </div>
                    <ul id="compare-groups" class="compare__groups" aria-labelledby="compare-groups-title"></ul>
                </section>
            </div>
            <Result />
        </div>
    }
}

/// What a comparison says: hidden while there is none.
#[component]
fn Result() -> impl IntoView {
    let filters = Agreement::ALL
        .iter()
        .map(|shown| {
            let is_first = (*shown == Agreement::default()).to_string();
            view! {
                <button class="compare__filter" type="button" data-compare="show" data-of=shown.slug() aria-pressed=is_first>
                    {shown.label()} " " <span class="compare__number"></span>
                </button>
            }
        })
        .collect_view();
    let orders = StageOrder::ALL
        .iter()
        .map(|order| view! { <option value=order.slug()>{order.label()}</option> })
        .collect_view();
    let legend = Status::ALL
        .iter()
        .map(|status| {
            view! { <li><span class="compare__sign" data-status=status.slug()></span> {status.label()}</li> }
        })
        .collect_view();
    view! {
        <section id="compare-result" class="compare__result" aria-labelledby="compare-title" hidden>
            <h2 id="compare-title" tabindex="-1">"Beside each other"</h2>
            <ul id="compare-summary" class="compare__summary"></ul>
            <div class="compare__tools">
                <div class="compare__filters" role="group" aria-label="Topics">{filters}</div>
                <label class="compare__order">
                    "Stages " <select id="compare-stages" autocomplete="off">{orders}</select>
                </label>
                <button class="button" type="button" data-compare="unfold-all">"Unfold all"</button>
                <button class="button" type="button" data-compare="fold-all">"Fold all"</button>
                <a class="button" id="compare-csv" download="backend-roadmap-comparison.csv">"Download CSV"</a>
            </div>
            <ul class="compare__legend" aria-label="Signs">{legend}</ul>
            <div id="compare-table" class="compare__scroll" role="region" aria-label="Comparison" tabindex="0"></div>
        </section>
    }
}
