//! The shortest way to a topic: what a learner still has to learn before it, in order.

use super::path_progress::Standing;
use super::topic::{Prerequisite, TopicIndex};

/// The topics that are not done and that a topic needs, over as many steps as it takes, each behind what it needs itself; of
/// a choose-one group the member that counts.
pub fn way_to(topic: TopicIndex, standing: Standing<'_>) -> Vec<TopicIndex> {
    let mut way = Vec::new();
    let mut seen = vec![topic];
    add_needed(topic, standing, &mut seen, &mut way);
    way
}

fn add_needed(topic: TopicIndex, standing: Standing<'_>, seen: &mut Vec<TopicIndex>, way: &mut Vec<TopicIndex>) {
    for needed in standing.roadmap.unmet(topic, standing.statuses) {
        let needed = match needed {
            Prerequisite::Topic(topic) => Some(topic),
            Prerequisite::OneOf(group) => standing.member(group),
        };
        if let Some(needed) = needed.filter(|needed| !seen.contains(needed)) {
            seen.push(needed);
            add_needed(needed, standing, seen, way);
            way.push(needed);
        }
    }
}
