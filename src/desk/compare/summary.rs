//! What a comparison says in sentences, and the list of groups, as HTML. Knows nothing of the page; every value passes
//! [`escape`].

use crate::content::{EDITION, ROADMAP};
use crate::domain::compare::groups::Group;
use crate::domain::compare::{Agreement, Person, Standing, together};
use crate::domain::html::escape;
use crate::domain::link::NAME_LIMIT;
use crate::domain::route::{Page, Route};
use crate::domain::topic::TopicIndex;

/// More names or topics than these are counted.
const FEW: usize = 5;

/// The sentences above the table, as the items of a list. `base` is the path that the site is served under.
pub fn html(people: &[Person], base: &str) -> String {
    let mut sentences = vec![ahead(people)];
    if people.len() > 1 {
        let done = Agreement::AllDone.count(&ROADMAP, people);
        sentences.push(match done {
            0 => "No topic is done by all.".into(),
            _ => format!("All have done <strong>{}</strong>.", topics(done)),
        });
        let untouched = Agreement::NobodyStarted.count(&ROADMAP, people);
        sentences.push(match untouched {
            0 => "Somebody has started every topic.".into(),
            _ => format!("Nobody has started <strong>{}</strong>.", topics(untouched)),
        });
        sentences.push(next(&together(&ROADMAP, EDITION, people), base));
    }
    sentences.iter().map(|sentence| format!("<li>{sentence}</li>")).collect()
}

fn topics(count: usize) -> String {
    if count == 1 { "1 topic".into() } else { format!("{count} topics") }
}

/// Who is ahead overall.
fn ahead(people: &[Person]) -> String {
    let standing = Standing::of(None, &ROADMAP, people);
    let name = |at: usize| people.get(at).map_or(String::new(), |person| named(&person.name));
    let tally = |at: usize| standing.tallies.get(at).copied().unwrap_or_default();
    match standing.leaders()[..] {
        _ if people.len() == 1 => {
            format!("{}: {}. Add another progress link to compare with.", name(0), tally(0))
        }
        [] => format!("Nobody is ahead: all are level at {} %.", standing.average()),
        [first] => format!("Ahead overall: {}, {}, {} %.", name(first), tally(first), tally(first).percent()),
        [first, ref others @ ..] => {
            let names: Vec<String> = [first].iter().chain(others).map(|at| name(*at)).collect();
            format!("Ahead overall and level: {}, {} %.", list(&names), tally(first).percent())
        }
    }
}

fn named(name: &str) -> String {
    format!("<strong><bdi>{}</bdi></strong>", escape(name))
}

/// What nobody has started and everybody is ready for.
fn next(topics: &[TopicIndex], base: &str) -> String {
    let link = |topic: &TopicIndex| {
        let href = Route::to(Page::Topic(*topic)).href(base, &ROADMAP);
        format!("<a href=\"{}\">{}</a>", escape(&href), escape(ROADMAP.topic(*topic).title))
    };
    if topics.is_empty() {
        return "There is no topic that nobody has started and all are ready for.".into();
    }
    let links: Vec<String> = topics.iter().map(link).collect();
    format!("To learn together next, new to all and all are ready: {}.", list(&links))
}

/// "a, b and c", or "a, b, c, d, e and 7 more".
fn list(items: &[String]) -> String {
    let (shown, more) = items.split_at(items.len().min(FEW));
    match (shown, more.len()) {
        ([one], 0) => one.clone(),
        ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
        (_, more) => format!("{} and {more} more", shown.join(", ")),
    }
}

/// The groups of this device, as the items of a list; one of them may be getting another name.
pub fn groups(groups: &[Group], renaming: Option<&str>) -> String {
    let mut html = String::new();
    for group in groups {
        let name = escape(&group.name);
        let button = |command: &str, label: &str| {
            format!(
                "<button class=\"button\" type=\"button\" data-compare=\"{command}\" data-of=\"{name}\">{label}<span class=\"visually-hidden\"> {name}</span></button>"
            )
        };
        html.push_str("<li class=\"compare__group\">");
        if renaming == Some(&group.name) {
            html.push_str(&format!(
                "<input id=\"compare-rename\" type=\"text\" aria-label=\"New name of {name}\" value=\"{name}\" maxlength=\"{NAME_LIMIT}\" />"
            ));
            html.push_str(&button("keep-name", "Keep"));
            html.push_str(&button("cancel-name", "Cancel"));
        } else {
            let links = group.links.lines().filter(|line| !line.trim().is_empty()).count();
            let count = links + usize::from(group.has_me);
            let people = if count == 1 { "person" } else { "people" };
            html.push_str(&format!(
                "<span class=\"compare__group-name\"><bdi>{name}</bdi> <small>{count} {people}</small></span>"
            ));
            html.push_str(&button("open", "Open"));
            html.push_str(&button("rename", "Rename"));
            html.push_str(&button("delete", "Delete"));
        }
        html.push_str("</li>");
    }
    html
}
