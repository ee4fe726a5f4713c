//! Dossier: a desktop viewer for article bundles.

pub mod problem;
