//! The map: the roadmap as a picture to move about in. The page has its first screen; the app puts the other parts there.

use std::sync::Arc;

use leptos::prelude::*;

use self::camera::Step;
use crate::browser::event::target;
use crate::browser::gesture::{Pointer, spread, two_fingers, with_key};
use crate::browser::node::Node;
use crate::components::extra_place::ExtraPlace;
use crate::components::filter_bar::FilterBar;
use crate::components::heading::late_heading;
use crate::components::load_state::with_data;
use crate::components::view_switch::ViewSwitch;
use crate::content::ROADMAP;
use crate::domain::feature::Feature;
use crate::domain::html::Html;
use crate::domain::layout::Area;
use crate::domain::map_file::MapFile;
use crate::domain::page_data::PageData;
use crate::domain::route::Page;
use crate::state::effect::effect;
use crate::state::learner::Learner;
use crate::state::navigation::Navigation;
use crate::state::notices::Notices;
use crate::state::outline::Outline;
use crate::state::search::Search;
use drawing::{Elements, MapView};
use status_menu::StatusMenu;

mod camera;
pub mod drawing;
mod highlight;
mod input;
mod pieces;
pub mod status_menu;

/// The map with what moves it.
#[component]
pub fn MapPage() -> impl IntoView {
    with_data(Page::Map, |_, data| match data {
        PageData::Map(files) => view! { <Map files=Arc::new(files.clone()) /> }.into_any(),
        _ => ().into_any(),
    })
}

#[component]
fn Map(
    /// The form for wide windows and that for narrow ones.
    files: Arc<[MapFile; 2]>,
) -> impl IntoView {
    let map = MapView::new(Learner::of_context(), Search::of_context(), Notices::of_context());
    let best = NodeRef::<leptos::html::Ol>::new();
    let elements = MapElements::default();
    follow(map, elements, Arc::clone(&files), best);
    let signs = files[0].key.clone();
    view! {
        <div class="map" on:pointermove=move |event| { Pointer::of(&event).iter().for_each(|it| input::on_move(map, it)); }>
            <header class="map__head">
                <h1 class="map__title" tabindex="-1" node_ref=late_heading()>{Page::Map.title(&ROADMAP)}</h1>
                <ViewSwitch />
                <FilterBar is_on_map=true best />
                <details class="map__panel" name="map-panel">
                    <summary>"Key"</summary>
                    <Key map signs />
                </details>
                <details class="map__panel" name="map-panel" data-needs-app>
                    <summary>"Save or print"</summary>
                    <div class="map__sheet"><ExtraPlace feature=Feature::MapFiles /></div>
                </details>
            </header>
            <div class="map__window">
                <Window map files=Arc::clone(&files) elements />
                <Overview map files elements />
                <ZoomButtons map />
            </div>
            <StatusMenu map />
        </div>
    }
}

/// The elements that the map is drawn in, as they are rendered.
#[derive(Clone, Copy, Default)]
struct MapElements {
    view: NodeRef<leptos::html::Div>,
    sizer: NodeRef<leptos::html::Div>,
    pictures: [NodeRef<leptos::html::Div>; 2],
    overviews: [NodeRef<leptos::svg::Svg>; 2],
}

impl MapElements {
    /// The elements, once all are there.
    fn get(self) -> Option<Elements> {
        Some(Elements {
            view: Node::of(self.view.get()?),
            sizer: Node::of(self.sizer.get()?),
            pictures: self.pictures.iter().filter_map(|picture| picture.get().map(Node::of)).collect(),
            overviews: self.overviews.iter().filter_map(|overview| overview.get().map(Node::of)).collect(),
        })
    }
}

