//! What comes and goes with the state: Leptos components that are mounted in the browser, a file each, with a style
//! sheet of the same name under `style/components/`.

pub mod best_matches;
pub mod saving_banner;
pub mod shared_banner;
pub mod snapshot_list;
pub mod toast;
