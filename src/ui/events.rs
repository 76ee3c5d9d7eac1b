//! What the learner does, anywhere on the page, as calls of the state. Every button says by `data-command` what it is
//! for.

use reactive_graph::traits::*;

use super::screen::Screen;
use super::state::AppState;
use super::{desk, map, notices, offline, paint, study};
use crate::browser::node::Node;
use crate::browser::{durability, event, history, task};
use crate::content::ROADMAP;
use crate::domain::filter::{Family, Filter};
use crate::domain::persistence::Saving;
use crate::domain::progress::{Action, Progress, Status, StatusMap};
use crate::domain::route::Page;
use crate::domain::saved;
use crate::domain::shortcut::{self, Command, Key};
use crate::domain::topic::{Choice, TopicIndex};

/// Listens to the page.
pub fn listen(state: AppState) {
    event::on_field("input", move |field| on_input(state, &field));
    event::on_field("change", move |field| on_change(state, &field));
    event::on_field("focusin", move |target| {
        if target.is("#search") {
            state.fetch_words();
        }
        on_point(state, &target);
    });
    event::on_field("mouseover", move |target| on_point(state, &target));
    event::on_click(move |target| on_click(state, &target));
    event::on_key(move |key, target| on_key(state, key, target));
    map::input::listen(state);
    // What was typed before the app could answer.
    if let Some(field) = Node::of_page("#search").filter(|field| !field.value().is_empty()) {
        on_input(state, &field);
    }
}

fn on_input(state: AppState, field: &Node) {
    if field.is("#search") {
        state.fetch_words();
        let query = field.value();
        state.set_filter(|filter| filter.query = query);
    }
}

/// What is under the pointer or has the focus is explained, or fetched before it is opened.
fn on_point(state: AppState, target: &Node) {
    study::point_at(target);
    map::input::on_point(state, target);
    let href = target.closest("a[href^='/']").and_then(|link| link.attribute("href"));
    if let Some(Page::Topic(topic)) = href.map(|href| state.route_of(&href, "").page) {
        Screen::prefetch(state, Page::Topic(topic));
    }
}

fn on_change(state: AppState, field: &Node) {
    if let Some(key) = field.attribute("data-item") {
        study::on_tick(state, &key, field.is_checked());
    } else if let Some((family, position)) =
        field.attribute("data-choice").and_then(|choice| Family::parse_choice(&choice))
    {
        state.set_filter(|filter| filter.choose(family, position, field.is_checked()));
    } else if let Some(control) = field.closest("[data-status-control]") {
        let topic = control.attribute("data-status-control").and_then(|id| ROADMAP.find(&id));
        if let (Some(topic), Some(status)) = (topic, Status::parse_slug(&field.value())) {
            state.set_status(topic, status);
        }
    } else if field.is("#theme") {
        state.set_theme(&field.value());
    } else if field.is("#single-keys") {
        state.set_single_keys(field.is_checked());
    }
}

fn on_click(state: AppState, target: &Node) -> bool {
    if study::on_click(state, target) || map::input::on_click(state, target) {
        return true;
    }
    if let Some(button) = target.closest("[data-command]") {
        run(state, &button.attribute("data-command").unwrap_or_default(), &button);
        return true;
    }
    if target.closest("[data-backup]").is_some() {
        // The browser downloads it. Who wants a backup wants the rest kept, too.
        state.settle_backup();
        task::spawn(async {
            durability::ask().await;
        });
        return false;
    }
    if target.closest(".skip-link").is_some() {
        return focus_on("#main");
    }
    if let Some(stage) = target.closest("[data-jump]").and_then(|link| link.attribute("data-jump")) {
        return jump_to(&stage);
    }
    let Some(link) = target.closest("a[href]") else { return false };
    let href = link.attribute("href").unwrap_or_default();
    // A link with a fragment to another page, to a file or to another site is the browser's; so are all in a frame.
    if !href.starts_with('/') || href.contains('#') || link.is("[download], [target], [data-embed] *") {
        return false;
    }
    let (path, query) = href.split_once('?').unwrap_or((&href, ""));
    let route = state.route_of(path, query);
    let is_ours = route.page != Page::NotFound;
    if is_ours {
        state.go(route);
    }
    is_ours
}

fn focus_on(selector: &str) -> bool {
    let Some(node) = Node::of_page(selector) else { return false };
    node.scroll_into_view(true);
    node.focus();
    true
}

/// Unfolds a stage of the outline on the page and goes there; the open topic stays open.
fn jump_to(stage: &str) -> bool {
    let Some(summary) = Node::of_page(&format!("#stage-{stage}")) else { return false };
    if let Some(details) = summary.parent() {
        details.set_flag("open", true);
    }
    focus_on(&format!("#stage-{stage}"))
}

