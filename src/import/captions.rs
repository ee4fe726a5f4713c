//! The words under a picture: what it shows, and whose picture it is.

pub mod credit;
pub mod flattened;
pub(crate) mod markup;
