//! The plan: its schedule, its pace, its proposals, and how it is kept.

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::clock::{Day, Millis};
use backend_roadmap::domain::merge::merge;
use backend_roadmap::domain::path::{Path, Step};
use backend_roadmap::domain::path_progress::Standing;
use backend_roadmap::domain::plan::dates::after;
use backend_roadmap::domain::plan::pace::{Finished, Measure, pace};
use backend_roadmap::domain::plan::proposal::{dates, moves, no_longer};
use backend_roadmap::domain::plan::schedule::{Block, HORIZON, Schedule, Task, fill, needed};
use backend_roadmap::domain::plan::settings::{EARLIEST, KEY, LATEST, LONGEST, Lighter, Plan};
use backend_roadmap::domain::plan::steps::{left, step_key, step_of};
use backend_roadmap::domain::progress::{Action, Progress, Stamp, Status};
use backend_roadmap::domain::raw::Raw;
use backend_roadmap::domain::saved;
use backend_roadmap::domain::topic::{Hours, Prerequisite};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::arbitrary::{config, statuses};

/// 28 November 2026, a Saturday.
const TODAY: Day = Day(20_785);

fn plan() -> impl Strategy<Value = Plan> {
    let week = proptest::array::uniform7((0_u16..9).prop_map(|halves| halves * 30));
    let lighter =
        (0_u32..90, 0_u32..20, (0_u16..4).prop_map(|halves| halves * 30)).prop_map(|(from, days, minutes)| Lighter {
            first: after(TODAY, from),
            last: after(TODAY, from + days),
            minutes,
        });
    let goal = proptest::option::of((1_u32..900).prop_map(|days| after(TODAY, days)));
    (week, 0_u32..30, vec(lighter, 0..4), goal).prop_map(|(week, start, lighter, goal)| {
        let mut plan = Plan::new(Millis(5), after(TODAY, start));
        (plan.week, plan.lighter, plan.goal) = (week, lighter, goal);
        plan
    })
}

fn path() -> impl Strategy<Value = &'static Path> {
    (0..ROADMAP.paths.len()).prop_map(|at| &ROADMAP.paths[at])
}

/// Progress with these statuses, each set once.
fn progress_of(statuses: &[Status]) -> Progress {
    let mut progress = Progress::default();
    for (topic, status) in ROADMAP.topics.iter().zip(statuses) {
        progress.apply(&Action::set(topic.id, *status), Millis(10));
    }
    progress
}

fn steps_of(path: &Path, progress: &Progress) -> Vec<(Step, Hours)> {
    let (statuses, chosen) = (progress.statuses(&ROADMAP), progress.chosen(&ROADMAP));
    left(path, Standing { roadmap: &ROADMAP, edition: EDITION, statuses: &statuses, chosen: &chosen }, progress)
}

fn steps_left(path: &Path, progress: &Progress) -> (Vec<Step>, Vec<Task>) {
    let steps = steps_of(path, progress);
    let tasks = steps.iter().map(|(step, hours)| Task::new(step_key(*step, &ROADMAP), [hours.least, hours.most], 100));
    (steps.iter().map(|(step, _)| *step).collect(), tasks.collect())
}

