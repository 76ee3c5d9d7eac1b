//! Compare, in the browser: reads what was pasted, paints what [`table`] and [`summary`] make of it, keeps groups. Takes
//! the learner's own progress from the app and changes none.

pub mod summary;
pub mod table;

mod saved;

use std::cell::RefCell;

use self::saved::{Groups, Undo};
use self::table::View;
use super::{app, csv};
use crate::browser::node::Node;
use crate::browser::{document, event, history, storage};
use crate::content::ROADMAP;
use crate::domain::compare::{Agreement, Person, StageOrder, groups, lines};
use crate::domain::html::escape;
use crate::domain::link;
use crate::domain::progress::Status;
use crate::domain::route::{Page, Route, data_url};
use crate::domain::shortcut::Key;
use crate::domain::topic::Choice;
use crate::ui::notices::announce;

/// What the page shows, while the learner is here or elsewhere.
#[derive(Default)]
struct Compare {
    people: Vec<Person>,
    /// The learner's own statuses among them.
    own: Option<Vec<Status>>,
    view: View,
    groups: Groups,
    /// The opened link that was put into the empty field: once, it may have been taken out since.
    offered: String,
}

thread_local! {
    static COMPARE: RefCell<Compare> = RefCell::default();
}

/// Runs something on the page, if the learner is there.
fn with_page<T>(act: impl FnOnce(&mut Compare) -> T) -> Option<T> {
    Node::of_page("#compare-result")?;
    COMPARE.with(|compare| compare.try_borrow_mut().ok().map(|mut compare| act(&mut compare)))
}

/// Listens to the page.
pub fn listen() {
    event::on_click(|target| {
        let Some(button) = target.closest("[data-compare]") else { return false };
        let command = button.attribute("data-compare").unwrap_or_default();
        let of = button.attribute("data-of").unwrap_or_default();
        with_page(|compare| compare.run(&command, &of)).is_some()
    });
    event::on_field("input", |field| {
        if field.is("#compare-links") {
            with_page(|compare| compare.offer());
        }
    });
    event::on_field("change", |field| {
        if field.is("#compare-stages") {
            let order = StageOrder::parse_slug(&field.value()).unwrap_or_default();
            with_page(|compare| {
                compare.view.stages = order;
                compare.paint_table();
            });
        } else if field.is("#compare-me") {
            with_page(|compare| {
                if !compare.people.is_empty() {
                    compare.read();
                }
            });
        }
    });
    event::on_key(on_key);
    storage::on_change(groups::KEY, |_| paint());
}

/// Enter and Escape in a name.
fn on_key(key: Key<'_>, target: Option<Node>) -> bool {
    let Some(target) = target else { return false };
    let command = match key.key {
        "Enter" if target.is("#compare-name") => "save",
        "Enter" if target.is("#compare-rename") => "keep-name",
        "Escape" if target.is("#compare-rename") => "cancel-name",
        _ => return false,
    };
    with_page(|compare| compare.run(command, "")).is_some()
}

/// Paints what has changed elsewhere: the learner's progress, the opened link, another tab's groups.
pub fn paint() {
    with_page(|compare| {
        compare.groups.paint();
        compare.offer();
        let is_old = compare.own.as_ref().is_some_and(|own| *own != app::progress().statuses(&ROADMAP));
        if is_old {
            compare.read();
        }
    });
}

impl Compare {
    fn run(&mut self, command: &str, of: &str) {
        match command {
            "compare" => {
                self.read();
                if !self.people.is_empty() {
                    go_to_result();
                }
            }
            "add" => self.add(),
            "show" => {
                self.view.show(Agreement::parse_slug(of).unwrap_or_default());
                self.paint_table();
                announce(&format!("{} topics", self.view.shown.count(&ROADMAP, &self.people)));
            }
            "sort" => {
                if let Some(order) = table::parse_order(of) {
                    self.view.order(order);
                    self.paint_table();
                    let names: Vec<&str> = self.ordered().iter().map(|person| person.name.as_str()).collect();
                    announce(&format!("The people in order: {}", names.join(", ")));
                }
            }
            "fold" => {
                if let Some(stage) = ROADMAP.find_stage(of) {
                    self.view.toggle(stage);
                    self.paint_table();
                }
            }
            "fold-all" | "unfold-all" => {
                self.view.open_all(command == "unfold-all");
                self.paint_table();
            }
            "open" => self.open(of),
            "undo" => match self.groups.undo() {
                Some(Undo::Entry { links, has_me }) => {
                    enter(&links, has_me);
                    self.read();
                    focus("#compare-links");
                }
                Some(_) => focus("#compare-name"),
                None => {}
            },
            _ => self.groups.run(command, of),
        }
    }

