//! An element of the page, without its JavaScript type. Setting what is already so costs no work in the browser.

use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Document, Element, FocusOptions, HtmlElement, HtmlInputElement};
use web_sys::{
    HtmlSelectElement, HtmlTemplateElement, HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// An element of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Node(Element);

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

impl Node {
    pub(super) fn new(element: Element) -> Self {
        Self(element)
    }

    /// The element that a component has rendered.
    pub fn of(element: impl Into<Element>) -> Self {
        Self(element.into())
    }

    pub(super) fn element(&self) -> &Element {
        &self.0
    }

    /// The root element of the page.
    pub fn root() -> Option<Self> {
        document()?.document_element().map(Self)
    }

    /// The element of the page that a CSS selector finds first.
    pub fn of_page(selector: &str) -> Option<Self> {
        Self::root()?.find(selector)
    }

    /// The element that has the focus, if it is not the body.
    pub fn focused() -> Option<Self> {
        document()?.active_element().filter(|element| element.tag_name() != "BODY").map(Self)
    }

    /// A copy of what a template of the page holds.
    pub fn from_template(selector: &str) -> Option<Self> {
        let template = Self::of_page(selector)?;
        let content = template.0.dyn_ref::<HtmlTemplateElement>()?.content().first_element_child()?;
        content.clone_node_with_deep(true).ok()?.dyn_into().ok().map(Self)
    }

    /// Whether another element is inside this one.
    pub fn contains(&self, other: &Self) -> bool {
        self.0.contains(Some(&other.0))
    }

    /// The first descendant that a CSS selector finds.
    pub fn find(&self, selector: &str) -> Option<Self> {
        self.0.query_selector(selector).ok()?.map(Self)
    }

    /// The descendants that a CSS selector finds, in order.
    pub fn all(&self, selector: &str) -> Vec<Self> {
        let Ok(found) = self.0.query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok().map(Self)).collect()
    }

    /// The nearest of this element and its ancestors that a CSS selector finds.
    pub fn closest(&self, selector: &str) -> Option<Self> {
        self.0.closest(selector).ok()?.map(Self)
    }

    /// The element right above this one.
    pub fn parent(&self) -> Option<Self> {
        self.0.parent_element().map(Self)
    }

    /// The elements right below this one.
    pub fn children(&self) -> Vec<Self> {
        let first = self.0.first_element_child();
        std::iter::successors(first, Element::next_element_sibling).map(Self).collect()
    }

    /// Whether a CSS selector finds this element.
    pub fn is(&self, selector: &str) -> bool {
        self.0.matches(selector) == Ok(true)
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Sets an attribute, or removes it.
    pub fn set_attribute(&self, name: &str, value: Option<&str>) {
        match value {
            Some(value) if self.attribute(name).as_deref() == Some(value) => {}
            Some(value) => drop(self.0.set_attribute(name, value)),
            None => drop(self.0.remove_attribute(name)),
        }
    }

    /// Sets an attribute without a value, or removes it.
    pub fn set_flag(&self, name: &str, is_set: bool) {
        if self.0.has_attribute(name) != is_set {
            self.set_attribute(name, is_set.then_some(""));
        }
    }

    /// The text inside.
    pub fn text(&self) -> String {
        self.0.text_content().unwrap_or_default()
    }

    /// Puts a text in the place of what is inside.
    pub fn set_text(&self, text: &str) {
        if self.0.text_content().as_deref() != Some(text) {
            self.0.set_text_content(Some(text));
        }
    }

    /// Puts an element at the end.
    pub fn append(&self, child: &Self) {
        let _ = self.0.append_child(&child.0);
    }

    /// Takes the element out of the page.
    pub fn remove(&self) {
        self.0.remove();
    }

    fn input(&self) -> Option<&HtmlInputElement> {
        self.0.dyn_ref()
    }

    /// Whether a box or a radio button is chosen.
    pub fn is_checked(&self) -> bool {
        self.input().is_some_and(HtmlInputElement::checked)
    }

    fn area(&self) -> Option<&HtmlTextAreaElement> {
        self.0.dyn_ref()
    }

    fn list(&self) -> Option<&HtmlSelectElement> {
        self.0.dyn_ref()
    }

    /// The text of a field, of one line or of several, or the value of a choice.
    pub fn value(&self) -> String {
        let value = self.input().map(HtmlInputElement::value);
        let value = value.or_else(|| self.area().map(HtmlTextAreaElement::value));
        value.or_else(|| self.list().map(HtmlSelectElement::value)).unwrap_or_default()
    }

    /// Sets the text of a field or the value of a choice. The cursor stays where it is if nothing changes.
    pub fn set_value(&self, value: &str) {
        if self.value() == value {
        } else if let Some(input) = self.input() {
            input.set_value(value);
        } else if let Some(area) = self.area() {
            area.set_value(value);
        } else if let Some(list) = self.list() {
            list.set_value(value);
        }
    }

    /// Selects the text of a field, so that it can be copied by hand.
    pub fn select(&self) {
        if let Some(input) = self.input() {
            let _ = input.focus();
            input.select();
        }
    }

    /// Where the selection in a field begins and ends, if the field has the focus.
    pub fn selection(&self) -> Option<(u32, u32)> {
        if Self::focused().as_ref() != Some(self) {
            return None;
        }
        let (start, end) = match (self.input(), self.area()) {
            (Some(input), _) => (input.selection_start(), input.selection_end()),
            (None, Some(area)) => (area.selection_start(), area.selection_end()),
            (None, None) => return None,
        };
        Some((start.ok()??, end.ok()??))
    }

    /// Selects a part of what stands in a field.
    pub fn select_range(&self, (start, end): (u32, u32)) {
        // Fields without text have no selection.
        if let Some(input) = self.input() {
            let _ = input.set_selection_range(start, end);
        } else if let Some(area) = self.area() {
            let _ = area.set_selection_range(start, end);
        }
    }

    /// Moves focus here without scrolling.
    pub fn focus(&self) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // SVG elements take it, too.
        let _ = self.0.unchecked_ref::<HtmlElement>().focus_with_options(&options);
    }

    /// Takes the focus away.
    pub fn blur(&self) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let _ = element.blur();
        }
    }

    /// Scrolls as little as is needed to show the element, or to the start of what it scrolls in. A link in a drawing is
    /// where its first shape is: Firefox would show the corner of the whole drawing.
    pub fn scroll_into_view(&self, to_start: bool) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(if to_start { ScrollLogicalPosition::Start } else { ScrollLogicalPosition::Nearest });
        let shape = if self.is("svg a") { self.find("rect, path") } else { None };
        shape.as_ref().unwrap_or(self).0.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// The distance of the upper edge from that of the window, in CSS pixels.
    pub fn top(&self) -> f64 {
        self.0.get_bounding_client_rect().top()
    }

    /// Clicks it, as a learner does.
    pub fn click(&self) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            element.click();
        }
    }

    /// Dispatches an event of a name, which bubbles.
    pub(super) fn dispatch(&self, name: &str) {
        let options = CustomEventInit::new();
        options.set_bubbles(true);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
            let _ = self.0.dispatch_event(&event);
        }
    }

    /// Hides it, if it is a popover that is shown.
    pub fn hide_popover(&self) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            // Browsers without popovers show it for good.
            let _ = element.hide_popover();
        }
    }

    /// Opens a dialog over the page: the browser keeps the focus inside and gives it back.
    pub fn open_dialog(&self) {
        if let Some(dialog) = self.0.dyn_ref::<web_sys::HtmlDialogElement>() {
            let _ = dialog.show_modal();
        }
    }
}
