//! The plan as a timeline: a bar for each leg of the path, and a table that says the same.

use std::fmt::Write;
use std::iter;

use leptos::prelude::*;

use super::planner::{Outlook, Planner};
use crate::browser::print;
use crate::components::part;
use crate::content::PATH_TEXTS;
use crate::domain::clock::Day;
use crate::domain::path::PathIndex;
use crate::domain::plan::dates::{date, range, words};
use crate::domain::plan::schedule::Ends;

const WIDTH: u32 = 400;
const ROW: u32 = 26;
/// The room for the numbers of the legs.
const MARGIN: u32 = 24;

/// A leg with its days.
struct Bar {
    number: usize,
    title: &'static str,
    first: Day,
    ends: Ends,
}

/// The timeline and its table.
#[component]
pub fn Timeline(
    /// The plan.
    planner: Planner,
) -> impl IntoView {
    view! {
        <section class="plan__timeline" aria-labelledby="plan-timeline">
            <h2 id="plan-timeline">"Timeline"</h2>
            {part(move || match (planner.path.get(), &*planner.outlook.read()) {
                (Some(path), Some(outlook)) => bars_and_table(&bars(path, outlook)),
                _ => ().into_any(),
            })}
            <p data-needs-app>
                <button class="button" type="button" on:click=|_| print::page(|| {})>"Print the plan"</button>
            </p>
        </section>
    }
}

/// The legs that are not done yet.
fn bars(path: PathIndex, outlook: &Outlook) -> Vec<Bar> {
    let Some(schedule) = &outlook.schedule else { return Vec::new() };
    let legs = PATH_TEXTS.get(usize::from(path.0)).map_or(&[][..], |texts| texts.legs);
    let bar = |(place, leg): (usize, &crate::domain::path::Leg)| {
        let is_of_leg = |task: usize| outlook.steps.get(task).is_some_and(|step| leg.steps.contains(step));
        let first = schedule.blocks.iter().find(|block| is_of_leg(block.task))?.day;
        let ends = schedule.ends.iter().enumerate().rfind(|(task, _)| is_of_leg(*task))?.1;
        Some(Bar { number: place + 1, title: leg.title, first, ends: *ends })
    };
    legs.iter().enumerate().filter_map(bar).collect()
}

fn bars_and_table(bars: &[Bar]) -> AnyView {
    let (Some(first), Some(last)) = (bars.first(), bars.last()) else { return ().into_any() };
    let (first, last) = (first.first, last.ends.last);
    let height = bars.len() as u32 * ROW + ROW;
    // A leg begins when the one before it ends.
    let before = iter::once(None).chain(bars.iter().map(|bar| Some(bar.ends)));
    let row = |(bar, before): (&Bar, Option<Ends>)| {
        let between = |ends: Ends| match (ends.soonest, ends.last) {
            (soonest, latest) if soonest == latest => words(latest),
            (soonest, latest) => range(soonest, latest),
        };
        view! {
            <tr>
                <th scope="row">{format!("{}. {}", bar.number, bar.title)}</th>
                <td>{before.map_or_else(|| words(bar.first), between)}</td>
                <td>{between(bar.ends)}</td>
            </tr>
        }
    };
    view! {
        <svg
            class="plan__bars"
            viewBox=format!("0 0 {WIDTH} {height}")
            role="img"
            aria-label=format!("The legs of the path from {}. The table says the same in words.", range(first, last))
            inner_html=drawing(bars, first, last)
        ></svg>
        <div class="plan__scroller" tabindex="0" role="region" aria-label="The legs as a table">
            <table class="plan__table">
                <thead><tr><th scope="col">"Leg"</th><th scope="col">"Begins between"</th><th scope="col">"Done between"</th></tr></thead>
                <tbody>{bars.iter().zip(before).map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The bars, solid up to the middle of the hours and pale up to the most, above the years and months.
fn drawing(bars: &[Bar], first: Day, last: Day) -> String {
    let days = (last.0 - first.0 + 1).max(1);
    let at = |day: Day| MARGIN + day.0.saturating_sub(first.0) * (WIDTH - MARGIN) / days;
    let bottom = bars.len() as u32 * ROW;
    let mut svg = String::new();
    for (day, name) in ticks(first, last) {
        let x = at(day);
        let _ = write!(svg, "<line class=\"plan__tick\" x1=\"{x}\" y1=\"0\" x2=\"{x}\" y2=\"{bottom}\"/>");
        let _ = write!(svg, "<text x=\"{}\" y=\"{}\">{name}</text>", x + 2, bottom + 16);
    }
    for (place, bar) in bars.iter().enumerate() {
        let y = place as u32 * ROW + 5;
        let next = |day: Day| at(Day(day.0 + 1));
        let (start, middle, end) = (at(bar.first), next(bar.ends.middle), next(bar.ends.last));
        let mut rect = |class: &str, from: u32, to: u32| {
            let width = to.saturating_sub(from).max(2);
            let _ = write!(
                svg,
                "<rect class=\"{class}\" x=\"{from}\" y=\"{y}\" width=\"{width}\" height=\"16\" rx=\"3\"/>"
            );
        };
        rect("plan__range", start, end.max(middle));
        rect("plan__bar", start, middle);
        let _ = write!(svg, "<text x=\"0\" y=\"{}\">{}</text>", y + 13, bar.number);
    }
    svg
}

/// The first days of months, so few that their names have room.
fn ticks(first: Day, last: Day) -> Vec<(Day, String)> {
    let months: Vec<Day> = (first.0 + 1..=last.0).map(Day).filter(|day| date(*day).day() == 1).collect();
    let every = [1, 3, 6, 12, 24].into_iter().find(|every| months.len() / every <= 6).unwrap_or(60);
    let is_shown = |day: &Day| {
        let date = date(*day);
        let number = date.year() as usize * 12 + usize::from(u8::from(date.month())) - 1;
        number.is_multiple_of(every)
    };
    let name = |day: Day| {
        let date = date(day);
        let month = date.month().to_string();
        let month = month.get(..3).unwrap_or_default();
        if every < 12 { format!("{month} {}", date.year()) } else { date.year().to_string() }
    };
    months.into_iter().filter(is_shown).map(|day| (day, name(day))).collect()
}
