//! x
pub mod content;
pub mod domain;
