//! The summary of a comparison: who is ahead, which topics all have done, which to learn together next.

use leptos::prelude::*;

use crate::content::{EDITION, ROADMAP};
use crate::domain::compare::{Agreement, Person, Standing, together};
use crate::domain::route::Page;
use crate::domain::topic::TopicIndex;
use crate::state::site::Site;
use crate::wording::topics;

/// More names or topics than these are counted.
const FEW: usize = 5;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Strong(String),
    Name(String),
    Topic(TopicIndex),
}

type Sentence = Vec<Part>;

/// The sentences, one a line.
#[component]
pub fn Sentences(
    /// The people.
    #[prop(into)]
    people: Signal<Vec<Person>>,
) -> impl IntoView {
    view! {
        <ul id="compare-summary" class="compare__summary">
            // A sentence that changes is a new one.
            <For each=move || sentences(&people.read()) key=|sentence| format!("{sentence:?}") let:sentence>
                <li>{sentence.into_iter().map(part).collect_view()}</li>
            </For>
        </ul>
    }
}

fn part(part: Part) -> AnyView {
    match part {
        Part::Text(text) => text.into_any(),
        Part::Strong(text) => view! { <strong>{text}</strong> }.into_any(),
        Part::Name(name) => view! { <strong><bdi>{name}</bdi></strong> }.into_any(),
        Part::Topic(topic) => {
            view! { <a href=Site::of_context().href(Page::Topic(topic))>{ROADMAP.topic(topic).title}</a> }.into_any()
        }
    }
}

fn text(text: impl Into<String>) -> Part {
    Part::Text(text.into())
}

fn sentences(people: &[Person]) -> Vec<Sentence> {
    if people.is_empty() {
        return Vec::new();
    }
    let mut sentences = vec![ahead(people)];
    if people.len() > 1 {
        sentences.push(match Agreement::AllDone.count(&ROADMAP, people) {
            0 => vec![text("No topic is done by all.")],
            done => vec![text("All have done "), Part::Strong(topics(done)), text(".")],
        });
        sentences.push(match Agreement::NobodyStarted.count(&ROADMAP, people) {
            0 => vec![text("Somebody has started every topic.")],
            untouched => vec![text("Nobody has started "), Part::Strong(topics(untouched)), text(".")],
        });
        sentences.push(next(&together(&ROADMAP, EDITION, people)));
    }
    sentences
}

/// Who is ahead overall.
fn ahead(people: &[Person]) -> Sentence {
    let standing = Standing::of(None, &ROADMAP, people);
    let name = |at: usize| Part::Name(people.get(at).map_or(String::new(), |person| person.name.clone()));
    let tally = |at: usize| standing.tallies.get(at).copied().unwrap_or_default();
    match standing.leaders()[..] {
        _ if people.len() == 1 => {
            vec![name(0), text(format!(": {}. Add another progress link to compare with.", tally(0)))]
        }
        [] => vec![text(format!("Nobody is ahead: all are level at {} %.", standing.average()))],
        [first] => {
            let figures = format!(", {}, {} %.", tally(first), tally(first).percent());
            vec![text("Ahead overall: "), name(first), text(figures)]
        }
        [first, ref others @ ..] => {
            let mut sentence = vec![text("Ahead overall and level: ")];
            sentence.extend(list([first].iter().chain(others).map(|at| name(*at)).collect()));
            sentence.push(text(format!(", {} %.", tally(first).percent())));
            sentence
        }
    }
}

/// The topics that nobody has started and everybody is ready for.
fn next(topics: &[TopicIndex]) -> Sentence {
    if topics.is_empty() {
        return vec![text("There is no topic that nobody has started and all are ready for.")];
    }
    let mut sentence = vec![text("To learn together next, new to all and all are ready: ")];
    sentence.extend(list(topics.iter().copied().map(Part::Topic).collect()));
    sentence.push(text("."));
    sentence
}

/// "a, b and c", or "a, b, c, d, e and 7 more".
fn list(items: Vec<Part>) -> Sentence {
    let (count, mut listed) = (items.len(), Vec::new());
    for (at, item) in items.into_iter().take(FEW).enumerate() {
        match at {
            0 => {}
            _ if at + 1 == count => listed.push(text(" and ")),
            _ => listed.push(text(", ")),
        }
        listed.push(item);
    }
    if count > FEW {
        listed.push(text(format!(" and {} more", count - FEW)));
    }
    listed
}
