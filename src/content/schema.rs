//! The files of `src/content/` as values: what a contributor may write. Reading a file never fails as a whole: what is
//! wrong with it is added to the problems, each with its file and line.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::Deserialize;

use crate::domain::topic::{Kind, Level, Mark, Source};

/// A mistake in the content, told to whoever made it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the content folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do, as a sentence.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "src/content/{}:{}: {}", self.file, self.line, self.message)
    }
}

/// A text file of the content folder.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path, relative to the content folder, with forward slashes.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl File {
    /// The folder right above the file and its name without the extension.
    pub fn folder_and_name(&self) -> (&str, &str) {
        let mut parts = self.path.rsplit('/');
        let name = parts.next().unwrap_or("").trim_end_matches(".md");
        (parts.next().unwrap_or(""), name)
    }

    /// The line of a key or a table in front matter, from 1; the first line if it is not there.
    pub fn line_of(&self, key: &str) -> usize {
        let is_key =
            |line: &str| line.split('=').next().is_some_and(|name| name.trim().trim_matches(['[', ']']) == key);
        self.text.lines().position(|line| !key.is_empty() && is_key(line)).map_or(1, |at| at + 1)
    }

    /// A problem at a key of the front matter.
    pub fn problem(&self, key: &str, message: impl Into<String>) -> Problem {
        Problem { file: self.path.clone(), line: self.line_of(key), message: message.into() }
    }
}

/// The front matter of a topic.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// The permanent name, equal to the file's.
    pub id: String,
    /// The permanent number.
    pub number: u16,
    /// The title on the screen.
    pub title: String,
    /// The stage, equal to the folder.
    pub stage: String,
    /// The topic that it is a part of.
    pub parent: Option<String>,
    /// The choose-one group that it is a member of.
    pub group: Option<String>,
    /// What sort of thing it is.
    pub kind: Kind,
    /// How much it asks.
    pub level: Level,
    /// How long it takes, in hours: a quick and a thorough learner.
    pub hours: [u16; 2],
    /// Topics to learn before.
    pub prerequisites: Vec<String>,
    /// Groups of which one topic is to be learned before.
    #[serde(default)]
    pub one_of: Vec<String>,
    /// Who named it.
    pub source: Source,
    /// Other words for it.
    pub synonyms: Vec<String>,
    /// What it is and why.
    pub summary: String,
    /// What each edition thinks of it, by year.
    pub marks: BTreeMap<String, Mark>,
}

/// A topic file, read.
#[derive(Clone, Debug)]
pub struct TopicFile {
    /// The file itself.
    pub file: File,
    /// Its front matter.
    pub front: FrontMatter,
    /// Its body, Markdown.
    pub body: String,
    /// The line at which the body begins.
    pub body_line: usize,
}

/// A stage of `stages.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageEntry {
    /// The permanent name, equal to the folder's.
    pub id: String,
    /// The title on the screen.
    pub title: String,
    /// What a learner can do after it.
    pub summary: String,
    /// What each edition thinks of it, by year.
    pub marks: BTreeMap<String, Mark>,
}

/// A choose-one group of `stages.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupEntry {
    /// The permanent name.
    pub id: String,
    /// The title on the screen.
    pub title: String,
    /// How to choose.
    pub note: String,
}

/// A topic that the roadmap no longer has; its id and number stay taken.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// The id it had.
    pub id: String,
    /// The number it had.
    pub number: u16,
}

/// `stages.toml`, read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stages {
    /// The stages in order.
    #[serde(default)]
    pub stage: Vec<StageEntry>,
    /// The choose-one groups.
    #[serde(default)]
    pub group: Vec<GroupEntry>,
    /// The topics that are gone.
    #[serde(default)]
    pub retired: Vec<Retired>,
}

/// All content, as it was written.
#[derive(Clone, Debug)]
pub struct Content {
    /// `stages.toml`.
    pub stages_file: File,
    /// Its values.
    pub stages: Stages,
    /// The topics, by path.
    pub topics: Vec<TopicFile>,
}

/// Reads the content folder.
///
/// # Errors
/// If a folder or file cannot be read at all.
pub fn read(folder: &Path) -> std::io::Result<(Content, Vec<Problem>)> {
    let mut problems = Vec::new();
    let stages_file = File { path: "stages.toml".into(), text: std::fs::read_to_string(folder.join("stages.toml"))? };
    let stages = toml::from_str(&stages_file.text).unwrap_or_else(|error| {
        problems.push(toml_problem(&stages_file, 1, &stages_file.text, &error));
        Stages::default()
    });
    let mut paths = Vec::new();
    for stage in std::fs::read_dir(folder.join("topics"))? {
        for topic in std::fs::read_dir(stage?.path())? {
            paths.push(topic?.path());
        }
    }
    paths.sort();
    let mut topics = Vec::new();
    for path in paths {
        let relative = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        topics.extend(parse_topic(File { path: relative, text: std::fs::read_to_string(&path)? }, &mut problems));
    }
    Ok((Content { stages_file, stages, topics }, problems))
}

fn parse_topic(file: File, problems: &mut Vec<Problem>) -> Option<TopicFile> {
    let split = file.text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
    let Some((front, body)) = split else {
        problems.push(file.problem("", "The file must begin with front matter between two lines of +++."));
        return None;
    };
    let blank = body.len() - body.trim_start().len();
    let body_line = front.lines().count() + 3 + body[..blank].matches('\n').count();
    match toml::from_str(front) {
        Ok(values) => Some(TopicFile { front: values, body: body.trim().to_owned(), body_line, file }),
        Err(error) => {
            problems.push(toml_problem(&file, 2, front, &error));
            None
        }
    }
}

fn toml_problem(file: &File, first_line: usize, text: &str, error: &toml::de::Error) -> Problem {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or("");
    Problem {
        file: file.path.clone(),
        line: first_line + before.matches('\n').count(),
        message: format!("{}.", error.message().trim_end_matches('.')),
    }
}
