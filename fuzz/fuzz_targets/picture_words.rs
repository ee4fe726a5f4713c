//! See `checks/`.
#![no_main]

#[path = "../checks/picture_words.rs"]
mod picture_words;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| picture_words::check(bytes));
