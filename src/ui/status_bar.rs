//! The bar at the bottom: what is under way, what is open, and whether it can be trusted.

use eframe::egui::{Align, Layout, ProgressBar, Ui};

use super::View;
use super::text::{self, TextStyle};
use super::theme::{SMALL_SIZE, palette};
use super::widgets::button::Button;
use crate::model::annotation::AnchorState;
use crate::model::integrity::HashState;
use crate::problem::Severity;
use crate::session::command::{Command, Source};

pub(super) fn status_bar_ui(ui: &mut Ui, view: &View<'_>) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            trust_ui(ui, view);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                left_ui(ui, view);
            });
        });
    });
}

fn left_ui(ui: &mut Ui, view: &View<'_>) {
    let shown: Vec<_> = view.jobs.iter().filter(|job| job.lane.shown).collect();
    if let Some(job) = shown.first() {
        if Button::filled("Cancel").small().show(ui).clicked() {
            view.send(Command::CancelJob(job.id));
        }
        ui.add(ProgressBar::new(job.progress.fraction()).desired_width(120.0));
        text::label_line(ui, &job.title, TextStyle::sans(SMALL_SIZE));
        return;
    }
    let place = match view.session.opened().map(|opened| &opened.source) {
        Some(Source::Path(path)) => path.display().to_string(),
        Some(Source::Sample) => "The sample that comes with the program".to_owned(),
        None => "Nothing is open".to_owned(),
    };
    let color = palette(ui.ctx()).weak_text;
    text::label_line(ui, &place, TextStyle::sans(SMALL_SIZE).color(color));
}

/// Problems, hashes and anchors in a few words; a click tells the whole.
fn trust_ui(ui: &mut Ui, view: &View<'_>) {
    let Some(dossier) = view.session.dossier() else {
        return;
    };
    let colors = palette(ui.ctx());
    let problems = view.session.problems();
    let (words, color) = match (problems.count(), problems.worst()) {
        (0, _) => ("No problems".to_owned(), colors.good),
        (1, Some(Severity::Error)) => ("1 problem".to_owned(), colors.bad),
        (count, Some(Severity::Error)) => (format!("{count} problems"), colors.bad),
        (1, _) => ("1 warning".to_owned(), colors.warning),
        (count, _) => (format!("{count} warnings"), colors.warning),
    };
    let mut parts = vec![(words, color)];
    let states = view.session.hash_states();
    let verified = states
        .iter()
        .filter(|state| **state == HashState::Verified)
        .count();
    let count = |wanted: HashState| states.iter().filter(|state| **state == wanted).count();
    let (failed, missing) = (count(HashState::Failed), count(HashState::Missing));
    if failed > 0 {
        parts.push((
            format!("{failed} of {} files damaged", states.len()),
            colors.bad,
        ));
    } else if missing > 0 {
        parts.push((
            format!("{missing} of {} files missing", states.len()),
            colors.bad,
        ));
    } else if verified > 0 {
        parts.push((
            format!("{verified} of {} files verified", states.len()),
            colors.weak_text,
        ));
    }
    let anchored = dossier.annotations.len();
    let exact = dossier.anchors_in(AnchorState::Exact);
    if anchored > 0 {
        let color = if exact == anchored {
            colors.weak_text
        } else {
            colors.warning
        };
        parts.push((format!("{exact} of {anchored} anchors exact"), color));
    }
    for (words, color) in parts {
        let response = Button::quiet(&words).small().color(color).show(ui);
        if response.on_hover_text("Problems and integrity").clicked() {
            view.send(Command::ShowProblems(!view.session.panels().problems));
        }
    }
}
