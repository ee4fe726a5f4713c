//! How wide lines really are, where parley counts too little.
//!
//! parley 0.11 looks for the rest of a ligature at the wrong place in every run but a paragraph's first
//! (`line_break.rs`, `run.get(cluster_idx + 1)`), so that a line with ligatures may be wider than its
//! metrics say, and one that is set to the right stands past its edge. Letters keep their places among
//! each other; lines are moved as a whole.

use parley::{Brush, Layout};

/// Less than this, in pixels, is rounding.
const ROUNDING: f32 = 0.05;

/// What parley did not count of each line, in pixels; empty when it counted all.
#[derive(Clone, Debug, Default)]
pub(crate) struct LineWidths {
    not_counted: Vec<f32>,
    /// How much of that a line moves to the left: all when it is set to the right.
    share: f32,
}

impl LineWidths {
    pub(crate) fn of<B: Brush>(layout: &Layout<B>, share: f32) -> Self {
        let not_counted = |line: parley::Line<'_, B>| {
            let real: f32 = line.runs().map(|run| run.advance()).sum();
            real - line.metrics().advance
        };
        if layout
            .lines()
            .all(|line| not_counted(line).abs() < ROUNDING)
        {
            return Self::default();
        }
        Self {
            not_counted: layout.lines().map(not_counted).collect(),
            share,
        }
    }

    /// How far line number `line` has to move to the right.
    pub(crate) fn shift(&self, line: usize) -> f32 {
        -self.share * self.not_counted.get(line).copied().unwrap_or(0.0)
    }

    /// What the longest line may be longer than parley says.
    pub(crate) fn most(&self) -> f32 {
        self.not_counted.iter().copied().fold(0.0, f32::max)
    }
}
