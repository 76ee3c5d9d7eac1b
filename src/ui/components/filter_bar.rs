//! Search and filters: what the outline shows. Of use once the app runs.

use leptos::prelude::*;

use super::best_matches::BestMatches;
use crate::content::EDITION;
use crate::content::ROADMAP;
use crate::domain::filter::{Family, Filter, Matches};
use crate::domain::progress::Status;
use crate::domain::search::SearchIndex;
use crate::domain::topic::{Choice, HoursBand, Kind, Level, Mark};
use crate::ui::words::match_count;

/// The search field, two families of choices at first sight, the others on demand, and how many topics match.
#[component]
pub fn FilterBar(
    /// Whether all families wait until they are asked for.
    #[prop(optional)]
    is_short: bool,
) -> impl IntoView {
    let stages: Vec<&'static str> = ROADMAP.stages.iter().map(|stage| stage.title).collect();
    let statuses = vec![Status::Todo; ROADMAP.topics.len()];
    let index = SearchIndex::new(&ROADMAP, "");
    let all = Matches::of(&Filter::default(), &ROADMAP, EDITION, &index, &statuses, &[]);
    let first = || {
        view! {
            {family("Status", Family::Status, &labels::<Status>(), &all)}
            {family("Kind", Family::Kind, &labels::<Kind>(), &all)}
        }
    };
    view! {
        <search class="filter-bar" data-needs-app>
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
                />
            </div>
            <BestMatches />
            {(!is_short).then(|| view! { <div class="filter-bar__families">{first()}</div> })}
            <details class="filter-bar__more">
                <summary>{if is_short { "Filters" } else { "More filters" }} " " <span data-rare-count></span></summary>
                <div class="filter-bar__families">
                    {is_short.then(first)}
                    {family("Mark", Family::Mark, &labels::<Mark>(), &all)}
                    {family("Level", Family::Level, &labels::<Level>(), &all)}
                    {family("Hours", Family::Hours, &labels::<HoursBand>(), &all)}
                    // On the map the stages are in sight.
                    {(!is_short).then(|| family("Stage", Family::Stage, &stages, &all))}
                    <fieldset class="filter-bar__family">
                        <legend>"For me, now"</legend>
                        {chip(Family::Ready, 1, "Only what I can start now", &all)}
                        {chip(Family::Chosen, 1, "Hide the alternatives I did not choose", &all)}
                    </fieldset>
                    <fieldset class="filter-bar__family">
                        <legend>"Mine"</legend>
                        {chip(Family::Starred, 1, "Starred", &all)}
                        {chip(Family::Noted, 1, "Has notes", &all)}
                        {chip(Family::Again, 1, "Questions to try again", &all)}
                    </fieldset>
                </div>
            </details>
            <div class="filter-bar__result">
                <p class="filter-bar__count" data-match-count>{match_count(all.count, true)}</p>
                <button class="button" type="button" data-command="clear" hidden>"Clear search and filters"</button>
            </div>
        </search>
    }
}

fn labels<T: Choice>() -> Vec<&'static str> {
    T::ALL.iter().map(|value| value.label()).collect()
}

fn family(legend: &'static str, family: Family, labels: &[&'static str], all: &Matches) -> AnyView {
    let chips = labels.iter().enumerate().map(|(position, label)| chip(family, position, label, all)).collect_view();
    view! {
        <fieldset class="filter-bar__family">
            <legend>{legend}</legend>
            {chips}
        </fieldset>
    }
    .into_any()
}

fn chip(family: Family, position: usize, label: &'static str, all: &Matches) -> AnyView {
    view! {
        <label class="filter-bar__chip">
            <input type="checkbox" autocomplete="off" data-choice=format!("{}.{position}", family as usize) />
            {label}
            " "
            <span class="filter-bar__number">{all.count_of(family, position).to_string()}</span>
        </label>
    }
    .into_any()
}
