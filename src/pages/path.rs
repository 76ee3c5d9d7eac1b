//! A path: the way through the roadmap towards a goal.

use leptos::prelude::*;

use crate::components::extra_place::ExtraPlace;
use crate::content::ROADMAP;
use crate::domain::feature::Feature;
use crate::domain::path::PathIndex;
use crate::domain::route::Page;
use crate::state::site::Site;

/// The legs of a path and what is in them.
#[component]
pub fn PathPage(
    /// The path.
    path: PathIndex,
) -> impl IntoView {
    let it = ROADMAP.path(path);
    view! {
        <div class="path">
            <p class="path__up"><a href=Site::of_context().href(Page::Paths)>"All paths"</a></p>
            <h1 tabindex="-1">{it.title}</h1>
            <ExtraPlace feature=Feature::Path { path: it.id.to_owned() } />
        </div>
    }
}
