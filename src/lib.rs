//! Dossier: a desktop viewer for article bundles.

pub mod container;
pub mod model;
pub mod problem;
pub mod ui;
