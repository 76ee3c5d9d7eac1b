//! The days on which topics and stages were started, finished or known, as the log and the progress tell them.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::clock::{Day, DayRule, Millis};
use backend_roadmap::domain::log::dates::Dates;
use backend_roadmap::domain::log::entry::{Act, Change};
use backend_roadmap::domain::log::own::OwnEntries;
use backend_roadmap::domain::plan::steps;
use backend_roadmap::domain::progress::{Action, Progress, Status};

use crate::history::{log_of, own};
use crate::log::{DAY, NOW};
use crate::topic;

fn dates(topics: &[(&str, Status, u64)], acts: &[(&str, Status, u64)], of: &str) -> [Option<u32>; 2] {
    let mut progress = Progress::default();
    for (key, status, day) in topics {
        progress.apply(&Action::set(key, *status), Millis(NOW + day * DAY));
    }
    let day_of = |moment: Millis| moment.day(DayRule::UTC);
    let all = Dates::of_topics(&progress, &log_of(&own(acts)), &ROADMAP, day_of);
    let dates = match ROADMAP.find_stage(of) {
        Some(stage) if ROADMAP.find(of).is_none() => Dates::of_stage(stage, &all, &progress, &ROADMAP),
        _ => all[usize::from(topic(of).0)],
    };
    [dates.started, dates.finished].map(|day| day.map(|day| day.0 - 20_779))
}

#[test]
fn a_topic_has_the_days_on_which_it_was_started_and_finished() {
    use Status::{Done, Learning, Skipped, Todo};
    let http = |status, day| ("http", status, day);
    for (now, acts, expected) in [
        (http(Done, 5), vec![http(Learning, 2), http(Done, 5)], [Some(2), Some(5)]),
        (http(Done, 5), vec![http(Done, 5)], [Some(5), Some(5)]),
        (http(Learning, 2), vec![http(Learning, 2)], [Some(2), None]),
        (http(Done, 5), vec![("http/choose-method", Done, 1), ("http/*", Done, 0), http(Done, 5)], [Some(1), Some(5)]),
        // Opened again, and finished again.
        (http(Done, 9), vec![http(Done, 3), http(Learning, 6), http(Done, 9)], [Some(3), Some(9)]),
        // Begun anew.
        (http(Done, 9), vec![http(Done, 3), http(Todo, 6), http(Done, 9)], [Some(9), Some(9)]),
        (http(Todo, 6), vec![http(Done, 3), http(Todo, 6)], [None, None]),
        (http(Skipped, 6), vec![http(Done, 3), http(Skipped, 6)], [None, None]),
        // A reset by mistake that was undone dates the status anew; the log knows better.
        (http(Done, 8), vec![http(Done, 3)], [Some(3), Some(3)]),
        // Done before there was a log, or imported without one.
        (http(Done, 4), vec![], [Some(4), Some(4)]),
        (http(Learning, 4), vec![], [Some(4), None]),
        (http(Done, 4), vec![http(Done, 7)], [Some(4), Some(4)]),
    ] {
        assert_eq!(dates(&[now], &acts, "http"), expected, "{acts:?}");
    }
}

#[test]
fn what_was_known_before_was_not_learned_on_a_day() {
    let (mut progress, mut own) = (Progress::default(), OwnEntries::default());
    let day_of = |moment: Millis| moment.day(DayRule::UTC);
    let mut set = |status: Status, is_known: bool, day: u64| {
        let undo = progress.apply(&Action::set("http", status), Millis(NOW + day * DAY));
        own.add(&Act::of(undo.after(), is_known, &ROADMAP), "w", Millis(NOW + day * DAY), DayRule::UTC, &ROADMAP);
        let log = log_of(&own);
        let all = Dates::of_topics(&progress, &log, &ROADMAP, day_of);
        let finished = steps::finished(&ROADMAP, &progress, &all, &vec![0; ROADMAP.topics.len()], day_of).len();
        let Dates { started, finished: end, known } = all[usize::from(topic("http").0)];
        let visit = log.last_visit(&ROADMAP).map(|(_, day)| day);
        ([started, end, known, visit].map(|day| day.map(|day| day.0 - 20_779)), finished)
    };
    assert_eq!(set(Status::Done, true, 1), ([None, None, Some(1), None], 0), "it says nothing of the pace");
    assert_eq!(set(Status::Learning, false, 2), ([Some(2), None, None, Some(2)], 0));
    assert_eq!(set(Status::Done, false, 4), ([Some(2), Some(4), None, Some(4)], 1));
    let key = "http/choose-method".to_owned();
    let answer = Act::Answered { question: key, is_right: true, choices: vec![0], is_placement: true };
    own.add(&answer, "w", Millis(NOW + 7 * DAY), DayRule::UTC, &ROADMAP);
    let visit = log_of(&own).last_visit(&ROADMAP).map(|(_, day)| day.0 - 20_779);
    assert_eq!(visit, Some(4), "a placement is no visit");
}

