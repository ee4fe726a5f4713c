//! Commands and outcomes on a bare session: highlights, history, tasks. No window.

use std::path::PathBuf;
use std::sync::Arc;

use dossier::bundle::{self, ReadOptions};
use dossier::model::Dossier;
use dossier::model::integrity::HashState;
use dossier::model::item::{EntityId, FigureId, Item, PictureId, RelationId, SentenceId};
use dossier::problem::Problem;
use dossier::session::command::{Command, FigureCopy, Source};
use dossier::session::entity_tables::EntityTables;
use dossier::session::find::{self, Hit};
use dossier::session::folder::Looked;
use dossier::session::pictures::{Decoded, PictureRequest, PictureSize};
use dossier::session::selection::Highlight;
use dossier::session::settings::Settings;
use dossier::session::tab::Tab;
use dossier::session::{MapState, Opened, Outcome, Session, SlowWork, Task};

fn opened(source: Source) -> Outcome {
    let (read, container) = bundle::open_sample(&ReadOptions::default(), &|_| true)
        .unwrap_or_else(|refusal| panic!("{}", refusal.problem));
    let opened = Opened {
        source,
        dossier: Arc::new(read.dossier),
        container,
        generation: 0,
    };
    Outcome::Opened(Box::new(opened), read.problems)
}

fn session() -> Session {
    let mut session = Session::new(Settings::default());
    session.receive(opened(Source::Sample));
    session
}

fn dossier(session: &Session) -> Arc<Dossier> {
    Arc::clone(session.dossier().expect("the sample is open"))
}

fn entity(dossier: &Dossier, id: &str) -> Item {
    let place = dossier.entities.iter().position(|entity| entity.id == id);
    Item::Entity(EntityId::from_index(place.expect(id)))
}

fn relation(dossier: &Dossier, id: &str) -> Item {
    let place = dossier
        .relations
        .iter()
        .position(|relation| relation.id == id);
    Item::Relation(RelationId::from_index(place.expect(id)))
}

#[test]
fn a_picture_that_changes_while_it_is_looked_at_is_said_once_and_stays_said() {
    let mut session = session();
    let generation = session.opened().expect("the sample is open").generation;
    let mut decoded = |state| {
        let request = PictureRequest {
            picture: PictureId(0),
            size: PictureSize::Full,
        };
        session.receive(Outcome::PictureDecoded {
            generation,
            request,
            decoded: Decoded::Failed("Made here".to_owned()),
            file: Some((0, state)),
        });
        let problems: Vec<_> = session.problems().iter().collect();
        let said = |code| problems.iter().filter(|one| one.code == code).count();
        assert_eq!(said("W-PICTURE-UNREADABLE"), 1);
        (session.hash_states()[0], said("E-HASH"))
    };
    assert_eq!(decoded(HashState::Verified), (HashState::Verified, 0));
    assert_eq!(decoded(HashState::Changed), (HashState::Changed, 1));
    assert_eq!(decoded(HashState::Changed), (HashState::Changed, 1));
    assert_eq!(decoded(HashState::Verified), (HashState::Changed, 1));
}

#[test]
fn selecting_anything_lights_its_sentences_everywhere() {
    let mut session = session();
    let dossier = dossier(&session);
    let first = [
        entity(&dossier, "viktorov"),
        relation(&dossier, "r-viktorov-russia"),
        Item::Figure(FigureId(0)),
        Item::Picture(PictureId(0)),
    ];
    for item in first {
        session.apply(Command::Select(item));
        let sentences = dossier.evidence.sentences_of(item);
        assert!(!sentences.is_empty(), "{item:?} rests on nothing");
        assert_eq!(session.selection().sentences(), sentences);
        assert_eq!(session.highlight(item), Highlight::Selected);
        assert_eq!(
            session.highlight(Item::Sentence(sentences[0])),
            Highlight::Selected
        );
        for other in &sentences[1..] {
            assert_eq!(
                session.highlight(Item::Sentence(*other)),
                Highlight::Related
            );
        }
        // And the other way: the sentence leads back to the item.
        session.apply(Command::Select(Item::Sentence(sentences[0])));
        assert!(session.highlight(item) >= Highlight::Related);
    }
}

