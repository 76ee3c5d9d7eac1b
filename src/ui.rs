//! The user interface. Its pages are Leptos components that the prerender tool turns into static HTML ([`pages`] and
//! [`components`], host only). In the browser the app does not render them again: it takes their nodes over and paints
//! what changes ([`paint`]), answers events ([`events`]) and moves parts of pages in and out ([`screen`]). What comes
//! and goes with the state is rendered by components in the browser ([`live`]).

#[cfg(not(target_arch = "wasm32"))]
pub mod components;
pub mod events;
pub mod live;
#[cfg(not(target_arch = "wasm32"))]
pub mod pages;
pub mod paint;
pub mod screen;
pub mod state;
pub mod words;
