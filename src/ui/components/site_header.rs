//! The header of every page: the way to every view, and the theme.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::ui::state::AppState;

const THEMES: &[(&str, &str)] = &[("", "System"), ("light", "Light"), ("dark", "Dark")];

/// Name, navigation and theme.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let state = AppState::of_app();
    let links = Page::NAVIGATION
        .iter()
        .map(|page| {
            let page = *page;
            let is_current = move || match state.page.get() {
                Page::Topic(_) => (page == Page::Outline).then_some("true"),
                current => (page == current).then_some("page"),
            };
            view! { <li><a href=state.href(page) aria-current=is_current>{page.title(&ROADMAP)}</a></li> }
        })
        .collect_view();
    let options = THEMES
        .iter()
        .map(|(name, label)| view! { <option value=*name prop:selected=move || state.theme.get() == *name>{*label}</option> })
        .collect_view();
    view! {
        <header class="site-header">
            <a class="site-header__name" href=state.href(Page::Outline)>
                <span class="site-header__sign" aria-hidden="true"></span>
                "Backend roadmap"
            </a>
            <nav class="site-header__nav" aria-label="Pages">
                <ul>{links}</ul>
            </nav>
            <label class="site-header__theme">
                <span class="visually-hidden">"Theme"</span>
                <select on:change:target=move |event| state.set_theme(event.target().value())>{options}</select>
            </label>
        </header>
    }
}
