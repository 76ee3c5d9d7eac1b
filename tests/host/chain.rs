//! What a topic needs and unlocks over many steps, held against the plain definition: whatever can be reached step by step.

use std::collections::BTreeSet;

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::chain::{Bond, Chain};
use backend_roadmap::domain::roadmap::Roadmap;
use backend_roadmap::domain::topic::{Prerequisite, TopicIndex};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::arbitrary::config;
use crate::roadmaps::roadmap;
use crate::topic;

/// The topics that a prerequisite stands for.
fn meant(needed: Prerequisite, roadmap: &Roadmap) -> Vec<TopicIndex> {
    match needed {
        Prerequisite::Topic(topic) => vec![topic],
        Prerequisite::OneOf(group) => roadmap.group(group).members.to_vec(),
    }
}

/// All that can be reached from a topic by steps, without the topic itself.
pub(crate) fn closure(from: TopicIndex, step: impl Fn(TopicIndex) -> Vec<TopicIndex>) -> BTreeSet<TopicIndex> {
    let mut reached = BTreeSet::new();
    let mut ahead = step(from);
    while let Some(topic) = ahead.pop() {
        if reached.insert(topic) {
            ahead.extend(step(topic));
        }
    }
    reached
}

/// What a topic needs, without what that needs in turn.
pub(crate) fn needed(topic: TopicIndex, roadmap: &Roadmap) -> Vec<TopicIndex> {
    roadmap.topic(topic).prerequisites.iter().flat_map(|needed| meant(*needed, roadmap)).collect()
}

fn check(roadmap: &Roadmap) -> TestCaseResult {
    for topic in roadmap.indices() {
        let chain = Chain::of(topic, roadmap);
        let of = |bond: Bond| roadmap.indices().filter(|it| chain.bond(*it) == Some(bond)).collect::<BTreeSet<_>>();
        let needs = closure(topic, |it| needed(it, roadmap));
        let unlocks = closure(topic, |it| roadmap.unlocks(it).collect());
        prop_assert_eq!(of(Bond::Itself), BTreeSet::from([topic]));
        prop_assert_eq!(of(Bond::Needed), needs.clone());
        prop_assert_eq!(of(Bond::Unlocked), unlocks.clone());
        // A line is part of the chain if it leads to the topic, or away from it.
        for to in roadmap.indices() {
            for from in roadmap.topic(to).prerequisites {
                let leads_to = to == topic || needs.contains(&to);
                let leads_away = meant(*from, roadmap).iter().any(|it| *it == topic || unlocks.contains(it));
                prop_assert_eq!(
                    chain.link(*from, to, roadmap).is_some(),
                    leads_to || leads_away,
                    "{:?} to {:?}",
                    from,
                    to
                );
            }
        }
    }
    Ok(())
}

#[test]
fn the_chains_of_the_real_roadmap_hold_all_that_can_be_reached() {
    check(&ROADMAP).unwrap_or_else(|error| panic!("{error}"));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_chain_holds_all_that_can_be_reached_step_by_step(roadmap in roadmap()) {
        check(&roadmap)?;
    }
}

#[test]
fn a_choice_is_needed_whole_and_unlocks_by_each_of_its_topics() {
    let junit = Chain::of(topic("junit"), &ROADMAP);
    assert_eq!(junit.bond(topic("java")), Some(Bond::Needed));
    let with_choice = ROADMAP.indices().find_map(|it| {
        let is_choice = |needed: &&Prerequisite| matches!(needed, Prerequisite::OneOf(_));
        ROADMAP.topic(it).prerequisites.iter().find(is_choice).map(|needed| (it, *needed))
    });
    let (it, choice) = with_choice.expect("a topic for which one of a choice is enough");
    for member in meant(choice, &ROADMAP) {
        assert_eq!(Chain::of(it, &ROADMAP).bond(member), Some(Bond::Needed));
        assert_eq!(Chain::of(member, &ROADMAP).bond(it), Some(Bond::Unlocked));
        assert_eq!(Chain::of(member, &ROADMAP).link(choice, it, &ROADMAP), Some(Bond::Unlocked));
    }
}
