//! Search and filters: what they let through, and the words that they search.

use std::time::Duration;

use leptos::prelude::*;

use super::learner::Learner;
use super::navigation::Navigation;
use super::notices::Notices;
use super::site::Site;
use crate::browser::timer::Debounce;
use crate::browser::{fetch, task, text};
use crate::content::{EDITION, ROADMAP};
use crate::domain::annotations::Annotations;
use crate::domain::filter::{Filter, Matches};
use crate::domain::search::SearchIndex;
use crate::domain::topic::{Topic, TopicIndex};
use crate::wording::match_count;

/// How long typing must pause before the address bar and screen readers are told.
const PAUSE: Duration = Duration::from_millis(400);

/// The file of words to search, besides the titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    /// It has not been asked for.
    Absent,
    /// It is here or on its way.
    Asked,
    /// The request failed, and the learner was told.
    Failed,
}

/// The state of the search, by context.
#[derive(Clone, Copy)]
pub struct Search {
    /// The topics that match the filter.
    pub matches: Memo<Matches>,
    /// Whether the filter lets everything through.
    pub shows_all: Memo<bool>,
    /// Counts the pauses of typing.
    pub pauses: RwSignal<u32>,
    /// The topic that the map is to show and to give the focus to.
    pub map_goal: RwSignal<Option<TopicIndex>>,
    /// The search index: titles at first, all words once they have been fetched.
    index: RwSignal<SearchIndex>,
    words: StoredValue<Words>,
    settling: Debounce,
    navigation: Navigation,
    notices: Notices,
    site: Site,
}

impl Search {
    /// A search that has found everything.
    pub fn new(site: Site, navigation: Navigation, learner: Learner, notices: Notices) -> Self {
        let index = RwSignal::new(SearchIndex::new(&ROADMAP, "", text::decomposed));
        let annotations = Memo::new(move |_| {
            let progress = learner.progress.read();
            let own = |topic: &Topic| Annotations::with_words(&progress, topic.id, text::decomposed);
            ROADMAP.topics.iter().map(own).collect::<Vec<_>>()
        });
        let filter = navigation.filter;
        let matches = Memo::new(move |_| {
            let (filter, statuses) = (filter.read(), learner.statuses.read());
            Matches::of(&filter, &ROADMAP, EDITION, &index.read(), &statuses, &annotations.read())
        });
        Self {
            matches,
            shows_all: Memo::new(move |_| filter.read().is_empty()),
            pauses: RwSignal::new(0),
            map_goal: RwSignal::new(None),
            index,
            words: StoredValue::new(Words::Absent),
            settling: Debounce::new(PAUSE),
            navigation,
            notices,
            site,
        }
    }

    /// The search of the component that asks.
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// Changes the filter. The address bar and screen readers are told when the learner pauses.
    pub fn change(self, change: impl FnOnce(&mut Filter)) {
        self.navigation.filter.update(change);
        self.settling.call(move || {
            self.navigation.write_filter();
            self.pauses.update(|pauses| *pauses += 1);
            let count = self.matches.with_untracked(|matches| matches.count);
            self.notices.announce(match_count(count, false));
        });
    }

    /// Searches for some words.
    pub fn set_query(self, query: String) {
        if self.words.get_value() == Words::Absent {
            self.fetch_words();
        }
        self.change(|filter| filter.query = query);
    }

    /// Shows a topic on the map and gives it the focus.
    pub fn open_on_map(self, topic: TopicIndex) {
        self.map_goal.set(Some(topic));
    }

    /// Shows everything again.
    pub fn clear(self) {
        self.change(|filter| *filter = Filter::default());
    }

    /// Fetches the words of synonyms, summaries and texts, unless they are here: visitors who do not search do not download
    /// them.
    pub fn fetch_words(self) {
        let before = self.words.get_value();
        if before == Words::Asked {
            return;
        }
        self.words.set_value(Words::Asked);
        let href = self.site.file("search.txt");
        task::spawn(async move {
            match fetch::text(&href).await {
                Ok(words) => self.index.set(SearchIndex::new(&ROADMAP, &words, text::decomposed)),
                Err(error) => {
                    self.words.set_value(Words::Failed);
                    if before == Words::Absent {
                        self.notices.say(format!("Only titles are searched. {error}"));
                    }
                }
            }
        });
    }
}
