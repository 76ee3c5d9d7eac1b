//! The dialogs for taking progress elsewhere: to other people, and to another device. Each is open as long as it is on the
//! page; the app takes it away once it is closed.

use leptos::prelude::*;

use crate::browser::node::Node;
use crate::browser::share::Outcome;
use crate::browser::storage::BrowserStore;
use crate::browser::{clipboard, download, focus, picture, share, task};
use crate::components::text;
use crate::domain::html::escape;
use crate::domain::link::{self, NAME_LIMIT};
use crate::domain::route::{Page, data_url};
use crate::domain::store::Store;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::messages::ToApp;
use crate::state::site::Site;
use crate::wording::window_title;
use offer::Offer;

pub mod badge;
pub mod card;
pub mod offer;
pub mod qr;

/// The key of the learner's name on this device.
const NAME: &str = "backend-roadmap:name";

/// The message of a dialog: screen readers ignore the page behind it.
type Message = RwSignal<String>;

/// The data to share; `None` until the dialog is on the page.
type OfferSignal = RwSignal<Option<Offer>>;

/// A text made of the data to share.
fn part(offer: OfferSignal, part: fn(&Offer) -> String) -> Signal<String> {
    Signal::derive(move || offer.read().as_ref().map(part).unwrap_or_default())
}

fn save(name: &str, svg: &str) {
    download::save(name, &data_url("image/svg+xml", svg));
}

/// A link, a QR code, a card and a badge to give to others.
#[component]
pub fn ShareDialog() -> impl IntoView {
    let (site, learner) = (Site::of_context(), Learner::of_context());
    let message = Message::new(String::new());
    let (name, is_dark) = (RwSignal::new(String::new()), RwSignal::new(false));
    let offer = OfferSignal::new(None);
    effect(move |_| {
        let progress = learner.progress.read();
        offer.set(Some(Offer::now(site, &progress, &name.read(), is_dark.get())));
    });
    view! {
        <Dialog id="share-dialog" title_id="share-dialog-title" title="Share progress" message>
            <p>
                "What you share shows the status of each topic and, if you give one, your name. It holds no notes, no stars, no ticks and no answers. Whoever has it can read it."
            </p>
            <NameField name message />
            <section aria-labelledby="share-link-title">
                <h3 id="share-link-title">"Progress link"</h3>
                <p>"It opens the roadmap as it is for you today. Whoever opens it looks on, and keeps their own progress."</p>
                <CopyField
                    id="share-link"
                    label="Link"
                    button="Copy progress link"
                    value=part(offer, |offer| offer.link.clone())
                    told="Copied the link."
                    message
                    is_strong=true
                />
                <SendButton offer message />
            </section>
            <CodeSection offer />
            <CardSection offer is_dark message />
            <BadgeSection offer message />
        </Dialog>
    }
}

/// A QR code that brings one's own progress to another device, which asks before it merges.
#[component]
pub fn MoveDialog() -> impl IntoView {
    let (site, learner) = (Site::of_context(), Learner::of_context());
    let message = Message::new(String::new());
    let link = RwSignal::new(String::new());
    effect(move |_| link.set(offer::link_to_move(site, &learner.progress.read())));
    let code = Memo::new(move |_| Some(link.read()).filter(|link| !link.is_empty()).map(|link| move_code(&link)));
    view! {
        <Dialog id="move-dialog" title_id="move-dialog-title" title="Move to my phone" message>
            <ol class="share-dialog__steps">
                <li>"Point the camera of your phone at the code, and open the link that it finds."</li>
                <li>"There the site asks whether to merge. Choose Merge: of each topic the status that is further along stays."</li>
            </ol>
            <p>
                "The link carries the status of each topic, your path, and the hours and days of your plan. It carries no notes, no stars, no ticks and no answers: the file under “Keep it” carries everything."
            </p>
            <Code code />
            <p>"Merge as often as you like, in either direction. Nothing changes on this device."</p>
            <CopyField
                id="move-link"
                label="Or send yourself the link"
                button="Copy the link"
                value=link
                told="Copied the link."
                message
            />
        </Dialog>
    }
}

fn move_code(link: &str) -> Option<String> {
    qr::svg(link, "QR code of the link to your other device")
}

