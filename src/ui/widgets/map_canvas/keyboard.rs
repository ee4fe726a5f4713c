//! Walking over the map with the arrow keys.

use eframe::egui::{EventFilter, Id, Key, Ui, Vec2, vec2};

use super::emphasis::Emphasis;
use super::{MapThing, Shown};

/// What the keys do, for those who ask. F does what 0 does and = what + does: habit knows them.
pub const KEYS: &[(&str, &str)] = &[
    ("Arrow keys", "Walk from node to node"),
    ("Enter", "Show in text"),
    (
        "1",
        "Only what is one step away; 2 and 3: two and three steps",
    ),
    ("P", "Path from here, and then to there"),
    ("H", "Hide"),
    ("+", "Zoom in"),
    ("-", "Zoom out"),
    ("0", "Show the whole map"),
    ("Z", "Zoom to what is selected or found"),
];

pub(super) const ARROWS: [(Key, Vec2); 4] = [
    (Key::ArrowLeft, Vec2::new(-1.0, 0.0)),
    (Key::ArrowRight, Vec2::new(1.0, 0.0)),
    (Key::ArrowUp, Vec2::new(0.0, -1.0)),
    (Key::ArrowDown, Vec2::new(0.0, 1.0)),
];

/// Arrow keys walk over the map and do not leave it.
pub(super) fn keep_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// The node that an arrow key leads to; the most connected one when none has the focus.
///
/// Nodes straight ahead are nearer than those to the side, and linked ones nearer than others.
pub(super) fn next(
    focused: Option<MapThing>,
    way: Vec2,
    shown: Shown<'_>,
    positions: &[[f32; 2]],
) -> Option<u32> {
    let scene = shown.scene;
    let is_shown = |node: usize| shown.nodes[node] != Emphasis::Hidden;
    let from = match focused {
        Some(MapThing::Node(node)) => node as usize,
        Some(MapThing::Line(line)) => {
            // From a line to the end that lies that way.
            let line = &scene.lines[line as usize];
            let (a, b) = (line.source as usize, line.target as usize);
            let between = place(positions, b) - place(positions, a);
            return Some(if between.dot(way) > 0.0 { b } else { a } as u32);
        }
        None => {
            return scene
                .ranked
                .iter()
                .copied()
                .find(|node| is_shown(*node as usize));
        }
    };
    // By node: a hub is linked to thousands.
    let mut is_linked = vec![false; scene.nodes.len()];
    for line in scene.lines_of(from) {
        is_linked[scene.other_end(*line, from)] = true;
    }
    let here = place(positions, from);
    (0..scene.nodes.len())
        .filter(|node| *node != from && is_shown(*node))
        .filter_map(|node| {
            let to = place(positions, node) - here;
            let ahead = to.dot(way);
            let aside = (to - way * ahead).length();
            // Within 60° of the direction.
            (ahead > 0.0 && aside < ahead * 1.73).then(|| {
                let length = ahead + 2.0 * aside;
                let length = if is_linked[node] {
                    length * 0.5
                } else {
                    length
                };
                (length, node)
            })
        })
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map(|(_, node)| node as u32)
}

fn place(positions: &[[f32; 2]], node: usize) -> Vec2 {
    let [x, y] = positions.get(node).copied().unwrap_or_default();
    vec2(x, y)
}
