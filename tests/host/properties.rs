//! What must hold for every value, not only for the examples: decoders, merges, undo, counts, addresses, search.

use std::collections::BTreeSet;

use backend_roadmap::browser::text::decomposed;
use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::folding::fold;
use backend_roadmap::domain::link;
use backend_roadmap::domain::merge::merge;
use backend_roadmap::domain::note::DIVIDER;
use backend_roadmap::domain::progress::{Action, Changes, Progress, Stamp, Status, StatusMap};
use backend_roadmap::domain::route::Route;
use backend_roadmap::domain::saved::{self, Decoded};
use backend_roadmap::domain::stats::Tally;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::arbitrary::{action, config, filter, page, progress, status, statuses};
use crate::links::sign;
use crate::search::check_ranges;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_decodes_without_a_panic(text in any::<String>(), bytes in vec(any::<u8>(), 0..300)) {
        let from_bytes = String::from_utf8_lossy(&bytes);
        for text in [text.as_str(), &from_bytes] {
            prop_assert!(saved::decode(text).problem.is_some());
            for fragment in [text.to_owned(), format!("p={text}"), format!("p=1.{text}")] {
                prop_assert!(link::decode(&fragment, &ROADMAP).is_none_or(|link| link.is_err()));
            }
        }
    }

    #[test]
    fn any_bytes_with_the_right_check_sum_decode_to_known_topics(bytes in vec(any::<u8>(), 0..300), is_2021 in any::<bool>()) {
        let mut bytes = bytes;
        if is_2021 && !bytes.is_empty() {
            bytes[0] = EDITION.code();
        }
        if let Some(Ok(shared)) = link::decode(&sign(&bytes), &ROADMAP) {
            prop_assert!(shared.statuses.iter().all(|(id, _)| ROADMAP.find(id).is_some()));
            prop_assert!(shared.name.is_none_or(|name| !name.is_empty() && link::clean_name(&name) == name));
        }
    }

    #[test]
    fn a_damaged_save_is_noticed(progress in progress(), at in any::<Index>(), byte in any::<u8>()) {
        let text = saved::encode(&progress, Millis(1));
        let mut bytes = text.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let damaged = String::from_utf8_lossy(&bytes);
        let decoded = saved::decode(&damaged);
        // JSON has several spellings of one value, an escape for a letter: what reads the same is the same.
        prop_assert!(decoded.problem.is_some() || decoded.progress == progress, "{}", damaged);
    }

    #[test]
    fn what_is_saved_is_read_again(progress in progress(), saved in any::<u64>()) {
        let decoded = saved::decode(&saved::encode(&progress, Millis(saved)));
        prop_assert_eq!(decoded, Decoded { progress, log: None, saved: Millis(saved), version: saved::VERSION, problem: None });
    }

    #[test]
    fn a_link_tells_the_statuses_and_the_name(statuses in statuses(), name in any::<String>()) {
        let map: StatusMap = ROADMAP.topics.iter().zip(statuses).map(|(topic, status)| (topic.id.to_owned(), status)).collect();
        let mut progress = Progress::default();
        progress.apply(&Action::Set(map.into()), Millis(1));
        let fragment = link::encode(&progress, &name, EDITION, &ROADMAP);
        prop_assert!(fragment.len() < 180);
        let shared = link::decode(&fragment, &ROADMAP).and_then(Result::ok).expect("our own link");
        prop_assert_eq!(shared.statuses, progress.status_map());
        prop_assert_eq!(shared.name.unwrap_or_default(), link::clean_name(&name));
    }

    #[test]
    fn links_merge_alike_in_either_order_and_twice(start in progress(), one in statuses(), other in statuses(), now in any::<u64>()) {
        let map = |statuses: &[Status]| -> StatusMap {
            ROADMAP.topics.iter().zip(statuses).map(|(topic, status)| (topic.id.to_owned(), *status)).collect()
        };
        let (one, other) = (Action::Merge(map(&one)), Action::Merge(map(&other)));
        let after = |actions: &[&Action]| {
            let mut progress = start.clone();
            for action in actions {
                progress.apply(action, Millis(now));
            }
            progress
        };
        prop_assert_eq!(after(&[&one, &other]).status_map(), after(&[&other, &one]).status_map());
        // The second time nothing is changed, not even a date.
        prop_assert_eq!(after(&[&one, &one]), after(&[&one]));
        prop_assert_eq!(after(&[&one, &other, &one]), after(&[&one, &other]));
    }

    #[test]
    fn copies_merge_alike_in_any_order(a in progress(), b in progress(), c in progress()) {
        let (ab, ba) = (merge(a.clone(), b.clone()), merge(b.clone(), a.clone()));
        prop_assert_eq!(&ab, &ba);
        prop_assert_eq!(merge(ab.clone(), c.clone()), merge(a.clone(), merge(b.clone(), c)));
        prop_assert_eq!(merge(a.clone(), a.clone()), a.clone());
        prop_assert_eq!(merge(ab.clone(), b), ab.clone(), "a copy that was merged before adds nothing");
        prop_assert_eq!(merge(a, Progress::default()).records.len() <= ab.records.len(), true);
    }

    #[test]
    fn a_merge_loses_no_topic(a in progress(), b in progress()) {
        let both = merge(a.clone(), b.clone());
        for id in a.records.keys().chain(b.records.keys()) {
            let of = |progress: &Progress| progress.records.get(id).map(|record| record.changed);
            prop_assert_eq!(of(&both), of(&a).max(of(&b)));
        }
        for id in a.unread.keys().chain(b.unread.keys()) {
            prop_assert!(both.unread.contains_key(id) || both.records.contains_key(id));
        }
    }

    #[test]
    fn a_merge_loses_no_text_that_nobody_wrote_over(base in progress(), ours in "[a-z]{1,5}", theirs in "[a-z]{1,5}") {
        let (mut phone, mut laptop) = (base.clone(), base);
        phone.apply(&Action::write("http", &ours), Stamp { now: Millis(1), writer: "phone" });
        laptop.apply(&Action::write("http", &theirs), Stamp { now: Millis(2), writer: "laptop" });
        let note = merge(phone, laptop).note("http");
        let texts: Vec<&str> = note.split(DIVIDER).collect();
        let expected = if ours == theirs { vec![ours.as_str()] } else { vec![theirs.as_str(), ours.as_str()] };
        prop_assert_eq!(texts, expected);
    }

    #[test]
    fn a_status_set_on_a_record_that_could_not_be_read_takes_its_place(start in progress(), status in status(), now in any::<u64>()) {
        let ids: Vec<String> = start.unread.keys().cloned().collect();
        for id in ids {
            let mut progress = start.clone();
            progress.apply(&Action::set(&id, status), Millis(now));
            // To do is what it counted as: nothing is changed then, and nothing lost.
            let is_kept = status == Status::Todo;
            prop_assert_eq!(progress.status(&id), status);
            prop_assert_eq!(progress.unread.get(&id), start.unread.get(&id).filter(|_| is_kept));
            prop_assert_eq!(progress.records.contains_key(&id), !is_kept);
            prop_assert_eq!(progress.unread.len(), start.unread.len() - usize::from(!is_kept));
        }
    }

    #[test]
    fn undo_brings_statuses_and_notes_back(start in progress(), action in action(), now in any::<u64>()) {
        let mut progress = start.clone();
        let undo = progress.apply(&action, Millis(now));
        progress.undo(&undo, Millis(now));
        prop_assert_eq!(progress.changes_to(&start), Changes::default());
    }

    #[test]
    fn undo_leaves_alone_what_was_changed_elsewhere_since(start in progress(), action in action(), elsewhere in action(), now in any::<u64>()) {
        let mut ours = start.clone();
        let undo = ours.apply(&action, Millis(now));
        let mut met = ours.clone();
        met.apply(&elsewhere, Millis(now));
        let mut after = met.clone();
        let undone = after.undo(&undo, Millis(now));
        let mut counts = (0, 0);
        let keys: BTreeSet<&String> = start.records.keys().chain(after.records.keys()).collect();
        for key in keys {
            let of = |progress: &Progress| (progress.status(key), progress.note(key).trim().to_owned());
            let (start, ours, met, after) = (of(&start), of(&ours), of(&met), of(&after));
            prop_assert_eq!(after.0, if met.0 == ours.0 { start.0 } else { met.0 }, "{}", key);
            prop_assert_eq!(&after.1, if met.1 == ours.1 { &start.1 } else { &met.1 }, "{}", key);
            for (is_touched, is_left) in [(start.0 != ours.0, met.0 == ours.0), (start.1 != ours.1, met.1 == ours.1)] {
                counts.0 += usize::from(is_touched && is_left);
                counts.1 += usize::from(is_touched && !is_left);
            }
        }
        prop_assert_eq!(counts, (undone.taken_back, undone.changed_since));
    }

    #[test]
    fn a_change_wins_over_the_copy_it_was_made_from(start in progress(), action in action(), now in 0_u64..10) {
        // No change can be dated after the last moment there is.
        prop_assume!(start.records.iter().all(|(_, record)| record.changed < Millis(u64::MAX)));
        let mut changed = start.clone();
        changed.apply(&action, Millis(now));
        prop_assert_eq!(merge(start, changed.clone()).status_map(), changed.status_map());
    }

    #[test]
    fn counts_stay_sane_and_all_is_reachable(actions in vec(action(), 0..6), is_skipped in vec(any::<bool>(), ROADMAP.topics.len())) {
        let mut progress = Progress::default();
        for (at, action) in actions.iter().enumerate() {
            progress.apply(action, Millis(at as u64));
            let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &progress.statuses(&ROADMAP));
            prop_assert!(tally.done + tally.learning <= tally.total);
            prop_assert_eq!(tally.percent() == 100, tally.done == tally.total);
        }
        let finished: Vec<Status> =
            is_skipped.iter().map(|is_skipped| if *is_skipped { Status::Skipped } else { Status::Done }).collect();
        let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &finished);
        prop_assert_eq!((tally.percent(), tally.done), (100, tally.total));
    }

    #[test]
    fn an_address_leads_back_to_what_it_was_made_from(page in page(), filter in filter()) {
        let route = Route { page, filter };
        for base in ["/", "/some/base/"] {
            let href = route.href(base, &ROADMAP);
            let (path, query) = href.split_once('?').unwrap_or((&href, ""));
            prop_assert!(href.is_ascii() && !href.contains(['#', ' ', '"', '<', '>', '\'']), "{}", href);
            prop_assert_eq!(&Route::parse(path, query, base, &ROADMAP), &route, "{}", href);
        }
    }

    #[test]
    fn any_address_is_understood_somehow(path in any::<String>(), query in any::<String>(), base in "(/|/[a-z]{1,5}/)") {
        let route = Route::parse(&path, &query, &base, &ROADMAP);
        let href = route.href(&base, &ROADMAP);
        let (path, query) = href.split_once('?').unwrap_or((&href, ""));
        prop_assert_eq!(Route::parse(path, query, &base, &ROADMAP).filter, route.filter);
    }

    #[test]
    fn any_query_marks_whole_letters_in_order(query in any::<String>()) {
        check_ranges(&query)?;
    }

    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        let once = fold(&text, decomposed);
        prop_assert_eq!(fold(&once, decomposed), once);
    }

    #[test]
    fn any_piece_of_a_title_marks_whole_letters_in_order(topic in any::<Index>(), from in any::<Index>(), until in any::<Index>()) {
        let title: Vec<char> = ROADMAP.topics[topic.index(ROADMAP.topics.len())].title.chars().collect();
        let (from, until) = (from.index(title.len()), until.index(title.len() + 1));
        check_ranges(&title[from.min(until)..until].iter().collect::<String>())?;
    }
}
