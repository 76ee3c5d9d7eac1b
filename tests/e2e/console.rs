//! The console stays empty of errors in every view: [`with_page`] looks after each test.

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
        page.script("document.querySelector('#theme').value = 'dark'", &[]).await;
        page.script("document.querySelector('#theme').dispatchEvent(new Event('change', { bubbles: true }))", &[])
            .await;
        page.until("document.documentElement.dataset.theme === 'dark'").await;
        page.reload().await;
        assert_eq!(page.js("document.documentElement.dataset.theme").await, "dark");
        assert_eq!(page.js("document.querySelector('#theme').value").await, "dark");
    });
}
