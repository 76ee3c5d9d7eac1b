//! Several learners beside each other: links pasted and opened, the table, its order and its CSV, groups that are kept.

use backend_roadmap::content::{EDITION, ROADMAP};
use backend_roadmap::domain::compare::groups::{self, KEY};
use backend_roadmap::domain::link;
use backend_roadmap::domain::progress::Status;
use serde_json::json;
use thirtyfour::Key;

use crate::browser::{Page, with_page};
use crate::servers::SERVERS;
use crate::{progress, saved_text};

const PROGRESS: &str = "backend-roadmap:progress";
const COLUMNS: &str = "[...document.querySelectorAll('thead th[scope=col]')].map((it) => it.innerText).join('|')";

/// Somebody's link, as it is sent.
pub(crate) fn url(name: &str, topics: &[(&str, Status)]) -> String {
    format!("{}#{}", SERVERS.site, link::encode(&progress(topics), name, EDITION, &ROADMAP))
}

/// An expression for the text of a table for spreadsheets, by one for its base64.
pub(crate) fn decoded(base64: &str) -> String {
    format!("new TextDecoder('utf-16le').decode(Uint8Array.from(atob({base64}), (letter) => letter.charCodeAt(0)))")
}

/// Pastes lines into the field.
async fn paste(page: &Page, lines: &[String]) {
    let script = r"
        const field = document.querySelector('#compare-links');
        field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    page.script(script, &[json!(lines.join("\n"))]).await;
}

/// Opens the page and compares what these lines tell.
pub(crate) async fn compare(page: &Page, lines: &[String]) {
    page.open("compare/").await;
    paste(page, lines).await;
    // The button answers once the second program is there.
    let is_shown = "!document.querySelector('#compare-result').hidden";
    page.until(&format!("document.querySelector('[data-compare=compare]').click() ?? {is_shown}")).await;
}

fn two() -> [String; 2] {
    [
        url("Ada", &[("http", Status::Done), ("dns", Status::Done), ("git", Status::Skipped)]),
        url("Bo", &[("http", Status::Learning)]),
    ]
}

#[test]
fn two_links_and_me_stand_beside_each_other() {
    with_page(async |page| {
        page.open_with("", &[(PROGRESS, &saved_text(&[("http", Status::Done)]))]).await;
        compare(page, &two()).await;
        assert_eq!(page.js(COLUMNS).await, "Me|Ada|Bo");
        page.until_text("#compare-summary", "Ahead overall: Ada, 2 of ").await;
        page.until_text(".compare__total", "ahead").await;
        assert_eq!(page.count("[data-compare=add]").await, 0);
        page.click("Internet").await;
        page.until("document.querySelector('[data-of=internet]').ariaExpanded === 'true'").await;
        page.until_focus("[data-compare=fold][data-of=internet]").await;
        let words =
            "[...document.querySelectorAll('.compare__topic')].find((row) => row.innerHTML.includes('topics/http/'))";
        let words = page.js(&format!("[...{words}.querySelectorAll('td')].map((it) => it.textContent).join()")).await;
        assert_eq!(words, "Done,Done,Learning");
        page.click("People differ 3").await;
        page.until("document.querySelectorAll('.compare__topic').length === 3").await;
        // Without me, and then with what I have done by now.
        page.click("Include me").await;
        page.until(&format!("{COLUMNS} === 'Ada|Bo'")).await;
        page.click("Include me").await;
        page.until(&format!("{COLUMNS} === 'Me|Ada|Bo'")).await;
        let (first, _) = page.open_tab().await;
        page.open("").await;
        page.set_status("rest", "Done").await;
        page.set_status("git", "Done").await;
        page.switch_to(&first).await;
        page.until_text("#compare-summary", "Ahead overall: Me, 3 of ").await;
    });
}

#[test]
fn a_broken_line_is_named_and_the_good_ones_are_compared() {
    with_page(async |page| {
        let [ada, bo] = two();
        let lines = [ada.clone(), "Cy".into(), format!("Dee {}", &bo[..bo.len() - 2]), bo, ada];
        compare(page, &lines).await;
        assert_eq!(page.js(COLUMNS).await, "Me|Ada|Bo");
        page.until_text("#compare-problems", "Line 2 has no progress link.").await;
        page.until_text("#compare-problems", "Line 3: This progress link was cut short").await;
        page.until_text("#compare-problems", "Line 5 has the same link as line 1").await;
        assert_eq!(
            page.js("document.querySelector('#compare-links').value").await,
            lines.join("\n"),
            "nothing is lost"
        );
    });
}

