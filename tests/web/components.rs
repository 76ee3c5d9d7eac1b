//! Components in the browser: each is mounted with the state of the app, acted on as a learner does, and looked at.

use backend_roadmap::app::context::{Contexts, FirstPage};
use backend_roadmap::components::checklist::Checklist;
use backend_roadmap::components::filter_bar::FilterBar;
use backend_roadmap::components::filter_chips::FilterChips;
use backend_roadmap::components::progress_meter::ProgressMeter;
use backend_roadmap::components::site_header::SiteHeader;
use backend_roadmap::components::stage_section::StageSection;
use backend_roadmap::components::status_control::StatusControl;
use backend_roadmap::components::toast::Toast;
use backend_roadmap::components::view_switch::ViewSwitch;
use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::article::Outcome;
use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::filter::{Family, Filter};
use backend_roadmap::domain::html::Html;
use backend_roadmap::domain::progress::{Action, Status};
use backend_roadmap::domain::route::Page;
use backend_roadmap::domain::stats::Tally;
use backend_roadmap::domain::topic::{StageIndex, TopicIndex};
use backend_roadmap::extras::next_on_path::NextOnPath;
use backend_roadmap::state::navigation::Navigation;
use backend_roadmap::state::outline::Outline;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use super::history::Place;
use super::page::{Fixture, Replaced, dispatch, effects, sleep, until, window};

fn topic(id: &str) -> TopicIndex {
    ROADMAP.find(id).expect("a topic")
}

/// A component on the page, and the state that it has by context.
struct Mounted {
    fixture: Fixture,
    contexts: Contexts,
}

impl Mounted {
    fn new<V: IntoView + 'static>(id: &'static str, page: Page, view: impl FnOnce() -> V + 'static) -> Self {
        let fixture = Fixture::new(id, "<div></div>");
        let root: HtmlElement = fixture.element("div").unchecked_into();
        let contexts = std::rc::Rc::new(std::cell::Cell::new(None));
        let provided = contexts.clone();
        // As in the app, the state lives as long as the page: timers may ask for it later.
        mount_to(root, move || {
            let contexts = Contexts::provide("/", FirstPage { page, stand_in: None, data: None });
            contexts.outline.follow(contexts.learner, contexts.search, contexts.navigation);
            provided.set(Some(contexts));
            view()
        })
        .forget();
        let contexts = contexts.take().expect("the view has been made");
        Self { fixture, contexts }
    }

    fn click(&self, selector: &str) {
        self.fixture.element(selector).unchecked_into::<HtmlElement>().click();
    }

    fn has(&self, selector: &str) -> bool {
        self.fixture.root().find(selector).is_some()
    }

    async fn until_text(&self, selector: &str, text: &str) {
        let is_there = || self.fixture.root().find(selector).is_some_and(|node| node.text().contains(text));
        until(&format!("{text} in {selector}"), is_there).await;
    }
}

#[wasm_bindgen_test]
async fn a_status_that_is_chosen_is_the_learners_and_the_control_follows_it() {
    let view = || view! { <StatusControl topic=topic("http") has_words=true /> };
    let mounted = Mounted::new("web-status", Page::Outline, view);
    let learner = mounted.contexts.learner;
    mounted.click("[value=done]");
    assert_eq!(learner.progress.get_untracked().status("http"), Status::Done);
    learner.set_status(topic("http"), Status::Skipped);
    let skipped: HtmlInputElement = mounted.fixture.element("[value=skipped]").unchecked_into();
    until("the control shows what was set elsewhere", || skipped.checked()).await;
    // In a frame of another site nothing can be changed.
    learner.is_embedded.set(true);
    until("it is disabled", || mounted.has("fieldset[disabled]")).await;
}

#[wasm_bindgen_test]
async fn a_box_that_is_ticked_is_remembered_under_its_key_and_can_be_undone() {
    let items = || vec![Outcome { id: "reads".into(), text: Html("Read <code>this</code>".into()) }];
    let mounted = Mounted::new(
        "web-checklist",
        Page::Outline,
        move || view! { <Checklist owner="dns".to_owned() items=items() /> },
    );
    let learner = mounted.contexts.learner;
    let tick: HtmlInputElement = mounted.fixture.element("input").unchecked_into();
    learner.set_item("dns/reads", Status::Done);
    until("the box shows what was set elsewhere", || tick.checked()).await;
    learner.undo(mounted.contexts.notices);
    until("the tick is gone", || !tick.checked()).await;
    mounted.click("[data-item='dns/reads']");
    assert_eq!(learner.progress.get_untracked().status("dns/reads"), Status::Done);
    assert!(mounted.has("code"), "the text of an outcome is HTML");
}