#[test]
fn two_names_in_one_sentence_are_no_relation() {
    let mut session = session();
    let dossier = dossier(&session);
    let viktorov = entity(&dossier, "viktorov");
    session.apply(Command::Select(viktorov));
    let Item::Entity(id) = viktorov else {
        unreachable!()
    };
    let neighbours: Vec<Item> = dossier
        .relations
        .iter()
        .filter(|relation| relation.source == id || relation.target == id)
        .map(|relation| Item::Entity(relation.other_end(id)))
        .collect();
    assert!(!neighbours.is_empty());
    for index in 0..dossier.entities.len() {
        let other = Item::Entity(EntityId::from_index(index));
        let lit = session.highlight(other) == Highlight::Related;
        assert_eq!(lit, other != viktorov && neighbours.contains(&other));
    }
}

#[test]
fn back_and_forward_walk_through_what_was_looked_at() {
    let mut session = session();
    let dossier = dossier(&session);
    let (viktorov, putin) = (entity(&dossier, "viktorov"), entity(&dossier, "putin"));
    session.apply(Command::ShowTab(Tab::Map));
    session.apply(Command::Select(viktorov));
    session.apply(Command::NextSentence);
    let second = session.selection().current_sentence();
    session.apply(Command::ShowInText(putin));
    assert_eq!(
        (session.tab(), session.selection().selected()),
        (Tab::Text, Some(putin))
    );
    session.apply(Command::Back);
    assert_eq!(
        (session.tab(), session.selection().selected()),
        (Tab::Map, Some(viktorov))
    );
    assert_eq!(
        session.selection().current_sentence(),
        second,
        "the same sentence as before"
    );
    session.apply(Command::Back);
    assert_eq!(
        (session.tab(), session.selection().selected()),
        (Tab::Map, None)
    );
    session.apply(Command::Back);
    assert_eq!(session.tab(), Tab::Text);
    assert!(!session.selection().can_go_back());
    for _ in 0..3 {
        session.apply(Command::Forward);
    }
    assert_eq!(session.selection().selected(), Some(putin));
    assert!(!session.selection().can_go_forward());
}

#[test]
fn items_of_another_dossier_are_not_taken() {
    let mut session = session();
    session.apply(Command::Select(Item::Entity(EntityId(9999))));
    session.apply(Command::Hover(Some(Item::Sentence(SentenceId(999_999)))));
    assert_eq!(session.selection().selected(), None);
    assert_eq!(session.selection().hovered(), None);
}

#[test]
fn the_old_dossier_stays_until_the_new_one_is_ready() {
    let mut session = session();
    let path = PathBuf::from("/nowhere/a.dossier");
    let tasks = session.apply(Command::Open(Source::Path(path.clone())));
    assert!(matches!(&tasks[..], [Task::Open { anyway: false, .. }]));
    assert!(session.dossier().is_some());
    session.receive(Outcome::Refused {
        source: Source::Path(path.clone()),
        problem: Problem::new("E-HASH", "body.md", "The file differs", "Get it again"),
        can_open_anyway: true,
    });
    assert!(session.dossier().is_some(), "a refusal closes nothing");
    let notice = session.notices().iter().next().expect("the reader is told");
    let (_, command) = notice.actions[0].clone();
    assert!(matches!(command, Command::OpenAnyway(_)), "{command:?}");
    let tasks = session.apply(command);
    assert!(matches!(&tasks[..], [Task::Open { anyway: true, .. }]));
    session.receive(opened(Source::Path(path.clone())));
    assert_eq!(session.settings().recent, [path]);
}

