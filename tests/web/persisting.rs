//! Progress kept in the real storage, with room for it and without.

use backend_roadmap::browser::storage::BrowserStore;
use backend_roadmap::domain::clock::{DayRule, Millis};
use backend_roadmap::domain::persistence::{self, CURRENT, PREVIOUS, QUARANTINE, Saving, load, quarantine};
use backend_roadmap::domain::progress::{Action, Progress, Status};
use backend_roadmap::domain::saved::{self, Problem};
use backend_roadmap::domain::snapshot::{self, Snapshot};
use backend_roadmap::domain::store::{Store, StoreError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::storage::Emptied;

/// A filler that can be made shorter.
const LAST: &str = "web:filler:last";

fn progress(topics: &[&str]) -> Progress {
    let mut progress = Progress::default();
    for topic in topics {
        progress.apply(&Action::set(topic, Status::Done), Millis(5));
    }
    progress
}

fn save(store: &BrowserStore, progress: &Progress, now: Millis) -> Result<Progress, Saving> {
    persistence::save(store, progress, now, DayRule::UTC)
}

fn text(key: &str) -> Option<String> {
    BrowserStore.read(key).expect("a storage that can be read")
}

fn write(key: &str, text: &str) {
    assert_eq!(BrowserStore.write(key, text), Ok(()));
}

/// Fills the storage until not one character more fits, then leaves room for some.
fn fill_but(room: usize) {
    let mut length = 10_000;
    write(LAST, &"x".repeat(length));
    let (mut step, mut number) = (1 << 22, 0);
    while step > 0 {
        if BrowserStore.write(&format!("web:filler:{number}"), &"x".repeat(step)).is_ok() {
            number += 1;
        } else {
            step /= 2;
        }
    }
    while BrowserStore.write(LAST, &"x".repeat(length + 1)).is_ok() {
        length += 1;
    }
    write(LAST, &"x".repeat(length - room));
}

#[wasm_bindgen_test]
fn an_empty_storage_is_a_fresh_start_and_reading_writes_nothing() {
    let _emptied = Emptied::new();
    assert_eq!(load(&BrowserStore), (Progress::default(), Saving::On));
    assert_eq!(snapshot::all(&BrowserStore), []);
    assert_eq!(BrowserStore.keys(""), Ok(Vec::new()));
}

#[wasm_bindgen_test]
fn what_is_saved_is_loaded_and_the_state_before_it_is_kept() {
    let _emptied = Emptied::new();
    assert_eq!(save(&BrowserStore, &progress(&["http"]), Millis(9)), Ok(progress(&["http"])));
    assert_eq!(load(&BrowserStore), (progress(&["http"]), Saving::On));
    let (first, before) = (text(CURRENT), text(PREVIOUS));
    assert_eq!(before, None);
    assert_eq!(save(&BrowserStore, &progress(&["http", "dns"]), Millis(10)), Ok(progress(&["http", "dns"])));
    assert_eq!(load(&BrowserStore), (progress(&["http", "dns"]), Saving::On));
    assert_eq!(text(PREVIOUS), first);
    assert_eq!(BrowserStore.remove(CURRENT), Ok(()));
    assert_eq!(load(&BrowserStore), (progress(&["http"]), Saving::On));
}

#[wasm_bindgen_test]
fn an_unreadable_state_blocks_saving_until_it_is_put_aside() {
    let _emptied = Emptied::new();
    let cut = "{\"format\":\"";
    write(CURRENT, cut);
    write(PREVIOUS, &saved::encode(&progress(&["http"]), Millis(1)));
    let blocked = Saving::Blocked { problem: Problem::NotJson, text: cut.to_owned() };
    assert_eq!(load(&BrowserStore), (progress(&["http"]), blocked.clone()));
    assert_eq!(save(&BrowserStore, &progress(&["dns"]), Millis(9)), Err(blocked));
    assert_eq!(text(CURRENT).as_deref(), Some(cut));
    assert_eq!(quarantine(&BrowserStore, cut, &progress(&["http"]), Millis(9)), Ok(()));
    assert_eq!(text(&format!("{QUARANTINE}9")).as_deref(), Some(cut));
    assert_eq!(load(&BrowserStore), (progress(&["http"]), Saving::On));
}

#[wasm_bindgen_test]
fn a_snapshot_is_kept_and_read_again() {
    let _emptied = Emptied::new();
    assert_eq!(take_snapshot("http", 5), Ok(()));
    let kept = snapshot::all(&BrowserStore);
    assert_eq!(kept, [Snapshot { taken: Millis(5), progress: progress(&["http"]) }]);
}

fn take_snapshot(topic: &str, time: u64) -> Result<(), StoreError> {
    snapshot::take(&BrowserStore, &saved::encode(&progress(&[topic]), Millis(time)), Millis(time))
}

#[wasm_bindgen_test]
fn without_any_room_a_save_fails_and_the_old_state_stays() {
    let _emptied = Emptied::new();
    assert_eq!(save(&BrowserStore, &progress(&["http"]), Millis(9)), Ok(progress(&["http"])));
    let before = text(CURRENT);
    fill_but(0);
    let longer = progress(&["http", "dns"]);
    assert_eq!(save(&BrowserStore, &longer, Millis(9)), Err(Saving::Failing(StoreError::Full)));
    assert_eq!((text(CURRENT), text(PREVIOUS)), (before, None));
    assert_eq!(load(&BrowserStore), (progress(&["http"]), Saving::On));
    assert_eq!(BrowserStore.remove(LAST), Ok(()));
    assert_eq!(save(&BrowserStore, &longer, Millis(9)), Ok(longer), "saving works again once there is room");
}

#[wasm_bindgen_test]
fn with_room_for_the_previous_copy_alone_a_save_fails_and_the_old_state_stays() {
    let _emptied = Emptied::new();
    assert_eq!(save(&BrowserStore, &progress(&["http"]), Millis(9)), Ok(progress(&["http"])));
    let before = text(CURRENT);
    fill_but(PREVIOUS.len() + before.as_ref().map_or(0, String::len));
    let longer = progress(&["http", "dns"]);
    assert_eq!(save(&BrowserStore, &longer, Millis(9)), Err(Saving::Failing(StoreError::Full)));
    assert_eq!((text(CURRENT), text(PREVIOUS)), (before.clone(), before));
    assert_eq!(load(&BrowserStore), (progress(&["http"]), Saving::On));
}

#[wasm_bindgen_test]
fn without_room_for_a_previous_copy_the_state_itself_is_still_saved() {
    let _emptied = Emptied::new();
    assert_eq!(save(&BrowserStore, &progress(&["http"]), Millis(9)), Ok(progress(&["http"])));
    let longer = progress(&["http", "dns"]);
    let grown = saved::encode(&longer, Millis(9)).len() - text(CURRENT).map_or(0, |text| text.len());
    fill_but(grown);
    assert_eq!(save(&BrowserStore, &longer, Millis(9)), Ok(longer.clone()));
    assert_eq!(text(PREVIOUS), None);
    assert_eq!(load(&BrowserStore), (longer, Saving::On));
}

#[wasm_bindgen_test]
fn without_room_to_put_it_aside_an_unreadable_state_stays_at_each_write() {
    let copy = format!("{QUARANTINE}9");
    for (room, is_copied) in [(0, false), (copy.len() + "junk".len(), true)] {
        let _emptied = Emptied::new();
        write(CURRENT, "junk");
        fill_but(room);
        assert_eq!(quarantine(&BrowserStore, "junk", &progress(&["http"]), Millis(9)), Err(StoreError::Full));
        assert_eq!(text(CURRENT).as_deref(), Some("junk"));
        assert_eq!(text(&copy).is_some(), is_copied);
    }
}

#[wasm_bindgen_test]
fn without_room_for_a_snapshot_the_older_ones_stay() {
    let _emptied = Emptied::new();
    for time in 1..=3 {
        assert_eq!(take_snapshot("http", time), Ok(()));
    }
    let before = snapshot::all(&BrowserStore);
    fill_but(0);
    assert_eq!(take_snapshot("dns", 99), Err(StoreError::Full));
    assert_eq!(snapshot::all(&BrowserStore), before);
}