#[wasm_bindgen_test]
async fn the_filters_that_are_set_are_buttons_that_take_them_away() {
    let mounted = Mounted::new("web-chips", Page::Outline, || view! { <FilterChips /> });
    assert!(!mounted.has("button"));
    let filter = mounted.contexts.navigation.filter;
    filter.update(|filter| {
        filter.choose(Family::Status, 2, true);
        filter.choose(Family::Starred, 1, true);
    });
    mounted.until_text("li:first-child", "Status: Done").await;
    mounted.click("li:first-child button");
    mounted.until_text("li:first-child", "Starred").await;
    assert_eq!(filter.get_untracked().choices(), [(Family::Starred, 1)]);
}

#[wasm_bindgen_test]
async fn what_comes_next_on_the_path_is_linked_once_a_path_is_followed() {
    let mounted = Mounted::new("web-next", Page::Outline, || view! { <NextOnPath topic="html".to_owned() /> });
    assert!(mounted.has("p[hidden]"));
    mounted.contexts.learner.follow_path(ROADMAP.find_path("first-job"), &[]);
    mounted.until_text("p:not([hidden]) a[href='/topics/css/']", "First job").await;
    mounted.contexts.learner.follow_path(None, &[]);
    until("it is hidden again", || mounted.has("p[hidden]")).await;
}

#[wasm_bindgen_test]
async fn a_meter_says_in_words_what_its_bar_shows() {
    let tally = RwSignal::new(Tally { done: 1, total: 4, ..Tally::default() });
    let mounted = Mounted::new("web-meter", Page::Outline, move || view! { <ProgressMeter tally /> });
    mounted.until_text(".progress-meter__text", "1 of 4 done").await;
    tally.update(|tally| tally.done = 3);
    mounted.until_text(".progress-meter__text", "3 of 4 done").await;
    until("the bar too", || mounted.has("progress[value='3'][max='4']")).await;
}

#[wasm_bindgen_test]
async fn the_navigation_says_where_one_is() {
    let view = || view! { <SiteHeader /> <ViewSwitch /> };
    let mounted = Mounted::new("web-header", Page::Map, view);
    mounted.until_text(".view-switch [aria-current=page]", "Map").await;
    mounted.until_text(".site-header__nav [aria-current=true]", "Roadmap").await;
    mounted.contexts.navigation.page.set(Page::Glossary);
    mounted.until_text(".site-header__menu [aria-current=page]", "Glossary").await;
    until("the button of the menu, too", || mounted.has("button[data-current]")).await;
    assert!(!mounted.has(".view-switch [aria-current]"));
}

#[wasm_bindgen_test]
async fn a_folded_stage_that_a_filter_shows_is_folded_again_without_the_filter() {
    let stage = StageIndex(1);
    // As on the way from the map, where words were searched for, to the outline.
    let view = move || {
        Outline::of_context().stage(stage).is_unfolded.set(false);
        Navigation::of_context().filter.update(|filter| filter.query = "dns".into());
        view! { <StageSection stage /> }
    };
    let mounted = Mounted::new("web-folded", Page::Outline, view);
    effects().await;
    assert!(mounted.has("details[open]"));
    mounted.contexts.navigation.filter.set(Filter::default());
    until("the stage is folded", || mounted.has("details:not([open])")).await;
    assert!(!mounted.contexts.outline.stage(stage).is_unfolded.get_untracked());
}

#[wasm_bindgen_test]
async fn a_stage_that_was_folded_before_the_start_stays_folded() {
    let mounted = Mounted::new("web-fold", Page::Outline, || view! { <StageSection stage=StageIndex(1) /> });
    // The first effects have not run yet, as when a page is taken over.
    mounted.fixture.node("details").set_flag("open", false);
    effects().await;
    assert!(!mounted.contexts.outline.stage(StageIndex(1)).is_unfolded.get_untracked());
}

#[wasm_bindgen_test]
async fn what_changes_after_a_key_was_pressed_in_the_search_field_hides_no_row() {
    let mounted = Mounted::new("web-typing-over", Page::Outline, || view! { <FilterBar /> });
    let _place = Place::remember();
    let Contexts { learner, outline, search, .. } = mounted.contexts;
    let last = outline.stage(StageIndex(ROADMAP.stages.len() as u16 - 1));
    let field: HtmlInputElement = mounted.fixture.element("#search").unchecked_into();
    for query in ["a", ""] {
        field.set_value(query);
        dispatch(&field, "Event", "input", &[]);
        effects().await;
    }
    until("every row", || !last.is_hidden.get_untracked()).await;
    sleep(100).await;
    // As another tab does.
    learner.set_status(topic("git"), Status::Done);
    effects().await;
    assert_eq!(outline.row(topic("git")).status.get_untracked(), Status::Done);
    assert!(!last.is_hidden.get_untracked());
    until("the address is written", || search.pauses.get_untracked() == 1).await;
}

