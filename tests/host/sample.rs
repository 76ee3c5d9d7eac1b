//! The made-up roadmap of the benchmark: that it is one, of the size asked for, and like the real one where that counts.

use std::collections::{HashMap, HashSet};

use backend_roadmap::content::ROADMAP;
use backend_roadmap::content::sample::content;
use backend_roadmap::content::schema::{Content, TopicFile};
use backend_roadmap::content::validate::reading_order;
use backend_roadmap::domain::topic::{Mark, Prerequisite};

/// How many for each topic.
fn share(content: &Content, count: impl Fn(&TopicFile) -> usize) -> f64 {
    content.topics.iter().map(count).sum::<usize>() as f64 / content.topics.len() as f64
}

#[test]
fn a_sample_is_the_same_each_time_and_has_the_topics_that_were_asked_for() {
    for topics in [0, 1, 7, 200, 1_000, 10_000] {
        let sample = content(topics);
        assert_eq!(sample.topics.len(), topics);
        assert_eq!(format!("{:?}", sample.topics), format!("{:?}", content(topics).topics));
    }
}

#[test]
fn a_sample_has_ids_and_titles_of_its_own_for_each_topic() {
    let sample = content(10_000);
    let ids: HashSet<&String> = sample.topics.iter().map(|topic| &topic.front.id).collect();
    let titles: HashSet<&String> = sample.topics.iter().map(|topic| &topic.front.title).collect();
    assert_eq!((ids.len(), titles.len()), (10_000, 10_000));
    assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')));
    for (at, topic) in sample.topics.iter().enumerate() {
        assert_eq!(usize::from(topic.front.number), at + 1);
    }
}

#[test]
fn a_sample_is_in_reading_order_and_needs_only_what_comes_before() {
    let sample = content(10_000);
    let ids = |topics: &[&TopicFile]| topics.iter().map(|topic| topic.front.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&reading_order(&sample)), ids(&sample.topics.iter().collect::<Vec<_>>()));
    let mut before = HashMap::new();
    let mut groups: HashMap<&String, &String> = HashMap::new();
    for topic in &sample.topics {
        let it = &topic.front;
        let mut needed = it.prerequisites.clone();
        assert!(it.prerequisites.iter().all(|id| before.contains_key(id)), "{it:?}");
        needed.sort();
        needed.dedup();
        assert_eq!(needed.len(), it.prerequisites.len(), "{it:?}");
        assert!(it.parent.iter().all(|parent| before.get(parent) == Some(&&it.stage)), "{it:?}");
        assert!(it.one_of.iter().all(|group| groups.get(group).is_some_and(|stage| **stage != it.stage)), "{it:?}");
        before.insert(&it.id, &it.stage);
        groups.extend(it.group.as_ref().map(|group| (group, &it.stage)));
    }
}

#[test]
fn each_group_of_a_sample_offers_a_choice_and_recommends_one() {
    let sample = content(1_000);
    for group in &sample.stages.group {
        let members: Vec<_> =
            sample.topics.iter().filter(|topic| topic.front.group.as_ref() == Some(&group.id)).collect();
        let recommended = members.iter().filter(|topic| topic.front.marks["2021"] == Mark::Recommended);
        assert!((2..=5).contains(&members.len()), "{}", group.id);
        assert_eq!(recommended.count(), 1, "{}", group.id);
    }
}

#[test]
fn a_sample_is_as_dense_as_the_real_roadmap() {
    let per_topic = |count: usize| count as f64 / ROADMAP.topics.len() as f64;
    let needed = ROADMAP.topics.iter().flat_map(|topic| topic.prerequisites.iter().map(move |needed| (topic, needed)));
    let real_topics = needed.clone().filter_map(|(topic, needed)| match needed {
        Prerequisite::Topic(other) => Some(ROADMAP.topic(*other).stage == topic.stage),
        Prerequisite::OneOf(_) => None,
    });
    let (inside, across): (Vec<bool>, Vec<bool>) = real_topics.partition(|is_inside| *is_inside);
    let one_of = needed.filter(|(_, needed)| matches!(needed, Prerequisite::OneOf(_)));
    for topics in [1_000, 10_000] {
        let sample = content(topics);
        let stages: HashMap<&String, &String> =
            sample.topics.iter().map(|topic| (&topic.front.id, &topic.front.stage)).collect();
        let is_inside = |topic: &TopicFile, id: &String| stages[id] == &topic.front.stage;
        let of = |inside: bool| {
            share(&sample, |it| it.front.prerequisites.iter().filter(|id| is_inside(it, id) == inside).count())
        };
        for (name, real, made) in [
            ("inside", per_topic(inside.len()), of(true)),
            ("across", per_topic(across.len()), of(false)),
            ("one of", per_topic(one_of.clone().count()), share(&sample, |it| it.front.one_of.len())),
            (
                "parts",
                per_topic(ROADMAP.topics.iter().filter(|it| it.parent.is_some()).count()),
                share(&sample, |it| usize::from(it.front.parent.is_some())),
            ),
            (
                "members",
                per_topic(ROADMAP.topics.iter().filter(|it| it.group.is_some()).count()),
                share(&sample, |it| usize::from(it.front.group.is_some())),
            ),
            ("stages", per_topic(ROADMAP.stages.len()), sample.stages.stage.len() as f64 / topics as f64),
        ] {
            println!("{topics} topics, {name}: {real:.2} for each real topic, {made:.2} for each made one");
            assert!((0.8..=1.25).contains(&(made / real)), "{name}: {real:.2} and {made:.2} for each topic");
        }
    }
}
