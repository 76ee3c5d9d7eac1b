//! Paths through the roadmap: what comes next on them, how long they take, and who follows which.

use backend_roadmap::content::{EDITION, PATH_TEXTS, PROJECT_TITLES, ROADMAP};
use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::merge::merge;
use backend_roadmap::domain::path::{Path, PathIndex, Step};
use backend_roadmap::domain::path_progress::{Standing, choice_key, first_and_last_week, hours, path_key, weeks};
use backend_roadmap::domain::progress::{Action, Progress, Status};
use backend_roadmap::domain::saved;
use backend_roadmap::domain::topic::{Hours, TopicIndex};
use proptest::prelude::*;

use crate::{statuses, topic};

fn path(id: &str) -> &'static Path {
    ROADMAP.path(index(id))
}

fn index(id: &str) -> PathIndex {
    ROADMAP.find_path(id).unwrap_or_else(|| panic!("no path {id}"))
}

fn standing(statuses: &[Status]) -> Standing<'_> {
    Standing { roadmap: &ROADMAP, edition: EDITION, statuses, chosen: &[] }
}

fn following(id: &str, now: u64) -> Progress {
    let mut progress = Progress::default();
    progress.apply(&Action::set(&path_key(id), Status::Done), Millis(now));
    progress
}

/// The topics that Next leads to, one after the other, when each is finished before the next.
fn walk(path: &Path) -> Vec<TopicIndex> {
    let mut statuses = statuses(&[]);
    let mut walked = Vec::new();
    while let Some(next) = path.next(standing(&statuses)) {
        assert!(ROADMAP.unmet(next, &statuses).is_empty() || path.id == "fill-my-gaps", "{}", ROADMAP.topic(next).id);
        statuses[usize::from(next.0)] = Status::Done;
        walked.push(next);
    }
    walked
}

#[test]
fn the_paths_are_offered_in_their_order_with_a_text_for_each_leg() {
    let ids: Vec<&str> = ROADMAP.paths.iter().map(|path| path.id).collect();
    assert_eq!(ids, ["first-job", "fill-my-gaps", "everything-recommended", "whole-roadmap"]);
    for (path, text) in ROADMAP.paths.iter().zip(PATH_TEXTS) {
        let of_legs: Vec<Step> = text.legs.iter().flat_map(|leg| leg.steps).copied().collect();
        assert_eq!(of_legs, path.steps, "{}", path.id);
    }
    assert_eq!((PATH_TEXTS.len(), PROJECT_TITLES.len()), (ROADMAP.paths.len(), ROADMAP.stages.len()));
}

#[test]
fn a_walk_along_a_path_meets_each_topic_once_and_nothing_that_is_locked() {
    for path in ROADMAP.paths {
        let walked = walk(path);
        assert_eq!(walked.len(), path.topic_count(), "{}", path.id);
        assert!(walked.iter().all(|topic| path.has(&ROADMAP, *topic)), "{}", path.id);
    }
    assert_eq!(walk(path("whole-roadmap")).len(), ROADMAP.topics.len());
}

#[test]
fn the_first_job_is_some_sixty_topics_and_less_than_two_years_of_ten_hours_a_week() {
    let path = path("first-job");
    let time = |steps: &[Step]| hours(steps, standing(&statuses(&[])));
    let hours = time(path.steps);
    println!("{} topics, {} projects, {hours}, {}", path.topic_count(), path.project_count(), weeks(hours, 10));
    let mut before = Hours::default();
    for leg in PATH_TEXTS[0].legs {
        let own = time(leg.steps);
        let [first, last] = first_and_last_week(before, own, 10);
        println!("weeks {first:>2} to {last:>2}  {own:>10}  {}", leg.title);
        assert!(first <= last && own.least > 0, "{}", leg.title);
        before = before + own;
    }
    assert_eq!(before, hours, "the projects are counted too");
    assert!((55..=65).contains(&path.topic_count()), "{}", path.topic_count());
    assert!(hours.most <= 2 * 52 * 10, "{hours}");
}

#[test]
fn next_goes_on_with_what_is_being_learned_and_takes_the_chosen_alternative() {
    let path = path("first-job");
    let next = |pairs: &[(&str, Status)]| path.next(standing(&statuses(pairs)));
    assert_eq!(next(&[]), Some(topic("who-is-a-backend-developer")));
    assert_eq!(next(&[("docker", Status::Learning)]), Some(topic("docker")));
    // What is not on the path does not hold it up.
    assert_eq!(next(&[("kafka", Status::Learning)]), Some(topic("who-is-a-backend-developer")));
    let after = |pairs: &[(&str, Status)], from: &str| path.after(standing(&statuses(pairs)), topic(from));
    assert_eq!(after(&[], "javascript-basics"), Some(topic("javascript")));
    assert_eq!(after(&[("go", Status::Learning)], "javascript-basics"), Some(topic("go")));
    assert_eq!(after(&[], "python"), Some(topic("unit-testing")));
    assert_eq!((after(&[], "kafka"), after(&[], "where-to-go-next")), (None, None));
}

