//! An element that shows a part of something larger: sizes, scrolling, places. Distances are in CSS pixels.

use wasm_bindgen::prelude::*;
use web_sys::{DomParser, HtmlElement, SupportedType};

use super::node::Node;

impl Node {
    /// The elements that a piece of SVG stands for, not yet on the page. No script in it runs.
    pub fn of_svg(markup: &str) -> Vec<Self> {
        let html = format!("<svg>{markup}</svg>");
        let parsed = DomParser::new().and_then(|parser| parser.parse_from_string(&html, SupportedType::TextHtml));
        let svg = parsed.ok().and_then(|page| page.query_selector("svg").ok().flatten());
        svg.map(|svg| Self::new(svg).all(":scope > *")).unwrap_or_default()
    }

    /// Puts an element before another one inside this one, or at the end.
    pub fn insert(&self, child: &Self, before: Option<&Self>) {
        let _ = self.element().insert_before(child.element(), before.map(|node| node.element().as_ref()));
    }

    /// Sets a property of the element's own style.
    pub fn set_style(&self, property: &str, value: &str) {
        // SVG elements have a style, too.
        let _ = self.element().unchecked_ref::<HtmlElement>().style().set_property(property, value);
    }

    /// Where the element is in the window: left, top, width, height.
    pub fn place(&self) -> [f64; 4] {
        let rect = self.element().get_bounding_client_rect();
        [rect.x(), rect.y(), rect.width(), rect.height()]
    }

    /// Width and height of what can be seen of its content.
    pub fn window(&self) -> [i32; 2] {
        [self.element().client_width(), self.element().client_height()]
    }

    /// Scrolls it, at once, by a distance to the right and down.
    pub fn scroll_by(&self, right: f64, down: f64) {
        self.element().scroll_by_with_x_and_y(right, down);
    }

    /// Shows a popover, or hides it.
    pub fn toggle_popover(&self, is_shown: bool) {
        let element = self.element().unchecked_ref::<HtmlElement>();
        let _ = if is_shown { element.show_popover() } else { element.hide_popover() };
    }
}
