//! Groups of people that are compared again and again: pasted links under a name, in one text of a store. What it does
//! not understand it keeps; a text that it cannot read it never writes over.
//!
//! ```json
//! {"format":"backend-roadmap/groups","groups":[{"links":"Ada https://…","me":true,"name":"Team"}],"version":1}
//! ```

use std::fmt;

use serde::de::DeserializeOwned;

use crate::domain::clock::Millis;
use crate::domain::raw::{Fields, Raw};
use crate::domain::store::{Store, StoreError, write_checked};

/// The key of the groups in the store.
pub const KEY: &str = "backend-roadmap:groups";
/// What begins the key of a text that was put aside because it could not be read; the time in milliseconds follows.
pub const ASIDE: &str = "backend-roadmap:groups.unreadable:";

const FORMAT: &str = "backend-roadmap/groups";
const VERSION: u64 = 1;

/// People that are compared together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The name, by which it is found.
    pub name: String,
    /// The links as they were pasted, one per line.
    pub links: String,
    /// Whether the learner is one of them.
    pub has_me: bool,
    /// Fields that this version does not know, kept and written back.
    pub extra: Fields,
}

/// Every group of this device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Groups {
    /// In the order in which they were made.
    pub list: Vec<Group>,
    /// What this version cannot read as a group, kept and written back.
    pub unread: Vec<Raw>,
    /// Fields beside the groups that this version does not know, kept and written back.
    pub extra: Fields,
}

/// Why groups cannot be read or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupsError {
    /// The text is not one of ours, or was cut short.
    Unreadable,
    /// A newer version of this program wrote it.
    Newer,
    /// The store refuses.
    Store(StoreError),
}

impl fmt::Display for GroupsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => {
                f.write_str("The groups saved on this device cannot be read. They are left as they are.")
            }
            Self::Newer => f.write_str(
                "A newer version of this site saved the groups on this device. Reload the page to get that version.",
            ),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl From<StoreError> for GroupsError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Groups {
    /// The group with a name.
    pub fn find(&self, name: &str) -> Option<&Group> {
        self.list.iter().find(|group| group.name == name)
    }

    /// Puts a group in the place of the one with its name, or at the end. Returns the one that was there.
    pub fn put(&mut self, group: Group) -> Option<Group> {
        match self.list.iter_mut().find(|other| other.name == group.name) {
            Some(place) => Some(std::mem::replace(place, group)),
            None => {
                self.list.push(group);
                None
            }
        }
    }

    /// Takes a group out.
    pub fn remove(&mut self, name: &str) -> Option<Group> {
        let at = self.list.iter().position(|group| group.name == name)?;
        Some(self.list.remove(at))
    }

    /// Gives a group another name. Returns whether it could: there is such a group, and the name is free.
    pub fn rename(&mut self, from: &str, to: &str) -> bool {
        if self.find(to).is_some() {
            return false;
        }
        let group = self.list.iter_mut().find(|group| group.name == from);
        group.map(|group| to.clone_into(&mut group.name)).is_some()
    }
}

/// Writes groups down.
pub fn encode(groups: &Groups) -> String {
    let mut list = Vec::new();
    for group in &groups.list {
        let mut fields = group.extra.clone();
        fields.insert("name".into(), Raw::of(&group.name));
        fields.insert("links".into(), Raw::of(&group.links));
        fields.insert("me".into(), Raw::of(&group.has_me));
        list.push(Raw::of(&fields));
    }
    list.extend(groups.unread.iter().cloned());
    let mut envelope = groups.extra.clone();
    envelope.insert("format".into(), Raw::of(FORMAT));
    envelope.insert("version".into(), Raw::of(&VERSION));
    envelope.insert("groups".into(), Raw::of(&list));
    Raw::of(&envelope).text().to_owned()
}

/// Reads any text as groups.
///
/// # Errors
/// If it must not be written over.
pub fn decode(text: &str) -> Result<Groups, GroupsError> {
    let envelope = Raw::parse(text).and_then(|value| value.read::<Fields>());
    let mut envelope = envelope.ok_or(GroupsError::Unreadable)?;
    if take(&mut envelope, "format").is_none_or(|format: String| format != FORMAT) {
        return Err(GroupsError::Unreadable);
    }
    match take(&mut envelope, "version") {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(GroupsError::Newer),
        _ => return Err(GroupsError::Unreadable),
    }
    let values: Vec<Raw> = take(&mut envelope, "groups").ok_or(GroupsError::Unreadable)?;
    let mut groups = Groups { extra: envelope, ..Groups::default() };
    for value in values {
        match value.read().and_then(decode_group) {
            Some(group) => groups.list.push(group),
            None => groups.unread.push(value),
        }
    }
    Ok(groups)
}

