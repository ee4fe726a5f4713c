//! Whether a picture's file is what the bundle says it is, in words for its tile.

use std::collections::BTreeMap;

use crate::model::Dossier;
use crate::model::integrity::HashState;
use crate::model::item::PictureId;

/// Where each picture's file stands among the file checks.
#[derive(Debug, Default)]
pub(super) struct Trust(Vec<Option<usize>>);

impl Trust {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let files: BTreeMap<&str, usize> = dossier
            .integrity
            .files
            .iter()
            .enumerate()
            .map(|(index, file)| (file.path.as_str(), index))
            .collect();
        let place = |file: &Option<String>| files.get(file.as_deref()?).copied();
        Self(
            dossier
                .pictures
                .iter()
                .map(|picture| place(&picture.file))
                .collect(),
        )
    }

    /// Why the file is not to be trusted, as far as it is known by now.
    pub(super) fn warning(&self, states: &[HashState], picture: PictureId) -> Option<&'static str> {
        let file = self.0.get(picture.index()).copied().flatten();
        let state = file.and_then(|file| states.get(file));
        let changed = state == Some(&HashState::Changed);
        changed.then_some("The file has changed since it was packed: this may be another picture")
    }
}