/// A dialog over the page: the browser keeps the focus inside and gives it back.
#[component]
fn Dialog(
    id: &'static str,
    title_id: &'static str,
    title: &'static str,
    message: Message,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let heading = NodeRef::<leptos::html::H2>::new();
    effect(move |_| {
        if let (Some(dialog), Some(heading)) = (dialog.get(), heading.get()) {
            Node::of(dialog).open_dialog();
            focus::on(&heading);
        }
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog
            class="share-dialog"
            id=id
            aria-labelledby=title_id
            node_ref=dialog
            on:close=|_| ToApp::DialogClosed.send()
        >
            <div class="share-dialog__head">
                <h2 id=title_id tabindex="-1" node_ref=heading>{title}</h2>
                <button class="button" type="button" data-button="close-share" on:click=close>"Close"</button>
            </div>
            {children()}
            <p class="share-dialog__said" role="status" inner_html=text(move || message.get())></p>
        </dialog>
    }
}

/// The name that the learner shares, kept on this device.
#[component]
fn NameField(name: RwSignal<String>, message: Message) -> impl IntoView {
    let field = NodeRef::<leptos::html::Input>::new();
    effect(move |_| {
        if let Some(field) = field.get() {
            let kept = BrowserStore.read(NAME).ok().flatten().unwrap_or_default();
            field.set_value(&kept);
            name.set(link::clean_name(&kept));
        }
    });
    let keep = move |event| {
        let typed = link::clean_name(&event_target_value(&event));
        let kept = if typed.is_empty() { BrowserStore.remove(NAME) } else { BrowserStore.write(NAME, &typed) };
        message.set(match kept {
            Ok(()) => String::new(),
            Err(error) => format!("This name lasts until you close the page. {error}"),
        });
        name.set(typed);
    };
    view! {
        <div class="share-dialog__field">
            <label for="share-name">"Your name (optional, kept on this device)"</label>
            <input
                id="share-name"
                type="text"
                autocomplete="nickname"
                maxlength=NAME_LIMIT.to_string()
                node_ref=field
                on:input=keep
            />
        </div>
    }
}

/// A text to copy. Where the browser does not copy it, it is selected for the learner to do so.
#[component]
fn CopyField(
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// The name of the button.
    button: &'static str,
    #[prop(into)] value: Signal<String>,
    /// The message after copying.
    told: &'static str,
    message: Message,
    /// Whether it is what most come for.
    #[prop(optional)]
    is_strong: bool,
) -> impl IntoView {
    let class = if is_strong { "button button--strong" } else { "button" };
    let field = NodeRef::<leptos::html::Input>::new();
    let copy = move |_| {
        let Some(field) = field.get_untracked() else { return };
        // The same words twice would not be heard.
        message.set(String::new());
        task::spawn(async move {
            if clipboard::copy(&field.value()).await {
                message.set(told.to_owned());
            } else {
                Node::of(field).select();
                message.set("The browser did not copy it. It is selected: copy it by hand.".to_owned());
            }
        });
    };
    view! {
        <div class="share-dialog__field">
            <label for=id>{label}</label>
            <div class="share-dialog__copy">
                <input id=id type="text" readonly prop:value=move || value.get() node_ref=field />
                <button class=class type="button" on:click=copy>{button}</button>
            </div>
        </div>
    }
}

/// Opens the share sheet of the system, where there is one.
#[component]
fn SendButton(offer: OfferSignal, message: Message) -> impl IntoView {
    let is_possible = RwSignal::new(false);
    effect(move |_| is_possible.set(share::is_possible()));
    let send = move |_| {
        let Some(link) = offer.with_untracked(|offer| offer.as_ref().map(|offer| offer.link.clone())) else { return };
        message.set(String::new());
        task::spawn(async move {
            match share::link(&window_title(Page::Outline), &link).await {
                Outcome::Shared | Outcome::Cancelled => {}
                Outcome::Failed => message.set("The system did not take it. Copy the link instead.".to_owned()),
            }
        });
    };
    view! {
        <button
            class="button"
            type="button"
            data-button="send-link"
            hidden=move || !is_possible.get()
            on:click=send
        >
            "Share…"
        </button>
    }
}

/// A QR code: nothing so far, or none because the link is too long, or its picture.
#[component]
fn Code(code: Memo<Option<Option<String>>>) -> impl IntoView {
    let content = move || match code.get() {
        None => String::new(),
        Some(None) => escape("This link is too long for a code that a camera could read. Copy it instead."),
        Some(Some(svg)) => svg,
    };
    view! { <div class="share-dialog__code" inner_html=content></div> }
}

#[component]
fn CodeSection(offer: OfferSignal) -> impl IntoView {
    let code = Memo::new(move |_| offer.read().as_ref().map(Offer::code));
    let has_code = move || matches!(&*code.read(), Some(Some(_)));
    let save_code = move |_| {
        if let Some(Some(svg)) = code.get_untracked() {
            save("backend-roadmap-link.svg", &svg);
        }
    };
    view! {
        <section aria-labelledby="share-code-title">
            <h3 id="share-code-title">"QR code of the link"</h3>
            <Code code />
            <div class="share-dialog__actions">
                <button class="button" type="button" disabled=move || !has_code() on:click=save_code>
                    "Save the code as SVG"
                </button>
            </div>
        </section>
    }
}

#[component]
fn CardSection(offer: OfferSignal, is_dark: RwSignal<bool>, message: Message) -> impl IntoView {
    let svg = part(offer, |offer| offer.card().svg());
    let address = move || Some(svg.get()).filter(|svg| !svg.is_empty()).map(|svg| data_url("image/svg+xml", &svg));
    let words = part(offer, |offer| offer.card().words());
    let save_picture = move |_| {
        let svg = data_url("image/svg+xml", &svg.get_untracked());
        task::spawn(async move {
            match picture::png(&svg, card::WIDTH, card::HEIGHT).await {
                Some(png) => download::save("backend-roadmap-progress.png", &png),
                None => message.set("The browser did not draw the picture. Save it as SVG instead.".to_owned()),
            }
        });
    };
    let save_card = move |_| save("backend-roadmap-progress.svg", &svg.get_untracked());
    view! {
        <section aria-labelledby="share-card-title">
            <h3 id="share-card-title">"Progress card"</h3>
            <img
                class="share-dialog__card"
                id="share-card"
                src=address
                alt=move || words.get()
                width="1200"
                height="630"
            />
            <fieldset class="share-dialog__actions">
                <legend class="visually-hidden">"Look of the card"</legend>
                <label>
                    <input type="radio" name="card-palette" value="light" checked on:change=move |_| is_dark.set(false) />
                    " Light"
                </label>
                <label>
                    <input type="radio" name="card-palette" value="dark" on:change=move |_| is_dark.set(true) />
                    " Dark"
                </label>
            </fieldset>
            <div class="share-dialog__actions">
                <button class="button" type="button" on:click=save_picture>"Save the card as PNG"</button>
                <button class="button" type="button" on:click=save_card>"Save the card as SVG"</button>
            </div>
        </section>
    }
}

#[component]
fn BadgeSection(offer: OfferSignal, message: Message) -> impl IntoView {
    let svg = part(offer, |offer| offer.badge().svg());
    let address = move || Some(svg.get()).filter(|svg| !svg.is_empty()).map(|svg| data_url("image/svg+xml", &svg));
    let words = part(offer, |offer| offer.badge().words());
    let save_badge = move |_| save(badge::FILE, &svg.get_untracked());
    view! {
        <section aria-labelledby="share-badge-title">
            <h3 id="share-badge-title">"Badge"</h3>
            <p>
                "For a README or a page of your own: save the picture beside it and paste one of these. The badge leads to your progress link. It stays as it is today: no server keeps it up to date, so it names its day."
            </p>
            <img class="share-dialog__badge" id="share-badge" src=address alt=move || words.get() height="20" />
            <div class="share-dialog__actions">
                <button class="button" type="button" on:click=save_badge>"Save badge.svg"</button>
            </div>
            <CopyField
                id="badge-markdown"
                label="Markdown"
                button="Copy the Markdown"
                value=part(offer, |offer| offer.badge().markdown())
                told="Copied the Markdown."
                message
            />
            <CopyField
                id="badge-html"
                label="HTML"
                button="Copy the HTML"
                value=part(offer, |offer| offer.badge().html())
                told="Copied the HTML."
                message
            />
        </section>
    }
}
