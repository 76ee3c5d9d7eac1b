//! Filters on the real roadmap: what each family lets through, and the numbers beside the choices.

use backend_roadmap::browser::text::decomposed;
use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::annotations::Annotations;
use backend_roadmap::domain::clock::Millis;
use backend_roadmap::domain::filter::{Family, Filter, Matches};
use backend_roadmap::domain::progress::{Action, Progress, Stamp, Status};
use backend_roadmap::domain::search::SearchIndex;
use backend_roadmap::domain::topic::{Choice, HoursBand, Kind, Level, Mark, Topic, TopicIndex};
use backend_roadmap::wording::choice_label;

use crate::{INDEX, statuses, topic, words};

/// A learner in the middle of things: every status occurs, two languages are taken, one group is skipped as a whole.
fn midway() -> Vec<Status> {
    let mut all: Vec<Status> = (0..ROADMAP.topics.len()).map(|at| Status::ALL[at * 7 % 13 % 4]).collect();
    for (id, status) in [
        ("javascript", Status::Done),
        ("python", Status::Learning),
        ("java", Status::Todo),
        ("elasticsearch", Status::Skipped),
        ("solr", Status::Skipped),
    ] {
        all[usize::from(topic(id).0)] = status;
    }
    all
}

fn matches(filter: &Filter, statuses: &[Status]) -> Matches {
    Matches::of(filter, &ROADMAP, EDITION, &INDEX, statuses, &[])
}

fn shown(filter: &Filter, statuses: &[Status]) -> Vec<TopicIndex> {
    let found = matches(filter, statuses);
    let shown: Vec<TopicIndex> = ROADMAP.indices().filter(|topic| found.is_match(*topic)).collect();
    assert_eq!(found.count, shown.len());
    assert_eq!(found.best(ROADMAP.topics.len()).len(), shown.len());
    shown
}

/// A filter of these choices.
fn of(choices: &[(Family, usize)]) -> Filter {
    let mut filter = Filter::default();
    for (family, position) in choices {
        filter.choose(*family, *position, true);
    }
    filter
}

/// The same filter with words besides.
fn with_words(query: &str, mut filter: Filter) -> Filter {
    filter.query = query.to_owned();
    filter
}

/// The same filter with one choice as the only one of its family.
fn choose_only(filter: &Filter, family: Family, position: usize) -> Filter {
    let mut filter = filter.clone();
    for other in 0..family.choices(&ROADMAP).len() {
        filter.choose(family, other, other == position);
    }
    filter
}

#[test]
fn an_empty_filter_shows_everything() {
    for query in ["", "  "] {
        let filter = words(query);
        assert!(filter.is_empty());
        assert_eq!(shown(&filter, &midway()), ROADMAP.indices().collect::<Vec<_>>());
    }
}

#[test]
fn each_family_lets_its_own_through() {
    let now = midway();
    let check = |filter: Filter, expected: &dyn Fn(TopicIndex, &Topic) -> bool| {
        let all = ROADMAP.indices().filter(|at| expected(*at, ROADMAP.topic(*at)));
        assert_eq!(shown(&filter, &now), all.collect::<Vec<_>>(), "{filter:?}");
        assert!(!filter.is_empty(), "{filter:?}");
    };
    for status in Status::ALL {
        check(of(&[(Family::Status, status.position())]), &|at, _| now[usize::from(at.0)] == *status);
    }
    for kind in Kind::ALL {
        check(of(&[(Family::Kind, kind.position())]), &|_, topic| topic.kind == *kind);
    }
    for mark in Mark::ALL {
        check(of(&[(Family::Mark, mark.position())]), &|_, topic| topic.mark(EDITION) == Some(*mark));
    }
    for level in Level::ALL {
        check(of(&[(Family::Level, level.position())]), &|_, topic| topic.level == *level);
    }
    for (band, hours) in HoursBand::ALL.iter().zip([0..=2, 3..=8, 9..=20, 21..=u16::MAX]) {
        check(of(&[(Family::Hours, band.position())]), &|_, topic| hours.contains(&topic.hours.most));
    }
    for at in 0..ROADMAP.stages.len() {
        check(of(&[(Family::Stage, at)]), &|_, topic| usize::from(topic.stage.0) == at);
    }
    for (position, is_yes) in [(0, false), (1, true)] {
        check(of(&[(Family::Ready, position)]), &|at, _| ROADMAP.is_ready(at, &now) == is_yes);
        check(of(&[(Family::Chosen, position)]), &|at, _| ROADMAP.is_not_chosen(at, &now) != is_yes);
    }
}

