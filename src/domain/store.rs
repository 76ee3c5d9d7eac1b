//! Where texts are kept, as the domain sees it: a map from keys to texts that may be absent, full or forbidden.

use std::fmt;

/// Why a store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser has none.
    Unavailable,
    /// The browser has one, but this page may not use it.
    Denied,
    /// No room.
    Full,
    /// It took the text without an error and does not give it back.
    NotKept,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unavailable => "This browser has no storage for the page.",
            Self::Denied => "This browser does not let the page store anything (private mode, or blocked site data).",
            Self::Full => "The browser’s storage for this site is full.",
            Self::NotKept => "The browser took the text but did not keep it.",
        })
    }
}

/// A place for texts under keys. An absent text is `Ok(None)`, never an error.
pub trait Store {
    /// The text under a key.
    ///
    /// # Errors
    /// If the store cannot be asked.
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts a text under a key; on an error the old text is still there.
    ///
    /// # Errors
    /// If the text was not kept.
    fn write(&self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Forgets a key.
    ///
    /// # Errors
    /// If the store cannot be asked.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// The keys that begin with a prefix, in any order.
    ///
    /// # Errors
    /// If the store cannot be asked.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
}

/// Writes a text and reads it back.
///
/// # Errors
/// If the text was not kept.
pub fn write_checked(store: &impl Store, key: &str, text: &str) -> Result<(), StoreError> {
    store.write(key, text)?;
    match store.read(key)? {
        Some(kept) if kept == text => Ok(()),
        _ => Err(StoreError::NotKept),
    }
}

#[cfg(test)]
pub(crate) mod fake {
    //! A store in memory that can be made to fail.

    use std::cell::{Cell, RefCell};
    use std::collections::BTreeMap;

    use super::{Store, StoreError};

    #[derive(Default)]
    pub(crate) struct MemoryStore {
        pub(crate) texts: RefCell<BTreeMap<String, String>>,
        /// Writes that still succeed before every further one finds the store full.
        pub(crate) writes_left: Cell<Option<usize>>,
        /// What every call answers instead of working.
        pub(crate) failing: RefCell<Option<StoreError>>,
        /// Whether writes are taken and forgotten.
        pub(crate) is_forgetful: Cell<bool>,
    }

    impl MemoryStore {
        pub(crate) fn with(pairs: &[(&str, &str)]) -> Self {
            let store = Self::default();
            for (key, text) in pairs {
                store.texts.borrow_mut().insert((*key).into(), (*text).into());
            }
            store
        }

        fn check(&self) -> Result<(), StoreError> {
            self.failing.borrow().clone().map_or(Ok(()), Err)
        }
    }

    impl Store for MemoryStore {
        fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
            self.check().map(|()| self.texts.borrow().get(key).cloned())
        }

        fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
            self.check()?;
            match self.writes_left.get() {
                Some(0) => return Err(StoreError::Full),
                Some(left) => self.writes_left.set(Some(left - 1)),
                None => {}
            }
            if !self.is_forgetful.get() {
                self.texts.borrow_mut().insert(key.into(), text.into());
            }
            Ok(())
        }

        fn remove(&self, key: &str) -> Result<(), StoreError> {
            self.check()?;
            self.texts.borrow_mut().remove(key);
            Ok(())
        }

        fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
            self.check()?;
            Ok(self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
        }
    }
}
