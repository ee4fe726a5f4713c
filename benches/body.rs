//! What a frame of a text of 100,000 paragraphs costs, and what a label costs that was shown before.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use dossier::ui::text::body::{
    Block, BodyPosition, BodySelection, BodySource, BodyView, Mark, Paragraph,
};
use dossier::ui::text::{Text, TextStyle, egui_fonts, layout};
use egui::{Color32, Context, Event, Pos2, RawInput, Rect, vec2};

const ENGLISH: &str = "The prime minister said on Tuesday that Acme Corp. will invest 1,250 million dollars in the \
    new project שלום עולם by 2027, Reuters reported from مدينة الرياض in a statement.";
const HEBREW: &str = "ראש הממשלה אמר ביום שלישי כי חברת Acme Corp. תשקיע 1,250 מיליון דולר (כ-4.6 מיליארד ש\"ח) \
    בפרויקט החדש עד שנת 2027, לפי הודעה שפורסמה ב-Reuters.";
const ARABIC: &str = "قال رئيس الوزراء يوم الثلاثاء إن شركة Acme Corp. ستستثمر 1,250 مليون دولار (حوالي 4.6 مليار) في \
    المشروع الجديد حتى عام ٢٠٢٧، وفقًا لبيان نشرته Reuters.";
const PARAGRAPHS: usize = 100_000;

struct Article(Vec<String>);

impl BodySource for Article {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn block(&self, index: usize, _width: f32) -> Block<'_> {
        Block::Paragraph(Paragraph::new(&self.0[index], TextStyle::serif(17.0)))
    }

    fn version(&self) -> u64 {
        0
    }

    fn marks(&self, index: usize, marks: &mut Vec<Mark>) {
        marks.extend(
            self.0[index]
                .match_indices("Reuters")
                .map(|(at, found)| Mark {
                    range: at..at + found.len(),
                    background: Some(Color32::from_rgba_unmultiplied(200, 160, 0, 90)),
                    underline: None,
                }),
        );
    }
}

struct Stage {
    ctx: Context,
    article: Article,
    view: BodyView,
    frame: u32,
}

impl Stage {
    fn new() -> Self {
        let ctx = Context::default();
        ctx.set_fonts(egui_fonts());
        ctx.enable_accesskit();
        let text = |i: usize| match i % 4 {
            0 => format!("{i} {ENGLISH} {ENGLISH}"),
            1 => format!("{HEBREW} {HEBREW} {i}"),
            2 => format!("{ARABIC} {i}"),
            _ => format!("{ENGLISH} {HEBREW} {i}"),
        };
        let article = Article((0..PARAGRAPHS).map(text).collect());
        let mut stage = Self {
            ctx,
            article,
            view: BodyView::new(),
            frame: 0,
        };
        stage.frame(vec![]);
        stage
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.frame += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(f64::from(self.frame) / 60.0),
            max_texture_side: Some(8192),
            events,
            ..RawInput::default()
        };
        let Self {
            ctx, article, view, ..
        } = self;
        let mut output = ctx.run_ui(input, |ui| {
            egui::CentralPanel::default().show(ui, |ui| {
                view.show(ui, article, 720.0);
            });
        });
        output.textures_delta.clear();
        black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}

fn body(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("body of 100,000 paragraphs");
    group
        .sample_size(60)
        .measurement_time(Duration::from_secs(3))
        .warm_up_time(Duration::from_millis(500));
    let mut stage = Stage::new();
    group.bench_function("still", |bencher| bencher.iter(|| stage.frame(vec![])));
    group.bench_function("scroll 300 points a frame", |bencher| {
        bencher.iter(|| {
            let (block, offset) = stage.view.position();
            stage.view.set_position((block, offset + 300.0));
            stage.frame(vec![]);
        });
    });
    let mut target = 0;
    group.bench_function("jump anywhere each frame", |bencher| {
        bencher.iter(|| {
            target = (target + 7919) % PARAGRAPHS;
            stage.view.jump_to(target, 0..10);
            stage.frame(vec![]);
        });
    });
    stage.view.set_selection(Some(BodySelection {
        anchor: BodyPosition::default(),
        focus: BodyPosition {
            block: PARAGRAPHS - 1,
            byte: 5,
        },
    }));
    group.bench_function("everything selected", |bencher| {
        bencher.iter(|| stage.frame(vec![]));
    });
    group.finish();
}

fn label(criterion: &mut Criterion) {
    let stage = Stage::new();
    let name =
        Text::new("Анатолий Викторов · אנטולי ויקטורוב", TextStyle::sans(14.0)).one_line(300.0);
    criterion.bench_function("layout of a name that was shown before", |bencher| {
        bencher.iter(|| black_box(layout(&stage.ctx, &name)));
    });
    let paragraph = Text::new(HEBREW, TextStyle::sans(14.0)).wrapped(400.0);
    criterion.bench_function("layout of a paragraph that was shown before", |bencher| {
        bencher.iter(|| black_box(layout(&stage.ctx, &paragraph)));
    });
}

criterion_group!(benches, body, label);
criterion_main!(benches);
