//! Elements of the page: what is read of them, what is set, what is left alone.

use backend_roadmap::browser::node::Node;
use backend_roadmap::browser::{document, focus};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::Fixture;

#[wasm_bindgen_test]
fn attributes_are_set_read_and_removed() {
    let fixture = Fixture::new("web-attributes", "<p data-one='1'></p>");
    let node = fixture.node("p");
    assert_eq!(node.attribute("data-one").as_deref(), Some("1"));
    assert_eq!(node.attribute("data-two"), None);
    node.set_attribute("data-one", Some("\"<&"));
    node.set_attribute("data-two", Some(""));
    assert_eq!(node.attribute("data-one").as_deref(), Some("\"<&"));
    assert_eq!(node.attribute("data-two").as_deref(), Some(""));
    node.set_attribute("data-one", None);
    node.set_attribute("data-none", None);
    assert_eq!(fixture.html(), "<p data-two=\"\"></p>");
}

#[wasm_bindgen_test]
fn a_flag_is_there_or_not_and_keeps_its_value() {
    let fixture = Fixture::new("web-flags", "<p hidden='until-found'></p>");
    let node = fixture.node("p");
    node.set_flag("hidden", true);
    assert_eq!(node.attribute("hidden").as_deref(), Some("until-found"));
    node.set_flag("hidden", false);
    node.set_flag("inert", true);
    assert_eq!(fixture.html(), "<p inert=\"\"></p>");
}

#[wasm_bindgen_test]
fn a_text_is_set_as_text_and_an_equal_one_is_left_alone() {
    let fixture = Fixture::new("web-text", "<p>old <b>text</b></p><i>same</i>");
    assert_eq!(fixture.node("p").text(), "old text");
    fixture.node("p").set_text("<b>new</b> & 🦀");
    assert_eq!(fixture.node("p").text(), "<b>new</b> & 🦀");
    assert_eq!(fixture.node("p").find("b"), None);
    let inside = || fixture.element("i").first_child().expect("a text");
    let before = inside();
    fixture.node("i").set_text("same");
    assert_eq!(inside(), before, "the same text node");
    fixture.node("i").set_text("other");
    assert_ne!(inside(), before);
    fixture.node("i").set_text("");
    assert_eq!(fixture.html(), "<p>&lt;b&gt;new&lt;/b&gt; &amp; 🦀</p><i></i>");
}

#[wasm_bindgen_test]
fn a_box_is_checked_and_what_is_no_box_is_not() {
    let fixture = Fixture::new(
        "web-boxes",
        "<input type=checkbox><input type=radio name=web value=a checked><input type=radio name=web value=b><p></p>",
    );
    let (check, a, b) = (fixture.node("[type=checkbox]"), fixture.node("[value=a]"), fixture.node("[value=b]"));
    assert!(!check.is_checked());
    check.click();
    assert!(check.is_checked());
    b.click();
    assert!(b.is_checked() && !a.is_checked(), "one radio button of a group");
    assert!(!fixture.node("p").is_checked());
}

#[wasm_bindgen_test]
fn a_field_and_a_choice_have_values() {
    let fixture =
        Fixture::new("web-values", "<input value=start><select><option value=a>A<option value=b>B</select><p></p>");
    let (field, choice) = (fixture.node("input"), fixture.node("select"));
    assert_eq!((field.value(), choice.value()), ("start".to_owned(), "a".to_owned()));
    field.set_value("Ü 🦀");
    choice.set_value("b");
    assert_eq!((field.value(), choice.value()), ("Ü 🦀".to_owned(), "b".to_owned()));
    choice.set_value("of no option");
    assert_eq!(choice.value(), "");
    fixture.node("p").set_value("text");
    assert_eq!(fixture.node("p").value(), "");
}

#[wasm_bindgen_test]
fn an_equal_value_leaves_the_cursor_where_it_is() {
    let fixture = Fixture::new("web-cursor", "<input value=text>");
    let element: web_sys::HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(fixture.element("input"));
    element.set_selection_range(1, 2).expect("a selection");
    fixture.node("input").set_value("text");
    assert_eq!((element.selection_start(), element.selection_end()), (Ok(Some(1)), Ok(Some(2))));
    fixture.node("input").select();
    assert_eq!((element.selection_start(), element.selection_end()), (Ok(Some(0)), Ok(Some(4))));
    assert_eq!(Node::focused(), Some(fixture.node("input")));
}

#[wasm_bindgen_test]
fn a_template_is_copied_anew_each_time() {
    let fixture = Fixture::new(
        "web-templates",
        "<template class=full> <li><b>x</b></li></template><template class=empty></template><p></p>",
    );
    let copy = || Node::from_template("#web-templates .full").expect("a copy");
    let (one, two) = (copy(), copy());
    assert_ne!(one, two);
    one.find("b").expect("deep").set_text("changed");
    assert_eq!((one.text(), two.text(), copy().text()), ("changed".into(), "x".into(), "x".into()));
    for selector in [".empty", "p", ".absent"] {
        assert_eq!(Node::from_template(&format!("#web-templates {selector}")), None, "{selector}");
    }
    fixture.node("p").append(&one);
    assert!(fixture.html().ends_with("<p><li><b>changed</b></li></p>"));
}