fn task(key: &str, minutes: [u32; 2]) -> Task {
    Task { key: key.into(), minutes }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_schedule_places_all_hours_in_order_and_no_day_is_over_its_hours(
        plan in plan(), path in path(), statuses in statuses()
    ) {
        let progress = progress_of(&statuses);
        let (_, tasks) = steps_left(path, &progress);
        let time = |day: Day| plan.minutes(day);
        let Some(schedule) = Schedule::new(&tasks, TODAY, time) else {
            prop_assert!((0..HORIZON).map(|days| time(after(TODAY, days))).sum::<u32>() < tasks.iter().map(|it| it.minutes[1]).sum());
            return Ok(());
        };
        for (place, task) in tasks.iter().enumerate() {
            let blocks = schedule.blocks.iter().filter(|block| block.task == place);
            let placed: u32 = blocks.map(|block| block.minutes).sum();
            prop_assert!((task.minutes[0]..=task.minutes[1]).contains(&placed), "{}: {}", task.key, placed);
        }
        prop_assert!(schedule.blocks.is_sorted_by_key(|block| (block.day, block.task)));
        for blocks in schedule.blocks.chunk_by(|one, other| one.day == other.day) {
            prop_assert!(blocks.iter().map(|block| block.minutes).sum::<u32>() <= time(blocks[0].day));
            prop_assert!(blocks[0].day >= plan.start.max(TODAY));
        }
        for ends in &schedule.ends {
            prop_assert!(ends.soonest <= ends.middle && ends.middle <= ends.last);
        }
    }

    #[test]
    fn no_topic_begins_before_what_it_needs_is_done(plan in plan(), path in path(), statuses in statuses()) {
        // The other paths are in an order that works; this one leads anybody to what they lack.
        prop_assume!(path.id != "fill-my-gaps");
        let progress = progress_of(&statuses);
        let (steps, tasks) = steps_left(path, &progress);
        let Some(schedule) = Schedule::new(&tasks, TODAY, |day| plan.minutes(day)) else { return Ok(()) };
        let place = |needed: &Prerequisite| {
            steps.iter().position(|step| match (step, needed) {
                (Step::Topic(own), Prerequisite::Topic(topic)) => own == topic,
                (Step::OneOf(own), Prerequisite::OneOf(group)) => own == group,
                (Step::OneOf(own), Prerequisite::Topic(topic)) => ROADMAP.topic(*topic).group == Some(*own),
                _ => false,
            })
        };
        for (at, step) in steps.iter().enumerate() {
            let Step::Topic(topic) = step else { continue };
            let first = schedule.blocks.iter().find(|block| block.task == at).map(|block| block.day);
            for needed in ROADMAP.topic(*topic).prerequisites.iter().filter_map(place) {
                prop_assert!(schedule.ends[needed].middle <= first.unwrap_or_default(), "{}", ROADMAP.topic(*topic).id);
            }
        }
    }

    #[test]
    fn nothing_moves_when_nothing_has_changed(plan in plan(), path in path(), statuses in statuses()) {
        let (_, tasks) = steps_left(path, &progress_of(&statuses));
        let make = || Schedule::new(&tasks, TODAY, |day| plan.minutes(day));
        prop_assert_eq!(make(), make());
        let Some(schedule) = make() else { return Ok(()) };
        prop_assert_eq!(moves(&dates(&tasks, &schedule), &tasks, &schedule), []);
    }

    #[test]
    fn a_plan_is_kept_as_it_is(plan in plan(), now in 0_u64..9) {
        let mut progress = Progress::default();
        progress.apply(&plan.clone().write(Millis(now)), Stamp { now: Millis(now), writer: "a" });
        let read = saved::decode(&saved::encode(&progress, Millis(9))).progress;
        let mut expected = plan.clone();
        expected.changed = Millis(now.max(6));
        prop_assert_eq!(Plan::of(&read), Some(expected));
    }

    #[test]
    fn two_devices_with_the_same_record_have_the_same_plan(
        ours in plan(), theirs in plan(), moments in [7_u64..10, 7_u64..10], path in path(), statuses in statuses()
    ) {
        let mut start = progress_of(&statuses);
        start.apply(&ours.clone().write(Millis(6)), Stamp { now: Millis(6), writer: "start" });
        let (mut one, mut other) = (start.clone(), start);
        one.apply(&ours.write(Millis(moments[0])), Stamp { now: Millis(20), writer: "one" });
        other.apply(&theirs.write(Millis(moments[1])), Stamp { now: Millis(20), writer: "other" });
        let both = [merge(one.clone(), other.clone()), merge(other, one)];
        let [here, there] = both.map(|progress| {
            let plan = Plan::of(&progress).expect("a plan");
            let (_, tasks) = steps_left(path, &progress);
            let schedule = Schedule::new(&tasks, TODAY, |day| plan.minutes(day));
            (plan, schedule)
        });
        prop_assert_eq!(&here, &there);
        let last = moments[0].max(moments[1]);
        prop_assert_eq!(here.0.changed, Millis(last));
    }

    #[test]
    fn the_hours_that_a_goal_takes_are_enough_for_it(minutes in vec(1_u32..900, 1..20), days in 1_u32..400) {
        let tasks: Vec<Task> = minutes.iter().map(|it| task("", [*it, *it * 2])).collect();
        let goal = after(TODAY, days);
        let [least, most] = needed(&tasks, TODAY, goal, |_| true).expect("there are days");
        prop_assert!(least <= most);
        let daily = most.div_ceil(7);
        let all: Vec<u32> = tasks.iter().map(|it| it.minutes[1]).collect();
        let blocks = fill(&all, TODAY, |_| daily).expect("it ends");
        prop_assert!(blocks.last().is_some_and(|block| block.day <= goal));
    }

    #[test]
    fn any_text_in_the_place_of_a_plan_is_read_without_a_panic(text in "\\PC{0,40}", week in any::<[u16; 7]>(), lighter in any::<[u32; 3]>()) {
        let mut progress = Progress::default();
        progress.apply(&Action::write(KEY, &text), Millis(1));
        let odd = format!("{{\"created\":1,\"start\":4294967295,\"week\":{},\"lighter\":[{}]}}", Raw::of(&week).text(), Raw::of(&lighter).text());
        let _ = Plan::of(&progress);
        progress.apply(&Action::write(KEY, &odd), Millis(2));
        let plan = Plan::of(&progress).expect("a plan");
        prop_assert!(plan.week.iter().all(|minutes| *minutes <= LONGEST));
        prop_assert_eq!(Schedule::new(&[task("", [60, 60])], TODAY, |day| plan.minutes(day)), None);
    }
}

