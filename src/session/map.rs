//! How far the map of the open dossier is.

use std::sync::Arc;

use crate::geometry::dossier_map::DossierMap;

/// The map, or why there is none yet.
#[derive(Debug, Default)]
pub enum MapState {
    #[default]
    NotAsked,
    UnderWay,
    LaidOut(Arc<DossierMap>),
    /// The reader cancelled it, or it failed: it is not tried again unless asked for.
    Stopped,
}

impl MapState {
    /// Notes that the map is wanted; `true` when it has to be laid out.
    pub(super) fn ask(&mut self) -> bool {
        let has_to_be = matches!(self, Self::NotAsked | Self::Stopped);
        if has_to_be {
            *self = Self::UnderWay;
        }
        has_to_be
    }

    /// Takes a map, unless it was given up since.
    pub(super) fn take_in(&mut self, map: Arc<DossierMap>) {
        if matches!(self, Self::UnderWay) {
            *self = Self::LaidOut(map);
        }
    }

    pub(super) fn stop(&mut self) {
        if matches!(self, Self::UnderWay) {
            *self = Self::Stopped;
        }
    }
}