#[test]
fn the_link_that_is_open_is_compared_with_me() {
    let [ada, bo] = two();
    let fragment = ada.rsplit('#').next().unwrap();
    with_page(async |page| {
        page.open(&format!("#{fragment}")).await;
        page.until_text("#shared", "Ada’s progress").await;
        page.click_on("#shared a").await;
        page.until(&format!("{COLUMNS} === 'Me|Ada'")).await;
        page.until_path(&format!("compare/#{fragment}")).await;
        // Taken out of the field, it does not come back by itself.
        paste(page, &[String::new()]).await;
        page.until("!document.querySelector('[data-compare=add]').hidden").await;
        paste(page, &[bo]).await;
        page.click("Add the link that is open").await;
        page.until(&format!("{COLUMNS} === 'Me|Bo|Ada'")).await;
        page.until("document.querySelector('[data-compare=add]').hidden").await;
        assert_eq!(page.saved().await, None, "looking stores nothing");
    });
}

#[test]
fn headers_sort_the_people_and_say_so() {
    with_page(async |page| {
        compare(page, &two()).await;
        for (of, sorts) in [
            ("name", [("ascending", "Ada|Bo|Me"), ("descending", "Me|Bo|Ada"), ("none", "Me|Ada|Bo")]),
            ("total", [("descending", "Ada|Me|Bo"), ("ascending", "Bo|Me|Ada"), ("none", "Me|Ada|Bo")]),
            ("internet", [("descending", "Ada|Me|Bo"), ("ascending", "Bo|Me|Ada"), ("none", "Me|Ada|Bo")]),
        ] {
            let button = format!("[data-compare=sort][data-of={of}]");
            page.focus(&button).await;
            for (sort, columns) in sorts {
                page.press(Key::Enter).await;
                page.until(&format!("document.querySelector('{button}').closest('th').ariaSort === '{sort}'")).await;
                assert_eq!(page.js(COLUMNS).await, columns, "{of}, {sort}");
                page.until_focus(&button).await;
                page.until_text("#live", &columns.replace('|', ", ")).await;
            }
        }
        assert_eq!(page.count("th[aria-sort=none]").await, 2 + ROADMAP.stages.len() as u64);
    });
}

#[test]
fn stages_can_be_sorted_by_their_average() {
    with_page(async |page| {
        compare(page, &[url("Ada", &[("redis", Status::Done), ("memcached", Status::Done)])]).await;
        let first = "document.querySelector('[data-compare=fold]').innerText";
        assert_eq!(page.js(first).await, ROADMAP.stages[0].title);
        page.script("document.querySelector('#compare-stages').value = 'highest'", &[]).await;
        page.script(
            "document.querySelector('#compare-stages').dispatchEvent(new Event('change', { bubbles: true }))",
            &[],
        )
        .await;
        page.until(&format!("{first} === 'Caching'")).await;
    });
}

#[test]
fn a_group_survives_a_reload_and_is_opened_renamed_and_deleted() {
    with_page(async |page| {
        compare(page, &two()).await;
        page.focus("#compare-name").await;
        page.press("Team \"é\" <1>").await;
        page.press(Key::Enter).await;
        page.until_text("#compare-said", "Saved “Team \"é\" <1>”.").await;
        page.reload().await;
        page.until_text("#compare-groups", "Team \"é\" <1> 3 people").await;
        page.click("Open Team \"é\" <1>").await;
        page.until(&format!("{COLUMNS} === 'Me|Ada|Bo'")).await;
        page.click("Rename Team \"é\" <1>").await;
        page.until_focus("#compare-rename").await;
        page.press("Friends").await;
        page.press(Key::Enter).await;
        page.until_text("#compare-groups", "Friends 3 people").await;
        page.until_focus("[data-compare=rename]").await;
        page.click("Delete Friends").await;
        page.until_text("#compare-said", "Deleted “Friends”.").await;
        page.until_focus("[data-compare=undo]").await;
        assert_eq!(groups::decode(&page.stored(KEY).await.unwrap()).unwrap().list, []);
        page.press(Key::Enter).await;
        page.until_text("#compare-groups", "Friends").await;
        page.reload().await;
        page.until_text("#compare-groups", "Friends").await;
    });
}

#[test]
fn opening_a_group_loses_nothing_that_was_pasted() {
    with_page(async |page| {
        let [ada, bo] = two();
        compare(page, std::slice::from_ref(&ada)).await;
        page.focus("#compare-name").await;
        page.press("Ada").await;
        page.click("Save as group").await;
        page.until_text("#compare-said", "Saved “Ada”.").await;
        paste(page, std::slice::from_ref(&bo)).await;
        page.click("Open Ada").await;
        page.until(&format!("{COLUMNS} === 'Me|Ada'")).await;
        page.click("Undo").await;
        page.until(&format!("{COLUMNS} === 'Me|Bo'")).await;
        assert_eq!(page.js("document.querySelector('#compare-links').value").await, bo);
    });
}

#[test]
fn groups_of_two_tabs_both_survive() {
    with_page(async |page| {
        compare(page, &two()).await;
        let (first, second) = page.open_tab().await;
        compare(page, &two()).await;
        for (tab, name) in [(&second, "Two"), (&first, "One"), (&second, "Three")] {
            page.switch_to(tab).await;
            page.focus("#compare-name").await;
            page.press(name).await;
            page.press(Key::Enter).await;
            page.until_text("#compare-said", name).await;
        }
        for tab in [&first, &second] {
            page.switch_to(tab).await;
            page.until_count(".compare__group", 3).await;
        }
    });
}