/// Takes out a field, if it is there and of that type.
fn take<T: DeserializeOwned>(fields: &mut Fields, name: &str) -> Option<T> {
    fields.remove(name)?.read()
}

fn decode_group(mut extra: Fields) -> Option<Group> {
    let name = take(&mut extra, "name")?;
    let links = take(&mut extra, "links")?;
    let has_me = take(&mut extra, "me")?;
    Some(Group { name, links, has_me, extra })
}

/// Reads the groups of a store.
///
/// # Errors
/// If they cannot be read.
pub fn load(store: &impl Store) -> Result<Groups, GroupsError> {
    store.read(KEY)?.map_or_else(|| Ok(Groups::default()), |text| decode(&text))
}

/// Changes the groups as they are in the store at this moment: another tab may have written since they were read.
/// Returns what the change returns.
///
/// # Errors
/// If they could not be read or written. What was stored before is untouched then.
pub fn change<T>(store: &impl Store, change: impl FnOnce(&mut Groups) -> T) -> Result<T, GroupsError> {
    let mut groups = load(store)?;
    let before = groups.clone();
    let value = change(&mut groups);
    if groups != before {
        write_checked(store, KEY, &encode(&groups))?;
    }
    Ok(value)
}

/// Puts a text that cannot be read under a key of its own, so that there is room for new groups.
///
/// # Errors
/// If it could not be written there; it is then still where it was.
pub fn put_aside(store: &impl Store, now: Millis) -> Result<(), GroupsError> {
    if let Some(text) = store.read(KEY)? {
        write_checked(store, &format!("{ASIDE}{}", now.0), &text)?;
        store.remove(KEY)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::store::fake::MemoryStore;

    fn group(name: &str) -> Group {
        Group { name: name.into(), links: "Ada https://example.org/#p=1.AAD_EtlB".into(), ..Group::default() }
    }

    #[test]
    fn groups_of_two_tabs_both_survive() {
        let store = MemoryStore::default();
        // Both tabs know of no group when they begin.
        change(&store, |groups| groups.put(group("One"))).unwrap();
        change(&store, |groups| groups.put(group("Two"))).unwrap();
        let names: Vec<String> = load(&store).unwrap().list.into_iter().map(|group| group.name).collect();
        assert_eq!(names, ["One", "Two"]);
    }

    #[test]
    fn an_unreadable_text_is_not_written_over_but_can_be_put_aside() {
        for text in ["", "rubbish", "[]", "{}", r#"{"format":"backend-roadmap/groups","version":1}"#] {
            let store = MemoryStore::with(&[(KEY, text)]);
            assert_eq!(change(&store, |groups| groups.put(group("One"))), Err(GroupsError::Unreadable));
            assert_eq!(store.read(KEY), Ok(Some(text.into())), "kept");
            put_aside(&store, Millis(7)).unwrap();
            assert_eq!(store.read(&format!("{ASIDE}7")), Ok(Some(text.into())), "still kept");
            assert_eq!(change(&store, |groups| groups.put(group("One"))), Ok(None));
        }
    }

    #[test]
    fn groups_of_a_newer_version_are_left_alone() {
        let text = r#"{"format":"backend-roadmap/groups","groups":{},"version":2}"#;
        let store = MemoryStore::with(&[(KEY, text)]);
        assert_eq!(change(&store, |groups| groups.put(group("One"))), Err(GroupsError::Newer));
        assert_eq!(store.read(KEY), Ok(Some(text.into())));
    }

    #[test]
    fn a_store_that_is_full_or_forgets_is_told_of() {
        let store = MemoryStore::default();
        store.writes_left.set(Some(0));
        assert_eq!(change(&store, |groups| groups.put(group("One"))), Err(StoreError::Full.into()));
        store.writes_left.set(None);
        store.is_forgetful.set(true);
        assert_eq!(change(&store, |groups| groups.put(group("One"))), Err(StoreError::NotKept.into()));
        *store.failing.borrow_mut() = Some(StoreError::Denied);
        assert_eq!(load(&store), Err(StoreError::Denied.into()));
    }

    #[test]
    fn what_is_not_understood_is_written_back() {
        let text = r#"{"colour":"red","format":"backend-roadmap/groups","groups":[{"links":"","me":false,"name":"A","since":3},{"name":"later"},7],"version":1}"#;
        let store = MemoryStore::with(&[(KEY, text)]);
        change(&store, |groups| groups.put(group("B"))).unwrap();
        change(&store, |groups| groups.remove("B")).unwrap();
        assert_eq!(store.read(KEY), Ok(Some(text.into())));
    }
}
