//! Reads a QR code as a camera would: paints the SVG into pixels and gives them to a reader that knows nothing of how it
//! was made. Shared by the host and the end-to-end tests.

/// The squares that are dark, and how many there are in a row, the margin included.
pub(crate) struct Modules {
    pub(crate) size: usize,
    pub(crate) dark: Vec<(usize, usize)>,
}

/// The squares that a path of runs such as `M4 4h7v1h-7z` fills.
pub(crate) fn modules(svg: &str) -> Modules {
    let attribute = |name: &str| {
        let from = svg.rfind(name).unwrap_or_else(|| panic!("no {name} in {svg:.200}")) + name.len();
        svg[from..].split('"').next().unwrap()
    };
    let size = attribute("viewBox=\"0 0 ").split(' ').next().unwrap().parse().expect("a size");
    let mut dark = Vec::new();
    for run in attribute("fill=\"#000\" d=\"M").split('M') {
        let (start, shape) = run.split_once('h').expect("a run");
        let (x, y) = start.split_once(' ').expect("a point");
        let (x, y, length): (usize, usize, usize) =
            (x.parse().unwrap(), y.parse().unwrap(), shape.split('v').next().unwrap().parse().unwrap());
        assert_eq!(shape, format!("{length}v1h-{length}z"), "a row of squares");
        dark.extend((x..x + length).map(|x| (x, y)));
    }
    Modules { size, dark }
}

/// What the code says.
pub(crate) fn scan(svg: &str) -> String {
    const PIXELS: usize = 4;
    let Modules { size, dark } = modules(svg);
    let mut picture = vec![255_u8; size * size];
    for (x, y) in dark {
        picture[y * size + x] = 0;
    }
    let edge = size * PIXELS;
    let grey = |x: usize, y: usize| picture[y / PIXELS * size + x / PIXELS];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(edge, edge, grey);
    let codes = image.detect_grids();
    assert_eq!(codes.len(), 1, "one code in the picture");
    codes[0].decode().expect("a code that can be read").1
}
