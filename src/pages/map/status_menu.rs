//! What a right click on a topic of the map, or the space bar, offers.

use leptos::prelude::*;

use super::drawing::MapView;
use crate::browser::document;
use crate::browser::node::Node;
use crate::domain::progress::Status;
use crate::domain::topic::Choice;
use crate::state::effect::effect;

/// The statuses, in a box below the topic.
#[component]
pub fn StatusMenu(
    /// The map whose topics it is for.
    map: MapView,
) -> impl IntoView {
    let menu = NodeRef::<leptos::html::Div>::new();
    let choices = [(); 4].map(|()| NodeRef::<leptos::html::Button>::new());
    let is_current =
        move |status: Status| map.menu.read().as_ref().is_some_and(|(topic, _)| map.learner.status(*topic) == status);
    effect(move |_| {
        let (Some(menu), Some((_, [left, top, _, height]))) = (menu.get().map(Node::of), map.menu.get()) else {
            return;
        };
        if !map.learner.is_editable.get_untracked() {
            map.notices.say("Progress cannot be changed now.");
            map.menu.set(None);
            return;
        }
        menu.toggle_popover(true);
        let [.., menu_width, menu_height] = menu.place();
        let [width, bottom] = document::window().map(f64::from);
        let left = left.min(width - menu_width).max(0.0);
        let top = (top + height).min(bottom - menu_height).max(0.0);
        // The policy forbids styles in the markup, and the place is known only here.
        menu.set_style("left", &format!("{}px", left as i32));
        menu.set_style("top", &format!("{}px", top as i32));
        let current = Status::ALL.iter().zip(choices).find(|(status, _)| untrack(|| is_current(**status)));
        if let Some(choice) = current.and_then(|(_, choice)| choice.get_untracked()) {
            Node::of(choice).focus();
        }
    });
    let choose = move |status: Status| {
        if let Some((topic, _)) = map.menu.get_untracked() {
            map.learner.set_status(topic, status);
        }
        if let Some(menu) = menu.get_untracked() {
            // The browser gives the focus back to the topic.
            Node::of(menu).toggle_popover(false);
        }
    };
    let button = move |(at, status, place): (usize, &'static Status, NodeRef<leptos::html::Button>)| {
        view! {
            <button
                class="map__choice"
                type="button"
                data-value=status.slug()
                aria-pressed=Signal::derive(move || is_current(*status).to_string())
                node_ref=place
                on:click=move |_| choose(*status)
            >
                {status.label()} " " <kbd aria-hidden="true">{at.to_string()}</kbd>
            </button>
        }
    };
    view! {
        <div
            class="map__menu"
            id="map-menu"
            popover
            role="group"
            aria-label="Status"
            node_ref=menu
        >
            {(1..).zip(Status::ALL).zip(choices).map(|((at, status), place)| button((at, status, place))).collect_view()}
        </div>
    }
}
