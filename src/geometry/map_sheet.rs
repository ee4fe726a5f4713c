//! A picture of a map at rest: what is asked of whoever paints it, and what comes back.
//!
//! Very many nodes and lines are not drawn anew in every frame: a job paints them once for a place
//! and a zoom, and frames show that. Plain values; nothing here paints.

use std::sync::Arc;

use super::dossier_map::DossierMap;
use super::map_overview::Overview;

/// A picture that is wanted.
#[derive(Clone, Debug)]
pub struct SheetRequest {
    /// Tells it from all others of the same map.
    pub number: u64,
    pub map: Arc<DossierMap>,
    /// Where the nodes are now.
    pub positions: Arc<Vec<[f32; 2]>>,
    pub shown: Arc<ShownParts>,
    pub place: SheetPlace,
    /// Which nodes are shown together; 0 for none.
    pub tier: usize,
    /// For the dark theme.
    pub dark: bool,
}

impl PartialEq for SheetRequest {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number && Arc::ptr_eq(&self.map, &other.map)
    }
}

/// How something is shown that does not stand out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Filtered out.
    Hidden,
    /// Filtered out, and shown faintly.
    Faded,
    Shown,
}

/// What of a map is not filtered out.
#[derive(Debug, Default)]
pub struct ShownParts {
    nodes: Vec<Part>,
    lines: Vec<Part>,
    /// Lines that are drawn, faintly or not.
    pub line_count: usize,
    /// Likewise nodes.
    pub node_count: usize,
}

impl ShownParts {
    pub fn new(
        nodes: impl IntoIterator<Item = Part>,
        lines: impl IntoIterator<Item = Part>,
    ) -> Self {
        let lines: Vec<Part> = lines.into_iter().collect();
        let nodes: Vec<Part> = nodes.into_iter().collect();
        let drawn = |parts: &[Part]| parts.iter().filter(|part| **part != Part::Hidden).count();
        Self {
            line_count: drawn(&lines),
            node_count: drawn(&nodes),
            nodes,
            lines,
        }
    }

    pub fn shows_node(&self, node: u32) -> bool {
        self.node(node) != Part::Hidden
    }

    pub fn shows_line(&self, line: u32) -> bool {
        self.line(line) != Part::Hidden
    }

    pub fn node(&self, node: u32) -> Part {
        self.nodes[node as usize]
    }

    pub fn line(&self, line: u32) -> Part {
        self.lines[line as usize]
    }
}

/// Which part of the map a picture shows, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SheetPlace {
    /// Points for a map unit.
    pub zoom: f32,
    /// Where the map's origin is in the window, in points.
    pub origin: [f32; 2],
    pub pixels_per_point: f32,
    /// The picture's first pixel, counted from the window's.
    pub corner: [i32; 2],
    /// Width and height in pixels.
    pub size: [u32; 2],
}

/// A picture of a map.
#[derive(Debug)]
pub struct MapSheet {
    /// The request's.
    pub number: u64,
    /// Opaque RGBA, rows from the top; `None` when it could not be painted.
    pub rgba: Option<Arc<Vec<u8>>>,
    /// What is on it, unless each node is.
    pub overview: Option<Arc<Overview>>,
}

impl MapSheet {
    pub fn failed(request: &SheetRequest) -> Self {
        Self {
            number: request.number,
            rgba: None,
            overview: None,
        }
    }
}
