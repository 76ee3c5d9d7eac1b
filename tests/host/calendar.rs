//! Calendar files, as two readers that know nothing of their writer understand them.

use std::collections::{BTreeMap, BTreeSet};

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::calendar::file::{CalendarFile, Entry, Method, When};
use backend_roadmap::domain::calendar::line::Lines;
use backend_roadmap::domain::calendar::zone::Zone;
use backend_roadmap::domain::clock::{Day, DayRule, Millis, Offset};
use backend_roadmap::domain::log::calendars::{self, Given};
use backend_roadmap::domain::log::entry::Act;
use backend_roadmap::domain::log::history::Log;
use backend_roadmap::domain::log::own::OwnEntries;
use backend_roadmap::domain::plan::dates::parse;
use backend_roadmap::domain::plan::entries::{Source, Wish, duration};
use backend_roadmap::domain::plan::schedule::{Schedule, Task};
use backend_roadmap::domain::plan::settings::{KEY, Plan};
use backend_roadmap::domain::progress::{Action, Progress, Stamp};
use ical::parser::ical::component::IcalCalendar;
use ical::property::Property;
use icalendar::Component;
use proptest::prelude::*;

use crate::arbitrary::config;
use crate::fixture_lines;
use crate::log::Texts;

/// 30 November 2026, a Monday.
const MONDAY: Day = Day(20_787);
const NOW: Millis = Millis(1_795_843_800_000);
const DAILY: Wish = Wish { is_weekly: false, start: 18 * 60 + 30, alarm: None };

/// The zones of the fixture: the changes of each clock, in seconds, with the minutes ahead of UTC from then on.
fn recorded() -> BTreeMap<String, Vec<(u64, i32)>> {
    let number = |text: &str| text.parse::<i64>().expect("a number");
    let change = |text: &str| text.split_once(':').map(|(at, to)| (number(at) as u64, number(to) as i32));
    let zone = |line: String| {
        let (name, changes) = line.split_once(' ').expect("a zone");
        (name.to_owned(), changes.split(' ').filter_map(change).collect())
    };
    fixture_lines("zones.txt").into_iter().map(zone).collect()
}

fn clock(changes: &[(u64, i32)]) -> impl Fn(Millis) -> Offset {
    move |at| {
        let known = changes.iter().rev().find(|(from, _)| from * 1000 <= at.0).or(changes.first());
        Offset(known.expect("an offset").1)
    }
}

fn zone(name: &str) -> Zone {
    Zone::new(name, MONDAY, Day(MONDAY.0 + 200), clock(&recorded()[name]))
}

fn schedule() -> Schedule {
    let tasks = [("docker", [240, 240]), ("http", [90, 90])].map(|(key, minutes)| Task { key: key.into(), minutes });
    Schedule::new(&tasks, MONDAY, |day| if (day.0 - MONDAY.0) % 7 < 2 { 120 } else { 0 }).expect("it ends")
}

fn title(task: usize) -> String {
    ["Docker; or: containers, all", "HTTP"][task].into()
}

/// The name of the plan.
const PLAN: Millis = Millis(77);
/// The seconds from 2020 to [`NOW`].
const SEQUENCE: u32 = 218_007_000;

type AllGiven = BTreeMap<Millis, Given>;

fn source(given: &AllGiven) -> Source<'_> {
    Source { plan: Some(PLAN), given, site: "example.org/roadmap", now: NOW, today: MONDAY }
}

/// What calendars have after these files.
fn given(files: &[(Millis, bool, &[Day])]) -> AllGiven {
    let mut own = OwnEntries::default();
    for (plan, is_weekly, days) in files {
        let act = Act::CalendarMade { plan: *plan, is_weekly: *is_weekly, days: days.to_vec() };
        own.add(&act, "w", NOW, DayRule::UTC, &ROADMAP);
    }
    calendars::given(&Log::read(&own.beside(&Texts::default()), &ROADMAP))
}

