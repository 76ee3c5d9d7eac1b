//! Today: what is suggested to a newcomer, to somebody in the middle, after weeks away and at the end.

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::clock::{DayRule, Millis};
use backend_roadmap::domain::log::entry::{Act, Change};
use backend_roadmap::domain::log::history::Log;
use backend_roadmap::domain::log::own::OwnEntries;
use backend_roadmap::domain::path::{Path, PathIndex, Step};
use backend_roadmap::domain::path_progress::{Standing, choice_key, difference};
use backend_roadmap::domain::placement::{Placement, kept};
use backend_roadmap::domain::progress::{Action, Progress, STAR, Status, stage_key};
use backend_roadmap::domain::today::{Reason, SmallStep, Today, Visit, today};
use backend_roadmap::domain::way::way_to;
use proptest::prelude::*;

use crate::log::Texts;
use crate::topic;

const DAY: u64 = 86_400_000;

fn first_job() -> &'static Path {
    ROADMAP.path(ROADMAP.find_path("first-job").unwrap())
}

fn with_standing<T>(progress: &Progress, with: impl FnOnce(Standing<'_>) -> T) -> T {
    let (statuses, chosen) = (progress.statuses(&ROADMAP), progress.chosen(&ROADMAP));
    with(Standing { roadmap: &ROADMAP, edition: EDITION, statuses: &statuses, chosen: &chosen })
}

fn on_day(path: Option<&Path>, progress: &Progress, day: u64) -> Today {
    with_log(path, progress, &Log::default(), day)
}

fn with_log(path: Option<&Path>, progress: &Progress, log: &Log, day: u64) -> Today {
    let day_of = |at: Millis| at.day(DayRule::UTC);
    with_standing(progress, |standing| today(path, standing, progress, log, Millis(day * DAY), day_of))
}

/// Progress with a status set on each of some days.
fn progress(changes: &[(u64, &str, Status)]) -> Progress {
    let mut progress = Progress::default();
    for (day, key, status) in changes {
        progress.apply(&Action::set(key, *status), Millis(day * DAY));
    }
    progress
}

fn ids(today: &Today) -> Vec<(&'static str, Reason)> {
    today
        .suggestions
        .iter()
        .map(|it| (it.topic.map_or("project", |topic| ROADMAP.topic(topic).id), it.reason))
        .collect()
}

#[test]
fn a_newcomer_gets_the_first_topics() {
    for path in [None, Some(first_job())] {
        let today = on_day(path, &Progress::default(), 1);
        assert_eq!(today.last, None);
        assert_eq!(ids(&today)[0], ("who-is-a-backend-developer", Reason::Next));
        assert_eq!(today.small, Some(SmallStep::Begin(topic("who-is-a-backend-developer"))));
    }
}

#[test]
fn what_was_begun_comes_first_and_the_last_topic_is_named() {
    let progress = progress(&[
        (1, "who-is-a-backend-developer", Status::Done),
        (2, "what-backend-developers-do", Status::Learning),
        (3, "what-backend-developers-do/names-three-tasks", Status::Done),
    ]);
    let today = on_day(Some(first_job()), &progress, 5);
    assert_eq!(today.last, Some(Visit { topic: topic("what-backend-developers-do"), days_ago: 2 }));
    assert!(!today.is_return());
    assert_eq!(ids(&today)[0], ("what-backend-developers-do", Reason::Begun));
    assert_eq!(today.small, Some(SmallStep::Tick(topic("what-backend-developers-do"))));
}

#[test]
fn whoever_studies_was_not_away() {
    let progress = progress(&[(1, "terminal-usage", Status::Learning)]);
    let mut own = OwnEntries::default();
    let studied = Act::Studied { topic: "terminal-usage".into(), minutes: 60 };
    own.add(&studied, "w", Millis(20 * DAY), DayRule::UTC, &ROADMAP);
    // A project is no topic, but a visit.
    let key = format!("{}/has-a-page", stage_key(ROADMAP.stage(ROADMAP.topic(topic("http")).stage).id));
    let ticked = Act::Changed(vec![Change { key, status: Some(Status::Done), is_known: false, revision: None }]);
    own.add(&ticked, "w", Millis(21 * DAY), DayRule::UTC, &ROADMAP);
    let log = Log::read(&own.beside(&Texts::default()), &ROADMAP);
    let today = with_log(Some(first_job()), &progress, &log, 22);
    assert_eq!(today.last, Some(Visit { topic: topic("terminal-usage"), days_ago: 1 }));
    assert!(!today.is_return());
}

#[test]
fn neither_a_star_nor_a_reset_is_a_visit() {
    let starred = progress(&[(1, "http", Status::Learning), (3, &format!("saml/{STAR}"), Status::Done)]);
    assert_eq!(on_day(None, &starred, 4).last, Some(Visit { topic: topic("http"), days_ago: 3 }));
    let mut reset = progress(&[(1, "http", Status::Learning), (1, "dns", Status::Done)]);
    reset.apply(&Action::Reset, Millis(5 * DAY));
    assert_eq!(on_day(None, &reset, 5).last, None);
}

#[test]
fn a_language_that_was_begun_does_not_count_for_another_that_is_chosen() {
    let chosen = [(1, "python".to_owned(), Status::Learning), (2, choice_key("java"), Status::Done)];
    let chosen: Vec<_> = chosen.iter().map(|(day, key, status)| (*day, key.as_str(), *status)).collect();
    let all = ids(&on_day(Some(first_job()), &progress(&chosen), 3));
    assert!(!all.contains(&("java", Reason::Begun)), "{all:?}");
}

#[test]
fn after_weeks_away_the_shortest_comes_first() {
    let progress = progress(&[(1, "terminal-usage", Status::Learning)]);
    let today = on_day(Some(first_job()), &progress, 22);
    assert!(today.is_return());
    let first = &today.suggestions[0];
    assert_eq!(first.reason, Reason::Short);
    assert!(today.suggestions.iter().all(|other| first.hours.most <= other.hours.most));
    assert!(ids(&today).contains(&("terminal-usage", Reason::Begun)));
}

#[test]
fn a_clock_that_was_set_back_makes_no_negative_days() {
    let progress = progress(&[(10, "http", Status::Learning)]);
    assert_eq!(on_day(None, &progress, 3).last, Some(Visit { topic: topic("http"), days_ago: 0 }));
}

#[test]
fn questions_that_went_wrong_are_for_ten_minutes_the_oldest_first() {
    let progress = progress(&[
        (1, "http", Status::Done),
        (2, "dns/who-answers", Status::Learning),
        (3, "http/which-method", Status::Learning),
        (4, "dns/what-is-cached", Status::Learning),
    ]);
    let today = on_day(None, &progress, 5);
    assert_eq!(today.again, [topic("dns"), topic("http")]);
    assert_eq!(today.small, Some(SmallStep::TryAgain(topic("dns"))));
}

#[test]
fn ten_minutes_recall_a_finished_topic_another_one_each_day() {
    let progress = progress(&[(1, "http", Status::Done), (1, "dns", Status::Done)]);
    let on = |day| on_day(None, &progress, day).small;
    assert_ne!(on(2), on(3));
    assert!([on(2), on(3)].contains(&Some(SmallStep::Recall(topic("http")))));
}

#[test]
fn the_project_waits_for_what_comes_before_it_and_nothing_is_left_at_the_end() {
    let path = first_job();
    let mut progress = Progress::default();
    let mut projects = 0;
    for day in 1..1000 {
        let today = on_day(Some(path), &progress, day);
        let Some(next) = today.suggestions.first() else { break };
        match next.step {
            Step::Project(stage) => {
                let at = path.steps.iter().position(|step| *step == next.step).unwrap();
                let before = &path.steps[..at];
                assert!(before.iter().all(|step| step.status(&ROADMAP, &progress) == Status::Done));
                projects += 1;
                let stage = ROADMAP.stage(stage);
                for criterion in 0..stage.project.criteria {
                    let key = format!("stage:{}/criterion-{criterion}", stage.id);
                    progress.apply(&Action::set(&key, Status::Done), Millis(day * DAY));
                }
            }
            _ => {
                let id = ROADMAP.topic(next.topic.unwrap()).id;
                progress.apply(&Action::set(id, Status::Done), Millis(day * DAY));
            }
        }
    }
    assert_eq!(projects, path.project_count());
    assert_eq!(path.tally(&ROADMAP, &progress).percent(), 100);
    let today = on_day(Some(path), &progress, 2000);
    assert_eq!(today.suggestions, []);
    assert!(matches!(today.small, Some(SmallStep::Recall(_))), "something for ten minutes is left");
}

#[test]
fn another_path_is_compared_before_it_is_taken() {
    let gaps = ROADMAP.path(ROADMAP.find_path("fill-my-gaps").unwrap());
    let mut progress = Progress::default();
    let between = |progress: &Progress, from: &Path, to: &Path| {
        with_standing(progress, |standing| difference((from, standing), (to, standing), progress))
    };
    let there = between(&progress, first_job(), gaps);
    let back = between(&progress, gaps, first_job());
    assert!(there.added > 0 && there.removed > 0);
    assert_eq!((there.added, there.removed, there.hours), (back.removed, back.added, -back.hours));
    progress.apply(&Action::set(&choice_key("python"), Status::Done), Millis(1));
    let other = with_standing(&progress, |after| {
        let before = Standing { chosen: &[], ..after };
        difference((first_job(), before), (first_job(), after), &progress)
    });
    assert_eq!((other.added, other.removed), (1, 1), "Python for JavaScript");
}

#[test]
fn the_way_to_a_topic_holds_what_is_missing_in_an_order_that_works() {
    let mut progress = Progress::default();
    let ids = |progress: &Progress, id: &str| -> Vec<&str> {
        let way = with_standing(progress, |standing| way_to(topic(id), standing));
        way.into_iter().map(|topic| ROADMAP.topic(topic).id).collect()
    };
    assert_eq!(ids(&progress, "who-is-a-backend-developer"), [] as [&str; 0]);
    assert_eq!(ids(&progress, "what-backend-developers-do"), ["who-is-a-backend-developer"]);
    let docker = ids(&progress, "docker");
    assert!(docker.contains(&"terminal-usage"));
    progress.apply(&Action::set("terminal-usage", Status::Done), Millis(1));
    assert!(!ids(&progress, "docker").contains(&"terminal-usage"));
    for goal in ROADMAP.indices() {
        let mut done = Progress::default();
        for step in with_standing(&done, |standing| way_to(goal, standing)) {
            let statuses = done.statuses(&ROADMAP);
            assert_eq!(ROADMAP.unmet(step, &statuses), [], "{}", ROADMAP.topic(step).id);
            done.apply(&Action::set(ROADMAP.topic(step).id, Status::Done), Millis(2));
        }
        assert_eq!(ROADMAP.unmet(goal, &done.statuses(&ROADMAP)), [], "{}", ROADMAP.topic(goal).id);
    }
}

proptest! {
    #![proptest_config(crate::arbitrary::config())]

    #[test]
    fn whatever_was_done_suggestions_can_be_started_and_are_different(
        progress in crate::arbitrary::progress(), path in 0..ROADMAP.paths.len() + 1, day in 0_u64..100_000,
    ) {
        let path = u16::try_from(path).ok().filter(|at| usize::from(*at) < ROADMAP.paths.len());
        let path = path.map(|at| ROADMAP.path(PathIndex(at)));
        let today = on_day(path, &progress, day);
        prop_assert!(today.suggestions.len() <= 3);
        for (at, suggestion) in today.suggestions.iter().enumerate() {
            let status = suggestion.step.status(&ROADMAP, &progress);
            prop_assert!(matches!(status, Status::Todo | Status::Learning));
            prop_assert!(today.suggestions[..at].iter().all(|other| other.step != suggestion.step));
        }
        let is_left = path.is_some_and(|path| path.tally(&ROADMAP, &progress).percent() < 100);
        prop_assert!(!is_left || !today.suggestions.is_empty(), "something is left but nothing is suggested");
    }
}

#[test]
fn a_placement_goes_on_where_it_was_left() {
    let legs = || vec![vec![topic("http"), topic("dns")], vec![topic("git")]];
    let mut placement = Placement::new(legs());
    let kept =
        |placement: &Placement| kept::decode(&kept::encode(placement, PathIndex(0), &ROADMAP), PathIndex(0), &ROADMAP);
    assert_eq!(kept(&placement).as_ref(), Some(&placement));
    for (is_right, questions) in [(true, 2), (true, 2), (false, 2), (true, 1)] {
        placement.answer(is_right, questions);
        assert_eq!(kept(&placement).as_ref(), Some(&placement));
    }
    assert_eq!((placement.topic(), placement.proved()), (None, &[topic("http"), topic("git")][..]));
    let mut stopped = Placement::new(legs());
    stopped.stop();
    assert_eq!((stopped.topic(), kept(&stopped).and_then(|it| it.topic())), (None, Some(topic("http"))));
    let text = kept::encode(&Placement::new(legs()), PathIndex(0), &ROADMAP);
    assert_eq!(kept::decode(&text, PathIndex(1), &ROADMAP), None, "another path asks other questions");
    for odd in [
        "".to_owned(),
        "{}".to_owned(),
        text.replace("http", "quantum-backends"),
        text.replace(r#""leg":0"#, r#""leg":3"#),
        text.replace(r#""leg":0"#, r#""leg":18446744073709551615"#),
        text.replace(r#""topic":0"#, r#""topic":2"#),
    ] {
        assert_eq!(kept::decode(&odd, PathIndex(0), &ROADMAP), None, "{odd}");
    }
}
