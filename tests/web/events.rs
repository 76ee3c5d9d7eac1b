//! Events that are dispatched to real elements. A listener stays for ever, so each minds only the elements of its test.

use std::cell::RefCell;
use std::rc::Rc;

use backend_roadmap::browser::event;
use backend_roadmap::browser::node::Node;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventTarget, KeyboardEvent};

use super::page::{Fixture, dispatch, document};

type Heard<T> = Rc<RefCell<Vec<T>>>;

fn take<T>(heard: &Heard<T>) -> Vec<T> {
    heard.borrow_mut().drain(..).collect()
}

/// Prevents what the browser does at an event, before it comes to the document.
fn prevent(target: &EventTarget, name: &str) {
    let listener = Closure::<dyn Fn(Event)>::new(|event: Event| event.prevent_default());
    target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()).expect("a listener");
    listener.forget();
}

#[wasm_bindgen_test]
fn a_field_is_heard_with_its_value() {
    let fixture = Fixture::new("web-fields", "<input value=a><select><option value=b></select>");
    let heard = Heard::default();
    let hearing = Rc::clone(&heard);
    event::on_target("input", move |node| hearing.borrow_mut().push(node.value()));
    dispatch(&fixture.element("input"), "Event", "input", &[]);
    dispatch(&fixture.element("select"), "Event", "input", &[]);
    dispatch(&fixture.element("input"), "Event", "change", &[]);
    dispatch(&document(), "Event", "input", &[]);
    assert_eq!(take(&heard), ["a", "b"]);
}

#[wasm_bindgen_test]
fn a_plain_click_is_heard_with_what_was_clicked() {
    let fixture = Fixture::new("web-clicks", "<button type=button class=acts><b>x</b></button><p>y</p>");
    let heard = Heard::default();
    let hearing = Rc::clone(&heard);
    event::on_click(move |node| {
        let is_ours = node.closest("#web-clicks").is_some();
        if is_ours {
            hearing.borrow_mut().push(node.text());
        }
        is_ours && node.closest(".acts").is_some()
    });
    let click = |selector: &str, fields: &[(&str, JsValue)]| {
        dispatch(&fixture.element(selector), "MouseEvent", "click", fields)
    };
    assert!(!click("b", &[]), "the callback acted, so the browser does not");
    assert!(click("p", &[]), "the callback did not act, so the browser may");
    assert_eq!(take(&heard), ["x", "y"]);
    for modifier in ["ctrlKey", "shiftKey", "altKey", "metaKey"] {
        assert!(click("b", &[(modifier, JsValue::TRUE)]), "{modifier}");
    }
    dispatch(&document(), "MouseEvent", "click", &[]);
    assert!(dispatch(&fixture.element("b"), "Event", "click", &[]), "no mouse, no keyboard: not a click of a learner");
    prevent(&fixture.element("button"), "click");
    click("b", &[]);
    assert_eq!(take(&heard), Vec::<String>::new());
}

#[wasm_bindgen_test]
fn a_box_clicked_by_the_keyboard_is_a_click_too() {
    let fixture = Fixture::new("web-labels", "<label>Label <input type=checkbox></label>");
    let heard = Heard::default();
    let hearing = Rc::clone(&heard);
    event::on_click(move |node| {
        if node.closest("#web-labels").is_some() {
            hearing.borrow_mut().push(node.is("input"));
        }
        false
    });
    let label: web_sys::HtmlElement = fixture.element("label").unchecked_into();
    label.click();
    assert_eq!(take(&heard), [false, true], "the label, then the box it is for");
    assert!(fixture.node("input").is_checked());
}

fn hear_keys(id: &'static str) -> Heard<(String, bool, bool)> {
    let heard = Heard::default();
    let hearing = Rc::clone(&heard);
    event::on_key(move |key, node| {
        let is_ours = node.as_ref().is_some_and(|node| node.closest(&format!("#{id}")).is_some());
        if is_ours {
            hearing.borrow_mut().push((key.key.to_owned(), key.is_modified, key.is_typing));
        }
        is_ours && key.key == "j"
    });
    heard
}

fn press(target: &EventTarget, key: &str, flag: Option<&str>) -> bool {
    let mut fields = vec![("key", JsValue::from_str(key))];
    fields.extend(flag.map(|flag| (flag, JsValue::TRUE)));
    dispatch(target, "KeyboardEvent", "keydown", &fields)
}

#[wasm_bindgen_test]
fn a_key_is_heard_with_its_modifiers() {
    let fixture = Fixture::new("web-keys", "<button></button>");
    let heard = hear_keys("web-keys");
    let button = fixture.element("button");
    assert!(!press(&button, "j", None), "the callback acted, so the browser does not");
    assert!(press(&button, "k", None), "the callback did not act, so the browser may");
    let plain = |key: &str| (key.to_owned(), false, false);
    assert_eq!(take(&heard), [plain("j"), plain("k")]);
    for (flag, is_modified) in [("ctrlKey", true), ("altKey", true), ("metaKey", true), ("shiftKey", false)] {
        press(&button, "?", Some(flag));
        assert_eq!(take(&heard), [("?".to_owned(), is_modified, false)], "{flag}");
    }
    press(&button, "Escape", None);
    assert_eq!(take(&heard), [plain("Escape")]);
}

