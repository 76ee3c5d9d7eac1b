//! The core: what a roadmap is and what may be done with it. Imports nothing of Leptos, the browser, the clock or IO;
//! time and stores come in as arguments.

pub mod checksum;
pub mod clock;
pub mod compare;
pub mod dictionary;
pub mod edition;
pub mod filter;
pub mod html;
pub mod json;
pub mod link;
pub mod merge;
pub mod note;
pub mod own;
pub mod persistence;
pub mod progress;
pub mod reminder;
pub mod roadmap;
pub mod route;
pub mod saved;
pub mod search;
pub mod shortcut;
pub mod snapshot;
pub mod stats;
pub mod store;
pub mod topic;