fn run(state: AppState, command: &str, button: &Node) {
    match command {
        "undo" => state.undo(),
        "dismiss" => notices::toast("", false),
        "clear" => {
            state.set_filter(|filter| *filter = Filter::default());
            focus_on("#search");
        }
        "fold" => paint::fold_all(true),
        "unfold" => paint::fold_all(false),
        "copy-code" => study::copy(state, button),
        "rate" => study::rate(state, button),
        "decline-backup" => state.settle_backup(),
        "notes" => {
            if let Some(section) = button.closest("[data-notes]") {
                section.set_flag("data-editing", true);
                desk::open(state);
            }
        }
        "ask-reset" => with_dialog(Node::open_dialog),
        "close-reset" => with_dialog(Node::close_dialog),
        "reset" => {
            with_dialog(Node::close_dialog);
            state.dispatch_large(&Action::Reset, "Reset all progress.");
        }
        "merge" => adopt(state, Action::Merge, "Merged the link into your progress."),
        "replace" => adopt(state, Action::Replace, "Replaced your progress with the link’s."),
        "close-link" => state.close_link(),
        "save" => state.persist(),
        "reload" => history::reload(),
        "keep-copy" => state.resolve_blocked(state.progress.get_untracked()),
        "keep-legible" => {
            if let Saving::Blocked { text, .. } = state.saving.get_untracked() {
                state.resolve_blocked(saved::decode(&text).progress);
            }
        }
        "start-afresh" => state.resolve_blocked(Progress::default()),
        "retry" => Screen::retry(state),
        "update" => offline::update(),
        "update-later" => offline::show_banner(false),
        "copy-site" => offline::copy_site(),
        _ => desk::run(state, command),
    }
}

fn with_dialog(act: fn(&Node)) {
    if let Some(dialog) = Node::of_page("#reset-dialog") {
        act(&dialog);
    }
}

fn adopt(state: AppState, action: impl FnOnce(StatusMap) -> Action, label: &str) {
    if let Some(Ok(shared)) = state.link.get_untracked() {
        state.close_link();
        state.dispatch_large(&action(shared.statuses), label);
    }
}

fn on_key(state: AppState, key: Key<'_>, target: Option<Node>) -> bool {
    if let Some(target) = &target
        && (on_search_key(state, key, target) || map::input::on_key(state, key, target))
    {
        return true;
    }
    let Some(command) = shortcut::command_of(key, state.single_keys.get_value()) else { return false };
    let page = state.page();
    let open = if let Page::Topic(topic) = page { Some(topic) } else { None };
    match command {
        Command::Search => {
            // The field may be on another page, or behind the topic of a narrow window, where it takes no focus.
            let reach = || focus_on("#search") && Node::focused().is_some_and(|node| node.is("#search"));
            if !reach() {
                state.go(state.route_to(Page::Outline));
                let is_there = reach();
                state.screen.update_value(|screen| screen.wants_search = !is_there);
            }
        }
        Command::ShowShortcuts => state.go(state.route_to(Page::Shortcuts)),
        Command::NextTopic | Command::PreviousTopic => {
            let neighbour = match (open, command) {
                (Some(topic), Command::NextTopic) => ROADMAP.next(topic),
                (Some(topic), _) => ROADMAP.previous(topic),
                (None, _) => Some(TopicIndex(0)),
            };
            let Some(topic) = neighbour else { return false };
            state.go(state.route_to(Page::Topic(topic)));
        }
        Command::SetStatus(status) => {
            let in_hand = target.and_then(|node| node.closest("[data-topic]")?.attribute("data-topic"));
            let Some(topic) = in_hand.and_then(|id| ROADMAP.find(&id)).or(open) else { return false };
            state.set_status(topic, status);
        }
        Command::Undo => state.undo(),
        Command::Close => match (open, target) {
            _ if study::forget() => {}
            (_, Some(field)) if field.is("#search") => {
                // The browser clears the field first.
                if !field.value().is_empty() {
                    return false;
                }
                field.blur();
            }
            (Some(_), _) if !key.is_typing => state.go(state.route_to(Page::Outline)),
            _ => return false,
        },
    }
    true
}

/// The way from the search field to its best matches and back.
fn on_search_key(state: AppState, key: Key<'_>, target: &Node) -> bool {
    if target.is("#search") {
        match key.key {
            "Enter" => {
                let best = state.matches.with_untracked(|matches| matches.best(1).first().copied());
                match best.filter(|_| !target.value().trim().is_empty()) {
                    Some(topic) if state.page() == Page::Map => map::reach(state, topic, true),
                    Some(topic) => state.go(state.route_to(Page::Topic(topic))),
                    None => {}
                }
                true
            }
            "ArrowDown" => focus_on(".best-matches a"),
            _ => false,
        }
    } else if target.is(".best-matches a") {
        let links = Node::root().map(|root| root.all(".best-matches a")).unwrap_or_default();
        let at = links.iter().position(|link| link == target).unwrap_or(0);
        let neighbour = match key.key {
            "ArrowDown" => links.get(at + 1),
            "ArrowUp" if at == 0 => return focus_on("#search"),
            "ArrowUp" => links.get(at - 1),
            _ => return false,
        };
        if let Some(link) = neighbour {
            link.focus();
        }
        true
    } else {
        false
    }
}
