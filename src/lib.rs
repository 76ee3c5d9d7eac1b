//! The 2021 roadmap for backend developers: a Leptos client-side app that takes prerendered pages over.
//!
//! # The architecture in one page
//!
//! ```text
//! main.rs        the browser's entry                    bin/extras.rs  that of the second program
//! app/           the layout around every page, the start   extras/        features a first visit does not need
//! pages/         one component for each kind of page
//! components/    the components of the pages
//! state/         signals by context: learner, navigation, search, outline, notices, …
//! browser/       the shell: one file for each browser API, no decisions
//! content/       the roadmap as files; build.rs validates and compiles them
//! domain/        the core: roadmap, progress, filter, links, saved states; pure, tested on the host
//! bin/prerender  writes a static page for every URL, from the same components (Trunk's post-build hook)
//! ```
//!
//! Each folder imports from those below it, and no two files import each other.
//!
//! ```text
//! event ─► Learner::dispatch ─► Progress::apply (pure) ─► one signal ─► memos ─► views
//!                                   │                         └─► one effect ─► persistence::save ─► localStorage
//!                                   └─► log::own, one entry ───────────┘
//! start, other tab, second program: text ─► saved::decode ─► merge ─► the same signal
//! address bar ─► Route::parse ─► Navigation; progress link ─► link::decode ─► preview; a changed one ─► link_finder
//! page of a topic ─► topic.json ─► Article ─► the page's component, on the build machine and in the browser
//! ```
//!
//! # Taking over
//!
//! Every page is readable before the WebAssembly loads, and if it never loads. `app::start` hydrates it in the state
//! that it was prerendered in, a learner who has done nothing, and then sets the learner's own state in the same task.
//! Hydration needs the very nodes that were written: `boot.js` counts them, and where a translator or an extension has
//! added some, or a start fails, the app makes its own nodes and keeps what was typed, unfolded and focused. What was
//! chosen before the start is chosen again after it (`browser::choices`). Both sides are compiled with `--cfg
//! erase_components` (`.cargo/config.toml`): other types would mean other nodes.
//!
//! Texts that change on an element that lives on are set with `inner_html` (`components::text`): a translator replaces
//! text nodes, and a changed text node that is no longer on the page is not seen.
//!
//! # Two programs
//!
//! The features that a first visit does not need are a second program, [`extras`]. A component of the app renders a place
//! for it (`components::extra_place`), and the second program fills the place: it hydrates one whose nodes have the
//! fingerprint that the build wrote. Each holds the progress as a signal and changes it in the same way; each receives
//! the other's changes the same way as another tab's (`state::messages`).
//!
//! # The invariants
//!
//! `tests/tidy.rs` and the suites hold them.
//!
//! 1. [`domain`] imports nothing of Leptos, the browser, the clock or IO; time, stores and tables of letters come in as
//!    arguments.
//! 2. `web_sys`, `js_sys`, `wasm_bindgen` and gloo appear only under [`browser`]; no JsValue leaves it.
//! 3. One way in: saved state, imported file, progress link and another tab's write each pass one decoder, which returns
//!    what it understood and what is wrong. It never panics, never drops what it does not understand, and never writes.
//!    After an unreadable or newer state nothing is saved until the learner chose; the original text is kept.
//! 4. One way through: event, action, [`Progress::apply`](domain::progress::Progress::apply), one signal. One effect
//!    persists.
//! 5. The URL says everything that can be linked; the progress signal holds the learner's data; all else is local to a
//!    component.
//! 6. Ids and numbers of topics are permanent: never changed, never reused. So are the ids of outcomes and questions.
//! 7. Every URL that the app can show answers 200 on a plain static host, with the same text, without script.
//! 8. Nothing is asked of another origin. Nothing panics but on our own roadmap.
//! 9. Marks and progress never share a shape, an icon, a hue or a word.
//! 10. No page, file or text of one version of the site is ever shown with those of another.
//! 11. Modules import one way: no circle of files.
//! 12. A component owns its markup. Elements are looked up by selector only where they are not ours, or where the platform
//!     wants the focus:
//!     - `browser::document`: what the build wrote into the head and around the app;
//!     - `browser::focus`: the heading, the row, the stage or the search field that gets the focus after a change of page;
//!     - `browser::focus_keeper`: what can have the focus beside an element that has gone;
//!     - `browser::mount`: fields and folds whose state is carried over when the app makes its own nodes;
//!     - `app::links`, `app::prose`, `state::definition`: links, terms and code inside prose that the build rendered;
//!     - `app::shortcuts`, `app::start`, `extras::start`: where a key was pressed, and the element that the app starts in;
//!     - `components::extra_place`: the button of a part of the page that was clicked before the part was loaded;
//!     - `extras::map_files`: the pictures whose drawing is waited for before printing;
//!     - `pages::map`: the SVG that the map draws itself.

#![recursion_limit = "1024"]

pub mod app;
pub mod browser;
pub mod components;
pub mod content;
pub mod domain;
pub mod extras;
pub mod pages;
pub mod state;
pub mod wording;
