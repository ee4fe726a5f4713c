//! What a frame of the gallery of 1,000 pictures costs: standing still, scrolling, and enlarged.

use std::hint::black_box;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use dossier::app::{App, Options};
use dossier::container::Container;
use dossier::model::Dossier;
use dossier::model::item::PictureId;
use dossier::model::picture::Picture;
use dossier::problem::Problems;
use dossier::session::command::{Command, Source};
use dossier::session::settings::Settings;
use dossier::session::tab::Tab;
use dossier::session::{Opened, Outcome};
use egui::{
    Context, Event, MouseWheelSource, MouseWheelUnit, RawInput, Rect, TouchPhase, pos2, vec2,
};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

const PICTURES: usize = 1_000;

struct Stage {
    ctx: Context,
    app: App,
    frame: u32,
}

impl Stage {
    fn new() -> Self {
        let ctx = Context::default();
        ctx.enable_accesskit();
        let settings = Settings {
            tab: Tab::Gallery,
            ..Settings::default()
        };
        let options = Options {
            settings,
            bundled_fonts_only: true,
            ..Options::default()
        };
        let mut app = App::new(&ctx, options);
        let opened = Box::new(dossier());
        app.session
            .receive(Outcome::Opened(opened, Problems::default()));
        let mut stage = Self { ctx, app, frame: 0 };
        stage.settle();
        stage
    }

    fn settle(&mut self) {
        let mut still = 0;
        while still < 4 {
            self.frame(vec![]);
            still = if self.app.is_settled() { still + 1 } else { 0 };
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.frame += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0))),
            time: Some(f64::from(self.frame) / 60.0),
            events,
            ..RawInput::default()
        };
        let mut output = self.ctx.clone().run_ui(input, |ui| {
            self.app.run_logic(ui.ctx());
            self.app.run_ui(ui);
        });
        black_box(self.ctx.tessellate(output.shapes, 1.0));
        // Nobody paints: uploads are measured by those who have a graphics card.
        output.textures_delta.clear();
    }
}

fn dossier() -> Opened {
    let picture = RgbImage::from_fn(900, 600, |x, y| Rgb([x as u8, y as u8, 128]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture)
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .expect("a JPEG can be written to memory");
    let picture = |number: usize| Picture {
        name: format!("p{number}"),
        file: Some("images/one.jpg".to_owned()),
        caption: Some(format!(
            "The {number}th caption, {}",
            "longer ".repeat(number % 30)
        )),
        credit: Some("Photo: nobody in particular".to_owned()),
        alt: Some(format!("Picture {number}")),
        ..Picture::default()
    };
    let files = vec![("images/one.jpg".to_owned(), bytes.into_inner())];
    Opened {
        source: Source::Path(PathBuf::from("made here")),
        dossier: Arc::new(Dossier {
            pictures: (0..PICTURES).map(picture).collect(),
            ..Dossier::default()
        }),
        container: Arc::new(Container::from_files(files).expect("one file is within the limits")),
        generation: 0,
    }
}

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("gallery of 1,000");
    group
        .sample_size(40)
        .measurement_time(Duration::from_secs(3));
    let mut stage = Stage::new();
    group.bench_function("still", |bencher| bencher.iter(|| stage.frame(vec![])));
    group.bench_function("scrolling", |bencher| {
        bencher.iter(|| {
            let down = (stage.frame / 600).is_multiple_of(2);
            let delta = vec2(0.0, if down { -60.0 } else { 60.0 });
            stage.frame(vec![
                Event::PointerMoved(pos2(400.0, 400.0)),
                Event::MouseWheel {
                    unit: MouseWheelUnit::Point,
                    delta,
                    phase: TouchPhase::Move,
                    source: MouseWheelSource::Unknown,
                    modifiers: egui::Modifiers::NONE,
                },
            ]);
        });
    });
    stage.app.send(Command::ViewPicture(Some(PictureId(500))));
    stage.settle();
    group.bench_function("enlarged", |bencher| bencher.iter(|| stage.frame(vec![])));
    group.finish();
}

criterion_group!(benches, frames);
criterion_main!(benches);
