//! Where things go, apart from how they are painted: plain numbers in, plain numbers out.

pub mod chart;
pub mod dossier_map;
pub mod entity_map;
pub mod figure_table;
pub mod map_crowds;
pub mod map_index;
pub mod map_overview;
pub mod map_scene;
pub mod map_sheet;
pub mod map_sketch;
