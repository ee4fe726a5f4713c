//! A small dossier, and a window with nothing but the tab.

#![cfg(test)]

use std::cell::Cell;
use std::sync::Arc;

use eframe::egui::{self, CentralPanel};
use egui_kittest::Harness;

use crate::container::Container;
use crate::model::Dossier;
use crate::model::annotation::{Anchor, Annotation, MadeBy, Motivation, Quote, Stance};
use crate::model::article::{Block, Body, Sentence, SourceRun};
use crate::model::entity::{Entity, EntityKind, Relation};
use crate::model::entity_samples;
use crate::model::evidence::Evidence;
use crate::model::item::{Item, RelationId};
use crate::problem::Problems;
use crate::session::command::{Command, Commands, Source};
use crate::session::entity_tables::EntityTables;
use crate::session::explore::picked::Picked;
use crate::session::settings::Settings;
use crate::session::tab::Tab;
use crate::session::{Opened, Outcome, Session, Task};
use crate::ui::tabs::map::{MapTab, lay_out, paint};
use crate::ui::{View, theme};

pub(super) fn entity(id: &str, name: &str, kind: EntityKind) -> Entity {
    Entity {
        id: id.to_owned(),
        kind,
        schema: "Thing".to_owned(),
        name: name.to_owned(),
        aliases: vec![format!("{name} the elder")],
        positions: Vec::new(),
        properties: Vec::new(),
        suggested: false,
        drawn: true,
    }
}

pub(super) fn relation(
    id: &str,
    source: u32,
    target: u32,
    label: &str,
    stance: Stance,
) -> Relation {
    Relation {
        id: id.to_owned(),
        schema: if stance == Stance::Denied {
            "Ownership"
        } else {
            "Employment"
        }
        .to_owned(),
        label: label.to_owned(),
        stances: vec![stance],
        ..entity_samples::relation(source, target)
    }
}

/// Two people, a company, a public body, and an article that is not drawn.
pub(super) fn small() -> Dossier {
    let mut article = entity("z", "The article", EntityKind::Thing);
    article.drawn = false;
    linked(Dossier {
        entities: vec![
            entity("a", "Ada Quill", EntityKind::Person),
            entity("b", "משה כהן", EntityKind::Person),
            entity("c", "Harbour Glass", EntityKind::Company),
            entity("d", "Port Office", EntityKind::PublicBody),
            article,
        ],
        relations: vec![
            relation("r1", 0, 2, "director of", Stance::Asserted),
            relation("r2", 1, 2, "owner of", Stance::Denied),
            relation("r3", 0, 3, "adviser to", Stance::Alleged),
        ],
        ..Dossier::default()
    })
}

/// Gives each stance of each relation a sentence, "So.", of its own.
pub(super) fn linked(mut dossier: Dossier) -> Dossier {
    let claims: Vec<(usize, Stance)> = dossier
        .relations
        .iter()
        .enumerate()
        .flat_map(|(number, relation)| relation.stances.iter().map(move |one| (number, *one)))
        .collect();
    let source = "So. ".repeat(claims.len());
    let range = |number: usize| number * 4..number * 4 + 3;
    dossier.article.body = Body {
        blocks: vec![Block {
            text: source.as_str().into(),
            source: 0..source.len(),
            runs: vec![SourceRun {
                text: 0..source.len(),
                source: 0..source.len(),
            }],
            ..Block::default()
        }],
        sentences: (0..claims.len())
            .map(|number| Sentence {
                block: 0,
                range: range(number),
            })
            .collect(),
        source: source.into(),
        ..Body::default()
    };
    dossier.annotations = claims
        .iter()
        .enumerate()
        .map(|(number, (relation, stance))| Annotation {
            id: format!("#a{number}"),
            motivation: Motivation::Linking,
            items: vec![Item::Relation(RelationId::from_index(*relation))],
            note: None,
            quote: Quote::default(),
            position: None,
            anchor: Anchor::Exact(range(number)),
            stance: *stance,
            said_by: None,
            unknown_speaker: None,
            score: None,
            reason: None,
            made_by: MadeBy::Person,
        })
        .collect();
    dossier.evidence = Evidence::build(&dossier.article.body, &dossier.annotations);
    dossier
}

