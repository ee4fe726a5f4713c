//! Whether somebody still waits for what is being read.
//!
//! Every long loop of reading asks [`Watch::goes_on`] a few times in 100 ms. Once the answer was no it stays
//! no, so a loop may simply leave off: whatever half-made thing it returns, the next [`Watch::step`] refuses.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::read::Refusal;
use crate::problem::Problem;

/// Told how far reading is, from 0 to 1; answers whether to go on. Several threads may ask at once.
pub type Progress<'a> = &'a (dyn Fn(f32) -> bool + Sync);

pub(crate) struct Watch<'a> {
    progress: Progress<'a>,
    permille: AtomicU32,
    stopped: AtomicBool,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(progress: Progress<'a>) -> Self {
        Self {
            progress,
            permille: AtomicU32::new(0),
            stopped: AtomicBool::new(false),
        }
    }

    /// Says how far reading is; refuses when nobody wants the answer any more.
    pub(crate) fn step(&self, done: f32) -> Result<(), Refusal> {
        self.permille
            .store((done * 1000.0) as u32, Ordering::Relaxed);
        if self.goes_on() {
            return Ok(());
        }
        Err(Problem::new(
            "E-CANCELLED",
            "",
            "Opening was cancelled",
            "Open it again when you want to see it",
        )
        .into())
    }

    /// Whether the answer is still wanted.
    pub(crate) fn goes_on(&self) -> bool {
        if self.stopped.load(Ordering::Relaxed) {
            return false;
        }
        let done = self.permille.load(Ordering::Relaxed) as f32 / 1000.0;
        let goes_on = (self.progress)(done);
        if !goes_on {
            self.stopped.store(true, Ordering::Relaxed);
        }
        goes_on
    }

    /// [`Self::goes_on`] for a loop of many short rounds: asks every thousandth.
    pub(crate) fn goes_on_at(&self, round: usize) -> bool {
        !round.is_multiple_of(1000) || self.goes_on()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_said_no_once_is_not_asked_again() {
        let asked = AtomicU32::new(0);
        let progress = |_| asked.fetch_add(1, Ordering::Relaxed) != 1;
        let watch = Watch::new(&progress);
        assert!(watch.step(0.1).is_ok());
        assert_eq!(watch.step(0.2).unwrap_err().problem.code, "E-CANCELLED");
        assert!(!watch.goes_on() && watch.step(0.3).is_err());
        assert_eq!(asked.load(Ordering::Relaxed), 2);
    }
}
