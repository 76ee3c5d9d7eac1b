//! The desk's entry in the browser: a second program that is loaded when something rarely done is asked for. Decides
//! nothing.

#[cfg(target_arch = "wasm32")]
fn main() {
    backend_roadmap::desk::start();
}

/// On the host there is nothing to enter.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
