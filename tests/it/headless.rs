//! The unseen window: it comes to rest, waits for work, and paints the same bytes every time.

use std::time::Duration;

use dossier::headless::{Headless, HeadlessError, Patience, Screen, Work};
use dossier::raster::RasterError;
use dossier::ui::theme;
use eframe::egui::{
    self, CentralPanel, Color32, CornerRadius, Frame, Grid, RichText, ScrollArea, Shadow, Slider,
    Stroke, Theme, Ui,
};
use egui_kittest::Harness;
use image::RgbaImage;

use crate::support::CpuRenderer;

const SMALL: Screen = Screen {
    size: [320, 240],
    pixels_per_point: 1.0,
};

#[test]
fn a_page_is_the_same_with_one_thread_and_with_many() {
    for (theme, pixels_per_point) in [(Theme::Light, 1.0), (Theme::Dark, 1.5)] {
        let [one, four] = [1, 4].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            pool.install(|| {
                picture_of_sampler(
                    Screen {
                        pixels_per_point,
                        ..SMALL
                    },
                    theme,
                )
            })
        });
        assert!(one == four, "{theme:?} at scale {pixels_per_point}");
    }
}

#[test]
fn themes_and_scales_give_the_pictures_asked_for() {
    let light = picture_of_sampler(SMALL, Theme::Light);
    let dark = picture_of_sampler(SMALL, Theme::Dark);
    assert_eq!(light.dimensions(), (320, 240));
    let brightness = |image: &RgbaImage| -> u64 {
        image
            .pixels()
            .map(|pixel| u64::from(pixel.0[1]))
            .sum::<u64>()
            / (320 * 240)
    };
    assert!(brightness(&light) > 200, "{}", brightness(&light));
    assert!(brightness(&dark) < 60, "{}", brightness(&dark));
    let sharp = picture_of_sampler(
        Screen {
            pixels_per_point: 2.0,
            ..SMALL
        },
        Theme::Light,
    );
    assert_eq!(sharp.dimensions(), (640, 480));
}

#[test]
fn a_picture_has_what_a_test_harness_sees() {
    let mut harness = Harness::builder()
        .with_size([320.0, 240.0])
        .with_theme(Theme::Light)
        .with_context_setup(|ctx| theme::install(ctx, true))
        .renderer(CpuRenderer::default())
        .build_ui(|ui| {
            ui.add_space(40.0);
            ui.label("Words");
        });
    let blank = harness.render().unwrap().get_pixel(0, 0).0;
    harness.run();
    let image = harness.render().unwrap();
    assert_eq!(image.dimensions(), (320, 240));
    let written = image
        .enumerate_pixels()
        .filter(|(_, _, pixel)| pixel.0 != blank);
    let (count, top) = written.fold((0, u32::MAX), |(count, top), (_, y, _)| {
        (count + 1, top.min(y))
    });
    assert!(count > 50, "some letters, not {count} pixels");
    assert!(
        (40..70).contains(&top),
        "the words begin below the space, not at {top}"
    );
}

#[test]
fn waits_for_work_and_for_animations() {
    let mut headless = Headless::new(SMALL).unwrap();
    let (mut working_frames, mut moving_frames) = (3, 5);
    let mut times = Vec::new();
    let frames = headless
        .settle(Patience::default(), |ui| {
            times.push(ui.input(|input| input.time));
            if working_frames > 0 {
                working_frames -= 1;
                return Work::UnderWay;
            }
            if moving_frames > 0 {
                moving_frames -= 1;
                ui.request_repaint();
            }
            Work::Done
        })
        .unwrap();
    assert!(frames > 3 + 5, "{frames}");
    assert_eq!(
        times[..4],
        [0.0; 4],
        "the clock stands still while there is work"
    );
    assert!(times[4] > 0.0 && times[5] > times[4], "{times:?}");
}

#[test]
fn gives_up_on_what_never_rests() {
    let mut headless = Headless::new(SMALL).unwrap();
    let patience = Patience {
        frames: 7,
        work: Duration::from_millis(20),
    };
    let error = headless
        .settle(patience, |ui| {
            ui.request_repaint();
            Work::Done
        })
        .unwrap_err();
    assert!(
        matches!(&error, HeadlessError::Restless { frames: 7, .. }),
        "{error:?}"
    );
    assert!(
        error.to_string().contains("headless.rs"),
        "names who asked: {error}"
    );
    let error = headless.settle(patience, |_| Work::UnderWay).unwrap_err();
    assert_eq!(error, HeadlessError::StillWorking(patience.work));
}

