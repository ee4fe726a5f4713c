//! Dossier: a desktop viewer for article bundles, in which every person, relation, number and caption
//! opens the sentence it came from, and every sentence shows all that rests on it.
//!
//! # The picture
//!
//! ```text
//! path → container → bundle → model → session → tabs
//! ```
//!
//! Left of *session* everything is a pure function with a list of [`problem`]s beside its result.
//! **`ui()` only reads and asks; `logic()` is the only place where the session changes.** What takes
//! longer than a frame may is a typed task that runs as a job and comes back as an outcome.
//!
//! # The modules, in reading order
//!
//! | module | what it is | of ours it imports |
//! |---|---|---|
//! | [`problem`] | what was doubtful in something we read: code, place, what to do | – |
//! | [`model`] | what a dossier is: article, entities, figures, pictures, and the evidence between them | – |
//! | [`container`] | a folder, a ZIP or files in memory, read under limits; and writing files safely | `problem` |
//! | [`edit`] | what a person decided about a dossier, as data that can be kept and taken back | – |
//! | [`bundle`] | the file format: bytes ↔ model, lone files, packing, edits carried out | `container`, `edit`, `model`, `problem` |
//! | [`geometry`] | where things go: the map's layout, the charts' scales; plain numbers | `model` |
//! | [`session`] | what is open and pointed at; commands in, tasks out; no threads, no toolkit | `container`, `edit`, `geometry`, `model`, `problem` |
//! | [`jobs`] | named worker threads with progress and cancel | – |
//! | [`import`] | an article from elsewhere: what it is, who and what it names, as suggestions in a bundle | `bundle`, `container`, `model`, `problem` |
//! | [`export`] | parts of a dossier for other programs, with the sentence in a column | `container`, `model`, `problem` |
//! | [`ui`] | draws the window; text in every script | `edit`, `geometry`, `jobs`, `model`, `problem`, `raster` (large maps), `session` |
//! | [`app`] | ties the parts to eframe; the list of everything that runs off the UI thread | all but `cli` |
//! | [`raster`] | paints what egui drew on the CPU, the same bytes everywhere | – |
//! | [`headless`] | a window nobody sees: for `render` and for tests | `raster` |
//! | [`cli`] | the command line | all but `ui` |
//!
//! The last column is a rule, held by `tests/it/architecture.rs`. The toolkit (egui) appears only in
//! `ui`, `app`, `cli`, `raster`, `headless` and the binary.
//!
//! # What always holds
//!
//! - **Never a false anchor.** Words are lit as evidence only where a quote stands exactly, or exactly
//!   once elsewhere. Nothing is matched loosely.
//! - **A broken part never hides a sound one.** Only the container, `datapackage.json` and the article
//!   can refuse a bundle; everything else costs itself and a problem with a place.
//! - **Content causes no network request**, runs nothing, and is never written to. Links open on click
//!   only, `http` and `https` only.
//! - **Nothing is written in place**: a new file, synced and renamed.
//! - **Every limit on what is read is a constant in one table**, [`container::limits`].
//! - **An idle window draws nothing.**

pub mod app;
pub mod bundle;
pub mod cli;
pub mod container;
pub mod edit;
pub mod export;
pub mod geometry;
pub mod headless;
pub mod import;
pub mod jobs;
pub mod model;
pub mod problem;
pub mod raster;
pub mod session;
pub mod ui;
