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
    /// The chain of a topic. What is needed may stand behind what needs it, in the order of the roadmap.
    pub fn of(topic: TopicIndex, roadmap: &Roadmap) -> Self {
        let mut chain = Self { bonds: vec![None; roadmap.topics.len()] };
        chain.set(topic, Bond::Itself);
        let mut ahead = vec![topic];
        while let Some(at) = ahead.pop() {
            for needed in roadmap.topic(at).prerequisites {
                let meant = match needed {
                    Prerequisite::Topic(topic) => std::slice::from_ref(topic),
                    Prerequisite::OneOf(group) => roadmap.group(*group).members,
                };
                ahead.extend(meant.iter().filter(|topic| chain.set(**topic, Bond::Needed)));
            }
        }
        let mut is_growing = true;
        while is_growing {
            is_growing = false;
            for at in roadmap.indices() {
                let leads = |needed: &Prerequisite| chain.leads(*needed, roadmap);
                if roadmap.topic(at).prerequisites.iter().any(leads) {
                    is_growing |= chain.set(at, Bond::Unlocked);
                }
            }
        }
        chain
    }

    /// Whether the topic had no bond yet; now it has one.
    fn set(&mut self, topic: TopicIndex, bond: Bond) -> bool {
        let place = self.bonds.get_mut(usize::from(topic.0)).filter(|place| place.is_none());
        place.map(|place| *place = Some(bond)).is_some()
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

    /// What a prerequisite is in the chain: a step before the topic in question, one after it, or none.
    pub fn link(&self, from: Prerequisite, to: TopicIndex, roadmap: &Roadmap) -> Option<Bond> {
        match self.bond(to)? {
            // All that is needed is needed whole.
            Bond::Itself | Bond::Needed => Some(Bond::Needed),
            Bond::Unlocked => self.leads(from, roadmap).then_some(Bond::Unlocked),
        }
    }
}
