//! See `checks/`.
#![no_main]

#[path = "../checks/lone_file.rs"]
mod lone_file;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lone_file::check(bytes));
