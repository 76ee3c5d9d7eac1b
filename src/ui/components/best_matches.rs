//! The best matches of a search, best first: the way from the search field to a topic with the arrow keys. The app fills
//! the list with copies of its template.

use leptos::prelude::*;

/// A short list of links, there only while there are words to search for.
#[component]
pub fn BestMatches() -> impl IntoView {
    view! {
        <ol class="best-matches" id="best-matches" aria-label="Best matches" hidden></ol>
        <template id="best-match"><li><a></a> " " <span class="best-matches__stage"></span></li></template>
    }
}
