//! The browser that the tests run in: Chromium, or what `ENGINE` names. Knows how each is started; nothing of the site.
//!
//! Only Chromium's driver can run a script before those of a page, block requests, emulate devices and tell what is in the
//! console. The tests of `engines.rs` need none of that, and run everywhere.

use std::env;
use std::net::TcpListener;
use std::process::Child;
use std::sync::LazyLock;

use serde_json::{Value, json};
use thirtyfour::common::capabilities::desiredcapabilities::Capabilities;

use crate::servers::{setting, start, start_quietly};

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// A driver that runs.
pub(crate) struct Driver {
    pub(crate) url: String,
    // It ends when this goes; the one for all ends with this process.
    _child: Option<Child>,
}

/// Chromium's driver, which drives any number of browsers.
static CHROMEDRIVER: LazyLock<(Child, String)> = LazyLock::new(|| {
    start(&[&setting("CHROMEDRIVER"), "--port=0"], |line| {
        let port = line.split_once("started successfully on port ")?.1.trim_end_matches('.');
        Some(format!("http://127.0.0.1:{port}"))
    })
});

/// A screen that nobody sees, for browsers that need one; the name that they know it by.
static SCREEN: LazyLock<(Child, String)> = LazyLock::new(|| {
    let screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"];
    start(&screen, |line| Some(format!(":{line}")))
});

impl Engine {
    /// The one that the tests are to run in.
    pub(crate) fn chosen() -> Self {
        match env::var("ENGINE").as_deref() {
            Err(_) => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("ENGINE may be firefox or webkit, and is {other}"),
        }
    }

    /// A driver for one browser. Those of Firefox and of WebKit drive no more.
    pub(crate) fn driver(self) -> Driver {
        match self {
            Self::Chromium => Driver { url: CHROMEDRIVER.1.clone(), _child: None },
            Self::Firefox => {
                let told = |line: &str| Some(format!("http://{}", line.split_once("Listening on ")?.1));
                let (child, url) = start(&["geckodriver", "--port=0"], told);
                Driver { url, _child: Some(child) }
            }
            Self::WebKit => {
                // It does not say which port it has taken.
                let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a port").port();
                let display = format!("DISPLAY={}", SCREEN.1);
                let option = format!("--port={port}");
                let program =
                    ["env", &display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1", "WebKitWebDriver", &option];
                let child = start_quietly(&program, port);
                Driver { url: format!("http://127.0.0.1:{port}"), _child: Some(child) }
            }
        }
    }

    /// What the driver is to start.
    pub(crate) fn capabilities(self, has_worker: bool) -> Capabilities {
        let value = match self {
            Self::Chromium => chromium(),
            Self::Firefox => firefox(has_worker),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": setting("MINIBROWSER"), "args": ["--automation"] },
            }),
        };
        let Value::Object(capabilities) = value else { unreachable!("written right above") };
        capabilities.into()
    }
}

fn chromium() -> Value {
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--force-color-profile=srgb",
        // No host but the one of the tests: a request to another fails, and its test with it.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        // A test may change the fragment a thousand times.
        "--disable-ipc-flooding-protection",
        // A tab in the background must answer as quickly as the one in front.
        "--disable-background-timer-throttling",
        "--disable-renderer-backgrounding",
        "--disable-backgrounding-occluded-windows",
    ];
    // The driver gives each browser a profile folder of its own and removes it.
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": setting("CHROME"), "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

fn firefox(has_worker: bool) -> Value {
    json!({
        "browserName": "firefox",
        // No host but the one of the tests: nobody listens there, and this machine's own addresses pass a proxy by.
        "proxy": { "proxyType": "manual", "httpProxy": "127.0.0.1:9", "sslProxy": "127.0.0.1:9" },
        "moz:firefoxOptions": {
            "binary": setting("FIREFOX"),
            "args": ["-headless"],
            "prefs": {
                "dom.serviceWorkers.enabled": has_worker,
                // A test may change the address often.
                "dom.navigation.navigationRateLimit.count": 0,
            },
        },
    })
}
