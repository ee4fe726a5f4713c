//! Time of the processor instead of the wall: what else the machine does counts little.

use std::time::Instant;

use criterion::measurement::{Measurement, ValueFormatter, WallTime};

/// What this thread has had of the processor; the clock on the wall where that is not told.
pub(crate) struct CpuTime;

pub(crate) enum Start {
    Used(u64),
    At(Instant),
}

/// Nanoseconds, as Linux counts them.
fn used() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok()
}

impl Measurement for CpuTime {
    type Intermediate = Start;
    type Value = u64;

    fn start(&self) -> Start {
        used().map_or_else(|| Start::At(Instant::now()), Start::Used)
    }

    fn end(&self, start: Start) -> u64 {
        match start {
            Start::Used(before) => used().map_or(0, |now| now - before),
            Start::At(before) => before.elapsed().as_nanos() as u64,
        }
    }

    fn add(&self, one: &u64, other: &u64) -> u64 {
        one + other
    }

    fn zero(&self) -> u64 {
        0
    }

    fn to_f64(&self, value: &u64) -> f64 {
        *value as f64
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}
