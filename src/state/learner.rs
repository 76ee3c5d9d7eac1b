//! The learner's progress: one signal, the one way to change it, and undo. `store` has what joins it to the browser's store.

use leptos::prelude::*;

use super::notices::{ChangeNumber, Notices};
use super::signal::SetIfNew;
use crate::browser::clock;
use crate::browser::storage::BrowserStore;
use crate::content::{EDITION, ROADMAP};
use crate::domain::clock::Millis;
use crate::domain::link::{LinkError, Shared};
use crate::domain::log::entry::Act;
use crate::domain::log::own::OwnEntries;
use crate::domain::path::PathIndex;
use crate::domain::path_progress::{Standing, choice_key, path_key};
use crate::domain::persistence::Saving;
use crate::domain::progress::{Action, Progress, STAR, Stamp, Undo, is_link};
use crate::domain::progress::{Status, StatusMap};
use crate::domain::topic::{Choice, TopicIndex};
use crate::domain::{saved, snapshot};
use crate::wording;

mod store;

/// How many changes can be undone.
const UNDO_LIMIT: usize = 100;

/// A change that was made.
#[derive(Clone, Debug)]
pub struct Change {
    /// The description of the change, for the learner.
    pub label: String,
    /// The undo information.
    pub undo: Undo,
    /// What the log says of it.
    pub act: Act,
    /// Whether the learner is told. Notes are saved in silence while one types.
    pub is_told: bool,
}

/// A change that can be undone.
#[derive(Clone, Debug)]
struct Undoable {
    number: ChangeNumber,
    change: Change,
    /// The moment of its entry in the log.
    moment: Millis,
}

/// The progress and what depends on it, by context.
#[derive(Clone, Copy)]
pub struct Learner {
    /// The learner's own progress.
    pub progress: RwSignal<Progress>,
    /// Whether changes reach the store.
    pub saving: RwSignal<Saving>,
    /// Somebody's progress from a link that is being looked at, or what is wrong with the link.
    pub link: RwSignal<Option<Result<Shared, LinkError>>>,
    /// Whether the page stands in a frame of another one, where nothing can be changed.
    pub is_embedded: RwSignal<bool>,
    /// Whether the other program of this page says that nothing can be changed.
    pub is_locked: RwSignal<bool>,
    /// The status of each topic as shown: the learner's own, or that of the opened link.
    pub statuses: Memo<Vec<Status>>,
    /// The path that the learner follows.
    pub path: Memo<Option<PathIndex>>,
    /// The members of choose-one groups that the learner means to learn.
    pub chosen: Memo<Vec<TopicIndex>>,
    /// Whether progress can be changed now.
    pub is_editable: Memo<bool>,
    /// The title of the topic whose note was written in two places, and now holds both texts.
    pub joined_note: RwSignal<Option<&'static str>>,
    /// Counts what may have changed whether a backup is due, besides the progress.
    pub backups: RwSignal<u32>,
    /// The changes that can be undone, last one last.
    undo: RwSignal<Vec<Undoable>>,
    /// The number of the next change.
    changes: StoredValue<ChangeNumber>,
    /// What this page load has written into the log.
    log: StoredValue<OwnEntries>,
    /// The name of this page load, for notes and the log.
    writer: StoredValue<String>,
    /// Called after each change of the learner's.
    on_change: StoredValue<Callback<(Self, Change)>>,
}

impl Learner {
    /// A learner who has done nothing. `on_change` is called after each change that the learner makes.
    pub fn new(on_change: Callback<(Self, Change)>) -> Self {
        let progress = RwSignal::new(Progress::default());
        let saving = RwSignal::new(Saving::On);
        let link = RwSignal::new(None::<Result<Shared, LinkError>>);
        let (is_embedded, is_locked) = (RwSignal::new(false), RwSignal::new(false));
        let statuses = Memo::new(move |_| match &*link.read() {
            Some(Ok(shared)) => shared.statuses(&ROADMAP),
            _ => progress.read().statuses(&ROADMAP),
        });
        let is_editable = Memo::new(move |_| {
            let is_elsewhere = is_embedded.get() || is_locked.get();
            !is_elsewhere && saving.read().is_editable() && !matches!(&*link.read(), Some(Ok(_)))
        });
        Self {
            progress,
            saving,
            link,
            is_embedded,
            is_locked,
            statuses,
            path: Memo::new(move |_| progress.read().path(&ROADMAP)),
            chosen: Memo::new(move |_| progress.read().chosen(&ROADMAP)),
            is_editable,
            joined_note: RwSignal::new(None),
            backups: RwSignal::new(0),
            undo: RwSignal::new(Vec::new()),
            log: StoredValue::new(OwnEntries::default()),
            changes: StoredValue::new(0),
            writer: StoredValue::new(String::new()),
            on_change: StoredValue::new(on_change),
        }
    }

