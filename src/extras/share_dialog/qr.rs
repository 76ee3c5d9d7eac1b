//! A link as a QR code, drawn as SVG. Knows nothing of what the link says.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::domain::html::escape;

/// The light margin that scanners need, in modules.
const QUIET: i32 = 4;

/// The largest code: beyond it, modules on the screen are too small for the camera of a phone.
const LARGEST: u8 = 20;

/// Pixels for a module of the file that is saved.
const SCALE: i32 = 8;

/// A code of dark squares on a light ground, in every theme: not all scanners read the reverse. Nothing if the text is
/// too long for a code that can be scanned.
pub fn svg(text: &str, title: &str) -> Option<String> {
    let segments = QrSegment::make_segments(text);
    // The least error correction, and more where it costs no room: screens have no stains, larger modules help more.
    let (low, smallest, largest) = (QrCodeEcc::Low, Version::MIN, Version::new(LARGEST));
    let code = QrCode::encode_segments_advanced(&segments, low, smallest, largest, None, true).ok()?;
    let size = code.size() + 2 * QUIET;
    let pixels = size * SCALE;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let length = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if length > 0 {
                path += &format!("M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
            }
            x += length.max(1);
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"{pixels}\" height=\"{pixels}\" \
         role=\"img\" shape-rendering=\"crispEdges\"><title>{}</title>\
         <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>",
        escape(title)
    ))
}