#[wasm_bindgen_test]
fn elements_are_found_by_selectors_and_a_wrong_selector_finds_nothing() {
    let fixture = Fixture::new("web-selectors", "<ul><li class=a>1</li><li>2</li><li class=a>3</li></ul>");
    let root = fixture.root();
    let texts: Vec<String> = root.all("li").iter().map(Node::text).collect();
    assert_eq!(texts, ["1", "2", "3"]);
    assert_eq!(root.all(".absent"), []);
    assert_eq!(root.find("li:last-child"), root.all(".a").last().cloned());
    let item = fixture.node("li");
    assert_eq!(item.closest("li"), Some(item.clone()), "itself");
    assert_eq!(item.closest("#web-selectors"), Some(root.clone()));
    assert_eq!(item.closest("table"), None);
    assert!(item.is(".a") && !item.is("ul") && root.contains(&item) && !item.contains(&root));
    assert_eq!(item.parent(), root.find("ul"));
    assert_eq!(Node::root().and_then(|page| page.parent()), None);
    assert_eq!((root.find("li["), root.closest("li["), root.all("li[")), (None, None, Vec::new()));
    assert!(!item.is("li["));
}

#[wasm_bindgen_test]
fn elements_are_put_in_and_taken_out() {
    let fixture = Fixture::new("web-places", "<p></p><b></b>");
    let [p, b] = ["p", "b"].map(|selector| fixture.node(selector));
    p.append(&b);
    assert_eq!(fixture.html(), "<p><b></b></p>");
    b.remove();
    b.remove();
    assert_eq!(fixture.html(), "<p></p>");
}

#[wasm_bindgen_test]
fn focus_is_given_and_taken_without_scrolling() {
    let fixture = Fixture::new(
        "web-focus",
        "<button id=web-near></button><div style='height: 5000px'></div><h2 tabindex=-1></h2><p></p>",
    );
    focus::set_scroll_top(0.0);
    assert_eq!(Node::focused(), None);
    fixture.node("h2").focus();
    assert_eq!(Node::focused(), Some(fixture.node("h2")));
    assert_eq!(focus::scroll_top(), 0.0);
    fixture.node("p").focus();
    assert_eq!(Node::focused(), Some(fixture.node("h2")), "a paragraph takes no focus");
    fixture.node("h2").blur();
    assert_eq!(Node::focused(), None);
}

#[wasm_bindgen_test]
fn the_window_scrolls_to_a_place_and_to_an_element() {
    let fixture =
        Fixture::new("web-scroll", "<div style='height: 5000px'></div><h2>Here</h2><div style='height: 5000px'></div>");
    focus::set_scroll_top(123.0);
    assert_eq!(focus::scroll_top(), 123.0);
    fixture.node("h2").scroll_into_view(true);
    assert!(fixture.node("h2").top().abs() < 1.0, "{}", fixture.node("h2").top());
    let shown = focus::scroll_top();
    focus::set_scroll_top(shown - 10.0);
    fixture.node("h2").scroll_into_view(false);
    assert_eq!(focus::scroll_top(), shown - 10.0, "what is seen need not be scrolled to");
    focus::set_scroll_top(0.0);
}

#[wasm_bindgen_test]
fn a_dialog_opens_over_the_page() {
    let fixture = Fixture::new("web-dialog", "<button class=opener></button><dialog><button></button></dialog>");
    let (opener, dialog) = (fixture.node(".opener"), fixture.node("dialog"));
    opener.focus();
    dialog.open_dialog();
    dialog.open_dialog();
    assert!(dialog.is("dialog[open]:modal"));
    assert_eq!(Node::focused(), dialog.find("button"));
    opener.open_dialog();
    opener.blur();
}

#[wasm_bindgen_test]
fn the_base_is_what_the_page_states_or_else_the_root() {
    let root = Node::root().expect("a root");
    assert_eq!(document::base(), "/");
    root.set_attribute("data-base", Some("/some/base/"));
    assert_eq!(document::base(), "/some/base/");
    root.set_attribute("data-base", None);
    assert_eq!(document::base(), "/");
}

#[wasm_bindgen_test]
fn the_title_of_the_window_is_set() {
    let before = super::page::document().title();
    document::set_title("A <title> & more");
    assert_eq!(super::page::document().title(), "A <title> & more");
    document::set_title(&before);
}

#[wasm_bindgen_test]
fn a_field_of_several_lines_is_read_and_set() {
    let fixture = Fixture::new("web-lines", "<textarea>one\ntwo</textarea><p>text</p>");
    let field = fixture.node("textarea");
    assert_eq!(field.value(), "one\ntwo");
    field.set_value("three\n<b>");
    assert_eq!(field.value(), "three\n<b>");
    assert_eq!(fixture.node("p").value(), "");
}
