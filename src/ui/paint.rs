//! Paints the state on the prerendered nodes: statuses, figures, what matches. Each function works on any part of a
//! page, finds by `data-` attributes what is there, and sets what differs.

use reactive_graph::traits::*;

use super::state::AppState;
use super::{desk, map, offline, study, words};
use crate::browser::node::Node;
use crate::browser::timer;
use crate::content::{EDITION, ROADMAP};
use crate::domain::filter::{Family, Matches};
use crate::domain::roadmap::Statuses;
use crate::domain::route::{Page, data_url};
use crate::domain::saved;
use crate::domain::stats::Tally;
use crate::domain::topic::{Choice, TopicIndex};

mod rows;

pub(super) use rows::has_match;

/// Paints everything on a part that comes onto the page.
pub fn all(state: AppState, part: &Node) {
    statuses(state, part);
    matches(state, part);
    study::paint(state, part);
    map::paint(state, part);
    desk::paint(state, part);
    offline::paint(part);
}

/// The topic that an attribute names.
pub(super) fn topic_in(node: &Node, attribute: &str) -> Option<TopicIndex> {
    ROADMAP.find(&node.attribute(attribute)?)
}

/// Paints what follows from the statuses: the learner's own, or those of an opened link.
pub fn statuses(state: AppState, part: &Node) {
    let statuses = state.statuses.read_untracked();
    let status = |topic: TopicIndex| statuses[usize::from(topic.0)];
    topics_and_stages(part, &statuses);
    // What is said of a topic follows from other topics, too.
    for note in part.all(".topic-row__note") {
        if let Some(topic) = note.closest("[data-topic]").and_then(|row| topic_in(&row, "data-topic")) {
            note.set_text(&words::note(topic, &statuses));
        }
    }
    for control in part.all("[data-status-control]") {
        let Some(topic) = topic_in(&control, "data-status-control") else { continue };
        for radio in control.all("input") {
            radio.set_checked(radio.attribute("value").as_deref() == Some(status(topic).slug()));
        }
    }
    for word in part.all("[data-status-of]") {
        let Some(topic) = topic_in(&word, "data-status-of") else { continue };
        word.set_attribute("data-status", Some(status(topic).slug()));
        word.set_text(status(topic).label());
    }
    for meter in part.all("[data-tally]") {
        let tally = tally_of(&meter.attribute("data-tally").unwrap_or_default(), &statuses);
        if let (Some(bar), Some(text)) = (meter.find("progress"), meter.find(".progress-meter__text")) {
            bar.set_attribute("max", Some(&tally.total.max(1).to_string()));
            bar.set_attribute("value", Some(&tally.done.to_string()));
            text.set_text(&words::tally(tally));
        }
    }
    if let Some(link) = part.find("[data-next]") {
        let next = ROADMAP.next_up(EDITION, &statuses);
        link.set_flag("hidden", next.is_none());
        if let Some(topic) = next {
            link.set_attribute("href", Some(&state.page_href(Page::Topic(topic))));
            link.set_text(&words::next_label(topic));
        }
    }
    editability(state, part);
}

/// Paints the topics and stages of the outline or of the map.
pub fn topics_and_stages(part: &Node, statuses: &Statuses) {
    for row in part.all("[data-topic]") {
        let Some(topic) = topic_in(&row, "data-topic") else { continue };
        let status = statuses[usize::from(topic.0)];
        if row.attribute("data-status").as_deref() == Some(status.slug()) {
            continue;
        }
        row.set_attribute("data-status", Some(status.slug()));
        if let Some(sign) = row.find(".map__status") {
            let drawn = sign.attribute("d").unwrap_or_default();
            let place = drawn.split('m').next().unwrap_or_default();
            sign.set_attribute("d", Some(&format!("{place}{}", status.sign())));
            sign.set_attribute("aria-label", Some(status.label()));
        }
    }
    for stage in part.all("[data-stage]") {
        let tally = tally_of(&stage.attribute("data-stage").unwrap_or_default(), statuses);
        stage.set_flag("data-complete", tally.percent() == 100);
        if let Some(done) = stage.find(".map__done") {
            done.set_style("--share", &tally.percent().to_string());
        }
        for count in stage.all("[data-count]") {
            count.set_text(&format!("{}/{}", tally.done, tally.total));
        }
    }
}

/// The figures of a stage, or of all stages if the id is empty.
fn tally_of(stage: &str, statuses: &Statuses) -> Tally {
    match ROADMAP.find_stage(stage) {
        Some(stage) => Tally::of(ROADMAP.stage(stage).topics.iter().copied(), &ROADMAP, statuses),
        None => Tally::of(ROADMAP.indices(), &ROADMAP, statuses),
    }
}

