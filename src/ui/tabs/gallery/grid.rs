//! The grid of tiles: rows as tall as their words need, only those in sight laid out and drawn.
//!
//! Heights of rows that were never seen are estimates. They are measured before they come into
//! view, and when that moves what is in view, the scroll position moves with it.

use eframe::egui::{
    self, EventFilter, FocusDirection, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, pos2, vec2,
};

use super::trust::Trust;
use super::{keys_are_free, words_of};
use crate::model::Dossier;
use crate::model::item::{Item, PictureId};
use crate::session::command::Command;
use crate::session::selection::Highlight;
use crate::ui::View;
use crate::ui::pictures;
use crate::ui::text::TextEngine;
use crate::ui::theme::{MARGIN, palette};
use crate::ui::widgets::picture_tile::{self, Asked};

/// Tiles are at least this wide where the window allows, and at most so wide, in points.
const MIN_TILE: f32 = 250.0;
const MAX_TILE: f32 = 460.0;
const GAP: f32 = 16.0;
/// Rows whose words the height of all rows is estimated from.
const ROWS_LOOKED_AT: usize = 32;
/// Rounding of a picture's corners within its tile.
const PICTURE_ROUNDING: u8 = 3;

#[derive(Default)]
pub(super) struct Grid {
    layout: LayoutKey,
    rows: Vec<Row>,
    offset: f32,
    view_height: f32,
    /// The picture that was last brought into view because it was selected.
    revealed: Option<PictureId>,
    /// The tile that had the focus when it was drawn last.
    focused: Option<PictureId>,
}

/// What the heights of rows depend on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct LayoutKey {
    columns: usize,
    tile_width: f32,
    pixels_per_point: f32,
    /// Of the text engine: letters change when fonts arrive.
    epoch: u64,
    /// Warnings under pictures come in late.
    warnings: usize,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    height: f32,
    is_measured: bool,
}

/// What a row is measured from.
struct Tiles<'a> {
    view: &'a View<'a>,
    dossier: &'a Dossier,
    trust: &'a Trust,
}

