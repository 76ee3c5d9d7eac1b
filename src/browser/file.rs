//! Files that the learner picks or drops on the page, read as text.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Element, Event, File, HtmlInputElement};

use super::node::Node;

/// A file that the learner offered.
#[derive(Clone, Debug)]
pub struct Offered(File);

impl Offered {
    /// The file in a field for files.
    pub fn in_field(field: &Node) -> Option<Self> {
        field.element().dyn_ref::<HtmlInputElement>()?.files()?.get(0).map(Self)
    }

    /// The name.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// The size in bytes.
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// What it holds; nothing if the browser cannot read it, because it is a folder or gone.
    pub async fn text(&self) -> Option<String> {
        JsFuture::from(self.0.text()).await.ok()?.as_string()
    }
}

/// Calls back with a file that is dropped on an element that a CSS selector finds, or inside it.
pub fn on_drop(selector: &'static str, callback: impl Fn(Offered) + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let place = move |event: &Event| event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten();
    let over = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if place(&event).is_some() {
            event.prevent_default();
        }
    });
    let drop = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let file = event.dyn_ref::<DragEvent>().and_then(|event| event.data_transfer()?.files()?.get(0));
        if let (Some(_), Some(file)) = (place(&event), file) {
            event.prevent_default();
            callback(Offered(file));
        }
    });
    let _ = document.add_event_listener_with_callback("dragover", over.as_ref().unchecked_ref());
    let _ = document.add_event_listener_with_callback("drop", drop.as_ref().unchecked_ref());
    over.forget();
    drop.forget();
}
