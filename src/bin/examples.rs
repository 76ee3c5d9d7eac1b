//! Runs the code of the texts and holds what it prints against what they claim: `make examples`. Knows nothing of the site.

#[cfg(not(target_arch = "wasm32"))]
#[path = "examples/report.rs"]
mod report;
#[cfg(not(target_arch = "wasm32"))]
#[path = "examples/run.rs"]
mod run;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    report::report(&std::env::args().nth(1).unwrap_or_default())
}

/// The tool runs on the host only.
#[cfg(target_arch = "wasm32")]
fn main() {}
