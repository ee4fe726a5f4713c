//! Opens any bytes as a ZIP, and reads every file that it then lists.

use std::sync::Arc;

use dossier::container::Container;
use dossier::container::limits::{FileKind, Limits};
use dossier::container::path_rule::check_path;

pub(crate) fn check(bytes: &[u8]) {
    // Small limits, so that a slow input is a finding and not a large file.
    let limits = Limits {
        other_bytes: 1 << 20,
        total_bytes: 1 << 24,
        ..Limits::default()
    };
    let Ok(container) = Container::from_zip_bytes_within(Arc::from(bytes), &limits) else {
        return;
    };
    for entry in container.entries() {
        assert_eq!(check_path(&entry.name), Ok(()));
        if let Ok(bytes) = container.read(&entry.name, FileKind::Other) {
            assert_eq!(bytes.len() as u64, entry.size);
        }
    }
}
