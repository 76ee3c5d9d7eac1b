//! Which parts of which pages are on the screen: fetches them from the static pages, keeps them, and moves them in and
//! out. Knows nothing of what is painted on them.

use std::cell::RefCell;
use std::rc::Rc;

use reactive_graph::traits::*;

use super::map::{self, Map};
use super::paint;
use super::state::AppState;
use super::words::window_title;
use crate::browser::fetch::{self, FetchError};
use crate::browser::node::Node;
use crate::browser::{document, history, task};
use crate::content::ROADMAP;
use crate::domain::route::{Page, Route};
use crate::domain::topic::TopicIndex;

/// The parts of pages that are at hand.
#[derive(Debug, Default)]
pub struct Screen {
    /// What stands in `main` on a page; on the outline and its topics the outline.
    parts: Vec<(Page, Node)>,
    /// The articles of topics.
    articles: Vec<(Page, Node)>,
    /// Topics whose articles are being fetched beforehand.
    expected: Vec<Page>,
    /// The heading of the outline while a topic has the page's one h1.
    heading: Option<Node>,
    /// The map, once it has been shown.
    pub map: Option<Rc<RefCell<Map>>>,
    /// Whether the learner asked for the search field before it was there.
    pub wants_search: bool,
}

/// The page whose part stands in `main`: a topic stands in the outline.
fn part_of(page: Page) -> Page {
    match page {
        Page::Topic(_) => Page::Outline,
        page => page,
    }
}

fn main_part() -> Option<Node> {
    Node::of_page("main > *")
}

impl Screen {
    /// Takes the prerendered page over.
    pub fn start(state: AppState) {
        let (page, Some(part)) = (state.page(), main_part()) else { return };
        set_canonical(state, page, page);
        add_controls(&part);
        match part.find("#topic") {
            // The static page of a topic holds an excerpt of the outline: fetch the rest of it.
            Some(article) => {
                state.screen.update_value(|screen| screen.articles.push((page, article)));
                Self::prefetch_next(state, page);
                task::spawn(async move {
                    if let Ok(outline) = fetch_part(state, Page::Outline).await
                        && let Some(excerpt) = main_part().filter(|part| part.is("[data-excerpt]"))
                    {
                        complete(state, &excerpt, &outline);
                    }
                });
            }
            // What stands in for a page is not the page.
            None if part.is(".load-state") => {}
            None => state.screen.update_value(|screen| screen.parts.push((part_of(page), part))),
        }
    }

    /// Shows a page, with the focus and the scrolling where they belong.
    pub fn show(state: AppState, from: Page, to: Page, scroll_top: Option<f64>) {
        document::set_title(&window_title(to));
        set_canonical(state, from, to);
        if let Some(header) = Node::of_page(".site-header__nav") {
            for (link, page) in header.all("a").iter().zip(Page::NAVIGATION) {
                link.set_attribute("aria-current", page.current_in(to));
            }
        }
        Self::prefetch_next(state, to);
        let is_placed = place(state, from, to);
        if is_placed && to.has_outline() {
            place_article(state, to);
        }
        if let Some(top) = scroll_top {
            document::set_scroll_top(top);
        } else if !(from.has_outline() && to.has_outline()) {
            document::set_scroll_top(0.0);
        }
        match (from, to) {
            (Page::Topic(topic), Page::Outline) => focus_row(topic),
            (Page::Topic(topic), Page::Map) => map::reach(state, topic, true),
            _ => {
                if let (Page::Topic(_), None, Some(article)) = (to, scroll_top, Node::of_page("#topic")) {
                    article.scroll_into_view(true);
                }
                focus_heading();
            }
        }
    }

    /// Fetches the article of the topic after the one that is open.
    fn prefetch_next(state: AppState, page: Page) {
        if let Page::Topic(topic) = page
            && let Some(next) = ROADMAP.next(topic)
        {
            Self::prefetch(state, Page::Topic(next));
        }
    }

