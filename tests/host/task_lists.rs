//! Task lists come back as editors, wikis and mail leave them, and what is not understood is told with its line.

use backend_roadmap::domain::progress::Status;
use backend_roadmap::extras::backup_panel::incoming::{self, Incoming};

use crate::fixture;

fn read(text: &str) -> Incoming {
    incoming::read(text).unwrap_or_else(|problem| panic!("{text:?}: {problem}"))
}

/// Every fixture says the same: C# done, HTTP learning, DNS skipped, Docker and CSS to do; and lunch, which is no topic.
#[test]
fn the_list_of_every_editor_is_read() {
    for editor in ["github", "mail", "mdformat", "notion", "obsidian", "pandoc", "plain", "typora"] {
        let incoming = read(&fixture(&format!("lists/{editor}.md")));
        let status = |topic| incoming.progress.status(topic);
        let statuses = ["csharp", "http", "dns", "docker", "css"].map(status);
        let expected = [Status::Done, Status::Learning, Status::Skipped, Status::Todo, Status::Todo];
        assert_eq!(statuses, expected, "{editor}: {incoming:?}");
        assert_eq!(incoming.progress.status_map().len(), 3, "{editor}");
        assert!(
            incoming.unknown.len() == 1 && incoming.unknown[0].starts_with("Lunch (line "),
            "{editor}: {incoming:?}"
        );
        assert_eq!(incoming.odd, Vec::<String>::new(), "{editor}");
    }
}

#[test]
fn a_task_is_found_behind_every_bullet_and_box() {
    for (task, status) in [
        ("- [x]", Status::Done),
        ("- [X]", Status::Done),
        ("-[x]", Status::Done),
        ("* [x]", Status::Done),
        ("+ [x]", Status::Done),
        ("• [x]", Status::Done),
        ("1. [x]", Status::Done),
        ("12) [x]", Status::Done),
        ("[x]", Status::Done),
        ("\t-\u{A0}[x]\u{A0}", Status::Done),
        ("> - [x]", Status::Done),
        (">> 1. [x]", Status::Done),
        ("> > - [x]", Status::Done),
        ("- [ x ]", Status::Done),
        ("- [✓]", Status::Done),
        ("- [✔️]", Status::Done),
        ("- \\[x\\]", Status::Done),
        ("☑", Status::Done),
        ("- ☑", Status::Done),
        ("☒", Status::Done),
        ("✅", Status::Done),
        ("• ✓", Status::Done),
        ("- [/]", Status::Learning),
        ("- [-]", Status::Skipped),
        ("☐", Status::Todo),
        ("- ☐", Status::Todo),
        ("- []", Status::Todo),
    ] {
        let text = format!("- [ ] HTML\n{task} C#");
        let incoming = read(&text);
        assert_eq!((incoming.progress.status("csharp"), incoming.unknown.len()), (status, 0), "{task}");
        assert_eq!(incoming.odd, Vec::<String>::new());
    }
}

#[test]
fn a_title_is_found_whatever_an_editor_has_done_to_it() {
    for title in [
        "C#",
        "c#",
        "C\\#",
        "[C#][1]",
        "[C#][]",
        "[C#]",
        "[[C#]]",
        "[[C#|the language]]",
        "**C#**",
        "__C#__",
        "*C#*",
        "~~C#~~",
        "==C#==",
        "`C#`",
        "**[C#](/topics/csharp/)**",
        "[C#](</topics/csharp/>)",
        "[C#](https://old.example/topics/csharp/)",
        "C#.",
        "C#:",
        "C#!",
        "C# ✅ 2026-11-20",
        "C# 📅 2026-11-20 ⏫",
        "C# ★",
        "C# (learning) ★",
        "C# #learn",
        "C# ^a1b2",
        "C# [due:: 2026-11-20]",
        "C# <!-- c1 -->",
        "C# %%later%%",
        "C#  \u{A0}",
        "C# ➕ 2026-11-20 🔁 every day",
    ] {
        let incoming = read(&format!("- [x] {title}"));
        assert_eq!(incoming.progress.status("csharp"), Status::Done, "{title}: {incoming:?}");
    }
}

#[test]
fn what_is_not_understood_is_named_with_its_line() {
    let text = "# Mine\n\n- [x] C#\n- [>] C#\n- [x]C#\n- [x] Git\n- [?] Lunch\n- [x] [Docker](https://github.com/topics/docker)\n\
        - [x] [Docker](https://www.docker.com/)\n- [X](<https://x.com/abc>)\n- [x]: https://x.com\n- C#\n- [ ]\n";
    let incoming = read(text);
    assert_eq!(incoming.progress.status_map().len(), 1);
    assert_eq!(incoming.odd, ["[>] C# (line 4)", "[x]C# (line 5)", "[?] Lunch (line 7)"]);
    let docker = ["[Docker](https://github.com/topics/docker) (line 8)", "[Docker](https://www.docker.com/) (line 9)"];
    assert_eq!(incoming.unknown, ["Git (line 6)", docker[0], docker[1]]);
    let long = read(&format!("- [x] {}", "é".repeat(100)));
    assert_eq!(long.unknown, [format!("{}… (line 1)", "é".repeat(60))]);
}

#[test]
fn an_address_counts_if_the_list_names_its_site() {
    for (text, status) in [
        (
            "import the list on https://a.b/c/progress/ again\n- [x] [Old title](https://a.b/c/topics/csharp/?q=x)",
            Status::Done,
        ),
        (
            "import the list on https://a.b/c/progress/ again\n- [x] [Old title](https://a.b/topics/csharp/)",
            Status::Todo,
        ),
        ("- [x] [Old title](https://a.b/c/topics/csharp/)", Status::Todo),
        ("- [x] [Old title](../topics/csharp/)", Status::Done),
        ("- [x] [C#](https://github.com/topics/csharp)", Status::Todo),
    ] {
        assert_eq!(read(text).progress.status("csharp"), status, "{text}");
    }
}

#[test]
fn a_file_is_read_in_every_encoding_with_every_end_of_line() {
    let text = "# Größe\r\n\r\n- [x] C#\r\n- [x] Größe\r\n";
    for text in [text.to_owned(), text.replace('\r', ""), text.replace('\n', "")] {
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let le: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let be: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [
            text.clone().into_bytes(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            [b"\xFF\xFE", le.as_slice()].concat(),
            [b"\xFE\xFF", be.as_slice()].concat(),
            le.clone(),
            be.clone(),
        ] {
            let incoming = read(&incoming::decode(&bytes));
            assert_eq!(incoming.progress.status("csharp"), Status::Done, "{bytes:?}");
            assert_eq!(incoming.unknown, ["Größe (line 4)"]);
        }
    }
    assert_eq!(incoming::decode(b""), "");
    assert_eq!(incoming::decode(b"\xFF"), "\u{FFFD}");
}
