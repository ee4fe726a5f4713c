//! The gallery through the accessibility tree: captions, keys, the full view, placeholders, memory.

use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use dossier::app::{App, Options};
use dossier::container::Container;
use dossier::model::Dossier;
use dossier::model::item::{Item, PictureId};
use dossier::model::picture::Picture;
use dossier::problem::Problems;
use dossier::session::command::{Command, Source};
use dossier::session::settings::Settings;
use dossier::session::tab::Tab;
use dossier::session::{Opened, Outcome};
use dossier::ui::pictures::texture_bytes;
use eframe::egui::{Key, MouseWheelSource, MouseWheelUnit, Shape, TouchPhase, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::support::fixture;

type Window = Harness<'static, App>;

fn png(side: u32, shade: u8) -> Vec<u8> {
    let picture = RgbImage::from_pixel(side, side * 2 / 3, Rgb([shade, 120, 200]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture)
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

fn picture(number: usize) -> Picture {
    Picture {
        name: format!("p{number}"),
        file: Some(format!("images/{number}.png")),
        caption: Some(format!(
            "Caption {number}, {}",
            "quite long ".repeat(number % 7)
        )),
        credit: Some(format!("Photo: {number}")),
        alt: Some(format!("Description {number}")),
        ..Picture::default()
    }
}

/// The gallery of `count` pictures, after `change` was made to each.
fn gallery(count: usize, change: impl Fn(usize, &mut Picture, &mut Vec<u8>)) -> Window {
    let mut files = Vec::new();
    let mut pictures = Vec::new();
    for number in 0..count {
        let (mut picture, mut bytes) = (picture(number), png(60, number as u8));
        change(number, &mut picture, &mut bytes);
        if let Some(file) = &picture.file {
            files.push((file.clone(), bytes));
        }
        pictures.push(picture);
    }
    let opened = Opened {
        source: Source::Path(PathBuf::from("made here")),
        dossier: Arc::new(Dossier {
            pictures,
            ..Dossier::default()
        }),
        container: Arc::new(Container::from_files(files).unwrap()),
        generation: 0,
    };
    let mut window = window();
    window
        .state_mut()
        .session
        .receive(Outcome::Opened(Box::new(opened), Problems::default()));
    settle(&mut window);
    window
}

fn window() -> Window {
    Harness::builder()
        .with_size(vec2(1000.0, 700.0))
        .build_eframe(|cc| {
            let settings = Settings {
                tab: Tab::Gallery,
                show_details: false,
                ..Settings::default()
            };
            let options = Options {
                settings,
                bundled_fonts_only: true,
                ..Options::default()
            };
            App::new(&cc.egui_ctx, options)
        })
}

/// Draws frames until nothing is under way.
fn settle(window: &mut Window) {
    let start = Instant::now();
    let mut still = 0;
    while still < 3 {
        window.step();
        still = if window.state().is_settled() {
            still + 1
        } else {
            0
        };
        assert!(start.elapsed() < Duration::from_mins(1), "never settles");
        std::thread::sleep(Duration::from_millis(2));
    }
    window.run();
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    settle(window);
}

fn selected(window: &Window) -> Option<Item> {
    window.state().session.selection().selected()
}

fn enlarged(window: &Window) -> Option<PictureId> {
    window.state().session.panels().picture
}

#[test]
fn every_tile_in_sight_has_its_caption_and_credit() {
    let window = gallery(6, |_, _, _| {});
    for number in 0..3 {
        window.get_by_label(&format!("Description {number}"));
        window.get_by_label_contains(&format!("Caption {number},"));
        window.get_by_label(&format!("Photo: {number}"));
    }
}

#[test]
fn what_is_missing_is_said() {
    let window = gallery(1, |_, picture, _| {
        picture.caption = None;
        picture.credit = None;
    });
    window.get_by_label("No caption is given");
    window.get_by_label("No credit is given");
}

#[test]
fn arrows_move_enter_enlarges_escape_goes_back() {
    let mut window = gallery(30, |_, _, _| {});
    let at = |number| Some(Item::Picture(PictureId(number)));
    press(&mut window, Key::ArrowRight);
    assert_eq!(selected(&window), at(0));
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowDown);
    assert_eq!(selected(&window), at(4), "three columns");
    press(&mut window, Key::ArrowLeft);
    press(&mut window, Key::ArrowUp);
    assert_eq!(selected(&window), at(0));
    press(&mut window, Key::End);
    assert_eq!(selected(&window), at(29));
    window.get_by_label("Description 29");

    press(&mut window, Key::Enter);
    assert_eq!(enlarged(&window), Some(PictureId(29)));
    window.get_by_label("30 of 30");
    window.get_by_label("Photo: 29");
    press(&mut window, Key::ArrowLeft);
    assert_eq!(enlarged(&window), Some(PictureId(28)));
    assert_eq!(selected(&window), at(28), "the details follow");
    press(&mut window, Key::Home);
    assert_eq!(enlarged(&window), Some(PictureId(0)));
    window.get_by_label_contains("Caption 0,");

    press(&mut window, Key::Escape);
    assert_eq!(enlarged(&window), None);
    assert_eq!(selected(&window), at(0), "the grid is where it was");
    press(&mut window, Key::Escape);
    assert_eq!(selected(&window), None);
}

#[test]
fn a_click_selects_and_the_link_enlarges() {
    let mut window = gallery(3, |_, _, _| {});
    window.get_by_label("Description 1").click();
    settle(&mut window);
    assert_eq!(selected(&window), Some(Item::Picture(PictureId(1))));
    window.get_by_label("Enlarge: Description 2").click();
    settle(&mut window);
    assert_eq!(enlarged(&window), Some(PictureId(2)));
    window.get_by_label("Previous").click();
    settle(&mut window);
    assert_eq!(enlarged(&window), Some(PictureId(1)));
    window.get_by_label("All pictures").click();
    settle(&mut window);
    assert_eq!(enlarged(&window), None);
}

#[test]
fn the_full_view_zooms_by_buttons_keys_and_wheel() {
    let mut window = gallery(1, |_, _, bytes| *bytes = png(1500, 7));
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::Enter);
    assert!(window.query_by_label_contains(" %").is_none(), "it fits");
    window.get_by_label("Actual pixels").click();
    settle(&mut window);
    window.get_by_label("100 %");
    press(&mut window, Key::Plus);
    window.get_by_label("150 %");
    press(&mut window, Key::Num0);
    assert!(
        window.query_by_label_contains(" %").is_none(),
        "it fits again"
    );
    window.hover_at(window.get_by_label("Description 0").rect().center());
    window.event(eframe::egui::Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, 300.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: eframe::egui::Modifiers::NONE,
    });
    settle(&mut window);
    assert!(window.query_by_label_contains(" %").is_some(), "nearer");
    window.get_by_label("Photo: 0");
}

