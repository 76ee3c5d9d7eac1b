//! All that a topic needs, and all that it unlocks, over as many steps as it takes.

use super::roadmap::Roadmap;
use super::topic::{Prerequisite, TopicIndex};

/// How a topic hangs together with the one in question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// It is the one in question.
    Itself,
    /// It is needed.
    Needed,
    /// It is unlocked.
    Unlocked,
}

impl Bond {
    /// The word for style sheets.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Itself => "itself",
            Self::Needed => "needed",
            Self::Unlocked => "unlocked",
        }
    }
}

/// A topic with all that it needs and unlocks.
#[derive(Clone, Debug)]
pub struct Chain {
    bonds: Vec<Option<Bond>>,
}

impl Chain {
    /// The chain of a topic. What is needed stands before what needs it, in the order of the roadmap.
    pub fn of(topic: TopicIndex, roadmap: &Roadmap) -> Self {
        let mut chain = Self { bonds: vec![None; roadmap.topics.len()] };
        let own = usize::from(topic.0);
        chain.set(topic, Bond::Itself);
        for at in (0..=topic.0).rev().map(TopicIndex) {
            if chain.bond(at).is_some() {
                for needed in roadmap.topic(at).prerequisites {
                    match needed {
                        Prerequisite::Topic(topic) => chain.set(*topic, Bond::Needed),
                        Prerequisite::OneOf(group) => {
                            roadmap.group(*group).members.iter().for_each(|topic| chain.set(*topic, Bond::Needed));
                        }
                    }
                }
            }
        }
        for at in roadmap.indices().skip(own + 1) {
            let leads = |needed: &Prerequisite| chain.leads(*needed, roadmap);
            if roadmap.topic(at).prerequisites.iter().any(leads) {
                chain.set(at, Bond::Unlocked);
            }
        }
        chain
    }

    fn set(&mut self, topic: TopicIndex, bond: Bond) {
        if let Some(place) = self.bonds.get_mut(usize::from(topic.0)).filter(|place| place.is_none()) {
            *place = Some(bond);
        }
    }

    /// How a topic hangs together with the one in question.
    pub fn bond(&self, topic: TopicIndex) -> Option<Bond> {
        self.bonds.get(usize::from(topic.0)).copied().flatten()
    }

    /// Whether what is needed is the topic in question or unlocked by it.
    fn leads(&self, needed: Prerequisite, roadmap: &Roadmap) -> bool {
        let is_on = |topic: TopicIndex| matches!(self.bond(topic), Some(Bond::Itself | Bond::Unlocked));
        match needed {
            Prerequisite::Topic(topic) => is_on(topic),
            Prerequisite::OneOf(group) => roadmap.group(group).members.iter().any(|topic| is_on(*topic)),
        }
    }

    /// Whether a line is part of the chain.
    pub fn has_line(&self, from: Prerequisite, to: TopicIndex, roadmap: &Roadmap) -> bool {
        match self.bond(to) {
            // All that is needed is needed whole.
            Some(Bond::Itself | Bond::Needed) => true,
            Some(Bond::Unlocked) => self.leads(from, roadmap),
            None => false,
        }
    }
}
