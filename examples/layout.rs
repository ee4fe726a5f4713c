//! Lays out an edge list, for comparing our layout with other programs side by side.
//!
//! `layout OPTIONS EDGES OUT CHECKPOINTS THREADS SEED`: `EDGES` has two node numbers a line; for each
//! of the comma-separated `CHECKPOINTS` (steps on the finest graph; `end` for the finished layout)
//! the positions are written to `OUT.CHECKPOINT.tsv` and one line of JSON tells the time that the
//! layout alone took so far, in wall and processor seconds. `OPTIONS` and `SEED` are there for the
//! protocol of such comparisons and not used: the layout has one setting and no chance in it.

#![expect(
    clippy::print_stdout,
    reason = "the protocol is spoken on standard output"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use dossier::geometry::entity_map::{self, MapEdge, MapNode, MapRequest};
use rustix::time::{ClockId, clock_gettime};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [_, edges, out, checkpoints, threads, _] = arguments.as_slice() else {
        return Err("usage: layout OPTIONS EDGES OUT CHECKPOINTS THREADS SEED".into());
    };
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads.parse()?)
        .build_global()?;
    let request = read(edges)?;
    println!(r#"{{"event":"loaded","base_mb":{}}}"#, memory("VmRSS")?);

    let mut clock = Clock::start();
    let mut reached: Vec<(&str, Clock, Vec<[f32; 2]>)> = Vec::new();
    let layout = entity_map::lay_out(&request, &mut |sketch| {
        let step = sketch.step.map(|step| step.to_string());
        let wanted = checkpoints
            .split(',')
            .find(|wanted| Some(*wanted) == step.as_deref());
        if let Some(wanted) = wanted
            && reached.last().is_none_or(|(last, ..)| *last != wanted)
        {
            let now = clock.elapsed();
            let positions = sketch.positions().into_iter().flatten().collect();
            reached.push((wanted, now, positions));
            clock.forgive(now);
        }
        true
    })
    .ok_or("the layout was stopped")?;
    if checkpoints.split(',').any(|wanted| wanted == "end") {
        reached.push(("end", clock.elapsed(), layout.positions));
    }
    let peak = memory("VmHWM")?;
    for (name, clock, positions) in reached {
        let path = format!("{out}.{name}.tsv");
        let mut text = String::new();
        for (node, [x, y]) in positions.iter().enumerate() {
            writeln!(text, "{node}\t{x}\t{y}")?;
        }
        fs::write(&path, text)?;
        let (wall, processor) = (clock.wall.as_secs_f64(), clock.processor.as_secs_f64());
        let name = name
            .parse::<u32>()
            .map_or_else(|_| format!("{name:?}"), |step| step.to_string());
        println!(
            r#"{{"event":"layout","iters":{name},"seconds":{wall},"cpu":{processor},"path":{path:?}}}"#
        );
    }
    println!(r#"{{"event":"done","peak_mb":{peak}}}"#);
    Ok(())
}

/// One node for each number up to the highest, all of one size.
fn read(path: &str) -> Result<MapRequest, Box<dyn Error>> {
    let mut edges = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let mut numbers = line.split_whitespace().map(str::parse::<u32>);
        let (Some(a), Some(b)) = (numbers.next(), numbers.next()) else {
            continue;
        };
        edges.push(MapEdge {
            ends: (a?, b?),
            words: [0.0; 2],
        });
    }
    let last = edges.iter().map(|edge| edge.ends.0.max(edge.ends.1)).max();
    let nodes = (0..=last.ok_or("no edges")?).map(|number| MapNode {
        key: number.to_string().into(),
        half_size: [8.0; 2],
        box_center: [0.0; 2],
        kept: None,
    });
    Ok(MapRequest {
        nodes: nodes.collect(),
        edges: edges.into(),
    })
}

/// What the layout took, without the writing of checkpoints.
#[derive(Clone, Copy)]
struct Clock {
    wall: Duration,
    processor: Duration,
    since: (Instant, Duration),
}

impl Clock {
    fn start() -> Self {
        Self {
            wall: Duration::ZERO,
            processor: Duration::ZERO,
            since: (Instant::now(), processor_time()),
        }
    }

    fn elapsed(&self) -> Self {
        Self {
            wall: self.wall + self.since.0.elapsed(),
            processor: self.processor + processor_time().saturating_sub(self.since.1),
            since: self.since,
        }
    }

    /// Goes on from `then`: what was done since does not count.
    fn forgive(&mut self, then: Self) {
        *self = Self {
            since: (Instant::now(), processor_time()),
            ..then
        };
    }
}

/// User and system time of the whole process.
fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(
        time.tv_sec.unsigned_abs(),
        u32::try_from(time.tv_nsec).unwrap_or(0),
    )
}

/// A line of `/proc/self/status`, in megabytes.
fn memory(name: &str) -> Result<f64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with(name));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(number.ok_or("no such line")?.parse::<f64>()? / 1024.0)
}
