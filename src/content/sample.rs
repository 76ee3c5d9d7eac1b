//! A made-up roadmap of any size, for the benchmark: as varied as the real one, and the same each time. Has no texts, so
//! no page can be made of its topics. Knows nothing of the real content.

use std::collections::{BTreeMap, HashSet};

use super::glossary::Glossary;
use super::programs::Programs;
use super::schema::{Content, File, FrontMatter, GroupEntry, LineEntry, Prose, StageEntry, Stages, TopicFile};
use super::study::Study;
use crate::domain::topic::Kind::{Concept, Language, Practice, Technology, Tool};
use crate::domain::topic::{Level, Mark, Source};

/// The sizes of the real stages: those here are drawn from them. So are the hours of a quick learner.
const STAGES: [usize; 25] = [6, 6, 3, 10, 8, 5, 6, 5, 9, 16, 5, 12, 3, 9, 18, 5, 3, 5, 4, 3, 2, 1, 5, 12, 1];
/// The lines of the real stages, to which those here belong in turn.
const LINES: &str = "BBBBCCDDDAOSQQNNDOOADAOOC";
const NAMES: [(&str, &str, &str); 8] = [
    ("basics", "Basics", "B"),
    ("code", "Code", "C"),
    ("data", "Data", "D"),
    ("apis", "APIs", "A"),
    ("operation", "Operation and scale", "O"),
    ("security", "Security", "S"),
    ("quality", "Quality and delivery", "Q"),
    ("design", "Design", "N"),
];
const HOURS: [u16; 16] = [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 6, 6, 8, 12];
/// Topics at the beginning that topics of every stage build on.
const HUBS: usize = 12;
/// How far back most of what a stage builds on lies, in topics.
const REACH: usize = 30;

/// Titles are made of these: sometimes one of the first, always one of the second and the third, sometimes of the last.
const HOW: &str = "Adaptive, Asynchronous, Automatic, Bounded, Concurrent, Consistent, Declarative, Distributed, Durable, \
    Encrypted, Functional, Horizontal, Idempotent, Immutable, Incremental, Layered, Lazy, Managed, Parallel, \
    Partial, Portable, Reactive, Secure, Typed";
const WHAT: &str = "API, access, account, backup, cache, certificate, cluster, column, connection, container, cookie, \
    database, deadlock, document, event, file, gateway, graph, header, index, job, key, log, memory, \
    message, network, object, packet, process, proxy, query, queue, request, schema, server, session, shard, \
    socket, stream, token";
const ASPECT: &str = "analysis, balancing, batching, builders, compression, design, discovery, encoding, expiry, formats, \
    hashing, isolation, limits, locking, mapping, migration, monitoring, ordering, parsing, planning, \
    pooling, protocols, recovery, replication, routing, sampling, scheduling, signing, storage, testing, \
    tracing, versioning";
const FOR: &str = "at scale, basics, by hand, in Go, in Java, in Python, in Rust, in SQL, in depth, in practice, on Linux, \
    patterns";

/// Numbers that look random and are the same each time: xorshift.
struct Dice(u64);