    /// The learner of the component that asks.
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// The status of a topic as shown.
    pub fn status(self, topic: TopicIndex) -> Status {
        self.statuses.read().get(usize::from(topic.0)).copied().unwrap_or_default()
    }

    // Changes.

    /// Names this page load; notes and the log hold the name beside what was written under it.
    pub fn set_writer(self, name: String) {
        self.writer.set_value(name);
    }

    /// Changes the progress, if it may be changed now. `label` says what was done.
    pub fn dispatch(self, action: &Action, label: impl Into<String>) {
        self.change(action, label.into(), true, None);
    }

    /// `act` is what the log says where it is more than what has changed.
    fn change(self, action: &Action, label: String, is_told: bool, act: Option<Act>) {
        if !self.is_editable.get_untracked() {
            return;
        }
        // A merge may change timestamps alone, which `Undo` does not record.
        let is_merge = matches!(action, Action::Absorb(_));
        let undo = self.edit(|progress, stamp| {
            let undo = progress.apply(action, stamp);
            (is_merge || !undo.is_empty(), undo)
        });
        if let Some(undo) = undo.filter(|undo| !undo.is_empty()) {
            let act = act.unwrap_or_else(|| Act::of(undo.after(), &ROADMAP));
            self.on_change.get_value().run((self, Change { label, undo, act, is_told }));
        } else if let Some(act) = act {
            self.record(&act);
            self.keep_log();
        }
    }

