//! The browser's entry: reads where the learner is and what is saved, and puts the app in the place of the prerendered
//! page. Decides nothing.

#[cfg(target_arch = "wasm32")]
fn main() {
    use backend_roadmap::browser::document;
    use backend_roadmap::ui::app::App;
    use backend_roadmap::ui::state::AppState;
    use leptos::prelude::*;

    let body = document::inner_html("#topic-body");
    document::take_over(|element| {
        leptos::mount::mount_to(element, move || {
            let state = AppState::from_browser(body);
            state.run();
            view! { <App state /> }
        })
        .forget();
    });
}

/// On the host there is nothing to enter: `src/bin/` has the tools.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
