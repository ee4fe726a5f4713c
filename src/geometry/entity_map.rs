//! Where the nodes of the map go.
//!
//! A comparable request in, plain positions out; no egui, no clock, no randomness that is not
//! seeded: the same request gives the same positions on every machine.

use std::sync::Arc;

/// What has to be known of the map to lay it out.
#[derive(Clone, Debug, PartialEq)]
pub struct MapRequest {
    pub nodes: Arc<[MapNode]>,
    /// Indexes into `nodes`; doubles and loops are allowed.
    pub edges: Arc<[(u32, u32)]>,
}

/// One node, in the order of the dossier's entities that are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct MapNode {
    /// The entity's id in the file: ties are broken by it, so file order does not matter.
    pub key: Arc<str>,
    /// Half width and half height of the node with its label, in map units (points at zoom 1).
    pub half_size: [f32; 2],
}

/// Where the nodes are, in map units (points at zoom 1), around the origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapLayout {
    pub positions: Vec<[f32; 2]>,
}

/// Places the nodes; `None` when `progress` says to stop. (A ring, until the real layout lands.)
pub fn lay_out(request: &MapRequest, progress: &dyn Fn(f32) -> bool) -> Option<MapLayout> {
    let count = request.nodes.len() as f32;
    let place = |index: usize| {
        let angle = index as f32 / count * std::f32::consts::TAU;
        [angle.cos() * 300.0, angle.sin() * 300.0]
    };
    progress(1.0).then(|| MapLayout {
        positions: (0..request.nodes.len()).map(place).collect(),
    })
}
