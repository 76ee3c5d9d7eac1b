//! The roadmap as a graph on its real content: order, what needs what, counting, and a way through all of it.

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::progress::Status;
use backend_roadmap::domain::stats::Tally;
use backend_roadmap::domain::topic::{Mark, Prerequisite, TopicIndex};

use crate::{statuses, topic};

fn tally(statuses: &[Status]) -> Tally {
    Tally::of(ROADMAP.indices(), &ROADMAP, statuses)
}

/// The units of the roadmap: a group is one, like a topic outside any group.
fn units() -> usize {
    ROADMAP.groups.len() + ROADMAP.topics.iter().filter(|topic| topic.group.is_none()).count()
}

#[test]
fn a_group_counts_once() {
    let total = units();
    for (pairs, done, learning, skipped, expected_total) in [
        (vec![], 0, 0, 0, total),
        (vec![("postgresql", Status::Done)], 1, 0, 0, total),
        (vec![("postgresql", Status::Done), ("mysql", Status::Done)], 1, 0, 0, total),
        (vec![("postgresql", Status::Learning), ("mysql", Status::Skipped)], 0, 1, 0, total),
        (vec![("postgresql", Status::Done), ("mysql", Status::Learning)], 1, 0, 0, total),
        (vec![("elasticsearch", Status::Skipped)], 0, 0, 0, total),
        (vec![("elasticsearch", Status::Skipped), ("solr", Status::Skipped)], 0, 0, 1, total - 1),
        (vec![("elasticsearch", Status::Skipped), ("solr", Status::Done)], 1, 0, 0, total),
        (vec![("http", Status::Skipped), ("dns", Status::Done)], 1, 0, 1, total - 1),
    ] {
        let expected = Tally { done, learning, skipped, total: expected_total };
        assert_eq!(tally(&statuses(&pairs)), expected, "{pairs:?}");
    }
}

#[test]
fn a_tally_is_told_in_words_and_in_whole_percent() {
    assert_eq!(tally(&statuses(&[])).to_string(), format!("0 of {} done", units()));
    for (done, total, text, percent) in
        [(37, 155, "37 of 155 done", 23), (154, 155, "154 of 155 done", 99), (0, 0, "0 of 0 done", 100)]
    {
        let tally = Tally { done, total, ..Tally::default() };
        assert_eq!((tally.to_string().as_str(), tally.percent()), (text, percent));
    }
}

#[test]
fn stages_add_up_to_the_whole() {
    let now = statuses(&[("postgresql", Status::Done), ("http", Status::Learning), ("css", Status::Skipped)]);
    let stages = ROADMAP.stages.iter().map(|stage| Tally::of(stage.topics.iter().copied(), &ROADMAP, &now));
    let sum = stages
        .fold((0, 0, 0, 0), |sum, it| (sum.0 + it.done, sum.1 + it.learning, sum.2 + it.skipped, sum.3 + it.total));
    let all = tally(&now);
    assert_eq!(sum, (all.done, all.learning, all.skipped, all.total));
}

#[test]
fn a_topic_is_ready_when_all_before_it_is_behind() {
    let orms = topic("orms"); // Needs two topics, a language and a database.
    let behind = ["relational-databases", "transactions", "python", "mysql"].map(|id| (id, Status::Done));
    let [tables, transactions, python, _] = behind;
    for (pairs, unmet) in [
        (vec![], 4),
        (vec![tables], 3),
        (vec![tables, transactions, python], 1),
        (vec![tables, transactions, python, ("mysql", Status::Learning)], 1),
        (vec![tables, transactions, python, ("mysql", Status::Skipped)], 1),
        (behind.to_vec(), 0),
        (vec![("relational-databases", Status::Skipped), transactions, python, behind[3]], 0),
    ] {
        let now = statuses(&pairs);
        assert_eq!(ROADMAP.unmet(orms, &now).len(), unmet, "{pairs:?}");
        assert_eq!(ROADMAP.is_ready(orms, &now), unmet == 0, "{pairs:?}");
    }
    for status in [Status::Learning, Status::Done, Status::Skipped] {
        let now = statuses(&[&behind[..], &[("orms", status)]].concat());
        assert!(!ROADMAP.is_ready(orms, &now), "{status:?} is no longer to be started");
    }
}

#[test]
fn the_unmet_are_named() {
    let http = Prerequisite::Topic(topic("http"));
    assert_eq!(ROADMAP.unmet(topic("browsers"), &statuses(&[])), [http]);
    let languages = ROADMAP.topic(topic("go")).group.map(Prerequisite::OneOf);
    assert_eq!(ROADMAP.unmet(topic("kiss"), &statuses(&[("go", Status::Learning)])).first().copied(), languages);
}

/// Whether a topic waits for nothing but alternatives that the learner left for others, such as Java for JUnit.
fn waits_for_what_was_not_chosen(at: TopicIndex, now: &[Status]) -> bool {
    ROADMAP
        .unmet(at, now)
        .iter()
        .all(|needed| matches!(needed, Prerequisite::Topic(it) if ROADMAP.is_not_chosen(*it, now)))
}