/// Paints whether statuses can be changed now, and what could be undone.
pub fn editability(state: AppState, part: &Node) {
    let is_editable = state.is_editable();
    for control in part.all("[data-status-control], [data-command=ask-reset], [data-item]") {
        control.set_flag("disabled", !is_editable);
    }
    if let Some(switch) = part.find("#single-keys") {
        switch.set_checked(state.single_keys.get_value());
    }
    if let Some(button) = part.find("[data-undo]") {
        let undoable = state.undoable();
        button.set_flag("disabled", !is_editable || undoable.is_none());
        button.set_text(&undoable.map_or("Nothing to undo".into(), |label| format!("Undo: {label}")));
    }
}

/// A URL that downloads the progress as it is in memory.
pub fn export_url(state: AppState) -> String {
    let progress = state.progress.read_untracked();
    data_url("application/json", &saved::encode(&progress, progress.last_change()))
}

/// Paints what the filter lets through: first what is looked at, and the rest when that has been painted.
pub fn matches(state: AppState, part: &Node) {
    let matches = state.matches.read_untracked();
    let filter = state.filter();
    let shows_all = filter.is_empty();
    // Who types looks at the first rows: the rest follows when those are painted.
    let is_typing = Node::focused().is_some_and(|node| node.is("#search"));
    rows::paint(part, &matches, if is_typing { rows::FIRST } else { usize::MAX });
    map::look::paint_matches(state, is_typing);
    fold_for(part, shows_all);
    if let Some(field) = part.find("#search") {
        field.set_value(&filter.query);
    }
    best_matches(state, part, &matches, !filter.query.trim().is_empty());
    if let Some(count) = part.find("[data-match-count]") {
        count.set_text(&words::match_count(matches.count, shows_all));
    }
    if let Some(count) = part.find("[data-rare-count]") {
        let text = match filter.rare_choice_count() {
            0 => String::new(),
            set => format!("({set} set)"),
        };
        count.set_text(&text);
    }
    for control in part.all("[data-command=clear], .outline__fold") {
        control.set_flag("hidden", shows_all == control.is("[data-command]"));
    }
    let part = part.clone();
    timer::after_paint(move || {
        let matches = state.matches.read_untracked();
        if is_typing {
            rows::paint(&part, &matches, usize::MAX);
            map::look::paint_matches(state, false);
        }
        choices(state, &part, &matches);
    });
}

/// Paints the choices of the filter, each with how many topics it would let through.
fn choices(state: AppState, part: &Node, matches: &Matches) {
    let filter = state.filter();
    for input in part.all("[data-choice]") {
        let Some((family, position)) = input.attribute("data-choice").and_then(|choice| Family::parse_choice(&choice))
        else {
            continue;
        };
        input.set_checked(filter.has(family, position));
        if let Some(count) = input.parent().and_then(|chip| chip.find(".filter-bar__number")) {
            count.set_text(&matches.count_of(family, position).to_string());
        }
    }
}

/// Lists the best matches of a search, best first; the outline below has them all.
fn best_matches(state: AppState, part: &Node, matches: &Matches, has_query: bool) {
    const SHOWN: usize = 5;
    let (Some(list), Some(template)) = (part.find("#best-matches"), part.find("#best-match")) else { return };
    let best = if has_query { matches.best(SHOWN) } else { Vec::new() };
    list.set_flag("hidden", best.is_empty());
    // With most keys most of them stay.
    let items = list.all("li");
    items.iter().skip(best.len()).for_each(Node::remove);
    for (at, topic) in best.into_iter().enumerate() {
        let shown = items.get(at).cloned();
        let Some(item) = shown.or_else(|| Some(template.template_content()?.copy())) else { return };
        let it = ROADMAP.topic(topic);
        if let (Some(link), Some(stage)) = (item.find("a"), item.find("span")) {
            link.set_text(it.title);
            link.set_attribute("href", Some(&state.page_href(Page::Topic(topic))));
            stage.set_text(ROADMAP.stage(it.stage).title);
        }
        if at >= items.len() {
            list.append(&item);
        }
    }
}

/// A filter unfolds what it finds; without one the stages are again as the learner folded them.
fn fold_for(part: &Node, shows_all: bool) {
    for stage in part.all(".stage-section > details") {
        if !shows_all && !stage.is("[open]") {
            stage.set_flag("data-was-folded", true);
            stage.set_flag("open", true);
        } else if shows_all && stage.is("[data-was-folded]") {
            stage.set_flag("data-was-folded", false);
            stage.set_flag("open", false);
        }
    }
}

/// Folds or unfolds every stage.
pub fn fold_all(is_folded: bool) {
    if let Some(root) = Node::root() {
        for stage in root.all(".stage-section > details") {
            stage.set_flag("open", !is_folded);
        }
    }
}

/// Marks the row of the page that is open.
pub fn current(outline: &Node, page: Page) {
    let open = if let Page::Topic(topic) = page { ROADMAP.topic(topic).id } else { "" };
    for row in outline.all("[data-topic]") {
        let is_open = row.attribute("data-topic").as_deref() == Some(open);
        row.set_flag("data-current", is_open);
        if let Some(link) = row.find("a") {
            link.set_attribute("aria-current", is_open.then_some("page"));
        }
    }
}
