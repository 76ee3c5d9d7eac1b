//! The tests of all that needs no browser. One binary, because each one more would be linked again. Knows the site's
//! library and the files under `tests/fixtures/`, nothing of a page.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // A test that cannot go on has failed.

use std::path::PathBuf;
use std::sync::LazyLock;

use backend_roadmap::browser::text::decomposed;
use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::filter::Filter;
use backend_roadmap::domain::progress::{Progress, Status};
use backend_roadmap::domain::search::SearchIndex;
use backend_roadmap::domain::topic::TopicIndex;
use backend_roadmap::extras::context::Contexts;
use leptos::prelude::*;

mod arbitrary;
mod backup;
mod calendar;
mod chain;
mod compare;
mod content;
mod dates;
mod examples;
mod filter;
mod fuzz;
mod graph;
mod history;
mod html;
mod hues;
mod ids;
mod interface_english;
mod layout;
mod link_finder;
mod links;
mod log;
mod map_files;
mod pages;
mod paths;
mod plan;
mod properties;
mod queries;
mod raw;
mod roadmaps;
mod routes;
mod sample;
mod saved;
mod scan;
mod search;
// What the prerender tool writes for the search.
#[path = "../../src/bin/prerender/words.rs"]
mod search_words;
mod share;
mod source;
mod task_lists;
mod today;

/// The search index of the real roadmap, made once, of all words as `search.txt` tells them.
static INDEX: LazyLock<SearchIndex> = LazyLock::new(|| SearchIndex::new(&ROADMAP, &search_words::all(), decomposed));

/// What a component of the second program shows of a learner's progress.
fn html_of_extra(own: &Progress, view: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let contexts = Contexts::new("/some/base/");
        contexts.provide();
        contexts.learner.progress.set(own.clone());
        view().to_html()
    })
}

/// A file or folder at the top of the repository.
fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file under `tests/fixtures/`.
fn fixture(path: &str) -> String {
    let path = repository("tests/fixtures").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of a fixture that hold something; `#` begins a comment.
fn fixture_lines(path: &str) -> Vec<String> {
    let text = fixture(path);
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// A filter that asks for nothing but words.
fn words(query: &str) -> Filter {
    let mut filter = Filter::default();
    filter.query = query.to_owned();
    filter
}

/// The topic of the real roadmap with an id.
fn topic(id: &str) -> TopicIndex {
    ROADMAP.find(id).unwrap_or_else(|| panic!("there is no topic {id}"))
}

/// The real roadmap's statuses: these, and to do for the rest.
fn statuses(pairs: &[(&str, Status)]) -> Vec<Status> {
    let mut statuses = vec![Status::Todo; ROADMAP.topics.len()];
    for (id, status) in pairs {
        statuses[usize::from(topic(id).0)] = *status;
    }
    statuses
}
