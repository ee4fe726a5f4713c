//! The legend under the map. Each entry shows how something is drawn, and switches it off and on.
//!
//! It never takes more than a third of the tab: where all of it needs more, it stays folded until
//! the reader asks for it, and is scrolled then.

use std::collections::BTreeMap;

use eframe::egui::{Frame, Margin, Panel, Pos2, Rect, ScrollArea, Ui, pos2, vec2};

use super::chip::{Chip, HEIGHT};
use crate::geometry::map_scene::Scene;
use crate::model::entity::EntityKind;
use crate::model::standing::Standing;
use crate::session::explore::wish::{Wish, toggle};
use crate::ui::theme::{Palette, palette};
use crate::ui::widgets::map_canvas::symbols::{Paint, Symbols};
use crate::ui::widgets::map_canvas::{Brush, Stroke, draw};

const GAP: f32 = 4.0;
const MARGIN: Margin = Margin::symmetric(12, 6);
/// What the tools and the map need, in points.
const LEAST_REST: f32 = 300.0;
/// Width of a symbol's sign, and of a line's.
const SYMBOL: f32 = 20.0;
const LINE: f32 = 34.0;

/// What the type of an event's own links is called in the file.
const OF_EVENTS: &str = "Event";

/// What of it occurs in one dossier, counted once.
pub(super) struct Legend {
    entries: Vec<(Entry, usize)>,
    symbols: Symbols,
}

#[derive(Clone, Copy)]
enum Entry {
    Kind(EntityKind),
    Standing(Standing),
    /// An event's own links, which are thin.
    OfEvents,
    Suggestions,
    /// Named in the same sentence.
    Together,
}

impl Entry {
    fn name(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.plural(),
            Self::Standing(standing) => match standing {
                Standing::Asserted => "Asserted",
                Standing::Alleged => "Alleged",
                Standing::Denied => "Denied",
                Standing::Former => "Former",
                Standing::Planned => "Planned",
                Standing::Disputed => "Disputed",
                Standing::NoSentence => "No sentence",
            },
            Self::OfEvents => "Taking part in an event",
            Self::Suggestions => "Suggestions",
            Self::Together => "Named in the same sentence – not a relation",
        }
    }

    fn explanation(self) -> &'static str {
        match self {
            Self::Kind(_) | Self::Standing(Standing::Asserted) => "",
            Self::Standing(standing) => match standing {
                Standing::Asserted => "",
                Standing::Alleged => "Somebody says so",
                Standing::Denied => "Said not to be so",
                Standing::Former => "It was so, and is no longer",
                Standing::Planned => "It is to be so",
                Standing::Disputed => {
                    "Denied in one place of the text and put otherwise in another"
                }
                Standing::NoSentence => {
                    "Listed in the file, but no sentence is linked to it; so are most lines of events"
                }
            },
            Self::OfEvents => "Who organizes an event or is involved in it: a thin line",
            Self::Suggestions => "Found by a rule and confirmed by nobody",
            Self::Together => {
                "That two names stand in one sentence says nothing of what they have to do with each other"
            }
        }
    }

    fn is_on(self, wish: &Wish) -> bool {
        match self {
            Self::Kind(kind) => !wish.hidden_kinds.contains(&kind),
            Self::Standing(standing) => !wish.hidden_standings.contains(&standing),
            Self::OfEvents => !wish.hidden_types.contains(OF_EVENTS),
            Self::Suggestions => !wish.hide_suggestions,
            Self::Together => wish.together,
        }
    }

    fn toggle(self, wish: &mut Wish) {
        match self {
            Self::Kind(kind) => toggle(&mut wish.hidden_kinds, kind),
            Self::Standing(standing) => toggle(&mut wish.hidden_standings, standing),
            Self::OfEvents => toggle(&mut wish.hidden_types, OF_EVENTS.to_owned()),
            Self::Suggestions => wish.hide_suggestions = !wish.hide_suggestions,
            Self::Together => wish.together = !wish.together,
        }
    }

    fn chip(self, count: usize, is_on: bool) -> Chip<'static> {
        match self {
            Self::Together => Chip::uncounted(self.name().to_owned(), is_on, self.sign_width()),
            _ => Chip::new(self.name(), count, is_on, self.sign_width()),
        }
    }

    fn sign_width(self) -> f32 {
        match self {
            Self::Kind(_) | Self::Suggestions => SYMBOL,
            Self::Standing(_) | Self::OfEvents | Self::Together => LINE,
        }
    }

    fn paint(self, symbols: &Symbols, brush: &mut Brush, rect: Rect, colors: &Palette) {
        let symbol = |kind: EntityKind, color, hollow| {
            let paint = Paint {
                color,
                paper: colors.control,
                hollow,
                plain: false,
            };
            (kind, paint)
        };
        let (kind, paint) = match self {
            Self::Standing(standing) => return sample_line(brush, rect, standing, colors),
            Self::OfEvents => {
                let ends = [rect.left_center(), rect.right_center()];
                return brush.line(&ends, 0.9, colors.standing(Standing::Asserted));
            }
            Self::Together => {
                let ends = [rect.left_center(), rect.right_center()];
                return brush.line(&ends, 1.0, colors.strong_line);
            }
            Self::Kind(kind) => symbol(kind, colors.kind(kind), false),
            Self::Suggestions => symbol(EntityKind::Person, colors.unknown, true),
        };
        symbols.paint(brush, kind, rect.center(), 7.0, paint);
    }
}

