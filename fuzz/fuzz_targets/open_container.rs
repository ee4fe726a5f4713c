//! See `checks/`.
#![no_main]

#[path = "../checks/open_container.rs"]
mod open_container;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| open_container::check(bytes));
