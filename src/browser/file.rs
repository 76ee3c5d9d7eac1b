//! Files that the learner picks or drops on the page.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File, HtmlInputElement};

/// A file that the learner offered.
#[derive(Clone, Debug)]
pub struct Offered(File);

impl Offered {
    /// The file in a field for files.
    pub fn in_field(field: &HtmlInputElement) -> Option<Self> {
        field.files()?.get(0).map(Self)
    }

    /// The file that is dropped.
    pub fn dropped(event: &DragEvent) -> Option<Self> {
        event.data_transfer()?.files()?.get(0).map(Self)
    }

    /// The name.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// The size in bytes.
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// The content; `None` if the browser cannot read it, because it is a folder or gone.
    pub async fn bytes(&self) -> Option<Vec<u8>> {
        Some(Uint8Array::new(&JsFuture::from(self.0.array_buffer()).await.ok()?).to_vec())
    }
}
