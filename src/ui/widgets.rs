//! Parts that know no session: values in, `Response` out.

pub mod button;
pub mod card;
pub mod empty;
pub mod figure_table;
pub mod icon;
pub mod list_row;
pub mod map_canvas;
pub mod picture_tile;
pub mod series_chart;
pub mod text_flow;
pub mod time_brush;
