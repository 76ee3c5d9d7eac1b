//! The pages, a file each with a style sheet of the same name. `crate::app` chooses which one is shown.

pub mod about;
pub mod absent;
pub mod compare;
pub mod glossary;
pub mod map;
pub mod not_found;
pub mod outline;
pub mod path;
pub mod paths;
pub mod placement;
pub mod plan;
pub mod progress;
pub mod settings;
pub mod shortcuts;
pub mod stage;
pub mod today;
pub mod topic;
