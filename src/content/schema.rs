//! The files of `src/content/` as values: what a contributor may write. Reading a file never fails as a whole: what is
//! wrong with it is added to the problems, each with its file and line.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::glossary::Glossary;
use super::path::PathEntry;
use super::programs::Programs;
use super::study::{Project, Study};
use super::text_change::TextChange;
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
    /// The month in which the text was last held against the world, such as 2026-11.
    pub reviewed: String,
    /// What each edition thinks of it, by year.
    pub marks: BTreeMap<String, Mark>,
    /// What has changed in substance since the text was first written, oldest first; nothing is ever taken out.
    #[serde(default)]
    pub change: Vec<TextChange>,
}

/// Markdown and where it stands in its file.
#[derive(Clone, Debug)]
pub struct Prose {
    /// The Markdown.
    pub text: String,
    /// The line of the file at which it begins, from 1.
    pub line: usize,
}

/// A topic file, read.
#[derive(Clone, Debug)]
pub struct TopicFile {
    /// The file itself.
    pub file: File,
    /// Its front matter.
    pub front: FrontMatter,
    /// Its text.
    pub prose: Prose,
    /// What there is to do and to answer, from the block below the text.
    pub study: Study,
}

/// The file of a stage's text, `stages/<id>.md`, read.
#[derive(Clone, Debug)]
pub struct StageFile {
    /// The file itself.
    pub file: File,
    /// Its project.
    pub project: Project,
    /// Its text.
    pub prose: Prose,
}

/// The file of a path, `paths/<id>.toml`, read.
#[derive(Clone, Debug)]
pub struct PathFile {
    /// The file itself.
    pub file: File,
    /// Its values.
    pub entry: PathEntry,
}

impl PathFile {
    /// The permanent name: that of the file.
    pub fn id(&self) -> &str {
        self.file.folder_and_name().1.trim_end_matches(".toml")
    }
}

/// A line of `stages.toml`: stages that belong together.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineEntry {
    /// The permanent name, and that of its hue in `style/tokens.css`.
    pub id: String,
    /// The name on the screen.
    pub name: String,
    /// The letter that stands for it.
    pub letter: String,
    /// Its colour in the light theme and in the dark one.
    pub hue: [String; 2],
}

/// A stage of `stages.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageEntry {
    /// The permanent name, equal to the folder's.
    pub id: String,
    /// The line it belongs to.
    pub line: Option<String>,
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
    /// The lines, in the order in which they begin.
    #[serde(default)]
    pub line: Vec<LineEntry>,
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
    /// The texts of the stages, by path.
    pub stage_files: Vec<StageFile>,
    /// The topics, by path.
    pub topics: Vec<TopicFile>,
    /// The paths, by file.
    pub paths: Vec<PathFile>,
    /// `glossary.toml`.
    pub glossary_file: File,
    /// Its values.
    pub glossary: Glossary,
    /// `programs.toml`.
    pub programs_file: File,
    /// Its values.
    pub programs: Programs,
}

impl Content {
    /// The topic with an id.
    pub fn topic(&self, id: &str) -> Option<&TopicFile> {
        self.topics.iter().find(|topic| topic.front.id == id)
    }

    /// The topics of a choose-one group.
    pub fn members(&self, group: &str) -> impl Iterator<Item = &TopicFile> {
        self.topics.iter().filter(move |topic| topic.front.group.as_deref() == Some(group))
    }

    /// The text and the project of a stage.
    pub fn stage_file(&self, stage: &str) -> Option<&StageFile> {
        self.stage_files.iter().find(|file| file.file.folder_and_name().1 == stage)
    }
}

