//! Elements are looked up by selector only where they are not ours. Knows the text of the files, not what the code does.

use super::{assert_none, files};

/// Where elements are looked up by selector, as `src/lib.rs` says: what is not ours, what gets the focus, and the map.
const LOOKUPS: [&str; 11] = [
    "src/app/links.rs",
    "src/app/prose.rs",
    "src/app/shortcuts.rs",
    "src/app/start.rs",
    "src/browser/",
    "src/components/extra_place.rs",
    "src/extras/map_files.rs",
    "src/extras/start.rs",
    "src/pages/map/",
    "src/state/definition.rs",
    "src/bin/",
];

#[test]
fn elements_are_looked_up_only_where_the_architecture_says() {
    let calls = ["of_page(", ".find(\"", ".all(\"", ".closest(\"", ".is(\"", "query_selector", "get_element_by_id"];
    let mut broken = Vec::new();
    for file in files(&["src"], &["rs"]).iter().filter(|file| !LOOKUPS.iter().any(|place| file.path.starts_with(place)))
    {
        for (number, line) in file.code() {
            let is_markdown = file.path.starts_with("src/content");
            if !is_markdown && calls.iter().any(|call| line.contains(call)) {
                broken.push(file.at(number, line));
            }
        }
    }
    assert_none(broken);
}
