//! Opens any bytes as a lone file; what opens has something to be called by.

use dossier::bundle::{self, ReadOptions};
use dossier::export;

pub(crate) fn check(bytes: &[u8]) {
    // Whether a text is Markdown only its name tells.
    for name in ["a.md", "a.txt"] {
        if let Ok(opened) = bundle::open_bytes(bytes, name, &ReadOptions::default(), &|_| true) {
            assert!(!opened.dossier.title().is_empty());
            let json = export::json::dossier(&opened.dossier, &opened.problems);
            assert!(json.is_object());
        }
    }
}
