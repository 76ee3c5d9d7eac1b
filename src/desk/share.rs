//! Sharing one's progress: a link, a code to scan, a card, a badge; and taking it to another device. Fills the dialogs of
//! the progress page, and fetches them where they are asked for elsewhere.

use super::app;
use crate::browser::node::Node;
use crate::browser::share::{self, Outcome};
use crate::browser::storage::BrowserStore;
use crate::browser::{clipboard, clock, desk, document, download, event, fetch, history, picture, task};
use crate::content::{EDITION, ROADMAP};
use crate::domain::link;
use crate::domain::progress::Status;
use crate::domain::route::{Page, Route, data_url};
use crate::domain::stats::Tally;
use crate::domain::store::Store;
use crate::ui::words::window_title;
use badge::Badge;
use card::Card;

pub mod badge;
pub mod card;
pub mod qr;

/// Where the learner's name is kept on this device.
const NAME: &str = "backend-roadmap:name";
const SHARE: &str = "#share-dialog";
const MOVE: &str = "#move-dialog";

/// What the buttons of the dialogs are for, by their `data-command`.
pub const COMMANDS: [(&str, fn()); 12] = [
    ("share", || open(SHARE)),
    ("move", || open(MOVE)),
    ("close-share", close),
    ("copy-link", || copy("#share-link", "Copied the link.")),
    ("copy-move-link", || copy("#move-link", "Copied the link.")),
    ("copy-badge-markdown", || copy("#badge-markdown", "Copied the Markdown.")),
    ("copy-badge-html", || copy("#badge-html", "Copied the HTML.")),
    ("send-link", send),
    ("save-code", save_code),
    ("save-card", || save("backend-roadmap-progress.svg", &Offer::now().card().svg())),
    ("save-picture", save_picture),
    ("save-badge", || save(badge::FILE, &Offer::now().badge().svg())),
];

/// Listens to the buttons and fields of the dialogs.
pub fn listen() {
    for (command, act) in COMMANDS {
        desk::on_command(command, act);
    }
    event::on_field("input", |field| {
        if field.is("#share-name") {
            remember(&link::clean_name(&field.value()));
        }
        if field.is("#share-name, [name=card-look]") {
            paint();
        }
    });
}

/// What there is to share, as it is now.
struct Offer {
    name: String,
    link: String,
    move_link: String,
    /// Where the site is.
    home: String,
    statuses: Vec<Status>,
    day: String,
    is_dark: bool,
}

impl Offer {
    fn now() -> Self {
        let progress = app::progress();
        let name = Node::of_page("#share-name").map(|field| link::clean_name(&field.value())).unwrap_or_default();
        let home = history::origin() + &href(Page::Outline);
        // One knows one's own progress without a name.
        let to_move = link::asking_to_merge(&link::encode(&progress, "", EDITION, &ROADMAP));
        Self {
            link: format!("{home}#{}", link::encode(&progress, &name, EDITION, &ROADMAP)),
            move_link: format!("{home}#{to_move}"),
            name,
            home,
            statuses: progress.statuses(&ROADMAP),
            day: clock::now().to_day(),
            is_dark: Node::of_page("[name=card-look][value=dark]").is_some_and(|choice| choice.is_checked()),
        }
    }

    fn code(&self) -> Option<String> {
        qr::svg(&self.link, "QR code of the progress link")
    }

    fn card(&self) -> Card<'_> {
        let address = self.home.split_once("://").map_or(self.home.as_str(), |(_, address)| address);
        Card { name: &self.name, statuses: &self.statuses, day: &self.day, address, is_dark: self.is_dark }
    }

    fn badge(&self) -> Badge<'_> {
        let tally = Tally::of(ROADMAP.indices(), &ROADMAP, &self.statuses);
        Badge { name: &self.name, tally, day: &self.day, link: &self.link }
    }
}

fn href(page: Page) -> String {
    Route::to(page).href(&document::base(), &ROADMAP)
}

/// Opens a dialog. It is a part of the progress page: elsewhere it is fetched from there.
fn open(dialog: &'static str) {
    task::spawn(async move {
        if Node::of_page(dialog).is_none() {
            match fetch::part(&href(Page::Progress), dialog).await {
                // By now another one may be there.
                Ok(_) if Node::of_page(dialog).is_some() => {}
                Ok(fetched) => {
                    if let Some(part) = Node::of_page("main > *") {
                        part.append(&fetched);
                    }
                }
                Err(error) => app::say(&error.to_string()),
            }
        }
        let Some(dialog) = Node::of_page(dialog) else { return };
        if let Some(field) = dialog.find("#share-name").filter(|field| field.value().is_empty()) {
            field.set_value(&BrowserStore.read(NAME).ok().flatten().unwrap_or_default());
        }
        dialog.open_dialog();
        if let Some(heading) = dialog.find("h2") {
            heading.focus();
        }
        paint();
    });
}

