//! The options of a comparison: the order of people and stages, which topics are shown, which stages are folded.

use crate::content::ROADMAP;
use crate::domain::compare::{Agreement, PeopleOrder, Person, StageOrder};
use crate::domain::topic::StageIndex;

/// How a learner wants to see a comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableOptions {
    /// The order of the people.
    pub people: PeopleOrder,
    /// Whether the order of the people is turned around.
    pub is_reversed: bool,
    /// The order of the stages.
    pub stages: StageOrder,
    /// Which topics are shown.
    pub shown: Agreement,
    /// The stages that are not folded, or unfolded, as the others are.
    toggled: Vec<StageIndex>,
}

impl TableOptions {
    /// Whether the topics of a stage are shown. All topics would be a long table: it begins folded, a selection does not.
    pub fn is_open(&self, stage: StageIndex) -> bool {
        (self.shown != Agreement::Any) != self.toggled.contains(&stage)
    }

    /// Folds a stage, or unfolds it.
    pub fn toggle(&mut self, stage: StageIndex) {
        match self.toggled.iter().position(|toggled| *toggled == stage) {
            Some(at) => drop(self.toggled.remove(at)),
            None => self.toggled.push(stage),
        }
    }

    /// Folds or unfolds every stage.
    pub fn open_all(&mut self, are_open: bool) {
        self.toggled.clear();
        self.toggled.extend(ROADMAP.stage_indices());
        let is_done = ROADMAP.stage_indices().all(|stage| self.is_open(stage) == are_open);
        if !is_done {
            self.toggled.clear();
        }
    }

    /// Shows other topics, every stage folded or not as is usual for them.
    pub fn show(&mut self, shown: Agreement) {
        self.shown = shown;
        self.toggled.clear();
    }

    /// Orders the people by something; by the same thing again the other way round, and then as they were entered.
    pub fn order(&mut self, by: PeopleOrder) {
        match (self.people == by, self.is_reversed) {
            (false, _) => (self.people, self.is_reversed) = (by, false),
            (true, false) => self.is_reversed = true,
            (true, true) => (self.people, self.is_reversed) = (PeopleOrder::Entered, false),
        }
    }

    /// The places of the people, in order.
    pub fn places(&self, people: &[Person]) -> Vec<usize> {
        self.people.of(self.is_reversed, &ROADMAP, people)
    }

    /// The people in order.
    pub fn ordered<'a>(&self, people: &'a [Person]) -> Vec<&'a Person> {
        self.places(people).into_iter().filter_map(|at| people.get(at)).collect()
    }
}
