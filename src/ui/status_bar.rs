//! The bar at the bottom: what is under way, what is open, and whether it can be trusted.

use eframe::egui::{Align, Color32, Layout, ProgressBar, Ui};

use super::View;
use super::text::{self, Text, TextStyle};
use super::theme::{Palette, SMALL_SIZE, palette};
use super::widgets::button::Button;
use crate::model::Dossier;
use crate::model::annotation::AnchorState;
use crate::model::figure_words::{counted, counted_as};
use crate::model::integrity::HashState;
use crate::problem::Severity;
use crate::session::command::{Command, Source};

/// Less room than this tells nothing of where a file is, in points.
const PLACE_WIDTH: f32 = 90.0;

pub(super) fn status_bar_ui(ui: &mut Ui, view: &View<'_>) {
    ui.horizontal(|ui| {
        let parts = view
            .session
            .dossier()
            .map(|dossier| trust(view, dossier, palette(ui.ctx())))
            .unwrap_or_default();
        let is_busy = view.jobs.iter().any(|job| job.lane.shown);
        let room = ui.available_width() - PLACE_WIDTH;
        let width = |short: bool| -> f32 { parts.iter().map(|part| part.width(ui, short)).sum() };
        let is_short = width(false) > room;
        // Where nothing else fits, the problems stay: they are what must not be overlooked.
        let listed = if is_short && (width(true) > room || is_busy) {
            1
        } else {
            parts.len()
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for part in parts.iter().take(listed) {
                part.show(ui, view, is_short);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                left_ui(ui, view);
            });
        });
    });
}

fn left_ui(ui: &mut Ui, view: &View<'_>) {
    let style = TextStyle::sans(SMALL_SIZE);
    if let Some(job) = view.jobs.iter().find(|job| job.lane.shown) {
        if Button::filled("Cancel").small().show(ui).clicked() {
            view.send(Command::CancelJob(job.id));
        }
        let width = 120.0_f32.min(ui.available_width() / 2.0);
        ui.add(ProgressBar::new(job.progress.fraction()).desired_width(width));
        text::label_line(ui, &job.title, style);
        return;
    }
    let place = match view.session.opened().map(|opened| &opened.source) {
        Some(Source::Path(path)) => path.display().to_string(),
        Some(Source::Sample) => "The sample that comes with the program".to_owned(),
        Some(Source::Pasted(_)) => "Pasted from the clipboard, and not saved".to_owned(),
        None => "Nothing is open".to_owned(),
    };
    if ui.available_width() > 24.0 {
        text::label_line(ui, &place, style.color(palette(ui.ctx()).weak_text));
    }
}

/// One thing that says whether the dossier can be trusted; a click tells the whole.
struct Part {
    words: String,
    /// The same where there is little room.
    short: String,
    color: Color32,
}

impl Part {
    fn words(&self, short: bool) -> &str {
        if short { &self.short } else { &self.words }
    }

    fn width(&self, ui: &Ui, short: bool) -> f32 {
        let style = TextStyle::sans(SMALL_SIZE);
        let words = text::measure(ui.ctx(), &Text::new(self.words(short), style));
        words.x + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x
    }

    fn show(&self, ui: &mut Ui, view: &View<'_>, short: bool) {
        let button = Button::quiet(self.words(short)).small().color(self.color);
        let response = button.show(ui);
        if response.on_hover_text("Problems and integrity").clicked() {
            view.send(Command::ShowProblems(!view.session.panels().problems));
        }
    }
}

/// Problems, files and links in a few words, the most important first.
fn trust(view: &View<'_>, dossier: &Dossier, colors: &Palette) -> Vec<Part> {
    let mut parts = vec![problems(view, colors)];
    parts.extend(files(view.session.hash_states(), colors));
    let links = dossier.annotations.len();
    let exact = dossier.anchors_in(AnchorState::Exact);
    if links > 0 {
        parts.push(Part {
            words: format!("{} of {} links exact", counted(exact), counted(links)),
            short: format!("{}/{} links", counted(exact), counted(links)),
            color: if exact == links {
                colors.weak_text
            } else {
                colors.warning
            },
        });
    }
    parts
}

fn problems(view: &View<'_>, colors: &Palette) -> Part {
    let problems = view.session.problems();
    let (words, color) = match (problems.count(), problems.worst()) {
        (0, _) => ("No problems".to_owned(), colors.good),
        (count, Some(Severity::Error)) => (counted_as(count, "problem", "problems"), colors.bad),
        (count, _) => (counted_as(count, "warning", "warnings"), colors.warning),
    };
    Part {
        short: words.clone(),
        words,
        color,
    }
}

fn files(states: &[HashState], colors: &Palette) -> Option<Part> {
    let all = states.len();
    let count = |wanted: HashState| states.iter().filter(|state| **state == wanted).count();
    let (bad, word) = match (count(HashState::Changed), count(HashState::Missing)) {
        (0, 0) => (0, ""),
        (0, missing) => (missing, "missing"),
        (changed, _) => (changed, "changed"),
    };
    let verified = count(HashState::Verified);
    if bad > 0 {
        Some(Part {
            words: format!("{} of {} files {word}", counted(bad), counted(all)),
            short: format!("{} {word}", counted(bad)),
            color: colors.bad,
        })
    } else if verified > 0 {
        Some(Part {
            words: format!("{} of {} files verified", counted(verified), counted(all)),
            short: format!("{}/{} files", counted(verified), counted(all)),
            color: colors.weak_text,
        })
    } else {
        None
    }
}
