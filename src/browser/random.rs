//! Chance, as the browser has it: names that nobody else gives.

/// A name that no other call on any device gives: ten hexadecimal digits.
pub fn name() -> String {
    format!("{:010x}", (js_sys::Math::random() * (1_u64 << 40) as f64) as u64)
}