    /// Fetches the article of a topic that may be opened next, once. That it fails is told when it is opened.
    pub fn prefetch(state: AppState, page: Page) {
        let is_at_hand =
            state.screen.with_value(|screen| find(&screen.articles, page).is_some() || screen.expected.contains(&page));
        if is_at_hand {
            return;
        }
        state.screen.update_value(|screen| screen.expected.push(page));
        task::spawn(async move {
            let _ = fetch_article(state, page).await;
            state.screen.update_value(|screen| screen.expected.retain(|other| *other != page));
        });
    }

    /// Fetches again what could not be fetched.
    pub fn retry(state: AppState) {
        let page = state.page();
        Self::show(state, page, page, None);
    }
}

/// Names the address of the page, whole as search engines want it: at the place that the build was told, or at this one.
fn set_canonical(state: AppState, from: Page, to: Page) {
    let Some(link) = Node::of_page("link[rel=canonical]") else { return };
    let named = link.attribute("href").unwrap_or_default();
    let origin = named.strip_suffix(&state.page_href(from)).filter(|origin| !origin.is_empty());
    let origin = origin.map_or_else(history::origin, str::to_owned);
    link.set_attribute("href", Some(&format!("{origin}{}", state.page_href(to))));
}

fn focus_heading() {
    if let Some(heading) = Node::of_page("main h1") {
        heading.focus();
    }
}

fn focus_row(topic: TopicIndex) {
    if let Some(link) = Node::of_page(&format!("[data-topic=\"{}\"] a", ROADMAP.topic(topic).id)) {
        link.focus();
        link.scroll_into_view(false);
    }
}

/// Puts the part of a page into `main`; returns whether it is there now.
fn place(state: AppState, from: Page, to: Page) -> bool {
    let Some(current) = main_part() else { return false };
    let is_in_place = part_of(from) == part_of(to) && !current.is(".load-state");
    if is_in_place && !(to == Page::Outline && current.is("[data-excerpt]")) {
        return true;
    }
    let at_hand = state.screen.with_value(|screen| find(&screen.parts, part_of(to)));
    if let Some(part) = at_hand {
        current.replace_with(&part);
        paint::all(state, &part);
        return true;
    }
    stand_in(&current, "#loading", to, None);
    task::spawn(async move {
        let fetched = fetch_part(state, part_of(to)).await;
        // By now the learner may be elsewhere.
        if part_of(state.page()) != part_of(to) {
            return;
        }
        match (fetched, main_part()) {
            (Ok(_), _) => {
                place(state, from, to);
                if to.has_outline() {
                    place_article(state, state.page());
                }
                let wants_search = state.screen.try_update_value(|screen| std::mem::take(&mut screen.wants_search));
                match Node::of_page("#search") {
                    Some(field) if wants_search == Some(true) => field.focus(),
                    _ => focus_heading(),
                }
            }
            (Err(error), Some(current)) => stand_in(&current, "#load-failure", to, Some(error)),
            _ => {}
        }
    });
    false
}

/// Puts the article of a topic beside the outline, or takes the last one away.
fn place_article(state: AppState, page: Page) {
    let Some(outline) = main_part() else { return };
    if let Some(article) = outline.find("#topic") {
        article.remove();
    }
    let has_topic = page != Page::Outline;
    outline.set_flag("data-has-topic", has_topic);
    exchange_heading(state, &outline, has_topic);
    paint::current(&outline, page);
    if !has_topic {
        return;
    }
    if let Some(article) = state.screen.with_value(|screen| find(&screen.articles, page)) {
        outline.prepend(&article);
        paint::all(state, &article);
        return;
    }
    let Some(place) = Node::from_template("#loading") else { return };
    outline.prepend(&place);
    fill_stand_in(&place, page, None);
    task::spawn(async move {
        let fetched = fetch_article(state, page).await;
        let (true, Some(current)) = (state.page() == page, Node::of_page("#topic")) else { return };
        let had_focus = Node::focused().is_some_and(|focused| focused.is("#topic h1"));
        match fetched {
            Ok(article) => {
                current.replace_with(&article);
                paint::all(state, &article);
            }
            Err(error) => stand_in(&current, "#load-failure", page, Some(error)),
        }
        if had_focus {
            focus_heading();
        }
    });
}

