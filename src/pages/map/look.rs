//! How the pieces of the map look: the learner's statuses, what the filter lets through, the chain of a topic.

use reactive_graph::traits::*;

use super::{Map, with_map};
use crate::browser::node::Node;
use crate::content::ROADMAP;
use crate::domain::chain::Chain;
use crate::domain::picture::{Part, numbers};
use crate::domain::progress::Status;
use crate::domain::topic::{GroupIndex, Prerequisite, TopicIndex};
use crate::ui::paint;
use crate::ui::state::AppState;

/// Shows what follows from the statuses, in the stages in which one has changed.
pub fn paint_statuses(state: AppState) {
    let statuses = state.statuses.read_untracked();
    with_map(state, |map| {
        let is_changed = |topic: &&TopicIndex| {
            let status = |all: &[Status]| all.get(usize::from(topic.0)).copied();
            status(&map.painted) != status(&statuses)
        };
        for it in &map.pieces {
            if let (Some(node), Part::Stage(stage) | Part::Card(stage)) = (&it.node, it.part())
                && ROADMAP.stage(stage).topics.iter().any(|topic| is_changed(&topic))
            {
                paint::topics_and_stages(node, &statuses);
            }
        }
        map.painted.clone_from(&statuses);
    });
}

/// Dims what the filter does not let through, or only what of it the view shows.
pub fn paint_matches(state: AppState, is_seen_enough: bool) {
    let shows_all = state.filter().is_empty();
    with_map(state, |map| {
        // With each status what a filter would let through is reckoned anew.
        if shows_all && !map.is_dimmed {
            return;
        }
        map.is_dimmed = !shows_all || is_seen_enough;
        if !is_seen_enough {
            dim(state, &map.picture);
            return;
        }
        let seen = map.last_seen();
        for it in map.pieces.iter().filter(|it| it.piece.area.meets(&seen)) {
            it.node.iter().for_each(|piece| dim(state, piece));
        }
    });
}

/// Dims what the filter does not let through of a part of the map.
pub(super) fn dim(state: AppState, part: &Node) {
    if state.filter().is_empty() {
        for node in part.all("[data-dim], [data-empty]") {
            node.set_flag("data-dim", false);
            node.set_flag("data-empty", false);
        }
        return;
    }
    let matches = state.matches.read_untracked();
    for node in part.all(".map__topic") {
        let is_match = paint::topic_in(&node, "data-topic").is_some_and(|topic| matches.is_match(topic));
        node.set_flag("data-dim", !is_match);
    }
    for card in part.all(".map__card") {
        let stage = card.attribute("data-stage").and_then(|id| ROADMAP.find_stage(&id));
        card.set_flag("data-empty", stage.is_some_and(|stage| !paint::has_match(stage, &matches)));
    }
}

/// Shows the chain of a topic, or none.
pub(super) fn show_chain(state: AppState, topic: Option<TopicIndex>) {
    with_map(state, |map| {
        if map.chain.as_ref().map(|(of, _)| *of) != topic {
            map.chain = topic.map(|topic| (topic, Chain::of(topic, &ROADMAP)));
            map.paint_chain();
        }
    });
}

impl Map {
    /// Shows how topics and lines hang together with the topic whose chain is shown.
    pub(super) fn paint_chain(&self) {
        let chain = self.chain.as_ref().map(|(_, chain)| chain);
        if chain.is_none() && !self.picture.is("[data-has-chain]") {
            return;
        }
        for line in self.picture.all("[data-line]") {
            let ends = numbers(&line.attribute("data-line").unwrap_or_default());
            line.set_flag("data-bond", chain.is_some_and(|chain| has_line(chain, &ends)));
        }
        for topic in self.picture.all("[data-topic]") {
            let bond = chain.and_then(|chain| chain.bond(paint::topic_in(&topic, "data-topic")?));
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
