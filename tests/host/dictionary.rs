//! Our dictionary does what the standard library's sorted map does.

use std::collections::BTreeMap;

use backend_roadmap::domain::dictionary::Dictionary;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::arbitrary::config;

#[derive(Clone, Debug)]
enum Step {
    Insert(String, u8),
    Remove(String),
}

/// Few names, so that they meet; some that sort by bytes in another way than by letters.
fn step() -> impl Strategy<Value = Step> {
    let name = || prop_oneof!["[a-cA-C]{0,2}", "[é漢🦀~]{0,2}", any::<String>()];
    prop_oneof![
        3 => (name(), any::<u8>()).prop_map(|(name, value)| Step::Insert(name, value)),
        1 => name().prop_map(Step::Remove),
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_dictionary_does_what_a_sorted_map_does(steps in vec(step(), 0..40), absent in any::<String>()) {
        let mut model = BTreeMap::new();
        let mut dictionary = Dictionary::default();
        for step in steps {
            match step {
                Step::Insert(name, value) => {
                    model.insert(name.clone(), value);
                    dictionary.insert(name, value);
                }
                Step::Remove(name) => prop_assert_eq!(dictionary.remove(&name), model.remove(&name)),
            }
            prop_assert_eq!((dictionary.len(), dictionary.is_empty()), (model.len(), model.is_empty()));
        }
        for name in model.keys().chain([&absent]) {
            prop_assert_eq!(dictionary.get(name), model.get(name));
        }
        let borrowed: Vec<(&String, &u8)> = (&dictionary).into_iter().map(|(name, value)| (name, value)).collect();
        prop_assert_eq!(borrowed, model.iter().collect::<Vec<_>>());
        prop_assert_eq!(dictionary.iter().count(), model.len());
        prop_assert_eq!(dictionary.into_iter().collect::<Vec<_>>(), model.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn of_entries_with_one_name_the_last_counts(entries in vec(("[ab]{0,1}", any::<u8>()), 0..12)) {
        let dictionary: Dictionary<u8> = entries.iter().cloned().collect();
        let model: BTreeMap<String, u8> = entries.iter().cloned().collect();
        prop_assert_eq!(dictionary.into_iter().collect::<Vec<_>>(), model.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn dictionaries_are_equal_whatever_the_order_of_writing(entries in vec((any::<String>(), any::<u8>()), 0..12)) {
        let model: BTreeMap<String, u8> = entries.into_iter().collect();
        let forth: Dictionary<u8> = model.clone().into_iter().collect();
        let back: Dictionary<u8> = model.into_iter().rev().collect();
        prop_assert_eq!(forth, back);
    }
}
