//! Mounting a view: hydrates the prerendered elements, or renders new ones.

use leptos::mount;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::choices::Choices;
use super::frame;
use super::node::Node;
use crate::domain::nodes;

fn element(root: &Node) -> HtmlElement {
    root.element().unchecked_ref::<HtmlElement>().clone()
}

/// Takes over the elements that a view has been prerendered to, for as long as the page lives. The view must be the same
/// as on the build machine. Returns what the learner had chosen there.
pub fn hydrate<N: IntoView + 'static>(root: &Node, view: impl FnOnce() -> N + 'static) -> Choices {
    let choices = Choices::of(root);
    mount::hydrate_from(element(root), view).forget();
    choices
}

/// Shows a view in an element: takes over what has been prerendered there, if it is as it was written, and makes it afresh
/// otherwise. What is returned takes the view away.
pub fn show<N: IntoView + 'static>(place: &Node, view: impl FnOnce() -> N + 'static) -> Box<dyn FnOnce()> {
    let mut names = Vec::new();
    name_nodes(place.element(), &mut names);
    let (mut taken, mut made) = (None, None);
    let choices = if place.attribute("data-nodes") == Some(nodes::fingerprint_of(&names)) {
        let choices = Choices::of(place);
        taken = Some(mount::hydrate_from(element(place), view));
        choices
    } else {
        let kept = Kept::of(place);
        place.element().set_text_content(None);
        made = Some(mount::mount_to(element(place), view));
        kept.restore(place)
    };
    // By the next frame the controls show the loaded state.
    frame::before_paint(|| choices.choose());
    Box::new(move || drop((taken, made)))
}

/// Adds the names of all nodes in an element, in the order of the document.
fn name_nodes(parent: &web_sys::Node, names: &mut Vec<String>) {
    let mut next = parent.first_child();
    while let Some(child) = next {
        names.push(child.node_name());
        name_nodes(&child, names);
        next = child.next_sibling();
    }
}

/// Puts a view in the place of what is in an element, for as long as the page lives. What the learner typed, unfolded and
/// has the focus on stays; what the learner had chosen there is returned.
pub fn replace<N: IntoView + 'static>(root: &Node, view: impl FnOnce() -> N + 'static) -> Choices {
    let kept = Kept::of(root);
    root.element().set_text_content(None);
    mount::mount_to(element(root), view).forget();
    kept.restore(root)
}

/// The learner's input on a page before the program started. Elements are identified by their position among those of
/// their kind: the new view has the same.
struct Kept {
    /// Which `details` are open.
    open: Vec<bool>,
    /// The values of fields, and their selections.
    fields: Vec<Field>,
    /// Which of the elements that can have the focus has it.
    focused: Option<usize>,
    /// The prerendered places of the second program: they keep their content until that program has been loaded.
    places: Vec<Node>,
    /// The choices, and all the fields in which one could be made.
    choices: (Choices, Vec<Node>),
}

struct Field {
    value: String,
    selection: Option<(u32, u32)>,
}

const DETAILS: &str = "details";
const FIELDS: &str = "input:not([type=radio], [type=checkbox], [type=number]), textarea";
/// The places of `components::extra_place`.
const PLACES: &str = "[data-feature]";
const FOCUSABLE: &str = "a[href], button, input, select, summary, textarea, [tabindex]";

impl Kept {
    fn of(root: &Node) -> Self {
        let field = |node: &Node| Field { value: node.value(), selection: node.selection() };
        let focused = Node::focused();
        Self {
            open: root.all(DETAILS).iter().map(|details| details.is("[open]")).collect(),
            fields: root.all(FIELDS).iter().map(field).collect(),
            focused: root.all(FOCUSABLE).iter().position(|node| Some(node) == focused.as_ref()),
            places: root.all(PLACES),
            choices: (Choices::of(root), Choices::fields(root)),
        }
    }

    fn restore(self, root: &Node) -> Choices {
        let is_alike = |a: &Node, b: &Node| a.attribute("data-feature") == b.attribute("data-feature");
        for place in root.all(PLACES) {
            if let Some(written) = self.places.iter().find(|written| is_alike(written, &place)) {
                while let Some(child) = written.element().first_child() {
                    let _ = place.element().append_child(&child);
                }
            }
        }
        for (details, is_open) in root.all(DETAILS).iter().zip(self.open) {
            details.set_flag("open", is_open);
        }
        let fields = root.all(FIELDS);
        for (node, field) in fields.iter().zip(&self.fields) {
            node.set_value(&field.value);
        }
        if let Some(focused) = self.focused.and_then(|at| root.all(FOCUSABLE).into_iter().nth(at)) {
            focused.focus();
        }
        for (node, field) in fields.iter().zip(&self.fields) {
            if let Some(selection) = field.selection {
                node.select_range(selection);
            }
        }
        let (choices, fields) = self.choices;
        choices.moved(&fields, root)
    }
}
