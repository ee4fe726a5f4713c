//! `dossier render`: draws exactly what the window shows into a PNG, without display or graphics
//! card, the same bytes on every machine.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Color32, Rect};

use super::output::Output;
use super::reading::{Reading, refused};
use super::{FAILED, FINE, complain};
use crate::app::{App, Options};
use crate::bundle::Opened;
use crate::container::Container;
use crate::headless::{Headless, Patience, Screen, Work};
use crate::model::Dossier;
use crate::model::item::{
    AnnotationId, EntityId, FigureId, Item, PictureId, RelationId, SentenceId,
};
use crate::session::command::Command;
use crate::session::settings::{Settings, ThemeChoice};
use crate::session::tab::Tab;

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Theme {
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Open {
    Details,
    Outline,
    Problems,
    Find,
    Shortcuts,
    /// The selected picture, large, in the gallery
    Picture,
}

#[derive(Debug, clap::Args)]
pub(super) struct RenderArgs {
    /// A bundle (.dossier, .zip, folder) or a lone file; the sample when left out
    path: Option<PathBuf>,
    /// Which tab
    #[arg(long, value_enum, default_value = "text")]
    tab: TabName,
    /// The PNG file to write
    #[arg(long, value_name = "FILE.png")]
    out: PathBuf,
    #[command(flatten)]
    existing: Output,
    /// Width and height in points
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "1280x800", value_parser = parse_size)]
    size: [u32; 2],
    /// Pixels for each point
    #[arg(long, default_value_t = 1.0)]
    scale: f32,
    /// Light or dark
    #[arg(long, value_enum, default_value = "light")]
    theme: Theme,
    /// What to select: the id of an entity, relation, figure or annotation, the name of a picture, or `s` and
    /// the number of a sentence, counted from 0; `dossier show --json` lists the ids
    #[arg(long, value_name = "ID")]
    select: Option<String>,
    /// Panels to show, with commas between them; none unless named
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PANELS")]
    open: Vec<Open>,
    /// Words to find in the whole dossier
    #[arg(long, value_name = "WORDS")]
    find: Option<String>,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum TabName {
    Text,
    Map,
    Figures,
    Gallery,
}

impl From<TabName> for Tab {
    fn from(name: TabName) -> Self {
        match name {
            TabName::Text => Self::Text,
            TabName::Map => Self::Map,
            TabName::Figures => Self::Figures,
            TabName::Gallery => Self::Gallery,
        }
    }
}

fn parse_size(text: &str) -> Result<[u32; 2], String> {
    let sides = text.split_once(['x', '×']).and_then(|(width, height)| {
        Some([width.trim().parse().ok()?, height.trim().parse().ok()?])
    });
    sides
        .filter(|sides: &[u32; 2]| sides.iter().all(|side| *side >= 1))
        .ok_or_else(|| "a size is written like 1280x800".to_owned())
}

pub(super) fn run(args: &RenderArgs, out: &mut dyn Write) -> io::Result<u8> {
    // Read here: a window would only show a notice where the command line has to fail.
    let read = match &args.path {
        Some(path) => match args.reading.open(path) {
            Ok((opened, container)) => Some((path.clone(), opened, container)),
            Err(refusal) => return Ok(refused(path, &refusal)),
        },
        None => None,
    };
    let is_png = |extension: &std::ffi::OsStr| extension.eq_ignore_ascii_case("png");
    if !args.out.extension().is_none_or(is_png) {
        complain(&format!(
            "{}: render writes PNG; give a name that ends in .png",
            args.out.display()
        ));
        return Ok(FAILED);
    }
    if !args.existing.may_write(args.path.as_deref(), &args.out) {
        return Ok(FAILED);
    }
    match picture(args, read) {
        Ok(png) if args.existing.write(&args.out, &png) => {
            writeln!(out, "{}", args.out.display())?;
            Ok(FINE)
        }
        Ok(_) => Ok(FAILED),
        Err(why) => {
            complain(&why);
            Ok(FAILED)
        }
    }
}

/// What was read, and from where.
pub(super) type Read = (PathBuf, Opened, Arc<Container>);

/// A whole window that nobody sees.
pub(super) struct Unseen {
    window: Headless,
    pub(super) app: App,
}

impl Unseen {
    fn new(screen: Screen, settings: Settings) -> Result<Self, String> {
        let window = Headless::new(screen).map_err(|error| error.to_string())?;
        let options = Options {
            settings,
            bundled_fonts_only: true,
            ..Options::default()
        };
        let app = App::new(window.context(), options);
        Ok(Self { window, app })
    }

    /// A window of the usual size that shows a tab of what was read, and nothing beside it.
    pub(super) fn open(read: Read, tab: Tab) -> Result<Self, String> {
        let screen = Screen {
            size: [1280, 800],
            pixels_per_point: 1.0,
        };
        let settings = Settings {
            theme: ThemeChoice::Light,
            tab,
            show_details: false,
            show_outline: false,
            ..Settings::default()
        };
        let mut unseen = Self::new(screen, settings)?;
        unseen.show(read);
        unseen.settle()?;
        // Another dossier is opened at its text where the tab would be empty.
        unseen.app.send(Command::ShowTab(tab));
        unseen.settle()?;
        Ok(unseen)
    }

