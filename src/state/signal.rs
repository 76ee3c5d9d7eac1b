//! Signals that are set only if their value changes, so that nothing runs again for nothing.

use leptos::prelude::*;

/// Setting a signal only if its value changes.
pub trait SetIfNew<T> {
    /// Sets the value, unless it is the same already.
    fn set_if_new(self, value: T);
}

impl<T: PartialEq + Send + Sync + 'static> SetIfNew<T> for RwSignal<T> {
    fn set_if_new(self, value: T) {
        if self.with_untracked(|current| *current != value) {
            self.set(value);
        }
    }
}
