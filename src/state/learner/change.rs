//! The one way to change the learner's progress.

use leptos::prelude::*;

use super::{Change, Learner};
use crate::browser::clock;
use crate::browser::storage::BrowserStore;
use crate::content::ROADMAP;
use crate::domain::link::{LinkError, Shared};
use crate::domain::log::entry::Act;
use crate::domain::path::PathIndex;
use crate::domain::path_progress::{choice_key, path_key};
use crate::domain::plan::settings::KEY as PLAN_KEY;
use crate::domain::progress::{Action, Progress, STAR, Stamp, Status, StatusMap, is_link};
use crate::domain::topic::{Choice, TopicIndex};
use crate::domain::{saved, snapshot};
use crate::state::signal::SetIfNew;
use crate::wording;

/// What the log says of a change.
enum Entry {
    /// What has changed.
    Changed,
    /// The same, and that topics that are done now were known before.
    Known,
    /// An act that is more than what has changed.
    Act(Act),
}

impl Learner {
    /// Names this page load; notes and the log hold the name beside what was written under it.
    pub fn set_writer(self, name: String) {
        self.writer.set_value(name);
    }

    /// Changes the progress, if it may be changed now. `label` says what was done.
    pub fn dispatch(self, action: &Action, label: impl Into<String>) {
        self.change(action, label.into(), true, Entry::Changed);
    }

    fn change(self, action: &Action, label: String, is_told: bool, entry: Entry) {
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
            let act = match entry {
                Entry::Act(act) => act,
                _ => Act::of(undo.after(), matches!(entry, Entry::Known), &ROADMAP),
            };
            self.on_change.get_value().run((self, Change { label, undo, act, is_told }));
        } else if let Entry::Act(act) = entry {
            self.write_log(&act);
        }
    }

    /// Changes the progress; the change says whether it changed anything, and what comes of it.
    pub(super) fn edit<T>(self, change: impl FnOnce(&mut Progress, Stamp<'_>) -> (bool, T)) -> Option<T> {
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
        self.change_item(key, status, Entry::Changed);
    }

    /// Remembers how a question was answered, by its key. `choices` are the positions of what was chosen.
    pub fn answer(self, question: &str, is_right: bool, choices: Vec<u8>) {
        let status = if is_right { Status::Done } else { Status::Learning };
        let act = Act::Answered { question: question.to_owned(), is_right, choices, is_placement: false };
        self.change_item(question, status, Entry::Act(act));
    }

    /// Marks topics as done that the learner knew before.
    pub fn mark_known(self, topics: &[TopicIndex]) {
        let statuses: StatusMap =
            topics.iter().map(|topic| (ROADMAP.topic(*topic).id.to_owned(), Status::Done)).collect();
        let label = format!("Marked {} as known", wording::topics(topics.len()));
        self.change(&Action::Set(statuses.into()), label, true, Entry::Known);
    }

    fn change_item(self, key: &str, status: Status, entry: Entry) {
        let (owner, item) = key.split_once('/').unwrap_or((key, ""));
        let what = match (item, status) {
            _ if matches!(entry, Entry::Act(_)) => "Answered a question of",
            (STAR, Status::Todo) => "Unstarred",
            (STAR, _) => "Starred",
            (item, Status::Todo) if is_link(item) => "Removed a link from",
            (item, _) if is_link(item) => "Added a link to",
            (_, Status::Todo) => "Unticked in",
            _ => "Ticked in",
        };
        let whose = ROADMAP.find(owner).map_or("the project", |topic| ROADMAP.topic(topic).title);
        self.change(&Action::set(key, status), format!("{what} {whose}"), true, entry);
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

    /// Writes the note on a topic. Nothing is said, but it can be undone like everything else.
    pub fn write_note(self, topic: TopicIndex, text: &str) {
        let topic = ROADMAP.topic(topic);
        self.change(&Action::write(topic.id, text), format!("Note on {}", topic.title), false, Entry::Changed);
    }

    /// Replaces the state with the app's, which owns the progress.
    pub fn follow(self, progress: Progress, link: Option<Result<Shared, LinkError>>, is_editable: bool) {
        self.progress.set_if_new(progress);
        self.link.set_if_new(link);
        self.is_locked.set_if_new(!is_editable);
    }

    /// Takes over a change that the other program of this page has made. `is_known` says that topics that are done now were
    /// known before.
    pub fn absorb(self, theirs: Progress, label: String, is_told: bool, is_known: bool) {
        let entry = if is_known { Entry::Known } else { Entry::Changed };
        self.change(&Action::Absorb(Box::new(theirs)), label, is_told, entry);
    }

    /// Makes a large change, after a snapshot. Topics that are done after it were done before, here or elsewhere: nothing is
    /// learned at this moment.
    pub fn dispatch_large(self, action: &Action, label: &str) {
        let now = clock::now();
        let taken = snapshot::take(&BrowserStore, &saved::encode(&self.progress.read_untracked(), now), now);
        let label = match taken {
            Ok(()) => label.to_owned(),
            Err(error) => format!("{label} No snapshot could be stored. {error}"),
        };
        self.change(action, label, true, Entry::Known);
    }

    /// Merges the statuses of the opened link, or has exactly them. A learner without a path follows that of the link, and one
    /// without a plan has that of the link.
    pub fn adopt_link(self, action: fn(StatusMap) -> Action, label: &str) {
        if let Some(Ok(mut shared)) = self.link.get_untracked() {
            self.link.set(None);
            if self.path.get_untracked().is_some() {
                shared.statuses.retain(|key, _| !key.contains('/'));
            }
            let has_plan = !self.progress.read_untracked().note(PLAN_KEY).is_empty();
            let mut changes = self.progress.read_untracked().changes(&action(shared.statuses));
            if let (Some(plan), false) = (shared.plan, has_plan) {
                changes.notes.insert(PLAN_KEY.to_owned(), plan);
            }
            self.dispatch_large(&Action::Set(changes), label);
        }
    }
}
