//! The map: the roadmap as a picture to move about in.

use leptos::prelude::*;

use crate::content::ROADMAP;
use crate::domain::route::Page;

/// The map with what moves it.
#[component]
pub fn MapPage() -> impl IntoView {
    view! { <div class="map"><h1 class="map__title" tabindex="-1">{Page::Map.title(&ROADMAP)}</h1></div> }
}
