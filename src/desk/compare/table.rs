//! The table of a comparison as HTML and as rows of cells: stages and topics against people. Knows nothing of the page;
//! every value passes [`escape`].

use crate::content::ROADMAP;
use crate::domain::compare::{Agreement, PeopleOrder, Person, StageOrder, Standing};
use crate::domain::html::escape;
use crate::domain::route::{Page, Route};
use crate::domain::stats::Tally;
use crate::domain::topic::{Choice, StageIndex, TopicIndex};

/// How a learner wants to see a comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// What the people are ordered by.
    pub people: PeopleOrder,
    /// Whether the order of the people is turned around.
    pub is_reversed: bool,
    /// The order of the stages.
    pub stages: StageOrder,
    /// Which topics are shown.
    pub shown: Agreement,
    /// The stages that are not folded, or unfolded, as the others are.
    toggled: Vec<StageIndex>,
}

impl View {
    /// Whether the topics of a stage are shown. All topics would be a long table: it begins folded, a selection does not.
    pub fn is_open(&self, stage: StageIndex) -> bool {
        (self.shown != Agreement::Any) != self.toggled.contains(&stage)
    }

    /// Folds a stage, or unfolds it.
    pub fn toggle(&mut self, stage: StageIndex) {
        match self.toggled.iter().position(|toggled| *toggled == stage) {
            Some(at) => drop(self.toggled.remove(at)),
            None => self.toggled.push(stage),
        }
    }

    /// Folds or unfolds every stage.
    pub fn open_all(&mut self, are_open: bool) {
        self.toggled.clear();
        self.toggled.extend(ROADMAP.stage_indices());
        let is_done = ROADMAP.stage_indices().all(|stage| self.is_open(stage) == are_open);
        if !is_done {
            self.toggled.clear();
        }
    }

    /// Shows other topics, every stage folded or not as is usual for them.
    pub fn show(&mut self, shown: Agreement) {
        self.shown = shown;
        self.toggled.clear();
    }

    /// Orders the people by something; by the same thing again the other way round, and then as they were entered.
    pub fn order(&mut self, by: PeopleOrder) {
        match (self.people == by, self.is_reversed) {
            (false, _) => (self.people, self.is_reversed) = (by, false),
            (true, false) => self.is_reversed = true,
            (true, true) => (self.people, self.is_reversed) = (PeopleOrder::Entered, false),
        }
    }

    /// The places of the people, in order.
    fn places(&self, people: &[Person]) -> Vec<usize> {
        self.people.of(self.is_reversed, &ROADMAP, people)
    }

    /// The people in order.
    pub fn ordered<'a>(&self, people: &'a [Person]) -> Vec<&'a Person> {
        self.places(people).into_iter().filter_map(|at| people.get(at)).collect()
    }
}

/// Reads what a header sorts the people by, as [`sort_button`] names it.
pub fn parse_order(name: &str) -> Option<PeopleOrder> {
    match name {
        "name" => Some(PeopleOrder::Name),
        "total" => Some(PeopleOrder::Total),
        stage => ROADMAP.find_stage(stage).map(PeopleOrder::Stage),
    }
}

/// The table. `base` is the path that the site is served under.
pub fn html(people: &[Person], view: &View, base: &str) -> String {
    let places = view.places(people);
    let mut html = String::from("<table class=\"compare__table\"><caption class=\"visually-hidden\">");
    html.push_str("How far each person is with each stage. The buttons in the row headers sort the people.</caption>");
    html.push_str("<thead><tr>");
    html.push_str(&header(view, PeopleOrder::Name, "name", "<span class=\"compare__corner\">Name</span>", "name"));
    for at in &places {
        let name = people.get(*at).map_or("", |person| &person.name);
        html.push_str(&format!("<th scope=\"col\"><bdi>{}</bdi></th>", escape(name)));
    }
    html.push_str("</tr></thead><tbody><tr class=\"compare__total\">");
    let total = Standing::of(None, &ROADMAP, people);
    let label =
        format!("<span class=\"compare__part\"><span class=\"compare__corner\">Total</span>{}</span>", figures(&total));
    html.push_str(&header(view, PeopleOrder::Total, "total", &label, "total"));
    push_standing(&total, &places, &mut html);
    html.push_str("</tr>");
    for stage in view.stages.of(&ROADMAP, people) {
        push_stage(stage, people, &places, view, base, &mut html);
    }
    html.push_str("</tbody></table>");
    html
}

