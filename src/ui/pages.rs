//! What the URLs show, a file each.

pub mod about;
pub mod not_found;
pub mod outline;
pub mod progress;
pub mod shortcuts;
pub mod topic;
