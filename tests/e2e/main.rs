//! The end-to-end tests: the built site in a real browser, served as a plain static host would. Run by `make test`;
//! without a built site they fail with a sentence. Knows the site from outside: its URLs, its words, its handles.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // A test that cannot go on has failed.

mod accessibility;
mod backup;
mod bench;
mod bench_map;
mod browser;
mod compare;
mod console;
mod engine;
mod engines;
mod engines_map;
mod filter;
mod host;
mod journey;
mod keyboard;
mod links;
mod log;
mod map;
mod map_files;
mod map_labels;
mod map_links;
mod map_moves;
mod media;
mod notes;
mod offline;
mod outline;
mod paths;
mod plan;
mod reading;
#[path = "../host/scan.rs"]
mod scan;
mod screenshots;
mod servers;
mod share;
mod slow_host;
mod stable;
mod storage;
mod study;
mod tabs;
mod takeover;
mod today;
mod topic;
mod update;
mod window;
mod without_script;

use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::progress::{Action, Progress, Status};
use backend_roadmap::domain::saved;

/// A progress with these topics at these statuses.
fn progress(topics: &[(&str, Status)]) -> Progress {
    let mut progress = Progress::default();
    for (topic, status) in topics {
        assert!(ROADMAP.find(topic).is_some(), "there is no topic {topic}");
        progress.apply(&Action::set(topic, *status), Millis(1_700_000_000_000));
    }
    progress
}

/// The saved state of such a progress.
fn saved_text(topics: &[(&str, Status)]) -> String {
    saved::encode(&progress(topics), Millis(1_700_000_000_000))
}

/// The status of a topic in a saved state, which must be whole.
fn status_in(text: &str, topic: &str) -> Status {
    let decoded = saved::decode(text);
    assert_eq!(decoded.problem, None, "{text}");
    decoded.progress.status(topic)
}
