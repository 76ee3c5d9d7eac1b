//! The header of every page: the way to every view, and the theme.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::ui::pages::Site;

/// Name, navigation and theme.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let site = Site::of_page();
    let links = Page::NAVIGATION
        .iter()
        .map(|page| view! { <li><a href=site.href(*page) aria-current=page.current_in(site.page)>{page.title(&ROADMAP)}</a></li> })
        .collect_view();
    view! {
        <header class="site-header">
            <a class="site-header__name" href=site.href(Page::Outline)>
                <span class="site-header__sign" aria-hidden="true"></span>
                <span class="site-header__title">"Backend roadmap"</span>
            </a>
            <nav class="site-header__nav" aria-label="Pages">
                <ul>{links}</ul>
            </nav>
            <label class="site-header__theme" data-needs-app>
                <span class="visually-hidden">"Theme"</span>
                <select id="theme" autocomplete="off">
                    <option value="">"System"</option>
                    <option value="light">"Light"</option>
                    <option value="dark">"Dark"</option>
                </select>
            </label>
        </header>
    }
}
