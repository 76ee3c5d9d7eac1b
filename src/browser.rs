//! The shell: one file per browser API, no decisions. The only place that names `web_sys`, `js_sys` or `gloo`; plain
//! values, [`node::Node`] and [`crate::domain`] types go in and out, no JsValue leaves. Compiles on the host, where
//! nobody calls it.

pub mod bundle;
pub mod bus;
#[cfg(target_arch = "wasm32")]
pub mod choices;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod download;
pub mod durability;
pub mod event;
pub mod fetch;
pub mod file;
pub mod focus;
pub mod focus_keeper;
pub mod frame;
pub mod gesture;
pub mod history;
pub mod in_view;
#[cfg(target_arch = "wasm32")]
pub mod mount;
pub mod node;
pub mod picture;
pub mod print;
pub mod random;
pub mod share;
pub mod storage;
pub mod task;
pub mod text;
pub mod timer;
pub mod view;
pub mod worker;
