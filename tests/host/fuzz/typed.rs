//! What must hold of whatever is typed: notes, queries and addresses.

use backend_roadmap::browser::text::decomposed;
use backend_roadmap::content::ROADMAP;
use backend_roadmap::domain::folding::fold;
use backend_roadmap::domain::route::Route;
use backend_roadmap::extras::notes::markdown;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::backup::check_note;
use crate::search::check_ranges;

/// How much of a note is looked at, in bytes.
const CHECKED: usize = 1000;

/// A note, which may also come with a file.
pub(super) fn note(input: &[u8]) -> TestCaseResult {
    let text = String::from_utf8_lossy(input);
    // All of it in time; its markup in as much as the reader of our tests takes apart in time.
    let _ = markdown::rendered(&text);
    check_note(text.get(..text.floor_char_boundary(CHECKED)).unwrap_or_default())
}

/// The search field, and an address: of its path the first line, of its query the rest.
pub(super) fn query(input: &[u8]) -> TestCaseResult {
    let text = String::from_utf8_lossy(input);
    check_ranges(&text)?;
    let folded = fold(&text, decomposed);
    prop_assert_eq!(fold(&folded, decomposed), folded);
    let (path, query) = text.split_once('\n').unwrap_or(("", &text));
    for path in [path.to_owned(), format!("/some/base/{path}")] {
        let route = Route::parse(&path, query, "/some/base/", &ROADMAP);
        let href = route.href("/some/base/", &ROADMAP);
        prop_assert!(href.is_ascii() && !href.contains(['#', ' ', '"', '<', '>', '\'']), "{href}");
        let (path, query) = href.split_once('?').unwrap_or((&href, ""));
        prop_assert_eq!(Route::parse(path, query, "/some/base/", &ROADMAP).filter, route.filter);
    }
    Ok(())
}