/// A page has one h1: the topic's, while one is open.
fn exchange_heading(state: AppState, outline: &Node, has_topic: bool) {
    state.screen.update_value(|screen| match (has_topic, outline.find(".outline__title")) {
        (true, Some(title)) if title.is("h1") => {
            if let Some(plain) = Node::from_template("#outline-title") {
                title.replace_with(&plain);
                screen.heading = Some(title);
            }
        }
        (false, Some(title)) => {
            if let Some(heading) = screen.heading.take() {
                title.replace_with(&heading);
            }
        }
        _ => {}
    });
}

fn find(parts: &[(Page, Node)], page: Page) -> Option<Node> {
    parts.iter().find(|(of, _)| *of == page).map(|(_, part)| part.clone())
}

async fn fetch_article(state: AppState, page: Page) -> Result<Node, FetchError> {
    let article = fetch::part(&state.page_href(page), "#topic").await?;
    // It may have been fetched twice, beforehand and now: the first one may be on the page already.
    Ok(state
        .screen
        .try_update_value(|screen| match find(&screen.articles, page) {
            Some(first) => first,
            None => {
                screen.articles.push((page, article.clone()));
                article.clone()
            }
        })
        .unwrap_or(article))
}

async fn fetch_part(state: AppState, page: Page) -> Result<Node, FetchError> {
    let part = fetch::part(&state.href(&Route::to(page)), "main > *").await?;
    add_controls(&part);
    state.screen.update_value(|screen| screen.parts.push((page, part.clone())));
    Ok(part)
}

/// Puts a notice in the place of what is on its way, or did not come.
fn stand_in(current: &Node, template: &str, page: Page, error: Option<FetchError>) {
    if let Some(notice) = Node::from_template(template) {
        current.replace_with(&notice);
        fill_stand_in(&notice, page, error);
    }
}

fn fill_stand_in(notice: &Node, page: Page, error: Option<FetchError>) {
    if let Some(heading) = notice.find("h1") {
        heading.set_text(page.title(&ROADMAP));
    }
    if let (Some(error), Some(text)) = (error, notice.find("[role=alert]")) {
        text.set_text(&error.to_string());
    }
    if let Page::Topic(_) = page {
        notice.set_attribute("id", Some("topic"));
        notice.set_attribute("class", Some("topic load-state"));
    }
}

/// Copies the control of a status into each row.
fn add_controls(part: &Node) {
    let template = part.find("#row-status").and_then(|template| template.template_content());
    let Some(template) = template.or_else(|| Node::from_template("#row-status")) else { return };
    for row in part.all("[data-topic]") {
        let control = template.copy();
        let id = row.attribute("data-topic").unwrap_or_default();
        control.set_attribute("data-status-control", Some(&id));
        for radio in control.all("input") {
            radio.set_attribute("name", Some(&format!("row-{id}")));
        }
        let title = row.find("a").map(|link| link.text()).unwrap_or_default();
        control.set_attribute("aria-label", Some(&format!("Status of {title}")));
        row.append(&control);
    }
}

/// Puts the whole outline in the place of an excerpt, and scrolls so that the stage of the excerpt stays where it is.
fn complete(state: AppState, excerpt: &Node, outline: &Node) {
    let stage = excerpt.find("summary");
    let before = stage.as_ref().map(Node::top);
    let focused = Node::focused().filter(|node| excerpt.contains(node));
    let top = document::scroll_top();
    if let Some(article) = excerpt.find("#topic") {
        outline.prepend(&article);
    }
    outline.set_flag("data-has-topic", true);
    excerpt.replace_with(outline);
    exchange_heading(state, outline, true);
    paint::all(state, outline);
    paint::current(outline, state.page());
    let same = stage.and_then(|stage| outline.find(&format!("#{}", stage.attribute("id")?)));
    if let (Some(before), Some(same)) = (before, same) {
        document::set_scroll_top(top + same.top() - before);
    }
    if let Some(focused) = focused {
        focused.focus();
    }
}
