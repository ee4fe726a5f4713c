//! Decisions on a bare session: what is kept, and what is left out, when work on them fails. No window.

use std::sync::Arc;

use dossier::bundle::{self, ReadOptions};
use dossier::edit::{Edit, Target};
use dossier::problem::Problems;
use dossier::session::command::{Command, Source};
use dossier::session::settings::Settings;
use dossier::session::{Draft, DraftStep, Opened, Outcome, Session, SlowWork, Task};

use crate::support::fixture;

const FERRY: &str = "bundles/ferry-to-review";

fn session() -> Session {
    let path = fixture(FERRY);
    let (read, container) = bundle::open_path(&path, &ReadOptions::default(), &|_| true)
        .unwrap_or_else(|refusal| panic!("{}", refusal.problem));
    let opened = Opened {
        source: Source::Path(path),
        dossier: Arc::new(read.dossier),
        container,
        generation: 0,
    };
    let mut session = Session::new(Settings::default());
    session.receive(Outcome::Opened(Box::new(opened), Problems::default()));
    session
}

fn accept(id: &str) -> Edit {
    Edit::Accept {
        targets: vec![Target::Entity(id.to_owned())],
    }
}

fn decide(session: &mut Session, id: &str) -> Vec<Task> {
    session.apply(Command::Decide(Box::new(accept(id))))
}

/// What comes back of work that a fault outside has stopped.
fn failed() -> Outcome {
    Outcome::Stopped {
        work: SlowWork::CarryingOut,
        title: "The change was not made".to_owned(),
        why: Some("The folder cannot be read. Try again".to_owned()),
    }
}

/// What comes back of work that has succeeded; the bundle is as it was.
fn carried_out(session: &Session, tasks: &[Task]) -> Outcome {
    let asked = tasks.iter().find_map(|task| match task {
        Task::CarryOut { asked, .. } => Some(*asked),
        _ => None,
    });
    let edited = session.opened().expect("a bundle is open").clone();
    Outcome::Edited {
        asked: asked.expect("it is tried again"),
        edited: Box::new(edited),
        problems: Problems::default(),
        refused: Vec::new(),
    }
}

fn draft_steps(tasks: &[Task]) -> Vec<DraftStep> {
    let steps = tasks.iter().filter_map(|task| match task {
        Task::KeepDraft { step, .. } => Some(step.clone()),
        _ => None,
    });
    steps.collect()
}

fn notices(session: &Session) -> Vec<String> {
    let all = session.notices().iter();
    all.map(|notice| notice.title.clone()).collect()
}

#[test]
fn a_folder_that_cannot_be_read_for_a_moment_costs_no_decision() {
    let mut session = session();
    let ids = ["orla-venn", "town-council", "tomas-brandt"];
    for id in ids {
        decide(&mut session, id);
    }
    let mut tasks = session.receive(failed());
    let mut tries = 0;
    while tasks
        .iter()
        .any(|task| matches!(task, Task::CarryOut { .. }))
    {
        assert_eq!(
            draft_steps(&tasks),
            [],
            "nobody knows yet which is to blame"
        );
        tries += 1;
        tasks = session.receive(failed());
    }
    assert_eq!(tries, 1);
    assert_eq!(draft_steps(&tasks), []);
    assert_eq!(session.review().done(), ids.map(accept));
    assert_eq!(session.review().queue().len(), 13);
    assert_eq!(
        notices(&session),
        ["The changes are not shown yet, and none is lost"]
    );
}

#[test]
fn a_decision_that_is_to_blame_leaves_the_draft_when_that_is_known() {
    let mut session = session();
    decide(&mut session, "orla-venn");
    decide(&mut session, "town-council");
    let tasks = session.receive(failed());
    assert_eq!(draft_steps(&tasks), []);
    assert!(session.review().is_changed() && session.review().can_undo());
    let outcome = carried_out(&session, &tasks);
    let tasks = session.receive(outcome);
    let left = DraftStep::Rewrite(Arc::from([accept("orla-venn")]));
    assert_eq!(draft_steps(&tasks), [left]);
    assert_eq!(session.review().done(), [accept("orla-venn")]);
    assert_eq!(notices(&session), ["The change was not made"]);
}

/// The session after decisions of an earlier run were found.
fn with_draft(ids: &[&str], fits: bool) -> Session {
    let mut session = session();
    let draft = Draft {
        edits: ids.iter().map(|id| accept(id)).collect(),
        fits,
        said: None,
    };
    let generation = session.opened().expect("a bundle is open").generation;
    session.receive(Outcome::DraftFound { generation, draft });
    session
}

fn offers_to_discard(session: &Session) -> bool {
    let mut actions = session.notices().iter().flat_map(|notice| &notice.actions);
    actions.any(|(_, command)| *command == Command::DiscardEdits)
}

#[test]
fn discarding_what_is_about_an_older_state_leaves_what_was_decided_since() {
    let mut session = with_draft(&["orla-venn", "town-council"], false);
    decide(&mut session, "tomas-brandt");
    assert!(offers_to_discard(&session));
    let tasks = session.apply(Command::DiscardEdits);
    let newer = DraftStep::Rewrite(Arc::from([accept("tomas-brandt")]));
    assert_eq!(draft_steps(&tasks), [newer]);
    assert_eq!(session.review().done(), [accept("tomas-brandt")]);
    assert!(!offers_to_discard(&session));
    let tasks = session.apply(Command::ApplyDraft);
    assert!(tasks.is_empty(), "they are gone");
}

#[test]
fn what_is_back_is_not_discarded_together_with_what_is_decided_next() {
    let mut session = with_draft(&["orla-venn"], true);
    assert!(offers_to_discard(&session));
    decide(&mut session, "town-council");
    assert!(!offers_to_discard(&session));
    assert_eq!(session.review().done().len(), 2);
}

#[test]
fn a_decision_that_could_not_be_kept_is_kept_with_the_next() {
    let mut session = session();
    decide(&mut session, "orla-venn");
    let why = Some("The disk is full".to_owned());
    session.receive(Outcome::DraftNotKept { why });
    assert_eq!(notices(&session), ["Unsaved changes are not kept"]);
    let all = ["orla-venn", "town-council"].map(accept);
    let tasks = decide(&mut session, "town-council");
    assert_eq!(draft_steps(&tasks), [DraftStep::Rewrite(Arc::from(all))]);
    session.receive(Outcome::DraftKept { whole: true });
    let tasks = decide(&mut session, "tomas-brandt");
    assert_eq!(draft_steps(&tasks), [DraftStep::Do(accept("tomas-brandt"))]);
}

#[test]
fn who_goes_on_while_one_is_doubted_loses_nothing() {
    let mut session = session();
    decide(&mut session, "orla-venn");
    session.receive(failed());
    let tasks = decide(&mut session, "town-council");
    assert_eq!(draft_steps(&tasks), [DraftStep::Do(accept("town-council"))]);
    let outcome = carried_out(&session, &tasks);
    session.receive(outcome);
    let all = ["orla-venn", "town-council"].map(accept);
    assert_eq!(session.review().done(), all);
}
