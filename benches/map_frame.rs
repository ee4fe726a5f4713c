//! What a frame of the map costs: at rest, zoomed in, hovering and panning; and its layout.

use std::cell::Cell;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use dossier::container::Container;
use dossier::geometry::entity_map::{self, MapRequest};
use dossier::model::Dossier;
use dossier::model::annotation::Stance;
use dossier::model::entity::{Entity, EntityKind, Relation};
use dossier::model::item::{EntityId, Item};
use dossier::problem::Problems;
use dossier::session::command::{Command, Commands, Source};
use dossier::session::settings::Settings;
use dossier::session::tab::Tab;
use dossier::session::{Opened, Outcome, Session, Task};
use dossier::ui::tabs::map::MapTab;
use dossier::ui::{View, theme};
use eframe::egui::{
    CentralPanel, Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput,
    Rect, TouchPhase, pos2, vec2,
};

fn number(seed: u64) -> u64 {
    let mut value = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    value ^= value >> 29;
    value.wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 16
}

/// Investigations that overlap, with hubs: three lines a node, four of five of them near.
fn dossier(count: u32) -> Dossier {
    let entities = (0..count)
        .map(|index| Entity {
            id: format!("e{index}"),
            kind: EntityKind::ALL[index as usize % EntityKind::ALL.len()],
            schema: "Person".to_owned(),
            name: format!("Person or body number {index}"),
            aliases: Vec::new(),
            positions: Vec::new(),
            properties: Vec::new(),
            suggested: index % 11 == 0,
            drawn: true,
        })
        .collect();
    let relations = (1..count)
        .flat_map(|index| (0..3).map(move |line| (index, line)))
        .map(|(index, line)| {
            let draw = number(u64::from(index) * 3 + line);
            let near = index.min(60);
            let target = if draw.is_multiple_of(5) {
                (draw / 5) as u32 % index
            } else {
                index - 1 - (draw / 5) as u32 % near
            };
            Relation {
                id: format!("r{index}.{line}"),
                schema: "Employment".to_owned(),
                label: "works for".to_owned(),
                source: EntityId(index),
                target: EntityId(target),
                directed: true,
                thin: false,
                start: None,
                end: None,
                status: None,
                properties: Vec::new(),
                stances: vec![Stance::ALL[draw as usize % Stance::ALL.len()]],
                said_by: Vec::new(),
                suggested: false,
            }
        })
        .collect();
    Dossier {
        entities,
        relations,
        ..Dossier::default()
    }
}

struct Stage {
    ctx: Context,
    session: Session,
    commands: Commands,
    tab: MapTab,
    frame: u32,
    request: Option<MapRequest>,
}

impl Stage {
    fn new(count: u32) -> Self {
        let ctx = Context::default();
        theme::install(&ctx, true);
        ctx.enable_accesskit();
        let mut session = Session::new(Settings {
            tab: Tab::Map,
            ..Settings::default()
        });
        let opened = Opened {
            source: Source::Sample,
            dossier: Arc::new(dossier(count)),
            container: Arc::new(Container::from_files(Vec::new()).expect("an empty container")),
            generation: 0,
        };
        session.receive(Outcome::Opened(Box::new(opened), Problems::default()));
        let mut stage = Self {
            ctx,
            session,
            commands: Commands::default(),
            tab: MapTab::default(),
            frame: 0,
            request: None,
        };
        for _ in 0..6 {
            stage.frame(Vec::new());
        }
        stage
    }

    fn frame(&mut self, events: Vec<Event>) {
        for command in self.commands.take() {
            for task in self.session.apply(command) {
                if let Task::LayOutMap { opened, request } = task {
                    let layout = entity_map::lay_out(&request, &|_| true).expect("never stopped");
                    self.request = Some(request.clone());
                    let generation = opened.generation;
                    self.session.receive(Outcome::MapLaidOut {
                        generation,
                        request,
                        layout,
                    });
                }
            }
        }
        self.frame += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(f64::from(self.frame) / 60.0),
            max_texture_side: Some(8192),
            events,
            ..RawInput::default()
        };
        let (session, commands, tab) = (&self.session, &self.commands, &mut self.tab);
        let mut hovered = None;
        let output = self.ctx.run_ui(input, |ui| {
            let view = View {
                session,
                jobs: &[],
                commands,
                hovered: Cell::new(None),
            };
            CentralPanel::default().show(ui, |ui| tab.ui(ui, &view));
            hovered = view.hovered.get();
        });
        if hovered != self.session.selection().hovered() {
            self.commands.send(Command::Hover(hovered));
        }
        black_box(self.ctx.tessellate(output.shapes, 1.0));
        let mut textures = output.textures_delta;
        textures.set.clear();
        textures.free.clear();
    }

    fn zoom_in(&mut self) {
        for _ in 0..60 {
            self.frame(vec![Event::PointerMoved(pos2(640.0, 400.0)), wheel(40.0)]);
        }
    }
}

fn wheel(by: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, by),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

fn frames(criterion: &mut Criterion) {
    for count in [200u32, 10_000] {
        let mut group = criterion.benchmark_group(format!("map of {count}"));
        group.sample_size(20);
        let mut stage = Stage::new(count);
        group.bench_function("a frame at rest", |bencher| {
            bencher.iter(|| stage.frame(Vec::new()));
        });
        let mut turn = 0.0f32;
        group.bench_function("a frame with the pointer moving", |bencher| {
            bencher.iter(|| {
                turn += 7.0;
                let at = pos2(200.0 + turn % 900.0, 150.0 + turn % 500.0);
                stage.frame(vec![Event::PointerMoved(at)]);
            });
        });
        let mut up = false;
        group.bench_function("a frame of zooming", |bencher| {
            bencher.iter(|| {
                up = !up;
                stage.frame(vec![wheel(if up { 8.0 } else { -8.0 })]);
            });
        });
        stage
            .commands
            .send(Command::Select(Item::Entity(EntityId(count / 2))));
        for _ in 0..3 {
            stage.frame(Vec::new());
        }
        group.bench_function("a frame with one selected", |bencher| {
            bencher.iter(|| stage.frame(Vec::new()));
        });
        stage.zoom_in();
        group.bench_function("a frame zoomed in", |bencher| {
            bencher.iter(|| stage.frame(Vec::new()));
        });
        let request = stage.request.take().expect("it was laid out");
        group.sample_size(10);
        group.bench_function("layout", |bencher| {
            bencher.iter(|| black_box(entity_map::lay_out(&request, &|_| true)));
        });
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