#[test]
fn choices_of_one_family_add_up_and_families_narrow_down() {
    let now = midway();
    let tools = of(&[(Family::Kind, Kind::Tool.position())]);
    let both = of(&[(Family::Kind, Kind::Tool.position()), (Family::Kind, Kind::Language.position())]);
    let languages = of(&[(Family::Kind, Kind::Language.position())]);
    assert_eq!(shown(&both, &now).len(), shown(&tools, &now).len() + shown(&languages, &now).len());
    let done_tools = choose_only(&tools, Family::Status, Status::Done.position());
    let expected: Vec<_> =
        shown(&tools, &now).into_iter().filter(|at| now[usize::from(at.0)] == Status::Done).collect();
    assert!(!expected.is_empty() && expected.len() < shown(&tools, &now).len());
    assert_eq!(shown(&done_tools, &now), expected);
}

#[test]
fn the_number_beside_a_choice_is_what_choosing_it_alone_would_show() {
    let bases = [
        Filter::default(),
        words("data"),
        words("xyzzy"),
        of(&[(Family::Status, 0), (Family::Kind, 2)]),
        with_words("s", of(&[(Family::Mark, 0), (Family::Mark, 2), (Family::Level, 1), (Family::Chosen, 1)])),
        of(&[(Family::Hours, 1), (Family::Stage, 1), (Family::Stage, 9), (Family::Ready, 1)]),
    ];
    let families = [
        (Family::Status, 0..Status::ALL.len()),
        (Family::Kind, 0..Kind::ALL.len()),
        (Family::Mark, 0..Mark::ALL.len()),
        (Family::Level, 0..Level::ALL.len()),
        (Family::Hours, 0..HoursBand::ALL.len()),
        (Family::Stage, 0..ROADMAP.stages.len()),
        (Family::Ready, 0..2),
        (Family::Chosen, 0..2),
        (Family::Starred, 0..2),
        (Family::Noted, 0..2),
        (Family::Again, 0..2),
    ];
    let mut sum = 0;
    for now in [statuses(&[]), midway()] {
        for base in &bases {
            let told = matches(base, &now);
            for (family, positions) in families.clone() {
                for position in positions {
                    let counted = matches(&choose_only(base, family, position), &now).count;
                    assert_eq!(told.count_of(family, position), counted, "{family:?} {position} of {base:?}");
                    sum += counted;
                }
            }
        }
    }
    assert!(sum > 1_000, "the filters let something through");
}

#[test]
fn only_ready_shows_what_could_be_started_now() {
    let ready = of(&[(Family::Ready, 1)]);
    let fresh = shown(&ready, &statuses(&[]));
    assert!(fresh.iter().all(|at| ROADMAP.topic(*at).prerequisites.is_empty()));
    assert!(fresh.contains(&topic("terminal-usage")) && !fresh.contains(&topic("terminal-commands")));
    for status in [Status::Done, Status::Skipped] {
        let later = shown(&ready, &statuses(&[("terminal-usage", status)]));
        assert!(later.contains(&topic("terminal-commands")) && !later.contains(&topic("terminal-usage")), "{status:?}");
    }
    let learning = shown(&ready, &statuses(&[("terminal-usage", Status::Learning)]));
    assert!(!learning.contains(&topic("terminal-commands")), "what is only begun holds the next up");
}

#[test]
fn only_chosen_hides_the_alternatives_that_were_not_taken() {
    let chosen = of(&[(Family::Chosen, 1)]);
    assert_eq!(shown(&chosen, &statuses(&[])).len(), ROADMAP.topics.len(), "nothing is taken yet");
    assert_eq!(
        shown(&chosen, &statuses(&[("java", Status::Skipped)])).len(),
        ROADMAP.topics.len(),
        "skipping takes nothing"
    );
    for status in [Status::Learning, Status::Done] {
        let shown = shown(&chosen, &statuses(&[("rust", status), ("go", Status::Skipped)]));
        assert!(shown.contains(&topic("rust")));
        for other in ["java", "go", "javascript"] {
            assert!(!shown.contains(&topic(other)), "{other}");
        }
        assert_eq!(shown.len(), ROADMAP.topics.len() - 7, "the rest stays");
    }
    let two = shown(&chosen, &statuses(&[("rust", Status::Done), ("go", Status::Learning)]));
    assert!(two.contains(&topic("rust")) && two.contains(&topic("go")), "one may take two");
}