#[test]
fn a_picture_that_cannot_be_shown_keeps_its_words_and_says_why() {
    let window = gallery(3, |number, picture, bytes| match number {
        0 => picture.file = None,
        1 => bytes.truncate(40),
        _ => *bytes = b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
    });
    for (number, why) in [(0, "does not hold"), (1, "damaged"), (2, "SVG")] {
        let start = format!("Description {number}. Not shown: ");
        window.get_by(|node| {
            node.label()
                .is_some_and(|label| label.starts_with(&start) && label.contains(why))
        });
        window.get_by_label(&format!("Photo: {number}"));
        let enlarge = format!("Enlarge: Description {number}");
        assert!(
            window.query_by_label(&enlarge).is_none(),
            "nothing is there"
        );
    }
}

#[test]
fn of_ten_thousand_pictures_only_those_in_sight_cost_anything() {
    let mut window = gallery(10_000, |_, _, _| {});
    let known = |window: &Window| texture_bytes(&window.ctx) / (60 * 40 * 4);
    assert!((3..=12).contains(&known(&window)), "{}", known(&window));
    press(&mut window, Key::End);
    window.get_by_label("Description 9999");
    assert!(window.query_by_label("Description 5000").is_none());
    assert!(known(&window) <= 24, "{}", known(&window));
    assert_eq!(window.run(), 1, "an idle window draws nothing");
}

#[test]
fn the_sample_leads_from_a_picture_to_its_sentence() {
    let mut window = window();
    settle(&mut window);
    let link = window
        .get_all_by(|node| {
            node.label()
                .is_some_and(|label| label.starts_with("In the text, 2 sentences: "))
        })
        .next()
        .unwrap();
    link.click();
    settle(&mut window);
    let session = &window.state().session;
    assert_eq!(session.tab(), Tab::Text);
    assert!(matches!(
        session.selection().selected(),
        Some(Item::Picture(_))
    ));
    assert!(session.selection().current_sentence().is_some());
}

/// The words of a frame that the toolkit set itself: its letters differ from machine to machine.
fn foreign_words(window: &Window) -> Vec<String> {
    fn gather(shape: &Shape, found: &mut Vec<String>) {
        match shape {
            Shape::Text(text) => found.push(text.galley.text().to_owned()),
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    let shapes = &window.output().shapes;
    assert!(shapes.len() > 10, "{} shapes are drawn", shapes.len());
    for clipped in shapes {
        gather(&clipped.shape, &mut found);
    }
    found
}

#[test]
fn no_word_of_gallery_and_figures_is_set_by_the_toolkit() {
    let mut window = gallery(2, |_, _, _| ());
    assert_eq!(foreign_words(&window), [""; 0]);
    let large = Command::ViewPicture(Some(PictureId(1)));
    window.state_mut().send(large);
    settle(&mut window);
    window.get_by_label("Actual pixels").hover();
    settle(&mut window);
    assert_eq!(foreign_words(&window), [""; 0]);
    let quay = Source::Path(fixture("bundles/quay"));
    window.state_mut().send(Command::Open(quay));
    settle(&mut window);
    window.state_mut().send(Command::ShowTab(Tab::Figures));
    settle(&mut window);
    window.get_by_label_contains("Bar 2023").hover();
    settle(&mut window);
    assert_eq!(foreign_words(&window), [""; 0]);
}

#[test]
fn a_narrow_full_view_keeps_its_bar_and_a_long_caption_its_credit() {
    let mut window = gallery(2, |_, picture, _| {
        picture.caption = Some("Words that go on. ".repeat(40));
    });
    window.set_size(vec2(420.0, 700.0));
    let large = Command::ViewPicture(Some(PictureId(0)));
    window.state_mut().send(large);
    settle(&mut window);
    let names = [
        "Next",
        "1 of 2",
        "Zoom out",
        "Zoom in",
        "Fit",
        "Actual pixels",
    ];
    let rects = names.map(|name| window.get_by_label(name).rect());
    for (index, rect) in rects.iter().enumerate() {
        assert!(rect.right() <= 420.0, "{}", names[index]);
        for (other, name) in rects.iter().zip(names).skip(index + 1) {
            assert!(
                !rect.shrink(1.0).intersects(*other),
                "{} and {name}",
                names[index]
            );
        }
    }
    let credit = window.get_by_label("Photo: 0").rect();
    let status = window.get_by_label("No problems").rect();
    assert!(credit.bottom() < status.top(), "{credit:?} {status:?}");
}
