//! The window; where there is no display, the dossier as text.

use std::io::{self, Write};
use std::path::PathBuf;

use super::reading::Reading;
use super::{FAILED, FINE, complain, show};
use crate::app::window::{self, Renderer};
use crate::app::{Options, settings_file};

pub(super) fn run(paths: &[PathBuf], renderer: Renderer, out: &mut dyn Write) -> io::Result<u8> {
    if !has_display() {
        complain("there is no display here, so the dossier is printed as text");
        return as_text(paths, out);
    }
    let settings_file = settings_file::path();
    let (settings, said) = settings_file
        .as_deref()
        .map(settings_file::load)
        .unwrap_or_default();
    let options = Options {
        // The recent list must lead there from any folder.
        paths: paths
            .iter()
            .map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()))
            .collect(),
        settings,
        settings_file,
        said_at_start: said,
        bundled_fonts_only: false,
    };
    match window::run(&options, renderer) {
        Ok(()) => Ok(FINE),
        Err(why) => {
            complain(&format!(
                "no window could be opened ({why}), so the dossier is printed as text"
            ));
            as_text(paths, out)
        }
    }
}

/// Only Linux and its relatives run without a display by design.
fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos")))
        || is_set("DISPLAY")
        || is_set("WAYLAND_DISPLAY")
        || is_set("WAYLAND_SOCKET")
}

fn as_text(paths: &[PathBuf], out: &mut dyn Write) -> io::Result<u8> {
    if paths.is_empty() {
        return show::sample(out);
    }
    let mut worst = FINE;
    for path in paths {
        // Whatever can be shown counts as done: that is what was asked for.
        if show::one(path, Reading::default(), false, out)? == FAILED {
            worst = FAILED;
        }
    }
    Ok(worst)
}