#[wasm_bindgen_test]
fn keys_that_are_not_meant_for_the_page_are_not_heard() {
    let fixture = Fixture::new("web-quiet", "<button></button><i></i>");
    let heard = hear_keys("web-quiet");
    assert!(press(&fixture.element("button"), "j", Some("isComposing")), "a character is being composed");
    for key in ["j", "k", "Enter", "Escape", "Process"] {
        let fields = [("key", JsValue::from_str(key)), ("keyCode", JsValue::from_f64(229.0))];
        assert!(dispatch(&fixture.element("button"), "KeyboardEvent", "keydown", &fields), "{key} ends a composition");
    }
    assert!(dispatch(&fixture.element("button"), "Event", "keydown", &[]), "a field was filled in by the browser");
    prevent(&fixture.element("i"), "keydown");
    press(&fixture.element("i"), "j", None);
    assert_eq!(take(&heard), []);
}

#[wasm_bindgen_test]
fn the_name_of_a_key_is_the_pages_only_outside_of_a_composition() {
    let fixture = Fixture::new("web-names", "<input>");
    let heard: Heard<Option<String>> = Heard::default();
    let hearing = Rc::clone(&heard);
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        hearing.borrow_mut().push(event::key_name(&event));
    });
    let input = fixture.element("input");
    input.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref()).expect("a listener");
    for (is_composing, code, expected) in [
        (false, 13, Some("Enter".to_owned())),
        (false, 0, Some("Enter".to_owned())),
        (false, 229, None),
        (true, 229, None),
        (true, 13, None),
    ] {
        let fields = [
            ("key", JsValue::from_str("Enter")),
            ("isComposing", JsValue::from_bool(is_composing)),
            ("keyCode", JsValue::from_f64(f64::from(code))),
        ];
        dispatch(&input, "KeyboardEvent", "keydown", &fields);
        assert_eq!(take(&heard), [expected], "{is_composing} {code}");
    }
}

#[wasm_bindgen_test]
fn alt_gr_is_no_control_and_alt() {
    let fixture = Fixture::new("web-alt-gr", "<button></button>");
    let heard = Heard::default();
    let hearing = Rc::clone(&heard);
    event::on_key(move |key, node| {
        if node.is_some_and(|node| node.closest("#web-alt-gr").is_some()) {
            hearing.borrow_mut().push((key.code.to_owned(), key.is_modified, key.is_alt_graph));
        }
        false
    });
    for (flags, is_modified, is_alt_graph) in [
        (vec![], false, false),
        (vec!["ctrlKey", "altKey"], true, false),
        (vec!["ctrlKey", "altKey", "modifierAltGraph"], false, true),
        (vec!["modifierAltGraph"], false, true),
        (vec!["metaKey", "modifierAltGraph"], true, true),
    ] {
        let mut fields = vec![("key", JsValue::from_str("/")), ("code", JsValue::from_str("KeyQ"))];
        fields.extend(flags.iter().map(|flag| (*flag, JsValue::TRUE)));
        dispatch(&fixture.element("button"), "KeyboardEvent", "keydown", &fields);
        assert_eq!(take(&heard), [("KeyQ".to_owned(), is_modified, is_alt_graph)], "{flags:?}");
    }
}

#[wasm_bindgen_test]
fn a_key_on_no_element_is_heard_without_one() {
    let heard = Heard::default();
    let hearing = Rc::clone(&heard);
    event::on_key(move |key, node: Option<Node>| {
        hearing.borrow_mut().push((key.key.to_owned(), node.is_some(), key.is_typing));
        false
    });
    press(&document(), "web-nowhere", None);
    assert_eq!(take(&heard), [("web-nowhere".to_owned(), false, false)]);
}

#[wasm_bindgen_test]
fn letters_are_text_in_fields_and_in_dialogs_but_not_on_buttons() {
    let fixture = Fixture::new(
        "web-typing",
        "<input class=bare><input type=search><input type=text><input type=radio><input type=checkbox>
        <input type=button><button class=free></button><a href='#'></a><h2 tabindex=-1></h2><textarea></textarea>
        <select></select><div contenteditable></div><dialog class=open open><button></button></dialog>
        <dialog class=closed><button></button></dialog>",
    );
    let heard = hear_keys("web-typing");
    for (selector, is_typing) in [
        (".bare", true),
        ("[type=search]", true),
        ("[type=text]", true),
        ("textarea", true),
        ("select", true),
        ("[contenteditable]", true),
        (".open button", true),
        ("dialog.open", true),
        (".closed button", false),
        ("[type=radio]", false),
        ("[type=checkbox]", false),
        ("[type=button]", false),
        (".free", false),
        ("a", false),
        ("h2", false),
    ] {
        press(&fixture.element(selector), "d", None);
        assert_eq!(take(&heard), [("d".to_owned(), false, is_typing)], "{selector}");
    }
}
