//! Dossier: a desktop viewer for article bundles.

pub mod app;
pub mod bundle;
pub mod cli;
pub mod container;
pub mod export;
pub mod geometry;
pub mod jobs;
pub mod model;
pub mod problem;
pub mod session;
pub mod ui;