#[test]
fn outcomes_of_a_closed_dossier_are_dropped() {
    let mut session = session();
    let tasks = session.apply(Command::SetQuery("Jerusalem".to_owned()));
    let Some(Task::Find { opened: old, query }) = tasks.into_iter().next() else {
        panic!("a search was asked for");
    };
    session.receive(opened(Source::Sample));
    let hits = find::search(&old.dossier, &query, &|| false).expect("not cancelled");
    assert!(!hits.list.is_empty());
    session.receive(Outcome::Found {
        generation: old.generation,
        hits,
    });
    assert!(session.find().hits().list.is_empty());
}

#[test]
fn find_reaches_all_tabs_and_counts_each() {
    let session = session();
    let dossier = dossier(&session);
    let hits = find::search(&dossier, "viktorov", &|| false).expect("not cancelled");
    for tab in [Tab::Text, Tab::Map, Tab::Gallery] {
        let counted = hits.list.iter().filter(|hit| hit.tab() == tab).count();
        assert!(counted > 0, "{tab:?}");
        assert_eq!(hits.count(tab), counted);
    }
    assert!(
        matches!(hits.list.first(), Some(Hit::Head { .. })),
        "the standfirst names him before the body does"
    );
    let Some(Hit::Text(place)) = hits.list.iter().find(|hit| matches!(hit, Hit::Text(_))) else {
        panic!("the body names him");
    };
    let in_block = hits.in_block(place.block);
    assert!(!in_block.is_empty());
    assert!(
        hits.list[in_block]
            .iter()
            .all(|hit| matches!(hit, Hit::Text(other) if other.block == place.block))
    );
    let words = &dossier.article.body.blocks[place.block].text[place.range.clone()];
    assert_eq!(words.to_lowercase(), "viktorov");
}

#[test]
fn only_web_addresses_are_opened() {
    let mut session = session();
    for bad in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//evil",
        "ftp://host/x",
        "http://",
    ] {
        assert!(
            session.apply(Command::OpenLink(bad.to_owned())).is_empty(),
            "{bad}"
        );
    }
    let tasks = session.apply(Command::OpenLink("https://example.org/a".to_owned()));
    assert!(matches!(&tasks[..], [Task::OpenLink(address)] if address == "https://example.org/a"));
}

#[test]
fn changed_settings_are_saved_once() {
    let mut session = session();
    let saves = |tasks: Vec<Task>| {
        tasks
            .iter()
            .filter(|task| matches!(task, Task::SaveSettings(_)))
            .count()
    };
    assert_eq!(saves(session.apply(Command::ZoomIn)), 1);
    assert_eq!(saves(session.apply(Command::ShowShortcuts(true))), 0);
    assert_eq!(saves(session.apply(Command::ShowTab(Tab::Figures))), 1);
}

#[test]
fn a_map_that_was_stopped_is_not_asked_for_again_by_itself() {
    let mut session = session();
    let asked = |tasks: &[Task]| matches!(tasks, [Task::LayOutMap { .. }]);
    assert!(asked(&session.apply(Command::LayOutMap)));
    assert!(session.apply(Command::LayOutMap).is_empty(), "asked once");
    session.receive(Outcome::Stopped {
        work: SlowWork::LayingOutMap,
        title: "The map was not laid out".to_owned(),
        why: Some("planted".to_owned()),
    });
    assert!(matches!(session.map(), MapState::Stopped));
    assert_eq!(session.notices().iter().count(), 1);
    assert!(
        asked(&session.apply(Command::LayOutMap)),
        "the reader asks again"
    );
}

/// Tables of a dossier that was closed since are dropped, those of the open one are kept.
#[test]
fn tables_of_entities_are_asked_for_once_and_are_those_of_the_open_dossier() {
    let mut session = session();
    let tasks = session.apply(Command::TabulateEntities);
    let [Task::TabulateEntities(first)] = &tasks[..] else {
        panic!("{tasks:?}");
    };
    assert!(session.apply(Command::TabulateEntities).is_empty());
    let made = |of: &Opened| Outcome::EntitiesTabulated {
        generation: of.generation,
        tables: Arc::new(EntityTables::make(&of.dossier, &|| false).expect("not cancelled")),
    };
    session.receive(opened(Source::Path(PathBuf::from("/other"))));
    session.receive(made(first));
    assert!(session.entity_tables().made().is_none(), "out of date");
    assert_eq!(session.apply(Command::TabulateEntities).len(), 1);
    let now = session.opened().expect("open").clone();
    session.receive(made(&now));
    let tables = session.entity_tables().made().expect("made");
    let drawn = now.dossier.drawn_entities();
    assert!(drawn > 0);
    assert_eq!(tables.entities.items.len(), drawn);
    assert!(EntityTables::make(&now.dossier, &|| true).is_none());
}