pub(super) struct Window {
    pub session: Session,
    pub commands: Commands,
    tab: MapTab,
    /// Whether jobs are done.
    works: bool,
}

impl Window {
    fn new(dossier: Dossier) -> Self {
        let mut session = Session::new(Settings {
            tab: Tab::Map,
            ..Settings::default()
        });
        let opened = Opened {
            source: Source::Sample,
            dossier: Arc::new(dossier),
            container: Arc::new(Container::from_files(Vec::new()).unwrap()),
            generation: 0,
        };
        session.receive(Outcome::Opened(Box::new(opened), Problems::default()));
        Self {
            session,
            commands: Commands::default(),
            tab: MapTab::default(),
            works: true,
        }
    }

    /// One frame, as the app runs it, with the layout's job done at once.
    fn frame(&mut self, ui: &mut egui::Ui) {
        for command in self.commands.take() {
            for task in self.session.apply(command) {
                if let Task::PickMap {
                    opened,
                    wish,
                    facts,
                } = &task
                {
                    let (wish, facts) = (Arc::clone(wish), facts.clone());
                    let picked = Picked::of(&opened.dossier, wish, facts, &|| false);
                    self.session.receive(Outcome::MapPicked {
                        generation: opened.generation,
                        picked: Arc::new(picked.expect("never stopped")),
                    });
                }
                if let Task::TabulateEntities(opened) = &task {
                    let tables = EntityTables::make(&opened.dossier, &|| false);
                    self.session.receive(Outcome::EntitiesTabulated {
                        generation: opened.generation,
                        tables: Arc::new(tables.unwrap()),
                    });
                }
                if let Task::PaintMap {
                    generation,
                    request,
                } = &task
                    && self.works
                {
                    let sheet = paint(request, &|| false).unwrap();
                    self.session.receive(Outcome::MapPainted {
                        generation: *generation,
                        sheet: Arc::new(sheet),
                    });
                }
                if let Task::LayOutMap { opened, .. } = task
                    && self.works
                {
                    let map = lay_out(ui.ctx(), &opened.dossier, &mut |_| true);
                    self.session.receive(Outcome::MapLaidOut {
                        generation: opened.generation,
                        map: Arc::new(map.unwrap()),
                        pins: Arc::default(),
                        said: None,
                    });
                }
            }
        }
        let view = View {
            session: &self.session,
            jobs: &[],
            commands: &self.commands,
            hovered: Cell::new(None),
        };
        CentralPanel::default().show(ui, |ui| self.tab.ui(ui, &view));
        if view.hovered.get() != self.session.selection().hovered() {
            self.commands.send(Command::Hover(view.hovered.get()));
        }
        if !self.commands.is_empty() {
            ui.request_repaint();
        }
    }

    pub(super) fn selected(&self) -> Option<Item> {
        self.session.selection().selected()
    }
}

pub(super) fn window<'a>(dossier: Dossier) -> Harness<'a, Window> {
    window_of([900.0, 700.0], dossier)
}

pub(super) fn window_of<'a>(size: [f32; 2], dossier: Dossier) -> Harness<'a, Window> {
    harness(size, Window::new(dossier))
}

/// A window in which the job that makes the map never ends.
pub(super) fn window_without_jobs<'a>(dossier: Dossier) -> Harness<'a, Window> {
    let mut window = Window::new(dossier);
    window.works = false;
    harness([900.0, 700.0], window)
}

fn harness<'a>(size: [f32; 2], window: Window) -> Harness<'a, Window> {
    let mut harness = Harness::builder()
        .with_size(size)
        // A picture of a crowded map is given to the card in several frames.
        .with_max_steps(16)
        .with_context_setup(|ctx| theme::install(ctx, true))
        .build_ui_state(|ui, window: &mut Window| window.frame(ui), window);
    harness.run();
    harness
}
