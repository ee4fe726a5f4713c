//! What the window looks like: every tab in both themes, a narrow one, a sharp one, one that is read
//! from right to left, and the panels with something in them.
//!
//! The pictures stand in `tests/snapshots/looks`. `UPDATE_SNAPSHOTS=1` writes those that differ; look at
//! each before it is committed.

use std::path::{Path, PathBuf};

use dossier::app::{App, Options};
use dossier::headless::{Headless, Patience, Screen, Work};
use dossier::model::Dossier;
use dossier::model::item::{EntityId, FigureId, Item, PictureId, SentenceId};
use dossier::session::command::Command;
use dossier::session::settings::{Settings, ThemeChoice};
use dossier::session::tab::Tab;
use eframe::egui::Color32;
use image::RgbaImage;

/// How far a channel may be off: rounding differs by a level between processors, and no more.
const MAX_DIFFERENCE: u8 = 2;

struct Look {
    name: &'static str,
    /// The sample when empty.
    path: Option<PathBuf>,
    size: [u32; 2],
    pixels_per_point: f32,
    theme: ThemeChoice,
    tab: Tab,
    /// Shown in the details panel.
    selected: Option<Selected>,
    /// Panels that are opened, words that are looked for.
    commands: fn() -> Vec<Command>,
}

#[derive(Clone, Copy)]
enum Selected {
    Entity(&'static str),
    Figure(&'static str),
    Picture(&'static str),
    /// By its place in the text.
    Sentence(u32),
}

fn look(name: &'static str, tab: Tab, theme: ThemeChoice) -> Look {
    Look {
        name,
        path: None,
        size: [1000, 700],
        pixels_per_point: 1.0,
        theme,
        tab,
        selected: None,
        commands: Vec::new,
    }
}

fn looks() -> Vec<Look> {
    use ThemeChoice::{Dark, Light};
    vec![
        look("text-light", Tab::Text, Light),
        look("text-dark", Tab::Text, Dark),
        Look {
            selected: Some(Selected::Entity("viktorov")),
            ..look("map-light", Tab::Map, Light)
        },
        look("map-dark", Tab::Map, Dark),
        look("figures-light", Tab::Figures, Light),
        look("figures-dark", Tab::Figures, Dark),
        look("gallery-light", Tab::Gallery, Light),
        look("gallery-dark", Tab::Gallery, Dark),
        Look {
            size: [520, 700],
            ..look("text-narrow", Tab::Text, Light)
        },
        Look {
            size: [500, 350],
            pixels_per_point: 2.0,
            ..look("text-sharp", Tab::Text, Dark)
        },
        Look {
            // The status bar shows the path as given, so it may not begin at the root.
            path: Some(PathBuf::from("tests/fixtures/bundles/al-suq")),
            ..look("text-right-to-left", Tab::Text, Light)
        },
        Look {
            selected: Some(Selected::Sentence(0)),
            ..look("details-sentence-light", Tab::Text, Light)
        },
        Look {
            path: Some(PathBuf::from("tests/fixtures/bundles/quay")),
            selected: Some(Selected::Figure("x-2023")),
            ..look("details-figure-dark", Tab::Figures, Dark)
        },
        Look {
            selected: Some(Selected::Picture("alexander-courtyard")),
            ..look("details-picture-light", Tab::Gallery, Light)
        },
        Look {
            path: Some(PathBuf::from("tests/fixtures/bundles/everything-wrong")),
            commands: || vec![Command::ShowProblems(true)],
            ..look("problems-light", Tab::Text, Light)
        },
        Look {
            path: Some(PathBuf::from("tests/fixtures/bundles/everything-wrong")),
            commands: || vec![Command::ShowProblems(true)],
            ..look("problems-dark", Tab::Text, Dark)
        },
        Look {
            commands: || {
                vec![
                    Command::ShowFind(true),
                    Command::SetQuery("Haifa".to_owned()),
                ]
            },
            ..look("find-light", Tab::Text, Light)
        },
        Look {
            commands: || vec![Command::ShowShortcuts(true)],
            ..look("shortcuts-dark", Tab::Text, Dark)
        },
    ]
}

fn item(dossier: &Dossier, selected: Selected) -> Item {
    let place = |mut ids: Box<dyn Iterator<Item = &String> + '_>, id: &str| {
        ids.position(|known| known == id).unwrap()
    };
    match selected {
        Selected::Entity(id) => Item::Entity(EntityId::from_index(place(
            Box::new(dossier.entities.iter().map(|one| &one.id)),
            id,
        ))),
        Selected::Figure(id) => Item::Figure(FigureId::from_index(place(
            Box::new(dossier.figures.iter().map(|one| &one.id)),
            id,
        ))),
        Selected::Picture(name) => Item::Picture(PictureId::from_index(place(
            Box::new(dossier.pictures.iter().map(|one| &one.name)),
            name,
        ))),
        Selected::Sentence(number) => Item::Sentence(SentenceId(number)),
    }
}

fn draw(look: &Look) -> RgbaImage {
    let mut window = Headless::new(Screen {
        size: look.size,
        pixels_per_point: look.pixels_per_point,
    })
    .unwrap();
    let options = Options {
        paths: look.path.iter().cloned().collect(),
        settings: Settings {
            theme: look.theme,
            tab: look.tab,
            show_details: look.selected.is_some(),
            show_outline: false,
            ..Settings::default()
        },
        bundled_fonts_only: true,
        ..Options::default()
    };
    let mut app = App::new(window.context(), options);
    let work_of = |app: &App| {
        if app.is_settled() {
            Work::Done
        } else {
            Work::UnderWay
        }
    };
    window
        .settle_app(&mut app, Patience::default(), work_of)
        .unwrap();
    let mut commands = (look.commands)();
    if let Some(selected) = look.selected {
        commands.push(Command::Select(item(
            app.session.dossier().unwrap(),
            selected,
        )));
    }
    if !commands.is_empty() {
        for command in commands {
            app.send(command);
        }
        window
            .settle_app(&mut app, Patience::default(), work_of)
            .unwrap();
    }
    let painting = window.paint(Color32::BLACK).unwrap();
    assert!(
        painting.omitted.is_nothing(),
        "{}: {:?}",
        look.name,
        painting.omitted
    );
    painting.image
}

/// How many pixels differ by more than is allowed, and by how much at most.
fn difference(one: &RgbaImage, other: &RgbaImage) -> Option<(usize, u8)> {
    let off = one.pixels().zip(other.pixels()).map(|(one, other)| {
        let channels = one.0.iter().zip(&other.0);
        channels
            .map(|(one, other)| one.abs_diff(*other))
            .max()
            .unwrap_or(0)
    });
    let (count, most) = off.fold((0, 0), |(count, most), off| {
        (count + usize::from(off > MAX_DIFFERENCE), most.max(off))
    });
    (count > 0).then_some((count, most))
}

#[test]
fn every_look_is_as_it_was_seen_and_approved() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/looks");
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut failures = Vec::new();
    for look in looks() {
        let path = folder.join(format!("{}.png", look.name));
        let drawn = draw(&look);
        let known = image::open(&path).ok().map(image::DynamicImage::into_rgba8);
        let fault = match known {
            None => Some("there is no picture to compare with".to_owned()),
            Some(known) if known.dimensions() != drawn.dimensions() => Some(format!(
                "{:?} is not {:?}",
                drawn.dimensions(),
                known.dimensions()
            )),
            Some(known) => difference(&known, &drawn)
                .map(|(count, most)| format!("{count} pixels differ, by {most} at most")),
        };
        let Some(fault) = fault else { continue };
        if update {
            std::fs::create_dir_all(&folder).unwrap();
            drawn.save(&path).unwrap();
        } else {
            let new = path.with_extension("new.png");
            drawn.save(&new).unwrap();
            failures.push(format!("{}: {fault}; see {}", look.name, new.display()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_difference_of_three_levels_is_seen() {
    let grey = |level: u8| RgbaImage::from_pixel(4, 4, image::Rgba([level, 100, 100, 255]));
    assert_eq!(difference(&grey(100), &grey(102)), None);
    assert_eq!(difference(&grey(100), &grey(103)), Some((16, 3)));
    let mut one = grey(100);
    one.put_pixel(3, 3, image::Rgba([100, 100, 100, 0]));
    assert_eq!(difference(&grey(100), &one), Some((1, 255)));
}
