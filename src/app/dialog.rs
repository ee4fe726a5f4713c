//! The system's open dialog, and whether there is one.
//!
//! `rfd` answers `None` both when the reader cancels and when no dialog exists; only its log says
//! which. So this file holds the program's logger, which notes what `rfd` complains of.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use super::folder::{BUNDLE_ENDINGS, LONE_ENDINGS};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    File,
    /// A bundle that is a folder: system dialogs choose either files or folders.
    Folder,
}

/// What asking came to.
pub(super) enum Answer {
    Chosen(PathBuf),
    Cancelled,
    /// No portal, no zenity: our own dialog has to do.
    NoDialog,
}

static COMPLAINTS: AtomicU32 = AtomicU32::new(0);

struct Logger;

impl log::Log for Logger {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() <= log::Level::Warn
    }

    fn log(&self, record: &log::Record<'_>) {
        if record.target().starts_with("rfd") && record.level() == log::Level::Error {
            COMPLAINTS.fetch_add(1, Ordering::SeqCst);
        } else if std::env::var_os("DOSSIER_LOG").is_some() && self.enabled(record.metadata()) {
            #[expect(clippy::print_stderr, reason = "asked for by DOSSIER_LOG")]
            {
                eprintln!("{} {}: {}", record.level(), record.target(), record.args());
            }
        }
    }

    fn flush(&self) {}
}

/// Installs the program's logger; messages of warning and above are printed when `DOSSIER_LOG` is set.
pub fn install_logger() {
    if log::set_logger(&Logger).is_ok() {
        log::set_max_level(log::LevelFilter::Warn);
    }
}

/// Asks for a file or a folder; blocks until the reader answers, so it runs in a job.
pub(super) fn choose(wanted: Wanted) -> Answer {
    if cfg!(target_os = "linux") && !a_dialog_may_exist() {
        return Answer::NoDialog;
    }
    let before = COMPLAINTS.load(Ordering::SeqCst);
    let dialog = rfd::FileDialog::new();
    let chosen = match wanted {
        Wanted::File => {
            let endings: Vec<&str> = BUNDLE_ENDINGS.into_iter().chain(LONE_ENDINGS).collect();
            dialog
                .set_title("Open a dossier or an article")
                .add_filter("Dossiers and articles", &endings)
                .add_filter("All files", &["*"])
                .pick_file()
        }
        Wanted::Folder => dialog
            .set_title("Open the folder of a dossier")
            .pick_folder(),
    };
    match chosen {
        Some(path) => Answer::Chosen(path),
        None if COMPLAINTS.load(Ordering::SeqCst) > before => Answer::NoDialog,
        None => Answer::Cancelled,
    }
}

/// Asks where to save; the system asks itself before a file is replaced.
pub(super) fn choose_save_path(offered: &std::path::Path) -> Answer {
    if cfg!(target_os = "linux") && !a_dialog_may_exist() {
        return Answer::NoDialog;
    }
    let before = COMPLAINTS.load(Ordering::SeqCst);
    let mut dialog = rfd::FileDialog::new()
        .set_title("Save the dossier")
        .add_filter("Dossiers", &["dossier"]);
    if let Some(folder) = offered.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = offered.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    match dialog.save_file() {
        Some(path) => Answer::Chosen(path),
        None if COMPLAINTS.load(Ordering::SeqCst) > before => Answer::NoDialog,
        None => Answer::Cancelled,
    }
}

/// A portal needs a session bus; `zenity` needs to be installed.
fn a_dialog_may_exist() -> bool {
    let has_bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR")
            .is_some_and(|folder| PathBuf::from(folder).join("bus").exists());
    let has_zenity = std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file())
    });
    has_bus || has_zenity
}