#[test]
fn a_plan_has_the_hours_a_week_that_it_was_made_with() {
    for hours in 1..=60 {
        let plan = Plan::new(Millis(1), TODAY).with_weekly_hours(hours);
        assert_eq!(plan.weekly(), u32::from(hours) * 60);
        assert!(plan.week.iter().all(|minutes| minutes % 30 == 0), "the form shows half hours: {:?}", plan.week);
    }
    assert_eq!(Plan::new(Millis(1), TODAY).with_weekly_hours(7).week, [90, 90, 90, 90, 60, 0, 0]);
}

#[test]
fn days_off_and_lighter_days_have_the_time_that_they_have() {
    let mut plan = Plan::new(Millis(1), after(TODAY, 2));
    plan.lighter = vec![
        Lighter { first: after(TODAY, 3), last: after(TODAY, 4), minutes: 0 },
        Lighter { first: after(TODAY, 4), last: after(TODAY, 5), minutes: 30 },
    ];
    let minutes: Vec<u32> = (0..9).map(|days| plan.minutes(after(TODAY, days))).collect();
    assert_eq!(minutes, [0, 0, 120, 0, 0, 30, 120, 0, 0]);
    assert_eq!(plan.weekly(), 600);
}

#[test]
fn tasks_fill_the_days_one_after_the_other() {
    let tasks = [task("a", [60, 60]), task("b", [0, 0]), task("c", [120, 180])];
    let schedule = Schedule::new(&tasks, TODAY, |_| 90).expect("it ends");
    let block = |days, task, minutes| Block { day: after(TODAY, days), task, minutes };
    assert_eq!(schedule.blocks, [block(0, 0, 60), block(0, 2, 30), block(1, 2, 90), block(2, 2, 30)]);
    let days = schedule.ends.iter().map(|it| [it.soonest, it.middle, it.last].map(|day| day.0 - TODAY.0));
    assert_eq!(days.collect::<Vec<_>>(), [[0, 0, 0], [0, 0, 0], [1, 2, 2]]);
    assert_eq!(Schedule::new(&tasks, TODAY, |_| 0), None);
    assert_eq!(Schedule::new(&[], TODAY, |_| 0).map(|it| it.end()), Some(None));
}

#[test]
fn hours_at_a_pace_are_minutes_that_end_at_a_quarter() {
    for (hours, pace, expected) in
        [([2, 4], 100, [120, 240]), ([1, 1], 133, [90, 90]), ([1, 3], 50, [30, 90]), ([0, 1], 100, [0, 60])]
    {
        assert_eq!(Task::new(String::new(), hours, pace).minutes, expected, "{hours:?} at {pace}");
    }
}

#[test]
fn a_goal_without_days_takes_no_number_of_hours() {
    let tasks = [task("a", [600, 1200])];
    assert_eq!(needed(&tasks, TODAY, Day(TODAY.0 - 1), |_| true), None);
    assert_eq!(needed(&tasks, TODAY, after(TODAY, 9), |_| false), None);
    assert_eq!(needed(&tasks, TODAY, after(TODAY, 13), |_| true), Some([300, 600]));
    assert_eq!(needed(&tasks, TODAY, after(TODAY, 13), |day| day.0 % 2 == 0), Some([600, 1200]));
}

#[test]
fn a_proposal_says_what_moves_from_when_to_when() {
    let tasks = [task("a", [60, 60]), task("b", [60, 60]), task("c", [60, 60])];
    let schedule = |from| Schedule::new(&tasks, from, |_| 60).expect("it ends");
    let agreed = dates(&tasks[..2], &Schedule::new(&tasks[..2], TODAY, |_| 60).expect("it ends"));
    let later = moves(&agreed, &tasks, &schedule(after(TODAY, 7)));
    let days: Vec<_> =
        later.iter().map(|it| (it.task, it.from.map(|day| day.0 - TODAY.0), it.to.0 - TODAY.0)).collect();
    assert_eq!(days, [(0, Some(0), 7), (1, Some(1), 8), (2, None, 9)]);
    // What is done moves nothing, and what follows comes sooner.
    let rest = Schedule::new(&tasks[1..2], TODAY, |_| 60).expect("it ends");
    let days: Vec<_> = moves(&agreed, &tasks[1..2], &rest).iter().map(|it| (it.from, it.to)).collect();
    assert_eq!(days, [(Some(after(TODAY, 1)), TODAY)]);
}

