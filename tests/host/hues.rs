//! The hues of the lines can be told apart, by eyes that see colours in the common ways, from each other, from the paper and
//! from the colours of statuses. Computes from `style/tokens.css`.

use backend_roadmap::content::{HUES, ROADMAP};

use crate::repository;

type Rgb = [f64; 3];

/// How colours look to eyes that lack one kind of cone (Machado, Oliveira and Fernandes, 2009), in linear RGB.
const EYES: [(&str, [Rgb; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "no red cones",
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    ),
    (
        "no green cones",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    (
        "no blue cones",
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ),
];

/// The least distance in Oklab of two lines: 0.02 is just seen where two colours touch.
const LINES_APART: f64 = 0.1;
/// The same of a line and a status, which has a shape and a word besides.
const STATUSES_APART: f64 = 0.04;
/// The least contrast of a line to the paper (WCAG 1.4.11).
const CONTRAST: f64 = 3.0;

/// A colour of `style/tokens.css` in the light and in the dark theme, in linear RGB.
fn token(name: &str) -> [Rgb; 2] {
    let css = std::fs::read_to_string(repository("style/tokens.css")).expect("the tokens");
    let value = css.split_once(&format!("--{name}: light-dark(")).and_then(|(_, rest)| rest.split_once(')'));
    let (value, _) = value.unwrap_or_else(|| panic!("no token {name}"));
    let colours: Vec<Rgb> = value.split(", ").map(linear).collect();
    colours.try_into().unwrap_or_else(|_| panic!("two colours: {value}"))
}

fn linear(hex: &str) -> Rgb {
    let hex = hex.trim_start_matches('#');
    [0, 2, 4].map(|at| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("a hexadecimal colour")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn through(matrix: &[Rgb; 3], colour: Rgb) -> Rgb {
    matrix.map(|row| row.iter().zip(colour).map(|(factor, value)| factor * value).sum())
}

fn oklab(colour: Rgb) -> Rgb {
    let cones = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ];
    let lab = [
        [0.2104542553, 0.793617785, -0.0040720468],
        [1.9779984951, -2.428592205, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.808675766],
    ];
    through(&lab, through(&cones, colour.map(|value| value.clamp(0.0, 1.0))).map(f64::cbrt))
}

/// The least distance of two colours to any eyes, and whose they are.
fn distance(one: Rgb, other: Rgb) -> (f64, &'static str) {
    let of = |(eyes, matrix): &(&'static str, [Rgb; 3])| {
        let (one, other) = (oklab(through(matrix, one)), oklab(through(matrix, other)));
        let square: f64 = one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum();
        (square.sqrt(), *eyes)
    };
    EYES.iter().map(of).min_by(|one, other| one.0.total_cmp(&other.0)).expect("eyes")
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |colour: Rgb| through(&[[0.2126, 0.7152, 0.0722]; 3], colour)[0] + 0.05;
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

#[test]
fn the_lines_are_told_apart_by_everybody_in_both_themes() {
    let lines: Vec<(&str, [Rgb; 2])> =
        ROADMAP.lines.iter().map(|line| (line.id, token(&format!("hue-{}", line.id)))).collect();
    assert!((7..=8).contains(&lines.len()), "{}", lines.len());
    let mut broken = Vec::new();
    for theme in [0, 1] {
        for (at, (name, hue)) in lines.iter().enumerate() {
            let ratio = contrast(hue[theme], token("paper")[theme]);
            if ratio < CONTRAST {
                broken.push(format!("{name}: {ratio:.2} to the paper of theme {theme}"));
            }
            let others = lines[..at].iter().map(|(other, hue)| (*other, *hue, LINES_APART));
            let statuses = ["learning", "done", "skipped"].map(|status| (status, token(status), STATUSES_APART));
            for (other, colour, least) in others.chain(statuses) {
                let (apart, eyes) = distance(hue[theme], colour[theme]);
                if apart < least {
                    broken.push(format!("{name} and {other}: {apart:.3} in theme {theme} with {eyes}"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_hues_of_the_lines_are_those_of_the_style() {
    assert_eq!(HUES.len(), ROADMAP.lines.len());
    for (line, hue) in ROADMAP.lines.iter().zip(HUES) {
        assert_eq!(hue.map(linear), token(&format!("hue-{}", line.id)), "{}", line.id);
    }
}

#[test]
fn every_stage_belongs_to_a_line_with_a_letter_of_its_own() {
    for stage in ROADMAP.stage_indices() {
        assert!(ROADMAP.line(stage).is_some(), "{}", ROADMAP.stage(stage).id);
    }
    let mut letters: Vec<&str> = ROADMAP.lines.iter().map(|line| line.letter).collect();
    letters.sort_unstable();
    letters.dedup();
    assert_eq!(letters.len(), ROADMAP.lines.len());
}

#[test]
fn black_is_as_far_from_white_as_can_be() {
    let (black, white) = (linear("#000000"), linear("#ffffff"));
    assert!((contrast(black, white) - 21.0).abs() < 0.01);
    assert!((distance(black, white).0 - 1.0).abs() < 0.01);
    assert!(distance(linear("#c00000"), linear("#6a6a00")).0 < 0.1, "red and olive without green or red cones");
}
