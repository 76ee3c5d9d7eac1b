//! The groups of this device on the page: a field that names a new one, and a list that opens, renames and deletes them.

use leptos::prelude::*;

use super::comparison::Comparison;
use super::groups::Undo;
use super::result::go_to_result;
use crate::browser::event::key_name;
use crate::browser::{focus, task};
use crate::components::text;
use crate::domain::compare::groups::{Group, GroupsError};
use crate::domain::link::{NAME_LIMIT, clean_name};
use crate::domain::quotation::isolated;
use crate::state::effect::effect;
use crate::wording::counted;

type Input = NodeRef<leptos::html::Input>;
type Button = NodeRef<leptos::html::Button>;
type Links = NodeRef<leptos::html::Textarea>;

fn focus_on(field: Input) {
    if let Some(field) = field.get_untracked() {
        focus::on(&field);
    }
}

fn focus_on_links(field: Links) {
    if let Some(field) = field.get_untracked() {
        focus::on(&field);
    }
}

/// The groups, and the field that names a new one.
#[component]
pub fn GroupPanel(
    /// The heading of the result.
    heading: NodeRef<leptos::html::H2>,
    /// The field for links.
    links: Links,
) -> impl IntoView {
    let groups = Comparison::of_context().groups;
    effect(move |_| groups.load());
    let (name, undo) = (Input::new(), Button::new());
    view! {
        <section class="compare__saved" aria-labelledby="compare-groups-title">
            <h2 id="compare-groups-title">"Groups"</h2>
            <p class="compare__hint">"These people under a name, kept on this device to be opened again."</p>
            <NewGroup name links />
            <GroupMessage name links undo />
            <ul id="compare-groups" class="compare__groups" aria-labelledby="compare-groups-title">
                <For
                    each=move || groups.list.get().unwrap_or_default()
                    key=|group| (group.name.clone(), size(group))
                    let:group
                >
                    <GroupItem group heading undo />
                </For>
            </ul>
        </section>
    }
}

/// The field that names a new group, and the button that saves it.
#[component]
fn NewGroup(
    /// The field.
    name: Input,
    /// The field for links.
    links: Links,
) -> impl IntoView {
    let comparison = Comparison::of_context();
    let groups = comparison.groups;
    let save = move || {
        let Some(field) = name.get_untracked() else { return };
        let (text, has_me) = (comparison.links.get_untracked(), comparison.has_me.get_untracked());
        let wanted = clean_name(&field.value());
        if text.trim().is_empty() {
            groups.say("There is nothing to save yet: paste progress links first.", None);
            focus_on_links(links);
        } else if wanted.is_empty() {
            groups.say("Give the group a name first.", None);
            focus::on(&field);
        } else if groups.save(&wanted, text, has_me) {
            field.set_value("");
        }
    };
    let save_at_enter = move |event: leptos::ev::KeyboardEvent| {
        if key_name(&event).as_deref() == Some("Enter") {
            event.prevent_default();
            save();
        }
    };
    view! {
        <label class="compare__label" for="compare-name">"Name of the group"</label>
        <div class="compare__actions">
            <input
                id="compare-name"
                type="text"
                autocomplete="off"
                maxlength=NAME_LIMIT.to_string()
                node_ref=name
                on:keydown=save_at_enter
            />
            <button class="button" type="button" data-compare="save" on:click=move |_| save()>"Save as group"</button>
        </div>
    }
}

/// What came of the last change, and the buttons that take it back or put unreadable groups aside.
#[component]
fn GroupMessage(
    /// The field that names a new group.
    name: Input,
    /// The field for links.
    links: Links,
    /// The button that takes the last change back.
    undo: Button,
) -> impl IntoView {
    let comparison = Comparison::of_context();
    let groups = comparison.groups;
    let take_back = move |_| match groups.take_back() {
        Some(Undo::Entry { links: text, has_me }) => {
            comparison.enter(text, has_me);
            focus_on_links(links);
        }
        Some(_) => focus_on(name),
        None => {}
    };
    let put_aside = move |_| {
        groups.put_aside();
        focus_on(name);
    };
    let is_unreadable = move || *groups.list.read() == Err(GroupsError::Unreadable);
    view! {
        <div class="compare__said">
            <p id="compare-said" role="status" inner_html=text(move || groups.said.get())></p>
            <button
                class="button"
                type="button"
                data-compare="undo"
                hidden=move || groups.undo.read().is_none()
                node_ref=undo
                on:click=take_back
            >
                "Undo"
            </button>
            <button
                class="button"
                type="button"
                data-compare="put-aside"
                hidden=move || !is_unreadable()
                on:click=put_aside
            >
                "Put them aside"
            </button>
        </div>
    }
}

