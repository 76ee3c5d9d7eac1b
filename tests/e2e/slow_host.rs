//! A host from which pages come in two pieces, as over a slow network. Everything else comes from the site's server.

use std::io::{Read, Write, copy};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;
use std::{fs, str};

use crate::servers::{SERVERS, setting};

/// The time between the two pieces: long enough for a browser to paint the first.
const PAUSE: Duration = Duration::from_millis(300);

/// The host. Its threads end with the process.
pub(crate) struct SlowHost {
    /// The URL of the site's base, with a slash at its end.
    pub(crate) site: String,
    /// How much of a page is in the first piece, in hundredths.
    cut: Arc<AtomicUsize>,
}

impl SlowHost {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let cut = Arc::new(AtomicUsize::new(0));
        let shared = Arc::clone(&cut);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let cut = shared.load(Ordering::Relaxed);
                // A browser that has gone away is no fault.
                thread::spawn(move || answer(connection, cut).ok());
            }
        });
        Self { site: format!("http://127.0.0.1:{port}{}", setting("SITE_BASE")), cut }
    }

    /// From now on the first piece of every page is so many hundredths of it.
    pub(crate) fn cut_at(&self, hundredths: usize) {
        self.cut.store(hundredths, Ordering::Relaxed);
    }
}

fn answer(mut browser: TcpStream, cut: usize) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        browser.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    let head = str::from_utf8(&head).expect("a request");
    let path = head.split(' ').nth(1).and_then(|path| path.strip_prefix(&setting("SITE_BASE"))).unwrap_or_default();
    let page = Path::new(&setting("SITE_DIR")).join(path).join("index.html");
    match fs::read(page) {
        Ok(html) => {
            let (first, rest) = html.split_at(html.len() * cut / 100);
            browser.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")?;
            browser.write_all(first)?;
            thread::sleep(PAUSE);
            browser.write_all(rest)?;
        }
        Err(_) => {
            let address = SERVERS.site.split('/').nth(2).expect("an address");
            let mut server = TcpStream::connect(address)?;
            server.write_all(head.replace("keep-alive", "close").as_bytes())?;
            copy(&mut server, &mut browser)?;
        }
    }
    browser.shutdown(Shutdown::Write)
}
