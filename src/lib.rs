//! x

#![recursion_limit = "256"]

pub mod browser;
pub mod content;
pub mod domain;
pub mod ui;
