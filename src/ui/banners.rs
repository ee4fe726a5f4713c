//! What stays true of the open dossier and must not be overlooked.

use eframe::egui::{Frame, Margin, Panel, Ui};

use super::View;
use super::text::{self, TextStyle};
use super::theme::{TEXT_SIZE, palette};
use crate::model::article::PublicationStatus;

pub(super) fn banners_ui(ui: &mut Ui, view: &View<'_>) {
    let Some(dossier) = view.session.dossier() else {
        return;
    };
    let mut banners: Vec<(&'static str, String)> = Vec::new();
    if dossier.integrity.opened_anyway {
        banners.push((
            "opened anyway",
            "Opened although a listed file differs from what was packed: nothing here is proven unchanged".to_owned(),
        ));
    }
    match dossier.article.status {
        PublicationStatus::Usable => {}
        PublicationStatus::Withheld => banners.push((
            "withheld",
            "The publisher withholds this article: it is not for use".to_owned(),
        )),
        PublicationStatus::Canceled => {
            banners.push(("canceled", "The publisher canceled this article".to_owned()));
        }
    }
    let now = jiff::Timestamp::now();
    let moment = |text: &Option<String>| {
        text.as_ref()
            .and_then(|text| text.parse::<jiff::Timestamp>().ok())
    };
    if moment(&dossier.article.embargoed_until).is_some_and(|until| until > now) {
        let until = dossier
            .article
            .embargoed_until
            .as_deref()
            .unwrap_or_default();
        banners.push(("embargo", format!("Under embargo until {until}")));
    }
    if moment(&dossier.article.expires).is_some_and(|until| until <= now) {
        let until = dossier.article.expires.as_deref().unwrap_or_default();
        banners.push(("expired", format!("This article expired on {until}")));
    }
    let colors = palette(ui.ctx());
    for (name, words) in banners {
        Panel::top(name)
            .frame(
                Frame::new()
                    .fill(colors.banner)
                    .inner_margin(Margin::symmetric(12, 6)),
            )
            .show(ui, |ui| {
                text::label(ui, &words, TextStyle::sans(TEXT_SIZE).bold());
            });
    }
}