/// Keeps the map in step with the window, the learner and the search.
fn follow(map: MapView, elements: MapElements, files: Arc<[MapFile; 2]>, best: NodeRef<leptos::html::Ol>) {
    let (navigation, outline) = (Navigation::of_context(), Outline::of_context());
    effect(move |_| {
        let Some(elements) = elements.get() else { return };
        camera::draw(map, &elements, files.as_slice());
        // Who comes from a topic finds it on the map.
        if let (Page::Topic(topic), true) = (navigation.came_from.get_value(), navigation.has_moved.get_untracked()) {
            camera::reach(map, topic, true);
        }
        let files = Arc::clone(&files);
        let resized =
            window_event_listener(leptos::ev::resize, move |_| camera::draw(map, &elements, files.as_slice()));
        // A chain goes when the pointer or the focus leaves the map, too.
        let pointed = window_event_listener(leptos::ev::mouseover, move |event| point_at(map, &event));
        let focused = window_event_listener(leptos::ev::focusin, move |event| {
            point_at(map, &event);
            target(&event).iter().for_each(|it| input::on_focus(map, it));
        });
        // The button may be let go anywhere.
        let released = window_event_listener(leptos::ev::pointerup, move |_| input::on_release(map));
        on_cleanup(move || [resized, pointed, focused, released].into_iter().for_each(WindowListenerHandle::remove));
    });
    effect(move |_| {
        map.learner.statuses.track();
        highlight::show_statuses(map);
    });
    effect(move |_| {
        map.search.matches.track();
        let is_typing = outline.is_typing.get_untracked();
        highlight::show_matches(map, is_typing);
        if is_typing {
            crate::browser::timer::after_paint(move || highlight::show_matches(map, false));
        }
    });
    effect(move |is_first| {
        map.search.pauses.track();
        if !is_first && !map.search.shows_all.get_untracked() {
            let is_search = navigation.filter.with_untracked(|filter| !filter.query.trim().is_empty());
            let list = best.get_untracked().map_or([0.0; 4], |list| Node::of(list).place());
            camera::seek(map, is_search, list);
        }
    });
    effect(move |_| {
        if let Some(topic) = map.search.map_goal.get() {
            map.search.map_goal.set(None);
            camera::reach(map, topic, true);
        }
    });
}

/// The pointer or the focus is on something, on the map or elsewhere.
fn point_at(map: MapView, event: &leptos::ev::Event) {
    if let Some(target) = target(event) {
        input::on_point(map, &target);
    }
}

/// What scrolls, with the picture in it.
#[component]
fn Window(map: MapView, files: Arc<[MapFile; 2]>, elements: MapElements) -> impl IntoView {
    // As the app chooses, and the style: the form for phones is for narrow windows.
    let picture = |(file, place): (&MapFile, NodeRef<leptos::html::Div>)| {
        let [width, height] = file.size;
        view! {
            <div
                class="map__picture"
                data-form=file.name.clone()
                data-map=format!("{} {width} {height}", file.href)
                inner_html=file.first.0.clone()
                node_ref=place
            ></div>
        }
    };
    let pictures = files.iter().zip(elements.pictures).map(picture).collect_view();
    let still = files[0].still.0.clone();
    let on_click = move |event: leptos::ev::MouseEvent| {
        if target(&event).is_some_and(|target| input::on_click(map, &target, event.detail() > 0)) {
            event.prevent_default();
        }
    };
    let on_zoom = move |event: &leptos::ev::MouseEvent, is_wheel: bool| {
        if Pointer::of(event).is_some_and(|pointer| input::on_zoom(map, &pointer, is_wheel)) {
            event.prevent_default();
        }
    };
    let on_touch = move |event: leptos::ev::TouchEvent, have_come: bool| {
        if let Some(fingers) = two_fingers(&event) {
            event.prevent_default();
            input::on_fingers(map, have_come, fingers);
        }
    };
    let on_gesture = move |event: leptos::ev::Event, have_come: bool| {
        if let Some((scale, middle)) = spread(&event) {
            event.prevent_default();
            input::on_pinch(map, have_come, scale, middle);
        }
    };
    let on_menu = move |event: leptos::ev::MouseEvent| {
        if target(&event).is_some_and(|target| input::open_menu(map, &target, event.buttons() != 0)) {
            event.prevent_default();
        }
    };
    view! {
        <div
            class="map__view"
            data-level="topics"
            role="region"
            aria-label="The roadmap as a map"
            node_ref=elements.view
            on:scroll=move |_| camera::follow(map)
            on:wheel=move |event| on_zoom(&event, true)
            on:dblclick=move |event| on_zoom(&event, false)
            on:pointerdown=move |event| { Pointer::of(&event).iter().for_each(|it| input::on_down(map, it)); }
            on:touchstart=move |event| on_touch(event, true)
            on:touchmove=move |event| on_touch(event, false)
            // Of three fingers that touched, other two may be left: they begin anew.
            on:touchend=move |event| on_touch(event, true)
            on:touchcancel=move |event| on_touch(event, true)
            on:gesturestart=move |event| on_gesture(event, true)
            on:gesturechange=move |event| on_gesture(event, false)
            on:contextmenu=on_menu
            // A map is dragged, not its links: in WebKit a link would end the drag.
            on:dragstart=move |event| event.prevent_default()
            on:click=on_click
            on:keydown=move |event| with_key(&event, |key, target| input::on_key(map, key, target))
        >
            <div class="map__sizer" node_ref=elements.sizer>
                {pictures}
                <noscript inner_html=still></noscript>
            </div>
        </div>
    }
}

