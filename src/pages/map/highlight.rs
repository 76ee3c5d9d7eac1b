//! How the pieces of the map look: the learner's statuses, what the filter lets through, the chain of a topic.

use leptos::prelude::*;

use super::drawing::{Drawing, MapView};
use crate::browser::node::Node;
use crate::content::ROADMAP;
use crate::domain::chain::{Bond, Chain};
use crate::domain::layout::curve;
use crate::domain::picture::{Part, numbers};
use crate::domain::progress::Status;
use crate::domain::roadmap::Statuses;
use crate::domain::stats::Tally;
use crate::domain::topic::{Choice, GroupIndex, Prerequisite, TopicIndex};
use crate::state::outline::has_match;

/// The topic that an element stands for.
pub(super) fn topic_in(node: &Node) -> Option<TopicIndex> {
    ROADMAP.find(&node.attribute("data-topic")?)
}

/// Shows what follows from the statuses, in the stages in which one has changed.
pub(super) fn show_statuses(map: MapView) {
    let statuses = map.learner.statuses.read_untracked();
    map.with(|drawing| {
        let is_changed = |topic: &&TopicIndex| {
            let status = |all: &[Status]| all.get(usize::from(topic.0)).copied();
            status(&drawing.painted) != status(&statuses)
        };
        for it in &drawing.pieces {
            if let (Some(node), Part::Stage(stage) | Part::Card(stage)) = (&it.node, it.part())
                && ROADMAP.stage(stage).topics.iter().any(|topic| is_changed(&topic))
            {
                mark_statuses(node, &statuses);
            }
        }
        drawing.painted.clone_from(&statuses);
    });
}

/// Shows the statuses on a piece: on its topics, and on the stage that it is.
pub(super) fn mark_statuses(piece: &Node, statuses: &Statuses) {
    for node in piece.all("[data-topic]") {
        let Some(status) = topic_in(&node).and_then(|topic| statuses.get(usize::from(topic.0))) else { continue };
        if node.attribute("data-status").as_deref() == Some(status.slug()) {
            continue;
        }
        node.set_attribute("data-status", Some(status.slug()));
        if let Some(sign) = node.find(".map__status") {
            let drawn = sign.attribute("d").unwrap_or_default();
            let place = drawn.split('m').next().unwrap_or_default();
            sign.set_attribute("d", Some(&format!("{place}{}", status.sign())));
            sign.set_attribute("aria-label", Some(status.label()));
        }
    }
    for node in piece.all("[data-stage]") {
        let Some(stage) = node.attribute("data-stage").and_then(|id| ROADMAP.find_stage(&id)) else { continue };
        let tally = Tally::of(ROADMAP.stage(stage).topics.iter().copied(), &ROADMAP, statuses);
        node.set_flag("data-complete", tally.percent() == 100);
        if let Some(done) = node.find(".map__done") {
            done.set_style("--share", &tally.percent().to_string());
        }
        for count in node.all("[data-count]") {
            count.set_text(&format!("{}/{}", tally.done, tally.total));
        }
    }
}

/// Dims what the filter does not let through, or only what of it the view shows.
pub(super) fn show_matches(map: MapView, is_seen_enough: bool) {
    let shows_all = map.search.shows_all.get_untracked();
    map.with(|drawing| {
        // With each status what a filter would let through is reckoned anew.
        if shows_all && !drawing.is_dimmed {
            return;
        }
        drawing.is_dimmed = !shows_all || is_seen_enough;
        if !is_seen_enough {
            dim(map, &drawing.picture);
            return;
        }
        let seen = drawing.last_seen();
        for it in drawing.pieces.iter().filter(|it| it.piece.area.meets(&seen)) {
            it.node.iter().for_each(|piece| dim(map, piece));
        }
    });
}

/// Dims what the filter does not let through of a part of the map.
pub(super) fn dim(map: MapView, part: &Node) {
    if map.search.shows_all.get_untracked() {
        for node in part.all("[data-dim], [data-empty]") {
            node.set_flag("data-dim", false);
            node.set_flag("data-empty", false);
        }
        return;
    }
    let matches = map.search.matches.read_untracked();
    for node in part.all(".map__topic") {
        let is_match = topic_in(&node).is_some_and(|topic| matches.is_match(topic));
        node.set_flag("data-dim", !is_match);
    }
    for card in part.all(".map__card") {
        let stage = card.attribute("data-stage").and_then(|id| ROADMAP.find_stage(&id));
        card.set_flag("data-empty", stage.is_some_and(|stage| !has_match(stage, &matches)));
    }
}

