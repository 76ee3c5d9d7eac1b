//! Messages between the two programs of a page, as events of the document.

use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Event};

use super::event::listen_to_page;

/// A program of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The one that every visit loads.
    App,
    /// The one that is loaded for what a first visit does without.
    Extras,
}

impl Program {
    fn event(self) -> &'static str {
        match self {
            Self::App => "backend-roadmap:to-app",
            Self::Extras => "backend-roadmap:to-extras",
        }
    }
}

/// Sends a text to a program, if it is there.
pub fn send(to: Program, text: &str) {
    let options = CustomEventInit::new();
    options.set_detail(&JsValue::from_str(text));
    let document = web_sys::window().and_then(|window| window.document());
    if let (Some(document), Ok(event)) = (document, CustomEvent::new_with_event_init_dict(to.event(), &options)) {
        let _ = document.dispatch_event(&event);
    }
}

/// Calls back with each text that is sent to a program.
pub fn on_message(to: Program, callback: impl Fn(String) + 'static) {
    let read = move |event: Event| {
        if let Some(text) = event.dyn_ref().and_then(|event: &CustomEvent| event.detail().as_string()) {
            callback(text);
        }
    };
    listen_to_page(to.event(), Box::new(read));
}
