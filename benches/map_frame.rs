//! What a frame of the map costs the processor: the first one, at rest, pointing, moving, zooming; and
//! the job that makes the map.

mod cpu_time;

use std::cell::Cell;
use std::hint::black_box;
use std::sync::Arc;

use cpu_time::CpuTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use dossier::container::Container;
use dossier::geometry::map_sheet::{MapSheet, SheetRequest};
use dossier::model::Dossier;
use dossier::model::annotation::{Anchor, Annotation, MadeBy, Motivation, Quote, Stance};
use dossier::model::article::{Block, Body, Sentence, SourceRun};
use dossier::model::entity::{Entity, EntityKind, Relation};
use dossier::model::evidence::Evidence;
use dossier::model::figure_words::counted;
use dossier::model::item::{EntityId, Item, RelationId};
use dossier::problem::Problems;
use dossier::session::command::{Command, Commands, Source};
use dossier::session::entity_tables::EntityTables;
use dossier::session::explore::picked::Picked;
use dossier::session::settings::Settings;
use dossier::session::tab::Tab;
use dossier::session::{Opened, Outcome, Session, Task};
use dossier::ui::tabs::map::{self, MapTab};
use dossier::ui::{View, theme};
use eframe::egui::accesskit::TreeUpdate;
use eframe::egui::{
    CentralPanel, Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton,
    Pos2, RawInput, Rect, TouchPhase, pos2, vec2,
};

/// A place in a corner of the map where nothing is.
const EMPTY: Pos2 = pos2(1268.0, 640.0);

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
    let relations: Vec<Relation> = (1..count)
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
    let (evidence, annotations) = evidence(&relations);
    Dossier {
        entities,
        relations,
        annotations,
        evidence,
        ..Dossier::default()
    }
}

/// One short sentence for each relation.
fn evidence(relations: &[Relation]) -> (Evidence, Vec<Annotation>) {
    let source = "So. ".repeat(relations.len());
    let sentences = (0..relations.len()).map(|number| Sentence {
        block: 0,
        range: number * 4..number * 4 + 3,
    });
    let body = Body {
        blocks: vec![Block {
            text: source.as_str().into(),
            source: 0..source.len(),
            runs: vec![SourceRun {
                text: 0..source.len(),
                source: 0..source.len(),
            }],
            ..Block::default()
        }],
        sentences: sentences.collect(),
        source: source.into(),
        ..Body::default()
    };
    let annotations: Vec<Annotation> = relations
        .iter()
        .enumerate()
        .map(|(number, relation)| Annotation {
            id: format!("#a{number}"),
            motivation: Motivation::Linking,
            items: vec![Item::Relation(RelationId::from_index(number))],
            note: None,
            quote: Quote::default(),
            position: None,
            anchor: Anchor::Exact(number * 4..number * 4 + 3),
            stance: relation.stances[0],
            said_by: None,
            unknown_speaker: None,
            score: None,
            reason: None,
            made_by: MadeBy::Person,
        })
        .collect();
    (Evidence::build(&body, &annotations), annotations)
}

