//! What the content holds, for those who write it: `make content` prints a table, `make links` takes the addresses.
//! Knows nothing of the site.

#[cfg(not(target_arch = "wasm32"))]
#[path = "content/report.rs"]
mod report;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    report::run(std::env::args().nth(1).as_deref())
}

/// The tool runs on the host only.
#[cfg(target_arch = "wasm32")]
fn main() {}