    /// Changes the progress; the change says whether it changed anything, and what comes of it.
    fn edit<T>(self, change: impl FnOnce(&mut Progress, Stamp<'_>) -> (bool, T)) -> Option<T> {
        self.writer.with_value(|writer| {
            self.progress.try_maybe_update(|progress| change(progress, Stamp { now: clock::now(), writer }))
        })
    }

    /// Gives a topic a status.
    pub fn set_status(self, topic: TopicIndex, status: Status) {
        let topic = ROADMAP.topic(topic);
        self.dispatch(&Action::set(topic.id, status), format!("{}: {}", topic.title, status.label()));
    }

    /// Sets the status of something inside a topic or a stage, by its key: an outcome, a star, a link.
    pub fn set_item(self, key: &str, status: Status) {
        self.change_item(key, status, None);
    }

    /// Remembers how a question was answered, by its key. `choices` are the positions of what was chosen.
    pub fn answer(self, question: &str, is_right: bool, choices: Vec<u8>) {
        let status = if is_right { Status::Done } else { Status::Learning };
        self.change_item(question, status, Some(Act::Answered { question: question.to_owned(), is_right, choices }));
    }

    fn change_item(self, key: &str, status: Status, act: Option<Act>) {
        let (owner, item) = key.split_once('/').unwrap_or((key, ""));
        let what = match (item, status) {
            _ if act.is_some() => "Answered a question of",
            (STAR, Status::Todo) => "Unstarred",
            (STAR, _) => "Starred",
            (item, Status::Todo) if is_link(item) => "Removed a link from",
            (item, _) if is_link(item) => "Added a link to",
            (_, Status::Todo) => "Unticked in",
            _ if act.is_some() => "Answered a question of",
            _ => "Ticked in",
        };
        let whose = ROADMAP.find(owner).map_or("the project", |topic| ROADMAP.topic(topic).title);
        self.change(&Action::set(key, status), format!("{what} {whose}"), true, act);
    }

    /// Follows a path, or none, and chooses members of groups; of groups without a member here the choice stays.
    pub fn follow_path(self, path: Option<PathIndex>, choices: &[TopicIndex]) {
        let status = |is_it| if is_it { Status::Done } else { Status::Todo };
        let mut statuses: StatusMap = ROADMAP
            .path_indices()
            .map(|other| (path_key(ROADMAP.path(other).id), status(Some(other) == path)))
            .collect();
        for choice in choices {
            let members = ROADMAP.topic(*choice).group.map_or(&[][..], |group| ROADMAP.group(group).members);
            let of_group =
                members.iter().map(|member| (choice_key(ROADMAP.topic(*member).id), status(member == choice)));
            statuses.extend(of_group);
        }
        let label = path.map_or("Left the path".to_owned(), |path| format!("Following “{}”", ROADMAP.path(path).title));
        self.dispatch(&Action::Set(statuses.into()), label);
    }

    /// Gives what a path is reckoned with.
    pub fn with_standing<T>(self, with: impl FnOnce(Standing<'_>) -> T) -> T {
        let (statuses, chosen) = (self.statuses.read(), self.chosen.read());
        with(Standing { roadmap: &ROADMAP, edition: EDITION, statuses: &statuses, chosen: &chosen })
    }

    /// Writes the note on a topic. Nothing is said, but it can be undone like everything else.
    pub fn write_note(self, topic: TopicIndex, text: &str) {
        let topic = ROADMAP.topic(topic);
        self.change(&Action::write(topic.id, text), format!("Note on {}", topic.title), false, None);
    }

    /// Replaces the state with the app's, which owns the progress.
    pub fn follow(self, progress: Progress, link: Option<Result<Shared, LinkError>>, is_editable: bool) {
        self.progress.set_if_new(progress);
        self.link.set_if_new(link);
        self.is_locked.set_if_new(!is_editable);
    }

    /// Takes over a change that the other program of this page has made.
    pub fn absorb(self, theirs: Progress, label: String, is_told: bool) {
        self.change(&Action::Absorb(Box::new(theirs)), label, is_told, None);
    }

    /// Makes a large change, after a snapshot.
    pub fn dispatch_large(self, action: &Action, label: &str) {
        let now = clock::now();
        let taken = snapshot::take(&BrowserStore, &saved::encode(&self.progress.read_untracked(), now), now);
        self.dispatch(
            action,
            match taken {
                Ok(()) => label.to_owned(),
                Err(error) => format!("{label} No snapshot could be stored. {error}"),
            },
        );
    }

    /// Merges the statuses of the opened link, or has exactly them. Who follows no path follows that of the link.
    pub fn adopt_link(self, action: fn(StatusMap) -> Action, label: &str) {
        if let Some(Ok(mut shared)) = self.link.get_untracked() {
            self.link.set(None);
            if self.path.get_untracked().is_some() {
                shared.statuses.retain(|key, _| !key.contains('/'));
            }
            self.dispatch_large(&action(shared.statuses), label);
        }
    }

    // Undo.

    /// Remembers a change in the log, and so that it can be undone. Typing in a note is one change, however often it is saved.
    pub fn remember(self, change: Change) -> ChangeNumber {
        const HOUR: u64 = 3_600_000;
        let last = self.undo.try_update(|stack| {
            // What is written later is an entry of its own: it may be of another day.
            let last = stack.last_mut().filter(|last| clock::now() < Millis(last.moment.0.saturating_add(HOUR)))?;
            last.change.undo.absorb_note(&change.undo).then_some(last.number)
        });
        if let Some(number) = last.flatten() {
            return number;
        }
        let number = self.changes.get_value();
        self.changes.set_value(number + 1);
        let moment = self.record(&change.act);
        self.undo.update(|stack| {
            stack.push(Undoable { number, change, moment });
            if stack.len() > UNDO_LIMIT {
                stack.remove(0);
            }
        });
        number
    }

    /// The label of the change that Undo takes back.
    pub fn undoable(self) -> Option<String> {
        self.undo.with(|stack| stack.last().map(|last| last.change.label.clone()))
    }

    /// Takes the last change back and says so.
    pub fn undo(self, notices: Notices) {
        let last = self.undo.with_untracked(|stack| stack.last().map(|last| last.number));
        if let Some(number) = last {
            self.undo_change(number, notices);
        }
    }

    /// Takes a change back, where nothing was changed elsewhere since, and says so. One that cannot be undone any more
    /// stays.
    pub fn undo_change(self, number: ChangeNumber, notices: Notices) {
        if !self.is_editable.get_untracked() {
            return;
        }
        let undoable = self.undo.try_update(|stack| {
            let at = stack.iter().position(|other| other.number == number)?;
            Some(stack.remove(at))
        });
        if let Some(Undoable { change, moment, .. }) = undoable.flatten() {
            let undone = self.edit(|progress, stamp| {
                let undone = progress.undo(&change.undo, stamp);
                (undone.taken_back > 0, undone)
            });
            if let Some(undone) = undone {
                if undone.taken_back > 0 {
                    self.record(&Act::Undone(moment));
                }
                notices.say(wording::undone(&change.label, undone));
            }
        }
    }
}
