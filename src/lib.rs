//! Dossier: a desktop viewer for article bundles.

pub mod model;
pub mod problem;
