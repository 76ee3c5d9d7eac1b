//! Focus and scrolling after a change of page, where the platform wants an element that another component rendered. Each
//! selector here is listed in `lib.rs`.

use web_sys::Element;

use super::frame;
use super::node::Node;

/// How far the window is scrolled, in CSS pixels.
pub fn scroll_top() -> f64 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0)
}

/// Scrolls the window to a distance from the top, in CSS pixels, at once.
pub fn set_scroll_top(top: f64) {
    if let Some(window) = web_sys::window() {
        let options = web_sys::ScrollToOptions::new();
        options.set_top(top);
        options.set_behavior(web_sys::ScrollBehavior::Instant);
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// Whether an element has the focus, and not the page as a whole.
pub fn is_somewhere() -> bool {
    Node::focused().is_some_and(|focused| !focused.is("main"))
}

/// Gives the focus to the first heading of the page.
pub fn heading() {
    if let Some(heading) = Node::of_page("main h1") {
        heading.focus();
    }
}

/// Gives the focus to the content of the page.
pub fn main() {
    if let Some(main) = Node::of_page("main") {
        main.scroll_into_view(true);
        main.focus();
    }
}

/// Gives the focus to the link of a topic in the outline and shows it.
pub fn topic(id: &str) {
    if let Some(link) = Node::of_page(&format!("[data-topic=\"{id}\"] a")) {
        link.focus();
        link.scroll_into_view(false);
    }
}

/// Gives the focus to the search field and shows it; returns whether it has it. Behind the topic of a narrow window it
/// takes none.
pub fn search() -> bool {
    let Some(field) = Node::of_page("#search") else { return false };
    field.scroll_into_view(true);
    field.focus();
    Node::focused().is_some_and(|focused| focused == field)
}

/// Scrolls to the beginning of the open topic.
pub fn scroll_to_article() {
    if let Some(article) = Node::of_page("#topic") {
        article.scroll_into_view(true);
    }
}

/// Gives the focus to the summary of a stage in the outline and shows it.
pub fn stage(id: &str) {
    if let Some(summary) = Node::of_page(&format!("#stage-{id}")) {
        summary.scroll_into_view(true);
        summary.focus();
    }
}

/// Gives the focus to an element.
pub fn on(element: &Element) {
    Node::new(element.clone()).focus();
}

/// Gives the focus to the first link of a list; returns whether there is one.
pub fn first_in(list: &Element) -> bool {
    focus_link_of(list.first_element_child())
}

/// Moves the focus from a link to that of the next item of its list; returns whether there is one.
pub fn next_in_list() -> bool {
    focus_link_of(focused_item().and_then(|item| item.next_element_sibling()))
}

/// Moves the focus from a link to that of the item before; returns whether there is one.
pub fn previous_in_list() -> bool {
    focus_link_of(focused_item().and_then(|item| item.previous_element_sibling()))
}

fn focused_item() -> Option<Element> {
    Node::focused()?.element().parent_element()
}

fn focus_link_of(item: Option<Element>) -> bool {
    let link = item.and_then(|item| item.first_element_child());
    link.iter().for_each(on);
    link.is_some()
}

/// Takes the focus away from where it is.
pub fn leave() {
    if let Some(focused) = Node::focused() {
        focused.blur();
    }
}

/// Makes a change of the page during which the summary of a stage stays where it is in the window, and the focus on the
/// topic that has it.
pub fn keep_in_place(stage: &str, change: impl FnOnce()) {
    let summary = format!("#stage-{stage}");
    let before = Node::of_page(&summary).map(|summary| summary.top());
    let focused = Node::focused().and_then(|node| node.closest("[data-topic]")?.attribute("data-topic"));
    change();
    frame::before_paint(move || {
        if let (Some(before), Some(after)) = (before, Node::of_page(&summary).map(|summary| summary.top())) {
            set_scroll_top(scroll_top() + after - before);
        }
        if let (Some(topic), false) = (focused, is_somewhere()) {
            self::topic(&topic);
        }
    });
}