fn read_once(text: &str) -> IcalCalendar {
    let mut all = ical::IcalParser::new(text.as_bytes());
    let calendar = all.next().expect("a calendar").expect("one that reads");
    assert!(all.next().is_none());
    calendar
}

fn value(properties: &[Property], name: &str) -> String {
    let found: Vec<_> = properties.iter().filter(|property| property.name == name).collect();
    assert_eq!(found.len(), 1, "{name} once in {properties:?}");
    found[0].value.clone().unwrap_or_default()
}

#[test]
fn a_day_has_an_entry_at_its_time_by_the_clock_of_its_zone() {
    let (file, days) = source(&AllGiven::new()).publish(&schedule(), Wish { alarm: Some(10), ..DAILY }, title);
    let text = file.text(&zone("Europe/Berlin"));
    let calendar = read_once(&text);
    assert_eq!(value(&calendar.properties, "METHOD"), "PUBLISH");
    assert_eq!(calendar.timezones.len(), 1);
    let facts = |name: &str| calendar.events.iter().map(|event| value(&event.properties, name)).collect::<Vec<_>>();
    assert_eq!(
        facts("UID"),
        ["2026-11-30", "2026-12-01", "2026-12-07"].map(|day| format!("day-{day}.plan-77@example.org/roadmap"))
    );
    assert_eq!(facts("DTSTART"), ["20261130T183000", "20261201T183000", "20261207T183000"]);
    assert_eq!(facts("DTEND"), ["20261130T203000", "20261201T203000", "20261207T200000"]);
    assert_eq!(facts("SEQUENCE"), [SEQUENCE; 3].map(|number| number.to_string()));
    assert_eq!(facts("LAST-MODIFIED"), ["20261128T053000Z", "20261128T053000Z", "20261128T053000Z"]);
    for event in &calendar.events {
        let start = event.properties.iter().find(|property| property.name == "DTSTART").expect("a start");
        assert_eq!(start.params, Some(vec![("TZID".to_owned(), vec!["Europe/Berlin".to_owned()])]));
        assert_eq!(value(&event.alarms[0].properties, "TRIGGER"), "-PT10M");
    }
    // The other reader gives texts back as they were written.
    let other: icalendar::Calendar = text.parse().expect("it reads");
    let first = other.components.iter().find_map(|it| it.as_event()).expect("an event");
    assert_eq!(first.get_summary(), Some("Learn: Docker; or: containers, all"));
    assert_eq!(first.get_description(), Some("Docker; or: containers, all: 2 h"));
    assert_eq!(
        (first.get_uid(), first.get_sequence()),
        (Some("day-2026-11-30.plan-77@example.org/roadmap"), Some(SEQUENCE))
    );
    assert_eq!(days, [MONDAY, Day(MONDAY.0 + 1), Day(MONDAY.0 + 7)]);
}

#[test]
fn a_week_has_one_entry_of_whole_days() {
    let wish = Wish { is_weekly: true, start: 540, alarm: Some(0) };
    let (file, weeks) = source(&AllGiven::new()).publish(&schedule(), wish, title);
    let text = file.text(&zone("Asia/Kolkata"));
    let other: icalendar::Calendar = text.parse().expect("it reads");
    let events: Vec<&icalendar::Event> = other.components.iter().filter_map(|it| it.as_event()).collect();
    let days: Vec<_> =
        events.iter().map(|event| [event.property_value("DTSTART"), event.property_value("DTEND")]).collect();
    assert_eq!(days, [[Some("20261130"), Some("20261207")], [Some("20261207"), Some("20261214")]]);
    assert_eq!(events[1].get_summary(), Some("Learn: HTTP"));
    assert_eq!(events[0].get_description(), Some("Docker; or: containers, all: 4 h"));
    assert_eq!(value(&read_once(&text).events[0].alarms[0].properties, "TRIGGER"), "PT540M");
    assert_eq!(weeks, [MONDAY, Day(MONDAY.0 + 7)]);
}

