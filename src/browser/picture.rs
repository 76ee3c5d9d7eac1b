//! Pictures drawn by the browser.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::node::Node;

/// Waits until an image of the page could be shown at once. Returns whether it can.
pub async fn is_drawn(image: &Node) -> bool {
    match image.element().dyn_ref::<HtmlImageElement>() {
        Some(image) => JsFuture::from(image.decode()).await.is_ok(),
        None => false,
    }
}

/// The `data:` URL of a PNG of this many pixels, drawn from the URL of another picture. Nothing if the browser does not
/// draw it.
pub async fn png(url: &str, width: u32, height: u32) -> Option<String> {
    draw(url, width, height).await.ok().flatten()
}

async fn draw(url: &str, width: u32, height: u32) -> Result<Option<String>, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await?;
    let (true, Some((canvas, context))) = (is_faithful()?, canvas(width, height)?) else { return Ok(None) };
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, f64::from(width), f64::from(height))?;
    let url = canvas.to_data_url_with_type("image/png")?;
    // A canvas that is too large for the browser is empty, which is no error.
    Ok(Some(url).filter(|url| url.starts_with("data:image/png")))
}

/// Whether a picture is what was drawn. Browsers that resist fingerprinting give noise, another each time, or white.
fn is_faithful() -> Result<bool, JsValue> {
    let Some((canvas, context)) = canvas(1, 1)? else { return Ok(false) };
    let empty = canvas.to_data_url()?;
    context.fill_rect(0.0, 0.0, 1.0, 1.0);
    let black = canvas.to_data_url()?;
    Ok(black != empty && black == canvas.to_data_url()?)
}

fn canvas(width: u32, height: u32) -> Result<Option<(HtmlCanvasElement, CanvasRenderingContext2d)>, JsValue> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Ok(None) };
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?;
    Ok(context.map(|context| (canvas, context.unchecked_into())))
}
