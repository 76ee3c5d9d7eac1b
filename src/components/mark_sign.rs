//! The sign of a mark: the shape of the stop on the line. Never a shape that a status has.

use leptos::prelude::*;

use crate::domain::topic::{Choice, Mark};

/// The shape of a mark. The words stand beside it, so it is hidden from screen readers.
#[component]
pub fn MarkSign(
    /// The edition's mark.
    mark: Option<Mark>,
) -> impl IntoView {
    view! { <span class="mark-sign" data-mark=mark.map(Choice::slug) aria-hidden="true"></span> }
}
