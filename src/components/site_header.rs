//! The header of every page: the way to every view, and the theme.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::state::navigation::Navigation;
use crate::state::preferences::{Preferences, Theme};
use crate::state::site::Site;

/// Name, navigation and theme.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let (site, navigation) = (Site::of_context(), Navigation::of_context());
    let preferences: Preferences = expect_context();
    let link = |page: &'static Page| {
        let is_current = move || page.current_in(navigation.page.get());
        view! { <li><a href=site.href(*page) aria-current=is_current>{page.title(&ROADMAP)}</a></li> }
    };
    let option = |theme: Theme| view! { <option value=theme.slug()>{theme.label()}</option> };
    view! {
        <header class="site-header">
            <a class="site-header__name" href=site.href(Page::Outline)>
                <span class="site-header__sign" aria-hidden="true"></span>
                <span class="site-header__title">"Backend roadmap"</span>
            </a>
            <nav class="site-header__nav" aria-label="Pages">
                <ul>{Page::NAVIGATION.iter().map(link).collect_view()}</ul>
            </nav>
            <label class="site-header__theme" data-needs-app>
                <span class="visually-hidden">"Theme"</span>
                <select
                    id="theme"
                    autocomplete="off"
                    prop:value=Signal::derive(move || preferences.theme.get().slug())
                    on:change=move |event| preferences.set_theme(Theme::parse_slug(&event_target_value(&event)))
                >
                    {Theme::ALL.map(option).into_iter().collect_view()}
                </select>
            </label>
        </header>
    }
}
