//! The entry of the second program: it is loaded when a page needs what a first visit does without.

#[cfg(target_arch = "wasm32")]
fn main() {
    backend_roadmap::extras::start::start();
}

/// On the host there is nothing to enter.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
