//! Search and filters: what the outline or the map shows. Of use once the app runs.

use leptos::prelude::*;

use super::best_matches::BestMatches;
use super::filter_chips::FilterChips;
use super::text;
use crate::browser::event::key_name;
use crate::browser::{focus, timer};
use crate::content::ROADMAP;
use crate::domain::filter::{Family, Filter, Matches};
use crate::domain::route::Page;
use crate::state::effect::effect;
use crate::state::navigation::Navigation;
use crate::state::outline::Outline;
use crate::state::search::Search;
use crate::wording::{choice_name, family_name, match_count};

/// The search field, the filters on demand, those that are set, and how many topics match.
#[component]
pub fn FilterBar(
    /// Whether the bar is the map's, where the stages are in sight.
    #[prop(optional)]
    is_on_map: bool,
    /// The list of the best matches, for whoever wants to know where it is.
    #[prop(optional)]
    best: NodeRef<leptos::html::Ol>,
) -> impl IntoView {
    let (search, navigation) = (Search::of_context(), Navigation::of_context());
    let choices = Choices::new(search, navigation);
    let clear = move |_| {
        search.clear();
        focus::search();
    };
    view! {
        <search class="filter-bar" data-needs-app>
            <SearchField best />
            <details class="filter-bar__more">
                <summary>"Filters"</summary>
                <div class="filter-bar__families">
                    {choices.family(Family::Status)}
                    {choices.family(Family::Kind)}
                    {choices.family(Family::Mark)}
                    {choices.family(Family::Level)}
                    {choices.family(Family::Hours)}
                    {(!is_on_map).then(|| choices.family(Family::Stage))}
                    <fieldset class="filter-bar__family">
                        <legend>"For me, now"</legend>
                        {choices.chip(Family::Ready, 1)}
                        {choices.chip(Family::Chosen, 1)}
                    </fieldset>
                    <fieldset class="filter-bar__family">
                        <legend>"Mine"</legend>
                        {choices.chip(Family::Starred, 1)}
                        {choices.chip(Family::Noted, 1)}
                        {choices.chip(Family::Again, 1)}
                    </fieldset>
                </div>
            </details>
            <FilterChips />
            <div class="filter-bar__result">
                <p
                    class="filter-bar__count"
                    data-match-count
                    inner_html=text(move || match_count(search.matches.read().count, search.shows_all.get()))
                ></p>
                <button
                    class="button"
                    type="button"
                    hidden=Signal::derive(move || search.shows_all.get())
                    on:click=clear
                >
                    "Clear search and filters"
                </button>
            </div>
        </search>
    }
}

/// The field for words, and the best matches below it.
#[component]
fn SearchField(best: NodeRef<leptos::html::Ol>) -> impl IntoView {
    let (search, navigation, outline) = (Search::of_context(), Navigation::of_context(), Outline::of_context());
    let field = NodeRef::<leptos::html::Input>::new();
    effect(move |is_first| {
        let query = navigation.filter.read().query.clone();
        let Some(field) = field.get() else { return };
        let typed = field.value();
        if is_first && !typed.is_empty() {
            // Text typed before the app started.
            search.set_query(typed);
        } else if typed != query {
            field.set_value(&query);
        }
    });
    effect(move |is_first| {
        if is_first && !navigation.filter.read_untracked().query.is_empty() {
            search.fetch_words();
        }
    });
    let open_best = move || {
        let filter = navigation.filter.read_untracked();
        let best = search.matches.with_untracked(|matches| matches.best(1).first().copied());
        let topic = best.filter(|_| !filter.query.trim().is_empty());
        drop(filter);
        match topic {
            Some(topic) if navigation.page.get_untracked() == Page::Map => search.open_on_map(topic),
            Some(topic) => navigation.go_to(Page::Topic(topic)),
            None => {}
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let Some(key) = key_name(&event) else { return };
        let is_handled = match key.as_str() {
            "Enter" => {
                open_best();
                true
            }
            "ArrowDown" => best.get_untracked().is_some_and(|list| focus::first_in(&list)),
            // The browser empties the field first.
            "Escape" if event_target_value(&event).is_empty() => {
                focus::leave();
                true
            }
            _ => false,
        };
        if is_handled {
            event.prevent_default();
        }
    };
    view! {
        <div class="filter-bar__field">
            <label class="filter-bar__label" for="search">"Search the roadmap"</label>
            <input
                id="search"
                class="filter-bar__search"
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-keyshortcuts="/"
                placeholder="Search, such as “postgres” or “no sql”"
                node_ref=field
                on:input=move |event| {
                    outline.is_typing.set(true);
                    search.set_query(event_target_value(&event));
                    // Later changes of the matches have nothing to do with this key.
                    timer::after_paint(move || outline.is_typing.set(false));
                }
                on:focus=move |_| search.fetch_words()
                on:keydown=on_key
            />
        </div>
        <BestMatches list=best />
    }
}

/// The state that all chips share.
#[derive(Clone, Copy)]
struct Choices {
    /// The filter without its words, so that a key concerns no chip.
    chosen: Memo<Filter>,
    /// The topics that match the filter, once what a learner looks at first has been painted.
    counted: RwSignal<Matches>,
    search: Search,
}

impl Choices {
    fn new(search: Search, navigation: Navigation) -> Self {
        let counted = RwSignal::new(search.matches.get_untracked());
        effect(move |_| {
            search.matches.track();
            timer::after_paint(move || {
                if let Some(matches) = search.matches.try_get_untracked() {
                    counted.try_set(matches);
                }
            });
        });
        let chosen = Memo::new(move |_| navigation.filter.read().without_query());
        Self { chosen, counted, search }
    }

    fn family(self, family: Family) -> AnyView {
        let chips = (0..family.choices(&ROADMAP).len()).map(|position| self.chip(family, position));
        view! {
            <fieldset class="filter-bar__family">
                <legend>{family_name(family)}</legend>
                {chips.collect_view()}
            </fieldset>
        }
        .into_any()
    }

    fn chip(self, family: Family, position: usize) -> AnyView {
        let Self { chosen, counted, search } = self;
        view! {
            <label class="filter-bar__chip">
                <input
                    type="checkbox"
                    autocomplete="off"
                    data-choice=format!("{}.{position}", family as usize)
                    prop:checked=Signal::derive(move || chosen.read().has(family, position))
                    on:change=move |event| {
                        let is_chosen = event_target_checked(&event);
                        search.change(|filter| filter.choose(family, position, is_chosen));
                    }
                />
                {choice_name(family, position)}
                " "
                <span
                    class="filter-bar__number"
                    inner_html=Signal::derive(move || counted.read().count_of(family, position).to_string())
                ></span>
            </label>
        }
        .into_any()
    }
}
