//! The legend under the map. Each entry shows how something is drawn, and switches it off and on.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Color32, CursorIcon, FontId, Pos2, Rect, Response, Sense, Stroke as Border, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};

use super::drawing::Drawing;
use super::filter::{Filter, toggle};
use crate::model::annotation::Stance;
use crate::model::entity::EntityKind;
use crate::ui::theme::{Palette, SMALL_SIZE, palette};
use crate::ui::widgets::map_canvas::symbols::{Paint, Symbols};
use crate::ui::widgets::map_canvas::{Brush, Stroke, draw};

const HEIGHT: f32 = 24.0;

/// What of it occurs in one dossier, counted once.
pub(super) struct Legend {
    kinds: Vec<(EntityKind, usize)>,
    stances: Vec<(Stance, usize)>,
    suggestions: usize,
    symbols: Symbols,
}

impl Legend {
    pub(super) fn new(drawing: &Drawing) -> Self {
        let (nodes, lines) = (&drawing.scene.nodes, &drawing.scene.lines);
        let kinds = EntityKind::ALL
            .map(|kind| (kind, nodes.iter().filter(|node| node.kind == kind).count()));
        let stances = Stance::ALL.map(|stance| {
            (
                stance,
                lines.iter().filter(|line| line.stance == stance).count(),
            )
        });
        Self {
            kinds: kinds.into_iter().filter(|(_, count)| *count > 0).collect(),
            stances: stances
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .collect(),
            suggestions: nodes.iter().filter(|node| node.suggested).count()
                + lines.iter().filter(|line| line.suggested).count(),
            symbols: Symbols::default(),
        }
    }

    pub(super) fn ui(&self, ui: &mut Ui, filter: &mut Filter) {
        let colors = palette(ui.ctx());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for (kind, count) in &self.kinds {
                let is_on = !filter.hidden_kinds.contains(kind);
                let response = entry(ui, kind.plural(), *count, is_on, 20.0, |brush, rect, _| {
                    let paint = Paint {
                        color: colors.kind(*kind),
                        paper: colors.chrome,
                        hollow: false,
                        plain: false,
                    };
                    self.symbols.paint(brush, *kind, rect.center(), 7.0, paint);
                });
                if response.clicked() {
                    toggle(&mut filter.hidden_kinds, *kind);
                }
            }
            for (stance, count) in &self.stances {
                let is_on = !filter.hidden_stances.contains(stance);
                let response = entry(ui, title(*stance), *count, is_on, 32.0, |brush, rect, _| {
                    sample_line(brush, rect, *stance, colors);
                });
                if response.clicked() {
                    toggle(&mut filter.hidden_stances, *stance);
                }
            }
            if self.suggestions > 0 {
                let is_on = !filter.hide_suggestions;
                let name = "Suggestions";
                let response = entry(ui, name, self.suggestions, is_on, 20.0, |brush, rect, _| {
                    let paint = Paint {
                        color: colors.unknown,
                        paper: colors.chrome,
                        hollow: true,
                        plain: false,
                    };
                    self.symbols
                        .paint(brush, EntityKind::Person, rect.center(), 6.0, paint);
                });
                if response.clicked() {
                    filter.hide_suggestions = is_on;
                }
            }
        });
    }
}

fn title(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserted => "Asserted",
        Stance::Alleged => "Alleged",
        Stance::Denied => "Denied",
        Stance::Former => "Former",
        Stance::Planned => "Planned",
    }
}

fn sample_line(brush: &mut Brush, rect: Rect, stance: Stance, colors: &Palette) {
    let y = rect.center().y;
    let way: [Pos2; 2] = [pos2(rect.left() + 2.0, y), pos2(rect.right() - 2.0, y)];
    let stroke = Stroke {
        stance,
        width: 1.6,
        color: colors.stance(stance),
        arrow: true,
    };
    draw(brush, &way, stroke);
}

/// One entry: a sign, a word and a count; a check box for those who do not see it.
fn entry(
    ui: &mut Ui,
    name: &str,
    count: usize,
    is_on: bool,
    sign_width: f32,
    paint_sign: impl FnOnce(&mut Brush, Rect, &Palette),
) -> Response {
    let colors = palette(ui.ctx());
    let font = FontId::proportional(SMALL_SIZE);
    let ink = |color: Color32| {
        if is_on {
            color
        } else {
            color.gamma_multiply(0.55)
        }
    };
    let words = format!("{name} {count}");
    let galley = ui
        .painter()
        .layout_no_wrap(words.clone(), font.clone(), colors.text);
    let size = vec2(sign_width + galley.size().x + 17.0, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, &words));
    let ground = if response.hovered() {
        colors.control_hovered
    } else {
        colors.control
    };
    let painter = ui.painter();
    painter.rect_filled(
        rect,
        HEIGHT * 0.5,
        if is_on { ground } else { Color32::TRANSPARENT },
    );
    if response.has_focus() {
        let ring = Border::new(2.0, colors.accent);
        painter.rect_stroke(rect, HEIGHT * 0.5, ring, StrokeKind::Inside);
    } else if !is_on {
        let ring = Border::new(1.0, colors.line);
        painter.rect_stroke(rect, HEIGHT * 0.5, ring, StrokeKind::Inside);
    }
    let sign = Rect::from_min_size(rect.min + vec2(6.0, 0.0), vec2(sign_width, HEIGHT));
    let mut brush = Brush::new(painter.pixels_per_point());
    paint_sign(&mut brush, sign, colors);
    if !is_on {
        for vertex in &mut brush.mesh.vertices {
            vertex.color = vertex.color.gamma_multiply(0.4);
        }
    }
    painter.add(eframe::egui::Shape::mesh(brush.mesh));
    let at = pos2(sign.right() + 4.0, rect.center().y);
    let words = painter.text(at, Align2::LEFT_CENTER, words, font, ink(colors.text));
    if !is_on {
        let strike = Border::new(1.0, colors.weak_text);
        painter.hline(words.x_range(), rect.center().y, strike);
    }
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(if is_on {
            "Click to hide"
        } else {
            "Click to show"
        })
}