/// The row of a stage, and those of its topics if they are to be seen. A stage without any that is asked for is left out.
fn push_stage(stage: StageIndex, people: &[Person], places: &[usize], view: &View, base: &str, html: &mut String) {
    let it = ROADMAP.stage(stage);
    let topics: Vec<TopicIndex> = it.topics.iter().copied().filter(|topic| view.shown.holds(*topic, people)).collect();
    if topics.is_empty() {
        return;
    }
    let standing = Standing::of(Some(stage), &ROADMAP, people);
    let fold = format!(
        "<span class=\"compare__part\"><button class=\"compare__fold\" type=\"button\" data-compare=\"fold\" data-of=\"{}\" aria-expanded=\"{}\">{}</button>{}</span>",
        it.id,
        view.is_open(stage),
        escape(it.title),
        figures(&standing)
    );
    html.push_str("<tr class=\"compare__stage\">");
    html.push_str(&header(view, PeopleOrder::Stage(stage), it.id, &fold, it.title));
    push_standing(&standing, places, html);
    html.push_str("</tr>");
    if view.is_open(stage) {
        for topic in topics {
            push_topic(topic, people, places, base, html);
        }
    }
}

fn push_topic(topic: TopicIndex, people: &[Person], places: &[usize], base: &str, html: &mut String) {
    let href = Route::to(Page::Topic(topic)).href(base, &ROADMAP);
    let title = escape(ROADMAP.topic(topic).title);
    html.push_str(&format!(
        "<tr class=\"compare__topic\"><th scope=\"row\"><a href=\"{}\">{title}</a></th>",
        escape(&href)
    ));
    for person in places.iter().filter_map(|at| people.get(*at)) {
        let status = person.statuses.get(usize::from(topic.0)).copied().unwrap_or_default();
        html.push_str(&format!("<td>{}</td>", sign(status)));
    }
    html.push_str("</tr>");
}

/// The sign of a status, as in the outline, with its word for those who do not see it.
pub fn sign<T: Choice>(status: T) -> String {
    format!(
        "<span class=\"compare__sign\" data-status=\"{}\" title=\"{}\"><span class=\"visually-hidden\">{}</span></span>",
        status.slug(),
        status.label(),
        status.label()
    )
}

/// The header of a row, with the button that sorts the people by it.
fn header(view: &View, by: PeopleOrder, name: &str, label: &str, spoken: &str) -> String {
    // Names begin with the first letter, figures with the furthest.
    let is_rising = (by == PeopleOrder::Name) != view.is_reversed;
    let sort = match (view.people == by, is_rising) {
        (false, _) => "none",
        (true, true) => "ascending",
        (true, false) => "descending",
    };
    format!(
        "<th scope=\"row\" aria-sort=\"{sort}\"><span class=\"compare__head\">{label}<button class=\"compare__sort\" type=\"button\" data-compare=\"sort\" data-of=\"{name}\" title=\"Sort people by {spoken}\"><span class=\"visually-hidden\">Sort people by {spoken}</span></button></span></th>",
        spoken = escape(spoken)
    )
}

/// What the people are on the average and how far they are apart; of one person it would say nothing.
fn figures(standing: &Standing) -> String {
    if standing.tallies.len() < 2 {
        return String::new();
    }
    format!("<span class=\"compare__figures\">average {} %, spread {} %</span>", standing.average(), standing.spread())
}

/// A cell for each person: how many of how many, whether nobody is further, and a bar.
fn push_standing(standing: &Standing, places: &[usize], html: &mut String) {
    let leaders = standing.leaders();
    for at in places {
        let Tally { done, total, .. } = standing.tallies.get(*at).copied().unwrap_or_default();
        let (class, ahead) = match leaders.contains(at) {
            true => (" class=\"compare__leader\"", " <span class=\"compare__ahead\">ahead</span>"),
            false => ("", ""),
        };
        html.push_str(&match total {
            0 => "<td>skipped</td>".into(),
            _ => format!(
                "<td{class}><span class=\"compare__count\">{done} of {total}<span class=\"visually-hidden\"> done</span></span>{ahead}<progress class=\"compare__bar\" max=\"{total}\" value=\"{done}\" aria-hidden=\"true\"></progress></td>"
            ),
        });
    }
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
