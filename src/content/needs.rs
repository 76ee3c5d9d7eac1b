//! What an exercise needs, as HTML: its programs, each with its installation folded away. Knows nothing of where it is put.

use super::programs::{Program, Programs};
use super::render::Renderer;
use super::study::Study;

/// The HTML of what an exercise needs, on a page of a site under a base path; empty if it says nothing of it.
pub fn needs(base: &str, study: &Study, programs: &Programs) -> String {
    let wanted: String = study.you_need.iter().filter_map(|id| programs.find(id)).map(program).collect();
    let list = if wanted.is_empty() { wanted } else { format!("<p>You need:</p><ul>{wanted}</ul>") };
    let line = |start: &str, text: &Option<String>| {
        text.as_ref().map_or(String::new(), |text| format!("<p>{start} {}</p>", Renderer::line_with_links(base, text)))
    };
    let running = line("Before you begin, this must run:", &study.running);
    let without_docker = line("Without Docker:", &study.without_docker);
    list + &running + &without_docker
}

/// A program with what to type on each system.
fn program(it: &Program) -> String {
    let item = |name: &str, text: &str| format!("<dt>{name}</dt><dd>{}</dd>", Renderer::line(text));
    let systems: String = it.systems().iter().map(|(name, how)| item(name, how)).collect();
    format!(
        "<li><details class=\"needs__program\"><summary>{}</summary><p>{}</p><dl>{systems}{}</dl></details></li>",
        Renderer::line(&it.name),
        Renderer::line(&it.about),
        item("To check", &it.check),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programs() -> Programs {
        let text = |text: &str| text.to_owned();
        let program = Program {
            id: text("nc"),
            name: text("netcat (`nc`)"),
            about: text("It sends <bytes>."),
            debian: text("`apt install nc`"),
            fedora: text("`dnf install nc`"),
            macos: text("There already."),
            windows: text("Inside WSL."),
            check: text("`nc -h`"),
        };
        Programs { program: vec![program] }
    }

    #[test]
    fn each_program_is_folded_with_its_commands() {
        let study = Study { you_need: vec!["nc".into()], ..Study::default() };
        let html = needs("/base/", &study, &programs());
        assert!(html.starts_with("<p>You need:</p><ul><li><details"), "{html}");
        for part in [
            "<summary>netcat (<code>nc</code>)</summary>",
            "It sends &lt;bytes&gt;.",
            "<dt>Fedora</dt><dd><code>dnf install nc</code></dd>",
            "<dt>To check</dt><dd><code>nc -h</code></dd>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn what_must_run_and_the_way_without_docker_are_said() {
        let study = Study {
            running: Some("a server, as in [HTTP](topic:http)".into()),
            without_docker: Some("install it".into()),
            ..Study::default()
        };
        assert_eq!(
            needs("/base/", &study, &programs()),
            "<p>Before you begin, this must run: a server, as in <a href=\"/base/topics/http/\">HTTP</a></p>\
             <p>Without Docker: install it</p>"
        );
        assert_eq!(needs("/base/", &Study::default(), &programs()), "");
    }
}