#[test]
fn why_something_was_not_opened_goes_when_something_is() {
    let mut session = session();
    session.receive(Outcome::Stopped {
        work: SlowWork::Opening,
        title: "bad was not opened".to_owned(),
        why: Some("planted".to_owned()),
    });
    session.receive(Outcome::Failed {
        title: "Settings were not saved".to_owned(),
        detail: String::new(),
    });
    let titles = |session: &Session| -> Vec<String> {
        let notices = session.notices().iter();
        notices.map(|notice| notice.title.clone()).collect()
    };
    assert_eq!(titles(&session).len(), 2);
    session.receive(opened(Source::Sample));
    assert_eq!(titles(&session), ["Settings were not saved"]);
}

#[test]
fn another_dossier_opens_where_there_is_something_if_the_tab_would_be_empty() {
    let mut session = session();
    session.apply(Command::ShowTab(Tab::Figures));
    session.receive(opened(Source::Path(PathBuf::from("full"))));
    assert_eq!(session.tab(), Tab::Figures, "it has numbers");
    let Outcome::Opened(mut bare, problems) = opened(Source::Path(PathBuf::from("bare"))) else {
        panic!("it opens")
    };
    bare.dossier = Arc::new(Dossier::default());
    session.receive(Outcome::Opened(bare, problems));
    assert_eq!(session.tab(), Tab::Text);
    let Outcome::Opened(mut table, problems) = opened(Source::Path(PathBuf::from("table"))) else {
        panic!("it opens")
    };
    let figures = table.dossier.figures.clone();
    table.dossier = Arc::new(Dossier {
        figures,
        ..Dossier::default()
    });
    session.receive(Outcome::Opened(table, problems));
    assert_eq!(session.tab(), Tab::Figures, "a lone table has no text");
}

#[test]
fn a_closed_open_dialog_opens_nothing() {
    let mut session = session();
    let path = PathBuf::from("/slow/a.dossier");
    let found = || Outcome::Looked {
        path: path.clone(),
        entering: true,
        looked: Looked::ToOpen(path.clone()),
    };
    session.apply(Command::ShowOpenDialog(true));
    session.apply(Command::GoToPath(path.clone()));
    let tasks = session.apply(Command::ShowOpenDialog(false));
    assert!(matches!(tasks.as_slice(), [Task::StopLooking]), "{tasks:?}");
    assert!(session.receive(found()).is_empty(), "it comes too late");
    assert!(session.opening().is_none());

    session.apply(Command::ShowOpenDialog(true));
    session.apply(Command::GoToPath(path.clone()));
    let tasks = session.receive(found());
    assert!(
        matches!(tasks.as_slice(), [Task::StopLooking, Task::Open { .. }]),
        "{tasks:?}"
    );
    assert!(!session.panels().open_dialog);
}

#[test]
fn a_reload_keeps_what_was_selected() {
    let mut session = session();
    let dossier = dossier(&session);
    let putin = entity(&dossier, "putin");
    session.apply(Command::Select(putin));
    session.receive(opened(Source::Sample));
    assert_eq!(session.selection().selected(), Some(putin));
    session.receive(opened(Source::Path(PathBuf::from("/other"))));
    assert_eq!(session.selection().selected(), None);
}

