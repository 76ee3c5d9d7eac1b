//! The explanation of a term. Terms are in prose that the build has rendered.

use leptos::prelude::*;

use crate::browser::node::Node;

/// The term that is explained now, by context.
#[derive(Clone, Copy, Debug)]
pub struct Definitions {
    /// The meaning of the term; empty while none is explained.
    pub meaning: RwSignal<String>,
    term: StoredValue<Option<Node>, LocalStorage>,
}

impl Default for Definitions {
    fn default() -> Self {
        Self { meaning: RwSignal::new(String::new()), term: StoredValue::new_local(None) }
    }
}

impl Definitions {
    /// The definitions of the component that asks.
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// Explains a term of the prose. The style places the explanation beside the term that it describes.
    pub fn explain(self, term: Node) {
        self.forget();
        term.set_attribute("aria-describedby", Some("definition"));
        self.meaning.set(term.attribute("data-meaning").unwrap_or_default());
        self.term.set_value(Some(term));
    }

    /// Takes the explanation away; returns whether there was one.
    pub fn forget(self) -> bool {
        let Some(term) = self.term.try_update_value(Option::take).flatten() else { return false };
        term.set_attribute("aria-describedby", None);
        self.meaning.set(String::new());
        true
    }

    /// Explains the term that the pointer or the focus is on. Anywhere else the explanation goes, unless the pointer is on
    /// the explanation itself or the focus is still on the term.
    pub fn point_at(self, target: &Node) {
        match target.closest(".term") {
            Some(term) => self.explain(term),
            None => {
                let is_read = target.closest(".definition").is_some();
                if !is_read && !Node::focused().is_some_and(|focused| focused.is(".term")) {
                    self.forget();
                }
            }
        }
    }
}
