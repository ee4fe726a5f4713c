use super::View;
use crate::model::item::PictureId;
use eframe::egui::{Rect, Ui};
pub(crate) fn paint_fitted(_ui: &mut Ui, _view: &View<'_>, _id: PictureId, _rect: Rect) {}