#[test]
fn groups_that_cannot_be_read_or_kept_are_told_of() {
    with_page(async |page| {
        page.open_with("compare/", &[(KEY, "rubbish")]).await;
        page.until_text("#compare-said", "cannot be read").await;
        paste(page, &two()).await;
        page.focus("#compare-name").await;
        page.press("Team").await;
        page.press(Key::Enter).await;
        page.until_text("#compare-said", "They are left as they are.").await;
        assert_eq!(page.stored(KEY).await.as_deref(), Some("rubbish"));
        page.click("Put them aside").await;
        page.until_text("#compare-said", "Put aside").await;
        let aside = "Object.keys(localStorage).filter((key) => key.startsWith('backend-roadmap:groups.unreadable:'))";
        assert_eq!(page.js(&format!("localStorage.getItem({aside}[0])")).await, "rubbish");
        page.script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }", &[])
            .await;
        page.click("Save as group").await;
        page.until_text("#compare-said", "storage for this site is full").await;
        assert_eq!(page.js("document.querySelector('#compare-name').value").await, "Team", "nothing is lost");
    });
}

#[test]
fn the_csv_has_a_line_for_each_topic() {
    with_page(async |page| {
        compare(page, &[url("=1+1", &[("http", Status::Done)]), url("Bo, \"B\"", &[("dns", Status::Learning)])]).await;
        let text = page.js(&decoded("document.querySelector('#compare-csv').href.split(',')[1]")).await;
        let text = text.as_str().unwrap();
        assert!(text.starts_with("Stage\tTopic\tMe\t'=1+1\t\"Bo, \"\"B\"\"\"\r\n"), "{text}");
        assert_eq!(text.matches("\r\n").count(), 1 + ROADMAP.topics.len());
        let http = ROADMAP.topic(ROADMAP.find("http").unwrap()).title;
        assert!(text.contains(&format!("\r\nInternet\t{http}\tTo do\tDone\tTo do\r\n")), "{text}");
        assert_eq!(page.js("document.querySelector('#compare-csv').download").await, "backend-roadmap-comparison.csv");
    });
}

#[test]
fn thirty_people_fit_and_the_first_column_stays() {
    let name = |at: usize| ["مُحَمَّد", "👩‍👩‍👧 crab", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "Zoë"][at % 4];
    let topics = |at: usize| -> Vec<(&str, Status)> {
        ROADMAP.topics.iter().take(at * 5).map(|topic| (topic.id, Status::Done)).collect()
    };
    let lines: Vec<String> = (0..31).map(|at| url(name(at), &topics(at))).collect();
    with_page(async |page| {
        for width in [320, 1440] {
            page.resize(width, 800).await;
            compare(page, &lines).await;
            assert_eq!(page.count("thead th[scope=col]").await, 31, "thirty and me");
            page.until_text("#compare-problems", "Line 31 is left out").await;
            page.click("Unfold all").await;
            page.until_count(".compare__topic", ROADMAP.topics.len()).await;
            assert!(page.js("document.documentElement.scrollWidth").await.as_u64().unwrap() <= u64::from(width));
            page.script("document.querySelector('#compare-table').scrollTo(1500, 900)", &[]).await;
            let of = |what: &str| format!("document.querySelector('{what}').getBoundingClientRect()");
            let (first, scroll) = (of("tbody tr:last-child th"), of("#compare-table"));
            assert!(page.js(&format!("Math.abs({first}.left - {scroll}.left) < 3")).await == true);
            assert!(page.js(&format!("Math.abs({}.top - {scroll}.top) < 3", of("thead th"))).await == true);
            // Folding one stage keeps the place.
            page.script("document.querySelector('[data-compare=fold][data-of=scale]').click()", &[]).await;
            assert!(page.js("document.querySelector('#compare-table').scrollLeft > 1000").await == true);
        }
    });
}

#[test]
fn a_hostile_name_stays_text() {
    with_page(async |page| {
        let name = "<img src=x onerror=alert(1)>";
        compare(page, &[url(name, &[("http", Status::Done)]), format!("\"><script>alert(2)</script> {}", two()[1])])
            .await;
        page.until_text("thead", name).await;
        page.until_text("#compare-summary", name).await;
        page.focus("#compare-name").await;
        page.press(name).await;
        page.press(Key::Enter).await;
        page.until_text("#compare-groups", name).await;
        assert_eq!(page.count("img").await, 0);
        assert_eq!(page.js("document.querySelectorAll('main script').length").await, 0);
    });
}

#[test]
fn nobody_and_one_person_are_told_what_to_do() {
    with_page(async |page| {
        compare(page, &[]).await;
        page.until_text("#compare-summary", "Add another progress link").await;
        page.click("Include me").await;
        page.until_text("#compare-problems", "There is nobody to compare yet").await;
        page.until("document.querySelector('#compare-result').hidden").await;
    });
}
