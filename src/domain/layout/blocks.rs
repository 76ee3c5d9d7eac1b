//! What stands on one side of a station: topics with their parts, and frames around the topics of a choose-one group.
//! Knows heights, not places.

use super::{Form, snap};
use crate::domain::edition::Edition;
use crate::domain::roadmap::Roadmap;
use crate::domain::text_width::{text_width, wrap};
use crate::domain::topic::{Choice, GroupIndex, TopicIndex};

/// The size of a title's letters.
pub(super) const TITLE: usize = 14;
/// The height of a line of a title.
pub(super) const LINE: i32 = 18;
/// The size of the letters of mark and hours.
const FACTS: usize = 11;
/// The height of a line of them.
pub(super) const FACTS_LINE: i32 = 14;
/// The room above and below the text of a box.
const ROOM: i32 = 18;
/// What room and the sign of the status take of a title's width.
const STATUS: i32 = 40;
/// What room and the sign of the mark take of the facts' width.
const MARK: i32 = 30;
/// The distance of two boxes.
pub(super) const GAP: i32 = 8;
/// How much narrower the parts of a topic are.
pub(super) const INDENT: i32 = 16;
/// The room between a frame and its boxes.
pub(super) const PADDING: i32 = 8;
/// The height of the words over a frame's boxes.
pub(super) const LABEL: i32 = 24;

/// A topic with its parts, or a frame.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// A topic and, below it, its parts.
    Topic {
        /// The topic.
        topic: TopicIndex,
        /// The lines of its title.
        title: Vec<String>,
        /// The lines of its mark and hours.
        facts: Vec<String>,
        /// The height of its box.
        height: i32,
        /// Its parts.
        parts: Vec<Block>,
    },
    /// A choose-one group.
    Choice {
        /// The group.
        group: GroupIndex,
        /// Its topics.
        members: Vec<Block>,
    },
}

impl Block {
    /// The blocks of some topics, which are all parts of the same or of none. Neighbours of the same group share a frame.
    pub(super) fn of(roadmap: &Roadmap, edition: Edition, form: Form, topics: &[TopicIndex], width: i32) -> Vec<Self> {
        let group_of = |topic: &TopicIndex| roadmap.topic(*topic).group;
        let runs = topics.chunk_by(|one, other| group_of(one).is_some() && group_of(one) == group_of(other));
        let mut blocks = Vec::new();
        for run in runs {
            match run.first().and_then(group_of) {
                Some(group) => {
                    let members =
                        run.iter().map(|it| Self::topic(roadmap, edition, form, *it, width - 2 * PADDING)).collect();
                    blocks.push(Self::Choice { group, members });
                }
                None => blocks.extend(run.iter().map(|topic| Self::topic(roadmap, edition, form, *topic, width))),
            }
        }
        blocks
    }

    fn topic(roadmap: &Roadmap, edition: Edition, form: Form, topic: TopicIndex, width: i32) -> Self {
        let it = roadmap.topic(topic);
        // Bold letters are wider.
        let title = wrap(it.title, TITLE * 9 / 8, (width - STATUS).max(1) as usize);
        let mark = it.mark(edition).map_or("", Choice::label);
        let room = (width - MARK).max(0) as usize;
        let facts = format!("{mark} · {}", it.hours);
        let facts = if text_width(&facts) * FACTS <= room * 100 {
            vec![facts]
        } else {
            wrap(mark, FACTS, room).into_iter().chain([it.hours.to_string()]).collect()
        };
        let height = snap(ROOM + LINE * title.len() as i32 + FACTS_LINE * facts.len() as i32);
        let parts: Vec<TopicIndex> = roadmap
            .stage(it.stage)
            .topics
            .iter()
            .copied()
            .filter(|part| roadmap.topic(*part).parent == Some(topic))
            .collect();
        Self::Topic { topic, title, facts, height, parts: Self::of(roadmap, edition, form, &parts, width - INDENT) }
    }

    /// The height with everything inside.
    pub(super) fn height(&self) -> i32 {
        match self {
            Self::Topic { height, parts, .. } => height + parts.iter().map(|part| GAP + part.height()).sum::<i32>(),
            Self::Choice { members, .. } => LABEL + stack(members) + 2 * PADDING,
        }
    }
}

/// The height of blocks below each other.
pub(super) fn stack(blocks: &[Block]) -> i32 {
    let heights: i32 = blocks.iter().map(Block::height).sum();
    heights + GAP * (blocks.len() as i32 - 1).max(0)
}
