//! The roadmap in the programs: that nothing of the content is lost on the way into it.

use std::collections::BTreeMap;

use backend_roadmap::content::ROADMAP;
use backend_roadmap::content::schema::{self, FrontMatter};
use backend_roadmap::content::validate::reading_order;
use backend_roadmap::domain::edition::Edition;
use backend_roadmap::domain::topic::{Mark, Marks, Prerequisite, TopicIndex};

use crate::repository;

fn by_year(marks: Marks) -> BTreeMap<String, Mark> {
    let pairs = Edition::ALL.iter().zip(marks);
    pairs.filter_map(|(edition, mark)| Some((edition.year().to_string(), mark?))).collect()
}

fn id_of(index: &TopicIndex) -> &'static str {
    ROADMAP.topic(*index).id
}

#[test]
fn the_real_roadmap_is_what_its_files_say() {
    let files = schema::read(&repository("src/content")).expect("the content can be read");
    let content = schema::parse(files).0;
    let order = reading_order(&content);
    assert_eq!(ROADMAP.topics.len(), order.len());
    for (index, file) in ROADMAP.indices().zip(&order) {
        let (topic, front) = (ROADMAP.topic(index), &file.front);
        assert_eq!((topic.id, topic.number, topic.title), (&*front.id, front.number, &*front.title));
        assert_eq!(ROADMAP.stage(topic.stage).id, front.stage, "{}", topic.id);
        assert_eq!(topic.parent.as_ref().map(id_of), front.parent.as_deref(), "{}", topic.id);
        assert_eq!(topic.group.map(|group| ROADMAP.group(group).id), front.group.as_deref(), "{}", topic.id);
        assert_eq!((topic.kind, topic.level), (front.kind, front.level), "{}", topic.id);
        assert_eq!(by_year(topic.marks), front.marks, "{}", topic.id);
        assert_eq!([topic.hours.least, topic.hours.most], front.hours, "{}", topic.id);
        let (mut topics, mut groups) = (Vec::new(), Vec::new());
        for needed in topic.prerequisites {
            match needed {
                Prerequisite::Topic(index) => topics.push(id_of(index)),
                Prerequisite::OneOf(group) => groups.push(ROADMAP.group(*group).id),
            }
        }
        assert_eq!(topics, front.prerequisites, "{}", topic.id);
        assert_eq!(groups, front.one_of, "{}", topic.id);
    }
    let those = |is_one: &dyn Fn(&FrontMatter) -> bool| -> Vec<&str> {
        order.iter().map(|file| &file.front).filter(|front| is_one(front)).map(|front| &*front.id).collect()
    };
    assert_eq!(ROADMAP.stages.len(), content.stages.stage.len());
    for (stage, entry) in ROADMAP.stages.iter().zip(&content.stages.stage) {
        assert_eq!((stage.id, stage.title, stage.summary), (&*entry.id, &*entry.title, &*entry.summary));
        assert_eq!(by_year(stage.marks), entry.marks, "{}", stage.id);
        assert_eq!(stage.topics.iter().map(id_of).collect::<Vec<_>>(), those(&|front| front.stage == entry.id));
    }
    assert_eq!(ROADMAP.groups.len(), content.stages.group.len());
    for (group, entry) in ROADMAP.groups.iter().zip(&content.stages.group) {
        assert_eq!((group.id, group.title, group.note), (&*entry.id, &*entry.title, &*entry.note));
        let members = those(&|front| front.group.as_ref() == Some(&entry.id));
        assert_eq!(group.members.iter().map(id_of).collect::<Vec<_>>(), members);
    }
}

#[test]
fn every_topic_is_found_by_its_id_and_nothing_by_another() {
    assert!(ROADMAP.by_id.is_sorted_by_key(|topic| ROADMAP.topic(*topic).id));
    for index in ROADMAP.indices() {
        assert_eq!(ROADMAP.find(ROADMAP.topic(index).id), Some(index));
    }
    for unknown in ["", "-", "no-such-topic", "topics/http"] {
        assert_eq!(ROADMAP.find(unknown), None);
    }
}
