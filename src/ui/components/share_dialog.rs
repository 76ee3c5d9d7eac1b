//! The dialogs for taking progress elsewhere: to other people, and to another device. The desk fills them
//! (`src/desk/share.rs`) and fetches them from the progress page where they are asked for on another one.

use leptos::prelude::*;

use crate::domain::link::NAME_LIMIT;

/// A link, a QR code, a card and a badge to give to others.
#[component]
pub fn ShareDialog() -> impl IntoView {
    view! {
        <dialog class="share-dialog" id="share-dialog" aria-labelledby="share-dialog-title">
            <DialogHead id="share-dialog-title" title="Share progress" />
            <p>
                "What you share tells the status of each topic and, if you give one, your name. It tells no notes, no stars, no ticks and no answers. Whoever has it can read it."
            </p>
            <div class="share-dialog__field">
                <label for="share-name">"Your name (optional, kept on this device)"</label>
                <input id="share-name" type="text" autocomplete="nickname" maxlength=NAME_LIMIT.to_string() />
            </div>
            <section aria-labelledby="share-link-title">
                <h3 id="share-link-title">"Progress link"</h3>
                <p>"It opens the roadmap as it is for you today. Whoever opens it looks on, and keeps their own progress."</p>
                <CopyField id="share-link" label="Link" button="Copy progress link" command="copy-link" is_strong=true />
                <button class="button" type="button" data-command="send-link" hidden>"Share…"</button>
            </section>
            <section aria-labelledby="share-code-title">
                <h3 id="share-code-title">"QR code of the link"</h3>
                <div class="share-dialog__code"></div>
                <div class="share-dialog__actions">
                    <button class="button" type="button" data-command="save-code">"Save the code as SVG"</button>
                </div>
            </section>
            <section aria-labelledby="share-card-title">
                <h3 id="share-card-title">"Progress card"</h3>
                <img class="share-dialog__card" id="share-card" alt="" width="1200" height="630" />
                <fieldset class="share-dialog__actions">
                    <legend class="visually-hidden">"Look of the card"</legend>
                    <label><input type="radio" name="card-look" value="light" checked /> " Light"</label>
                    <label><input type="radio" name="card-look" value="dark" /> " Dark"</label>
                </fieldset>
                <div class="share-dialog__actions">
                    <button class="button" type="button" data-command="save-picture">"Save the card as PNG"</button>
                    <button class="button" type="button" data-command="save-card">"Save the card as SVG"</button>
                </div>
            </section>
            <section aria-labelledby="share-badge-title">
                <h3 id="share-badge-title">"Badge"</h3>
                <p>
                    "For a README or a page of your own: save the picture beside it and paste one of these. The badge leads to your progress link. It stays as it is today: no server keeps it up to date, so it names its day."
                </p>
                <img class="share-dialog__badge" id="share-badge" alt="" height="20" />
                <div class="share-dialog__actions">
                    <button class="button" type="button" data-command="save-badge">"Save badge.svg"</button>
                </div>
                <CopyField id="badge-markdown" label="Markdown" button="Copy the Markdown" command="copy-badge-markdown" />
                <CopyField id="badge-html" label="HTML" button="Copy the HTML" command="copy-badge-html" />
            </section>
            <p class="share-dialog__said" role="status"></p>
        </dialog>
    }
}

/// A QR code that brings one's own progress to another device, which asks before it merges.
#[component]
pub fn MoveDialog() -> impl IntoView {
    view! {
        <dialog class="share-dialog" id="move-dialog" aria-labelledby="move-dialog-title">
            <DialogHead id="move-dialog-title" title="Move to my phone" />
            <ol class="share-dialog__steps">
                <li>"Point the camera of your phone at the code, and open the link that it finds."</li>
                <li>"There the site asks whether to merge. Choose Merge: of each topic the status that is further along stays."</li>
            </ol>
            <p>
                "The link carries the status of each topic. It carries no notes, no stars, no ticks and no answers: the file under “Keep it” carries everything."
            </p>
            <div class="share-dialog__code"></div>
            <p>"Merge as often as you like, in either direction. Nothing changes on this device."</p>
            <CopyField id="move-link" label="Or send yourself the link" button="Copy the link" command="copy-move-link" />
            <p class="share-dialog__said" role="status"></p>
        </dialog>
    }
}

/// What the dialog is, and a way out.
#[component]
fn DialogHead(id: &'static str, title: &'static str) -> impl IntoView {
    view! {
        <div class="share-dialog__head">
            <h2 id=id tabindex="-1">{title}</h2>
            <button class="button" type="button" data-command="close-share">"Close"</button>
        </div>
    }
}

/// A text to copy.
#[component]
fn CopyField(
    /// The field's id.
    id: &'static str,
    /// What it holds.
    label: &'static str,
    /// The name of the button.
    button: &'static str,
    /// What the button is for.
    command: &'static str,
    /// Whether it is what most come for.
    #[prop(optional)]
    is_strong: bool,
) -> impl IntoView {
    let class = if is_strong { "button button--strong" } else { "button" };
    view! {
        <div class="share-dialog__field">
            <label for=id>{label}</label>
            <div class="share-dialog__copy">
                <input id=id type="text" readonly />
                <button class=class type="button" data-command=command>{button}</button>
            </div>
        </div>
    }
}
