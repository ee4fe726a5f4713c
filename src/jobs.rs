//! Work that would make a frame late runs here, on named threads.
//!
//! A leaf that knows nothing of ours: the outcome type is the caller's. Jobs stand in lanes, each
//! with its own number of threads, so a gallery full of pictures cannot hold up opening a file.
//! A worker wakes the window once, when its outcome is ready. A job that panics ends as the outcome
//! its caller prepared for that; a cancelled job's outcome is dropped.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, mpsc};

/// Shared with the worker: how far it is, and whether it should stop.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    permille: Arc<AtomicU32>,
    cancelled: Arc<AtomicBool>,
}

impl Progress {
    /// Says how far the work is, 0 to 1.
    pub fn set(&self, fraction: f32) {
        self.permille.store(
            (fraction.clamp(0.0, 1.0) * 1000.0) as u32,
            Ordering::Relaxed,
        );
    }

    /// How far the work says it is, 0 to 1.
    pub fn fraction(&self) -> f32 {
        self.permille.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Whether somebody asked the work to stop; workers look at this often.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Asks the work to stop.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// A group of jobs that share threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    pub name: &'static str,
    /// How many run at once.
    pub threads: usize,
    /// Later jobs go first: what is looked at now matters more than what was scrolled past.
    pub newest_first: bool,
    /// Whether the status bar shows its jobs.
    pub shown: bool,
}

/// A job that waits or runs.
#[derive(Debug)]
pub struct Job {
    pub id: u64,
    pub title: String,
    pub lane: Lane,
    pub progress: Progress,
}

type Work<Outcome> = Box<dyn FnOnce(&Progress) -> Outcome + Send>;
type OnPanic<Outcome> = Box<dyn FnOnce(String) -> Outcome + Send>;

struct Waiting<Outcome> {
    job: Job,
    work: Work<Outcome>,
    on_panic: OnPanic<Outcome>,
}

/// The jobs of one window.
pub struct Jobs<Outcome> {
    waiting: VecDeque<Waiting<Outcome>>,
    running: Vec<Job>,
    next_id: u64,
    sender: mpsc::Sender<(u64, Outcome)>,
    receiver: mpsc::Receiver<(u64, Outcome)>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl<Outcome: Send + 'static> Jobs<Outcome> {
    /// `wake` is called from a worker when an outcome is ready.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self {
            waiting: VecDeque::new(),
            running: Vec::new(),
            next_id: 0,
            sender,
            receiver,
            wake: Arc::new(wake),
        }
    }

    /// Queues `work`; it starts at once when its lane has a free thread.
    pub fn spawn(
        &mut self,
        lane: Lane,
        title: impl Into<String>,
        work: impl FnOnce(&Progress) -> Outcome + Send + 'static,
        on_panic: impl FnOnce(String) -> Outcome + Send + 'static,
    ) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        let waiting = Waiting {
            job: Job {
                id,
                title: title.into(),
                lane,
                progress: Progress::default(),
            },
            work: Box::new(work),
            on_panic: Box::new(on_panic),
        };
        if lane.newest_first {
            self.waiting.push_front(waiting);
        } else {
            self.waiting.push_back(waiting);
        }
        self.start_waiting();
        id
    }

    /// Outcomes that came in since the last call, without those of cancelled jobs.
    pub fn finished(&mut self) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for (id, outcome) in self.receiver.try_iter() {
            if let Some(place) = self.running.iter().position(|job| job.id == id) {
                let job = self.running.remove(place);
                if !job.progress.is_cancelled() {
                    outcomes.push(outcome);
                }
            }
        }
        self.start_waiting();
        outcomes
    }

    /// Stops a job: one that waits never starts, one that runs is told and its outcome dropped.
    ///
    /// Says which lane it stood in; `None` when it has ended already.
    pub fn cancel(&mut self, id: u64) -> Option<Lane> {
        if let Some(place) = self.waiting.iter().position(|waiting| waiting.job.id == id) {
            return self.waiting.remove(place).map(|waiting| waiting.job.lane);
        }
        let lane = self.running().find(|job| job.id == id)?.lane;
        for job in self.running.iter().filter(|job| job.id == id) {
            job.progress.cancel();
        }
        self.start_waiting();
        Some(lane)
    }

    /// Drops the jobs of a lane that have not started: what comes next replaces them.
    pub fn drop_waiting(&mut self, lane: Lane) {
        self.waiting.retain(|waiting| waiting.job.lane != lane);
    }

    /// Stops every job of a lane.
    pub fn cancel_lane(&mut self, lane: Lane) {
        self.waiting.retain(|waiting| waiting.job.lane != lane);
        for job in self.running.iter().filter(|job| job.lane == lane) {
            job.progress.cancel();
        }
    }

    /// Jobs that run and were not cancelled, oldest first.
    pub fn running(&self) -> impl Iterator<Item = &Job> {
        self.running
            .iter()
            .filter(|job| !job.progress.is_cancelled())
    }

    /// Whether nothing waits or runs.
    pub fn is_idle(&self) -> bool {
        self.waiting.is_empty() && self.running().next().is_none()
    }

    fn start_waiting(&mut self) {
        let mut index = 0;
        while index < self.waiting.len() {
            let lane = self.waiting[index].job.lane;
            // A cancelled job may hang on a slow disk; it must not hold up what is wanted now.
            let busy = self.running().filter(|job| job.lane == lane).count();
            if busy >= lane.threads {
                index += 1;
                continue;
            }
            if let Some(waiting) = self.waiting.remove(index) {
                self.start(waiting);
            }
        }
    }

    fn start(&mut self, waiting: Waiting<Outcome>) {
        let Waiting {
            job,
            work,
            on_panic,
        } = waiting;
        let (id, progress) = (job.id, job.progress.clone());
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        // Never the title: it may hold anything, and a thread's name must not hold NUL.
        let name = job.lane.name.to_owned();
        self.running.push(job);
        // The caller's fallback must survive a thread that cannot be made, so it is shared.
        let on_panic = Arc::new(std::sync::Mutex::new(Some(on_panic)));
        let fallback = Arc::clone(&on_panic);
        let spawned = std::thread::Builder::new().name(name).spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&progress)))
                .ok()
                .or_else(|| fail(&fallback, "it stopped on an internal fault"));
            if let Some(outcome) = outcome
                && sender.send((id, outcome)).is_ok()
            {
                wake();
            }
        });
        if let Err(error) = spawned
            && let Some(outcome) = fail(&on_panic, &format!("no thread could be started: {error}"))
            && self.sender.send((id, outcome)).is_ok()
        {
            (self.wake)();
        }
    }
}

