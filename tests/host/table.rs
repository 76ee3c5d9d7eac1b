//! The table in which the programs hold the roadmap: that nothing of the content is lost on the way through it, for the real
//! roadmap and for all that valid content may be.

use std::collections::BTreeMap;

use backend_roadmap::content::ROADMAP;
use backend_roadmap::content::generate::table;
use backend_roadmap::content::sample::content;
use backend_roadmap::content::schema::{self, Content, FrontMatter};
use backend_roadmap::content::validate::reading_order;
use backend_roadmap::domain::edition::Edition;
use backend_roadmap::domain::roadmap::Roadmap;
use backend_roadmap::domain::table::Table;
use backend_roadmap::domain::topic::{Choice, Kind, Level, Mark, Marks, Prerequisite, TopicIndex};
use backend_roadmap::domain::unpack::unpack;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::{arbitrary, repository};

/// The roadmap of some content, by way of its table.
fn through_the_table(content: &Content) -> Roadmap {
    unpacked(table(content))
}

fn unpacked(it: Table<String>) -> Roadmap {
    let keep = |column: String| -> &'static str { column.leak() };
    unpack(&Table {
        titles: keep(it.titles),
        ids: keep(it.ids),
        stages: keep(it.stages),
        marks: keep(it.marks),
        numbers: keep(it.numbers),
        parts: keep(it.parts),
        groups: keep(it.groups),
        kinds: keep(it.kinds),
        levels: keep(it.levels),
        least_hours: keep(it.least_hours),
        most_hours: keep(it.most_hours),
        prerequisites: keep(it.prerequisites),
    })
}

fn by_year(marks: Marks) -> BTreeMap<String, Mark> {
    let pairs = Edition::ALL.iter().zip(marks);
    pairs.filter_map(|(edition, mark)| Some((edition.year().to_string(), mark?))).collect()
}

/// Holds every property of a roadmap against the content that it was made of.
fn check(roadmap: &Roadmap, content: &Content) {
    let order = reading_order(content);
    let id_of = |index: &TopicIndex| roadmap.topic(*index).id;
    assert_eq!(roadmap.topics.len(), order.len());
    for (index, file) in roadmap.indices().zip(&order) {
        let (topic, front) = (roadmap.topic(index), &file.front);
        assert_eq!((topic.id, topic.number, topic.title), (&*front.id, front.number, &*front.title));
        assert_eq!(roadmap.stage(topic.stage).id, front.stage, "{}", topic.id);
        assert_eq!(topic.parent.as_ref().map(id_of), front.parent.as_deref(), "{}", topic.id);
        assert_eq!(topic.group.map(|group| roadmap.group(group).id), front.group.as_deref(), "{}", topic.id);
        assert_eq!((topic.kind, topic.level), (front.kind, front.level), "{}", topic.id);
        assert_eq!(by_year(topic.marks), front.marks, "{}", topic.id);
        assert_eq!([topic.hours.least, topic.hours.most], front.hours, "{}", topic.id);
        let (mut topics, mut groups) = (Vec::new(), Vec::new());
        for needed in topic.prerequisites {
            match needed {
                Prerequisite::Topic(index) => topics.push(id_of(index)),
                Prerequisite::OneOf(group) => groups.push(roadmap.group(*group).id),
            }
        }
        assert_eq!(topics, front.prerequisites, "{}", topic.id);
        assert_eq!(groups, front.one_of, "{}", topic.id);
        assert_eq!(roadmap.find(topic.id), Some(index));
    }
    let those = |is_one: &dyn Fn(&FrontMatter) -> bool| -> Vec<&str> {
        order.iter().map(|file| &file.front).filter(|front| is_one(front)).map(|front| &*front.id).collect()
    };
    assert_eq!(roadmap.stages.len(), content.stages.stage.len());
    for (stage, entry) in roadmap.stages.iter().zip(&content.stages.stage) {
        assert_eq!((stage.id, stage.title), (&*entry.id, &*entry.title));
        assert_eq!(by_year(stage.marks), entry.marks, "{}", stage.id);
        assert_eq!(stage.topics.iter().map(id_of).collect::<Vec<_>>(), those(&|front| front.stage == entry.id));
    }
    assert_eq!(roadmap.groups.len(), content.stages.group.len());
    for (group, entry) in roadmap.groups.iter().zip(&content.stages.group) {
        assert_eq!((group.id, group.title), (&*entry.id, &*entry.title));
        let members = those(&|front| front.group.as_ref() == Some(&entry.id));
        assert_eq!(group.members.iter().map(id_of).collect::<Vec<_>>(), members);
    }
    for unknown in ["", "-", "no-such-topic", "topics/http"] {
        assert_eq!(roadmap.find(unknown), None);
    }
}

