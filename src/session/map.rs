//! How far the map of the open dossier is.

use std::sync::{Arc, Mutex, PoisonError};

use crate::geometry::dossier_map::DossierMap;
use crate::geometry::map_sketch::SketchSpot;

/// What can be seen of a very large map while it is laid out: the job puts it, the window looks.
#[derive(Clone, Debug, Default)]
pub struct MapSketch(Arc<Mutex<Arc<[SketchSpot]>>>);

impl MapSketch {
    pub fn put(&self, spots: Vec<SketchSpot>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = spots.into();
    }

    /// The latest; empty until there is one.
    pub fn spots(&self) -> Arc<[SketchSpot]> {
        let latest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&latest)
    }
}

/// The map, or why there is none yet.
#[derive(Debug, Default)]
pub enum MapState {
    #[default]
    NotAsked,
    UnderWay(MapSketch),
    LaidOut(Arc<DossierMap>),
    /// The reader cancelled it, or it failed: it is not tried again unless asked for.
    Stopped,
}

impl MapState {
    /// Notes that the map is wanted; gives where to put sketches of it when it has to be laid out.
    pub(super) fn ask(&mut self) -> Option<MapSketch> {
        if !matches!(self, Self::NotAsked | Self::Stopped) {
            return None;
        }
        let sketch = MapSketch::default();
        *self = Self::UnderWay(sketch.clone());
        Some(sketch)
    }

    /// Takes a map, unless it was given up since.
    pub(super) fn take_in(&mut self, map: Arc<DossierMap>) {
        if matches!(self, Self::UnderWay(_)) {
            *self = Self::LaidOut(map);
        }
    }

    pub(super) fn stop(&mut self) {
        if matches!(self, Self::UnderWay(_)) {
            *self = Self::Stopped;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_job_puts_is_seen_while_the_map_is_under_way() {
        let mut state = MapState::default();
        let for_the_job = state.ask().unwrap();
        assert!(state.ask().is_none(), "asked once");
        let MapState::UnderWay(sketch) = &state else {
            panic!("{state:?}");
        };
        assert!(sketch.spots().is_empty());
        let spot = SketchSpot {
            place: [1.0, 2.0],
            count: 3,
        };
        for_the_job.put(vec![spot]);
        assert_eq!(*sketch.spots(), [spot]);
    }
}
