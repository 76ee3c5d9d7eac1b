//! Keeps the focus on the page. Where the element that has it is removed, hidden, folded or disabled, browsers give it to
//! nothing: who uses the keyboard or a screen reader would begin at the top again. Here it goes on to a neighbour, whatever
//! took the element away.

use std::cell::RefCell;
use std::iter::successors;

use wasm_bindgen::prelude::*;
use web_sys::{MutationObserver, MutationObserverInit};

use super::node::Node;
use super::{event, frame, history};

/// What the tab key stops at.
const TABBABLE: &str = "a[href], button, input, select, summary, textarea, [tabindex='0']";
/// What opens the keyboard of a phone.
const FIELDS: &str = "input:not([type=radio], [type=checkbox]), textarea";
/// What is in one of these cannot have the focus.
const GONE: &str = "[hidden], :disabled, dialog:not([open]), details:not([open]) > :not(summary)";
/// What is beside one of these is no neighbour: it is another part of the page.
const PARTS: &str = "body, #app, main";
/// The attributes that can take the focus away.
const ATTRIBUTES: [&str; 3] = ["hidden", "disabled", "open"];
/// How many elements that had the focus before are remembered.
const EARLIER: usize = 8;

/// The element that has the focus, as it was when it was last seen.
#[derive(Default)]
struct Kept {
    /// The element and those around it, each with its place among its siblings.
    around: Vec<(Node, usize)>,
    /// The path of the page that it was on.
    page: String,
    /// Whether the browser showed the focus, as it does for who uses the keyboard.
    is_shown: bool,
    /// What had the focus before, the latest last.
    earlier: Vec<Node>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// Begins to watch the page.
pub fn watch() {
    event::on_target("focusin", |_| remember());
    let changed = Closure::<dyn Fn()>::new(|| frame::before_paint(keep));
    let changes = MutationObserverInit::new();
    changes.set_subtree(true);
    changes.set_child_list(true);
    changes.set_attribute_filter(&js_sys::Array::from_iter(ATTRIBUTES.map(JsValue::from)));
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref());
    if let (Some(root), Ok(observer)) = (Node::root(), observer) {
        let _ = observer.observe_with_options(root.element(), &changes);
    }
    changed.forget();
}

fn is_there(node: &Node) -> bool {
    node.element().is_connected() && node.closest(GONE).is_none()
}

fn remember() {
    let Some(focused) = Node::focused() else { return };
    let with_place = |node: Node| {
        let before = successors(node.element().previous_element_sibling(), |it| it.previous_element_sibling());
        let place = before.count();
        (node, place)
    };
    KEPT.with_borrow_mut(|kept| {
        if let Some((last, _)) = kept.around.first().filter(|(last, _)| *last != focused) {
            let last = last.clone();
            kept.earlier.retain(|node| *node != last);
            kept.earlier.push(last);
            let forgotten = kept.earlier.len().saturating_sub(EARLIER);
            kept.earlier.drain(..forgotten);
        }
        kept.is_shown = focused.is(":focus-visible");
        kept.around = successors(Some(focused), Node::parent).map(with_place).collect();
        kept.page = history::address().path;
    });
}

/// Gives the focus to a neighbour if the element that had it has gone.
fn keep() {
    if Node::focused().is_some_and(|focused| is_there(&focused)) {
        return remember();
    }
    let kept = KEPT.take();
    KEPT.with_borrow_mut(|now| now.earlier.clone_from(&kept.earlier));
    // Who has clicked beside everything has left it on purpose.
    if kept.around.first().is_none_or(|(last, _)| is_there(last)) {
        return;
    }
    let is_same_page = kept.page == history::address().path;
    let has_found =
        is_same_page && (take_near(&kept) || kept.earlier.iter().rev().any(|node| take(node, kept.is_shown)));
    if !has_found {
        // The heading of a page that is being fetched comes later, and takes the focus from `main`.
        let _ = ["main h1", "main"].into_iter().filter_map(Node::of_page).any(|node| take(&node, kept.is_shown));
    }
}

/// Gives the focus to an element; returns whether it has it now. Where the focus is not shown, nothing else is to move.
fn take(node: &Node, is_shown: bool) -> bool {
    if !is_there(node) {
        // A browser may leave the focus a moment longer on what was folded away.
        return false;
    }
    if is_shown || !node.is(FIELDS) {
        node.focus();
    }
    let has_it = Node::focused().as_ref() == Some(node);
    if has_it && is_shown {
        node.scroll_into_view(false);
    }
    has_it
}

/// Gives the focus to what stands where an element was, else to what follows it, else to what comes before it: in the
/// nearest element around it that is still there.
fn take_near(Kept { around, is_shown, .. }: &Kept) -> bool {
    for (level, pair) in around.windows(2).enumerate() {
        let [(_, place), (parent, _)] = pair else { return false };
        if parent.is(PARTS) {
            return false;
        }
        if !is_there(parent) {
            continue;
        }
        let children = parent.children();
        let (before, after) = children.split_at((*place).min(children.len()));
        let here = after.first().or(before.last());
        let inside = around.get(..level).unwrap_or_default().iter().rev();
        let alike = here.map(|here| {
            inside.fold(here.clone(), |node, (_, place)| node.children().get(*place).cloned().unwrap_or(node))
        });
        let stops = |node: &Node| {
            let own = node.is(TABBABLE).then(|| node.clone());
            own.into_iter().chain(node.all(TABBABLE)).collect::<Vec<_>>()
        };
        let following = after.iter().flat_map(stops);
        let preceding = before.iter().rev().flat_map(|node| stops(node).into_iter().rev());
        if alike
            .into_iter()
            .filter(|node| node.is(TABBABLE))
            .chain(following)
            .chain(preceding)
            .any(|node| take(&node, *is_shown))
        {
            return true;
        }
    }
    false
}
