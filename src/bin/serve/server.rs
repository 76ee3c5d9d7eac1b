//! The server itself: sockets, threads, compression. What a URL stands for is decided in `hosting`.

use std::collections::HashMap;
use std::io::{Cursor, ErrorKind};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use std::{env, fs, thread};

use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use hosting::{Entry, Resolved, Rule, parse_rules, resolve};

mod hosting;
#[cfg(test)]
mod tests;

const USAGE: &str = "Usage: serve <folder> [--base /some/base/] [--port 8080]";
const THREADS: usize = 4;
const NUDGE: Duration = Duration::from_millis(250);
/// What Netlify and Cloudflare Pages say of a file that `_headers` does not mention.
const REVALIDATE: &str = "public, max-age=0, must-revalidate";
/// Below this a compressed answer is hardly smaller.
const WORTH_COMPRESSING: usize = 512;
/// About what content delivery networks use on the fly. Quality 9 makes the site 1 % smaller and takes three times as long,
/// which every test that copies the whole site waits for.
const BROTLI_QUALITY: i32 = 5;

pub(super) fn main() -> ExitCode {
    let options = match Options::parse(env::args().skip(1)) {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("{problem}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<(), String> {
    let site = Site::open(&options.folder, &options.base)?;
    let port = options.port;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            format!("Port {port} is taken: run PORT={} make serve.", port.checked_add(1).unwrap_or(8080))
        }
        _ => format!("Cannot listen on port {port}: {error}."),
    })?;
    let address = listener.local_addr().map_err(|error| format!("Cannot listen on port {port}: {error}."))?;
    let server = Server::from_listener(listener, None).map_err(|error| format!("Cannot serve: {error}."))?;
    // Of several connections that come at once tiny_http 0.12 may leave one waiting, by a race in its pool of threads,
    // until the next one comes. So one does.
    thread::spawn(move || {
        while TcpStream::connect(address).is_ok() {
            thread::sleep(NUDGE);
        }
    });
    println!("Serving {} at http://{address}{}", options.folder.display(), options.base);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for request in server.incoming_requests() {
                    site.answer(request);
                }
                // The socket failed, which only one thread was told: wake the next, so that all end.
                server.unblock();
            });
        }
    });
    Err("The server has stopped: its socket was closed.".to_owned())
}

#[derive(Debug, PartialEq)]
struct Options {
    folder: PathBuf,
    base: String,
    port: u16,
}

impl Options {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut folder, mut base, mut port) = (None, "/".to_owned(), 8080);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--base" => base = arguments.next().ok_or("--base needs a value.")?,
                "--port" => {
                    let value = arguments.next().ok_or("--port needs a value.")?;
                    port = value.parse().map_err(|_| format!("{value} is not a port: 0 to 65535."))?;
                }
                flag if flag.starts_with('-') => return Err(format!("There is no option {flag}.")),
                _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
                extra => return Err(format!("One folder is enough: what is {extra}?")),
            }
        }
        if !(base.starts_with('/') && base.ends_with('/')) {
            return Err(format!("The base {base} must begin and end with \"/\"."));
        }
        Ok(Self { folder: folder.ok_or("Which folder?")?, base, port })
    }
}

struct Site {
    folder: PathBuf,
    base: String,
    rules: Vec<Rule>,
    compressed: Mutex<HashMap<PathBuf, Compressed>>,
}

/// A file's brotli, good for as long as the file on disk stays the same.
struct Compressed {
    changed: Option<SystemTime>,
    original: usize,
    bytes: Arc<[u8]>,
}

impl Site {
    fn open(folder: &Path, base: &str) -> Result<Self, String> {
        if !folder.is_dir() {
            return Err(format!("There is no folder {}: run make build first.", folder.display()));
        }
        let rules = match fs::read_to_string(folder.join("_headers")) {
            Ok(text) => parse_rules(&text)?,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(format!("Cannot read {}/_headers: {error}.", folder.display())),
        };
        Ok(Self { folder: folder.to_owned(), base: base.to_owned(), rules, compressed: Mutex::default() })
    }

