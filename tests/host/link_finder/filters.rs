//! Links that a mail filter has put an address of its own in the place of.

use super::*;

/// An address as Proofpoint's second form writes it.
fn defended(address: &str) -> String {
    let written = address.chars().map(|c| match c {
        '/' => "_".to_owned(),
        c if c.is_ascii_alphanumeric() || c == '.' => c.to_string(),
        c => format!("-{:02X}", u32::from(c)),
    });
    let written: String = written.collect();
    format!("https://urldefense.proofpoint.com/v2/url?u={written}&d=DwMFaQ&c=-23p_x&m=p-3D1&e=")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_address_that_a_mail_filter_has_written_in_its_own_way_opens(statuses in statuses(), name in "\\PC{0,12}", sign in select(&["#", "%23"])) {
        let fragment = link::encode(&progress_of(statuses), &name, EDITION, &ROADMAP);
        check_opens(&defended(&format!("{SITE}{sign}{fragment}")), &fragment)?;
    }
}

#[test]
fn an_address_without_a_link_is_told_to_be_opened_first() {
    for address in
        ["https://protect-eu.mimecast.com/s/abc?domain=roadmap.example", "https://t.co/abc", "see http://bit.ly/1"]
    {
        let told =
            "put an address of their own in its place: open it, and copy the address that the browser shows then.";
        assert!(incoming::read(address).is_err_and(|problem| problem.ends_with(told)), "{address}");
        let (_, problems) = lines::read(address, None, &ROADMAP);
        assert!(problems.iter().all(|problem| problem.to_string().ends_with(told)) && problems.len() == 1, "{address}");
    }
}
