//! Search and filters: what the outline shows.

use leptos::prelude::*;

use super::best_matches::BestMatches;
use crate::browser::document;
use crate::content::ROADMAP;
use crate::domain::filter::Family;
use crate::domain::progress::Status;
use crate::domain::route::Page;
use crate::domain::topic::{Choice, HoursBand, Kind, Level, Mark};
use crate::ui::state::AppState;

/// The search field, two families of choices at first sight, the others on demand, and how many topics match.
#[component]
pub fn FilterBar() -> impl IntoView {
    let state = AppState::of_app();
    let query = move || state.route.with(|route| route.filter.query.clone());
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            let best = state.matches.with_untracked(|matches| matches.ranked().first().copied());
            if let (false, Some(topic)) = (query().trim().is_empty(), best) {
                event.prevent_default();
                state.go(Page::Topic(topic));
            }
        }
        "ArrowDown" if document::focus(".best-matches a") => event.prevent_default(),
        _ => {}
    };
    let stages: Vec<&'static str> = ROADMAP.stages.iter().map(|stage| stage.title).collect();
    let rare_count = Memo::new(move |_| state.route.with(|route| route.filter.rare_choice_count()));
    let starts_open = rare_count.get_untracked() > 0;
    view! {
        <search class="filter-bar">
            <div class="filter-bar__field">
                <label class="filter-bar__label" for="search">"Search the roadmap"</label>
                <input
                    id="search"
                    class="filter-bar__search"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    aria-keyshortcuts="/"
                    placeholder="Try “postgres” or “no sql”"
                    prop:value=query
                    on:input:target=move |event| {
                        let text = event.target().value();
                        state.set_filter(|filter| filter.query = text);
                    }
                    on:keydown=on_key
                />
            </div>
            <BestMatches />
            <div class="filter-bar__families">
                {family("Status", Family::Status, labels::<Status>())}
                {family("Kind", Family::Kind, labels::<Kind>())}
            </div>
            <details class="filter-bar__more" open=starts_open>
                <summary>
                    "More filters"
                    {move || match rare_count.get() {
                        0 => String::new(),
                        count => format!(" ({count} set)"),
                    }}
                </summary>
                <div class="filter-bar__families">
                    {family("Mark", Family::Mark, labels::<Mark>())}
                    {family("Level", Family::Level, labels::<Level>())}
                    {family("Hours", Family::Hours, labels::<HoursBand>())}
                    {family("Stage", Family::Stage, stages)}
                    <fieldset class="filter-bar__family">
                        <legend>"For me, now"</legend>
                        {chip(Family::Ready, 1, "Only what I can start now")}
                        {chip(Family::Chosen, 1, "Hide the alternatives I did not choose")}
                    </fieldset>
                </div>
            </details>
            <div class="filter-bar__result">
                <p class="filter-bar__count">{move || match state.matches.with(|matches| matches.count) {
                    0 => "No topic matches.".to_owned(),
                    count if state.shows_all.get() => format!("{count} topics"),
                    count => format!("{count} of {} topics match", ROADMAP.topics.len()),
                }}</p>
                <button class="button" type="button" hidden=move || state.shows_all.get() on:click=move |_| state.clear_filter()>
                    "Clear search and filters"
                </button>
            </div>
        </search>
    }
}

fn labels<T: Choice>() -> Vec<&'static str> {
    T::ALL.iter().map(|value| value.label()).collect()
}

fn family(legend: &'static str, family: Family, labels: Vec<&'static str>) -> AnyView {
    let chips = labels.into_iter().enumerate().map(|(position, label)| chip(family, position, label)).collect_view();
    view! {
        <fieldset class="filter-bar__family">
            <legend>{legend}</legend>
            {chips}
        </fieldset>
    }
    .into_any()
}

fn chip(family: Family, position: usize, label: &'static str) -> AnyView {
    let state = AppState::of_app();
    let count = Memo::new(move |_| state.matches.with(|matches| matches.count_of(family, position)));
    view! {
        <label class="filter-bar__chip">
            <input
                type="checkbox"
                prop:checked=move || state.route.with(|route| route.filter.has(family, position))
                on:change:target=move |event| {
                    let is_chosen = event.target().checked();
                    state.set_filter(|filter| filter.choose(family, position, is_chosen));
                }
            />
            <span>{label}</span>
            " "
            <span class="filter-bar__number">{move || count.get().to_string()}</span>
        </label>
    }
    .into_any()
}
