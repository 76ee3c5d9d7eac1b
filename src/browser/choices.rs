//! Choices that a learner made before the program started, in radio buttons, checkboxes, selects and number fields. They
//! are made again once it has started, so that the components handle them like any other choice.

use super::node::Node;

const FIELDS: &str = "input[type=radio], input[type=checkbox], input[type=number], select";

enum Choice {
    Checked(bool),
    Value(String),
}

/// The choices and their elements.
pub struct Choices(Vec<(Node, Choice)>);

impl Choices {
    /// The fields whose values differ from the markup. All of them have `autocomplete="off"`, so no browser restores old
    /// values.
    pub(super) fn of(root: &Node) -> Self {
        let chosen = root.all(FIELDS).into_iter().filter_map(|node| Some((node.clone(), choice_in(&node)?)));
        Self(chosen.collect())
    }

    /// The same choices on elements that have been made in the place of others: `before` are the fields that they were in.
    pub(super) fn moved(self, before: &[Node], root: &Node) -> Self {
        let after = root.all(FIELDS);
        let twin = |node: &Node| after.get(before.iter().position(|it| it == node)?).cloned();
        Self(self.0.into_iter().filter_map(|(node, choice)| Some((twin(&node)?, choice))).collect())
    }

    /// The elements that can be chosen or choose, in order.
    pub(super) fn fields(root: &Node) -> Vec<Node> {
        root.all(FIELDS)
    }

    /// Makes the choices again, unless they hold already or the field is disabled.
    pub fn choose(self) {
        for (node, choice) in self.0.into_iter().filter(|(node, _)| !node.is(":disabled")) {
            match choice {
                Choice::Checked(is_checked) if node.is_checked() != is_checked => node.click(),
                Choice::Value(value) if node.value() != value => {
                    node.set_value(&value);
                    node.dispatch("change");
                }
                _ => {}
            }
        }
    }
}

fn choice_in(node: &Node) -> Option<Choice> {
    if node.is("[type=radio], [type=checkbox]") {
        let is_checked = node.is_checked();
        // A radio button is given up by choosing another one.
        let is_choice = is_checked != node.is("[checked]") && (is_checked || node.is("[type=checkbox]"));
        return is_choice.then_some(Choice::Checked(is_checked));
    }
    let option = node.find("option[selected]").or_else(|| node.find("option"));
    let written = option.as_ref().unwrap_or(node).attribute("value").unwrap_or_default();
    Some(node.value()).filter(|value| *value != written).map(Choice::Value)
}