    fn show(&mut self, (path, opened, container): Read) {
        let ctx = self.window.context().clone();
        self.app.show(&ctx, path, opened, container);
    }

    fn settle(&mut self) -> Result<(), String> {
        let work_of = |app: &App| {
            if app.is_settled() {
                Work::Done
            } else {
                Work::UnderWay
            }
        };
        self.window
            .settle_app(&mut self.app, Patience::default(), |app| work_of(app))
            .map(|_| ())
            .map_err(|error| error.to_string())
    }

    /// What it shows, or what of it is within `part`, in points.
    pub(super) fn png(&self, part: Option<Rect>) -> Result<Vec<u8>, String> {
        let painting = self
            .window
            .paint(Color32::BLACK)
            .map_err(|error| error.to_string())?;
        if !painting.omitted.is_nothing() {
            return Err("a part of the picture could not be painted on the CPU".to_owned());
        }
        let image = match part {
            None => painting.image,
            Some(part) => {
                let part = (part * self.window.context().pixels_per_point()).round();
                let [x, y, width, height] =
                    [part.left(), part.top(), part.width(), part.height()].map(|side| side as u32);
                image::imageops::crop_imm(&painting.image, x, y, width, height).to_image()
            }
        };
        let mut png = io::Cursor::new(Vec::new());
        image
            .write_to(&mut png, image::ImageFormat::Png)
            .map_err(|error| error.to_string())?;
        Ok(png.into_inner())
    }
}

fn picture(args: &RenderArgs, read: Option<Read>) -> Result<Vec<u8>, String> {
    let screen = Screen {
        size: args.size,
        pixels_per_point: args.scale,
    };
    let shows = |panel| args.open.contains(&panel);
    let settings = Settings {
        theme: match args.theme {
            Theme::Light => ThemeChoice::Light,
            Theme::Dark => ThemeChoice::Dark,
        },
        tab: args.tab.into(),
        show_details: shows(Open::Details),
        show_outline: shows(Open::Outline),
        ..Settings::default()
    };
    let mut unseen = Unseen::new(screen, settings)?;
    if let Some(read) = read {
        unseen.show(read);
    }
    unseen.settle()?;
    let app = &unseen.app;
    // A dossier opens at another tab where this one is empty; here it is asked for.
    app.send(Command::ShowTab(args.tab.into()));
    let selected = match (&args.select, app.session.dossier()) {
        (Some(id), Some(dossier)) => {
            let item = find_item(dossier, id).ok_or_else(|| {
                format!(
                    "nothing in this dossier has the id {id}; `dossier show --json` lists the ids"
                )
            })?;
            Some(item)
        }
        _ => None,
    };
    if shows(Open::Picture) && !matches!(selected, Some(Item::Picture(_))) {
        return Err(
            "`--open picture` shows the selected picture: add `--select` with the name of one; \
             `dossier show --json` lists the names"
                .to_owned(),
        );
    }
    if let Some(item) = selected {
        app.send(match item {
            Item::Picture(picture) if shows(Open::Picture) => Command::ViewPicture(Some(picture)),
            other => Command::Select(other),
        });
    }
    if shows(Open::Problems) {
        app.send(Command::ShowProblems(true));
    }
    if shows(Open::Shortcuts) {
        app.send(Command::ShowShortcuts(true));
    }
    if shows(Open::Find) || args.find.is_some() {
        app.send(Command::ShowFind(true));
    }
    if let Some(query) = &args.find {
        app.send(Command::SetQuery(query.clone()));
    }
    unseen.settle()?;
    unseen.png(None)
}

/// Finds an item by the id that files and `show --json` use.
fn find_item(dossier: &Dossier, id: &str) -> Option<Item> {
    let place = |found: Option<usize>, item: fn(usize) -> Item| found.map(item);
    place(
        dossier.entities.iter().position(|entity| entity.id == id),
        |n| Item::Entity(EntityId::from_index(n)),
    )
    .or_else(|| {
        place(
            dossier
                .relations
                .iter()
                .position(|relation| relation.id == id),
            |n| Item::Relation(RelationId::from_index(n)),
        )
    })
    .or_else(|| {
        place(
            dossier.figures.iter().position(|figure| figure.id == id),
            |n| Item::Figure(FigureId::from_index(n)),
        )
    })
    .or_else(|| {
        place(
            dossier
                .pictures
                .iter()
                .position(|picture| picture.name == id),
            |n| Item::Picture(PictureId::from_index(n)),
        )
    })
    .or_else(|| {
        let annotation = dossier
            .annotations
            .iter()
            .position(|annotation| annotation.id == id)?;
        let items = &dossier.annotations[annotation].items;
        Some(
            items
                .first()
                .copied()
                .unwrap_or(Item::Note(AnnotationId::from_index(annotation))),
        )
    })
    .or_else(|| {
        let number: u32 = id.strip_prefix('s')?.parse().ok()?;
        let item = Item::Sentence(SentenceId(number));
        dossier.contains(item).then_some(item)
    })
}
