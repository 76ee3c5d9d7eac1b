//! A place for a feature of the second program. The program is loaded when the place comes onto the page, and shows the
//! feature in it.

use leptos::prelude::*;

use crate::browser::node::Node;
use crate::browser::{bundle, task};
use crate::domain::feature::Feature;
use crate::state::effect::effect;
use crate::state::notices::Notices;

/// An element that the second program fills. Prerendered, it holds what the feature shows of a learner who has done
/// nothing.
#[component]
pub fn ExtraPlace(
    /// What is shown.
    feature: Feature,
) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    let notices: Notices = expect_context();
    effect(move |_| {
        let Some(place) = place.get().map(Node::of) else { return };
        let shown = place.clone();
        on_cleanup({
            let place = StoredValue::new_local(place);
            move || bundle::leave(&place.get_value())
        });
        task::spawn(async move {
            if !bundle::show(&shown).await {
                notices.say(
                    "A part of this page did not load: there seems to be no connection. Reload the page to try again.",
                );
            }
        });
    });
    let name = serde_json::to_string(&feature).unwrap_or_default();
    view! { <div class="extra" data-feature=name inner_html=prerendered(&feature) node_ref=place></div> }
}

/// The feature as the static pages show it.
#[cfg(not(target_arch = "wasm32"))]
fn prerendered(feature: &Feature) -> String {
    crate::extras::view(feature).to_html()
}

/// In the browser the element holds it already, or the second program makes it.
#[cfg(target_arch = "wasm32")]
fn prerendered(_: &Feature) -> String {
    String::new()
}
