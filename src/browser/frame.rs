//! `requestAnimationFrame`.

use leptos::prelude::*;

/// Calls back once before the next frame is painted, when components have changed already.
pub fn before_paint(callback: impl FnOnce() + 'static) {
    request_animation_frame(callback);
}