fn close() {
    if let Some(dialog) = Node::of_page("dialog[open]") {
        say("");
        dialog.close_dialog();
    }
}

/// Fills the dialog that is open.
pub fn paint() {
    // One that was left by the browser's Back is no longer over the page when that comes back, but in it.
    if let Some(left) = Node::of_page("dialog[open]:not(:modal)") {
        left.close_dialog();
    }
    let is_open = |dialog: &str| Node::of_page(dialog).filter(|dialog| dialog.is("[open]"));
    if let Some(dialog) = is_open(SHARE) {
        paint_share(&dialog, &Offer::now());
    }
    if let Some(dialog) = is_open(MOVE) {
        let link = Offer::now().move_link;
        set_value(&dialog, "#move-link", &link);
        show_code(&dialog, qr::svg(&link, "QR code of the link to your other device"));
    }
}

fn paint_share(dialog: &Node, offer: &Offer) {
    let (card, badge) = (offer.card(), offer.badge());
    set_value(dialog, "#share-link", &offer.link);
    show_code(dialog, offer.code());
    show_picture(dialog, "#share-card", &card.svg(), &card.words());
    show_picture(dialog, "#share-badge", &badge.svg(), &badge.words());
    set_value(dialog, "#badge-markdown", &badge.markdown());
    set_value(dialog, "#badge-html", &badge.html());
    if let Some(send) = dialog.find("[data-command=send-link]") {
        send.set_flag("hidden", !share::is_possible());
    }
}

fn set_value(dialog: &Node, field: &str, value: &str) {
    if let Some(field) = dialog.find(field) {
        field.set_value(value);
    }
}

fn show_code(dialog: &Node, code: Option<String>) {
    let Some(place) = dialog.find(".share-dialog__code") else { return };
    if let Some(save) = dialog.find("[data-command=save-code]") {
        save.set_flag("disabled", code.is_none());
    }
    match code {
        Some(svg) => place.fill(&svg),
        None => place.set_text("This link is too long for a code that a camera could read. Copy it instead."),
    }
}

fn show_picture(dialog: &Node, image: &str, svg: &str, words: &str) {
    if let Some(image) = dialog.find(image) {
        image.set_attribute("src", Some(&data_url("image/svg+xml", svg)));
        image.set_attribute("alt", Some(words));
    }
}

/// Says something in the dialog that is open: what is behind it is silent.
fn say(text: &str) {
    if let Some(said) = Node::of_page("dialog[open] .share-dialog__said") {
        said.set_text(text);
    }
}

/// Keeps the name on this device, or no longer if it is empty.
fn remember(name: &str) {
    let kept = if name.is_empty() { BrowserStore.remove(NAME) } else { BrowserStore.write(NAME, name) };
    say(&match kept {
        Ok(()) => String::new(),
        Err(error) => format!("This name lasts until you close the page. {error}"),
    });
}

/// Copies what is in a field. Where the browser does not, it is selected for the learner to do it.
fn copy(field: &'static str, told: &'static str) {
    let Some(field) = Node::of_page(field) else { return };
    // The same words twice would not be heard.
    say("");
    task::spawn(async move {
        if clipboard::copy(&field.value()).await {
            say(told);
        } else {
            field.select();
            say("The browser did not copy it. It is selected: copy it by hand.");
        }
    });
}

/// Opens the share sheet of the system.
fn send() {
    say("");
    task::spawn(async {
        let title = window_title(Page::Outline);
        match share::link(&title, &Offer::now().link).await {
            Outcome::Shared | Outcome::Cancelled => {}
            Outcome::Failed => say("The system did not take it. Copy the link instead."),
        }
    });
}

fn save(name: &str, svg: &str) {
    download::save(name, &data_url("image/svg+xml", svg));
}

fn save_code() {
    if let Some(svg) = Offer::now().code() {
        save("backend-roadmap-link.svg", &svg);
    }
}

fn save_picture() {
    task::spawn(async {
        let svg = data_url("image/svg+xml", &Offer::now().card().svg());
        match picture::png(&svg, card::WIDTH, card::HEIGHT).await {
            Some(png) => download::save("backend-roadmap-progress.png", &png),
            None => say("The browser did not draw the picture. Save it as SVG instead."),
        }
    });
}