/// Reads the files of a content folder from the disk, in the order of their paths.
///
/// # Errors
/// If a folder or file cannot be read at all.
pub fn read(folder: &Path) -> std::io::Result<Vec<File>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(inner)? {
            let path = entry?.path();
            let relative = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if relative.ends_with(".md") || relative.ends_with(".toml") {
                files.push(File { path: relative, text: std::fs::read_to_string(&path)? });
            } else if is_place_of_texts(&relative) {
                // What is none of ours need not be text: its path is enough to refuse it.
                files.push(File { path: relative, text: String::new() });
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// Whether only texts may be where a path leads. Files that begin with a point are those of the system or of an editor.
fn is_place_of_texts(path: &str) -> bool {
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    ["topics/", "stages/"].iter().any(|folder| path.starts_with(folder)) && !is_hidden
}

/// Parses the files of a content folder.
pub fn parse(files: Vec<File>) -> (Content, Vec<Problem>) {
    let mut problems = Vec::new();
    let absent = |path: &str| File { path: path.into(), text: String::new() };
    let mut content = Content {
        stages_file: absent("stages.toml"),
        stages: Stages::default(),
        stage_files: Vec::new(),
        topics: Vec::new(),
        paths: Vec::new(),
        glossary_file: absent("glossary.toml"),
        glossary: Glossary::default(),
        programs_file: absent("programs.toml"),
        programs: Programs::default(),
    };
    for file in files {
        let parts: Vec<&str> = file.path.split('/').collect();
        match parts[..] {
            ["stages.toml"] => {
                content.stages = parse_toml(&file, 1, &file.text, &mut problems).unwrap_or_default();
                content.stages_file = file;
            }
            ["glossary.toml"] => {
                content.glossary = parse_toml(&file, 1, &file.text, &mut problems).unwrap_or_default();
                content.glossary_file = file;
            }
            ["programs.toml"] => {
                content.programs = parse_toml(&file, 1, &file.text, &mut problems).unwrap_or_default();
                content.programs_file = file;
            }
            ["paths", name] if name.ends_with(".toml") => {
                let entry = parse_toml(&file, 1, &file.text, &mut problems);
                content.paths.extend(entry.map(|entry| PathFile { entry, file: file.clone() }));
            }
            ["stages", name] if name.ends_with(".md") => content.stage_files.extend(parse_stage(file, &mut problems)),
            ["topics", _, name] if name.ends_with(".md") => content.topics.extend(parse_topic(file, &mut problems)),
            _ if is_place_of_texts(&file.path) => {
                let message = "The file is no text: here are topics/<stage>/<id>.md and stages/<id>.md alone.";
                problems.push(file.problem("", message));
            }
            _ => {}
        }
    }
    (content, problems)
}

fn parse_topic(file: File, problems: &mut Vec<Problem>) -> Option<TopicFile> {
    let text = file.text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
    let Some((front, rest)) = text else {
        problems.push(file.problem("", "The file must begin with front matter between two lines of +++."));
        return None;
    };
    let (prose, study) = split_study(&file, rest, problems)?;
    let first_line = line_of_part(&file, study);
    let front = parse_toml(&file, 2, front, problems);
    let study = parse_toml(&file, first_line, study, problems);
    Some(TopicFile { front: front?, study: study?, prose, file })
}

fn parse_stage(file: File, problems: &mut Vec<Problem>) -> Option<StageFile> {
    let (prose, project) = split_study(&file, &file.text, problems)?;
    let first_line = line_of_part(&file, project);
    let project = parse_toml(&file, first_line, project, problems)?;
    Some(StageFile { project, prose, file })
}

/// The text of a file and the block of TOML below it.
fn split_study<'a>(file: &File, rest: &'a str, problems: &mut Vec<Problem>) -> Option<(Prose, &'a str)> {
    let split = rest.trim_end().strip_suffix("\n+++").and_then(|rest| rest.rsplit_once("\n+++\n"));
    let Some((prose, study)) = split else {
        let last = file.text.lines().count();
        let message = "The file must end with what there is to do, as TOML between two lines of +++.";
        problems.push(Problem { file: file.path.clone(), line: last, message: message.into() });
        return None;
    };
    let text = prose.trim();
    Some((Prose { text: text.to_owned(), line: line_of_part(file, text) }, study))
}

/// The line of the file at which a part of its text begins.
fn line_of_part(file: &File, part: &str) -> usize {
    let start = (part.as_ptr() as usize).saturating_sub(file.text.as_ptr() as usize);
    file.text.get(..start).map_or(1, |before| before.matches('\n').count() + 1)
}

/// The values of some TOML that begins at a line of a file.
fn parse_toml<T: DeserializeOwned>(
    file: &File,
    first_line: usize,
    text: &str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    toml::from_str(text)
        .inspect_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or("");
            problems.push(Problem {
                file: file.path.clone(),
                line: first_line + before.matches('\n').count(),
                message: format!("{}.", error.message().trim_end_matches('.')),
            });
        })
        .ok()
}
