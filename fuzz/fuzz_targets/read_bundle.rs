//! See `checks/`.
#![no_main]

#[path = "../checks/read_bundle.rs"]
mod read_bundle;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read_bundle::check(bytes));