#[test]
fn refuses_screens_that_cannot_be_and_paints_before_the_first_frame() {
    for (size, pixels_per_point) in [([0, 9], 1.0), ([9, 9], f32::NAN), ([9, u32::MAX], 2.0)] {
        let error = Headless::new(Screen {
            size,
            pixels_per_point,
        })
        .err();
        assert!(
            matches!(
                error,
                Some(RasterError::ImageSize { .. } | RasterError::Scale(_))
            ),
            "{size:?} {pixels_per_point}: {error:?}"
        );
    }
    let image = Headless::new(SMALL)
        .unwrap()
        .paint(Color32::GREEN)
        .unwrap()
        .image;
    assert!(image.pixels().all(|pixel| pixel.0 == [0, 255, 0, 255]));
}

#[test]
fn runs_a_whole_app() {
    struct Counter {
        logic_runs: usize,
    }
    impl eframe::App for Counter {
        fn logic(&mut self, _: &egui::Context, _: &mut eframe::Frame) {
            self.logic_runs += 1;
        }
        fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
            ui.label(format!("{} runs", self.logic_runs));
        }
    }
    let mut headless = Headless::new(SMALL).unwrap();
    theme::install(headless.context(), true);
    let mut app = Counter { logic_runs: 0 };
    let work_of = |app: &Counter| {
        if app.logic_runs < 4 {
            Work::UnderWay
        } else {
            Work::Done
        }
    };
    headless
        .settle_app(&mut app, Patience::default(), work_of)
        .unwrap();
    assert!(app.logic_runs >= 4, "{}", app.logic_runs);
    assert!(headless.paint(Color32::WHITE).unwrap().omitted.is_nothing());
    assert!(!headless.output().shapes.is_empty());
}

fn picture_of_sampler(screen: Screen, side: Theme) -> RgbaImage {
    let mut headless = Headless::new(screen).unwrap();
    theme::install(headless.context(), true);
    headless.context().set_theme(side);
    let mut sampler = Sampler::default();
    headless
        .settle(Patience::default(), |ui| {
            CentralPanel::default().show(ui, |ui| sampler.ui(ui));
            Work::Done
        })
        .unwrap();
    let painting = headless.paint(Color32::BLACK).unwrap();
    assert!(painting.omitted.is_nothing(), "{:?}", painting.omitted);
    painting.image
}

/// A page with one of everything egui paints: text, rounded boxes, shadows, strokes, gradients.
#[derive(Default)]
struct Sampler {
    checked: bool,
    amount: f32,
    words: String,
}

impl Sampler {
    fn ui(&mut self, ui: &mut Ui) {
        ui.heading("A page of widgets");
        ui.label("Plain words, then a rule");
        ui.separator();
        ui.horizontal_wrapped(|ui| {
            _ = ui.button("A button");
            ui.checkbox(&mut self.checked, "A box to tick");
            ui.add(Slider::new(&mut self.amount, 0.0..=1.0).text("amount"));
            ui.text_edit_singleline(&mut self.words);
            ui.label(RichText::new("code").code());
            ui.hyperlink_to("a link", "https://example.org");
            ui.add(egui::ProgressBar::new(0.4).text("40 %"));
        });
        Frame::new()
            .fill(ui.visuals().extreme_bg_color)
            .stroke(Stroke::new(1.0, ui.visuals().hyperlink_color))
            .corner_radius(CornerRadius::same(12))
            .shadow(Shadow {
                offset: [4, 6],
                blur: 16,
                spread: 2,
                color: Color32::from_black_alpha(110),
            })
            .outer_margin(20.0)
            .inner_margin(10.0)
            .show(ui, |ui| ui.label("A card with a soft shadow"));
        ScrollArea::vertical().show(ui, |ui| {
            Grid::new("rows").striped(true).show(ui, |ui| {
                for row in 0..40 {
                    ui.label(format!("Row {row}"));
                    ui.label("one");
                    ui.label("two");
                    ui.end_row();
                }
            });
        });
    }
}
