//! The dialog of the second program that is open, if one is.

use leptos::prelude::*;

use crate::domain::feature::Feature;

/// The open dialog, by context.
#[derive(Clone, Copy, Debug, Default)]
pub struct OpenDialog {
    feature: RwSignal<Option<Feature>>,
}

impl OpenDialog {
    /// The open dialog of the component that asks.
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// The feature whose dialog is open.
    pub fn feature(self) -> Option<Feature> {
        self.feature.get()
    }

    /// Opens the dialog of a feature.
    pub fn open(self, feature: Feature) {
        self.feature.set(Some(feature));
    }

    /// Removes the dialog from the page, after it was closed.
    pub fn close(self) {
        self.feature.set(None);
    }
}
