//! What of the map is not shown, or looked at in particular: a few words in its corner, with what ends
//! it. They lie over the map, so that nothing moves when they come and go.

use eframe::egui::{Frame, Margin, Rect, Stroke, Ui, UiBuilder, vec2};

use super::filter_chips;
use super::tools::explained;
use crate::model::Dossier;
use crate::model::figure_words::counted;
use crate::model::item::EntityId;
use crate::session::explore::lens::{Lens, MOST_STEPS};
use crate::session::explore::picked::Picked;
use crate::session::explore::wish::Wish;
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{ROUNDING, SMALL_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::{self, Icon};

/// Between the words and the edges of the map, in points.
const MARGIN: f32 = 8.0;
/// Around them where there is a row for them.
pub(super) const ROW_MARGIN: Margin = Margin {
    left: 12,
    right: 12,
    top: 0,
    bottom: 6,
};
/// Letters of a name that are shown here.
const NAME_LETTERS: usize = 32;

/// Whether there is anything to say.
pub(super) fn is_needed(wish: &Wish) -> bool {
    wish.hides_anything() || !wish.pins.is_empty() || wish.lens != Lens::Nothing
}

/// What the words are about.
#[derive(Clone, Copy)]
pub(super) struct Bar<'a> {
    pub dossier: &'a Dossier,
    /// What is shown by now.
    pub picked: Option<&'a Picked>,
}

impl Bar<'_> {
    /// In the upper corner of `map`, over what is there.
    pub(super) fn over_ui(self, ui: &mut Ui, map: Rect, wish: &mut Wish) {
        if is_needed(wish) {
            let corner = map.shrink2(vec2(12.0, MARGIN));
            let mut over = ui.new_child(UiBuilder::new().max_rect(corner));
            self.row_ui(&mut over, wish);
        }
    }

    /// The words themselves, where there is a row for them.
    pub(super) fn row_ui(self, ui: &mut Ui, wish: &mut Wish) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().button_padding = vec2(8.0, 4.0);
            self.lens_ui(ui, wish);
            if wish.hides_anything() {
                let hidden = self.picked.map_or(0, |picked| picked.hidden);
                let how = if wish.fades { "faded" } else { "hidden" };
                let words = format!("{} {how} · show all", counted(hidden));
                let button = Button::filled(&words).small().show(ui);
                if explained(
                    button,
                    "End all filters; what was hidden by hand comes back, too",
                )
                .clicked()
                {
                    wish.show_all();
                }
                filter_chips::chips_ui(ui, self.dossier, self.picked, wish);
            }
            let pins = wish.pins.len();
            if pins > 0 {
                let words = format!("{} pinned · unpin all", counted(pins));
                let button = Button::filled(&words).small().show(ui);
                if explained(button, "Put them back where they were laid out").clicked() {
                    wish.pins = std::sync::Arc::default();
                }
            }
        });
    }

    fn lens_ui(self, ui: &mut Ui, wish: &mut Wish) {
        let name = |id| short_name(self.dossier, id);
        match wish.lens {
            Lens::Nothing => {}
            Lens::Focus { entity, steps } => {
                let words = format!("Focus: {}", name(entity));
                let mut chosen = steps;
                let is_ended = chip_ui(ui, &words, "End the focus", |ui| {
                    chosen = steps_ui(ui, steps);
                });
                wish.lens = Lens::Focus {
                    entity,
                    steps: chosen,
                };
                if is_ended {
                    wish.lens = Lens::Nothing;
                }
            }
            Lens::PathFrom(from) => {
                let words = format!("Path from {}: choose the other end", name(from));
                if chip_ui(ui, &words, "Choose no path", |_| {}) {
                    wish.lens = Lens::Nothing;
                }
            }
            Lens::Together([one, other]) => {
                let words = format!("In one sentence: {} and {}", name(one), name(other));
                if chip_ui(ui, &words, "Look at all again", |_| {}) {
                    wish.lens = Lens::Nothing;
                }
            }
            Lens::Between([one, other]) => {
                let words = format!("Between {} and {}", name(one), name(other));
                if chip_ui(ui, &words, "Look at all again", |_| {}) {
                    wish.lens = Lens::Nothing;
                }
            }
            Lens::Path { from, to, nth } => {
                let length = match self.picked.and_then(|picked| picked.paths.as_ref()) {
                    None => "…".to_owned(),
                    Some(paths) => match paths.list.first().map(Vec::len) {
                        None => "no path".to_owned(),
                        Some(1) => "1 step".to_owned(),
                        Some(steps) => format!("{} steps", counted(steps)),
                    },
                };
                let words = format!("Path from {} to {}: {length}", name(from), name(to));
                let mut chosen = nth;
                let is_ended = chip_ui(ui, &words, "End the path", |ui| {
                    chosen = self.others_ui(ui, nth);
                });
                wish.lens = Lens::Path {
                    from,
                    to,
                    nth: chosen,
                };
                if is_ended {
                    wish.lens = Lens::Nothing;
                }
            }
        }
    }

    /// Which of several paths stands out.
    fn others_ui(self, ui: &mut Ui, nth: usize) -> usize {
        let Some(paths) = self.picked.and_then(|picked| picked.paths.as_ref()) else {
            return nth;
        };
        let count = paths.list.len();
        if count < 2 {
            return nth;
        }
        let mut chosen = nth.min(count - 1);
        if icon::button(ui, Icon::Left, "Previous path", chosen > 0).clicked() {
            chosen -= 1;
        }
        let more = if paths.more { " and more" } else { "" };
        let words = format!("{} of {count}{more}", chosen + 1);
        text::label_line(ui, &words, TextStyle::sans(SMALL_SIZE));
        if icon::button(ui, Icon::Right, "Next path", chosen + 1 < count).clicked() {
            chosen += 1;
        }
        chosen
    }
}

/// How many steps the neighborhood reaches.
fn steps_ui(ui: &mut Ui, steps: u8) -> u8 {
    let mut chosen = steps;
    for choice in 1..=MOST_STEPS {
        let words = match choice {
            1 => "1 step".to_owned(),
            _ => choice.to_string(),
        };
        let button = Button::toggle(&words, choice == steps).small().show(ui);
        if choice > 1 {
            let name = format!("{choice} steps");
            button.widget_info(|| {
                let role = eframe::egui::accesskit::Role::Button;
                eframe::egui::WidgetInfo::selected(role, true, choice == steps, &name)
            });
        }
        if button.clicked() {
            chosen = choice;
        }
    }
    chosen
}

/// Words on a ground of their own, with more beside them and a cross at the end; whether that was
/// clicked.
fn chip_ui(ui: &mut Ui, words: &str, end: &str, more: impl FnOnce(&mut Ui)) -> bool {
    let colors = palette(ui.ctx());
    Frame::new()
        .fill(colors.chrome)
        .stroke(Stroke::new(1.0, colors.line))
        .corner_radius(ROUNDING)
        .inner_margin(Margin {
            left: 10,
            right: 0,
            top: 0,
            bottom: 0,
        })
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let style = TextStyle::sans(SMALL_SIZE).bold();
                text::label_line(ui, words, style);
                more(ui);
                icon::button(ui, Icon::Remove, end, true).clicked()
            })
            .inner
        })
        .inner
}

/// A name as far as a button has room for it.
pub(super) fn short_name(dossier: &Dossier, id: EntityId) -> String {
    let name = dossier.called(id);
    match name.char_indices().nth(NAME_LETTERS) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}