#[test]
fn what_was_agreed_to_and_has_left_the_plan_is_named_by_its_step() {
    for path in ROADMAP.paths {
        for step in path.steps {
            assert_eq!(step_of(&step_key(*step, &ROADMAP), &ROADMAP), Some(*step));
        }
    }
    for odd in ["", "quantum-backends", "one-of:quantum", "stage:quantum", "one-of:"] {
        assert_eq!(step_of(odd, &ROADMAP), None, "{odd}");
    }
    let agreed = ["docker", "http", "one-of:languages"].map(|key| (key.to_owned(), TODAY)).into();
    assert_eq!(no_longer(&agreed, &[task("http", [60, 60])]).collect::<Vec<_>>(), ["docker", "one-of:languages"]);
}

#[test]
fn days_that_no_plan_can_have_are_brought_near() {
    let text = r#"{"created":1,"start":4294967295,"goal":4294967295,"lighter":[[0,4294967295,0]],"agreed":{"http":0}}"#;
    let mut progress = Progress::default();
    progress.apply(&Action::write(KEY, text), Millis(1));
    let plan = Plan::of(&progress).expect("a plan");
    assert_eq!((plan.start, plan.goal), (LATEST, Some(LATEST)));
    assert_eq!(plan.lighter, [Lighter { first: EARLIEST, last: LATEST, minutes: 0 }]);
    assert_eq!(plan.agreed["http"], EARLIEST);
}

#[test]
fn a_pace_is_measured_where_there_is_enough_to_measure() {
    let finished = |days: &[u32]| -> Vec<Finished> {
        days.iter().map(|ago| Finished { day: Day(TODAY.0 - ago), minutes: 240, studied: 0 }).collect()
    };
    let since = Day(TODAY.0 - 28);
    let measure = |days: &[u32], daily: u32| pace(&finished(days), since, TODAY, move |_| daily);
    // The 26 days of 60 minutes until the last one, against four topics of four hours.
    let it = measure(&[3, 9, 15, 21], 60);
    assert_eq!((it.percent, it.topics, it.estimated, it.taken, it.measure), (162, 4, 960, 1560, Measure::Planned));
    let every_other: Vec<u32> = (0..14).map(|pair| 1 + 2 * pair).collect();
    let every: Vec<u32> = (1..=28).collect();
    for (days, daily, expected, why) in [
        (&every_other[..], 120, (100, true), "who keeps to the plan takes the hours of the topics"),
        (&[3, 9], 60, (100, false), "two topics are too few"),
        (&[3, 9, 15], 20, (100, false), "ten hours are the least"),
        (&[3, 9, 15, 21], 120, (200, true), "twice the hours are the most"),
        (&every, 120, (50, true), "half the hours are the least"),
        (&[3, 3, 3, 3, 9, 15], 60, (100, false), "many topics on one day are the record brought up to date"),
        (&[27, 27, 27, 9, 3], 60, (100, false), "so are topics that the time before them does not allow"),
        (&[3, 9, 29, 35], 60, (100, false), "what was finished before the plan does not count"),
        (&[0, 0, 3, 9], 60, (100, false), "today is not over"),
        (&[1, 3, 5, 26], 120, (116, true), "a pause does not count"),
        (&[20, 22, 24, 26], 120, (112, true), "nor does the time in which nothing has been finished yet"),
    ] {
        let it = measure(days, daily);
        assert_eq!((it.percent, it.measure == Measure::Planned), expected, "{why}");
    }
    let old = pace(&finished(&[60, 61, 62, 55, 53]), Day(0), TODAY, |_| 60);
    assert_eq!((old.topics, old.taken), (2, 4 * 60), "eight weeks are looked back on");
}

