//! What of the map is not shown, or looked at in particular: a few words in its corner, each a button
//! that ends it. They lie over the map, so that nothing moves when they come and go.

use eframe::egui::{Margin, Rect, Ui, UiBuilder, vec2};

use crate::model::figure_words::counted;
use crate::session::explore::picked::Picked;
use crate::session::explore::wish::Wish;
use crate::ui::widgets::button::Button;

/// Between the words and the edges of the map, in points.
const MARGIN: f32 = 8.0;
/// Around them where there is a row for them.
pub(super) const ROW_MARGIN: Margin = Margin {
    left: 12,
    right: 12,
    top: 0,
    bottom: 6,
};

/// Whether there is anything to say.
pub(super) fn is_needed(wish: &Wish) -> bool {
    wish.hides_anything() || !wish.pins.is_empty()
}

/// In the upper corner of `map`, over what is there.
pub(super) fn over_ui(ui: &mut Ui, map: Rect, picked: Option<&Picked>, wish: &mut Wish) {
    if is_needed(wish) {
        let corner = map.shrink2(vec2(12.0, MARGIN));
        let mut over = ui.new_child(UiBuilder::new().max_rect(corner));
        row_ui(&mut over, picked, wish);
    }
}

/// The words themselves, where there is a row for them.
pub(super) fn row_ui(ui: &mut Ui, picked: Option<&Picked>, wish: &mut Wish) {
    ui.horizontal_wrapped(|ui| {
        if wish.hides_anything() {
            let hidden = picked.map_or(0, |picked| picked.hidden);
            let how = if wish.fades { "faded" } else { "hidden" };
            let words = format!("{} {how} · show all", counted(hidden));
            if Button::filled(&words).small().show(ui).clicked() {
                wish.show_all();
            }
        }
        let pins = wish.pins.len();
        if pins > 0 {
            let words = format!("{} pinned · unpin all", counted(pins));
            if Button::filled(&words).small().show(ui).clicked() {
                wish.pins = std::sync::Arc::default();
            }
        }
    });
}
