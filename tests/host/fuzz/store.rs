//! A store in memory, to be filled with what a browser's may hold.

use std::cell::RefCell;
use std::collections::BTreeMap;

use backend_roadmap::domain::store::{Store, StoreError};

/// Never full and never forbidden.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct MemoryStore(pub(super) RefCell<BTreeMap<String, String>>);

impl MemoryStore {
    pub(super) fn with(key: &str, text: &str) -> Self {
        Self(RefCell::new(BTreeMap::from([(key.to_owned(), text.to_owned())])))
    }
}

impl Store for MemoryStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.0.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}
