//! How like a word is to what was typed. Knows nothing of topics.

/// How like a word is to a term of a query, the most like first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// The same.
    Same,
    /// The one is the plural of the other.
    Number,
    /// The word begins so.
    Start,
    /// The word ends so.
    End,
}

/// The shortest end of a word that finds it.
const SHORTEST_END: usize = 4;

impl Likeness {
    /// How like a word is to a term; slips are not looked for.
    pub(super) fn of(term: &str, word: &str) -> Option<Self> {
        // Nearly every word ends here: this is done for each word of the roadmap at each key.
        if term.as_bytes().first() != word.as_bytes().first() {
            return (term.len() >= SHORTEST_END && word.ends_with(term)).then_some(Self::End);
        }
        if term == word {
            Some(Self::Same)
        } else if is_plural(term, word) || is_plural(word, term) {
            Some(Self::Number)
        } else if word.starts_with(term) {
            Some(Self::Start)
        } else {
            None
        }
    }
}

/// Whether a word is the regular plural of another.
fn is_plural(plural: &str, word: &str) -> bool {
    let Some(rest) = plural.strip_suffix('s').filter(|_| word.len() > 2) else { return false };
    let ends = |end: &str, of: &str| rest.strip_suffix(end).is_some_and(|stem| word.strip_suffix(of) == Some(stem));
    rest == word || ends("e", "") || ends("ie", "y")
}

/// How many slips a term of at least four letters is away from a word, or from its beginning: a letter wrong, too many,
/// missing, or two swapped. One is forgiven, from eight letters on two. The first letter must be right.
pub(super) fn slips(term: &str, word: &str) -> Option<usize> {
    let allowed = match term.chars().count() {
        0..=3 => return None,
        4..=7 => 1,
        _ => 2,
    };
    // Nearly every word of the roadmap ends here, before anything is copied.
    if term.chars().next() != word.chars().next() {
        return None;
    }
    let term: Vec<char> = term.chars().collect();
    let word: Vec<char> = word.chars().collect();
    if word.len() + allowed < term.len() {
        return None;
    }
    // The last row holds the distance to every beginning of the word; one much shorter than the term is no match.
    let row = last_distances(&term, &word);
    row.into_iter().skip(term.len().saturating_sub(allowed)).min().filter(|slips| *slips <= allowed)
}

/// Whether a term of at least four letters is one slip away from a whole word.
pub(super) fn is_one_slip_from(term: &str, word: &str) -> bool {
    let (term, word): (Vec<char>, Vec<char>) = (term.chars().collect(), word.chars().collect());
    let is_near = term.len() > 3 && term.first() == word.first() && term.len().abs_diff(word.len()) < 2;
    is_near && last_distances(&term, &word).last() == Some(&1)
}

/// The number of slips (optimal string alignment) between a term and each beginning of a word, by its length.
fn last_distances(term: &[char], word: &[char]) -> Vec<usize> {
    let mut before = Vec::new();
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (i, letter) in term.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, other) in word.iter().enumerate() {
            let mut least = (row[j] + usize::from(letter != other)).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *letter == word[j - 1] && term[i - 1] == *other {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_forgiven_and_no_more() {
        for (term, word, expected) in [
            ("kubernets", "kubernetes", true),
            ("postgers", "postgres", true),
            ("postgers", "postgresql", true),
            ("rabitmq", "rabbitmq", true),
            ("elasticsaerch", "elasticsearch", true),
            ("git", "gin", false),
            ("java", "lava", false),
            ("rust", "ruby", false),
            ("docker", "dock", false),
            ("transcations", "transactions", true),
        ] {
            assert_eq!(slips(term, word).is_some(), expected, "{term} for {word}");
        }
    }

    #[test]
    fn slips_are_counted() {
        assert_eq!(slips("replcation", "replication"), Some(1));
        assert_eq!(slips("replcation", "relational"), Some(2));
        assert_eq!(slips("docker", "docker"), Some(0));
        assert!(is_one_slip_from("midleware", "middleware"));
        assert!(!is_one_slip_from("midleware", "middlewares"), "a whole word");
        assert!(!is_one_slip_from("middleware", "middleware"), "no slip");
    }

    #[test]
    fn one_and_many_are_alike() {
        for (term, word, expected) in [
            ("queue", "queues", Some(Likeness::Number)),
            ("queues", "queue", Some(Likeness::Number)),
            ("indexes", "index", Some(Likeness::Number)),
            ("factories", "factory", Some(Likeness::Number)),
            ("process", "processes", Some(Likeness::Number)),
            ("dns", "dn", None),
            ("queue", "queue", Some(Likeness::Same)),
            ("post", "postgresql", Some(Likeness::Start)),
            ("base", "database", Some(Likeness::End)),
            ("ase", "database", None),
            ("ies", "y", None),
            ("s", "", None),
        ] {
            assert_eq!(Likeness::of(term, word), expected, "{term} for {word}");
        }
    }
}
