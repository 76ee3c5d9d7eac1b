//! Loads the second program of a page, and tells it which elements to fill.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Event};

use super::event::listen_to_page;
use super::node::Node;

/// Dispatched on an element that the second program is to fill. Bubbles up to the document.
const SHOW: &str = "extra-show";
/// Dispatched on an element that leaves the page.
const LEAVE: &str = "extra-leave";

#[wasm_bindgen]
extern "C" {
    /// Loads the second program, once: `boot.js` has it.
    #[wasm_bindgen(catch, js_name = openExtras)]
    async fn open_extras() -> Result<JsValue, JsValue>;
}

/// Loads the second program, if it is not there.
///
/// # Errors
/// With the reason, as the second half of a sentence, if it did not come.
pub async fn load() -> Result<(), String> {
    open_extras().await.map(drop).map_err(|reason| reason.as_string().unwrap_or_default())
}

/// Loads the second program, if it is not there, and has it fill an element.
///
/// # Errors
/// With the reason, as the second half of a sentence, if it did not come.
pub async fn show(place: &Node) -> Result<(), String> {
    load().await?;
    place.dispatch(SHOW);
    Ok(())
}

/// Tells the second program that an element leaves the page.
pub fn leave(place: &Node) {
    place.dispatch(LEAVE);
}

/// The second program's side: calls back with each element to fill. What is called back with is called when the element
/// leaves the page.
pub fn serve<Leave: FnOnce() + 'static>(fill: impl Fn(Node) -> Leave + 'static) {
    let show = move |event: Event| {
        let Some(place) = event.target().and_then(|target| target.dyn_into().ok()).map(Node::new) else { return };
        let leave = Closure::once_into_js({
            let leave = fill(place.clone());
            move |_: Event| leave()
        });
        // Leptos may use the element again for the place of another page.
        let once = AddEventListenerOptions::new();
        once.set_once(true);
        let _ = place.element().add_event_listener_with_callback_and_add_event_listener_options(
            LEAVE,
            leave.unchecked_ref(),
            &once,
        );
    };
    listen_to_page(SHOW, Box::new(show));
}