#[test]
fn a_reload_keeps_the_sentence_the_picture_and_the_way_back() {
    let mut session = session();
    let dossier = dossier(&session);
    let viktorov = entity(&dossier, "viktorov");
    session.apply(Command::Select(viktorov));
    session.apply(Command::NextSentence);
    let second = session.selection().current_sentence();
    assert_eq!(second.map(|(nth, _)| nth), Some(1));
    session.receive(opened(Source::Sample));
    assert_eq!(session.selection().current_sentence(), second);
    session.apply(Command::ViewPicture(Some(PictureId(1))));
    session.receive(opened(Source::Sample));
    assert_eq!(session.panels().picture, Some(PictureId(1)));
    session.apply(Command::Back);
    assert_eq!(session.selection().selected(), Some(viktorov));
    assert_eq!(session.selection().current_sentence(), second);
    session.receive(opened(Source::Sample));
    assert!(session.selection().can_go_forward() && session.selection().can_go_back());

    // What is gone is not gone back to.
    let Outcome::Opened(mut bare, problems) = opened(Source::Sample) else {
        panic!("it opens")
    };
    bare.dossier = Arc::new(Dossier::default());
    session.receive(Outcome::Opened(bare, problems));
    assert_eq!(session.selection().selected(), None);
    session.apply(Command::Forward);
    assert_eq!(session.selection().selected(), None);
}

#[test]
fn what_was_refused_at_the_start_can_be_tried_again() {
    let mut session = Session::new(Settings::default());
    assert!(session.apply(Command::Reload).is_empty());
    let source = Source::Path(PathBuf::from("/nowhere/a.dossier"));
    let refusal = || Outcome::Refused {
        source: source.clone(),
        problem: Problem::new("E-ZIP", "", "It is cut", "Get it again"),
        can_open_anyway: false,
    };
    session.receive(refusal());
    let asks =
        |tasks: &[Task]| matches!(tasks, [Task::Open { source: asked, .. }] if *asked == source);
    assert!(asks(&session.apply(Command::Reload)));
    session.receive(refusal());
    let notice = session.notices().iter().next().expect("the reader is told");
    let (words, command) = notice.actions[0].clone();
    assert_eq!(words, "Try again");
    assert!(asks(&session.apply(command)));
    // What is open is what is read again.
    session.receive(opened(Source::Sample));
    session.receive(refusal());
    let tasks = session.apply(Command::Reload);
    assert!(matches!(
        &tasks[..],
        [Task::Open {
            source: Source::Sample,
            ..
        }]
    ));
}

#[test]
fn of_many_files_the_true_count_is_told() {
    let mut session = Session::new(Settings::default());
    let paths = |count: usize| -> Vec<PathBuf> {
        (0..count)
            .map(|index| format!("/f{index}").into())
            .collect()
    };
    let title = |session: &Session| session.notices().iter().last().map(|one| one.title.clone());
    session.apply(Command::KeepForLater(paths(29)));
    let told = "19 of 29 more files are in the recent list";
    assert_eq!(title(&session).as_deref(), Some(told));
    assert_eq!(session.settings().recent, paths(19));
    session.apply(Command::KeepForLater(paths(2)));
    let told = "2 more files are in the recent list";
    assert_eq!(title(&session).as_deref(), Some(told));
}

#[test]
fn back_returns_from_a_hit_in_another_tab() {
    let mut session = session();
    let opened = session.opened().expect("open").clone();
    session.apply(Command::ShowTab(Tab::Gallery));
    session.apply(Command::SetQuery("Jerusalem".to_owned()));
    let hits = find::search(&opened.dossier, "Jerusalem", &|| false).expect("not cancelled");
    session.receive(Outcome::Found {
        generation: opened.generation,
        hits,
    });
    session.apply(Command::GoToHit(0));
    assert_eq!(session.tab(), Tab::Text);
    session.apply(Command::Back);
    assert_eq!(session.tab(), Tab::Gallery);
}

/// A press may come after the file was read again, with fewer numbers.
#[test]
fn a_number_that_is_gone_is_not_copied() {
    let mut session = session();
    let quote = |id| Command::CopyFigures(FigureCopy::Quote(FigureId(id)));
    assert!(matches!(
        session.apply(quote(0))[..],
        [Task::CopyFigures { .. }]
    ));
    assert!(session.apply(quote(u32::MAX)).is_empty());
}