impl Grid {
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, dossier: &Dossier, trust: &Trust) {
        let tiles = Tiles {
            view,
            dossier,
            trust,
        };
        let bar = ui.spacing().scroll.bar_width + ui.spacing().scroll.bar_inner_margin;
        let room = (ui.available_width() - 2.0 * MARGIN - bar).max(1.0);
        self.lay_out(ui, &tiles, room);
        let selected = match view.session.selection().selected() {
            Some(Item::Picture(picture)) => Some(picture),
            _ => None,
        };
        let target = self.read_keyboard(ui, view, dossier.pictures.len(), selected);

        let mut offset = self.offset;
        self.view_height = ui.available_height();
        offset += self.measure(ui, &tiles, offset);
        if target.is_some() || (selected.is_some() && selected != self.revealed) {
            self.revealed = target.or(selected);
            if let Some(picture) = self.revealed {
                offset = self.reveal(ui, &tiles, picture, offset);
            }
        } else if selected.is_none() {
            self.revealed = None;
        }
        let mut area = ScrollArea::vertical()
            .id_salt("gallery grid")
            .auto_shrink(false);
        if offset != self.offset {
            area = area.vertical_scroll_offset(offset);
        }
        let output = area.show_viewport(ui, |ui, viewport| self.rows_ui(ui, &tiles, viewport));
        self.offset = output.state.clamped_offset().y;
    }

    /// Estimates the rows anew when something changed that they depend on.
    fn lay_out(&mut self, ui: &Ui, tiles: &Tiles<'_>, room: f32) {
        let count = tiles.dossier.pictures.len();
        let columns = ((room + GAP) / (MIN_TILE + GAP)).floor().max(1.0) as usize;
        let columns = columns.min(count.max(1));
        let width = (room - GAP * (columns - 1) as f32) / columns as f32;
        let layout = LayoutKey {
            columns,
            tile_width: width.floor().clamp(1.0, MAX_TILE),
            pixels_per_point: ui.pixels_per_point(),
            epoch: TextEngine::of(ui.ctx()).epoch(ui.ctx()),
            warnings: tiles
                .view
                .session
                .hash_states()
                .iter()
                .filter(|state| **state == crate::model::integrity::HashState::Changed)
                .count(),
        };
        if self.layout == layout {
            return;
        }
        let top = self.row_at(self.offset) * self.layout.columns;
        let had_rows = !self.rows.is_empty();
        self.layout = layout;
        let row = Row {
            height: self.usual_height(tiles),
            is_measured: false,
        };
        self.rows = vec![row; count.div_ceil(columns)];
        if had_rows && top > 0 {
            // The same pictures stay at the top when the window changes its width.
            self.offset = self.top_of(top / columns);
            self.revealed = None;
        }
    }

    /// The height of most rows, from the words of the first ones: there may be many thousands.
    fn usual_height(&self, tiles: &Tiles<'_>) -> f32 {
        let count = tiles.dossier.pictures.len();
        let looked_at = count.div_ceil(self.layout.columns).min(ROWS_LOOKED_AT);
        let heights = (0..looked_at).map(|row| {
            let tiles = self.pictures_of(row, count).map(|picture| {
                let words = words_of(tiles.view, tiles.dossier, tiles.trust, picture);
                picture_tile::estimated_height(&words, self.layout.tile_width)
            });
            tiles.fold(0.0, f32::max)
        });
        heights.sum::<f32>() / looked_at.max(1) as f32
    }

    fn pictures_of(&self, row: usize, count: usize) -> impl Iterator<Item = PictureId> + use<> {
        let first = row * self.layout.columns;
        (first..(first + self.layout.columns).min(count)).map(PictureId::from_index)
    }

    /// The top of a row, from the top of the content.
    fn top_of(&self, row: usize) -> f32 {
        let above = self.rows.iter().take(row);
        MARGIN + above.map(|row| row.height + GAP).sum::<f32>()
    }

    /// The row at a distance from the top of the content.
    fn row_at(&self, y: f32) -> usize {
        let mut bottom = MARGIN;
        self.rows
            .iter()
            .position(|row| {
                bottom += row.height + GAP;
                bottom > y
            })
            .unwrap_or(self.rows.len().saturating_sub(1))
    }

    /// Measures the rows that may come into view, and returns how much higher those above it got.
    fn measure(&mut self, ui: &Ui, tiles: &Tiles<'_>, offset: f32) -> f32 {
        let first = self.row_at(offset - self.view_height / 2.0);
        let top = self.row_at(offset);
        let last = self.row_at(offset + self.view_height * 1.5);
        let mut grown = 0.0;
        for row in first..=last {
            let change = self.measure_row(ui, tiles, row);
            if row < top {
                grown += change;
            }
        }
        grown
    }

    /// Makes sure that a row's height is right, and returns by how much it changed.
    fn measure_row(&mut self, ui: &Ui, tiles: &Tiles<'_>, row: usize) -> f32 {
        if self.rows.get(row).is_none_or(|row| row.is_measured) {
            return 0.0;
        }
        let count = tiles.dossier.pictures.len();
        let heights = self.pictures_of(row, count).map(|picture| {
            let words = words_of(tiles.view, tiles.dossier, tiles.trust, picture);
            picture_tile::height(ui.ctx(), &words, self.layout.tile_width)
        });
        let height = heights.fold(0.0, f32::max);
        let Some(row) = self.rows.get_mut(row) else {
            return 0.0;
        };
        let change = height - row.height;
        *row = Row {
            height,
            is_measured: true,
        };
        change
    }

    /// The scroll position, nearest to `offset`, that shows a picture's tile whole.
    fn reveal(&mut self, ui: &Ui, tiles: &Tiles<'_>, picture: PictureId, offset: f32) -> f32 {
        let row = picture.index() / self.layout.columns.max(1);
        self.measure_row(ui, tiles, row);
        let top = self.top_of(row);
        let height = self.rows.get(row).map_or(0.0, |row| row.height);
        let first = (top - MARGIN).max(0.0);
        let last = top + height + MARGIN - self.view_height;
        if offset > first || last > first {
            first
        } else {
            offset.max(last)
        }
    }

    /// Arrows, Home, End and the page keys move from tile to tile, Enter enlarges; returns the
    /// picture that was moved to.
    fn read_keyboard(
        &self,
        ui: &Ui,
        view: &View<'_>,
        count: usize,
        selected: Option<PictureId>,
    ) -> Option<PictureId> {
        let focused = self.focused;
        let own = |id: Id| focused.is_some_and(|picture| tile_id(picture) == id);
        if !keys_are_free(ui, view, own) {
            return None;
        }
        let has_focus = ui.memory(egui::Memory::focused).is_some_and(own);
        let cursor = focused.filter(|_| has_focus).or(selected);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if let Some(cursor) = cursor
            && pressed(Key::Enter)
        {
            view.send(Command::ViewPicture(Some(cursor)));
            return None;
        }
        let columns = self.layout.columns;
        let row = self.rows.first().map_or(1.0, |row| row.height + GAP);
        let page = (self.view_height / row).max(1.0) as usize * columns;
        let (is_back, step) = [
            (Key::ArrowLeft, true, 1),
            (Key::ArrowRight, false, 1),
            (Key::ArrowUp, true, columns),
            (Key::ArrowDown, false, columns),
            (Key::PageUp, true, page),
            (Key::PageDown, false, page),
            (Key::Home, true, count),
            (Key::End, false, count),
        ]
        .into_iter()
        .find_map(|(key, is_back, step)| pressed(key).then_some((is_back, step)))?;
        let target = match cursor.map(PictureId::index) {
            // The first key press finds the first picture, except for the one that means the last.
            None if step < count => 0,
            None if is_back => 0,
            None => count - 1,
            Some(cursor) if is_back => cursor.saturating_sub(step),
            Some(cursor) => (cursor + step).min(count - 1),
        };
        let target = PictureId::from_index(target);
        view.send(Command::Select(Item::Picture(target)));
        ui.memory_mut(|memory| {
            memory.request_focus(tile_id(target));
            // The toolkit would move the focus once more, to whatever lies in that direction.
            memory.move_focus(FocusDirection::None);
        });
        Some(target)
    }

    fn rows_ui(&mut self, ui: &mut Ui, tiles: &Tiles<'_>, viewport: Rect) {
        let count = tiles.dossier.pictures.len();
        let corner = ui.max_rect().min;
        let row_width = (self.layout.tile_width + GAP) * self.layout.columns as f32 - GAP;
        let spare = (ui.max_rect().width() - 2.0 * MARGIN - row_width).max(0.0);
        // A short row of few pictures stands in the middle; a full grid fills the width anyway.
        let left = corner.x + MARGIN + spare / 2.0;
        let first = self.row_at(viewport.min.y);
        let mut top = self.top_of(first);
        self.focused = None;
        for row in first..self.rows.len() {
            if top > viewport.max.y {
                break;
            }
            self.measure_row(ui, tiles, row);
            let height = self.rows.get(row).map_or(0.0, |row| row.height);
            for (column, picture) in self.pictures_of(row, count).enumerate() {
                let x = left + (self.layout.tile_width + GAP) * column as f32;
                let rect = Rect::from_min_size(
                    pos2(x, corner.y + top),
                    vec2(self.layout.tile_width, height),
                );
                if tile_ui(ui, tiles, picture, rect) {
                    self.focused = Some(picture);
                }
            }
            top += height + GAP;
        }
        let total = self.top_of(self.rows.len()) - GAP + MARGIN;
        ui.allocate_rect(
            Rect::from_min_size(corner, vec2(ui.max_rect().width(), total)),
            Sense::hover(),
        );
    }
}

