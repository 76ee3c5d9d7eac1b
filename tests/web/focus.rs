//! The focus goes on to a neighbour, whatever takes away the element that has it.

use std::sync::Once;

use backend_roadmap::browser::focus_keeper;
use backend_roadmap::browser::node::Node;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Fixture, sleep, until};

/// Watches the page; several watchers would do the same twice.
fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(focus_keeper::watch);
}

fn focused() -> String {
    Node::focused().and_then(|node| node.attribute("id")).unwrap_or_default()
}

/// Makes a change to a page on which an element has the focus, and waits until another one has it.
async fn check(html: &str, [before, after]: [&str; 2], change: impl FnOnce(&Fixture)) {
    watch();
    let fixture = Fixture::new("web-focus", html);
    fixture.node(&format!("#{before}")).focus();
    assert_eq!(focused(), before);
    change(&fixture);
    until(&format!("{after} has the focus after {before} in {html}"), || focused() == after).await;
}

const LIST: &str = "<main><h1 id=h tabindex=-1>x</h1><ul><li><a href=# id=a1>x</a><button id=b1>x</button></li>\
    <li><a href=# id=a2>x</a><button id=b2>x</button></li><li><a href=# id=a3>x</a><button id=b3>x</button></li></ul></main>";

#[wasm_bindgen_test]
async fn of_a_list_the_same_control_of_the_next_item_has_it_or_that_of_the_last() {
    for [before, after] in [["b1", "b2"], ["b2", "b3"], ["b3", "b2"], ["a1", "a2"], ["a3", "a2"]] {
        check(LIST, [before, after], |it| it.node(&format!("li:has(#{before})")).remove()).await;
    }
    check(LIST, ["b2", "h"], |it| it.node("ul").remove()).await;
}

#[wasm_bindgen_test]
async fn a_list_that_is_made_anew_has_it_at_the_same_place() {
    let anew =
        "<li><a href=# id=c1>x</a><button id=d1>x</button></li><li><a href=# id=c2>x</a><button id=d2>x</button></li>";
    for [before, after] in [["b1", "d1"], ["b2", "d2"], ["b3", "d2"]] {
        check(LIST, [before, after], |it| it.element("ul").set_inner_html(anew)).await;
    }
}

#[wasm_bindgen_test]
async fn whatever_takes_an_element_away_its_neighbour_has_it() {
    let row = "<div><button id=one>x</button><button id=two>x</button></div>";
    for name in ["hidden", "disabled"] {
        check(row, ["one", "two"], |it| it.node("#one").set_flag(name, true)).await;
        check(row, ["two", "one"], |it| it.node("#two").set_flag(name, true)).await;
    }
    let folded = "<details open><summary id=sum>x</summary><button id=one>x</button></details>";
    check(folded, ["one", "sum"], |it| it.node("details").set_flag("open", false)).await;
    let fields = "<fieldset><button id=one>x</button></fieldset><p><button id=two>x</button></p>";
    check(fields, ["one", "two"], |it| it.node("fieldset").set_flag("disabled", true)).await;
}

#[wasm_bindgen_test]
async fn behind_a_message_that_goes_it_is_where_it_was_before() {
    let page = "<div id=app><main><h1 id=h tabindex=-1>x</h1><button id=row>x</button></main>\
        <section><button id=undo>x</button></section></div>";
    watch();
    let fixture = Fixture::new("web-focus", page);
    fixture.node("#row").focus();
    fixture.node("#undo").focus();
    fixture.node("section").set_flag("hidden", true);
    until("the row has it again", || focused() == "row").await;
    fixture.node("section").set_flag("hidden", false);
    fixture.node("#undo").focus();
    fixture.node("#row").remove();
    fixture.node("section").remove();
    until("the heading has it", || focused() == "h").await;
}

#[wasm_bindgen_test]
async fn who_leaves_an_element_on_purpose_has_left_it() {
    watch();
    let fixture = Fixture::new("web-focus", LIST);
    fixture.node("#b2").focus();
    fixture.node("#b2").blur();
    fixture.node("#b1").set_flag("hidden", true);
    sleep(100).await;
    assert_eq!(focused(), "");
}
