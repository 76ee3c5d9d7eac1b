//! A browser with the site in it, in the words of the tests: open, press, set a status, read what is saved. Every wait
//! is for a condition, with a deadline. Knows the handles that the site promises.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::TypingData;
use thirtyfour::prelude::*;

use crate::engine::Engine;
use crate::servers::{SERVERS, Seat};

/// How long anything may take before a test gives up on it.
const DEADLINE: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(20);

/// A fresh browser: nothing stored, nothing cached.
pub(crate) struct Page {
    pub(crate) driver: WebDriver,
    pub(crate) engine: Engine,
    /// The URL of the site's base, with a slash at its end.
    site: String,
    has_worker: bool,
    pub(crate) may_complain: Cell<bool>,
}

/// Runs a test in a fresh browser and closes it, whatever happens. A test fails that leaves an error in the console. The
/// browser is one without service workers: what a page asks for then goes to the server, where a test can see it, block it
/// and measure it.
pub(crate) fn with_page<T>(test: impl AsyncFnOnce(&Page) -> T) -> T {
    run(&SERVERS.site, false, test)
}

/// The same with a server of the test's own, and with the service worker.
pub(crate) fn with_worker<T>(site: &str, test: impl AsyncFnOnce(&Page) -> T) -> T {
    run(site, true, test)
}

/// The same as [`with_page`] with a site of the test's own.
pub(crate) fn with_page_of<T>(site: &str, test: impl AsyncFnOnce(&Page) -> T) -> T {
    run(site, false, test)
}

fn run<T>(site: &str, has_worker: bool, test: impl AsyncFnOnce(&Page) -> T) -> T {
    let engine = Engine::chosen();
    let _seat = Seat::take();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let process = engine.driver();
    let driver = runtime.block_on(WebDriver::new(&process.url, engine.capabilities(has_worker))).expect("a browser");
    let page = Page { driver, engine, site: site.to_owned(), has_worker, may_complain: Cell::new(false) };
    let result = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            page.driver.set_script_timeout(Duration::from_secs(60)).await.unwrap();
            page.resize(1280, 900).await;
            page.prepare_tab().await;
            page.allow_copying().await;
            let value = test(&page).await;
            page.assert_console_is_clean().await;
            value
        })
    }));
    if result.is_err() {
        let url = runtime.block_on(page.driver.current_url()).map(|url| url.to_string()).unwrap_or_default();
        let log = runtime.block_on(page.driver.browser_log()).unwrap_or_default();
        eprintln!("The page was {url}; its console: {log:#?}");
    }
    let _ = runtime.block_on(page.driver.quit());
    result.unwrap_or_else(|panic| resume_unwind(panic))
}

impl Page {
    /// Takes the service worker from a tab, if this browser should have none. Firefox starts without; WebKit keeps it.
    pub(crate) async fn prepare_tab(&self) {
        if !self.has_worker && self.engine == Engine::Chromium {
            self.before_each_page("delete Navigator.prototype.serviceWorker").await;
        }
    }

    // Going places.

    /// Opens a path of the site and waits for the app.
    pub(crate) async fn open(&self, path: &str) {
        self.visit(path).await;
        self.ready().await;
    }

    /// Opens a path of the site.
    pub(crate) async fn visit(&self, path: &str) {
        self.leave().await;
        self.driver.goto(format!("{}{path}", self.site)).await.unwrap();
    }

    /// Opens the site with a text in the store.
    pub(crate) async fn open_with(&self, path: &str, items: &[(&str, &str)]) {
        // A file of the site's origin that runs no script.
        self.visit("robots.txt").await;
        for (key, text) in items {
            self.store(key, text).await;
        }
        self.open(path).await;
    }

    /// Waits until the app answers.
    pub(crate) async fn ready(&self) {
        self.until("document.documentElement.dataset.boot === 'ready'").await;
        self.listen().await;
    }

    pub(crate) async fn reload(&self) {
        self.leave().await;
        self.driver.refresh().await.unwrap();
        self.ready().await;
    }

