//! The data of pages that is not in the program: the texts of topics, stages and the glossary, and the files of the map.
//! Each is a JSON file beside its page, fetched once. The page that the learner came to holds what it needs itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::site::Site;
use crate::browser::fetch::{self, FetchError};
use crate::browser::task;
use crate::domain::page_data::PageData;
use crate::domain::route::Page;

/// The state of a request for data.
#[derive(Clone, Debug)]
pub enum Loading {
    /// It has been asked for.
    Pending,
    /// It is here.
    Ready(Arc<PageData>),
    /// It failed.
    Failed(FetchError),
}

/// The text of a file, `None` while it is loading.
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
    ///
    /// # Panics
    /// Outside the components of a program that provides it.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// The data of a page, fetched unless it is here.
    pub fn get(self, page: Page) -> Signal<Loading> {
        if let Some(data) = self.take_first(page) {
            return Signal::stored(Loading::Ready(Arc::new(data)));
        }
        let Some(text) = self.address(page).map(|address| self.file(address)) else {
            return Signal::stored(Loading::Failed(FetchError::Incomplete));
        };
        Signal::derive(move || match &*text.read() {
            None => Loading::Pending,
            Some(Ok(text)) => match parse(text) {
                Ok(data) => Loading::Ready(Arc::new(data)),
                Err(error) => Loading::Failed(error),
            },
            Some(Err(error)) => Loading::Failed(*error),
        })
    }

    /// Fetches the data of a page that may be opened next, if it has any. A failure is reported when the page is opened.
    pub fn prefetch(self, page: Page) {
        if let Some(address) = self.address(page) {
            self.file(address);
        }
    }

    /// Fetches the data of a page, unless it is here.
    ///
    /// # Errors
    /// If it cannot be fetched.
    pub async fn load(self, page: Page) -> Result<PageData, FetchError> {
        let address = self.address(page).ok_or(FetchError::Incomplete)?;
        let file = self.signal(&address);
        let known = file.get_untracked();
        match known {
            Some(Ok(text)) => parse(&text),
            _ => parse(&load(&address, &file).await?),
        }
    }

    /// Fetches again what could not be fetched.
    pub fn retry(self, page: Page) {
        if let Some(address) = self.address(page) {
            let file = self.signal(&address);
            ask(address, file);
        }
    }

    fn take_first(self, page: Page) -> Option<PageData> {
        let is_here = self.first.with_value(|first| first.as_ref().is_some_and(|(of, _)| *of == page));
        let (_, text) = self.first.try_update_value(|first| if is_here { first.take() } else { None })??;
        parse(&text).ok()
    }

    fn address(self, page: Page) -> Option<String> {
        Some(format!("{}{}", self.site.href(page), PageData::file(page)?))
    }

    /// A file, asked for unless it is here or on its way. One that did not come is asked for again.
    fn file(self, address: String) -> Text {
        let is_known = self.files.with_value(|files| files.contains_key(&address));
        let file = self.signal(&address);
        if !is_known || matches!(&*file.read_untracked(), Some(Err(_))) {
            ask(address, file.clone());
        }
        file
    }

    /// The signal of a file: one for as long as the page lives, because what shows the file keeps it.
    fn signal(self, address: &str) -> Text {
        let file = self.files.with_value(|files| files.get(address).cloned());
        file.unwrap_or_else(|| {
            let file = Text::new(None);
            self.files.update_value(|files| drop(files.insert(address.to_owned(), file.clone())));
            file
        })
    }
}

fn parse(text: &str) -> Result<PageData, FetchError> {
    serde_json::from_str(text).map_err(|_| FetchError::Incomplete)
}

/// Asks for a file beside everything else.
fn ask(address: String, file: Text) {
    file.set(None);
    task::spawn(async move { drop(load(&address, &file).await) });
}

async fn load(address: &str, file: &Text) -> Result<Arc<str>, FetchError> {
    let text = fetch::text(address).await.map(Arc::from);
    file.set(Some(text.clone()));
    text
}
