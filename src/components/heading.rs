//! The heading of a page whose data may come after the page was opened.

use leptos::prelude::*;

use crate::browser::focus;
use crate::state::effect::effect;
use crate::state::navigation::Navigation;

/// A heading that takes the focus if it comes after a change of page and nothing else has it: what stood in for the page had
/// it, and is gone.
pub fn late_heading() -> NodeRef<leptos::html::H1> {
    let (navigation, heading) = (Navigation::of_context(), NodeRef::<leptos::html::H1>::new());
    effect(move |_| {
        let is_late = navigation.has_moved.get_untracked() && !focus::is_somewhere();
        if let (true, Some(heading)) = (is_late, heading.get()) {
            focus::on(&heading);
        }
    });
    heading
}