    pub(crate) async fn back(&self) {
        self.driver.back().await.unwrap();
    }

    pub(crate) async fn forward(&self) {
        self.driver.forward().await.unwrap();
    }

    /// The path, query and fragment of the URL, below the base.
    pub(crate) async fn path(&self) -> String {
        let url = self.driver.current_url().await.unwrap().to_string();
        url.strip_prefix(&self.site).unwrap_or_else(|| panic!("{url} is not of the site")).to_owned()
    }

    /// Waits for the URL to have this path below the base.
    pub(crate) async fn until_path(&self, path: &str) {
        let url = format!("{}{path}", self.site);
        self.until(&format!("location.href === {}", json!(url))).await;
    }

    /// Waits until the second program has filled every place on the page.
    pub(crate) async fn until_live(&self) {
        self.until("[...document.querySelectorAll('.extra')].every((it) => it.matches('[data-live]'))").await;
    }

    // Asking the page.

    /// The value of a script that returns one; `args` are its `arguments`.
    pub(crate) async fn script(&self, script: &str, args: &[Value]) -> Value {
        let answer = self.driver.execute(script, args.to_vec()).await;
        answer.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// The value of an expression of JavaScript.
    pub(crate) async fn js(&self, expression: &str) -> Value {
        self.script(&format!("return ({expression})"), &[]).await
    }

    /// The value of a script that calls its last argument back with it.
    pub(crate) async fn script_async(&self, script: &str, args: &[Value]) -> Value {
        let answer = self.driver.execute_async(script, args.to_vec()).await;
        answer.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// Waits until an expression of JavaScript is true.
    pub(crate) async fn until(&self, expression: &str) {
        let start = Instant::now();
        // While a page is being replaced there may be nothing to ask.
        let script = format!("return Boolean({expression})");
        loop {
            let answer = self.driver.execute(script.as_str(), Vec::new()).await;
            if answer.as_ref().is_ok_and(|answer| *answer.json() == true) {
                return;
            }
            if start.elapsed() > DEADLINE {
                let shown = self.driver.execute("return document.querySelector('main')?.innerText", Vec::new()).await;
                let shown = shown.map(|text| text.json().as_str().unwrap_or_default().to_owned()).unwrap_or_default();
                let shown: String = shown.chars().take(600).collect();
                panic!("waited in vain for {expression} ({:?}); the page says: {shown}", answer.err());
            }
            tokio::time::sleep(POLL).await;
        }
    }

    /// What a learner can read in the first element that a selector finds.
    pub(crate) async fn text(&self, selector: &str) -> String {
        let text = self.js(&format!("document.querySelector({})?.innerText", json!(selector))).await;
        let text = text.as_str().unwrap_or_else(|| panic!("there is no {selector}"));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits until an element has a text.
    pub(crate) async fn until_text(&self, selector: &str, text: &str) {
        let selector = json!(selector);
        let shown = format!("document.querySelector({selector})?.innerText.replace(/\\s+/g, ' ')");
        self.until(&format!("{shown}?.includes({})", json!(text))).await;
    }

    /// How many elements that a selector finds can be seen.
    pub(crate) async fn count(&self, selector: &str) -> u64 {
        let seen = "filter((node) => node.checkVisibility({ visibilityProperty: true })).length";
        self.js(&format!("[...document.querySelectorAll({})].{seen}", json!(selector))).await.as_u64().unwrap()
    }

    /// Waits until so many elements that a selector finds can be seen.
    pub(crate) async fn until_count(&self, selector: &str, count: usize) {
        let seen = "filter((node) => node.checkVisibility({ visibilityProperty: true })).length";
        self.until(&format!("[...document.querySelectorAll({})].{seen} === {count}", json!(selector))).await;
    }

    /// The text of the element that has the focus.
    pub(crate) async fn focused(&self) -> String {
        self.js("document.activeElement.innerText || document.activeElement.id").await.as_str().unwrap().to_owned()
    }

    /// Waits until the focus is on the first element that a selector finds.
    pub(crate) async fn until_focus(&self, selector: &str) {
        self.until(&format!("document.activeElement?.matches({})", json!(selector))).await;
    }

    // Acting.

    /// Presses keys, one after the other, where the focus is.
    pub(crate) async fn press(&self, keys: impl Into<TypingData>) {
        self.driver.action_chain().send_keys(keys).perform().await.unwrap();
    }

    /// Holds a key while another is pressed.
    pub(crate) async fn press_with(&self, held: Key, key: Key) {
        self.driver.action_chain().key_down(held.clone()).send_keys(key).key_up(held).perform().await.unwrap();
    }

    /// Puts the focus on the first element that a selector finds.
    pub(crate) async fn focus(&self, selector: &str) {
        self.script("document.querySelector(arguments[0]).focus({ preventScroll: true })", &[json!(selector)]).await;
    }

    /// Clicks the first element that a selector finds.
    pub(crate) async fn click_on(&self, selector: &str) {
        self.script(
            "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })",
            &[json!(selector)],
        )
        .await;
        let element = self.driver.find(By::Css(selector)).await.unwrap();
        element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Clicks the control that can be seen and has this name: a button, a link, a box, a heading that folds.
    pub(crate) async fn click(&self, name: &str) {
        let script = r"
            // SVG has no inner text.
            const wordsOf = (node) => node.innerText ?? node.textContent;
            const nameOf = (node) => node.ariaLabel ?? wordsOf(node.labels?.[0] ?? node).replace(/\s+/g, ' ').trim();
            const control = [...document.querySelectorAll('button, a[href], summary, input, select')]
                .find((node) => node.checkVisibility({ visibilityProperty: true }) && nameOf(node) === arguments[0]);
            control?.scrollIntoView({ block: 'center', behavior: 'instant' });
            return control;";
        let found = self.driver.execute(script, vec![json!(name)]).await.unwrap();
        let control = found.element().unwrap_or_else(|_| panic!("no control is called {name}"));
        control.click().await.unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Types into the search field.
    pub(crate) async fn search(&self, query: &str) {
        self.focus("#search").await;
        self.script("document.activeElement.select()", &[]).await;
        match query {
            "" => self.press(Key::Delete).await,
            query => self.press(query).await,
        }
    }

    /// Chooses the dark theme.
    pub(crate) async fn choose_dark(&self) {
        self.script("document.querySelector('#theme').value = 'dark'", &[]).await;
        self.script("document.querySelector('#theme').dispatchEvent(new Event('change', { bubbles: true }))", &[])
            .await;
        self.until("document.documentElement.dataset.theme === 'dark'").await;
    }

    // Statuses and what is saved.

    /// The status of a topic, as its row in the outline says.
    pub(crate) async fn status_of(&self, topic: &str) -> String {
        let status = self.js(&format!("document.querySelector('[data-topic={topic}]').dataset.status")).await;
        status.as_str().unwrap().to_owned()
    }

    /// Waits until the row of a topic has a status.
    pub(crate) async fn until_status(&self, topic: &str, status: &str) {
        self.until(&format!("document.querySelector('[data-topic={topic}]')?.dataset.status === '{status}'")).await;
    }

    /// Clicks a status in the row of a topic. The controls of the rows further down come a little later than the app.
    pub(crate) async fn set_status(&self, topic: &str, name: &str) {
        let choice = format!("[data-topic={topic}] input[aria-label='{name}']");
        self.until(&format!("document.querySelector({})", json!(choice))).await;
        self.click_on(&choice).await;
    }

    /// The text under a key of the store.
    pub(crate) async fn stored(&self, key: &str) -> Option<String> {
        self.script("return localStorage.getItem(arguments[0])", &[json!(key)]).await.as_str().map(str::to_owned)
    }

    /// The saved progress.
    pub(crate) async fn saved(&self) -> Option<String> {
        self.stored("backend-roadmap:progress").await
    }

    pub(crate) async fn store(&self, key: &str, text: &str) {
        self.script("localStorage.setItem(arguments[0], arguments[1])", &[json!(key), json!(text)]).await;
    }
}
