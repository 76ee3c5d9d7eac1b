//! The document: its title, focus and scrolling, and the moment when the app takes the prerendered page over.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element that a CSS selector finds first.
fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// The path that the site is served under, as the prerendered page states it.
pub fn base() -> String {
    document()
        .and_then(|document| document.document_element()?.get_attribute("data-base"))
        .unwrap_or_else(|| "/".into())
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The HTML inside an element of the page.
pub fn inner_html(selector: &str) -> Option<String> {
    find(selector).map(|element| element.inner_html())
}

/// Moves focus to an element without scrolling to it. Returns whether there is one.
pub fn focus(selector: &str) -> bool {
    let Some(element) = find(selector) else { return false };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Moves focus to an element and scrolls as little as needed to show it.
pub fn reveal(selector: &str) {
    if focus(selector) {
        scroll_to(selector, ScrollLogicalPosition::Nearest);
    }
}

/// Moves focus to an element and scrolls it to the top of what it scrolls in.
pub fn jump_to(selector: &str) {
    scroll_to(selector, ScrollLogicalPosition::Start);
    focus(selector);
}

fn scroll_to(selector: &str, position: ScrollLogicalPosition) {
    if let Some(element) = find(selector) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(position);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// How far the window is scrolled, in CSS pixels.
pub fn scroll_top() -> f64 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0)
}

/// Scrolls the window to a distance from the top, in CSS pixels.
pub fn set_scroll_top(top: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// Scrolls an element, and what it stands in, to its top.
pub fn scroll_to_start(selector: &str) {
    if let Some(element) = find(selector) {
        element.set_scroll_top(0);
        scroll_to(selector, ScrollLogicalPosition::Start);
    }
}

/// Leaves a field: what was typed stays, the keyboard is the page's again.
pub fn blur() {
    if let Some(element) = document().and_then(|document| document.active_element()?.dyn_into::<HtmlElement>().ok()) {
        let _ = element.blur();
    }
}

/// Whether focus is on an element that a CSS selector matches.
pub fn has_focus(selector: &str) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|element| element.matches(selector) == Ok(true))
}

/// Selects the text of a field, so that it can be copied by hand.
pub fn select_text(selector: &str) {
    if let Some(field) = find(selector).and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        let _ = field.focus();
        field.select();
    }
}

/// Exchanges the prerendered page for the app in one step, before the browser can paint anything in between. `mount`
/// fills the new element. Focus, text already typed into the search field, and the scrolling of the parts of the page
/// stay where they are.
pub fn take_over(mount: impl FnOnce(HtmlElement)) {
    let Some(document) = document() else { return };
    let (Some(old), Ok(new)) = (find("#app"), document.create_element("div")) else { return };
    let Ok(new) = new.dyn_into::<HtmlElement>() else { return };
    let focused = document.active_element().filter(|element| old.contains(Some(element))).and_then(|e| selector_of(&e));
    let typed = find("#app input[type=search]").and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let typed = typed.map(|field| field.value()).filter(|text| !text.is_empty());
    let panel_top = find("#topic").map(|panel| panel.scroll_top());
    let top = scroll_top();
    // The static page of a topic holds one stage: keep that where it is, though others come above it.
    let stage = find("#app [data-has-topic] summary").map(|stage| (stage.id(), stage.get_bounding_client_rect().top()));
    new.set_id("app");
    mount(new.clone());
    let _ = old.replace_with_with_node_1(&new);
    if let Some(text) = typed
        && let Some(field) = find("#app input[type=search]").and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
    {
        field.set_value(&text);
        if let Ok(event) = input_event() {
            let _ = field.dispatch_event(&event);
        }
    }
    if let (Some(top), Some(panel)) = (panel_top, find("#topic")) {
        panel.set_scroll_top(top);
    }
    if let Some(selector) = focused {
        focus(&selector);
    }
    match stage {
        Some((id, before)) if top == 0.0 => {
            let after = find(&format!("#{id}")).map_or(before, |stage| stage.get_bounding_client_rect().top());
            set_scroll_top(after - before);
        }
        _ => set_scroll_top(top),
    }
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("data-boot", "ready");
    }
}

fn input_event() -> Result<web_sys::Event, JsValue> {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    web_sys::Event::new_with_event_init_dict("input", &init)
}

/// A selector that finds the same element in the app as in the prerendered page.
fn selector_of(element: &Element) -> Option<String> {
    ["id", "href", "name"].iter().find_map(|attribute| {
        let value = element.get_attribute(attribute)?;
        let tag = element.tag_name().to_ascii_lowercase();
        (!value.is_empty() && !value.contains(['"', '\\'])).then(|| format!("{tag}[{attribute}=\"{value}\"]"))
    })
}
