//! What a frame costs on the processor: logic, ui and tessellation, each tab of each large dossier.
//!
//! The target is 8 ms. Before anything is measured the window has to come to rest: an idle one
//! draws nothing.

mod big;
mod stage;

use std::time::Duration;

use big::Big;
use criterion::{Criterion, criterion_group, criterion_main};
use dossier::model::item::{EntityId, Item};
use dossier::session::command::Command;
use dossier::session::tab::Tab;
use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use stage::Stage;

fn frame(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut stages = vec![("sample", Stage::new(None))];
    for big in Big::ALL {
        stages.push((big.name(), Stage::new(Some(&big.write(folder.path())))));
    }
    for (dossier, stage) in &mut stages {
        let mut group = criterion.benchmark_group(format!("frame, {dossier}"));
        group
            .sample_size(20)
            .measurement_time(Duration::from_secs(1))
            .warm_up_time(Duration::from_millis(300));
        stage.settle();
        for tab in Tab::ALL {
            let name = |what: &str| format!("{tab:?}, {what}").to_lowercase();
            stage.send(Command::ShowTab(tab));
            group.bench_function(name("still"), |bencher| {
                bencher.iter(|| stage.frame(Vec::new()));
            });
            group.bench_function(name("pointing"), |bencher| {
                bencher.iter(|| stage.frame(vec![pointer(stage.frames)]));
            });
            group.bench_function(name("scrolling"), |bencher| {
                bencher.iter(|| stage.frame(wheel(stage.frames)));
            });
            stage.frame(vec![Event::PointerGone]);
            stage.settle();
            // The first entity is the most mentioned and the most connected one.
            stage.send(Command::Select(Item::Entity(EntityId(0))));
            group.bench_function(name("hub selected"), |bencher| {
                bencher.iter(|| stage.frame(Vec::new()));
            });
            group.bench_function(name("hub selected, pointing"), |bencher| {
                bencher.iter(|| stage.frame(vec![pointer(stage.frames)]));
            });
            stage.frame(vec![Event::PointerGone]);
            stage.settle();
            stage.send(Command::ClearSelection);
        }
        group.finish();
    }
}

/// The pointer over the middle of the window, a little further in each frame.
fn pointer(frame: u32) -> Event {
    let step = frame as f32;
    Event::PointerMoved(pos2(
        120.0 + (step * 37.0) % 780.0,
        150.0 + (step * 23.0) % 560.0,
    ))
}

/// A turn of the wheel over the middle; down for a while, then up again.
fn wheel(frame: u32) -> Vec<Event> {
    let down = (frame / 64).is_multiple_of(2);
    vec![
        Event::PointerMoved(pos2(500.0, 400.0)),
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, if down { -120.0 } else { 120.0 }),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        },
    ]
}

criterion_group!(benches, frame);
criterion_main!(benches);
