//! What a frame costs on the processor: logic, ui and tessellation, each tab of each large dossier.
//!
//! The target is 8 ms. Before anything is measured the window has to come to rest: an idle one
//! draws nothing.

mod big;

use std::time::Duration;

use big::Big;
use big::stage::Stage;
use criterion::{Criterion, criterion_group, criterion_main};
use dossier::model::item::{EntityId, Item};
use dossier::session::command::Command;
use dossier::session::tab::Tab;

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
                bencher.iter(|| stage.frame(vec![stage.pointer()]));
            });
            group.bench_function(name("scrolling"), |bencher| {
                bencher.iter(|| stage.frame(stage.wheel()));
            });
            stage.leave();
            // The first entity is the most mentioned and the most connected one.
            stage.send(Command::Select(Item::Entity(EntityId(0))));
            group.bench_function(name("hub selected"), |bencher| {
                bencher.iter(|| stage.frame(Vec::new()));
            });
            group.bench_function(name("hub selected, pointing"), |bencher| {
                bencher.iter(|| stage.frame(vec![stage.pointer()]));
            });
            stage.leave();
            stage.send(Command::ClearSelection);
        }
        group.finish();
    }
}

criterion_group!(benches, frame);
criterion_main!(benches);
