//! The file format: bytes to model and back, lone files, packing.
//!
//! Left of this module are bytes under limits, right of it plain values; the structures as they stand
//! on disk never leave it. Reading returns what could be read and a problem for each doubt.
#![doc = include_str!("bundle/format.md")]

mod documents;
mod json;
mod lone;
mod pack;
mod read;
mod sample;
mod schema;
mod watch;
mod write;

pub mod body;
pub mod edit;
pub mod integrity;

pub use documents::Documents;
pub(crate) use lone::{Content, recognise};
pub use lone::{may_be_article, open_bytes, open_path};
pub use pack::{PackedFiles, pack, packed, write_packed};
pub use read::code_points::CodePoints;
pub use read::{Opened, ReadOptions, Refusal, read};
pub use sample::{open_sample, sample};
pub use watch::Progress;
pub use write::{write_annotations, write_ftm};
