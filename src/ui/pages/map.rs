//! The map: the roadmap as a picture to move about in. The page has its first screen; the app puts the other parts there.

use leptos::prelude::*;

use super::Site;
use crate::content::ROADMAP;
use crate::domain::progress::Status;
use crate::domain::route::Page;
use crate::domain::topic::{Choice, Mark};
use crate::ui::components::filter_bar::FilterBar;
use crate::ui::components::mark_sign::MarkSign;

/// The map with what moves it.
#[component]
pub fn MapPage() -> impl IntoView {
    let maps = Site::of_page().maps;
    let [wide, tall] = maps.as_slice() else { return ().into_any() };
    // As the app chooses, and the style: the form for phones is for narrow windows.
    let pictures = maps
        .iter()
        .map(|map| {
            let data = format!("{} {} {}", map.href, map.width, map.height);
            view! { <div class="map__picture" data-form=map.name data-map=data inner_html=map.first.clone()></div> }
        })
        .collect_view();
    let overviews = maps
        .iter()
        .map(|map| {
            let view_box = format!("0 0 {} {}", map.width, map.height);
            view! { <svg viewBox=view_box data-form=map.name><path d=map.areas.clone() /><rect /></svg> }
        })
        .collect_view();
    view! {
        <div class="map">
            <header class="map__head">
                <h1 class="map__title" tabindex="-1">{Page::Map.title(&ROADMAP)}</h1>
                <FilterBar is_short=true />
                <details class="map__panel" name="map-panel">
                    <summary>"Key"</summary>
                    <Key />
                </details>
                <details class="map__panel" name="map-panel" data-needs-app>
                    <summary>"Save or print"</summary>
                    <TakeAway />
                </details>
            </header>
            <div class="map__window">
                <div class="map__view" data-level="topics" role="region" aria-label="The roadmap as a map">
                    <div class="map__sizer">
                        {pictures}
                        <noscript>
                            <picture>
                                <source media="(width < 44rem)" srcset=tall.href.clone() width=tall.width height=tall.height />
                                <img
                                    class="map__still"
                                    src=wide.href.clone()
                                    width=wide.width
                                    height=wide.height
                                    alt=format!("The roadmap as a transit map with {} stations. The outline holds the same topics as a list.", ROADMAP.stages.len())
                                />
                            </picture>
                        </noscript>
                    </div>
                </div>
                <div class="map__inset" aria-hidden="true">{overviews}</div>
                <div class="map__buttons" role="group" aria-label="Zoom" data-needs-app>
                    <button class="button" type="button" data-map-key="+" aria-label="Zoom in" title="Zoom in (+)">"+"</button>
                    <button class="button" type="button" data-map-key="-" aria-label="Zoom out" title="Zoom out (−)">"−"</button>
                    <button class="button" type="button" data-map-key="0" title="Full size (0)">"100 %"</button>
                    <button class="button" type="button" data-map-key="8" title="Show the stage (8)">"Stage"</button>
                    <button class="button" type="button" data-map-key="9" title="Show all (9)">"All"</button>
                </div>
            </div>
            <StatusMenu />
            <div class="map__paper"></div>
        </div>
    }
    .into_any()
}

/// What the signs mean.
#[component]
fn Key() -> impl IntoView {
    let marks =
        Mark::ALL.iter().map(|mark| view! { <li><MarkSign mark=Some(*mark) /> {mark.label()}</li> }).collect_view();
    let statuses = Status::ALL
        .iter()
        .map(|status| {
            view! {
                <li>
                    <svg class="map__key" viewBox="0 0 16 16" aria-hidden="true" data-status=status.slug()><path class="map__status" d=status.sign() /></svg>
                    {status.label()}
                </li>
            }
        })
        .collect_view();
    let shortcuts = Site::of_page().href(Page::Shortcuts);
    view! {
        <div class="map__sheet">
            <h2>"Marks"</h2>
            <ul>{marks}</ul>
            <h2>"Your progress"</h2>
            <ul>{statuses}</ul>
            <h2>"Lines"</h2>
            <p>"The broad line leads from stage to stage. A thin one leads from a topic to one in another stage that needs it. Point at a topic, or move to it with the keyboard: a strong solid frame is around all that it needs, a dashed one around all that it unlocks."</p>
            <h2>"Moving about"</h2>
            <p>
                "Drag or scroll; turn the wheel with Ctrl held, pinch or double click to change the size. A right click sets a topic’s status. "
                <a href=shortcuts>"What the keys do"</a>
            </p>
        </div>
    }
}

/// The map as a file or on paper.
#[component]
fn TakeAway() -> impl IntoView {
    view! {
        <div class="map__sheet">
            <p><label><input type="checkbox" id="map-progress" checked autocomplete="off" />"With my progress"</label></p>
            <p><label><input type="checkbox" id="map-dark" autocomplete="off" />"Light on dark"</label></p>
            <div class="map__commands">
                <button class="button" type="button" data-command="save-map-svg">"Save as SVG"</button>
                <button class="button" type="button" data-command="save-map-png">"Save as PNG"</button>
                <button class="button" type="button" data-command="print-map-sheet">"Print on one A3 sheet"</button>
                <button class="button" type="button" data-command="print-map-pages">"Print on A4 pages"</button>
            </div>
            <p>"The whole map, whatever the filter shows. A4 pages are larger in all, for a wall: they overlap, so that they can be glued together."</p>
        </div>
    }
}

/// What a right click on a topic, or the space bar, offers. The desk shows it.
#[component]
fn StatusMenu() -> impl IntoView {
    let choices = Status::ALL
        .iter()
        .zip(1..)
        .map(|(status, key)| {
            view! {
                <button class="map__choice" type="button" data-desk-command="map-status" data-value=status.slug()>
                    {status.label()} " " <kbd aria-hidden="true">{key}</kbd>
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="map__menu" id="map-menu" popover role="group" aria-label="Status">
            {choices}
        </div>
    }
}