    /// Reads what was entered, compares it and says what is wrong with it.
    fn read(&mut self) {
        let (text, has_me) = entry();
        self.own = has_me.then(|| app::progress().statuses(&ROADMAP));
        let (people, errors) = lines::read(&text, self.own.clone(), &ROADMAP);
        self.people = people;
        let mut problems: Vec<String> = errors.iter().map(ToString::to_string).collect();
        if self.people.is_empty() {
            problems.push("There is nobody to compare yet: paste a progress link.".into());
        }
        if let Some(place) = Node::of_page("#compare-problems") {
            let items: String = problems.iter().map(|problem| format!("<li>{}</li>", escape(problem))).collect();
            place.fill(&if items.is_empty() { items } else { format!("<ul>{items}</ul>") });
        }
        self.offer();
        self.paint_result();
    }

    /// Offers the link that is open in the address bar: puts it into the empty field, or shows the button that adds it.
    fn offer(&mut self) {
        let (text, _) = entry();
        let link = open_link();
        if let Some(link) = link.as_ref().filter(|link| text.trim().is_empty() && self.offered != **link) {
            self.offered.clone_from(link);
            set_links(link);
            return self.read();
        }
        let fragment = link.as_ref().and_then(|link| link.split_once('#')).map(|(_, fragment)| fragment);
        if let Some(button) = button("add", None) {
            button.set_flag("hidden", fragment.is_none_or(|fragment| text.contains(fragment)));
        }
    }

    fn add(&mut self) {
        let (text, _) = entry();
        if let Some(link) = open_link() {
            let text = text.trim_end();
            set_links(&if text.is_empty() { link } else { format!("{text}\n{link}") });
            focus("#compare-links");
            self.read();
        }
    }

    fn open(&mut self, name: &str) {
        let (links, has_me) = entry();
        if let Some(group) = self.groups.open(name, links, has_me) {
            enter(&group.links, group.has_me);
            self.read();
            if !self.people.is_empty() {
                go_to_result();
            }
        }
    }

    /// The people in the order in which they are shown.
    fn ordered(&self) -> Vec<&Person> {
        self.view.ordered(&self.people)
    }

    fn paint_result(&self) {
        let Some(result) = Node::of_page("#compare-result") else { return };
        result.set_flag("hidden", self.people.is_empty());
        if self.people.is_empty() {
            return;
        }
        if let Some(list) = result.find("#compare-summary") {
            list.fill(&summary::html(&self.people, &document::base()));
        }
        for button in result.all("[data-compare=show]") {
            let shown = button.attribute("data-of").and_then(|slug| Agreement::parse_slug(&slug)).unwrap_or_default();
            if let Some(number) = button.find("span") {
                number.set_text(&shown.count(&ROADMAP, &self.people).to_string());
            }
        }
        self.paint_table();
    }

    fn paint_table(&self) {
        let Some(result) = Node::of_page("#compare-result") else { return };
        for button in result.all("[data-compare=show]") {
            let is_shown = button.attribute("data-of").as_deref() == Some(self.view.shown.slug());
            button.set_attribute("aria-pressed", Some(if is_shown { "true" } else { "false" }));
        }
        if let Some(link) = result.find("#compare-csv") {
            link.set_attribute("href", Some(&data_url("text/csv", &csv::write(&table::rows(&self.ordered())))));
        }
        let Some(place) = result.find("#compare-table") else { return };
        // The button that was pressed is made anew, too: the focus goes to its twin.
        let pressed = Node::focused()
            .filter(|node| place.contains(node))
            .and_then(|node| Some((node.attribute("data-compare")?, node.attribute("data-of")?)));
        place.fill(&table::html(&self.people, &self.view, &document::base()));
        if let Some(twin) = pressed.and_then(|(command, of)| button(&command, Some(&of))) {
            twin.focus();
        }
    }
}

/// What was entered: the links, and whether the learner is one of the people.
fn entry() -> (String, bool) {
    let links = Node::of_page("#compare-links").map(|field| field.long_text()).unwrap_or_default();
    (links, Node::of_page("#compare-me").is_some_and(|field| field.is_checked()))
}

fn enter(links: &str, has_me: bool) {
    set_links(links);
    if let Some(field) = Node::of_page("#compare-me") {
        field.set_checked(has_me);
    }
}

fn set_links(links: &str) {
    if let Some(field) = Node::of_page("#compare-links") {
        field.set_long_text(links);
    }
}

/// The progress link that is open in the address bar, if it can be read, as the address of the outline.
fn open_link() -> Option<String> {
    let fragment = history::address().fragment;
    link::decode(&fragment, &ROADMAP)?.ok()?;
    let outline = Route::to(Page::Outline).href(&document::base(), &ROADMAP);
    Some(format!("{}{outline}#{fragment}", history::origin()))
}

/// The button of the page for a command, and for what it is about.
fn button(command: &str, of: Option<&str>) -> Option<Node> {
    let buttons = Node::root()?.all(&format!("[data-compare={command}]"));
    buttons.into_iter().find(|button| of.is_none() || button.attribute("data-of").as_deref() == of)
}

fn focus(selector: &str) {
    if let Some(node) = Node::of_page(selector) {
        node.focus();
    }
}

fn go_to_result() {
    if let Some(title) = Node::of_page("#compare-title") {
        title.scroll_into_view(true);
        title.focus();
    }
}
