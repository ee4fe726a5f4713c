//! How long it takes from nothing to a drawn first frame that shows the sample.

mod stage;

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use dossier::session::command::Command;
use dossier::session::tab::Tab;
use stage::Stage;

fn first_frame(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("first frame");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(5))
        .warm_up_time(Duration::from_secs(1));
    group.bench_function("sample", |bencher| {
        bencher.iter(|| {
            let mut stage = Stage::new(None);
            stage.frame(Vec::new());
            assert!(stage.app.session.dossier().is_some(), "the sample is there");
            stage
        });
    });
    group.bench_function("sample, until its map is there", |bencher| {
        bencher.iter(|| {
            let mut stage = Stage::new(None);
            stage.settle();
            stage.send(Command::ShowTab(Tab::Map));
            assert!(stage.frames > 1, "frames were run");
            stage
        });
    });
    group.finish();
}

criterion_group!(benches, first_frame);
criterion_main!(benches);