impl Legend {
    /// `names_together`: whether any sentence names two.
    pub(super) fn new(scene: &Scene, names_together: bool) -> Self {
        // Each thing is looked at once: there may be tens of thousands.
        let mut kinds: BTreeMap<EntityKind, usize> = BTreeMap::new();
        let mut standings: BTreeMap<Standing, usize> = BTreeMap::new();
        let mut suggestions = 0;
        let mut of_events = 0;
        for node in &scene.nodes {
            *kinds.entry(node.kind).or_default() += 1;
            suggestions += usize::from(node.suggested);
        }
        for line in &scene.lines {
            *standings.entry(line.standing).or_default() += 1;
            suggestions += usize::from(line.suggested);
            of_events += usize::from(line.thin);
        }
        let kinds = kinds
            .into_iter()
            .map(|(kind, count)| (Entry::Kind(kind), count));
        let standings = standings
            .into_iter()
            .map(|(standing, count)| (Entry::Standing(standing), count));
        let of_events = (of_events > 0).then_some((Entry::OfEvents, of_events));
        let suggestions = (suggestions > 0).then_some((Entry::Suggestions, suggestions));
        Self {
            entries: kinds
                .chain(standings)
                .chain(of_events)
                .chain(suggestions)
                .chain(names_together.then_some((Entry::Together, 0)))
                .collect(),
            symbols: Symbols::default(),
        }
    }

    /// Whether it is shown when nobody has asked for it or against it: when all of it fits into a
    /// third of the tab, and the map keeps enough.
    pub(super) fn fits(&self, ui: &Ui, tab: Rect) -> bool {
        let height = self.height(ui, tab.width());
        height <= most(tab) && tab.height() - height >= LEAST_REST
    }

    fn height(&self, ui: &Ui, width: f32) -> f32 {
        let width = width - MARGIN.sum().x;
        let mut rows = 1.0;
        let mut x = 0.0;
        for (entry, count) in &self.entries {
            let chip = entry.chip(*count, true);
            let wide = chip.size(ui).x;
            if x > 0.0 && x + wide > width {
                rows += 1.0;
                x = 0.0;
            }
            x += wide + GAP;
        }
        rows * (HEIGHT + GAP) - GAP + MARGIN.sum().y
    }

    /// A panel at the foot of the tab, whose room is `tab`.
    pub(super) fn panel(&self, ui: &mut Ui, tab: Rect, wish: &mut Wish) {
        let frame = Frame::new()
            .fill(palette(ui.ctx()).chrome)
            .inner_margin(MARGIN);
        let height = self.height(ui, tab.width()).min(most(tab)) - MARGIN.sum().y;
        Panel::bottom("map legend").frame(frame).show(ui, |ui| {
            ScrollArea::vertical()
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink([false, true])
                .show(ui, |ui| self.entries_ui(ui, wish));
        });
    }

    /// All entries, each a switch.
    pub(super) fn entries_ui(&self, ui: &mut Ui, wish: &mut Wish) {
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        ui.spacing_mut().interact_size.y = HEIGHT;
        ui.horizontal_wrapped(|ui| {
            for (entry, count) in &self.entries {
                let is_on = entry.is_on(wish);
                let chip = entry.chip(*count, is_on).explained(entry.explanation());
                let response = chip.show(ui, |brush, rect, colors| {
                    entry.paint(&self.symbols, brush, rect, colors);
                });
                if response.clicked() {
                    entry.toggle(wish);
                }
            }
        });
    }
}

/// The height it may take.
fn most(tab: Rect) -> f32 {
    (tab.height() / 3.0).floor()
}

fn sample_line(brush: &mut Brush, rect: Rect, standing: Standing, colors: &Palette) {
    let y = rect.center().y;
    let way: [Pos2; 2] = [pos2(rect.left() + 2.0, y), pos2(rect.right() - 2.0, y)];
    let stroke = Stroke {
        standing,
        width: 1.6,
        color: colors.standing(standing),
        other: colors.weak_text,
        arrow: true,
        back: false,
    };
    draw(brush, &way, stroke);
}
