//! What the log tells: the golden file, where one was last, how long one studied; and that ten years of it fit.

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::clock::{Day, DayRule, Millis};
use backend_roadmap::domain::log::entry::{Act, Change};
use backend_roadmap::domain::log::history::{Entry, Log};
use backend_roadmap::domain::log::months::{self, Months};
use backend_roadmap::domain::log::own::OwnEntries;
use backend_roadmap::domain::log::{study, texts};
use backend_roadmap::domain::progress::{Action, Progress, Status};
use backend_roadmap::domain::raw::Raw;
use backend_roadmap::domain::{saved, snapshot};
use backend_roadmap::extras::backup_panel::incoming::SIZE_LIMIT;

use crate::log::{DAY, NOW, Texts, entries};
use crate::{fixture, fixture_lines, topic};

pub(crate) fn own(acts: &[(&str, Status, u64)]) -> OwnEntries {
    let mut own = OwnEntries::default();
    for (key, status, day) in acts {
        let mut progress = Progress::default();
        if *status == Status::Todo {
            progress.apply(&Action::set(key, Status::Done), Millis(1));
        }
        let undo = progress.apply(&Action::set(key, *status), Millis(2));
        own.add(&Act::of(undo.after(), false, &ROADMAP), "w", Millis(NOW + day * DAY), DayRule::UTC, &ROADMAP);
    }
    own
}

pub(crate) fn log_of(own: &OwnEntries) -> Log {
    Log::read(&own.beside(&Texts::default()), &ROADMAP)
}

#[test]
fn the_log_of_every_backup_ever_shipped_is_read_as_it_was_meant() {
    let decoded = saved::decode(&fixture("saved/v3-log.json"));
    assert_eq!(decoded.problem, None);
    let months = months::parse(&decoded.log.expect("a log"));
    let set = |key: &str, status, revision| Change { key: key.into(), status, is_known: false, revision };
    let answer = |question: &str, is_right, choices| Act::Answered {
        question: question.into(),
        is_right,
        choices,
        is_placement: false,
    };
    let http = vec![
        set("http", Some(Status::Done), Some(1860)),
        set("quantum-backends", Some(Status::Done), None),
        set("http/*", Some(Status::Done), None),
    ];
    let later = vec![
        set("stage:internet/says why", Some(Status::Done), None),
        set("http/https://a.b/c,d A тема", Some(Status::Todo), None),
    ];
    let expected = [
        (NOW, 20_779, Act::Changed(vec![set("dns", Some(Status::Learning), None)])),
        (NOW + 1_500, 20_779, Act::Changed(vec![set("http", None, None)])),
        (1_795_358_805_120, 20_779, answer("dns/ttl-in-the-caches", true, vec![1])),
        (1_795_358_851_776, 20_779, answer("http/status-for-bad-field", false, vec![0, 2])),
        (1_795_395_600_000, 20_779, Act::Changed(http)),
        (1_798_758_000_000, 20_819, Act::Changed(later)),
    ];
    let expected = expected.map(|(moment, day, act)| Entry { moment: Millis(moment), day: Day(day), act });
    assert_eq!(Log::read(&months, &ROADMAP).entries(), expected);
    // What this version does not know is kept as it is.
    let store = Texts::default();
    months::take_in(&store, &months).expect("room");
    let kept = months::stored(&store).expect("a store");
    for (month, text) in &months {
        assert_eq!(entries(&kept[month]), entries(text));
    }
    assert!(kept["2026-11"].contains(" mwsk6n99-x10.f7") && kept["2026-12"].contains("77aa01bc3d ??"), "{kept:?}");
    store.written.borrow_mut().clear();
    months::take_in(&store, &months).expect("room");
    assert!(store.written.borrow().is_empty(), "what is known is not written again");
}

