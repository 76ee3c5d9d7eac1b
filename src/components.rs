//! The components of the pages: one in each file, with a style sheet of the same name under `style/components/`. A
//! component owns its markup, its events and what it shows; what it shares comes by context (`crate::state`).

use leptos::prelude::*;

use crate::domain::html::escape;

pub mod backup_offer;
pub mod best_matches;
pub mod checklist;
pub mod definition;
pub mod extra_place;
pub mod filter_bar;
pub mod filter_chips;
pub mod heading;
pub mod load_state;
pub mod mark_sign;
pub mod needs;
pub mod notes;
pub mod offline_status;
pub mod outline_head;
pub mod progress_meter;
pub mod prose;
pub mod question;
pub mod reset_dialog;
pub mod resource_list;
pub mod saving_banner;
pub mod shared_banner;
pub mod site_header;
pub mod stage_rail;
pub mod stage_section;
pub mod status_control;
pub mod toast;
pub mod topic_row;
pub mod update_banner;
pub mod view_switch;
pub mod way_there;

/// A text that changes, for `inner_html`. A page that the browser has translated holds other text nodes than Leptos knows:
/// a changed text node would not be seen, a changed content is.
pub fn text(value: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(move || escape(&value()))
}

/// A part of a view that is made anew whenever a signal that it reads has changed. Boxed, all such parts are of one type:
/// Leptos compiles 1.4 kB of WebAssembly for each type of view.
pub fn part(view: impl FnMut() -> AnyView + Send + 'static) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(view)
}

/// A part of a view that is rendered while a condition holds.
pub fn when(
    is_so: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send> {
    let is_so = Memo::new(move |_| is_so());
    part(move || if is_so.get() { view() } else { ().into_any() })
}
