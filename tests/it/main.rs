//! Tests of the whole, in one binary, so that it is linked once.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set up its case has to stop there"
)]

// Who may import whom.
mod architecture;
// The real binary: what it prints, where, and with which exit code.
mod cli;
// Commands and outcomes on a bare session.
mod session;
// Decisions on a bare session, when work on them fails.
mod review_session;
// Broken bundles by their codes; bundles cut short, or with one wrong byte.
mod broken;
// Archives built byte by byte.
mod archives;
// Every fixture bundle against its golden text; broken ones are refused with their code.
mod bundles;
// Hostile and broken ZIP archives, limits, reading from many threads.
mod broken_archives;
// Links, pipes, names and sizes in folders.
mod broken_folders;
// A whole page through the unseen window: at rest, complete, the same every time.
mod headless;
// Files of every kind but web pages, imported as drafts.
mod import_formats;
// Saved pages: what is the article, its pictures and their words; hostile pages.
mod import_pages;
// Files that are no bundles: news items, entities, tables, texts.
mod lone_files;
// Articles from elsewhere as dossiers, and on the command line.
mod import;
// What every tab looks like.
mod looks;
// The table of hostile archives.
mod hostile_archives;
// The checks of the fuzz targets, on sound files with a few things wrong.
mod mutations;
// A packer that is killed while it writes.
mod killed;
// Texts and tables made to cost more than they are; whoever waits can leave.
mod hostile_texts;
// Pixels of the CPU painter, computed by hand and from broken meshes.
mod raster;
// The gallery by keyboard and pointer, with sound, broken, missing and very many pictures.
mod gallery;
// What several tests share.
mod support;
// The whole program through its unseen window.
mod window;