#[test]
fn next_up_leads_from_nothing_to_everything() {
    for first in [None, Some("java"), Some("rust"), Some("mysql")] {
        let mut now = statuses(&first.map(|id| (id, Status::Learning)).into_iter().collect::<Vec<_>>());
        let mut steps = Vec::new();
        while let Some(next) = ROADMAP.next_up(EDITION, &now) {
            let is_begun = now[usize::from(next.0)] == Status::Learning;
            let is_left =
                ROADMAP.indices().all(|at| !ROADMAP.is_ready(at, &now)) && waits_for_what_was_not_chosen(next, &now);
            assert!(is_begun || ROADMAP.is_ready(next, &now) || is_left, "{}", ROADMAP.topic(next).id);
            now[usize::from(next.0)] = Status::Done;
            steps.push(ROADMAP.topic(next).id);
            assert!(steps.len() <= ROADMAP.topics.len(), "it goes in circles");
        }
        let end = tally(&now);
        assert_eq!((end.done, end.percent()), (units(), 100), "{first:?}: {steps:?}");
        assert_eq!(steps.len(), units(), "one of each group, nothing twice");
    }
}

#[test]
fn next_up_begins_at_the_beginning_and_goes_on_with_what_is_begun() {
    let next = |pairs: &[(&str, Status)]| ROADMAP.next_up(EDITION, &statuses(pairs)).map(|at| ROADMAP.topic(at).id);
    assert_eq!(next(&[]), Some("who-is-a-backend-developer"));
    assert_eq!(next(&[("dns", Status::Learning)]), Some("dns"));
    assert_eq!(next(&[("who-is-a-backend-developer", Status::Skipped)]), Some("what-backend-developers-do"));
    assert_eq!(ROADMAP.next_up(EDITION, &vec![Status::Done; ROADMAP.topics.len()]), None);
    assert_eq!(ROADMAP.next_up(EDITION, &vec![Status::Skipped; ROADMAP.topics.len()]), None);
}

#[test]
fn reading_order_goes_stage_by_stage_with_each_parent_before_its_parts() {
    let walk = std::iter::successors(Some(TopicIndex(0)), |at| ROADMAP.next(*at));
    assert_eq!(walk.collect::<Vec<_>>(), ROADMAP.indices().collect::<Vec<_>>());
    let by_stage: Vec<TopicIndex> = ROADMAP.stages.iter().flat_map(|stage| stage.topics).copied().collect();
    assert_eq!(by_stage, ROADMAP.indices().collect::<Vec<_>>());
    assert_eq!(ROADMAP.previous(TopicIndex(0)), None);
    for at in ROADMAP.indices() {
        if let Some(next) = ROADMAP.next(at) {
            assert_eq!(ROADMAP.previous(next), Some(at));
        }
        let children: Vec<TopicIndex> = ROADMAP.children(at).collect();
        let expected: Vec<TopicIndex> = (at.0 + 1..).map(TopicIndex).take(children.len()).collect();
        assert_eq!(children, expected, "the parts of {} follow it", ROADMAP.topic(at).id);
    }
}

#[test]
fn unlocks_is_the_inverse_of_prerequisites() {
    let needs = |at: TopicIndex, other: TopicIndex| {
        ROADMAP.topic(at).prerequisites.iter().any(|needed| match needed {
            Prerequisite::Topic(topic) => *topic == other,
            Prerequisite::OneOf(group) => ROADMAP.group(*group).members.contains(&other),
        })
    };
    for at in ROADMAP.indices() {
        let expected: Vec<TopicIndex> = ROADMAP.indices().filter(|other| needs(*other, at)).collect();
        assert_eq!(ROADMAP.unlocks(at).collect::<Vec<_>>(), expected, "{}", ROADMAP.topic(at).id);
    }
}

#[test]
fn groups_and_their_members_agree() {
    for (at, group) in (0..).zip(ROADMAP.groups) {
        let of = |topic: TopicIndex| ROADMAP.topic(topic).group.is_some_and(|group| group.0 == at);
        let expected: Vec<TopicIndex> = ROADMAP.indices().filter(|topic| of(*topic)).collect();
        assert_eq!(group.members, expected, "{}", group.id);
        let recommended =
            expected.iter().filter(|topic| ROADMAP.topic(**topic).mark(EDITION) == Some(Mark::Recommended));
        assert_eq!(recommended.count(), 1, "{} recommends one", group.id);
    }
}

#[test]
fn the_hours_of_the_recommended_path_are_those_of_a_course() {
    let recommended: Vec<TopicIndex> =
        ROADMAP.indices().filter(|at| ROADMAP.topic(*at).mark(EDITION) == Some(Mark::Recommended)).collect();
    let path = ROADMAP.hours(&recommended);
    assert!((300..=1_000).contains(&path.most) && path.least < path.most, "{path}");
    let all = ROADMAP.hours(&ROADMAP.indices().collect::<Vec<_>>());
    assert!(path.most < all.most && all.most <= 1_200, "{all}");
}

#[test]
fn of_a_group_one_topic_takes_time() {
    let hours = |ids: &[&str]| ROADMAP.hours(&ids.iter().map(|id| topic(id)).collect::<Vec<_>>());
    assert_eq!(hours(&["javascript", "rust", "go"]), ROADMAP.topic(topic("javascript")).hours);
    assert_eq!(hours(&["http", "rust"]), ROADMAP.topic(topic("http")).hours + ROADMAP.topic(topic("rust")).hours);
    assert_eq!(hours(&[]), backend_roadmap::domain::topic::Hours::default());
}
