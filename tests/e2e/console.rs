//! The console stays empty of errors in every view, and the site's policy is in force: [`with_page`] looks after each test.

use crate::browser::with_page;

#[test]
fn no_view_leaves_an_error_in_the_console() {
    with_page(async |page| {
        for path in [
            "",
            "?q=cache",
            "?status=done&ready=yes",
            "topics/http/",
            "map/",
            "progress/",
            "compare/",
            "settings/",
            "shortcuts/",
            "about/",
        ] {
            page.open(path).await;
            page.assert_console_is_clean().await;
        }
        page.click("Roadmap").await;
        page.until_text("h1", "The 2021 roadmap").await;
        page.click_on("[data-topic=http] a").await;
        page.until_focus("#topic-title").await;
        page.choose_dark().await;
        page.reload().await;
        assert_eq!(page.js("document.documentElement.dataset.theme").await, "dark");
        assert_eq!(page.js("document.querySelector('#theme').value").await, "dark");
    });
}

#[test]
fn text_becomes_html_or_a_script_by_the_policy_alone() {
    with_page(async |page| {
        page.open("topics/http/").await;
        page.script("document.createElement('p').innerHTML = '<b>Of our own</b> &lt;script&gt;'", &[]).await;
        assert_eq!(page.errors().await, Vec::<String>::new());
        for attempt in [
            "document.createElement('p').innerHTML = '<iframe src=x>'",
            "document.createElement('p').innerHTML = 'a<SCRIPT src=x>'",
            "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
            "document.createElement('script').src = 'boot.js'",
            "document.createElement('script').text = 'alert(1)'",
            "document.createElement('iframe').srcdoc = '<b>x</b>'",
            "trustedTypes.createPolicy('mine', {})",
            "document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/x.png' }))",
            "fetch('https://elsewhere.example/').catch(() => {})",
        ] {
            let script = format!("try {{ void ({attempt}) }} catch {{}} await new Promise(requestAnimationFrame)");
            page.script(&format!("return (async () => {{ {script} }})()"), &[]).await;
            let errors = page.errors().await;
            assert!(!errors.is_empty(), "{attempt} was let through");
        }
        assert_eq!(page.js("document.querySelector('iframe')").await, serde_json::Value::Null);
    });
}
