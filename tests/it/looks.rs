//! What the window looks like: every tab in both themes, a narrow one, a sharp one, and one that is
//! read from right to left.
//!
//! The pictures stand in `tests/snapshots/looks`. `UPDATE_SNAPSHOTS=1` writes those that differ; look at
//! each before it is committed.

use std::path::{Path, PathBuf};

use dossier::app::{App, Options};
use dossier::headless::{Headless, Patience, Screen, Work};
use dossier::model::item::{EntityId, Item};
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
    selected: Option<&'static str>,
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
    }
}

fn looks() -> Vec<Look> {
    use ThemeChoice::{Dark, Light};
    vec![
        look("text-light", Tab::Text, Light),
        look("text-dark", Tab::Text, Dark),
        Look {
            selected: Some("viktorov"),
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
    ]
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
    if let Some(id) = look.selected {
        let dossier = app.session.dossier().unwrap();
        let place = dossier.entities.iter().position(|entity| entity.id == id);
        app.send(Command::Select(Item::Entity(EntityId::from_index(
            place.unwrap(),
        ))));
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