#[test]
fn what_a_copy_says_takes_no_day_away_that_the_log_has() {
    use Status::{Done, Learning, Todo};
    let day_of = |moment: Millis| moment.day(DayRule::UTC);
    for (acts, expected, why) in [
        (&[(Done, false, 3), (Done, true, 9)][..], [Some(3), Some(3), None], "a copy came later"),
        (&[(Done, false, 3), (Todo, false, 5), (Done, true, 9)], [Some(3), Some(3), None], "restored after a reset"),
        (&[(Done, true, 3), (Todo, false, 5), (Done, true, 9)], [None, None, Some(3)], "it was known before the reset"),
        (&[(Learning, false, 3), (Done, true, 9)], [Some(3), Some(9), None], "begun here, done elsewhere"),
        (&[(Done, false, 3), (Todo, false, 5), (Done, false, 9)], [Some(9), Some(9), None], "learned anew"),
    ] {
        let (mut progress, mut own) = (Progress::default(), OwnEntries::default());
        for (status, is_known, day) in acts {
            let now = Millis(NOW + day * DAY);
            let act = Act::Changed(vec![Change {
                key: "http".into(),
                status: Some(*status),
                is_known: *is_known,
                revision: None,
            }]);
            progress.apply(&Action::set("http", *status), now);
            own.add(&act, "w", now, DayRule::UTC, &ROADMAP);
        }
        let all = Dates::of_topics(&progress, &log_of(&own), &ROADMAP, day_of);
        let Dates { started, finished, known } = all[usize::from(topic("http").0)];
        assert_eq!([started, finished, known].map(|day| day.map(|day| day.0 - 20_779)), expected, "{why}");
    }
}

#[test]
fn a_project_is_finished_on_the_day_of_its_last_criterion() {
    let stage = ROADMAP.find_stage("version-control").unwrap();
    let it = ROADMAP.stage(stage);
    let day_of = |moment: Millis| moment.day(DayRule::UTC);
    let mut progress = Progress::default();
    let finished = |progress: &Progress| steps::finished(&ROADMAP, progress, &[], &[], day_of);
    for at in 0..it.project.criteria {
        assert_eq!(finished(&progress), []);
        let key = format!("stage:{}/criterion-{at}", it.id);
        progress.apply(&Action::set(&key, Status::Done), Millis(NOW + at as u64 * DAY));
    }
    let days: Vec<u32> = finished(&progress).iter().map(|it| it.day.0 - 20_779).collect();
    assert_eq!(days, [it.project.criteria as u32 - 1]);
}

#[test]
fn a_stage_that_was_known_has_one_day_and_one_that_was_learned_too_is_finished() {
    let stage = ROADMAP.topic(topic("http")).stage;
    let members = ROADMAP.stage(stage).topics;
    let mut progress = Progress::default();
    for member in members {
        progress.apply(&Action::set(ROADMAP.topic(*member).id, Status::Done), Millis(NOW));
    }
    let known = Dates { known: Some(Day(20_780)), ..Dates::default() };
    let learned = Dates { started: Some(Day(20_779)), finished: Some(Day(20_779)), known: None };
    let of_stage = |first: Dates| {
        let mut all = vec![known; ROADMAP.topics.len()];
        all[usize::from(members[0].0)] = first;
        Dates::of_stage(stage, &all, &progress, &ROADMAP)
    };
    assert_eq!(of_stage(known), known);
    assert_eq!(of_stage(learned), Dates { finished: Some(Day(20_780)), ..learned });
}

#[test]
fn a_day_of_the_log_stays_wherever_the_learner_travels() {
    let mut progress = Progress::default();
    progress.apply(&Action::set("http", Status::Done), Millis(NOW));
    let log = log_of(&own(&[("http", Status::Done, 0)]));
    for hours in [-12_i64, 0, 12] {
        let day_of = |moment: Millis| Day(((moment.0 as i64 + hours * 3_600_000) / 86_400_000) as u32);
        let dates = Dates::of_topics(&progress, &log, &ROADMAP, day_of)[usize::from(topic("http").0)];
        assert_eq!([dates.started, dates.finished], [Some(Day(20_779)); 2], "{hours} hours away");
    }
}

#[test]
fn a_stage_is_finished_when_its_last_topic_is() {
    let stage = ROADMAP.topic(topic("http")).stage;
    let (id, members) = (ROADMAP.stage(stage).id, ROADMAP.stage(stage).topics);
    let mut topics: Vec<_> = (0..).zip(members).map(|(day, at)| (ROADMAP.topic(*at).id, Status::Done, day)).collect();
    let last = members.len() as u32 - 1;
    assert_eq!(dates(&topics, &[], id), [Some(0), Some(last)]);
    topics.pop();
    assert_eq!(dates(&topics, &[], id), [Some(0), None]);
    assert_eq!(dates(&[], &[], id), [None, None]);
}