impl Dice {
    /// A number below a limit.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // The upper bits are the better ones. A roadmap is far shorter than they reach.
        ((self.0 >> 33) as usize) % limit.max(1)
    }

    /// Whether something happens that does so often in a hundred times.
    fn percent(&mut self, often: usize) -> bool {
        self.below(100) < often
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn word(&mut self, of: &'static str) -> &'static str {
        let words: Vec<&str> = of.split(", ").collect();
        self.one(&words)
    }

    /// Two to four words that nothing else is called.
    fn title(&mut self, taken: &mut HashSet<String>) -> String {
        loop {
            let mut words = format!("{} {}", self.word(WHAT), self.word(ASPECT));
            if self.percent(45) {
                words = format!("{} {words}", self.word(HOW));
            }
            if self.percent(30) {
                words = format!("{words} {}", self.word(FOR));
            }
            let title = words.get(..1).unwrap_or_default().to_uppercase() + words.get(1..).unwrap_or_default();
            if taken.insert(title.clone()) {
                return title;
            }
        }
    }

    fn marks(&mut self) -> BTreeMap<String, Mark> {
        let mark = match self.below(100) {
            0..=60 => Mark::Recommended,
            61..=88 => Mark::AnyTime,
            89..=96 => Mark::Alternative,
            _ => Mark::NotRecommended,
        };
        both(mark)
    }
}

/// The same mark in both editions.
fn both(mark: Mark) -> BTreeMap<String, Mark> {
    ["2021", "2026"].map(|year| (year.to_owned(), mark)).into()
}

/// A roadmap of so many topics, in reading order.
pub fn content(topics: usize) -> Content {
    let mut sample = Sample {
        dice: Dice(0x5eed_0f00_ad3a_9e5d),
        titles: HashSet::new(),
        topics: Vec::with_capacity(topics),
        stages: Stages::default(),
    };
    while sample.topics.len() < topics {
        let size = sample.dice.one(&STAGES).min(topics - sample.topics.len());
        sample.add_stage(size);
    }
    let absent = |path: &str| File { path: path.to_owned(), text: String::new() };
    Content {
        stages_file: absent("stages.toml"),
        stages: sample.stages,
        stage_files: Vec::new(),
        topics: sample.topics,
        paths: Vec::new(),
        glossary_file: absent("glossary.toml"),
        glossary: Glossary::default(),
        programs_file: absent("programs.toml"),
        programs: Programs::default(),
    }
}

struct Sample {
    dice: Dice,
    titles: HashSet<String>,
    topics: Vec<TopicFile>,
    stages: Stages,
}

impl Sample {
    fn add_stage(&mut self, size: usize) {
        let title = self.dice.title(&mut self.titles);
        let id = id_of(&title, self.stages.stage.len() + 1);
        let start = self.topics.len();
        // What can be asked for is what came before: groups of earlier stages.
        let groups = self.stages.group.len();
        // The topic that the next one may be a part of, and whether the last one was a part.
        let (mut whole, mut was_part) = (None, false);
        while self.topics.len() < start + size {
            let at = self.topics.len();
            let left = start + size - at;
            was_part = whole.is_some() && self.dice.percent(if was_part { 60 } else { 25 });
            if !was_part && left >= 2 && self.dice.percent(13) {
                self.add_group(&id, start, left);
                whole = None;
                continue;
            }
            let mut front = self.topic(&id);
            if was_part {
                front.parent = whole.map(|whole: usize| self.id_at(whole));
                front.prerequisites.extend(front.parent.clone());
            } else {
                whole = Some(at);
                if at > start && self.dice.percent(85) {
                    let back = 1 + self.dice.below(3).min(at - start - 1);
                    front.prerequisites.push(self.id_at(at - back));
                }
            }
            if self.dice.percent(if at == start { 98 } else { 64 }) {
                front.prerequisites.extend(self.earlier(start).filter(|id| !front.prerequisites.contains(id)));
            }
            if groups > 0 && self.dice.percent(18) {
                let group = if self.dice.percent(60) { 0 } else { groups - 1 };
                front.one_of.push(self.stages.group[group].id.clone());
            }
            self.push(front);
        }
        let (summary, marks) = (String::new(), self.dice.marks());
        let line = self.line();
        self.stages.stage.push(StageEntry { id, line, title, summary, marks });
    }

    /// The line of the next stage.
    fn line(&mut self) -> Option<String> {
        let letter = LINES.chars().nth(self.stages.stage.len() % LINES.len())?;
        let (id, name, letter) = NAMES.into_iter().find(|(.., other)| other.starts_with(letter))?;
        if !self.stages.line.iter().any(|line| line.id == id) {
            let hue = ["#505a62".into(), "#a7b2bc".into()];
            self.stages.line.push(LineEntry { id: id.into(), name: name.into(), letter: letter.into(), hue });
        }
        Some(id.to_owned())
    }

    /// Two to five topics of which a learner needs one; each needs what stands before them.
    fn add_group(&mut self, stage: &str, start: usize, left: usize) {
        let title = self.dice.title(&mut self.titles);
        let id = id_of(&title, self.stages.group.len() + 1);
        let size = (2 + self.dice.below(4)).min(left);
        let before = self.topics.len();
        let needed = if before > start { Some(self.id_at(before - 1)) } else { self.earlier(start) };
        for member in 0..size {
            let mut front = self.topic(stage);
            front.group = Some(id.clone());
            front.prerequisites.extend(needed.clone());
            front.marks = both(if member == 0 { Mark::Recommended } else { Mark::Alternative });
            self.push(front);
        }
        self.stages.group.push(GroupEntry { id, title: title.to_lowercase(), note: String::new() });
    }

    /// A topic of an earlier stage: one of the last, or one that much builds on.
    fn earlier(&mut self, start: usize) -> Option<String> {
        let at = if self.dice.percent(30) {
            self.dice.below(start.min(HUBS))
        } else {
            start.checked_sub(1 + self.dice.below(start.min(REACH)))?
        };
        (at < start).then(|| self.id_at(at))
    }

    fn topic(&mut self, stage: &str) -> FrontMatter {
        let title = self.dice.title(&mut self.titles);
        let number = self.topics.len() + 1;
        let hours = self.dice.one(&HOURS);
        FrontMatter {
            id: id_of(&title, number),
            number: u16::try_from(number).unwrap_or(u16::MAX),
            title,
            stage: stage.to_owned(),
            parent: None,
            group: None,
            kind: self.dice.one(&[Concept, Concept, Concept, Technology, Technology, Practice, Tool, Language]),
            level: self.dice.one(&[Level::Beginner, Level::Intermediate, Level::Intermediate, Level::Advanced]),
            hours: [hours, hours * 2],
            prerequisites: Vec::new(),
            one_of: Vec::new(),
            source: Source::Drawing,
            synonyms: Vec::new(),
            summary: String::new(),
            reviewed: String::new(),
            marks: self.dice.marks(),
            change: Vec::new(),
        }
    }

    fn id_at(&self, at: usize) -> String {
        self.topics[at].front.id.clone()
    }

    fn push(&mut self, front: FrontMatter) {
        let file = File { path: format!("topics/{}/{}.md", front.stage, front.id), text: String::new() };
        let study = Study::default();
        let prose = Prose { text: String::new(), line: 1 };
        self.topics.push(TopicFile { file, front, prose, study });
    }
}

/// A name for URLs that nothing else has.
fn id_of(title: &str, number: usize) -> String {
    format!("{}-{number}", title.to_lowercase().replace(' ', "-"))
}
