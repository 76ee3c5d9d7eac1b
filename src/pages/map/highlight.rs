//! How the pieces of the map look: the learner's statuses, what the filter lets through, the chain of a topic.

use leptos::prelude::*;

use super::drawing::{Drawing, MapView};
use crate::browser::node::Node;
use crate::content::ROADMAP;
use crate::domain::chain::Chain;
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
    /// Shows how topics and lines hang together with the topic whose chain is shown.
    pub(super) fn show_chain(&self) {
        let chain = self.chain.as_ref().map(|(_, chain)| chain);
        if chain.is_none() && !self.picture.is("[data-has-chain]") {
            return;
        }
        for line in self.picture.all("[data-line]") {
            let ends = numbers(&line.attribute("data-line").unwrap_or_default());
            line.set_flag("data-bond", chain.is_some_and(|chain| has_line(chain, &ends)));
        }
        for topic in self.picture.all("[data-topic]") {
            let bond = chain.and_then(|chain| chain.bond(topic_in(&topic)?));
            topic.set_attribute("data-bond", bond.map(|bond| bond.slug()));
        }
        self.picture.set_flag("data-has-chain", chain.is_some());
    }
}

/// Whether a line is part of a chain: where it comes from, and where all that run together lead to.
fn has_line(chain: &Chain, ends: &[i32]) -> bool {
    let Some((from, to)) = ends.split_first() else { return false };
    // Groups are counted on from the topics.
    let from = match usize::try_from(*from).ok().and_then(|from| from.checked_sub(ROADMAP.topics.len())) {
        None => Prerequisite::Topic(TopicIndex(*from as u16)),
        Some(group) => Prerequisite::OneOf(GroupIndex(group as u16)),
    };
    to.iter().any(|to| chain.has_line(from, TopicIndex(*to as u16), &ROADMAP))
}
