//! What the tests run against: one static server for the whole binary, drivers, and how many browsers may be open at a
//! time. Knows processes and ports, nothing of the site.

use std::env;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Condvar, LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Browsers that are open at the same time: more are slower and time out.
const LIMIT: usize = 2;
/// How long a program may take before it listens, and how often it is asked.
const PATIENCE: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(20);

/// The static server. It ends with this process.
pub(crate) struct Servers {
    /// The URL of the site's base, with a slash at its end.
    pub(crate) site: String,
    // Its standard input is ours: it closes when this process ends, whatever the reason, and the server ends with it.
    _child: Child,
}

/// Started when first asked for.
pub(crate) static SERVERS: LazyLock<Servers> = LazyLock::new(|| {
    let (child, site) = serve(Path::new(&setting("SITE_DIR")), "0");
    Servers { site, _child: child }
});

/// Serves a folder under the site's base; returns the server and the URL of the base.
pub(crate) fn serve(folder: &Path, port: &str) -> (Child, String) {
    let (folder, base) = (folder.to_str().expect("a path"), setting("SITE_BASE"));
    let server = [env!("CARGO_BIN_EXE_serve"), folder, "--base", &base, "--port", port];
    start(&server, |line| Some(line.split_once(" at ")?.1.to_owned()))
}

/// What the Makefile tells the tests.
pub(crate) fn setting(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| {
        panic!("{name} is not set: these tests need the built site and a browser. Run them with `make test`.")
    })
}

/// Starts a program and waits for the line of its output that tells where it listens.
pub(crate) fn start(program: &[&str], told: impl Fn(&str) -> Option<String>) -> (Child, String) {
    let mut child = spawn(program);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let address = lines.by_ref().map_while(Result::ok).find_map(|line| told(&line));
    let address = address.unwrap_or_else(|| panic!("{} ended before it said where it listens", program[0]));
    // Somebody must go on reading, or the program stops at a full pipe.
    std::thread::spawn(move || lines.for_each(drop));
    (child, address)
}

/// Starts a program that says nothing, and waits until it listens.
pub(crate) fn start_quietly(program: &[&str], port: u16) -> Child {
    let mut child = spawn(program);
    let output = child.stdout.take().unwrap();
    std::thread::spawn(move || BufReader::new(output).lines().for_each(drop));
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < PATIENCE, "{program:?} does not listen");
        std::thread::sleep(POLL);
    }
    child
}

fn spawn(program: &[&str]) -> Child {
    // The shell outlives neither: when its standard input closes, it ends the program and itself.
    let script = r#""$@" & child=$!; cat > /dev/null; { kill "$child"; wait "$child"; } 2> /dev/null"#;
    Command::new("sh")
        .args(["-c", script, "sh"])
        .args(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("cannot start {}: {error}", program[0]))
}

static OPEN: Mutex<usize> = Mutex::new(0);
static CLOSED: Condvar = Condvar::new();

/// The right to have one browser open.
pub(crate) struct Seat;

impl Seat {
    /// Waits until there is room for one more.
    pub(crate) fn take() -> Self {
        let open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        *CLOSED.wait_while(open, |open| *open >= LIMIT).unwrap_or_else(PoisonError::into_inner) += 1;
        Self
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        *OPEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        CLOSED.notify_one();
    }
}
