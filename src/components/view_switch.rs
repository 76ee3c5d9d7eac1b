//! The roadmap as an outline or as a map.

use leptos::prelude::*;

use crate::domain::route::Page;
use crate::state::navigation::Navigation;
use crate::state::site::Site;

/// The two views of the roadmap.
#[component]
pub fn ViewSwitch() -> impl IntoView {
    let (site, navigation) = (Site::of_context(), Navigation::of_context());
    let link = move |page: Page, name: &'static str| {
        let is_current = move || (navigation.page.get() == page).then_some("page");
        view! { <li><a href=site.href(page) aria-current=is_current>{name}</a></li> }
    };
    view! {
        <nav class="view-switch" aria-label="View">
            <ul>{link(Page::Outline, "Outline")} {link(Page::Map, "Map")}</ul>
        </nav>
    }
}
