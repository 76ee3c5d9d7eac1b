//! The table of a comparison: stages and topics against people. The same as rows of cells, for a spreadsheet.

use leptos::prelude::*;

use super::options::TableOptions;
use crate::content::ROADMAP;
use crate::domain::compare::{PeopleOrder, Person, Standing};
use crate::domain::html::escape;
use crate::domain::progress::Status;
use crate::domain::quotation::isolated;
use crate::domain::route::Page;
use crate::domain::stats::Tally;
use crate::domain::topic::{Choice, StageIndex, TopicIndex};
use crate::state::notices::Notices;
use crate::state::site::Site;

/// The data of the rows.
#[derive(Clone, Copy)]
struct Shown {
    people: Signal<Vec<Person>>,
    options: RwSignal<TableOptions>,
    /// The places of the people in their order.
    places: Memo<Vec<usize>>,
}

/// Each person's progress in each stage, and their statuses in the unfolded ones.
#[component]
pub fn Table(
    /// The people.
    #[prop(into)]
    people: Signal<Vec<Person>>,
    /// How it is shown.
    options: RwSignal<TableOptions>,
) -> impl IntoView {
    let places = Memo::new(move |_| options.read().places(&people.read()));
    let shown = Shown { people, options, places };
    let stages = move || options.read().stages.of(&ROADMAP, &people.read());
    let name = move |at: usize| people.read().get(at).map_or(String::new(), |person| escape(&person.name));
    let names = move || {
        let name = |at: usize| view! { <th scope="col"><bdi inner_html=name(at)></bdi></th> };
        places.get().into_iter().map(name).collect_view()
    };
    let total = standing_of(people, None);
    view! {
        <table class="compare__table">
            <caption class="visually-hidden">
                "How far each person is with each stage. The buttons in the row headers sort the people."
            </caption>
            <thead>
                <tr>
                    <Header shown by=PeopleOrder::Name name="name" words="name">
                        <span class="compare__corner">"Name"</span>
                    </Header>
                    {names}
                </tr>
            </thead>
            <tbody>
                <tr class="compare__total">
                    <Header shown by=PeopleOrder::Total name="total" words="total">
                        <span class="compare__part">
                            <span class="compare__corner">"Total"</span>
                            <Figures standing=total />
                        </span>
                    </Header>
                    <Cells standing=total places />
                </tr>
                <For each=stages key=|stage| stage.0 let:stage>
                    <StageRows stage shown />
                </For>
            </tbody>
        </table>
    }
}

fn standing_of(people: Signal<Vec<Person>>, stage: Option<StageIndex>) -> Memo<Standing> {
    Memo::new(move |_| Standing::of(stage, &ROADMAP, &people.read()))
}

