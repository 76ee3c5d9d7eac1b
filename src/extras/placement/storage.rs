//! A placement that was begun, in the browser's store.

use crate::browser::storage::BrowserStore;
use crate::content::ROADMAP;
use crate::domain::path::PathIndex;
use crate::domain::placement::{Placement, kept};
use crate::domain::store::Store;

const KEY: &str = "backend-roadmap:placement";

/// The placement that was begun on a path, if there is something left to answer or to mark.
pub fn stored(path: PathIndex) -> Option<Placement> {
    let placement = kept::decode(&BrowserStore.read(KEY).ok().flatten()?, path, &ROADMAP)?;
    let has_more = placement.topic().is_some() || !placement.proved().is_empty();
    has_more.then_some(placement)
}

/// Stores a placement on a path, in the place of any other one.
pub fn store(placement: &Placement, path: PathIndex) {
    // Without storage it lasts as long as the page.
    let _ = BrowserStore.write(KEY, &kept::encode(placement, path, &ROADMAP));
}

/// Forgets the placement, whose result is marked.
pub fn forget() {
    // What cannot be removed is offered again, which does no harm.
    let _ = BrowserStore.remove(KEY);
}
