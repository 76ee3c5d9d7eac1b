//! The four questions that lead to a path: where the learner is, how many hours a week there are, and which members of
//! choose-one groups to learn.

use leptos::prelude::*;

use super::pace::{Pace, PaceField};
use super::shown::Shown;
use crate::components::{part, text};
use crate::content::{EDITION, PATH_TEXTS, ROADMAP};
use crate::domain::path::{PathIndex, Step};
use crate::domain::path_progress::{Difference, Standing, difference, hours, weeks};
use crate::domain::topic::{GroupIndex, TopicIndex};
use crate::state::learner::Learner;
use crate::wording::{counted, topics};

/// The group whose members are asked for by name; the others have sensible defaults.
const LANGUAGES: &str = "languages";

/// What has been answered so far. What is not answered stays as the learner has it.
#[derive(Clone, Copy)]
struct Answers {
    shown: Shown,
    path: RwSignal<Option<PathIndex>>,
    members: RwSignal<Vec<TopicIndex>>,
}

impl Answers {
    /// The path: the answer, else the one followed, else the first one.
    fn path(self) -> PathIndex {
        self.path.get().or(self.shown.path.get()).unwrap_or(PathIndex(0))
    }

    /// The members that the learner would mean to learn.
    fn chosen(self) -> Vec<TopicIndex> {
        let members = self.members.get();
        let group = |topic: &TopicIndex| ROADMAP.topic(*topic).group;
        let is_answered = |topic: &TopicIndex| members.iter().any(|member| group(member) == group(topic));
        let mut chosen: Vec<TopicIndex> = self.shown.chosen.get().into_iter().filter(|it| !is_answered(it)).collect();
        chosen.extend(&members);
        chosen
    }

