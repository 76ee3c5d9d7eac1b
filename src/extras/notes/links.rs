//! The links that a learner keeps on a topic, and the fields that add one. Links lead to https alone.

use leptos::prelude::*;

use crate::browser::focus;
use crate::components::text;
use crate::content::ROADMAP;
use crate::domain::progress::{Status, is_link, item_key};
use crate::domain::quotation::isolated;
use crate::domain::topic::TopicIndex;
use crate::state::learner::Learner;

/// The longest address that is kept.
const ADDRESS_LIMIT: usize = 500;
/// The longest title of a link.
const TITLE_LIMIT: usize = 120;

/// The links of a topic, each with the button that removes it.
#[component]
pub fn LinkList(
    /// The topic.
    topic: TopicIndex,
) -> impl IntoView {
    let (learner, id) = (Learner::of_context(), ROADMAP.topic(topic).id);
    let links = Memo::new(move |_| {
        let progress = learner.progress.read();
        progress.items(id).map(|(item, _)| item).filter(|item| is_link(item)).map(str::to_owned).collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| links.read().is_empty());
    let list = move || {
        (!is_empty.get()).then(|| {
            view! {
                <ul class="notes__links">
                    <For each=move || links.get() key=Clone::clone let:link>
                        <KeptLink id link />
                    </For>
                </ul>
            }
        })
    };
    view! {
        {list}
        <AddLink id />
    }
}

#[component]
fn KeptLink(id: &'static str, link: String) -> impl IntoView {
    let learner = Learner::of_context();
    let (address, title) = parts(&link);
    let (address, title) = (address.to_owned(), title.to_owned());
    let label = format!("Remove the link {}", isolated(&title));
    let name = match is_allowed(&address) {
        true => view! { <a href=address rel="external noopener noreferrer"><bdi>{title}</bdi></a> }.into_any(),
        false => view! { <bdi>{title}</bdi> }.into_any(),
    };
    let remove = move |_| learner.set_item(&item_key(id, &link), Status::Todo);
    view! {
        <li>
            {name} " "
            <button class="button button--quiet" type="button" aria-label=label on:click=remove>"Remove"</button>
        </li>
    }
}

/// The fields of a link to keep.
#[component]
fn AddLink(id: &'static str) -> impl IntoView {
    let learner = Learner::of_context();
    let (address, title) = (NodeRef::<leptos::html::Input>::new(), NodeRef::<leptos::html::Input>::new());
    let problem = RwSignal::new("");
    let add = move |_| {
        let (Some(address), Some(title)) = (address.get_untracked(), title.get_untracked()) else { return };
        match link(&address.value(), &title.value()) {
            Ok(link) => {
                learner.set_item(&item_key(id, &link), Status::Done);
                problem.set("");
                address.set_value("");
                title.set_value("");
            }
            Err(told) => problem.set(told),
        }
        focus::on(&address);
    };
    view! {
        <details class="notes__add">
            <summary>"Keep a link"</summary>
            <div class="notes__fields">
                <label for="link-address">"Address"</label>
                <input
                    id="link-address"
                    type="url"
                    placeholder="https://…"
                    maxlength=ADDRESS_LIMIT.to_string()
                    autocomplete="off"
                    node_ref=address
                />
                <label for="link-title">"Title (optional)"</label>
                <input
                    id="link-title"
                    type="text"
                    maxlength=TITLE_LIMIT.to_string()
                    autocomplete="off"
                    node_ref=title
                />
                <p class="notes__problem" role="alert" inner_html=text(move || problem.get().to_owned())></p>
                <button class="button" type="button" on:click=add>"Keep the link"</button>
            </div>
        </details>
    }
}

/// The address and the title of a link as it is kept; without a title the address is its own.
pub fn parts(link: &str) -> (&str, &str) {
    link.split_once(' ').unwrap_or((link, link))
}

/// Whether a link may lead to an address.
pub fn is_allowed(address: &str) -> bool {
    address.strip_prefix("https://").is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// A link as it is kept: the address, a blank and the title.
///
/// # Errors
/// With what is wrong with the address, for the learner.
pub fn link(address: &str, title: &str) -> Result<String, &'static str> {
    let address = address.trim();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if !is_allowed(address) {
        return Err("The address must begin with https:// and name a site.");
    }
    if address.len() > ADDRESS_LIMIT || title.chars().count() > TITLE_LIMIT {
        return Err("The address or the title is too long.");
    }
    if address.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err("An address cannot have spaces in it.");
    }
    Ok(if title.is_empty() { address.to_owned() } else { format!("{address} {title}") })
}