/// How many people a group has.
fn size(group: &Group) -> usize {
    let links = group.links.lines().filter(|line| !line.trim().is_empty()).count();
    links + usize::from(group.has_me)
}

/// A group with its buttons, or with the field for another name.
#[component]
fn GroupItem(
    group: Group,
    heading: NodeRef<leptos::html::H2>,
    /// The button that takes the last change back.
    undo: Button,
) -> impl IntoView {
    let renaming = Comparison::of_context().groups.renaming;
    let count = size(&group);
    let name = StoredValue::new(group.name);
    let is_renaming = Memo::new(move |_| name.with_value(|name| renaming.read().as_ref() == Some(name)));
    let content = move || match is_renaming.get() {
        true => view! { <NewName name=name.get_value() /> }.into_any(),
        false => view! { <GroupButtons name=name.get_value() count heading undo /> }.into_any(),
    };
    view! { <li class="compare__group">{content}</li> }
}

/// A button for a group.
fn button(command: &'static str, label: &'static str, name: &str, act: impl Fn() + 'static) -> AnyView {
    view! {
        <button class="button" type="button" data-compare=command data-of=name.to_owned() on:click=move |_| act()>
            {label}
            <span class="visually-hidden">{format!(" {}", isolated(name))}</span>
        </button>
    }
    .into_any()
}

#[component]
fn GroupButtons(name: String, count: usize, heading: NodeRef<leptos::html::H2>, undo: Button) -> impl IntoView {
    let comparison = Comparison::of_context();
    let groups = comparison.groups;
    let rename = Button::new();
    let people = counted(count, "person", "people");
    let stored = StoredValue::new(name.clone());
    effect(move |_| {
        let Some(button) = rename.get() else { return };
        let is_renamed = stored.with_value(|name| groups.renamed.with_value(|renamed| renamed.as_ref() == Some(name)));
        if is_renamed {
            groups.renamed.set_value(None);
            focus::on(&button);
        }
    });
    let open = move || {
        let (links, has_me) = (comparison.links.get_untracked(), comparison.has_me.get_untracked());
        if let Some(group) = groups.open(&stored.get_value(), links, has_me) {
            comparison.enter(group.links, group.has_me);
            if comparison.has_people() {
                go_to_result(heading);
            }
        }
    };
    let delete = move || {
        groups.delete(&stored.get_value());
        focus_when_shown(undo);
    };
    view! {
        <span class="compare__group-name"><bdi>{name.clone()}</bdi> " " <small>{people}</small></span>
        {button("open", "Open", &name, open)}
        <button
            class="button"
            type="button"
            data-compare="rename"
            data-of=name.clone()
            node_ref=rename
            on:click=move |_| groups.renaming.set(Some(stored.get_value()))
        >
            "Rename"
            <span class="visually-hidden">{format!(" {}", isolated(&name))}</span>
        </button>
        {button("delete", "Delete", &name, delete)}
    }
}

/// Gives the focus to a button that is shown from now on.
fn focus_when_shown(button: Button) {
    task::soon(move || {
        if let Some(button) = button.try_get_untracked().flatten() {
            focus::on(&button);
        }
    });
}

/// The field for another name.
#[component]
fn NewName(name: String) -> impl IntoView {
    let groups = Comparison::of_context().groups;
    let field = Input::new();
    effect(move |_| {
        if let Some(field) = field.get() {
            focus::on(&field);
            field.select();
        }
    });
    let from = StoredValue::new(name.clone());
    let keep = move || {
        if let Some(field) = field.get_untracked() {
            groups.rename(&from.get_value(), &clean_name(&field.value()));
        }
    };
    let cancel = move || groups.end_renaming(&from.get_value());
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        match key_name(&event).as_deref() {
            Some("Enter") => keep(),
            Some("Escape") => cancel(),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <input
            id="compare-rename"
            type="text"
            aria-label=format!("New name of {}", isolated(&name))
            value=name.clone()
            maxlength=NAME_LIMIT.to_string()
            node_ref=field
            on:keydown=on_key
        />
        {button("keep-name", "Keep", &name, keep)}
        {button("cancel-name", "Cancel", &name, cancel)}
    }
}
