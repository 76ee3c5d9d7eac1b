//! The 2021 roadmap for backend developers as a static site: every topic prerendered, brought to life by WebAssembly.
//!
//! # The architecture in one page
//!
//! ```text
//! content/  files that contributors edit ── build.rs: validate ──► statics for the app, texts for the pages
//! domain/   the core: roadmap, progress, filter, search, URLs, links, saved states; pure, tested on the host
//! ui/       components and pages ── bin/prerender: static HTML for every URL (host only)
//!           state, paint, study, notices, screen, events: what moves, in the browser
//! desk/     a second program, loaded when something rarely done is asked for; asks the app for every change
//! browser/  the shell: one file per browser API, no decisions
//! ```
//!
//! The pages are Leptos components. They are rendered once, at build time, so that everything can be read before and
//! without WebAssembly. In the browser the app does not render them a second time: Leptos's signals hold the state, and
//! effects paint on the nodes that are there. That costs a third of the bytes of a client-side rendering, never shifts
//! the layout, and keeps focus and scrolling.
//!
//! ```text
//! event ─► events ─► Action ─► Progress::apply (pure) ─► one signal ─► memos ─► effects paint
//!                                                            └─► one effect ─► persistence::save ─► localStorage
//! a tick or an answer in a text is a status too, under the key "topic/id": it takes the same way
//! start, storage event: text ─► saved::decode ─► progress + problem ─► signal + banner
//! map-* ─► domain::picture: pieces ─► ui::map puts on the page what can be seen
//! address bar: history ─► Route::parse ─► signal; link ─► link::decode ─► preview
//! a button whose command the app does not know ─► the desk, loaded if it is not there
//! ```
//!
//! The offline copy stands beside the app: `public/sw.js` keeps the files of one version, by a list with their hashes that
//! bin/prerender makes, and posts sentences about it; `ui::offline` shows them.
//!
//! # The invariants
//!
//! `tests/tidy.rs` and the suites hold them.
//!
//! 1. [`domain`] imports nothing of Leptos, the browser, the clock or IO; time and stores come in as arguments.
//! 2. `web_sys`, `js_sys`, `wasm_bindgen` and gloo appear only under [`browser`]; no JsValue leaves it.
//! 3. One way in: saved state, progress link and another tab's write each pass one decoder, which returns what it
//!    understood and what is wrong. It never panics, never drops what it does not understand, and never writes. After an
//!    unreadable or newer state nothing is saved until the learner chose; the original text is kept.
//! 4. One way through: event, action, [`Progress::apply`](domain::progress::Progress::apply), one signal. One effect
//!    persists.
//! 5. The URL says everything that can be linked: topic, filter, query, progress link.
//! 6. Topic ids and numbers are for ever: never changed, never reused. So are the ids of outcomes and questions.
//! 7. What a learner reads is prerendered: every URL that the app can show answers 200 on a plain static host.
//! 8. Nothing is asked of another origin. Nothing panics but on our own roadmap.
//! 9. Marks and progress never share a shape, an icon or a word.
//! 10. No page, file or text of one version of the site is ever shown with those of another.

#![recursion_limit = "256"]

pub mod app;
pub mod browser;
pub mod components;
pub mod content;
pub mod domain;
pub mod extras;
pub mod pages;
pub mod state;
pub mod wording;