#[test]
fn a_choice_and_a_project_have_a_status() {
    let step = |wanted: fn(&Step) -> bool| path("first-job").steps.iter().copied().find(wanted).expect("a step");
    let (choice, project) =
        (step(|step| matches!(step, Step::OneOf(_))), step(|step| matches!(step, Step::Project(_))));
    let mut progress = Progress::default();
    assert_eq!((choice.status(&ROADMAP, &progress), project.status(&ROADMAP, &progress)), (Status::Todo, Status::Todo));
    progress.apply(&Action::set("gitlab", Status::Done), Millis(1));
    progress.apply(&Action::set("stage:start-here/one", Status::Done), Millis(1));
    assert_eq!(choice.status(&ROADMAP, &progress), Status::Done);
    assert_eq!(project.status(&ROADMAP, &progress), Status::Learning);
    let Step::Project(stage) = project else { panic!("a project") };
    for number in 0..ROADMAP.stage(stage).project.criteria {
        progress.apply(&Action::set(&format!("stage:start-here/{number}"), Status::Done), Millis(1));
    }
    assert_eq!(project.status(&ROADMAP, &progress), Status::Done);
}

#[test]
fn weeks_are_said_in_words() {
    let hours = |least, most| Hours { least, most };
    assert_eq!(weeks(hours(3, 8), 10), "one week");
    assert_eq!(weeks(hours(11, 19), 10), "2 weeks");
    assert_eq!(weeks(hours(387, 761), 10), "39 to 77 weeks");
    assert_eq!(weeks(hours(1, 2), 0), "1 to 2 weeks");
    assert_eq!(first_and_last_week(hours(0, 0), hours(4, 6), 10), [1, 1]);
    assert_eq!(first_and_last_week(hours(15, 25), hours(5, 15), 10), [3, 3]);
}

#[test]
fn the_path_travels_with_the_progress_and_survives_a_reset() {
    let mut progress = following("first-job", 10);
    let read = saved::decode(&saved::encode(&progress, Millis(11))).progress;
    assert_eq!(read.path(&ROADMAP), Some(index("first-job")));
    progress.apply(&Action::Reset, Millis(20));
    assert_eq!(progress.path(&ROADMAP), Some(index("first-job")));
    let other = following("fill-my-gaps", 30);
    for merged in [merge(progress.clone(), other.clone()), merge(other, progress)] {
        assert_eq!(merged.path(&ROADMAP), Some(index("fill-my-gaps")), "the one chosen last");
    }
    assert_eq!(Progress::default().path(&ROADMAP), None);
}

#[test]
fn the_chosen_member_of_a_group_is_on_the_path_until_another_is_begun() {
    let path = path("first-job");
    let mut progress = Progress::default();
    let languages = |progress: &Progress| {
        let (statuses, chosen) = (progress.statuses(&ROADMAP), progress.chosen(&ROADMAP));
        let group = ROADMAP.topic(topic("python")).group;
        let step = path.steps.iter().find(|step| matches!(step, Step::OneOf(of) if Some(*of) == group)).unwrap();
        ROADMAP.topic(step.topic(Standing { chosen: &chosen, ..standing(&statuses) }).unwrap()).id
    };
    assert_eq!(languages(&progress), "javascript", "the recommended one");
    progress.apply(&Action::set(&choice_key("python"), Status::Done), Millis(10));
    assert_eq!(languages(&progress), "python");
    progress.apply(&Action::Reset, Millis(20));
    assert_eq!(languages(&progress), "python", "a reset keeps the choice");
    let mut elsewhere = progress.clone();
    elsewhere.apply(&Action::set(&choice_key("rust"), Status::Done), Millis(30));
    for merged in [merge(progress.clone(), elsewhere.clone()), merge(elsewhere.clone(), progress.clone())] {
        assert_eq!(languages(&merged), "rust", "the one chosen last");
    }
    progress.apply(&Action::set("java", Status::Learning), Millis(40));
    assert_eq!(languages(&progress), "java", "what is begun goes before what was meant");
}

#[test]
fn another_choice_is_still_to_learn_when_one_is_done() {
    let path = path("first-job");
    let group = ROADMAP.topic(topic("python")).group.unwrap();
    let step = Step::OneOf(group);
    let mut progress = Progress::default();
    let told = |progress: &Progress| {
        let (statuses, chosen) = (progress.statuses(&ROADMAP), progress.chosen(&ROADMAP));
        let member = step.topic(Standing { chosen: &chosen, ..standing(&statuses) }).unwrap();
        (ROADMAP.topic(member).id, step.status(&ROADMAP, progress), path.tally(&ROADMAP, progress).done)
    };
    progress.apply(&Action::set(&choice_key("java"), Status::Done), Millis(1));
    progress.apply(&Action::set("python", Status::Done), Millis(10));
    assert_eq!(told(&progress), ("python", Status::Done, 1), "what was learned instead of the choice counts");
    progress.apply(&Action::set(&choice_key("java"), Status::Todo), Millis(20));
    progress.apply(&Action::set(&choice_key("java"), Status::Done), Millis(21));
    assert_eq!(told(&progress), ("java", Status::Todo, 0));
    progress.apply(&Action::set("java", Status::Done), Millis(30));
    assert_eq!(told(&progress), ("java", Status::Done, 1));
}

proptest! {
    #![proptest_config(crate::arbitrary::config())]

    #[test]
    fn whatever_is_done_next_is_on_the_path_and_not_done(progress in crate::arbitrary::progress()) {
        let statuses = progress.statuses(&ROADMAP);
        for path in ROADMAP.paths {
            if let Some(next) = path.next(standing(&statuses)) {
                prop_assert!(path.has(&ROADMAP, next));
                prop_assert!(matches!(statuses[usize::from(next.0)], Status::Todo | Status::Learning));
            }
            let (left, all) = (path.hours_left(standing(&statuses), &progress), hours(path.steps, standing(&statuses)));
            prop_assert!(left.least <= all.least && left.most <= all.most);
        }
    }
}
