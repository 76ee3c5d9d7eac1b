//! Hostile input at every entrance: the files of a corpus, as they are and changed at random, `tests/fuzz/<entrance>/`. Nothing
//! may panic, take long, or lose what it does not understand. A short part of it runs with the other tests; `make fuzz` goes
//! on for as long as one likes, in new ways each time.

mod input;
mod kept;
mod pasted;
mod store;
mod typed;

use std::sync::LazyLock;
use std::time::{Duration, Instant};
use std::{env, fs};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseResult, TestError, TestRunner};

use input::{changed, corpus};

/// How many inputs are tried with the other tests.
const CASES: u32 = 200;

/// How long the longest input may take a processor: many times what it takes, and less than what grows with its square.
const LIMIT: Duration = Duration::from_secs(5);

/// What this thread has worked so far, whatever else the machine does; where the system does not tell, the time of day.
fn worked() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// Gives an entrance every file of its corpora, and then changed ones: a few, or for `FUZZ_MINUTES`.
fn fuzz(folders: &[&str], check: impl Fn(&[u8]) -> TestCaseResult) {
    let corpus = corpus(folders);
    let timed = |input: &[u8]| {
        let start = worked();
        check(input)?;
        let taken = worked() - start;
        prop_assert!(taken < LIMIT, "{taken:?} for {} bytes", input.len());
        Ok(())
    };
    for file in &corpus {
        timed(file).unwrap_or_else(|error| panic!("{error} in {}", file.escape_ascii()));
    }
    let minutes = env::var("FUZZ_MINUTES").map_or(0.0, |minutes| minutes.parse().expect("FUZZ_MINUTES is a number"));
    let end = Instant::now() + Duration::from_secs_f64(minutes * 60.0);
    let inputs = changed(corpus);
    let mut tried = 0;
    loop {
        let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
        let result = TestRunner::new(config).run(&inputs, |input| timed(&input));
        if let Err(error) = result {
            match error {
                TestError::Fail(reason, input) => panic!("{reason}\nfor {}", input.escape_ascii()),
                TestError::Abort(reason) => panic!("{reason}"),
            }
        }
        tried += CASES;
        if Instant::now() >= end {
            break;
        }
    }
    println!("{}: {tried} inputs", folders[0]);
}

#[test]
fn any_link_is_opened_or_refused() {
    fuzz(&["fuzz/link"], pasted::link);
}

#[test]
fn any_file_is_read_or_refused_and_what_is_not_understood_is_told() {
    fuzz(&["fuzz/file", "fixtures/lists", "fixtures/saved"], pasted::file);
}

#[test]
fn any_saved_state_is_kept_or_left_alone() {
    fuzz(&["fuzz/saved", "fixtures/saved"], kept::saved_state);
}

#[test]
fn what_another_tab_writes_takes_nothing_from_this_one() {
    fuzz(&["fuzz/storage-event", "fixtures/saved"], kept::storage_event);
}

#[test]
fn whatever_else_is_stored_is_read_or_left_alone() {
    fuzz(&["fuzz/stored"], kept::beside_the_progress);
}

#[test]
fn no_note_becomes_markup_of_its_own() {
    fuzz(&["fuzz/note"], typed::note);
}

#[test]
fn any_query_and_address_is_understood_somehow() {
    fuzz(&["fuzz/query"], typed::query);
}

/// What is short is quick whatever is done with it; a long text of the same again and again shows what is not.
#[test]
fn time_grows_with_the_length_of_a_text_and_no_faster() {
    for unit in [
        "#p=1.",
        "#p=1.AQAAB9_-",
        "p=1.A-_-_- ",
        "%2525",
        "p \n",
        "- [x] [HTTP](https://a.example/topics/x/)\n",
        "- [x] HTTP\n",
        "- [?] [[[[",
        "(learning)",
        "[[a|",
        "> ",
        "☒ ",
        "{\"a\":",
        "![a](",
        "`",
        "**a",
        "[a]",
        "<!--",
        "http/2 ",
        "é",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        for (name, check) in [
            ("link", pasted::link as fn(&[u8]) -> TestCaseResult),
            ("file", pasted::file),
            ("saved state", kept::saved_state),
            ("note", typed::note),
            ("query", typed::query),
        ] {
            let start = worked();
            check(text.as_bytes()).unwrap_or_else(|error| panic!("{name}, {unit:?}: {error}"));
            let taken = worked() - start;
            assert!(taken < LIMIT, "{name}, {unit:?}: {taken:?}");
        }
    }
}
