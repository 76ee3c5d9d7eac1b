//! What the tests do to the page without the adapters: put elements there, dispatch events, wait.

use backend_roadmap::browser::node::Node;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, EventTarget, Window};

pub(crate) fn window() -> Window {
    web_sys::window().expect("a window")
}

pub(crate) fn document() -> Document {
    window().document().expect("a document")
}

/// Elements that are on the page for the time of one test.
pub(crate) struct Fixture {
    pub(crate) id: &'static str,
    element: Element,
}

impl Fixture {
    pub(crate) fn new(id: &'static str, html: &str) -> Self {
        let element = document().create_element("div").expect("an element");
        element.set_id(id);
        element.set_inner_html(html);
        document().body().expect("a body").append_child(&element).expect("a place");
        Self { id, element }
    }

    /// The element that holds the others, as the adapters see it.
    pub(crate) fn root(&self) -> Node {
        Node::of_page(&format!("#{}", self.id)).expect("the fixture is on the page")
    }

    /// One of the elements, as the adapters see it.
    pub(crate) fn node(&self, selector: &str) -> Node {
        self.root().find(selector).unwrap_or_else(|| panic!("no {selector}"))
    }

    /// One of the elements, as the browser sees it.
    pub(crate) fn element(&self, selector: &str) -> Element {
        self.element.query_selector(selector).expect("a selector").unwrap_or_else(|| panic!("no {selector}"))
    }

    pub(crate) fn html(&self) -> String {
        self.element.inner_html()
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        self.element.remove();
    }
}

pub(crate) fn object(fields: &[(&str, JsValue)]) -> js_sys::Object {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        js_sys::Reflect::set(&object, &JsValue::from_str(name), value).expect("a field");
    }
    object
}

/// Dispatches an event of a class by its JavaScript name, bubbling and cancelable. Returns whether the browser may act.
pub(crate) fn dispatch(target: &EventTarget, class: &str, name: &str, fields: &[(&str, JsValue)]) -> bool {
    let init = object(fields);
    for flag in ["bubbles", "cancelable"] {
        js_sys::Reflect::set(&init, &JsValue::from_str(flag), &JsValue::TRUE).expect("a field");
    }
    let class: js_sys::Function =
        js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str(class)).expect("a class").unchecked_into();
    let event = js_sys::Reflect::construct(&class, &js_sys::Array::of2(&JsValue::from_str(name), &init));
    let event: Event = event.expect("an event").unchecked_into();
    target.dispatch_event(&event).expect("dispatched")
}

/// Gives an object of the browser another value for a field, until it is dropped.
pub(crate) struct Replaced {
    object: JsValue,
    name: &'static str,
    before: JsValue,
}

impl Replaced {
    /// `body` is the JavaScript that the field is read by.
    pub(crate) fn new(object: &JsValue, name: &'static str, body: &str) -> Self {
        let key = JsValue::from_str(name);
        let before = js_sys::Object::get_own_property_descriptor(object.unchecked_ref::<js_sys::Object>(), &key);
        let getter =
            self::object(&[("get", js_sys::Function::new_no_args(body).into()), ("configurable", JsValue::TRUE)]);
        js_sys::Object::define_property(object.unchecked_ref::<js_sys::Object>(), &key, &getter);
        Self { object: object.clone(), name, before }
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        let key = JsValue::from_str(self.name);
        if self.before.is_undefined() {
            js_sys::Reflect::delete_property(self.object.unchecked_ref::<js_sys::Object>(), &key).expect("deleted");
        } else {
            js_sys::Object::define_property(
                self.object.unchecked_ref::<js_sys::Object>(),
                &key,
                self.before.unchecked_ref(),
            );
        }
    }
}

pub(crate) async fn sleep(millis: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis).expect("a timer");
    });
    JsFuture::from(promise).await.expect("a time that comes");
}

/// Waits until the effects of what has just been done have run: they are tasks that end before any timer.
pub(crate) async fn effects() {
    sleep(0).await;
}

/// Waits until something is so, for at most three seconds.
pub(crate) async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..150 {
        if is_so() {
            return;
        }
        sleep(20).await;
    }
    panic!("waited in vain: {what}");
}