struct Stage {
    ctx: Context,
    session: Session,
    commands: Commands,
    tab: MapTab,
    frame: u32,
    /// What a screen reader is told of the last frame.
    spoken: Option<TreeUpdate>,
    /// What was painted last.
    painted: Option<(Box<SheetRequest>, MapSheet)>,
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
            spoken: None,
            painted: None,
        };
        for _ in 0..9 {
            stage.frame(Vec::new());
        }
        stage
    }

    /// The tab as it is when it was never shown, with its map ready.
    fn forget(&mut self) {
        self.tab = MapTab::default();
    }

    fn frame(&mut self, events: Vec<Event>) {
        for command in self.commands.take() {
            for task in self.session.apply(command) {
                if let Task::PickMap {
                    opened,
                    wish,
                    facts,
                } = &task
                {
                    let (wish, facts) = (Arc::clone(wish), facts.clone());
                    let picked = Picked::of(&opened.dossier, wish, facts, &|| false);
                    self.session.receive(Outcome::MapPicked {
                        generation: opened.generation,
                        picked: Arc::new(picked.expect("never stopped")),
                    });
                }
                if let Task::TabulateEntities(opened) = &task {
                    let tables = EntityTables::make(&opened.dossier, &|| false);
                    self.session.receive(Outcome::EntitiesTabulated {
                        generation: opened.generation,
                        tables: Arc::new(tables.expect("never stopped")),
                    });
                }
                if let Task::PaintMap {
                    generation,
                    request,
                } = &task
                {
                    // Painting is not the frame's work, taking over what was painted is: the same
                    // pixels do for that.
                    let known = self.painted.take();
                    let known = known.filter(|(of, _)| {
                        of.place.size == request.place.size && of.tier == request.tier
                    });
                    let (of, sheet) = known.unwrap_or_else(|| {
                        let sheet = map::paint(request, &|| false).expect("never stopped");
                        (request.clone(), sheet)
                    });
                    self.session.receive(Outcome::MapPainted {
                        generation: *generation,
                        sheet: Arc::new(MapSheet {
                            number: request.number,
                            rgba: sheet.rgba.clone(),
                            overview: sheet.overview.clone(),
                        }),
                    });
                    self.painted = Some((of, sheet));
                }
                if let Task::LayOutMap { opened, .. } = task {
                    let map = map::lay_out(&self.ctx, &opened.dossier, &mut |_| true);
                    self.session.receive(Outcome::MapLaidOut {
                        generation: opened.generation,
                        map: Arc::new(map.expect("never stopped")),
                        pins: Arc::default(),
                        said: None,
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
        self.spoken = output.platform_output.accesskit_update;
        let mut textures = output.textures_delta;
        textures.set.clear();
        textures.free.clear();
    }

    /// Clicks what goes by that name.
    fn click(&mut self, name: &str) {
        self.frame(Vec::new());
        let spoken = self.spoken.take().expect("a screen reader listens");
        let mut nodes = spoken.nodes.iter();
        let (_, node) = nodes
            .find(|(_, node)| node.label() == Some(name))
            .expect("it is shown");
        let place = node.bounds().expect("it has a place");
        let pos = pos2(place.x0 as f32 + 4.0, place.y0 as f32 + 4.0);
        self.frame(vec![Event::PointerMoved(pos), button(pos, true)]);
        self.frame(vec![button(pos, false)]);
        self.frame(Vec::new());
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

fn frames(criterion: &mut Criterion<CpuTime>) {
    for count in [200u32, 10_000, 100_000] {
        let mut group = criterion.benchmark_group(format!("map of {count}"));
        group.sample_size(20);
        let mut stage = Stage::new(count);
        group.bench_function("a frame at rest", |bencher| {
            bencher.iter(|| stage.frame(Vec::new()));
        });
        group.bench_function("the first frame", |bencher| {
            bencher.iter(|| {
                stage.forget();
                stage.frame(Vec::new());
            });
        });
        stage.frame(Vec::new());
        let mut turn = 0.0f32;
        group.bench_function("a frame with the pointer moving", |bencher| {
            bencher.iter(|| {
                turn += 7.0;
                let at = pos2(200.0 + turn % 900.0, 150.0 + turn % 500.0);
                stage.frame(vec![Event::PointerMoved(at)]);
            });
        });
        let mut far = 0.0f32;
        stage.frame(vec![Event::PointerMoved(EMPTY), button(EMPTY, true)]);
        group.bench_function("a frame of moving", |bencher| {
            bencher.iter(|| {
                far += 0.37;
                let at = EMPTY + vec2(far.sin() * 200.0 - 200.0, far.cos() * 100.0);
                stage.frame(vec![Event::PointerMoved(at)]);
            });
        });
        stage.frame(vec![button(EMPTY, false)]);
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
        if let Some(request) = stage.painted.as_ref().map(|(request, _)| request.clone()) {
            group.bench_function("the job that paints", |bencher| {
                bencher.iter(|| black_box(map::paint(&request, &|| false)));
            });
        }
        stage.zoom_in();
        group.bench_function("a frame zoomed in", |bencher| {
            bencher.iter(|| stage.frame(Vec::new()));
        });
        stage.click("Table");
        let relations = counted((count as usize - 1) * 3);
        stage.click(&format!("Relations {relations}"));
        table_twin(&mut group, &mut stage);
        group.sample_size(10);
        let dossier = Arc::clone(stage.session.dossier().expect("it is open"));
        group.bench_function("the job", |bencher| {
            bencher.iter(|| black_box(map::lay_out(&stage.ctx, &dossier, &mut |_| true)));
        });
    }
}

fn table_twin(group: &mut BenchmarkGroup<'_, CpuTime>, stage: &mut Stage) {
    group.bench_function("the table twin", |bencher| {
        bencher.iter(|| stage.frame(Vec::new()));
    });
    stage.click("Search names");
    let mut is_typed = false;
    group.bench_function("a letter typed over the table twin", |bencher| {
        bencher.iter(|| {
            is_typed = !is_typed;
            stage.frame(vec![if is_typed {
                Event::Text("1".to_owned())
            } else {
                key(Key::Backspace)
            }]);
        });
    });
}

fn key(key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime);
    targets = frames
}
criterion_main!(benches);
