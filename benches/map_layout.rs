//! What laying out a map costs: processor time on one thread until it is as good as Graphviz' sfdp and
//! until it is finished, memory, and how soon there is something to look at.
//!
//! The graphs are made here: overlapping investigations with hubs, and growing networks without any
//! clusters, the worst case. For other programs on the same machine see `examples/layout.rs`.

#![expect(
    clippy::print_stdout,
    reason = "criterion tells times, and memory is told beside them"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use dossier::geometry::entity_map::{MapEdge, MapNode, MapRequest, lay_out};
use rustix::time::{ClockId, clock_gettime};

/// After this many steps on the finest graph every graph that was compared with sfdp is as good; the
/// table in the documentation of the layout says which were.
const GOOD: usize = 20;

fn number(seed: u64) -> u64 {
    let mut value = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    value ^= value >> 29;
    value.wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 16
}

/// Three lines a node: most to the casts of near investigations, some to hubs of all.
fn news(count: u32) -> Vec<(u32, u32)> {
    (1..count)
        .flat_map(|node| (0..3).map(move |line| (node, line)))
        .map(|(node, line)| {
            let draw = number(u64::from(node) * 3 + line);
            let other = if draw.is_multiple_of(25) {
                (draw / 25) as u32 % (count / 400 + 3)
            } else {
                // The lead of an investigation more often than its last name.
                let first = node - node % 40;
                let rank = (draw / 25 % 40).min(draw / 1000 % 40) as u32;
                first.saturating_sub(if draw.is_multiple_of(7) { 40 } else { 0 }) + rank
            };
            (node, other.min(node - 1))
        })
        .collect()
}

/// Every node comes with three lines to nodes drawn by how many lines they have (Barabási, Albert).
fn growing(count: u32) -> Vec<(u32, u32)> {
    let mut ends = vec![0, 1, 1, 2, 2, 0];
    let mut edges = vec![(0, 1), (1, 2), (2, 0)];
    for node in 3..count {
        for line in 0..3 {
            let other = ends
                [number(u64::from(node) * 3 + line) as usize % (ends.len() - 2 * line as usize)];
            edges.push((node, other));
            ends.extend([node, other]);
        }
    }
    edges
}

fn request(count: u32, edges: Vec<(u32, u32)>) -> MapRequest {
    MapRequest {
        nodes: (0..count)
            .map(|node| MapNode {
                key: format!("{node:07}").into(),
                half_size: [8.0; 2],
                box_center: [0.0; 2],
                kept: None,
            })
            .collect(),
        edges: edges
            .into_iter()
            .map(|ends| MapEdge {
                ends,
                words: [0.0; 2],
            })
            .collect(),
    }
}

/// User and system time of all threads.
fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(
        time.tv_sec.unsigned_abs(),
        u32::try_from(time.tv_nsec).unwrap_or(0),
    )
}

fn costs(criterion: &mut Criterion) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let Ok(pool) = pool else {
        println!("no threads to be had");
        return;
    };
    let mut group = criterion.benchmark_group("processor_time");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(4));
    for count in [1_000, 10_000, 100_000] {
        for (name, edges) in [("news", news(count)), ("growing", growing(count))] {
            let request = request(count, edges);
            for (until, last) in [("good", GOOD), ("finished", usize::MAX)] {
                let id = BenchmarkId::new(format!("{name}_{until}"), count);
                group.bench_function(id, |bencher| {
                    bencher.iter_custom(|times| {
                        let before = processor_time();
                        for _ in 0..times {
                            let goes_on =
                                &mut |sketch: &dossier::geometry::entity_map::Sketch<'_>| {
                                    sketch.step.is_none_or(|step| step < last)
                                };
                            black_box(pool.install(|| lay_out(black_box(&request), goes_on)));
                        }
                        processor_time().saturating_sub(before)
                    });
                });
            }
        }
    }
    group.finish();
}

/// A line of `/proc/self/status` in bytes; there is no other way without counting in the allocator,
/// which would be unsafe.
fn memory(name: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? * 1024.0)
}

/// Told once, before anything else has taken memory: what a node costs at its most, and how soon the
/// first sketch and the finished map are there, by the clock on the wall and with all threads.
fn once(_: &mut Criterion) {
    const COUNT: u32 = 100_000;
    let request = request(COUNT, news(COUNT));
    let before = memory("VmRSS");
    let start = Instant::now();
    let mut first = None;
    let layout = lay_out(&request, &mut |sketch| {
        if first.is_none() && sketch.positions().iter().any(Option::is_some) {
            first = Some(start.elapsed());
        }
        true
    });
    let settled = start.elapsed();
    black_box(layout);
    println!("100k nodes: first sketch after {first:?}, settled after {settled:?}");
    if let (Some(before), Some(peak)) = (before, memory("VmHWM")) {
        println!(
            "100k nodes: {:.0} bytes a node at the most",
            (peak - before) / f64::from(COUNT)
        );
    }
}

criterion_group!(benches, once, costs);
criterion_main!(benches);
