//! The header of every page: the way to every view, and the theme. On narrow windows the way is a bar at the bottom.

use leptos::prelude::*;

use crate::browser::node::Node;
use crate::content::ROADMAP;
use crate::domain::route::Page;
use crate::state::navigation::Navigation;
use crate::state::preferences::{Preferences, Theme};
use crate::state::site::Site;

/// The id of the menu, which its button names.
const MENU: &str = "site-menu";

// The icons are drawn for this site: strokes of one width on a grid of 24.
const ROADMAP_ICON: &str = r#"<path d="M6 21V3M6 7h9M6 13h6M6 19h11"/>"#;
const TODAY_ICON: &str = r#"<rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M9 3v4M15 3v4"/>"#;
const PROGRESS_ICON: &str = r#"<circle cx="12" cy="12" r="9"/><path d="M8 12l3 3 5-6"/>"#;
const MENU_ICON: &str = r#"<path d="M4 6h16M4 12h16M4 18h16"/>"#;

fn icon(paths: &'static str) -> impl IntoView {
    let svg = format!(r#"<svg viewBox="0 0 24 24" width="20" height="20">{paths}</svg>"#);
    view! { <span class="site-header__icon" aria-hidden="true" inner_html=svg></span> }
}

/// Name, navigation and theme.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let (site, navigation) = (Site::of_context(), Navigation::of_context());
    let preferences = Preferences::of_context();
    let link = move |page: &'static Page| {
        let is_current = move || page.current_in(navigation.page.get());
        let icon = match page {
            Page::Today => Some(icon(TODAY_ICON)),
            Page::Progress => Some(icon(PROGRESS_ICON)),
            Page::Outline => Some(icon(ROADMAP_ICON)),
            _ => None,
        };
        view! { <li><a href=site.href(*page) aria-current=is_current>{icon}{page.title(&ROADMAP)}</a></li> }
    };
    let has_menu_page = move || Page::MENU.contains(&navigation.page.get());
    let menu = NodeRef::<leptos::html::Div>::new();
    let hide_menu = move |_| {
        if let Some(menu) = menu.get_untracked() {
            Node::of(menu).hide_popover();
        }
    };
    let option = |theme: Theme| view! { <option value=theme.slug()>{theme.label()}</option> };
    view! {
        <header class="site-header">
            <a class="site-header__name" href=site.href(Page::Outline)>
                <span class="site-header__sign" aria-hidden="true"></span>
                <span class="site-header__title">"Backend roadmap"</span>
            </a>
            <nav class="site-header__nav" aria-label="Pages">
                <ul>
                    {Page::NAVIGATION.iter().map(link).collect_view()}
                    <li>
                        <button type="button" popovertarget=MENU data-current=has_menu_page>{icon(MENU_ICON)}"Menu"</button>
                    </li>
                </ul>
                <div class="site-header__menu" id=MENU popover="auto" node_ref=menu on:click=hide_menu>
                    <ul>{Page::MENU.iter().map(link).collect_view()}</ul>
                </div>
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
