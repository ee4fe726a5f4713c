//! See `checks/`.
#![no_main]

#[path = "../checks/import_text.rs"]
mod import_text;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| import_text::check(bytes));
