//! Time of one frame of the tab "Trade figures" with 5,000 numbers, and of making its list anew.
//!
//! The target is 8 ms a frame on the slowest machine we have.

use std::cell::Cell;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use dossier::container::Container;
use dossier::model::Dossier;
use dossier::model::figure::{Area, Figure, FigureStatus, Flow, Number, Period, Qualifier};
use dossier::problem::Problems;
use dossier::session::command::{Commands, Source};
use dossier::session::figures::{FigureList, FigureRequest};
use dossier::session::settings::Settings;
use dossier::session::tab::Tab;
use dossier::session::{Opened, Outcome, Session, Task};
use dossier::ui::tabs::figures::FiguresTab;
use dossier::ui::{View, theme};
use eframe::egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase,
    vec2,
};

const NUMBERS: usize = 5000;

/// Subjects of ten years each.
fn figure(index: usize) -> Figure {
    let subject = index / 10;
    Figure {
        id: format!("f{index}"),
        label: format!("Exports of goods {subject}"),
        value: Number::parse(&(1_000_000 + index * 7919).to_string()).expect("digits"),
        value_max: None,
        unit: if subject.is_multiple_of(3) {
            "t"
        } else {
            "USD"
        }
        .to_owned(),
        status: FigureStatus::ALL[index % 4],
        qualifier: Qualifier::ALL[index % 6],
        price_basis: Some("FOB".to_owned()),
        period: Period::parse(&format!("{}", 2015 + index % 10)),
        flow: Some(Flow::Export),
        reporter: Area {
            iso: None,
            name: Some("Veldora".to_owned()),
        },
        partner: Area {
            iso: None,
            name: Some(format!("Partner {}", subject % 40)),
        },
        classification: Some("HS".to_owned()),
        commodity_code: Some(format!("{subject:04}")),
        commodity: Some(format!("Goods {subject}")),
        annotations: Vec::new(),
        stances: Vec::new(),
        extra: Vec::new(),
        suggested: false,
        table: None,
    }
}

struct Desk {
    ctx: Context,
    session: Session,
    commands: Commands,
    tab: FiguresTab,
}

impl Desk {
    fn new(count: usize) -> Self {
        let ctx = Context::default();
        ctx.enable_accesskit();
        theme::install(&ctx, true);
        let mut session = Session::new(Settings {
            tab: Tab::Figures,
            ..Settings::default()
        });
        let dossier = Dossier {
            figures: (0..count).map(figure).collect(),
            ..Dossier::default()
        };
        session.receive(Outcome::Opened(
            Box::new(Opened {
                source: Source::Sample,
                dossier: Arc::new(dossier),
                container: Arc::new(Container::from_files(Vec::new()).expect("an empty container")),
                generation: 0,
            }),
            Problems::default(),
        ));
        let mut desk = Self {
            ctx,
            session,
            commands: Commands::default(),
            tab: FiguresTab::default(),
        };
        for _ in 0..4 {
            desk.frame(0.0);
        }
        desk
    }

    fn frame(&mut self, scroll: f32) -> usize {
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            ..RawInput::default()
        };
        input
            .events
            .push(Event::PointerMoved(Pos2::new(500.0, 500.0)));
        if scroll != 0.0 {
            input.events.push(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, scroll),
                phase: TouchPhase::Move,
                modifiers: Modifiers::NONE,
                source: MouseWheelSource::Unknown,
            });
        }
        let Self {
            ctx,
            session,
            commands,
            tab,
        } = self;
        let output = ctx.run_ui(input, |ui| {
            let view = View {
                session,
                jobs: &[],
                commands,
                hovered: Cell::new(None),
            };
            tab.ui(ui, &view);
        });
        for command in commands.take() {
            for task in session.apply(command) {
                if let Task::ListFigures {
                    opened,
                    request,
                    groups,
                } = task
                {
                    let list = FigureList::make(&opened.dossier, request, groups, &|| false);
                    session.receive(Outcome::FiguresListed {
                        generation: opened.generation,
                        list: list.expect("not cancelled"),
                    });
                }
            }
        }
        ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }
}

fn frames(criterion: &mut Criterion) {
    let mut desk = Desk::new(NUMBERS);
    criterion.bench_function("figures, 5,000 numbers, at rest", |bench| {
        bench.iter(|| black_box(desk.frame(0.0)));
    });
    criterion.bench_function("figures, 5,000 numbers, scrolling", |bench| {
        bench.iter(|| black_box(desk.frame(-160.0)));
    });
    criterion.bench_function("figures, 5,000 numbers, opened anew", |bench| {
        bench.iter(|| {
            desk.tab = FiguresTab::default();
            black_box(desk.frame(0.0))
        });
    });
    criterion.bench_function("figures, 5,000 numbers, listed by a job", |bench| {
        let dossier = desk.session.dossier().expect("open");
        bench.iter(|| {
            let request = FigureRequest::default();
            black_box(FigureList::make(dossier, request, None, &|| false))
        });
    });
}

criterion_group!(benches, frames);
criterion_main!(benches);