#[test]
fn an_entry_says_what_it_means_in_few_letters() {
    let set = |status: Status, is_known: bool, revision: Option<u16>| {
        Act::Changed(vec![Change { key: "http".into(), status: Some(status), is_known, revision }])
    };
    let answered = |is_right: bool, choices: &[u8], is_placement: bool| Act::Answered {
        question: "dns/use-dig".into(),
        is_right,
        choices: choices.to_vec(),
        is_placement,
    };
    for (act, expected) in [
        (set(Status::Learning, false, None), "l8"),
        (set(Status::Done, false, Some(1788)), "d8@1do"),
        (set(Status::Done, true, None), "k8"),
        (answered(false, &[0, 11], false), "awb/use-dig@0.b"),
        (answered(true, &[2], true), "prb/use-dig@2"),
        (Act::Studied { topic: "dns".into(), minutes: 90 }, "hb@2i"),
        (Act::CalendarMade { plan: Millis(77), is_weekly: true, days: [20_787, 20_794].map(Day).into() }, "w25@g1f.7"),
        (Act::Undone(Millis(NOW)), "umwry916o"),
    ] {
        let mut text = String::new();
        act.write(&ROADMAP, &mut text);
        assert_eq!((text.as_str(), Act::parse(&text, &ROADMAP)), (expected, Some(act)));
    }
    let done = log_of(&own(&[("http", Status::Done, 0)]));
    let change = Change { key: "http".into(), status: Some(Status::Done), is_known: false, revision: None };
    assert_eq!(done.entries()[0].act, Act::Changed(vec![change]));
    let odd = "x8 d8@ d8@zzzz d8@+1 dzz ax8 a u u-1 d d8, ar8@1..2.zzz é8 d~%ff k p8 c8 c8@ w@1 c8@1.zzzzzzz";
    for odd in odd.split(' ') {
        assert_eq!(Act::parse(odd, &ROADMAP), None, "{odd}");
    }
}

#[test]
fn a_clock_that_is_set_back_leaves_entries_in_order_and_none_alike() {
    let mut own = OwnEntries::default();
    let act =
        Act::Changed(vec![Change { key: "http".into(), status: Some(Status::Done), is_known: false, revision: None }]);
    let times = [NOW, NOW, NOW - DAY, NOW + 5].map(|now| own.add(&act, "w", Millis(now), DayRule::UTC, &ROADMAP));
    assert_eq!(times, [NOW, NOW + 1, NOW + 2, NOW + 5].map(Millis));
    assert_eq!(log_of(&own).entries().len(), 4);
}

#[test]
fn an_import_of_an_older_version_or_an_odd_log_adds_nothing() {
    for log in
        ["null", "[]", "[{\"at\":1}]", "{\"2026-11\":1}", "{\"../x\":\"w a\",\"2026-1x\":\"w a\",\"progress\":\"w a\"}"]
    {
        let raw = Raw::parse(log).expect("JSON");
        assert_eq!(months::parse(&raw), Months::new(), "{log}");
    }
}

#[test]
fn the_topic_one_was_last_at_is_the_last_that_was_changed_by_itself() {
    let at = |acts: &[(&str, Status, u64)]| log_of(&own(acts)).last_visit(&ROADMAP).map(|(topic, _)| topic);
    assert_eq!(at(&[]), None);
    assert_eq!(at(&[("http", Status::Done, 0), ("dns/use-dig", Status::Done, 1)]), Some(topic("dns")));
    assert_eq!(
        at(&[("http", Status::Done, 0), ("dns/*", Status::Done, 1), ("quantum", Status::Done, 2)]),
        Some(topic("http"))
    );
    let mut own = own(&[("http", Status::Learning, 0)]);
    let many = ["dns", "git"].map(|key| Change {
        key: key.into(),
        status: Some(Status::Done),
        is_known: false,
        revision: None,
    });
    own.add(&Act::Changed(many.into()), "w", Millis(NOW + DAY), DayRule::UTC, &ROADMAP);
    let last = own.add(
        &Act::Answered { question: "git/x".into(), is_right: true, choices: vec![], is_placement: false },
        "w",
        Millis(NOW + DAY),
        DayRule::UTC,
        &ROADMAP,
    );
    assert_eq!(log_of(&own).last_visit(&ROADMAP).map(|it| it.0), Some(topic("git")));
    own.add(&Act::Undone(last), "w", Millis(NOW + DAY), DayRule::UTC, &ROADMAP);
    assert_eq!(
        log_of(&own).last_visit(&ROADMAP).map(|it| it.0),
        Some(topic("http")),
        "who imports many topics is at none of them"
    );
}