    fn answer(&self, request: Request) {
        let mut response = if matches!(request.method(), Method::Get | Method::Head) {
            match resolve(request.url(), &self.base, |path| Entry::of(&self.folder.join(path))) {
                Resolved::File(path) => self.file(&request, &path, 200),
                Resolved::Redirect(status, location) => {
                    let mut response = text(status, &format!("Moved to {location}\n"));
                    add(&mut response, "Location", &location);
                    response
                }
                // A page says so to people; to whatever asks for a style or a program, a page would be noise.
                Resolved::Missing if is_asset(request.url()) => text(404, "Not found.\n"),
                Resolved::Missing => self.file(&request, Path::new("404.html"), 404),
                Resolved::Outside => text(404, "Not found: the site is not here.\n"),
            }
        } else {
            let mut response = text(405, "Only GET and HEAD.\n");
            add(&mut response, "Allow", "GET, HEAD");
            response
        };
        let path = request.url().split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_prefix(self.base.trim_end_matches('/')).unwrap_or(path);
        let found = response.status_code() == StatusCode(200);
        for (name, value) in self.rules.iter().filter(|rule| rule.applies_to(path)).flat_map(|rule| &rule.headers) {
            // A file that is missing now may be there tomorrow: nothing else may be kept for long.
            if found || !name.eq_ignore_ascii_case("Cache-Control") {
                add(&mut response, name, value);
            }
        }
        if !response.headers().iter().any(|header| header.field.equiv("Cache-Control")) {
            add(&mut response, "Cache-Control", REVALIDATE);
        }
        if let Err(error) = request.respond(response) {
            eprintln!("An answer could not be sent: {error}");
        }
    }

    fn file(&self, request: &Request, path: &Path, status: u16) -> Body {
        let full = self.folder.join(path);
        let bytes = match fs::read(&full) {
            Ok(bytes) => bytes,
            Err(_) if status == 404 => return text(404, "Not found.\n"),
            Err(error) => return text(500, &format!("Cannot read {}: {error}\n", path.display())),
        };
        let kind = content_type(path);
        let compressible = is_compressible(kind) && bytes.len() >= WORTH_COMPRESSING;
        let mut response = if compressible && accepts_brotli(request.headers()) {
            let mut response = body(status, self.brotli(&full, &bytes).to_vec());
            add(&mut response, "Content-Encoding", "br");
            response
        } else {
            body(status, bytes)
        };
        add(&mut response, "Content-Type", kind);
        if compressible {
            add(&mut response, "Vary", "Accept-Encoding");
        }
        response
    }

    fn brotli(&self, path: &Path, bytes: &[u8]) -> Arc<[u8]> {
        let changed = fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
        let cache = || self.compressed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = cache().get(path)
            && known.changed == changed
            && known.original == bytes.len()
        {
            return known.bytes.clone();
        }
        // The lock is not held meanwhile: at worst two requests compress the same file.
        let parameters = brotli::enc::BrotliEncoderParams { quality: BROTLI_QUALITY, ..Default::default() };
        let mut compressed = Vec::new();
        if let Err(error) = brotli::BrotliCompress(&mut Cursor::new(bytes), &mut compressed, &parameters) {
            // Writing to memory does not fail; were it to, a broken page in the tests says more than a guess here.
            eprintln!("{} could not be compressed: {error}", path.display());
        }
        let fresh = Compressed { changed, original: bytes.len(), bytes: compressed.into() };
        let compressed = fresh.bytes.clone();
        cache().insert(path.to_owned(), fresh);
        compressed
    }
}

type Body = Response<Cursor<Vec<u8>>>;

fn body(status: u16, bytes: Vec<u8>) -> Body {
    // Whole answers with their length, as static hosts send them: the browser shows progress of the download.
    Response::from_data(bytes).with_status_code(StatusCode(status)).with_chunked_threshold(usize::MAX)
}

fn text(status: u16, words: &str) -> Body {
    let mut response = body(status, words.as_bytes().to_vec());
    add(&mut response, "Content-Type", "text/plain; charset=utf-8");
    response
}

/// Names and values are our own or were checked when `_headers` was read, but for a redirect's location.
fn add(response: &mut Body, name: &str, value: &str) {
    match Header::from_bytes(name, value) {
        Ok(header) => response.add_header(header),
        Err(()) => eprintln!("{name}: {value} is not a header."),
    }
}

fn accepts_brotli(headers: &[Header]) -> bool {
    headers.iter().filter(|header| header.field.equiv("Accept-Encoding")).any(|header| {
        header.value.as_str().split(',').any(|coding| {
            let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
            let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0));
            name.trim().eq_ignore_ascii_case("br") && !refused
        })
    })
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "wasm" => "application/wasm",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

/// Whether a URL names a file that is no page.
fn is_asset(url: &str) -> bool {
    let path = url.split('?').next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    // No file of the site has an escaped name: this may be a link with "%23" for "#".
    !name.contains('%') && name.rsplit_once('.').is_some_and(|(_, ending)| ending != "html")
}

fn is_compressible(kind: &str) -> bool {
    kind.ends_with("charset=utf-8") || kind == "application/wasm"
}
