//! See `checks/`.
#![no_main]

#[path = "../checks/suggest.rs"]
mod suggest;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| suggest::check(bytes));
