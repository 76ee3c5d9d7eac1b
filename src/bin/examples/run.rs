//! Runs a piece of code in a folder of its own, with a limit of time.

use std::fs::{self, File};
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How long a block may take.
const LIMIT: Duration = Duration::from_secs(10);
/// The same for one that is compiled first.
const LIMIT_COMPILED: Duration = Duration::from_secs(40);
/// What is printed between two blocks that run in one process.
const MARK: &str = "~~ the next block ~~";

/// How code came out.
pub(crate) enum Outcome {
    /// It ended well and printed this, errors included.
    Printed(String),
    /// It failed, for this reason.
    Failed(String),
}

/// The program that runs a language.
pub(crate) fn program(language: &str) -> &'static str {
    match language {
        "bash" => "bash",
        "java" => "java",
        "javascript" => "node",
        "rust" => "rustc",
        "sql" => "sqlite3",
        _ => "python3",
    }
}

/// Whether a program is there.
pub(crate) fn is_there(program: &str) -> bool {
    let version = if program == "java" { "-version" } else { "--version" };
    let quiet =
        Command::new(program).arg(version).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    quiet.is_ok_and(|status| status.success())
}

/// Runs blocks of one language one after the other in one process, in a new folder with these files, and tells what the
/// last one did.
pub(crate) fn run(language: &str, blocks: &[&str], files: &[(&str, &str)]) -> io::Result<Outcome> {
    let folder = Folder::new()?;
    for (name, text) in files {
        let path = folder.0.join("work").join(name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)?;
    }
    let mark = match language {
        "javascript" => format!("console.log({MARK:?});\n"),
        "python" => format!("print({MARK:?})\n"),
        "sql" => format!(".print {MARK:?}\n"),
        _ => format!("echo {MARK:?}\n"),
    };
    let code = blocks.join(&mark);
    let outcome = match language {
        "rust" => {
            fs::write(folder.0.join("main.rs"), code)?;
            let source = folder.0.join("main.rs");
            let compiled = folder.run(
                Command::new("rustc").args(["--edition", "2024", "-o", "../main"]).arg(source),
                None,
                LIMIT_COMPILED,
            )?;
            match compiled {
                Outcome::Printed(_) => folder.run(&mut Command::new(folder.0.join("main")), None, LIMIT)?,
                failed => failed,
            }
        }
        "java" => folder.script("Main.java", &code, &[], LIMIT_COMPILED)?,
        "javascript" if is_module(&code) => folder.script("main.mjs", &code, &[], LIMIT)?,
        "javascript" => folder.script("main.js", &code, &[], LIMIT)?,
        "bash" => folder.script("main.sh", &code, &["-e"], LIMIT)?,
        "sql" => {
            let path = folder.0.join("main.sql");
            fs::write(&path, code)?;
            folder.run(Command::new("sqlite3").args(["-batch", "-bail", ":memory:"]), Some(&path), LIMIT)?
        }
        // Without the packages that happen to be installed here.
        _ => folder.script("main.py", &code, &["-S"], LIMIT)?,
    };
    Ok(match outcome {
        Outcome::Printed(text) => {
            Outcome::Printed(text.rsplit_once(&format!("{MARK}\n")).map_or(text.as_str(), |(_, last)| last).to_owned())
        }
        failed => failed,
    })
}

/// Whether JavaScript must be run as a module.
fn is_module(code: &str) -> bool {
    code.lines().any(|line| {
        ["import ", "export ", "await ", "for await "].iter().any(|start| line.starts_with(start))
            || ["const ", "let "].iter().any(|start| line.starts_with(start)) && line.contains("= await ")
    })
}

/// What a program said of its error: the last line that names one, or else the last line.
fn said(printed: &str) -> &str {
    let mut lines = printed.lines().rev().map(str::trim).filter(|line| !line.is_empty());
    let last = lines.clone().next().unwrap_or("it says nothing");
    lines.find(|line| line.to_lowercase().contains("error")).unwrap_or(last)
}

/// A new folder that goes when the code has run. The code works in `work`, and its home is `home`.
struct Folder(PathBuf);

impl Folder {
    fn new() -> io::Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("example-{}-{count}", std::process::id()));
        fs::create_dir(&folder)?;
        fs::create_dir(folder.join("work"))?;
        fs::create_dir(folder.join("home"))?;
        Ok(Self(folder))
    }

    /// Runs a script by the program of its language, from beside its files.
    fn script(&self, name: &str, code: &str, options: &[&str], limit: Duration) -> io::Result<Outcome> {
        let path = self.0.join("work").join(name);
        fs::write(&path, code)?;
        let language = match name.rsplit('.').next() {
            Some("java") => "java",
            Some("sh") => "bash",
            Some("py") => "python",
            _ => "javascript",
        };
        self.run(Command::new(program(language)).args(options).arg(name), None, limit)
    }

    /// Runs a command in the folder and ends whatever it leaves behind.
    fn run(&self, command: &mut Command, input: Option<&Path>, limit: Duration) -> io::Result<Outcome> {
        let printed = self.0.join("printed");
        let out = File::create(&printed)?;
        let input = input.map_or(Ok(Stdio::null()), |path| File::open(path).map(Stdio::from))?;
        let home = std::env::var("HOME").unwrap_or_default();
        let or = |name: &str, folder: &str| std::env::var(name).unwrap_or_else(|_| format!("{home}/{folder}"));
        command
            .current_dir(self.0.join("work"))
            .stdin(input)
            .stdout(out.try_clone()?)
            .stderr(out)
            .process_group(0)
            .env("RUSTUP_HOME", or("RUSTUP_HOME", ".rustup"))
            .env("CARGO_HOME", or("CARGO_HOME", ".cargo"))
            .env("HOME", self.0.join("home"))
            .envs([
                ("LANG", "C.UTF-8"),
                ("TZ", "UTC"),
                ("PYTHONUNBUFFERED", "1"),
                ("PYTHONDONTWRITEBYTECODE", "1"),
                ("NO_COLOR", "1"),
                // Whoever works through Git has told it who they are.
                ("GIT_AUTHOR_NAME", "Ada"),
                ("GIT_AUTHOR_EMAIL", "ada@example.org"),
                ("GIT_COMMITTER_NAME", "Ada"),
                ("GIT_COMMITTER_EMAIL", "ada@example.org"),
                ("GIT_CONFIG_COUNT", "1"),
                ("GIT_CONFIG_KEY_0", "init.defaultBranch"),
                ("GIT_CONFIG_VALUE_0", "main"),
                // The network is not there for examples; this machine is.
                ("http_proxy", "http://127.0.0.1:9"),
                ("https_proxy", "http://127.0.0.1:9"),
                ("no_proxy", "127.0.0.1,localhost"),
            ]);
        let mut child = command.spawn()?;
        let started = Instant::now();
        let status = loop {
            match child.try_wait()? {
                Some(status) => break Some(status),
                None if started.elapsed() > limit => break None,
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        };
        // The whole group: a server that a script has put into the background must not stay.
        let group = format!("-{}", child.id());
        Command::new("kill").args(["-9", "--", &group]).stderr(Stdio::null()).status()?;
        child.wait()?;
        let printed = String::from_utf8_lossy(&fs::read(&printed)?).into_owned();
        let last = said(&printed);
        Ok(match status {
            Some(status) if status.success() => Outcome::Printed(printed),
            Some(status) => Outcome::Failed(format!("{status}: {last}")),
            None => Outcome::Failed(format!("not finished after {} s: {last}", limit.as_secs())),
        })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays is of no harm: it is in the system's folder for such.
        let _ = fs::remove_dir_all(&self.0);
    }
}