#[test]
fn study_time_adds_up_until_its_topic_is_set_back() {
    let add = |topic: &str, minutes| Act::Studied { topic: topic.into(), minutes };
    let set = |key: &str, status| {
        Act::Changed(vec![Change { key: key.into(), status: Some(status), is_known: false, revision: None }])
    };
    let added = |acts: &[Act]| {
        let mut own = OwnEntries::default();
        for (act, day) in acts.iter().zip(0..) {
            own.add(act, "w", Millis(NOW + day * DAY), DayRule::UTC, &ROADMAP);
        }
        let minutes = study::minutes(&log_of(&own), &ROADMAP);
        ["http", "dns"].map(|id| minutes[usize::from(topic(id).0)])
    };
    assert_eq!(added(&[]), [0, 0]);
    let mut acts = vec![add("http", 30), add("dns", 15), add("http", u16::MAX), add("of another site", 5)];
    assert_eq!(added(&acts), [65_565, 15]);
    acts.extend([set("http", Status::Done), set("http/*", Status::Todo)]);
    assert_eq!(added(&acts), [65_565, 15], "neither the end nor a star sets it back");
    acts.push(set("http", Status::Todo));
    assert_eq!(added(&acts), [0, 15]);
    acts.push(add("http", 20));
    assert_eq!(added(&acts), [20, 15]);
    acts.push(Act::Undone(Millis(NOW + DAY)));
    assert_eq!(added(&acts), [20, 0]);
}

#[test]
fn a_finished_topic_tells_when_its_text_has_changed_since() {
    use Status::{Done, Learning};
    let (id, other) = ("gson", "soap");
    let (gson, revision) = (topic(id), ROADMAP.topic(topic(id)).revision);
    assert!(revision > 0 && ROADMAP.topic(topic(other)).revision > 0, "the changes of these texts are listed");
    let done = |revision| Act::Changed(vec![Change { key: id.into(), status: Some(Done), is_known: false, revision }]);
    let changed = |status: Status, acts: &[Act]| {
        let (mut progress, mut own) = (Progress::default(), OwnEntries::default());
        progress.apply(&Action::set(id, status), Millis(NOW));
        progress.apply(&Action::set(other, Learning), Millis(NOW));
        for (act, day) in acts.iter().zip(0..) {
            own.add(act, "w", Millis(NOW + day * DAY), DayRule::UTC, &ROADMAP);
        }
        texts::changed_since_done(&progress, &log_of(&own), &ROADMAP)
    };
    // Finished before there was a log, or with the first form of the text.
    assert_eq!(changed(Done, &[]), [gson]);
    assert_eq!(changed(Done, &[done(None)]), [gson]);
    // Finished with the present form, or looked at since. An undone look does not count.
    assert_eq!(changed(Done, &[done(Some(revision))]), []);
    assert_eq!(changed(Done, &[done(None), done(Some(revision))]), []);
    assert_eq!(changed(Done, &[done(None), done(Some(revision)), Act::Undone(Millis(NOW + DAY))]), [gson]);
    // What is not finished has nothing to be told of.
    assert_eq!(changed(Learning, &[done(None)]), []);
    // A copy says that it is done: what was read stays what the log tells, if it tells.
    let copied = |revision| Act::Changed(vec![Change { key: id.into(), status: Some(Done), is_known: true, revision }]);
    assert_eq!(changed(Done, &[done(None), copied(Some(revision))]), [gson]);
    assert_eq!(changed(Done, &[copied(Some(revision))]), []);
    // Another version of the site has written a later revision.
    assert_eq!(changed(Done, &[done(Some(revision + 1))]), []);
}