#[test]
fn the_real_roadmap_is_what_its_files_say() {
    let files = schema::read(&repository("src/content")).expect("the content can be read");
    check(&ROADMAP, &schema::parse(files).0);
}

#[test]
fn a_made_up_roadmap_of_any_size_comes_through_the_table() {
    for topics in [0, 1, 2, 7, 60, 200, 1_000, 10_000] {
        let content = content(topics);
        check(&through_the_table(&content), &content);
    }
}

/// What chance changes in a topic.
#[derive(Clone, Debug)]
struct Change {
    topic: Index,
    title: String,
    /// Behind what the title makes of itself or, for some, alone.
    id: (bool, String),
    number: u16,
    kind: Kind,
    level: Level,
    marks: BTreeMap<String, Mark>,
    hours: [u16; 2],
    group: Option<Index>,
    one_of: Option<Index>,
}

fn change() -> impl Strategy<Value = Change> {
    let title = prop_oneof!["[A-Z][a-z]{1,5}( [A-Za-z]{1,4}){0,3}", "[ -~]{0,12}", "\\PC{1,6}"];
    let marks = btree_map(select(vec!["2021".to_owned(), "2026".to_owned()]), select(Mark::ALL), 0..3);
    let names = (any::<Index>(), title, (any::<bool>(), "-?[a-z0-9]{1,4}"), any::<u16>());
    let words = (select(Kind::ALL), select(Level::ALL), marks, any::<[u16; 2]>());
    let groups = (proptest::option::of(any::<Index>()), proptest::option::of(any::<Index>()));
    (names, words, groups).prop_map(|((topic, title, id, number), (kind, level, marks, hours), (group, one_of))| {
        Change { topic, title, id, number, kind, level, marks, hours, group, one_of }
    })
}

/// Makes a topic another one, unless another topic has its id or number; what names it goes on to do so.
fn apply(content: &mut Content, change: Change) {
    let at = change.topic.index(content.topics.len());
    let groups: Vec<String> = content.stages.group.iter().map(|group| group.id.clone()).collect();
    let group = |index: Option<Index>| Some(groups.get(index?.index(groups.len().max(1)))?.clone());
    let (is_like_title, rest) = change.id;
    let id = match is_like_title {
        true => change.title.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-") + &rest,
        false => rest,
    };
    if content.topics.iter().any(|topic| topic.front.id == id || topic.front.number == change.number) {
        return;
    }
    let old = content.topics[at].front.id.clone();
    let renamed = |name: &mut String| {
        if *name == old {
            name.clone_from(&id);
        }
    };
    for topic in &mut content.topics {
        topic.front.prerequisites.iter_mut().chain(&mut topic.front.parent).for_each(renamed);
    }
    let front = &mut content.topics[at].front;
    (front.id, front.title, front.number) = (id.clone(), change.title, change.number);
    (front.kind, front.level, front.hours, front.marks) = (change.kind, change.level, change.hours, change.marks);
    front.group = group(change.group);
    front.one_of = group(change.one_of).into_iter().collect();
}

proptest! {
    #![proptest_config(arbitrary::config())]

    #[test]
    fn odd_names_numbers_and_groups_come_through_the_table(topics in 1_usize..80, changes in vec(change(), 0..40)) {
        let mut content = content(topics);
        for change in changes {
            apply(&mut content, change);
        }
        check(&through_the_table(&content), &content);
    }

    #[test]
    fn a_broken_table_breaks_nothing(columns in vec("[\0-\x7f]{0,12}", 12)) {
        let column = |at: usize| columns[at].clone();
        let roadmap = unpacked(Table {
            titles: column(0),
            ids: column(1),
            stages: column(2),
            marks: column(3),
            numbers: column(4),
            parts: column(5),
            groups: column(6),
            kinds: column(7),
            levels: column(8),
            least_hours: column(9),
            most_hours: column(10),
            prerequisites: column(11),
        });
        for topic in roadmap.topics {
            prop_assert_eq!(roadmap.find(topic.id).map(|found| roadmap.topic(found).id), Some(topic.id));
        }
    }
}