/// The row of a stage, and those of its topics if they are to be seen. A stage without any that is asked for is left out.
#[component]
fn StageRows(stage: StageIndex, shown: Shown) -> impl IntoView {
    let Shown { people, options, places } = shown;
    let it = ROADMAP.stage(stage);
    let topics = Memo::new(move |_| {
        let (people, agreement) = (people.read(), options.read().shown);
        it.topics.iter().copied().filter(|topic| agreement.holds(*topic, &people)).collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| topics.read().is_empty());
    let is_open = Memo::new(move |_| options.read().is_open(stage));
    let standing = standing_of(people, Some(stage));
    let open_topics = move || if is_open.get() { topics.get() } else { Vec::new() };
    let rows = move || {
        view! {
            <tr class="compare__stage">
                <Header shown by=PeopleOrder::Stage(stage) name=it.id words=it.title>
                    <span class="compare__part">
                        <button
                            class="compare__fold"
                            type="button"
                            data-compare="fold"
                            data-of=it.id
                            aria-expanded=move || is_open.get().to_string()
                            on:click=move |_| options.update(|options| options.toggle(stage))
                        >
                            {it.title}
                        </button>
                        <Figures standing />
                    </span>
                </Header>
                <Cells standing places />
            </tr>
            <For each=open_topics key=|topic| topic.0 let:topic>
                <TopicRow topic shown />
            </For>
        }
    };
    move || (!is_empty.get()).then(rows)
}

#[component]
fn TopicRow(topic: TopicIndex, shown: Shown) -> impl IntoView {
    let href = Site::of_context().href(Page::Topic(topic));
    let status = move |at: usize| {
        let people = shown.people.read();
        people.get(at).and_then(|person| person.statuses.get(usize::from(topic.0)).copied()).unwrap_or_default()
    };
    let cells = move || {
        let cell = |at: usize| view! { <td><StatusSign status=status(at) /></td> };
        shown.places.get().into_iter().map(cell).collect_view()
    };
    view! {
        <tr class="compare__topic">
            <th scope="row"><a href=href>{ROADMAP.topic(topic).title}</a></th>
            {cells}
        </tr>
    }
}

/// The sign of a status, as in the outline, with its word for those who do not see it.
#[component]
fn StatusSign(status: Status) -> impl IntoView {
    view! {
        <span class="compare__sign" data-status=status.slug() title=status.label()>
            <span class="visually-hidden" inner_html=status.label()></span>
        </span>
    }
}

/// The header of a row, with the button that sorts the people by it.
#[component]
fn Header(
    shown: Shown,
    by: PeopleOrder,
    /// The name of the button.
    name: &'static str,
    /// The sort order, in words.
    words: &'static str,
    children: Children,
) -> impl IntoView {
    let Shown { people, options, places } = shown;
    let notices = Notices::of_context();
    let sort = move |_| {
        options.update(|options| options.order(by));
        let people = people.read_untracked();
        let people = places.get_untracked().into_iter().filter_map(|at| people.get(at));
        let names: Vec<_> = people.map(|person| isolated(&person.name)).collect();
        notices.announce(format!("The people in order: {}", names.join(", ")));
    };
    let title = format!("Sort people by {words}");
    let words = title.clone();
    view! {
        <th scope="row" aria-sort=move || direction(&options.read(), by)>
            <span class="compare__head">
                {children()}
                <button
                    class="compare__sort"
                    type="button"
                    data-compare="sort"
                    data-of=name
                    title=title
                    on:click=sort
                >
                    <span class="visually-hidden">{words}</span>
                </button>
            </span>
        </th>
    }
}

/// How the people are sorted by something, as `aria-sort` says it.
fn direction(options: &TableOptions, by: PeopleOrder) -> &'static str {
    // Names begin with the first letter, figures with the furthest.
    let is_rising = (by == PeopleOrder::Name) != options.is_reversed;
    match (options.people == by, is_rising) {
        (false, _) => "none",
        (true, true) => "ascending",
        (true, false) => "descending",
    }
}

/// The average of the people and their spread; nothing for one person.
#[component]
fn Figures(standing: Memo<Standing>) -> impl IntoView {
    move || {
        let standing = standing.read();
        (standing.tallies.len() > 1).then(|| {
            let words = format!("average {} %, spread {} %", standing.average(), standing.spread());
            view! { <span class="compare__figures" inner_html=words></span> }
        })
    }
}

/// A cell for each person: how many of how many, whether nobody is further, and a bar.
#[component]
fn Cells(standing: Memo<Standing>, places: Memo<Vec<usize>>) -> impl IntoView {
    move || {
        let standing = standing.read();
        let leaders = standing.leaders();
        let cell = |at: usize| cell(standing.tallies.get(at).copied().unwrap_or_default(), leaders.contains(&at));
        places.get().into_iter().map(cell).collect_view()
    }
}

fn cell(Tally { done, total, .. }: Tally, is_leader: bool) -> AnyView {
    if total == 0 {
        return view! { <td>"skipped"</td> }.into_any();
    }
    view! {
        <td class=is_leader.then_some("compare__leader")>
            <span class="compare__count">
                <span inner_html=format!("{done} of {total}")></span>
                <span class="visually-hidden">" done"</span>
            </span>
            {is_leader.then(|| view! { " " <span class="compare__ahead">"ahead"</span> })}
            <progress
                class="compare__bar"
                max=total.to_string()
                value=done.to_string()
                aria-hidden="true"
            ></progress>
        </td>
    }
    .into_any()
}

/// Every topic with its stage and each person's status, in words, for a spreadsheet.
pub fn rows(people: &[&Person]) -> Vec<Vec<String>> {
    let mut head = vec!["Stage".to_owned(), "Topic".to_owned()];
    head.extend(people.iter().map(|person| person.name.clone()));
    let mut rows = vec![head];
    for (at, topic) in ROADMAP.topics.iter().enumerate() {
        let mut row = vec![ROADMAP.stage(topic.stage).title.to_owned(), topic.title.to_owned()];
        let statuses = people.iter().map(|person| person.statuses.get(at).copied().unwrap_or_default());
        row.extend(statuses.map(|status| status.label().to_owned()));
        rows.push(row);
    }
    rows
}
