//! Timers: calls after a pause, when the browser is idle, or once it has painted.

use std::time::Duration;

use leptos::prelude::*;

/// Calls back once, when the browser has nothing else to do; in browsers without `requestIdleCallback` after a second.
pub fn when_idle(callback: impl Fn() + Copy + 'static) {
    if request_idle_callback_with_handle(callback).is_err() {
        set_timeout(callback, Duration::from_secs(1));
    }
}

/// Calls back once, after the browser has painted what the page is now.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    // What a frame calls back runs before the frame is painted; a timer that is set there runs after it.
    request_animation_frame(|| set_timeout(callback, Duration::ZERO));
}

/// Puts work off until calls have paused for a time.
#[derive(Clone, Copy, Debug)]
pub struct Debounce {
    pause: Duration,
    timeout: StoredValue<Option<TimeoutHandle>>,
}

impl Debounce {
    /// Nothing is put off so far.
    pub fn new(pause: Duration) -> Self {
        Self { pause, timeout: StoredValue::new(None) }
    }

    /// Calls back after the pause, unless it is called again before.
    pub fn call(self, callback: impl FnOnce() + 'static) {
        if let Some(Some(before)) = self.timeout.try_get_value() {
            before.clear();
        }
        self.timeout.try_set_value(set_timeout_with_handle(callback, self.pause).ok());
    }
}
