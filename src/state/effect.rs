//! Effects of one type. Leptos compiles an effect for each closure; boxed, all share one, which saves 2 kB of WebAssembly
//! for each.

use leptos::prelude::*;

/// Runs something now and whenever a signal that it reads has changed. `run` receives `true` on the first run.
pub fn effect(run: impl FnMut(bool) + 'static) {
    let mut run: Box<dyn FnMut(bool)> = Box::new(run);
    Effect::new(move |was_run: Option<()>| run(was_run.is_none()));
}
