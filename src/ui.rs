//! The user interface. Its pages are Leptos components that the prerender tool turns into static HTML ([`pages`] and
//! [`components`], host only). In the browser the app does not render them again: Leptos signals hold its state
//! ([`state`]), effects paint what changes on the nodes that are there ([`paint`], [`notices`]), events become calls of
//! the state ([`events`]; inside a text [`study`]), and parts of other pages are fetched and moved in and out
//! ([`screen`]). The map has a part of its own ([`map`]). The service worker's words are shown by [`offline`].

#[cfg(not(target_arch = "wasm32"))]
pub mod components;
pub mod desk;
pub mod events;
pub mod map;
pub mod notices;
pub mod offline;
#[cfg(not(target_arch = "wasm32"))]
pub mod pages;
pub mod paint;
pub mod screen;
pub mod state;
pub mod study;
pub mod words;