#[test]
fn a_second_file_keeps_the_names_counts_up_and_takes_away_what_is_no_longer_so() {
    let days = [MONDAY, Day(MONDAY.0 + 1), Day(MONDAY.0 + 7)];
    let before = given(&[(PLAN, false, &days)]);
    let short = [Task { key: "http".into(), minutes: [60, 60] }];
    let short = Schedule::new(&short, Day(MONDAY.0 + 1), |_| 60).expect("it ends");
    let (file, made) = source(&before).publish(&short, DAILY, title);
    let facts = |file: &CalendarFile| -> Vec<(String, bool)> {
        file.entries.iter().map(|it| (it.uid.split('@').next().unwrap_or_default().into(), it.is_cancelled)).collect()
    };
    let named = |day: &str, is_cancelled: bool| (format!("{day}.plan-77"), is_cancelled);
    assert_eq!(
        facts(&file),
        [named("day-2026-12-01", false), named("day-2026-11-30", true), named("day-2026-12-07", true)]
    );
    assert_eq!(made, [Day(MONDAY.0 + 1)]);
    // What is past stays, also of the same week.
    let on_tuesday = Source { today: Day(MONDAY.0 + 1), ..source(&before) };
    assert_eq!(
        facts(&on_tuesday.publish(&short, DAILY, title).0),
        [named("day-2026-12-01", false), named("day-2026-12-07", true)]
    );
    // Other entries for the same plan: the days are taken back, and what is past stays.
    let next_week = Source { today: Day(MONDAY.0 + 7), ..source(&before) };
    let weekly = next_week.publish(&short, Wish { is_weekly: true, ..DAILY }, title).0;
    assert_eq!(facts(&weekly), [named("week-2026-11-30", false), named("day-2026-12-07", true)]);
}

#[test]
fn the_file_of_a_new_plan_takes_away_what_an_earlier_plan_has_left() {
    let before = given(&[(Millis(33), false, &[Day(MONDAY.0 - 1), MONDAY]), (Millis(33), true, &[MONDAY])]);
    let (file, _) = source(&before).publish(&schedule(), DAILY, title);
    let cancelled: Vec<&str> = file.entries.iter().filter(|it| it.is_cancelled).map(|it| it.uid.as_str()).collect();
    let site = "example.org/roadmap";
    assert_eq!(cancelled, [format!("day-2026-11-30.plan-33@{site}"), format!("week-2026-11-30.plan-33@{site}")]);
}

#[test]
fn a_file_cancels_all_that_the_earlier_ones_made() {
    let days = [MONDAY, Day(MONDAY.0 + 1), Day(MONDAY.0 + 7)];
    let files: [(Millis, bool, &[Day]); 3] =
        [(PLAN, false, &days), (PLAN, true, &[MONDAY, Day(MONDAY.0 + 7)]), (Millis(33), false, &[MONDAY])];
    let before = given(&files);
    // Also without a plan.
    for plan in [Some(PLAN), None] {
        let file = Source { plan, ..source(&before) }.cancel(DAILY.start);
        let calendar = read_once(&file.text(&zone("America/New_York")));
        assert_eq!(value(&calendar.properties, "METHOD"), "CANCEL");
        let names: BTreeSet<_> = calendar.events.iter().map(|it| value(&it.properties, "UID")).collect();
        assert_eq!(names.len(), 6);
        assert!(calendar.events.iter().all(|it| value(&it.properties, "STATUS") == "CANCELLED"));
        assert!(calendar.events.iter().all(|it| value(&it.properties, "SEQUENCE") == SEQUENCE.to_string()));
    }
}

#[test]
fn a_later_file_has_a_higher_number() {
    let (none, schedule) = (AllGiven::new(), schedule());
    let number = |seconds: u64| {
        let now = Millis(NOW.0 + seconds * 1000);
        let (file, _) = Source { now, ..source(&none) }.publish(&schedule, DAILY, title);
        let text = file.text(&zone("UTC"));
        value(&read_once(&text).events[0].properties, "SEQUENCE").parse::<u32>().expect("a number")
    };
    assert!(number(1) > number(0) && number(0) > 1_000, "the first files counted from 1");
    assert!(number(40 * 365 * 86_400) < 1 << 31, "in forty years it is still a number for every calendar");
}

