//! What a first visit does without, in a program of its own.

use leptos::prelude::*;

use crate::domain::feature::Feature;

/// A feature, as it is of a learner who has done nothing.
pub fn view(feature: &Feature) -> AnyView {
    let _ = feature;
    ().into_any()
}
