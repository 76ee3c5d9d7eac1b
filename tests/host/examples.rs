//! The code of the texts, as it is run: in a fresh folder, with what is left behind ended. bash stands for all languages.

use std::path::Path;
use std::time::{Duration, Instant};

#[path = "../../src/bin/examples/run.rs"]
mod run;

use run::{Outcome, run};

fn printed(blocks: &[&str], files: &[(&str, &str)]) -> String {
    match run("bash", blocks, files).expect("bash") {
        Outcome::Printed(text) => text,
        Outcome::Failed(reason) => panic!("{reason}"),
    }
}

fn failed(block: &str) -> String {
    match run("bash", &[block], &[]).expect("bash") {
        Outcome::Printed(text) => panic!("it prints {text}"),
        Outcome::Failed(reason) => reason,
    }
}

#[test]
fn a_block_prints_and_what_goes_wrong_is_told() {
    assert_eq!(printed(&["echo one\necho two >&2\n"], &[]), "one\ntwo\n");
    assert!(failed("echo before\nfalse\necho after\n").ends_with("before"));
    assert!(failed("echo 'an error: gone' >&2\necho then\nexit 3\n").contains("3: an error: gone"));
}

#[test]
fn of_blocks_that_go_on_the_last_one_counts() {
    assert_eq!(printed(&["a=1\necho first\n", "echo $a\n"], &[]), "1\n");
}

#[test]
fn the_folder_is_fresh_and_holds_the_files_of_the_page() {
    let files = [("app/one.txt", "one\n"), ("two.txt", "two\n")];
    assert_eq!(printed(&["cat app/one.txt two.txt\ntouch three.txt\n"], &files), "one\ntwo\n");
    assert_eq!(printed(&["ls\nls -A ~\n"], &[]), "main.sh\n");
}

#[test]
fn what_never_ends_is_ended_and_so_is_what_is_left_behind() {
    let started = Instant::now();
    assert!(failed("echo begins\nsleep 100\n").contains("not finished after 10 s: begins"));
    assert!(started.elapsed() < Duration::from_secs(60));
    let process = printed(&["sleep 100 &\necho $!\n"], &[]);
    if Path::new("/proc/self").exists() {
        // A busy machine takes a while to carry the signal out.
        let runs = || {
            let state = std::fs::read_to_string(format!("/proc/{}/stat", process.trim())).unwrap_or_default();
            !state.is_empty() && !state.contains(") Z ")
        };
        let asked = Instant::now();
        while runs() {
            assert!(asked.elapsed() < Duration::from_secs(30), "it runs still");
            std::thread::yield_now();
        }
    }
}

#[test]
fn a_language_that_is_missing_is_seen() {
    assert!(run::is_there("bash") && !run::is_there("no-such-language"));
    assert_eq!(run::program("sql"), "sqlite3");
}