#[test]
fn a_choice_can_be_taken_back() {
    for family in Family::ALL {
        for position in 0..family.choices(&ROADMAP).len() {
            let mut filter = of(&[(family, position)]);
            filter.choose(family, position, true);
            assert_eq!(filter, of(&[(family, position)]), "twice is once");
            for other in Family::ALL {
                for at in 0..other.choices(&ROADMAP).len() {
                    assert_eq!(
                        filter.has(other, at),
                        (other, at) == (family, position),
                        "{other:?} {at} of {filter:?}"
                    );
                }
            }
            filter.choose(family, position, false);
            assert_eq!(filter, Filter::default());
        }
    }
}

#[test]
fn the_families_are_shown_in_their_own_order_with_their_own_choices() {
    for (at, family) in Family::ALL.into_iter().enumerate() {
        assert_eq!(family as usize, at);
        let choices = family.choices(&ROADMAP);
        for (position, slug) in choices.iter().enumerate() {
            assert!(!slug.is_empty() && !slug.contains(['.', '&', '=', '%', '+']), "{slug}");
            assert_eq!(choices.iter().position(|other| other == slug), Some(position), "{slug} is there twice");
        }
    }
}

#[test]
fn a_position_that_no_choice_has_chooses_nothing() {
    for position in [32, 40, 64, usize::MAX] {
        assert_eq!(of(&[(Family::Kind, position)]), Filter::default());
        assert!(!of(&[(Family::Kind, 0)]).has(Family::Kind, position));
        assert_eq!(matches(&Filter::default(), &statuses(&[])).count_of(Family::Kind, position), 0);
    }
}

#[test]
fn the_choices_that_are_set_can_be_listed_and_named() {
    let set = [(Family::Status, 2), (Family::Mark, 0), (Family::Mark, 2), (Family::Stage, 9), (Family::Ready, 1)];
    assert_eq!(of(&set).choices(), set);
    assert_eq!(Filter::default().choices(), []);
    for family in Family::ALL {
        for position in 0..family.choices(&ROADMAP).len() {
            let label = choice_label(family, position);
            assert!(!label.is_empty() && !label.ends_with(": "), "{family:?} {position}: {label}");
        }
    }
}

#[test]
fn what_the_learner_keeps_is_found_by_choice_and_by_word() {
    let mut progress = Progress::default();
    for (key, status) in [("http/*", Status::Done), ("dns/*", Status::Done), ("git/q-1", Status::Learning)] {
        progress.apply(&Action::set(key, status), Millis(1));
    }
    progress.apply(&Action::write("dns", "Ask about anycast"), Stamp { now: Millis(1), writer: "a" });
    let own: Vec<Annotations> =
        ROADMAP.topics.iter().map(|topic| Annotations::with_words(&progress, topic.id, decomposed)).collect();
    for (filter, expected) in [
        (of(&[(Family::Starred, 1)]), vec!["http", "dns"]),
        (of(&[(Family::Noted, 1)]), vec!["dns"]),
        (of(&[(Family::Again, 1)]), vec!["git"]),
        (words("anyc"), vec!["dns"]),
        (with_words("anycast", of(&[(Family::Starred, 1)])), vec!["dns"]),
        (with_words("anycast", of(&[(Family::Starred, 0)])), vec![]),
    ] {
        let found =
            Matches::of(&filter, &ROADMAP, EDITION, &SearchIndex::new(&ROADMAP, "", decomposed), &statuses(&[]), &own);
        let mut found: Vec<&str> =
            ROADMAP.indices().filter(|at| found.is_match(*at)).map(|at| ROADMAP.topic(at).id).collect();
        found.sort_by_key(|id| expected.iter().position(|other| other == id));
        assert_eq!(found, expected, "{filter:?}");
    }
}

#[test]
fn a_roadmap_of_more_stages_than_a_filter_can_name_is_filtered() {
    let large = crate::roadmaps::sample(1000);
    assert!(large.stages.len() > 100);
    let statuses = vec![Status::Todo; large.topics.len()];
    let index = SearchIndex::new(&large, "", decomposed);
    let filter = of(&[(Family::Stage, 0)]);
    let found = Matches::of(&filter, &large, EDITION, &index, &statuses, &[]);
    assert_eq!(found.count, large.stages[0].topics.len());
}