#[test]
fn study_time_that_was_added_is_a_better_measure_than_the_plan() {
    let finished = |added: &[(u32, u32)]| -> Vec<Finished> {
        added
            .iter()
            .map(|(ago, studied)| Finished { day: Day(TODAY.0 - ago), minutes: 240, studied: *studied })
            .collect()
    };
    let measure = |added: &[(u32, u32)]| {
        let it = pace(&finished(added), Day(TODAY.0 - 28), TODAY, |_| 60);
        (it.percent, it.measure, it.topics, it.taken)
    };
    // Also of today, of many topics on one day, and from before the plan.
    assert_eq!(measure(&[(0, 300), (0, 200), (0, 220), (40, 240)]), (100, Measure::Studied, 4, 960));
    assert_eq!(measure(&[(3, 120), (9, 180), (15, 90), (21, 0)]), (54, Measure::Studied, 3, 390));
    assert_eq!(measure(&[(3, 1), (9, 1), (15, 1)]), (50, Measure::Studied, 3, 3), "half the hours are the least");
    assert_eq!(measure(&[(3, 120), (9, 180), (15, 0), (21, 0)]).1, Measure::Planned, "two topics are too few");
    assert_eq!(measure(&[(3, 120), (9, 180), (57, 120)]).1, Measure::Nothing, "eight weeks are looked back on");
}

#[test]
fn time_that_was_studied_is_not_planned_again_and_a_quarter_stays() {
    let left = |studied| task("a", [120, 240]).after_study(studied).minutes;
    assert_eq!([0, 30, 100, 500].map(left), [[120, 240], [90, 210], [30, 150], [30, 60]]);
    assert_eq!(task("a", [0, 30]).after_study(60).minutes, [0, 15], "minutes end at a quarter");
}

#[test]
fn a_plan_is_undone_given_up_and_kept_by_a_reset() {
    let mut progress = Progress::default();
    let stamp = |now| Stamp { now: Millis(now), writer: "a" };
    let first = Plan::new(Millis(1), TODAY);
    progress.apply(&first.clone().write(Millis(2)), stamp(2));
    let mut second = Plan::of(&progress).expect("a plan");
    second.week = [30; 7];
    let undo = progress.apply(&second.write(Millis(3)), stamp(3));
    assert_eq!(Plan::of(&progress).map(|plan| plan.week), Some([30; 7]));
    progress.undo(&undo, stamp(4));
    assert_eq!(Plan::of(&progress).map(|plan| plan.week), Some(first.week));
    progress.apply(&Action::Reset, stamp(5));
    assert!(Plan::of(&progress).is_some());
    progress.apply(&Plan::remove(), stamp(6));
    assert_eq!(Plan::of(&progress), None);
}

#[test]
fn what_a_newer_plan_says_is_kept() {
    let mut progress = Progress::default();
    let newer = "{\"created\":1,\"start\":20785,\"energy\":{\"mornings\":true},\"week\":\"all of it\"}";
    progress.apply(&Action::write(KEY, newer), Stamp { now: Millis(2), writer: "b" });
    let plan = Plan::of(&progress).expect("a plan");
    assert_eq!((plan.weekly(), plan.start), (600, TODAY));
    progress.apply(&plan.write(Millis(3)), Stamp { now: Millis(3), writer: "a" });
    assert!(progress.note(KEY).contains("\"energy\":{\"mornings\":true}"), "{}", progress.note(KEY));
}

#[test]
fn what_is_done_or_skipped_is_not_planned_and_what_is_begun_is() {
    let path = &ROADMAP.paths[0];
    let all = steps_of(path, &Progress::default());
    assert_eq!(all.len(), path.steps.len());
    let Step::Topic(first) = path.steps[0] else { panic!("a path begins with a topic") };
    for (status, count) in [(Status::Done, 1), (Status::Skipped, 1), (Status::Learning, 0)] {
        let mut progress = Progress::default();
        progress.apply(&Action::set(ROADMAP.topic(first).id, status), Millis(1));
        assert_eq!(steps_of(path, &progress).len(), path.steps.len() - count, "{status:?}");
    }
}

#[test]
fn the_plan_never_speaks_of_being_late_or_behind() {
    let mut files = vec![crate::repository("src/pages/plan.rs"), crate::repository("src/extras/plan.rs")];
    for folder in ["src/extras/plan", "src/domain/plan"] {
        let entries = std::fs::read_dir(crate::repository(folder)).expect("a folder");
        files.extend(entries.map(|entry| entry.expect("a file").path()));
    }
    assert!(files.len() > 8, "{files:?}");
    for path in files {
        let source = std::fs::read_to_string(&path).expect("a text").to_lowercase();
        let mut words = source.split(|sign: char| !sign.is_alphanumeric());
        let unkind =
            words.find(|word| ["late", "behind", "overdue", "failed", "missed", "delay", "delayed"].contains(word));
        assert_eq!(unkind, None, "{}", path.display());
    }
}
