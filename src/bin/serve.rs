//! Serves a built site as a plain static host would: for `make serve` and the browser tests. Must not know the app.
//!
//! No fallback to index.html, no rewriting: what works here works on any host. From Netlify and Cloudflare Pages it takes
//! the `_headers` file, so that the Content-Security-Policy is in force wherever the site is tried.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    server::main()
}

#[cfg(not(target_arch = "wasm32"))]
#[path = "serve/server.rs"]
mod server;
