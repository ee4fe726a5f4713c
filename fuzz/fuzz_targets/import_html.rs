//! See `checks/`.
#![no_main]

#[path = "../checks/import_html.rs"]
mod import_html;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| import_html::check(bytes));