#[wasm_bindgen_test]
async fn that_only_titles_are_searched_is_said_once_and_not_at_each_key() {
    let mounted = Mounted::new("web-words", Page::Outline, || view! { <FilterBar /> });
    let _place = Place::remember();
    let Contexts { search, notices, .. } = mounted.contexts;
    let requests = "globalThis.webRequests = (globalThis.webRequests ?? 0) + 1";
    let offline = format!("return async () => {{ {requests}; throw new TypeError('offline') }}");
    let _offline = Replaced::new(&window(), "fetch", &offline);
    for query in ["r", "re", "red"] {
        search.set_query(query.into());
        effects().await;
    }
    let count = || js_sys::Reflect::get(&js_sys::global(), &"webRequests".into()).ok().and_then(|it| it.as_f64());
    until("the message", || notices.toast.read_untracked().is_some()).await;
    assert_eq!(count(), Some(1.0));
    notices.dismiss();
    // Another attempt, when the field gets the focus again: it is not said again.
    search.fetch_words();
    until("the second attempt", || count() == Some(2.0)).await;
    search.set_query("redi".into());
    effects().await;
    assert_eq!(count(), Some(2.0));
    until("the address is written", || search.pauses.get_untracked() > 0).await;
    assert!(notices.toast.read_untracked().is_none());
}

#[wasm_bindgen_test]
async fn the_toast_tells_of_a_change_and_takes_it_back() {
    let mounted = Mounted::new("web-toast", Page::Outline, || view! { <Toast /> });
    let learner = mounted.contexts.learner;
    learner.set_status(topic("git"), Status::Done);
    mounted.until_text(".toast", "Done").await;
    // Saved in silence while the toast is there.
    learner.write_note(topic("git"), "Commits.");
    learner.write_note(topic("git"), "Commits and branches.");
    mounted.click(".toast button:not([hidden])");
    let progress = learner.progress.get_untracked();
    assert_eq!((progress.status("git"), progress.note("git")), (Status::Todo, "Commits and branches.".to_owned()));
    mounted.until_text(".toast", "Undone").await;
    // The note was saved twice, and is one change.
    learner.undo(mounted.contexts.notices);
    assert_eq!(learner.progress.get_untracked().note("git"), "");
    assert_eq!(learner.undoable(), None);
}

#[wasm_bindgen_test]
async fn what_changes_nothing_is_heard_by_nobody() {
    let mounted = Mounted::new("web-same", Page::Outline, || view! { <Toast /> });
    let Contexts { learner, notices, .. } = mounted.contexts;
    learner.set_status(topic("git"), Status::Done);
    let runs = StoredValue::new(0);
    Effect::new(move |_| {
        learner.progress.track();
        runs.update_value(|runs| *runs += 1);
    });
    until("the first run", || runs.get_value() == 1).await;
    learner.set_status(topic("git"), Status::Done);
    effects().await;
    assert_eq!(runs.get_value(), 1, "the status that it has already is no change");
    // Another tab has changed what was to be taken back.
    learner.progress.update_untracked(|progress| drop(progress.apply(&Action::set("git", Status::Skipped), Millis(9))));
    learner.undo(notices);
    mounted.until_text(".toast", "Not undone").await;
    assert_eq!(runs.get_value(), 1, "what is not taken back is no change");
}

#[wasm_bindgen_test]
fn what_can_be_undone_does_not_grow_without_end() {
    let mounted = Mounted::new("web-undo", Page::Outline, || view! { <Toast /> });
    let Contexts { learner, notices, .. } = mounted.contexts;
    for change in 0..150 {
        learner.set_status(topic("git"), if change % 2 == 0 { Status::Done } else { Status::Todo });
    }
    let undone = std::iter::from_fn(|| learner.undoable().map(|_| learner.undo(notices)));
    assert_eq!(undone.count(), 100);
}

#[wasm_bindgen_test]
fn a_note_that_goes_on_after_an_hour_is_another_change() {
    let mounted = Mounted::new("web-hour", Page::Outline, || view! { <Toast /> });
    let Contexts { learner, notices, .. } = mounted.contexts;
    learner.write_note(topic("git"), "Commits.");
    let date = js_sys::Reflect::get(&js_sys::global(), &"Date".into()).expect("a class");
    let later = js_sys::Date::now() + 3_700_000.0;
    let _later = Replaced::new(&date, "now", &format!("return () => {later}"));
    learner.write_note(topic("git"), "Commits and branches.");
    learner.undo(notices);
    assert_eq!(learner.progress.get_untracked().note("git"), "Commits.");
}

#[wasm_bindgen_test]
fn an_answer_is_no_tick() {
    let mounted = Mounted::new("web-answer", Page::Outline, || view! { <Toast /> });
    let learner = mounted.contexts.learner;
    learner.answer("dns/a-question", true, vec![0]);
    assert!(learner.undoable().is_some_and(|label| label.starts_with("Answered a question of")));
    learner.set_item("dns/an-outcome", Status::Done);
    assert!(learner.undoable().is_some_and(|label| label.starts_with("Ticked in")));
}