fn fail<Outcome>(
    on_panic: &std::sync::Mutex<Option<OnPanic<Outcome>>>,
    why: &str,
) -> Option<Outcome> {
    let mut on_panic = on_panic
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    on_panic.take().map(|on_panic| on_panic(why.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    const TWO: Lane = Lane {
        name: "two",
        threads: 2,
        newest_first: false,
        shown: true,
    };

    fn wait_for(jobs: &mut Jobs<String>, count: usize) -> Vec<String> {
        let until = Instant::now() + Duration::from_mins(1);
        let mut outcomes = Vec::new();
        while outcomes.len() < count && Instant::now() < until {
            outcomes.extend(jobs.finished());
            std::thread::sleep(Duration::from_millis(1));
        }
        outcomes
    }

    #[test]
    fn a_panic_ends_as_an_outcome() {
        let mut jobs = Jobs::new(|| {});
        jobs.spawn(
            TWO,
            "bad",
            |_| panic!("planted"),
            |why| format!("failed: {why}"),
        );
        let outcomes = wait_for(&mut jobs, 1);
        assert_eq!(outcomes, ["failed: it stopped on an internal fault"]);
        assert!(jobs.is_idle());
    }

    #[test]
    fn a_lane_runs_as_many_as_its_threads_and_never_more() {
        let mut jobs = Jobs::new(|| {});
        // Each job waits for another one to run beside it, so the count does not depend on luck.
        let pair = Arc::new(std::sync::Barrier::new(TWO.threads));
        let at_once = Arc::new(AtomicU32::new(0));
        let most = Arc::new(AtomicU32::new(0));
        for index in 0..20 {
            let (at_once, most) = (Arc::clone(&at_once), Arc::clone(&most));
            let pair = Arc::clone(&pair);
            jobs.spawn(
                TWO,
                "work",
                move |_| {
                    let now = at_once.fetch_add(1, Ordering::SeqCst) + 1;
                    most.fetch_max(now, Ordering::SeqCst);
                    pair.wait();
                    at_once.fetch_sub(1, Ordering::SeqCst);
                    index.to_string()
                },
                |why| why,
            );
        }
        assert_eq!(wait_for(&mut jobs, 20).len(), 20);
        assert_eq!(most.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn a_cancelled_job_says_nothing() {
        let mut jobs = Jobs::new(|| {});
        let id = jobs.spawn(
            TWO,
            "long",
            |progress| {
                while !progress.is_cancelled() {
                    std::thread::sleep(Duration::from_millis(1));
                }
                "too late".to_owned()
            },
            |why| why,
        );
        assert_eq!(jobs.cancel(id), Some(TWO));
        assert_eq!(jobs.cancel(id), None);
        assert!(jobs.is_idle());
        jobs.spawn(TWO, "short", |_| "done".to_owned(), |why| why);
        assert_eq!(wait_for(&mut jobs, 1), ["done"]);
    }
}
