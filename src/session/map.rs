//! How far the layout of the map is.

use std::sync::Arc;

use crate::geometry::entity_map::{MapLayout, MapRequest};

/// The last layout that was asked for.
#[derive(Debug, Default)]
pub enum MapState {
    #[default]
    NotAsked,
    /// Under way; what was laid out before stays until the new one is ready.
    Asked(MapRequest),
    LaidOut(MapRequest, Arc<MapLayout>),
    /// The reader cancelled it, or it failed: it is not tried again unless asked for.
    Stopped(MapRequest),
}

impl MapState {
    /// Whether this request is laid out, under way or stopped, so that nobody has to ask for it.
    pub fn knows(&self, request: &MapRequest) -> bool {
        match self {
            Self::NotAsked => false,
            Self::Asked(known) | Self::LaidOut(known, _) | Self::Stopped(known) => {
                known.is_the_same_as(request)
            }
        }
    }

    /// Notes that `request` is wanted; `true` when it has to be laid out.
    pub(super) fn ask(&mut self, request: &MapRequest) -> bool {
        if !matches!(self, Self::Stopped(_)) && self.knows(request) {
            return false;
        }
        *self = Self::Asked(request.clone());
        true
    }

    /// Takes a layout, unless another one was asked for since.
    pub(super) fn take_in(&mut self, request: MapRequest, layout: MapLayout) {
        if matches!(self, Self::Asked(known) if known.is_the_same_as(&request)) {
            *self = Self::LaidOut(request, Arc::new(layout));
        }
    }

    pub(super) fn stop(&mut self) {
        if let Self::Asked(request) = std::mem::take(self) {
            *self = Self::Stopped(request);
        }
    }
}