    fn with_standing<T>(self, with: impl FnOnce(Standing<'_>) -> T) -> T {
        let (statuses, chosen) = (self.shown.statuses.read(), self.chosen());
        with(Standing { roadmap: &ROADMAP, edition: EDITION, statuses: &statuses, chosen: &chosen })
    }

    fn choose(self, member: TopicIndex) {
        self.members.update(|members| {
            members.retain(|other| ROADMAP.topic(*other).group != ROADMAP.topic(member).group);
            members.push(member);
        });
    }

    /// What would change; nothing without a path.
    fn difference(self) -> Option<Difference> {
        let old = ROADMAP.path(self.shown.path.get()?);
        let new = ROADMAP.path(self.path());
        let progress = self.shown.progress.read();
        Some(
            self.shown
                .with_standing(|before| self.with_standing(|after| difference((old, before), (new, after), &progress))),
        )
    }

    fn has_changed(self) -> bool {
        self.shown.path.get() != Some(self.path()) || self.chosen() != self.shown.chosen.get()
    }
}

/// The questions, what comes of the answers, and the button that takes them.
#[component]
pub fn PathQuestions(
    /// The learner.
    shown: Shown,
) -> impl IntoView {
    let learner = Learner::of_context();
    let answers = Answers { shown, path: RwSignal::new(None), members: RwSignal::new(Vec::new()) };
    let pace = Pace::of_device();
    let figures = move || {
        let path = ROADMAP.path(answers.path());
        let hours = answers.with_standing(|standing| hours(path.steps, standing));
        format!(
            "“{}”: {} and {}, {hours}: {} at {} a week.",
            path.title,
            topics(path.topic_count()),
            counted(path.project_count(), "project", "projects"),
            weeks(hours, pace.get()),
            counted(usize::from(pace.get()), "hour", "hours")
        )
    };
    let change = move || answers.difference().filter(|_| answers.has_changed()).map(sentence).unwrap_or_default();
    let take = move |_| {
        learner.follow_path(
            Some(answers.path.get_untracked().or(shown.path.get_untracked()).unwrap_or(PathIndex(0))),
            &answers.members.get_untracked(),
        );
        answers.members.set(Vec::new());
    };
    let label = move || match shown.path.get() {
        None => "Start this path".to_owned(),
        Some(_) if answers.has_changed() => "Change to this".to_owned(),
        Some(_) => "This is your path".to_owned(),
    };
    view! {
        <div class="path-questions" data-needs-app>
            <fieldset>
                <legend>"Where are you?"</legend>
                {ROADMAP.path_indices().map(|path| view! { <PathAnswer path answers /> }).collect_view()}
            </fieldset>
            <label class="path-questions__field">"Hours a week " <PaceField pace /></label>
            {part(move || choices(answers))}
            <p class="path-questions__figures" role="status" inner_html=text(figures)></p>
            <p class="path-questions__change" inner_html=text(change)></p>
            <p>
                <button
                    class="button button--strong"
                    type="button"
                    data-button="take-path"
                    disabled=move || !learner.is_editable.get() || !answers.has_changed()
                    on:click=take
                    inner_html=text(label)
                ></button>
            </p>
        </div>
    }
}

#[component]
fn PathAnswer(path: PathIndex, answers: Answers) -> impl IntoView {
    let is_chosen = Memo::new(move |_| answers.path() == path);
    view! {
        <label>
            <input
                type="radio"
                name="path"
                autocomplete="off"
                value=ROADMAP.path(path).id
                checked=path == PathIndex(0)
                prop:checked=move || is_chosen.get()
                on:change=move |_| answers.path.set(Some(path))
            />
            " "
            {PATH_TEXTS.get(usize::from(path.0)).map(|it| it.answer)}
        </label>
    }
}

/// A field for each group of the path: the language at once, the others on request.
fn choices(answers: Answers) -> AnyView {
    let steps = ROADMAP.path(answers.path()).steps;
    let groups = steps.iter().filter_map(|step| match step {
        Step::OneOf(group) => Some(*group),
        _ => None,
    });
    let (languages, others): (Vec<_>, Vec<_>) = groups.partition(|group| ROADMAP.group(*group).id == LANGUAGES);
    let fields = |groups: Vec<GroupIndex>| {
        groups.into_iter().map(|group| view! { <GroupAnswer group answers /> }).collect_view().into_any()
    };
    let is_empty = others.is_empty();
    view! {
        {fields(languages)}
        <details class="path-questions__more" hidden=is_empty>
            <summary>"The other choices on this path"</summary>
            {fields(others)}
        </details>
    }
    .into_any()
}

#[component]
fn GroupAnswer(group: GroupIndex, answers: Answers) -> impl IntoView {
    let it = ROADMAP.group(group);
    let member = Memo::new(move |_| answers.with_standing(|standing| standing.member(group)));
    let id = move || member.get().map_or("", |member| ROADMAP.topic(member).id);
    let options = it.members.iter().map(|topic| {
        let topic_id = ROADMAP.topic(*topic).id;
        let is_first = member.get_untracked() == Some(*topic);
        view! { <option value=topic_id selected=is_first>{ROADMAP.topic(*topic).title}</option> }
    });
    let name = match it.id {
        LANGUAGES => "Programming language ".to_owned(),
        _ => format!("One of the {} ", it.title),
    };
    let choose = move |event: leptos::ev::Event| {
        if let Some(topic) = ROADMAP.find(&event_target_value(&event)) {
            answers.choose(topic);
        }
    };
    view! {
        <label class="path-questions__field" data-group=it.id>
            {name}
            <select autocomplete="off" prop:value=Signal::derive(id) on:change=choose>{options.collect_view()}</select>
        </label>
    }
}

/// What changes, in words.
pub fn sentence(difference: Difference) -> String {
    let Difference { added, removed, hours } = difference;
    let count = usize::try_from(hours.unsigned_abs()).unwrap_or(usize::MAX);
    let time = match hours {
        0 => "as much time as before".to_owned(),
        1.. => format!("about {} more", counted(count, "hour", "hours")),
        _ => format!("about {} less", counted(count, "hour", "hours")),
    };
    format!(
        "Compared with your path now: {} more, {removed} fewer, {time}. Nothing that you did is lost.",
        topics(added)
    )
}