/// The small picture of the whole, with a frame around what is seen.
#[component]
fn Overview(map: MapView, files: Arc<[MapFile; 2]>, elements: MapElements) -> impl IntoView {
    let path = |area: &Area| format!("M {} {} h {} v {} h -{2} z ", area.x, area.y, area.width, area.height);
    let overview = |(file, place): (&MapFile, NodeRef<leptos::svg::Svg>)| {
        let areas: String = file.areas.iter().map(path).collect();
        let seen = map.seen;
        view! {
            <svg viewBox=format!("0 0 {} {}", file.size[0], file.size[1]) data-form=file.name.clone() node_ref=place>
                <path d=areas></path>
                <path class="map__seen" d=move || path(&seen.get())></path>
            </svg>
        }
    };
    let go = move |event: leptos::ev::PointerEvent| {
        if Pointer::of(&event).is_some_and(|pointer| input::on_overview(map, &pointer)) {
            event.prevent_default();
        }
    };
    view! {
        <div class="map__inset" aria-hidden="true" on:pointerdown=go on:pointermove=go>
            {files.iter().zip(elements.overviews).map(overview).collect_view()}
        </div>
    }
}

/// What the keys for the size do, as buttons.
#[component]
fn ZoomButtons(map: MapView) -> impl IntoView {
    let button = move |step: Step, label: &'static str, name: Option<&'static str>, title: &'static str| {
        view! {
            <button
                class="button"
                type="button"
                aria-label=name
                title=title
                on:click=move |_| step.take(map)
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="map__buttons" role="group" aria-label="Zoom" data-needs-app>
            {button(Step::Larger, "+", Some("Zoom in"), "Zoom in (+)")}
            {button(Step::Smaller, "−", Some("Zoom out"), "Zoom out (−)")}
            {button(Step::Full, "100 %", None, "Full size (0)")}
            {button(Step::Stage, "Stage", None, "Show the stage (8)")}
            {button(Step::All, "All", None, "Show all (9)")}
        </div>
    }
}

/// What the signs mean, and whether every prerequisite is drawn.
#[component]
fn Key(map: MapView, signs: Html) -> impl IntoView {
    view! {
        <div class="map__sheet">
            <label data-needs-app>
                <input
                    type="checkbox"
                    id="map-links"
                    autocomplete="off"
                    on:change=move |_| highlight::toggle_links(map)
                />
                "Show every prerequisite"
            </label>
            <div inner_html=signs.0></div>
        </div>
    }
}
