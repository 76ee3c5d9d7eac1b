//! What surrounds the page: the size of the window, other tabs, the network, the console.

use serde_json::{Value, json};
use thirtyfour::BrowserLogEntry;
use thirtyfour::prelude::*;

use crate::browser::Page;
use crate::engine::Engine;

impl Page {
    // The window and the network.

    /// A command of the Chrome DevTools Protocol, and what it answers.
    pub(crate) async fn cdp(&self, method: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(method, parameters).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Gives the page a size in CSS pixels. WebKit's window is never narrower than 447.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        if self.engine != Engine::Chromium {
            let script = "return [outerWidth - innerWidth + arguments[0], outerHeight - innerHeight + arguments[1]]";
            let outer = self.script(script, &[json!(width), json!(height)]).await;
            let [outer_width, outer_height] = [0, 1].map(|at| outer[at].as_u64().unwrap() as u32);
            self.driver.set_window_rect(0, 0, outer_width, outer_height).await.unwrap();
            return self.until(&format!("innerWidth === {width} && innerHeight === {height}")).await;
        }
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Lets pages write into the clipboard, which Chromium does unasked only if it has windows.
    pub(crate) async fn allow_copying(&self) {
        if self.engine == Engine::Chromium {
            self.cdp("Browser.grantPermissions", json!({ "permissions": ["clipboardSanitizedWrite"] })).await;
        }
    }

    /// Lets no request through whose URL matches one of these; with none, all.
    pub(crate) async fn block(&self, urls: &[&str]) {
        self.cdp("Network.enable", json!({})).await;
        self.cdp("Network.setBlockedURLs", json!({ "urls": urls })).await;
        self.expect_complaints();
    }

    /// Runs a script before those of every page from now on.
    pub(crate) async fn before_each_page(&self, source: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    }

    /// Opens a second tab, which is then the one that is asked; returns both.
    pub(crate) async fn open_tab(&self) -> (WindowHandle, WindowHandle) {
        let first = self.driver.window().await.unwrap();
        let second = self.driver.new_tab().await.unwrap();
        self.switch_to(&second).await;
        self.prepare_tab().await;
        (first, second)
    }

    pub(crate) async fn switch_to(&self, tab: &WindowHandle) {
        self.driver.switch_to_window(tab.clone()).await.unwrap();
    }

    /// Closes the tab without asking it.
    pub(crate) async fn close_tab(&self) {
        self.driver.close_window().await.unwrap();
    }

    // The console.

    /// The browser itself complains of requests that this test makes fail.
    pub(crate) fn expect_complaints(&self) {
        self.may_complain.set(true);
    }

    /// Collects the errors of this page from now on, where the driver does not tell what is in the console.
    pub(crate) async fn listen(&self) {
        let script = r"
            if (window.faults) return;
            window.faults = [];
            addEventListener('error', ({ message }) => { faults.push(message); });
            addEventListener('unhandledrejection', ({ reason }) => { faults.push(`${reason}`); });
            addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
                faults.push(`Content Security Policy: ${effectiveDirective} ${blockedURI}`);
            });
            const { error } = console;
            console.error = (...words) => { faults.push(words.join(' ')); error.apply(console, words); };";
        if self.engine != Engine::Chromium {
            self.script(script, &[]).await;
        }
    }

    /// Looks at the errors of a page that goes, and takes them with it.
    pub(crate) async fn leave(&self) {
        if self.engine != Engine::Chromium {
            self.assert_console_is_clean().await;
        }
    }

    /// The errors that the console tells of since it was last asked.
    pub(crate) async fn errors(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return serde_json::from_value(self.js("window.faults?.splice(0) ?? []").await).unwrap();
        }
        let log = self.driver.browser_log().await.unwrap();
        // Of a text file the browser shows by itself it wants an icon.
        let is_error = |entry: &BrowserLogEntry| entry.level == "SEVERE" && !entry.message.contains("/favicon.ico");
        log.into_iter().filter(is_error).map(|entry| entry.message).collect()
    }

    /// Nothing went wrong in the page so far. Even where complaints are expected nothing crashes, does what the site's policy
    /// forbids, or asks another origin, of which this browser knows none.
    pub(crate) async fn assert_console_is_clean(&self) {
        const FAULTS: [&str; 5] =
            ["panicked", "RuntimeError", "Content Security Policy", "requires 'Trusted", "ERR_NAME_NOT_RESOLVED"];
        let errors = self.errors().await;
        let is_fault = |message: &&String| FAULTS.iter().any(|fault| message.contains(fault));
        let faults = errors.iter().filter(|message| !self.may_complain.get() || is_fault(message));
        assert_eq!(faults.count(), 0, "the console has errors: {errors:#?}");
    }
}