#[test]
fn what_a_plan_of_the_first_version_gave_to_calendars_is_known() {
    let text = r#"{"changed":5,"created":77,"given":[2,[20787,20788],[20787]],"start":20787}"#;
    let mut progress = Progress::default();
    progress.apply(&Action::write(KEY, text), Stamp { now: NOW, writer: "a" });
    let plan = Plan::of(&progress).expect("a plan");
    let days = |days: &[Day]| days.iter().copied().collect();
    let expected = Given { days: days(&[MONDAY, Day(MONDAY.0 + 1)]), weeks: days(&[MONDAY]) };
    assert_eq!(plan.given_before_log(), expected);
    // A plan that is changed keeps it.
    progress.apply(&plan.write(NOW), Stamp { now: NOW, writer: "a" });
    assert_eq!(Plan::of(&progress).map(|plan| plan.given_before_log()), Some(expected));
}

#[test]
fn a_block_may_go_on_after_midnight() {
    let when = When::Time { day: MONDAY, start: 23 * 60, minutes: 90 };
    let entry = Entry { uid: "x".into(), when, summary: "x".into(), description: String::new(), is_cancelled: false };
    let file = CalendarFile { method: Method::Publish, now: NOW, alarm: None, entries: vec![entry] };
    let calendar = read_once(&file.text(&zone("UTC")));
    assert_eq!(value(&calendar.events[0].properties, "DTEND"), "20261201T003000");
}

/// When an observance of a file begins, in seconds since 1970: its own beginning, and each year's by its rule.
fn onsets(properties: &[Property]) -> Vec<(i64, i32)> {
    let minutes = |name: &str| {
        let text = value(properties, name);
        let number = |range: std::ops::Range<usize>| text[range].parse::<i32>().expect("digits");
        number(1..3) * 60 + number(3..5)
    };
    let signed = |name: &str| if value(properties, name).starts_with('-') { -minutes(name) } else { minutes(name) };
    let start = value(properties, "DTSTART");
    let part = |range: std::ops::Range<usize>| start[range].parse::<u32>().expect("digits");
    let seconds_of = |date: Day| {
        let local = i64::from(date.0) * 86_400 + i64::from(part(9..11)) * 3600 + i64::from(part(11..13)) * 60;
        (local - i64::from(signed("TZOFFSETFROM")) * 60, signed("TZOFFSETTO"))
    };
    let day = |year: u32, month: u32, day: u32| parse(&format!("{year}-{month:02}-{day:02}"));
    let first = day(part(0..4), part(4..6), part(6..8)).expect("a day");
    let Some(rule) = properties.iter().find(|property| property.name == "RRULE") else {
        return vec![seconds_of(first)];
    };
    let rule = rule.value.clone().expect("a rule");
    let field = |name: &str| rule.split(';').find_map(|it| it.strip_prefix(name)).expect("a field").to_owned();
    let (month, by_day) = (field("BYMONTH=").parse().expect("a month"), field("BYDAY="));
    let (which, name) = by_day.split_at(by_day.len() - 2);
    let weekday = ["TH", "FR", "SA", "SU", "MO", "TU", "WE"].iter().position(|it| *it == name).expect("a weekday");
    let of_year = |year: u32| {
        let days = (1..=31).filter_map(|it| day(year, month, it)).filter(|it| it.0 as usize % 7 == weekday);
        let days: Vec<Day> = days.collect();
        let which: i32 = which.parse().expect("a number");
        if which < 0 { days[days.len() - 1] } else { days[which as usize - 1] }
    };
    (part(0..4)..2032).map(|year| seconds_of(of_year(year))).collect()
}

