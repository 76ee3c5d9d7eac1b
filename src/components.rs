//! What pages are made of: a component in each file, with a style sheet of the same name under `style/components/`. A
//! component owns its markup, its events and what it shows; what it shares comes by context (`crate::state`).

use crate::domain::html::escape;

pub mod backup_offer;
pub mod best_matches;
pub mod checklist;
pub mod definition;
pub mod extra_place;
pub mod filter_bar;
pub mod load_state;
pub mod mark_sign;
pub mod notes;
pub mod offline_status;
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

/// A text that changes, for `inner_html`. A page that the browser has translated holds other text nodes than Leptos knows:
/// a changed text node would not be seen, a changed content is.
pub fn text(value: impl Fn() -> String + Send + 'static) -> impl Fn() -> String + Send + 'static {
    move || escape(&value())
}
