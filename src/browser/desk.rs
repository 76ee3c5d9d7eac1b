//! The line between the two programs of a page: the app, which every visit loads, and the desk, which is loaded when
//! something rarely done is asked for. Texts go over it, nothing else. Knows nothing of what they say.

use wasm_bindgen::prelude::*;

use super::event;

/// What begins the names of the events by which the app tells the desk something.
const EVENT: &str = "roadmap-";
/// The page or the progress has changed.
const CHANGED: &str = "changed";

#[wasm_bindgen]
extern "C" {
    /// Loads the desk, once: `boot.js` has it.
    #[wasm_bindgen(catch, js_name = openDesk)]
    async fn open_desk() -> Result<JsValue, JsValue>;

    /// What the app answers to: [`serve`] puts it there.
    #[wasm_bindgen(js_name = roadmap)]
    fn ask_roadmap(words: Vec<String>) -> String;
}

/// Loads the desk, if it is not there. Returns whether it is now.
pub async fn open() -> bool {
    open_desk().await.is_ok()
}

/// The app's side: answers what the desk asks.
pub fn serve(answer: impl Fn(&[String]) -> String + 'static) {
    let answer = Closure::<dyn Fn(Vec<String>) -> String>::new(move |words: Vec<String>| answer(&words));
    let _ = js_sys::Reflect::set(&js_sys::global(), &JsValue::from_str("roadmap"), answer.as_ref());
    answer.forget();
}

/// The desk's side: asks the app.
pub fn ask(words: &[&str]) -> String {
    ask_roadmap(words.iter().map(|word| (*word).to_owned()).collect())
}

/// The app's side: tells the desk that the page or the progress has changed.
pub fn announce() {
    command(CHANGED);
}

/// The app's side: has the desk carry out a command.
pub fn command(name: &str) {
    event::dispatch(&format!("{EVENT}{name}"));
}

/// The desk's side: calls back when the page or the progress has changed.
pub fn on_change(callback: impl Fn() + 'static) {
    on_command(CHANGED, callback);
}

/// The desk's side: calls back when a button with this `data-command` is pressed.
pub fn on_command(name: &str, callback: impl Fn() + 'static) {
    event::on_own(&format!("{EVENT}{name}"), callback);
}