/// Shows every prerequisite, or again only those of the topic in hand.
pub(super) fn toggle_links(map: MapView) {
    let shows_all = !map.shows_links.get_untracked();
    map.shows_links.set(shows_all);
    map.with(|drawing| drawing.show_all_links(shows_all));
}

/// Shows the chain of a topic, or none.
pub(super) fn show_chain_of(map: MapView, topic: Option<TopicIndex>) {
    map.with(|drawing| {
        if drawing.chain.as_ref().map(|(of, _)| *of) != topic {
            drawing.chain = topic.map(|topic| (topic, Chain::of(topic, &ROADMAP)));
            drawing.show_chain();
        }
    });
}

impl Drawing {
    /// Shows how topics hang together with the topic whose chain is shown.
    pub(super) fn show_chain(&self) {
        let chain = self.chain.as_ref().map(|(_, chain)| chain);
        if chain.is_none() && !self.picture.is("[data-has-chain]") {
            return;
        }
        for topic in self.picture.all("[data-topic]") {
            let bond = chain.and_then(|chain| chain.bond(topic_in(&topic)?));
            topic.set_attribute("data-bond", bond.map(|bond| bond.slug()));
        }
        for bond in [Bond::Needed, Bond::Unlocked] {
            let links = chain.map(|chain| self.links(&|from, to| chain.link(from, to, &ROADMAP) == Some(bond)));
            self.draw_links(&format!(".map__link[data-bond=\"{}\"]", bond.slug()), links);
        }
        self.picture.set_flag("data-has-chain", chain.is_some());
    }

    /// Draws every prerequisite between stages, or none. Inside of a stage the order says what leads to what.
    pub(super) fn show_all_links(&self, shows_all: bool) {
        if !shows_all && !self.picture.is("[data-has-links]") {
            return;
        }
        let stage = |topic: TopicIndex| ROADMAP.topic(topic).stage;
        let is_across = |from: Prerequisite, to: TopicIndex| match from {
            Prerequisite::Topic(from) => stage(from) != stage(to),
            Prerequisite::OneOf(group) => ROADMAP.group(group).members.iter().all(|from| stage(*from) != stage(to)),
        };
        self.draw_links(".map__link:not([data-bond])", shows_all.then(|| self.links(&is_across)));
        self.picture.set_flag("data-has-links", shows_all);
    }

    fn draw_links(&self, selector: &str, d: Option<String>) {
        if let Some(path) = self.picture.find(selector) {
            path.set_attribute("d", d.as_deref());
        }
    }

    /// Curves from what is needed to what needs it, between stops that are on the page.
    fn links(&self, is_wanted: &dyn Fn(Prerequisite, TopicIndex) -> bool) -> String {
        let stop = |topic: TopicIndex| {
            let drawn = self.node_of(topic)?.find(".map__stop")?.attribute("d")?;
            let [x, y] = numbers(drawn.strip_prefix('M')?.split('m').next()?)[..] else { return None };
            Some([x, y])
        };
        let mut stops = vec![None; ROADMAP.topics.len()];
        let mut place = |topic: TopicIndex| -> Option<[i32; 2]> {
            *stops.get_mut(usize::from(topic.0))?.get_or_insert_with(|| stop(topic))
        };
        let mut links = String::new();
        for to in ROADMAP.indices() {
            for from in ROADMAP.topic(to).prerequisites.iter().filter(|from| is_wanted(**from, to)) {
                let start = match from {
                    Prerequisite::Topic(from) => place(*from),
                    Prerequisite::OneOf(group) => self.end_of(*group),
                };
                links += &start.zip(place(to)).map(|(start, end)| curve(start, end)).unwrap_or_default();
            }
        }
        links
    }

    /// Where the branches of a choice have run together again.
    fn end_of(&self, group: GroupIndex) -> Option<[i32; 2]> {
        let frame = self.picture.find(&format!("[data-group=\"{}\"]", group.0))?;
        numbers(&frame.attribute("data-end")?).try_into().ok()
    }
}
