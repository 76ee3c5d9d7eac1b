//! What pages show that is not in the program: the texts of topics, stages and the glossary, and the files of the map.
//! Each is a JSON file beside its page, fetched once. The page that the learner came to holds what it needs itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::site::Site;
use crate::browser::fetch::{self, FetchError};
use crate::browser::task;
use crate::domain::article::Article;
use crate::domain::map_file::MapFile;
use crate::domain::route::Page;
use crate::domain::stage_text::StageText;
use crate::domain::term::Term;

/// Data that a page is made of.
pub trait PageData: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The name of the file, in the folder of the page.
    const FILE: &'static str;
}

impl PageData for Article {
    const FILE: &'static str = "topic.json";
}

impl PageData for StageText {
    const FILE: &'static str = "stage.json";
}

impl PageData for Vec<Term> {
    const FILE: &'static str = "glossary.json";
}

impl PageData for Vec<MapFile> {
    const FILE: &'static str = "map.json";
}

/// Data on its way.
#[derive(Debug)]
pub enum Loading<T> {
    /// It has been asked for.
    Pending,
    /// It is here.
    Ready(Arc<T>),
    /// It did not come.
    Failed(FetchError),
}

/// The text of a file on its way.
type Text = ArcRwSignal<Option<Result<Arc<str>, FetchError>>>;

/// The data of pages, by context.
#[derive(Clone, Copy, Debug)]
pub struct PageDataStore {
    /// The page that the learner came to, and the data in it. Taken once: the texts are in the page, not in the data.
    first: StoredValue<Option<(Page, String)>>,
    files: StoredValue<BTreeMap<String, Text>>,
    site: Site,
}

impl PageDataStore {
    /// Nothing but what the first page holds.
    pub fn new(site: Site, first: Option<(Page, String)>) -> Self {
        Self { first: StoredValue::new(first), files: StoredValue::new(BTreeMap::new()), site }
    }

    /// The data of the component that asks.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// The data of a page, fetched unless it is here.
    pub fn get<T: PageData>(self, page: Page) -> Signal<Arc<Loading<T>>> {
        if let Some(data) = self.take_first(page) {
            return Signal::stored(Arc::new(Loading::Ready(Arc::new(data))));
        }
        let text = self.file(self.address::<T>(page));
        Signal::derive(move || {
            Arc::new(match &*text.read() {
                None => Loading::Pending,
                Some(Ok(text)) => match serde_json::from_str(text) {
                    Ok(data) => Loading::Ready(Arc::new(data)),
                    Err(_) => Loading::Failed(FetchError::Incomplete),
                },
                Some(Err(error)) => Loading::Failed(*error),
            })
        })
    }

    /// Fetches the data of a page that may be opened next. That it fails is told when the page is opened.
    pub fn prefetch<T: PageData>(self, page: Page) {
        self.file(self.address::<T>(page));
    }

    /// The data of a page, for who waits for it.
    ///
    /// # Errors
    /// If it cannot be fetched.
    pub async fn load<T: PageData>(self, page: Page) -> Result<T, FetchError> {
        let address = self.address::<T>(page);
        let known = self.files.with_value(|files| files.get(&address).and_then(|text| text.get_untracked()));
        let text = match known {
            Some(Ok(text)) => text,
            _ => {
                let text: Arc<str> = fetch::text(&address).await?.into();
                let kept = ArcRwSignal::new(Some(Ok(text.clone())));
                self.files.update_value(|files| drop(files.insert(address, kept)));
                text
            }
        };
        serde_json::from_str(&text).map_err(|_| FetchError::Incomplete)
    }

    /// Fetches again what could not be fetched.
    pub fn retry<T: PageData>(self, page: Page) {
        let address = self.address::<T>(page);
        let text = self.files.with_value(|files| files.get(&address).cloned());
        if let Some(text) = text {
            text.set(None);
            load(address, text);
        }
    }

    fn take_first<T: PageData>(self, page: Page) -> Option<T> {
        let is_here = self.first.with_value(|first| first.as_ref().is_some_and(|(of, _)| *of == page));
        let (_, text) = self.first.try_update_value(|first| if is_here { first.take() } else { None })??;
        serde_json::from_str(&text).ok()
    }

    fn address<T: PageData>(self, page: Page) -> String {
        format!("{}{}", self.site.href(page), T::FILE)
    }

    /// A file, asked for unless it is here or on its way. One that did not come is asked for again.
    fn file(self, address: String) -> Text {
        let known = self.files.with_value(|files| files.get(&address).cloned());
        if let Some(text) = known.filter(|text| !matches!(&*text.read_untracked(), Some(Err(_)))) {
            return text;
        }
        let text = ArcRwSignal::new(None);
        self.files.update_value(|files| drop(files.insert(address.clone(), text.clone())));
        load(address, text.clone());
        text
    }
}

fn load(address: String, into: Text) {
    task::spawn(async move {
        let text = fetch::text(&address).await;
        into.set(Some(text.map(Arc::from)));
    });
}
