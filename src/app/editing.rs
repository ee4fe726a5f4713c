//! Slow work on decisions: carrying them out, keeping them, saving.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::draft_file::{About, Drafts};
use crate::bundle::edit::{Base, Packed, rebuild};
use crate::container::Container;
use crate::container::atomic::{Existing, refuse_inside};
use crate::edit::Edit;
use crate::jobs::Progress;
use crate::problem::Problem;
use crate::session::command::Source;
use crate::session::{Draft, DraftStep, Opened, Outcome, Replace, SlowWork};

/// What decisions start from: read once for a dossier that is opened, and used by all jobs.
#[derive(Clone, Default)]
pub(super) struct SharedBase(Arc<Mutex<Option<Arc<Base>>>>);

impl SharedBase {
    fn of(&self, opened: &Opened) -> Result<Arc<Base>, Problem> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(base) = known.as_ref().filter(|base| base.is_of(&opened.container)) {
            return Ok(Arc::clone(base));
        }
        let base = Base::read(&opened.container, &|_| true);
        let base = Arc::new(base.map_err(|refusal| refusal.problem)?);
        *known = Some(Arc::clone(&base));
        Ok(base)
    }
}

/// The dossier with all decisions.
pub(super) fn carry_out(
    shared: &SharedBase,
    base: &Opened,
    edits: &[Edit],
    asked: u64,
    progress: &Progress,
) -> Outcome {
    let report = |done: f32| {
        progress.set(done);
        !progress.is_cancelled()
    };
    let edited = shared.of(base).and_then(|documents| {
        rebuild(&documents, edits, &report).map_err(|refusal| refusal.problem)
    });
    match edited {
        Ok(edited) => {
            // What is looked up in every frame is found here, not in the first one.
            edited.opened.dossier.drawn_entities();
            let opened = Opened {
                source: base.source.clone(),
                dossier: Arc::new(edited.opened.dossier),
                container: edited.container,
                generation: 0,
            };
            Outcome::Edited {
                asked,
                edited: Box::new(opened),
                problems: edited.opened.problems,
                refused: edited.refused,
            }
        }
        Err(problem) => Outcome::Stopped {
            work: SlowWork::CarryingOut,
            title: "The change was not made".to_owned(),
            why: Some(format!("{problem}. {}", problem.advice)),
        },
    }
}

fn about(shared: &SharedBase, opened: &Opened) -> Result<About, Problem> {
    let base = shared.of(opened)?;
    Ok(About::new(&opened.source, base.fingerprint()?))
}

pub(super) fn find_draft(shared: &SharedBase, drafts: &Drafts, opened: &Opened) -> Outcome {
    // Most dossiers have none, and need no second reading.
    if !drafts.has_any(&opened.source) {
        return Outcome::DraftKept { whole: false };
    }
    match about(shared, opened).and_then(|about| drafts.find(&about)) {
        Ok(draft) => Outcome::DraftFound {
            generation: opened.generation,
            draft,
        },
        Err(problem) => Outcome::DraftFound {
            generation: opened.generation,
            draft: Draft {
                said: Some(format!("{problem}. {}", problem.advice)),
                ..Draft::default()
            },
        },
    }
}

pub(super) fn keep_draft(
    shared: &SharedBase,
    drafts: &Drafts,
    base: &Opened,
    step: &DraftStep,
) -> Outcome {
    match about(shared, base).and_then(|about| drafts.keep(&about, step)) {
        Ok(()) => Outcome::DraftKept {
            whole: matches!(step, DraftStep::Rewrite(_) | DraftStep::Clear),
        },
        Err(problem) => Outcome::DraftNotKept {
            why: Some(format!("{problem}. {}", problem.advice)),
        },
    }
}

/// What is saved, and where.
pub(super) struct Saving<'a> {
    pub(super) base: &'a Opened,
    pub(super) edits: &'a [Edit],
    pub(super) target: &'a Path,
    pub(super) replace: Replace,
}

/// Writes the bundle with all decisions; only when it is there, they are unsaved no more.
pub(super) fn save(
    shared: &SharedBase,
    drafts: Option<&Drafts>,
    wanted: &Saving<'_>,
    progress: &Progress,
) -> Outcome {
    let target = wanted.target.to_path_buf();
    match write(shared, drafts, wanted, progress) {
        Ok(()) => Outcome::Saved { target },
        Err(problem) => Outcome::NotSaved { target, problem },
    }
}

fn write(
    shared: &SharedBase,
    drafts: Option<&Drafts>,
    wanted: &Saving<'_>,
    progress: &Progress,
) -> Result<(), Problem> {
    let base = shared.of(wanted.base)?;
    if let Source::Path(read) = &wanted.base.source {
        refuse_inside(read, wanted.target)?;
    }
    refuse_if_changed(&base, wanted)?;
    // Once begun it is not given up: a cancel would leave nobody knowing what is in the file.
    let report = |done: f32| {
        progress.set(done * 0.4);
        true
    };
    let edited = rebuild(&base, wanted.edits, &report).map_err(|refusal| refusal.problem)?;
    let packed = Packed::of(&edited.container)?;
    progress.set(0.6);
    let about = About::new(&wanted.base.source, base.fingerprint()?);
    // A draft that cannot be written is one more reason to save, and none not to.
    if let Some(drafts) = drafts {
        let noted = packed.fingerprint();
        let noted = noted.and_then(|as_now| drafts.will_be_saved(&about, &as_now));
        noted.unwrap_or_else(|problem| log::warn!("saving goes on: {problem}"));
    }
    progress.set(0.8);
    let existing = match wanted.replace {
        Replace::Never => Existing::Keep,
        Replace::IfUnchanged | Replace::Anyway => Existing::Replace,
    };
    packed.write(wanted.target, existing)?;
    if let Some(drafts) = drafts {
        let cleared = drafts.keep(&about, &DraftStep::Clear);
        cleared.unwrap_or_else(|problem| log::warn!("it is saved, but {problem}"));
    }
    Ok(())
}

/// Refuses to replace the file that is open when somebody else has written it since.
fn refuse_if_changed(base: &Base, wanted: &Saving<'_>) -> Result<(), Problem> {
    let Source::Path(opened) = &wanted.base.source else {
        return Ok(());
    };
    let [opened, target] = [opened, wanted.target].map(std::fs::canonicalize);
    let is_open = matches!((opened, target), (Ok(opened), Ok(target)) if opened == target);
    if !is_open || wanted.replace != Replace::IfUnchanged || !wanted.base.container.is_zip() {
        return Ok(());
    }
    let there = Container::open_within(wanted.target, wanted.base.container.limits());
    // What cannot be read is not what was opened either.
    let there = there
        .ok()
        .and_then(|there| Base::read(&Arc::new(there), &|_| true).ok());
    let there = there.as_ref().and_then(|there| there.fingerprint().ok());
    if there == Some(base.fingerprint()?) {
        return Ok(());
    }
    Err(Problem::new(
        "E-EXISTS",
        wanted.target.display().to_string(),
        "The file was changed by somebody else since it was opened",
        "Save under another name to keep both, or replace it, and what was changed there is lost",
    ))
}

/// What is said when saving stopped on a fault of our own.
pub(super) fn fault(target: &Path) -> Problem {
    Problem::new(
        "E-WRITE",
        target.display().to_string(),
        "Saving stopped on an internal fault, and the file is as it was",
        "Save under another name, and report the fault",
    )
}