/// Thirty entries a day for ten years, as a learner makes them who ticks, answers and sets statuses of the real roadmap,
/// in three page loads a day.
fn ten_years(store: &Texts) -> usize {
    let keys: Vec<String> = ROADMAP.topics.iter().flat_map(|topic| items(topic.id)).collect();
    let mut count = 0;
    for day in 0..3652_u64 {
        for load in 0..3 {
            let (mut own, writer) =
                (OwnEntries::default(), format!("{:010x}", (day * 3 + load) * 0x9e37_79b9 % (1 << 40)));
            for at in 0..10 {
                let key = &keys[count * 7 % keys.len()];
                let act = match count % 10 {
                    0 => {
                        let change = |key: &str| Change {
                            key: key.into(),
                            status: Some(Status::Done),
                            is_known: false,
                            revision: Some(40_000),
                        };
                        Act::Changed(vec![change(ROADMAP.topics[count % ROADMAP.topics.len()].id)])
                    }
                    1..4 => Act::Changed(vec![Change {
                        key: key.clone(),
                        status: Some(Status::Done),
                        is_known: false,
                        revision: None,
                    }]),
                    _ => Act::Answered {
                        question: key.clone(),
                        is_right: true,
                        choices: vec![1, 2],
                        is_placement: false,
                    },
                };
                let now = NOW + day * DAY + load * 3_600_000 + at * 97_003;
                own.add(&act, &writer, Millis(now), DayRule::UTC, &ROADMAP);
                count += 1;
            }
            own.save(store).expect("room");
        }
    }
    count
}

/// The keys of what is inside a topic.
fn items(topic: &str) -> Vec<String> {
    let line = fixture_lines("items.txt")
        .into_iter()
        .find_map(|line| line.split_once(": ").filter(|(owner, _)| *owner == topic).map(|(_, items)| items.to_owned()));
    line.unwrap_or_default().split(' ').map(|item| format!("{topic}/{item}")).collect()
}

#[test]
fn ten_years_of_daily_use_fit_beside_the_snapshots() {
    let store = Texts::default();
    let count = ten_years(&store);
    let largest_write = store.written.borrow().iter().copied().max().unwrap_or_default();
    let months = months::stored(&store).expect("a store");
    let total: usize = months.iter().map(|(month, text)| months::key(month).len() + text.len()).sum();
    let log = Log::read(&months, &ROADMAP);
    assert_eq!(log.entries().len(), count, "nothing is lost on the way");
    // The whole roadmap done, ticked, answered and with a note on each topic.
    let mut progress = Progress::default();
    for topic in ROADMAP.topics {
        progress.apply(&Action::write(topic.id, &"A note of some words. ".repeat(10)), Millis(NOW));
        for key in items(topic.id).iter().map(String::as_str).chain([topic.id]) {
            progress.apply(&Action::set(key, Status::Done), Millis(NOW));
        }
    }
    let state = saved::encode(&progress, Millis(NOW)).len();
    let backup = saved::encode_backup(&progress, &months, Millis(NOW)).len();
    let sum = total + 2 * state + snapshot::SIZE_LIMIT + state;
    println!(
        "{count} entries in {} months: {total} bytes, {:.1} an entry; the largest month is {largest_write} bytes\n\
         the saved state and the copy before it: {} bytes; snapshots: at most {} bytes and one copy; all: {sum} bytes\n\
         a backup: {backup} bytes",
        months.len(),
        total as f64 / count as f64,
        2 * state,
        snapshot::SIZE_LIMIT,
    );
    assert!(
        months.values().all(|text| text.is_ascii()),
        "browsers that count two bytes for other letters count one for these"
    );
    assert!(largest_write < 40_000, "a click writes little");
    // Browsers give a site five million letters.
    assert!(sum < 5_000_000, "{sum} bytes");
    assert!(backup < SIZE_LIMIT, "a backup can be imported again");
}
