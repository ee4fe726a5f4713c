//! The article bundle: reading, opening lone files, packing.

mod documents;
mod json;
mod lone;
mod pack;
mod read;
mod sample;
mod schema;
mod write;

pub mod body;
pub mod integrity;

pub use documents::Documents;
pub use lone::{open_bytes, open_path};
pub use pack::pack;
pub use read::{Opened, Progress, ReadOptions, Refusal, read};
pub use sample::{open_sample, sample};
pub use write::write_ftm;
