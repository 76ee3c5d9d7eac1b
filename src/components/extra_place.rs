//! A place for a feature of the second program. The program is loaded when the place comes onto the page, and shows the
//! feature in it.

use leptos::prelude::*;

use crate::browser::node::Node;
use crate::browser::{bundle, event, task};
use crate::domain::feature::Feature;
use crate::domain::nodes;
use crate::state::effect::effect;
use crate::state::notices::Notices;

/// How far a place is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    /// It waits for the second program.
    Waiting,
    /// The second program shows the feature.
    Live,
    /// The second program could not be loaded.
    Failed,
}

/// An element that the second program fills. Prerendered, it holds what the feature shows of a learner who has done
/// nothing. The button that was clicked before the program has come is clicked again when it is there.
#[component]
pub fn ExtraPlace(
    /// The feature.
    feature: Feature,
) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    let notices = Notices::of_context();
    let state = RwSignal::new(State::Waiting);
    let clicked = StoredValue::new_local(None::<Node>);
    effect(move |_| {
        let Some(place) = place.get().map(Node::of) else { return };
        let shown = place.clone();
        on_cleanup({
            let place = StoredValue::new_local(place);
            move || bundle::leave(&place.get_value())
        });
        task::spawn(async move {
            if let Err(reason) = bundle::show(&shown).await {
                state.set(State::Failed);
                return notices
                    .say(format!("A part of this page did not load: {reason}. Reload the page to try again."));
            }
            state.set(State::Live);
            let button = clicked.try_update_value(Option::take).flatten();
            if let Some(button) = button.filter(|button| shown.contains(button)) {
                button.click();
            }
        });
    });
    let remember = move |click: leptos::ev::MouseEvent| {
        if state.get_untracked() != State::Live {
            clicked.set_value(event::target(&click).and_then(|target| target.closest("button")));
        }
    };
    let name = serde_json::to_string(&feature).unwrap_or_default();
    let (html, nodes) = prerendered(&feature);
    view! {
        <div
            class="extra"
            data-feature=name
            data-nodes=nodes
            data-live=move || state.get() == State::Live
            data-failed=move || state.get() == State::Failed
            inner_html=html
            node_ref=place
            on:click=remember
        ></div>
    }
}

/// Renders a feature on the build machine; by context, because the features are made of components themselves.
#[derive(Clone, Copy, Debug)]
pub struct FeatureRenderer(pub fn(&Feature) -> String);

/// The feature as the static pages show it, and the fingerprint of its nodes. In the browser the element holds it already,
/// or the second program makes it.
fn prerendered(feature: &Feature) -> (String, Option<String>) {
    match use_context::<FeatureRenderer>() {
        Some(FeatureRenderer(render)) => {
            let html = render(feature);
            let nodes = nodes::fingerprint(&html);
            (html, Some(nodes))
        }
        None => (String::new(), None),
    }
}
