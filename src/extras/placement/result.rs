//! What a placement has shown, to be marked.

use leptos::prelude::*;

use super::storage::forget;
use crate::browser::focus;
use crate::content::ROADMAP;
use crate::domain::placement::Placement;
use crate::domain::progress::Status;
use crate::domain::route::Page;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::site::Site;
use crate::wording::topics;

/// What was proved, to be marked.
#[component]
pub fn Proved(
    /// The placement, all of whose questions are answered.
    placement: RwSignal<Option<Placement>>,
) -> impl IntoView {
    let (site, learner) = (Site::of_context(), Learner::of_context());
    let proved = placement.get_untracked().map_or(Vec::new(), |it| it.proved().to_vec());
    let all = proved.clone();
    let is_marked = Memo::new(move |_| {
        let statuses = learner.statuses.read();
        all.iter().all(|topic| statuses.get(usize::from(topic.0)) == Some(&Status::Done))
    });
    let heading = NodeRef::<leptos::html::H2>::new();
    effect(move |_| {
        if let Some(heading) = heading.get() {
            focus::on(&heading);
        }
    });
    let count = proved.len();
    let title = match count {
        0 => "Nothing to mark yet".to_owned(),
        count => format!("You know {} already", topics(count)),
    };
    let known = StoredValue::new(proved.clone());
    let mark = move |_| {
        known.with_value(|known| learner.mark_known(known));
        forget();
    };
    let items = proved.iter().map(|topic| {
        view! { <li><a href=site.href(Page::Topic(*topic))>{ROADMAP.topic(*topic).title}</a></li> }
    });
    view! {
        <div class="placement__result">
            <h2 tabindex="-1" node_ref=heading>{title}</h2>
            <ul class="topic__links">{items.collect_view()}</ul>
            <p class="placement__actions">
                <button
                    class="button button--strong"
                    type="button"
                    hidden=count == 0
                    disabled=move || is_marked.get() || !learner.is_editable.get()
                    on:click=mark
                >
                    "Mark as known"
                </button>
                <a class="button" href=site.href(Page::Today)>"What to do today"</a>
            </p>
        </div>
    }
}
