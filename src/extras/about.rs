//! The content of the page about the site: its purpose, its marks, its sources.

use leptos::prelude::*;

use crate::components::mark_sign::MarkSign;
use crate::domain::topic::{Choice, Mark};

/// The text about the site.
#[component]
pub fn About() -> impl IntoView {
    let marks = Mark::ALL
        .iter()
        .map(|mark| view! { <li><MarkSign mark=Some(*mark) /> <span><strong>{mark.label()}</strong> ": " {mark.meaning()}</span></li> })
        .collect_view();
    view! {
            <p>"This site turns the 2021 roadmap for backend developers into something to learn with: every topic with what to learn first and what it unlocks, your own progress, and links to share it. There is no account, no server and no tracking; it asks nothing of any other site."</p>
            <h2>"The marks"</h2>
            <p>"A mark is the authors’ opinion of a topic. It says nothing about you: your own progress has its own signs and words."</p>
            <ul class="about__marks">{marks}</ul>
            <h2>"The numbers"</h2>
            <p>"Hours are a range for somebody new to the topic: the first figure covers the essentials, the second a thorough study with practice. Of topics to choose from, one counts, and skipped topics leave the total."</p>
            <h2>"Where the roadmap comes from"</h2>
            <p>
                "The 2021 edition is the union of two sources: the article “Backend Web Developer RoadMap For 2021”, which names, among others, the design patterns and the code analysis tools, and the community drawing of January 2021 of "
                <a href="https://roadmap.sh/backend">"roadmap.sh"</a>
                " by Kamran Ahmed and contributors ("
                <a href="https://github.com/kamranahmedse/developer-roadmap">"its repository"</a>
                "), which the article reproduces. The choice of topics and the marks are theirs; the texts, the order of prerequisites and the hours are this project’s own. Where the sources err, the topic says so."
            </p>
            <h2>"Your data"</h2>
            <p>"Progress, notes and stars are kept in this browser’s storage for this address. Nobody else can see them unless you send a link or a file: a link holds statuses and a name at most, a backup everything."</p>
    }
}
