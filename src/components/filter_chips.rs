//! The filters that are set: a button for each takes it away.

use leptos::prelude::*;

use super::part;
use crate::browser::focus;
use crate::domain::filter::{Family, Filter};
use crate::state::navigation::Navigation;
use crate::state::search::Search;
use crate::wording::choice_label;

/// A button for each filter that is set.
#[component]
pub fn FilterChips() -> impl IntoView {
    let (search, navigation) = (Search::of_context(), Navigation::of_context());
    let choices = Memo::new(move |_| navigation.filter.with(Filter::choices));
    let chip = move |(family, position): &(Family, usize)| {
        let (family, position) = (*family, *position);
        let label = choice_label(family, position);
        let remove = move |_| {
            search.change(|filter| filter.choose(family, position, false));
            focus::search();
        };
        view! {
            <li>
                <button type="button" class="filter-chips__chip" data-remove-choice on:click=remove>
                    <span class="visually-hidden">"Remove the filter "</span>
                    {label}
                    <span aria-hidden="true">" ×"</span>
                </button>
            </li>
        }
    };
    part(move || {
        let choices = choices.read();
        match choices.is_empty() {
            true => ().into_any(),
            false => {
                view! { <ul class="filter-chips" aria-label="Filters that are set">{choices.iter().map(chip).collect_view()}</ul> }
                    .into_any()
            }
        }
    })
}