#[test]
fn a_zone_in_a_file_has_the_clock_of_the_zone_at_every_hour_of_the_plan() {
    let zones = recorded();
    assert_eq!(zones.len(), 17);
    for (name, changes) in &zones {
        let file = CalendarFile { method: Method::Publish, now: NOW, alarm: None, entries: Vec::new() };
        let text = file.text(&zone(name));
        let calendar = read_once(&text);
        let zone = &calendar.timezones[0];
        assert_eq!(&value(&zone.properties, "TZID"), name);
        let mut all: Vec<(i64, i32)> = zone.transitions.iter().flat_map(|it| onsets(&it.properties)).collect();
        all.sort_unstable();
        let (first, last) = (u64::from(MONDAY.0) * 24, u64::from(MONDAY.0 + 200) * 24);
        for hour in first..last {
            let moment = hour * 3600;
            let told = all.iter().rev().find(|(from, _)| *from <= moment as i64).map(|(_, to)| *to);
            assert_eq!(told, Some(clock(changes)(Millis(moment * 1000)).0), "{name} at {moment}\n{text}");
        }
    }
}

#[test]
fn zones_that_follow_a_rule_are_told_by_it() {
    let rules = |name: &str| {
        let file = CalendarFile { method: Method::Publish, now: NOW, alarm: None, entries: Vec::new() };
        let text = file.text(&zone(name));
        text.lines().filter_map(|line| line.strip_prefix("RRULE:FREQ=YEARLY;")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(rules("Europe/Berlin"), ["BYMONTH=3;BYDAY=-1SU", "BYMONTH=10;BYDAY=-1SU"]);
    assert_eq!(rules("America/New_York"), ["BYMONTH=3;BYDAY=2SU", "BYMONTH=11;BYDAY=1SU"]);
    assert_eq!(rules("Australia/Lord_Howe"), ["BYMONTH=4;BYDAY=1SU", "BYMONTH=10;BYDAY=1SU"]);
    for without in ["Asia/Kolkata", "Asia/Kathmandu", "UTC", "Africa/Casablanca"] {
        assert_eq!(rules(without), Vec::<String>::new(), "{without}");
    }
}

#[test]
fn durations_read_as_people_write_them() {
    for (minutes, expected) in [(0, "0 min"), (45, "45 min"), (60, "1 h"), (150, "2 h 30 min")] {
        assert_eq!(duration(minutes), expected);
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_folded_escaped_and_read_back(text in "(\\PC|[,;:\\\\\n\"]|é|漢|🦀){0,120}", name in "[A-Z]{1,12}") {
        // One of the readers drops blanks at the end of a text.
        let text = format!("Learn: {text}").trim_end().to_owned();
        let mut lines = Lines::default();
        lines.add("BEGIN", "VCALENDAR");
        lines.add("BEGIN", "VEVENT");
        lines.add_text("SUMMARY", &text);
        lines.add_text(&format!("X-{name}"), &text);
        lines.add("END", "VEVENT");
        lines.add("END", "VCALENDAR");
        let file = lines.finish();
        prop_assert!(file.ends_with("\r\n"));
        for line in file.trim_end_matches("\r\n").split("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {line}", line.len());
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let unescaped = |value: &str| {
            let mut signs = value.chars();
            let mut plain = String::new();
            while let Some(sign) = signs.next() {
                plain.push(match (sign, sign == '\\') {
                    (_, true) => match signs.next() { Some('n') => '\n', Some(other) => other, None => '\\' },
                    (sign, false) => sign,
                });
            }
            plain
        };
        let calendar = read_once(&file);
        prop_assert_eq!(unescaped(&value(&calendar.events[0].properties, "SUMMARY")), text.clone());
        let other: icalendar::Calendar = file.parse().map_err(TestCaseError::fail)?;
        let event = other.components.iter().find_map(|it| it.as_event()).expect("an event");
        prop_assert_eq!(event.get_summary().unwrap_or_default(), text);
    }
}
