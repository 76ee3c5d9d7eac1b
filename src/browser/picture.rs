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
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Ok(None) };
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let Some(context) = canvas.get_context("2d")? else { return Ok(None) };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, f64::from(width), f64::from(height))?;
    let url = canvas.to_data_url_with_type("image/png")?;
    // A canvas that is too large for the browser is empty, which is no error.
    Ok(Some(url).filter(|url| url.starts_with("data:image/png")))
}
