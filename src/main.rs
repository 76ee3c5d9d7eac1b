//! The browser's entry: starts the app on the prerendered page.

#[cfg(target_arch = "wasm32")]
fn main() {
    backend_roadmap::app::start::start();
}

/// On the host there is nothing to enter: `src/bin/` has the tools.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
