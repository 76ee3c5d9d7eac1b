//! What people type finds what they mean: tables of queries with the topics that are fair answers, and how many of the
//! queries must have one of them first, or among the first three.

use crate::fixture_lines;
use crate::search::found;

/// How many queries of a table have a fair answer first, and among the first three, in thousandths.
struct Score {
    first: usize,
    among_three: usize,
}

/// Scores a table of queries, and prints those that miss.
fn score(table: &str) -> Score {
    let lines = fixture_lines(table);
    let (mut first, mut among_three) = (0, 0);
    for line in &lines {
        let (query, fair) = line.split_once('\t').unwrap_or_else(|| panic!("{table}: no tab in {line:?}"));
        let fair: Vec<&str> = fair.split('|').collect();
        fair.iter().for_each(|id| _ = crate::topic(id));
        let found = found(query);
        match found.iter().position(|id| fair.contains(id)) {
            Some(0) => first += 1,
            place => println!("{query:?} finds {:?}, {fair:?} at {place:?}", &found[..found.len().min(4)]),
        }
        among_three += usize::from(found.iter().take(3).any(|id| fair.contains(id)));
    }
    println!("{table}: {first} first, {among_three} among three, of {}", lines.len());
    Score { first: first * 1000 / lines.len(), among_three: among_three * 1000 / lines.len() }
}

#[test]
fn what_people_type_finds_what_they_mean() {
    // A little below what is reached.
    let tables = [
        ("queries.txt", 990, 990),
        ("queries-signs.txt", 990, 990),
        ("queries-second.txt", 930, 970),
        ("queries-later.txt", 880, 935),
    ];
    for (table, least_first, least_among_three) in tables {
        let Score { first, among_three } = score(table);
        assert!(first >= least_first && among_three >= least_among_three, "{table}: {first}, {among_three}");
    }
}
