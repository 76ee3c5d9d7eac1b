//! Which notes are being written. It stays while the learner is on another page.

use std::collections::BTreeSet;

use leptos::prelude::*;

/// The notes that are being written, by context: a learner who comes back to a topic goes on writing.
#[derive(Clone, Copy, Debug)]
pub struct Editors {
    /// Whether the page is hidden. What was typed is saved then: it may be the end.
    pub is_page_hidden: RwSignal<bool>,
    /// Whether the store has every change, as the app says.
    pub is_saved: RwSignal<bool>,
    open: StoredValue<BTreeSet<&'static str>>,
}

impl Default for Editors {
    fn default() -> Self {
        Self {
            is_page_hidden: RwSignal::new(false),
            is_saved: RwSignal::new(false),
            open: StoredValue::new(BTreeSet::new()),
        }
    }
}

impl Editors {
    /// The editors of the component that asks.
    pub fn of_context() -> Self {
        use_context().unwrap_or_default()
    }

    pub(super) fn is_open(self, topic: &str) -> bool {
        self.open.with_value(|open| open.contains(topic))
    }

    pub(super) fn set_open(self, topic: &'static str, is_open: bool) {
        self.open.update_value(|open| {
            if is_open {
                open.insert(topic);
            } else {
                open.remove(topic);
            }
        });
    }
}