fn tile_id(picture: PictureId) -> Id {
    Id::unique(("gallery tile", picture.0))
}

/// Draws one tile; returns whether it has the focus.
fn tile_ui(ui: &mut Ui, tiles: &Tiles<'_>, id: PictureId, rect: Rect) -> bool {
    let Tiles {
        view,
        dossier,
        trust,
    } = tiles;
    let item = Item::Picture(id);
    let response = ui
        .interact(rect, tile_id(id), Sense::click())
        .on_hover_cursor(egui::CursorIcon::PointingHand);
    let highlight = view.session.highlight(item);
    let colors = palette(ui.ctx());
    let ground = match highlight {
        Highlight::None => colors.card,
        // The ring tells it from related tiles; on this ground links and warnings can be read.
        Highlight::Selected => colors.related,
        Highlight::Related | Highlight::Hovered => colors.highlight(highlight),
    };
    picture_tile::paint_ground(ui, &response, ground, highlight == Highlight::Selected);
    let place = picture_tile::picture_rect(rect);
    let shown = pictures::paint(ui.painter(), view, id, place, PICTURE_ROUNDING);
    view.select_at(item, &pictures::name(view, id, &shown), &response);
    if response.double_clicked() {
        view.send(Command::ViewPicture(Some(id)));
    }
    let words = words_of(view, dossier, trust, id);
    let has_picture = !matches!(shown, pictures::Shown::Failed(_));
    match picture_tile::words_ui(ui, rect, &words, has_picture) {
        Some(Asked::Enlarge) => view.send(Command::ViewPicture(Some(id))),
        Some(Asked::InText) => view.send(Command::ShowInText(item)),
        None => {}
    }
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    response.has_focus()
}
