//! The texts of the roadmap, in its order. Knows nothing of how they are shown.

use std::sync::LazyLock;

use super::glossary::Glossary;
use super::markdown::Finder;
use super::programs::Programs;
use super::schema::{self, Content, File, GroupEntry, StageEntry, StageFile, TopicFile};
use super::validate::reading_order;
use crate::domain::topic::{GroupIndex, StageIndex, TopicIndex};

/// The files of the content folder, by path, as they were when the program was built.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The texts of the 2021 roadmap. `build.rs` has found them valid.
pub static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    let files = FILES.iter().map(|(path, text)| File { path: (*path).to_owned(), text: (*text).to_owned() });
    Texts::of(schema::parse(files.collect()).0)
});

/// Finds the terms of the glossary in the texts.
pub static TERMS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(&TEXTS.glossary));

/// Valid content, in the order of the roadmap.
#[derive(Debug)]
pub struct Texts {
    topics: Vec<TopicFile>,
    stages: Vec<(StageEntry, StageFile)>,
    groups: Vec<GroupEntry>,
    /// The words that the topics use.
    pub glossary: Glossary,
    /// The programs that the exercises need.
    pub programs: Programs,
}

impl Texts {
    fn of(content: Content) -> Self {
        let topics = reading_order(&content).into_iter().cloned().collect();
        let stages = content.stages.stage.iter();
        let stages = stages.filter_map(|stage| Some((stage.clone(), content.stage_file(&stage.id)?.clone()))).collect();
        Self { topics, stages, groups: content.stages.group, glossary: content.glossary, programs: content.programs }
    }

    /// The texts of a topic.
    pub fn topic(&self, topic: TopicIndex) -> &TopicFile {
        &self.topics[usize::from(topic.0)]
    }

    /// The texts of a stage: what the list of stages says, and its file.
    pub fn stage(&self, stage: StageIndex) -> &(StageEntry, StageFile) {
        &self.stages[usize::from(stage.0)]
    }

    /// The texts of a choose-one group.
    pub fn group(&self, group: GroupIndex) -> &GroupEntry {
        &self.groups[usize::from(group.0)]
    }
}
