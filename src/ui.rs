//! The pages, as Leptos components. They read signals and send actions; they store nothing, parse nothing and write no
//! URL.

pub mod app;
pub mod components;
pub mod pages;
pub mod state;
