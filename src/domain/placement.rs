//! Placement: which topics a learner knows already. Asks the topics' own questions, a leg of a path at a time, and leaves a
//! leg early where little of it is known. Knows neither the questions nor how they are shown.

use super::topic::TopicIndex;

pub mod kept;

/// How many questions in a row must be answered rightly, where a topic has so many.
const PROOF: usize = 2;
/// After how many topics that the learner does not know the rest of a leg is left out.
const ENOUGH: usize = 2;

/// How far a placement has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placement {
    /// The topics to ask about, leg by leg.
    legs: Vec<Vec<TopicIndex>>,
    leg: usize,
    topic: usize,
    /// How many questions of the topic were answered, all of them rightly.
    right: usize,
    /// How many topics of the leg were not known.
    unknown: usize,
    proved: Vec<TopicIndex>,
    /// Whether the learner has had enough for now.
    is_stopped: bool,
}

impl Placement {
    /// A placement over the topics of each leg, none answered yet.
    pub fn new(legs: Vec<Vec<TopicIndex>>) -> Self {
        let legs = legs.into_iter().filter(|leg| !leg.is_empty()).collect();
        Self { legs, ..Self::default() }
    }

    /// The topic that is asked about; none at the end, or once it was stopped.
    pub fn topic(&self) -> Option<TopicIndex> {
        if self.is_stopped {
            return None;
        }
        self.legs.get(self.leg)?.get(self.topic).copied()
    }

    /// Which of the topic's questions is asked, from 0.
    pub fn question(&self) -> usize {
        self.right
    }

    /// The topics that the learner knows, in the order of the questions.
    pub fn proved(&self) -> &[TopicIndex] {
        &self.proved
    }

    /// The leg, from 1, and how many legs there are.
    pub fn place(&self) -> (usize, usize) {
        (self.leg + 1, self.legs.len())
    }

    /// Takes an answer to the question; `questions` is how many the topic has.
    pub fn answer(&mut self, is_right: bool, questions: usize) {
        let Some(topic) = self.topic() else { return };
        if !is_right {
            self.unknown += 1;
        } else {
            self.right += 1;
            if self.right < PROOF.min(questions) {
                return;
            }
            self.proved.push(topic);
        }
        match self.unknown {
            ENOUGH.. => self.skip_leg(),
            _ => self.next_topic(),
        }
    }

    /// Leaves a topic that has no question to answer by choosing.
    pub fn skip_topic(&mut self) {
        self.next_topic();
    }

    /// Leaves the rest of the leg.
    pub fn skip_leg(&mut self) {
        self.leg += 1;
        (self.topic, self.right, self.unknown) = (0, 0, 0);
    }

    /// Asks nothing more for now.
    pub fn stop(&mut self) {
        self.is_stopped = true;
    }

    fn next_topic(&mut self) {
        self.topic += 1;
        self.right = 0;
        if self.legs.get(self.leg).is_some_and(|leg| self.topic >= leg.len()) {
            self.skip_leg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placement() -> Placement {
        let topics = |from: u16| (from..from + 4).map(TopicIndex).collect();
        Placement::new(vec![topics(0), Vec::new(), topics(10)])
    }

    #[test]
    fn a_topic_is_known_after_two_right_answers_or_all_that_there_are() {
        let mut placement = placement();
        placement.answer(true, 3);
        assert_eq!((placement.topic(), placement.question()), (Some(TopicIndex(0)), 1));
        placement.answer(true, 3);
        placement.answer(true, 1);
        assert_eq!(placement.proved(), [TopicIndex(0), TopicIndex(1)]);
        // One right answer and a wrong one are no proof.
        placement.answer(true, 2);
        placement.answer(false, 2);
        assert_eq!((placement.topic(), placement.proved().len()), (Some(TopicIndex(3)), 2));
    }

    #[test]
    fn a_leg_is_left_after_two_topics_that_are_not_known() {
        let mut placement = placement();
        assert_eq!(placement.place(), (1, 2));
        placement.answer(false, 2);
        placement.answer(false, 2);
        assert_eq!((placement.topic(), placement.place()), (Some(TopicIndex(10)), (2, 2)));
    }

    #[test]
    fn the_last_topic_of_a_leg_does_not_take_the_next_leg_with_it() {
        let mut placement = placement();
        for _ in 0..2 {
            placement.skip_topic();
        }
        placement.answer(false, 2);
        placement.answer(false, 2);
        assert_eq!(placement.topic(), Some(TopicIndex(10)));
    }

    #[test]
    fn parts_can_be_skipped_and_all_can_be_stopped() {
        let mut placement = placement();
        placement.skip_leg();
        assert_eq!(placement.topic(), Some(TopicIndex(10)));
        placement.answer(true, 1);
        placement.stop();
        assert_eq!((placement.topic(), placement.proved()), (None, &[TopicIndex(10)][..]));
        placement.answer(true, 1);
        placement.skip_leg();
        assert_eq!(placement.proved().len(), 1, "nothing is asked any more");
    }
}
