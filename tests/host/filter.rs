//! Filters on the real roadmap: what each family lets through, and the numbers beside the choices.

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::filter::{Choices, Family, Filter, Matches};
use backend_roadmap::domain::progress::Status;
use backend_roadmap::domain::topic::{Choice, HoursBand, Kind, Level, Mark, Topic, TopicIndex};

use crate::{INDEX, statuses, topic};

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
    Matches::of(filter, &ROADMAP, EDITION, &INDEX, statuses)
}

fn shown(filter: &Filter, statuses: &[Status]) -> Vec<TopicIndex> {
    let found = matches(filter, statuses);
    let shown: Vec<TopicIndex> = ROADMAP.indices().filter(|topic| found.is_match(*topic)).collect();
    assert_eq!(found.count, shown.len());
    assert_eq!(found.ranked().len(), shown.len());
    shown
}

fn one<T>(position: usize) -> Choices<T> {
    Choices::default().with(position, true)
}

/// The same filter with one choice as the only one of its family, and how many positions the family has.
fn choose_only(filter: &Filter, family: Family, position: usize) -> Filter {
    let mut filter = filter.clone();
    match family {
        Family::Status => filter.statuses = one(position),
        Family::Kind => filter.kinds = one(position),
        Family::Mark => filter.marks = one(position),
        Family::Level => filter.levels = one(position),
        Family::Hours => filter.hours = one(position),
        Family::Stage => filter.stages = one(position),
        Family::Ready => filter.only_ready = true,
        Family::Chosen => filter.only_chosen = true,
    }
    filter
}

#[test]
fn an_empty_filter_shows_everything() {
    for query in ["", "  "] {
        let filter = Filter { query: query.into(), ..Filter::default() };
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
        check(Filter { statuses: one(status.position()), ..Filter::default() }, &|at, _| {
            now[usize::from(at.0)] == *status
        });
    }
    for kind in Kind::ALL {
        check(Filter { kinds: one(kind.position()), ..Filter::default() }, &|_, topic| topic.kind == *kind);
    }
    for mark in Mark::ALL {
        check(Filter { marks: one(mark.position()), ..Filter::default() }, &|_, topic| {
            topic.mark(EDITION) == Some(*mark)
        });
    }
    for level in Level::ALL {
        check(Filter { levels: one(level.position()), ..Filter::default() }, &|_, topic| topic.level == *level);
    }
    for (band, hours) in HoursBand::ALL.iter().zip([0..=2, 3..=8, 9..=20, 21..=u16::MAX]) {
        check(Filter { hours: one(band.position()), ..Filter::default() }, &|_, topic| {
            hours.contains(&topic.hours.most)
        });
    }
    for at in 0..ROADMAP.stages.len() {
        check(Filter { stages: one(at), ..Filter::default() }, &|_, topic| usize::from(topic.stage.0) == at);
    }
}

#[test]
fn choices_of_one_family_add_up_and_families_narrow_down() {
    let now = midway();
    let tools = Filter { kinds: one(Kind::Tool.position()), ..Filter::default() };
    let both = Filter { kinds: tools.kinds.with(Kind::Language.position(), true), ..Filter::default() };
    let languages = Filter { kinds: one(Kind::Language.position()), ..Filter::default() };
    assert_eq!(shown(&both, &now).len(), shown(&tools, &now).len() + shown(&languages, &now).len());
    let done_tools = Filter { statuses: one(Status::Done.position()), ..tools.clone() };
    let expected: Vec<_> =
        shown(&tools, &now).into_iter().filter(|at| now[usize::from(at.0)] == Status::Done).collect();
    assert!(!expected.is_empty() && expected.len() < shown(&tools, &now).len());
    assert_eq!(shown(&done_tools, &now), expected);
}

#[test]
fn the_number_beside_a_choice_is_what_choosing_it_alone_would_show() {
    let bases = [
        Filter::default(),
        Filter { query: "data".into(), ..Filter::default() },
        Filter { query: "xyzzy".into(), ..Filter::default() },
        Filter { statuses: one(0), kinds: one(2), ..Filter::default() },
        Filter {
            query: "s".into(),
            marks: one(0).with(2, true),
            levels: one(1),
            only_chosen: true,
            ..Filter::default()
        },
        Filter { hours: one(1), stages: one(1).with(9, true), only_ready: true, ..Filter::default() },
    ];
    let families = [
        (Family::Status, 0..Status::ALL.len()),
        (Family::Kind, 0..Kind::ALL.len()),
        (Family::Mark, 0..Mark::ALL.len()),
        (Family::Level, 0..Level::ALL.len()),
        (Family::Hours, 0..HoursBand::ALL.len()),
        (Family::Stage, 0..ROADMAP.stages.len()),
        (Family::Ready, 1..2),
        (Family::Chosen, 1..2),
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
    let ready = Filter { only_ready: true, ..Filter::default() };
    let fresh = shown(&ready, &statuses(&[]));
    assert!(fresh.iter().all(|at| ROADMAP.topic(*at).prerequisites.is_empty()));
    assert!(fresh.contains(&topic("how-the-internet-works")) && !fresh.contains(&topic("http")));
    for status in [Status::Done, Status::Skipped] {
        let later = shown(&ready, &statuses(&[("how-the-internet-works", status)]));
        assert!(later.contains(&topic("http")) && !later.contains(&topic("how-the-internet-works")), "{status:?}");
    }
    let learning = shown(&ready, &statuses(&[("how-the-internet-works", Status::Learning)]));
    assert!(!learning.contains(&topic("http")), "what is only begun holds the next up");
}

#[test]
fn only_chosen_hides_the_alternatives_that_were_not_taken() {
    let chosen = Filter { only_chosen: true, ..Filter::default() };
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
    assert_eq!(one::<Kind>(3).with(3, false), Choices::default());
    assert_eq!(one::<Kind>(3).with(3, true), one(3));
    assert!(one::<Kind>(3).has(3) && !one::<Kind>(3).has(2));
}
