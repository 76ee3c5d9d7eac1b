//! The browser's entry: starts the app on the prerendered page. Decides nothing.

#[cfg(target_arch = "wasm32")]
fn main() {
    backend_roadmap::ui::state::AppState::start();
}

/// On the host there is nothing to enter: `src/bin/` has the tools.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
